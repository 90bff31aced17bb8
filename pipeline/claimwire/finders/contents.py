"""What a verb of saying attributes: its clause, a quotation, an object, or the sentences before it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire._rules import Match
from claimwire.language.reading import Reading
from claimwire.language.syntax import (
    FINITE,
    SUBJECTS,
    Range,
    is_temporal,
    objects,
    phrase,
    predicate_rest,
    subtree,
    trimmed,
)

CLAUSES = frozenset({"ccomp", "parataxis", "csubj"})
POINTING = frozenset({"this", "that", "there", "what", "these", "those", "nothing", "none"})
ABOUT = frozenset({"about", "of"})
COMMAS = frozenset({",", '"', "”", "—", "–"})
CLOSING_MARKS, BREAKS = frozenset({'"', "”", "''"}), frozenset({",", "?", "!"})
OPENERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"})
SAYING = frozenset().union(*(word_lists("attributions")[name] for name in ("say", "tell", "publish", "judge", "urge")))
FURTHER = frozenset(
    {"up", "down", "against", "compared", "versus", "or", "equivalent", "although", "from", "more", "less"}
)
MIN_WORDS, REACH = 3, 8


@dataclass(frozen=True)
class Cue:
    """A matched cue and what is needed to read around it; `quotes` are all quotations of speech in the article."""

    reading: Reading
    match: Match
    token: Token
    sentence: Range
    quotes: tuple[Range, ...]


@dataclass(frozen=True)
class Found:
    """The head of the source, the content's token ranges, the cue's, and how far the content reaches."""

    source: Token | None
    content: list[Range]
    cue: Range
    scope: str = "clause"


def content_of(cue: Cue, source: Token | None) -> list[Range]:
    """`X said that S`, `S, X said`, `"S," said X`, `As X said, S`, `X confirmed the loss`, `X wrote about the loss`."""
    verb, takes = cue.token, cue.match.rule.set["takes"]
    if takes == "rest":
        return going_on(cue, trimmed_all(verb, rest_content(cue)))
    if takes == "quotation":
        return trimmed_all(verb, quote_content(cue, source))
    found = aside_content(cue, source) or clause_content(verb, infinitive=takes != "clause")
    last = cue.reading.doc[cue.match.end - 1]
    if not found and last.pos_ == "ADJ":  # `made it clear that S`
        found = clause_content(last, infinitive=False)
    if not found and last.pos_ == "NOUN" and last.dep_ == "pobj":  # `dismissed as false reports that S`
        found = [subtree(t) for t in last.rights if t.dep_ in ("acl", "ccomp")]
    if source is not None and any(start <= source.i < end for start, end in found):
        found = []
    found = found or quote_content(cue, source) or (as_content(cue) if takes in ("clause", "object") else [])
    if not found and takes == "object":
        found = object_content(verb)
    if not found and takes != "infinitive":
        found = topic_content(verb)
    finite = verb.dep_ not in ("relcl", "pcomp") and verb.tag_ != "VB"
    if not found and source is not None and (takes == "clause" or verb.dep_ == "parataxis") and finite:
        found = rest_of_sentence(cue, source)
    return going_on(cue, trimmed_all(verb, found))


def going_on(cue: Cue, content: list[Range]) -> list[Range]:
    """`reported a loss of 5 million for May, against 3 million a year ago`: what compares or restates is told too."""
    if not content or content[-1][0] < cue.token.i:
        return content
    doc, (start, end) = cue.reading.doc, content[-1]
    stop = cue.sentence[1]
    comma = next((i for i in range(end, min(end + REACH, stop - 1)) if doc[i].text == ","), None)
    if comma is None or doc[comma + 1].lower_ not in FURTHER or any(t.is_quote for t in doc[end:stop]):
        return content
    apart = any(t.tag_ in FINITE for t in doc[end:comma]) or any(
        t.lemma_ in SAYING and t.pos_ == "VERB" for t in doc[comma:stop]
    )
    return content if apart else [*content[:-1], trimmed(cue.token, (start, stop))]


def trimmed_all(verb: Token, content: list[Range]) -> list[Range]:
    """The ranges without punctuation and conjunctions at their ends, those left out of which nothing stays."""
    return [span for span in (trimmed(verb, c) for c in content) if span[0] < span[1]]


def clause_content(verb: Token, *, infinitive: bool) -> list[Range]:
    """The clause that the verb governs; with some verbs also an infinitive or participle (`expects to grow`)."""
    for child in verb.children:
        if is_next_statement(verb, child):
            continue
        if (
            child.dep_ in CLAUSES
            or is_run_on(verb, child)
            or (infinitive and child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX"))
        ):
            start, end = subtree(child)
            # `noted the day before that S`: the parse often puts the day into the clause
            marks = [t.i for t in child.children if t.dep_ == "mark" and t.lower_ == "that" and start < t.i < child.i]
            start = marks[0] if marks else min([start, *orphaned(verb, child)])
            end = min([end, *(t.left_edge.i for t in child.rights if is_next_saying(t) or is_next_statement(child, t))])
            if start < verb.i < end and child.i > verb.i:
                return [*before_aside(verb, start), (verb.i + 1, end)]
            if start < verb.i < end:  # `The storm killed two, police said, and injured five`
                aside = [t for t in verb.children if t.i > child.i and not t.is_punct]
                before, after = (t.left_edge.i for t in aside), (t.right_edge.i for t in aside)
                return [(start, min([verb.i, *before])), (max([verb.i, *after]) + 1, end)]
            return [(start, end)]
    return []


def aside_content(cue: Cue, source: Token | None) -> list[Range]:
    """`Some 4,000 came in May, figures showed, the most in years`: all that stands around source and verb."""
    verb, doc, (start, end) = cue.token, cue.reading.doc, cue.sentence
    if source is None or verb.i + 1 >= end or doc[verb.i + 1].text != "," or source.i > verb.i:
        return []
    first = phrase(source)[0]
    clause = any(t.tag_ in FINITE for t in doc[start:first])
    behind = doc[verb.i + 2 : end]
    closed = first - start > MIN_WORDS and doc[first - 1].text == "," and clause
    if not closed or any(t.is_quote for t in doc[start:end]) or any(t.tag_ in FINITE | {"MD"} for t in behind):
        return []
    return [(start, first - 1), (verb.i + 2, end)]


def before_aside(verb: Token, start: int) -> list[Range]:
    """What stands before the commas of `If it rains, Lee warned, the dam may break`."""
    subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    first = subject.left_edge.i - 1 if subject is not None else verb.i
    closed = verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text == ","
    return [(start, first)] if closed and start < first and verb.doc[first].text == "," else []


def is_next_statement(verb: Token, child: Token) -> bool:
    """`Police put it at 40; organisers claimed 80`: what somebody else says behind a semicolon."""
    between = verb.doc[verb.i + 1 : child.left_edge.i + 1]
    return child.dep_ == "parataxis" and any(t.text == ";" for t in between)


def is_run_on(verb: Token, child: Token) -> bool:
    """`They estimated by 2050, crops would fail`: a clause that no conjunction joins is no second statement."""
    alone = not any(t.dep_ in ("cc", "dobj") for t in verb.rights)
    return alone and child.dep_ == "conj" and any(t.dep_ in SUBJECTS for t in child.lefts)


def orphaned(verb: Token, clause: Token) -> list[int]:
    """Where the subject of `found the loss exceeded $5` begins, which the parse takes for the object of `found`.

    So it does with a number that is said again: `said 30 of the 50, or 60 per cent, had come`.
    """
    own = [t for t in clause.children if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    counted = verb.lemma_ in SAYING and any(t.dep_ == "dobj" and t.like_num for t in verb.rights)
    if clause.tag_ not in FINITE | {"MD"} | ({"VBN"} if counted else set()) or (own and not counted):
        return []
    return [t.left_edge.i for t in verb.rights if t.dep_ == "dobj" and t.i < clause.i]


def is_next_saying(verb: Token) -> bool:
    """`said the road was closed, and he warned …`: what the speaker says next is no part of the first."""
    own = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in SAYING:
        return verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    return verb.dep_ == "conj" and verb.lemma_ in SAYING and own is not None


def quote_content(cue: Cue, source: Token | None) -> list[Range]:
    """Quotations in the same sentence that the source and the cue do not themselves stand in."""
    at = cue.token.i if source is None else source.i
    first, last = min(at, cue.token.i), max(at, cue.token.i)
    start, end = cue.sentence
    if left_open(cue):
        start -= MIN_WORDS
    if cue.reading.doc[end - 1].text == ":":
        end += MIN_WORDS
    return [q for q in cue.quotes if q[0] < end and q[1] > start and not (q[0] <= first and last < q[1])]


def left_open(cue: Cue) -> bool:
    """Whether the parse began a sentence right behind a quotation that only breaks off: `"Is it?" | asked Lee.`"""
    start, doc = cue.sentence[0], cue.reading.doc
    inside = any(b.start <= start - MIN_WORDS and start < b.end for b in cue.reading.blocks)
    marks = [doc[i].text for i in range(max(0, start - 2), start)]
    return inside and bool(BREAKS & set(marks)) and bool(CLOSING_MARKS & set(marks)) and cue.token.i - start < REACH


def rest_content(cue: Cue) -> list[Range]:
    """`called for a ban on cars`, `praised the crew for its calm`: all that the verb governs behind the cue's words."""
    rest = predicate_rest(cue.token, cue.match.end)
    if rest is None and cue.token.dep_ == "relcl":
        return [phrase(cue.token.head)]
    return [rest] if rest is not None else []


