"""One claim a figure, then one for each dated event and attributed statement without one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from claimwire.claims import lists, times
from claimwire.claims.clause import Clause, clause_of, modality_of, polarity_of, predicate_row, subject_row
from claimwire.claims.places import place_of
from claimwire.claims.reach import attribution_of, complete
from claimwire.claims.rows import FIELDS, Row
from claimwire.language.reading import Block, Reading
from claimwire.language.syntax import Range, verb_of
from claimwire.records import SCHEMA

MAX_CHARS = 2000
NO_CLAIMS = frozenset({"meta"})
ARTICLE_FIELDS = ("id", "path", "title", "published", "publisher", "url")


@dataclass(frozen=True)
class Page:
    """An article on the way to claims: its reading, the finders' rows, the same rows as the record has them."""

    reading: Reading
    found: Mapping[str, Sequence[Row]]
    public: Mapping[str, Sequence[Row]]
    article: Mapping[str, Any]

    @property
    def said(self) -> set[int]:
        """The dates on which something was said."""
        return {row["said"] for row in self.found["attributions"] if row["said"] is not None}

    def sentence(self, at: int) -> Range:
        """The sentence that a token stands in."""
        return next((s for s in self.reading.sentences if s[0] <= at < s[1]), (at, at + 1))

    def block(self, at: int) -> Block | None:
        """The block that a token stands in."""
        return next((b for b in self.reading.blocks if b.start <= at < b.end), None)


def assemble(reading: Reading, found: Mapping[str, Sequence[Row]], public: Mapping[str, Sequence[Row]], article: Mapping[str, Any]) -> list[Row]:
    """The claims of an article in the order of the text, complete rows of the record."""
    page = Page(reading, found, public, {key: article.get(key) for key in ARTICLE_FIELDS})
    page = Page(reading, found, public, {**page.article, "id": page.article["id"] or "text"})
    figures = [figure(page, i) for i, row in enumerate(found["quantities"]) if counts(page, row["head_token"])]
    linked = with_wholes(page, figures)
    rest = [*events(page, linked), *statements(page, linked)]
    rows = sorted([*linked, *rest], key=lambda row: (row["at"], row["kind"]))
    return [{key: row[key] for key in FIELDS["claims"]} for row in rows]


def counts(page: Page, at: int) -> bool:
    """Whether a token can bear a claim: it stands in no metadata header."""
    block = page.block(at)
    return block is None or block.kind not in NO_CLAIMS


def figure(page: Page, index: int) -> Row:
    """The claim of one quantity."""
    row = page.found["quantities"][index]
    at, number = row["head_token"], tuple(row["tokens"])
    clause, header = clause_or_header(page, at)
    claim = told(page, clause, header, at=at, number=(number[0], number[1]), kind="figure", place=row["start"], extent=(row["start"], row["end"]))
    return {**claim, "quantity": page.public["quantities"][index], "index": index, "rules": [*row["rules"], *claim["rules"]]}


def clause_or_header(page: Page, at: int) -> tuple[Clause, lists.Header | None]:
    """A token's clause; for a list item without a verb of its own that of its header."""
    clause = clause_of(page.reading.doc[at], sentence=page.sentence(at))
    header = lists.header_of(page.reading, at)
    if header is not None and (clause.verb is None or clause.subject is None):
        return header.clause, header
    return clause, header


def told(page: Page, clause: Clause, header: lists.Header | None, *, at: int, number: Range | None, kind: str, place: int, extent: Range) -> Row:
    """The fields that every kind of claim has."""
    reading, sentence = page.reading, page.sentence(at)
    source = attribution_of(reading, page.found["attributions"], at)
    stance = page.found["attributions"][source]["stance"] if source is not None else None
    chosen, inherited = dates_for(page, clause.verb, header, at, sentence)
    where = place_of(reading, {*clause.heads, at}, sentence)
    if where is None and header is not None:
        where = place_of(reading, clause.heads, header.span)
    span = around(page, sentence, place)
    claim: Row = {
        "schema": SCHEMA,
        "article": page.article,
        "id": claim_id(page.article["id"], kind, extent),
        "kind": kind,
        **span,
        "subject": subject_row(reading, clause.subject, number),
        "predicate": predicate_row(reading, clause.verb),
        "polarity": polarity_of(clause.verb),
        "modality": modality_of(clause.verb, stance),
        "quantity": None,
        "date": times.claim_date(page.found["dates"], page.public["dates"], chosen, reading.published, relation_of(reading, page, chosen, sentence)),
        "attribution": complete(page.public["attributions"], page.public["dates"], source, place) if source is not None else None,
        "place": where,
        "part_of": None,
        "context": context_of(page, header, at),
        "at": place,
        "token": at,
        "verb": clause.verb,
        "used_dates": chosen,
    }
    claim["rules"] = rules_of(page, chosen, source)
    claim["confidence"] = confidence(claim, inherited=inherited)
    return claim


def dates_for(page: Page, verb: Token | None, header: lists.Header | None, at: int, sentence: Range) -> tuple[list[int], bool]:
    """The dates of a claim, and whether they come from elsewhere than its sentence."""
    rows = page.found["dates"]
    own = verb if verb is not None and sentence[0] <= verb.i < sentence[1] else None
    chosen = times.date_of(page.reading, rows, own, at, sentence, page.said)
    if not chosen and header is not None:
        chosen = times.date_of(page.reading, rows, header.clause.verb, header.span[1], header.span, page.said)
    return chosen, any(not sentence[0] <= rows[i]["tokens"][0] < sentence[1] for i in chosen)


