"""`claimwire export`: whole or not at all, the same each time, and nothing imported or held that is not needed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from claimwire.store import StoreError
from claimwire.writers import export as exporting
from claimwire.writers.export import FILES, LINES, Format, export
from claimwire.writers.results import Result
from command import CLAIMWIRE, claimwire

FOLDERS = (Format.brat, Format.label_studio)
HEAVY = {"spacy", "numpy", "trafilatura", "pyarrow", "ray"}


def contents(path: Path) -> dict[str, bytes]:
    """A file, or the files of a folder."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("to", Format)
def test_the_same_results_give_the_same_bytes(run_results: Path, tmp_path: Path, to: Format) -> None:
    """In a folder that is made, and counted."""
    places = [tmp_path / "new" / name for name in ("one", "two")]
    tallies = [export(run_results, to, place) for place in places]
    lines = len((run_results / "claims.jsonl").read_bytes().splitlines())
    assert [tally.claims for tally in tallies] == [lines, lines]
    assert contents(places[0]) == contents(places[1]) != {}
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["one", "two"]


@pytest.mark.parametrize("to", LINES)
def test_a_stream_gets_what_a_file_would(run_results: Path, tmp_path: Path, to: Format) -> None:
    stream = BytesIO()
    export(run_results, to, stream)
    export(run_results, to, tmp_path / "file")
    assert stream.getvalue() == (tmp_path / "file").read_bytes()