def as_content(cue: Cue) -> list[Range]:
    """`As X noted, S` and `S, as X noted`: the rest of the sentence."""
    verb = cue.token
    if verb.dep_ != "advcl" or objects(verb) or not any(t.lower_ == "as" for t in verb.lefts):
        return []
    start, end = subtree(verb)
    before, after = (cue.sentence[0], start), (end, cue.sentence[1])
    return [max((before, after), key=lambda r: r[1] - r[0])]


def object_content(verb: Token) -> list[Range]:
    """`confirmed the loss`, `described the loss as total`: from the object to the end of the predicate."""
    held = next((t for t in objects(verb) if t.lower_ not in POINTING), None)
    rest = predicate_rest(verb, phrase(held)[0]) if held is not None else None
    if held is None or rest is None:
        return []
    day = next((t for t in held.rights if is_temporal(t) and t.right_edge.i + 1 == rest[1]), None)
    return [(rest[0], day.left_edge.i)] if day is not None else [rest]  # `confirmed the loss on Friday`


def topic_content(verb: Token) -> list[Range]:
    """`wrote about the beginning of the offensive`, `warned of floods`."""
    preposition = next((t for t in verb.rights if t.dep_ == "prep" and t.lower_ in ABOUT), None)
    return [phrase(t) for t in preposition.children if t.dep_ == "pobj"] if preposition is not None else []


