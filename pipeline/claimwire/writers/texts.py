"""The texts of articles that were no text files, for the offsets of their claims."""

from __future__ import annotations

import re
from pathlib import Path

from claimwire.articles import Article


def keep_text(article: Article, folder: Path) -> Path:
    """Writes an article's text to `folder/ID.txt`, as it is; what a file name cannot hold becomes `_`."""
    parts = [re.sub(r"[^\w.#@+-]", "_", part) for part in article.id.split("/") if part not in ("", ".", "..")]
    path = folder.joinpath(*parts[:-1], f"{parts[-1] if parts else 'text'}.txt")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(article.text.encode("utf-8"))
    return path
