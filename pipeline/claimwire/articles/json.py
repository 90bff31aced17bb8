"""JSON and JSON lines -> Article: objects with `text`, and if known `id`, `title`, `published`, `publisher`, `url`."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimwire.articles.article import Article, ArticleError, Failure, digest, published_of
from claimwire.articles.published import iso_date
from claimwire.articles.text import EMPTY, decode

STRINGS = ("title", "published", "publisher", "url", "language")


def read(data: bytes, *, id: str, path: str | None) -> Iterator[Article | Failure]:
    """The article of a JSON object, or the articles of a list of them."""
    content = loaded(data, way_out="mend the file or name it .txt")
    if not isinstance(content, list):
        yield article(content, id=id, path=path, sha256=digest(data))
        return
    unique = Unique(id)
    for n, row in enumerate(content, start=1):
        yield from guarded(row, id=unique(own_id(row), n), path=path, sha256=digest(data), where=f"item {n}")


def read_lines(data: bytes, *, id: str, path: str | None) -> Iterator[Article | Failure]:
    """The articles of a JSON-lines file, one a line; a broken line fails alone.

    Raises:
        ArticleError: If the file has no line that is not blank.
    """
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if not any(line.strip() for line in lines):
        raise ArticleError(EMPTY)
    yield from each_line(lines, path=path, name=Unique(id))


def read_own(lines: Iterable[bytes], *, name: str) -> Iterator[Article | Failure]:
    """The articles of JSON lines under their own ids, one answer a line, read as they come.

    Args:
        lines: The lines, as bytes.
        name: Of the input; with the line's number it names what has no id.
    """
    return each_line(lines, path=None, name=lambda own, n: own or f"{name}#{n}")


def each_line(
    lines: Iterable[bytes], *, path: str | None, name: Callable[[str, int], str]
) -> Iterator[Article | Failure]:
    """One answer for each line that is not blank; `name` makes an id of the article's own, or nothing, and the line."""
    for n, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = loaded(line, way_out="mend or remove the line")
        except ArticleError as error:
            yield Failure(name("", n), path, f"line {n}: {error}")
            continue
        yield from guarded(row, id=name(own_id(row), n), path=path, sha256=digest(line), where=f"line {n}")


class Unique:
    """Ids within a file: its name, `#`, and an article's own id or number; one that is taken gets its number too."""

    def __init__(self, name: str):
        self.name = name
        self._taken: set[str] = set()

    def __call__(self, own: str, n: int) -> str:
        """The id of the nth article, which calls itself `own`, or nothing."""
        id = f"{self.name}#{own or n}"
        if id in self._taken:
            id = f"{id}~{n}"
        self._taken.add(id)
        return id


def loaded(data: bytes, *, way_out: str) -> Any:
    """Decoded JSON.

    Raises:
        ArticleError: If it is none, or nested or long beyond what Python's reader takes.
    """
    text = decode(data)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"not JSON: {error}; {way_out}") from None


def own_id(row: Any) -> str:
    """The id that a row gives itself; empty if it gives none."""
    given = row.get("id") if isinstance(row, dict) else None
    return "" if given is None else str(given)


def guarded(row: Any, *, id: str, path: str | None, sha256: str, where: str) -> Iterator[Article | Failure]:
    try:
        yield article(row, id=id, path=path, sha256=sha256)
    except ArticleError as error:
        yield Failure(id, path, f"{where}: {error}")


def article(row: Any, *, id: str, path: str | None, sha256: str | None) -> Article:
    """One decoded JSON object as an Article.

    Raises:
        ArticleError: If it is no object, has no text, or a field of the wrong kind.
    """
    if not isinstance(row, dict):
        raise ArticleError(f"a JSON object with 'text' is needed, not {type(row).__name__}")
    text = row.get("text")
    if not isinstance(text, str):
        raise ArticleError("no 'text', or 'text' is no string")
    if not text.strip():
        raise ArticleError("'text' is empty")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ArticleError("'text' holds half of a surrogate pair, which is no character")
    known = {key: row[key] for key in STRINGS if row.get(key) is not None}
    if wrong := [key for key, value in known.items() if not isinstance(value, str)]:
        raise ArticleError(f"'{wrong[0]}' is no string")
    if "published" in known:
        known["published"] = day_of(known["published"])
    known.setdefault("published", published_of(text))
    return Article(id=id, text=text, path=path, sha256=sha256, **known)


def day_of(stated: str) -> str:
    published = iso_date(stated)
    if published is None:
        raise ArticleError(f"'published' is {stated!r}, which is no date; write it as 2025-02-06")
    return published
