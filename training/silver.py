"""Raw text labelled by the teacher, for the shipped model to learn from beside the treebanks.

Start here: `write_silver` reads sentences, has them labelled, drops those that the teacher is least sure of, and
writes passages like the treebanks'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from conllu import Sentence, Word
from corpus import SENTENCES_A_DOC, to_doc
from passages import Passage, batches, entity_spans
from raw import whole_sentences
from teacher import Teacher

# words taken of each; newswire whole, the others so that no one kind of text outweighs it
SHARES = {"voa-sentences": 1_000_000, "doj": 500_000, "beige-book": 300_000}
UNSURE = 0.08  # the part of the sentences that is dropped
ATTRS = ["ORTH", "SPACY", "TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]  # what is labelled
CHUNK = 4000  # sentences labelled at a time


def write_silver(raw: Path, work: Path, teacher: Teacher, tokenize: Callable[[str], Doc]) -> dict[str, int]:
    """Writes `silver.spacy` in `work`, trees and entities; returns the words taken of each raw text."""
    found: list[Doc] = []
    sizes = {}
    for name, most in SHARES.items():
        passages = _labelled(teacher, whole_sentences(raw / f"{name}.jsonl.xz", tokenize, most))
        docs = list(_docs(passages, spacy.blank("en").vocab))
        sizes[f"silver-{name}"] = sum(map(len, docs))
        found += docs
    DocBin(docs=found, attrs=ATTRS).to_disk(work / "silver.spacy")
    return sizes


def _labelled(teacher: Teacher, sentences: Iterable[Doc]) -> Iterator[tuple[Passage, list[str]]]:
    """Passages with the teacher's labels and the spaces after their words, in the order given."""
    docs = list(sentences)
    for start in range(0, len(docs), CHUNK):
        rows = [Passage([t.text for t in d]) for d in docs[start : start + CHUNK]]
        place = {id(row): n for n, row in enumerate(rows)}
        found: dict[int, tuple[Passage, float]] = {}
        for batch in batches(rows, pieces=6000):
            found |= {place[id(row)]: new for row, new in zip(batch, teacher.predict(batch), strict=True)}
        floor = sorted(sure for _, sure in found.values())[int(UNSURE * len(found))]
        for n, (passage, sure) in sorted(found.items()):
            if sure >= floor:
                yield passage, [t.whitespace_ for t in docs[start + n]]


def _docs(passages: Iterable[tuple[Passage, list[str]]], vocab: Vocab) -> Iterator[Doc]:
    rows = list(passages)
    start = n = 0
    while start < len(rows):
        size = SENTENCES_A_DOC[n % len(SENTENCES_A_DOC)]
        taken = rows[start : start + size]
        doc = to_doc([_sentence(p, spaces, n % 3 == 0) for p, spaces in taken], vocab, line_breaks=n % 4 != 0)
        yield _with_entities(doc, [tag for p, _ in taken for tag in p.entities or []])
        start, n = start + size, n + 1


def _sentence(passage: Passage, spaces: list[str], opens_paragraph: bool) -> Sentence:
    rows = zip(passage.words, passage.deps or [], passage.tags or [], spaces, strict=True)
    words = [Word(i, text, "", "", tag, dep, space=space) for i, (text, dep, tag, space) in enumerate(rows, 1)]
    for word, head in zip(words, passage.heads or [], strict=True):
        word.head = words[head - 1] if head else None
    words[-1].space = " "
    return Sentence(words, opens_paragraph=opens_paragraph)


def _with_entities(doc: Doc, tags: list[int]) -> Doc:
    words = [token.i for token in doc if not token.is_space]
    spans = [Span(doc, words[s], words[e - 1] + 1, label=label) for s, e, label in entity_spans(tags)]
    doc.set_ents(spans, default="outside")
    return doc
