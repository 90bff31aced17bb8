"""The command line: parses arguments and calls the function of the same name."""

from __future__ import annotations

from typing import Annotated

import typer

from claimwire import __version__
from claimwire._cli import gold
from claimwire._cli.diff import diff
from claimwire._cli.explain import explain
from claimwire._cli.extract import extract
from claimwire._cli.run import run
from claimwire._cli.score import score

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Reads news articles and writes down what they claim: how many of what, by when, where, and who says so.",
)


@app.callback()
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


app.command()(extract)
app.command()(run)
app.command()(explain)
app.command()(score)
app.command()(diff)
app.add_typer(gold.app, name="gold")


def main() -> None:
    """The `claimwire` command."""
    app()
