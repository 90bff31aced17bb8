"""Claims against those of last time, and the baseline of the corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import claimwire
from claimwire import _rulebook
from claimwire._cli.diff import told
from claimwire.articles import find_files, read_file
from claimwire.records import Claim
from claimwire.scores.changes import ClaimsError, Difference, difference, read_claims

ROOT = Path(__file__).parent.parent
CORPUS, BASELINE = ROOT / "corpus", ROOT / "output" / "baseline.jsonl"


def claim(id: str, **fields: Any) -> dict[str, Any]:
    figure = {"text": "4 boats", "start": 9, "value": 4.0}
    return {"id": id, "article": {"id": "navy.txt"}, "kind": "figure", "quantity": figure, "subject": None, "predicate": None, "confidence": 0.95, "rules": ["a"], **fields}  # fmt: skip


@pytest.mark.parametrize(
    ("new", "fates"),
    [
        pytest.param([claim("a")], {"kept": 1}, id="kept"),
        pytest.param([claim("a", rules=["b"])], {"kept": 1}, id="made-by-another-rule"),
        pytest.param([claim("a", confidence=0.95 + 1e-9)], {"kept": 1}, id="rounded-otherwise"),
        pytest.param([claim("a"), claim("b")], {"kept": 1, "gained": 1}, id="gained"),
        pytest.param([], {"lost": 1}, id="lost"),
        pytest.param([claim("a", subject={"text": "x"})], {"changed": 1}, id="changed"),
    ],
)
def test_what_became_of_a_claim(new: list[dict[str, Any]], fates: dict[str, int]) -> None:
    found = difference({"a": claim("a")}, {each["id"]: each for each in new})
    assert dict(found.by_article()["navy.txt"]) == fates
    assert found.same is (set(fates) == {"kept"})


def test_a_change_names_the_innermost_field() -> None:
    more = {"text": "4 boats", "start": 9, "value": 5.0}
    found = difference({"a": claim("a")}, {"a": claim("a", quantity=more)})
    assert found.by_field() == {"quantity.value": 1}
    assert told(found) == ["~ navy.txt:9 figure '4 boats' (- | -)", "    quantity.value: 4 -> 5"]


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        pytest.param("{}", "line 1: no claim", id="no-claim"),
        pytest.param(json.dumps(claim("a")) + "\n{", "line 2: no claim", id="half-a-line"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, lines: str, fault: str) -> None:
    (tmp_path / "claims.jsonl").write_text(lines, "utf-8")
    with pytest.raises(ClaimsError, match=rf"claims\.jsonl: {fault}"):
        read_claims(tmp_path / "claims.jsonl")


def against_baseline(extractor: claimwire.Extractor, output: Path) -> Difference:
    articles = (a for f in find_files(CORPUS) for a in read_file(f, id=f.relative_to(CORPUS).as_posix()))
    lines = [json.dumps(claim) + "\n" for record in extractor.stream(articles) for claim in record["claims"]]
    (output / "claims.jsonl").write_text("".join(lines), "utf-8")
    return difference(read_claims(BASELINE), read_claims(output / "claims.jsonl"))


def test_the_corpus_gives_the_claims_of_the_baseline(extractor: claimwire.Extractor, tmp_path: Path) -> None:
    """A change of the rules is reviewed as the diff of output/baseline.jsonl, so that file must be true."""
    found = against_baseline(extractor, tmp_path)
    assert found.same, "\n".join([*told(found), "claimwire run corpus/ -o output/ writes what is now"])


def test_every_claim_of_the_corpus_fits_the_record() -> None:
    """What is written is what `json_schema()` says, in every field of every claim."""
    faults = {}
    for line in BASELINE.read_bytes().splitlines():
        try:
            Claim.model_validate_json(line)
        except ValidationError as error:
            faults[json.loads(line)["id"]] = [".".join(map(str, each["loc"])) for each in error.errors()]
    assert faults == {}


@pytest.mark.parametrize(
    ("rule", "sign", "words"),
    [
        pytest.param("quantities.between", "-", "between 10 and 15 more assaults", id="a-range-is-lost"),
        pytest.param("quantities.plus_in_brackets", "~", "+310", id="a-change-is-none"),
    ],
)
def test_a_broken_rule_names_the_claims_it_costs(
    extractor: claimwire.Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, sign: str, words: str
) -> None:
    book, shipped = _rulebook.shipped("quantities"), _rulebook.shipped
    left = _rulebook.Rulebook(book.name, tuple(r for r in book.rules if r.id != rule), book.lists)
    assert len(left.rules) == len(book.rules) - 1
    monkeypatch.setattr(_rulebook, "shipped", lambda name: left if name == book.name else shipped(name))
    lines = told(against_baseline(extractor, tmp_path))
    assert any(line.startswith(f"{sign} tune/losses.txt") and repr(words) in line for line in lines), lines
