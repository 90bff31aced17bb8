"""What stands around a cue: who says it, what is said, which words say so — one reader for each role of a rule."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from claimwire.finders.contents import (
    SAYING,
    Cue,
    Found,
    as_content,
    clause_content,
    content_of,
    sentences_before,
    trimmed_all,
    widened,
)
from claimwire.finders.introductions import (
    BODIES,
    introduced,
    read_header,
    read_header_name,
    read_header_noun,
    read_introduction,
)
from claimwire.finders.pointers import lists_below, points_back, read_pointer
from claimwire.finders.sources import source_phrase
from claimwire.finders.speakers import OWNERS, RELAYS, can_say, cue_span, speaker_of, stands_in
from claimwire.language.syntax import (
    FINITE,
    TIMES,
    Range,
    is_passive,
    phrase,
    predicate_rest,
    subject_of,
    subtree,
    tight_edge,
    verb_of,
)

POINTERS = frozenset({"this", "it", "that", "these"})
NO_CUES = frozenset({"amod", "compound", "aux", "auxpass"})
RECEIVING = frozenset("win earn get receive draw have secure gain enjoy attract claim pick lose".split())
HEADLINES = frozenset({"title", "heading"})
HEADLINE_SOURCE_WORDS = 5
MIN_WORDS, REACH = 3, 8


def read_verb(cue: Cue) -> Found | None:
    """A verb: its subject says, its clause, quotation or object is said; in the passive its agent says."""
    verb = cue.token
    if verb.dep_ in NO_CUES or verb.tag_ == "NN" or is_idle(verb) or is_named_beside(verb):
        return None
    agent = next((t for t in verb.children if t.dep_ == "agent"), None)
    if agent is None and is_described(verb):
        return None
    if agent is not None or is_passive(verb):
        return read_passive(cue, agent)
    beside = verb.dep_ == "parataxis" or any(t.dep_ == "ccomp" for t in verb.lefts)
    if beside and any(is_counted(t) for t in verb.rights):
        return None  # `A rose 18 sen, B added 15 sen`
    source = speaker_of(cue)
    if source is not None and not can_say(cue, source):
        return None
    content = content_of(cue, source)
    if source is None and not any(in_speech(cue, span) for span in content):
        return None
    return Found(source, widened(content, cue.quotes), cue_span(verb, cue.match.end))


def is_described(verb: Token) -> bool:
    """`a firm called Marlow`, `the season, expected to cost 4 million`: of what is said, and by nobody named."""
    held = any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    participle = verb.tag_ == "VBN" and not held and verb.i > 0 and verb.nbor(-1).text == ","
    return (verb.tag_ in ("VBN", "VBD") and verb.dep_ == "acl") or (participle and verb.nbor().lower_ == "to")


def is_named_beside(verb: Token) -> bool:
    """`According to the paper, citing two officials, S`: on what the source itself goes, no second saying."""
    before = verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]
    return verb.tag_ == "VBG" and verb.lemma_ == "cite" and any(t.lower_ == "according" for t in before)


def is_counted(noun: Token) -> bool:
    """`added 15 cents`, not `added two days later`."""
    held = noun.dep_ in ("dobj", "npadvmod") and noun.lemma_.lower() not in TIMES
    return held and any(t.dep_ == "nummod" for t in noun.lefts)


def is_idle(verb: Token) -> bool:
    """`it is too soon to say`, `it is safe to say that S`: nobody says it."""
    above = verb.head
    judged = above.pos_ in ("ADJ", "ADV") or (above.lemma_ == "be" and any(t.lower_ == "it" for t in above.lefts))
    return verb.tag_ == "VB" and judged and any(t.lower_ == "to" for t in verb.lefts)


def in_speech(cue: Cue, span: Range) -> bool:
    return any(q[0] < span[1] and span[0] < q[1] for q in cue.quotes)


def read_passive(cue: Cue, agent: Token | None) -> Found | None:
    """`This was reported by X` reaches back; `it was reported by X that S`; `it is said that S` names nobody."""
    verb = cue.token
    source = next((t for t in agent.children if t.dep_ == "pobj"), None) if agent is not None else None
    subject = next((t for t in verb.children if t.dep_ in ("nsubjpass", "nsubj")), None)
    end = agent.i + 1 if agent is not None and agent.i == verb.i + 1 else verb.i + 1
    span = (cue_span(verb, end)[0], end)
    content = clause_content(verb, infinitive=True) or as_content(cue)
    if source is not None and (relayed := relayed_content(verb)):
        return Found(source, trimmed_all(verb, relayed), span)
    pointer = subject is not None and subject.lower_ in POINTERS
    if source is None and pointer:
        return Found(None, trimmed_all(verb, content), span) if content else None
    if source is None:
        return Found(None, nobody_says(cue, subject), span)
    if pointer and not content:
        return Found(source, [*sentences_before(cue), *lists_below(cue)], span, scope="sentence")
    judged = next((t for t in verb.rights if t.dep_ in ("oprd", "acomp")), None)
    if not content and subject is not None and judged is not None:  # `are considered dangerous by the government`
        return Found(source, trimmed_all(verb, [phrase(subject), (judged.left_edge.i, judged.i + 1)]), span)
    named = subject if subject is not None else verb.head if verb.dep_ == "acl" else None
    if not content and named is not None and cue.match.rule.set["takes"] in ("object", "rest"):
        content = [phrase(named)]
    return Found(source, trimmed_all(verb, content), span)


def relayed_content(verb: Token) -> list[Range]:
    """`The minister, quoted by the agency, said S`: the agency tells that the minister said S."""
    speaker = verb.head
    relays = verb.dep_ == "acl" and verb.lemma_.lower() in RELAYS and speaker.dep_ in ("nsubj", "nsubjpass")
    if not relays:
        return []
    start, end = subtree(speaker.head)
    return [(start, verb.i), (verb.right_edge.i + 1, end)]


def read_seeming(cue: Cue) -> Found | None:
    """`The plan seems to work`, `It appears that S`: it seems so to nobody named."""
    verb = cue.token
    subject, rest = subject_of(verb), predicate_rest(verb, cue.match.end)
    if subject is None or rest is None or verb.dep_ in NO_CUES:
        return None
    pieces = [rest] if subject.lower_ in POINTERS else [phrase(subject), rest]
    return Found(None, trimmed_all(verb, pieces), cue_span(verb, verb.i + 1))


def nobody_says(cue: Cue, subject: Token | None) -> list[Range]:
    """`The plant is expected to open`, `He was accused of fraud`: the subject and what is said of it."""
    verb, rest = cue.token, predicate_rest(cue.token, cue.match.end)
    opener = next((t for t in verb.rights if t.dep_ in ("xcomp", "oprd") or t.lower_ in ("as", "for", "of")), None)
    if subject is None or rest is None or opener is None or is_event(verb, opener):
        return []
    return trimmed_all(verb, [phrase(subject), rest])


def is_event(verb: Token, opener: Token) -> bool:
    """`was found alive`, `was known to drink`: what happened, or what he did, not what is said."""
    return (verb.lemma_ == "know" and opener.dep_ == "xcomp") or (verb.lemma_ == "find" and opener.dep_ != "xcomp")


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
    negated = first > start and doc[first - 1].lower_ == "not"
    if source is None or negated or source.tag_ in ("WP", "WRB", "WDT"):  # `not according to X`, `according to how S`
        return None
    end = source_phrase(source, cue.token)[1]
    after = next((i for i in range(end, stop) if doc[i].text == ","), end - 1) + 1
    if after < stop and doc[after].tag_ == "VBG":  # `According to the paper, citing two officials, S`
        after = next((i for i in range(after, stop) if doc[i].text == ","), after - 1) + 1
    content = (start, first) if first - start > MIN_WORDS else (after, stop)
    before = [t.tag_ for t in doc[max(start, first - 2) : first] if t.text != ","]
    if before[-1:] in (["WP"], ["WDT"]):  # `two men who, according to the staff, ..`
        content = (after, max(after, (verb_of(cue.token) or cue.token).right_edge.i + 1))
    if points_back(cue.token):
        told = [*sentences_before(cue), *lists_below(cue)]
    else:
        told = trimmed_all(source, [content]) or introduced(cue)  # `According to the ministry:` above a list
    return Found(source, told, (cue.match.start, cue.match.end), scope="sentence")


def read_count(cue: Cue) -> Found | None:
    """`S, by the monitors' count`: the owner of the count says the rest of the sentence."""
    counted = cue.reading.doc[cue.match.end - 1]
    source = next((t for t in counted.lefts if t.dep_ == "poss"), None)
    start, stop = cue.sentence
    first = cue.match.start
    if source is None or source.lower_ in OWNERS:
        return None
    content = (start, first) if first - start > MIN_WORDS else (cue.match.end, stop)
    told = trimmed_all(source, [content]) or introduced(cue)
    return Found(source, told, (first, first + 1), scope="sentence")


def read_adjective(cue: Cue) -> Found | None:
    """`X is sure that S`, `X was worried about Y`: the subject of the adjective's verb thinks so."""
    word, verb = cue.token, cue.token.head
    source = subject_of(verb) if verb.pos_ in ("VERB", "AUX") and verb.i < word.i else None
    rest = predicate_rest(word, cue.match.end)
    if source is None or rest is None or source.lower_ == "it" or not can_say(cue, source):
        return None
    start = verb.i if word.i - verb.i <= MIN_WORDS else word.i
    return Found(source, trimmed_all(word, [rest]), (start, cue.match.end))


