"""What the JSON-LD formats share: names that are IRIs, and a document a line."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO
from uuid import UUID, uuid5

from claimwire.writers.lines import json_line

CLAIMS = UUID("6e1f3c52-8a0b-4d7e-9c46-2f5b0d9a7713")  # the namespace of the claims' ids
PAGE = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def claim_iri(id: str) -> str:
    """A claim's name, which is the same in every export: a UUID of version 5 made of its id."""
    return uuid5(CLAIMS, id).urn


def text_iri(text: str) -> str:
    """A text's name by its content (RFC 6920): the SHA-256 of its UTF-8 bytes."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}?ct=text/plain"


def page_of(article: Mapping[str, Any]) -> str | None:
    """The address of the page that an article was on; null if it states none, or one that is no web address."""
    url = article["url"]
    return url if url and PAGE.fullmatch(url) else None


def dump_lines(documents: Iterable[Mapping[str, Any]], file: BinaryIO) -> None:
    """Writes JSON documents, one a line, in UTF-8, each line ending in LF.

    Raises:
        OSError: If they cannot be written.
    """
    for document in documents:
        file.write(f"{json_line(document)}\n".encode())


def known(**stated: Any) -> dict[str, Any]:
    """What is stated without what is not known; a key may end in `_` for the `@` that JSON-LD begins it with."""
    named = ((f"@{key[:-1]}" if key.endswith("_") else key, value) for key, value in stated.items())
    return {key: value for key, value in named if value is not None}
