"""Who did what: the subject and predicate of a figure or a date."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import chain
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.places import is_locative
from claimwire.finders.sources import is_short_for, without_article
from claimwire.language.reading import Reading
from claimwire.language.syntax import (
    NOUNS,
    SUBJECTS,
    Range,
    ancestors,
    phrase,
    subject_of,
    verb_of,
)

WORDS = word_lists("claims")
BODIES = word_lists("attributions")["bodies"]
DONE = frozenset({"xcomp", "ccomp", "acl"})
BACK = 3
OPENING = frozenset({"last", "this", "next", "today", "yesterday", "tomorrow"})


@dataclass(frozen=True)
class Clause:
    """The verb a token stands under, and the head of its subject; both may be missing.

    `implied` is the verb that a subject without one has to its number; null where the words do not tell.
    """

    verb: Token | None
    subject: Token | None
    implied: str | None = "be"

    @property
    def heads(self) -> set[int]:
        return {t.i for t in (self.verb, self.subject) if t is not None}


def clause_of(token: Token, *, sentence: Range) -> Clause:
    """The clause that asserts something of a token.

    The token's own phrase may be the subject (`hundreds of defenders returned`, `allowed hundreds to return`). Nothing
    outside the sentence counts, so that a parse that runs over a list item's end does no harm.
    """
    verb = verb_of(token)
    if verb is None or not sentence[0] <= verb.i < sentence[1]:
        return Clause(None, None)
    if (doing := verb_before(token)) is not None:
        return Clause(doing, subject_of(doing))
    carrier = carrier_of(token, verb)
    if (bearer := bearer_of(carrier)) is not None:
        return Clause(None, bearer)
    before = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    if carrier.dep_ in SUBJECTS and carrier.head.i == verb.i and (before is None or before.i == carrier.i):
        return Clause(verb, modified(token))
    held = carrier.head.head if carrier.dep_ == "pobj" and carrier.head.lower_ == "of" else carrier  # `hundreds of men`
    if held.dep_ == "dobj" and verb.lemma_.lower() in WORDS["enables"]:
        done = infinitive(verb, token)
        done = done or next((t for t in (*verb.rights, *carrier.rights) if t.dep_ in DONE and t.i > token.i), None)
        if done is not None:
            return Clause(done, held if held.i < token.i else token)
    if "oprd" in (carrier.dep_, carrier.head.dep_):  # `made the house $5,000 cheaper`
        changed = next((t for t in verb.children if t.dep_ == "dobj"), None)
        return Clause(verb, changed if changed is not None else subject_of(verb))
    if (measured := put_at(carrier, verb)) is not None:
        return Clause(verb, measured)
    if any(t.dep_ == "expl" and t.lower_ == "there" for t in verb.children):
        level = carrier.dep_ == "pobj" and carrier.head.lower_ == "to" and carrier.head.head.tag_ in NOUNS
        if token.i == verb.i:  # `there will be consequences`
            return Clause(verb, next((t for t in verb.rights if t.dep_ in ("attr", "dobj")), None))
        return Clause(verb, carrier.head.head if level else token)  # `there was a rise in its margins to 64%`
    subject = subject_of(verb)
    return Clause(verb, token if subject is None and is_added(carrier, verb) else subject)


def put_at(carrier: Token, verb: Token) -> Token | None:
    """`put turnout at 47 percent`, `estimated the crowd at 18,000`: what is so high, not who says so."""
    if verb.lemma_.lower() not in WORDS["puts"]:
        return None
    measured = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    if measured is None:
        return None
    levels = (t for t in (*verb.rights, *measured.rights) if t.lower_ in ("at", "as") and t.i > measured.i)
    level = next((t for t in levels if any(n.ent_type_ == "NUMBER" for n in t.subtree)), None)
    if level is None:
        return None
    return measured if carrier.i == measured.i or level in ancestors(carrier) else None


def bearer_of(carrier: Token) -> Token | None:
    """`bought by a firm with 300 workers`, `a man with a fortune of $2 billion`: the noun that has them.

    Not behind an object, where `with` may belong to the verb (`hit the town with 40 rockets`), nor after what is done
    with somebody (`talks with 12 countries`).
    """
    while carrier.dep_ == "pobj" and carrier.head.lower_ == "of" and carrier.head.head.tag_ in NOUNS:
        carrier = carrier.head.head
    if carrier.dep_ != "pobj" or carrier.head.lower_ != "with":
        return None
    noun = carrier.head.head
    beside = noun.i < carrier.head.i and all(t.text != "," for t in noun.doc[noun.i : carrier.head.i])
    borne = beside and noun.tag_ in NOUNS and noun.dep_ != "dobj" and noun.lemma_.lower() not in WORDS["mutual"]
    return noun if borne else None


def verb_before(token: Token) -> Token | None:
    """`the plan to buy 40 ships was announced`, parsed as if the ships were announced: the infinitive right before."""
    first = token.left_edge.i
    before = token.doc[first - 1] if first > token.sent.start else None
    if before is None or before.tag_ != "VB" or token.dep_ not in SUBJECTS or token.head.i < token.i:
        return None
    return before if token.head in ancestors(before) else None


def infinitive(verb: Token, token: Token) -> Token | None:
    """`allowed hundreds held in camps to return`: the first infinitive behind, wherever the parse hangs it."""
    for t in verb.doc[token.i + 1 : verb.right_edge.i + 1]:
        if t.text in (",", ";"):
            return None
        if t.tag_ == "VB" and any(c.lower_ == "to" for c in t.lefts):
            return t
    return None


def modified(token: Token) -> Token:
    """`a tenfold increase`, `a 5% pay rise`: the noun that the number describes."""
    while token.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod") and token.i < token.head.i:
        token = token.head
    return token


def is_added(carrier: Token, verb: Token) -> bool:
    """`In addition to 14 tanks, two trucks were hit`, parsed as if both stood after `to`: a verb without a subject."""
    above = [t.lower_ for t in ancestors(carrier) if t.i < verb.i]
    adding = above[:1] == ["besides"] or above[:2] in (["to", "addition"], ["with", "along"], ["with", "together"])
    return carrier.dep_ == "pobj" and carrier.i < verb.i and adding


def carrier_of(token: Token, verb: Token) -> Token:
    """The head of the phrase through which a token hangs on its verb, over coordinations and numbers only."""
    for above in ancestors(token):
        if above.i == verb.i or token.dep_ not in ("conj", "nummod", "quantmod", "compound", "amod", "nmod"):
            return token
        token = above
    return token


def predicate_row(reading: Reading, verb: Token | None) -> dict[str, Any] | None:
    """The verb as the record has it."""
    if verb is None:
        return None
    return {**reading.span(verb.i, verb.i + 1), "lemma": verb.lemma_.lower() or verb.lower_}


def subject_row(
    reading: Reading, subject: Token | None, number: Range | None, dated: Set[int], *, told: bool
) -> dict[str, Any] | None:
    """The subject's phrase without the place and the date after it, and its fullest name in the article.

    Args:
        reading: The article.
        subject: The head of the phrase.
        number: The tokens of the claim's quantity.
        dated: The tokens of dates.
        told: Whether a verb says something of it: then an amount of it is part of the phrase.
    """
    if subject is None:
        return None
    if subject.tag_ == "VBG" and subject.dep_ == "csubj":  # `Meeting the demand in full would cost 4 million`
        span = subject.left_edge.i, subject.right_edge.i + 1
        return {**reading.span(*span), "name": reading.doc[slice(*span)].text}
    span = phrase(subject, stop=lambda token: is_locative(reading, token) or is_dated(token, dated) or is_level(token))
    span = (past_date(reading, span, subject, dated), through_participle(reading, span, subject))
    if number is not None and span[0] <= number[0] < span[1] and subject.i < number[0]:
        span = (span[0], subject.i + 1)
    if told and number is not None and span[0] == number[1] + 1 and subject.head.lower_ == "of":
        span = (number[0], span[1])  # `up to 190 mm of rain fell`
    if reading.doc[span[0]].lower_ == "not" and span[0] < subject.i:
        span = (span[0] + 1, span[1])
    if reading.doc[span[1] - 1].tag_ == "POS":
        span = (span[0], span[1] - 1)
    return {**reading.span(*span), "name": name_of(reading, subject, span)}


def through_participle(reading: Reading, span: Range, subject: Token) -> int:
    """Where the subject ends, with a participle between it and its verb: `Reservoirs supplying the valley`."""
    doc, at = reading.doc, span[1]
    described = next((t for t in doc[at : at + 1] if t.dep_ == "acl" and span[0] <= t.head.i < at), None)
    if described is None or subject.dep_ not in SUBJECTS:
        return at
    end = described.right_edge.i + 1
    meets = end < len(doc) and doc[end].dep_ != "punct" and subject.head in (doc[end], doc[end].head)
    return end if meets else at


def past_date(reading: Reading, span: Range, subject: Token, dated: Set[int]) -> int:
    """Where the subject begins behind a date that opens it: `last season Ruiz scored`, not `last season's goals`."""
    at = span[0]
    while at in dated and at < subject.i:
        at += 1
    opens = reading.doc[span[0]].lower_ in OPENING or reading.doc[at - 1].lower_ == "ago"
    return at if at > span[0] and opens and reading.doc[at].tag_ != "POS" else span[0]


def is_dated(token: Token, dated: Set[int]) -> bool:
    """A preposition that says when: `the economy in 2022`, not `the budget of 2022`, `wheat for May`."""
    when = token.dep_ == "prep" and token.lower_ not in ("of", "for")
    return when and any(t.dep_ == "pobj" and not dated.isdisjoint((t.left_edge.i, t.i)) for t in token.children)


def is_level(token: Token) -> bool:
    """`its margins to 64 per cent`: where the subject went to or came from is no part of it."""
    levels = (t for t in token.children if t.dep_ == "pobj")
    return token.lower_ in ("to", "from", "by") and any(
        t.ent_type_ == "NUMBER" for level in levels for t in (level, *level.lefts)
    )


def name_of(reading: Reading, subject: Token, span: Range) -> str:
    """A pronoun's antecedent, or the longest name that the article gives before for a short one."""
    words = reading.doc[span[0] : span[1]].text
    if subject.lower_ in WORDS["pronouns"] and span[1] - span[0] == 1:
        return resolved(reading, subject) or words
    plain = without_article(words)
    fuller = [name for name, first in reading.names.items() if first < span[0] and is_short_for(plain, name)]
    return max(fuller, key=len, default=words)


