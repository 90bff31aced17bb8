"""`claimwire score`: articles against their gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire._cli.common import FINE, SOME_FAILED, DayFirst, Model, Rules, counted, loaded, refuse, say
from claimwire.scores.check import Layer, Outcome, all_outcomes
from claimwire.scores.gold import GoldError, gold_files
from claimwire.scores.table import Row, below, rows


def score(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder of articles and gold, or one NAME.gold.json.")],
    errors: Annotated[
        bool, typer.Option("--errors", help="Each claim that was missed, differs, or is in no gold.")
    ] = False,
    floor: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='Percents no row may fall below, as TOML: "claims found" = 96'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The table as JSON.")] = False,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
) -> None:
    """Hold what is extracted from articles against their gold: a table of every layer and field, in percent.

    Exit status 1 if a row is below its floor.
    """
    try:
        files = gold_files(path)
        outcomes = list(all_outcomes(loaded(model, day_first, rules), files))
        table = rows(outcome for _, outcome in outcomes)
        fallen = below(table, floor) if floor else []
    except GoldError as error:
        refuse(str(error))
    if as_json:
        print(json.dumps({row.name: row.written() for row in table}, indent=1))
    else:
        Console().print(shown(table, len(outcomes)))
    if errors:
        for file, outcome in outcomes:
            for line in mistakes(outcome):
                say(f"{file}: {line}")
    for line in fallen:
        say(f"below the floor: {line}")
    raise typer.Exit(SOME_FAILED if fallen else FINE)


def shown(table: Sequence[Row], articles: int) -> Table:
    """The rows as a person reads them."""
    made = Table(title=counted(articles, "article"), title_justify="left")
    made.add_column("")
    for name in ("precision", "recall", "score", "right", "wanted", "found"):
        made.add_column(name, justify="right")
    for row in table:
        percents = ("-" if value is None else f"{value:.1f}" for value in (row.precision, row.recall, row.score))
        found = "-" if row.found is None else str(row.found)
        made.add_row(Text(row.name), *percents, str(row.right), str(row.wanted), found)
    return made


def mistakes(outcome: Outcome) -> list[str]:
    """One line an error: what was missed, the fields that differ, what no gold has."""
    layers: dict[str, Layer] = {
        "claim": outcome.claims, "date": outcome.dates, "attribution": outcome.attributions
    }  # fmt: skip
    lines = []
    for name, layer in layers.items():
        for row in layer.rows:
            if row.found is None and not row.optional:
                lines.append(f"{name} {row.words!r}: not found")
            lines += [f"{name} {row.words!r}: {difference}" for difference in row.differences]
        for more in layer.extra or ():
            words = (more.get("quantity") or more.get("cue") or more)["text"]
            lines.append(f"{name} {words!r}: in no gold")
    return lines
