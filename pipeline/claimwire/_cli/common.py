"""What the commands share: exit codes, messages, options."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from claimwire._errors import ModelError
from claimwire._rules import RuleError
from claimwire.articles import Article, Columns, Failure
from claimwire.articles.dating import with_published
from claimwire.batch.exports import CLAIMS, FAILURES
from claimwire.store import NAME as STORE

if TYPE_CHECKING:
    from claimwire.extractor import Extractor

STDIN = STDOUT = "-"
FINE, SOME_FAILED, BAD_ARGUMENTS, STOPPED = 0, 1, 2, 130

Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Publication date of articles that do not give their own, as 2025-02-06."),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME_OR_PATH", help="A spaCy pipeline with the labels of en_core_web_sm, for the bundled model."
    ),
]
DayFirst = Annotated[
    bool | None,
    typer.Option(
        "--day-first/--month-first",
        help="How 7/8/2024 is read where the article itself does not tell.",
        show_default="month first",
    ),
]


Rules = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A folder of rules of your own (quantities.toml ..), on top of those that ship."),
]


MappedColumns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN,...",
        help="Which columns of tables, or keys of JSON objects, hold what: text=body,published=date.",
    ),
]


def mapped(columns: str | None) -> Columns | None:
    """The columns that an option names."""
    try:
        return None if columns is None else Columns.parse(columns)
    except ValueError as error:
        refuse(f"--columns: {error}")


def not_its_own(path: Path, results: Path) -> None:
    """Refuses to write what is made from a run's results over one of its own files."""
    if path.resolve() in [(results / name).resolve() for name in (STORE, CLAIMS, FAILURES)]:
        refuse(f"{path}: is the run's own; give another file")


def say(message: str) -> None:
    """Talk goes to stderr, one line."""
    print(message, file=sys.stderr)


def refuse(message: str) -> NoReturn:
    """Ends the command for bad arguments."""
    say(f"claimwire: {message}")
    raise typer.Exit(BAD_ARGUMENTS)


def loaded(model: str | None, day_first: bool | None, rules: Path | None = None) -> Extractor:
    from claimwire.extractor import load  # it takes a second, which only some commands need

    try:
        return load(model, day_first=day_first, rules=rules)
    except ModelError as error:
        refuse(f"--model: {error}")
    except RuleError as error:
        refuse(f"--rules: {error}")


def dated(articles: Iterable[Article | Failure], published: str | None) -> Iterator[Article | Failure]:
    try:
        return iter(with_published(articles, published))
    except ValueError as error:
        refuse(f"--published: {error}")


def report(record: dict[str, Any]) -> bool:
    """Says why an article failed; False if it did."""
    if record.get("error"):
        say(f"{record['article']['id']}: {record['error']}")
    return not record.get("error")


def counted(n: int, noun: str) -> str:
    """A number of things, `1 claim`, `1,567 claims`."""
    return f"{n:,} {noun}{'s' * (n != 1)}"


def quiet_end() -> NoReturn:
    """The reader of stdout has gone (`| head`): end without a traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(FINE)
