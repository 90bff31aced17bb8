"""WARC -> Article: the web pages of a crawl, a record each; a broken record fails alone.

Records are cut apart here, by the length that each states, so that one that is broken takes no other with it and
nothing of a long one is kept; what is in a record is read with warcio.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from claimwire.articles.article import Article, ArticleError, Failure, digest, published_of
from claimwire.articles.charset import page_text
from claimwire.articles.html import MAX_PAGE, page
from claimwire.articles.input import Input
from claimwire.articles.rows import Unique
from claimwire.articles.streams import CHUNK, GZIP, opened, too_long, whole

VERSION = re.compile(rb"WARC/[01]\.\d")
LENGTH = re.compile(rb"^Content-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
TARGET = re.compile(rb"^WARC-Target-URI[ \t]*:[ \t]*<?(\S{1,2000}?)>?[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
RESPONSE = re.compile(rb"^WARC-Type[ \t]*:[ \t]*response[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
PAGES = ("text/html", "application/xhtml+xml")
TEXT = "text/plain"
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
MAX_HEADER = 2**16


@dataclass(frozen=True)
class Record:
    """A record: its header lines, as much of its content as is kept, and what is wrong with it."""

    header: bytes
    block: bytes = b""
    fault: str | None = None

    @property
    def uri(self) -> str:
        found = TARGET.search(self.header)
        return found[1].decode("utf-8", "backslashreplace") if found else ""


@dataclass(frozen=True)
class Response:
    """What a server answered: the type that it states, its charset, and the body."""

    type: str
    charset: str | None
    body: bytes


def read(file: Input) -> Iterator[Article | Failure]:
    """The articles of a WARC file: the HTML and plain-text pages among its responses, with their address as id.

    The day of the crawl is no publication date.

    Raises:
        ArticleError: If there is no such page in it.
    """
    unique, found = Unique(file.id), False
    for n, record in enumerate(records(file.stream), start=1):
        try:
            response = response_of(record)
            if response is None:
                continue
            row: Article | Failure = article(record, response, id=unique(record.uri, n), path=file.path)
        except ArticleError as error:
            row = Failure(unique(record.uri, n), file.path, f"record {n}: {error}")
        found = True
        yield row
    if not found:
        raise ArticleError("no web page in it: no response with HTML or plain text")


def article(record: Record, response: Response, *, id: str, path: str | None) -> Article:
    """The page of a response as an Article.

    Raises:
        ArticleError: If no text is found in it.
    """
    sha256 = digest(record.header + record.block)
    if response.type in PAGES:
        return page(response.body, id=id, path=path, charset=response.charset, url=record.uri, sha256=sha256)
    text = page_text(response.body, charset=response.charset)
    return Article(id=id, text=text, path=path, sha256=sha256, url=record.uri, published=published_of(text))


def response_of(record: Record) -> Response | None:
    """The page that a record holds; null if it is a record of another kind, a picture, or says that there is no page.

    Raises:
        ArticleError: If the record is broken.
    """
    if record.fault and not record.block:
        raise ArticleError(record.fault)
    if not RESPONSE.search(record.header):
        return None
    if not record.uri:
        raise ArticleError("no WARC-Target-URI")
    http, body = parsed(record.block)
    type, _, rest = (http.get_header("content-type") or "").partition(";")
    type = type.strip().lower()
    if type not in (*PAGES, TEXT) or not is_found(http.statusline):
        return None
    if record.fault:
        raise ArticleError(record.fault)
    charset = CHARSET.search(rest)
    return Response(type, charset[1] if charset else None, body)


def is_found(status: str) -> bool:
    """Whether a status line, such as `1.1 200 OK`, says that the page was there."""
    return re.match(r"[\d.]+\s+2\d\d", status) is not None


def parsed(block: bytes) -> tuple[Any, bytes]:
    """The HTTP header and the body of a response, the body put together from its chunks and unpacked.

    Raises:
        ArticleError: If it is no HTTP response.
    """
    from warcio.bufferedreaders import ChunkedDataReader
    from warcio.statusandheaders import StatusAndHeadersParser

    stream = io.BytesIO(block)
    try:
        http = StatusAndHeadersParser(["HTTP/"], verify=True).parse(stream)
        in_chunks = (http.get_header("transfer-encoding") or "").lower() == "chunked"
        body = ChunkedDataReader(stream).read() if in_chunks else stream.read()
    except Exception as error:  # warcio raises of its own and of Python's kinds; a broken record fails alone
        raise ArticleError(f"no HTTP response: {' '.join(str(error).split())}") from None
    if body.startswith(GZIP):  # whatever the header says: crawlers unpack bodies and leave the header as it was
        body = whole(opened(io.BytesIO(body))[1], most=MAX_PAGE)
    return http, body


def records(stream: BinaryIO) -> Iterator[Record]:
    """The records of a WARC file, each with its content or with what is wrong with it."""
    line = stream.readline(MAX_HEADER)
    while line:
        if not VERSION.match(line):
            line = stream.readline(MAX_HEADER)  # blank lines between records, and what a wrong length left over
            continue
        header = header_of(stream, line)
        length = LENGTH.search(header)
        if length is None:
            yield Record(header, fault="no Content-Length, or its header has no end")
            line = stream.readline(MAX_HEADER)
            continue
        record = content(stream, header, int(length[1]))
        line = after(stream)
        if line and not VERSION.match(line) and record.fault is None:
            record = Record(header, record.block, "its Content-Length is wrong")
        yield record


def header_of(stream: BinaryIO, line: bytes) -> bytes:
    """The header lines of a record, to the blank line that ends them."""
    header = line
    while line.strip() and len(header) < MAX_HEADER:
        line = stream.readline(MAX_HEADER)
        header += line
    return header


def content(stream: BinaryIO, header: bytes, length: int) -> Record:
    """A record with its content; of one that is too long its first bytes, which say what it is."""
    block = stream.read(min(length, MAX_PAGE))
    left = length - len(block)
    while left and (piece := stream.read(min(left, CHUNK))):
        left -= len(piece)
    if left:
        return Record(header, block, "cut short")
    return Record(header, block, too_long(length, MAX_PAGE))


def after(stream: BinaryIO) -> bytes:
    """The first line after a record that is not blank."""
    while (line := stream.readline(MAX_HEADER)) and not line.strip():
        pass
    return line
