"""Bytes to articles: formats, publication dates, and one clear line for what is no article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimwire.articles import Article, Failure, find_files, read_bytes, read_file
from claimwire.articles.published import header, iso_date

DATES = [
    ("inline", " date 2025-02-06 The operation began.", "2025-02-06"),
    ("labelled", "Floods in Arden\nPublished: 3 June 2022\n\nRain fell.", "2022-06-03"),
    ("labelled-iso-time", "Published: 2022-06-03T08:15:00Z\n\nRain fell.", "2022-06-03T08:15:00Z"),
    ("date-line", "Floods in Arden\nMonday, May 4, 2020\n\nRain fell.", "2020-05-04"),
    ("date-line-no-weekday", "Floods in Arden\n28 January 2010\nRain fell.", "2010-01-28"),
    ("agency-dateline", "Floods in Arden\n\nARDEN, Nov. 30, 2023 (Upland News) — Rain fell.", "2023-11-30"),
    ("dateline-of-two-words", "NEW ARDEN, 30 November 2023 - Rain fell.", "2023-11-30"),
    ("last-updated", "Floods in Arden\nLast updated: 9 February 2017, 18:00\n\nRain fell.", "2017-02-09"),
    ("masthead", "Rain\n\nBy Ann Lee\nThe Sarn Echo, Tuesday 8 October 2019\n\nIt fell.", "2019-10-08"),
    ("a-title-is-no-masthead", "Storm Anna, 8 October 2019\n\nIt fell.", None),
    ("mail-header", "Date: Thu, 14 Mar 2024 09:00:00 GMT\n\nRain fell.", "2024-03-14"),
    ("date-in-a-sentence", "Floods in Arden\n\nOn May 4, 2020 rain fell.", None),
    ("month-only", "Floods in Arden\nMay 2020\n\nRain fell.", None),
    ("impossible-day", "Floods in Arden\nFebruary 30, 2021\n\nRain fell.", None),
    ("deep-in-the-text", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nMay 4, 2020\n\nFive.", None),
]
FAULTS = [
    ("latin-1", b"caf\xe9", ".txt", "not UTF-8: byte 0xe9 at offset 3"),
    ("latin-1-after-bom", b"\xef\xbb\xbfcaf\xe9", ".txt", "not UTF-8: byte 0xe9 at offset 6"),
    ("binary", b"PK\x03\x04\x00\x00", ".txt", "not text: a zero byte at offset 4"),
    ("empty", b"", ".txt", "empty"),
    ("blank", b" \n\xc2\xa0", ".txt", "empty"),
    ("broken-json", b'{"text": "x"', ".json", "not JSON"),
    ("json-without-text", b'{"body": "x"}', ".json", "no 'text'"),
    ("json-too-deep", b"[" * 100_000, ".json", "not JSON: maximum recursion depth"),
    ("json-number-too-long", b'{"text": ' + b"1" * 5000 + b"}", ".json", "not JSON: Exceeds the limit"),
    ("jsonl-blank", b"\n \n", ".jsonl", "empty"),
    ("json-number", b"3", ".json", "a JSON object with 'text' is needed, not int"),
    ("json-published", b'{"text": "x", "published": "soon"}', ".json", "'published' is 'soon', which is no date"),
    ("json-surrogate", b'{"text": "x\\ud800"}', ".json", "half of a surrogate pair"),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(("text", "published"), [pytest.param(t, p, id=i) for i, t, p in DATES])
def test_published_is_read_off_a_header(text: str, published: str | None, ends: str) -> None:
    found = header(text.replace("\n", ends))
    assert (found and found.published) == published


@pytest.mark.parametrize(("data", "suffix", "reason"), [pytest.param(d, s, r, id=i) for i, d, s, r in FAULTS])
def test_a_fault_is_one_clear_line(data: bytes, suffix: str, reason: str) -> None:
    (found,) = read_bytes(data, id="a", path=None, suffix=suffix)
    assert isinstance(found, Failure)
    assert reason in found.reason
    assert "\n" not in found.reason


def test_a_byte_order_mark_is_dropped_and_line_ends_stay() -> None:
    (article,) = read_bytes(b"\xef\xbb\xbfOne.\r\nTwo.", id="a", path=None, suffix=".txt")
    assert isinstance(article, Article)
    assert article.text == "One.\r\nTwo."


def test_a_broken_line_fails_alone() -> None:
    lines = [
        json.dumps({"id": "x", "text": "Rain."}),
        "{",
        "",
        json.dumps({"text": "Sun.", "published": "3 June 2022"}),
    ]
    found = list(read_bytes("\n".join(lines).encode(), id="f.jsonl", path=None, suffix=".jsonl"))
    assert [row.id for row in found] == ["f.jsonl#x", "f.jsonl#2", "f.jsonl#4"]
    assert [type(row) for row in found] == [Article, Failure, Article]
    assert isinstance(found[2], Article)
    assert found[2].published == "2022-06-03"


def test_an_id_given_twice_is_made_unique() -> None:
    lines = b'{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n{"id": 4, "text": "Three."}\n{"text": "Four."}'
    assert [row.id for row in read_bytes(lines, id="f", path=None, suffix=".jsonl")] == ["f#a", "f#a~2", "f#4", "f#4~4"]


def test_a_line_that_is_not_utf8_fails_alone() -> None:
    found = list(read_bytes(b'{"text": "One."}\n{"text": "\xe9"}\n', id="f", path=None, suffix=".jsonl"))
    assert [type(row) for row in found] == [Article, Failure]


def test_results_are_no_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "output/claims.jsonl", "output/texts/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [p.name for p in find_files(tmp_path, but=tmp_path / "output")] == ["a.txt"]


def test_a_list_of_objects_is_several_articles() -> None:
    found = list(read_bytes(b'[{"text": "One."}, {"id": "b", "text": "Two."}]', id="f.json", path=None, suffix=".json"))
    assert [row.id for row in found] == ["f.json#1", "f.json#b"]


def test_metadata_goes_before_the_header() -> None:
    (found,) = read_bytes(
        b'{"text": "Published: 3 June 2022\\n\\nRain.", "published": "2020-01-02"}', id="a", path=None, suffix=".json"
    )
    assert isinstance(found, Article)
    assert found.published == "2020-01-02"


def test_gold_and_readme_are_no_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.json", "a.gold.json", "README.md", "README.txt", ".hidden.txt", "deep/c.jsonl", "d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in find_files(tmp_path)] == ["a.json", "b.txt", "deep/c.jsonl"]


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    (found,) = read_file(tmp_path / "no.txt")
    assert isinstance(found, Failure)
    assert "No such file" in found.reason


@pytest.mark.parametrize("stated", ["yesterday", "06/05/2024", "6.5.2024", "May 2024", "31 June 2024", "20240506", ""])
def test_no_date_is_guessed(stated: str) -> None:
    assert iso_date(stated) is None


def test_a_date_with_a_zone_keeps_it() -> None:
    assert iso_date("2025-02-06T10:00:00+02:00") == "2025-02-06T10:00:00+02:00"
