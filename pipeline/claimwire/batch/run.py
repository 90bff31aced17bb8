"""A folder of articles into a folder of results: what changed is read, the rest stands in the store.

Start here: `run` goes through the files, gives what is new to the workers (`workers.py`), stores what they answer
(`claimwire.store`), and writes the exports from the store (`exports.py`).
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimwire.articles import Article, Failure, english, read_file
from claimwire.articles.article import digest
from claimwire.articles.dating import with_published
from claimwire.batch.exports import export
from claimwire.batch.settings import Settings
from claimwire.batch.workers import Packed, extracted
from claimwire.store import Row, Store
from claimwire.writers.texts import keep_text

PIECE = 1 << 20


@dataclass(frozen=True)
class Input:
    """A file of articles and its name, which is its path relative to the folder, or `-`."""

    name: str
    path: Path


@dataclass
class Summary:
    """What a run found: articles read now, and what the store holds after it."""

    read: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def rows(self) -> list[tuple[str, int]]:
        """Name and count of each line of the summary."""
        kinds = [(f"{kind} claims", self.counts[kind]) for kind in ("figure", "event", "statement")]
        return [
            ("articles", self.counts["done"]),
            ("  of them read now", self.read),
            ("failed", self.counts["failed"]),
            ("skipped", self.counts["skipped"]),
            *kinds,
            ("claims", sum(n for _, n in kinds)),
        ]


@dataclass(frozen=True)
class News:
    """What a run tells as it goes: an article that came to an end, or a file that did (`article` null)."""

    file: str
    article: str | None = None
    error: str | None = None


def run(
    inputs: Iterable[Input],
    output: Path,
    settings: Settings,
    *,
    workers: int = 1,
    force: bool = False,
    tell: Callable[[News], object] = lambda news: None,
) -> Summary:
    """Brings the results in a folder up to date with files of articles.

    Killed anywhere and run again, it ends with the same exports as if it had never been disturbed.

    Args:
        inputs: The files, in the order of the exports.
        output: The folder of results: `store.sqlite`, `claims.jsonl`, `failures.jsonl`, `texts/`.
        settings: Options, model and rules.
        workers: How many processes extract.
        force: Whether everything is read again.
        tell: Called with each article and file that is done.

    Raises:
        StoreError: If the store cannot be used or written.
        OSError: If another file of the results cannot be written.
        ModelError: If the model cannot be used.
        RuleError: If the rules cannot.
    """
    with Store(output, afresh=force) as store:
        desk = Desk(store, settings, output / "texts", tell)
        for article, packed in extracted(desk.to_do(inputs), settings, workers=workers):
            desk.keep(article, packed)
        for path in store.paths():
            if path not in desk.files:
                store.forget(path)
        export(store, output)
        desk.summary.counts = store.counts()
        return desk.summary


class Desk:
    """What comes in and what is put away: which articles of which file are still with the workers."""

    def __init__(self, store: Store, settings: Settings, texts: Path, tell: Callable[[News], object]):
        self.store, self.settings, self.texts, self.tell = store, settings, texts, tell
        self.summary = Summary()
        self.files: set[str] = set()
        self._places: dict[str, tuple[str, int, str]] = {}  # of articles with the workers: file, place, key
        self._open: dict[str, int] = {}  # what is still to come of a file, its reading included
        self._read: dict[str, tuple[str, set[str]]] = {}  # of files read to their end: key, ids

    def to_do(self, inputs: Iterable[Input]) -> Iterator[Article]:
        """The articles that are new or changed; of the others nothing but their place is looked at."""
        for each in inputs:
            self.files.add(each.name)
            key = self._file_key(each.path)
            if key is not None and self.store.file_key(each.name) == key:
                self.tell(News(each.name))
                continue
            yield from self._changed(each, key)

    def _file_key(self, path: Path) -> str | None:
        """Null for a file that cannot be read, which reading it will tell."""
        try:
            with path.open("rb") as file:
                return self.settings.file_key(path.as_posix(), iter(lambda: file.read(PIECE), b""))
        except OSError:
            return None

    def _changed(self, each: Input, key: str | None) -> Iterator[Article]:
        self._open[each.name] = 1
        ids: set[str] = set()
        found = read_file(each.path, id=each.name, columns=self.settings.columns)
        for n, row in enumerate(english(with_published(found, self.settings.published))):
            ids.add(row.id)
            if isinstance(row, Failure):
                self._fail(row, each.name, n)
            elif self._is_new(row, each.name, n):
                yield row
        self._read[each.name] = key or "", ids
        self._done(each.name)

    def _is_new(self, article: Article, file: str, n: int) -> bool:
        key, known = self.settings.article_key(article), self.store.article(article.id)
        if known is not None and known[0] == key:
            if known[1] != n:
                self.store.move(article.id, n)
            return False
        self._places[article.id] = file, n, key
        self._open[file] += 1
        return True

    def _fail(self, failure: Failure, file: str, n: int) -> None:
        status = "skipped" if failure.skipped else "failed"
        self.store.put(Row(failure.id, file, n, "", status=status, reason=failure.reason))
        self.tell(News(file, failure.id, failure.reason))

    def keep(self, article: Article, packed: Packed) -> None:
        """Stores what came out of an article."""
        file, n, key = self._places.pop(article.id)
        if packed.error is not None:
            self._fail(Failure(article.id, article.path, packed.error), file, n)
        else:
            if not is_file_itself(article):
                keep_text(article, self.texts)
            text = zlib.compress(article.text.encode(), 1)
            row = Row(article.id, file, n, key, "done", None, packed.counts, text, packed.layers, packed.claims)
            self.store.put(row)
            self.summary.read += 1
            self.tell(News(file, article.id))
        self._done(file)

    def _done(self, file: str) -> None:
        self._open[file] -= 1
        if not self._open[file]:
            del self._open[file]
            self.store.finish(file, *self._read.pop(file))
            self.tell(News(file))


def is_file_itself(article: Article) -> bool:
    """Whether the article's text is its whole file, so that offsets are good against that."""
    data = article.text.encode()
    return article.sha256 in (digest(data), digest(codecs.BOM_UTF8 + data))
