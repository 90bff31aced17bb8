"""A bad rule is refused with its file, its id and the reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

import claimwire
from claimwire import _rulebook
from claimwire._labels import LABELS
from claimwire._rules import RuleError
from claimwire.finders.cues import READERS
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
    ("unbounded-count", GOOD.replace("IS_DIGIT = true", 'IS_DIGIT = true, OP = "{2,}"'), "OP '{2,}' is unbounded"),
    ("no-operator", GOOD.replace("IS_DIGIT = true", "IS_DIGIT = true, OP = 2"), "OP is 2; it may be"),
    ("mixed-match", GOOD.replace("match = [", "match = [[{ IS_DIGIT = true }], "), "'match' is a list of token patterns"),
    ("broken-regex", GOOD.replace("IS_DIGIT = true", 'TEXT = { REGEX = "(" }'), "spaCy refuses the pattern: missing )"),
    ("no-date", GOOD.replace('"It has [[1 tank]]."', '{ text = "It has [[1 tank]].", on = "May" }'), "'on' is 'May', which is no date"),
    ("no-rules-table", 'rule = 3', "'rule' is no list of tables"),
    ("no-rule-table", 'rule = ["x"]', "a rule is a table, [[rule]], not 'x'"),
    ("no-lists-table", 'lists = ["x"]', "'lists' is no table"),
    ("no-list-of-words", '[lists]\ntanks = "tank"', "the list 'tanks' is no list of words"),
    ("unknown-table", GOOD + '\n[list]\nx = ["y"]\n', "unknown table 'list'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), [pytest.param(t, r, id=i) for i, t, r in BAD])
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(RuleError) as error:
        _rulebook.parse(text, file="t.toml")
    assert str(error.value).startswith("t.toml")
    assert reason in str(error.value)


ROLE = """
[[rule]]
id = "LAYER.tanks"
note = "A number of tanks."
match = [{ LOWER = "tanks" }]
finds = ["[[tanks]] burned.", "It has [[tanks]]."]
skips = ["The tank burned."]
"""
ROLES = [
    ("quantities", 'label = "QUANTITY"', "its label is 'QUANTITY'; in quantities.toml it may be NOT, MODEL, MODIFIER"),
    ("quantities", 'label = "MODIFIER"', "MODIFIER needs 'set.modifier', which is one of exact, about"),
    ("quantities", 'label = "MODIFIER"\nset = { modifier = "abut" }', "'set.modifier' is 'abut'; it may be one of exact"),
    ("quantities", 'label = "NOT"\nset = { modifier = "about" }', "NOT has no 'set.modifier'; it may have none"),
    ("quantities", 'label = "AGE"\nset = { bare = 1 }', "'set.bare' is 1; it may be true or false"),
    ("quantities", 'label = "NOT"\nbuild = "dates:calendar"', "no builder is registered as 'dates:calendar'"),
    ("dates", 'label = "DATE"', "a rule of dates needs a 'build'"),
    ("dates", 'label = "DATE"\nbuild = "os:system"', "no builder is registered as 'os:system'"),
    ("dates", 'label = "DATE"\nbuild = "dates:holiday"', "dates:holiday needs 'set.names', which is a table"),
    ("dates", 'label = "DATE"\nbuild = "dates:calendar"\nset = { lead = true }', "'set.lead' is True; it may be a whole number"),
    ("dates", 'label = "DATE"\nbuild = "dates:calendar"\nset = { check = "moon" }', "'set.check' names 'moon', which is no check"),
    ("attributions", 'label = "VERB"\nset = { stance = "asserts" }', "VERB needs 'set.takes', which is one of clause"),
    ("dates", 'label = "DATE"\nbuild = "dates:holiday"\nset = { names = { "fish day" = { month = 2, day = 30 } } }', "has no day of the year for 'fish day'"),
    ("dates", 'label = "DATE"\nbuild = "dates:holiday"\nset = { names = { "fish day" = { mnth = 2 } } }', "has 'mnth' for 'fish day'"),
    ("dates", 'label = "DATE"\nbuild = "dates:shift"\nset = { unit = "fortnigt" }', "'set.unit' is 'fortnigt'"),
    ("dates", 'label = "DATE"\nbuild = "dates:shift"\nset = { count = 999999999 }', "it may be up to 1000"),
    ("attributions", 'label = "ADVERB"', "ADVERB needs 'set.stance', which is one of asserts"),
    ("attributions", 'label = "ADVERB"\nbuild = "dates:calendar"\nset = { stance = "asks" }', "no builder is registered"),
]  # fmt: skip


@pytest.mark.parametrize(("layer", "fields", "reason"), [pytest.param(*row, id=row[2]) for row in ROLES])
def test_a_rule_of_which_nothing_would_come_is_refused(layer: str, fields: str, reason: str) -> None:
    text = ROLE.replace("LAYER", layer).replace("note =", f"{fields}\nnote =")
    with pytest.raises(RuleError) as error:
        _rulebook.parse(text, file=f"{layer}.toml")
    assert reason in str(error.value)


@pytest.mark.parametrize("name", _rulebook.names())
def test_the_table_of_labels_is_what_the_rules_use(name: str) -> None:
    assert {rule.label for rule in _rulebook.rulebook(name).rules} == set(LABELS[name])


def test_every_role_of_an_attribution_has_its_reader() -> None:
    assert set(LABELS["attributions"]) == set(READERS)


def test_matches_are_the_longest_in_order() -> None:
    book = _rulebook.parse(GOOD, file="t.toml")
    doc = spacy.blank("en")("It lost 3 tanks and 12 tanks")
    assert [(m.rule.id, m.start, m.end) for m in book.matches(doc)] == [("t.tanks", 2, 4), ("t.tanks", 5, 7)]


@pytest.mark.parametrize("op", ["!", "{,2}", "{0}", "{0,2}", "?"])
def test_looking_near_words_knows_what_may_be_left_out(op: str) -> None:
    book = _rulebook.parse(GOOD.replace("match = [", f'match = [{{ LOWER = "on", OP = "{op}" }}, ', 1), file="t.toml")
    doc = spacy.blank("en")("It lost 3 tanks and 12 tanks")
    assert book.matches_near(doc) == book.matches(doc) != []


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
