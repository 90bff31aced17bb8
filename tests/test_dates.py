"""The dates finder where one marked span cannot show it: pairs, discourse, anchors, relations, the calendar itself."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

import claimwire
from claimwire._rulebook import word_lists
from claimwire.finders import dates
from claimwire.finders.timex import anchors, calendar, library, words
from claimwire.finders.timex.expression import Resolved
from claimwire.finders.timex.resolving import resolve
from claimwire.language.reading import Reading, read
from claimwire.language.tokenizer import create_tokenizer

ON = "2025-02-06"


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Words alone: the finder must work without tags and parse."""
    blank = spacy.blank("en")
    blank.tokenizer = create_tokenizer(blank)
    return blank


def rows(
    nlp: Language, text: str, published: str | None = ON, *, day_first: bool | None = None
) -> list[dict[str, Any]]:
    return dates.find(read(nlp(text), published=published), day_first=day_first)


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


@pytest.mark.parametrize(
    "text", ["February 30, 2024", "31 April 2023", "2024-13-40", "29 February 2023", "13/14/2024", "week 53 of 2024"]
)
def test_impossible_days_are_reported(nlp: Language, text: str) -> None:
    """A day that is in no calendar is not moved to one that is."""
    (row,) = rows(nlp, f"Dated {text}.")
    assert (row["text"], row["from"], row["reason"]) == (text, None, "no such day")


ORDERS = [
    ("Paid on 6/8/2024.", ["2024-06-08"]),
    ("Paid on 6/8/2024 and 23/8/2024.", ["2024-08-06", "2024-08-23"]),
    ("Paid on 6/8/2024 and 8/23/2024.", ["2024-06-08", "2024-08-23"]),
    ("Paid on 6.8.2024.", ["2024-08-06"]),
    ("Paid on 6/8/68 and 6/8/71.", ["1968-06-08", "1971-06-08"]),
]


@pytest.mark.parametrize(("text", "expected"), ORDERS, ids=[text for text, _ in ORDERS])
def test_order_of_day_and_month(nlp: Language, text: str, expected: list[str]) -> None:
    """Month first, unless a number over 12, dots, or the article's other dates say otherwise."""
    assert [row["timex"] for row in rows(nlp, text)] == expected


OPTIONS = [
    ("Paid on 7/8/2024.", None, ["2024-07-08"]),
    ("Paid on 7/8/2024.", True, ["2024-08-07"]),
    ("Paid on 7/8/2024.", False, ["2024-07-08"]),
    ("Paid on 7.8.2024.", None, ["2024-08-07"]),
    ("Paid on 7.8.2024.", False, ["2024-07-08"]),
    ("Paid on 7/8/2024 and on 8/23/2024.", True, ["2024-07-08", "2024-08-23"]),
    ("Paid on 7/8/2024, then on 23/8/2024, then on 8/24/2024.", True, ["2024-08-07", "2024-08-23", "2024-08-24"]),
    ("Open 1/2-3/4/2024.", True, ["2024-02-01/2024-04-03"]),
]


@pytest.mark.parametrize(
    ("text", "day_first", "expected"), OPTIONS, ids=[f"{text} {first}" for text, first, _ in OPTIONS]
)
def test_day_first(nlp: Language, text: str, day_first: bool | None, expected: list[str]) -> None:
    """The article's own dates decide before the option, the option before the default."""
    assert [row["timex"] for row in rows(nlp, text, day_first=day_first)] == expected


YEARS = [
    ("June 6, '48", "1948-06-06"),
    ("6/6/31", "2031-06-06"),
    ("6/6/46", "1946-06-06"),
    ("summer '98", "1998-SU"),
    ("in '98", "1998"),
    ("FY24", "2024"),
    ("AD 79", "0079"),
    ("44 BC", "BC0044"),
    ("back to 1142", "1142"),
    ("in 1789", "1789"),
    ("by 2150", "2150"),
    ("by 2999", "2999"),
]


@pytest.mark.parametrize(("text", "expected"), YEARS, ids=[text for text, _ in YEARS])
def test_short_historic_and_far_years(nlp: Language, text: str, expected: str) -> None:
    """Two digits lie in the eighty years before publication or the twenty after it; other years are as written."""
    assert [row["timex"] for row in rows(nlp, f"They say {text}.")] == [expected]


FULL_DATES = [
    "February 5, 2024",
    "Feb. 5, 2024",
    "Feb 5 2024",
    "5 February 2024",
    "5 Feb 2024",
    "5th February 2024",
    "5th of February 2024",
    "February 5th, 2024",
    "Monday, February 5, 2024",
    "Monday 5 February 2024",
    "2024-02-05",
    "2024/02/05",
    "2/5/2024",
    "02/05/2024",
    "23/8/2024",
    "8/23/2024",
    "05-Aug-2016",
    "5 Aug, 2016",
    "Sept. 30, 1989",
    "Sep 30, 1989",
    "31 December 1999",
    "1 January 2000",
    "February 29, 2024",
    "July 4, 1776",
    "14 July 1789",
    "May 3, 2150",
]


