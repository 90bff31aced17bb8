"""The shape of a text before any word is read: title, headings, paragraphs, list headers and list items.

Start here: `layout` cuts the text into blocks by its lines alone; `Layout` is the spaCy component that stands before
the parser and begins a sentence at each block, so that no sentence runs over a blank line or a list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from claimwire.articles.published import header

BULLET = re.compile(r"\s*(?:[•‣◦▪●*·–—‒−-]\s+|\(?(?:\d{1,2}|[a-hA-H])[.)]\s+(?=\S))")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
QUOTE_END = re.compile(r"[\"”]\s*$")
CONTINUES = re.compile(r"\s*[a-z0-9(,]")
ENTRY = re.compile(r"[^\n:–—‒−]{2,60}?(?:\s[–—‒−-]|:)\s*[~<>≈]?\s?[$€£]?\d")
LABELLED = re.compile(r"\d|\s[–—‒−-]\s")
BYLINE = re.compile(r"By [A-Z][\w.'’-]* [A-Z]")  # whose name stands there says nothing of what is under it
INITIAL = re.compile(r"[A-Z]\.$")
OPENERS = frozenset("According The In On At He She It They This These But And After Since By For As No One".split())
ENDS, LONGEST = frozenset({".", "!", "?"}), 300  # words; the longest sentences of news have half as many
WORD = re.compile(r"\w+")
LIST_WORDS, HEADING_WORDS, TITLE_WORDS = 14, 14, 30
WRAP_WIDTH, WRAP_SHARE = 110, 0.7


@dataclass(frozen=True)
class TextBlock:
    """A stretch of text: `kind` is `meta`, `title`, `heading`, `paragraph`, `list_header` or `list_item`.

    `header` is the index of the block that a list item stands under, or of the heading that a paragraph stands under.
    """

    kind: str
    start: int
    end: int
    header: int | None = None


def layout(text: str) -> tuple[TextBlock, ...]:
    """The blocks of a text, in order; between two blocks there is nothing but white space."""
    meta = header(text)
    spans = [trim(text, *span) for span in stretches(text)]
    spans = [span for span in spans if span[0] < span[1]]
    if meta:
        spans = [piece for span in spans for piece in around(text, span, (meta.start, meta.end))]
    kinds = kinds_of(text, spans, None if meta is None else trim(text, meta.start, meta.end))
    return with_headers([TextBlock(kind, *span) for kind, span in zip(kinds, spans, strict=True)])


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - (len(piece) - len(piece.rstrip())))


def around(text: str, span: tuple[int, int], cut: tuple[int, int]) -> list[tuple[int, int]]:
    """The span in up to three pieces: before, inside and after the cut."""
    edges = [span[0], *(min(max(edge, span[0]), span[1]) for edge in cut), span[1]]
    pieces = [trim(text, a, b) for a, b in pairwise(edges)]
    return [(a, b) for a, b in pieces if a < b]


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Lines, joined where a paragraph is wrapped over several of them."""
    chunks = [list(lines_of(text, m.start(), m.end())) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    wrapped = is_wrapped(chunks)
    for chunk in chunks:
        start, end = chunk[0]
        for line in chunk[1:]:
            if continues(text, (start, end), line, wrapped=wrapped):
                end = line[1]
            else:
                yield start, end
                start, end = line
        yield start, end


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\n]+", text[start:end]):
        if found[0].strip():
            yield start + found.start(), start + found.end()


