"""The texts of articles that were no text files, for the offsets of their claims."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from claimwire.articles import Article

MAX_BYTES = 200


def keep_text(article: Article, folder: Path) -> Path:
    """Writes an article's text to `folder/ID.txt`, as it is; what a file name cannot hold becomes `_`."""
    path = text_path(article.id, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(article.text.encode("utf-8"))
    return path


def text_path(id: str, folder: Path) -> Path:
    """Where the text of an article is kept."""
    parts = [short(re.sub(r"[^\w.#@+-]", "_", part)) for part in id.split("/") if part not in ("", ".", "..")]
    return folder.joinpath(*parts[:-1], f"{parts[-1] if parts else 'text'}.txt")


def short(part: str) -> str:
    """A part of a path that a file system takes: a long one keeps its beginning and a hash of the whole."""
    if len(part.encode()) <= MAX_BYTES:
        return part
    return f"{part[: MAX_BYTES // 5]}-{hashlib.sha256(part.encode()).hexdigest()[:16]}"
