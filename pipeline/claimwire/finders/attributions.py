"""Who says so: cues by rule, then source and content off the parse.

Start here: `find` goes through the cues in the order of the text. `READERS` says for each role of a rule how source and
content are read; the content of a verb is its clause, a quotation, or an object that the rule allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import Match, rulebook
from claimwire.finders.quotes import is_speech, quotations
from claimwire.finders.sources import Cast, source_phrase
from claimwire.language.reading import Reading
from claimwire.language.syntax import Range, is_negated, phrase, subject_of, subtree, trimmed, verb_of

SPEAKERS = frozenset({"nsubj", "nsubjpass", "agent"})
CLAUSES = frozenset({"ccomp", "parataxis", "csubj"})
SPEAKING = frozenset({"i", "we", "you"})
NOT_SOURCES = frozenset({"this", "that", "there", "what", "these", "those", "nothing", "none"})
OPPOSITE = {"asserts": "denies", "denies": "asserts", "expects": "doubts", "doubts": "asserts"}
TOPIC = frozenset({"about", "of", "on"})
HEADLINES = frozenset({"title", "heading"})
HEADLINE_SOURCE_WORDS = 5


@dataclass(frozen=True)
class Cue:
    """A matched cue and what is needed to read around it."""

    reading: Reading
    match: Match
    token: Token
    sentence: Range
    quotes: tuple[Range, ...]


@dataclass
class Found:
    """What stands around a cue: the head of the source, the content's token ranges, how far it reaches."""

    source: Token | None
    content: list[Range]
    cue: Range
    scope: str = "clause"


def find(reading: Reading) -> list[dict[str, Any]]:
    """The attributions of a reading as rows of the record; `via` is the index of the row that a row stands inside."""
    if not reading.doc.has_annotation("DEP"):
        return []
    cast, rows = Cast(reading), []
    quotes = tuple(span for span in quotations(reading) if is_speech(reading, span))
    for match in apart(rulebook("attributions").matches(reading.doc)):
        sentence = next((s for s in reading.sentences if s[0] <= match.start < s[1]), None)
        if sentence is None:
            continue
        cue = Cue(reading, match, reading.doc[match.start], sentence, quotes)
        if (found := READERS[match.rule.label](cue)) and found.content:
            rows.append(row_of(cue, found, cast))
    return nested(with_later_quotes(reading, rows, quotes))


def apart(matches: Sequence[Match]) -> Iterator[Match]:
    """The matches without those inside a longer one (`known` in `became known that`)."""
    end = 0
    for match in matches:
        if match.start >= end:
            end = match.end
            yield match


def row_of(cue: Cue, found: Found, cast: Cast) -> dict[str, Any]:
    reading = cue.reading
    stance = cue.match.rule.set["stance"]
    if is_negated(cue.token):
        stance = OPPOSITE.get(stance, stance)
    content = [reading.span(*span) for span in found.content]
    return {
        "source": cast.source(found.source) if found.source is not None else None,
        "cue": reading.span(*found.cue),
        "content": content,
        "type": type_of(found.content, cue.quotes),
        "stance": stance,
        "said": None,
        "via": None,
        "scope": found.scope,
        "rules": [cue.match.rule.id],
        "start": min(span["start"] for span in content),
        "tokens": found.content,
        "cue_token": cue.token.i,
        "source_token": found.source.i if found.source is not None else None,
    }


def type_of(content: list[Range], quotes: tuple[Range, ...]) -> str:
    """`direct` if all of it is quoted, `mixed` if some of it is."""
    covered = sum(max(0, min(e, b) - max(s, a)) for s, e in content for a, b in quotes)
    if not covered:
        return "indirect"
    return "direct" if covered >= sum(e - s for s, e in content) - 2 * len(content) else "mixed"


# --- how each role of a rule reads -----------------------------------------------------------------------------------


def read_verb(cue: Cue) -> Found | None:
    """A verb: its subject says, its clause, quotation or object is said."""
    verb = cue.token
    if verb.dep_ in ("amod", "compound", "aux", "auxpass") or verb.tag_ == "NN":
        return None
    agent = next((t for t in verb.children if t.dep_ == "agent"), None)
    passive = any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children)
    source = (
        next((t for t in agent.children if t.dep_ == "pobj"), None) if agent else None if passive else speaker_of(verb)
    )
    if source is not None and (source.lower_ in NOT_SOURCES or (source.lower_ in SPEAKING and in_quotes(cue))):
        return None
    return passive_content(cue, source, agent) if passive or agent else active_content(cue, source)


def speaker_of(verb: Token) -> Token | None:
    """A verb's subject; a relative pronoun stays what it is, its name comes later."""
    own = next((t for t in verb.children if t.dep_ in SPEAKERS), None)
    return own if own is not None else subject_of(verb)


def in_quotes(cue: Cue) -> bool:
    """`I think` inside a quotation: the quotation has a speaker already."""
    return any(start <= cue.token.i < end for start, end in cue.quotes)