def is_wrapped(chunks: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether lines are broken at a fixed width: nearly all but the last of a paragraph are about as long."""
    inner = [end - start for chunk in chunks for start, end in chunk[:-1]]
    if len(inner) < 2 or max(inner) > WRAP_WIDTH:
        return False
    return sum(length >= 0.7 * max(inner) for length in inner) >= WRAP_SHARE * len(inner) and max(inner) > 30


def continues(text: str, before: tuple[int, int], line: tuple[int, int], *, wrapped: bool) -> bool:
    """Whether a line goes on with the stretch before it."""
    if BULLET.match(text, line[0], line[1]):
        return False
    if wrapped and not text[before[0] : before[1]].rstrip().endswith((":", ";")):
        return True
    unfinished = not re.search(r"[.!?:;…\"”)]\s*$", text[before[0] : before[1]])
    return unfinished and bool(CONTINUES.match(text, line[0], line[1])) and words(text, before) > 3


def words(text: str, span: tuple[int, int]) -> int:
    return len(WORD.findall(text, *span))


def kinds_of(text: str, spans: Sequence[tuple[int, int]], meta: tuple[int, int] | None) -> list[str]:
    kinds: list[str] = []
    for i, span in enumerate(spans):
        before = kinds[-1] if kinds else None
        if meta and meta[0] <= span[0] and span[1] <= meta[1]:
            kinds.append("meta")
        elif in_list(text, spans, i, before):
            kinds.append("list_item")
        elif opens_list(text, spans, i):
            kinds.append("list_header")
        elif is_heading(text, spans, i):
            kinds.append("title" if not set(kinds) - {"meta"} else "heading")
        else:
            kinds.append("paragraph")
    return kinds


def in_list(text: str, spans: Sequence[tuple[int, int]], i: int, before: str | None) -> bool:
    """Bulleted, or under a list header and ended by `;`, after an item that was, or short and labelled."""
    span = spans[i]
    if BULLET.match(text, *span) or in_table(text, spans, i):
        return True
    if before not in ("list_header", "list_item") or BULLET.match(text, *spans[i - 1]):
        return False
    piece, previous = text[slice(*span)], text[slice(*spans[i - 1])].rstrip()
    if piece.endswith(":"):
        return False
    if piece.endswith((";", ",")) or previous.endswith((";", ",")):
        return True
    plain = not SENTENCE_END.search(piece) and words(text, span) <= LIST_WORDS
    return plain and bool(LABELLED.search(piece))


def in_table(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """`Progress Alliance: 27 (+7)` beside another such line: one row of several."""
    return is_entry(text, spans[i]) and any(
        is_entry(text, span) for span in (*spans[max(0, i - 1) : i], *spans[i + 1 : i + 2])
    )


def is_entry(text: str, span: tuple[int, int]) -> bool:
    """A label and its number, and no sentence."""
    short = words(text, span) <= LIST_WORDS and not SENTENCE_END.search(text[slice(*span)])
    return short and bool(ENTRY.match(text, *span))


def opens_list(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Ends in a colon, and what follows looks like an item; or is a line without an end over rows of a table."""
    if i + 1 >= len(spans):
        return False
    if text[slice(*spans[i])].endswith(":"):
        return in_list(text, spans, i + 1, "list_header")
    return in_table(text, spans, i + 1) and is_heading(text, spans, i)


def is_heading(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """A short line without a sentence's end, with something under it."""
    piece = text[slice(*spans[i])]
    ended = SENTENCE_END.search(piece) or QUOTE_END.search(piece) or piece.endswith((",", ";", ":"))
    if i + 1 >= len(spans) or ended or BYLINE.match(piece):
        return False
    count = words(text, spans[i])
    return 0 < count <= (TITLE_WORDS if i == 0 else HEADING_WORDS) and "\n" not in piece and not piece[0].islower()


def with_headers(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """Every item under its list header, every other block under the heading before it."""
    heading: int | None = None
    list_header: int | None = None
    placed: list[TextBlock] = []
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            heading, list_header = i, None
        elif block.kind == "list_header":
            placed.append(replace(block, header=heading))
            list_header = i
            continue
        elif block.kind != "list_item":
            list_header = None
        under = list_header if block.kind == "list_item" and list_header is not None else heading
        placed.append(replace(block, header=None if block.kind in ("heading", "title", "meta") else under))
    return tuple(placed)


@Language.factory("claimwire_layout", assigns=["token.is_sent_start"])
def create_layout(nlp: Language, name: str) -> Layout:
    """The layout as a component; it belongs before the parser."""
    return Layout()


class Layout:
    """Begins a sentence at the first word of every block, and behind `Hall B.` before a word that is no name.

    So it does in what has no end for so long that it is no sentence: a parse of thousands of words takes minutes.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Marks sentence starts; leaves all other words to the parser."""
        starts = iter(block.start for block in layout(doc.text))
        start, run = next(starts, None), 0
        for token in doc:
            run = 0 if token.text in ENDS else run + 1
            if start is not None and token.idx + len(token) > start and not token.is_space:
                token.is_sent_start, run = True, 0
                while start is not None and start < token.idx + len(token):
                    start = next(starts, None)
            elif run > LONGEST or (token.i > 1 and token.text in OPENERS and INITIAL.match(token.nbor(-1).text)):
                token.is_sent_start, run = True, 0
        return doc
