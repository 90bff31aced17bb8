"""Bytes as they come: unpacked, recoded and cut into lines, never more of them in memory than one article may have."""

from __future__ import annotations

import codecs
import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from claimwire.articles.article import ArticleError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
HEAD = 2**18
CHUNK = 2**16
MAX_BYTES = 2**26
"""The most bytes that one article may have, unpacked: a gzip bomb of 10 GB stops here, and fails alone."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Pulled(io.RawIOBase):
    """A stream of what an iterator gives.

    A fault of the iterator is raised after everything before it was read, and again at every later reading: nobody
    takes it for the end.
    """

    def __init__(self, chunks: Iterator[bytes]):
        self._chunks = chunks
        self._left = memoryview(b"")
        self._fault: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room, filled = memoryview(buffer), 0
        while filled < len(room) and (self._left or self._pull()):
            size = min(len(room) - filled, len(self._left))
            room[filled : filled + size] = self._left[:size]
            self._left = self._left[size:]
            filled += size
        if self._fault and not filled:
            raise self._fault
        return filled

    def _pull(self) -> bool:
        """Gets the next bytes; False at the end and at a fault."""
        if self._fault:
            return False
        try:
            self._left = memoryview(next(chunk for chunk in self._chunks if chunk))
        except StopIteration:
            return False
        except (ArticleError, OSError) as fault:
            self._fault = fault
            return False
        return True


def pulled(pieces: Iterator[bytes]) -> io.BufferedReader:
    return io.BufferedReader(Pulled(pieces), HEAD)


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """A stream in pieces, to its end."""
    while chunk := stream.read(CHUNK):
        yield chunk


def opened(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The beginning of a stream and the stream, from that beginning on; a gzip file is unpacked on the way."""
    head, stream = peek(stream)
    return peek(pulled(unpacked(chunks(stream)))) if head.startswith(GZIP) else (head, stream)


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The beginning of a stream and a stream that still has it."""
    if stream.seekable():
        start = stream.tell()
        head = stream.read(HEAD)
        stream.seek(start)
        return head, stream
    if not (isinstance(stream, io.BufferedReader) and isinstance(stream.raw, Pulled)):
        stream = pulled(chunks(stream))
    return stream.peek(HEAD), stream


def unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """The content of a gzip file of one member or several, in pieces of bounded size.

    Raises:
        ArticleError: If the file is damaged, or ends before its content does.
    """
    member = zlib.decompressobj(wbits=31)
    try:
        for chunk in packed:
            while chunk:
                if member.eof:
                    chunk = chunk.lstrip(b"\0")  # padding after a member, which gzip allows
                    if not chunk:
                        break
                    member = zlib.decompressobj(wbits=31)
                yield from inflated(member, chunk)
                chunk = member.unused_data
    except zlib.error as error:
        raise ArticleError(f"damaged gzip file: {error}; pack or fetch it again") from None
    if not member.eof:
        raise ArticleError("gzip file cut short; pack or fetch it again")


def inflated(member: zlib._Decompress, packed: bytes) -> Iterator[bytes]:
    """What a piece of a gzip member holds, and no more of it at a time than a piece has."""
    piece = b""
    while packed or len(piece) == CHUNK:  # a full piece: zlib may hold back more though it has read all its input
        piece = member.decompress(packed, CHUNK)
        packed = member.unconsumed_tail
        yield piece
        if member.eof:
            return


def whole(stream: BinaryIO, *, most: int | None = None) -> bytes:
    """All bytes of a file that holds a single article.

    Raises:
        ArticleError: If there are more than one article may have.
    """
    pieces, size = [], 0
    for piece in chunks(stream):
        pieces.append(piece)
        size += len(piece)
        if fault := too_long(size, most):
            raise ArticleError(fault)
    return b"".join(pieces)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a text in UTF-8, without their ends; one that is too long is cut: `too_long` tells.

    UTF-16 and UTF-32 with a byte-order mark become UTF-8.
    """
    stream = utf8(stream)
    while line := stream.readline(MAX_BYTES + 1):
        end = line
        while end and not end.endswith(b"\n"):  # the rest of a long line, or the end of the file
            end = stream.readline(CHUNK)
        yield line.removesuffix(b"\n")


def too_long(size: int, most: int | None = None) -> str | None:
    """What is wrong with so many bytes, if they are more than one article, or so many, may have."""
    limit = MAX_BYTES if most is None else most
    return f"too long: more than {limit:,} bytes, unpacked; split it" if size > limit else None


def utf8(stream: BinaryIO) -> BinaryIO:
    """A text in UTF-8 without its mark, from one in UTF-8 or one in UTF-16 or UTF-32 with a mark."""
    head, stream = peek(stream)
    mark, encoding = mark_of(head)
    stream.read(len(mark))
    return stream if encoding == "utf-8" else pulled(recoded(chunks(stream), encoding))


def mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte-order mark that a text begins with, empty if there is none, and the encoding that it stands for."""
    return next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))


def recoded(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """A text in UTF-8.

    Raises:
        ArticleError: If the bytes are no text in that encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece).encode()
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"not {encoding.upper()}, as its first bytes say: {error.reason}; save it as UTF-8"
        ) from None
