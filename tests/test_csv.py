"""Tables: rows, quotation marks, and rows that fail alone."""

from __future__ import annotations

import hashlib

import pytest

from claimwire.articles import Article, Failure, read_bytes, streams

BROKEN = [
    ("no-utf8", b'"caf\xe9, it rained"', "row 2: not UTF-8: byte 0xe9"),
    ("zero-byte", b"Ra\0in.", "row 2: not text: a zero byte"),
    ("too-many-cells", b"Rain, hail, snow.", "row 2: 5 cells under 3 columns"),
    ("stray-quotation-mark", b'"Rain" fell', "row 2: ',' expected after '\"'; mend or remove the row"),
    ("no-text", b"", "row 2: no 'text'"),
    ("blank-text", b"  ", "row 2: 'text' is empty"),
    ("too-long", b"x" * 200, "row 2: too long: more than 100 bytes"),
    ("too-long-over-lines", b'"' + b'He said ""no"".\n' * 30 + b'"', "row 2: too long: more than 100 bytes"),
    ("lone-carriage-return", b"Rain\rfell", "row 2: new-line character seen in unquoted field"),
]
FAULTS = [
    ("empty", b"", "empty"),
    ("header-alone", b"id,text\n", "empty: no row under the header"),
    ("no-utf8-header", b"id,t\xe9xt\n", "not UTF-8: byte 0xe9"),
    ("no-text-column", b"id,body\n1,Rain.\n", "no column 'text', which 'text' is read from; there are id, body; say text=NAME"),
]  # fmt: skip
SHAPES = [
    ("commas", ".csv", b"id,text\n1,Rain fell.\n"),
    ("tabs", ".tsv", b"id\ttext\n1\tRain fell.\n"),
    ("semicolons", ".csv", b"id;text\r\n1;Rain fell.\r\n"),
    ("tabs-named-csv", ".csv", b"id\ttext\n1\tRain fell.\n"),
    ("quoted", ".csv", b'"id","text"\n"1","Rain fell."\n'),
    ("bom", ".csv", b"\xef\xbb\xbfid,text\n1,Rain fell.\n"),
    ("utf-16", ".csv", "id,text\n1,Rain fell.\n".encode("utf-16")),
    ("utf-32", ".csv", "id,text\n1,Rain fell.\n".encode("utf-32")),
    ("no-end-of-line", ".csv", b"id,text\n1,Rain fell."),
    ("spaces-in-the-header", ".csv", b" id , text \n1,Rain fell.\n"),
    ("empty-rows", ".csv", b"\nid,text\n\n1,Rain fell.\n,\n\n"),
]


def rows(data: bytes, suffix: str = ".csv") -> list[Article | Failure]:
    return list(read_bytes(data, id="f", path="f.csv", suffix=suffix))


@pytest.mark.parametrize(("suffix", "data"), [pytest.param(s, d, id=i) for i, s, d in SHAPES])
def test_a_row_is_an_article(suffix: str, data: bytes) -> None:
    (found,) = rows(data, suffix)
    assert isinstance(found, Article)
    assert (found.id, found.text, found.title) == ("f#1", "Rain fell.", None)


@pytest.mark.parametrize(("text", "reason"), [pytest.param(t, r, id=i) for i, t, r in BROKEN])
def test_a_broken_row_fails_alone(text: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_BYTES", 100)
    found = rows(b"id,title,text\na,One,Rain.\nb,Two," + text + b"\nc,Three,Sun.\n")
    assert [type(row) for row in found] == [Article, Failure, Article]
    assert isinstance(found[1], Failure)
    assert found[1].reason.startswith(reason)
    assert found[2].id == "f#c"


@pytest.mark.parametrize(("data", "reason"), [pytest.param(d, r, id=i) for i, d, r in FAULTS])
def test_a_table_without_articles_is_one_failure(data: bytes, reason: str) -> None:
    (found,) = rows(data)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    found = rows(b'text\nRain.\n"Sun.\nHail.\n')
    assert [type(row) for row in found] == [Article, Failure]
    assert isinstance(found[1], Failure)
    assert found[1].reason == "row 2: unexpected end of data; mend or remove the row"


def test_a_text_over_several_lines_is_one_article_with_the_digest_of_its_row() -> None:
    row = b'7,"Rain fell.\n\n""A lot"", she said."'
    (found,) = rows(b"id,text\n" + row + b"\n")
    assert isinstance(found, Article)
    assert found.text == 'Rain fell.\n\n"A lot", she said.'
    assert found.sha256 == hashlib.sha256(row).hexdigest()


def test_a_long_text_is_read() -> None:
    (found,) = rows(b"text\n" + b"Rain fell. " * 20_000)
    assert isinstance(found, Article)
    assert len(found.text) == 220_000
