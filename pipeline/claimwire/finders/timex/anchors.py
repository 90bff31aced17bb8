"""Where a Matcher need look at all: around the words that every rule has one of.

spaCy tries each pattern at each token; a news text has a word of time in one sentence of two. Only stretches around
such words are matched, as far as words go on that some pattern names: a sixth of the tokens, for the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimwire._rulebook import rulebook, word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimwire.language.reading import Reading

LISTS = "months weekdays plural_weekdays any_units seasons parts feasts quarters halves times".split()
DIGITS = re.compile(
    r"(?:[12]\d{3}|(?:19|20)\d{6}|[cfs]y'?\d{2,4}"  # years, `20240506`, `FY24`
    r"|'?\d{2,4}'?s|0\d|[2-9]0|[a-z]+[-/]'?\d{1,4}s?"  # decades, `mid-1990s`, `Nov/2`
    r"|\d.*[-/:.tqh].*\d.*|[qh][1-4]|\d+-[a-z]+"  # `6/8/2024`, `Q1`, `30-day`
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[.:]\d\d)$"  # days, clock times
)
LEFT, RIGHT = 7, 6  # tokens; the longest numeral before a unit, the longest tail after one


@cache
def words() -> frozenset[str]:
    """The words of time, lower-case."""
    lists = word_lists("dates")
    return frozenset(word.lower() for name in LISTS for word in lists[name])


def lone_day(reading: Reading, at: int, word: str) -> bool:
    """`the 27`, where no word follows that the number may count, and `'98`."""
    if not at or len(word) > 2 or not word.isdigit():
        return False
    before = reading.doc[at - 1].lower_
    if before != "the":
        return len(word) == 2 and before in ("'", "’")
    return at + 1 == len(reading.doc) or not reading.doc[at + 1].is_alpha


def may_belong(token: Token) -> bool:
    """Whether some pattern may hold the token: a word it names, a numeral, or a sign or a number."""
    return token.lower_ in rulebook("dates").vocabulary or token.ent_type_ == "NUMBER" or not token.is_alpha


def reach(reading: Reading, at: int, step: int, limit: int) -> int:
    """How far from a token a match may go, left or right."""
    doc, last = reading.doc, at
    for place in range(at + step, at + limit * step, step):
        if not 0 <= place < len(doc) or not may_belong(doc[place]):
            break
        last = place
    return last


def stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token ranges, in order and apart, outside which no rule can match."""
    known = words()
    start = end = -1
    for i, token in enumerate(reading.doc):
        word = token.lower_
        if word in known or (not word.isalpha() and (DIGITS.match(word) or lone_day(reading, i, word))):
            if i >= end:
                left = reach(reading, i, -1, LEFT + 1)
                if left > end >= 0:
                    yield start, end
                start = left if left > end or start < 0 else start
            end = reach(reading, i, 1, RIGHT) + 1
    if end > 0:
        yield start, end
