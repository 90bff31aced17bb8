"""Which files of a folder are articles."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from claimwire.articles.sniff import suffix_of

BESIDE = re.compile(r"\.gold(?:-\w+)?\.json$")


class Walk:
    """The article files under a folder and the folders that could not be looked into.

    A link is followed where it leads out of the folder, to a file or a folder that was not met before; what it would
    lead back to is there already. So no article comes twice, and a circle ends.
    """

    def __init__(self, top: Path, known: Collection[str], but: Path | None):
        self._top, self._known = top.resolve(), known
        self._met = {self._top} if but is None else {self._top, but.resolve()}

    def files(self, folder: Path) -> Iterator[Path]:
        """The article files under a folder, or the folder itself where it cannot be looked into."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder
            return
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith(".") or (entry.is_symlink() and not self._leads_out(path)):
                continue
            if is_folder(entry):
                if self._is_new(path):
                    yield from self.files(path)
            elif is_article(path, self._known) and is_file(entry) and self._is_new(path):
                yield path

    def _leads_out(self, link: Path) -> bool:
        target = Path(os.path.realpath(link))  # unlike Path.resolve, no error for a link to itself
        inside = target.is_relative_to(self._top) or self._top.is_relative_to(target)
        return not (inside and target.exists()) and target not in self._met

    def _is_new(self, path: Path) -> bool:
        target = Path(os.path.realpath(path))
        new = target not in self._met
        self._met.add(target)
        return new


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or a link to one; never an error, as for a folder whose entries may not be looked at."""
    return entry.is_dir(follow_symlinks=False) or (entry.is_symlink() and os.path.isdir(entry.path))


def is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file or a link to one, or to nothing: reading that says what is wrong. A pipe is none."""
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    return os.path.isfile(entry.path) or not os.path.exists(entry.path)


def find_files(folder: Path, known: Collection[str], *, but: Path | None = None) -> list[Path]:
    """The article files under a folder, sorted; see `claimwire.articles.find_files`."""
    return sorted(Walk(folder, known, but).files(folder))


def is_article(path: Path, known: Collection[str]) -> bool:
    """Whether a file is an article by its name: one of the formats, no README and no gold."""
    name = path.name.lower().removesuffix(".gz")
    return suffix_of(path) in known and not BESIDE.search(name) and Path(name).stem != "readme"
