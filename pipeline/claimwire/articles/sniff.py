"""Which format an input has, by its suffix and its first bytes.

The suffix decides, with four exceptions where the content leaves no doubt: Parquet, WARC, a web page that was saved as
text or Markdown, and JSON lines named .json. Without a suffix that is known the content decides alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import PurePath

from claimwire.articles.streams import mark_of

# Possessive, as comments could otherwise be paired in endless ways.
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n[\w-]+[ \t]*:")
ARCHIVE = re.compile(rb"WARC/[01]\.\d")
PARQUET = b"PAR1"


def suffix_of(path: PurePath | str) -> str:
    """The suffix that names a file's format, in small letters: `.html` for `A.HTML` and for `a.html.gz`."""
    name = PurePath(path).name.lower()
    return PurePath(name.removesuffix(".gz")).suffix


def format_of(suffix: str, head: bytes, known: Collection[str]) -> str:
    """The suffix of the format that an input is read as.

    Args:
        suffix: The file's own; empty if it has none.
        head: The first bytes, unpacked.
        known: The suffixes of all formats.
    """
    if head.startswith(PARQUET):
        return ".parquet"
    if ARCHIVE.match(head):
        return ".warc"
    beginning = text_of(head)
    if suffix not in known:
        return by_content(beginning)
    if suffix in (".txt", ".md", ".markdown") and PAGE.match(beginning):
        return ".html"
    return ".jsonl" if suffix == ".json" and is_lines(beginning) else suffix


def by_content(beginning: str) -> str:
    """The format of a text by its beginning; plain text if it looks like nothing else."""
    if PAGE.match(beginning):
        return ".html"
    if FRONT_MATTER.match(beginning):
        return ".md"
    if is_lines(beginning):
        return ".jsonl"
    return ".json" if is_json(beginning) else ".txt"


def is_lines(beginning: str) -> bool:
    """Whether the first line is a JSON object, with more below it."""
    first, _, rest = beginning.lstrip().partition("\n")
    return bool(rest.strip()) and first.startswith("{") and is_whole(first)


def is_whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def is_json(beginning: str) -> bool:
    """Whether a text begins as a JSON object, or a list of them, does: a text in brackets or braces does not."""
    return re.match(r"\s*(?:\{\s*(?:\"|\}\s*$)|\[\s*(?:\{|\]\s*$))", beginning) is not None


def text_of(head: bytes) -> str:
    """The first bytes as text as far as they are text: enough to recognise a format."""
    mark, encoding = mark_of(head)
    return head[len(mark) :].decode(encoding, "replace")
