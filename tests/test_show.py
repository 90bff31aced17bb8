"""`claimwire show`: the text with its layers in colour, the claims as a table."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from command import claimwire

COLOUR = re.compile(r"\x1b\[[\d;]*m")
TEXT = "[b]The navy lost 40 boats on May 6, 2024, said Jane Doe, its spokeswoman.\n"


def show(*arguments: str | Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    return claimwire("show", *arguments, given=given, env={**kept, "COLUMNS": "160", **environment})


def test_text_and_table() -> None:
    """The text is whole, brackets in it are no markup, and a claim is a row."""
    done = show("-", given=TEXT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == TEXT.strip()
    row = next(line for line in done.stdout.splitlines() if line.strip().startswith("40 boats"))
    assert re.split(r"\s{2,}", row.strip())[:6] == ["40 boats", "boats", "40", "2024-05-06", "Jane Doe", "figure"]


def test_colours_where_they_are_asked_for() -> None:
    plain, coloured = show("-", given=TEXT), show("-", given=TEXT, FORCE_COLOR="1")
    assert not COLOUR.search(plain.stdout)
    assert "\x1b[3;36mMay 6, 2024\x1b[0m" in coloured.stdout
    assert "\x1b[32msaid\x1b[0m" in coloured.stdout
    assert COLOUR.sub("", coloured.stdout) == plain.stdout


def test_an_article_is_no_control_of_the_terminal() -> None:
    done = show("-", given="\x1b[31mIt lost 3 \x1b[32mboats\x07 on May 6, 2024, said Jane \x1b[33mDoe.\n")
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert "on May 6, 2024, said Jane" in done.stdout


def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": " "}\n{"id": "b", "text": "It lost 3 boats."}\n')
    done = show(path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{path}#a: ")
    assert "It lost 3 boats." in done.stdout
