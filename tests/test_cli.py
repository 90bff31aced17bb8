"""The commands as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

CLAIMWIRE = Path(sys.executable).parent / "claimwire"
LINES = [
    json.dumps({"id": "a", "text": "It lost 3 boats yesterday.", "published": "2024-05-08"}),
    "{broken",
    json.dumps({"id": "c", "text": " "}),
    json.dumps({"id": "d", "text": "It lost 4 boats.", "published": None}),
]


def claimwire(*arguments: str | Path, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run([CLAIMWIRE, *arguments], input=data, capture_output=True, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_extract_prints_claims(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It lost 3 boats.")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9")
    done = claimwire("extract", tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "no.txt")
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(c["schema"], c["quantity"]["value"]) for c in claims] == [("claimwire/1", 3.0)]
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith(f"{tmp_path / 'b.txt'}: not UTF-8: byte 0xe9")
    assert second.startswith(f"{tmp_path / 'no.txt'}: cannot be read: No such file")


def test_extract_reads_stdin_and_resolves_from_the_option() -> None:
    done = claimwire("extract", "-", "--layers", "--published", "2024-05-08", given="It lost 3 boats yesterday.")
    (record,) = map(json.loads, done.stdout.splitlines())
    assert set(record) == {"schema", "article", "quantities", "dates", "attributions", "claims"}
    assert record["dates"][0]["from"] == "2024-05-07"
    assert done.returncode == 0


def test_day_first_is_an_option() -> None:
    done = claimwire("extract", "-", "--layers", "--day-first", given="It lost 3 boats on 7/8/2024.")
    assert json.loads(done.stdout)["dates"][0]["from"] == "2024-08-07"


def test_jsonl_answers_one_line_an_input_in_order() -> None:
    done = claimwire("extract", "--jsonl", "--layers", "-", given="\n".join(LINES))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["article"]["id"] for r in records] == ["a", "-#2", "c", "d"]
    assert ["error" in r for r in records] == [False, True, True, False]
    assert [len(r["claims"]) for r in records] == [1, 0, 0, 1]
    assert done.returncode == 1


def test_version() -> None:
    assert claimwire("--version").stdout == f"claimwire {metadata.version('claimwire')}\n"


def test_run_writes_claims_and_a_summary(tmp_path: Path) -> None:
    articles, output = tmp_path / "articles", tmp_path / "out"
    articles.mkdir()
    (articles / "a.txt").write_text("It lost 3 boats.")
    (articles / "b.jsonl").write_text("\n".join(LINES))
    (articles / "empty.txt").write_text("")
    (articles / "a.gold.json").write_text("{}")
    done = claimwire("run", articles, "-o", output)
    claims = [json.loads(line) for line in (output / "claims.jsonl").read_text("utf-8").splitlines()]
    assert [(c["article"]["id"], c["quantity"]["value"]) for c in claims] == [
        ("a.txt", 3.0),
        ("b.jsonl#a", 3.0),
        ("b.jsonl#d", 4.0),
    ]
    assert (output / "texts" / "b.jsonl#a.txt").read_text("utf-8") == "It lost 3 boats yesterday."
    assert done.returncode == 1
    assert "empty.txt: empty: no text in it" in done.stderr


def test_two_runs_write_the_same(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It lost 3 boats on May 6, 2024, the ministry said.")
    written = []
    for name in ("one", "two"):
        claimwire("run", tmp_path / "in", "-o", tmp_path / name)
        written.append((tmp_path / name / "claims.jsonl").read_bytes())
    assert written[0] == written[1] != b""


BAD = [
    ("missing-folder", ["run", "no-such-folder"], "no-such-folder: no such folder"),
    ("file-for-folder", ["run", __file__], "is no folder"),
    ("output-is-input", ["run", "corpus", "-o", "corpus"], "the articles are there"),
    ("output-is-a-file", ["run", "corpus", "-o", "README.md"], "is no folder"),
    ("bad-date", ["extract", "-", "--published", "soon"], "--published: 'soon' is no date"),
    ("no-model", ["extract", "-", "--model", "no_such_model"], "--model: no_such_model: no spaCy pipeline there"),
    ("empty-sentence", ["explain", " "], "the sentence is empty"),
    ("unknown-option", ["extract", "-", "--nothing"], "No such option"),
]


@pytest.mark.parametrize(("arguments", "message"), [pytest.param(a, m, id=i) for i, a, m in BAD])
def test_bad_arguments(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    done = claimwire(*arguments, given="x")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_a_bad_argument(tmp_path: Path) -> None:
    done = claimwire("run", tmp_path)
    assert done.returncode == 2
    assert "no articles (.txt, .json, .jsonl) in it" in done.stderr


def test_explain_takes_brackets_for_what_they_are() -> None:
    done = claimwire("explain", "He lost [red]3 boats[/x].")
    assert done.returncode == 0
    assert "[/x]" not in done.stderr


def test_explain_says_so_when_nothing_fires() -> None:
    assert "rules that fired: none" in claimwire("explain", "hello there").stdout


def test_explain_shows_rule_span_and_row() -> None:
    done = claimwire("explain", "It lost more than 3 boats on May 6, 2024.")
    assert done.returncode == 0
    for word in ("more than 3 boats", "quantities.", "dates.", "2024-05-06"):
        assert word in done.stdout