def read_attitude(cue: Cue) -> Found | None:
    """`X's support for Y`, `criticism of Y by X`, `X announced plans to do Y`: the owner, or the verb's subject."""
    noun = cue.token
    if (given := read_given(cue)) is not None:
        return given
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    by = next(
        (t for p in noun.children if p.lower_ in ("by", "from", "among") for t in p.children if t.dep_ == "pobj"), None
    )
    source, first = owner if owner is not None else by, noun.i
    if source is None and noun.dep_ == "dobj" and noun.i - noun.head.i <= MIN_WORDS:
        source, first = subject_of(noun.head), noun.head.i
    rest = predicate_rest(noun, cue.match.end)
    if source is None or rest is None or not can_say(cue, source):
        return None
    return Found(source, trimmed_all(noun, [rest]), (first, cue.match.end))


def read_given(cue: Cue) -> Found | None:
    """`Lee won the endorsement of the union`: the union's, of Lee."""
    noun, of = cue.token, cue.reading.doc[cue.match.end - 1]
    giver = next((t for t in of.children if t.dep_ == "pobj"), None)
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in RECEIVING or of.lower_ != "of" or giver is None:
        return None
    receiver = subject_of(noun.head)
    content = [phrase(receiver)] if receiver is not None else []
    return Found(giver, content, (noun.head.i, cue.match.end)) if content else None