def relation_of(reading: Reading, page: Page, chosen: Sequence[int], sentence: Range) -> str | None:
    """`since` where the sentence says `since its beginning`; else the date's own relation."""
    if len(chosen) == 1 and page.found["dates"][chosen[0]]["tokens"][1] <= sentence[0]:
        return "since" if times.since_beginning(reading, page.found["dates"], sentence) == chosen[0] else None
    return None


def around(page: Page, sentence: Range, place: int) -> Row:
    """The sentence as a span, at most 2,000 characters around the figure."""
    span = page.reading.span(*sentence)
    if span["end"] - span["start"] <= MAX_CHARS:
        return span
    start = max(span["start"], min(place - MAX_CHARS // 2, span["end"] - MAX_CHARS))
    return {"text": page.reading.text[start : start + MAX_CHARS], "start": start, "end": start + MAX_CHARS}


def context_of(page: Page, header: lists.Header | None, at: int) -> Row | None:
    """The list header or the heading that a claim stands under."""
    if header is not None:
        return page.reading.span(*header.span)
    block = page.block(at)
    above = page.reading.blocks[block.header] if block is not None and block.header is not None else None
    return page.reading.span(above.start, above.end) if above is not None else None


def claim_id(article: str, kind: str, extent: Range) -> str:
    """16 hexadecimal digits: unique in a run, the same from run to run."""
    return hashlib.sha256(f"{article}\0{kind}\0{extent[0]}\0{extent[1]}".encode()).hexdigest()[:16]


def rules_of(page: Page, chosen: Sequence[int], source: int | None) -> list[str]:
    rules = [rule for i in chosen for rule in page.found["dates"][i]["rules"]]
    return rules + (page.found["attributions"][source]["rules"] if source is not None else [])


def confidence(claim: Row, *, inherited: bool) -> float:
    """A rank, not a probability: what was read off the claim's own words counts more than what is missing or inherited."""
    missing = sum(claim[part] is None for part in ("subject", "predicate"))
    unresolved = claim["subject"] is not None and claim["subject"]["name"] in ("it", "It", "they", "They")
    return round(0.95 - 0.2 * missing - 0.1 * inherited - 0.1 * unresolved, 2)


def with_wholes(page: Page, figures: Sequence[Row]) -> list[Row]:
    """Part and whole: the part names its whole's claim; in a relative clause (`of which`) it shares the whole's subject."""
    by_index = {row["index"]: row for row in figures}
    linked = []
    for row in figures:
        whole = by_index.get(page.found["quantities"][row["index"]]["part_of"])
        if whole is not None and whole is not row:
            row = {**row, "part_of": whole["id"]}
            if row["verb"] is not None and row["verb"].dep_ == "relcl":
                row["subject"] = whole["subject"]
        linked.append(row)
    return linked


def events(page: Page, figures: Sequence[Row]) -> Iterator[Row]:
    """One claim for each date that no figure's claim rests on and that hangs on a verb with a subject."""
    used = {i for row in figures for i in row["used_dates"]} | page.said
    for i, row in enumerate(page.found["dates"]):
        at = row["tokens"][1] - 1
        if i in used or not times.usable(row) or not counts(page, at):
            continue
        verb = verb_of(page.reading.doc[at])
        sentence = page.sentence(at)
        if verb is None or not sentence[0] <= verb.i < sentence[1]:
            continue
        clause = clause_of(verb, sentence=sentence)
        if clause.subject is None:
            continue
        claim = told(page, clause, None, at=verb.i, number=None, kind="event", place=row["start"], extent=(row["start"], row["end"]))
        date = times.claim_date(page.found["dates"], page.public["dates"], times.joined(page.reading, page.found["dates"], i), page.reading.published, None)
        used.update(times.joined(page.reading, page.found["dates"], i))
        yield {**claim, "date": date, "rules": [*row["rules"], *claim["rules"]]}


def statements(page: Page, figures: Sequence[Row]) -> Iterator[Row]:
    """One claim for each attribution whose content holds no figure and no date."""
    for i, row in enumerate(page.found["attributions"]):
        start, end = row["tokens"][0]
        if any(s <= f["token"] < e for f in figures for s, e in row["tokens"]) or not counts(page, start):
            continue
        if any(s <= d["tokens"][0] < e for d in page.found["dates"] if times.usable(d) for s, e in row["tokens"]):
            continue
        sentence = page.sentence(start)
        head = content_head(page.reading, (start, min(end, sentence[1])))
        clause = clause_of(head, sentence=sentence)
        span = row["content"][0]
        claim = told(page, clause, None, at=head.i, number=None, kind="statement", place=span["start"], extent=(span["start"], span["end"]))
        attribution = complete(page.public["attributions"], page.public["dates"], i, span["start"])
        yield {**claim, "date": None, "attribution": attribution, "rules": row["rules"]}


def content_head(reading: Reading, span: Range) -> Token:
    """The token of a stretch whose head stands outside of it."""
    return next((t for t in reading.doc[span[0] : span[1]] if not span[0] <= t.head.i < span[1] or t.head.i == t.i), reading.doc[span[0]])
