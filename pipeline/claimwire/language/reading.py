"""The Doc as a reader sees it: what every finder and the claims work on.

A reading drops the white-space tokens that line wraps and odd spaces leave in a spaCy Doc, writes every apostrophe
as `'`, marks numeral phrases, and knows for each of its words where it stands in the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc, Token

from claimwire.language.layout import layout
from claimwire.language.numerals import Numeral, numerals
from claimwire.language.repairs import mend
from claimwire.language.tokenizer import clean

SENTENCE_ENDS = frozenset(".!?…")
CLOSING = frozenset("\"'”’)]")


@dataclass(frozen=True)
class Block:
    """A stretch of layout over tokens `start` to `end`, half-open; see `claimwire.language.layout.TextBlock`."""

    kind: str
    start: int
    end: int
    header: int | None


@dataclass(frozen=True)
class Reading:
    """One article, read.

    Attributes:
        doc: A private Doc without white-space tokens. Tags, lemmas and the parse are the pipeline's, where it has them;
            `ENT_TYPE` is `NUMBER` or `ORDINAL` on numeral phrases and nothing else.
        text: The article's text as it is.
        starts: For each token of `doc`, where it begins in `text`.
        ends: And where it ends.
        blocks: The layout, in order.
        sentences: Token ranges, half-open; none runs over a block's end.
        numbers: The numeral phrases, in order.
        entities: (start, end, label) of the pipeline's own entities, in tokens of `doc`.
        published: When the article was published: an ISO date or date-time, or null.
    """

    doc: Doc
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    numbers: tuple[Numeral, ...]
    entities: tuple[tuple[int, int, str], ...]
    published: str | None

    def sentence(self, at: int) -> tuple[int, int]:
        """The token range of the sentence that a token stands in."""
        return self.sentences[bisect_right(self._sentence_starts, at) - 1]

    def block(self, at: int) -> Block | None:
        """The block that a token stands in."""
        i = bisect_right(self._block_starts, at) - 1
        return self.blocks[i] if i >= 0 and at < self.blocks[i].end else None

    def labels(self, at: int) -> frozenset[str]:
        """The labels of the entities that a token is part of."""
        return self._labels.get(at, frozenset())

    def numbers_in(self, start: int, end: int) -> list[Numeral]:
        """The numerals that share a token with `start` to `end`; they stand in order and do not overlap."""
        first = bisect_right(self._number_ends, start)
        last = bisect_left(self._number_starts, end)
        return list(self.numbers[first:last])

    @cached_property
    def _number_starts(self) -> list[int]:
        return [number.start for number in self.numbers]

    @cached_property
    def _number_ends(self) -> list[int]:
        return [number.end for number in self.numbers]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _labels(self) -> dict[int, frozenset[str]]:
        named = ((i, label) for start, end, label in self.entities for i in range(start, end))
        labels: dict[int, frozenset[str]] = {}
        for i, label in named:
            labels[i] = labels.get(i, frozenset()) | {label}
        return labels

    @cached_property
    def names(self) -> dict[str, int]:
        """The names of persons, bodies and places, each with the token at which it first stands."""
        first: dict[str, int] = {}
        for start, end, label in self.entities:
            if label in ("PERSON", "ORG", "GPE"):
                first.setdefault(self.doc[start:end].text, start)
        return first

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Tokens `start` to `end` (half-open) as `{"text", "start", "end"}` with offsets into the article's text."""
        first, last = self.starts[start], self.ends[end - 1]
        return {"text": self.text[first:last], "start": first, "end": last}


