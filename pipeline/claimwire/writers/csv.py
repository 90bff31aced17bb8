"""Claims as CSV, for spreadsheets and data frames: a header, then a claim a line, in the order of `claims.jsonl`.

RFC 4180: fields are parted by commas, lines end in CRLF, and a field with a comma, a quote or a line end in it stands
in quotes, which are doubled inside. UTF-8 without a byte-order mark. Line ends inside a field are those of the article.
Null is an empty field. Offsets count code points of the article's text, half-open (`flat.py`). Text is written as it
stands in the article, even where a spreadsheet would take it for a formula.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable
from typing import BinaryIO

from claimwire.writers.flat import CLAIM, names, values
from claimwire.writers.results import Result


def dump(results: Iterable[Result], file: BinaryIO) -> None:
    """Writes the claims of results into a file, an article at a time.

    Raises:
        OSError: If it cannot be written.
    """
    rows = csv.writer(codecs.getwriter("utf-8")(file))
    rows.writerow(names(CLAIM))
    for result in results:
        rows.writerows(values(CLAIM, claim) for claim in result.claims)
