"""What stands around a cue: who says it, what is said, which words say so — one reader for each role of a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from claimwire.finders.contents import Cue, clause_content, content_of, sentences_before, widened
from claimwire.finders.sources import source_phrase
from claimwire.language.syntax import Range, phrase, subject_of, subtree, trimmed, verb_of

SPEAKERS = frozenset({"nsubj", "nsubjpass", "agent"})
SPEAKING = frozenset({"i", "we", "you"})
POINTERS = frozenset({"this", "it", "that", "these"})
NOT_SOURCES = frozenset({"this", "that", "there", "what", "these", "those", "nothing", "none"})
NO_CUES = frozenset({"amod", "compound", "aux", "auxpass"})
BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
HEADLINES = frozenset({"title", "heading"})
HEADLINE_SOURCE_WORDS = 5
MIN_WORDS = 3


@dataclass(frozen=True)
class Found:
    """The head of the source, the content's token ranges, the cue's, and how far the content reaches."""

    source: Token | None
    content: list[Range]
    cue: Range
    scope: str = "clause"


def read_verb(cue: Cue) -> Found | None:
    """A verb: its subject says, its clause, quotation or object is said; in the passive its agent says."""
    verb = cue.token
    if verb.dep_ in NO_CUES or verb.tag_ == "NN":
        return None
    agent = next((t for t in verb.children if t.dep_ == "agent"), None)
    if agent is not None or any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children):
        return read_passive(cue, agent)
    source = speaker_of(verb)
    if source is not None and (source.lower_ in NOT_SOURCES or (source.lower_ in SPEAKING and in_quotes(cue))):
        return None
    content = content_of(cue, source)
    if source is None and not any(in_speech(cue, span) for span in content):
        return None
    return Found(source, widened(content, cue.quotes), cue_span(verb))


def speaker_of(verb: Token) -> Token | None:
    """A verb's subject; a relative pronoun stays what it is, its name comes later."""
    own = next((t for t in verb.children if t.dep_ in SPEAKERS), None)
    return own if own is not None else subject_of(verb)


def in_quotes(cue: Cue) -> bool:
    """`I think` inside a quotation: the quotation has a speaker already."""
    return any(start <= cue.token.i < end for start, end in cue.quotes)


def in_speech(cue: Cue, span: Range) -> bool:
    return any(q[0] < span[1] and span[0] < q[1] for q in cue.quotes)


def cue_span(verb: Token) -> Range:
    """The verb with auxiliaries, adverbs and `not` right before it, and a particle right behind: `has also said`."""
    first, doc = verb.i, verb.doc
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in BEFORE_CUE:
        first -= 1
    while doc[first].dep_ == "advmod":
        first += 1
    return first, max([verb.i, *(t.i for t in verb.rights if t.dep_ == "prt" and t.i == verb.i + 1)]) + 1


def read_passive(cue: Cue, agent: Token | None) -> Found | None:
    """`This was reported by X` reaches back; `it was reported by X that S`; `it is said that S` names nobody."""
    verb = cue.token
    source = next((t for t in agent.children if t.dep_ == "pobj"), None) if agent is not None else None
    subject = next((t for t in verb.children if t.dep_ in ("nsubjpass", "nsubj")), None)
    end = agent.i + 1 if agent is not None and agent.i == verb.i + 1 else verb.i + 1
    span = (cue_span(verb)[0], end)
    content = clause_content(verb, infinitive=True)
    pointer = subject is not None and subject.lower_ in POINTERS
    if source is None:
        return Found(None, trimmed_all(verb, content), span) if pointer and content else None
    if pointer and not content:
        return Found(source, sentences_before(cue), span, scope="sentence")
    if not content and subject is not None:
        content = [phrase(subject)]
    return Found(source, trimmed_all(verb, content), span)


def trimmed_all(verb: Token, content: list[Range]) -> list[Range]:
    return [span for span in (trimmed(verb, c) for c in content) if span[0] < span[1]]


def read_known(cue: Cue) -> Found | None:
    """`It became known that S`: nobody is named."""
    that = cue.match.end - 1
    verb = verb_of(cue.token) or cue.token
    return Found(None, trimmed_all(verb, [(that + 1, cue.sentence[1])]), (cue.match.start, that))


def read_preposition(cue: Cue) -> Found | None:
    """`According to X, S` and `S, according to X`: the sentence without the phrase."""
    doc, first, (start, stop) = cue.reading.doc, cue.match.start, cue.sentence
    last = doc[cue.match.end - 1]
    source = next((t for t in (*last.children, *cue.token.children) if t.dep_ == "pobj" and t.i >= cue.match.end), None)
    if source is None:
        return None
    end = source_phrase(source)[1]
    after = next((i for i in range(end, stop) if doc[i].text == ","), end - 1) + 1
    content = (start, first) if first - start > MIN_WORDS else (after, stop)
    return Found(source, trimmed_all(source, [content]), (cue.match.start, cue.match.end), scope="sentence")


def read_noun(cue: Cue) -> Found | None:
    """`the ministry's claim that S`, `a claim by the ministry that S`."""
    noun = cue.token
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    by = next((t for p in noun.children if p.lower_ == "by" for t in p.children if t.dep_ == "pobj"), None)
    source = owner if owner is not None else by
    clause = next((t for t in noun.rights if t.dep_ in ("acl", "ccomp", "relcl")), None)
    if source is None:
        return None
    content = subtree(clause) if clause is not None else (cue.match.end, cue.sentence[1])
    return Found(source, trimmed_all(noun, [content]), (noun.i, noun.i + 1))


def read_colon(cue: Cue) -> Found | None:
    """A headline's `Source: what it says`."""
    at = cue.match.start
    block = next((b for b in cue.reading.blocks if b.start <= at < b.end), None)
    if block is None or (block.kind not in HEADLINES and block.start > 0):
        return None
    source = cue.reading.doc[at - 1]
    names = 1 <= at - block.start <= HEADLINE_SOURCE_WORDS and source.pos_ in ("NOUN", "PROPN")
    if not names or block.end - cue.match.end < MIN_WORDS:
        return None
    return Found(source, trimmed_all(source, [(cue.match.end, block.end)]), (at, cue.match.end))


READERS: dict[str, Callable[[Cue], Found | None]] = {
    "VERB": read_verb,
    "KNOWN": read_known,
    "PREPOSITION": read_preposition,
    "NOUN": read_noun,
    "COLON": read_colon,
}
