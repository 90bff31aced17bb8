"""Passes on words that stand together: fixed expressions, names, dates, amounts."""

from __future__ import annotations

from conllu import Sentence, Word
from tree import deepest_first, is_left, kids, move_children, swap
from words import MONTHS, PCOMP_PAIRS, SCALES


def fixed(sent: Sentence) -> None:
    for first in sent.words:
        rest = kids(sent, first, "fixed")
        if rest:
            _fixed_one(sent, first, rest)


def _fixed_one(sent: Sentence, first: Word, rest: list[Word]) -> None:
    last = rest[-1]
    phrase = " ".join(w.lower for w in [first, *rest])
    if phrase == "up to":
        last.head, last.rel = (first.head, "advmod") if first.rel == "advmod" else (first, "fixed:prep")
    elif phrase in {"each other", "one another"}:
        swap(sent, first, last, "det")
        move_children(sent, first, last)
    elif first.rel == "cc" or last.lower in {"than", "well"} or (first.rel == "advmod" and phrase.endswith(" as")):
        swap(sent, first, last, "amod" if first.tag in {"JJR", "RBR"} else "advmod")
        last.rel = "quantmod" if last.rel == "advmod" and last.tag == "IN" else last.rel
        for word in rest[:-1]:
            word.head, word.rel = last, "advmod"
    elif first.rel == "mark" and last.tag not in {"TO"} and not _prepositional(first, last):
        for word in rest:
            word.head, word.rel = first.head, "mark"
    elif phrase == "such as":
        swap(sent, first, last, "amod")
    elif first.rel == "case" or _prepositional(first, last):
        _fixed_chain(first, rest)
    else:
        for word in rest:
            word.rel = "pobj" if first.tag == "IN" and word.tag.startswith("NN") else "advmod"


def _prepositional(first: Word, last: Word) -> bool:
    return first.rel == "mark" and (first.lower, last.lower) in PCOMP_PAIRS


def _fixed_chain(first: Word, rest: list[Word]) -> None:
    """`according to`, `in spite of`: each word under the one before it; the phrase is one `case` or `mark`."""
    before = first
    for word in rest:
        word.head = before
        if word.tag.startswith("NN"):
            word.rel = "pobj"
        else:
            word.rel = "fixed:pcomp" if (before.lower, word.lower) in PCOMP_PAIRS else "fixed:prep"
        before = word


def flat(sent: Sentence) -> None:
    """Names and titles: the last word heads."""
    for head in deepest_first(sent):
        titles = [c for c in kids(sent, head, "nmod:desc") if is_left(c, head)]
        parts = [head, *kids(sent, head, "flat")]
        last = parts[-1]
        if last is not head and not last.tag.startswith(("CD", "LS")):
            _reverse_flat(sent, parts)
        else:
            for part in parts[1:]:
                part.rel = "nummod" if part.tag == "CD" else "compound"
        for title in titles:
            title.head, title.rel = last if last.tag != "CD" else head, "compound"
            for child in kids(sent, title, "det", "nmod:poss", "case"):
                child.head = title.head


def _reverse_flat(sent: Sentence, parts: list[Word]) -> None:
    head, last = parts[0], parts[-1]
    inner = [c for c in sent.children(head) if c.rel == "compound" or (c.tag == "HYPH" and c.i < last.i)]
    move_children(sent, head, last)
    for child in inner:
        child.head = head if child.rel == "compound" else last
    swap(sent, head, last, "compound")
    for part in parts[1:-1]:
        part.head, part.rel = last, "compound" if part.tag != "CD" else "nummod"


def dates(sent: Sentence) -> None:
    """`4 July 1831`: the month heads, day and year are `nummod`."""
    for month in sent.words:
        day = month.head
        if month.lower.rstrip(".") not in MONTHS or day is None:
            continue
        if day.text.isdigit() and month.rel in {"nmod:unmarked", "compound", "flat", "nmod:desc"}:
            move_children(sent, day, month)
            swap(sent, day, month, "nummod")
        for number in kids(sent, month, "nmod:unmarked", "nmod", "nmod:tmod", "nmod:npmod", "flat"):
            has_case = any(c.rel == "case" for c in sent.children(number))
            number.rel = "nummod" if number.tag == "CD" and not has_case else number.rel


def scales(sent: Sentence) -> None:
    """`19 million people`: `million` is `nummod` of the noun and `19` its `compound`; GUM often says it otherwise."""
    for scale in sent.words:
        noun = scale.head
        if scale.lower not in SCALES or noun is None:
            continue
        for number in [c for c in [*kids(sent, scale, "nummod"), *kids(sent, noun, "nummod")] if c.i == scale.i - 1]:
            move_children(sent, number, scale)
            number.head, number.rel = scale, "compound"
            scale.rel = "nummod" if scale.rel == "compound" else scale.rel


def currency(sent: Sentence) -> None:
    """`$ 5 million`: the number heads, not the sign."""
    for sign in sent.words:
        numbers = [c for c in kids(sent, sign, "nummod") if c.i > sign.i]
        if sign.tag != "$" or not numbers:
            continue
        number = numbers[0]
        compound = bool(kids(sent, number, "compound"))
        move_children(sent, sign, number)
        swap(sent, sign, number, "quantmod" if compound else "nmod")
        number.rel = "nmod" if number.rel in {"compound", "nummod"} else number.rel


def ranges(sent: Sentence) -> None:
    """`3 - 4 hours` (UD: the second number is a case-marked nmod of the first) and `at least 40`."""
    for number in sent.words:
        case = [c for c in kids(sent, number, "case") if c.tag in {"SYM", "HYPH", ":"}]
        first = number.head
        if case and first is not None and number.tag == "CD" and first.tag == "CD" and first.i < number.i:
            move_children(sent, first, number)
            swap(sent, first, number, "quantmod")
            for dash in case:
                dash.rel = "punct"
        elif number.lower in {"least", "most"} and number.rel in {"nmod", "advmod", "obl"}:
            for at in kids(sent, number, "case"):
                swap(sent, number, at, "pobj")
                at.rel = "advmod:least"
