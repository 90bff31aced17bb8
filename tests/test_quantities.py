"""Quantities: what the rules' own examples cannot show. Most of it holds for words alone, without tags or a parse."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

import claimwire
from claimwire.finders.quantities import find
from claimwire.language.reading import read
from claimwire.language.tokenizer import create_tokenizer

NLP = spacy.blank("en")
NLP.tokenizer = create_tokenizer(NLP)


def rows(text: str) -> list[dict[str, Any]]:
    return find(read(NLP(text)))


def texts(text: str) -> list[str]:
    return [row["text"] for row in rows(text)]


SPANS = [
    ("Rebels hold over 1 000 km² and 100 villages.", ["over 1 000 km²", "100 villages"]),
    ("It lost 12 units of MLRS; 3 helicopters; 1 plane;", ["12 units of MLRS", "3 helicopters", "1 plane"]),
    ("The field gives 2.2 million barrels a day at $1.20 a litre.", ["2.2 million barrels a day", "$1.20 a litre"]),
    ("Another 30 were hurt, 9% of them badly.", ["30", "9%"]),
    ("A three-hour blackout hit the 3-inch pipe.", ["three-hour", "3-inch"]),
    ("A 32-year-old man sold it for US$2.7 billion.", ["32-year-old", "US$2.7 billion"]),
    ("Between 10 and 15 boats, 20-25 cars.", ["Between 10 and 15 boats", "20-25 cars"]),
    ("On March 14, 2024 at 2.15pm the F-16 left Gate 12.", []),
    ("The 93rd Brigade took Route 66 to Room 101.", []),
    ("One is never sure of the first half.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPANS, ids=[row[0] for row in SPANS])
def test_spans(text: str, expected: list[str]) -> None:
    """The rows' texts, in order."""
    assert texts(text) == expected


BOUNDS = [
    ("In Sarn 12 of them died.", "exact", 12.0, 12.0, 12.0),
    ("It has 40 ships.", "exact", 40.0, 40.0, 40.0),
    ("It has about 40 ships.", "about", 40.0, 40.0, 40.0),
    ("It has more than 40 ships.", "more_than", 40.0, 40.0, None),
    ("It has at least 40 ships.", "at_least", 40.0, 40.0, None),
    ("It has 40 or more ships.", "at_least", 40.0, 40.0, None),
    ("It has less than 40 ships.", "less_than", 40.0, None, 40.0),
    ("It has up to 40 ships.", "at_most", 40.0, None, 40.0),
    ("Growth crept up to 4%.", "exact", 4.0, 4.0, 4.0),
    ("It has no more than 40 ships.", "at_most", 40.0, None, 40.0),
    ("It has 30 to 40 ships.", "range", None, 30.0, 40.0),
    ("It has 3-4 million ships.", "range", None, 3e6, 4e6),
    ("Output was cut by 1.5 million to two million barrels.", "range", None, 1.5e6, 2e6),
    ("It has more than 30 but fewer than 40 ships.", "range", None, 30.0, 40.0),
    ("It has dozens of ships.", "vague", None, 24.0, None),
    ("It has tens of thousands of ships.", "vague", None, 2e4, None),
    ("Half of the ships sank.", "exact", 0.5, 0.5, 0.5),
]


