"""Parquet files."""

from __future__ import annotations

import datetime
import gzip
import sys
from pathlib import Path
from typing import Any

import pytest

from claimwire.articles import Article, Columns, Failure, read_bytes, read_file

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
DATES = [
    ("string", "6 May 2024", "2024-05-06"),
    ("day", datetime.date(2024, 5, 6), "2024-05-06"),
    ("moment", datetime.datetime(2024, 5, 6, 10), "2024-05-06T10:00:00"),
    ("moment-with-zone", datetime.datetime(2024, 5, 6, 10, tzinfo=datetime.UTC), "2024-05-06T10:00:00+00:00"),
    ("null", None, None),
]


def table(**columns: Any) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), sink)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def rows(data: bytes, columns: Columns | None = None) -> list[Article | Failure]:
    return list(read_bytes(data, id="f", path="f.parquet", suffix=".parquet", columns=columns))


def test_a_row_is_an_article_under_its_id() -> None:
    found = rows(table(id=[7, None], text=["Rain.", "Sun."], title=["Floods", None], other=[1.5, 2.5]))
    assert [(row.id, getattr(row, "text", None), getattr(row, "title", None)) for row in found] == [
        ("f#7", "Rain.", "Floods"),
        ("f#2", "Sun.", None),
    ]


@pytest.mark.parametrize(("stated", "published"), [pytest.param(s, p, id=i) for i, s, p in DATES])
def test_a_date_is_a_string_or_a_day(stated: object, published: str | None) -> None:
    (found,) = rows(table(text=["Rain."], published=[stated]))
    assert isinstance(found, Article)
    assert found.published == published


def test_a_broken_row_fails_alone() -> None:
    found = rows(table(text=["Rain.", None, " ", "Sun."]))
    assert [getattr(row, "reason", None) for row in found] == [
        None,
        "row 2: no 'text', or 'text' is no string",
        "row 3: 'text' is empty",
        None,
    ]


def test_a_row_that_is_no_utf8_fails_alone() -> None:
    text = pa.Array.from_buffers(pa.string(), 3, pa.array([b"Rain.", b"\xe9", b"Sun."]).buffers())
    found = rows(table(text=text))
    assert [type(row) for row in found] == [Article, Failure, Article]


def test_more_rows_than_a_batch_are_read() -> None:
    found = rows(table(text=[f"Rain {n}." for n in range(200)]))
    assert [row.id for row in found] == [f"f#{n}" for n in range(1, 201)]
    assert len({row.sha256 for row in found if isinstance(row, Article)}) == 200


def test_a_missing_column_is_one_clear_line() -> None:
    (found,) = rows(table(body=["Rain."], day=["2024-05-06"]))
    assert found == Failure(
        "f", "f.parquet", "no column 'text', which 'text' is read from; there are body, day; say text=NAME"
    )


def test_columns_are_mapped() -> None:
    (found,) = rows(table(body=["Rain."], day=["2024-05-06"]), Columns(text="body", published="day"))
    assert isinstance(found, Article)
    assert (found.text, found.published) == ("Rain.", "2024-05-06")


@pytest.mark.parametrize("data", [b"PAR1", table(text=["Rain."])[:-20], b"Rain."], ids=["mark-alone", "cut", "text"])
def test_a_damaged_file_is_one_clear_line(data: bytes) -> None:
    (found,) = rows(data)
    assert isinstance(found, Failure)
    assert found.reason.startswith("damaged Parquet file: ")
    assert "\n" not in found.reason


def test_a_table_without_rows_is_a_failure() -> None:
    (found,) = rows(table(text=pa.array([], pa.string())))
    assert found == Failure("f", "f.parquet", "empty: no row in it; remove the file or fill it")


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_file_is_read(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.parquet.gz" if packed else "a.parquet")
    data = table(text=["Rain."])
    path.write_bytes(gzip.compress(data) if packed else data)
    (found,) = read_file(path, id="a")
    assert isinstance(found, Article)
    assert found.id == "a#1"


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (found,) = rows(b"PAR1")
    assert found == Failure("f", "f.parquet", "Parquet needs pyarrow; pip install claimwire[parquet]")
