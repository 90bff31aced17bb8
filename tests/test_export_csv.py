"""Claims as CSV: read by the library and byte by byte, they are the claims."""

from __future__ import annotations

import csv
import io
import re

import pytest

from claimwire.writers import csv as writer
from claimwire.writers.flat import CLAIM, Value, names, values
from claimwire.writers.results import Result


@pytest.fixture(scope="module")
def written(found: list[Result]) -> str:
    file = io.BytesIO()
    writer.dump(found, file)
    return file.getvalue().decode("utf-8")


def as_text(value: Value) -> str:
    return "" if value is None else str(value)


def test_it_reads_back_as_the_claims(written: str, found: list[Result]) -> None:
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    flat = [dict(zip(names(CLAIM), map(as_text, values(CLAIM, c)), strict=True)) for r in found for c in r.claims]
    assert rows == flat


def test_the_span_of_a_row_is_in_the_text(written: str, found: list[Result]) -> None:
    texts = {result.id: result.text for result in found}
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    placed = [texts[row["article_id"]][int(row["start"]) : int(row["end"])] for row in rows]
    assert placed == [row["text"] for row in rows]


def test_lines_end_in_crlf_outside_of_quotes(written: str) -> None:
    """What is left without the quoted fields are the lines of RFC 4180: a header, then one a claim."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", written)
    assert bare.endswith("\r\n")
    assert re.findall(r"(?<!\r)\n|\r(?!\n)", bare) == []


@pytest.mark.parametrize("text", ["=1+1 boats sank.", "@Lee sold 5 cars.", "It sold\0 7 trucks."])
def test_text_is_not_changed(written: str, text: str) -> None:
    assert f",{text}," in written


def test_no_claims_are_a_header() -> None:
    file = io.BytesIO()
    writer.dump([], file)
    assert file.getvalue().decode() == ",".join(names(CLAIM)) + "\r\n"
