"""`claimwire extract`: articles in, JSON lines out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from claimwire._cli.common import (
    FINE,
    SOME_FAILED,
    STDIN,
    DayFirst,
    MappedColumns,
    Model,
    Published,
    Rules,
    dated,
    loaded,
    mapped,
    quiet_end,
    refuse,
    report,
)
from claimwire.articles import Article, Columns, Failure, english, read_file, read_stream
from claimwire.articles.json import read_own
from claimwire.articles.streams import lines


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Articles, in any format that run reads; - is stdin.")
    ],
    layers: Annotated[bool, typer.Option("--layers", help="One object an article, with all four layers.")] = False,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="Read JSON lines {id, text, published}; answer one line an input, as with --layers."
        ),
    ] = False,
    published: Published = None,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
    columns: MappedColumns = None,
) -> None:
    """Print the claims of articles, one JSON object a line.

    Exit status 1 if an article could not be read; the others are done.
    """
    named = mapped(columns)
    articles = dated((a for file in files for a in articles_of(file, jsonl=jsonl, columns=named)), published)
    extractor = loaded(model, day_first, rules)
    fine, skipped = True, set[str]()
    try:
        for record in extractor.stream(noted(english(articles), skipped)):
            fine &= report(record) or record["article"]["id"] in skipped
            for row in [record] if layers or jsonl else record["claims"]:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        quiet_end()
    except OSError as error:
        refuse(f"stdout: cannot be written: {error.strerror or error}")
    raise typer.Exit(FINE if fine else SOME_FAILED)


def noted(articles: Iterable[Article | Failure], skipped: set[str]) -> Iterator[Article | Failure]:
    """The articles as they are; the ids of those left out by choice go into `skipped`."""
    for row in articles:
        if isinstance(row, Failure) and row.skipped:
            skipped.add(row.id)
        yield row


def articles_of(file: str, *, jsonl: bool, columns: Columns | None) -> Iterator[Article | Failure]:
    """The articles of a file or of stdin."""
    if not jsonl:
        if file == STDIN:
            return read_stream(sys.stdin.buffer, id=STDIN, columns=columns)
        return read_file(Path(file), columns=columns)
    if file == STDIN:
        return read_own(lines(sys.stdin.buffer), name=STDIN, columns=columns)
    return own_lines(file, columns)


def own_lines(file: str, columns: Columns | None) -> Iterator[Article | Failure]:
    try:
        with Path(file).open("rb") as stream:
            yield from read_own(lines(stream), name=file, columns=columns)
    except OSError as error:
        yield Failure(file, file, f"cannot be read: {error.strerror or error}")
