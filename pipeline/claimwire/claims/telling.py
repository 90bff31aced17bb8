"""What every kind of claim has: the sentence, who did what, when, where, and whose words it is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claimwire.claims import lists, times
from claimwire.claims.clause import Clause, predicate_row, subject_row
from claimwire.claims.manner import modality_of, polarity_of
from claimwire.claims.page import Page
from claimwire.claims.places import place_above, place_of
from claimwire.claims.reach import attribution_of, complete, responsible
from claimwire.claims.rows import Row
from claimwire.language.syntax import Range, verb_of
from claimwire.records import SCHEMA

MAX_CHARS = 2000
ANYBODY = frozenset({"person", "organization", "group", "document", "unnamed"})
BODIES = frozenset({"organization", "group", "unnamed"})
SPEAKERS = {"i": ANYBODY, "we": ANYBODY, "it": BODIES - {"group"}, "they": BODIES, "he": {"person"}, "she": {"person"}}


@dataclass(frozen=True)
class Matter:
    """What a claim is made of.

    Attributes:
        kind: `figure`, `event` or `statement`.
        clause: The verb and subject it is read off.
        header: The list header above it, if any.
        at: The token that it is about.
        extent: The offsets of its quantity, date or content, which its id is made from.
        number: The tokens of its quantity.
        divided: Whether the clause speaks of a part of it alone.
    """

    kind: str
    clause: Clause
    header: lists.Header | None
    at: int
    extent: Range
    number: Range | None = None
    divided: bool = False


def tell(page: Page, matter: Matter) -> Row:
    """The claim's row without its quantity and its whole.

    Its private fields: `used_dates` are the dates layer's rows that it rests on, `words` what turned its manner.
    """
    sentence, verb = page.reading.sentence(matter.at), matter.clause.verb
    innermost, source = attribution_of(page, matter.at), responsible(page, matter.at)
    chosen = dates_for(page, matter, sentence)
    polarity = polarity_of(matter.clause, matter.number)
    modality = modality_of(verb, stance_of(page, innermost), cue_of(page, innermost))
    claim: Row = {
        "schema": SCHEMA,
        "article": page.article,
        "id": claim_id(page.article["id"], matter.kind, matter.extent),
        "kind": matter.kind,
        **around(page, sentence, matter.extent[0]),
        "subject": spoken(page, subject_for(page, matter), source),
        "predicate": predicate_row(page.reading, verb) or being(matter),
        "polarity": polarity.value,
        "modality": modality.value,
        "quantity": None,
        "date": claimed_date(page, chosen, sentence, verb),
        "attribution": None if source is None else attribution_row(page, source, matter.extent[0]),
        "place": place_for(page, matter, sentence),
        "part_of": None,
        "context": context_of(page, matter),
        "used_dates": chosen,
        "at": matter.at,
        "words": {"polarity": polarity.word, "modality": modality.word},
    }
    claim["rules"] = rules_of(page, chosen, source)
    return claim


def being(matter: Matter) -> Row | None:
    """`Lee, 57, ..`, `Harlow: 29`: without a verb a number says what its subject is or has; implied without words."""
    clause = matter.clause
    if matter.kind != "figure" or clause.verb is not None or clause.subject is None or clause.implied is None:
        return None
    return {"text": None, "start": None, "end": None, "lemma": clause.implied}


def subject_for(page: Page, matter: Matter) -> Row | None:
    """The subject of the claim's clause."""
    clause = matter.clause
    return subject_row(page.reading, clause.subject, matter.number, page.dated, told=clause.verb is not None)


def spoken(page: Page, subject: Row | None, source: int | None) -> Row | None:
    """A pronoun as the subject of somebody's words: `we` and `I` are the speaker, `it` and `they` where that fits."""
    if subject is None or source is None or page.found["attributions"][source]["source"] is None:
        return subject
    speaker = page.found["attributions"][source]["source"]
    kinds = SPEAKERS.get(subject["text"].lower(), frozenset())
    named = speaker["kind"] in kinds and speaker["name"].lower() not in SPEAKERS
    return {**subject, "name": speaker["name"]} if named else subject


def cue_of(page: Page, source: int | None) -> Token | None:
    """The token of an attribution's cue."""
    return None if source is None else page.reading.doc[page.found["attributions"][source]["cue_token"]]


def stance_of(page: Page, source: int | None) -> str | None:
    """The innermost stance, or a denial around it: `denied reports that S`."""
    rows, stances, seen = page.found["attributions"], [], set()
    while source is not None and source not in seen:
        seen.add(source)
        stances.append(rows[source]["stance"])
        source = rows[source]["via"]
    return "denies" if "denies" in stances else stances[0] if stances else None


