"""Rows between the finders and the record: their public fields and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from claimwire.records import LAYERS

Row = dict[str, Any]

FIRST = ("schema", "article", "id", "kind")
FIELDS = {
    layer: tuple(
        sorted((f.alias or name for name, f in model.model_fields.items()), key=lambda name: name not in FIRST)
    )
    for layer, model in LAYERS.items()
}
LETTERS = {"quantities": "q", "dates": "d", "attributions": "a"}
REFERENCES = {
    "quantities": {"part_of": "quantities"},
    "dates": {"anchor": "dates"},
    "attributions": {"via": "attributions", "said": "dates"},
}


def row_id(layer: str, index: int) -> str:
    """The id of a layer's row: `q1` for the first quantity."""
    return f"{LETTERS[layer]}{index + 1}"


def public(layer: str, rows: Sequence[Row]) -> list[Row]:
    """A finder's rows as the record has them: with ids, references by id, and no private fields."""
    numbered = ({**row, "id": row_id(layer, i)} for i, row in enumerate(rows))
    return [{key: referring(layer, key, row.get(key)) for key in FIELDS[layer]} for row in numbered]


def referring(layer: str, key: str, value: Any) -> Any:
    """A reference to a row, which a finder gives as its index, as the row's id."""
    target = REFERENCES[layer].get(key)
    return row_id(target, value) if target and isinstance(value, int) else value


def without(rows: Sequence[Row], dropped: Iterable[int], reference: str) -> list[Row]:
    """The rows without some of them; references by index stay good, those to a dropped row become null."""
    gone = set(dropped)
    kept = [i for i in range(len(rows)) if i not in gone]
    place = {old: new for new, old in enumerate(kept)}

    def moved(value: Any) -> Any:
        return place.get(value) if isinstance(value, int) else value

    return [{**rows[i], reference: moved(rows[i].get(reference))} for i in kept]
