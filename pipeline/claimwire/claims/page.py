"""An article on the way to claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.tokens import Token

from claimwire.claims.rows import Row
from claimwire.language.reading import Reading

ARTICLE_FIELDS = ("id", "path", "title", "published", "publisher", "url")
NO_ID = "text"


def known(article: Mapping[str, Any]) -> dict[str, Any]:
    """What every claim says of its article; one without an id is `text`."""
    fields = {key: article.get(key) for key in ARTICLE_FIELDS}
    return {**fields, "id": fields["id"] or NO_ID}


@dataclass(frozen=True)
class Page:
    """A reading and its layers: `found` as the finders give them, `public` the same rows as the record has them."""

    reading: Reading
    found: Mapping[str, Sequence[Row]]
    public: Mapping[str, list[Row]]
    article: Mapping[str, Any]

    @cached_property
    def said(self) -> frozenset[int]:
        """The dates on which something was said, which are no dates of what was said."""
        return frozenset(row["said"] for row in self.found["attributions"] if row["said"] is not None)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens of dates, durations left out."""
        rows = (date for date in self.found["dates"] if date["type"] != "duration")
        return frozenset(i for date in rows for i in range(*date["tokens"]))

    @cached_property
    def counted(self) -> frozenset[int]:
        """The tokens of quantities."""
        return frozenset(i for row in self.found["quantities"] for i in range(*row["tokens"]))

    def said_by_others(self, verb: Token | None, at: int) -> frozenset[int]:
        """The dates on which something was said, but for a claim of that saying itself (`On Monday two agreed`)."""
        if verb is None or verb.i in self.saying(at):
            return self.said
        return self.said - {row["said"] for row in self.found["attributions"] if row["cue_token"] == verb.i}

    def saying(self, at: int) -> frozenset[int]:
        """The cues of the attributions whose content holds a token."""
        return frozenset(self.found["attributions"][i]["cue_token"] for _, i in self.covering(at))

    def covering(self, at: int) -> Sequence[tuple[int, int]]:
        """The stretches of content that hold a token: how long each is, and the index of its attribution."""
        return self._covering.get(at, ())

    @cached_property
    def _covering(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        covering: dict[int, list[tuple[int, int]]] = {}
        for i, row in enumerate(self.found["attributions"]):
            for start, end in row["tokens"]:
                for at in range(start, end):
                    covering.setdefault(at, []).append((end - start, i))
        return covering

    @property
    def dates(self) -> Sequence[Row]:
        """The dates layer as the finder gives it."""
        return self.found["dates"]

    def bears_claims(self, at: int) -> bool:
        """Whether a token stands anywhere but in a metadata header."""
        block = self.reading.block(at)
        return block is None or block.kind != "meta"

    def held(self, row: Row) -> list[int]:
        """The dates with days that stand in an attribution's content."""
        inside = [(i, date["tokens"][0]) for i, date in enumerate(self.dates) if date["from"] or date["to"]]
        return [i for i, at in inside if any(start <= at < end for start, end in row["tokens"])]