AGO = ["a year ago", "two years ago", "10 days ago", "three weeks ago", "eighteen months ago", "two decades ago"]


@pytest.mark.parametrize("text", [*FULL_DATES, *AGO])
def test_dateparser_and_our_calendar_agree(nlp: Language, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever of the two resolves a date, it is the same day; a string that dateparser does not know is ours."""
    by_both = rows(nlp, f"It is dated {text}.")
    monkeypatch.setattr(library, "resolve", lambda *_: None)
    assert rows(nlp, f"It is dated {text}.") == by_both
    assert by_both[0]["from"]


@pytest.mark.parametrize("text", [text for text in FULL_DATES if re.search("[A-Z]|^....-", text)] + AGO)
def test_dateparser_resolves_what_it_can(nlp: Language, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full date with its month by name or in ISO, and a plain count of units, never come to our own calendar."""
    monkeypatch.setattr("claimwire.finders.dates.resolve", None)
    assert rows(nlp, f"It is dated {text}.")[0]["from"]


def test_a_repeated_date_is_resolved_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date that needs no anchor is resolved once an article, however often it stands there."""
    asked = []

    def counted(*given: Any) -> Resolved:
        asked.append(given)
        return resolve(*given)

    monkeypatch.setattr("claimwire.finders.dates.resolve", counted)
    found = rows(nlp, "In the first quarter of 2024 it rained; in the first quarter of 2024 it snowed too.")
    assert [row["timex"] for row in found] == ["2024-Q1"] * 2
    assert len(asked) == 1


def test_the_machines_clock_is_never_read() -> None:
    """No module of the finder asks what day it is."""
    sources = [Path(dates.__file__), *Path(calendar.__file__).parent.glob("*.py")]
    clocks = ("today()", "now(", "utcnow", "time()", "localtime")
    assert [(p.name, clock) for p in sources for clock in clocks if clock in p.read_text(encoding="utf-8")] == []


RELATIONS = [
    ("An improvement from 2008 was seen.", "on"),
    ("Prices are up from 2008.", "on"),
    ("Prices rose 4% from 2008.", "on"),
    ("It applies from 2008 onwards.", "since"),
    ("It ran from 2008 to last spring.", "since"),
    ("None came since 2008.", "since"),
    ("It will be done by 2031.", "until"),
    ("As of 2008 there were ten.", "as_of"),
    ("At pre-2008 levels it stays.", "before"),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS, ids=[text for text, _ in RELATIONS])
def test_relation(nlp: Language, text: str, expected: str) -> None:
    """What the words around say; a `from` of comparison begins no stretch of time."""
    assert rows(nlp, text)[0]["relation"] == expected


STRETCHES = [
    ("For the nine months ended Sept. 30, 2024, it lost money.", ("P9M", "2024-01-01", "2024-09-30")),
    ("For the year ended March 31, 2024, it lost money.", ("P1Y", "2023-04-01", "2024-03-31")),
    ("For the quarter ended Sept. 30, 2024, it lost money.", ("2024-Q3", "2024-07-01", "2024-09-30")),
    ("It shuts for two weeks starting May 20, 2024.", ("P2W", "2024-05-20", "2024-06-02")),
    ("It broke at the end of 2009.", ("2009", "2009-12-31", "2009-12-31")),
    ("It broke in late 2009.", ("2009", "2009-07-01", "2009-12-31")),
    ("It broke in late May 2009.", ("2009-05", "2009-05-01", "2009-05-31")),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHES, ids=[text for text, _ in STRETCHES])
def test_stretches_bounded_by_a_date(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    """A length that a date ends or begins has days; qualifiers narrow only where everybody would say how far."""
    row = rows(nlp, text)[0]
    assert (row["timex"], row["from"], row["to"]) == expected


TENSES = [
    ("Parliament is to vote on Monday.", "2025-02-10"),
    ("A reply is due Friday.", "2025-02-07"),
    ("The election is on Sunday.", "2025-02-09"),
    ("The festival begins on Saturday.", "2025-02-08"),
    ("The bridge is closed since Monday.", "2025-02-03"),
    ("They will meet on Monday.", "2025-02-10"),
    ("They met on Monday.", "2025-02-03"),
]


@pytest.mark.parametrize(("text", "expected"), TENSES, ids=[text for text, _ in TENSES])
def test_tense(extractor: claimwire.Extractor, text: str, expected: str) -> None:
    """With a parse, the clause tells whether a bare weekday is past or to come."""
    assert [row["timex"] for row in dates.find(read(extractor.nlp(text), published=ON))] == [expected]


NO_DATES = [
    "He may march against them.",
    "May I ask?",
    "The 2000 people left.",
    "It employs between 1500 and 1800 people.",
    "A second round of the match.",
    "She is 52 years old.",
    "Call 555-1987.",
    "They fall in spring mattresses.",
    "It cost $1999.",
    "Winter wheat froze.",
    "It is open 24/7 all over.",
    "Some 3/4 of them left.",
    "The 20 million shares were sold for the 20 million.",
    "The index rose from 2200 to 2500.",
    "It was the dawn of an era.",
    "This may help.",
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
