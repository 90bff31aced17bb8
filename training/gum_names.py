"""Names out of GUM's mention annotation: every person, organization, place and event whose head is a proper noun.

`ner-gum` holds only mentions that have a Wikipedia identity, which leaves most people of the news unlabelled; the
treebank file marks all mentions, with whole noun phrases as spans. Here a mention is cut down to its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from conllu import Sentence, Word

TYPES = {"person": "PERSON", "organization": "ORG", "place": "LOC", "event": "EVENT"}
PASSAGE = 6  # sentences in one text
PROPER = {"NNP", "NNPS"}
BRACKET = re.compile(r"\((?P<open>\d+)-(?P<type>[a-z]+)-[^()]*(?P<single>\))?|(?P<close>\d+)\)")


class Named(NamedTuple):
    """One labelled span of a text, in code points."""

    start: int
    end: int
    label: str


def gum_texts(sentences: Iterable[Sentence]) -> Iterator[tuple[str, list[Named]]]:
    """Passages of a few sentences of one document, with the names in them."""
    for _, of_document in groupby(sentences, key=lambda s: s.document):
        rows = list(of_document)
        for start in range(0, len(rows), PASSAGE):
            yield _passage(rows[start : start + PASSAGE])


def _passage(sentences: list[Sentence]) -> tuple[str, list[Named]]:
    text, named = "", []
    for sentence in sentences:
        offsets = []
        for word in sentence.words:
            offsets.append((len(text), len(text) + len(word.text)))
            text += word.text + word.space
        for words, label in names(sentence):
            named.append(Named(offsets[words[0].i - 1][0], offsets[words[-1].i - 1][1], label))
    return text.strip(), _outermost(named)


def _outermost(named: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for name in sorted(set(named), key=lambda n: (n.start - n.end, n.start)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept)


def names(sentence: Sentence) -> Iterator[tuple[list[Word], str]]:
    """The words and the label of every name; names may nest."""
    for first, last, kind in _mentions(sentence.words):
        span = sentence.words[first : last + 1]
        inside = {word.i for word in span}
        heads = [w for w in span if w.head is None or w.head.i not in inside]
        if kind in TYPES and len(heads) == 1 and heads[0].tag in PROPER:
            yield _name(span, span.index(heads[0]), kind), TYPES[kind]


def _name(span: list[Word], head: int, kind: str) -> list[Word]:
    """The run of proper nouns around the head, and for other than people a following `of (the) Name`."""
    whole = span[1:] if span[0].tag in {"DT", "PRP$"} else span
    if kind != "person" and len(whole) <= 7 and all(_in_name(w) for w in whole) and whole[-1].text[0].isupper():
        return whole
    first = last = head
    while first > 0 and (span[first - 1].tag in PROPER or (span[first - 1].tag == "HYPH" and first > 1)):
        first -= 1
    last = _run_end(span, last)
    link = last + 1
    if kind != "person" and link < len(span) - 1 and span[link].lower in {"of", "for"}:
        after = link + 2 if span[link + 1].lower == "the" else link + 1
        if after < len(span) and span[after].tag in PROPER:
            last = _run_end(span, after)
    return span[first + 1 : last + 1] if span[first].tag == "HYPH" else span[first : last + 1]


def _in_name(word: Word) -> bool:
    return word.text[0].isupper() or word.tag in {"HYPH", "POS", "CD"} or word.lower in {"of", "for", "the", "and", "&"}


def _run_end(span: list[Word], last: int) -> int:
    while last + 1 < len(span) and (
        span[last + 1].tag in PROPER or (span[last + 1].tag == "HYPH" and last + 2 < len(span))
    ):
        last += 1
    return last


def _mentions(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """(first, last, type) of every mention, from brackets such as `(9-place-new-..` .. `9)`."""
    waiting: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(words):
        for found in BRACKET.finditer(word.entity):
            if found["single"]:
                yield i, i, found["type"]
            elif found["open"]:
                waiting.setdefault(found["open"], []).append((i, found["type"]))
            elif waiting.get(found["close"]):
                first, kind = waiting[found["close"]].pop()
                yield first, i, kind
