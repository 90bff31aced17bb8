"""Which words are numerals, and what they are worth: digits, words, mixed, fractions, vague plurals, ordinals.

A numeral is a sum of groups, each with a scale smaller than the one before: `two million | three hundred thousand | and
forty`. A group is digits (`1.2`), words below a thousand (`two hundred and five`) or a fraction (`half a`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwire.language.number_words import (
    ARTICLES,
    BASES,
    DENOMINATORS,
    FEW,
    GROUPS,
    ORDINAL_DIGITS,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    SIGNS,
    TENS,
    TIMES,
    TIMES_OVER,
    UNITS,
    VAGUE,
    VULGAR,
    Part,
    below_hundred,
    below_thousand,
    denominator,
    digits,
    fraction_of,
    million,
    point,
    scientific,
    small,
)

__all__ = ["Numeral", "digits", "numerals", "small"]


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
    for read in (vague, ratio, fraction, ordinal, amount):
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
    if not top or link not in ("in", "out", "over") or (link == "out" and words[top[1] + 1 : top[1] + 2] != ["of"]):
        return None
    bottom = amount(words, top[1] + (2 if link == "out" else 1))
    if bottom is None or not 0 < top[0] < (bottom.value or 0) or (top[0] > 10 and link != "out"):
        return None
    after = words[bottom.end] if bottom.end < len(words) else "."
    if after in TIMES or after == "%" or (link == "over" and (top[0] != 1 or after.isalnum())):
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
    if words[i] == "half" or (words[i] == "quarter" and words[i + 1 : i + 2] and words[i + 1] in SCALES):
        return 1.0 / DENOMINATORS[words[i]], i + 1
    top = (1.0, i + 1) if words[i] in ARTICLES else below_thousand(words, i)
    if top is None:
        return None
    if both := mixed(words, i, top[1]):
        return both
    for value, end in (tenths_apart(words, i, top), top):
        at = end + 1 if words[end : end + 1] == ["-"] else end
        bottom = denominator(words, at)
        if bottom and (value == 1 or words[bottom[1] - 1].endswith(("s", "half"))):
            return value / bottom[0], bottom[1]
    return None


def mixed(words: Sequence[str], i: int, end: int) -> Part | None:
    """`two hundred and | fifty-four hundredths`: a whole and a proper fraction."""
    at = next((k for k in range(i + 1, end) if words[k] == "and"), None)
    whole = below_thousand(words[:at], i) if at else None
    part = fraction_at(words, at + 1) if at and whole else None
    return (whole[0] + part[0], part[1]) if whole and part and part[0] < 1 else None


def tenths_apart(words: Sequence[str], i: int, top: Part) -> Part:
    """`one hundred | thirty-fifths`: tens before such an ordinal belong to it, if a numerator is left."""
    last = top[1] - 1
    return (top[0] - TENS[words[last]], last) if last > i and words[last] in TENS and top[0] > 100 else top


def amount(words: Sequence[str], i: int) -> Numeral | None:
    """`1,164`, `twenty-five thousand`, `1.2 bn`, `a dozen`, `two and a half million`, `one hundred and five`."""
    if power := scientific(words, i):
        return Numeral(i, power[1], power[0], power[0], "digits")
    group = scaled_group(words, i, first=True)
    if group is None:
        return None
    total, end, style = group.value, group.end, group.style
    while group.scale > 1:
        linked = words[end : end + 1] == ["and"]
        smaller = scaled_group(words, end + linked, first=False)
        if smaller is None or not continues(group, smaller, linked):
            break
        group = smaller
        total, end = total + group.value, group.end
    return Numeral(i, end, total, total, style)


@dataclass(frozen=True)
class Group:
    """A part of a number with its scale: `three hundred thousand`, `1.2 bn`; `style` is `digits` or `words`."""

    value: float
    end: int
    scale: float
    style: str


def scaled_group(words: Sequence[str], i: int, *, first: bool) -> Group | None:
    """The group that begins at word `i`, with the halves that are added to it: `two and a half million`."""
    found = group_at(words, i, first=first)
    if found is None:
        return None
    value, end, style = found
    scale, end = scaled(words, end, style)
    if scale == 1 and (half := half_after(words, end)):
        value, end = value + half[0], half[1]
        scale, end = scaled(words, end, style)
    value *= scale
    if scale > 1 and (half := half_after(words, end)):
        own, end = scaled(words, half[1], "words")
        value += half[0] * (own if 1 < own < scale else scale)
    return Group(value, end, scale, style)


def continues(group: Group, smaller: Group, linked: bool) -> bool:
    """Whether a group goes on the number: it fits below the one before, and the two are written alike."""
    if smaller.value >= group.scale:
        return False
    if group.scale == 100:
        return True
    if smaller.style == "digits":
        return smaller.scale > 1 and not linked
    return group.style == "words"


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


def scaled(words: Sequence[str], i: int, style: str) -> Part:
    """The product of the scales from word `i` on (`hundred thousand`, `bn`), 1 if there is none."""
    factor, at = 1.0, i
    while at < len(words):
        hop = at + 1 if words[at] == "-" and at + 1 < len(words) else at
        word = words[hop]
        scale = (
            SCALES.get(word)
            or (100.0 if word == "hundred" else None)
            or (GROUPS.get(word) if word != "score" else None)
        )
        if scale is None and style == "digits" and at == i and hop == at:
            scale = SHORT_SCALES.get(word) if word not in ("m", "mm", "m.") or million(words, hop) else None
        if scale is None:
            break
        factor, at = factor * scale, hop + 1
    return factor, at


def half_after(words: Sequence[str], i: int) -> Part | None:
    """`and a half`, `and three quarters`, `-and-a-half` at word `i`."""
    for hyphened in (["-", "and", "-", "a", "-", "half"], ["-", "and", "-", "half"]):
        if list(words[i : i + len(hyphened)]) == hyphened:
            return 0.5, i + len(hyphened)
    if words[i : i + 1] != ["and"] or i + 1 >= len(words) or words[i + 1] in DENOMINATORS:
        return None
    found = fraction_at(words, i + 1)
    if found is None and (part := fraction_of(words[i + 1])):
        found = part, i + 2
    return found if found and found[0] < 1 and words[found[1] : found[1] + 1] != ["of"] else None


def ordinal(words: Sequence[str], i: int) -> Numeral | None:
    """`third`, `twenty-first`."""
    at = i
    if words[i] in TENS:
        at = i + 2 if words[i + 1 : i + 2] == ["-"] else i + 1
    if at < len(words) and words[at] in ORDINALS:
        return Numeral(i, at + 1, None, None, "ordinal")
    return None


STARTS = frozenset({*UNITS, *TENS, *VAGUE, *ORDINALS, *FEW, *SIGNS, *ARTICLES, *TIMES_OVER, "half", "quarter"})
