"""`claimwire run`: a folder of articles in, files out."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from claimwire._cli.common import (
    FINE,
    SOME_FAILED,
    STDIN,
    STOPPED,
    DayFirst,
    MappedColumns,
    Model,
    Published,
    Rules,
    mapped,
    refuse,
    say,
)
from claimwire._errors import ModelError
from claimwire._rules import RuleError
from claimwire.articles import find_files
from claimwire.articles.dating import stated_day
from claimwire.batch.run import Input, News, Summary
from claimwire.batch.run import run as run_inputs
from claimwire.batch.settings import Settings
from claimwire.store import StoreError


class Engine(StrEnum):
    """What runs it."""

    local = "local"
    ray = "ray"


def run(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A folder of articles; - is one file from stdin.")],
    results: Annotated[
        str, typer.Option("-o", "--output", metavar="OUTPUT", help="The folder that the results are written to.")
    ] = "output",
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes extract.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Read everything again, not only what changed.")] = False,
    published: Published = None,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
    columns: MappedColumns = None,
    engine: Annotated[
        Engine, typer.Option(help="ray: Parquet in and out, on one machine or a cluster; see docs/scaling.md.")
    ] = Engine.local,
) -> None:
    """Write the claims of all articles in a folder to OUTPUT/claims.jsonl, reading only what changed.

    Exit status 1 if an article could not be read; the others are done.
    """
    try:
        day = None if published is None else stated_day(published)
    except ValueError as error:
        refuse(f"--published: {error}")
    settings = Settings(model=model, day_first=day_first, rules=rules, published=day, columns=mapped(columns))
    if engine is Engine.ray:
        on_a_cluster(folder, results, settings, workers)
        return
    output = Path(results)
    if output.exists() and not output.is_dir():
        refuse(f"{output}: is no folder; give a folder for the results")
    console = Console(stderr=True)
    try:
        with inputs_of(folder, output) as inputs, progress(console) as bar:
            task = bar.add_task("reading", total=len(inputs), articles=0, rate=0.0)

            def tell(news: News) -> None:
                if news.error is not None:
                    say(f"{news.article}: {news.error}")
                if news.article is None:
                    bar.advance(task)
                else:
                    done = bar.tasks[task].fields["articles"] + 1
                    bar.update(task, articles=done, rate=done / (bar.tasks[task].elapsed or 1))

            summary = run_inputs(inputs, output, settings, workers=workers, force=force, tell=tell)
    except ModelError as error:
        refuse(f"--model: {error}")
    except RuleError as error:
        refuse(f"--rules: {error}")
    except StoreError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename or output}: cannot be written: {error.strerror or error}")
    except KeyboardInterrupt:
        say("claimwire: stopped; what is done is kept, run it again to go on")
        raise typer.Exit(STOPPED) from None
    console.print(table(summary, output))
    raise typer.Exit(SOME_FAILED if summary.counts["failed"] else FINE)


def on_a_cluster(source: str, output: str, settings: Settings, workers: int) -> None:
    """Parquet in, Parquet out."""
    try:
        from claimwire.batch.ray import run as run_on_ray

        run_on_ray(source, output, settings, workers=workers)
    except ModuleNotFoundError as error:
        refuse(f"--engine ray: {error.name} is not installed; pip install 'claimwire[ray]'")
    except FileNotFoundError as error:
        refuse(f"{source}: no such file or folder of Parquet: {' '.join(str(error).split())[:200]}")


@contextmanager
def inputs_of(folder: str, output: Path) -> Iterator[list[Input]]:
    """The files of a folder, or standard input as a file."""
    if folder == STDIN:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "stdin"
            with path.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
            yield [Input(STDIN, path)]
        return
    root = Path(folder)
    if not root.is_dir():
        refuse(f"{root}: {'is no folder; give its folder, or use extract' if root.exists() else 'no such folder'}")
    if output.resolve() == root.resolve():
        refuse(f"{output}: the articles are there; give another folder for the results")
    files = find_files(root, but=output)
    if not files:
        refuse(f"{root}: no articles in it")
    yield [Input(file.relative_to(root).as_posix(), file) for file in files]


def progress(console: Console) -> Progress:
    """Files done of all, articles and how many a second, time so far and left."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]:,} articles, {task.fields[rate]:.1f} a second"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console)


def table(summary: Summary, output: Path) -> Table:
    """The summary as a person reads it."""
    shown = Table(title=Text(str(output / "claims.jsonl")), title_justify="left", show_header=False)
    for name, count in summary.rows():
        shown.add_row(name, f"{count:,}")
    return shown
