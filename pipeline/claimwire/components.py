"""The spaCy components: each calls a pure function and puts plain data on the Doc, in `doc._.claimwire`.

`nlp.add_pipe("claimwire")` gives all four layers; `claimwire_quantities`, `claimwire_dates` and
`claimwire_attributions` give one each. What is known of the article stands in `doc._.claimwire_article`
(`{"id", "published", "title", "path", "publisher", "url"}`, all optional) before the pipeline runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from claimwire._rulebook import checked_folder, on_top
from claimwire.claims import extract
from claimwire.claims.rows import public
from claimwire.finders import attributions, dates, quantities
from claimwire.language.reading import Reading, read

ENTITY_LABELS = {"quantities": "QUANTITY", "dates": "DATE"}

for extension in ("claimwire", "claimwire_article"):
    if not Doc.has_extension(extension):
        Doc.set_extension(extension, default=None)


@Language.factory(
    "claimwire", default_config={"ents": False, "day_first": None, "rules": None}, assigns=["doc._.claimwire"]
)
def create_claimwire(nlp: Language, name: str, ents: bool, day_first: bool | None, rules: str | None) -> Claimwire:
    """All four layers.

    Args:
        nlp: The pipeline.
        name: The component's name.
        ents: Write quantities, dates, sources and cues into `doc.ents` as well.
        day_first: Whether `7/8/2024` is 7 August, where the article itself does not tell; null: month first.
        rules: A folder of rules of one's own, on top of those that ship.

    Raises:
        RuleError: If a file in that folder cannot be used.
    """
    return Claimwire(ents=ents, day_first=day_first, rules=checked_folder(rules) if rules else None)


@Language.factory("claimwire_quantities", assigns=["doc._.claimwire"])
def create_quantities(nlp: Language, name: str) -> Finder:
    """The quantities layer alone."""
    return Finder("quantities", quantities.find)


@Language.factory("claimwire_dates", default_config={"day_first": None}, assigns=["doc._.claimwire"])
def create_dates(nlp: Language, name: str, day_first: bool | None) -> Finder:
    """The dates layer alone; `day_first` as in `create_claimwire`."""
    return Finder("dates", partial(dates.find, day_first=day_first))


@Language.factory("claimwire_attributions", assigns=["doc._.claimwire"])
def create_attributions(nlp: Language, name: str) -> Finder:
    """The attributions layer alone."""
    return Finder("attributions", attributions.find)


def known_of(doc: Doc) -> Mapping[str, Any]:
    return doc._.claimwire_article or {}


class Finder:
    """One layer: `find` over the Doc's reading."""

    def __init__(self, layer: str, find: Callable[[Reading], list[dict[str, Any]]]):
        self.layer = layer
        self.find = find

    def __call__(self, doc: Doc) -> Doc:
        """Puts the layer's rows into `doc._.claimwire[layer]`."""
        rows = public(self.layer, self.find(read(doc, published=known_of(doc).get("published"))))
        doc._.claimwire = {**(doc._.claimwire or {}), self.layer: rows}
        return doc


class Claimwire:
    """All four layers, and on demand as entities."""

    def __init__(self, *, ents: bool = False, day_first: bool | None = None, rules: Path | None = None):
        self.ents = ents
        self.day_first = day_first
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Puts `{"quantities", "dates", "attributions", "claims"}` into `doc._.claimwire`."""
        known = known_of(doc)
        with on_top(self.rules):
            doc._.claimwire = extract(read(doc, published=known.get("published")), known, day_first=self.day_first)
        if self.ents:
            doc.ents = filter_spans([*entities(doc), *doc.ents])
        return doc


def entities(doc: Doc) -> list[Span]:
    """Quantities, dates, sources and cues as entity spans, on whole tokens."""
    layers = doc._.claimwire
    rows = [(row, label) for layer, label in ENTITY_LABELS.items() for row in layers[layer]]
    rows += [(row["source"], "SOURCE") for row in layers["attributions"] if row["source"]]
    rows += [(row["cue"], "CUE") for row in layers["attributions"]]
    placed = [(row, label) for row, label in rows if row["start"] is not None]
    spans = (doc.char_span(r["start"], r["end"], label=label, alignment_mode="expand") for r, label in placed)
    return [span for span in spans if span is not None]
