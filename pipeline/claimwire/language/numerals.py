"""Which words are numerals, and what they are worth: digits, words, mixed, fractions, vague plurals, ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {w: float(i) for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
TENS = {w: 10.0 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "trln": 1e12,
}  # fmt: skip
GROUPS = {"dozen": 12.0, "score": 20.0}
VAGUE = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "lakhs": 2e5, "millions": 2e6,
    "crores": 2e7, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth".split()
)
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
DIGITS = re.compile(
    r"([+\-−]?)(?:(\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[ ']\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d+)?((?:\.|,(?=\d{1,2}$))\d+)?)"
    r"(?:e([+-]?\d+))?([½⅓⅔¼¾⅕⅛⅜⅝⅞])?$",
    re.IGNORECASE,
)
SLASH = re.compile(r"(\d{1,2})/(\d{1,3})$")
ORDINAL_DIGITS = re.compile(r"\d[\d,]*(?:st|nd|rd|th)$")


@dataclass(frozen=True)
class Numeral:
    """A numeral phrase: words `start` to `end`, half-open.

    `value` is null if it is vague (`dozens`); `low` is then what it commits to, else the value. `kind` is `digits`,
    `words`, `fraction`, `vague` or `ordinal`.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    kind: str


def digits(word: str) -> float | None:
    """The value of a word written in digits (`1,164`, `1 000`, `3½`, `−5`, `2e-8`); None if it is none."""
    found = DIGITS.match(word)
    if not found or not (found[2] or found[3] or found[5]):
        return SLASH.match(word) and fraction_of(word)
    whole = re.sub(r"[ ,']", "", found[2] or "0")
    if whole.count(".") > 1:
        whole = whole.replace(".", "")
    value = float(whole + (found[3] or "").replace(",", ".")) + VULGAR.get(found[5] or "", 0.0)
    value *= 10.0 ** int(found[4] or 0)
    return -value if found[1] in ("-", "−") else value


def fraction_of(word: str) -> float | None:
    found = SLASH.match(word)
    if not found or not 0 < int(found[1]) < int(found[2]) <= 10:
        return None
    return int(found[1]) / int(found[2])


def numerals(words: Sequence[str]) -> tuple[Numeral, ...]:
    """All numeral phrases among the words of a text, in order, none overlapping another."""
    lower = [word.lower() for word in words]
    found: list[Numeral] = []
    i = 0
    while i < len(lower):
        numeral = starting_at(lower, i)
        if numeral:
            found.append(numeral)
            i = numeral.end
        else:
            i += 1
    return tuple(found)


def starting_at(words: Sequence[str], i: int) -> Numeral | None:
    """The numeral phrase that begins at word `i`."""
    word = words[i]
    if not (word[0].isdigit() or word in STARTS or word[0] in "+-−.½⅓⅔¼¾"):
        return None
    if ORDINAL_DIGITS.match(word):
        return Numeral(i, i + 1, float(re.sub(r"\D", "", word)), None, "ordinal")
    for read in (vague, fraction, amount, ordinal):
        if numeral := read(words, i):
            return numeral
    return None


def vague(words: Sequence[str], i: int) -> Numeral | None:
    """`dozens`, `tens of thousands`, `hundreds of millions`."""
    if words[i] not in VAGUE:
        return None
    if words[i + 1 : i + 2] == ["of"] and i + 2 < len(words) and words[i + 2] in VAGUE:
        low = VAGUE[words[i]] * VAGUE[words[i + 2]] / 2
        return Numeral(i, i + 3, None, low, "vague")
    return None if words[i] == "tens" else Numeral(i, i + 1, None, VAGUE[words[i]], "vague")


def fraction(words: Sequence[str], i: int) -> Numeral | None:
    """`half`, `a quarter`, `two-thirds`, `half a million`."""
    top, at = 1.0, i
    if words[i] in UNITS or words[i] in ("a", "an"):
        top = UNITS.get(words[i], 1.0)
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    if at >= len(words) or words[at] not in DENOMINATORS or (at == i and not words[at].startswith("hal")):
        return None
    if top > 1 and not words[at].endswith("s"):
        return None
    value, end = top / DENOMINATORS[words[at]], at + 1
    if words[end : end + 1] == ["a"] and words[end + 1 : end + 2] and (words[end + 1] in SCALES or words[end + 1] in GROUPS):
        return Numeral(i, end + 2, value * {**SCALES, **GROUPS}[words[end + 1]], None, "words")
    return Numeral(i, end, value, value, "fraction")


