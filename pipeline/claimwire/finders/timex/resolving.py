"""Expressions -> intervals: the days an expression stands for, given when the article appeared and what it spoke of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from claimwire.finders.timex import calendar, years
from claimwire.finders.timex.calendar import Period
from claimwire.finders.timex.expression import Expression

FAR = "the date it counts from is not near"
NO_DAY = "no such day"
UNDATED = "no publication date"
SHORTER = frozenset({"quarter", "half"})  # `a year earlier` than a quarter is a quarter


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
    """

    published: date | None
    hour: datetime | None
    text: Period | None
    key: int | None
    quarter: Period | None
    spoken: bool
    future: bool | None


@dataclass(frozen=True)
class Resolved:
    """A period, or the reason why there is none; `anchor` is `explicit`, `published`, a row's index, or null."""

    timex: str
    period: Period | None = None
    anchor: str | int | None = None
    reason: str | None = None
    time: str | None = None


def resolve(expression: Expression, anchors: Anchors) -> Resolved:
    """The days of an expression; an impossible day is reported, never moved."""
    solve = {
        "calendar": stated,
        "shift": stepped,
        "window": window,
        "interval": interval,
        "part": part_of_day,
        "reference": reference,
    }.get(expression.kind)
    if solve is None:
        return Resolved(str(expression.fields["timex"]))
    try:
        return timed(expression, solve(expression, anchors))
    except (ValueError, OverflowError):
        return Resolved(years.pattern(expression.fields), reason=NO_DAY)


def timed(expression: Expression, found: Resolved) -> Resolved:
    """With the part of the day or the clock time that the expression gives."""
    fields = expression.fields
    told = found.timex.startswith("T") or "XXT" in found.timex
    if found.time or told or not fields.keys() & {"part", "hour"}:
        return found
    clock = f"T{fields['hour']:02}:{fields['minute']:02}" if "hour" in fields else None
    return replace(found, timex=found.timex + (clock or f"T{fields['part']}"), time=clock)


def stated(expression: Expression, anchors: Anchors) -> Resolved:
    """Calendar fields: as they stand, inside another expression, or nearest to the anchor."""
    fields = expression.fields
    if "same_period" in fields:
        year = explicit_year(fields["year"]) if "year" in fields else resolve(expression.inside or expression, anchors)
        return same_period(anchors.quarter or anchors.text, year)
    if expression.inside:
        return within(expression, resolve(expression.inside, anchors))
    if period := years.explicit(fields, anchors.published):
        return Resolved(calendar.value(period), period, "explicit")
    if fields.get("base") == "text" and anchors.text:
        period = years.beside(fields, anchors.text.first)
        return Resolved(calendar.value(period), period, anchors.key)
    if fields.get("onward") and anchors.text:
        period = next(p for p in years.candidates(fields, anchors.text.first) if p.first >= anchors.text.first)
        return Resolved(calendar.value(period), period, anchors.key)
    if fields.keys() <= {"day", "mod"} and anchors.text:
        period = years.day_of_month(fields, anchors.text.first, None, anchors.text)
        return Resolved(calendar.value(period), period, anchors.key)
    if anchors.published is None:
        return Resolved(years.pattern(fields), reason=UNDATED)
    period = years.nearest(fields, anchors.published, anchors.future, anchors.text)
    return Resolved(calendar.value(period), period, "published")


def explicit_year(year: int) -> Resolved:
    return Resolved(f"{year:04}", calendar.months(year, 1, 12, "year"), "explicit")


def same_period(text: Period | None, outer: Resolved) -> Resolved:
    """`the same period last year`: what the text is at, moved to another year."""
    if outer.period is None or text is None or text.grain not in ("quarter", "half", "month", "season"):
        return outer
    moved = calendar.shifted(text.first, 12 * (outer.period.first.year - text.first.year), "month")
    period = calendar.around(moved, text.grain) if text.grain != "season" else outer.period
    return Resolved(calendar.value(period), period, outer.anchor)


