"""Results as a SQLite database: whole, joined, searchable, and shown by Datasette."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from claimwire.writers import sqlite as writer
from claimwire.writers.flat import ASSERTION, names, values
from claimwire.writers.results import Result

LAYERS = ("quantities", "dates", "attributions")


@pytest.fixture(scope="module")
def path(found: list[Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "news.db"
    writer.write(found, path)
    return path


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        yield db


def test_claims_read_back(db: sqlite3.Connection, found: list[Result]) -> None:
    """As the CSV has them; what points at a row of a layer has the article's id before it."""
    rows = [dict(row) for row in db.execute("select * from claims order by rowid")]
    flat = [
        {"article_id": r.id, **dict(zip(names(ASSERTION), values(ASSERTION, c), strict=True))}
        for r in found
        for c in r.claims
    ]
    for row in flat:
        for key in ("quantity_id", "attribution_id"):
            row[key] = row[key] and f"{row['article_id']}:{row[key]}"
    assert rows == [{k: v.replace("\0", "\ufffd") if isinstance(v, str) else v for k, v in row.items()} for row in flat]


def test_texts_read_back(db: sqlite3.Connection, found: list[Result]) -> None:
    rows = [(row["id"], row["text"]) for row in db.execute("select id, text from articles order by rowid")]
    assert rows == [(result.id, result.text.replace("\0", "\ufffd")) for result in found]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_of_a_layer_is_there(db: sqlite3.Connection, found: list[Result], layer: str) -> None:
    ids = [row["id"] for row in db.execute(f"select id from {layer} order by rowid")]
    assert ids == [f"{result.id}:{row['id']}" for result in found for row in result.layers[layer]]


@pytest.mark.parametrize("layer", ["claims", "quantities", "dates"])
def test_offsets_are_good_in_sql(db: sqlite3.Connection, layer: str) -> None:
    """Of the text with a zero byte too, where SQLite's functions would stop: it has another sign there."""
    query = f"""select count(*), sum(substr(a.text, r.start + 1, r."end" - r.start) = r.text) from {layer} r
                join articles a on a.id = r.article_id where r.start is not null"""
    count, right = db.execute(query).fetchone()
    assert 0 < count == right


@pytest.mark.parametrize("check", ["integrity_check", "foreign_key_check"])
def test_it_is_whole(db: sqlite3.Connection, check: str) -> None:
    assert [tuple(row) for row in db.execute(f"pragma {check}")] == ([("ok",)] if check == "integrity_check" else [])


@pytest.mark.parametrize("table", ["claims", "articles"])
def test_the_full_text_is_that_of_the_table(db: sqlite3.Connection, table: str) -> None:
    """FTS5 raises an error where index and table differ."""
    db.execute(f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)")


def test_dates_keep_their_timex(db: sqlite3.Connection, found: list[Result]) -> None:
    rows = [tuple(row) for row in db.execute("select timex, mod, anchor from dates order by rowid")]
    assert rows == [(d["timex"], d["mod"], d["anchor"]) for result in found for d in result.layers["dates"]]


def test_a_claim_names_the_dates_it_was_read_from(db: sqlite3.Connection, found: list[Result]) -> None:
    rows = db.execute(
        "select claim_id, d.text from claim_dates join dates d on d.id = date_id order by claim_dates.rowid"
    )
    used = [
        (claim["id"], d["text"]) for r in found for claim in r.claims if claim["date"] for d in claim["date"]["rows"]
    ]
    assert [tuple(row) for row in rows] == used != []


def test_the_view_has_the_figures(db: sqlite3.Connection, found: list[Result]) -> None:
    figures = [claim["id"] for result in found for claim in result.claims if claim["kind"] == "figure"]
    assert sorted(row["id"] for row in db.execute("select id from figures")) == sorted(figures)


def datasette(path: Path, *addresses: str) -> list[Any]:
    """What Datasette answers."""

    async def answers() -> list[Any]:
        shown = Datasette([str(path)])
        await shown.invoke_startup()
        found = [await shown.client.get(address) for address in addresses]
        assert [each.status_code for each in found] == [200] * len(found)
        return [each.json() for each in found]

    return asyncio.run(answers())


def test_datasette_searches_and_labels(path: Path) -> None:
    """`truck` finds `trucks`; an article is shown by its title."""
    (answer,) = datasette(path, "/news/claims.json?_search=truck&_shape=objects&_labels=on&article_id__startswith=feed")
    rows = {row["text"]: row["article_id"] for row in answer["rows"]}
    assert rows["It sold 6 trucks."]["label"] == 'A "title", =1+1'
    assert rows["It sold 5 trucks in March 2020."]["value"] == "feed.jsonl#https://example.org/a/../b?c=1#d"


def test_datasette_knows_tables_keys_and_search(path: Path) -> None:
    (answer,) = datasette(path, "/news.json")
    tables = {table["name"]: table for table in answer["tables"] if not table["hidden"]}
    assert set(tables) == {"articles", "claims", *LAYERS, "claim_dates", "contents"}
    assert {name: table["fts_table"] for name, table in tables.items() if table["fts_table"]} == {
        "articles": "articles_fts",
        "claims": "claims_fts",
    }
    keys = {key["column"]: key["other_table"] for key in tables["claims"]["foreign_keys"]["outgoing"]}
    assert keys == {
        "article_id": "articles",
        "quantity_id": "quantities",
        "attribution_id": "attributions",
        "part_of": "claims",
    }
    assert [view["name"] for view in answer["views"]] == ["figures"]
