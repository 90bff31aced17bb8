"""Web pages: the main text, what a page states of itself, and its charset."""

from __future__ import annotations

import hashlib

import pytest

from claimwire.articles import Article, Failure, read_bytes
from claimwire.articles.html import MAX_PAGE

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Floods in Arden | Upland News</title>
<meta property="og:site_name" content="Upland News">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<meta property="article:modified_time" content="2025-01-01T10:00:00Z">
<link rel="canonical" href="https://example.org/floods"></head>
<body><nav><a href="/">Home</a> <a href="/rain">Rain</a></nav>
<article><h1>Floods in Arden</h1><p>Rain fell on Arden for three days and 40 people died, the ministry said.</p>
<p>The town lost:</p><ul><li>12 bridges</li><li>300 houses</li></ul>
<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Arden</td><td>40</td></tr></table>
<p>Schools will open on Monday.</p><script>track("rain")</script></article>
<footer>Copyright 2019 Upland News</footer></body></html>"""
TEXT = """Floods in Arden

Rain fell on Arden for three days and 40 people died, the ministry said.

The town lost:
- 12 bridges
- 300 houses
Town | Dead
Arden | 40

Schools will open on Monday."""
DATES = [
    ("meta", '<meta property="article:published_time" content="2024-05-06">', "", "2024-05-06"),
    ("itemprop", '<meta itemprop="datePublished" content="2024-05-06">', "", "2024-05-06"),
    ("linked-data", '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-06T10:00:00+02:00"}</script>', "", "2024-05-06T10:00:00+02:00"),
    ("time", "", '<time datetime="2024-05-06">Monday</time>', "2024-05-06"),
    ("two-times", "", '<time datetime="2024-05-06">x</time><time datetime="2020-01-01">y</time>', None),
    ("marked-time", "", '<time datetime="2020-01-01">x</time><time datetime="2024-05-06" itemprop="datePublished">y</time>', "2024-05-06"),
    ("header-in-the-text", "", "<p>Published: 6 May 2024</p>", "2024-05-06"),
    ("modified-alone", '<meta property="article:modified_time" content="2024-05-06">', "", None),
    ("no-date", '<meta name="date.issued" content="soon">', "", None),
    ("no-guess-from-the-footer", "", "<footer>Copyright 2019, 6 May 2019</footer>", None),
    ("no-guess-from-the-address", '<link rel="canonical" href="https://example.org/2024/05/06/floods">', "", None),
]  # fmt: skip
CHARSETS = [
    ("utf-8", "<meta charset=utf-8>", "utf-8"),
    ("undeclared", "", "utf-8"),
    ("utf-8-bom", "", "utf-8-sig"),
    ("utf-16-bom", "", "utf-16"),
    ("windows-1252", '<meta charset="windows-1252">', "cp1252"),
    ("latin-1-as-browsers-do", "<META CHARSET=ISO-8859-1>", "cp1252"),
    ("latin-2", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
    ("shift-jis", "<meta charset=shift_jis>", "shift_jis"),
    ("utf-16-that-is-none", "<meta charset=utf-16>", "utf-8"),
]
FAULTS = [
    ("no-body", b"<html><head><title>Floods</title></head></html>", "no text found (empty body)"),
    ("empty-body", b"<html><head><title>Floods</title></head><body> <p></p></body></html>", "no text found (empty body)"),
    ("script-alone", b"<html><body><div id=root></div><script>draw()</script></body></html>", "no text found ("),
    ("empty", b"", "empty"),
    ("zero-byte", b"<html><body><p>Rain\0</p></body></html>", "not text: a zero byte"),
    ("no-utf8", b"<html><body><p>caf\xe9</p></body></html>", "not UTF-8: byte 0xe9 at offset 18"),
    ("not-as-declared", b"<html><meta charset=utf-8><body>\xe9</body></html>", "not UTF-8: byte 0xe9"),
    ("unknown-charset", b"<html><meta charset=klingon><body>Rain</body></html>", "the page says its charset is 'klingon'"),
    ("charset-that-is-none", b"<html><meta charset=base64><body>Rain</body></html>", "the page says its charset is 'base64'"),
    ("too-long", b"<html>" + b" " * MAX_PAGE, "too long: more than 20,000,000 bytes"),
]  # fmt: skip


def read(data: bytes) -> Article | Failure:
    (found,) = read_bytes(data, id="a.html", path=None, suffix=".html")
    return found


def page(head: str, body: str) -> str:
    main = "<article><p>Rain fell on Arden for three days, the ministry said.</p></article>"
    return f"<html><head>{head}</head><body>{body}{main}</body></html>"


def test_a_page_is_its_main_text_and_what_it_states() -> None:
    found = read(PAGE.encode())
    assert isinstance(found, Article)
    assert found.text == TEXT
    known = (found.title, found.published, found.publisher, found.url, found.language)
    assert known == ("Floods in Arden", "2024-05-06T10:00:00Z", "Upland News", "https://example.org/floods", "en")
    assert found.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()


@pytest.mark.parametrize(("head", "body", "published"), [pytest.param(h, b, p, id=i) for i, h, b, p in DATES])
def test_a_date_is_stated_and_never_guessed(head: str, body: str, published: str | None) -> None:
    found = read(page(head, body).encode())
    assert isinstance(found, Article)
    assert found.published == published


@pytest.mark.parametrize(("head", "encoding"), [pytest.param(h, e, id=i) for i, h, e in CHARSETS])
def test_the_declared_charset_is_read(head: str, encoding: str) -> None:
    word = {"iso8859-2": "Łódź", "shift_jis": "東京"}.get(encoding, "café")
    found = read(page(head, f"<p>Rain fell on {word} for three days, the ministry of rain said.</p>").encode(encoding))
    assert isinstance(found, Article)
    assert word in found.text


@pytest.mark.parametrize(("data", "reason"), [pytest.param(d, r, id=i) for i, d, r in FAULTS])
def test_a_page_without_text_is_one_clear_line(data: bytes, reason: str) -> None:
    found = read(data)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)
    assert "\n" not in found.reason


def test_a_page_without_html_around_it_is_read() -> None:
    found = read(b"<p>Rain fell on Arden for three days.</p>")
    assert isinstance(found, Article)
    assert found.text == "Rain fell on Arden for three days."


def test_an_xml_declaration_is_no_hindrance() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + page("", "<p>Café Arden.</p>")
    found = read(text.encode("latin-1"))
    assert isinstance(found, Article)
    assert "Café Arden." in found.text


def test_a_page_that_nests_without_end_is_read_or_fails() -> None:
    found = read(b"<html><body>" + b"<div>" * 20_000 + b"Rain fell on Arden." + b"</div>" * 20_000 + b"</body></html>")
    assert isinstance(found, Article | Failure)
