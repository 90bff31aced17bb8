"""Where: the place that a clause states."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.language.reading import Reading
from claimwire.language.syntax import Range, ancestors, phrase

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WORDS = word_lists("claims")


def place_of(reading: Reading, anchors: set[int], sentence: Range, *, below: bool = False) -> dict[str, Any] | None:
    """The place nearest to a clause: a locative phrase that hangs on one of its heads, else any in the sentence.

    Args:
        reading: The article.
        anchors: Tokens of the clause: its verb, its subject, the counted noun.
        sentence: Where to look.
        below: Whether only what stands below an anchor counts.
    """
    found = [t for t in reading.doc[sentence[0] : sentence[1]] if t.dep_ == "pobj" and is_place(reading, t)]
    if below:
        found = [t for t in found if any(above.i in anchors for above in ancestors(t))]
    if not found:
        return None
    best = min(found, key=lambda t: (preference(t, anchors), abs(t.i - max(anchors, default=t.i))))
    if preference(best, anchors) > 3:
        return None
    return reading.span(*with_wider(reading, phrase(best, stop=lambda t: t.dep_ in ("conj", "cc")), sentence[1]))


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
