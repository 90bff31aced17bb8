"""Where a Matcher need look at all: around the words that every rule has one of.

spaCy tries each pattern at each token; a news text has a word of time in one sentence of two. Only stretches around
such words are matched, which is a third of the work for the same matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimwire._rulebook import word_lists

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

LISTS = "months weekdays plural_weekdays any_units seasons parts feasts quarters halves times".split()
DIGITS = re.compile(
    r"(?:1\d{3}|20\d\d|2100"  # years
    r"|'?\d{2,4}'?s|0\d|[2-9]0|[a-z]+-'?\d{2,4}s?"  # decades, `mid-1990s`
    r"|\d.*[-/:.tqh].*\d.*|[qh][1-4]|\d+-[a-z]+"  # `6/8/2024`, `Q1`, `30-day`
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[.:]\d\d)$"  # days, clock times
)
LEFT, RIGHT = 7, 6  # tokens; the longest numeral before a unit, the longest tail after one


@cache
def words() -> frozenset[str]:
    """The words of time, lower-case."""
    lists = word_lists("dates")
    return frozenset(word.lower() for name in LISTS for word in lists[name])


def stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Token ranges, in order and apart, outside which no rule can match."""
    known, count = words(), len(reading.doc)
    start = end = -1
    for i, token in enumerate(reading.doc):
        word = token.lower_
        if word in known or (not word.isalpha() and DIGITS.match(word)):
            if end < 0 or i - LEFT > end:
                if end > 0:
                    yield start, end
                start = max(0, i - LEFT)
            end = min(count, i + RIGHT)
    if end > 0:
        yield start, end
