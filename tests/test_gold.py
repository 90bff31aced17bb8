"""Gold files: what may stand in them, and what is said of those that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimwire.scores.gold import GoldError, gold_files, locate, read_gold, write_gold

FIGURE = {"quantity": {"text": "40 boats", "value": 40}}


def written(folder: Path, gold: Any) -> Path:
    path = folder / "storm.gold.json"
    path.write_text(gold if isinstance(gold, str) else json.dumps(gold), "utf-8")
    return path


@pytest.mark.parametrize(
    ("gold", "fault"),
    [
        pytest.param("{", "no JSON", id="no-json"),
        pytest.param({"claim": []}, "claim: Extra inputs", id="unknown-layer"),
        pytest.param({"claims": [{"quantity": "40", "subjekt": "x"}]}, "claims.0.subjekt", id="unknown-field"),
        pytest.param({"claims": [{"modality": "sure"}]}, "claims.0.modality: Input should be", id="unknown-value"),
        pytest.param({"claims": [{**FIGURE, "also": [{"plase": None}]}]}, "plase", id="unknown-field-in-also"),
        pytest.param([{"claims": []}, {"dates": 4}], "article 2: dates", id="the-second-of-a-list"),
    ],
)
def test_gold_that_cannot_be_used(tmp_path: Path, gold: Any, fault: str) -> None:
    path = written(tmp_path, gold)
    with pytest.raises(GoldError) as error:
        read_gold(path)
    assert str(path) in str(error.value)
    assert fault in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"nothing\.gold\.json: cannot be read: No such file"):
        read_gold(tmp_path / "nothing.gold.json")


def test_a_folder_without_gold_says_what_gold_is(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no gold in it \(NAME\.gold\.json beside the article\)"):
        gold_files(tmp_path)


def test_what_is_stated_is_kept_and_no_more(tmp_path: Path) -> None:
    gold = {"complete": ["claims"], "claims": [{**FIGURE, "place": None, "subject": {"text": "the navy"}}]}
    write_gold(tmp_path / "again.gold.json", read_gold(written(tmp_path, gold)))
    assert json.loads((tmp_path / "again.gold.json").read_text("utf-8")) == gold


def test_a_claim_is_a_line(tmp_path: Path) -> None:
    """A change of one claim shows as one in a review."""
    path = tmp_path / "storm.gold.json"
    write_gold(path, read_gold(written(tmp_path, {"claims": [FIGURE, FIGURE]})))
    assert sum('"quantity"' in line for line in path.read_text("utf-8").splitlines()) == 2


TEXT = "The navy lost 4 boats. The navy lost 14 boats and 4 boats more."


@pytest.mark.parametrize(
    ("words", "span"),
    [
        pytest.param({"text": "The navy"}, (0, 8), id="the-first"),
        pytest.param({"text": "The navy", "occurrence": 2}, (23, 31), id="the-second"),
        pytest.param({"text": "4 boats", "occurrence": 3}, (50, 57), id="inside-another-number-counts"),
        pytest.param({"text": "The navy … 14 boats"}, (0, 45), id="from-first-to-last-words"),
        pytest.param({"text": None}, None, id="no-words"),
    ],
)
def test_words_are_found(words: dict[str, Any], span: tuple[int, int] | None) -> None:
    assert locate(TEXT, words) == span


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        pytest.param({"text": "the army"}, "'the army' is not in the article", id="absent"),
        pytest.param({"text": "The navy", "occurrence": 3}, "is not 3 times in the article", id="not-so-often"),
    ],
)
def test_words_that_are_not_there(words: dict[str, Any], fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        locate(TEXT, words)
