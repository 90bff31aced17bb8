"""`claimwire export`: the results of a run for other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimwire._cli.common import STDOUT, STOPPED, counted, not_its_own, quiet_end, refuse, say
from claimwire.store import StoreError
from claimwire.writers.export import LINES, Format
from claimwire.writers.export import export as exported


def export(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The folder that claimwire run wrote to.")],
    to: Annotated[Format, typer.Option(help="The format.")],
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", metavar="PATH", help="The file, or for brat and label-studio the folder; - is stdout."
        ),
    ],
) -> None:
    """Write the results of a run as CSV, Parquet, SQLite or annotations, or for brat, Label Studio or spaCy.

    docs/exports.md says what each format holds, and how.
    """
    path = Path(output)
    if output == STDOUT and to not in LINES:
        refuse(f"--to {to}: only {', '.join(LINES)} can go to stdout; give a path")
    not_its_own(path, results)
    try:
        tally = exported(results, to, sys.stdout.buffer if output == STDOUT else path)
        sys.stdout.flush()
    except StoreError as error:
        refuse(str(error))
    except ModuleNotFoundError as error:
        refuse(f"--to {to}: {error.name} is not installed; pip install 'claimwire[parquet]'")
    except BrokenPipeError:
        quiet_end()
    except OSError as error:
        refuse(f"{error.filename or path}: cannot be written: {error.strerror or error}")
    except KeyboardInterrupt:
        say("claimwire: stopped")
        raise typer.Exit(STOPPED) from None
    if output != STDOUT:
        say(f"{path}: {counted(tally.claims, 'claim')} of {counted(tally.articles, 'article')}")
