"""Where: the place that a clause states."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.labels import is_by_place, label_before
from claimwire.language.reading import Reading
from claimwire.language.syntax import Range, ancestors, phrase, up_to, verb_of

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_WORDS = 4
ELSEWHERE = frozenset({"if", "unless", "since", "although", "though", "while", "whereas"})
OBJECTS = frozenset({"dobj", "dative"})
WORDS = word_lists("claims")


def place_of(
    reading: Reading,
    anchors: set[int],
    sentence: Range,
    *,
    verb: Token | None = None,
    saying: Set[int] = frozenset(),
    below: bool = False,
) -> dict[str, Any] | None:
    """The place nearest to a clause: a locative phrase that hangs on one of its heads, else any in the sentence.

    Args:
        reading: The article.
        anchors: Tokens of the clause: its verb, its subject, the counted noun.
        sentence: Where to look.
        verb: The clause's verb; a place in a clause below it is that one's.
        saying: The verbs by which the clause is said; where that was done is not where it happened.
        below: Whether only what stands below an anchor counts.
    """
    found = [t for t in reading.doc[sentence[0] : sentence[1]] if t.dep_ == "pobj" and is_place(reading, t)]
    found = [t for t in found if not is_said_at(t, saying) and not is_below(t, verb)]
    if below:
        found = [t for t in found if any(above.i in anchors for above in ancestors(t))]
    if not found:
        return None
    best = min(found, key=lambda t: (preference(t, anchors), abs(t.i - max(anchors, default=t.i))))
    if preference(best, anchors) > 3:
        return None
    return reading.span(*with_wider(reading, phrase(best, stop=lambda t: t.dep_ in ("conj", "cc")), sentence[1]))


def place_above(reading: Reading, at: int) -> dict[str, Any] | None:
    """The place that a heading is (`Selmivka`), or the label of a list by place (`Harlow: 29`)."""
    block = reading.block(at)
    if block is None or block.header is None:
        return None
    if is_by_place(reading, at):
        label = label_before(reading, block, at)
        return reading.span(*label) if label else None
    header = reading.blocks[block.header]
    names = reading.doc[header.start : header.end]
    named = header.kind == "heading" and len(names) <= NAME_WORDS and all(t.pos_ == "PROPN" for t in names)
    place = any(not PLACE_LABELS.isdisjoint(reading.labels(t.i)) for t in names)
    return reading.span(header.start, header.end) if named and (place or len(names) > 1) else None


def is_said_at(token: Token, saying: Set[int]) -> bool:
    """`told reporters in Jakarta that ..`, not `witnesses in Mosul said that ..`."""
    above = next((t for t in ancestors(token.head)), None)
    return above is not None and (above.i in saying or (above.dep_ in OBJECTS and above.head.i in saying))


def is_below(token: Token, verb: Token | None) -> bool:
    """`If the bridge at Sarn holds, 600 men will cross`: a place of a clause that tells of something else.

    Not of one that says what came before (`23 people died after the river swept through two villages`).
    """
    own = verb_of(token)
    if verb is None or own is None or own.i == verb.i or verb not in ancestors(own):
        return False
    return any(c.dep_ == "mark" and c.lower_ in ELSEWHERE for t in up_to(own, verb) for c in t.lefts)


def is_place(reading: Reading, token: Token) -> bool:
    """A place's name, or a noun that means one."""
    return not PLACE_LABELS.isdisjoint(reading.labels(token.i)) or token.lemma_.lower() in WORDS["place_nouns"]


def is_locative(reading: Reading, token: Token) -> bool:
    """A preposition that says where: `in the northern district`."""
    return token.lower_ in WORDS["locative"] and any(t.dep_ == "pobj" and is_place(reading, t) for t in token.children)


def preference(token: Token, anchors: set[int]) -> int:
    """0 for `in` on the clause itself, higher for what stands further away; over 3 is no place of the clause."""
    preposition = token.head.lower_
    above = next((t.i for t in ancestors(token.head)), None)
    hangs = above in anchors
    if preposition in WORDS["locative"]:
        return 0 if hangs else 1
    return 3 if preposition in WORDS["directive"] and hangs else 4


def with_wider(reading: Reading, span: Range, limit: int) -> Range:
    """`Palmyra, Syria`: a place's name and the larger one after a comma."""
    start, end = span
    doc = reading.doc
    while end + 1 < limit and doc[end].text == ",":
        wider = next(((s, e) for s, e, label in reading.entities if s == end + 1 and label in PLACE_LABELS), None)
        if wider is None:
            break
        end = wider[1]
    return start, end
