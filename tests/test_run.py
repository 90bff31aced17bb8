"""A folder of articles into a folder of results: only what changed is read, and nothing is ever lost."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import claimwire
from claimwire.articles import Article, Failure, find_files
from claimwire.batch import workers
from claimwire.batch.run import Input, Summary, run
from claimwire.batch.settings import Settings
from claimwire.extractor import Extractor
from claimwire.store import NAME, Store, StoreError

TEXTS = {"a.txt": "It lost 3 boats.", "b/c.txt": "Police found 40 tonnes of fish.", "d.txt": "Rain fell for two days."}
LINES = [{"id": "x", "text": "It sold 5 trucks."}, {"id": "y", "text": "It sold 6 trucks."}]
PLAIN = Settings()


@pytest.fixture(autouse=True)
def loaded(extractor: claimwire.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are forked from here, with the session's extractor."""
    monkeypatch.setattr(workers, "_extractor", extractor)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    for name, text in TEXTS.items():
        (articles / name).parent.mkdir(parents=True, exist_ok=True)
        (articles / name).write_text(text)
    (articles / "e.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return articles


def done(folder: Path, settings: Settings = PLAIN, **options: Any) -> Summary:
    inputs = [Input(f.relative_to(folder).as_posix(), f) for f in find_files(folder)]
    return run(inputs, folder.parent / "out", settings, **options)


def claims(folder: Path) -> list[tuple[str, str]]:
    """Article and quantity of each exported claim."""
    lines = (folder.parent / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return [(row["article"]["id"], row["quantity"]["text"]) for row in rows if row["quantity"]]


def failures(folder: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (folder.parent / "out" / "failures.jsonl").read_text("utf-8").splitlines()]


def exports(folder: Path) -> list[bytes]:
    return [(folder.parent / "out" / name).read_bytes() for name in ("claims.jsonl", "failures.jsonl")]


ALL = [
    ("a.txt", "3 boats"),
    ("b/c.txt", "40 tonnes"),
    ("d.txt", "two days"),
    ("e.jsonl#x", "5 trucks"),
    ("e.jsonl#y", "6 trucks"),
]


def test_a_run_writes_what_the_articles_claim(folder: Path) -> None:
    summary = done(folder)
    assert (summary.read, summary.counts["done"], summary.counts["figure"]) == (5, 5, 5)
    assert claims(folder) == ALL
    assert failures(folder) == []
    kept = sorted(p.name for p in (folder.parent / "out" / "texts").iterdir())
    assert kept == ["e.jsonl#x.txt", "e.jsonl#y.txt"]


def test_a_second_run_reads_nothing_and_writes_nothing(folder: Path) -> None:
    done(folder)
    before = (folder.parent / "out" / "claims.jsonl").stat().st_ino
    assert done(folder).read == 0
    assert (folder.parent / "out" / "claims.jsonl").stat().st_ino == before


def edited(folder: Path) -> None:
    (folder / "a.txt").write_text("It lost 4 boats.")


def gone(folder: Path) -> None:
    (folder / "a.txt").unlink()


def renamed(folder: Path) -> None:
    (folder / "a.txt").rename(folder / "z.txt")


def failing(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"caf\xe9")


def line_edited(folder: Path) -> None:
    lines = [LINES[0], {"id": "y", "text": "It sold 7 trucks."}]
    (folder / "e.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def line_gone(folder: Path) -> None:
    (folder / "e.jsonl").write_text(json.dumps(LINES[1]) + "\n")


@pytest.mark.parametrize(
    ("change", "read", "expected"),
    [
        pytest.param(edited, 1, [("a.txt", "4 boats"), *ALL[1:]], id="edited"),
        pytest.param(gone, 0, ALL[1:], id="gone"),
        pytest.param(renamed, 1, [*ALL[1:], ("z.txt", "3 boats")], id="renamed"),
        pytest.param(failing, 0, ALL[1:], id="fails-now"),
        pytest.param(line_edited, 1, [*ALL[:4], ("e.jsonl#y", "7 trucks")], id="a-line-of-several"),
        pytest.param(line_gone, 0, [*ALL[:3], ALL[4]], id="a-line-is-gone"),
    ],
)
def test_only_what_changed_is_read(folder: Path, change: Any, read: int, expected: list[tuple[str, str]]) -> None:
    done(folder)
    change(folder)
    assert done(folder).read == read
    assert claims(folder) == expected
    updated = exports(folder)
    shutil.rmtree(folder.parent / "out")
    done(folder)
    assert exports(folder) == updated


@pytest.mark.parametrize(
    ("settings", "options"),
    [
        pytest.param(Settings(day_first=True), {}, id="other-options"),
        pytest.param(Settings(published="2024-05-08"), {}, id="another-day"),
        pytest.param(PLAIN, {"force": True}, id="force"),
    ],
)
def test_everything_is_read_again(folder: Path, settings: Settings, options: dict[str, Any]) -> None:
    done(folder)
    assert done(folder, settings, **options).read == 5


def test_a_rule_changed_is_another_key(folder: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "quantities.toml").write_text("[lists]\n")
    before = Settings(rules=rules).key
    (rules / "quantities.toml").write_text("# nothing\n[lists]\n")
    assert len({before, Settings(rules=rules).key, PLAIN.key}) == 3


def test_what_failed_is_tried_again(folder: Path) -> None:
    failing(folder)
    assert done(folder).counts["failed"] == 1
    (failure,) = failures(folder)
    assert (failure["article"], failure["status"]) == ("a.txt", "failed")
    assert failure["reason"].startswith("not UTF-8")
    assert done(folder).counts["failed"] == 1
    (folder / "a.txt").write_text(TEXTS["a.txt"])
    assert done(folder).counts["failed"] == 0
    assert (claims(folder), failures(folder)) == (ALL, [])


def test_the_exports_do_not_depend_on_the_number_of_workers(folder: Path) -> None:
    for n in range(40):
        (folder / f"n{n}.txt").write_text(f"It lost {n + 2} boats in May 2020.")
    done(folder, workers=1)
    one = (folder.parent / "out" / "claims.jsonl").read_bytes()
    done(folder, workers=2, force=True)
    assert (folder.parent / "out" / "claims.jsonl").read_bytes() == one


# --- workers that fail ------------------------------------------------------------------------------------------------


class Hostile:
    """An extractor that for some articles does what must not stop a run."""

    def __init__(self, extractor: Extractor):
        self.extractor = extractor

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[dict[str, Any]]:
        for record in self.extractor.stream(articles):
            deed = record["article"]["id"].removesuffix(".txt")
            if deed == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            if deed == "leaves":
                os._exit(3)
            if deed == "hangs":
                time.sleep(60)
            if deed == "fails":
                raise MemoryError("no room")
            yield record


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        pytest.param("dies", "its process died (killed, out of memory?)", id="killed"),
        pytest.param("leaves", "its process died (exit code 3)", id="exits"),
        pytest.param("hangs", "took longer than 1 s", id="hangs"),
        pytest.param("fails", "failed: MemoryError: no room", id="runs-out-of-memory"),
    ],
)
def test_a_worker_that_fails_costs_its_article(
    folder: Path, extractor: claimwire.Extractor, monkeypatch: pytest.MonkeyPatch, deed: str, reason: str
) -> None:
    monkeypatch.setattr(workers, "_extractor", Hostile(extractor))
    monkeypatch.setattr(workers, "SECONDS", 1)
    (folder / f"{deed}.txt").write_text("It lost 9 boats.")
    summary = done(folder)
    (failure,) = failures(folder)
    assert (failure["article"], summary.counts["failed"]) == (f"{deed}.txt", 1)
    assert failure["reason"].startswith(reason)
    assert claims(folder) == ALL


# --- runs that are killed or disturbed ------------------------------------------------------------------------------


def forked(folder: Path) -> int:
    """A run in a process of its own; its id."""
    process = os.fork()
    if not process:
        with contextlib.suppress(BaseException):
            done(folder, workers=2)
        os._exit(0)
    return process


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_killed_at_random_moments_it_ends_as_if_undisturbed(folder: Path) -> None:
    for n in range(60):
        (folder / f"n{n}.txt").write_text(f"On 3 May 2020 the army lost {n + 2} boats, {n} of them in Sarn, Lee said.")
    began = time.perf_counter()
    done(folder, workers=2)
    took = time.perf_counter() - began
    undisturbed, chance = exports(folder), random.Random(25)
    shutil.rmtree(folder.parent / "out")
    for _ in range(25):
        process = forked(folder)
        time.sleep(chance.uniform(0, took))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    done(folder, workers=2)
    assert exports(folder) == undisturbed


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_two_runs_at_once_are_refused_until_the_first_is_gone(folder: Path) -> None:
    ready, told = os.pipe()
    process = os.fork()
    if not process:
        with Store(folder.parent / "out"):
            os.write(told, b"x")
            time.sleep(60)
        os._exit(0)
    os.read(ready, 1)
    with pytest.raises(StoreError, match="another run is writing to it"):
        done(folder)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert done(folder).counts["done"] == 5


def test_an_export_that_fails_leaves_the_old_one(folder: Path) -> None:
    done(folder)
    edited(folder)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            done(folder)
    assert claims(folder) == ALL
    assert not (folder.parent / "out" / ".claims.jsonl.part").exists()
    assert done(folder).read == 0
    assert claims(folder)[0] == ("a.txt", "4 boats")


def full(file: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        pytest.param(lambda path: path.write_bytes(b"no database" * 100), "is no store", id="not-a-database"),
        pytest.param(lambda path: path.mkdir(), "cannot be used", id="a-folder"),
    ],
)
def test_a_store_that_is_none(folder: Path, make: Any, fault: str) -> None:
    (folder.parent / "out").mkdir()
    make(folder.parent / "out" / NAME)
    with pytest.raises(StoreError, match=fault):
        done(folder)


