"""Claims as W3C Web Annotations: what the model demands is there, and every selector finds its words."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator

from claimwire.writers import web_annotation
from claimwire.writers.results import Result

IRI = {"type": "string", "pattern": r"^(urn:uuid:|ni:///|https?://)\S+$"}
TEXT_BODY = {
    "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string", "minLength": 1}},
    "required": ["type", "value", "format"],
}
QUOTE = {
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string"},
        "prefix": {"type": "string", "maxLength": 32},
        "suffix": {"type": "string", "maxLength": 32},
    },
    "required": ["type", "exact", "prefix", "suffix"],
    "additionalProperties": False,
}
POSITION = {
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}
TARGET = {
    "properties": {
        "source": {
            "oneOf": [
                IRI,
                {"type": "object", "properties": {"id": IRI, "type": {"const": "Text"}}, "required": ["id", "type"]},
            ]
        },
        "selector": {"type": "array", "items": {"oneOf": [QUOTE, POSITION]}, "minItems": 1},
    },
    "required": ["source", "selector"],
}
MODEL = {  # https://www.w3.org/TR/annotation-model/, of it what is used here
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "generator": {"type": "object", "properties": {"type": {"const": "Software"}}, "required": ["type", "name"]},
        "body": {"type": "array", "items": TEXT_BODY, "minItems": 2},
        "target": {"type": "array", "items": TARGET, "minItems": 1},
    },
    "required": ["@context", "id", "type", "motivation", "body", "target"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def written(found: list[Result]) -> list[dict[str, Any]]:
    file = io.BytesIO()
    web_annotation.dump(found, file)
    return [json.loads(line) for line in file.getvalue().splitlines()]


@pytest.fixture(scope="module")
def texts(found: list[Result]) -> dict[str, str]:
    """The texts by the SHA-256 of their bytes."""
    return {hashlib.sha256(result.text.encode()).hexdigest(): result.text for result in found}


def named(iri: str) -> str:
    """The SHA-256 in a name by content, as RFC 6920 has it."""
    algorithm, _, rest = iri.removeprefix("ni:///").partition(";")
    assert algorithm == "sha-256"
    return base64.urlsafe_b64decode(rest.partition("?")[0] + "=").hex()


def by_quote(text: str, quote: dict[str, str]) -> list[int]:
    """Where the words stand between their prefix and their suffix."""
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    at, places = text.find(whole), []
    while at >= 0:
        places.append(at + len(quote["prefix"]))
        at = text.find(whole, at + 1)
    return places


def test_every_line_is_an_annotation_of_the_model(written: list[dict[str, Any]], found: list[Result]) -> None:
    Draft202012Validator.check_schema(MODEL)
    validator = Draft202012Validator(MODEL)
    assert [error.message for line in written for error in validator.iter_errors(line)] == []
    assert len(written) == sum(len(result.claims) for result in found)


def test_ids_are_uuids_and_unique(written: list[dict[str, Any]]) -> None:
    ids = {UUID(line["id"].removeprefix("urn:uuid:")) for line in written}
    assert (len(ids), {id.version for id in ids}) == (len(written), {5})


def test_position_and_quote_find_the_same_words(written: list[dict[str, Any]], texts: dict[str, str]) -> None:
    for line in written:
        target = line["target"][0]
        quote, position = target["selector"]
        text = texts[named(target["source"]["id"])]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert position["start"] in by_quote(text, quote)


def test_the_body_is_the_claim(written: list[dict[str, Any]], found: list[Result]) -> None:
    bodies = [
        json.loads(body["value"]) for line in written for body in line["body"] if body["format"] == "application/json"
    ]
    assert bodies == [claim for result in found for claim in result.claims]


def test_a_page_has_the_quote_alone(written: list[dict[str, Any]], found: list[Result]) -> None:
    """An address that is none is no target."""
    pages = {line["target"][1]["source"] for line in written if len(line["target"]) > 1}
    kinds = {tuple(s["type"] for s in line["target"][1]["selector"]) for line in written if len(line["target"]) > 1}
    assert pages == {"https://science.example.org/2021/11/kessel-glaciers", "https://example.org/a?b=1&c=2"}
    assert kinds == {("TextQuoteSelector",)}
    assert "no address" in {result.article["url"] for result in found}


def test_a_person_can_read_it(found: list[Result]) -> None:
    result = next(result for result in found if result.id == "crlf.txt")
    assert web_annotation.summary(result.claims[0]).rpartition("; confidence: ")[0] == (
        "kind: figure; subject: The navy; predicate: lose; quantity: 14 boats; source: ministry; "
        "modality: asserted; polarity: positive"
    )
