"""Who introduces what follows: a list below its header, or a run of paragraphs below `The staff informs about ..`."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.finders.contents import SAYING, Cue, Found
from claimwire.finders.speakers import OWNERS, can_say, cue_span
from claimwire.language.reading import Block
from claimwire.language.syntax import FINITE, SUBJECTS, Range, is_passive

BODIES = word_lists("attributions")["bodies"]
RUNNING = frozenset({"paragraph", "list_header", "list_item"})
OWN = frozenset({"he", "she", "it", "they"})


def read_introduction(cue: Cue) -> Found | None:
    """`The staff informs about the situation at the front.`: what follows in its section is the staff's."""
    verb = cue.token
    source = next((t for t in verb.lefts if t.dep_ in ("nsubj", "compound")), None)  # `informs` may pass for a noun
    start, end = cue.sentence
    block = cue.reading.block(start)
    if source is None or block is None or block.start != start or counts(cue) or not can_say(cue, source):
        return None
    run = introduced(cue, source.lemma_)
    if end < block.end:
        run = [(end, block.end), *run]
    return Found(source, run, cue_span(verb, verb.i + 1), scope="section") if run else None


def counts(cue: Cue) -> bool:
    """Whether the cue's sentence has a number of its own in words or with a sign: then it does not only point."""
    return any(t.ent_type_ == "NUMBER" and not t.is_digit for t in cue.reading.doc[slice(*cue.sentence)])


def read_header(cue: Cue) -> Found | None:
    """`The staff released its count of the losses:` above a list: whoever gives it says every item."""
    verb, items = cue.token, introduced(cue)
    agents = [t for by in verb.rights if by.dep_ == "agent" for t in by.children if t.dep_ == "pobj"]
    givers = agents or [t for t in verb.lefts if t.dep_ == "nsubj" and not is_passive(verb)]
    if not items or not givers or not can_say(cue, givers[-1]):
        return None
    return Found(givers[-1], items, cue_span(verb, cue.match.end), scope="section")


def read_header_noun(cue: Cue) -> Found | None:
    """`The ministry's figures by district:`, `Losses (health ministry data):`, `Data from the staff:` above a list."""
    noun, items = cue.token, introduced(cue)
    owner = owner_of(noun)
    if not items or owner is None or owner.lower_ in OWNERS:
        return None
    return Found(owner, items, (noun.i, noun.i + 1), scope="section")


def owner_of(noun: Token) -> Token | None:
    """Whose figures they are: before them with or without `'s`, or behind `from`."""
    lefts = [*noun.lefts, *(noun.head.lefts if noun.dep_ == "compound" else ())]  # `The ministry's bulletin shows:`
    before = (t for t in lefts if t.dep_ == "poss" or (t.dep_ == "compound" and is_body(t)))
    behind = (t for p in noun.rights if p.lower_ in ("from", "by") for t in p.children if is_body(t))
    return next(before, None) or next(behind, None)


def is_body(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in BODIES


def read_header_name(cue: Cue) -> Found | None:
    """`Losses as of 9 November (approximate, General Staff):` above a list: the name in the brackets."""
    doc, items = cue.reading.doc, introduced(cue)
    name = doc[cue.match.end - 2]
    body = any(label == "ORG" and start <= name.i < end for start, end, label in cue.reading.entities)
    several = name.pos_ == "PROPN" and name.i > cue.match.start + 1 and doc[name.i - 1].pos_ == "PROPN"
    if not items or not (body or several or name.lemma_.lower() in BODIES):
        return None
    return Found(name, items, (cue.match.start, cue.match.end), scope="section")


def introduced(cue: Cue, speaker: str = "") -> list[Range]:
    """The items of the list whose header the cue stands in; below a paragraph, those up to a heading or a speaker."""
    block = cue.reading.block(cue.match.start)
    if block is None:
        return []
    at = cue.reading.blocks.index(block)
    below = cue.reading.blocks[at + 1 :]
    if block.kind in ("list_header", "heading"):
        return [(b.start, b.end) for b in below if b.header == at and b.kind == "list_item"]
    if not speaker and cue.reading.doc[block.end - 1].text != ":":
        return []
    return [(b.start, b.end) for b in takewhile(lambda b: goes_on(cue, b, speaker), below)]


def goes_on(cue: Cue, block: Block, speaker: str) -> bool:
    """Whether a paragraph is still told by who introduced it: no heading, and nobody else speaks in it."""
    tokens = cue.reading.doc[block.start : block.end]
    saying = (t for t in tokens if t.lemma_.lower() in SAYING and t.tag_ in FINITE)
    subjects = [t for verb in saying for t in verb.children if t.dep_ in SUBJECTS]
    own = all(t.lower_ in OWN or t.lemma_ == speaker for t in subjects)
    return block.kind in RUNNING and own and "according" not in {t.lower_ for t in tokens}
