"""The library's way in: `load()` gives an Extractor, which turns a text or many articles into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimwire.articles.article import Article, ArticleError, Failure
from claimwire.articles.json import article as decoded_article
from claimwire.claims.merged import merged
from claimwire.language.layout import layout
from claimwire.language.pieces import PIECE, pieces
from claimwire.language.pipeline import load_pipeline
from claimwire.records import LAYERS, SCHEMA, Extraction

BATCH = 32


def load(model: str | None = None, *, day_first: bool | None = None, rules: str | Path | None = None) -> Extractor:
    """An extractor with the bundled English model, or with another spaCy pipeline.

    Args:
        model: Name or path of a spaCy pipeline with the labels of en_core_web_sm; if left out, the bundled one.
        day_first: Whether `7/8/2024` is 7 August, where the article itself does not tell; null: month first.
        rules: A folder of rules of one's own (`quantities.toml`, `dates.toml` …), on top of those that ship.

    Raises:
        ModelError: If there is no such pipeline, or it lacks a component or labels that the claims need.
        RuleError: If a file in the folder of rules cannot be used.
    """
    nlp = load_pipeline(model)
    if "claimwire" not in nlp.pipe_names:
        nlp.add_pipe("claimwire", last=True, config={"day_first": day_first, "rules": rules and str(rules)})
    return Extractor(nlp)


class Extractor:
    """Texts in, records out. `nlp` is the spaCy pipeline that does it."""

    def __init__(self, nlp: Language):
        self.nlp = nlp

    def __call__(
        self, text: str, *, published: str | None = None, id: str = "text", title: str | None = None
    ) -> Extraction:
        """The four layers of one text.

        Args:
            text: An English article; every offset in the result counts its code points.
            published: ISO date or date-time, from which relative dates are resolved; if left out, a header in the text
                (`Published: 3 June 2022`) gives it, or nothing relative is resolved.
            id: The article's id, which the claims' ids are made with.
            title: Its title; if left out, the text's own layout gives it.

        Raises:
            ArticleError: If the text is empty, or `published` is no date.
        """
        article = decoded_article({"text": text, "published": published, "title": title}, id=id, path=None, sha256=None)
        return Extraction.model_validate(self.layers(article))

    def pipe(self, articles: Iterable[Article | Mapping[str, Any] | str]) -> Iterator[Extraction]:
        """One record an article, in order; an article that fails has `error` set and empty layers.

        Args:
            articles: Articles, texts, or mappings with `text` and what is known of `id`, `published`, `title`, `url` …
        """
        yield from map(Extraction.model_validate, self.stream(as_articles(articles)))

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[dict[str, Any]]:
        """As `pipe`, but plain dicts, as they are written; a Failure comes through as its `error`."""
        waiting = iter(articles)
        while batch := list(islice(waiting, BATCH)):
            yield from self._batch(batch)

    def layers(self, article: Article) -> dict[str, Any]:
        """The four layers of one article as plain values; one too long to be read at once is read in pieces."""
        if len(article.text) <= self._most:
            return written(article, self.nlp(self._doc(article)))
        about = known_of(article)
        cuts = pieces(article.text, most=self._most)
        docs = ((start, self.nlp(self._make(article.text[start:end], about))) for start, end in cuts)
        return recorded(article, about, merged((start, doc._.claimwire) for start, doc in docs))

    def _batch(self, batch: list[Article | Failure]) -> Iterator[dict[str, Any]]:
        """The batch together, which is faster; one by one if an article in it fails, so that it fails alone.

        So is one that is read in pieces.
        """
        together = [row for row in batch if isinstance(row, Article) and len(row.text) <= self._most]
        try:
            docs = iter(list(self.nlp.pipe([self._doc(row) for row in together])))
        except Exception:  # whatever it is, one bad article never stops a run; `_alone` reports it
            yield from map(self._alone, batch)
            return
        for row in batch:
            if isinstance(row, Failure) or len(row.text) > self._most:
                yield self._alone(row)
            else:
                yield written(row, next(docs))

    def _alone(self, row: Article | Failure) -> dict[str, Any]:
        if isinstance(row, Failure):
            return failed(row)
        try:
            return self.layers(row)
        except ArticleError as error:
            return failed(Failure(row.id, row.path, str(error)))
        except Exception as error:  # as above
            return failed(Failure(row.id, row.path, f"failed: {type(error).__name__}: {error}; please report it"))

    @property
    def _most(self) -> int:
        """The most characters that are read at once."""
        return min(PIECE, self.nlp.max_length)

    def _doc(self, article: Article) -> Doc:
        return self._make(article.text, known_of(article))

    def _make(self, text: str, about: Mapping[str, Any]) -> Doc:
        doc = self.nlp.make_doc(text)
        doc._.claimwire_article = about
        return doc


def as_articles(rows: Iterable[Article | Mapping[str, Any] | str]) -> Iterator[Article | Failure]:
    """What `Extractor.pipe` takes, as Articles; one that is none as a Failure."""
    for n, row in enumerate(rows, start=1):
        if isinstance(row, Article):
            yield row
            continue
        given = {"text": row} if isinstance(row, str) else row
        id = str(given.get("id") or n) if isinstance(given, Mapping) else str(n)
        try:
            yield decoded_article(given, id=id, path=None, sha256=None)
        except ArticleError as error:
            yield Failure(id, None, str(error))


def known_of(article: Article) -> dict[str, Any]:
    """What is known of an article beside its text; the layout gives the title if nothing else does."""
    known = {key: value for key, value in asdict(article).items() if key != "text"}
    return {**known, "title": article.title or title_of(article.text), "language": article.language or "en"}


def written(article: Article, doc: Doc) -> dict[str, Any]:
    """An article and the layers on its Doc as they are written."""
    return recorded(article, doc._.claimwire_article, doc._.claimwire)


def recorded(article: Article, about: Mapping[str, Any], layers: Mapping[str, Any]) -> dict[str, Any]:
    """An article's record: what is known of it, and its layers."""
    return {"schema": SCHEMA, "article": {**about, "chars": len(article.text)}, **layers}


def title_of(text: str) -> str | None:
    first = next((block for block in layout(text) if block.kind == "title"), None)
    return text[first.start : first.end] if first else None


def failed(failure: Failure) -> dict[str, Any]:
    """The line of an article that could not be read or that failed: empty layers and the reason."""
    nothing = dict.fromkeys(("sha256", "title", "published", "publisher", "url", "language"))
    article = {"id": failure.id, "path": failure.path, **nothing, "chars": 0}
    return {"schema": SCHEMA, "article": article, **{layer: [] for layer in LAYERS}, "error": failure.reason}
