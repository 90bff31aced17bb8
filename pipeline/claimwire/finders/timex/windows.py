"""Stretches that end or begin at publication (`the past 24 hours`), hours from now, the weekend."""

from __future__ import annotations

from datetime import date, timedelta

from claimwire.finders.timex import calendar, years
from claimwire.finders.timex.calendar import Period
from claimwire.finders.timex.expression import UNDATED, Anchors, Expression, Resolved


def window(expression: Expression, anchors: Anchors) -> Resolved:
    """`the past 24 hours`, `the next three quarters`: an anchored duration, with the days it covers."""
    fields = expression.fields
    unit, sign, count = fields["unit"], fields["sign"], fields["count"]
    value = years.duration(unit, count)
    if count is None:
        return Resolved(value, reason="vague length")
    if anchors.published is None:
        return Resolved(value, reason=UNDATED)
    day = anchors.published
    if count >= 1 and (unit == "quarter" or (unit in ("decade", "century") and not fields.get("running"))):
        own, edge = calendar.around(day, unit), calendar.shifted(day, sign * count, unit)
        other = calendar.around(edge, unit)
        following = calendar.around(calendar.shifted(day, sign, unit), unit)
        first, last = (other.first, own.first - timedelta(1)) if sign < 0 else (following.first, other.last)
    elif unit in ("hour", "minute", "second"):
        step = max(1, round(count / 24)) if unit == "hour" else 0
        first, last = sorted((day, day + timedelta(sign * step)))
    elif fields.get("working"):
        first, last = sorted((day + timedelta(sign), calendar.working_days(day, int(sign * count))))
    elif sign < 0:
        first, last = calendar.shifted(day, -count, unit), day
    else:
        offset = fields.get("offset", 0 if unit in ("month", "year") else 1)
        first, last = day + timedelta(offset), calendar.shifted(day, count, unit)
    return Resolved(value, Period(first, last, "day"), "published")


def by_clock(steps: float, unit: str, anchors: Anchors, expression: Expression) -> Resolved:
    """Hours and minutes from the time of publication, where that is known."""
    if anchors.hour is None or expression.inside or expression.fields.get("base") == "text":
        return Resolved(years.open_value(expression.fields), reason="no time of publication")
    moved = anchors.hour + timedelta(**{f"{unit}s": steps})
    period = Period(moved.date(), moved.date(), "hour" if unit == "hour" else "minute")
    return Resolved(moved.strftime("%Y-%m-%dT%H:%M"), period, "published", time=moved.strftime("T%H:%M"))


def weekend(day: date, weeks: int, future: bool | None, bare: bool) -> Period:
    """`the weekend` is the last one begun, or the coming one where the clause looks ahead; `next` counts weeks."""
    own = calendar.around(day, "weekend")
    if bare and not future and own.first > day:
        return calendar.around(day - timedelta(7), "weekend")
    return calendar.around(day + timedelta(7 * weeks), "weekend")
