"""Articles on a cluster: Ray Data with the same extractor, Parquet in and out.

On one machine `claimwire run` does more: it keeps a store, goes on where it was stopped and writes in a fixed order.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from claimwire.articles import Article, ArticleError, Columns, Failure, english
from claimwire.articles.dating import with_published
from claimwire.articles.rows import article
from claimwire.batch import workers
from claimwire.batch.settings import Settings

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # before Ray is imported: nothing is reported to anybody

if TYPE_CHECKING:
    import ray.data

BATCH = 64
OUT = ("id", "error", "skipped", "claims", "layers")


class Extract:
    """What an actor of the cluster does: it loads the extractor once, and is given batches of rows."""

    def __init__(self, settings: Settings):
        workers.start(settings)
        self.settings = settings

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        """A batch of articles, a column each of its fields, as a batch of what came out of them; see `extract`."""
        names = list(batch)
        given = [dict(zip(names, row, strict=True)) for row in zip(*(batch[name] for name in names), strict=True)]
        rows = [self._article(row) for row in given]
        found = list(english(with_published(rows, self.settings.published)))
        outcomes = iter(workers.work([row for row in found if isinstance(row, Article)]))
        out: dict[str, list[Any]] = {name: [] for name in OUT}
        for row in found:
            told = workers.Packed(error=row.reason) if isinstance(row, Failure) else next(outcomes)
            values = (row.id, told.error, isinstance(row, Failure) and row.skipped, told.claims, told.layers)
            for name, value in zip(OUT, values, strict=True):
                out[name].append(zlib.decompress(value).decode() if isinstance(value, bytes) else value)
        return out

    def _article(self, row: Mapping[str, Any]) -> Article | Failure:
        columns = self.settings.columns or Columns()
        known = {name: plain(value) for name, value in row.items()}
        path, own = str(known.pop("path", "")) or None, known.get(columns.id)
        id = f"{PurePath(path).name}#{own}" if path else str(own)
        try:
            if own is None:
                raise ArticleError(f"no {columns.id!r}, which names an article wherever it is read; add the column")
            return article(known, id=id, path=path, sha256=None, columns=columns)
        except ArticleError as error:
            return Failure(id, path, str(error))


def plain(value: Any) -> Any:
    """A value of a column as Python has it; NumPy's own scalars are none of its types."""
    return value.item() if hasattr(value, "item") else value


def extract(
    dataset: ray.data.Dataset, settings: Settings | None = None, *, workers: int | tuple[int, int] = 1
) -> ray.data.Dataset:
    """A dataset of articles as one of what they claim.

    Args:
        dataset: A row an article, with `text`, `id` and, if known, `title`, `published`, `publisher`, `url`,
            `language`, or the columns that the settings name; with `path`, as Ray gives it, ids begin with the file's.
        settings: Options, model and rules, which every machine must have.
        workers: How many actors extract, or the least and the most.

    Returns:
        A row an article: `id`, `error` (null, or why nothing came of it), `skipped`, `claims` (JSON lines) and
        `layers` (the record without claims, as JSON).
    """
    return dataset.map_batches(
        Extract, fn_constructor_args=(settings or Settings(),), batch_size=BATCH, concurrency=workers, num_cpus=1
    )


def run(source: str, output: str, settings: Settings, *, workers: int = 1) -> None:
    """Parquet files of articles into Parquet files of what they claim.

    Args:
        source: A file or folder of Parquet, or an address that Ray reads (`s3://…`).
        output: The folder that is written, likewise.
        settings: Options, model and rules.
        workers: How many actors extract.

    Raises:
        ModuleNotFoundError: If Ray is not installed.
    """
    import ray

    if not ray.is_initialized():
        cluster = os.environ.get("RAY_ADDRESS")  # else one of this machine alone, with room to read and write beside
        here: dict[str, Any] = {} if cluster else {"num_cpus": workers + 1, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level=logging.ERROR, **here)
    ray.data.DataContext.get_current().enable_progress_bars = False
    extract(ray.data.read_parquet(source, include_paths=True), settings, workers=workers).write_parquet(output)