def within(expression: Expression, outer: Resolved) -> Resolved:
    """`the first week of October`, `June next year`: the part of an outer period that the fields name."""
    if outer.period is None:
        return Resolved(years.pattern(expression.fields), reason=outer.reason)
    fields = expression.fields
    period = years.part_of(fields, outer.period)
    counted = "span" in fields and not fields["plain"]
    return Resolved(
        years.duration(fields["span"], fields["count"]) if counted else calendar.value(period), period, outer.anchor
    )


def origin(expression: Expression, anchors: Anchors) -> tuple[Period | None, str | int | None, str | None]:
    """What a step is counted from: (period, anchor, reason)."""
    if expression.inside:
        found = resolve(expression.inside, anchors)
        return found.period, found.anchor, found.reason
    if expression.fields.get("base") == "text" and anchors.text:
        return anchors.text, anchors.key, None
    if expression.fields.get("strict") and anchors.spoken:
        return None, None, FAR
    if anchors.published is None:
        return None, None, UNDATED
    return Period(anchors.published, anchors.published, "day"), "published", None


def stepped(expression: Expression, anchors: Anchors) -> Resolved:
    """`last month`, `two years ago`, `three days later`, `the same week`."""
    fields = expression.fields
    unit, sign, count = fields["unit"], fields.get("sign", 0), fields.get("count", 1)
    if sign and count is None:
        return Resolved("PAST_REF" if sign < 0 else "FUTURE_REF", reason="vague length")
    start, anchor, reason = origin(expression, anchors)
    if start is None:
        return Resolved(years.open_value(fields), reason=reason)
    if anchors.quarter and unit == "quarter" and not sign and fields.get("base") == "text":
        return Resolved(calendar.value(anchors.quarter), anchors.quarter, anchor)
    if fields.get("latest"):
        before = calendar.around(start.first, "quarter").first - timedelta(1)
        period = anchors.quarter or calendar.around(before, "quarter")
        return Resolved(calendar.value(period), period, anchor)
    if (
        unit == "year"
        and sign < 0
        and count == 1
        and anchors.quarter
        and fields.get("compared")
        and not fields.get("aligned")
    ):
        period = calendar.around(calendar.shifted(anchors.quarter.first, -1, "year"), anchors.quarter.grain)
        return Resolved(calendar.value(period), period, anchor)
    if unit in ("hour", "minute", "second"):
        return by_clock(sign * (count or 0), unit, anchors, expression)
    if unit == "weekend" and not expression.inside:
        period = weekend(start.first, sign, anchors.future if fields.get("bare") else False, bool(fields.get("bare")))
        return Resolved(calendar.value(period), period, anchor)
    if fields.get("rest"):
        whole = calendar.around(start.first, unit)
        return Resolved(calendar.value(whole), replace(whole, first=start.first), anchor)
    day = start.last if sign > 0 and not fields.get("aligned") else start.first
    if "and" in fields:
        more, smaller = fields["and"]
        day = calendar.shifted(calendar.shifted(day, sign * count, unit), sign * more, smaller)
        return Resolved(calendar.value(calendar.around(day, smaller)), calendar.around(day, smaller), anchor)
    period = landed(start, day, sign * (count or 0), fields)
    return Resolved(calendar.value(period), period, anchor)


def landed(start: Period, day: date, steps: float, fields: Mapping[str, Any]) -> Period:
    """The period of the unit's grain that so many steps lead to."""
    unit = fields["unit"]
    if unit == "year" and start.grain in SHORTER and fields.get("sign") and not fields.get("aligned"):
        return calendar.around(calendar.shifted(start.first, steps, unit), start.grain)
    if "weekday" in fields:
        first = years.weekday(day, fields["weekday"], steps > 0, strict=True)
        return calendar.around(first + timedelta(7 * int(abs(steps) - 1) * (1 if steps > 0 else -1)), "day")
    if fields.get("working"):
        return calendar.around(calendar.working_days(day, int(steps)), "day")
    moved = calendar.shifted(day, steps, unit)
    if unit in ("fortnight", "night"):
        return calendar.around(moved, "day")
    if unit in ("decade", "century") and not fields.get("aligned"):
        return calendar.around(moved, "year")
    if steps % 1:
        return calendar.around(moved, {"year": "month", "month": "week"}.get(unit, "day"))
    return calendar.around(moved, fields.get("grain", unit))


