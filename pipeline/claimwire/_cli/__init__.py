"""The command line: parses arguments and calls the function of the same name."""

from __future__ import annotations

import typer

from claimwire._cli.explain import explain
from claimwire._cli.extract import extract
from claimwire._cli.run import run

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Reads news articles and writes down what they claim: how many of what, by when, where, and who says so.",
)
app.command()(extract)
app.command()(run)
app.command()(explain)


def main() -> None:
    """The `claimwire` command."""
    app()
