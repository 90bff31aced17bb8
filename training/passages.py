"""What the teacher reads: sentences of the treebanks, stretches of the entity sources, raw sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import spacy
from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc, DocBin

from entities import LABELS

UNKNOWN = -100  # not learned: torch's own mark for it
ENTITY_TAGS = ("O", *(f"{b}-{label}" for label in LABELS for b in "BI"))
LONGEST = 120  # words; a longer passage of an entity source is cut
PIECES = 1400  # word pieces in one batch, about, with the padding


@dataclass(slots=True)
class Passage:
    """Words in a row (a sentence, or a stretch of an entity source) with what is known about them."""

    words: list[str]
    heads: list[int] | None = None  # 1-based, 0 for the root
    deps: list[str] | None = None
    tags: list[str] | None = None
    entities: list[int] | None = None  # index in ENTITY_TAGS, or UNKNOWN

    @property
    def shapes(self) -> list[str]:
        """`Xxxxx`, `dd`: what the encoder, which has no capitals, does not see of the words."""
        return [word_shape(word) for word in self.words]


def tree_passages(docs: Iterable[Doc]) -> Iterator[Passage]:
    """The sentences of `docs`, line breaks left out."""
    for doc in docs:
        for sent in doc.sents:
            tokens = [t for t in sent if not t.is_space]
            place = {t.i: n for n, t in enumerate(tokens, 1)}
            if tokens and all(t.head.i in place for t in tokens):
                yield Passage(
                    [t.text for t in tokens],
                    [0 if t.head.i == t.i else place[t.head.i] for t in tokens],
                    [t.dep_ for t in tokens],
                    [t.tag_ for t in tokens],
                )


def name_passages(docs: Iterable[Doc], longest: int = LONGEST) -> Iterator[Passage]:
    """The texts of the entity sources, line breaks left out, cut where they have more words than `longest`."""
    for doc in docs:
        tokens = [t for t in doc if not t.is_space]
        for start in range(0, len(tokens), longest):
            cut = tokens[start : start + longest]
            tags = [entity_tag(t.ent_iob_, t.ent_type_) for t in cut]
            yield Passage([t.text for t in cut], entities=tags)


def entity_tag(iob: str, label: str) -> int:
    """The place in `ENTITY_TAGS` of what spaCy says of a word; `UNKNOWN` where it says nothing."""
    return UNKNOWN if not iob else ENTITY_TAGS.index(f"{iob}-{label}" if label else "O")


def entity_spans(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the entities that a passage's `entities` stand for."""
    start, label = 0, ""
    for place, tag in enumerate([*tags, 0]):
        name = "O" if tag == UNKNOWN else ENTITY_TAGS[tag]
        if label and not name.startswith("I"):
            yield start, place, label
            label = ""
        if name.startswith("B"):
            start, label = place, name[2:]


def batches(passages: Iterable[Passage], random: Random | None = None, pieces: int = PIECES) -> Iterator[list[Passage]]:
    """Passages of like length together, about `pieces` a batch; in random order when `random` is given."""
    rows = sorted(passages, key=lambda p: len(p.words) + (random.random() * 4 if random else 0))
    found: list[list[Passage]] = [[]]
    for passage in rows:
        if found[-1] and (len(found[-1]) + 1) * (len(passage.words) * 1.25 + 2) > pieces:
            found.append([])
        found[-1].append(passage)
    if random:
        random.shuffle(found)
    yield from (batch for batch in found if batch)


def read_docs(path: Path) -> list[Doc]:
    """The documents of a DocBin, in a vocabulary of English words."""
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