def weekend(day: date, sign: int, future: bool | None, bare: bool) -> Period:
    """`the weekend` is the last one begun, or the coming one where the clause looks ahead; `next` counts weeks."""
    own = calendar.around(day, "weekend")
    if bare and not future and own.first > day:
        return calendar.around(day - timedelta(7), "weekend")
    return calendar.around(day + timedelta(7 * sign), "weekend")


def by_clock(steps: float, unit: str, anchors: Anchors, expression: Expression) -> Resolved:
    """Hours and minutes from the time of publication, where that is known."""
    if anchors.hour is None or expression.inside or expression.fields.get("base") == "text":
        return Resolved(years.open_value(expression.fields), reason="no time of publication")
    moved = anchors.hour + timedelta(**{f"{unit}s": steps})
    period = Period(moved.date(), moved.date(), "hour" if unit == "hour" else "minute")
    return Resolved(moved.strftime("%Y-%m-%dT%H:%M"), period, "published", time=moved.strftime("T%H:%M"))


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
    if unit in ("quarter", "decade", "century") and count >= 1:
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


def interval(expression: Expression, anchors: Anchors) -> Resolved:
    """`11-13 March`: from the first day of the one end to the last of the other."""
    first, last = (resolve(end, anchors) for end in expression.ends)
    if first.period is None or last.period is None:
        return Resolved(f"{first.timex}/{last.timex}", reason=first.reason or last.reason)
    begin = first.period
    if begin.first > last.period.last and "year" not in expression.ends[0].fields:
        begin = years.nearest(expression.ends[0].fields, last.period.first, False, None)
    if begin.first > last.period.last:
        return Resolved(f"{first.timex}/{last.timex}", reason="it ends before it begins")
    period = Period(begin.first, last.period.last, last.period.grain)
    return Resolved(f"{calendar.value(begin)}/{last.timex}", period, last.anchor)


def part_of_day(expression: Expression, anchors: Anchors) -> Resolved:
    """`this morning`, `late evening`, `10 p.m.`: on the day the text is at, or of publication."""
    fields = expression.fields
    if expression.inside:
        found = resolve(expression.inside, anchors)
        return replace(found, time=None, timex=found.period.first.isoformat() if found.period else found.timex)
    day, anchor = anchors.published, "published"
    if fields.get("base") == "next" and anchors.text:
        day = anchors.text.last + timedelta(1)
        return Resolved(day.isoformat(), Period(day, day, "day"), anchors.key)
    if fields.get("base") != "published" and anchors.text and anchors.text.grain == "day":
        return Resolved(anchors.text.first.isoformat(), anchors.text, anchors.key)
    if day is None:
        clock = f"T{fields['hour']:02}:{fields['minute']:02}" if "hour" in fields else f"T{fields['part']}"
        return Resolved(clock if "hour" in fields else f"XXXX-XX-XX{clock}", reason=UNDATED)
    return Resolved(day.isoformat(), Period(day, day, "day"), anchor)


def reference(expression: Expression, anchors: Anchors) -> Resolved:
    """`now` is the day of publication; `recently` and `soon` are no day."""
    value = str(expression.fields["timex"])
    if value != "PRESENT_REF" or anchors.published is None:
        return Resolved(value, reason=UNDATED if value == "PRESENT_REF" else "vague")
    day = anchors.published
    return Resolved(value, Period(day, day, "day"), "published")
