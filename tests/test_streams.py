"""Packed, huge and damaged input, read as it comes."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from claimwire.articles import Article, Failure, read_bytes, read_file, read_stream, streams

LINES = b"".join(json.dumps({"id": n, "text": f"Rain {n}." + " x" * 500}).encode() + b"\n" for n in range(2000))
PACKED = gzip.compress(LINES, 1)
DAMAGED = [
    ("cut", PACKED[:-200], "gzip file cut short"),
    ("cut-in-the-trailer", PACKED[:-3], "gzip file cut short"),
    ("wrong-sum", PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:], "damaged gzip file: "),
    ("holes", PACKED[:-3000] + b"\0" * 2000 + PACKED[-1000:], "damaged gzip file: "),
    ("something-behind", PACKED + b"rain", "damaged gzip file: "),
]
ONE = [
    ("cut", gzip.compress(b"Rain fell on Arden.")[:-4], "gzip file cut short"),
    ("header-alone", b"\x1f\x8b\x08", "gzip file cut short"),
    ("no-gzip", b"\x1f\x8brain", "damaged gzip file: "),
    ("packed-twice", gzip.compress(gzip.compress(b"Rain fell.")), "not UTF-8: byte 0x8b at offset 1"),
    ("nothing", gzip.compress(b""), "empty"),
]
WHOLE = [
    ("one-member", gzip.compress(b"Rain fell.")),
    ("two-members", gzip.compress(b"Rain ") + gzip.compress(b"fell.")),
    ("padded", gzip.compress(b"Rain fell.") + b"\0" * 512),
]
TEXTS = [
    ("utf-8", b"\xef\xbb\xbf" + "Café.".encode()),
    ("utf-16-little", b"\xff\xfe" + "Café.".encode("utf-16-le")),
    ("utf-16-big", b"\xfe\xff" + "Café.".encode("utf-16-be")),
    ("utf-32-little", b"\xff\xfe\0\0" + "Café.".encode("utf-32-le")),
    ("utf-32-big", b"\0\0\xfe\xff" + "Café.".encode("utf-32-be")),
]


def bomb(size: int) -> Iterator[bytes]:
    """A gzip file of so many zero bytes, some thousandth as long."""
    packer = zlib.compressobj(9, wbits=31)
    piece = b"x" * 2**20
    for _ in range(size // len(piece)):
        yield packer.compress(piece)
    yield packer.flush()


@pytest.mark.parametrize(("data", "reason"), [pytest.param(d, r, id=i) for i, d, r in DAMAGED])
def test_articles_before_the_damage_are_given(data: bytes, reason: str) -> None:
    *found, last = read_bytes(data, id="f", path=None, suffix=".jsonl.gz")
    assert len(found) >= 1000
    assert all(isinstance(row, Article) for row in found[:1000])
    assert isinstance(last, Failure)
    assert last.reason.startswith(reason)


@pytest.mark.parametrize(("data", "reason"), [pytest.param(d, r, id=i) for i, d, r in ONE])
def test_a_damaged_article_is_one_clear_line(data: bytes, reason: str) -> None:
    (found,) = read_bytes(data, id="a", path=None, suffix=".txt")
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("data", [pytest.param(d, id=i) for i, d in WHOLE])
def test_a_packed_article_is_read(data: bytes) -> None:
    (found,) = read_bytes(data, id="a", path=None, suffix=".txt")
    (plain,) = read_bytes(b"Rain fell.", id="a", path=None, suffix=".txt")
    assert found == plain


@pytest.mark.parametrize("data", [pytest.param(d, id=i) for i, d in TEXTS])
def test_a_mark_tells_the_encoding_and_is_dropped(data: bytes) -> None:
    (found,) = read_bytes(data, id="a", path=None, suffix=".txt")
    assert isinstance(found, Article)
    assert found.text == "Café."


def test_a_broken_text_in_utf_16_names_the_byte() -> None:
    (found,) = read_bytes(b"\xff\xfeR\0\x00\xd8a\0", id="a", path=None, suffix=".txt")
    assert isinstance(found, Failure)
    assert found.reason == "not UTF-16-LE: byte 0x00 at offset 4; save the file as UTF-8"


def test_json_lines_in_utf_16_are_read() -> None:
    data = '{"text": "Café."}\n{"text": "Regen Ċ."}\n'.encode("utf-16")  # Ċ has a byte 0x0a in it
    found = list(read_bytes(data, id="f", path=None, suffix=".jsonl"))
    assert [row.text for row in found if isinstance(row, Article)] == ["Café.", "Regen Ċ."]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json", ".jsonl", ".csv"])
def test_a_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    for module in ("streams.MAX_BYTES", "html.MAX_PAGE", "json.MAX_LIST"):
        monkeypatch.setattr(f"claimwire.articles.{module}", 2**20)
    path = tmp_path / f"a{suffix}.gz"
    with path.open("wb") as file:
        start = {".json": b'["', ".jsonl": b'{"text": "Rain."}\n{"text": "', ".csv": b"text\nRain.\n"}.get(suffix, b"")
        file.write(gzip.compress(start) if start else b"")
        file.writelines(bomb(2**26))
    tracemalloc.start()
    found = list(read_file(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found[-1], Failure)
    assert "too long: more than 1,048,576 bytes" in found[-1].reason
    assert len(found) == 1 + (suffix in (".jsonl", ".csv"))
    assert peak < 2**24


def test_a_long_line_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_BYTES", 50)
    data = b'{"text": "Rain."}\n{"text": "' + b"x" * 200_000 + b'"}\n{"text": "Sun."}\n'
    found = list(read_bytes(data, id="f", path=None, suffix=".jsonl"))
    assert [row.id for row in found] == ["f#1", "f#2", "f#3"]
    assert [getattr(row, "reason", None) for row in found] == [
        None,
        "line 2: too long: more than 50 bytes, unpacked; split it",
        None,
    ]


def test_memory_does_not_grow_with_the_file() -> None:
    class Endless(BytesIO):
        """JSON lines that are made as they are read."""

        left = 200_000

        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            self.left -= 100
            return b"".join(b'{"text": "Rain %d."}\n' % (self.left + n) for n in range(100)) if self.left >= 0 else b""

    tracemalloc.start()
    count = 0
    for row in read_stream(Endless(), id="-", suffix=".txt.jsonl"):
        count += isinstance(row, Article)
        if count == 3000:
            break
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak < 2**22


def test_a_fault_of_the_disk_comes_after_what_was_read() -> None:
    class Failing(BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            if not data:
                raise OSError(5, "Input/output error")
            return data

    *found, last = read_stream(Failing(LINES), id="-", suffix=".jsonl")
    assert len(found) == 2000
    assert last == Failure("-", None, "cannot be read to its end: Input/output error")
