"""One article's gold against what was extracted from it: which gold was found, and in which fields it differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimwire.articles import BESIDE, READERS, Article, Failure, read_file
from claimwire.articles.dating import with_published
from claimwire.extractor import Extractor
from claimwire.scores.fields import (
    Difference,
    Stated,
    alike,
    compare,
    forms,
    readings,
    same_day,
    same_number,
    same_phrase,
    same_value,
)
from claimwire.scores.gold import Gold, GoldError, locate, places, read_gold

Span = tuple[int, int]


@dataclass(frozen=True)
class Checked:
    """A row of gold, the row found for it (null: none), and every field that gold states with its difference."""

    gold: Stated
    words: str
    found: Stated | None
    fields: Mapping[str, Difference | None]

    @property
    def differences(self) -> list[Difference]:
        return [difference for difference in self.fields.values() if difference]

    @property
    def optional(self) -> bool:
        return bool(self.gold.get("optional"))


@dataclass(frozen=True)
class Layer:
    """A layer's gold, and what was extracted without being in it; null where the gold does not list all there is."""

    rows: Sequence[Checked]
    extra: Sequence[Stated] | None


@dataclass(frozen=True)
class Extracted:
    """What was extracted, in the terms of gold: the whole by its words, a day as a day, in place of their ids."""

    claims: Sequence[Stated]
    dates: Sequence[Stated]
    attributions: Sequence[Stated]


@dataclass(frozen=True)
class Outcome:
    """One article against its gold."""

    article: Article
    gold: Gold
    claims: Layer
    dates: Layer
    attributions: Layer


def check_file(extractor: Extractor, path: Path) -> Iterator[Outcome]:
    """The articles of a gold file against what is extracted from them.

    Raises:
        GoldError: If gold or article cannot be read, or the one does not fit the other.
    """
    golds = read_gold(path)
    articles = articles_of(path, golds)
    for article, gold in zip(articles, golds, strict=True):
        record = next(extractor.stream([article]))
        if record.get("error"):
            raise GoldError(f"{article.id}: {record['error']}")
        try:
            yield check(article, gold, extracted(record))
        except GoldError as error:
            raise GoldError(f"{path}: {error}") from None


def articles_of(path: Path, golds: Sequence[Gold]) -> list[Article]:
    """The articles beside a gold file, one a gold, with the day that it gives.

    Raises:
        GoldError: If the article is missing or cannot be read, or the gold does not say which it is.
    """
    stem = BESIDE.sub("", path.name)
    file = next((f for suffix in READERS if (f := path.with_name(stem + suffix)).is_file()), None)
    if file is None:
        raise GoldError(f"{path}: no article beside it; it belongs to {stem}.txt, or another format that is read")
    found: dict[str, Article] = {}
    for row in read_file(file, id=file.name):
        if isinstance(row, Failure):
            raise GoldError(f"{file}: {row.reason}")
        found[row.id] = row
    chosen = []
    for gold in golds:
        article = found.get(gold.article.id) if gold.article.id else next(iter(found.values()), None)
        if article is None or (gold.article.id is None and len(found) > 1):
            raise GoldError(f"{path}: article.id {gold.article.id!r} must be one of {', '.join(found) or 'none'}")
        chosen += [a for a in with_published([article], gold.article.published) if isinstance(a, Article)]
    return chosen


def check(article: Article, gold: Gold, found: Extracted) -> Outcome:
    """Gold against what was extracted from the same text, layer by layer.

    Raises:
        GoldError: If words of the gold are not in the text.
    """
    text, stated = article.text, gold.written()
    layers = {
        "claims": check_claims(text, stated.get("claims", []), found.claims),
        "dates": check_dates(text, stated.get("dates", []), found.dates),
        "attributions": check_attributions(text, stated.get("attributions", []), found.attributions),
    }
    full = {name: Layer(rows, extra if name in gold.complete else None) for name, (rows, extra) in layers.items()}
    return Outcome(article, gold, **full)


def extracted(record: Mapping[str, Any]) -> Extracted:
    """A record in the terms of gold."""
    whole = {claim["id"]: (claim["quantity"] or claim)["text"] for claim in record["claims"]}
    claims = [
        {**claim, "part_of": whole.get(claim["part_of"]), "attribution": with_via(claim["attribution"])}
        for claim in record["claims"]
    ]
    rows, days = ({row["id"]: row for row in record[layer]} for layer in ("attributions", "dates"))
    attributions = [
        {**row, "via": rows.get(row["via"], {}).get("source"), "said": days.get(row["said"], {}).get("from")}
        for row in record["attributions"]
    ]
    return Extracted(claims, record["dates"], attributions)


def with_via(attribution: Mapping[str, Any] | None) -> Stated | None:
    return attribution and {**attribution, "via": (attribution["via"] or {}).get("source")}


# --- which row is meant ---------------------------------------------------------------------------------------------


