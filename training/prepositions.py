"""Passes that make prepositions heads: of their nouns, and of the gerunds they govern."""

from __future__ import annotations

from conllu import Sentence, Word
from tree import deepest_first, kids, swap
from words import MARKS_KEPT

CASE_KEEPS_REL = {"root", "conj", "parataxis", "list", "ccomp", "reparandum", "dislocated", "dep", "orphan"}


def cases(sent: Sentence) -> None:
    """Prepositions head their nouns."""
    for noun in deepest_first(sent):
        cases = [c for c in kids(sent, noun, "case") if c.tag != "POS"]
        if cases:
            _promote_case(sent, noun, cases)
    for noun in sent.words:  # a conjunct with a preposition of its own is a conjunct of the first preposition
        prep, first = noun.head, noun.head.head if noun.head else None
        if prep and first and prep.rel == "conj" and noun.rel in {"pobj", "pcomp"} and first.rel in {"pobj", "pcomp"}:
            prep.head = first.head if first.head is not None else first


def _promote_case(sent: Sentence, noun: Word, cases: list[Word]) -> None:
    rel = noun.rel
    if rel.startswith(("nsubj", "csubj", "obj", "iobj", "nummod", "det", "compound", "amod", "advmod")) and _bare(
        sent, noun, cases[0]
    ):
        return
    outer = cases[0]
    inner = outer
    swap(sent, noun, outer, "pobj")
    outer.rel = "agent" if rel == "obl:agent" else rel if rel in CASE_KEEPS_REL else "prep"
    for extra in cases[1:]:
        if extra.i < noun.i:
            extra.head, extra.rel = inner, "prep"
            inner = extra
    noun.head = inner = _last_of_chain(sent, inner)
    noun.rel = "pcomp" if noun.pos in {"ADV", "VERB", "AUX"} else "pobj"
    for child in sent.children(noun):
        if child.i < outer.i and child.rel not in {"conj", "compound"}:
            child.head = outer


def _bare(sent: Sentence, noun: Word, case: Word) -> bool:
    """`Over 70 people died`: a preposition that only widens a number stays below it."""
    if noun.rel.startswith(("compound", "amod", "advmod", "det")):
        return False
    numbers = [w for w in sent.subtree(noun) if w.tag == "CD" and w.i > case.i]
    case.head, case.rel = (numbers[0], "quantmod") if numbers else (noun, "prep")
    return True


def _last_of_chain(sent: Sentence, word: Word) -> Word:
    """The innermost preposition of a fixed phrase, and final labels for its words."""
    for child in sent.children(word):
        if child.rel in {"fixed:pcomp", "fixed:prep"}:
            child.rel = child.rel.removeprefix("fixed:")
            return _last_of_chain(sent, child)
        if child.rel == "pobj" and child.i > word.i and any(c.rel == "fixed:prep" for c in sent.children(child)):
            return _last_of_chain(sent, child)
    return word


def marks(sent: Sentence) -> None:
    """Infinitival `to` is `aux`; a preposition before a gerund heads it."""
    for verb in deepest_first(sent):
        for mark in kids(sent, verb, "mark"):
            if mark.tag == "TO":
                mark.rel = "aux"
            elif _governs_gerund(sent, mark, verb):
                _promote_mark(sent, mark, verb)


def _governs_gerund(sent: Sentence, mark: Word, verb: Word) -> bool:
    if mark.tag not in {"IN", "JJ", "RB", "VBG"} or mark.lower in MARKS_KEPT or mark.i > verb.i:
        return False
    children = sent.children(verb)
    auxiliaries = [c for c in children if c.rel.startswith("aux")]
    gerund = (auxiliaries[0].tag if auxiliaries else verb.tag) == "VBG"
    subject = any(c.rel.startswith("nsubj") for c in children)
    return gerund and (not subject or mark.lower in {"with", "without", "of", "by", "from"})


def _promote_mark(sent: Sentence, mark: Word, verb: Word) -> None:
    rel = verb.rel
    swap(sent, verb, mark, "pcomp")
    mark.rel = rel if rel in CASE_KEEPS_REL else "prep"
    verb.head = _last_of_chain(sent, mark)
    for child in sent.children(verb):
        if child.i < mark.i and child.rel != "conj":
            child.head = mark
    first = mark.head
    if rel == "conj" and first is not None and first.rel == "pcomp" and first.head is not None:
        mark.head = first.head
