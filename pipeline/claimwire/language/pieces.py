"""A text too long to be read at once, cut where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Iterator

PIECE = 100_000  # characters; a parse of more takes memory by the gigabyte
CUTS = tuple(map(re.compile, (r"\n[^\S\n]*\n\s*", r"\n\s*", r"(?<=[.!?])\s+", r"\s+")))


def pieces(text: str, *, most: int = PIECE) -> Iterator[tuple[int, int]]:
    """Half-open ranges that cover a text in order, none longer than `most`.

    Each ends behind a paragraph, where there is none in its second half behind a line, a sentence, a word.
    """
    start = 0
    while len(text) - start > most:
        end = cut(text, start, start + most)
        yield start, end
        start = end
    yield start, len(text)


def cut(text: str, start: int, limit: int) -> int:
    """The last place to cut before a limit, the limit itself where there is none."""
    half = start + (limit - start) // 2
    for pattern in CUTS:
        ends = [found.end() for found in pattern.finditer(text, half, limit)]
        if ends:
            return ends[-1]
    return limit