def pair(golds: Sequence[Any], rows: Sequence[Any], fit: Callable[[Any, Any], float]) -> dict[int, int]:
    """Gold to row, one to one, the best fit first; a fit of 0 is none."""
    fits = ((fit(g, r), -i, -j) for i, g in enumerate(golds) for j, r in enumerate(rows))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(fits, reverse=True):
        if score > 0 and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def overlap(one: Span, other: Span) -> float:
    """What two stretches share, over what they cover together."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, shared / (max(one[1], other[1]) - min(one[0], other[0])))


def span(row: Stated) -> Span:
    return row["start"], row["end"]


def extra(rows: Sequence[Stated], pairs: Mapping[int, int]) -> list[Stated]:
    return [row for j, row in enumerate(rows) if j not in pairs.values()]


def check_claims(text: str, golds: Sequence[Stated], claims: Sequence[Stated]) -> tuple[list[Checked], list[Stated]]:
    """Figures by their number's place and amount, events and statements by the place of their words.

    A figure's gold is compared with figures only, so that an event beside it is no false alarm.
    """
    placed = [(gold, place_of_claim(text, gold)) for gold in golds]

    def fit(gold: tuple[Stated, Span | None], claim: Stated) -> float:
        stated, place = gold
        if place is None or stated.get("kind", "figure") != claim["kind"]:
            return 0.0
        if claim["kind"] != "figure":
            bodies = [claim, *((claim["attribution"] or {}).get("content") or [])]
            return max(overlap(place, span(body)) for body in bodies)
        near = overlap(place, span(claim["quantity"]))
        return (
            near if near and any(same_amount(each["quantity"], claim["quantity"]) for each in readings(stated)) else 0.0
        )

    pairs = pair(placed, claims, fit)
    checked = []
    for i, (gold, _) in enumerate(placed):
        found = claims[pairs[i]] if i in pairs else None
        checked.append(Checked(gold, words_of(gold), found, compare(gold, found) if found else {}))
    kinds = {gold.get("kind", "figure") for gold in golds} or {"figure"}
    return checked, [claim for claim in extra(claims, pairs) if claim["kind"] in kinds]


def place_of_claim(text: str, gold: Stated) -> Span | None:
    return locate(text, gold.get("quantity") or gold)


def words_of(gold: Stated) -> str:
    return str((gold.get("quantity") or gold).get("text"))


def same_amount(gold: Stated, quantity: Stated) -> bool:
    """The value, or the bounds where there is none; what is not stated agrees with anything."""
    if gold.get("value") is not None and quantity["value"] is not None:
        return same_number(gold["value"], quantity["value"])
    return all(same_number(gold[key], quantity[key]) for key in ("low", "high") if key in gold)


def check_dates(text: str, golds: Sequence[Stated], dates: Sequence[Stated]) -> tuple[list[Checked], list[Stated]]:
    """Dates by their place; then the days, or the TIMEX3 value where there are none."""
    placed = [locate(text, gold) for gold in golds]
    pairs = pair(placed, dates, lambda place, row: overlap(place, span(row)) if place else 0.0)
    checked = []
    for i, gold in enumerate(golds):
        found = dates[pairs[i]] if i in pairs else None
        checked.append(
            Checked(gold, str(gold["text"]), found, compare_named(gold, found, ("type", "timex", "from", "to")))
        )
    vague = [row for row in extra(dates, pairs) if row["from"] or row["type"] != "date"]
    return checked, vague  # what no calendar can place (`recently`) is no false alarm


def compare_named(gold: Stated, row: Stated | None, names: Sequence[str]) -> dict[str, Difference | None]:
    """Those of the fields that the gold states, each with its difference, if any; none for a row that was not found."""
    compared: dict[str, Difference | None] = {}
    if row is None:
        return compared
    for name in names:
        wanted = [each[name] for each in readings(gold) if name in each]
        same = same_day if name in ("from", "to", "said") else same_value
        if wanted:
            agreed = any(same(each, row.get(name)) for each in wanted)
            compared[name] = None if agreed else Difference(name, tuple(wanted), row.get(name))
    return compared


def check_attributions(
    text: str, golds: Sequence[Stated], rows: Sequence[Stated]
) -> tuple[list[Checked], list[Stated]]:
    """Attributions by source and content together, the cue deciding between several."""
    bodies = [content_places(text, gold.get("content")) for gold in golds]

    def fit(numbered: tuple[Stated, list[Span] | None], row: Stated) -> float:
        gold, body = numbered
        if body is not None and not any(overlap(b, span(c)) for b in body for c in row["content"]):
            return 0.0
        if not any(same_phrase(each.get("source"), row["source"]) for each in readings(gold)):
            return 0.0
        cues = (form for each in readings(gold) for form in forms(each.get("cue")))
        return 2.0 if any(alike(cue, row["cue"]["text"]) for cue in cues) else 1.0

    pairs = pair(list(zip(golds, bodies, strict=True)), rows, fit)
    checked = []
    for i, gold in enumerate(golds):
        found = rows[pairs[i]] if i in pairs else None
        words = " ".join(filter(None, [next(forms(gold.get("source")), None), next(forms(gold.get("cue")), None)]))
        checked.append(Checked(gold, words, found, compare_named(gold, found, ("type", "stance", "said"))))
    return checked, extra(rows, pairs)


def content_places(text: str, content: Stated | None) -> list[Span] | None:
    """Where content may stand: at the occurrence that is stated, or at each."""
    if not content or not content.get("text"):
        return None
    place = locate(text, content)
    return [place] if "occurrence" in content and place else list(places(text, content["text"]))


def all_outcomes(extractor: Extractor, files: Iterable[Path]) -> Iterator[tuple[Path, Outcome]]:
    for file in files:
        yield from ((file, outcome) for outcome in check_file(extractor, file))
