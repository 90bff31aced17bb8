"""Documentation runs: every block of the README, and every example in a docstring."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import claimwire
from claimwire._cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = [m.name for m in pkgutil.walk_packages(claimwire.__path__, "claimwire.")]


def console_blocks() -> list[tuple[str, str]]:
    """(command, shown output) of each console block; `> ` goes on with a command."""
    found = []
    for language, body in BLOCK.findall(README):
        if language == "console":
            lines = body.splitlines()
            command = [line for line in lines if line.startswith(("$ ", "> "))]
            found.append(("\n".join(line[2:] for line in command), "\n".join(lines[len(command) :])))
    return found


@pytest.mark.parametrize(
    ("command", "shown"), [pytest.param(c, s, id=c.split("\n")[0][:40]) for c, s in console_blocks()]
)
def test_console_blocks(command: str, shown: str, tmp_path: Path) -> None:
    """Each command runs in an empty directory with the corpus, and prints what the README shows."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert doctest.OutputChecker().check_output(shown, done.stdout, FLAGS), done.stdout


def test_python_blocks() -> None:
    """The Python of the README, as one session."""
    blocks = "\n".join(body for language, body in BLOCK.findall(README) if language == "python")
    parsed = doctest.DocTestParser().get_doctest(blocks, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(parsed)
    assert runner.summarize(verbose=False) == (0, len(parsed.examples))


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=FLAGS).failed == 0


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"claimwire {name}" not in README] == []
