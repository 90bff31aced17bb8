"""The command line: parses arguments and calls the function of the same name; only the command given is imported."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated

import typer

from claimwire import __version__

COMMANDS = {  # each in the module of its name, with the first line of its help
    "extract": "Print the claims of articles, one JSON object a line.",
    "run": "Write the claims of all articles in a folder to OUTPUT/claims.jsonl, reading only what changed.",
    "report": "Write the results of a run as one web page that opens from disk: articles with marks, claims, charts.",
    "show": "Show an article in the terminal: its text with the layers in colour, its claims as a table.",
    "export": "Write the results of a run as CSV, Parquet, SQLite or annotations, or for brat, Label Studio or spaCy.",
    "explain": "Show which rule fired on which span, and for every field of every claim where it comes from.",
    "score": "Hold what is extracted from articles against their gold: a table of every layer and field, in percent.",
    "diff": "Compare two files of claims: kept, gained, lost and changed, by article and by field.",
    "rules": "Rules of your own: see those that there are, start one, hold it to its examples.",
    "gold": "Gold annotations: make them from reviewed claims, take them to other tools.",
}


def app(given: str | None = None) -> typer.Typer:
    """The commands; of all but the one given only the name and the help's first line."""
    commands = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        help="Reads news articles and writes down what they claim: how many of what, by when, where, and who says so.",
    )
    commands.callback()(options)
    for name, help in COMMANDS.items():
        if name != given:
            commands.command(name, help=help)(nothing)
            continue
        module = import_module(f"claimwire._cli.{name}")
        if hasattr(module, "app"):
            commands.add_typer(module.app, name=name, help=help)
        else:
            commands.command(name)(getattr(module, name))
    return commands


def nothing() -> None:
    """In place of a command that is only listed."""


def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda wanted: show_version(wanted), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Options of the command itself."""


def show_version(wanted: bool) -> None:
    if wanted:
        print(f"claimwire {__version__}")
        raise typer.Exit


def main() -> None:
    """The `claimwire` command."""
    given = next((argument for argument in sys.argv[1:] if not argument.startswith("-")), None)
    app(given)()
