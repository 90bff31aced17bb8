"""A bad rule is refused with its file, its id and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import claimwire
from claimwire import _rulebook
from claimwire._rules import RuleError
from claimwire.language.reading import read

GOOD = """
[lists]
tanks = ["tank", "tanks"]

[[rule]]
id = "t.tanks"
label = "THING"
note = "A number of tanks."
match = [{ IS_DIGIT = true }, { LOWER = { IN = "$tanks" } }]
finds = ["[[3 tanks]] burned.", "It has [[1 tank]]."]
skips = ["The tank burned."]
"""
BAD = [
    ("not-toml", GOOD.replace("[[rule]]", "[[rule"), "not TOML"),
    ("prefix", GOOD.replace("t.tanks", "x.tanks"), "rule x.tanks: its id must begin with 't.'"),
    ("no-note", GOOD.replace('note = "A number of tanks."', ""), "rule t.tanks: 'note' is missing"),
    ("misspelt-field", GOOD.replace("skips =", 'skip = ["x"]\nskips ='), "rule t.tanks: unknown field 'skip'"),
    ("one-find", GOOD.replace(', "It has [[1 tank]]."', ""), "at least two 'finds'"),
    ("no-skips", GOOD.replace('["The tank burned."]', "[]"), "one 'skips'"),
    ("unmarked", GOOD.replace("[[3 tanks]]", "3 tanks"), "must mark one span"),
    ("marked-skip", GOOD.replace("The tank", "The [[tank]]"), "must mark no span"),
    ("unbounded", GOOD.replace("IS_DIGIT = true", 'IS_DIGIT = true, OP = "+"'), "OP '+' is unbounded"),
    ("no-list", GOOD.replace("$tanks", "$ships"), "there is no list 'ships'"),
    ("misspelt-predicate", GOOD.replace("IN =", "INN ="), "spaCy refuses the pattern"),
    ("empty-pattern", GOOD.replace("[{ IS_DIGIT = true }, { LOWER = { IN = \"$tanks\" } }]", "[]"), "an empty pattern"),
    ("unknown-build", GOOD.replace("note =", 'build = "dates:nothing"\nnote ='), "no builder is registered"),
    ("twice", GOOD + GOOD.partition("[[rule]]")[2].join(["[[rule]]", ""]), "another rule has this id"),
    ("unknown-table", GOOD + '\n[list]\nx = ["y"]\n', "unknown table 'list'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), [pytest.param(t, r, id=i) for i, t, r in BAD])
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(RuleError) as error:
        _rulebook.parse(text, file="t.toml")
    assert str(error.value).startswith("t.toml")
    assert reason in str(error.value)


def test_matches_are_the_longest_in_order() -> None:
    book = _rulebook.parse(GOOD, file="t.toml")
    doc = spacy.blank("en")("It lost 3 tanks and 12 tanks")
    assert [(m.rule.id, m.start, m.end) for m in book.matches(doc)] == [("t.tanks", 2, 4), ("t.tanks", 5, 7)]


def test_examples_know_their_span() -> None:
    rule = _rulebook.parse(GOOD, file="t.toml").rules[0]
    found = rule.finds[1]
    assert (found.text, found.text[found.start : found.end]) == ("It has 1 tank.", "1 tank")


@pytest.mark.parametrize("name", _rulebook.names())
def test_looking_near_words_finds_the_same(name: str, extractor: claimwire.Extractor) -> None:
    """Patterns are looked for only where a word stands that one begins with; on whole articles that changes nothing."""
    book = _rulebook.rulebook(name)
    for file in sorted((Path(__file__).parent.parent / "corpus" / "tune").glob("*.txt")):
        doc = read(extractor.nlp(file.read_text("utf-8"))).doc
        assert book.matches_near(doc) == book.matches(doc)
