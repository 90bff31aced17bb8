"""A file or a folder that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Writes beside the file and puts it in place when all went well; on an error the old file stays.

    Raises:
        OSError: If it cannot be written.
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe, a device: there is nothing to put in place
        with path.open("wb") as file:
            yield file
        return
    with whole_path(path) as part, part.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """A path beside that of a file, for what opens its files itself; it is put in place when all went well.

    Raises:
        OSError: If the path is that of a folder, or cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder; give a file", str(path))
    with beside(path) as part:
        yield part


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder beside the one that is wanted, which is put in its place when all went well.

    Raises:
        OSError: If there is something at the path that is no empty folder, or it cannot be written.
    """
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise FileExistsError(errno.EEXIST, "there is something in its place; give a new or an empty folder", str(path))
    with beside(path) as part:
        part.mkdir()
        yield part


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A hidden path beside another, moved over it when all went well and removed when not."""
    path = path.resolve()  # of a link, what it leads to
    part = path.with_name(f".{path.name}.part")
    remove(part)  # of a process that was killed
    try:
        yield part
        part.replace(path)
    except BaseException:
        remove(part)
        raise


def remove(path: Path) -> None:
    """Removes a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
