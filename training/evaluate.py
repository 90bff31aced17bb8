"""Scores of an assembled pipeline on the held-out sets."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

TREEBANK_SETS = {"test-ewt": "EWT test", "test-gum": "GUM test", "test-news": "held-out GUM news"}
TREEBANK_SCORES = ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f", "token_f")


def evaluate(nlp: Language, work: Path) -> dict[str, Any]:
    """Scores on each treebank test set, entity scores on the held-out texts, and words per second.

    Returns:
        `{"EWT test": {"tag_acc": ..}, .., "entities": {"ORG": {"p", "r", "f"}}, "words_per_second": ..}`
    """
    scores: dict[str, Any] = {}
    for stem, name in TREEBANK_SETS.items():
        examples = _examples(nlp, _load(nlp, work / f"{stem}.spacy"))
        found = nlp.evaluate(examples) | Scorer.score_tokenization(examples)
        scores[name] = {key: round(found.get(key) or 0.0, 4) for key in TREEBANK_SCORES}
    if "ner" in nlp.pipe_names:
        gold = _load(nlp, work / "ner-test.spacy")
        examples = [Example(nlp(doc.text), doc) for doc in gold]
        found = get_ner_prf(examples)
        per_type = found["ents_per_type"] or {}
        rows = {"all": {k: found[f"ents_{k}"] for k in "prf"}} | {label: per_type[label] for label in sorted(per_type)}
        scores["entities"] = {label: _rounded(row) for label, row in (rows | _places_as_one(examples)).items()}
    scores["words_per_second"] = words_per_second({"": nlp}, work, rounds=1)[""]
    return scores


def _places_as_one(examples: list[Example]) -> dict[str, dict[str, float]]:
    """The score of GPE and LOC where either counts for the other; changes the examples."""
    for example in examples:
        for doc in (example.reference, example.predicted):
            spans = [Span(doc, e.start, e.end, label="GPE" if e.label_ == "LOC" else e.label_) for e in doc.ents]
            doc.set_ents(spans, default="unmodified")
    return {"GPE or LOC": get_ner_prf(examples)["ents_per_type"]["GPE"]}


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 4) for key, value in values.items()}


def _load(nlp: Language, path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def _examples(nlp: Language, docs: Iterable[Doc]) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]


def words_per_second(models: dict[str, Language], work: Path, rounds: int = 3) -> dict[str, int]:
    """Words that each pipeline reads in a second, the median of `rounds` taken in turn so that noise falls on all."""
    times: dict[str, list[float]] = {name: [] for name in models}
    texts = [doc.text for doc in _load(next(iter(models.values())), work / "test-ewt.spacy")]
    for _ in range(rounds):
        for name, nlp in models.items():
            start = time.perf_counter()
            words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
            times[name].append(words / (time.perf_counter() - start))
    return {name: int(round(statistics.median(found), -2)) for name, found in times.items()}
