"""Every example of every rule: alone (the rule's own pattern) and together (all rules, the finder's rows)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import claimwire
from claimwire import _rulebook
from claimwire._rules import Example, Rule
from claimwire.finders import attributions, dates, quantities
from claimwire.language.reading import Reading, read

FINDERS: dict[str, Callable[[Reading], list[dict[str, Any]]]] = {
    "attributions": attributions.find,
    "dates": dates.find,
    "quantities": quantities.find,
}
# Which part of a field's table an example states in one word.
STATED = {"unit": ("name", "code"), "per": ("name",), "item": ("text",), "source": ("text", "name")}
CRUMB = 1e-6


def examples(kind: str) -> list[Any]:
    rules = [rule for name in _rulebook.names() for rule in _rulebook.rulebook(name).rules]
    return [
        pytest.param(rule, example, id=f"{rule.id}-{n}")
        for rule in rules
        for n, example in enumerate(getattr(rule, kind), start=1)
    ]


def reading_of(extractor: claimwire.Extractor, example: Example) -> Reading:
    return read(extractor.nlp(example.text), published=example.on)


def fires_at(rule: Rule, reading: Reading) -> list[tuple[int, int]]:
    found = _rulebook.rulebook(rule.file.removesuffix(".toml")).only(rule).matches(reading.doc)
    return [(reading.starts[m.start], reading.ends[m.end - 1]) for m in found]


def rows_of(rule: Rule, reading: Reading) -> list[dict[str, Any]]:
    """The finder's rows; an attribution stands where its cue does."""
    name = rule.file.removesuffix(".toml")
    rows = FINDERS[name](reading)
    return [{**row, **row["cue"]} for row in rows] if name == "attributions" else rows


def stated(row: Mapping[str, Any], key: str, wanted: Any) -> Any:
    """The row's value for a field of an example, in the example's terms."""
    if key == "head":
        return (row["item"] or {}).get("head")
    if key == "content":
        return wanted if wanted in [span["text"] for span in row["content"]] else row["content"]
    value = row.get(key)
    if isinstance(value, Mapping):
        return next((value.get(part) for part in STATED[key] if value.get(part) == wanted), value)
    return pytest.approx(value, rel=CRUMB) if isinstance(value, float) else value


def shortfall(rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong with the rows for an example; None if nothing is."""
    rows = rows_of(rule, reading)
    if rule.label == "NOT":
        touching = [r for r in rows if r["start"] < (example.end or 0) and (example.start or 0) < r["end"]]
        return f"{touching[0]['text']!r} is a row" if touching else None
    row = next((r for r in rows if (r["start"], r["end"]) == (example.start, example.end)), None)
    if row is None:
        return f"no row at {example.text[example.start : example.end]!r}, but {[r['text'] for r in rows]}"
    expected = dict(example.expected)
    if expected.keys() & {"value", "low", "high"} and row["modifier"] not in ("exact", "about"):
        expected = {"low": None, "high": None} | expected  # TOML has no null: a bound that is left out must be null
    wrong = {key: row.get(key) for key, wanted in expected.items() if stated(row, key, wanted) != wanted}
    if rule.id not in row["rules"]:
        return f"its rules are {row['rules']}"
    return f"wrong: {wrong}" if wrong else None


@pytest.mark.parametrize(("rule", "example"), examples("finds"))
def test_fires_alone(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """The rule's own pattern matches where the example marks it."""
    fired = fires_at(rule, reading_of(extractor, example))
    assert [span for span in fired if span[0] < (example.end or 0) and (example.start or 0) < span[1]]


@pytest.mark.parametrize(("rule", "example"), examples("finds"))
def test_finds_together(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """Among all rules the example still gives its row, with the values that it states."""
    assert shortfall(rule, example, reading_of(extractor, example)) is None


@pytest.mark.parametrize(("rule", "example"), examples("skips"))
def test_skips(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """The rule stays silent on a near miss."""
    assert fires_at(rule, reading_of(extractor, example)) == []


@pytest.mark.parametrize(("rule", "example"), examples("fails"))
def test_fails_still(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """A known fault is still there; when it goes, the example becomes one of `finds`."""
    assert shortfall(rule, example, reading_of(extractor, example)) is not None