def read(doc: Doc, *, published: str | None = None) -> Reading:
    """A spaCy Doc as a reading.

    Args:
        doc: Any English Doc. With tags, a parse and entities more is found; without, what words alone show.
        published: When the article was published, as an ISO date or date-time.
    """
    tokens = [token for token in doc if not token.is_space]
    words = [clean(token.text)[0] or token.text for token in tokens]
    found = numerals(words)
    starts, ends = [t.idx for t in tokens], [t.idx + len(t) for t in tokens]
    place = {token.i: i for i, token in enumerate(tokens)}
    blocks = tuple(placed_blocks(doc.text, starts))
    known: Any = analysis(doc, tokens, place)
    copy = Doc(
        doc.vocab,
        words=words,
        spaces=gaps(doc, tokens),
        ents=marks(found, len(words)),
        **known,
    )
    if "heads" in known:
        mend(copy)
    entities = ((spanned(place, e.start, e.end), e.label_) for e in doc.ents)
    return Reading(
        doc=copy,
        text=doc.text,
        starts=starts,
        ends=ends,
        blocks=blocks,
        sentences=tuple(cut(sentence_starts(doc, tokens), blocks, len(tokens))),
        numbers=found,
        entities=tuple((*span, label) for span, label in entities if span),
        published=published,
    )


def gaps(doc: Doc, tokens: Sequence[Token]) -> list[bool]:
    """For each word whether white space of any kind stands before the next."""
    edges = pairwise([*(t.idx for t in tokens), len(doc.text)])
    return [edge[1] > token.idx + len(token) for token, edge in zip(tokens, edges, strict=True)]


def marks(found: Sequence[Numeral], count: int) -> list[str]:
    tags = ["O"] * count
    for numeral in found:
        label = "ORDINAL" if numeral.kind == "ordinal" else "NUMBER"
        tags[numeral.start : numeral.end] = [f"B-{label}", *[f"I-{label}"] * (numeral.end - numeral.start - 1)]
    return tags


def analysis(doc: Doc, tokens: Sequence[Token], place: dict[int, int]) -> dict[str, list[Any]]:
    """What the pipeline knows of the words, for the constructor of the copy."""
    known: dict[str, list[Any]] = {}
    if doc.has_annotation("TAG"):
        known["tags"] = [t.tag_ for t in tokens]
    if doc.has_annotation("POS"):
        known["pos"] = [t.pos_ for t in tokens]
    if doc.has_annotation("LEMMA"):
        known["lemmas"] = [t.lemma_ for t in tokens]
    if doc.has_annotation("DEP"):
        known["heads"] = [head_of(t, place) for t in tokens]
        known["deps"] = [t.dep_ for t in tokens]
    return known


def head_of(token: Token, place: dict[int, int]) -> int:
    """The place of the nearest head that is no white space."""
    head = token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    return place.get(head.i, place[token.i])


def spanned(place: dict[int, int], start: int, end: int) -> tuple[int, int] | None:
    kept = [place[i] for i in range(start, end) if i in place]
    return (kept[0], kept[-1] + 1) if kept else None


def placed_blocks(text: str, starts: Sequence[int]) -> Iterator[Block]:
    """The layout in tokens; a block's tokens are those that begin before the next one."""
    blocks = layout(text)
    at = 0
    for i, block in enumerate(blocks):
        limit = blocks[i + 1].start if i + 1 < len(blocks) else len(text)
        end = at
        while end < len(starts) and starts[end] < limit:
            end += 1
        yield Block(block.kind, at, end, block.header)
        at = end


def sentence_starts(doc: Doc, tokens: Sequence[Token]) -> list[int]:
    """The places at which sentences begin: the pipeline's, or else after a full stop."""
    if doc.has_annotation("SENT_START"):
        return carried_starts(doc, tokens)
    begins, ended = [0], False
    for i, token in enumerate(tokens[:-1]):
        ended = token.text in SENTENCE_ENDS or (ended and token.text in CLOSING)
        if ended and tokens[i + 1].text not in CLOSING:
            begins.append(i + 1)
            ended = False
    return begins


def carried_starts(doc: Doc, tokens: Sequence[Token]) -> list[int]:
    """Sentence starts, moved to the next word where a sentence begins with white space."""
    places = [token.i for token in tokens]
    begins = (bisect_left(places, sentence.start) for sentence in doc.sents)
    return list(dict.fromkeys(i for i in begins if i < len(places)))


def cut(begins: Sequence[int], blocks: Sequence[Block], count: int) -> Iterator[tuple[int, int]]:
    """Sentences as token ranges, cut where a block begins."""
    edges = sorted({0, *begins, *(block.start for block in blocks if block.start < block.end), count})
    yield from pairwise(edges)
