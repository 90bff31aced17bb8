"""Reads CoNLL-U files into sentences of linked words."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=False)
class Word:
    """One syntactic word: its position (from 1), its annotation, and its head (None for the root)."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    rel: str
    head: Word | None = None
    space: str = " "
    entity: str = ""

    @property
    def lower(self) -> str:
        """The form in lower case, with the straight apostrophe."""
        return self.text.lower().replace("’", "'")


@dataclass
class Sentence:
    """One sentence: its words, the document that it belongs to, and its raw text."""

    words: list[Word]
    document: str = ""
    text: str = ""
    opens_paragraph: bool = False

    def children(self, word: Word) -> list[Word]:
        """The words directly under `word`, in text order."""
        return [w for w in self.words if w.head is word]

    def subtree(self, word: Word) -> list[Word]:
        """`word` and all words below it, in text order."""
        found, todo = {word.i}, [word]
        while todo:
            for child in self.children(todo.pop()):
                if child.i not in found:
                    found.add(child.i)
                    todo.append(child)
        return [w for w in self.words if w.i in found]

    def root(self) -> Word:
        """The first word without a head."""
        return next(w for w in self.words if w.head is None)

    def depth(self, word: Word) -> int:
        """How many heads are above `word`."""
        depth, head = 0, word.head
        while head is not None and depth <= len(self.words):
            depth, head = depth + 1, head.head
        return depth


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a gzipped CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from parse_conllu(lines)


def parse_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of CoNLL-U lines; `# newdoc id` names the document of the sentences that follow it."""
    document, text, paragraph = "", "", False
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            key, _, value = (part.strip() for part in line[1:].partition("="))
            document = value if key == "newdoc id" else document
            text = value if key == "text" else text
            paragraph = paragraph or key.startswith("newpar")
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield Sentence(_words(rows), document, text, paragraph)
            rows, text, paragraph = [], "", False
    if rows:
        yield Sentence(_words(rows), document, text, paragraph)


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    heads: list[int] = []
    glued: dict[int, str] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            glued.update(dict.fromkeys(range(first, last), ""))
            glued[last] = "" if "SpaceAfter=No" in row[9] else " "
        elif "." not in row[0]:
            i = int(row[0])
            space = glued.get(i, "" if "SpaceAfter=No" in row[9] else " ")
            entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
            words.append(Word(i, row[1], row[2], row[3], row[4], row[7], space=space, entity=entity))
            heads.append(int(row[6]))
    for word, head in zip(words, heads, strict=True):
        word.head = words[head - 1] if head else None
    return words
