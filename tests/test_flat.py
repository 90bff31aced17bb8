"""Flat rows: every fact of a claim has a column, under the name that is documented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import claimwire
from claimwire.writers.flat import ASSERTION, ATTRIBUTION, CLAIM, DATE, QUANTITY, Column, names
from claimwire.writers.results import Result

TEXT = "The port handled up to 40 percent of 5 million tonnes in May 2020, the ministry in Sarn said on Monday."
COLUMNS = {column.name: column for column in CLAIM}
FLAT = {
    "kind": "figure",
    "subject": "The port",
    "subject_start": 0,
    "subject_name": "The port",
    "predicate_lemma": "handle",
    "quantity_text": "up to 40 percent",
    "high": 40.0,
    "low": None,
    "unit_name": "percentage",
    "date_from": "2020-05-01",
    "day_to": "2020-05-31",
    "timex": "2020-05",
    "date_text": "May 2020",
    "timex_mod": None,
    "source_kind": "organization",
    "cue": "said",
    "stance": "asserts",
    "said_from": "2020-06-08",
    "context": None,
}
LEFT_OUT = {"schema", "rows", "content"}  # what is the same everywhere, or has rows of its own


@pytest.fixture(scope="module")
def claim(extractor: claimwire.Extractor) -> dict[str, Any]:
    (first, *_) = extractor(TEXT, published="2020-06-10").to_dict()["claims"]
    assert isinstance(first, dict)
    return first


@pytest.mark.parametrize("name", FLAT)
def test_a_column_is_what_the_claim_says(claim: dict[str, Any], name: str) -> None:
    assert COLUMNS[name].of(claim) == FLAT[name]


def test_a_minute_keeps_its_day() -> None:
    """`date_from` is exact, `day_from` the day of it."""
    claim = {"date": {"from": "2024-05-06T14:30"}}
    assert [COLUMNS[name].of(claim) for name in ("date_from", "day_from")] == ["2024-05-06T14:30", "2024-05-06"]


def test_several_dates_are_parted_by_a_semicolon() -> None:
    rows = [{"text": "from May", "mod": None}, {"text": "to June", "mod": "START"}]
    claim = {"date": {"rows": rows}}
    assert [COLUMNS[name].of(claim) for name in ("date_text", "timex_mod")] == ["from May; to June", "; START"]


@pytest.mark.parametrize(
    "columns", [pytest.param(c, id=i) for i, c in {"claim": CLAIM, "quantity": QUANTITY, "date": DATE, "attribution": ATTRIBUTION}.items()]
)  # fmt: skip
def test_no_name_stands_twice(columns: tuple[Column, ...]) -> None:
    assert sorted(set(names(columns))) == sorted(names(columns))


def leaves(row: Mapping[str, Any], *path: str) -> Iterator[tuple[str, ...]]:
    """The paths to the values of a row that are stated, lists as one."""
    for key, value in row.items():
        if isinstance(value, Mapping):
            yield from leaves(value, *path, key)
        elif key not in LEFT_OUT and value is not None:
            yield (*path, key)


def test_every_fact_has_a_column(found: list[Result]) -> None:
    """But for rules and parts of nested rows, and rows that an attribution points at, which SQLite has by themselves."""
    there = {path for result in found for claim in result.claims for path in leaves({**claim, "article": {}})}
    elsewhere = {path for path in there if path[1:] in (("rules",), ("part_of",)) or path[1:2] in (("said",), ("via",))}
    assert there - elsewhere - {column.path for column in ASSERTION} == set()
    assert len(there - elsewhere) > 50
