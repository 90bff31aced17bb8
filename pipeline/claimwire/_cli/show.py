"""`claimwire show`: an article and its claims in the terminal."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire._cli.common import (
    FINE,
    SOME_FAILED,
    DayFirst,
    MappedColumns,
    Model,
    Published,
    Rules,
    counted,
    dated,
    loaded,
    mapped,
    report,
)
from claimwire._cli.extract import articles_of
from claimwire.articles import Article, Failure, english
from claimwire.writers.brief import brief
from claimwire.writers.marks import marks

STYLES = {  # the last wins where marks overlap
    "content": "italic",
    "cue": "green",
    "source": "bold magenta",
    "date": "cyan",
    "quantity": "bold yellow",
}
HEADINGS = ("claim", "item", "amount", "date", "source", "kind", "confidence")
WIDTHS = {"date": 10, "confidence": 10}  # so that neither a day nor the heading is broken


def show(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A file of one or more articles, in any format; - is stdin.")
    ],
    published: Published = None,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
    columns: MappedColumns = None,
) -> None:
    """Show an article in the terminal: its text with the layers in colour, its claims as a table.

    FORCE_COLOR=1 keeps the colours where the output is no terminal, as in `| less -R`; NO_COLOR=1 leaves them out.
    """
    articles = dated(articles_of(article, jsonl=False, columns=mapped(columns)), published)
    extractor = loaded(model, day_first, rules)
    console, fine = Console(), True
    for found in english(articles):
        (record,) = extractor.stream([found])
        if not report(record):
            fine &= isinstance(found, Failure) and found.skipped
            continue
        assert isinstance(found, Article)
        console.print(coloured(found.text, record), soft_wrap=False)
        console.print(legend())
        console.print(table(record["claims"]))
    raise typer.Exit(FINE if fine else SOME_FAILED)


def coloured(text: str, record: dict[str, Any]) -> Text:
    """The text with the marks of its layers; whatever it holds, it is no markup and no control of the terminal."""
    shown = Text(harmless(text))
    spans = marks(record)
    for layer, style in STYLES.items():
        for start, end in spans[layer]:
            shown.stylize(style, start, end)
    return shown


def harmless(text: str) -> str:
    """A text of which nothing moves the cursor or changes a colour; offsets stay."""
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)


def legend() -> Text:
    """What the colours stand for."""
    return Text("  ").join([Text("marks:"), *(Text(layer, style=style) for layer, style in STYLES.items())])


def table(claims: list[dict[str, Any]]) -> Table:
    """A row a claim, in the order of the text."""
    shown = Table(title=counted(len(claims), "claim"), title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in HEADINGS:
        shown.add_column(heading, overflow="fold", min_width=WIDTHS.get(heading))
    for claim in claims:
        row = brief(claim)
        kind = claim["kind"] if claim["modality"] == "asserted" else f"{claim['kind']}, {claim['modality']}"
        cells = (row.words, row.item, row.amount, row.period, row.source, kind, f"{claim['confidence']:.2f}")
        shown.add_row(*(Text(harmless(cell)) for cell in cells))
    return shown
