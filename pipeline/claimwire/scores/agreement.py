"""How far two annotators who did not see each other agree: the one as gold, the other as if it had been extracted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimwire.scores.check import Extracted, Outcome, articles_of, check
from claimwire.scores.fields import Stated
from claimwire.scores.gold import Gold, GoldError, gold_files, locate, read_gold, suffix_of

NO_QUANTITY = dict.fromkeys(("value", "low", "high", "modifier", "change", "unit", "item", "per"))
NO_DATE = {**dict.fromkeys(("timex", "from", "to", "relation")), "type": "date"}
NO_ATTRIBUTION = {**dict.fromkeys(("source", "cue", "stance", "via", "said", "type")), "content": ()}
NO_CLAIM = {
    **dict.fromkeys(("subject", "predicate", "polarity", "modality", "date", "place", "part_of")),
    "kind": "figure",
}


def agreement(path: Path, first: str, second: str) -> Iterator[Outcome]:
    """Every article under a folder that both annotated, the second's rows held against the first's.

    Raises:
        GoldError: If there is none, or a file cannot be used.
    """
    for file in gold_files(path, who=first):
        other = file.with_name(file.name.removesuffix(suffix_of(first)) + suffix_of(second))
        if not other.is_file():
            raise GoldError(f"{file}: {other.name} is not beside it; two annotators are compared")
        golds, others = read_gold(file), read_gold(other)
        if [gold.article.id for gold in golds] != [gold.article.id for gold in others]:
            raise GoldError(f"{other}: its articles are not those of {file.name}, in the same order")
        articles = articles_of(file, golds)
        for article, gold, as_found in zip(articles, golds, others, strict=True):
            yield check(article, gold, as_extracted(article.text, as_found))


def as_extracted(text: str, gold: Gold) -> Extracted:
    """Gold as if it had been extracted: spans at their offsets, what it does not state null.

    Raises:
        GoldError: If its words are not in the text.
    """
    stated = gold.written()
    return Extracted(
        claims=[claim_of(text, row) for row in stated.get("claims", [])],
        dates=[{**NO_DATE, **row, **at(text, row)} for row in stated.get("dates", [])],
        attributions=[attribution_of(text, row) for row in stated.get("attributions", [])],
    )


def at(text: str, row: Stated | None) -> dict[str, Any]:
    """A span's offsets, null where the gold states no words."""
    place = locate(text, row) if row else None
    if place is None:
        return dict.fromkeys(("text", "start", "end"))
    return {"text": text[slice(*place)], "start": place[0], "end": place[1]}


def claim_of(text: str, row: Stated) -> dict[str, Any]:
    """A claim with every field that is compared."""
    stated, date, said = row.get("quantity"), row.get("date"), row.get("attribution")
    quantity = stated and {**NO_QUANTITY, **stated, **at(text, stated)}
    return {
        **NO_CLAIM,
        **row,
        **at(text, quantity or row),
        "quantity": quantity,
        "date": date and {**NO_DATE, **date},
        "attribution": said and {**NO_ATTRIBUTION, **said},
    }


def attribution_of(text: str, row: Stated) -> dict[str, Any]:
    content = at(text, row.get("content"))
    cue = {"text": (row.get("cue") or {}).get("text") or ""}
    return {**NO_ATTRIBUTION, **row, "cue": cue, "content": [content] if content["text"] else []}
