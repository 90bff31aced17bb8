"""First and last pass: where punctuation hangs."""

from __future__ import annotations

from conllu import Sentence, Word
from tree import is_left


def raise_punctuation(sent: Sentence) -> None:
    """A mark at the edge of a phrase goes to the head of the phrase; UD puts it inside."""
    for mark in [w for w in sent.words if w.rel == "punct"]:
        head = mark.head
        if head is None or head.head is None or (head.rel == "conj" and is_left(mark, head)):
            continue
        inside = [w.i for w in sent.subtree(head) if w.rel != "punct"] or [head.i]
        if not min(inside) < mark.i < max(inside):
            mark.head = head.head


def project_punctuation(sent: Sentence) -> None:
    """A mark whose arc crosses another is raised until it crosses none."""
    for mark in sent.words:
        head = mark.head
        while mark.rel == "punct" and head is not None and _crosses(sent, mark, head):
            head = head.head
        if head is not None and mark.rel == "punct":
            mark.head = head


def _crosses(sent: Sentence, mark: Word, head: Word) -> bool:
    first, last = min(mark.i, head.i), max(mark.i, head.i)
    return any(
        w.head is not None and w is not mark and (first < w.i < last) != (first < w.head.i < last)
        and {w.i, w.head.i}.isdisjoint({first, last})
        for w in sent.words
    )  # fmt: skip
