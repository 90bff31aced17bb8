"""JSON and JSON lines -> Article: objects with `text`, and if known `id`, `title`, `published`, `publisher`, `url`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimwire.articles.article import Article, ArticleError, Failure, digest
from claimwire.articles.columns import Columns
from claimwire.articles.input import Input
from claimwire.articles.rows import Unique, article, guarded, own_id
from claimwire.articles.streams import lines, too_long, whole
from claimwire.articles.text import EMPTY, decode

MAX_LIST = 2**28  # a list of articles is read as a whole, unlike JSON lines

__all__ = ["article", "each_line", "read", "read_lines", "read_own"]


def read(file: Input) -> Iterator[Article | Failure]:
    """The article of a JSON object, or the articles of a list of them; the list is read as a whole."""
    data = whole(file.stream, most=MAX_LIST)
    content = loaded(data, way_out="mend the file or name it .txt")
    if not isinstance(content, list):
        yield article(content, id=file.id, path=file.path, sha256=digest(data), columns=file.columns)
        return
    unique, sha256 = Unique(file.id), digest(data)
    for n, row in enumerate(content, start=1):
        yield from guarded(row, file, id=unique(own_id(row, file.columns), n), sha256=sha256, where=f"item {n}")


def read_lines(file: Input) -> Iterator[Article | Failure]:
    """The articles of a JSON-lines file, one a line; a broken line fails alone.

    Raises:
        ArticleError: If the file has no line that is not blank.
    """
    found = False
    for row in each_line(lines(file.stream), file, name=Unique(file.id)):
        found = True
        yield row
    if not found:
        raise ArticleError(EMPTY)


def read_own(rows: Iterable[bytes], *, name: str, columns: Columns | None = None) -> Iterator[Article | Failure]:
    """The articles of JSON lines under their own ids, one answer a line, read as they come.

    Args:
        rows: The lines, as bytes.
        name: Of the input; with the line's number it names what has no id.
        columns: The keys that hold an article's fields, if they have other names.
    """
    file = Input(io.BytesIO(), name, columns=columns or Columns())
    return each_line(rows, file, name=lambda own, n: own or f"{name}#{n}")


def each_line(rows: Iterable[bytes], file: Input, *, name: Callable[[str, int], str]) -> Iterator[Article | Failure]:
    """One answer for each line that is not blank; `name` makes an id of the article's own, or nothing, and the line."""
    for n, line in enumerate(rows, start=1):
        line = line.removesuffix(b"\n")
        if not line.strip():
            continue
        try:
            if fault := too_long(len(line)):
                raise ArticleError(fault)
            row = loaded(line, way_out="mend or remove the line")
        except ArticleError as error:
            yield Failure(name("", n), file.path, f"line {n}: {error}")
            continue
        id = name(own_id(row, file.columns), n)
        yield from guarded(row, file, id=id, sha256=digest(line), where=f"line {n}")


def loaded(data: bytes, *, way_out: str) -> Any:
    """Decoded JSON.

    Raises:
        ArticleError: If it is none, or nested or long beyond what is read.
    """
    text = decode(data)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not JSON: {error}; {way_out}") from None
