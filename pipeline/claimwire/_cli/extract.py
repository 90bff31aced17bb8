"""`claimwire extract`: articles in, JSON lines out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from claimwire._cli.common import (
    FINE,
    SOME_FAILED,
    DayFirst,
    Model,
    Published,
    Rules,
    dated,
    loaded,
    quiet_end,
    refuse,
    report,
)
from claimwire.articles import Article, Failure, read_bytes, read_file
from claimwire.articles.json import read_own

STDIN = "-"


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Articles (.txt, .json, .jsonl); - is stdin.")],
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
) -> None:
    """Print the claims of articles, one JSON object a line.

    Exit status 1 if an article could not be read; the others are done.
    """
    extractor = loaded(model, day_first, rules)
    articles = dated((a for file in files for a in articles_of(file, jsonl=jsonl)), published)
    fine = True
    try:
        for record in extractor.stream(articles):
            fine &= report(record)
            for row in [record] if layers or jsonl else record["claims"]:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        quiet_end()
    except OSError as error:
        refuse(f"stdout: cannot be written: {error.strerror or error}")
    raise typer.Exit(FINE if fine else SOME_FAILED)


def articles_of(file: str, *, jsonl: bool) -> Iterator[Article | Failure]:
    """The articles of a file or of stdin."""
    if not jsonl:
        if file == STDIN:
            return read_bytes(sys.stdin.buffer.read(), id=STDIN, path=None, suffix=".txt")
        return read_file(Path(file))
    if file == STDIN:
        return read_own(iter(sys.stdin.buffer), name=STDIN)
    return own_lines(file)


def own_lines(file: str) -> Iterator[Article | Failure]:
    try:
        with Path(file).open("rb") as lines:
            yield from read_own(lines, name=file)
    except OSError as error:
        yield Failure(file, file, f"cannot be read: {error.strerror or error}")