def active_content(cue: Cue, source: Token | None) -> Found | None:
    """`X said that S`, `S, X said`, `"S," said X`, `X confirmed the loss`, `X wrote about the loss`."""
    verb, takes = cue.token, cue.match.rule.set["takes"]
    bounds = (min(source.i, verb.i), max(source.i, verb.i) + 1) if source is not None else (verb.i, verb.i + 1)
    content = clause_content(verb, infinitive=takes == "object") or quote_content(cue, bounds) or as_content(cue)
    if not content and takes == "object":
        content = [
            phrase(t) for t in verb.children if t.dep_ == "dobj" and t.i > verb.i and t.lower_ not in NOT_SOURCES
        ]
    if not content:
        content = topic_content(verb)
    if not content and source is not None and takes == "clause" and verb.dep_ != "relcl":
        content = rest_of_sentence(cue, source)
    content = [span for span in (trimmed(verb, c) for c in content) if span[0] < span[1]]
    if source is None and not any(quote_near(cue, span) for span in content):
        return None
    return Found(source, widened(content, cue.quotes), cue_span(verb))


def clause_content(verb: Token, *, infinitive: bool) -> list[Range]:
    """The clause that the verb governs; with some verbs also an infinitive or participle (`expects to grow`)."""
    for child in verb.children:
        if child.dep_ in CLAUSES or (infinitive and child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX")):
            start, end = subtree(child)
            marks = [t.i for t in child.children if t.dep_ == "mark" and t.lower_ == "that" and start < t.i < child.i]
            start = (
                marks[0] if marks else start
            )  # `noted the day before that …`: the parse puts the day into the clause
            if start < verb.i < end:
                return [(start, verb.i)] if child.i < verb.i else [(verb.i + 1, end)]
            return [(start, end)]
    return []


def quote_content(cue: Cue, bounds: Range) -> list[Range]:
    """Quotations in the same sentence that the source and the cue stand beside."""
    start, end = cue.sentence
    return [q for q in cue.quotes if q[0] < end and q[1] > start and not (q[0] <= bounds[0] and bounds[1] <= q[1])]


def as_content(cue: Cue) -> list[Range]:
    """`As X noted, S` and `S, as X noted`: the rest of the sentence."""
    verb = cue.token
    if verb.dep_ != "advcl" or not any(
        t.dep_ in ("mark", "prep", "advmod") and t.lower_ == "as" for t in verb.children
    ):
        return []
    start, end = subtree(verb)
    before, after = (cue.sentence[0], start), (end, cue.sentence[1])
    return [max((before, after), key=lambda r: r[1] - r[0])]


def topic_content(verb: Token) -> list[Range]:
    """`wrote about the beginning of the offensive`, `warned of floods`."""
    preps = [t for t in verb.children if t.dep_ == "prep" and t.lower_ in TOPIC and t.i > verb.i]
    return [phrase(t) for prep in preps[:1] for t in prep.children if t.dep_ == "pobj" and prep.lower_ != "on"]


def rest_of_sentence(cue: Cue, source: Token) -> list[Range]:
    """What stands before `, X said` or after `X said`, where the parse does not show the clause."""
    verb, doc = cue.token, cue.reading.doc
    first, last = min(phrase(source)[0], verb.i), max(phrase(source)[1], verb.i + 1)
    start, end = cue.sentence
    if first > start and doc[first - 1].text in (",", '"', "”", "—", "–") and first - start > 3:
        return [(start, first - 1)]
    if (
        source.i < verb.i
        and end - last > 3
        and doc[verb.i + 1].text in ("that", ":", "the", "it", "they", "he", "she", "a")
    ):
        return [(verb.i + 1, end)]
    return []


def passive_content(cue: Cue, source: Token | None, agent: Token | None) -> Found | None:
    """`This was reported by X` reaches back; `S, it was reported by X`; `X is said to have left`."""
    verb = cue.token
    subject = next((t for t in verb.children if t.dep_ in ("nsubjpass", "nsubj")), None)
    span = (verb.i, agent.i + 1) if agent is not None and agent.i == verb.i + 1 else (verb.i, verb.i + 1)
    start = min([verb.i, *(t.i for t in verb.children if t.dep_ in ("auxpass", "aux", "neg"))])
    span = (start, span[1])
    if source is not None and subject is not None and subject.lower_ in ("this", "it", "that", "these"):
        back = sentences_before(cue)
        return Found(source, back, span, scope="sentence") if back else None
    content = clause_content(verb, infinitive=True)
    if not content and source is not None and subject is not None:
        content = [phrase(subject)]
    if source is None and (not content or subject is None or subject.lower_ != "it"):
        return None
    content = [trimmed(verb, c) for c in content]
    return Found(source, [c for c in content if c[0] < c[1]], span)


def sentences_before(cue: Cue) -> list[Range]:
    """The sentences that `this` points to: those before it in its paragraph, or all of the paragraph before."""
    blocks = cue.reading.blocks
    at = next(i for i, b in enumerate(blocks) if b.start <= cue.token.i < b.end)
    start = blocks[at].start
    if cue.sentence[0] > start:
        return [(start, cue.sentence[0])]
    before = next((b for b in reversed(blocks[:at]) if b.kind in ("paragraph", "list_item")), None)
    return [trimmed(cue.token, (before.start, before.end))] if before else []


def read_known(cue: Cue) -> Found | None:
    """`It became known that S`: nobody is named."""
    that = cue.match.end - 1
    verb = verb_of(cue.token) or cue.token
    content = trimmed(verb, (that + 1, cue.sentence[1]))
    return Found(None, [content], (cue.match.start, that)) if content[0] < content[1] else None


def read_preposition(cue: Cue) -> Found | None:
    """`According to X, S`: the sentence without the phrase."""
    last = cue.reading.doc[cue.match.end - 1]
    source = next((t for t in (*last.children, *cue.token.children) if t.dep_ == "pobj" and t.i >= cue.match.end), None)
    if source is None:
        return None
    first, end = cue.match.start, source_phrase(source)[1]
    start, stop = cue.sentence
    doc = cue.reading.doc
    if first - start > 3:
        content = (start, first)
    else:
        comma = next((i for i in range(end, stop) if doc[i].text == ","), end - 1)
        content = (comma + 1, stop)
    content = trimmed(source, content)
    return (
        Found(source, [content], (cue.match.start, cue.match.end), scope="sentence")
        if content[0] < content[1]
        else None
    )


def read_noun(cue: Cue) -> Found | None:
    """`the ministry's claim that S`."""
    noun = cue.token
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    by = next((t for p in noun.children if p.lower_ == "by" for t in p.children if t.dep_ == "pobj"), None)
    source = owner if owner is not None else by
    clause = next((t for t in noun.children if t.dep_ in ("acl", "ccomp", "relcl") and t.i > noun.i), None)
    if source is None or clause is None:
        return None
    return Found(source, [trimmed(noun, subtree(clause))], (noun.i, noun.i + 1))


def read_colon(cue: Cue) -> Found | None:
    """A headline's `Source: what it says`."""
    block = next((b for b in cue.reading.blocks if b.start <= cue.match.start < b.end), None)
    if (
        block is None
        or (block.kind not in HEADLINES and block.start > 0)
        or cue.match.start - block.start not in range(1, HEADLINE_SOURCE_WORDS + 1)
    ):
        return None
    source = cue.reading.doc[cue.match.start - 1]
    if source.pos_ not in ("NOUN", "PROPN") or block.end - cue.match.end < 3:
        return None
    return Found(source, [trimmed(source, (cue.match.end, block.end))], (cue.match.start, cue.match.end))


READERS: dict[str, Callable[[Cue], Found | None]] = {
    "VERB": read_verb,
    "KNOWN": read_known,
    "PREPOSITION": read_preposition,
    "NOUN": read_noun,
    "COLON": read_colon,
}


# --- quotations and nesting ------------------------------------------------------------------------------------------


def cue_span(verb: Token) -> Range:
    """The verb with auxiliaries, adverbs and `not` right before it, and a particle right behind: `has also said`."""
    first = verb.i
    while (
        first > 0
        and verb.doc[first - 1].head.i == verb.i
        and verb.doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        first -= 1
    while verb.doc[first].dep_ == "advmod":
        first += 1
    last = max([verb.i, *(t.i for t in verb.children if t.dep_ == "prt" and t.i == verb.i + 1)])
    return first, last + 1


def quote_near(cue: Cue, span: Range) -> bool:
    return any(q[0] < span[1] and span[0] < q[1] for q in cue.quotes)


def widened(content: list[Range], quotes: tuple[Range, ...]) -> list[Range]:
    """Content that begins or ends inside a quotation takes the whole of it."""
    out = []
    for start, end in content:
        for a, b in quotes:
            if a < end and start < b and (start > a or end < b) and end - start >= 0.5 * min(b - a, end - start):
                start, end = min(start, a), max(end, b)
        out.append((start, end))
    return out


def with_later_quotes(reading: Reading, rows: list[dict[str, Any]], quotes: tuple[Range, ...]) -> list[dict[str, Any]]:
    """A quotation that no cue claims belongs to the speaker before it in its paragraph."""
    for quote in quotes:
        if any(s < quote[1] and quote[0] < e for row in rows for s, e in row["tokens"]):
            continue
        block = next(b for b in reading.blocks if b.start <= quote[0] < b.end)
        spoken = [r for r in rows if block.start <= r["cue_token"] < quote[0] and r["type"] != "indirect"]
        if spoken:
            spoken[-1]["tokens"].append(quote)
            spoken[-1]["content"].append(reading.span(*quote))
    return rows


def nested(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in the order of the text; `via` is the smallest other content that a row's cue stands in."""
    rows = sorted(rows, key=lambda r: (r["start"], r["cue"]["start"]))
    for i, row in enumerate(rows):
        around = [
            (e - s, k)
            for k, other in enumerate(rows)
            if k != i
            for s, e in other["tokens"]
            if s <= row["cue_token"] < e
        ]
        row["via"] = min(around)[1] if around else None
    return rows
