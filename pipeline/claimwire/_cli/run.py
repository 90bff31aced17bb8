"""`claimwire run`: a folder of articles in, files out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from claimwire._cli.common import FINE, SOME_FAILED, DayFirst, Model, Published, Rules, dated, loaded, refuse, report
from claimwire.articles import find_files
from claimwire.batch.folder import Summary, read_folder, run_folder


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of articles: .txt, .json, .jsonl.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder that the results are written to.")] = Path(
        "output"
    ),
    published: Published = None,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
) -> None:
    """Write the claims of all articles in a folder to OUTPUT/claims.jsonl.

    Exit status 1 if an article could not be read; the others are done.
    """
    if not folder.is_dir():
        refuse(f"{folder}: {'is no folder; give its folder, or use extract' if folder.exists() else 'no such folder'}")
    if output.resolve() == folder.resolve():
        refuse(f"{output}: the articles are there; give another folder for the results")
    if output.exists() and not output.is_dir():
        refuse(f"{output}: is no folder; give a folder for the results")
    files = find_files(folder, but=output)
    if not files:
        refuse(f"{folder}: no articles (.txt, .json, .jsonl) in it")
    articles = dated(read_folder(folder, files), published)
    extractor = loaded(model, day_first, rules)
    console = Console(stderr=True)
    with progress(console) as bar:
        task = bar.add_task("reading", total=count(folder, files))

        def tell(record: dict[str, Any]) -> None:
            report(record)
            bar.advance(task)

        try:
            summary = run_folder(extractor, articles, output, on_article=tell)
        except OSError as error:
            refuse(f"{output}: cannot be written: {error.strerror or error}")
    console.print(table(summary, output))
    raise typer.Exit(SOME_FAILED if summary.failed else FINE)


def count(folder: Path, files: Sequence[Path]) -> int:
    """How many articles there are; reading them twice costs little beside what is done with them."""
    return sum(1 for _ in read_folder(folder, files))


def progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console)


def table(summary: Summary, output: Path) -> Table:
    """The summary as a person reads it."""
    shown = Table(title=Text(str(output / "claims.jsonl")), title_justify="left", show_header=False)
    for name, count in summary.rows():
        shown.add_row(name, f"{count:,}")
    return shown
