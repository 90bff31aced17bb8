"""Crawls: the pages of a WARC file, and records that fail alone."""

from __future__ import annotations

import gzip

import pytest

from claimwire.articles import Article, Failure, read_bytes
from claimwire.articles.html import MAX_PAGE

HTML = b"<html><head><title>Floods</title></head><body><article><p>%s</p></article></body></html>"
RAIN = HTML % b"Rain fell on Arden for three days, the ministry said."
SUN = HTML % b"The sun shone on Arden for three days, the ministry said."
TYPE = b"Content-Type: text/html; charset=utf-8"


def http(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    return b"\r\n".join((b"HTTP/1.1 " + status, *(headers or (TYPE,)), b"", body))


def record(block: bytes, uri: bytes = b"https://example.org/a", kind: bytes = b"response", length: int = -1) -> bytes:
    head = [b"WARC/1.0", b"WARC-Type: " + kind, b"WARC-Date: 2024-05-08T10:00:00Z"]
    head += [b"WARC-Target-URI: " + uri] * bool(uri)
    head += [b"Content-Length: %d" % (len(block) if length < 0 else length)]
    return b"\r\n".join((*head, b"", block, b"", b""))


INFO = record(b"software: none\r\n", uri=b"", kind=b"warcinfo")
LAST = record(http(SUN), uri=b"https://example.org/last")
BODIES = [
    ("html", http(RAIN), "Rain fell on Arden for three days, the ministry said."),
    ("xhtml", http(RAIN, b"content-type: application/xhtml+xml"), "Rain fell on Arden for three days, the ministry said."),
    ("text", http(b"Rain fell.", b"Content-Type: text/plain"), "Rain fell."),
    ("text-in-latin-1", http(b"Caf\xe9.", b"Content-Type: text/plain; charset=latin-1"), "Café."),
    ("header-over-meta", http(HTML.replace(b"<head>", b"<head><meta charset=utf-8>") % b"Rain fell on the caf\xe9 for three days.", b'Content-Type: text/html; charset="ISO-8859-1"'), "Rain fell on the café for three days."),
    ("packed", http(gzip.compress(b"Rain fell."), b"Content-Type: text/plain", b"Content-Encoding: gzip"), "Rain fell."),
    ("packed-says-the-header-alone", http(b"Rain fell.", b"Content-Type: text/plain", b"Content-Encoding: gzip"), "Rain fell."),
    ("in-chunks", http(b"5\r\nRain \r\n5\r\nfell.\r\n0\r\n\r\n", b"Content-Type: text/plain", b"Transfer-Encoding: chunked"), "Rain fell."),
    ("http-2", http(b"Rain fell.", b"Content-Type: text/plain").replace(b"HTTP/1.1", b"HTTP/2"), "Rain fell."),
]  # fmt: skip
OTHERS = [
    ("request", record(b"GET / HTTP/1.1\r\n\r\n", kind=b"request")),
    ("metadata", record(b"via: x\r\n", kind=b"metadata")),
    ("picture", record(http(b"\x89PNG", b"Content-Type: image/png"))),
    ("not-found", record(http(RAIN, status=b"404 Not Found"))),
    ("moved", record(http(RAIN, status=b"301 Moved Permanently"))),
    ("long-film", record(http(b"x" * MAX_PAGE, b"Content-Type: video/mp4"))),
]
BROKEN = [
    ("no-text", record(http(HTML % b"")), "no text found"),
    ("no-utf8", record(http(HTML % b"caf\xe9")), "not UTF-8: byte 0xe9"),
    ("no-address", record(http(RAIN), uri=b""), "no WARC-Target-URI"),
    ("no-http", record(b"rain\r\n\r\n"), "no HTTP response: "),
    ("no-block", record(b""), "no HTTP response: "),
    ("no-length", record(http(RAIN)).replace(b"Content-Length: ", b"Content-Length: x"), "no Content-Length"),
    ("length-too-small", record(http(RAIN), length=150), "its Content-Length is wrong"),
    ("unknown-charset", record(http(RAIN, b"Content-Type: text/html; charset=klingon")), "the page says its charset is 'klingon'"),
    ("too-long", record(http(b"x" * MAX_PAGE)), "too long: more than 20,000,000 bytes"),
    ("damaged-body", record(http(gzip.compress(RAIN)[:-9], TYPE)), "gzip file cut short"),
]  # fmt: skip


def rows(data: bytes) -> list[Article | Failure]:
    return list(read_bytes(data, id="f.warc", path="f.warc", suffix=".warc"))


@pytest.mark.parametrize("pack", ["plain", "packed", "packed-by-record"])
def test_pages_are_articles_under_their_address(pack: str) -> None:
    parts = [INFO, record(http(RAIN)), LAST, record(http(SUN))]
    data = b"".join(map(gzip.compress, parts)) if pack == "packed-by-record" else b"".join(parts)
    found = rows(gzip.compress(data) if pack == "packed" else data)
    assert [row.id for row in found] == [
        "f.warc#https://example.org/a",
        "f.warc#https://example.org/last",
        "f.warc#https://example.org/a~4",
    ]
    assert isinstance(found[0], Article)
    known = (found[0].title, found[0].url, found[0].published, found[0].path)
    assert known == ("Floods", "https://example.org/a", None, "f.warc")


@pytest.mark.parametrize(("block", "text"), [pytest.param(b, t, id=i) for i, b, t in BODIES])
def test_a_body_is_read_as_its_header_says(block: bytes, text: str) -> None:
    (found,) = rows(record(block))
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize("data", [pytest.param(d, id=i) for i, d in OTHERS])
def test_other_records_are_no_articles(data: bytes) -> None:
    assert [row.id for row in rows(data + LAST)] == ["f.warc#https://example.org/last"]


@pytest.mark.parametrize(("data", "reason"), [pytest.param(d, r, id=i) for i, d, r in BROKEN])
def test_a_broken_record_fails_alone(data: bytes, reason: str, capfd: pytest.CaptureFixture[str]) -> None:
    found = rows(INFO + data + LAST)
    assert [type(row) for row in found] == [Failure, Article]
    assert isinstance(found[0], Failure)
    assert found[0].reason.startswith(f"record 2: {reason}")
    assert "\n" not in found[0].reason
    assert capfd.readouterr() == ("", "")


def test_a_file_that_ends_in_a_record_says_so() -> None:
    found = rows(LAST + record(http(RAIN))[:-60])
    assert [getattr(row, "reason", None) for row in found] == [None, "record 2: cut short"]


def test_a_file_without_pages_is_a_failure() -> None:
    assert rows(INFO) == [Failure("f.warc", "f.warc", "no web page in it: no response with HTML or plain text")]


def test_the_date_is_that_of_the_page() -> None:
    dated = RAIN.replace(b"<head>", b'<head><meta property="article:published_time" content="2024-05-06">')
    (found,) = rows(record(http(dated)))
    assert isinstance(found, Article)
    assert found.published == "2024-05-06"
