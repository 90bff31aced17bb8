"""How well the teacher reads: on the test sets, gold words and sentences given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluate import TREEBANK_SETS
from passages import UNKNOWN, Passage, entity_spans, name_passages, read_docs, tree_passages
from teacher import Teacher, read

SAME = {"LOC": "GPE/LOC", "GPE": "GPE/LOC"}


def teacher_scores(teacher: Teacher, work: Path) -> dict[str, dict[str, float]]:
    """Accuracies on each treebank test set and F of each kind of entity, in percent."""
    scores = {
        name: _tree_scores(teacher, list(tree_passages(read_docs(work / f"{stem}.spacy"))))
        for stem, name in TREEBANK_SETS.items()
    }
    return scores | {"entities": _entity_scores(teacher, list(name_passages(read_docs(work / "ner-test.spacy"))))}


def _tree_scores(teacher: Teacher, passages: Sequence[Passage]) -> dict[str, float]:
    right: Counter[str] = Counter()
    for gold, (found, _) in zip(passages, read(teacher, passages), strict=True):
        rows = zip(gold.tags or [], gold.heads or [], gold.deps or [], strict=True)
        for row, own in zip(rows, zip(found.tags or [], found.heads or [], found.deps or [], strict=True), strict=True):
            right["words"] += 1
            right["tag"] += row[0] == own[0]
            right["UAS"] += row[1] == own[1]
            right["LAS"] += row[1:] == own[1:]
    return {key: round(100 * right[key] / right["words"], 1) for key in ("tag", "UAS", "LAS")}


def _entity_scores(teacher: Teacher, passages: Sequence[Passage]) -> dict[str, float]:
    seen: Counter[tuple[str, str]] = Counter()
    for gold, (found, _) in zip(passages, read(teacher, passages), strict=True):
        known = gold.entities or []
        expected = _places_as_one(known)
        own = {s for s in _places_as_one(found.entities or []) if UNKNOWN not in known[s[0] : s[1]]}
        for kind, spans in (("gold", expected), ("found", own), ("right", expected & own)):
            seen.update((kind, label) for _, _, label in spans)
    labels = sorted({label for _, label in seen})
    return {
        label: round(200 * seen["right", label] / (seen["gold", label] + seen["found", label]), 1) for label in labels
    }


def _places_as_one(tags: Sequence[int]) -> set[tuple[int, int, str]]:
    return {(start, end, SAME.get(label, label)) for start, end, label in entity_spans(tags)}
