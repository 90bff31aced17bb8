"""What the teacher labels for the shipped model to learn from: raw text, and what the gold does not say.

Start here: `write_silver` reads raw sentences, has them labelled, drops those that the teacher is least sure of, and
writes passages like the treebanks'; `write_completed` adds entities to the treebanks and trees to the entity sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from conllu import Sentence, Word
from corpus import SENTENCES_A_DOC, to_doc
from passages import UNKNOWN, Passage, entity_spans, name_passages, read_docs
from raw import split, whole_sentences
from teacher import Teacher, read

# words taken of each; newswire whole, the others so that no one kind of text outweighs it
SHARES = {"voa-sentences": 1_000_000, "doj": 500_000, "beige-book": 300_000}
UNSURE = 0.08  # the part of the sentences that is dropped
ATTRS = ["ORTH", "SPACY", "TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]  # what is labelled
CHUNK = 4000  # sentences among which the least sure are dropped


def write_silver(raw: Path, work: Path, teacher: Teacher, tokenize: Callable[[str], Doc]) -> dict[str, int]:
    """Writes `silver.spacy` in `work`, trees and entities; returns the words taken of each raw text."""
    found: list[Doc] = []
    sizes = {}
    for name, most in SHARES.items():
        passages = _labelled(teacher, whole_sentences(raw / f"{name}.jsonl.xz", tokenize, most))
        docs = list(passage_docs(passages, spacy.blank("en").vocab))
        sizes[f"silver-{name}"] = sum(map(len, docs))
        found += docs
    DocBin(docs=found, attrs=ATTRS).to_disk(work / "silver.spacy")
    return sizes


def write_completed(work: Path, teacher: Teacher) -> None:
    """Writes `trees.spacy` (the treebanks with entities) and `names.spacy` (the sources' whole sentences with trees).

    What the sources leave unknown stays unknown.
    """
    docs = read_docs(work / "train.spacy")
    words = [[t.text for t in sent if not t.is_space] for doc in docs for sent in doc.sents]
    passages = iter(read(teacher, [Passage(sent) for sent in words]))
    for doc in docs:
        _with_entities(doc, [tag for _ in doc.sents for tag in next(passages)[0].entities or []])
    DocBin(docs=docs, attrs=ATTRS).to_disk(work / "trees.spacy")
    whole = [s for doc in read_docs(work / "ner-train.spacy") for s in split(doc) if not any(t.is_space for t in s)]
    gold = [next(name_passages([s], longest=len(s))) for s in whole]
    both = zip(whole, gold, read(teacher, gold), strict=True)
    named = [(replace(found, entities=own.entities), [t.whitespace_ for t in s]) for s, own, (found, _) in both]
    DocBin(docs=list(passage_docs(named, spacy.blank("en").vocab)), attrs=ATTRS).to_disk(work / "names.spacy")


def _labelled(teacher: Teacher, sentences: Iterable[Doc]) -> Iterator[tuple[Passage, list[str]]]:
    """Passages with the teacher's labels and the spaces after their words, in the order given."""
    docs = list(sentences)
    for start in range(0, len(docs), CHUNK):
        found = read(teacher, [Passage([t.text for t in d]) for d in docs[start : start + CHUNK]])
        floor = sorted(sure for _, sure in found)[int(UNSURE * len(found))]
        for doc, (passage, sure) in zip(docs[start:], found, strict=False):
            if sure >= floor:
                yield passage, [t.whitespace_ for t in doc]


def passage_docs(passages: Iterable[tuple[Passage, list[str]]], vocab: Vocab) -> Iterator[Doc]:
    """Documents of a few passages each, from labelled sentences and the spaces after their words."""
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
    unknown = [doc[i : i + 1] for i, tag in zip(words, tags, strict=True) if tag == UNKNOWN]
    doc.set_ents(spans, missing=unknown, default="outside")
    return doc
