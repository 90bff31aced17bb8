"""Named-entity data: six sources that label different things, made one.

What a source leaves unlabelled is not taken for 'no entity': a word that looks like a name and is not labelled is
*missing* (neither learned nor scored), unless a hand list says what it is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from spacy.tokens import Doc, DocBin, Span

from conllu import read_conllu
from corpus import HELD_OUT_NEWS, SPLITS
from gazetteer import (
    CALENDAR,
    COMMON_HEADS,
    COUNTRIES,
    DEMONYMS,
    EVENT_WORDS,
    FEATURES,
    GROUPS,
    PRODUCT_NAMES,
    PRODUCTS,
    PRONOUNS,
    REGIONS,
    TITLES,
)
from gum_names import Named, gum_texts
from substitute import pool_of, substituted

LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "PRODUCT")
PARTS = ("test", "test", "dev", *["train"] * 17)  # by hash: a tenth for testing, a twentieth to choose settings by

GUM = "en_gum-open-train"  # its mentions, see `gum_names`; `ner-gum` has only those with a Wikipedia identity

# source: (texts used at most, times each text is used): the encyclopaedia is capped, what is nearest to news
# repeated, the second time with other names in place
SHARES = {
    "ner-re-docred": (700, 1),
    "ner-crossner-politics": (2000, 3),
    GUM: (3000, 2),
    "ner-wikigold": (2000, 2),
    "ner-uner-ewt": (5000, 1),
    "ner-re3d": (100, 3),
}


class Lexicon:
    """How words of the sources are written inside a sentence, to tell names from capitalised common words."""

    def __init__(self, texts: list[str]) -> None:
        words = [w for text in texts for w in re.findall(r"(?<![.!?\"”] )(?<!^)\b[^\W\d_]+", text)]
        self.seen = Counter(words)

    def is_common(self, word: str) -> bool:
        """Whether the word is more at home in lower case (`President`, `The`)."""
        lower = self.seen[word.lower()]
        return lower >= 3 and 2 * lower >= self.seen[word]


def write_entities(data: Path, work: Path, tokenize: Callable[[str], Doc]) -> dict[str, int]:
    """Writes `ner-train.spacy`, `ner-dev.spacy`, `ner-test.spacy`; returns the words in each, and of each source."""
    tested = {_letters(s.text) for s in read_conllu(data / f"{SPLITS['test-ewt'][0]}.conllu.gz")}
    files = {name: data / f"{name}.jsonl.gz" for name in SHARES}
    sources = {name: list(_read_gum(data) if name == GUM else _read(files[name], tested)) for name in SHARES}
    lexicon = Lexicon([text for rows in sources.values() for text, _ in rows])
    parts: dict[str, list[Doc]] = {"train": [], "dev": [], "test": []}
    again: list[Doc] = []
    sizes = {}
    for name, rows in sources.items():
        most, times = SHARES[name]
        docs: dict[str, list[Doc]] = {"train": [], "dev": [], "test": []}
        for text, named in rows:
            part = _part(text)
            if part != "train" or len(docs[part]) < most:
                docs[part].append(_doc(text, named, tokenize, lexicon))
        for part, found in docs.items():
            parts[part] += found
            again += found * (times - 1) if part == "train" else []
            sizes[f"{name}-{part}"] = sum(map(len, found))
    pool, random = pool_of(parts["train"]), Random(0)
    parts["train"] += [substituted(doc, pool, random) for doc in again]
    for part, found in parts.items():
        DocBin(docs=found, attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"]).to_disk(work / f"ner-{part}.spacy")
        sizes[f"ner-{part}"] = sum(map(len, found))
    return sizes


def _read(path: Path, tested: set[str]) -> Iterator[tuple[str, list[Named]]]:
    """The texts of one source but those that trees are tested on: one network learns both."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if row["text"].strip() and _letters(row["text"]) not in tested:
                yield row["text"], [Named(s["start"], s["end"], s["label"]) for s in row["spans"]]


def _letters(text: str) -> str:
    return "".join(text.split())


def _read_gum(data: Path) -> Iterator[tuple[str, list[Named]]]:
    rows = read_conllu(data / f"{GUM}.conllu.gz")
    return gum_texts(s for s in rows if s.document not in HELD_OUT_NEWS)


def _part(text: str) -> str:
    return PARTS[int(hashlib.sha256(text.encode()).hexdigest(), 16) % len(PARTS)]


