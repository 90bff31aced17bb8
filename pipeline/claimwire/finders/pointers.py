"""Who said what stands before: `This was stated in the staff's summary.`, `The ministry announced this on Friday.`"""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from claimwire.finders.contents import SAYING, Cue, Found, sentences_before
from claimwire.finders.introductions import counts, is_body
from claimwire.finders.speakers import can_say, speaker_of
from claimwire.language.reading import Block
from claimwire.language.syntax import Range

HOLDS = frozenset({"dobj", "advmod", "pobj"})
POINTS = frozenset({"this", "that"})
THROUGH = frozenset({"in", "from", "to", "by"})


def read_pointer(cue: Cue) -> Found | None:
    """The sentences before are said by who points to them; so are lists below whose headers name nobody."""
    told = cue.reading.doc[slice(*cue.sentence)]
    last = cue.reading.doc[cue.match.end - 1]
    if counts(cue) or any(t.text == ":" for t in told):
        return None
    if last.lower_ in THROUGH:
        if last.lower_ != "by" and not POINTS.intersection(t.lower_ for t in told[: cue.match.start - told.start]):
            return None
        source = next((t for t in last.children if t.dep_ == "pobj"), None)
    else:
        source = speaker_of(cue) if last.dep_ in HOLDS else None
    if source is None or not can_say(cue, source):
        return None
    content = [*sentences_before(cue), *lists_below(cue)]
    return Found(source, content, (cue.match.start, cue.match.end), scope="sentence")


def points_back(preposition: Token) -> bool:
    """`This is according to the staff.`"""
    verb = preposition.head
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    return verb.lemma_ == "be" and subject is not None and subject.lower_ in ("this", "that", "these")


def lists_below(cue: Cue) -> list[Range]:
    """The items of lists further down in the section whose headers name nobody."""
    blocks = cue.reading.blocks
    at = next(i for i, b in enumerate(blocks) if b.start <= cue.token.i < b.end)
    section = takewhile(lambda b: b.kind != "heading", blocks[at + 1 :])
    nameless = {k for k, b in enumerate(blocks) if b.kind == "list_header" and is_nameless(cue, b)}
    return [(b.start, b.end) for b in section if b.kind == "list_item" and b.header in nameless]


def is_nameless(cue: Cue, header: Block) -> bool:
    """Whether a list's header has no body and no word of saying in it."""
    tokens = cue.reading.doc[header.start : header.end]
    return not any(is_body(t) or t.lower_ == "according" or (t.lemma_ in SAYING and t.pos_ == "VERB") for t in tokens)