def breaking(results: Iterable[Result]) -> Iterator[Result]:
    yield from list(results)[:2]
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("to", [to for to in Format if to not in FOLDERS])
def test_an_old_file_stays_where_a_new_one_fails(
    run_results: Path, found: list[Result], tmp_path: Path, to: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").write_text("old")
    monkeypatch.setattr(exporting, "results", lambda folder: breaking(found))
    with pytest.raises(OSError, match="No space left"):
        export(run_results, to, tmp_path / "news")
    assert contents(tmp_path) == {"news": b"old"}


@pytest.mark.parametrize("to", FOLDERS)
def test_a_folder_is_whole_or_not_there(
    run_results: Path, found: list[Result], tmp_path: Path, to: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "results", lambda folder: breaking(found))
    with pytest.raises(OSError, match="No space left"):
        export(run_results, to, tmp_path / "news")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", FOLDERS)
def test_an_empty_folder_is_used(run_results: Path, tmp_path: Path, to: Format) -> None:
    (tmp_path / "news").mkdir()
    export(run_results, to, tmp_path / "news")
    assert contents(tmp_path / "news") != {}


@pytest.mark.parametrize("to", Format)
def test_nothing_is_written_without_results(tmp_path: Path, to: Format) -> None:
    with pytest.raises(StoreError, match="no results of a run in it"):
        export(tmp_path / "no", to, tmp_path / "new" / "news")
    assert list(tmp_path.iterdir()) == []


def numbered(result: Result, n: int) -> Result:
    """The same article under another id, its claims too."""
    claims = [{**claim, "id": f"{claim['id']}-{n}", "part_of": None} for claim in result.claims]
    return replace(result, article={**result.article, "id": str(n)}, layers={**result.layers, "claims": claims})


@pytest.mark.parametrize("to", [to for to in Format if to is not Format.docbin])
def test_one_article_is_in_memory_at_a_time(found: list[Result], tmp_path: Path, to: Format) -> None:
    """And the one before it, which a loop still holds; a DocBin is one block."""
    given, most = list[ref[Result]](), 0

    def many() -> Iterator[Result]:
        nonlocal most
        for n in range(40):
            result = numbered(found[0], n)
            given.append(ref(result))
            most = max(most, sum(each() is not None for each in given))
            yield result

    writer = import_module(f"claimwire.writers.{to.name}")
    if to in FILES:
        with (tmp_path / "news").open("wb") as file:
            writer.dump(many(), file)
    else:
        writer.write(many(), tmp_path / "news")
    assert most == 2


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_wrote(run_results: Path, tmp_path: Path) -> None:
    done = claimwire("export", run_results, "--to", "csv", "-o", tmp_path / "a" / "claims.csv")
    lines = len((run_results / "claims.jsonl").read_bytes().splitlines())
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{tmp_path / 'a' / 'claims.csv'}: {lines:,} claims of 17 articles\n"


def test_stdout_gets_nothing_else(run_results: Path) -> None:
    done = claimwire("export", run_results, "--to", "schema-org", "-o", "-")
    assert {json.loads(line)["@type"] for line in done.stdout.splitlines()} == {"Claim"}
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_error(run_results: Path) -> None:
    command = f"{CLAIMWIRE} export {run_results} --to web-annotation -o - | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b'{"@context', b"")


BAD = {
    "no-results": (["{tmp}", "--to", "csv", "-o", "{tmp}/x.csv"], "no results of a run in it; claimwire run ARTICLES -o"),
    "no-folder": (["{tmp}/no", "--to", "sqlite", "-o", "{tmp}/x.db"], "no results of a run in it"),
    "unknown-format": (["{results}", "--to", "xlsx", "-o", "{tmp}/x"], "'xlsx' is not one of"),
    "no-path": (["{results}", "--to", "csv"], "Missing option '-o'"),
    "a-folder": (["{results}", "--to", "csv", "-o", "{tmp}"], "{tmp}: cannot be written: it is a folder; give a file"),
    "a-folder-for-sqlite": (["{results}", "--to", "sqlite", "-o", "{tmp}"], "it is a folder; give a file"),
    "not-empty": (["{results}", "--to", "brat", "-o", "{tmp}"], "{tmp}: cannot be written: there is something in its place"),
    "a-file-for-a-folder": (["{results}", "--to", "label-studio", "-o", "{tmp}/file"], "there is something in its place"),
    "below-a-file": (["{results}", "--to", "csv", "-o", "{tmp}/file/x.csv"], "{tmp}/file: cannot be written: "),
    "no-disk": (["{results}", "--to", "parquet", "-o", "/proc/x.parquet"], "/proc/.x.parquet.part: cannot be written: "),
    "no-disk-for-sqlite": (["{results}", "--to", "sqlite", "-o", "/proc/x.db"], "/proc/x.db: cannot be written: unable to open"),
    "the-store": (["{results}", "--to", "sqlite", "-o", "{results}/store.sqlite"], "store.sqlite: is the run's own; give another"),
    "the-claims": (["{results}", "--to", "schema-org", "-o", "{results}/claims.jsonl"], "claims.jsonl: is the run's own"),
    "no-stream": (["{results}", "--to", "docbin", "-o", "-"], "only csv, web-annotation, schema-org can go to stdout"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_arguments(case: str, run_results: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    arguments, message = BAD[case]
    names = {"results": str(run_results), "tmp": str(tmp_path)}
    before = contents(tmp_path)
    done = claimwire("export", *(argument.format(**names) for argument in arguments))
    assert (done.returncode, contents(tmp_path)) == (2, before)
    assert message.format(**names) in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def imported(run_results: Path, tmp_path: Path, to: Format, before: str = "") -> subprocess.CompletedProcess[str]:
    """An export in a process of its own, which tells at its end what it has imported."""
    arguments = ["claimwire", "export", str(run_results), "--to", to.value, "-o", str(tmp_path / "news")]
    code = f"import sys; {before}\nsys.argv = {arguments}\nfrom claimwire._cli import main\ntry: main()\nexcept SystemExit as end: print(end.code, sorted({HEAVY} & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)


@pytest.mark.parametrize("to", Format)
def test_only_what_a_format_needs_is_imported(run_results: Path, tmp_path: Path, to: Format) -> None:
    needs: dict[Format, set[str]] = {Format.parquet: {"pyarrow", "numpy"}, Format.docbin: {"spacy", "numpy"}}
    code, _, modules = imported(run_results, tmp_path, to).stdout.partition(" ")
    assert (code, set(json.loads(modules.replace("'", '"'))) - needs.get(to, set())) == ("0", set())


def test_parquet_without_pyarrow(run_results: Path, tmp_path: Path) -> None:
    done = imported(run_results, tmp_path, Format.parquet, before="sys.modules['pyarrow'] = None")
    assert done.stdout.startswith("2 ")
    assert done.stderr == "claimwire: --to parquet: pyarrow is not installed; pip install 'claimwire[parquet]'\n"
    assert list(tmp_path.iterdir()) == []


def test_what_was_exported_to_brat_is_gold_that_is_met(tmp_path: Path) -> None:
    """An article of its own and some in a file, by the commands."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "navy.txt").write_text(
        "The navy lost 14 boats on May 6, 2024, the ministry said.\r\nOf them 4 were new."
    )
    lines: list[dict[str, Any]] = [
        {"id": "https://e.org/a/1", "text": "It sold 5 trucks."},
        {"id": "b", "text": "Lee sold 6 cars."},
    ]
    (tmp_path / "in" / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    steps: list[list[str | Path]] = [
        ["run", tmp_path / "in", "-o", tmp_path / "out"],
        ["export", tmp_path / "out", "--to", "brat", "-o", tmp_path / "brat"],
        ["gold", "import", tmp_path / "brat", "-o", tmp_path / "in", "--from", "brat"],
        ["score", tmp_path / "in", "--json"],
    ]
    done = [claimwire(*step) for step in steps]
    assert [each.returncode for each in done] == [0, 0, 0, 0]
    table = json.loads(done[-1].stdout)
    assert (table["claims found"]["right"], table["claims found"]["wanted"]) == (4, 4)
    assert {name: row["score"] for name, row in table.items() if row["wanted"] and row["score"] != 100} == {}
