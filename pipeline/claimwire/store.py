"""6. The store of a run, SQLite: what was read, what came out, what failed; and so the checkpoint of a run.

One transaction an article. An article is known by its id and by a key, the hash of all that decides what comes out of
it; a file by its path and the hash of its bytes, once all of its articles are in. One process writes at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType

SCHEMA = 1
NAME = "store.sqlite"
TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table files (path text primary key, key text) without rowid;
create table articles (
  id text primary key, file text not null, n integer not null, key text not null, status text not null, reason text,
  figures integer not null, events integer not null, statements integer not null,
  text blob, layers blob, claims blob
) without rowid;
create index articles_of_files on articles (file, n);
"""
CHANGES, EXPORTED = "changes", "exported"


class StoreError(Exception):
    """A store that cannot be used; the message names it, the fault and the way out."""


@dataclass(frozen=True)
class Row:
    """An article as it is stored.

    Attributes:
        id: The article's id.
        file: The path of its file, relative to the folder of articles.
        n: Its place in the file.
        key: The hash of what decides its outcome.
        status: `done`, `failed` or `skipped`.
        reason: Why it failed or was skipped.
        counts: Its figure, event and statement claims.
        text: Its text, deflated UTF-8.
        layers: Its record without claims, deflated JSON.
        claims: Its claims, deflated JSON lines.
    """

    id: str
    file: str
    n: int
    key: str
    status: str = "done"
    reason: str | None = None
    counts: tuple[int, int, int] = (0, 0, 0)
    text: bytes | None = None
    layers: bytes | None = None
    claims: bytes | None = None


