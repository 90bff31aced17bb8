"""Reviewed claims as gold: what was extracted and found right is what is wanted from now on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from claimwire.scores.gold import Gold, locate, places, valid

FIGURES = ("value", "low", "high", "modifier", "change")
SPANS = {"subject": "name", "predicate": "lemma", "place": None}
Words = Callable[[Mapping[str, Any]], dict[str, Any]]  # how a span is stated


def accept(text: str, claims: Iterable[Mapping[str, Any]], *, fields: Sequence[str] | None = None) -> Gold:
    """Gold that states of each claim what it holds.

    Args:
        text: The article's text, in which the claims' spans stand.
        claims: Claims as `claims.jsonl` has them, all of one article.
        fields: The fields to state, `quantity` and `source` among them; null: all.

    Raises:
        GoldError: If a span is not in the text.
    """
    rows = stated(list(claims), partial(words_at, text))
    if fields is not None:
        always = {"kind", "quantity", "text", "occurrence"}
        rows = [{key: value for key, value in row.items() if key in always or key in fields} for row in rows]
    return valid({"claims": rows}, "the claims")


def stated(claims: Sequence[Mapping[str, Any]], words: Words) -> list[dict[str, Any]]:
    """What each of an article's claims holds, in the terms of gold; `words` states the span that it is known by."""
    whole = {row["id"]: (row["quantity"] or row)["text"] for row in claims}
    return [as_gold(row, whole, words) for row in claims]


def as_gold(claim: Mapping[str, Any], whole: Mapping[str, str], words: Words) -> dict[str, Any]:
    """One claim in the terms of gold."""
    row: dict[str, Any] = {} if claim["kind"] == "figure" else {"kind": claim["kind"]}
    if claim["quantity"]:
        row["quantity"] = quantity_of(claim["quantity"], words)
    else:
        row |= words(main_of(claim))
    for name, beside in SPANS.items():
        row[name] = spoken(claim[name], beside) if claim[name] else None
    date = claim["date"]
    row |= {"polarity": claim["polarity"], "modality": claim["modality"]}
    row["date"] = {key: date[key] for key in ("from", "to", "relation")} if date else None
    row["attribution"] = said_by(claim["attribution"])
    row["part_of"] = whole.get(claim["part_of"])
    return row


def spoken(span: Mapping[str, Any], beside: str | None) -> dict[str, Any] | None:
    """A span by its words and, where it says more, its name or lemma; one that is implied has only that."""
    named = {beside: span[beside]} if beside and span[beside] not in (None, span["text"]) else {}
    return {**({"text": span["text"]} if span["text"] else {}), **named} or None


def main_of(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    """The span that a claim is known by: its figure, what is attributed, or for an event the whole."""
    body: Sequence[Mapping[str, Any]] = (claim["attribution"] or {}).get("content") or [claim]
    return claim["quantity"] or (body[0] if claim["kind"] == "statement" else claim)


def quantity_of(quantity: Mapping[str, Any], words: Words) -> dict[str, Any]:
    unit, item, per = quantity["unit"], quantity["item"], quantity["per"]
    return {
        **words(quantity),
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
