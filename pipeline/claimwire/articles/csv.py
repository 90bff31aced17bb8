"""CSV and TSV with a header row -> Article, a row each; rows are read as they come."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from claimwire.articles import streams
from claimwire.articles.article import Article, ArticleError, Failure, digest
from claimwire.articles.columns import Columns
from claimwire.articles.input import Input
from claimwire.articles.rows import Unique, guarded, own_id
from claimwire.articles.text import EMPTY, decode

DELIMITERS = ",\t;|"


def read(file: Input, *, delimiters: str = DELIMITERS) -> Iterator[Article | Failure]:
    """The articles of a table, one a row; a broken row fails alone. Rows are counted below the header.

    Args:
        file: The table.
        delimiters: Between its columns: the first of these with which the header has the columns that are asked for.

    Raises:
        ArticleError: If there is no header, no row, or no column of texts.
    """
    source = streams.lines(file.stream)
    names, delimiter = header(next((line for line in source if line.strip()), b""), file.columns, delimiters)
    unique = Unique(file.id)
    n = 0
    for n, (data, cells, fault) in enumerate(rows(source, delimiter), start=1):
        row = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        id = unique(own_id(row, file.columns), n)
        if fault := fault or fault_of(data, cells, names):
            yield Failure(id, file.path, f"row {n}: {fault}")
        else:
            yield from guarded(row, file, id=id, sha256=digest(data), where=f"row {n}")
    if n == 0:
        raise ArticleError("empty: no row under the header; remove the file or fill it")


def read_tabs(file: Input) -> Iterator[Article | Failure]:
    """The articles of a table whose columns are divided by tabs; see `read`."""
    return read(file, delimiters="\t" + DELIMITERS)


def header(line: bytes, columns: Columns, delimiters: str) -> tuple[list[str], str]:
    """The names of the columns, and what divides them.

    Raises:
        ArticleError: If it is no line of text, or a column that is needed is not there.
    """
    text = decode(line) if line else None
    if text is None:
        raise ArticleError(EMPTY)
    headers = {sign: [name.strip() for name in next(csv.reader([text], delimiter=sign))] for sign in delimiters}
    for sign, names in headers.items():
        if columns.fault(names) is None:
            return names, sign
    raise ArticleError(columns.fault(max(headers.values(), key=len)))


def rows(source: Iterator[bytes], delimiter: str) -> Iterator[tuple[bytes, list[str], str | None]]:
    """The bytes and the cells of each row that is not blank, or what is wrong with it."""
    lines = Lines(source)
    # The module's own limit is one for the whole process, and lower than an article may be long.
    csv.field_size_limit(max(csv.field_size_limit(), streams.MAX_BYTES + 1))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            cells, fault = next(reader), None
        except StopIteration:
            return
        except ArticleError as error:
            cells, fault = [], str(error)
        except csv.Error as error:
            cells, fault = [], f"{error}; mend or remove the row"
        data = lines.row()
        if fault or any(cell.strip() for cell in cells):
            yield data, cells, fault


class Lines:
    """The lines that the csv module asks for, which it does as long as a row goes on: so they are the row's bytes."""

    def __init__(self, source: Iterator[bytes]):
        self._source = source
        self._taken: list[bytes] = []
        self._size = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self._taken.append(line)
        self._size += len(line) + 1
        if fault := streams.too_long(self._size - 1):
            self._skip()
            raise ArticleError(fault)
        # What is no UTF-8 is looked at when the row is complete, so that it alone fails.
        return line.decode("utf-8", "surrogateescape") + "\n"

    def row(self) -> bytes:
        """The bytes taken since the last row."""
        data = b"\n".join(self._taken)
        self._taken, self._size = [], 0
        return data

    def _skip(self) -> None:
        """Goes to the end of a row that is too long: to the line that closes its quotation marks."""
        cut = streams.too_long(len(self._taken[-1]))
        inside = not cut and sum(line.count(b'"') for line in self._taken) % 2
        self._taken = []
        while inside and (line := next(self._source, None)) is not None:
            inside = inside != line.count(b'"') % 2


def fault_of(data: bytes, cells: Sequence[str], names: Sequence[str]) -> str | None:
    """What is wrong with a row: its bytes, or how many cells it has."""
    try:
        decode(data)
    except ArticleError as error:
        return str(error)
    return f"{len(cells)} cells under {len(names)} columns; mend the row" if len(cells) > len(names) else None
