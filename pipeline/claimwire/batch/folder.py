"""A folder of articles through an extractor into a folder of results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimwire.articles import Article, Failure, read_file
from claimwire.extractor import Extractor
from claimwire.writers.jsonl import ClaimsFile
from claimwire.writers.texts import keep_text


@dataclass
class Summary:
    """What a run did: articles done and failed, claims by kind."""

    done: int = 0
    failed: int = 0
    claims: Counter[str] = field(default_factory=Counter)

    def add(self, record: dict[str, Any]) -> None:
        """Counts one article's record."""
        if record.get("error"):
            self.failed += 1
            return
        self.done += 1
        self.claims.update(claim["kind"] for claim in record["claims"])

    def rows(self) -> list[tuple[str, int]]:
        """Name and count of each line of the summary."""
        kinds = [(f"{kind} claims", self.claims[kind]) for kind in ("figure", "event", "statement")]
        return [("articles read", self.done), ("failed", self.failed), *kinds, ("claims", self.claims.total())]


def read_folder(folder: Path, files: Sequence[Path]) -> Iterator[Article | Failure]:
    """The articles of a folder's files; an id is the path relative to the folder."""
    for file in files:
        yield from read_file(file, id=file.relative_to(folder).as_posix())


def run_folder(
    extractor: Extractor,
    articles: Iterable[Article | Failure],
    output: Path,
    *,
    on_article: Callable[[dict[str, Any]], object] = lambda record: None,
) -> Summary:
    """Writes the claims of articles to `output/claims.jsonl`, one a line, in the articles' order.

    The file is complete or it is as it was before: it is written beside and put in place at the end. The text of an
    article that was no text file is kept as `output/texts/ID.txt`, which its claims' offsets are good against.

    Raises:
        OSError: If the output folder cannot be written.
    """
    summary = Summary()
    output.mkdir(parents=True, exist_ok=True)
    with ClaimsFile(output / "claims.jsonl") as claims:
        for record in extractor.stream(kept(articles, output)):
            summary.add(record)
            claims.write(record["claims"])
            on_article(record)
    return summary


def kept(articles: Iterable[Article | Failure], output: Path) -> Iterator[Article | Failure]:
    for row in articles:
        if isinstance(row, Article) and row.path and not row.path.lower().endswith(".txt"):
            keep_text(row, output / "texts")
        yield row
