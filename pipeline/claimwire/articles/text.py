"""Plain text -> Article."""

from __future__ import annotations

from collections.abc import Iterator

from claimwire.articles.article import Article, ArticleError, digest, published_of
from claimwire.articles.input import Input
from claimwire.articles.streams import mark_of, whole

EMPTY = "empty: no text in it; remove the file or fill it"


def decode(data: bytes) -> str:
    """Bytes in UTF-8, or in UTF-16 or UTF-32 with a byte-order mark, as text; line ends stay as they are.

    The mark itself is dropped.

    Raises:
        ArticleError: If the bytes are no such text; the message names the byte and its place.
    """
    mark, encoding = mark_of(data)
    return checked(decoded(data, encoding, start=len(mark)))


def decoded(data: bytes, encoding: str, *, start: int = 0) -> str:
    """Bytes, those after `start`, as text in an encoding that Python knows.

    Raises:
        ArticleError: If they are none; the message names the byte and its place.
    """
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        at = start + error.start
        raise ArticleError(
            f"not {encoding.upper()}: byte 0x{data[at]:02x} at offset {at}; save the file as UTF-8"
        ) from None


def checked(text: str) -> str:
    """A text that has words in it.

    Raises:
        ArticleError: If it is empty or has zero bytes, which no text has.
    """
    if (at := text.find("\0")) >= 0:
        raise ArticleError(f"not text: a zero byte at offset {at}; give text or another format that is read")
    if not text.strip():
        raise ArticleError(EMPTY)
    return text


def read(file: Input) -> Iterator[Article]:
    """The one article of a plain-text file; its text is the whole file as decoded."""
    data = whole(file.stream)
    text = decode(data)
    yield Article(id=file.id, text=text, path=file.path, sha256=digest(data), published=published_of(text))
