"""1. Bytes -> Article: a reader a format. `read_file` and `find_files` are the way in, `english` keeps what is English.

Start here: `read_stream` unpacks, asks `sniff` for the format, and hands an `Input` to that format's reader.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from claimwire.articles import csv, files, html, json, markdown, parquet, text, warc
from claimwire.articles.article import Article, ArticleError, Failure
from claimwire.articles.columns import Columns
from claimwire.articles.english import english, not_english
from claimwire.articles.files import BESIDE
from claimwire.articles.input import Input, Reader
from claimwire.articles.sniff import format_of, suffix_of
from claimwire.articles.streams import opened

FORMATS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".json": json.read,
    ".jsonl": json.read_lines,
    ".ndjson": json.read_lines,
    ".csv": csv.read,
    ".tsv": csv.read_tabs,
    ".parquet": parquet.read,
    ".warc": warc.read,
}
READERS: dict[str, Reader] = FORMATS | {f"{suffix}.gz": reader for suffix, reader in FORMATS.items()}

__all__ = [
    "BESIDE",
    "READERS",
    "Article",
    "ArticleError",
    "Columns",
    "Failure",
    "english",
    "find_files",
    "not_english",
    "read_bytes",
    "read_file",
    "read_stream",
    "suffix_of",
]


def find_files(folder: Path, *, but: Path | None = None) -> list[Path]:
    """The article files under a folder, sorted; no README, no `NAME.gold.json`, nothing hidden.

    A link is followed where it leads out of the folder, once. A folder that cannot be looked into is itself in the
    list, so that `read_file` gives a Failure for it.

    Args:
        folder: Where to look, with its folders.
        but: A folder whose files are left out: results are no articles.
    """
    return files.find_files(folder, FORMATS, but=but)


def read_file(path: Path, *, id: str | None = None, columns: Columns | None = None) -> Iterator[Article | Failure]:
    """The articles of a file, as they are read; one that cannot be read gives a Failure, never an exception.

    Args:
        path: A file of any format in `READERS`; with another suffix its content tells the format.
        id: The articles' id, or its first part; the path if left out.
        columns: Where the rows of a table, or JSON objects, hold what is known of an article.
    """
    name, place = printable(id or path.as_posix()), printable(path.as_posix())
    try:
        if path.is_dir():
            os.scandir(path).close()
            yield Failure(name, place, "cannot be read: it is a folder; use claimwire run")
            return
        stream = path.open("rb")
    except OSError as error:
        yield Failure(name, place, f"cannot be read: {error.strerror or error}; check its path and rights")
        return
    with stream:
        yield from read_stream(stream, id=name, path=place, suffix=suffix_of(path), columns=columns)


def read_bytes(
    data: bytes, *, id: str, path: str | None, suffix: str, columns: Columns | None = None
) -> Iterator[Article | Failure]:
    """The articles in bytes of the format that a suffix stands for; see `read_stream`."""
    return read_stream(BytesIO(data), id=id, path=path, suffix=suffix, columns=columns)


def read_stream(
    stream: BinaryIO, *, id: str, path: str | None = None, suffix: str = "", columns: Columns | None = None
) -> Iterator[Article | Failure]:
    """The articles in a stream, such as standard input, as they are read.

    Args:
        stream: Bytes, packed with gzip or not.
        id: The articles' id, or its first part.
        path: The file it is; null if it is none.
        suffix: The format, as `.csv`; the content tells it where this is empty or not known.
        columns: Where the rows of a table, or JSON objects, hold what is known of an article.
    """
    try:
        head, stream = opened(stream)
        reader = FORMATS[format_of(suffix.lower().removesuffix(".gz"), head, FORMATS)]
        yield from reader(Input(stream, id, path, columns or Columns()))
    except ArticleError as error:
        yield Failure(id, path, str(error))
    except OSError as error:
        yield Failure(id, path, f"cannot be read to its end: {error.strerror or error}")


def printable(name: str) -> str:
    r"""A file's name as text that can be written: bytes that are no UTF-8 become `\udc80`."""
    return name.encode("utf-8", "backslashreplace").decode()
