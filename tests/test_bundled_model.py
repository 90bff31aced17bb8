"""The bundled model speaks the labels of `en_core_web_*`: what is written for those works on it unchanged."""

from __future__ import annotations

from typing import Any

import pytest
from spacy import displacy
from spacy.language import Language
from spacy.matcher import DependencyMatcher

import claimwire

# label schemes of spaCy's English models, as their documentation lists them
DEPS = set(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep "
    "det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet "
    "prep prt punct quantmod relcl xcomp".split()
)
ENTITIES = set(
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART".split()
)


@pytest.fixture(scope="module")
def nlp(extractor: claimwire.Extractor) -> Language:
    return extractor.nlp


@pytest.mark.parametrize(("pipe", "scheme"), [("parser", DEPS), ("ner", ENTITIES)])
def test_labels_are_among_those_of_the_published_models(nlp: Language, pipe: str, scheme: set[str]) -> None:
    labels = {label for label in nlp.pipe_labels[pipe] if "||" not in label}
    assert labels
    assert labels <= scheme


# id: (text, its noun chunks)
CHUNKS = {
    "subject-and-object": ("The old bridge lost two cables.", ["The old bridge", "two cables"]),
    "after-a-preposition": ("Trains to the north were late.", ["Trains", "the north"]),
    "passive": ("Three villages were flooded by the river.", ["Three villages", "the river"]),
    "predicate-noun": ("The mayor is a former teacher.", ["The mayor", "a former teacher"]),
    "apposition": ("Mr Hale, a local farmer, sued the council.", ["Mr Hale", "a local farmer", "the council"]),
    "coordination": ("The ministry and the army sent trucks.", ["The ministry", "the army", "trucks"]),
    "two-objects": ("The court gave the family a house.", ["The court", "the family", "a house"]),
    "possessive": ("The company's new plant employs 300 people.", ["The company's new plant", "300 people"]),
    "compound": ("Aid workers reached the mountain villages.", ["Aid workers", "the mountain villages"]),
}


@pytest.mark.parametrize("case", CHUNKS)
def test_noun_chunks(nlp: Language, case: str) -> None:
    text, chunks = CHUNKS[case]
    assert [chunk.text for chunk in nlp(text).noun_chunks] == chunks


def _under(label: str, *more: dict[str, Any], pos: str = "VERB") -> list[dict[str, Any]]:
    """A recipe: a verb and a word under it with `label`, and what hangs below."""
    found: list[dict[str, Any]] = [
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": pos}},
        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": label, "RIGHT_ATTRS": {"DEP": label}},
    ]
    return [*found, *more]


def _below(left: str, label: str) -> dict[str, Any]:
    return {"LEFT_ID": left, "REL_OP": ">", "RIGHT_ID": label, "RIGHT_ATTRS": {"DEP": label}}


# id: (recipe, text, the words that it finds)
RECIPES = {
    "subject-verb-object": (
        _under("nsubj", _below("verb", "dobj")),
        "Rebels captured the town.",
        ["captured", "Rebels", "town"],
    ),
    "subject-and-its-modifier": (
        _under("nsubj", _below("nsubj", "amod")),
        "Heavy rain closed the road.",
        ["closed", "rain", "Heavy"],
    ),
    "prepositional-phrase": (
        _under("prep", _below("prep", "pobj")),
        "The minister flew to Geneva.",
        ["flew", "to", "Geneva"],
    ),
    "passive-with-agent": (
        _under("nsubjpass", _below("verb", "agent"), _below("agent", "pobj")),
        "The house was hit by a shell.",
        ["hit", "house", "by", "shell"],
    ),
    "reported-clause": (
        _under("ccomp", _below("ccomp", "mark")),
        "Police said that the driver fled.",
        ["said", "fled", "that"],
    ),
    "copula-and-attribute": (
        _under("attr", _below("verb", "nsubj"), pos="AUX"),
        "The toll is a record.",
        ["is", "record", "toll"],
    ),
    "relative-clause": (
        [
            {"RIGHT_ID": "noun", "RIGHT_ATTRS": {"POS": "NOUN"}},
            _below("noun", "relcl"),
            _below("relcl", "nsubj"),
        ],
        "The man who called the police left.",
        ["man", "called", "who"],
    ),
    "number-of-a-noun": (
        [{"RIGHT_ID": "noun", "RIGHT_ATTRS": {"POS": "NOUN"}}, _below("noun", "nummod")],
        "Soldiers found 14 rifles.",
        ["rifles", "14"],
    ),
}


@pytest.mark.parametrize("case", RECIPES)
def test_dependency_matcher_recipes(nlp: Language, case: str) -> None:
    recipe, text, words = RECIPES[case]
    matcher = DependencyMatcher(nlp.vocab)
    matcher.add(case, [recipe])
    doc = nlp(text)
    assert [[doc[i].text for i in found] for _, found in matcher(doc)] == [words]


def test_displacy_draws_trees_and_entities(nlp: Language) -> None:
    doc = nlp("Rebels captured the town of Vesna on Monday, the United Nations said.")
    arcs = displacy.parse_deps(doc, {"collapse_punct": False})["arcs"]
    assert {"label": "nsubj", "start": 0, "end": 1, "dir": "left"} in arcs
    assert len(arcs) == len([t for t in doc if t.head.i != t.i])
    assert "United Nations" in displacy.render(doc, style="ent", page=False, jupyter=False)
