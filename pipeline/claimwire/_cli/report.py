"""`claimwire report`: a run as one web page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimwire._cli.common import STDOUT, counted, not_its_own, refuse, say
from claimwire.store import StoreError
from claimwire.writers.report import write


def report(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The folder that run wrote its results to.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page that is written.")] = Path(
        "report.html"
    ),
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="The page's heading.")] = None,
) -> None:
    """Write the results of a run as one web page that opens from disk: articles with marks, claims, charts."""
    if str(output) == STDOUT:
        refuse("-o -: a page cannot go to stdout; give a file")
    not_its_own(output, results)
    try:
        articles = write(results, output, title=title)
    except StoreError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename or output}: cannot be written: {error.strerror or error}")
    say(f"{output}: {counted(articles, 'article')}, {output.stat().st_size / 1e6:.1f} MB")
