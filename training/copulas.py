"""The pass that makes `be` the head of its clause; UD has the predicate there."""

from __future__ import annotations

from conllu import Sentence, Word
from tree import deepest_first, kids, swap
from words import DEGREE, FOCUS, MARKS_KEPT, NEGATIONS, STAYS_WITH_NOUN


def copulas(sent: Sentence) -> None:
    """`be` heads its clause, the predicate is its `attr`, `acomp`, `advmod`, `prep` or `ccomp`."""
    for predicate in deepest_first(sent):
        verbs = kids(sent, predicate, "cop")
        if verbs:
            for extra in verbs[:-1]:
                extra.rel = "aux"
            _promote_copula(sent, predicate, verbs[-1])


def _promote_copula(sent: Sentence, predicate: Word, be: Word) -> None:
    moved = [c for c in sent.children(predicate) if c is not be and _moves_to_be(sent, c, predicate, be)]
    swap(sent, predicate, be, _predicate_rel(sent, predicate))
    for child in moved:
        child.head = be
        if child.rel in {"csubj", "csubj:outer"} and child.i > be.i and predicate.i < child.i:
            child.rel = "xcomp" if is_infinitive(sent, child) else "ccomp"


def _predicate_rel(sent: Sentence, predicate: Word) -> str:
    if any(c.rel == "case" and c.tag != "POS" for c in sent.children(predicate)):
        return "obl"
    if predicate.pos in {"VERB", "AUX"}:
        return "xcomp:clause" if is_infinitive(sent, predicate) else "ccomp"
    if predicate.pos == "ADJ" and not kids(sent, predicate, "det"):
        return "acomp"
    if predicate.pos == "ADV":
        return "advmod"
    return "prep" if predicate.pos == "ADP" else "attr"


def is_infinitive(sent: Sentence, verb: Word) -> bool:
    return any(c.tag == "TO" for c in sent.children(verb)) and not kids(sent, verb, "nsubj", "nsubj:pass")


def _moves_to_be(sent: Sentence, child: Word, predicate: Word, be: Word) -> bool:
    """Whether a child of the predicate belongs to the clause rather than to the phrase."""
    rel = child.rel
    if child.i < be.i < predicate.i:
        return True
    if predicate.pos in {"VERB", "AUX"} and be.i < predicate.i:
        negated = child.lower in NEGATIONS and child.i == be.i + 1
        return negated or rel.endswith(":outer") or (rel == "punct" and child.i > predicate.i)
    if rel in {"conj", "cc"}:
        return _clausal_conjunct(sent, child) if rel == "conj" else child.i < be.i
    if rel == "advmod":
        return _adverb_moves(child, predicate, be)
    if rel == "punct":
        return _punct_moves(sent, child, predicate, be)
    if rel in {"obl", "obl:unmarked", "obl:agent", "advcl"}:
        return _adjunct_moves(sent, child, predicate, be)
    return rel not in STAYS_WITH_NOUN


def _clausal_conjunct(sent: Sentence, word: Word) -> bool:
    marks = {"nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "aux:pass", "expl", "csubj"}
    return word.pos in {"VERB", "AUX"} or any(c.rel in marks for c in sent.children(word))


def _adverb_moves(adverb: Word, predicate: Word, be: Word) -> bool:
    if adverb.i < be.i or adverb.lower in NEGATIONS:
        return True
    if adverb.i > predicate.i:
        return adverb.lower != "enough"
    if predicate.pos in {"ADJ", "ADV", "NUM"}:
        return not (adverb.lower in DEGREE or adverb.i == predicate.i - 1)
    return adverb.lower not in FOCUS


def _punct_moves(sent: Sentence, mark: Word, predicate: Word, be: Word) -> bool:
    if mark.i < be.i:
        return True
    if mark.tag == "HYPH":
        return False
    kept = [c for c in sent.children(predicate) if c.rel != "punct" and c.rel in STAYS_WITH_NOUN]
    return not any(c.i > mark.i for c in [predicate, *kept])


def _adjunct_moves(sent: Sentence, child: Word, predicate: Word, be: Word) -> bool:
    if child.i < be.i:
        return True
    if child.i < predicate.i:
        return predicate.pos not in {"ADJ", "ADV"}
    if predicate.pos not in {"ADJ", "ADV"} or child.rel == "obl:unmarked":
        return True
    marks = {c.lower for c in sent.children(child) if c.rel in {"mark", "advmod"} and c.i < child.i}
    return child.rel == "advcl" and bool(marks & MARKS_KEPT)