@pytest.mark.parametrize(("text", "modifier", "value", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(text: str, modifier: str, value: float | None, low: float | None, high: float | None) -> None:
    """What the words commit to."""
    (row,) = rows(text)
    assert (row["modifier"], row["value"], row["low"], row["high"]) == (modifier, value, low, high)


def test_the_makes_a_comparison_no_bound() -> None:
    (row,) = rows("Sales came in below the $9.6 billion that was forecast.")
    assert (row["modifier"], row["low"], row["high"]) == ("exact", 9.6e9, 9.6e9)


def test_bounds_are_shared() -> None:
    """Over a coordination a bound holds for both numbers, and for a conversion in brackets."""
    assert [row["modifier"] for row in rows("They hold over 1,000 km² and 100 villages.")] == ["more_than"] * 2
    assert [row["modifier"] for row in rows("It flew over 100 km (60 miles).")] == ["more_than"] * 2


def test_over_a_time_is_during_it() -> None:
    """`over five years` says when, `for over five years` how long."""
    assert rows("It was built over five years.")[0]["modifier"] == "exact"
    assert rows("It stood for over five years.")[0]["modifier"] == "more_than"


LEVELS = [
    ("Output fell from 40 tonnes to 50 tonnes.", ["exact", "exact"]),
    ("The rate rose from 3% to 4%.", ["exact", "exact"]),
    ("Fares run from 3% to 4%.", ["range"]),
    ("It fell from 9 to 4.", ["exact", "exact"]),
    ("Prices rose 4 to 5 percent.", ["range"]),
]


@pytest.mark.parametrize(("text", "modifiers"), LEVELS, ids=[row[0] for row in LEVELS])
def test_from_to(text: str, modifiers: list[str]) -> None:
    """From one to another is two levels where something moves, else a range."""
    assert [row["modifier"] for row in rows(text)] == modifiers


UNITS = [
    ("It cost $5m.", 5e6, "dollar", "USD"),
    ("It cost 5 million US dollars.", 5e6, "dollar", "USD"),
    ("It cost Rs 500 crore.", 5e9, "indian rupee", "INR"),
    ("It cost 30 MUSD.", 3e7, "dollar", "USD"),
    ("It burned 30 kBTU.", 30.0, None, None),
    ("It cost 3 dollars and 50 cents.", 3.5, "dollar", "USD"),
    ("It weighed 12 pounds.", 12.0, "pound-mass", "[lb_av]"),
    ("The bill was 12 pounds.", 12.0, "pound sterling", "GBP"),
    ("He is 5 ft 6 in tall.", 5.5, "foot", "[ft_i]"),
    ("It is 20 (kg) of rice.", 20.0, "kilogram", "kg"),
    ("It took three full days.", 3.0, None, None),
    ("It was half a mile off.", 0.5, "mile", "[mi_i]"),
    ("It rained for two and a half hours.", 2.5, "hour", "h"),
    ("It rained for an hour and a half.", 1.5, "hour", "h"),
    ("The wall is 30' high.", 30.0, "foot", "[ft_i]"),
    ('The pipe is 10" wide.', 10.0, "inch", "[in_i]"),
    ("He said 'all 30' of them.", 30.0, None, None),
    ("A $15 Wage For Cooks", 15.0, "dollar", "USD"),
    ("Soot reached 90 mg/m3.", 90.0, "milligram", "mg"),
    ("She spent 13 of the last 19 years in prison.", 13.0, "year", "a"),
    ("She was 17 when it began.", 17.0, "year", "a"),
]


@pytest.mark.parametrize(("text", "value", "name", "code"), UNITS, ids=[row[0] for row in UNITS])
def test_units(text: str, value: float, name: str | None, code: str | None) -> None:
    """The unit's name and its code: ISO 4217 for money, else UCUM."""
    (row,) = rows(text)
    unit = row["unit"] or {"name": None, "code": None}
    assert (row["value"], unit["name"], unit["code"]) == (value, name, code)


ITEMS = [
    ("It lost 12 units of MLRS.", "MLRS", "MLRS"),
    ("It lost 34 units of special equipment.", "special equipment", "equipment"),
    ("Hundreds of defenders came home.", "defenders", "defender"),
    ("They hold hundreds of square kilometres of a buffer zone.", "buffer zone", "zone"),
    ("Trucks ‒ 2,310", "Trucks", "truck"),
    ("Losses:\n\n- tanks – 684 (+3);\n\n- artillery systems – 1,022 (+8);", "tanks", "tank"),
    ("It posted a loss of close to $15 billion.", "loss", "loss"),
    ("The 12 dead were named.", "dead", "dead"),
    ("Prices are four times the national average.", "national average", "average"),
]


@pytest.mark.parametrize(("text", "item", "head"), ITEMS, ids=[row[0] for row in ITEMS])
def test_items(text: str, item: str, head: str) -> None:
    """What is counted or measured, and its head's singular."""
    found = rows(text)[0]["item"]
    assert (found["text"], found["head"]) == (item, head)


def test_levels_share_the_unit() -> None:
    """The first of two levels takes the unit and the scale of the second."""
    found = rows("Growth slowed from 4.8 to 4.7 percent, debt fell from 24 to 23 billion euros.")
    assert [(row["value"], row["unit"]["name"]) for row in found] == [
        (4.8, "percentage"),
        (4.7, "percentage"),
        (24e9, "euro"),
        (23e9, "euro"),
    ]


def test_ellipsis_takes_the_head_of_the_whole() -> None:
    """A part without a noun has the whole's, without a span."""
    whole, part = rows("Losses were about 40 thousand people, of which more than 16 thousand were killed.")
    assert whole["item"]["head"] == "people"
    assert part["item"] == {"text": None, "start": None, "end": None, "head": "people"}
    assert part["part_of"] == 0


def test_list_change() -> None:
    """`(+4)` after a total is a quantity of its own, of the same things."""
    total, change = rows("Trucks ‒ 2,310 (+4)")
    assert (total["change"], change["change"], change["value"]) == (None, "up", 4.0)
    assert change["item"]["head"] == "truck"


def test_parts_of_the_three() -> None:
    """`Of the three`: every bare number after it is a part."""
    found = rows("Of the three brigades, one was destroyed, two withdrew.")
    assert [row["part_of"] for row in found] == [None, 0, 0]


def test_rate_with_a_number() -> None:
    """The number of a denominator is no quantity of its own."""
    (row,) = rows("There were 5 cases per 100,000 people.")
    assert row["per"] == {"value": 100000.0, "name": "people", "dimension": None}


def test_compound_unit_has_no_denominator() -> None:
    """Where the registry has a name for the rate, the name is the unit."""
    (row,) = rows("It flew at 188 miles an hour.")
    assert (row["unit"]["name"], row["per"]) == ("mile per hour", None)


def test_metadata_has_no_quantities() -> None:
    """A header with a date yields nothing."""
    assert rows(" date 2025-02-06 The war began long ago.") == []


def test_rows_are_plain_and_exact() -> None:
    """Every span is the text at its offsets; `number` and `tokens` are token ranges."""
    text = "Some 1,500 homes lost power, and 12 units of MLRS cost $5m."
    for row in rows(text):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["tokens"][0] <= row["number"]["start"] < row["number"]["end"] <= row["tokens"][1]


def test_many_numbers_in_a_row() -> None:
    """Thousands of numbers without a word between them are read in linear time."""
    assert len(rows(" ".join(str(i % 90) for i in range(3000)))) > 2000


ELLIPSES = [
    ("Support stood at 68.3 percent in the capital, 61.9 in Tessa.", "percentage", None),
    ("It holds 52 tonnes of ice, down from 84 in 1985.", "tonne", None),
    ("Storms struck. Some 148 were injured.", None, "people"),
    ("It has 31 settlements; in May it held 44.", None, "settlement"),
    ("The nine members voted and two wanted a cut.", None, "member"),
    ("It freed 40 prisoners. A body has visited 12 of them.", None, "prisoner"),
    ("The rate was 12 percent, three times that of last year.", None, None),
    ("The temperature climbed to 84 degrees.", "degree fahrenheit", None),
    ("The temperature fell to 9 degrees.", "degree Celsius", None),
    ("It turned by 84 degrees.", "degree angle", None),
    ("A nurse earns 1,640 crowns.", "crown", None),
]


@pytest.mark.parametrize(("text", "unit", "head"), ELLIPSES, ids=[row[0] for row in ELLIPSES])
def test_a_number_without_a_noun(extractor: claimwire.Extractor, text: str, unit: str | None, head: str | None) -> None:
    """The last figure's unit, or what it counts by the figures before; who is a subject only a parse tells."""
    row = find(read(extractor.nlp(text)))[-1]
    assert ((row["unit"] or {}).get("name"), None if row["unit"] else (row["item"] or {}).get("head")) == (unit, head)
