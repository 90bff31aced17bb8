"""The claims of a run in brat and Label Studio: imported as gold, they are met by the same claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimwire.scores.agreement import as_extracted
from claimwire.scores.check import check_claims, extracted
from claimwire.scores.gold import Gold
from claimwire.scores.standoff import KINDS, Standoff, gold_of, standoff_of_claims
from claimwire.writers import brat, label_studio
from claimwire.writers.results import Result


@pytest.fixture(scope="module")
def in_brat(found: list[Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("there") / "brat"
    brat.write(found, folder)
    return folder


@pytest.fixture(scope="module")
def in_label_studio(found: list[Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("there") / "label-studio"
    label_studio.write(found, folder)
    return folder


def read_brat(folder: Path) -> Iterator[tuple[str, str, Standoff]]:
    for file in folder.rglob("*.ann"):
        text = file.with_suffix(".txt").read_bytes().decode()
        yield (
            brat.id_of(file.relative_to(folder).as_posix().removesuffix(".ann")),
            text,
            brat.loads(text, file.read_bytes().decode()),
        )


def submitted(task: dict[str, Any]) -> dict[str, Any]:
    """The task as Label Studio exports it when somebody has submitted the prediction as it is."""
    (prediction,) = task["predictions"]
    return {"data": task["data"], "annotations": [{"result": prediction["result"]}]}


def read_label_studio(folder: Path) -> Iterator[tuple[str, str, Standoff]]:
    for task in map(submitted, json.loads((folder / label_studio.TASKS).read_text("utf-8"))):
        yield task["data"]["article"], task["data"]["text"], label_studio.marks_of(task)


@pytest.fixture(params=["brat", "label-studio"])
def back(request: pytest.FixtureRequest, in_brat: Path, in_label_studio: Path) -> dict[str, tuple[str, Standoff]]:
    """Text and marks by the article's id."""
    read = read_brat(in_brat) if request.param == "brat" else read_label_studio(in_label_studio)
    return {id: (text, marks) for id, text, marks in read}


def test_ids_and_texts_come_back(back: dict[str, tuple[str, Standoff]], found: list[Result]) -> None:
    assert {id: text for id, (text, _) in back.items()} == {result.id: result.text for result in found}


def test_marks_come_back(back: dict[str, tuple[str, Standoff]], found: list[Result]) -> None:
    """But for the confidence and the rules, which are told and not read."""
    for result in found:
        made = standoff_of_claims(result.claims)
        for mark in made.marks:
            mark.confidence, mark.rules = None, ()
        assert back[result.id][1] == made


def test_the_claims_meet_what_was_imported(back: dict[str, tuple[str, Standoff]], found: list[Result]) -> None:
    """Nothing is missed, no field differs, nothing is found beside it."""
    for result in found:
        text, marks = back[result.id]
        gold = gold_of(text, marks)
        claims = extracted({"article": result.article, **result.layers}).claims
        rows, extra = check_claims(text, gold.written().get("claims", []), claims)
        assert [(row.words, row.found is not None, row.differences) for row in rows] == [
            (row.words, True, []) for row in rows
        ]
        assert (len(rows), extra) == (len(result.claims), [])


def test_a_mark_stands_where_the_span_does(found: list[Result]) -> None:
    """Not at the first place where its words stand."""
    text = "The navy sank. The navy lost 14 boats."
    spans = {"subject": {"text": "The navy", "start": 15, "end": 23, "name": "The navy"}}
    claim = next(
        claim for result in found for claim in result.claims if claim["kind"] == "figure" and not claim["place"]
    )
    quantity = {**claim["quantity"], "text": "14 boats", "start": 29, "end": 37, "item": None}
    made = standoff_of_claims([{**claim, **spans, "predicate": None, "attribution": None, "quantity": quantity}])
    assert [(m.label, text[m.start : m.end], m.start) for m in made.marks] == [
        ("Figure", "14 boats", 29),
        ("Subject", "The navy", 15),
    ]


def test_confidence_and_rules_are_told(in_brat: Path, in_label_studio: Path) -> None:
    ann = (in_brat / "crlf.ann").read_text("utf-8")
    tasks = json.loads((in_label_studio / label_studio.TASKS).read_text("utf-8"))
    told = {task["data"]["article"]: task["predictions"][0] for task in tasks}
    first = told["crlf.txt"]["result"][0]
    assert f"\tConfidence T1\t{first['score']} {first['meta']['text'][0]}\n" in ann
    assert (0 < first["score"] < 1, "attributions." in first["meta"]["text"][0]) == (True, True)
    assert (told["none.txt"]["result"], "score" in told["none.txt"]) == ([], False)


def test_every_line_of_brat_is_one_of_its_own(in_brat: Path) -> None:
    """However a reader breaks lines."""
    for file in in_brat.rglob("*.ann"):
        ann = file.read_bytes().decode()
        assert ann.splitlines() == ann.split("\n")[:-1]
    assert {brat.CONFIGURATION} == {file.name for file in in_brat.iterdir() if file.suffix == ".conf"}


STEMS = {
    "a.txt": "a",
    "a.html": "a.html",
    "a.html.txt": "a.html.txt",
    "a.txt.gz": "a.txt.gz",
    "b/report.2024.txt": "b/report.2024",
    "f.jsonl#7": "f.jsonl%237",
    "f.jsonl#https://e.org/../x?y": "f.jsonl%23https%3A%2F%2Fe.org%2F..%2Fx%3Fy",
    "100%.txt": "100%25",
    "-": "-",
}


@pytest.mark.parametrize("id", STEMS)
def test_a_name_in_brat(id: str) -> None:
    assert brat.stem(id) == STEMS[id]


@pytest.mark.parametrize(
    "id", [*(id for id in STEMS if id != "-"), "f.jsonl#" + "ж/%" * 200, "f.jsonl#" + "x" * 59 + ".." * 90]
)
def test_an_id_is_read_off_its_name(id: str, tmp_path: Path) -> None:
    """And the name is one that a file system takes, inside the folder."""
    path = tmp_path / f"{brat.stem(id)}.ann"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    assert [brat.id_of(f.relative_to(tmp_path).as_posix().removesuffix(".ann")) for f in tmp_path.rglob("*.ann")] == [
        id
    ]


def test_gold_and_claims_make_the_same_labels(found: list[Result]) -> None:
    used = {mark.label for result in found for mark in standoff_of_claims(result.claims).marks}
    assert used >= {*KINDS.values(), "Subject", "Source"}
    assert [label for label in used if f"\n{label}\n" not in brat.configuration()] == []


def test_an_agreement_of_claims_with_themselves(found: list[Result]) -> None:
    """Gold made of claims can be held against gold made of claims."""
    result = next(result for result in found if result.id == "crlf.txt")
    gold: Gold = gold_of(result.text, standoff_of_claims(result.claims))
    assert [c["quantity"]["text"] for c in as_extracted(result.text, gold).claims] == ["14 boats", "4"]
