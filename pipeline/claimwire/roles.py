"""Which words of the article each field of a claim stands on, and from where it was inherited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Origin = Literal["sentence", "context", "elsewhere"]


@dataclass(frozen=True)
class Role:
    """A field of a claim and its words.

    Attributes:
        field: What the words are to the claim: `subject`, `cue` …
        start: Where they begin, in code points; null for what is implied without words.
        end: Where they end, half-open.
        value: What the field holds beside the words: a fuller name, a lemma, a resolved date; null if nothing.
        origin: Where they stand: in the claim's own `sentence`, in the `context` it stands under, or `elsewhere`.
    """

    field: str
    start: int | None
    end: int | None
    value: str | None
    origin: Origin


def roles(claim: Mapping[str, Any]) -> Iterator[Role]:
    """The roles of a claim as it stands in `claims.jsonl`: who, what, how many, when, where, and who says so."""
    for field, span, value in spans(claim):
        if span is not None and (span["start"] is not None or value is not None):
            more = None if value == plain(span["text"]) else value
            yield Role(field, span["start"], span["end"], more, origin(claim, span))


def spans(claim: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any] | None, str | None]]:
    """Field, span and value of all that a claim rests on."""
    subject, predicate, quantity = claim["subject"], claim["predicate"], claim["quantity"]
    yield "subject", subject, subject and subject["name"]
    yield "predicate", predicate, predicate and predicate["lemma"]
    if quantity is not None:
        yield "quantity", quantity, None
        yield "item", quantity["item"], quantity["item"] and quantity["item"]["head"]
    for row in claim["date"]["rows"] if claim["date"] else ():
        yield "date", row, row["timex"]
    yield "place", claim["place"], None
    yield from told(claim["attribution"])
    yield "context", claim["context"], None


def told(attribution: Mapping[str, Any] | None) -> Iterator[tuple[str, Mapping[str, Any] | None, str | None]]:
    """The same of an attribution, and of those that it stands inside."""
    if attribution is None:
        return
    source = attribution["source"]
    yield "source", source, source and source["name"]
    yield "cue", attribution["cue"], None
    yield "said", attribution["said"], attribution["said"] and attribution["said"]["timex"]
    for field, span, value in told(attribution["via"]):
        yield field if field.startswith("via ") else f"via {field}", span, value


def plain(text: str | None) -> str | None:
    """Words with the apostrophe that names are written with."""
    return text and text.replace("’", "'")


def origin(claim: Mapping[str, Any], span: Mapping[str, Any]) -> Origin:
    """Where the words of a claim's field stand, seen from its own sentence or list item."""
    if span["start"] is None or claim["start"] <= span["start"] < claim["end"]:
        return "sentence"
    context = claim["context"]
    if context is not None and context["start"] <= span["start"] < context["end"]:
        return "context"
    return "elsewhere"