def amount(words: Sequence[str], i: int) -> Numeral | None:
    """`1,164`, `twenty-five thousand`, `1.2 bn`, `a dozen`, `two and a half million`, `one hundred and five`."""
    total, group, end, kind = 0.0, None, i, "words"
    if words[i] in ("a", "an"):
        if i + 1 >= len(words) or words[i + 1] not in {**SCALES, **GROUPS}:
            return None
        group, end = 1.0, i + 1
    while end < len(words):
        word = words[end]
        value = small(words, end)
        if value is not None and (group is None or fits(group, value[0], words, end, kind)):
            if word[0].isdigit() or word[0] in "+-−.½⅓⅔¼¾":
                if group is not None:
                    break
                kind = "digits"
            group, end = (group or 0.0) + value[0], value[1]
        elif group is not None and (scale := scale_at(words, end, kind)):
            factor, end = scale
            if factor == 100:
                group *= factor
            elif total and factor >= smallest_scale(total):
                group = (total + group) * factor
                total = 0.0
            else:
                total, group = total + group * factor, None
                if kind == "digits":
                    break
        elif word == "and" and (group is not None or total) and joins(words, end, kind):
            if half := half_after(words, end):
                group, end = (group or 0.0) + half[0], half[1]
                kind = "words"
            else:
                end += 1
        elif word == "-" and group is not None and hyphen_joins(words, end, kind):
            end += 1
        else:
            break
        if group is None and not more_words(words, end):
            break
    if end == i or (words[i] in ("a", "an") and end == i + 1):
        return None
    value_ = total + (group or 0.0)
    return Numeral(i, end, value_, value_, kind)


def small(words: Sequence[str], i: int) -> tuple[float, int] | None:
    """The value below a scale at word `i`, and where it ends: `twenty-five`, `7`, `2,310`."""
    word = words[i]
    if word in UNITS:
        return UNITS[word], i + 1
    if word in TENS:
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
        if at < len(words) and 1 <= UNITS.get(words[at], 0) <= 9:
            return TENS[word] + UNITS[words[at]], at + 1
        return TENS[word], i + 1
    value = digits(word)
    return None if value is None else (value, i + 1)


def fits(group: float, value: float, words: Sequence[str], i: int, kind: str) -> bool:
    """Whether `five` may follow `two hundred`."""
    return kind == "words" and group >= 100 and group % 100 == 0 and value < 100 and not words[i][0].isdigit()


def scale_at(words: Sequence[str], i: int, kind: str) -> tuple[float, int] | None:
    word = words[i]
    if word in SCALES:
        return SCALES[word], i + 1
    if word == "dozen":
        return 12.0, i + 1
    if kind == "digits" and word in SHORT_SCALES:
        return SHORT_SCALES[word], i + 1
    return None


def smallest_scale(total: float) -> float:
    return min((s for s in SCALES.values() if s > 100 and total >= s), key=lambda s: total % s, default=1e3)


def joins(words: Sequence[str], i: int, kind: str) -> bool:
    """Whether the `and` at word `i` is inside a numeral: `one hundred and five`, `two and a half`."""
    if half_after(words, i):
        return True
    before = words[i - 1]
    return kind == "words" and before in SCALES and i + 1 < len(words) and words[i + 1] in {**UNITS, **TENS}


def half_after(words: Sequence[str], i: int) -> tuple[float, int] | None:
    """`and a half`, `and three quarters` at word `i`: its value and its end."""
    part = fraction(words, i + 1) if i + 1 < len(words) and words[i + 1] in ("a", "one", "two", "three") else None
    return (part.value, part.end) if part and part.kind == "fraction" and part.value is not None else None


def hyphen_joins(words: Sequence[str], i: int, kind: str) -> bool:
    """`1.5-million`, `two-million`."""
    return i + 1 < len(words) and words[i + 1] in SCALES


def more_words(words: Sequence[str], i: int) -> bool:
    if i >= len(words):
        return False
    return words[i] == "and" or words[i] in UNITS or words[i] in TENS or words[i] in SCALES


def ordinal(words: Sequence[str], i: int) -> Numeral | None:
    """`third`, `twenty-first`."""
    at = i
    if words[i] in TENS:
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    if at < len(words) and words[at] in ORDINALS:
        return Numeral(i, at + 1, None, None, "ordinal")
    return None


STARTS = frozenset({*UNITS, *TENS, *VAGUE, *DENOMINATORS, *ORDINALS, "a", "an"})
