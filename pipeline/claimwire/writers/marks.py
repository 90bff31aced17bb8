"""The layers of an article as spans to be marked in its text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def marks(layers: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[tuple[int, int]]]:
    """The spans to mark by what they are, each in the order of the text, half-open, in code points."""
    said = layers["attributions"]
    spans = {
        "quantity": layers["quantities"],
        "date": layers["dates"],
        "source": [row["source"] for row in said if row["source"]],
        "cue": [row["cue"] for row in said],
        "content": [span for row in said for span in row["content"]],
    }
    return {
        name: sorted({(span["start"], span["end"]) for span in found if span["start"] is not None})
        for name, found in spans.items()
    }
