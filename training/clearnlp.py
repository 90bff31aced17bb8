"""Turns a Universal Dependencies tree into the scheme of spaCy's English models (ClearNLP labels).

Start here: `to_clearnlp` runs the passes in order. Every pass changes heads and labels in place and leaves a tree.
The order matters: copulas and prepositions become heads while coordination is still the UD star, so that what belongs
to one conjunct moves with it; only then is the star made a chain, and labels that need no restructuring come last.
"""

from __future__ import annotations

from clauses import chains, free_relatives, objects, reporting
from conllu import Sentence, Word
from copulas import copulas
from phrases import currency, dates, fixed, flat, ranges, scales
from prepositions import cases, marks
from punctuation import project_punctuation, raise_punctuation
from tree import check_tree
from words import NEGATIONS, RENAMED


def to_clearnlp(sent: Sentence) -> Sentence:
    """Converts `sent` in place and returns it.

    Raises:
        ValueError: the result is not a tree with one root.
    """
    for step in (
        raise_punctuation, fixed, flat, dates, scales, currency, ranges, free_relatives, copulas, cases, marks,
        reporting, chains, objects, _rename, project_punctuation,
    ):  # fmt: skip
        step(sent)
    check_tree(sent)
    return sent


def _rename(sent: Sentence) -> None:
    for word in sent.words:
        word.rel = _label(sent, word)


def _label(sent: Sentence, word: Word) -> str:
    head = word.head
    if head is None:
        return "ROOT"
    if word.rel == "advmod" and word.lower in NEGATIONS:
        return "neg"
    if word.rel == "advmod" and word.tag == "IN" and head.tag == "CD":
        return "quantmod"
    if word.rel == "nmod" and word.tag in {"JJ", "VBN"}:
        return "amod"
    if word.rel in {"nmod", "nmod:desc"}:
        return "nmod" if word.i < head.i else "npadvmod"
    if word.rel == "nmod:unmarked" and word.tag == "CD" and head.tag.startswith("NNP") and head.i < word.i:
        return "nummod"
    if word.rel == "amod" and word.tag in {"NNP", "NNPS"}:
        return "compound"
    if word.rel == "compound" and head.tag in {"VBN", "VBG"} and word.i < head.i:
        return "npadvmod"
    if word.rel == "det" and word.tag in {"PRP$", "WP$"}:
        return "poss"
    return RENAMED.get(word.rel, word.rel)
