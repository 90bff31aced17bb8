"""Why a claim's fields are what they are: the words, the rules, what was inherited, and why a field is empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimwire.claims import times
from claimwire.claims.page import Page
from claimwire.claims.rows import Row
from claimwire.roles import Origin, origin


@dataclass(frozen=True)
class Reason:
    """One field of one claim.

    Attributes:
        field: The field's name in the record.
        value: The value in a few words, empty if the field is null.
        span: The offsets of the words that it was read off, null if it was read off none.
        rules: The rules that made it; empty where the parse did.
        why: How it came about, or why it is null.
    """

    field: str
    value: str
    span: tuple[int, int] | None
    rules: tuple[str, ...]
    why: str


def reasons(page: Page, claim: Row) -> Iterator[Reason]:
    """The reasons for a claim's fields, in the order of who, what, how many, when, where, and who says so.

    Args:
        page: The article and its layers.
        claim: A claim with its private fields.
    """
    yield for_subject(claim)
    yield for_predicate(claim)
    if claim["quantity"] is not None:
        yield from for_quantity(page, claim)
    yield for_date(page, claim)
    yield for_place(claim)
    yield for_attribution(page, claim)
    for field in ("polarity", "modality"):
        yield for_manner(page, claim, field)


ORIGINS: dict[Origin, str] = {
    "sentence": "",
    "context": "inherited from the header or heading that it stands under",
    "elsewhere": "inherited from another sentence",
}


def inherited(claim: Row, span: Row) -> str:
    """From where a span outside of the claim's own sentence comes; empty for one inside."""
    return ORIGINS[origin(claim, span)]


def for_subject(claim: Row) -> Reason:
    subject, predicate = claim["subject"], claim["predicate"]
    if subject is None:
        why = f"“{predicate['text']}” has no subject here" if predicate else "no verb tells anything of it"
        return Reason("subject", "", None, (), why)
    why = inherited(claim, subject) or (
        f"who or what “{predicate['text']}” is said of"
        if predicate and predicate["text"]
        else "stands beside it, no verb between"
    )
    if subject["name"] != subject["text"]:
        why += f"; stands for “{subject['name']}”"
    return Reason("subject", subject["text"], at(subject), (), why)


def for_predicate(claim: Row) -> Reason:
    predicate = claim["predicate"]
    if predicate is None:
        return Reason("predicate", "", None, (), "no verb governs it")
    if predicate["text"] is None:
        return Reason("predicate", predicate["lemma"], None, (), "no verb stands between them")
    why = inherited(claim, predicate) or "the verb that governs it"
    return Reason("predicate", predicate["lemma"], at(predicate), (), why)


def for_quantity(page: Page, claim: Row) -> Iterator[Reason]:
    quantity = claim["quantity"]
    rules = tuple(page.found["quantities"][claim["index"]]["rules"])
    amount = quantity["value"] if quantity["value"] is not None else f"{quantity['low']}..{quantity['high']}"
    value = f"{amount:g}" if isinstance(amount, float) else str(amount)
    yield Reason("quantity", value, at(quantity), rules, f"{quantity['modifier']}: the number as written")
    unit, item = quantity["unit"], quantity["item"]
    if unit is not None:
        yield Reason("unit", unit["name"], at(quantity), (), "from the table of units")
    if item is None:
        yield Reason("item", "", None, (), "nothing names what it counts or measures")
    elif item["text"] is None:
        yield Reason("item", item["head"], None, (), "left out here; the same as of the whole or of the count before")
    else:
        yield Reason("item", item["text"], at(item), (), "what it counts or measures")
    if claim["part_of"] is not None:
        yield Reason("part_of", claim["part_of"], None, (), "a part of the claim with this id")


def for_date(page: Page, claim: Row) -> Reason:
    date = claim["date"]
    if date is not None:
        first = date["rows"][0]
        rules = tuple(rule for row in date["rows"] for rule in row["rules"])
        why = inherited(claim, first) or "the date of its clause"
        return Reason("date", f"{date['from']}..{date['to']} {date['relation']}", at(first), rules, why)
    covers = [claim, claim["context"]] if claim["context"] else [claim]
    inside = [row for row in page.dates if any(c["start"] <= row["start"] < c["end"] for c in covers)]
    unplaced = [row["text"] for row in inside if row["type"] in ("date", "time") and not times.usable(row)]
    placed = [row["text"] for row in inside if times.usable(row)]
    if placed:
        return Reason("date", "", None, (), f"{listed(placed)} is of another clause, of a name or of who says it")
    if unplaced and page.reading.published is None:
        return Reason("date", "", None, (), f"{listed(unplaced)} cannot be placed without a publication date")
    return Reason("date", "", None, (), "no date in the sentence or what it refers to")


def for_place(claim: Row) -> Reason:
    place = claim["place"]
    if place is None:
        return Reason("place", "", None, (), "no place hangs on its clause")
    return Reason("place", place["text"], at(place), (), inherited(claim, place) or "the place nearest to its clause")


def for_attribution(page: Page, claim: Row) -> Reason:
    attribution = claim["attribution"]
    if attribution is None:
        found = [row for row in page.found["attributions"] if claim["start"] <= row["cue"]["start"] < claim["end"]]
        cues = [row["cue"]["text"] for row in found]
        why = f"{listed(cues)} does not cover it" if cues else "nobody is said to say it"
        return Reason("attribution", "", None, (), why)
    source = attribution["source"]
    why = inherited(claim, attribution["cue"]) or f"said with “{attribution['cue']['text']}”"
    if source is None:
        why += ", by nobody named"
    return Reason(
        "attribution", source["name"] if source else "", at(attribution["cue"]), tuple(attribution["rules"]), why
    )


def for_manner(page: Page, claim: Row, field: str) -> Reason:
    word = claim["words"][field]
    if word is None:
        return Reason(field, claim[field], None, (), "nothing around it says otherwise")
    span = page.reading.span(word.i, word.i + 1)
    return Reason(field, claim[field], at(span), (), f"for “{span['text']}”")


def at(span: Row) -> tuple[int, int]:
    return span["start"], span["end"]


def listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
