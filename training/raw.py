"""Raw text, as the project's sources have it, to whole sentences."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from spacy.tokens import Doc

SHORTEST, LONGEST = 6, 60  # words of a sentence
# the press releases lost every character outside ASCII: dashes (two spaces are left) and apostrophes
DAMAGED = re.compile(r"  |\b(?:Department|Attorney|Government|Bureau|State|Division|Office)s\b|\?[a-z]")


def texts(path: Path) -> Iterator[str]:
    """The texts of one file, `{"text"}` a line, xz."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def whole_sentences(path: Path, tokenize: Callable[[str], Doc], most: int) -> Iterator[Doc]:
    """Whole sentences of one file's texts, in an order of our own, until there are `most` words."""
    shuffled = list(texts(path))
    Random(0).shuffle(shuffled)
    for text in shuffled:
        for paragraph in text.splitlines():
            for sentence in split(tokenize(paragraph.strip())):
                odd = DAMAGED.search(sentence.text) or any(token.is_space for token in sentence)
                if SHORTEST <= len(sentence) <= LONGEST and not odd:
                    most -= len(sentence)
                    yield sentence
        if most <= 0:
            return


def split(doc: Doc) -> Iterator[Doc]:
    """The sentences that begin with a capital and end with a mark; abbreviations are one word with their mark."""
    start = 0
    for token in doc:
        last = token.i + 1 == len(doc)
        ending = doc[token.i - 1] if token.is_quote and token.i else token
        closed = ending.text in {".", "!", "?"}
        opens_quote = not last and doc[token.i + 1].is_quote and not doc[token.i].whitespace_
        if closed and not opens_quote and (last or token.whitespace_):
            if not doc[start].is_lower:
                yield doc[start : token.i + 1].as_doc()
            start = token.i + 1
