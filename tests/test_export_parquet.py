"""Claims as Parquet: typed, in row groups, the same as the claims."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from claimwire.writers import parquet as writer
from claimwire.writers.flat import CLAIM, names, values
from claimwire.writers.results import Result

TYPED = {
    "text": "string",
    "start": "int64",
    "value": "double",
    "day_from": "date32[day]",
    "date_from": "string",
    "confidence": "double",
}


@pytest.fixture(scope="module")
def table(found: list[Result]) -> Any:
    return parquet.read_table(pyarrow.BufferReader(written(found)))


def written(found: list[Result]) -> bytes:
    file = io.BytesIO()
    writer.dump(found, file)
    return file.getvalue()


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def test_it_reads_back_as_the_claims(table: Any, found: list[Result]) -> None:
    flat = [dict(zip(names(CLAIM), values(CLAIM, c), strict=True)) for r in found for c in r.claims]
    assert [{key: plain(value) for key, value in row.items()} for row in table.to_pylist()] == flat


@pytest.mark.parametrize("name", TYPED)
def test_columns_are_typed(table: Any, name: str) -> None:
    assert str(table.schema.field(name).type) == TYPED[name]


def test_a_row_group_holds_no_more_than_fits_in_memory(found: list[Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "GROUP", 50)
    metadata = parquet.ParquetFile(pyarrow.BufferReader(written(found))).metadata
    sizes = [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]
    assert (max(sizes), sum(sizes)) == (50, sum(len(result.claims) for result in found))


def test_no_claims_are_an_empty_table() -> None:
    assert parquet.read_table(pyarrow.BufferReader(written([]))).shape == (0, len(CLAIM))
