"""An expression of time as its words give it, what it may be resolved from, and what it resolves to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from claimwire.finders.timex.calendar import Period

UNDATED = "no publication date"


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


@dataclass(frozen=True)
class Anchors:
    """What an expression may be resolved from.

    Attributes:
        published: The article's day; null if unknown.
        hour: And its time, where it is known.
        text: The last period that the text was at, near enough to be meant.
        key: Which row that was.
        quarter: The last reporting quarter or half that the text named, for `a year earlier`.
        spoken: Whether the text named any period before, near or not.
        future: Whether the clause speaks of what is to come; null if it does not tell.
        due: Whether a word of expecting governs it (`due in March`), which no closeness outweighs.
    """

    published: date | None
    hour: datetime | None = None
    text: Period | None = None
    key: int | None = None
    quarter: Period | None = None
    spoken: bool = False
    future: bool | None = None
    due: bool = False


@dataclass(frozen=True)
class Resolved:
    """A period, or the reason why there is none; `anchor` is `explicit`, `published`, a row's index, or null.

    `time` is the time of day at which it begins, `until` that at which it ends, where they differ.
    """

    timex: str
    period: Period | None = None
    anchor: str | int | None = None
    reason: str | None = None
    time: str | None = None
    until: str | None = None
