"""Which words are numerals, and what they are worth: digits, words, mixed, fractions, vague plurals, ordinals.

A numeral is a sum of groups, each with a scale smaller than the one before: `two million | three hundred thousand | and
forty`. A group is digits (`1.2`), words below a thousand (`two hundred and five`), a fraction (`half a`) or a few (`several`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = {w: float(i) for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())} | {"naught": 0.0, "nought": 0.0}  # fmt: skip
TENS = {w: 10.0 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {
    "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "m.": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "trln": 1e12,
    "lakhs": 1e5, "crores": 1e7, "cr": 1e7,
}  # fmt: skip
GROUPS = {"dozen": 12.0, "score": 20.0, "dozens": 12.0, "dz": 12.0, "dzs": 12.0}
VAGUE = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "lakhs": 2e5, "millions": 2e6,
    "crores": 2e7, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
TIMES_OVER = {"twice": 2.0, "thrice": 3.0}
FEW = frozenset({"several", "few", "many", "couple"})
ORDINAL_UNITS = {w: float(i) for i, w in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth".split(), start=1)}  # fmt: skip
ORDINAL_TENS = {w: 10.0 * i for i, w in enumerate(
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), start=2)}  # fmt: skip
ORDINAL_SCALES = {"hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12}
ORDINALS = {**ORDINAL_UNITS, **ORDINAL_TENS, **ORDINAL_SCALES}
PARTS = {w: n for w, n in ORDINALS.items() if n > 2} | {"half": 2.0, "quarter": 4.0}
DENOMINATORS = PARTS | {f"{w}s": n for w, n in PARTS.items()} | {"halves": 2.0}
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6,
          "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
DIGITS = re.compile(
    r"([+\-−]?)(?:(\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[ ']\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.\d{3}(?=,\d)|\d+)?((?:\.|,(?=\d{1,2}$))\d+)?)"
    rf"(?:e([+-]?\d+))?([{''.join(VULGAR)}])?$",
    re.IGNORECASE,
)
SLASH = re.compile(r"(\d{1,2})/(\d{1,3})$")
SLASH_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32})
ORDINAL_DIGITS = re.compile(r"\d[\d,]*(?:st|nd|rd|th)$")
SIGNS = frozenset({"minus", "negative"})
ARTICLES = frozenset({"a", "an"})
BASES = frozenset({3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 25.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6})
CURRENCY_SIGNS = frozenset("$€£¥₹₽₴₺₩₦₪")
CURRENCY_CODES = frozenset("usd eur gbp rs rs. inr rm chf cad aud jpy cny rmb".split())
METRES_BEFORE = frozenset(
    "tall long wide high deep away above below apart across is are was were m by x and or final sprint race hurdles freestyle "
    "butterfly breaststroke backstroke relay medley dash north south east west underground underwater up down off radius".split()
)
TRACKS = frozenset({"60", "100", "110", "200", "400", "800", "1500", "1,500", "5000", "5,000", "10000", "10,000"})
TIMES = frozenset("second seconds minute minutes hour hours day days week weeks month months year years decade decades season seasons games".split())


@dataclass(frozen=True)
class Numeral:
    """A numeral phrase: words `start` to `end`, half-open.

    `value` is null if it is vague (`dozens`); `low` is then what it commits to, else the value. `kind` is `digits`,
    `words`, `fraction`, `vague`, `multiple` (`twice`) or `ordinal`.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    kind: str


Part = tuple[float, int]
"""A value, and the word at which it ends."""


def digits(word: str) -> float | None:
    """The value of a word written in digits (`1,164`, `1 000`, `3½`, `−5`, `2e-8`, `3/4`); None if it is none."""
    found = DIGITS.match(word)
    if not found or not (found[2] or found[3] or found[5]):
        return fraction_of(word)
    whole = re.sub(r"[ ,']", "", found[2] or "0")
    if whole.count(".") > 1 or "." in whole and found[3]:
        whole = whole.replace(".", "")
    value = float(whole + (found[3] or "").replace(",", ".")) + VULGAR.get(found[5] or "", 0.0)
    value *= 10.0 ** int(found[4] or 0)
    return -value if found[1] in ("-", "−") else value


