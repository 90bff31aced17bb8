"""Texts that nobody writes: each is read to its end, in time that grows with its length, or fails alone with a reason."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

import claimwire
from claimwire import _rulebook
from claimwire.articles import Article
from claimwire.language.pieces import PIECE, pieces

FIGURE = "It lost 3 boats."


def read(extractor: claimwire.Extractor, text: str) -> dict[str, Any]:
    (record,) = extractor.stream([Article(id="a", text=text)])
    return record


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(f"{'x' * 99_000}\n\n" * 505 + FIGURE, 1, id="50-megabytes"),
        pytest.param("1" * 1_000_000, 0, id="a-million-digits"),
        pytest.param(f"It lost {'1' * 90_000} boats.", 0, id="ninety-thousand-digits-of-boats"),
        pytest.param("It lost 9e999 boats.", 0, id="more-than-can-be-counted"),
        pytest.param('"“' * 5_000 + FIGURE + '”"' * 5_000, 1, id="nested-quotation-marks"),
        pytest.param(f"{'(' * 10_000}{FIGURE}{')' * 10_000}", 1, id="nested-brackets"),
        pytest.param(f"{FIGURE}\0\1\2", 1, id="control-characters"),
        pytest.param("The army lost:\n\n" + "- 3 boats;\n" * 5_000, 5_000, id="list-items"),
        pytest.param(
            "The army lost:\n\n" + "- 3 boats;\n" * 100_000, 100_000, id="100000-list-items", marks=pytest.mark.slow
        ),
        pytest.param("one of " * 2_000, None, id="numbers-without-end"),
        pytest.param("Lee said that " * 1_000, None, id="sayings-without-end"),
        pytest.param("May " * 5_000, None, id="months-without-end"),
    ],
)
def test_a_hostile_text_is_read(extractor: claimwire.Extractor, text: str, figures: int | None) -> None:
    record = read(extractor, text)
    assert "error" not in record
    assert all(text[claim["start"] : claim["end"]] == claim["text"] for claim in record["claims"])
    if figures is not None:
        assert sum(claim["kind"] == "figure" for claim in record["claims"]) == figures


# --- long texts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        pytest.param("One.\n\nTwo.\n\nThree.", 14, ["One.\n\nTwo.\n\n", "Three."], id="behind-a-paragraph"),
        pytest.param("One.\nTwo.\nThree.", 12, ["One.\nTwo.\n", "Three."], id="behind-a-line"),
        pytest.param("One two. Three four.", 12, ["One two. ", "Three four."], id="behind-a-sentence"),
        pytest.param("One two three", 9, ["One two ", "three"], id="behind-a-word"),
        pytest.param("abcdefg", 3, ["abc", "def", "g"], id="anywhere"),
        pytest.param("One.", 9, ["One."], id="short"),
    ],
)
def test_a_long_text_is_cut_where_it_hurts_least(text: str, most: int, parts: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, most=most)] == parts


def test_pieces_give_what_the_whole_gives(extractor: claimwire.Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets and ids are those of the whole text; rows refer to one another as before."""
    text = "\n\n".join(f"On {n} May 2020 the army lost 40 boats, {n} of which sank, Lee said." for n in range(3, 30))
    whole = read(extractor, text)
    monkeypatch.setattr(extractor.nlp, "max_length", 300)
    cut = read(extractor, text)
    for layer in ("quantities", "dates", "attributions"):
        assert cut[layer] == whole[layer]
    assert len({claim["id"] for claim in cut["claims"]}) == len(cut["claims"])
    ids = {claim["id"]: claim["quantity"]["text"] for claim in cut["claims"]}
    assert {ids[claim["part_of"]] for claim in cut["claims"] if claim["part_of"]} == {"40 boats"}
    for one, other in zip(cut["claims"], whole["claims"], strict=True):
        same = {key for key in other if key not in ("id", "part_of")}
        assert {key: one[key] for key in same} == {key: other[key] for key in same}


# --- rules ------------------------------------------------------------------------------------------------------------


def repeated(book: _rulebook.Rulebook) -> list[Any]:
    return [pytest.param(book.name, rule, id=rule.id) for rule in book.rules]


@pytest.mark.parametrize(
    ("name", "rule"), [param for name in _rulebook.names() for param in repeated(_rulebook.rulebook(name))]
)
def test_no_rule_is_slower_than_linear(extractor: claimwire.Extractor, name: str, rule: Any) -> None:
    """The words that a rule looks for, over and over and without a space: eight times as many take no 40 times as long."""
    example = rule.finds[0].text
    words = (example, re.sub(r"\s", "", example))

    def seconds(times: int) -> float:
        docs = [extractor.nlp.make_doc(word * times) for word in words]
        began = time.perf_counter()
        for doc in docs:
            _rulebook.rulebook(name).matches(doc)
        return time.perf_counter() - began

    assert seconds(80) < 40 * max(seconds(10), 0.001)


def test_a_piece_is_no_longer_than_what_is_parsed_at_once(extractor: claimwire.Extractor) -> None:
    assert extractor.nlp.max_length >= PIECE
