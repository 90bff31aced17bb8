"""What a run is made with, and the key of it: the hash of all that decides what comes out of an article."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib import metadata, resources
from pathlib import Path

from claimwire.articles import Article, Columns

DECIDING = ("spacy", "dateparser", "numpy", "trafilatura", "py3langid")
SOURCES = frozenset({".py", ".toml", ".json"})


@dataclass(frozen=True)
class Settings:
    """The options of a run.

    Attributes:
        model: Name or path of a spaCy pipeline; null: the bundled one.
        day_first: Whether `7/8/2024` is 7 August; null: month first.
        rules: A folder of rules on top of those that ship.
        published: The day of articles that do not give their own, as ISO 8601.
        columns: Which columns of tables, or keys of JSON objects, hold what.
    """

    model: str | None = None
    day_first: bool | None = None
    rules: Path | None = None
    published: str | None = None
    columns: Columns | None = None

    @cached_property
    def key(self) -> str:
        """The hash of the options, of rules, code and model, and of the versions that decide values."""
        versions = {name: version(name) for name in DECIDING} | {"python": platform.python_version()}
        options = {name: str(value) for name, value in asdict(self).items()}
        digest = hashlib.sha256(json.dumps([options, versions], sort_keys=True).encode())
        for path in self._deciding_files():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def file_key(self, path: str, data: Iterable[bytes]) -> str:
        """The key of a file from its path and its bytes."""
        digest = hashlib.sha256(f"{self.key}{path}\0".encode())
        for piece in data:
            digest.update(piece)
        return digest.hexdigest()

    def article_key(self, article: Article) -> str:
        """The key of an article from its text and what is known of it."""
        known = json.dumps(asdict(article), sort_keys=True)
        return hashlib.sha256(f"{self.key}{known}".encode()).hexdigest()

    def _deciding_files(self) -> Iterator[Path]:
        package = Path(str(resources.files("claimwire")))
        for folder in (package, Path(str(resources.files("claimwire.rules")))):
            yield from (path for path in files_of(folder) if path.suffix in SOURCES)
        yield from files_of(package / "language" / "model")
        for given in (self.rules, Path(self.model) if self.model else None):
            if given is not None and given.is_dir():
                yield from files_of(given)


def files_of(folder: Path) -> list[Path]:
    """All files under a folder, in a stable order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def version(name: str) -> str | None:
    """The installed version of a distribution, null if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