def test_another_program_s_database_is_left_alone(folder: Path) -> None:
    (folder.parent / "out").mkdir()
    with contextlib.closing(sqlite3.connect(folder.parent / "out" / NAME)) as db:
        db.execute("create table meta (mine)")
        db.commit()
    for force in (False, True):
        with pytest.raises(StoreError, match="is no store of claimwire's"):
            done(folder, force=force)
    with contextlib.closing(sqlite3.connect(folder.parent / "out" / NAME)) as db:
        assert db.execute("select sql from sqlite_master").fetchall() == [("CREATE TABLE meta (mine)",)]


@pytest.mark.parametrize(
    ("schema", "fault"),
    [
        pytest.param("0", "has schema 0, this version writes 1; --force reads all again", id="older"),
        pytest.param("9", "has schema 9, this version writes 1; use the version that wrote it", id="newer"),
    ],
)
def test_a_store_of_another_schema_says_what_to_do(folder: Path, schema: str, fault: str) -> None:
    done(folder)
    with contextlib.closing(sqlite3.connect(folder.parent / "out" / NAME)) as db:
        db.execute("update meta set value = ? where key = 'schema'", (schema,))
        db.commit()
    with pytest.raises(StoreError, match=fault):
        done(folder)
    assert done(folder, force=True).read == 5


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_full_disk_loses_nothing_that_is_done(folder: Path) -> None:
    done(folder)
    undisturbed = exports(folder)
    for n in range(200):
        (folder / f"n{n}.txt").write_text("It lost 3 boats in May. " * 20)
    process = os.fork()
    if not process:
        told = ""
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
            done(folder)
        except (StoreError, OSError) as error:
            told = str(error)
        os._exit(7 if "disk" in told or "File too large" in told else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 7
    assert exports(folder) == undisturbed
    assert done(folder).counts["done"] == 205
