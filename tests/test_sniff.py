"""The format of an input without a suffix, or with a wrong one."""

from __future__ import annotations

import gzip

import pytest

from claimwire.articles import Article, read_bytes, read_stream
from claimwire.articles.sniff import format_of, suffix_of

KNOWN = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".parquet", ".warc")
CONTENT = [
    ("text", "", b"Rain fell.", ".txt"),
    ("empty", "", b"", ".txt"),
    ("text-in-brackets", "", b"[Arden, 6 May] Rain fell.", ".txt"),
    ("text-in-braces", "", b"{sic} Rain fell.", ".txt"),
    ("doctype", "", b"\n<!DOCTYPE html>\n<title>", ".html"),
    ("html", "", b"<html lang=en>", ".html"),
    ("xhtml", "", b'<?xml version="1.0"?>\n<html xmlns="a">', ".html"),
    ("comment-first", "", b"<!-- saved --><!-- again -->\n<HTML>", ".html"),
    ("html-in-utf-16", "", "<html>".encode("utf-16"), ".html"),
    ("text-about-html", "", b"<html> is a tag.", ".html"),
    ("object", "", b' {\n "text": "Rain."}', ".json"),
    ("list", "", b'[\n{"text": "Rain."}]', ".json"),
    ("lines", "", b'{"text": "Rain."}\n{"text": "Sun."}\n', ".jsonl"),
    ("one-line", "", b'{"text": "Rain."}\n', ".json"),
    ("front-matter", "", b"---\ntitle: Rain\n---\nRain.", ".md"),
    ("comments-without-a-page", "", b"<!-- -->" * 5000 + b"<p>", ".txt"),
    ("a-rule-is-no-front-matter", "", b"---\nRain fell.\n", ".txt"),
    ("parquet", "", b"PAR1\x15\x04", ".parquet"),
    ("crawl", "", b"WARC/1.0\r\n", ".warc"),
    ("unknown-suffix", ".text", b'{"text": "Rain."}', ".json"),
    ("page-named-txt", ".txt", b"<!doctype html><p>", ".html"),
    ("page-named-md", ".md", b"<html>", ".html"),
    ("lines-named-json", ".json", b'{"text": "Rain."}\n{"text": "Sun."}\n', ".jsonl"),
    ("parquet-named-csv", ".csv", b"PAR1\x15\x04", ".parquet"),
    ("json-named-txt-stays-text", ".txt", b'{"text": "Rain."}', ".txt"),
    ("front-matter-named-txt-stays-text", ".txt", b"---\ntitle: Rain\n---\n", ".txt"),
    ("text-named-html-stays-html", ".html", b"Rain fell.", ".html"),
]
SUFFIXES = [("A.HTML", ".html"), ("a.html.gz", ".html"), ("a.gz", ""), ("a", ""), ("a.b/c", ""), (".txt", "")]


class Pipe:
    """A stream that, like a pipe, can only be read on."""

    def __init__(self, data: bytes):
        self._left = data

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> bytes:
        size = min(len(self._left), 3 if size < 0 else min(3, size))
        piece, self._left = self._left[:size], self._left[size:]
        return piece


@pytest.mark.parametrize(("suffix", "head", "format"), [pytest.param(s, h, f, id=i) for i, s, h, f in CONTENT])
def test_the_content_tells_the_format(suffix: str, head: bytes, format: str) -> None:
    assert format_of(suffix, head, KNOWN) == format


@pytest.mark.parametrize(("name", "suffix"), SUFFIXES, ids=[name for name, _ in SUFFIXES])
def test_the_suffix_is_that_below_gz(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_pipe_is_read_on(pack: object) -> None:
    assert callable(pack)
    data: bytes = pack(b'{"text": "Rain."}\n{"text": "Sun."}\n')
    found = list(read_stream(Pipe(data), id="-"))  # type: ignore[arg-type]  # no more of a stream than a pipe has
    assert [(row.id, isinstance(row, Article)) for row in found] == [("-#1", True), ("-#2", True)]


def test_a_page_that_was_saved_as_text_is_read_as_a_page() -> None:
    page = b"<!doctype html><html><body><article><p>Rain fell on Arden for three days.</p></article></body></html>"
    (found,) = read_bytes(page, id="a.txt", path=None, suffix=".txt")
    assert isinstance(found, Article)
    assert found.text == "Rain fell on Arden for three days."
