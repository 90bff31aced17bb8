"""Records -> flat rows: the one definition of the columns that CSV, Parquet and SQLite have.

A column is a name, a type and a path into the record. A span's words stand under its own name, its offsets under
`NAME_start` and `NAME_end`: code points of the article's text, half-open. A field that is null is null.

`date_from` and `date_to` are text as the record has them, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`, which sort as they
follow each other; a timestamp would invent a midnight for what is known to the day. `day_from` and `day_to` are
their days, as dates, both inclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Type = Literal["text", "integer", "real", "day"]
Value = str | int | float | None


def same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: Its name.
        type: `text`, `integer`, `real`, or `day`: text as `YYYY-MM-DD` where a format has no type for days.
        path: The keys that lead to its value in a row of the record.
        read: What is made of the value there, where it is not null.
    """

    name: str
    type: Type
    path: tuple[str, ...]
    read: Callable[[Any], Value] = same

    def of(self, row: Mapping[str, Any]) -> Value:
        """The column's value in a row of the record."""
        found: Any = row
        for key in self.path:
            found = found[key]
            if found is None:
                return None
        return self.read(found)

    def under(self, key: str) -> Column:
        """The same column of a row that stands in another one."""
        return replace(self, path=(key, *self.path))


def text(name: str, path: str, read: Callable[[Any], Value] = same) -> Column:
    return Column(name, "text", tuple(path.split(".")), read)


def real(name: str, path: str) -> Column:
    return Column(name, "real", tuple(path.split(".")))


def day(name: str, path: str) -> Column:
    return Column(name, "day", tuple(path.split(".")), lambda moment: moment[:10])


def span(name: str, *path: str) -> tuple[Column, ...]:
    """The words of a span under its name, and its offsets."""
    offsets = (Column(f"{name}_{key}", "integer", (*path, key)) for key in ("start", "end"))
    return Column(name, "text", (*path, "text")), *offsets


def joined(key: str) -> Callable[[Sequence[Mapping[str, Any]]], Value]:
    """One field of several rows, parted by `; `; null where all are null."""

    def read(rows: Sequence[Mapping[str, Any]]) -> Value:
        values = [row[key] for row in rows]
        return "; ".join(value or "" for value in values) if any(values) else None

    return read


ID, RULES = text("id", "id"), text("rules", "rules", " ".join)
SPAN = (text("text", "text"), Column("start", "integer", ("start",)), Column("end", "integer", ("end",)))
DAYS = (text("date_from", "from"), text("date_to", "to"), day("day_from", "from"), day("day_to", "to"))
WHEN = (*DAYS, text("grain", "grain"), text("relation", "relation"))
VALUES = (
    *(real(name, name) for name in ("value", "low", "high")),
    *(text(name, name) for name in ("modifier", "change")),
    *(text(f"unit_{name}", f"unit.{name}") for name in ("name", "dimension", "symbol", "code")),
    *span("item", "item"),
    text("item_head", "item.head"),
    real("per_value", "per.value"),
    *(text(f"per_{name}", f"per.{name}") for name in ("name", "dimension")),
)
SAYING = (
    *span("source", "source"),
    *(text(f"source_{name}", f"source.{name}") for name in ("name", "role", "kind")),
    *span("cue", "cue"),
    *(text(name, name) for name in ("stance", "scope")),
)
PUBLISHED = ("title", "published", "publisher", "url")

ARTICLE = (
    *(text(name, name) for name in ("id", "path", "sha256", *PUBLISHED, "language")),
    Column("chars", "integer", ("chars",)),
)
QUANTITY = (ID, *SPAN, *VALUES, text("part_of", "part_of"), RULES)
DATE = (
    ID,
    *SPAN,
    *(text(name, name) for name in ("type", "timex", "mod")),
    *WHEN,
    *(text(name, name) for name in ("anchor", "reason")),
    RULES,
)
ATTRIBUTION = (ID, *SAYING, *(text(name, name) for name in ("type", "said", "via")), RULES)
OF_ARTICLE = (
    text("article_id", "article.id"),
    text("article_path", "article.path"),
    *(text(name, f"article.{name}") for name in PUBLISHED),
)
ASSERTION = (
    ID,
    text("kind", "kind"),
    *SPAN,
    *span("subject", "subject"),
    text("subject_name", "subject.name"),
    *span("predicate", "predicate"),
    text("predicate_lemma", "predicate.lemma"),
    *(text(name, name) for name in ("polarity", "modality")),
    text("quantity_id", "quantity.id"),
    *(replace(column, name=f"quantity_{column.name}").under("quantity") for column in SPAN),
    *(column.under("quantity") for column in VALUES),
    *(column.under("date") for column in WHEN),
    text("date_text", "date.rows", joined("text")),
    text("timex", "date.rows", joined("timex")),
    text("timex_mod", "date.rows", joined("mod")),
    text("attribution_id", "attribution.id"),
    text("attribution_type", "attribution.type"),
    *(column.under("attribution") for column in SAYING),
    text("said_from", "attribution.said.from"),
    text("said_to", "attribution.said.to"),
    text("via_name", "attribution.via.source.name"),
    *span("place", "place"),
    *span("context", "context"),
    text("part_of", "part_of"),
    real("confidence", "confidence"),
    RULES,
)
CLAIM = (*OF_ARTICLE, *ASSERTION)


def names(columns: Iterable[Column]) -> list[str]:
    """The columns' names."""
    return [column.name for column in columns]


def values(columns: Iterable[Column], row: Mapping[str, Any]) -> list[Value]:
    """A row of the record as the values of columns."""
    return [column.of(row) for column in columns]