def fraction_of(word: str) -> float | None:
    """`3/4`; not `9/11` or `24/7`."""
    found = SLASH.match(word)
    if not found or not 0 < int(found[1]) < int(found[2]) or int(found[2]) not in SLASH_PARTS:
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
    if not (word in STARTS or word[0].isdigit() or word[0] in "+-−." or word[0] in VULGAR):
        return None
    if ORDINAL_DIGITS.match(word):
        return Numeral(i, i + 1, float(re.sub(r"\D", "", word)), None, "ordinal")
    if word in TIMES_OVER:
        return Numeral(i, i + 1, TIMES_OVER[word], TIMES_OVER[word], "multiple")
    if word in SIGNS:
        return negative(words, i)
    for read in (vague, ratio, fraction, amount, ordinal):
        if numeral := read(words, i):
            return numeral
    return None


def negative(words: Sequence[str], i: int) -> Numeral | None:
    """`minus five`, `minus-130`."""
    at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    numeral = starting_at(words, at) if at < len(words) and words[at] not in SIGNS else None
    if numeral is None or numeral.value is None or numeral.kind == "ordinal":
        return None
    value = -abs(numeral.value)
    return Numeral(i, numeral.end, value, value, numeral.kind)


def vague(words: Sequence[str], i: int) -> Numeral | None:
    """`dozens`, `tens of thousands`, `hundreds of millions`, `several hundred`, `a couple of`."""
    word, following = words[i], words[i + 1 : i + 4]
    if word in VAGUE:
        if following[:1] == ["of"] and len(following) > 1 and following[1] in VAGUE and following[1] != word:
            low = VAGUE[word] * VAGUE[following[1]] / 2
            return Numeral(i, i + 3, None, low, "vague")
        return None if word == "tens" else Numeral(i, i + 1, None, VAGUE[word], "vague")
    at = i + 1 if word in ARTICLES else i
    if at >= len(words) or words[at] not in FEW:
        return None
    couple = words[at] == "couple"
    at += 2 if words[at + 1 : at + 2] == ["of"] and couple else 1
    if at < len(words) and (words[at] in SCALES or words[at] in ("hundred", "dozen")):
        scale, end = scaled(words, at, "words")
        return Numeral(i, end, None, 2.0 * scale, "vague")
    return Numeral(i, at, None, 2.0, "vague") if couple and word in ARTICLES and words[at - 1] == "of" else None


def ratio(words: Sequence[str], i: int) -> Numeral | None:
    """`one in five`, `nine out of ten`, of people; not `three in 10 days`."""
    top = below_hundred(words, i) or single_digits(words, i)
    link = words[top[1]] if top and top[1] < len(words) else None
    if not top or link not in ("in", "out", "over") or link == "out" and words[top[1] + 1 : top[1] + 2] != ["of"]:
        return None
    bottom = amount(words, top[1] + (2 if link == "out" else 1))
    if bottom is None or not 0 < top[0] < (bottom.value or 0) or top[0] > 10 and link != "out":
        return None
    after = words[bottom.end] if bottom.end < len(words) else "."
    if after in TIMES or after == "%" or link == "over" and (top[0] != 1 or after.isalnum()):
        return None
    if bottom.value not in BASES and (top[0] != 1 or 1000 < (bottom.value or 0) < 2100):
        return None
    value = top[0] / (bottom.value or 1.0)
    return Numeral(i, bottom.end, value, value, "fraction")


def single_digits(words: Sequence[str], i: int) -> Part | None:
    """A whole number below a hundred in digits."""
    return (float(words[i]), i + 1) if words[i].isdigit() and len(words[i]) <= 2 else None


def fraction(words: Sequence[str], i: int) -> Numeral | None:
    """`half`, `a quarter`, `two-thirds`, `half a million`, `a half`."""
    found = fraction_at(words, i)
    if found is None:
        return None
    value, end = found
    at = end + 1 if words[end : end + 1] == ["a"] or words[end : end + 1] == ["-"] else end
    if at < len(words) and (words[at] in SCALES or words[at] in ("dozen", "hundred")):
        scale, end = scaled(words, at, "words")
        return Numeral(i, end, value * scale, value * scale, "words")
    return Numeral(i, end, value, value, "fraction")


