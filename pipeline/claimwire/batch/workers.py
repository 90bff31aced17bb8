"""Processes that extract: one that dies, hangs or runs out of memory costs its article, not the run."""

from __future__ import annotations

import json
import multiprocessing
import signal
import sys
import zlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from claimwire.articles import Article
from claimwire.batch.settings import Settings

if TYPE_CHECKING:
    from claimwire.extractor import Extractor

BATCH, BATCH_CHARS = 16, 60_000  # articles and characters that go to a worker together
SECONDS, CHARS_A_SECOND = 60, 500  # how long an article may take: a minute, and more the longer it is
RENEWED = 250  # batches after which a worker is replaced, so that its tables of words do not grow without end
CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")

_extractor: Extractor | None = None


@dataclass(frozen=True)
class Packed:
    """What came out of an article, deflated: its claims as JSON lines, its record without them; how many of which kind.

    `error` is the reason why nothing did.
    """

    counts: tuple[int, int, int] = (0, 0, 0)
    layers: bytes | None = None
    claims: bytes | None = None
    error: str | None = None


def start(settings: Settings) -> None:
    """Loads the extractor, once a process; a forked process has its parent's."""
    global _extractor
    from claimwire.extractor import load  # it takes a second, which a run with nothing to do does not need

    if _extractor is None:
        _extractor = load(settings.model, day_first=settings.day_first, rules=settings.rules)


def begin(settings: Settings) -> None:
    """What a worker does first; ctrl-C is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start(settings)


def work(articles: Sequence[Article]) -> list[Packed]:
    """The outcomes of a batch, in order."""
    assert _extractor is not None
    return [packed(record) for record in _extractor.stream(articles)]


def packed(record: dict[str, Any]) -> Packed:
    """A record as it is stored."""
    if record.get("error"):
        return Packed(error=record["error"])
    claims = record["claims"]
    kinds = Counter(claim["kind"] for claim in claims)
    lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
    layers = json.dumps({key: value for key, value in record.items() if key != "claims"}, ensure_ascii=False)
    counts = kinds["figure"], kinds["event"], kinds["statement"]
    return Packed(counts, zlib.compress(layers.encode(), 1), zlib.compress(lines.encode(), 1))


def extracted(articles: Iterable[Article], settings: Settings, *, workers: int) -> Iterator[tuple[Article, Packed]]:
    """Every article with its outcome, in the order in which they are ready.

    No more articles are taken than the workers need next, so that memory does not grow with their number.

    Args:
        articles: The articles.
        settings: Options, model and rules.
        workers: How many processes.

    Raises:
        ModelError: If the model cannot be used.
        RuleError: If the rules cannot.
    """
    waiting, again = batches(articles), deque[list[Article]]()
    first = next(waiting, None)
    if first is None:
        return
    start(settings)
    again.append(first)
    running: dict[Future[list[Packed]], list[Article]] = {}
    pool = ProcessPool(workers, max_tasks=RENEWED, initializer=begin, initargs=[settings], context=CONTEXT)
    try:
        while True:
            while len(running) < 2 * workers and (batch := again.popleft() if again else next(waiting, None)):
                running[pool.schedule(work, args=[batch], timeout=limit(batch))] = batch
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield from outcomes(future, running.pop(future), again)
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]  # nor has close a type in pebble
        pool.join()
        raise
    pool.close()  # type: ignore[no-untyped-call]
    pool.join()


def outcomes(
    future: Future[list[Packed]], batch: list[Article], again: deque[list[Article]]
) -> Iterator[tuple[Article, Packed]]:
    """A batch's outcomes; where its worker failed, its articles are to be tried again each by itself."""
    try:
        yield from zip(batch, future.result(), strict=True)
    except Exception as error:  # whatever it is, one bad article never stops a run
        if len(batch) > 1:
            again.extend([article] for article in batch)
        else:
            yield batch[0], Packed(error=why(error, batch))


def why(error: Exception, batch: Sequence[Article]) -> str:
    """The reason in one line, with the way out."""
    if isinstance(error, TimeoutError):
        return f"took longer than {limit(batch):.0f} s; split the article"
    if isinstance(error, ProcessExpired):
        killed = error.exitcode == -signal.SIGKILL
        cause = "killed, out of memory?" if killed else f"exit code {error.exitcode}"
        return f"its process died ({cause}); split the article"
    return f"failed: {type(error).__name__}: {error}; please report it"


def limit(batch: Sequence[Article]) -> float:
    """The seconds that a batch may take."""
    return SECONDS * len(batch) + sum(len(article.text) for article in batch) / CHARS_A_SECOND


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles in lists of at most `BATCH`, and about `BATCH_CHARS` characters."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= BATCH or size >= BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
