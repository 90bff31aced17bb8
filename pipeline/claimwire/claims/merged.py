"""The layers of a text's pieces as those of the whole text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from claimwire.claims.rows import LETTERS
from claimwire.records import LAYERS

ROW_ID = re.compile(r"([a-z])(\d{1,9})")
REFERRING = frozenset({"id", "part_of", "anchor", "via", "said"})
COUNTED = {letter: layer for layer, letter in LETTERS.items()}

Layers = dict[str, list[dict[str, Any]]]


def merged(found: Iterable[tuple[int, Layers]]) -> Layers:
    """The layers with offsets into the whole text, and ids unique in it.

    Args:
        found: Where each piece begins, and its layers.
    """
    whole: Layers = {layer: [] for layer in LAYERS}
    for start, layers in found:
        before = {layer: len(rows) for layer, rows in whole.items()}
        for layer, rows in layers.items():
            whole[layer] += [moved(row, start, before) for row in rows]
    return whole


def moved(value: Any, start: int, before: dict[str, int], key: str = "") -> Any:
    """A row, or what is in it, further on in the text and in its layer."""
    if isinstance(value, dict):
        return {name: moved(each, start, before, name) for name, each in value.items()}
    if isinstance(value, list):
        return [moved(each, start, before) for each in value]
    if key in ("start", "end") and isinstance(value, int):
        return value + start
    return moved_id(value, start, before) if start and key in REFERRING and isinstance(value, str) else value


def moved_id(id: str, start: int, before: dict[str, int]) -> str:
    """`q3` becomes `q103` behind a hundred quantities; a claim's id becomes another, the same from run to run."""
    if (row := ROW_ID.fullmatch(id)) and row[1] in COUNTED:
        return f"{row[1]}{int(row[2]) + before[COUNTED[row[1]]]}"
    is_claim = len(id) == 16 and all(char in "0123456789abcdef" for char in id)
    return hashlib.sha256(f"{id}\0{start}".encode()).hexdigest()[:16] if is_claim else id
