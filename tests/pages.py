"""A page of the documentation as it runs: its commands in order, in one folder, and its Python as one session.

A `console` block holds commands (`$ `, gone on with by `> `), each with the output it shows. In a line right before a
block `<!-- file: NAME -->` says that the block is to be written to that file before the next command runs, and
`<!-- exit: 1 -->` with which status the last of its commands ends.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^(?:<!-- (file|exit): (.+?) -->\n)?```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True)
class Step:
    """A command, the output and the exit status that its page shows, and the files that stand before it."""

    command: str
    shown: str
    status: int = 0
    files: tuple[tuple[str, str], ...] = ()


def steps(page: Path) -> list[Step]:
    """The commands of a page."""
    found: list[Step] = []
    files: list[tuple[str, str]] = []
    for directive, value, language, body in blocks(page):
        if directive == "file":
            files.append((value, body))
        if language != "console":
            continue
        commands = list(in_block(body))
        for n, (command, shown) in enumerate(commands, start=1):
            status = int(value) if directive == "exit" and n == len(commands) else 0
            found.append(Step(command, shown, status, tuple(files)))
            files = []
    return found


def in_block(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with its output."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines()
        more = next((n for n, line in enumerate(rest) if not line.startswith("> ")), len(rest))
        yield "\n".join([first, *(line[2:] for line in rest[:more])]), "\n".join(rest[more:])


def python(page: Path) -> str:
    """The Python of a page, as one session."""
    return "\n".join(body for directive, _, language, body in blocks(page) if (directive, language) == ("", "python"))


def blocks(page: Path) -> list[tuple[str, str, str, str]]:
    """Directive, its value, language and body of every block of a page."""
    return BLOCK.findall(page.read_text("utf-8"))


@dataclass
class Run:
    """The commands of a page as far as they were run, in a folder with a copy of the corpus and what a clone has."""

    page: Path
    folder: Path
    done: list[subprocess.CompletedProcess[str]] = field(default_factory=list)

    def all(self) -> Path:
        """The folder once all commands were run."""
        for n in range(len(steps(self.page))):
            self.step(n)
        return self.folder

    def step(self, n: int) -> subprocess.CompletedProcess[str]:
        """What came of a command; those before it are run first, each once."""
        if not self.done:
            shutil.copytree(ROOT / "corpus", self.folder / "corpus")
            (self.folder / "training").symlink_to(ROOT / "training")
        for step in steps(self.page)[len(self.done) : n + 1]:
            self.done.append(self.run(step))
        return self.done[n]

    def run(self, step: Step) -> subprocess.CompletedProcess[str]:
        for name, text in step.files:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        command = ["bash", "-c", step.command]
        environment = {**os.environ, "PATH": path}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
