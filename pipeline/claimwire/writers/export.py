"""The results of a run in other formats: which there are, and the way in. Each states its conventions in its module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from claimwire.writers.results import Result, results
from claimwire.writers.whole import whole


class Format(StrEnum):
    """The formats; each is written by the module of its name, which alone is imported."""

    csv = "csv"
    parquet = "parquet"
    sqlite = "sqlite"
    brat = "brat"
    label_studio = "label-studio"
    web_annotation = "web-annotation"
    schema_org = "schema-org"
    docbin = "docbin"


LINES = (Format.csv, Format.web_annotation, Format.schema_org)  # which can go down a pipe
FILES = (*LINES, Format.parquet, Format.docbin)  # the others make their file or folder themselves


@dataclass
class Tally:
    """What was exported."""

    articles: int = 0
    claims: int = 0

    def over(self, found: Iterable[Result]) -> Iterator[Result]:
        """The results, counted as they go by."""
        for result in found:
            self.articles += 1
            self.claims += len(result.claims)
            yield result


def export(folder: Path, to: Format, place: Path | BinaryIO) -> Tally:
    """Writes the results of a run in a format, whole or not at all.

    Args:
        folder: The folder of results.
        to: The format.
        place: The file that is written, or the folder for brat and Label Studio; folders above it are made. A stream
            for the formats in `LINES`.

    Raises:
        StoreError: If there are no results in the folder.
        OSError: If it cannot be written, or there is something in the folder to be written.
        ModuleNotFoundError: If the format needs a library that is not installed.
    """
    writer, tally = import_module(f"claimwire.writers.{to.name}"), Tally()
    found = tally.over(begun(results(folder)))
    if not isinstance(place, Path):
        writer.dump(found, place)
        return tally
    place.parent.mkdir(parents=True, exist_ok=True)
    if to in FILES:
        with whole(place) as file:
            writer.dump(found, file)
    else:
        writer.write(found, place)
    return tally


def begun(found: Iterator[Result]) -> Iterator[Result]:
    """The results with the first one read, so that a store that cannot be used is told before anything is written."""
    return chain(list(islice(found, 1)), found)