def fraction_at(words: Sequence[str], i: int) -> Part | None:
    """The fraction that begins at word `i`; bare only `half`, or `quarter` before a scale."""
    if words[i] == "half" or words[i] == "quarter" and words[i + 1 : i + 2] and words[i + 1] in SCALES:
        return 1.0 / DENOMINATORS[words[i]], i + 1
    top = (1.0, i + 1) if words[i] in ARTICLES else below_thousand(words, i)
    if top is None or top[1] >= len(words):
        return None
    at = top[1] + 1 if words[top[1]] == "-" else top[1]
    if words[at - 1] != "-" and at != top[1]:
        return None
    bottom = denominator(words, at)
    if bottom is None or top[0] > 1 and not words[bottom[1] - 1].endswith(("s", "half")):
        return None
    return top[0] / bottom[0], bottom[1]


def denominator(words: Sequence[str], i: int) -> Part | None:
    """`thirds`, `twenty-fifth`."""
    if i >= len(words):
        return None
    if words[i] in TENS:
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
        last = words[at].removesuffix("s") if at < len(words) else ""
        if last in ORDINAL_UNITS and ORDINAL_UNITS[last] < 10:
            return TENS[words[i]] + ORDINAL_UNITS[last], at + 1
    return (DENOMINATORS[words[i]], i + 1) if words[i] in DENOMINATORS else None


def amount(words: Sequence[str], i: int) -> Numeral | None:
    """`1,164`, `twenty-five thousand`, `1.2 bn`, `a dozen`, `two and a half million`, `one hundred and five`."""
    if i >= len(words):
        return None
    total, at, last = 0.0, i, float("inf")
    kind = "digits" if words[i] not in STARTS else "words"
    while group := group_at(words, at, first=at == i):
        value, end, style = group
        scale, end = scaled(words, end, style)
        if scale == 1 and (half := half_after(words, end)):
            value, end = value + half[0], half[1]
            scale, end = scaled(words, end, style)
        if at != i and (scale * max(value, 1.0) >= last or style != kind and not (style == "digits" and (last == 100 or scale > 1))):
            break
        total, last, at = total + value * scale, scale, end
        if half := half_after(words, at):
            total, at = total + half[0] * scale, half[1]
        after = at + 1 if words[at : at + 1] == ["and"] and (kind == "words" or last == 100) else at
        if scale == 1 or not (group := group_at(words, after, first=False)):
            break
        if after != at and (group[2] == "digits" and last != 100 or group[0] * scaled(words, group[1], group[2])[0] >= last):
            break
        at, joined = after, at
        if not continues(words, at, last, kind):
            at = joined
            break
    if at == i:
        return None
    return Numeral(i, at, total, total, kind)


def continues(words: Sequence[str], at: int, last: float, kind: str) -> bool:
    """Whether the group at word `at` is a smaller part of the same number."""
    group = group_at(words, at, first=False)
    if group is None:
        return False
    value, end, style = group
    scale, _ = scaled(words, end, style)
    return value * scale < last and (style == kind or style == "digits" and (last == 100 or scale > 1))


def group_at(words: Sequence[str], i: int, *, first: bool) -> tuple[float, int, str] | None:
    """One group before its scale: value, end, and whether it is in `digits` or `words`."""
    if i >= len(words):
        return None
    if words[i] in ARTICLES:
        after = words[i + 1] if i + 1 < len(words) else ""
        return (1.0, i + 1, "words") if first and (after in SCALES or after in GROUPS or after == "hundred") else None
    if found := below_thousand(words, i):
        return (*point(words, *found), "words")
    value = digits(words[i])
    if value is None:
        return None
    end = i + 1
    part = digits(words[end]) if end < len(words) and ("/" in words[end] or words[end] in VULGAR) else None
    if part is not None and 0 < part < 1 and value == int(value) and "/" not in words[i]:
        value, end = value + part, end + 1
    return value, end, "digits"