def rest_of_sentence(cue: Cue, source: Token) -> list[Range]:
    """What stands before `, X said`, around `, X said,` or after `X said`, where the parse does not show the clause."""
    verb, doc = cue.token, cue.reading.doc
    start, end = cue.sentence
    first, last = min(phrase(source)[0], verb.i), max(phrase(source)[1], verb.i + 1)
    near = abs(source.i - verb.i) <= REACH
    if (
        near
        and first - start > 1
        and doc[first - 1].text in COMMAS
        and last < end
        and doc[last].text == ","
        and end - last > MIN_WORDS
    ):
        return [(start, first - 1), (last + 1, end)]
    aside = any(t.dep_ == "advcl" and t.left_edge.i == start and t.right_edge.i >= first - 2 for t in verb.lefts)
    if near and first - start > MIN_WORDS and doc[first - 1].text in COMMAS and not aside:  # `As he left, X said ..`
        return [(start, first - 1)]
    that = next((i for i in range(verb.i + 1, min(verb.i + REACH, end)) if doc[i].lower_ == "that"), None)
    if that is not None and end - that > MIN_WORDS and not any(t.is_punct for t in doc[verb.i : that]):
        return [(that + 1, end)]
    opens = verb.i + 1 < end and (doc[verb.i + 1].text == ":" or doc[verb.i + 1].pos_ in OPENERS)
    clause = any(t.tag_ in FINITE or t.tag_ == "MD" for t in doc[verb.i + 1 : end])
    if source.i < verb.i and end - last > MIN_WORDS and opens and clause:
        return [(verb.i + 1, end)]
    return []


def sentences_before(cue: Cue) -> list[Range]:
    """The sentences that `this` points to: those before it in its paragraph, or all of the paragraph before."""
    blocks = cue.reading.blocks
    at = next(i for i, b in enumerate(blocks) if b.start <= cue.token.i < b.end)
    start = blocks[at].start
    if cue.sentence[0] > start:
        return [(start, cue.sentence[0])]
    before = next((b for b in reversed(blocks[:at]) if b.kind in ("paragraph", "list_item")), None)
    return [trimmed(cue.token, (before.start, before.end))] if before else []


def widened(content: list[Range], quotes: tuple[Range, ...]) -> list[Range]:
    """Content that begins or ends inside a quotation takes the whole of it."""
    out = []
    for start, end in content:
        for a, b in quotes:
            if a < end and start < b and (start > a or end < b) and end - start >= 0.5 * min(b - a, end - start):
                start, end = min(start, a), max(end, b)
        out.append((start, end))
    return out
