"""A rule as TOML in the form of `rules/*.toml`: a pattern or an example a line, as no library lays it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(row: Mapping[str, Any]) -> str:
    """A rule's fields as a [[rule]]; what has several alternatives or examples has a line for each."""
    lines = ["[[rule]]"]
    for key, value in row.items():
        spread = key in ("finds", "skips", "fails") or (key == "match" and isinstance(value[0], list))
        lines.append(f"{key} = {listed(value) if spread else inline(value)}")
    return "\n".join(lines) + "\n"


def listed(values: Iterable[Any]) -> str:
    """A list, an entry a line."""
    return "".join(["[\n", *(f"  {inline(value)},\n" for value in values), "]"])


def inline(value: Any) -> str:
    """A value in one line; a whole number without its point."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{name(key)} = {inline(each)}" for key, each in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else repr(value)


def quoted(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, except that TOML wants DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def name(key: str) -> str:
    return key if BARE.fullmatch(key) else quoted(key)
