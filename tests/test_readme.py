"""Documentation runs: every block of the README and of docs/, and every example in a docstring."""

from __future__ import annotations

import doctest
import importlib
import json
import pkgutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import claimwire
from claimwire._cli import COMMANDS
from pages import FLAGS, PAGES, ROOT, Run, Step, blocks, python, steps

README = (ROOT / "README.md").read_text("utf-8")
MODULES = [m.name for m in pkgutil.walk_packages(claimwire.__path__, "claimwire.")]
INSTALLS = [body for *_, language, body in blocks(ROOT / "README.md") if language == "sh"]
STEPS = [
    pytest.param(page, n, step, id=f"{page.stem}-{n + 1} {step.command.splitlines()[0][:40]}")
    for page in PAGES
    for n, step in enumerate(steps(page))
]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Run]:
    """The pages, each with the folder in which all of its commands run."""
    return {page: Run(page, tmp_path_factory.mktemp(page.stem)) for page in PAGES}


@pytest.mark.parametrize(("page", "n", "step"), STEPS)
def test_console_blocks(runs: dict[Path, Run], page: Path, n: int, step: Step) -> None:
    """Each command of a page, after those before it, prints what the page shows."""
    done = runs[page].step(n)
    assert done.returncode == step.status, done.stderr
    assert doctest.OutputChecker().check_output(step.shown, done.stdout, FLAGS), done.stdout


@pytest.mark.parametrize("page", [pytest.param(page, id=page.stem) for page in PAGES if python(page)])
def test_python_blocks(runs: dict[Path, Run], page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python of a page, as one session, in the folder that its commands leave."""
    monkeypatch.chdir(runs[page].all())
    parsed = doctest.DocTestParser().get_doctest(python(page), {}, page.name, page.name, 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(parsed)
    assert runner.summarize(verbose=False) == (0, len(parsed.examples))


READERS: dict[str, Callable[[str], object]] = {"json": json.loads, "toml": tomllib.loads, "sh": INSTALLS.index}
OTHERS = [
    pytest.param(READERS[language], body, id=f"{page.stem}-{n}-{language}")
    for page in PAGES
    for n, (*_, language, body) in enumerate(blocks(page))
    if language in READERS
]


@pytest.mark.parametrize(("read", "body"), OTHERS)
def test_other_blocks(read: Callable[[str], object], body: str) -> None:
    """Data can be read; what is to be typed once is one of the README's installs, both of which `.ci/run` runs."""
    read(body)


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name), optionflags=FLAGS).failed == 0


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in COMMANDS if f"claimwire {name}" not in README] == []
