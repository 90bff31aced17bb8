"""5. The records: frozen, plain values, the authority on what claimwire writes. `json_schema()` exports them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "claimwire/1"

Modifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range", "vague"]
Grain = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
Relation = Literal["on", "as_of", "since", "until", "before", "after", "during", "for"]


class Record(BaseModel):
    """What all records share: they are frozen, and know no field that is not documented."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Record):
    """A stretch of the article: `article.text[start:end] == text`; all three null for what is implied without words."""

    text: str | None
    start: int | None
    end: int | None


class Named(Span):
    """A span and the fullest name that the article gives for it."""

    name: str | None


class Item(Span):
    """The thing counted or measured; `head` is the lemma of its head noun."""

    head: str | None


class Lemma(Span):
    """A predicate: the verb or relation, and its lemma."""

    lemma: str | None


class Unit(Record):
    """A unit by quantulum3's name and dimension; `code` is in ISO 4217 for a currency, in UCUM for others, or null."""

    name: str
    dimension: str | None
    symbol: str | None
    code: str | None


class Per(Record):
    """The denominator of a rate: `per 100 000 people` has value 100000, name `people`; `per 100` alone no name."""

    value: float
    name: str | None
    dimension: str | None


class Article(Record):
    """What is known of an article; `published` is an ISO date or date-time, `sha256` that of the input bytes."""

    id: str
    path: str | None
    sha256: str | None
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    language: str | None
    chars: int


class ArticleReference(Record):
    """What a claim says of its article."""

    id: str
    path: str | None
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


class Quantity(Span):
    """A number that counts, measures or prices something; null in `low` or `high` is unbounded."""

    id: str
    value: float | None
    low: float | None
    high: float | None
    modifier: Modifier
    change: Literal["up", "down"] | None
    unit: Unit | None
    item: Item | None
    per: Per | None
    part_of: str | None
    rules: list[str]


class Date(Span):
    """An expression of time; `from` and `to`: its first and last day, both inclusive; `reason`: why they are null."""

    id: str
    type: Literal["date", "time", "duration", "set"]
    timex: str | None
    mod: str | None
    from_: str | None = Field(alias="from")
    to: str | None
    grain: Grain | None
    relation: Relation | None
    anchor: str | None
    reason: str | None
    rules: list[str]


class Source(Named):
    """Who says it."""

    role: str | None
    kind: Literal["person", "organization", "group", "document", "unnamed"]


class Attribution(Record):
    """Who said, reported or believes what; `said` and `via` are ids in the layer and whole rows in a claim."""

    id: str
    source: Source | None
    cue: Span
    content: list[Span]
    type: Literal["direct", "indirect", "mixed"]
    stance: Literal["asserts", "denies", "doubts", "expects", "asks"]
    said: str | Date | None
    via: str | Attribution | None
    scope: Literal["clause", "sentence", "section"]
    rules: list[str]


class ClaimDate(Record):
    """What a claim holds for, and the dates that it was read from."""

    from_: str | None = Field(alias="from")
    to: str | None
    grain: Grain | None
    relation: Relation | None
    rows: list[Date]


class Claim(Span):
    """One figure, dated event or attributed statement; `text` is the sentence or list item that asserts it."""

    claim_schema: Literal["claimwire/1"] = Field(alias="schema")
    article: ArticleReference
    id: str
    kind: Literal["figure", "event", "statement"]
    subject: Named | None
    predicate: Lemma | None
    polarity: Literal["positive", "negative"]
    modality: Literal["asserted", "possible", "planned", "conditional", "denied"]
    quantity: Quantity | None
    date: ClaimDate | None
    attribution: Attribution | None
    place: Span | None
    part_of: str | None
    context: Span | None
    confidence: float = Field(ge=0, le=1)
    rules: list[str]


class Extraction(Record):
    """The four layers of one article; `error` says why there are none."""

    extraction_schema: Literal["claimwire/1"] = Field(alias="schema")
    article: Article
    quantities: list[Quantity]
    dates: list[Date]
    attributions: list[Attribution]
    claims: list[Claim]
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The record as it is written: plain values under the names of the JSON Schema."""
        data = self.model_dump(by_alias=True)
        if self.error is None:
            del data["error"]
        return data


LAYERS: dict[str, type[Record]] = {"quantities": Quantity, "dates": Date, "attributions": Attribution, "claims": Claim}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `Extraction`, and in its `$defs` that of every record."""
    return Extraction.model_json_schema(by_alias=True)
