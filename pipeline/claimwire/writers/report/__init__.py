"""A run as one web page that opens from disk: articles with their marks, the claims as a table, figures as charts.

Start here: `write` puts together the skeleton, a payload an article and the claims by column (`data.py`). What the
page does is in its scripts: `model.js` reads and filters, `article.js` shows a text, `table.js` the claims, `charts.js`
draws, `main.js` ties them. The page asks for nothing from anywhere: its security policy forbids it, and lets no script
run but its own, known by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from claimwire import __version__
from claimwire.store import Row, Store
from claimwire.writers.report.data import Columns, embedded, payload
from claimwire.writers.results import result
from claimwire.writers.whole import whole

SCRIPTS = ("model.js", "article.js", "table.js", "charts.js", "main.js")


def write(folder: Path, path: Path, *, title: str | None = None) -> int:
    """Writes the page of a run, whole or not at all.

    Args:
        folder: The folder of results.
        path: The file of the page, UTF-8 with LF line ends; folders above it are made.
        title: Its heading; if left out, the folder's name.

    Returns:
        How many articles are in it.

    Raises:
        StoreError: If the folder holds no store of a run, or one that cannot be used.
        OSError: If the page cannot be written.
    """
    columns, unread = Columns(), list[Row]()
    with ExitStack() as stack:
        store = stack.enter_context(Store.of_run(folder))
        path.parent.mkdir(parents=True, exist_ok=True)
        file = stack.enter_context(whole(path))
        heading = title or f"Claims in {folder.resolve().name}"
        parts = page(os.fsencode(heading).decode("utf-8", "replace"))
        file.write(next(parts).encode())
        for row in store.rows():
            if row.status != "done":
                unread.append(row)
                continue
            found = result(row)
            file.write(data(embedded(payload(found)), "article").encode())
            columns.add(found)
        run = {**columns.plain(), "unread": reasons(unread)}
        file.write(data(embedded(run), "run").encode())
        file.write(next(parts).encode())
    return len(columns.articles)


def page(title: str) -> Iterator[str]:
    """The page before and behind its data."""
    script = "".join(part(name) for name in SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    filled = Template(part("page.html")).substitute(
        title=escape(title), style=part("page.css"), script=script, hash=hashed, version=__version__, data="\0"
    )
    yield from filled.split("\0")


def part(name: str) -> str:
    """A file of the page."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def data(json: str, kind: str) -> str:
    """A block of data in the page, which is no script to run."""
    return f'<script type="application/json" class="{kind}">{json}</script>\n'


def reasons(rows: Sequence[Row]) -> list[tuple[str, str, str | None]]:
    """Id, status and reason of the articles that were not read."""
    return [(row.id, row.status, row.reason) for row in rows]