class Store:
    """The store in a folder of results; as a context manager it is closed at the end.

    Args:
        folder: The folder of results, which is made if it is not there.
        afresh: Whether a store that is there already is emptied, whatever its schema.

    Raises:
        StoreError: If another run has it, it is no store, or one of another schema.
        OSError: If the folder cannot be made.
    """

    def __init__(self, folder: Path, *, afresh: bool = False):
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / NAME
        try:
            self._db = sqlite3.connect(self.path, isolation_level=None, timeout=0)
        except sqlite3.Error as error:
            raise StoreError(told(self.path, error)) from None
        try:
            self._prepare(afresh)
        except sqlite3.Error as error:
            self._db.close()
            raise StoreError(told(self.path, error)) from None
        except StoreError:
            self._db.close()
            raise

    @classmethod
    def of_run(cls, folder: Path) -> Store:
        """The store that a run left in a folder.

        Raises:
            StoreError: If there is none, a run is writing to it, it is no store, or one of another schema.
        """
        if not (folder / NAME).is_file():
            raise StoreError(f"{folder}: no results of a run in it; claimwire run ARTICLES -o {folder} makes them")
        return cls(folder)

    def _prepare(self, afresh: bool) -> None:
        db = self._db
        db.execute("pragma locking_mode = exclusive")  # held until closed, or until the process dies
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.execute("begin exclusive")
        there = {name for (name,) in db.execute("select name from sqlite_master where type = 'table'")}
        ours = {"meta", "files", "articles"}
        if there and there != ours:
            raise StoreError(f"{self.path}: is no store of claimwire's; remove it, or give another folder")
        if there and afresh:
            for name in ours:
                db.execute(f"drop table {name}")
        if afresh or not there:
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.executemany("insert into meta values (?, ?)", [("schema", str(SCHEMA)), (CHANGES, "0")])
        db.execute("commit")
        schema = int(self._meta("schema") or 0)
        if schema != SCHEMA:
            way_out = "use the version that wrote it" if schema > SCHEMA else "--force reads all again"
            found = f"has schema {schema}, this version writes {SCHEMA}"
            raise StoreError(f"{self.path}: {found}; {way_out}, or remove the file")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    # --- what is known ------------------------------------------------------------------------------------------------

    def file_key(self, path: str) -> str | None:
        """The key of a file whose articles are all in."""
        found = self._db.execute("select key from files where path = ?", (path,)).fetchone()
        return None if found is None else found[0]

    def article(self, id: str) -> tuple[str, int] | None:
        """Key and place of an article that is done or skipped; one that failed is to be tried again."""
        query = "select key, n from articles where id = ? and status != 'failed'"
        found: tuple[str, int] | None = self._db.execute(query, (id,)).fetchone()
        return found

    def paths(self) -> list[str]:
        """The files of which something is stored, in the order of the exports."""
        query = "select path from files union select distinct file from articles"
        return sorted((path for (path,) in self._db.execute(query)), key=PurePosixPath)

    def counts(self) -> dict[str, int]:
        """Articles by status, and claims by kind."""
        by_status = dict(self._db.execute("select status, count(*) from articles group by status"))
        query = "select total(figures), total(events), total(statements) from articles"
        kinds = zip(("figure", "event", "statement"), self._db.execute(query).fetchone(), strict=True)
        return {"done": 0, "failed": 0, "skipped": 0} | by_status | {kind: int(n) for kind, n in kinds}

    # --- what is written ----------------------------------------------------------------------------------------------

    def put(self, row: Row) -> None:
        """Stores an article, in place of what was stored of it before."""
        known = (row.id, row.file, row.n, row.key, row.status, row.reason)
        values = (*known, *row.counts, row.text, row.layers, row.claims)
        self._change([("insert or replace into articles values (?,?,?,?,?,?,?,?,?,?,?,?)", values)])

    def move(self, id: str, n: int) -> None:
        """Gives an article that is as it was another place in its file."""
        self._change([("update articles set n = ? where id = ?", (n, id))])

    def finish(self, path: str, key: str, ids: Iterable[str]) -> None:
        """Marks a file as read to its end; what it held before and holds no more is forgotten."""
        kept = set(ids)
        held = [id for (id,) in self._db.execute("select id from articles where file = ?", (path,))]
        gone = [("delete from articles where id = ?", (id,)) for id in held if id not in kept]
        failed = self._db.execute("select 1 from articles where file = ? and status = 'failed'", (path,)).fetchone()
        known = ("insert or replace into files values (?, ?)", (path, None if failed else key))
        self._change([*gone, known], counts=bool(gone))

    def forget(self, path: str) -> None:
        """Forgets a file and its articles."""
        self._change([("delete from articles where file = ?", (path,)), ("delete from files where path = ?", (path,))])

    def _change(self, statements: Iterable[tuple[str, tuple[object, ...]]], *, counts: bool = True) -> None:
        """Statements in one transaction; `counts` if they change what is exported."""
        try:
            self._db.execute("begin")
            for statement, values in statements:
                self._db.execute(statement, values)
            if counts:
                self._db.execute("update meta set value = value + 1 where key = ?", (CHANGES,))
            self._db.execute("commit")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("rollback")
            raise StoreError(told(self.path, error)) from None

    # --- exports ------------------------------------------------------------------------------------------------------

    @property
    def exported(self) -> bool:
        """Whether the exports were written after the last change."""
        return self._meta(EXPORTED) == self._meta(CHANGES)

    def mark_exported(self) -> None:
        """Notes that the exports are those of now."""
        self._change([("insert or replace into meta values (?, ?)", (EXPORTED, self._meta(CHANGES)))], counts=False)

    def rows(self) -> Iterator[Row]:
        """All articles, in the order of files and within them."""
        columns = "id, file, n, key, status, reason, figures, events, statements, text, layers, claims"
        for path in self.paths():
            for found in self._db.execute(f"select {columns} from articles where file = ? order by n, id", (path,)):
                id, file, n, key, status, reason, figures, events, statements, *deflated = found
                yield Row(id, file, n, key, status, reason, (figures, events, statements), *deflated)

    def _meta(self, key: str) -> str | None:
        found = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])


def told(path: Path, error: sqlite3.Error) -> str:
    """A fault of SQLite's in one line with the way out."""
    if "locked" in str(error):
        return f"{path}: another run is writing to it; wait for its end, or give another folder for the results"
    if "full" in str(error):
        return f"{path}: the disk is full; make room and run again, what is done stays done"
    if "not a database" in str(error):
        return f"{path}: is no store of claimwire's; remove it, or give another folder for the results"
    return f"{path}: cannot be used: {error}; check the disk and its rights, or give another folder for the results"
