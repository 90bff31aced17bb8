"""Claims as schema.org Claim: who says what of when and where, and never whether it is true."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimwire.writers import schema_org
from claimwire.writers.results import Result

BASELINE = Path(__file__).parent.parent / "output" / "baseline.jsonl"
SOURCE: dict[str, Any] = {"text": "the mayor", "name": "Ann Lee", "role": "mayor of Sarn", "kind": "person"}
SAID: dict[str, Any] = {"source": SOURCE, "stance": "asserts", "said": {"from": "2024-05-06", "to": "2024-05-06"}}
PERSON: dict[str, Any] = {
    "author": {"@type": "Person", "name": "Ann Lee", "jobTitle": "mayor of Sarn"},
    "datePublished": "2024-05-06",
}
QUANTITY = {"text": "up to $4", "value": 4.0, "low": None, "high": 4.0, "unit": None, "item": None}
# each property with the types that schema.org expects of it
TYPES = {
    "Claim": {
        "@context",
        "@type",
        "@id",
        "identifier",
        "text",
        "appearance",
        "about",
        "mainEntity",
        "temporalCoverage",
        "spatialCoverage",
        "author",
        "isBasedOn",
        "creditText",
        "datePublished",
    },
    "NewsArticle": {"@type", "@id", "identifier", "url", "headline", "datePublished", "publisher", "inLanguage"},
    "Organization": {"@type", "name", "description"},
    "Person": {"@type", "name", "jobTitle"},
    "Place": {"@type", "name"},
    "Thing": {"@type", "name"},
    "CreativeWork": {"@type", "name"},
    "QuantitativeValue": {"@type", "unitText", "value", "minValue", "maxValue", "name", "description"},
    "MonetaryAmount": {"@type", "currency", "value", "minValue", "maxValue", "name", "description"},
}


@pytest.fixture(scope="module")
def written(found: list[Result]) -> list[dict[str, Any]]:
    return lines(found)


def lines(found: list[Result]) -> list[dict[str, Any]]:
    file = io.BytesIO()
    schema_org.dump(found, file)
    return [json.loads(line) for line in file.getvalue().splitlines()]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from objects(each)


def test_a_claim_a_line(written: list[dict[str, Any]], found: list[Result]) -> None:
    stated = [(claim["id"], claim["text"], result.id) for result in found for claim in result.claims]
    assert [(line["identifier"], line["text"], line["appearance"]["identifier"]) for line in written] == stated
    assert {line["@context"] for line in written} == {"https://schema.org"}
    assert len({line["@id"] for line in written}) == len(written)


def test_no_property_but_those_of_its_type(written: list[dict[str, Any]]) -> None:
    strange = {
        (each["@type"], key)
        for line in written
        for each in objects(line)
        for key in each
        if key not in TYPES[each["@type"]]
    }
    assert strange == set()


def test_no_value_is_null(written: list[dict[str, Any]]) -> None:
    assert [each for line in written for each in objects(line) if None in each.values()] == []


def test_nothing_is_judged(written: list[dict[str, Any]]) -> None:
    """No rating and no review, in anything that the corpus gives: a source's words are not weighed here."""
    about = {"id": "x", "title": None, "published": None, "publisher": None, "url": None, "language": "en"}
    claims = [json.loads(line) for line in BASELINE.read_bytes().splitlines()]
    corpus = lines([Result(about, "text", {"claims": claims})])
    keys = {key for line in (*written, *corpus) for each in objects(line) for key in (*each, each["@type"])}
    assert [key for key in keys if re.search("rating|review", key, re.I)] == []
    assert len(corpus) == len(claims) > 1000


CREDITS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "person": ({}, PERSON),
    "organization": (
        {"kind": "organization", "name": "the ministry", "role": None},
        {"author": {"@type": "Organization", "name": "the ministry"}},
    ),
    "document": (
        {"kind": "document", "name": "a report"},
        {"isBasedOn": {"@type": "CreativeWork", "name": "a report"}},
    ),
    "group": ({"kind": "group", "name": "residents"}, {"creditText": "residents"}),
    "unnamed": ({"kind": "unnamed", "name": None, "text": "officials"}, {"creditText": "officials"}),
}


@pytest.mark.parametrize("kind", CREDITS)
def test_who_claims_it(kind: str) -> None:
    source, wanted = CREDITS[kind]
    assert schema_org.credit({**SAID, "source": {**SOURCE, **source}}) == {**wanted, "datePublished": "2024-05-06"}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        pytest.param({"stance": "expects"}, PERSON, id="expects"),
        pytest.param({"stance": "denies"}, {}, id="who-denies-it-is-not-its-author"),
        pytest.param({"stance": "asks"}, {}, id="nor-who-asks"),
        pytest.param({"source": None}, {}, id="nobody"),
        pytest.param({"said": {"from": "2024-05-01", "to": "2024-05-31"}}, {"author": PERSON["author"]}, id="a-month-is-no-day"),
        pytest.param({"said": None}, {"author": PERSON["author"]}, id="no-day"),
    ],
)  # fmt: skip
def test_who_says_it_when(change: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert schema_org.credit({**SAID, **change}) == wanted


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        pytest.param("2024-05-06", "2024-05-06", "2024-05-06", id="day"),
        pytest.param("2024-05-01", "2024-05-31", "2024-05-01/2024-05-31", id="month"),
        pytest.param("2024-05-01", None, "2024-05-01/..", id="since"),
        pytest.param(None, "2024-05-31", "../2024-05-31", id="until"),
        pytest.param("2024-05-06T14:30", "2024-05-06T14:30", "2024-05-06T14:30", id="minute"),
        pytest.param(None, None, None, id="unknown"),
    ],
)
def test_what_it_covers(first: str | None, last: str | None, wanted: str | None) -> None:
    assert schema_org.coverage({"from": first, "to": last}) == wanted


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        pytest.param(None, {"@type": "QuantitativeValue"}, id="count"),
        pytest.param({"name": "metre", "dimension": "length", "code": "m"}, {"@type": "QuantitativeValue", "unitText": "metre"}, id="length"),
        pytest.param({"name": "penny", "dimension": "currency", "code": "GBP"}, {"@type": "QuantitativeValue", "unitText": "penny"}, id="coins"),
        pytest.param({"name": "dollar", "dimension": "currency", "code": "USD"}, {"@type": "MonetaryAmount", "currency": "USD"}, id="money"),
    ],
)  # fmt: skip
def test_a_figure(unit: dict[str, Any] | None, wanted: dict[str, Any]) -> None:
    """An upper bound alone is no exact value."""
    values = {"value": 4.0, "maxValue": 4.0, "description": "up to $4"}
    assert schema_org.amount({**QUANTITY, "unit": unit, "per": None}) == {**wanted, **values}
