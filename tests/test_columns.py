"""Which column holds which field of an article."""

from __future__ import annotations

import json

import pytest

from claimwire.articles import Article, Columns, Failure, read_bytes

REFUSED = [
    ("empty", "", "'' is no field=column; write it as text=body,published=date"),
    ("no-column", "text=", "'text=' is no field=column"),
    ("no-field", "=body", "'=body' is no field=column"),
    ("no-equals", "text", "'text' is no field=column"),
    ("unknown-field", "body=text", "'body' is no field of an article; the fields are text, id, title"),
    ("twice", "text=a,text=b", "'text' is given twice"),
]
NAMED = Columns(text="body", id="no", title="head", published="date")
JSON = json.dumps({"no": 7, "head": "Floods", "body": "Rain fell.", "date": "2024-05-06"}).encode()
TABLES = [
    ("json", JSON, ".json", "f"),
    ("json-list", b"[" + JSON + b"]", ".json", "f#7"),
    ("json-lines", JSON + b"\n", ".jsonl", "f#7"),
    ("csv", b"no,head,body,date\n7,Floods,Rain fell.,2024-05-06\n", ".csv", "f#7"),
]


def test_columns_are_read_from_one_line() -> None:
    assert Columns.parse("text=body, published = date") == Columns(text="body", published="date")


@pytest.mark.parametrize(("stated", "reason"), [pytest.param(s, r, id=i) for i, s, r in REFUSED])
def test_a_wrong_mapping_says_why(stated: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"^" + reason.replace("'", "['’]")):
        Columns.parse(stated)


@pytest.mark.parametrize(("data", "suffix", "id"), [pytest.param(d, s, n, id=i) for i, d, s, n in TABLES])
def test_fields_are_read_from_the_columns_that_are_named(data: bytes, suffix: str, id: str) -> None:
    (found,) = read_bytes(data, id="f", path=None, suffix=suffix, columns=NAMED)
    assert isinstance(found, Article)
    assert (found.id, found.title, found.text, found.published) == (id, "Floods", "Rain fell.", "2024-05-06")


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    (found,) = read_bytes(b"id,text\n1,Rain.\n", id="f", path=None, suffix=".csv", columns=Columns(text="body"))
    assert found == Failure("f", None, "no column 'body', which 'text' is read from; there are id, text; say text=NAME")


def test_a_date_column_that_was_named_must_be_there() -> None:
    (found,) = read_bytes(b"id,text\n1,Rain.\n", id="f", path=None, suffix=".csv", columns=Columns(published="day"))
    assert isinstance(found, Failure)
    assert found.reason.startswith("no column 'day', which 'published' is read from")


def test_a_json_key_that_is_not_there_is_named_as_it_was_asked_for() -> None:
    (found,) = read_bytes(b'{"text": "Rain."}', id="f", path=None, suffix=".json", columns=NAMED)
    assert found == Failure("f", None, "no 'body', or 'body' is no string")
