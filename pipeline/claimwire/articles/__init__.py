"""1. Bytes -> Article: a reader a format. `read_file` and `find_files` are the way in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from claimwire.articles import json, text
from claimwire.articles.article import Article, ArticleError, Failure

Reader = Callable[..., Iterator[Article | Failure]]
READERS: dict[str, Reader] = {".txt": text.read, ".json": json.read, ".jsonl": json.read_lines}
BESIDE = re.compile(r"\.gold(?:-\w+)?\.json$")

__all__ = ["BESIDE", "READERS", "Article", "ArticleError", "Failure", "find_files", "read_bytes", "read_file"]


def find_files(folder: Path, *, but: Path | None = None) -> list[Path]:
    """The article files under a folder, sorted; no README, no `NAME.gold.json`, nothing hidden.

    Args:
        folder: Where to look, with its folders.
        but: A folder whose files are left out: results are no articles.
    """
    found = (path for path in folder.rglob("*") if path.suffix.lower() in READERS and path.is_file())
    outside = (path for path in found if but is None or not path.resolve().is_relative_to(but.resolve()))
    return sorted(path for path in outside if is_article(path.relative_to(folder)))


def is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and not BESIDE.search(path.name.lower()) and path.stem.lower() != "readme"


def read_file(path: Path, *, id: str | None = None) -> Iterator[Article | Failure]:
    """The articles of a file; one that cannot be read gives a Failure, never an exception.

    Args:
        path: A .txt, .json or .jsonl file; another suffix is read as plain text.
        id: The articles' id, or its first part; the path if left out.
    """
    name = id or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        way_out = "it is a folder; use claimwire run" if path.is_dir() else "check its path and rights"
        yield Failure(name, path.as_posix(), f"cannot be read: {error.strerror or error}; {way_out}")
        return
    yield from read_bytes(data, id=name, path=path.as_posix(), suffix=path.suffix.lower())


def read_bytes(data: bytes, *, id: str, path: str | None, suffix: str) -> Iterator[Article | Failure]:
    """The articles in bytes of the format that a suffix stands for; see `read_file`."""
    try:
        yield from READERS.get(suffix, text.read)(data, id=id, path=path)
    except ArticleError as error:
        yield Failure(id, path, str(error))
