"""The commands as a user runs them."""

from __future__ import annotations

import functools
import importlib
import json
import signal
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest

from claimwire._cli import COMMANDS
from claimwire.scores.gold import read_gold
from command import CLAIMWIRE, claimwire

LINES = [
    json.dumps({"id": "a", "text": "It lost 3 boats yesterday.", "published": "2024-05-08"}),
    "{broken",
    json.dumps({"id": "c", "text": " "}),
    json.dumps({"id": "d", "text": "It lost 4 boats.", "published": None}),
]


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


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_they_say(name: str) -> None:
    module = importlib.import_module(f"claimwire._cli.{name}")
    told = module.app.info.help if hasattr(module, "app") else getattr(module, name).__doc__
    assert told.splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["diff", "--help"], ["run", "--help"], ["export", "--help"]], ids=" ".join
)
def test_nothing_heavy_is_imported_for_what_needs_it_not(arguments: list[str]) -> None:
    code = f"import sys; sys.argv[1:] = {arguments}\nfrom claimwire._cli import main\ntry: main()\nexcept SystemExit: print(sorted({{'spacy', 'numpy', 'trafilatura', 'pyarrow'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


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


def test_run_reads_stdin(tmp_path: Path) -> None:
    done = claimwire("run", "-", "-o", tmp_path / "out", given="It lost 3 boats.")
    (claim,) = map(json.loads, (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines())
    assert (done.returncode, claim["article"]["id"], claim["quantity"]["value"]) == (0, "-", 3.0)


def test_ctrl_c_stops_cleanly_and_the_next_run_goes_on(tmp_path: Path) -> None:
    articles, output = tmp_path / "articles", tmp_path / "out"
    articles.mkdir()
    for n in range(400):
        (articles / f"{n}.txt").write_text(f"On 3 May 2020 the army lost {n + 2} boats in Sarn, Lee said. " * 5)
    heard = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # what runs in the background ignores it
    running = subprocess.Popen([CLAIMWIRE, "run", articles, "-o", output], stderr=subprocess.PIPE, preexec_fn=heard)
    log = output / "store.sqlite-wal"
    while running.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1].decode()
    assert (running.returncode, "stopped; what is done is kept" in said, "Traceback" in said) == (130, True, False)
    assert not (output / "claims.jsonl").exists()
    done = claimwire("run", articles, "-o", output)
    (now,) = (int(line.split()[-2]) for line in done.stderr.splitlines() if "of them read now" in line)
    assert 0 < now < 400
    assert len((output / "claims.jsonl").read_text("utf-8").splitlines()) == 2000


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
    assert "no articles in it" in done.stderr


def test_explain_reads_stdin_and_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimwire", "explain", "-"],
        input="It lost 3 boats.\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "3 boats" in done.stdout) == (0, True)


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


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """An article with gold that misses its source."""
    (tmp_path / "navy.txt").write_text("The navy lost 4 boats on May 6, 2024, the ministry said.", "utf-8")
    gold = {
        "claims": [{"quantity": {"text": "4 boats", "value": 4}, "attribution": {"source": "the army"}}],
        "complete": ["claims"],
    }
    (tmp_path / "navy.gold.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_score_prints_a_table_and_the_errors(judged: Path) -> None:
    done = claimwire("score", judged, "--errors")
    assert "claims found" in done.stdout
    assert "claim '4 boats': source: 'the army', got 'ministry'" in done.stderr
    assert done.returncode == 0


def test_score_as_json_with_a_floor(judged: Path) -> None:
    (judged / "floors").write_text('"claims found" = 90\nsource = 50\n', "utf-8")
    done = claimwire("score", judged / "navy.gold.json", "--json", "--floor", judged / "floors")
    table = json.loads(done.stdout)
    assert table["claims found"] == {
        "right": 1,
        "wanted": 1,
        "found": 1,
        "precision": 100.0,
        "recall": 100.0,
        "score": 100.0,
    }
    assert done.stderr.splitlines() == ["below the floor: source: 0.0, its floor is 50"]
    assert done.returncode == 1


def test_score_names_gold_that_cannot_be_used(judged: Path) -> None:
    (judged / "navy.gold.json").write_text('{"claim": 1}', "utf-8")
    done = claimwire("score", judged)
    assert done.stderr == f"claimwire: {judged / 'navy.gold.json'}: claim: Extra inputs are not permitted\n"
    assert done.returncode == 2


def test_diff_tells_what_was_lost(judged: Path) -> None:
    claimwire("run", judged, "-o", judged / "out")
    old = judged / "out" / "claims.jsonl"
    (judged / "new.jsonl").write_text("", "utf-8")
    done = claimwire("diff", old, judged / "new.jsonl")
    assert done.stdout.splitlines()[0] == "- navy.txt:14 figure '4 boats' (The navy | lose)"
    assert done.returncode == 1
    assert claimwire("diff", old, old).returncode == 0
    assert json.loads(claimwire("diff", old, old, "--json").stdout)["kept"] == 1


def test_gold_accept_makes_gold_that_is_met(judged: Path) -> None:
    claimwire("run", judged, "-o", judged / "out")
    claims = judged / "out" / "claims.jsonl"
    refused = claimwire("gold", "accept", claims, judged)
    assert refused.stderr == f"claimwire: {judged / 'navy.gold.json'}: is there already; --force replaces it\n"
    assert claimwire("gold", "accept", claims, judged, "--force", "--complete").returncode == 0
    table = json.loads(claimwire("score", judged, "--json").stdout)
    assert {row["score"] for row in table.values()} == {100.0}


@pytest.mark.parametrize("tool", ["brat", "label-studio"])
def test_gold_goes_to_a_tool_and_back(judged: Path, tmp_path_factory: pytest.TempPathFactory, tool: str) -> None:
    there, back = tmp_path_factory.mktemp("there"), tmp_path_factory.mktemp("back")
    assert claimwire("gold", "export", judged, "-o", there, "--to", tool).returncode == 0
    exported = there if tool == "brat" else there / "tasks.json"
    assert claimwire("gold", "import", exported, "-o", back, "--from", tool, "--complete").returncode == 0
    assert (back / "navy.txt").read_bytes() == (judged / "navy.txt").read_bytes()
    stated, came_back = (read_gold(folder / "navy.gold.json")[0].written() for folder in (judged, back))
    assert came_back["claims"] == stated["claims"]


def test_rules_of_ones_own_that_cannot_be_used_are_named(judged: Path) -> None:
    (judged / "quantities.toml").write_text('[lists]\nbetween = ["x"]', "utf-8")
    done = claimwire("extract", judged / "navy.txt", "--rules", judged)
    assert (
        done.stderr
        == f"claimwire: --rules: {judged / 'quantities.toml'}: the list 'between' is claimwire's own; give yours another name\n"
    )
    assert done.returncode == 2
