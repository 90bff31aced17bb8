"""Plain text -> Article."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from claimwire.articles.article import Article, ArticleError, digest, published_of

EMPTY = "empty: no text in it; remove the file or fill it"


def decode(data: bytes) -> str:
    """UTF-8 bytes, with or without a byte-order mark, as text; line ends stay as they are.

    Raises:
        ArticleError: If the bytes are no UTF-8 text; the message names the byte and its place.
    """
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        raise ArticleError(f"not UTF-8: byte 0x{data[at]:02x} at offset {at}; save the file as UTF-8") from None
    if (at := text.find("\0")) >= 0:
        raise ArticleError(f"not text: a zero byte at offset {at}; give plain text, JSON or JSON lines")
    if not text.strip():
        raise ArticleError(EMPTY)
    return text


def read(data: bytes, *, id: str, path: str | None) -> Iterator[Article]:
    """The one article of a plain-text file; its text is the whole file as decoded."""
    text = decode(data)
    yield Article(id=id, text=text, path=path, sha256=digest(data), published=published_of(text))
