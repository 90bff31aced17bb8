"""An expression of time as its words give it, before the calendar is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Expression:
    """Tokens `start` to `end` (half-open) and what they say.

    `kind` names the fields to expect: `calendar` (year, month, day, weekday, quarter, …, hour), `shift` (count, unit,
    sign, base), `window` (count, unit, sign), `duration` and `set` (timex), `reference` (timex), `interval` (two
    expressions), `mod` (a word that only qualifies its neighbour).
    """

    start: int
    end: int
    kind: str
    rules: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    mod: str | None = None
    inside: Expression | None = None
    ends: tuple[Expression, ...] = ()
