"""The three layers of the finders, brought into line with one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from claimwire.claims.rows import Row, without
from claimwire.finders import attributions, dates, quantities
from claimwire.language.reading import Reading
from claimwire.language.syntax import above_saying, verb_of

SAID = frozenset(
    {"on", "during", "after", "before", None}
)  # `for the last quarter, the firm says`: not when it says so
LONG = frozenset({"month", "quarter", "half", "year"})


def find_layers(reading: Reading, *, day_first: bool | None) -> dict[str, list[Row]]:
    """The finders' rows: no number is both a quantity and a date, and every attribution knows when it was said."""
    dated = [with_token(reading, row) for row in dates.find(reading, day_first=day_first)]
    counted = quantities.find(reading)
    counted = without(counted, (i for i, row in enumerate(counted) if is_date(row, dated)), "part_of")
    said = [with_said(reading, row, dated) for row in attributions.find(reading)]
    return {"quantities": counted, "dates": dated, "attributions": said}


def with_token(reading: Reading, row: Row) -> Row:
    """A date row with the token range that it covers, for the tree."""
    last_token = len(reading.ends) - 1
    first = min(bisect_right(reading.ends, row["start"]), last_token)
    last = min(bisect_left(reading.ends, row["end"]), last_token)
    return {**row, "tokens": (first, last + 1)}


def is_date(quantity: Row, dated: list[Row]) -> bool:
    """Whether a date that is no duration covers the number. A duration is a figure and a date."""
    start, end = quantity["number"]["start"], quantity["number"]["end"]
    return any(row["type"] != "duration" and row["tokens"][0] < end and start < row["tokens"][1] for row in dated)


def with_said(reading: Reading, row: Row, dated: list[Row]) -> Row:
    """An attribution with the index of the date on which it was said: one on the cue that is not in the content."""
    for i, date in enumerate(dated):
        if date["type"] not in ("date", "time") or not date["from"] or date["relation"] not in SAID:
            continue
        inside = any(s <= date["tokens"][0] < e for s, e in row["tokens"])
        if not inside and hangs_on(reading, date, row["cue_token"]) and not is_reported_for(reading, date, row):
            return {**row, "said": i}
    return row


def is_reported_for(reading: Reading, date: Row, row: Row) -> bool:
    """`reported sales of $1.3 billion last year`: a month or more behind an amount is when it was reached."""
    object = next((t for t in reading.doc[row["cue_token"]].rights if t.dep_ == "dobj"), None)
    return date["grain"] in LONG and object is not None and object.i < date["tokens"][0]


def hangs_on(reading: Reading, date: Row, cue: int) -> bool:
    """Whether a date hangs on a cue or, as in `expressed doubt`, on its verb, in the cue's sentence."""
    token = reading.doc[date["tokens"][1] - 1]
    if reading.sentence(token.i) != reading.sentence(cue):
        return False
    verb, said = verb_of(token), verb_of(reading.doc[cue])
    if said is None or verb is None:
        return False
    return verb.i == (above_saying(said) or said).i  # `was quoted on Monday as saying`