def read_adverb(cue: Cue) -> Found | None:
    """`reportedly`: the clause is said, by nobody named."""
    verb = verb_of(cue.token.head) or cue.token.head
    start, end = subtree(verb)
    pieces = [(start, cue.match.start), (cue.match.end, end)]
    return Found(None, [p for p in trimmed_all(verb, pieces) if p[0] < p[1]], (cue.match.start, cue.match.end))


def read_noun(cue: Cue) -> Found | None:
    """`the ministry's claim that S`, `a claim by the ministry that S`, `a police report of 12 deaths`."""
    noun = cue.token
    owner = next((t for t in noun.children if t.dep_ == "poss"), None)
    body = next((t for t in noun.lefts if t.dep_ == "compound" and t.lower_ in BODIES), None)  # `a police report of 12`
    by = next((t for p in noun.children if p.lower_ == "by" for t in p.children if t.dep_ == "pobj"), None)
    source = next((t for t in (owner, body, by) if t is not None), None)
    if source is None and noun.dep_ == "dobj":
        source = subject_of(noun.head)
    clause = next((t for t in noun.rights if t.dep_ in ("acl", "ccomp", "relcl")), None)
    if source is None:
        return None
    of = next((t for t in noun.rights if t.lower_ == "of" and t.i == noun.i + 1), None)
    if of is not None:
        content = (of.i + 1, tight_edge(of) + 1)
    else:
        content = subtree(clause) if clause is not None else (cue.match.end, cue.sentence[1])
    return Found(source, trimmed_all(noun, [content]), (noun.i, noun.i + 1))


def read_colon(cue: Cue) -> Found | None:
    """A headline's `Source: what it says`, a transcript's `LEE: What now?`, `He fired back: "…"`."""
    at, doc = cue.match.start, cue.reading.doc
    block = cue.reading.block(at)
    if block is None or block.end - cue.match.end < MIN_WORDS:
        return None
    source = doc[at - 1]
    short = 1 <= at - block.start <= HEADLINE_SOURCE_WORDS and source.pos_ in ("NOUN", "PROPN")
    if short and (block.kind in HEADLINES or block.start == 0 or doc[block.start : at].text.isupper()):
        return Found(source, trimmed_all(source, [(cue.match.end, block.end)]), (at, cue.match.end))
    return before_quote(cue)


def before_quote(cue: Cue) -> Found | None:
    """`He fired back: "…"`: the subject of the clause before the colon says the quotation, without a verb of speech."""
    doc, at = cue.reading.doc, cue.match.start
    quote = next((q for q in cue.quotes if at + 1 < q[0] <= at + 2 or q[0] == at + 1), None)
    start = cue.sentence[0]
    verbs = [t for t in doc[start:at] if t.tag_ in FINITE and not stands_in(t.i, cue.quotes)]
    if quote is None or not verbs or any(t.lemma_ in SAYING for t in verbs):
        return None
    verb = next((t for t in verbs if t.dep_ == "ROOT"), verbs[-1])
    source = subject_of(verb)
    if source is None or source.i >= at or not can_say(cue, source):
        return None
    return Found(source, [quote], (verb.i, verb.i + 1))


READERS: dict[str, Callable[[Cue], Found | None]] = {
    "VERB": read_verb,
    "POINTER": lambda cue: read_pointer(cue) or (read_verb(cue) if cue.token.lemma_ in SAYING else None),
    "SEEMING": read_seeming,
    "KNOWN": read_known,
    "PREPOSITION": read_preposition,
    "COUNT": read_count,
    "INTRODUCTION": read_introduction,
    "HEADER": read_header,
    "HEADER_NOUN": read_header_noun,
    "HEADER_NAME": read_header_name,
    "NOUN": read_noun,
    "ADJECTIVE": read_adjective,
    "ATTITUDE": read_attitude,
    "ADVERB": read_adverb,
    "COLON": read_colon,
}
