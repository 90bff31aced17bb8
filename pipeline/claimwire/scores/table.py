"""The figures of a scored set: a row a layer and a field, and the floors that they must not fall below."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimwire.scores.check import Checked, Layer, Outcome
from claimwire.scores.fields import COMPLETE, CORRECT, FIELDS, needed
from claimwire.scores.gold import GoldError


@dataclass
class Row:
    """What was right, of what gold wants, and of what was found (null: the gold does not list all there is)."""

    name: str
    right: int = 0
    wanted: int = 0
    found: int | None = None

    def add(self, right: int, wanted: int, found: int | None = None) -> None:
        self.right += right
        self.wanted += wanted
        if found is not None:
            self.found = (self.found or 0) + found

    @property
    def recall(self) -> float | None:
        """Percent of what gold wants that is right; null without gold."""
        return 100 * self.right / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """Percent of what was found that is right; null where gold does not list all there is."""
        return 100 * self.right / self.found if self.found else None

    @property
    def score(self) -> float | None:
        """F1 in percent; the recall where there is no precision."""
        if self.found is None or not self.wanted:
            return self.recall
        return 200 * self.right / (self.wanted + self.found)

    def written(self) -> dict[str, Any]:
        """The row as JSON has it."""
        percents = {"precision": self.precision, "recall": self.recall, "score": self.score}
        rounded = {name: None if value is None else round(value, 1) for name, value in percents.items()}
        return {"right": self.right, "wanted": self.wanted, "found": self.found, **rounded}


def rows(outcomes: Iterable[Outcome]) -> list[Row]:
    """The table of a scored set: rows that no gold has anything on are left out."""
    table = Table()
    for outcome in outcomes:
        table.add(outcome)
    return [row for row in table.rows.values() if row.wanted or row.found]


class Table:
    """Counts outcomes into rows."""

    def __init__(self) -> None:
        fields = (field.name for field in FIELDS)
        names = ("claims found", "claims correct", "claims complete", *fields)
        names = (*names, "dates found", "dates right", "attributions found", "attributions said")
        self.rows = {name: Row(name) for name in names}

    def add(self, outcome: Outcome) -> None:
        claims, dates, attributions = outcome.claims, outcome.dates, outcome.attributions
        self.found("claims found", claims, lambda row: True)
        self.found("claims correct", claims, lambda row: agrees(row, CORRECT))
        self.found("claims complete", claims, lambda row: agrees(row, COMPLETE))
        for row in counted(claims):
            for name, difference in row.fields.items():
                self.rows[name].add(difference is None, 1)
        self.found("dates found", dates, lambda row: True)
        self.found("dates right", dates, placed_right)
        self.found("attributions found", attributions, lambda row: True)
        for row in counted(attributions):
            if row.gold.get("said"):
                self.rows["attributions said"].add(row.fields["said"] is None, 1)

    def found(self, name: str, layer: Layer, right: Any) -> None:
        """A row over a layer: optional gold counts on no side."""
        wanted = [row for row in layer.rows if not row.optional]
        hits = [row for row in wanted if row.found is not None]
        found = None if layer.extra is None else len(hits) + len(layer.extra)
        self.rows[name].add(sum(map(right, hits)), len(wanted), found)


def counted(layer: Layer) -> list[Checked]:
    return [row for row in layer.rows if row.found is not None and not row.optional]


def agrees(row: Checked, fields: frozenset[str]) -> bool:
    return not any(row.fields.get(name) for name in needed(row.gold, fields))


def placed_right(row: Checked) -> bool:
    """The days, where gold has some; else the TIMEX3 value."""
    names = ("from", "to") if row.gold.get("from") else ("timex",)
    return not any(row.fields.get(name) for name in names)


def below(table: Sequence[Row], path: Path) -> list[str]:
    """The rows that are lower than a TOML file of floors allows, `"claims found" = 96`, each in a sentence.

    Raises:
        GoldError: If the file cannot be read or names a row that the table lacks.
    """
    try:
        floors = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise GoldError(f"{path}: not TOML: {error}") from None
    if not all(isinstance(value, int | float) for value in floors.values()):
        raise GoldError(f'{path}: floors are rows and percents, "claims found" = 96')
    scores = {row.name: row.score for row in table}
    if unknown := sorted(set(floors) - set(scores)):
        raise GoldError(f"{path}: no row {unknown[0]!r} in this table; it has {', '.join(scores)}")
    return [
        f"{name}: {scores[name]:.1f}, its floor is {floor:g}"
        for name, floor in floors.items()
        if (scores[name] or 0.0) < floor
    ]
