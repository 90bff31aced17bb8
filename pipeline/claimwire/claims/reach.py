"""Whose words: the attribution that a claim stands under."""

from __future__ import annotations

from collections.abc import Sequence

from claimwire.claims.page import Page
from claimwire.claims.rows import Row

ATTITUDE = "attitude"


def attribution_of(page: Page, at: int) -> int | None:
    """The index of the innermost attribution whose content holds a token; for a list item also that of its header.

    An attitude (`demanded`, `supports`) says what somebody wants, not that it is so: it is nobody's source.
    """
    rows = page.found["attributions"]
    if held := around(page, at):
        return min(held)[1]
    block = page.reading.block(at)
    if block is None or block.kind != "list_item" or block.header is None:
        return None
    header = page.reading.blocks[block.header]
    told = ((i, row["cue_token"]) for i, row in enumerate(rows) if row["kind"] != ATTITUDE)
    return next((i for i, cue in told if header.start <= cue < header.end), None)


def responsible(page: Page, at: int) -> int | None:
    """The innermost attribution around a token that names a source; where none does, the innermost.

    In `The ministry said that 40 are expected to leave` nobody else is named who expects it.
    """
    named = [(size, i) for size, i in around(page, at) if page.found["attributions"][i]["source"]]
    return min(named)[1] if named else attribution_of(page, at)


def around(page: Page, at: int) -> list[tuple[int, int]]:
    """The attributions whose content holds a token, but for attitudes: how long that is, and the index."""
    return [(size, i) for size, i in page.covering(at) if page.found["attributions"][i]["kind"] != ATTITUDE]


def complete(public: Sequence[Row], dates: Sequence[Row], index: int, at: int) -> Row:
    """An attribution as a claim carries it: with the rows it refers to inside, and only the content around `at`."""
    row = public[index]
    said = next((d for d in dates if d["id"] == row["said"]), None)
    outer = next((i for i, r in enumerate(public) if r["id"] == row["via"] and i != index), None)
    content = [span for span in row["content"] if span["start"] <= at < span["end"]] or row["content"][:1]
    via = {**public[outer], "said": None, "via": None} if outer is not None else None
    return {**row, "said": said, "via": via, "content": content}
