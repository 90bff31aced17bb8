"""What is installed is what is in the tree."""

from __future__ import annotations

import tomllib
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import pytest

import claimwire
from claimwire import _rulebook

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MB = 1_000_000


def test_every_package_is_listed() -> None:
    """setuptools is told the packages by hand; a folder that is not listed would not ship."""
    found = {
        p.parent.relative_to(ROOT / "pipeline").as_posix().replace("/", ".")
        for p in (ROOT / "pipeline").rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == {*found, "claimwire.rules"}


def test_version_is_written_once() -> None:
    assert claimwire.__version__ == metadata.version("claimwire")


@pytest.mark.parametrize("name", [p.name for p in sorted((ROOT / "rules").glob("*.toml"))])
def test_rules_ship(name: str) -> None:
    assert resources.files("claimwire.rules").joinpath(name).is_file()


def test_the_model_ships_with_its_licence_and_is_small() -> None:
    folder = Path(str(resources.files("claimwire.language").joinpath("model")))
    assert {"LICENSE", "ATTRIBUTION.md", "README.md", "meta.json"} <= {p.name for p in folder.iterdir()}
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) < 25 * MB


def test_every_finder_has_rules_and_tests() -> None:
    """The same stem names the rule file, the finder and the test."""
    for name in _rulebook.names():
        assert (ROOT / "pipeline" / "claimwire" / "finders" / f"{name}.py").is_file()
        assert (ROOT / "tests" / f"test_{name}.py").is_file()
