"""Claims as schema.org `Claim` (https://schema.org/Claim): JSON lines, each a JSON-LD document of its own.

It says who claims what, of when and where, and in which article it stands; never whether it is true. So there is no
ClaimReview and no rating. UTF-8, a line ends in LF; the claim's words have the article's own line ends; it has no
offsets, which schema.org has no word for. Days are ISO 8601, the last one included.

`author` is the source, where it is a person or an organization and asserts or expects what is claimed: who denies or
doubts it is not its author. A document is what the claim `isBasedOn`; a group or somebody unnamed is its `creditText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from claimwire.writers.brief import per as rate
from claimwire.writers.linked import claim_iri, dump_lines, known, page_of, text_iri
from claimwire.writers.results import Result

CONTEXT = "https://schema.org"
COINS = frozenset({"cent", "euro cent", "penny", "sen"})  # a hundredth of what their code stands for
STANDS_FOR_IT = ("asserts", "expects")


def dump(results: Iterable[Result], file: BinaryIO) -> None:
    """Writes the claims of results into a file, an article at a time.

    Raises:
        OSError: If it cannot be written.
    """
    dump_lines((claim for result in results for claim in claims(result)), file)


def claims(result: Result) -> Iterable[dict[str, Any]]:
    """The claims of an article, one a document."""
    found_in = appearance(result)
    return (as_claim(claim, found_in) for claim in result.claims)


def appearance(result: Result) -> dict[str, Any]:
    """The article as the work that a claim appears in."""
    article, page = result.article, page_of(result.article)
    publisher = article["publisher"]
    return known(
        type_="NewsArticle",
        id_=page or text_iri(result.text),
        identifier=result.id,
        url=page,
        headline=article["title"],
        datePublished=article["published"],
        publisher=publisher and {"@type": "Organization", "name": publisher},
        inLanguage=article["language"],
    )


def as_claim(claim: Mapping[str, Any], found_in: Mapping[str, Any]) -> dict[str, Any]:
    """One claim as a document."""
    subject, place, said = claim["subject"], claim["place"], claim["attribution"]
    return known(
        context_=CONTEXT,
        type_="Claim",
        id_=claim_iri(claim["id"]),
        identifier=claim["id"],
        text=claim["text"],
        appearance=found_in,
        about=subject and thing("Thing", subject),
        mainEntity=claim["quantity"] and amount(claim["quantity"]),
        temporalCoverage=coverage(claim["date"]),
        spatialCoverage=place and thing("Place", place),
        **(credit(said) if said else {}),
    )


def thing(type: str, span: Mapping[str, Any]) -> dict[str, Any]:
    """Something with a name: the fullest one that is known."""
    return {"@type": type, "name": span.get("name") or span["text"]}


def credit(said: Mapping[str, Any]) -> dict[str, Any]:
    """Who claims it, as far as schema.org has a word for that, and on which day."""
    source, day = said["source"], said["said"] or {}
    one_day = day.get("from") if day.get("from") == day.get("to") else None
    if source is None or said["stance"] not in STANDS_FOR_IT:
        return {}
    match source["kind"]:
        case "person":
            named = {"author": known(**thing_of("Person", source), jobTitle=source["role"])}
        case "organization":
            named = {"author": known(**thing_of("Organization", source), description=source["role"])}
        case "document":
            named = {"isBasedOn": thing("CreativeWork", source)}
        case _:
            named = {"creditText": source["name"] or source["text"]}
    return known(**named, datePublished=one_day)


def thing_of(type: str, span: Mapping[str, Any]) -> dict[str, Any]:
    return {"type_": type, "name": thing(type, span)["name"]}


def coverage(date: Mapping[str, Any] | None) -> str | None:
    """What a claim holds for, as schema.org writes it: a day, `FIRST/LAST`, `FIRST/..` or `../LAST`."""
    if date is None or not (date["from"] or date["to"]):
        return None
    if date["from"] == date["to"]:
        return str(date["from"])
    return f"{date['from'] or '..'}/{date['to'] or '..'}"


def amount(quantity: Mapping[str, Any]) -> dict[str, Any]:
    """A figure with what its words commit to; money has its currency, unless it is coins or a price per something."""
    unit, item, per = quantity["unit"] or {}, quantity["item"] or {}, quantity["per"]
    values = {"value": quantity["value"], "minValue": quantity["low"], "maxValue": quantity["high"]}
    named = {"name": item.get("text") or item.get("head"), "description": quantity["text"]}
    if per is not None:
        named["description"] += f", {rate(per)}"
    if unit.get("dimension") == "currency" and unit.get("code") and unit["name"] not in COINS and per is None:
        return known(type_="MonetaryAmount", currency=unit["code"], **values, **named)
    return known(type_="QuantitativeValue", unitText=unit.get("name"), **values, **named)