def _doc(text: str, named: list[Named], tokenize: Callable[[str], Doc], lexicon: Lexicon) -> Doc:
    doc = tokenize(text)
    spans, unknown = [], []
    for name in named:
        span = doc.char_span(name.start, name.end, alignment_mode="contract")
        if span is None or (span.start_char, span.end_char) != (name.start, name.end):
            unknown.append(doc.char_span(name.start, name.end, alignment_mode="expand"))
            continue
        found, rest = relabel(span, name.label)
        spans += found
        unknown += rest
    doubtful = {token.i for span in filter(None, unknown) for token in span}
    taken = {token.i for span in spans for token in span}
    spans += [s for s in _nationalities(doc) if s.start not in taken]
    taken |= {token.i for span in spans for token in span}
    doubtful |= {token.i for token in doc if looks_like_name(token.text, lexicon)}
    missing = [doc[i : i + 1] for i in sorted(doubtful - taken)]
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def looks_like_name(word: str, lexicon: Lexicon) -> bool:
    """Whether an unlabelled word may be part of a name that the source does not label."""
    if not any(c.isupper() for c in word[:3]) or word in TITLES or word in CALENDAR:
        return False
    return not (word[0].isupper() and lexicon.is_common(word))


def relabel(span: Span, label: str) -> tuple[list[Span], list[Span]]:
    """One source span in our scheme: the spans that we label and the stretches that we cannot."""
    if span[0].lower_ == "the" and len(span) > 1:
        span = span[1:]
    if is_nationality(span.text):
        return [_as(span, "NORP")], []
    if label in {"LOC", "GPE"} or (label == "ORG" and span.text in COUNTRIES):
        return [_as(span, place_label(span.text))], []
    if label == "PERSON":
        name = _without_titles(span)
        return ([_as(name, "PERSON")] if len(name) and name.text not in CALENDAR | PRONOUNS else []), []
    if label == "ORG" and (span.text in PRONOUNS or not _is_proper(span)):
        return [], [span]
    if label == "ORG" and is_nationality(span[0].text) and len(span) > 1 and all(t.is_lower for t in span[1:]):
        return [_as(span[:1], "NORP")], []
    if label in {"MISC", "PRODUCT"}:
        return _relabel_misc(span)
    return ([_as(span, label)], []) if label in LABELS else ([], [span])


def _relabel_misc(span: Span) -> tuple[list[Span], list[Span]]:
    if any(t.text in EVENT_WORDS for t in span) and len(span) > 1:
        return [_as(span, "EVENT")], []
    if span.text in PRODUCTS or re.match(PRODUCT_NAMES, span.text):
        return [_as(span, "PRODUCT")], []
    return [], [span]


def _as(span: Span, label: str) -> Span:
    return Span(span.doc, span.start, span.end, label=label)


def _is_proper(span: Span) -> bool:
    """`the people of Iraq` and `Iraqi officials` are no names."""
    return not (span[0].is_lower and span[0].is_alpha and any(t.is_title for t in span[1:])) and not (
        len(span) > 1 and span[-1].lower_ in COMMON_HEADS and span[-1].is_lower
    )


def _without_titles(span: Span) -> Span:
    """`Minister for the Middle East Tobias Ellwood` to `Tobias Ellwood`; empty when no name is left."""
    titles = [t.i for t in span if t.text in TITLES]
    if not titles:
        return span if span[0].text[0].isupper() or len(span) > 1 else span[:0]
    start = titles[-1] + 1
    links = [t.i for t in span if t.i >= start and t.text in {"for", "of", "the", "to", "and", "in", ","}]
    start = links[-1] + 1 if links else start
    for length in (2, 1):
        if span.doc[start : start + length].text in REGIONS | COUNTRIES:
            start += length
            break
    return span.doc[start : max(start, span.end)]


def place_label(name: str) -> str:
    """GPE for countries, cities, provinces; LOC for the other places."""
    if name in REGIONS or (name not in COUNTRIES and FEATURES & set(name.split())):
        return "LOC"
    return "GPE"


def is_nationality(word: str) -> bool:
    """Whether a word names a nationality or a religious or political group."""
    single = word.removesuffix("s")
    return bool({word, single} & DEMONYMS or {word, single} & GROUPS)


def _nationalities(doc: Doc) -> Iterator[Span]:
    for token in doc:
        before = doc[token.i - 1] if token.i else None
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if not is_nationality(token.text) or (after is not None and after.text in {"language", "language."}):
            continue
        joined = after is not None and after.text[0].isupper() and not is_nationality(after.text)
        inside = before is not None and before.text[0].isupper() and token.i > 1 and before.text not in TITLES
        if not joined and not inside:
            yield Span(doc, token.i, token.i + 1, label="NORP")
