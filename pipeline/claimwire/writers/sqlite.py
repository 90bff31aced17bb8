"""Results as a SQLite database, for Datasette and for SQL: every layer a table, joined by foreign keys, with full text.

| table | a row is |
|---|---|
| `articles` | an article, with its text |
| `claims` | a claim: the columns of the CSV, of the article only `article_id` |
| `quantities`, `dates`, `attributions` | a row of that layer, whether a claim uses it or not |
| `claim_dates` | a date that a claim was read from |
| `contents` | a stretch of what is attributed |

The view `figures` has what a figure says beside its article. `claims_fts` and `articles_fts` are FTS5 indexes of the
tables whose names they have. Text is UTF-8 with the article's own line ends; days are text, `YYYY-MM-DD`; offsets count
code points of `articles.text`, half-open (`flat.py`): `substr(text, start + 1, "end" - start)`. A NUL in it, at which
SQLite would end, is U+FFFD. The id of a row of a layer is the article's id, a colon, and the row's own:
`tune/losses.txt:q1`.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimwire.writers.flat import ARTICLE, ASSERTION, ATTRIBUTION, DATE, QUANTITY, SPAN, Column, Value, text, values
from claimwire.writers.results import Result
from claimwire.writers.whole import whole_path

OF = text("article_id", "article_id")
NAME = text("name", "source.name")  # so that Datasette shows an attribution by it


@dataclass(frozen=True)
class Table:
    """A table: its columns, which of them point at which table, which more are indexed."""

    name: str
    columns: tuple[Column, ...]
    references: Mapping[str, str] = field(default_factory=dict)
    indexed: tuple[str, ...] = ()
    key: str | None = "id"

    def statements(self) -> Iterator[str]:
        """What makes it."""
        columns = [definition(column, self) for column in self.columns]
        keys = [f'foreign key ("{own}") references {other} (id)' for own, other in self.references.items()]
        yield f"create table {self.name} ({', '.join([*columns, *keys])})"

    def indexes(self) -> Iterator[str]:
        """What indexes it, once it is full."""
        for name in (*self.references, *self.indexed):
            yield f'create index {self.name}_{name} on {self.name} ("{name}")'

    def insert(self) -> str:
        """What puts a row into it."""
        return f"insert into {self.name} values ({', '.join('?' * len(self.columns))})"


def definition(column: Column, table: Table) -> str:
    type = "text" if column.type == "day" else column.type
    return f'"{column.name}" {type}{" primary key not null" if column.name == table.key else ""}'


ARTICLES = Table("articles", (*ARTICLE, text("text", "text")), indexed=("published",))
OWN = {"article_id": "articles"}
LAYERS = {
    "quantities": Table("quantities", (OF, *QUANTITY), {**OWN, "part_of": "quantities"}, ("unit_name", "item_head")),
    "dates": Table("dates", (OF, *DATE, text("anchor_id", "anchor_id")), {**OWN, "anchor_id": "dates"}, ("day_from",)),
    "attributions": Table(
        "attributions", (OF, NAME, *ATTRIBUTION), {**OWN, "said": "dates", "via": "attributions"}, ("name",)
    ),
}
CLAIMS = Table(
    "claims",
    (OF, *ASSERTION),
    {**OWN, "quantity_id": "quantities", "attribution_id": "attributions", "part_of": "claims"},
    ("kind", "item_head", "unit_name", "day_from", "source_name", "place"),
)
CLAIM_DATES = Table(
    "claim_dates",
    (text("claim_id", "claim_id"), text("date_id", "date_id")),
    {"claim_id": "claims", "date_id": "dates"},
    key=None,
)
CONTENTS = Table(
    "contents",
    (text("attribution_id", "attribution_id"), *SPAN),
    {"attribution_id": "attributions"},
    key=None,
)
TABLES = (ARTICLES, *LAYERS.values(), CLAIMS, CLAIM_DATES, CONTENTS)
SEARCHED = {"claims": "text, subject_name, item, place, source_name", "articles": "title, text"}
FIGURES = """
create view figures as select
  c.id, a.title, a.published, a.publisher, c.source_name, c.subject_name, c.predicate_lemma, c.modifier, c.value, c.low,
  c.high, c.unit_name, c.item, c.item_head, c.change, c.day_from, c.day_to, c.relation, c.place, c.polarity, c.modality,
  c.confidence, c.text, c.article_id
from claims c join articles a on a.id = c.article_id where c.kind = 'figure'
"""


def write(results: Iterable[Result], path: Path) -> None:
    """Makes the database, an article at a time; one that is there already is replaced.

    Raises:
        OSError: If it cannot be written.
    """
    with whole_path(path) as part:
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as db:
                fill(db, results)
        except sqlite3.OperationalError as error:
            raise OSError(errno.EIO, str(error), str(path)) from None


def fill(db: sqlite3.Connection, results: Iterable[Result]) -> None:
    """Makes the tables and puts the results into them, in one transaction."""
    db.execute("pragma journal_mode = off")  # what is broken off is thrown away
    db.execute("begin")
    for table in TABLES:
        for statement in table.statements():
            db.execute(statement)
    for result in results:
        for table, row in rows(result):
            db.execute(table.insert(), row)
    for table in TABLES:
        for statement in table.indexes():
            db.execute(statement)
    for name, columns in SEARCHED.items():
        tokens = "porter unicode61 remove_diacritics 2"  # `truck` finds `trucks`, `Sao` finds `São`
        db.execute(f"create virtual table {name}_fts using fts5({columns}, content=\"{name}\", tokenize='{tokens}')")
        db.execute(f"insert into {name}_fts ({name}_fts) values ('rebuild')")
    db.execute(FIGURES)
    db.execute("commit")


def rows(result: Result) -> Iterator[tuple[Table, list[Value]]]:
    """The rows of an article, each with its table; what is pointed at has the id that it has there."""

    def put(table: Table, row: Mapping[str, Any]) -> tuple[Table, list[Value]]:
        found = values(table.columns, {"article_id": result.id, **row})
        return table, [known(column, value, table) for column, value in zip(table.columns, found, strict=True)]

    def known(column: Column, value: Value, table: Table) -> Value:
        if isinstance(value, str):
            value = value.replace("\0", "\ufffd")
        target = table.name if column.name == table.key else table.references.get(column.name)
        return f"{result.id}:{value}" if target in LAYERS and value is not None else value

    yield put(ARTICLES, {**result.article, "text": result.text})
    for layer, table in LAYERS.items():
        ids = {row["id"] for row in result.layers[layer]}
        for row in result.layers[layer]:
            yield put(table, {**row, "anchor_id": row.get("anchor") if row.get("anchor") in ids else None})
    for row in result.layers["attributions"]:
        yield from (put(CONTENTS, {"attribution_id": row["id"], **content}) for content in row["content"])
    for claim in result.claims:
        yield put(CLAIMS, claim)
        used = claim["date"]["rows"] if claim["date"] else ()
        yield from (put(CLAIM_DATES, {"claim_id": claim["id"], "date_id": row["id"]}) for row in used)
