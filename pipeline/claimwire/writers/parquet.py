"""Claims as Parquet, for DuckDB, pandas, Polars and Spark: typed columns, a claim a row, as in `claims.jsonl`.

The columns are those of the CSV. `text` is a UTF-8 string with the article's own line ends, `integer` int64, `real` a
double, `day` a date32; null is null. Offsets count code points of the article's text, half-open (`flat.py`). A row
group holds at most 10,000 claims, and no more than that is in memory. Needs pyarrow, the extra `parquet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

import pyarrow
from pyarrow import parquet

from claimwire.records import SCHEMA
from claimwire.writers.flat import CLAIM, Column
from claimwire.writers.results import Result

GROUP = 10_000
TYPES = {
    "text": pyarrow.string(),
    "integer": pyarrow.int64(),
    "real": pyarrow.float64(),
    "day": pyarrow.date32(),
}


def dump(results: Iterable[Result], file: BinaryIO) -> None:
    """Writes the claims of results into a file.

    Raises:
        OSError: If it cannot be written.
    """
    fields = [(column.name, TYPES[column.type]) for column in CLAIM]
    schema = pyarrow.schema(fields, metadata={"schema": SCHEMA})
    claims = (claim for result in results for claim in result.claims)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in groups(claims):
            arrays = [pyarrow.array([typed(column, claim) for claim in group], TYPES[column.type]) for column in CLAIM]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def groups(claims: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Claims by the row group."""
    while group := list(islice(claims, GROUP)):
        yield group


def typed(column: Column, claim: dict[str, Any]) -> str | int | float | date | None:
    """A column's value, a day as a date."""
    value = column.of(claim)
    return date.fromisoformat(str(value)) if column.type == "day" and value is not None else value
