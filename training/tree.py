"""Small steps on a dependency tree that the passes of the conversion share."""

from __future__ import annotations

from conllu import Sentence, Word


def check_tree(sent: Sentence) -> None:
    """Raises ValueError unless `sent` has exactly one root and no cycle."""
    if sum(w.head is None for w in sent.words) != 1:
        raise ValueError(f"not exactly one root: {sent.text}")
    if any(sent.depth(w) > len(sent.words) for w in sent.words):
        raise ValueError(f"cycle: {sent.text}")


def swap(sent: Sentence, old: Word, new: Word, rel: str) -> None:
    """`new` takes the place of `old`, which goes under it as `rel`."""
    new.head, new.rel = old.head, old.rel
    old.head, old.rel = new, rel


def is_left(word: Word, of: Word) -> bool:
    return word.i < of.i


def kids(sent: Sentence, word: Word, *rels: str) -> list[Word]:
    return [c for c in sent.children(word) if c.rel in rels]


def deepest_first(sent: Sentence) -> list[Word]:
    return sorted(sent.words, key=sent.depth, reverse=True)


def move_children(sent: Sentence, source: Word, target: Word, *, keep: tuple[str, ...] = ()) -> None:
    for child in sent.children(source):
        if child is not target and child.rel not in keep:
            child.head = target
