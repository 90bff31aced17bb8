"""Reviewed claims as gold: what was extracted and found right is what is wanted from now on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimwire.scores.gold import Gold, locate, places, valid

FIGURES = ("value", "low", "high", "modifier", "change")
SPANS = {"subject": "name", "predicate": "lemma", "place": None}


def accept(text: str, claims: Iterable[Mapping[str, Any]], *, fields: Sequence[str] | None = None) -> Gold:
    """Gold that states of each claim what it holds.

    Args:
        text: The article's text, in which the claims' spans stand.
        claims: Claims as `claims.jsonl` has them, all of one article.
        fields: The fields to state, `quantity` and `source` among them; null: all.

    Raises:
        GoldError: If a span is not in the text.
    """
    rows = list(claims)
    whole = {row["id"]: (row["quantity"] or row)["text"] for row in rows}
    stated = [as_gold(text, row, whole) for row in rows]
    if fields is not None:
        always = {"kind", "quantity", "text", "occurrence"}
        stated = [{key: value for key, value in row.items() if key in always or key in fields} for row in stated]
    return valid({"claims": stated}, "the claims")


def as_gold(text: str, claim: Mapping[str, Any], whole: Mapping[str, str]) -> dict[str, Any]:
    """One claim in the terms of gold."""
    attribution = claim["attribution"]
    row: dict[str, Any] = {} if claim["kind"] == "figure" else {"kind": claim["kind"]}
    if claim["quantity"]:
        row["quantity"] = quantity_of(text, claim["quantity"])
    else:
        body = (attribution or {}).get("content") or [claim]
        row |= words_at(text, body[0] if claim["kind"] == "statement" else claim)
    for name, beside in SPANS.items():
        span = claim[name]
        named = {beside: span[beside]} if span and beside and span[beside] != span["text"] else {}
        row[name] = {"text": span["text"], **named} if span and span["text"] else None
    date = claim["date"]
    row |= {"polarity": claim["polarity"], "modality": claim["modality"]}
    row["date"] = {key: date[key] for key in ("from", "to", "relation")} if date else None
    row["attribution"] = said_by(attribution)
    row["part_of"] = whole.get(claim["part_of"])
    return row


def quantity_of(text: str, quantity: Mapping[str, Any]) -> dict[str, Any]:
    unit, item, per = quantity["unit"], quantity["item"], quantity["per"]
    return {
        **words_at(text, quantity),
        **{name: quantity[name] for name in FIGURES},
        "unit": {key: unit[key] for key in ("name", "code") if unit[key]} if unit else None,
        "item": {key: item[key] for key in ("text", "head") if item[key]} if item else None,
        **({"per": {"value": per["value"], "name": per["name"]}} if per else {}),
    }


def said_by(attribution: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Who says it, in what words, and who reports that."""
    if attribution is None:
        return None
    source, via = attribution["source"], (attribution["via"] or {}).get("source")
    said = {"source": source and {"name": source["name"]}, "cue": {"text": attribution["cue"]["text"]}}
    return {**said, "stance": attribution["stance"], **({"via": {"name": via["name"]}} if via else {})}


def words_at(text: str, span: Mapping[str, Any]) -> dict[str, Any]:
    """A span by its words, with the occurrence that is meant where they stand more than once.

    Raises:
        GoldError: If the words are not in the text.
    """
    place = (span["start"], span["end"])
    starts = list(places(text, span["text"]))
    if place not in starts:
        locate(text, {"text": span["text"], "occurrence": len(starts) + 1})
    nth = starts.index(place) + 1
    return {"text": span["text"], **({"occurrence": nth} if nth > 1 else {})}
