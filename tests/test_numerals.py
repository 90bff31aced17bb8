"""Number phrases: where they begin and end, and what they are worth."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claimwire.language.numerals import Numeral, numerals


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    words = text.split()
    return [(" ".join(words[n.start : n.end]), n.value, n.low, n.kind) for n in numerals(words)]


ONE = [
    ("1,164", 1164.0, "digits"),
    ("1\u00a0000\u00a0000", 1e6, "digits"),
    ("1.000.000", 1e6, "digits"),
    ("12,34,567.89", 1234567.89, "digits"),
    ("1.111,11", 1111.11, "digits"),
    ("3½", 3.5, "digits"),
    ("−5", -5.0, "digits"),
    ("2e-8", 2e-8, "digits"),
    ("40 thousand", 4e4, "digits"),
    ("1.2 bn", 1.2e9, "digits"),
    ("10 k", 1e4, "digits"),
    ("12 lakh crore", 1.2e13, "digits"),
    ("10 1/2", 10.5, "digits"),
    ("4 thousand 3 hundred and 21", 4321.0, "digits"),
    ("3 hundred and one", 301.0, "digits"),
    ("twenty - five thousand", 25e3, "words"),
    ("one hundred and five", 105.0, "words"),
    ("two million three hundred thousand and forty", 2300040.0, "words"),
    ("two hundred thousand", 2e5, "words"),
    ("a dozen", 12.0, "words"),
    ("half a dozen", 6.0, "words"),
    ("half a million", 5e5, "words"),
    ("a quarter - million", 2.5e5, "words"),
    ("two and a half million", 2.5e6, "words"),
    ("one million and a half", 1.5e6, "words"),
    ("two point five", 2.5, "words"),
    ("minus five", -5.0, "words"),
    ("two - thirds", 2 / 3, "fraction"),
    ("a quarter", 0.25, "fraction"),
    ("half", 0.5, "fraction"),
    ("one twenty - fifth", 0.04, "fraction"),
    ("one one - thousandth", 0.001, "fraction"),
    ("two hundred forty - sevenths", 200 / 47, "fraction"),
    ("five hundred and two thirds", 500 + 2 / 3, "fraction"),
    ("two billion and three quarters", 2.75e9, "words"),
    ("two billion and a quarter million", 2.00025e9, "words"),
    ("6.1 x 10 ^ 23", 6.1e23, "digits"),
    ("2.5×10⁻⁶", 2.5e-6, "digits"),
    ("5MM", 5e6, "digits"),
    ("nine out of ten", 0.9, "fraction"),
    ("one in five", 0.2, "fraction"),
    ("twice", 2.0, "multiple"),
    ("sixfold", 6.0, "multiple"),
    ("two - and - a - half", 2.5, "words"),
]


@pytest.mark.parametrize(("text", "value", "kind"), ONE, ids=[row[0] for row in ONE])
def test_value(text: str, value: float, kind: str) -> None:
    """The phrase is one numeral of this value."""
    words = [word.replace("\u00a0", " ") for word in text.split(" ")]
    found = numerals(words)
    assert [(n.start, n.end, n.kind) for n in found] == [(0, len(words), kind)]
    assert found[0].value == pytest.approx(value)


VAGUE = [
    ("dozens", 24.0),
    ("hundreds", 200.0),
    ("tens of thousands", 2e4),
    ("hundreds of thousands", 2e5),
    ("millions", 2e6),
    ("several hundred", 200.0),
    ("a few thousand", 2e3),
    ("a couple of", 2.0),
]


@pytest.mark.parametrize(("text", "low"), VAGUE, ids=[row[0] for row in VAGUE])
def test_vague(text: str, low: float) -> None:
    """A vague plural has no value; it commits to a lower bound."""
    assert read(text) == [(text, None, low, "vague")]


@pytest.mark.parametrize("text", ["first", "21st", "twenty - first", "3rd"])
def test_ordinal(text: str) -> None:
    """Ordinals are marked as such."""
    assert [n.kind for n in numerals(text.split())] == ["ordinal"]


APART = [
    ("between one hundred and one hundred and fifty", ["one hundred", "one hundred and fifty"]),
    ("between one thousand and two thousand", ["one thousand", "two thousand"]),
    ("$ 5 million and 21 people", ["5 million", "21"]),
    ("two and three", ["two", "three"]),
    ("5 and 6", ["5", "6"]),
    ("three in 10 days", ["three", "10"]),
    ("five in 2019", ["five", "2019"]),
    ("$ 5 million 300 people", ["5 million", "300"]),
    ("hundreds of people", ["hundreds"]),
    ("9/11 and 24/7", []),
    ("several men , a few of them", []),
    ("a man and an hour", []),
]


@pytest.mark.parametrize(("text", "phrases"), APART, ids=[row[0] for row in APART])
def test_phrases(text: str, phrases: list[str]) -> None:
    """Neighbours that are not one number stay apart, and other words are none."""
    assert [phrase for phrase, *_ in read(text)] == phrases


METRES = [
    ("£ 5 m was spent", 5e6),
    ("35 m people", 35e6),
    ("he is 1.8 m tall", 1.8),
    ("the 100 m final", 100.0),
    ("3,000 m of water", 3000.0),
    ("it is 1 m .", 1.0),
]


@pytest.mark.parametrize(("text", "value"), METRES, ids=[row[0] for row in METRES])
def test_million_or_metres(text: str, value: float) -> None:
    """An `m` is million after a currency or before a noun, else metres, and then no part of the numeral."""
    assert numerals(text.split())[0].value == value


def test_none() -> None:
    """No words, no numerals."""
    assert numerals([]) == ()


def test_order() -> None:
    """Numerals come in order and never overlap."""
    words = "half of one hundred and two dozen of the third million and a half two".split()
    found: tuple[Numeral, ...] = numerals(words)
    assert all(a.end <= b.start for a, b in pairwise(found))
