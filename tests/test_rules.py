"""Every example of every rule: alone (the rule's own pattern) and together (all rules, the finder's rows)."""

from __future__ import annotations

from typing import Any

import pytest

import claimwire
from claimwire import _rulebook
from claimwire._rules import Example, Rule
from claimwire.authoring.evidence import Test, alone, readings, silent, still_wrong, together


def examples(kind: str) -> list[Any]:
    rules = [rule for name in _rulebook.names() for rule in _rulebook.rulebook(name).rules]
    return [
        pytest.param(rule, example, id=f"{rule.id}-{n}")
        for rule in rules
        for n, example in enumerate(getattr(rule, kind), start=1)
    ]


def wrong(test: Test, extractor: claimwire.Extractor, rule: Rule, example: Example) -> str | None:
    (reading,) = readings(extractor.nlp, [example])
    return test(rule, example, reading)


@pytest.mark.parametrize(("rule", "example"), examples("finds"))
def test_fires_alone(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """The rule's own pattern matches where the example marks it."""
    assert wrong(alone, extractor, rule, example) is None


@pytest.mark.parametrize(("rule", "example"), examples("finds"))
def test_finds_together(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """Among all rules the example still gives its row, with the values that it states."""
    assert wrong(together, extractor, rule, example) is None


@pytest.mark.parametrize(("rule", "example"), examples("skips"))
def test_skips(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """The rule stays silent on a near miss."""
    assert wrong(silent, extractor, rule, example) is None


@pytest.mark.parametrize(("rule", "example"), examples("fails"))
def test_fails_still(extractor: claimwire.Extractor, rule: Rule, example: Example) -> None:
    """A known fault is still there; when it goes, the example becomes one of `finds`."""
    assert wrong(still_wrong, extractor, rule, example) is None
