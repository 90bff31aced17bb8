"""The results of a run, read back from its store: every article with all that came of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimwire.records import LAYERS
from claimwire.store import Row, Store


@dataclass(frozen=True)
class Result:
    """An article that was read, as plain values under the names of the JSON Schema.

    Attributes:
        article: What is known of it: `id`, `path`, `title`, `published` …
        text: Its text, into which every offset points, in code points.
        layers: Its rows by layer: `quantities`, `dates`, `attributions`, and `claims` as in `claims.jsonl`.
    """

    article: dict[str, Any]
    text: str
    layers: dict[str, list[dict[str, Any]]]

    @property
    def id(self) -> str:
        """The article's id."""
        return str(self.article["id"])

    @property
    def claims(self) -> list[dict[str, Any]]:
        """Its claims, each complete in itself."""
        return self.layers["claims"]


def results(folder: Path) -> Iterator[Result]:
    """The articles of a run that were read, in the order of `claims.jsonl`, one in memory at a time.

    Args:
        folder: The folder of results.

    Raises:
        StoreError: If it holds no store of a run, or one that cannot be used.
    """
    with Store.of_run(folder) as store:
        yield from (result(row) for row in store.rows() if row.status == "done")


def result(row: Row) -> Result:
    """A row of the store unpacked."""
    text, layers, claims = (zlib.decompress(part or b"") for part in (row.text, row.layers, row.claims))
    lines = claims.splitlines()  # of bytes: a string would be broken at U+2028 too, which JSON does not escape
    record = {**json.loads(layers), "claims": [json.loads(line) for line in lines]}
    return Result(record["article"], text.decode(), {layer: record[layer] for layer in LAYERS})
