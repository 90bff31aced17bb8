"""Who says so: cues by rule, then source and content off the parse.

Start here: `find` goes through the cues in the order of the text. `cues.py` says for each role of a rule how source and
content are read, `introductions.py` who introduces what follows, `pointers.py` who said what stands before,
`speakers.py` who stands where a speaker does, `contents.py` what a verb attributes, `sources.py` who a source is,
`quotes.py` what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from claimwire._rulebook import rulebook
from claimwire._rules import Match
from claimwire.finders.contents import Cue, Found
from claimwire.finders.cues import READERS
from claimwire.finders.introductions import read_header
from claimwire.finders.quotes import is_speech, is_utterance, quotations
from claimwire.finders.sources import Cast
from claimwire.finders.speakers import in_quotes
from claimwire.language.reading import Reading
from claimwire.language.syntax import Range, is_negated, is_temporal

OWN = frozenset({"he", "she", "it", "they", "we", "i"})  # of a belief, in what somebody says
OPPOSITE = {"asserts": "denies", "denies": "asserts", "expects": "doubts", "doubts": "asserts"}


def find(reading: Reading) -> list[dict[str, Any]]:
    """The attributions of a reading as rows of the record; `via` is the index of the row that a row stands inside."""
    if not reading.doc.has_annotation("DEP"):
        return []
    cast, rows = Cast(reading), []
    quotes = tuple(span for span in quotations(reading) if is_utterance(reading, span))
    for match in apart(rulebook("attributions").matches_near(reading.doc), reading.doc):
        if words := match.rule.set.get("words"):
            match = replace(match, end=match.start + words)
        cue = Cue(reading, match, reading.doc[match.start], reading.sentence(match.start), quotes)
        if not is_told(cue):
            continue
        found = READERS[match.rule.label](cue)
        if match.rule.label == "VERB" and (found is None or not found.content):
            found = read_header(cue)
        if found is not None and found.content and not is_inside(cue, found):
            rows.append(row_of(cue, found, cast))
    return outermost(with_later_quotes(reading, rows, quotes))


def is_told(cue: Cue) -> bool:
    """Whether the article itself tells that something was said, not its speakers, and as a fact.

    Inside a quotation only speech by somebody named counts. An attitude counts only where it is held: not `to praise`,
    `might praise`.
    """
    token, kind = cue.token, cue.match.rule.set.get("kind", "speech")
    if in_quotes(cue) and (kind != "speech" or not any(is_named(t) for t in token.lefts if t.dep_ == "nsubj")):
        return False
    if kind == "speech" or token.pos_ != "VERB":
        return True
    marks = [t for t in token.children if t.dep_ in ("aux", "neg") and t.i < token.i]
    return not any(t.tag_ in ("TO", "MD") or (t.dep_ == "neg" and kind == "attitude") for t in marks)


def is_named(subject: Token) -> bool:
    """`Lee said`; `the commander, Gen. Ann Lee, said`."""
    return subject.pos_ == "PROPN" or any(t.dep_ == "appos" and t.pos_ == "PROPN" for t in subject.children)


def is_inside(cue: Cue, found: Found) -> bool:
    """Whether cue or source stand in what they are said to introduce: a quotation has them around it, not in it."""
    told = [token.i for token in (cue.token, found.source) if token is not None]
    return any(start <= i < end for start, end in found.content for i in told)


def outermost(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows without attitudes that stand in what somebody says, and without his own beliefs: they are his words."""
    rows = nested(rows)
    return nested([row for row in rows if row["via"] is None or not is_own(row, rows[row["via"]])])


def is_own(row: dict[str, Any], around: dict[str, Any]) -> bool:
    """`He said the mayor praised it`, `he said he believes it`: what a speaker tells of attitudes and of himself."""
    if row["kind"] != "report" or not row["source"] or not around["source"]:
        return bool(row["kind"] == "attitude")
    return row["source"]["name"] == around["source"]["name"] or row["source"]["text"].lower() in OWN


def apart(matches: Sequence[Match], doc: Doc) -> Iterator[Match]:
    """Matches without those inside a longer one (`known` in `became known that`), nor `reported on` before a day."""
    end = 0
    for match in matches:
        dated = match.end - match.start > 1 and is_temporal(doc[match.end - 1])
        if match.start >= end and not dated:
            end = match.end
            yield match


def row_of(cue: Cue, found: Found, cast: Cast) -> dict[str, Any]:
    reading = cue.reading
    stance = cue.match.rule.set["stance"]
    if is_negated(cue.token):
        stance = OPPOSITE.get(stance, stance)
    content = [reading.span(*span) for span in found.content]
    return {
        "source": cast.source(found.source, cue.token) if found.source is not None else None,
        "cue": reading.span(*found.cue),
        "content": content,
        "type": type_of(found.content, cue.quotes),
        "stance": stance,
        "said": None,
        "via": None,
        "scope": found.scope,
        "rules": [cue.match.rule.id],
        "kind": cue.match.rule.set.get("kind", "speech"),
        "start": min(span["start"] for span in content),
        "tokens": found.content,
        "cue_token": cue.token.i,
    }


def type_of(content: list[Range], quotes: tuple[Range, ...]) -> str:
    """`direct` if all of it is quoted, `mixed` if some of it is."""
    covered = sum(max(0, min(e, b) - max(s, a)) for s, e in content for a, b in quotes)
    if not covered:
        return "indirect"
    return "direct" if covered >= sum(e - s for s, e in content) - 2 * len(content) else "mixed"


def with_later_quotes(reading: Reading, rows: list[dict[str, Any]], quotes: tuple[Range, ...]) -> list[dict[str, Any]]:
    """A quotation that no cue claims belongs to the speaker before it in its paragraph.

    A paragraph that is a quotation and nothing else goes on with the speaker of the paragraph before.
    """
    for quote in quotes:
        claimed = any(s < quote[1] and quote[0] < e for row in rows for s, e in row["tokens"])
        if claimed or not is_speech(reading, quote):
            continue
        at = next(i for i, b in enumerate(reading.blocks) if b.start <= quote[0] < b.end)
        alone = quote[0] <= reading.blocks[at].start + 1 and quote[1] >= reading.blocks[at].end - 2
        first = reading.blocks[at - 1].start if alone and at else reading.blocks[at].start
        if spoken := [r for r in rows if first <= r["cue_token"] < quote[0] and r["source"]]:
            last = max(spoken, key=lambda r: int(r["cue_token"]))
            last["tokens"].append(quote)
            last["content"].append(reading.span(*quote))
    return rows


def nested(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in the order of the text; `via` is the smallest other content that a row's cue stands in."""
    rows = sorted(rows, key=lambda r: (r["start"], r["cue"]["start"]))
    spans = [(end - start, k, start, end) for k, row in enumerate(rows) for start, end in row["tokens"]]
    for i, row in enumerate(rows):
        around = [(size, k) for size, k, start, end in spans if k != i and start <= row["cue_token"] < end]
        row["via"] = min(around)[1] if around else None
    return rows
