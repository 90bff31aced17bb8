"""4. Layers -> claims: who, did what, how many, when, where, and who says so.

Start here: `extract` finds the layers, brings them into line (`layers.py`), and makes one claim a figure, then one for
each dated event and attributed statement that holds no figure (`assemble.py`). `telling.py` fills the fields, which
come from `clause.py` (subject, predicate), `manner.py` (polarity, modality), `places.py`, `times.py` (and `apart.py`:
the dates that are another's), `lists.py` and `labels.py` (what an item inherits) and `reach.py` (whose words they are);
`confidence.py` says how sure that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimwire.claims.assemble import assemble, recorded
from claimwire.claims.layers import find_layers
from claimwire.claims.page import Page, known
from claimwire.claims.reasons import Reason, reasons
from claimwire.claims.rows import public
from claimwire.language.reading import Reading


def extract(
    reading: Reading, article: Mapping[str, Any], *, day_first: bool | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The four layers of one reading as plain rows of the record.

    Args:
        reading: The article, read.
        article: What is known of it: `id`, `path`, `title`, `published`, `publisher`, `url`, each may be left out.
        day_first: Whether `7/8/2024` is 7 August, where the article itself does not tell; null: month first.
    """
    page = page_of(reading, article, day_first)
    return {**page.public, "claims": recorded(assemble(page))}


def explain(
    reading: Reading, article: Mapping[str, Any], *, day_first: bool | None = None
) -> tuple[dict[str, list[dict[str, Any]]], list[list[Reason]]]:
    """What `extract` gives, and for each of the claims the reasons for its fields; arguments as there."""
    page = page_of(reading, article, day_first)
    rows = assemble(page)
    return {**page.public, "claims": recorded(rows)}, [list(reasons(page, row)) for row in rows]


def page_of(reading: Reading, article: Mapping[str, Any], day_first: bool | None) -> Page:
    """The article with its layers, as found and as the record has them."""
    found = find_layers(reading, day_first=day_first)
    return Page(reading, found, {layer: public(layer, rows) for layer, rows in found.items()}, known(article))
