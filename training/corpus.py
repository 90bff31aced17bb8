"""Treebank sentences to spaCy documents: real text, converted trees, sentence starts."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from augment import made_sentences
from clearnlp import to_clearnlp
from conllu import Sentence, Word, read_conllu
from tree import check_tree

# kept from training whole: the second test set, the nearest that the treebanks have to what claimwire reads
HELD_OUT_NEWS = frozenset({"GUM_news_afghan", "GUM_news_flag", "GUM_news_hackers", "GUM_news_taxes"})
SENTENCES_A_DOC = (5, 8, 6, 10, 7, 1)  # taken in turn: mostly short passages, some lone sentences
TAGS = {"GW": "XX", "TO": "TO"}

MADE = "made by augment.py"

SPLITS = {
    "train": ("en_ewt-ud-train", "en_gum-open-train"),
    "dev": ("en_ewt-ud-dev", "en_gum-open-dev"),
    "test-ewt": ("en_ewt-ud-test",),
    "test-gum": ("en_gum-open-test",),
}


def write_treebanks(data: Path, work: Path) -> dict[str, int]:
    """Writes `<split>.spacy` for every split and for the held-out news; returns the words in each."""
    vocab = Vocab()
    sizes = {}
    for split, names in SPLITS.items():
        sentences = [s for name in names for s in read_conllu(data / f"{name}.conllu.gz")]
        if split == "train":
            news = [s for s in sentences if s.document in HELD_OUT_NEWS]
            sizes["test-news"] = _write(news, vocab, work / "test-news.spacy")
            sentences = [s for s in sentences if s.document not in HELD_OUT_NEWS]
            sentences += _made(sentences)
        sizes[split] = _write(sentences, vocab, work / f"{split}.spacy", paragraphs=split == "train")
    return sizes


def _made(sentences: list[Sentence]) -> list[Sentence]:
    converted = [to_clearnlp(copy.deepcopy(s)) for s in sentences]
    made = [s for seed in range(2) for s in made_sentences(converted, seed)]
    Random(0).shuffle(made)
    for sentence in made:
        check_tree(sentence)
        sentence.document = MADE
    return made


def _write(sentences: list[Sentence], vocab: Vocab, path: Path, *, paragraphs: bool = False) -> int:
    docs = list(to_docs(sentences, vocab, paragraphs=paragraphs))
    DocBin(docs=docs, attrs=["ORTH", "SPACY", "TAG", "LEMMA", "POS", "HEAD", "DEP", "SENT_START"]).to_disk(path)
    return sum(map(len, docs))


def to_docs(sentences: Iterable[Sentence], vocab: Vocab, *, paragraphs: bool = False) -> Iterator[Doc]:
    """Passages of a few consecutive sentences of one document, converted; `sentences` are changed in place.

    With `paragraphs`, most paragraphs of a passage are parted by line breaks, as they are in a text file.
    """
    passage: list[Sentence] = []
    made = 0
    for sentence in sentences:
        full = len(passage) >= SENTENCES_A_DOC[made % len(SENTENCES_A_DOC)]
        if passage and (full or sentence.document != passage[-1].document):
            yield to_doc(passage, vocab, line_breaks=paragraphs and made % 4 != 0)
            made, passage = made + 1, []
        passage.append(sentence if sentence.document == MADE else to_clearnlp(sentence))
    if passage:
        yield to_doc(passage, vocab)


def to_doc(sentences: list[Sentence], vocab: Vocab, *, line_breaks: bool = False) -> Doc:
    """One Doc of converted sentences, with the spacing of the source."""
    words: list[Word] = []
    for sentence in sentences:
        if line_breaks and words and sentence.opens_paragraph:
            words[-1].space = ""
            words.append(Word(0, "\n\n" if len(words) % 3 else "\n", "", "SPACE", "_SP", "dep", words[-1], space=""))
        words += sentence.words
    position = {id(word): i for i, word in enumerate(words)}
    starts = {id(sentence.words[0]) for sentence in sentences}
    return Doc(
        vocab,
        words=[w.text for w in words],
        spaces=[bool(w.space) for w in words],
        tags=[TAGS.get(w.tag, w.tag) for w in words],
        pos=[w.pos for w in words],
        lemmas=[w.lemma for w in words],
        heads=[position[id(w.head or w)] for w in words],
        deps=[w.rel for w in words],
        sent_starts=[id(w) in starts for w in words],
    )
