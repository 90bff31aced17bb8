"""`pytest --claimwire-gold` in a project of one's own, with articles, gold and a rule of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

pytest_plugins = ["pytester"]

STORM = (
    "Storm hits Sarn\n\nSARN, 19 August 2023 (Agency) – At least 40 people were hurt on Friday, the ministry said.\n"
)
NAVY = "As of May 6, 2024, the navy in the northern district lost:\n\n3 boats;\n\nmore than 40 trucks.\n"
BIRDS = "Birds return\n\nPublished: 3 June 2022\n\nA clutch of gulls, some 3 gross strong, was seen.\n"
HURT = {"quantity": {"text": "At least 40 people", "low": 40, "modifier": "at_least"}, "predicate": "hurt", "date": {"from": "2023-08-18", "to": "2023-08-18"}, "attribution": {"source": "the ministry"}}  # fmt: skip
LOST = {"quantity": {"text": "3 boats", "value": 3}, "subject": "the navy", "predicate": "lose"}
GULLS = {"quantity": {"text": "some 3", "value": 3, "modifier": "about"}, "subject": "gulls"}

RULE = """
[[rule]]
id = "quantities.own_something_like"
label = "MODIFIER"
set = { modifier = "about" }
note = "The house style of one desk."
match = [{ LOWER = "ish" }, { ENT_TYPE = "NUMBER" }]
finds = ["We saw [[ish 40]] boats.", "There were [[ish 3]] boats."]
skips = ["We saw 40."]
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A folder of three articles with their gold."""
    folder = pytester.mkdir("articles")
    for name, text, claim in (("storm", STORM, HURT), ("navy", NAVY, LOST), ("birds", BIRDS, GULLS)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.gold.json").write_text(json.dumps({"claims": [claim]}), "utf-8")
    return pytester


def state(project: pytest.Pytester, name: str, **fields: Any) -> None:
    path = project.path / "articles" / f"{name}.gold.json"
    gold = json.loads(path.read_text("utf-8"))
    gold["claims"][0] |= fields
    path.write_text(json.dumps(gold), "utf-8")


def test_green_and_after_an_edit_of_the_gold_red(project: pytest.Pytester) -> None:
    project.runpytest_subprocess("--claimwire-gold", "articles").assert_outcomes(passed=6)
    state(project, "storm", predicate="kill")
    result = project.runpytest_subprocess("--claimwire-gold", "articles")
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines([
        "*storm.gold.json: claim 1 At least 40 people*",
        "claim 'At least 40 people': predicate: 'kill', got 'hurt'",
        "in: At least 40 people were hurt on Friday, the ministry said.",
    ])  # fmt: skip


def test_a_lost_claim_is_named(project: pytest.Pytester) -> None:
    state(project, "navy", quantity={"text": "3 boats", "value": 4})
    result = project.runpytest_subprocess("--claimwire-gold", "articles")
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(["claim '3 boats' is lost: nothing of that amount is found there"])


def test_gold_that_lists_all_there_is_refuses_more(project: pytest.Pytester) -> None:
    path = project.path / "articles" / "navy.gold.json"
    path.write_text(json.dumps({"claims": [LOST], "complete": ["claims"]}), "utf-8")
    result = project.runpytest_subprocess("--claimwire-gold", "articles", "-k", "navy")
    result.assert_outcomes(passed=1, failed=1, deselected=4)
    result.stdout.fnmatch_lines(["claim 'more than 40 trucks' is in no gold"])


def test_a_rule_of_ones_own(project: pytest.Pytester) -> None:
    """Without it the figure is exact, with it `ish` makes it about."""
    project.path.joinpath("articles", "storm.txt").write_text("The ministry saw ish 40 boats.", "utf-8")
    state(
        project,
        "storm",
        quantity={"text": "40 boats", "modifier": "about"},
        predicate="see",
        date=None,
        attribution=None,
    )
    (project.mkdir("rules") / "quantities.toml").write_text(RULE, "utf-8")
    given = ("--claimwire-gold", "articles", "-k", "storm")
    project.runpytest_subprocess(*given).assert_outcomes(passed=1, failed=1, deselected=4)
    project.runpytest_subprocess(*given, "--claimwire-rules", "rules").assert_outcomes(passed=2, deselected=4)


def test_gold_that_cannot_be_used_is_an_error(project: pytest.Pytester) -> None:
    state(project, "storm", subjekt="x")
    result = project.runpytest_subprocess("--claimwire-gold", "articles")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*storm.gold.json: claims.0.subjekt: Extra inputs are not permitted*"])


def test_a_folder_that_is_not_there(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--claimwire-gold", "nowhere")
    result.stderr.fnmatch_lines(["*--claimwire-gold: *nowhere: no such folder"])


def test_nothing_is_loaded_until_asked() -> None:
    """Every pytest of the environment imports the plugin; it must cost them nothing."""
    code = "import sys, claimwire.pytest_plugin; print([m for m in ('spacy', 'pydantic', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
