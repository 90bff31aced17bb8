"""Gold, or claims, as marked spans with relations between them, the form in which annotation tools have them.

A figure, event, statement, date or attribution is a span; its subject, predicate, place, item, source and cue are spans
that it points at. What is no span (values, lemmas, names, days) stands with it as facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimwire.scores.accept import main_of, stated, words_at
from claimwire.scores.gold import Gold, locate, valid

KINDS = {"figure": "Figure", "event": "Event", "statement": "Statement"}
CLAIM_ROLES = {
    "Subject": ("subject",),
    "Predicate": ("predicate",),
    "Place": ("place",),
    "Item": ("quantity", "item"),
    "Source": ("attribution", "source"),
    "Cue": ("attribution", "cue"),
}
ATTRIBUTION_ROLES = {"Source": ("source",), "Cue": ("cue",)}
WHOLE = "PartOf"
MAIN = (*KINDS.values(), "Date", "Attribution")
ROLES = tuple(CLAIM_ROLES)


@dataclass
class Mark:
    """A marked span, half-open, in code points; `facts` is what is stated of it beside the spans it points at.

    `confidence` and `rules` say how sure a claim is that was extracted, and by what; no person states them.
    """

    label: str
    start: int
    end: int
    facts: dict[str, Any] = field(default_factory=dict)
    confidence: float | None = None
    rules: Sequence[str] = ()


@dataclass
class Standoff:
    """Marks of one text, and (role, from, to) between them, by their places in `marks`."""

    marks: list[Mark] = field(default_factory=list)
    arcs: list[tuple[str, int, int]] = field(default_factory=list)

    def mark(self, label: str, span: tuple[int, int], facts: dict[str, Any] | None = None) -> int:
        self.marks.append(Mark(label, *span, facts or {}))
        return len(self.marks) - 1


def standoff(text: str, gold: Gold) -> Standoff:
    """The gold's rows as marks; a row of no words in the text has none and is left out.

    Raises:
        GoldError: If its words are not in the text.
    """
    made, stated = Standoff(), gold.written()
    wholes: list[tuple[int, str]] = []
    for row in stated.get("claims", []):
        kept = {key: value for key, value in row.items() if key != "kind"}
        at = marked(made, text, KINDS[row.get("kind", "figure")], ("quantity",) if row.get("quantity") else (), kept)
        if at is not None:
            pointed(made, text, at, CLAIM_ROLES)
            if kept.get("part_of"):
                wholes.append((at, kept["part_of"]))
    figures = {text[m.start : m.end]: i for i, m in reversed([*enumerate(made.marks)]) if m.label == KINDS["figure"]}
    for part, whole in wholes:
        if whole in figures:
            made.arcs.append((WHOLE, part, figures[whole]))
            del made.marks[part].facts["part_of"]
    for row in stated.get("dates", []):
        marked(made, text, "Date", (), dict(row))
    for row in stated.get("attributions", []):
        body = "content" if row.get("content") else "cue"
        at = marked(made, text, "Attribution", (body,), dict(row))
        if at is not None:
            pointed(made, text, at, ATTRIBUTION_ROLES)
    return made


def standoff_of_claims(claims: Sequence[Mapping[str, Any]]) -> Standoff:
    """The claims of an article, as `claims.jsonl` has them, as marks that stand where their spans do.

    Taken for gold, they are met by the same claims.
    """
    made, at = Standoff(), dict[str, int]()
    for claim, row in zip(claims, stated(claims, lambda span: {}), strict=True):
        main = main_of(claim)
        facts = {key: value for key, value in row.items() if key != "kind"}
        at[claim["id"]] = made.mark(KINDS[claim["kind"]], (main["start"], main["end"]), facts)
        mark = made.marks[-1]
        mark.confidence, mark.rules = claim["confidence"], claim["rules"]
        for role, path in CLAIM_ROLES.items():
            span = reached(claim, path)
            if span and span["text"]:
                mark.facts = without_words(mark.facts, path)
                made.arcs.append((role, at[claim["id"]], made.mark(role, (span["start"], span["end"]))))
    for claim in claims:
        if claim["part_of"] in at:
            made.arcs.append((WHOLE, at[claim["id"]], at[claim["part_of"]]))
            del made.marks[at[claim["id"]]].facts["part_of"]
    return made


def marked(made: Standoff, text: str, label: str, path: Sequence[str], facts: dict[str, Any]) -> int | None:
    """Marks the words at a path of the facts, which then no longer hold them."""
    span = locate(text, reached(facts, path) or {})
    return made.mark(label, span, without_words(facts, path)) if span else None


def pointed(made: Standoff, text: str, at: int, roles: Mapping[str, Sequence[str]]) -> None:
    """Marks the spans of a row's roles and points at them."""
    for role, path in roles.items():
        facts = made.marks[at].facts
        span = locate(text, reached(facts, path) or {})
        if span:
            made.marks[at].facts = without_words(facts, path)
            made.arcs.append((role, at, made.mark(role, span)))


def gold_of(text: str, marks: Standoff) -> Gold:
    """What `standoff` was made of, as people may have changed it since.

    Raises:
        GoldError: If the facts of a mark are none that gold may state.
    """
    rows: dict[str, list[dict[str, Any]]] = {"claims": [], "dates": [], "attributions": []}
    kinds = {label: kind for kind, label in KINDS.items()}
    arcs: dict[int, list[tuple[str, Mark]]] = {}
    for role, start, end in marks.arcs:
        arcs.setdefault(start, []).append((role, marks.marks[end]))
    for at, mark in enumerate(marks.marks):
        words = words_at(text, {"text": text[mark.start : mark.end], "start": mark.start, "end": mark.end})
        if mark.label in kinds:
            path = ("quantity",) if kinds[mark.label] == "figure" else ()
            kind = {} if kinds[mark.label] == "figure" else {"kind": kinds[mark.label]}
            row = {**kind, **placed(mark.facts, path, words)}
            rows["claims"].append(with_roles(text, row, arcs.get(at, ()), CLAIM_ROLES))
        elif mark.label == "Date":
            rows["dates"].append(placed(mark.facts, (), words))
        elif mark.label == "Attribution":
            pointers = arcs.get(at, ())
            body = "content" if any(role == "Cue" for role, _ in pointers) or "content" in mark.facts else "cue"
            rows["attributions"].append(
                with_roles(text, placed(mark.facts, (body,), words), pointers, ATTRIBUTION_ROLES)
            )
    return valid({layer: found for layer, found in rows.items() if found}, "the annotation")


def with_roles(
    text: str, row: dict[str, Any], pointers: Sequence[tuple[str, Mark]], roles: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    for role, mark in pointers:
        span = {"text": text[mark.start : mark.end], "start": mark.start, "end": mark.end}
        if role == WHOLE:
            row = {**row, "part_of": span["text"]}
        elif role in roles:
            row = placed(row, roles[role], words_at(text, span))
    return row


# --- rows at a path -------------------------------------------------------------------------------------------------


def reached(row: Any, path: Sequence[str]) -> Any:
    for key in path:
        row = row.get(key) if row else None
    return row


def without_words(row: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    """The row without the words at a path; what else stands there stays."""
    if not path:
        return {key: value for key, value in row.items() if key not in ("text", "occurrence")}
    return {**row, path[0]: without_words(row[path[0]], path[1:])}


def placed(row: Mapping[str, Any] | None, path: Sequence[str], words: dict[str, Any]) -> dict[str, Any]:
    """The row with words at a path."""
    if not path:
        return {**words, **(row or {})}
    return {**(row or {}), path[0]: placed((row or {}).get(path[0]), path[1:], words)}
