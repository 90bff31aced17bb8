"""Parquet -> Article, a row each; read in small batches with pyarrow, which is an optional extra."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from claimwire.articles.article import Article, ArticleError, Failure, digest
from claimwire.articles.input import Input
from claimwire.articles.rows import Unique, guarded, own_id
from claimwire.articles.streams import chunks, too_long

BATCH = 64
MAX_FILE = 2**32  # of a packed or piped file, which is put on disk: Parquet is read from its end


def read(file: Input) -> Iterator[Article | Failure]:
    """The articles of a table, one a row; a row that is broken fails alone.

    A row's `sha256` is of the columns that are read, as JSON.

    Raises:
        ArticleError: If pyarrow is not installed, the file is damaged, or has no row or no column of texts.
    """
    unique = Unique(file.id)
    n = 0
    for n, row in enumerate(rows(file), start=1):
        if isinstance(row, str):
            yield Failure(unique("", n), file.path, f"row {n}: {row}; mend or remove the row")
            continue
        sha256 = digest(json.dumps(row, sort_keys=True, default=str).encode())
        yield from guarded(row, file, id=unique(own_id(row, file.columns), n), sha256=sha256, where=f"row {n}")
    if n == 0:
        raise ArticleError("empty: no row in it; remove the file or fill it")


def rows(file: Input) -> Iterator[dict[str, Any] | str]:
    """The rows, or what is wrong with one."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ArticleError("Parquet needs pyarrow; pip install claimwire[parquet]") from None
    with seekable(file.stream) as stream:
        try:
            table = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=2**20)
            there = table.schema_arrow.names
            if fault := file.columns.fault(there):
                raise ArticleError(fault)
            named = [column for column in file.columns.names() if column in there]
            for batch in table.iter_batches(batch_size=BATCH, columns=named):
                yield from (row_of(batch, n) for n in range(batch.num_rows))
        except (pyarrow.ArrowException, OSError) as error:
            raise ArticleError(f"damaged Parquet file: {' '.join(str(error).split())}; write it again") from None


def row_of(batch: Any, n: int) -> dict[str, Any] | str:
    try:
        row: dict[str, Any] = batch.slice(n, 1).to_pylist()[0]
    except (ValueError, OverflowError) as error:  # a string that is no UTF-8, a day that Python's calendar has not
        return str(error)
    return row


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or a copy of it on disk where it cannot be read from its end."""
    if stream.seekable():
        return stream
    copy, size = tempfile.TemporaryFile(), 0  # noqa: SIM115  # the caller closes it
    for chunk in chunks(stream):
        size += len(chunk)
        if fault := too_long(size, MAX_FILE):
            copy.close()
            raise ArticleError(fault)
        copy.write(chunk)
    copy.seek(0)
    return copy
