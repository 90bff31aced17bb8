"""How fast claimwire is, beside the bundled model alone and the stack that a user would write without it.

    python benchmarks/speed.py              all but the memory, some minutes
    python benchmarks/speed.py --memory     the memory at 1,000 and at 20,000 articles as well, some minutes more

All in one run on the same articles (those of corpus/, over and over), each measured several times in turn, the median
taken: machines differ and are noisy, so that ratios count. quantulum3's classifier is not used, as in a plain install.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from dateparser.search import search_dates
from quantulum3 import parser
from rich.console import Console
from rich.table import Table

import claimwire
from claimwire.articles import Article, find_files, read_file
from claimwire.language.pipeline import bundled_path

CORPUS = Path(__file__).parent.parent / "corpus"
ROUNDS = 3
BRIEF = 300  # characters of an article whose memory is measured
SHORT = "The army lost 40 tanks on Monday, the ministry said."


def articles(count: int) -> list[Article]:
    """So many articles of the corpus, over and over under other ids."""
    once = [a for f in find_files(CORPUS) for a in read_file(f, id=f.name) if isinstance(a, Article)]
    return [replace(once[n % len(once)], id=f"{n}.txt") for n in range(count)]


def folder_of(rows: list[Article], place: Path) -> Path:
    """The articles as files of a folder."""
    place.mkdir()
    for row in rows:
        (place / row.id).write_text(row.text, "utf-8")
    return place


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", "from claimwire._cli import main; main()", *map(str, arguments)]


def timed(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def run(arguments: list[str]) -> None:
    subprocess.run(arguments, check=True, capture_output=True)


def plain_stack(texts: list[str]) -> None:
    """What a user would write: a blank pipeline, every quantity and every date of the running text."""
    blank = spacy.blank("en")
    for doc in blank.pipe(texts):
        parser.parse(doc.text)
        search_dates(doc.text, languages=["en"])


def throughput(console: Console, count: int) -> None:
    """Tokens and articles a second, and the ratios."""
    rows = articles(count)
    texts = [row.text for row in rows]
    extractor = claimwire.load()
    tokens = sum(len(doc) for doc in map(extractor.nlp.make_doc, texts))
    few = texts[: max(1, count // 8)]  # the plain stack is slow
    share = sum(len(doc) for doc in map(extractor.nlp.make_doc, few)) / tokens

    def model() -> None:
        with extractor.nlp.select_pipes(disable=["claimwire"]):
            list(extractor.nlp.pipe(texts))

    tasks: dict[str, Callable[[], object]] = {
        "the tokenizer alone": lambda: [extractor.nlp.make_doc(text) for text in texts],
        "the bundled model alone": model,
        "claimwire": lambda: list(extractor.stream(rows)),
        "the plain stack": lambda: plain_stack(few),
    }
    list(extractor.stream(rows[:5]))
    parser.parse("40 tanks")
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, task in tasks.items():
            found[name].append(timed(task) / (share if name == "the plain stack" else 1))
    seconds = {name: statistics.median(times) for name, times in found.items()}
    table = Table("", "tokens/s", "articles/s", title=f"{count:,} articles, {tokens:,} tokens", title_justify="left")
    for name, took in seconds.items():
        table.add_row(name, f"{tokens / took:,.0f}", f"{count / took:,.1f}")
    console.print(table)
    whole = seconds["claimwire"]
    console.print(f"claimwire over the model alone: {seconds['the bundled model alone'] / whole:.2f} (wanted: 0.65)")
    console.print(f"claimwire over the plain stack: {seconds['the plain stack'] / whole:.1f} (wanted: 2)")


def runs(console: Console, count: int, place: Path) -> None:
    """A run with one worker and with two, and one with nothing to do."""
    folder = folder_of(articles(count), place / "articles")
    small = folder_of(articles(20), place / "few")

    def seconds(workers: int, source: Path) -> float:
        shutil.rmtree(place / "out", ignore_errors=True)
        return timed(lambda: run(command("run", source, "-o", place / "out", "--workers", str(workers))))

    gains = []
    for _ in range(ROUNDS):  # less what starting takes, which a long run does not feel
        one, two = (seconds(workers, folder) - seconds(workers, small) for workers in (1, 2))
        gains.append(one / two)
    console.print(f"two workers over one: {statistics.median(gains):.2f} (wanted: 1.7)")
    seconds(2, folder)
    many = statistics.median(timed(lambda: run(command("run", folder, "-o", place / "out"))) for _ in range(ROUNDS))
    seconds(2, small)
    few = statistics.median(timed(lambda: run(command("run", small, "-o", place / "out"))) for _ in range(ROUNDS))
    console.print(f"a run with nothing to do: {1000 * (many - few) / (count - 20):.2f} ms an article (wanted: 1)")


def cold(console: Console, place: Path) -> None:
    """One short article, beside importing spaCy and loading the model."""
    (place / "short.txt").write_text(SHORT)
    load = [sys.executable, "-c", f"import spacy, claimwire.components; spacy.load({str(bundled_path())!r})"]
    ratios = [
        timed(lambda: run(command("extract", place / "short.txt"))) / timed(lambda: run(load)) for _ in range(ROUNDS)
    ]
    console.print(f"extract of one short article over loading the model: {statistics.median(ratios):.2f} (wanted: 1.5)")


def memory(console: Console, place: Path) -> None:
    """The most that a run and its workers had in memory, at 1,000 and at 20,000 short articles."""
    peaks = []
    for count in (1_000, 20_000):
        rows = [replace(row, text=row.text[:BRIEF]) for row in articles(count)]
        folder = folder_of(rows, place / f"memory-{count}")
        code = f"import sys; sys.argv[1:] = ['run', {str(folder)!r}, '-o', {str(place / 'kept')!r}, '--workers', '2']"
        measured = f"{code}\nfrom claimwire._cli import main\ntry: main()\nexcept SystemExit: pass\n{REPORT}"
        shutil.rmtree(place / "kept", ignore_errors=True)
        done = subprocess.run([sys.executable, "-c", measured], check=True, capture_output=True, text=True)
        peaks.append(int(done.stdout.split()[-1]) / 1024)
        console.print(f"{count:,} articles: {peaks[-1]:,.0f} MB in the largest process")
    console.print(f"20,000 over 1,000: {peaks[1] / peaks[0]:.2f} (wanted: 1.10)")


REPORT = (
    "import resource\n"
    "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
)


def linear(console: Console) -> Iterator[float]:
    """Seconds for texts of growing length, to 1 MB."""
    extractor = claimwire.load()
    text = "\n\n".join(row.text for row in articles(44))
    for times in (1, 3, 12):
        long = Article(id="long", text="\n\n".join([text] * times))
        took = timed(lambda long=long: list(extractor.stream([long])))  # type: ignore[misc]
        yield took / len(long.text)
        console.print(f"{len(long.text):,} characters in one article: {1e5 * took / len(long.text):.2f} s for 100,000")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=132, help="how many")
    options.add_argument("--memory", action="store_true", help="the memory at 20,000 articles as well")
    given = options.parse_args()
    logging.disable(logging.ERROR)
    console = Console(soft_wrap=True)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        throughput(console, given.articles)
        rates = list(linear(console))
        console.print(f"the longest over the shortest, a character: {rates[-1] / rates[0]:.2f} (wanted: 1)")
        cold(console, place)
        runs(console, 4 * given.articles, place)
        if given.memory:
            memory(console, place)


if __name__ == "__main__":
    main()
