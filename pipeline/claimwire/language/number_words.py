"""The words of numbers with what they are worth, and the small numbers that greater ones are made of."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

Part = tuple[float, int]
"""A value, and the word at which it ends."""


def numbered(words: str, start: int = 0, step: float = 1.0) -> dict[str, float]:
    """The words with the numbers that they stand for."""
    return {word: step * i for i, word in enumerate(words.split(), start=start)}


UNITS = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
) | {"naught": 0.0, "nought": 0.0}
TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10.0)
SCALES = {
    "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
}  # fmt: skip
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mm": 1e6, "m.": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9,
    "tn": 1e12, "trn": 1e12, "trln": 1e12, "lakhs": 1e5, "crores": 1e7, "cr": 1e7,
}  # fmt: skip
GROUPS = {"dozen": 12.0, "score": 20.0, "dozens": 12.0, "dz": 12.0, "dzs": 12.0}
VAGUE = {
    "dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "lakhs": 2e5, "millions": 2e6,
    "crores": 2e7, "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
FOLDS = {f"{word}fold": value for word, value in (UNITS | TENS | {"hundred": 1e2}).items() if value > 1}
TIMES_OVER = {"twice": 2.0, "thrice": 3.0} | FOLDS
FEW = frozenset({"several", "few", "many", "couple"})
ORDINAL_UNITS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth",
    1,
)
ORDINAL_TENS = numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 2, 10.0)
ORDINAL_SCALES = {"hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12}
ORDINALS = {**ORDINAL_UNITS, **ORDINAL_TENS, **ORDINAL_SCALES}
PARTS = {w: n for w, n in ORDINALS.items() if n > 2} | {"half": 2.0, "quarter": 4.0}
DENOMINATORS = PARTS | {f"{w}s": n for w, n in PARTS.items()} | {"halves": 2.0}
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
          "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
DIGITS = re.compile(
    r"([+\-−]?)(?:(\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[ ']\d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}\.\d{3}(?=,\d)|\d+)?"
    r"((?:\.|,(?=\d{1,2}$))\d+)?)"
    rf"(?:e([+-]?\d+))?([{''.join(VULGAR)}])?$",
    re.IGNORECASE,
)
POWER = re.compile(
    r"(\d+(?:\.\d+)?)(?:×|x|·|\*)10(?:\^([+\-−–]?)(\d{1,2})|([⁺⁻]?)([⁰¹²³⁴-⁹]{1,2})|(?<=×10)([\-−–])(\d{1,2}))$"
)
# Scales that a tokenizer leaves on the digits: `1MM`, the `1bn` of `1bn-plus`; not `m`, which may be metres.
ONE_WORD = re.compile(r"(\d[\d.,]*)(bn|bln|mn|mln|tn|trn|trln|mm|k)$", re.IGNORECASE)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SLASH = re.compile(r"(\d{1,2})/(\d{1,3})$")
SLASH_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32})
ORDINAL_DIGITS = re.compile(r"\d[\d,]*(?:st|nd|rd|th)$")
SIGNS = frozenset({"minus", "negative"})
ARTICLES = frozenset({"a", "an"})
BASES = frozenset({3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 25.0, 50.0, 100.0, 1e3, 1e4, 1e5, 1e6})
CURRENCY_SIGNS = frozenset("$€£¥₹₽₴₺₩₦₪")
CURRENCY_CODES = numbered("usd eur gbp rs rs. inr rm chf cad aud jpy cny rmb").keys()
# After `m` they say that it is metres.
METRES_BEFORE = numbered(
    "tall long wide high deep away above below apart across is are was were m by x and or final sprint race hurdles "
    "freestyle butterfly breaststroke backstroke relay medley dash north south east west underground underwater up "
    "down off"
).keys()
TRACKS = frozenset({"60", "100", "110", "200", "400", "800", "1500", "1,500", "5000", "5,000", "10000", "10,000"})
TIMES = numbered(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades "
    "season seasons games"
).keys()


LONGEST = 100  # characters of a number; powers of ten


def digits(word: str) -> float | None:
    """The value of a word written in digits (`1,164`, `1 000`, `3½`, `−5`, `2e-8`, `3/4`); None if it is none.

    What has more digits than anything is counted in is a code.
    """
    if len(word) > LONGEST:
        return None
    if scaled := ONE_WORD.match(word):
        return None if (value := digits(scaled[1])) is None else value * SHORT_SCALES[scaled[2].lower()]
    found = DIGITS.match(word)
    if not found or not (found[2] or found[3] or found[5]):
        return fraction_of(word)
    whole = re.sub(r"[ ,']", "", found[2] or "0")
    if whole.count(".") > 1 or ("." in whole and found[3]):
        whole = whole.replace(".", "")
    value = float(whole + (found[3] or "").replace(",", ".")) + VULGAR.get(found[5] or "", 0.0)
    power = int(found[4] or 0)
    if abs(power) > LONGEST:
        return None
    value *= 10.0**power
    return -value if found[1] in ("-", "−") else value


def scientific(words: Sequence[str], i: int) -> Part | None:
    """`2.5×10^6`, `6.1 x 10^23`, `3×10⁻⁹`, however a tokenizer cuts it."""
    for end in range(min(len(words), i + 6), i, -1):
        if found := POWER.match("".join(words[i:end])):
            sign, places = found[2] or found[4] or found[6], found[3] or found[7] or found[5].translate(SUPERSCRIPTS)
            value = float(f"{found[1]}e{'-' if sign and sign != '+' and sign != '⁺' else ''}{places}")
            return (value, end) if math.isfinite(value) else None
    return None


def fraction_of(word: str) -> float | None:
    """`3/4`; not `9/11` or `24/7`."""
    found = SLASH.match(word)
    if not found or not 0 < int(found[1]) < int(found[2]) or int(found[2]) not in SLASH_PARTS:
        return None
    return int(found[1]) / int(found[2])


def million(words: Sequence[str], i: int) -> bool:
    """Whether the `m` at word `i` is million (`£5m`, `35m people`) and not metres (`1.8m tall`, `the 100m final`)."""
    before = words[i - 2] if i > 1 else ""
    if before and (before[-1] in CURRENCY_SIGNS or before in CURRENCY_CODES):
        return True
    after = words[i + 1] if i + 1 < len(words) else ""
    value = digits(words[i - 1])
    return (
        words[i] == "m"
        and after.isalpha()
        and (value or 0) < 1000
        and after not in METRES_BEFORE
        and words[i - 1] not in TRACKS
    )


def small(words: Sequence[str], i: int) -> Part | None:
    """The value below a hundred in words, or in one word of digits, at word `i`, and where it ends."""
    if found := below_hundred(words, i):
        return found
    value = digits(words[i])
    return None if value is None else (value, i + 1)


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


def denominator(words: Sequence[str], i: int) -> Part | None:
    """`thirds`, `twenty-fifth`, `one-hundredth`, `one hundred and fifth`."""
    if i >= len(words):
        return None
    at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    last = words[at].removesuffix("s") if at < len(words) else ""
    if words[i] in TENS and last in ORDINAL_UNITS and ORDINAL_UNITS[last] < 10:
        return TENS[words[i]] + ORDINAL_UNITS[last], at + 1
    if words[i] in UNITS and last in ORDINAL_SCALES:
        return UNITS[words[i]] * ORDINAL_SCALES[last], at + 1
    if words[i] in UNITS and last == "hundred" and words[at + 1 : at + 2] == ["and"] and at + 2 < len(words):
        small = ORDINAL_UNITS.get(words[at + 2].removesuffix("s"))
        return (UNITS[words[i]] * 100 + small, at + 3) if small and small > 2 else None
    return (DENOMINATORS[words[i]], i + 1) if words[i] in DENOMINATORS else None


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
