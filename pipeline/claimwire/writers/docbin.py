"""Results as a spaCy DocBin (`.spacy`), for those who train or test pipelines: a Doc an article.

`doc.text` is the article's text, with its own line ends, in the words that claimwire's tokenizer makes of it. The
layers stand twice on it:

- `doc.spans`: `quantities` and `dates` (label: the modifier, the type), `sources` (kind), `cues` (stance), `contents`
  (type) and `claims` (kind), each with the row's id as `span.id_`. Spans are of whole tokens: one that begins or ends
  inside a token is widened to that token's edges (`alignment_mode="expand"`), and offsets count tokens, half-open.
- `doc._.claimwire` and `doc._.claimwire_article`: the exact rows, as plain values; offsets count code points.
  What was a list comes back as a tuple.

Strings are UTF-8 inside. The format holds all documents in one packed block, so that all are in memory as it is
written: about 200 KB an article with 35 claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import spacy
from spacy.tokens import Doc, DocBin, Span

from claimwire.language.tokenizer import NewsTokenizer, create_tokenizer
from claimwire.writers.results import Result

EXTENSIONS = ("claimwire", "claimwire_article")


def dump(results: Iterable[Result], file: BinaryIO) -> None:
    """Writes the results into a file, as a whole.

    Raises:
        OSError: If it cannot be written.
    """
    tokenizer = create_tokenizer(spacy.blank("en"))
    docs = DocBin(attrs=["NORM"], store_user_data=True)
    for result in results:
        docs.add(doc_of(result, tokenizer))
    file.write(docs.to_bytes())


def doc_of(result: Result, tokenizer: NewsTokenizer) -> Doc:
    """An article as a Doc with its layers."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    doc = tokenizer(result.text)
    doc._.claimwire, doc._.claimwire_article = result.layers, result.article
    for name, marks in groups(result.layers).items():
        doc.spans[name] = [span for mark in marks if (span := placed(doc, *mark))]
    return doc


Mark = tuple[Mapping[str, Any], str, str]


def groups(layers: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[Mark]]:
    """By the name of the group, its spans, each with its label and the id of its row."""
    said = layers["attributions"]
    return {
        "quantities": [(row, row["modifier"], row["id"]) for row in layers["quantities"]],
        "dates": [(row, row["type"], row["id"]) for row in layers["dates"]],
        "sources": [(row["source"], row["source"]["kind"], row["id"]) for row in said if row["source"]],
        "cues": [(row["cue"], row["stance"], row["id"]) for row in said],
        "contents": [(part, row["type"], row["id"]) for row in said for part in row["content"]],
        "claims": [(row, row["kind"], row["id"]) for row in layers["claims"]],
    }


def placed(doc: Doc, row: Mapping[str, Any], label: str, id: str) -> Span | None:
    """A row's span on whole tokens; null for what is implied without words."""
    if row["start"] is None:
        return None
    return doc.char_span(row["start"], row["end"], label=label, span_id=id, alignment_mode="expand")