def point(words: Sequence[str], value: float, end: int) -> Part:
    """`two point five`, `zero point zero three`."""
    places = []
    at = end + 1
    if words[end : end + 1] == ["point"]:
        while at < len(words) and (words[at] in UNITS or words[at] in TENS):
            found = below_hundred(words, at)
            if found is None:
                break
            places.append(f"{found[0]:.0f}")
            at = found[1]
    return (float(f"{value:.0f}.{''.join(places)}"), at) if places else (value, end)


def scaled(words: Sequence[str], i: int, style: str) -> Part:
    """The product of the scales from word `i` on (`hundred thousand`, `bn`), 1 if there is none."""
    factor, at = 1.0, i
    while at < len(words):
        hop = at + 1 if words[at] == "-" and at + 1 < len(words) else at
        word = words[hop]
        scale = SCALES.get(word) or (100.0 if word == "hundred" else None) or (GROUPS.get(word) if word != "score" else None)
        if scale is None and style == "digits" and at == i and hop == at:
            scale = SHORT_SCALES.get(word) if word not in ("m", "mm", "m.") or million(words, hop) else None
        if scale is None:
            break
        factor, at = factor * scale, hop + 1
    return factor, at


def million(words: Sequence[str], i: int) -> bool:
    """Whether the `m` at word `i` is million (`£5m`, `35m people`) and not metres (`1.8m tall`, `the 100m final`)."""
    before = words[i - 2] if i > 1 else ""
    if before and (before[-1] in CURRENCY_SIGNS or before in CURRENCY_CODES):
        return True
    after = words[i + 1] if i + 1 < len(words) else ""
    value = digits(words[i - 1])
    return words[i] == "m" and after.isalpha() and (value or 0) < 1000 and after not in METRES_BEFORE and words[i - 1] not in TRACKS


def half_after(words: Sequence[str], i: int) -> Part | None:
    """`and a half`, `and three quarters` at word `i`."""
    if words[i : i + 1] != ["and"] or i + 1 >= len(words) or words[i + 1] in DENOMINATORS:
        return None
    found = fraction_at(words, i + 1)
    if found is None and (part := fraction_of(words[i + 1])):
        found = part, i + 2
    return found if found and found[0] < 1 and words[found[1] : found[1] + 1] != ["of"] else None


def below_thousand(words: Sequence[str], i: int) -> Part | None:
    """`two hundred and five`, `twenty-five`, `seven`, in words."""
    head = below_hundred(words, i)
    if head is None:
        return None
    value, end = head
    hop = end + 1 if words[end : end + 1] == ["-"] else end
    if value >= 100 or words[hop : hop + 1] != ["hundred"]:
        return head
    value, end = value * 100, hop + 1
    at = end + 1 if words[end : end + 1] in (["and"], ["-"]) else end
    rest = below_hundred(words, at) if at < len(words) else None
    if rest and words[rest[1] : rest[1] + 1] != ["hundred"]:
        return value + rest[0], rest[1]
    return value, end


def small(words: Sequence[str], i: int) -> Part | None:
    """The value below a hundred in words, or in one word of digits, at word `i`, and where it ends."""
    if found := below_hundred(words, i):
        return found
    value = digits(words[i])
    return None if value is None else (value, i + 1)


def below_hundred(words: Sequence[str], i: int) -> Part | None:
    """`seven`, `twenty-five`."""
    if words[i] in UNITS:
        return UNITS[words[i]], i + 1
    if words[i] not in TENS:
        return None
    at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    if at < len(words) and 1 <= UNITS.get(words[at], 0) <= 9:
        return TENS[words[i]] + UNITS[words[at]], at + 1
    return TENS[words[i]], i + 1


def ordinal(words: Sequence[str], i: int) -> Numeral | None:
    """`third`, `twenty-first`."""
    at = i
    if words[i] in TENS:
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    if at < len(words) and words[at] in ORDINALS:
        return Numeral(i, at + 1, None, None, "ordinal")
    return None


STARTS = frozenset({*UNITS, *TENS, *VAGUE, *ORDINALS, *FEW, *SIGNS, *ARTICLES, *TIMES_OVER, "half", "quarter"})
