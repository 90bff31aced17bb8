"""Expressions -> intervals: the days an expression stands for, given when the article appeared and what it spoke of.

Full dates and `N units ago` are resolved before by a library (`library.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claimwire.finders.timex import calendar, years
from claimwire.finders.timex.calendar import Period
from claimwire.finders.timex.expression import UNDATED, Anchors, Expression, Resolved
from claimwire.finders.timex.windows import by_clock, weekend, window

FAR = "the date it counts from is not near"
NO_DAY = "no such day"
SHORTER = frozenset({"quarter", "half"})  # `a year earlier` than a quarter is a quarter


def absolute(expression: Expression) -> bool:
    """Whether its own words give the year, so that nothing else needs to be known."""
    fields = expression.fields
    return expression.kind == "calendar" and "year" in fields and not expression.inside and "same_period" not in fields


def resolve(expression: Expression, anchors: Anchors) -> Resolved:
    """The days of an expression; an impossible day is reported, never moved."""
    solve = {
        "calendar": stated,
        "shift": stepped,
        "window": window,
        "interval": interval,
        "stretch": stretch,
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
    value = found.timex + (clock or f"T{fields['part']}")
    if "until" in fields:
        until = "T{:02}:{:02}".format(*fields["until"])
        return replace(found, timex=f"{value}/{found.timex}{until}", time=clock, until=until)
    return replace(found, timex=value, time=clock)


def stated(expression: Expression, anchors: Anchors) -> Resolved:
    """Calendar fields: as they stand, inside another expression, or nearest to the anchor."""
    fields = expression.fields
    if "before" in fields:
        return Resolved(f"BC{fields['before']}", anchor="explicit", reason="before the year 1")
    if "moves" in fields:
        return Resolved(f"{fields.get('year', 'XXXX')}-XX-XX", reason="its day moves with another calendar")
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
    period = years.nearest(fields, anchors.published, anchors.future, anchors.text, due=anchors.due)
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
        period = weekend(
            start.first,
            sign * round(count or 0),
            anchors.future if fields.get("bare") else False,
            bool(fields.get("bare")),
        )
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


def stretch(expression: Expression, anchors: Anchors) -> Resolved:
    """`the year ended March 31`, `two weeks starting May 20`: so long, up to the date or from it."""
    fields = expression.fields
    unit, count, edge = fields["unit"], fields["count"], fields["edge"]
    found = resolve(expression.inside or expression, anchors)
    value = years.duration(unit, count)
    if found.period is None:
        return Resolved(value, reason=found.reason)
    if edge < 0:
        last = found.period.last
        first = calendar.shifted(last + timedelta(1), -count, unit)
    else:
        first = found.period.first
        last = calendar.shifted(first, count, unit) - timedelta(1)
    whole = calendar.around(first, unit)
    named = count == 1 and (whole.first, whole.last) == (first, last)
    return Resolved(calendar.value(whole) if named else value, Period(first, last, unit), found.anchor)


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
        return replace(
            found, time=None, until=None, timex=found.period.first.isoformat() if found.period else found.timex
        )
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
    """`now` is the day of publication, `since then` the time last spoken of; `recently` and `soon` are no day."""
    value = str(expression.fields["timex"])
    if value == "THEN":
        then = anchors.text
        return Resolved(calendar.value(then), then, anchors.key) if then else Resolved("PAST_REF", reason="vague")
    if value != "PRESENT_REF" or anchors.published is None:
        return Resolved(value, reason=UNDATED if value == "PRESENT_REF" else "vague")
    day = anchors.published
    return Resolved(value, Period(day, day, "day"), "published")
