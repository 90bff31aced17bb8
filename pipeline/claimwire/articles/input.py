"""What a reader gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from claimwire.articles.article import Article, Failure
from claimwire.articles.columns import Columns


@dataclass(frozen=True)
class Input:
    """A file, unpacked, or bytes from elsewhere.

    Attributes:
        stream: Its bytes.
        id: The id of the article in it, or its first part where there are several.
        path: Null if it came from no file.
        columns: Where the rows of a table, or JSON objects, hold what is known of an article.
    """

    stream: BinaryIO
    id: str
    path: str | None = None
    columns: Columns = field(default_factory=Columns)


Reader = Callable[[Input], Iterator[Article | Failure]]
"""Reads the articles of one format.

Raises:
    ArticleError: If the file as a whole cannot be read; what was given before it stands.
"""
