"""What a list item inherits from its header: subject, predicate, place and date."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.clause import Clause
from claimwire.finders.contents import SAYING
from claimwire.language.reading import Block, Reading
from claimwire.language.syntax import Range, is_passive, is_verb, subject_of

WORDS = word_lists("claims")


@dataclass(frozen=True)
class Header:
    """A list header, its clause, and the token range it covers."""

    block: Block
    clause: Clause

    @property
    def span(self) -> Range:
        return self.block.start, self.block.end


def header_of(reading: Reading, at: int) -> Header | None:
    """The list header above a token's list item, with the clause that its items go on with."""
    block = reading.block(at)
    if block is None or block.kind != "list_item" or block.header is None:
        return None
    header = reading.blocks[block.header]
    if header.kind != "list_header":
        return None
    verb = told(last_verb(reading, (header.start, header.end)))
    active = verb is not None and not is_passive(verb) and any(t.dep_ == "nsubj" for t in verb.lefts)
    if verb is not None and active and verb.lemma_.lower() in WORDS["lists_out"]:
        return Header(header, given(reading, header))
    if verb is not None:
        return Header(header, Clause(verb, subject_of(verb)))
    noun = next(iter(roots(reading, (header.start, header.end))), None)
    owner = owned(noun) if noun is not None and noun.lemma_.lower() in WORDS["tells"] else None
    return Header(header, Clause(noun, owner) if owner is not None else Clause(None, noun))


def told(verb: Token | None) -> Token | None:
    """The verb of what is said: `the staff said the army had lost:`, `the army claims to have destroyed:`."""
    while verb is not None and verb.lemma_.lower() in SAYING:
        inner = next((t for t in verb.children if t.dep_ in ("ccomp", "xcomp") and is_verb(t)), None)
        if inner is None:
            return verb
        verb = inner
    return verb


def given(reading: Reading, header: Block) -> Clause:
    """`The staff released its count of the enemy's losses:`: what the items are, the staff only says so."""
    nouns = [t for t in reading.doc[header.start : header.end] if t.pos_ == "NOUN"]
    telling = next((t for t in nouns if t.lemma_.lower() in WORDS["tells"]), None)
    if telling is not None:
        return Clause(telling, owned(telling))
    return Clause(None, next((t for t in nouns if t.dep_ == "dobj"), None))


def owned(noun: Token) -> Token | None:
    """`Combat losses of the enemy`, `the army's losses`: who has them."""
    of = (t for p in noun.rights if p.lower_ == "of" for t in p.children if t.dep_ == "pobj")
    return next(of, None) or next((t for t in noun.lefts if t.dep_ == "poss"), None)


def roots(reading: Reading, span: Range) -> list[Token]:
    return [t for t in reading.doc[span[0] : span[1]] if t.head.i == t.i and t.pos_ in ("NOUN", "PROPN")]


def last_verb(reading: Reading, span: Range) -> Token | None:
    """The finite verb that stands before the colon: the main verb, or the last one coordinated with it."""
    tokens = reading.doc[span[0] : span[1]]
    root = next((t for t in tokens if t.head.i == t.i and is_verb(t)), None)
    if root is None:
        return next((t for t in tokens if is_verb(t) and t.tag_ in ("VBD", "VBZ", "VBP", "VBN")), None)
    return next((t for t in reversed(list(tokens)) if t.dep_ == "conj" and t.head.i == root.i and is_verb(t)), root)
