"""JSON that is one line, however a reader breaks lines."""

from __future__ import annotations

import json
from typing import Any

BREAKS = {
    end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"
}  # what JSON leaves as it is and Python's splitlines not


def json_line(value: Any) -> str:
    """A value as JSON in which nothing ends a line."""
    line = json.dumps(value, ensure_ascii=False)
    for end, escaped in BREAKS.items():
        line = line.replace(end, escaped)
    return line
