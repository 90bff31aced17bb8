"""What the page is made from: a payload an article, and the claims of the whole run as columns.

Offsets count Unicode code points, half-open, as in the record. The page reads a payload when its article is opened, the
columns at once, so they hold no words twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from claimwire.roles import Origin, roles
from claimwire.writers.brief import anchor, brief
from claimwire.writers.brief import per as beside_per
from claimwire.writers.marks import marks
from claimwire.writers.results import Result

ORIGINS: tuple[Origin, ...] = ("sentence", "context", "elsewhere")
CODED = ("item", "source", "kind", "modality", "group")


def embedded(value: object) -> str:
    """JSON that can stand in a `<script>`: no text of an article ends it or begins a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def payload(result: Result) -> dict[str, Any]:
    """An article with its marks and claims, as the left side of the page shows it."""
    about = {key: result.article[key] for key in ("id", "title", "published", "publisher", "url", "path")}
    claims = [shown(claim) for claim in result.claims]
    return {"about": about, "text": result.text, "marks": marks(result.layers), "claims": claims}


def shown(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim in its text: the sentence, the words it hangs on, every field's words, and what has no words."""
    words = anchor(claim)
    return {
        "sentence": (claim["start"], claim["end"]),
        "anchor": (words["start"], words["end"]),
        "roles": [(r.field, r.start, r.end, r.value, ORIGINS.index(r.origin)) for r in roles(claim)],
        "facts": list(facts(claim)),
    }


def facts(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names and values of the fields that are no words, where they say something."""
    unit = claim["quantity"] and claim["quantity"]["unit"]
    if unit:
        yield "unit", f"{unit['name']} ({unit['code']})" if unit["code"] else unit["name"]
    if claim["polarity"] == "negative":
        yield "polarity", "negative"
    if claim["attribution"]:
        yield "stance", claim["attribution"]["stance"]
    if claim["part_of"]:
        yield "part of", claim["part_of"]
    if claim["rules"]:
        yield "rules", " ".join(claim["rules"])


@dataclass
class Columns:
    """The claims of a run by column, in their order; a column in CODED holds places in the list of its words."""

    articles: list[tuple[str, str | None, str | None, int]] = field(default_factory=list)  # and how many claims
    words: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in CODED})
    claims: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Adds an article's claims."""
        about = result.article
        self.articles.append((about["id"], about["title"], about["published"], len(result.claims)))
        for claim in result.claims:
            for name, value in row(claim).items():
                known = self.words.get(name)
                coded = value if known is None else known.setdefault(value, len(known))
                self.claims.setdefault(name, []).append(coded)

    def plain(self) -> dict[str, Any]:
        """As it is embedded."""
        return {"articles": self.articles, "words": {k: list(v) for k, v in self.words.items()}, "claims": self.claims}


def row(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim as a row of the table; `low` to `last` are for the charts and the filters."""
    quantity, date = claim["quantity"] or {}, claim["date"] or {}
    return {
        **asdict(brief(claim)),
        "id": claim["id"],
        "kind": claim["kind"],
        "modality": claim["modality"],
        "confidence": claim["confidence"],
        "low": quantity.get("low"),
        "high": quantity.get("high"),
        "first": date.get("from"),
        "last": date.get("to"),
        "group": group(quantity),
    }


def group(quantity: Mapping[str, Any]) -> str:
    """Figures that can be drawn on one axis: the same thing counted, in the same unit, levels or changes."""
    if not quantity:
        return ""
    item, unit, per = quantity["item"] or {}, quantity["unit"], quantity["per"]
    parts = [
        item.get("head") or "",
        unit["name"] if unit else "",
        beside_per(per) if per else "",
        {"up": "increase", "down": "decrease"}.get(quantity["change"], ""),
    ]
    return ", ".join(part for part in parts if part)
