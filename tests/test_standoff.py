"""Gold in the files of annotation tools, and back: nothing is lost, and offsets are what the format says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimwire.scores.agreement import as_extracted
from claimwire.scores.check import articles_of
from claimwire.scores.gold import Gold, GoldError, gold_files, read_gold, valid
from claimwire.scores.standoff import Standoff, gold_of, standoff
from claimwire.writers import brat, label_studio

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "The 🚢 navy lost 14 boats.\nOf them 4 were new,\nthe ministry said. The navy lost 4 men."
GOLD = {
    "claims": [
        {
            "quantity": {"text": "14 boats", "value": 14, "unit": None, "item": {"text": "boats", "head": "boat"}},
            "subject": {"text": "The 🚢 navy", "name": "Navy"},
            "predicate": {"lemma": "lose"},
            "attribution": None,
        },
        {
            "quantity": {"text": "4", "occurrence": 2, "value": 4, "item": {"head": "boat"}},
            "part_of": "14 boats",
            "attribution": {"source": {"name": "ministry"}, "cue": {"text": "said"}},
            "place": None,
            "also": [{"place": {"text": "navy"}}],
        },
        {"quantity": {"text": "4 men", "value": 4}, "optional": True},
    ],
    "dates": [],
    "attributions": [
        {
            "source": {"text": "the ministry"},
            "cue": {"text": "said"},
            "content": {"text": "Of them 4 were new"},
            "said": "2024-05-06",
        }
    ],
}


def through_brat(text: str, marks: Standoff) -> Standoff:
    return brat.loads(text, brat.dumps(text, marks))


def through_label_studio(text: str, marks: Standoff) -> Standoff:
    return label_studio.marks_of(json.loads(json.dumps(label_studio.task("navy.txt", text, marks))))


TOOLS = [pytest.param(through_brat, id="brat"), pytest.param(through_label_studio, id="label-studio")]


@pytest.mark.parametrize("there_and_back", TOOLS)
def test_nothing_is_lost(there_and_back: Callable[[str, Standoff], Standoff]) -> None:
    gold = valid(GOLD, "gold")
    again = gold_of(TEXT, there_and_back(TEXT, standoff(TEXT, gold)))
    assert again.written() == {layer: rows for layer, rows in gold.written().items() if rows}


@pytest.mark.parametrize("there_and_back", TOOLS)
@pytest.mark.parametrize("file", [pytest.param(f, id=f.stem) for f in gold_files(CORPUS)])
def test_the_gold_of_the_corpus_comes_back(file: Path, there_and_back: Callable[[str, Standoff], Standoff]) -> None:
    """Spans at their offsets: words in the gold may name a long span by its ends."""
    golds = read_gold(file)
    for article, gold in zip(articles_of(file, golds), golds, strict=True):
        again = gold_of(article.text, there_and_back(article.text, standoff(article.text, gold)))
        assert as_extracted(article.text, again) == as_extracted(article.text, gold)


def test_brat_counts_code_points_and_breaks_at_lines() -> None:
    marks = Standoff()
    marks.mark("Attribution", (26, 64))
    assert brat.dumps(TEXT, marks) == "T1\tAttribution 26 45;46 64\tOf them 4 were new, the ministry said.\n"
    assert brat.loads(TEXT, brat.dumps(TEXT, marks)) == marks


def test_what_people_changed_counts() -> None:
    """A place drawn in brat, and a note in plain words, which has no facts."""
    ann = "T1\tFigure 16 24\t14 boats\n#1\tAnnotatorNotes T1\tare these all?\nT2\tPlace 6 10\tnavy\nR1\tPlace Arg1:T1 Arg2:T2\n"
    gold = gold_of(TEXT, brat.loads(TEXT, ann))
    assert gold.written() == {"claims": [{"quantity": {"text": "14 boats"}, "place": {"text": "navy"}}]}


@pytest.mark.parametrize(
    ("ann", "fault"),
    [
        pytest.param("T1\tFigure 0 3\tnavy\n", "line 1: 'navy' is not at 0 3 of the text", id="other-words"),
        pytest.param("T1 Figure 0 3 The\n", "line 1: no brat standoff", id="no-tabs"),
        pytest.param("T1\tFigure 0 3\tThe\n#1\tAnnotatorNotes T1\t{x\n", "note of T1: no JSON", id="broken-note"),
    ],
)
def test_brat_that_cannot_be_read(ann: str, fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        brat.loads(TEXT, ann)


def region(start: int, end: int, words: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": words, "labels": ["Figure"]}
    return {"data": {"text": TEXT}, "annotations": [{"result": [{"id": "x", "type": "labels", "value": value}]}]}


@pytest.mark.parametrize(
    ("start", "end"), [pytest.param(16, 24, id="code-points"), pytest.param(17, 25, id="utf-16-units")]
)
def test_label_studio_in_either_unit(start: int, end: int) -> None:
    (mark,) = label_studio.marks_of(region(start, end, "14 boats")).marks
    assert TEXT[mark.start : mark.end] == "14 boats"


@pytest.mark.parametrize(
    ("task", "fault"),
    [
        pytest.param(region(2, 9, "14 boats"), "'14 boats' is not at 2 to 9", id="other-words"),
        pytest.param({"data": {}}, "no annotated text task", id="no-text"),
    ],
)
def test_tasks_that_cannot_be_read(task: dict[str, Any], fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        label_studio.marks_of(task)


def test_the_tools_know_every_label() -> None:
    used = {mark.label for mark in standoff(TEXT, Gold.model_validate(GOLD)).marks}
    assert all(f"\n{label}\n" in brat.configuration() for label in used)
    assert all(f'value="{label}"' in label_studio.configuration() for label in used)
