"""An article as read, before any language is looked at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from claimwire.articles.published import header


@dataclass(frozen=True)
class Article:
    """An article and what is known of it.

    Attributes:
        id: Unique in a run and stable: the path, with `#` and its own id or line where a file holds several.
        text: The whole text; every offset that claimwire writes counts its code points.
        path: The file it came from, null if from none.
        sha256: Of the file's bytes, unpacked; of the line, row or record where a file holds many articles in a row.
        title: Null if neither the metadata nor the text's layout gives one.
        published: ISO date or date-time; null if neither the metadata nor a header in the text gives one.
        publisher: From the metadata.
        url: From the metadata.
        language: ISO 639-1 code as the metadata states it; null if they do not.
    """

    id: str
    text: str
    path: str | None = None
    sha256: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Failure:
    """An input that is no article: its id, its path, and the reason in one line.

    Attributes:
        skipped: Left out by choice, such as an article that is not English; no fault of the input.
    """

    id: str
    path: str | None
    reason: str
    skipped: bool = False


class ArticleError(ValueError):
    """An input that cannot be read as an article; the message is one line: file, fault, way out."""


def published_of(text: str) -> str | None:
    """The date that a header in the text gives, as ISO 8601."""
    found = header(text)
    return found.published if found else None


def digest(data: bytes) -> str:
    """The SHA-256 of an input, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
