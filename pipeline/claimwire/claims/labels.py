"""The labels of a key-value list: `Harlow` of `Harlow: 29`, where the header above says what is counted."""

from __future__ import annotations

from itertools import pairwise

from claimwire._rulebook import word_lists
from claimwire.claims.rows import Row
from claimwire.language.reading import Block, Reading
from claimwire.language.syntax import Range

DIVISIONS = word_lists("claims")["divisions"]
ENDS = frozenset({":", "–", "‒", "—", "-"})


def label_of(reading: Reading, row: Row) -> Range | None:
    """The label before a figure whose item stands in the list's header."""
    at, item = row["number"]["start"], row["item"]
    block = reading.block(at)
    named = block is not None and block.header is not None and item is not None and item["start"] is not None
    if block is None or not named or item["start"] >= reading.doc[block.start].idx:
        return None
    return label_before(reading, block, at)


def label_before(reading: Reading, block: Block, at: int) -> Range | None:
    """What stands in a list item before its mark or number, without its bullet."""
    end = next((i for i in range(block.start + 1, at + 1) if reading.doc[i].text in ENDS), at)
    start = next((i for i in range(block.start, end) if reading.doc[i].is_alpha), end)
    return (start, end) if start < end else None


def is_by_place(reading: Reading, at: int) -> bool:
    """Whether a token stands in a list `by county`, `by region`: then its labels are places."""
    block = reading.block(at)
    if block is None or block.header is None:
        return False
    header = reading.blocks[block.header]
    words = [t.lower_ for t in reading.doc[header.start : header.end]]
    return any(a in ("by", "per") and b in DIVISIONS for a, b in pairwise(words))
