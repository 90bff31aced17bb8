"""Marked words -> a pattern: numbers by what they are, other words as they stand, verbs of saying in any form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from spacy.tokens import Span, Token

from claimwire._rules import Example, RuleError
from claimwire.language.reading import Reading

NUMBERS = frozenset({"NUMBER", "ORDINAL"})
FIGURES = frozenset({"CHANGE", "MODIFIER", "PART", "RANGE"})
SEVERAL = "{1,4}"  # words of a numeral, as claimwire's own patterns have it

Piece = dict[str, Any]  # a token pattern


def marked_span(example: Example, reading: Reading, refuse: Callable[[str], RuleError]) -> Span:
    """An example's marked words.

    Raises:
        RuleError: If the mark begins or ends within a word.
    """
    start, end = example.start or 0, example.end or 0
    inside = [i for i in range(len(reading.starts)) if reading.ends[i] > start and reading.starts[i] < end]
    edges = (reading.starts[inside[0]], reading.ends[inside[-1]]) if inside else None
    if edges != (start, end):
        words = " ".join(reading.doc[i].text for i in inside)
        raise refuse(f"{example.marked!r}: the mark must begin and end with a whole word; it touches {words!r}")
    return reading.doc[inside[0] : inside[-1] + 1]


def pieces(tokens: Iterable[Token], layer: str) -> Iterator[Piece]:
    """A token pattern a word, one for all words of a numeral."""
    for number, run in groupby(tokens, key=lambda token: token.ent_type_ if token.ent_type_ in NUMBERS else None):
        words = list(run)
        if number:
            yield {"ENT_TYPE": number} if len(words) == 1 else {"ENT_TYPE": number, "OP": SEVERAL}
        elif layer == "attributions":
            yield from map(verb_or_word, words)
        else:
            yield from ({"LOWER": word.lower_} for word in words)


def up_to_number(span: Sequence[Piece], label: str) -> Sequence[Piece]:
    """Of `give or take 40 boats` the pattern ends with the number: the noun or the unit after it is found anyway."""
    last = max((i for i, piece in enumerate(span) if "ENT_TYPE" in piece), default=0)
    return span[: last + 1] if label in FIGURES and last else span


def verb_or_word(token: Token) -> Piece:
    """`tooted` as any form of the verb `toot`: whoever reads a cue wants `toots` too."""
    return {"LEMMA": token.lemma_, "POS": "VERB"} if token.pos_ == "VERB" else {"LOWER": token.lower_}


def proposed(spans: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Patterns for marked spans: one for those of the same shape, which differ in their words alone."""
    shaped: dict[tuple[Any, ...], list[Sequence[Piece]]] = {}
    for span in spans:
        shaped.setdefault(tuple(map(shape, span)), []).append(span)
    return [[united(column) for column in zip(*alike, strict=True)] for alike in shaped.values()]


def shape(piece: Piece) -> tuple[str, Any]:
    """What two token patterns must share to be made one."""
    return next(iter(piece)), piece.get("ENT_TYPE")


def united(column: Sequence[Piece]) -> Piece:
    """Token patterns of one shape as one: any of their words."""
    key = next(iter(column[0]))
    if key == "ENT_TYPE":
        return max(column, key=len)  # that of several words, if there is one
    words = sorted({piece[key] for piece in column})
    return {**column[0], key: words[0] if len(words) == 1 else {"IN": words}}


def too_wide(match: Sequence[Sequence[Piece]], label: str) -> str | None:
    """Why such patterns would match what nobody meant; None if they may do."""
    if any(all("ENT_TYPE" in piece for piece in pattern) for pattern in match):
        return "a mark is nothing but a number, and so its pattern would be any number; mark a word beside it too"
    if label == "NOT" and not all(any("ENT_TYPE" in piece for piece in pattern) for pattern in match):
        return "NOT says that a number is no quantity, and a mark has none in it; mark the number too"
    return None
