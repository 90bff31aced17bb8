"""One claim a figure, then one for each dated event and attributed statement without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from claimwire.claims import labels, lists, times
from claimwire.claims.apart import is_aside
from claimwire.claims.clause import Clause, clause_of
from claimwire.claims.confidence import confidence
from claimwire.claims.page import Page
from claimwire.claims.reach import ATTITUDE
from claimwire.claims.rows import FIELDS, Row
from claimwire.claims.said_of import clause_again, clause_beside, told_of
from claimwire.claims.telling import Matter, attribution_row, claimed_date, tell
from claimwire.claims.wholes import divided, standing, with_wholes
from claimwire.language.syntax import Range, verb_of


def recorded(claims: Sequence[Row]) -> list[Row]:
    """The claims without their private fields: complete rows of the record."""
    return [{key: row[key] for key in FIELDS["claims"]} for row in claims]


def assemble(page: Page) -> list[Row]:
    """The claims of an article with their private fields, in the order of the text."""
    figures = with_wholes(page, list(figure_claims(page)))
    rows = [*figures, *event_claims(page, figures), *statement_claims(page, figures)]
    told = [{**row, "confidence": confidence(row)} for row in rows]
    return sorted(told, key=lambda row: (row["extent"][0], row["kind"]))


# --- figures ---------------------------------------------------------------------------------------------------------


def figure_claims(page: Page) -> Iterator[Row]:
    """One claim a quantity."""
    last: tuple[Row, Clause] | None = None
    wholes = divided(page)
    for index, row in enumerate(page.found["quantities"]):
        at, extent = row["head_token"], (row["start"], row["end"])
        if not page.bears_claims(at):
            continue
        clause, header = clause_and_header(page, at)
        clause = clause_beside(page, row, last[0] if last else None) or clause
        clause = (clause_again(page, row, *last) if last else None) or clause
        last = row, clause
        label = labels.label_of(page.reading, row)
        if label is not None and not labels.is_by_place(page.reading, at):
            clause = Clause(clause.verb, page.reading.doc[label[1] - 1])
        if index in wholes:
            clause = standing(page.reading.doc[at])
        number = tuple(row["tokens"])
        claim = tell(page, Matter("figure", clause, header, at, extent, number=number, divided=index in wholes))
        quantity = page.public["quantities"][index]
        yield {
            **claim,
            "quantity": quantity,
            "index": index,
            "extent": extent,
            "rules": [*row["rules"], *claim["rules"]],
        }


def clause_and_header(page: Page, at: int) -> tuple[Clause, lists.Header | None]:
    """A token's clause and its list header; an item without a verb and subject of its own has those of its header."""
    clause = clause_of(page.reading.doc[at], sentence=page.reading.sentence(at))
    header = lists.header_of(page.reading, at)
    if header is not None and (clause.verb is None or clause.subject is None):
        return header.clause, header
    return told_of(clause, page.reading.doc[at], sentence=page.reading.sentence(at)), header


# --- events and statements -------------------------------------------------------------------------------------------


def event_claims(page: Page, figures: Sequence[Row]) -> Iterator[Row]:
    """One claim for each date in a clause with a subject, unless a figure of its sentence or list rests on it."""
    used = set(page.said)
    for row in figures:
        covers = [row, row["context"]] if row["context"] else [row]
        used |= {i for i in row["used_dates"] if any(c["start"] <= page.dates[i]["start"] < c["end"] for c in covers)}
    for i, date in enumerate(page.dates):
        last = date["tokens"][1] - 1
        if i in used or not times.usable(date) or not page.bears_claims(last) or is_aside(page.reading, date):
            continue
        if times.ends_stretch(page.dates, i):
            continue
        verb, sentence = verb_of(page.reading.doc[last]), page.reading.sentence(last)
        if verb is None or not sentence[0] <= verb.i < sentence[1]:
            continue
        clause, extent = clause_of(verb, sentence=sentence), (date["start"], date["end"])
        if clause.subject is None:
            continue
        chosen = times.joined(page.dates, i)
        used.update(chosen)
        claim = tell(page, Matter("event", clause, None, verb.i, extent))
        rules = [*date["rules"], *(rule for rule in claim["rules"] if rule not in date["rules"])]
        yield {**claim, "date": claimed_date(page, chosen, sentence, verb), "extent": extent, "rules": rules}


def statement_claims(page: Page, figures: Sequence[Row]) -> Iterator[Row]:
    """One claim for each content of an attribution that holds no figure and no date."""
    for i, row in innermost(page.found["attributions"]):
        content, span = row["tokens"][0], row["content"][0]
        holds_figure = any(start <= figure["at"] < end for figure in figures for start, end in row["tokens"])
        dated = any(not is_aside(page.reading, page.dates[d]) for d in page.held(row))
        if holds_figure or row["kind"] == ATTITUDE or dated or not page.bears_claims(content[0]):
            continue
        head, clause = stated(page, content)
        extent = (span["start"], span["end"])
        claim = tell(page, Matter("statement", clause, None, head.i, extent))
        attribution = attribution_row(page, i, span["start"])
        yield {**claim, "date": None, "attribution": attribution, "extent": extent, "rules": row["rules"]}


def innermost(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """The attributions with their indices; of several with the same content the one whose cue comes last."""
    by_content: dict[tuple[int, int], tuple[int, Row]] = {}
    for i, row in sorted(enumerate(rows), key=lambda pair: int(pair[1]["cue_token"])):
        by_content[row["tokens"][0]] = (i, row)
    return list(by_content.values())


def stated(page: Page, content: Range) -> tuple[Token, Clause]:
    """The head of a content's first sentence and its clause; a content that is no clause is its own subject."""
    sentence = page.reading.sentence(content[0])
    end = min(content[1], sentence[1])
    tokens = page.reading.doc[content[0] : end]
    head = next((t for t in tokens if not content[0] <= t.head.i < end or t.head.i == t.i), tokens[0])
    clause = clause_of(head, sentence=sentence)
    if clause.verb is not None and not content[0] <= clause.verb.i < end:
        clause = Clause(None, head)
    return head, clause