def resolved(reading: Reading, pronoun: Token) -> str | None:
    """What a pronoun stands for: for he and she a person, else the subject of a clause above or a sentence before."""
    if pronoun.lower_ in WORDS["unresolved"]:
        return None
    if pronoun.lower_ in WORDS["personal"]:
        people = [reading.doc[s:e].text for s, e, label in reading.entities if label == "PERSON" and e <= pronoun.i]
        return people[-1] if people else None
    verbs = (verb for verb in ancestors(verb_of(pronoun) or pronoun) if verb.i < pronoun.i)
    above = (subject for verb in verbs if (subject := subject_of(verb)) is not None and subject.i < pronoun.i)
    before = [s for s in reading.sentences if s[1] <= pronoun.i][-BACK:]
    earlier = (t for start, end in reversed(before) for t in reading.doc[start:end])
    meant = next((t for t in chain(above, earlier) if is_meant(t, pronoun)), None)
    return reading.doc[slice(*phrase(meant))].text if meant is not None else None


def is_meant(subject: Token, pronoun: Token) -> bool:
    """Whether the pronoun may stand for this noun: `it` for no plural, `they` for several or a body of people."""
    if subject.dep_ not in ("nsubj", "nsubjpass") or subject.lower_ in WORDS["pronouns"]:
        return False
    if subject.tag_ in ("EX", "WDT", "WP"):
        return False
    several = subject.tag_ == "NNS" or any(t.dep_ == "conj" for t in subject.rights)
    if pronoun.lower_ in ("it", "its"):
        return not several
    body = subject.tag_ != "NN" or subject.lemma_.lower() in BODIES
    return pronoun.lower_ not in ("they", "their") or several or body
