"""The dates finder where one marked span cannot show it: pairs, discourse, anchors, relations, the calendar itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import spacy
from spacy.language import Language

from claimwire._rulebook import word_lists
from claimwire.finders import dates
from claimwire.finders.timex import anchors, calendar, words
from claimwire.language.reading import Reading, read
from claimwire.language.tokenizer import create_tokenizer

ON = "2025-02-06"


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Words alone: the finder must work without tags and parse."""
    blank = spacy.blank("en")
    blank.tokenizer = create_tokenizer(blank)
    return blank


def rows(nlp: Language, text: str, published: str | None = ON) -> list[dict[str, Any]]:
    return dates.find(read(nlp(text), published=published))


PAIRS = [
    ("It ran from May to October 2020.", [("May", "2020-05", "since"), ("October 2020", "2020-10", "until")]),
    (
        "It ran from November to February 2020.",
        [("November", "2019-11", "since"), ("February 2020", "2020-02", "until")],
    ),
    ("Between 2007 and 2009 it grew.", [("2007", "2007", "since"), ("2009", "2009", "until")]),
    ("Talks took place on 18 and 19 June 2018.", [("18", "2018-06-18", "on"), ("19 June 2018", "2018-06-19", "on")]),
    (
        "As of May 3, 2024, since 2019 none returned.",
        [("May 3, 2024", "2024-05-03", "as_of"), ("2019", "2019", "since")],
    ),
    (
        "Shells fell from late morning to early evening on May 3, 2024.",
        [("late morning", "2024-05-03TMO", "since"), ("early evening on May 3, 2024", "2024-05-03TEV", "until")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_pairs(nlp: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    """Two ends are two rows; what one leaves out the other gives."""
    assert [(r["text"], r["timex"], r["relation"]) for r in rows(nlp, text)] == expected


DISCOURSE = [
    ("He fled on May 5, 2024. The next day he was caught.", "2024-05-06", 0),
    ("He fled on May 5, 2024. It rained. It blew. It snowed. The next day he was caught.", "XXXX-XX-XX", None),
    ("It began on May 5, 2024. They noted the day before that talks had failed.", "2025-02-05", "published"),
    ("In the third quarter of 2024 it earned $5 million, up from $4 million a year earlier.", "2023-Q3", 0),
    ("In June 2019 it closed; that year 40 left.", "2019", 0),
]


@pytest.mark.parametrize(("text", "timex", "anchor"), DISCOURSE, ids=[text for text, _, _ in DISCOURSE])
def test_discourse(nlp: Language, text: str, timex: str, anchor: str | int | None) -> None:
    """An anaphoric date counts from the one before it, if that is near; its anchor is that row's index."""
    last = rows(nlp, text)[-1]
    assert (last["timex"], last["anchor"]) == (timex, anchor)


RELATIVE = [
    "yesterday",
    "last week",
    "on Friday",
    "in October",
    "three years ago",
    "this morning",
    "the day before",
    "in the past week",
    "now",
    "the weekend",
]


@pytest.mark.parametrize("words_", RELATIVE)
def test_nothing_relative_without_publication(nlp: Language, words_: str) -> None:
    """No publication date: the row stands, its days are null, and it says why."""
    (row,) = rows(nlp, f"It closed {words_}.", None)
    assert (row["from"], row["to"], row["anchor"], row["reason"]) == (None, None, None, "no publication date")


@pytest.mark.parametrize("text", ["February 30, 2024", "31 April 2023", "2024-13-40", "29 February 2023"])
def test_impossible_days_are_reported(nlp: Language, text: str) -> None:
    """A day that is in no calendar is not moved to one that is."""
    (row,) = rows(nlp, f"Dated {text}.")
    assert (row["text"], row["from"], row["reason"]) == (text, None, "no such day")


ORDERS = [
    ("Paid on 6/8/2024.", ["2024-06-08"]),
    ("Paid on 6/8/2024 and 23/8/2024.", ["2024-08-06", "2024-08-23"]),
    ("Paid on 6/8/2024 and 8/23/2024.", ["2024-06-08", "2024-08-23"]),
    ("Paid on 6.8.2024.", ["2024-08-06"]),
    ("Paid on 6/8/68 and 6/8/71.", ["2068-06-08", "1971-06-08"]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS, ids=[text for text, _ in ORDERS])
def test_order_of_day_and_month(nlp: Language, text: str, expected: list[str]) -> None:
    """Month first, unless a number over 12, dots, or the article's other dates say otherwise."""
    assert [row["timex"] for row in rows(nlp, text)] == expected


NO_DATES = [
    "He may march against them.",
    "May I ask?",
    "The 2000 people left.",
    "A second round of the match.",
    "She is 52 years old.",
    "Call 555-1987.",
    "They fall in spring mattresses.",
    "It cost $1999.",
    "Winter wheat froze.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_words_of_time_that_are_none(nlp: Language, text: str) -> None:
    """Verbs, counts, prices, ages, phone numbers and names."""
    assert [row["text"] for row in rows(nlp, text)] == []


def test_offsets_are_the_articles_own(nlp: Language) -> None:
    """Rows hold the text as it stands, odd spaces and all."""
    text = "\n On\u00a0February\u00a05, the enemyʼs losses\nof last\n week grew."
    assert [text[r["start"] : r["end"]] for r in rows(nlp, text)] == [r["text"] for r in rows(nlp, text)]
    assert [r["timex"] for r in rows(nlp, text)] == ["2025-02-05", "2025-W05"]


def test_metadata_header_is_a_row(nlp: Language) -> None:
    """The ISO date of a header is a date like any other."""
    assert rows(nlp, " date 2025-02-06 The operation began.")[0]["timex"] == "2025-02-06"


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2018, "2018-04-01"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, expected: str) -> None:
    assert calendar.easter(year).isoformat() == expected


SHIFTS = [
    ("2024-01-31", 1, "month", "2024-02-29"),
    ("2024-02-29", -1, "year", "2023-02-28"),
    ("2024-03-01", -2, "week", "2024-02-16"),
    ("2024-11-30", 1, "quarter", "2025-02-28"),
    ("2024-05-05", -1, "century", "1924-05-05"),
]


@pytest.mark.parametrize(("day", "count", "unit", "expected"), SHIFTS)
def test_shifted(day: str, count: int, unit: str, expected: str) -> None:
    """Months keep the day of the month, cut to the month's length."""
    assert calendar.shifted(date.fromisoformat(day), count, unit).isoformat() == expected


VALUES = [
    ("week", "2024-W06"),
    ("weekend", "2024-W06-WE"),
    ("month", "2024-02"),
    ("quarter", "2024-Q1"),
    ("half", "2024-H1"),
    ("year", "2024"),
    ("decade", "202"),
    ("century", "20"),
]


@pytest.mark.parametrize(("grain", "expected"), VALUES)
def test_timex_value(grain: str, expected: str) -> None:
    assert calendar.value(calendar.around(date(2024, 2, 6), grain)) == expected


TABLES = [
    ("months", words.MONTHS),
    ("weekdays", words.WEEKDAYS),
    ("any_units", words.UNITS),
    ("seasons", words.SEASONS),
    ("parts", words.PARTS),
    ("day_words", words.ORDINALS),
]


@pytest.mark.parametrize(("name", "table"), TABLES, ids=[name for name, _ in TABLES])
def test_rule_lists_have_meanings(name: str, table: dict[str, Any]) -> None:
    """Every word that a rule may match has its meaning in the code."""
    assert {word.lower() for word in word_lists("dates")[name]} - table.keys() == set()


def test_stretches_leave_nothing_out(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Matching only around words of time finds what matching everywhere finds."""
    text = " ".join(f"{pair[0]} And nothing happened in the town for them all to see or say." for pair in PAIRS)
    near = rows(nlp, text)

    def everywhere(reading: Reading) -> list[tuple[int, int]]:
        return [(0, len(reading.doc))]

    monkeypatch.setattr(anchors, "stretches", everywhere)
    assert rows(nlp, text) == near
