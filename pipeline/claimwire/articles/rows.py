"""Rows that hold an article each -> Article: decoded JSON objects, rows of a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimwire.articles.article import Article, ArticleError, Failure, published_of
from claimwire.articles.columns import Columns
from claimwire.articles.input import Input
from claimwire.articles.published import iso_date
from claimwire.articles.streams import too_long

SAME = Columns()
LONG = 100  # for a date


class Unique:
    """Ids within a file: its name, `#`, and an article's own id or number; one that is taken gets its number too."""

    def __init__(self, name: str):
        self.name = name
        self._taken: set[bytes] = set()

    def __call__(self, own: str, n: int) -> str:
        """The id of the nth article, which calls itself `own`, or nothing."""
        id = f"{self.name}#{own or n}"
        if short(id) in self._taken:
            id = f"{id}~{n}"
        self._taken.add(short(id))
        return id


def short(id: str) -> bytes:
    """Eight bytes for an id, so that a file of millions of articles can be read in little memory."""
    return hashlib.blake2b(id.encode(errors="surrogatepass"), digest_size=8).digest()


def own_id(row: Any, columns: Columns = SAME) -> str:
    """The id that a row gives itself; empty if it gives none."""
    given = row.get(columns.id) if isinstance(row, Mapping) else None
    return "" if given is None else str(given).encode(errors="backslashreplace").decode()


def guarded(row: Any, file: Input, *, id: str, sha256: str, where: str) -> Iterator[Article | Failure]:
    """The article of a row, or what is wrong with it; `where` says which row it is."""
    try:
        yield article(row, id=id, path=file.path, sha256=sha256, columns=file.columns)
    except ArticleError as error:
        yield Failure(id, file.path, f"{where}: {error}")


def article(row: Any, *, id: str, path: str | None, sha256: str | None, columns: Columns = SAME) -> Article:
    """One row as an Article.

    Raises:
        ArticleError: If it is no object, has no text, or a field of the wrong kind.
    """
    if not isinstance(row, Mapping):
        raise ArticleError(f"a JSON object with {columns.text!r} is needed, not {type(row).__name__}")
    known = columns.of(row)
    known.pop("id", None)
    text = text_of(known.pop("text", None), columns.text)
    if isinstance(known.get("published"), date):
        known["published"] = known["published"].isoformat()
    if wrong := [key for key, value in known.items() if not isinstance(value, str)]:
        raise ArticleError(f"{getattr(columns, wrong[0])!r} is no string")
    if "published" in known:
        known["published"] = day_of(known["published"], columns.published)
    known.setdefault("published", published_of(text))
    return Article(id=id, text=text, path=path, sha256=sha256, **known)


def text_of(stated: Any, column: str) -> str:
    """The text that a row states.

    Raises:
        ArticleError: If there is none, or it is no text.
    """
    if not isinstance(stated, str):
        raise ArticleError(f"no {column!r}, or {column!r} is no string")
    if not stated.strip():
        raise ArticleError(f"{column!r} is empty")
    if fault := too_long(len(stated)):
        raise ArticleError(f"{column!r} is {fault}")
    if any("\ud800" <= char <= "\udfff" for char in stated):
        raise ArticleError(f"{column!r} holds half of a surrogate pair, which is no character")
    return stated


def day_of(stated: str, column: str = "published") -> str:
    """A stated date as ISO 8601.

    Raises:
        ArticleError: If it is none, or could be two.
    """
    published = iso_date(stated) if len(stated) < LONG else None
    if published is None:
        raise ArticleError(f"{column!r} is {stated[:LONG]!r}, which is no date; write it as 2025-02-06")
    return published
