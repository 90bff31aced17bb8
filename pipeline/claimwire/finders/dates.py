"""Every expression of time in a reading, with its TIMEX3 value and the days it covers (see `finders/timex`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from claimwire._rulebook import build, rulebook
from claimwire.finders.timex import calendar, joining, spans, surroundings
from claimwire.finders.timex.expression import Expression
from claimwire.finders.timex.resolving import Anchors, Resolved, resolve

if TYPE_CHECKING:
    from claimwire.finders.timex.calendar import Period
    from claimwire.language.reading import Reading

__all__ = ["find", "spans"]
GRAINS = {"weekend": "day", "season": "quarter", "half": "quarter"}
REACH = 2  # sentences back to a date that `the day before` may mean


def find(reading: Reading) -> list[dict[str, Any]]:
    """The rows of the dates layer, in the order of the text.

    Args:
        reading: A reading; with its `published` null nothing relative is resolved.

    Returns:
        Rows as `spec/record.md` has them, with `rules` (ids) and `reason` (null, or why `from` and `to` are). An
        `anchor` that is an int is the index of another row.
    """
    found = [e for match in rulebook("dates").matches(reading.doc) if (e := build(match, reading))]
    walk = Walk(reading)
    for expression in joining.joined(joining.chosen(found), reading):
        walk.add(expression)
    return walk.rows


class Walk:
    """Goes through the expressions in order and remembers which time the text is at."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.rows: list[dict[str, Any]] = []
        self.at: tuple[Period, int, int] | None = None
        self.published, self.hour = published(reading.published)

    def add(self, expression: Expression) -> None:
        """Resolves an expression and appends its row."""
        found = resolve(expression, self.anchors(expression))
        self.rows.append(row(expression, found, self.reading))
        if found.period and expression.kind not in ("reference", "window") and found.period.grain not in ("decade", "century"):
            self.at = (found.period, len(self.rows) - 1, expression.start)

    def anchors(self, expression: Expression) -> Anchors:
        text, key = self.discourse(expression)
        future = surroundings.future(self.reading, expression.start, expression.end)
        return Anchors(self.published, self.hour, text, key, future)

    def discourse(self, expression: Expression) -> tuple[Period | None, int | None]:
        """The last time spoken of, if it stands near; a verb of saying dates itself by its own sentence or by publication."""
        if self.at is None:
            return None, None
        period, key, place = self.at
        sentences = [i for i, (start, end) in enumerate(self.reading.sentences) if start <= place < end or start <= expression.start < end]
        distance = sentences[-1] - sentences[0] if sentences else 0
        reach = 0 if surroundings.reports(self.reading, expression.start) else REACH
        return (period, key) if distance <= reach else (None, None)


def published(text: str | None) -> tuple[date | None, datetime | None]:
    """The day of publication, and its time where one is given."""
    if not text:
        return None, None
    day = date.fromisoformat(text[:10])
    try:
        return day, datetime.fromisoformat(text[:19]) if len(text) > 10 else None
    except ValueError:
        return day, None


def row(expression: Expression, found: Resolved, reading: Reading) -> dict[str, Any]:
    """The record's row of a resolved expression."""
    period = found.period
    if period and expression.mod and not found.time:
        period = calendar.part(period, expression.mod)
    kind = type_of(expression)
    grain = None if period is None else "minute" if found.time else GRAINS.get(period.grain, period.grain)
    return {
        **reading.span(expression.start, expression.end),
        "type": kind,
        "timex": found.timex,
        "mod": expression.mod,
        "from": period and period.first.isoformat() + (found.time or ""),
        "to": period and period.last.isoformat() + (found.time or ""),
        "grain": grain,
        "relation": surroundings.relation(reading, expression.start, kind),
        "anchor": found.anchor,
        "reason": found.reason,
        "rules": list(expression.rules),
    }


def type_of(expression: Expression) -> str:
    """TIMEX3's four: date, time, duration, set."""
    if expression.kind in ("duration", "window") or "span" in expression.fields and not expression.fields["plain"]:
        return "duration"
    if expression.kind == "set":
        return "set"
    timed = expression.kind == "part" or bool(expression.fields.keys() & {"part", "hour"})
    return "time" if timed or expression.fields.get("unit") in ("hour", "minute", "second") else "date"