def dates_for(page: Page, matter: Matter, sentence: Range) -> list[int]:
    """The dates that a claim holds for: those of its sentence, else those of its list header."""
    if is_set_off(page, matter):
        return []
    if matter.divided:  # `two of the 11 cases seen since May died on Friday`
        head = page.reading.doc[matter.at]
        sentence = (head.left_edge.i, head.right_edge.i + 1)
    verb = matter.clause.verb or (verb_of(page.reading.doc[matter.at]) if matter.clause.subject is None else None)
    own = verb if verb is not None and sentence[0] <= verb.i < sentence[1] else None
    near = matter.number[1] - 1 if matter.number else matter.at
    chosen = times.dates_of(page.reading, page.dates, own, near, sentence, page.said_by_others(verb, matter.at))
    if chosen or matter.header is None:
        return chosen
    span = matter.header.span
    return times.dates_of(page.reading, page.dates, matter.header.clause.verb, span[1], span, page.said)


def is_set_off(page: Page, matter: Matter) -> bool:
    """`Lee, 57, was charged in May`: a number between commas, which holds whatever happens."""
    if matter.clause.verb is not None or matter.number is None or matter.header is not None:
        return False
    before, after = (
        page.reading.doc[i].text for i in (matter.number[0] - 1, min(matter.number[1], len(page.reading.doc) - 1))
    )
    return matter.number[0] > 0 and before in (",", "(") and after in (",", ")")


def inside(page: Page, date: int, sentence: Range) -> bool:
    return bool(sentence[0] <= page.dates[date]["tokens"][0] < sentence[1])


def claimed_date(page: Page, chosen: Sequence[int], sentence: Range, verb: Token | None) -> Row | None:
    """The claim's date over the chosen rows of the dates layer."""
    relation = relation_of(page, chosen, sentence, verb)
    return times.claim_date(page.dates, page.public["dates"], chosen, page.reading.published, relation)


def relation_of(page: Page, chosen: Sequence[int], sentence: Range, verb: Token | None) -> str | None:
    """For a date that another sentence gives: `since` after `since its beginning`, else `on`.

    For the date of a clause below the claim's, the word that begins it: `200 have died since the war began in May`.
    Null where the date's own words say it: in the claim's sentence, or in the list header that it stands under.
    """
    if not chosen:
        return None
    if inside(page, chosen[0], sentence):
        return times.linked(page.reading, page.dates[chosen[0]], verb)
    header = lists.header_of(page.reading, sentence[0])
    if header is not None and inside(page, chosen[0], header.span):
        return None
    return "since" if times.since_beginning(page.reading, page.dates, sentence) == chosen[0] else "on"


def place_for(page: Page, matter: Matter, sentence: Range) -> Row | None:
    """The place of the clause, else that of the list header."""
    clause = matter.clause
    beside = clause.verb is None and clause.subject is not None  # `Lee, a 40-year-old from Ora, and Fox, 35`
    found = place_of(
        page.reading,
        {*clause.heads, matter.at},
        sentence,
        verb=clause.verb,
        saying=page.saying(matter.at),
        below=beside,
    )
    if found is None and matter.header is not None:
        found = place_of(page.reading, clause.heads, matter.header.span)
    return found or place_above(page.reading, matter.at)


def attribution_row(page: Page, index: int, at: int) -> Row:
    """A row of the attributions layer as a claim carries it."""
    return complete(page.public["attributions"], page.public["dates"], index, at)


def around(page: Page, sentence: Range, place: int) -> Row:
    """The sentence as a span, at most 2,000 characters around the figure."""
    span = page.reading.span(*sentence)
    if span["end"] - span["start"] <= MAX_CHARS:
        return span
    start = max(span["start"], min(place - MAX_CHARS // 2, span["end"] - MAX_CHARS))
    return {"text": page.reading.text[start : start + MAX_CHARS], "start": start, "end": start + MAX_CHARS}


def context_of(page: Page, matter: Matter) -> Row | None:
    """The list header or the heading that a claim stands under."""
    if matter.header is not None:
        return page.reading.span(*matter.header.span)
    block = page.reading.block(matter.at)
    above = page.reading.blocks[block.header] if block is not None and block.header is not None else None
    return page.reading.span(above.start, above.end) if above is not None else None


def claim_id(article: str, kind: str, extent: Range) -> str:
    """16 hexadecimal digits: unique in a run, the same from run to run."""
    return hashlib.sha256(f"{article}\0{kind}\0{extent[0]}\0{extent[1]}".encode()).hexdigest()[:16]


def rules_of(page: Page, chosen: Sequence[int], source: int | None) -> list[str]:
    rules = [rule for i in chosen for rule in page.dates[i]["rules"]]
    return rules + (page.found["attributions"][source]["rules"] if source is not None else [])
