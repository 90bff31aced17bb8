"""The results of a run, read back: what the run stored, no more and no less."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimwire.scores.changes import read_claims
from claimwire.store import StoreError
from claimwire.writers.results import Result, results


def test_the_claims_are_those_of_claims_jsonl(run_results: Path, found: list[Result]) -> None:
    lines = (run_results / "claims.jsonl").read_bytes().splitlines()
    assert [claim for result in found for claim in result.claims] == [json.loads(line) for line in lines]


def test_every_span_is_in_its_text(found: list[Result]) -> None:
    claims = [(result.text, claim) for result in found for claim in result.claims]
    assert [claim["text"] for _, claim in claims] == [text[claim["start"] : claim["end"]] for text, claim in claims]


def test_a_line_separator_inside_a_claim_ends_no_line(run_results: Path, found: list[Result]) -> None:
    """U+2028 stands in JSON as it is."""
    assert any("\u2028" in claim["text"] for result in found for claim in result.claims)
    assert len(read_claims(run_results / "claims.jsonl")) == sum(len(result.claims) for result in found)


def test_a_folder_without_results(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no results of a run in it"):
        next(results(tmp_path))
