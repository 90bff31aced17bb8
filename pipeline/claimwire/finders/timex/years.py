"""Calendar fields -> a period: stated in full, inside another period, or the nearest one to an anchor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from claimwire.finders.timex import calendar, words
from claimwire.finders.timex.calendar import Period
from claimwire.finders.timex.lengths import one

Fields = Mapping[str, Any]
AGREES = 200  # days within which a weekday may choose the year of its date
REPORTED = 100  # days after a quarter in which it is still the one that companies speak of
FAR_AHEAD = 4  # how much farther a coming day may be than a past one, even where the tense says future
PAST_BIAS = 1.5  # how much nearer a coming day must be than the past one, where no tense tells
# A day of another year is written with its year (AP's and Reuters' style): one so much nearer in this year is meant
# even beside a verb in the past, as in `invited them to a ceremony on March 12`.
AGAINST_TENSE = 3


def explicit(fields: Fields, published: date | None) -> Period | None:
    """The period of fields that need no anchor: a century, a decade, anything with its year."""
    if "century" in fields:
        return calendar.months(
            (fields["century"] - 1) * 100 or 1, 1, 1200 if fields["century"] > 1 else 1188, "century"
        )
    if "decade" in fields:
        year = fields["decade"]
        if year < 1000:
            limit = published.year if published else 1999
            year += 2000 if year + 2000 <= limit else 1900
        return calendar.months(year, 1, 120, "decade")
    return place(fields, fields["year"]) if "year" in fields else None


def place(fields: Fields, year: int) -> Period:
    """The period that the fields other than the year name in a year; ValueError for a day that it does not have."""
    named = placed(fields, year)
    if "long" not in fields:
        return named
    weekend = calendar.around(named.first - timedelta(3 if named.first.isoweekday() < 3 else 0), "weekend")
    return Period(min(weekend.first, named.first), max(weekend.last, named.last), "day")


def placed(fields: Fields, year: int) -> Period:
    """The same, with a holiday's weekend as the holiday itself."""
    if "easter" in fields:
        return calendar.around(calendar.easter(year) + timedelta(fields["easter"]), fields.get("grain", "day"))
    if "month" in fields and "nth" in fields and "weekday" in fields:
        found = calendar.nth_weekday(
            calendar.months(year, fields["month"], 1, "month"), fields["weekday"], fields["nth"]
        )
        if found is None:
            raise ValueError(f"no such weekday in {year}-{fields['month']}")
        return calendar.around(found + timedelta(fields.get("plus", 0)), fields.get("grain", "day"))
    if "month" in fields:
        if "day" in fields:
            day = date(year, fields["month"], fields["day"])
            return Period(day, day, "day")
        return calendar.months(year, fields["month"], 1, "month")
    if "quarter" in fields:
        return calendar.months(year, 3 * (fields["quarter"] if fields["quarter"] > 0 else 4) - 2, 3, "quarter")
    if "half" in fields:
        return calendar.months(year, 6 * (fields["half"] if fields["half"] > 0 else 2) - 5, 6, "half")
    if "season" in fields:
        return calendar.season(fields["season"], year)
    if "week" in fields:
        number = fields["week"] if fields["week"] > 0 else date(year, 12, 28).isocalendar().week
        return calendar.week(year, number)
    return calendar.months(year, 1, 12, "year")


def part_of(fields: Fields, outer: Period) -> Period:
    """The period that the fields name inside an outer one."""
    if "week_of" in fields:
        return calendar.around(outer.first, "week")
    if "span" in fields:
        return span_of(fields, outer)
    if "weekday" in fields and "nth" in fields:
        found = calendar.nth_weekday(outer, fields["weekday"], fields["nth"])
        if found is None:
            raise ValueError("no such weekday")
        return Period(found, found, "day")
    if "weekday" in fields:
        found = outer.first + timedelta((fields["weekday"] - outer.first.isoweekday()) % 7)
        return Period(found, found, "day")
    if "day" in fields and "month" not in fields:
        found = date(outer.first.year, outer.first.month, fields["day"])
        return Period(found, found, "day")
    if "week" in fields and outer.grain not in ("year", "decade"):
        return week_of_month(fields["week"], outer)
    return place(fields, outer.first.year)


def span_of(fields: Fields, outer: Period) -> Period:
    """`the first nine months of 1997`, `the last three weeks of this year`."""
    unit, count, nth = fields["span"], fields["count"], fields["nth"]
    grain = unit if fields["plain"] else "day"
    if nth > 0:
        first = outer.first if unit != "week" else first_monday(outer)
        first = calendar.shifted(first, nth - 1, unit)
        return Period(first, calendar.shifted(first, count, unit) - timedelta(1), grain)
    end = outer.last + timedelta(1)
    return Period(calendar.shifted(end, -count, unit), outer.last, grain)


def first_monday(outer: Period) -> date:
    """The Monday of the week that a period's first Thursday lies in, as ISO counts weeks."""
    return calendar.around(outer.first + timedelta((4 - outer.first.isoweekday()) % 7), "week").first


def week_of_month(number: int, outer: Period) -> Period:
    """The nth week of a month or a quarter: those whose Thursday lies in it; -1 is the last."""
    if number < 0:
        return calendar.around(outer.last - timedelta((outer.last.isoweekday() - 4) % 7), "week")
    return calendar.around(first_monday(outer) + timedelta(7 * (number - 1)), "week")


def weekday(anchor: date, wanted: int, future: bool, *, strict: bool = False) -> date:
    """The nearest such weekday on or before a day, or on or after it; `strict` leaves out the day itself."""
    if future:
        return anchor + timedelta((wanted - anchor.isoweekday() - strict) % 7 + strict)
    return anchor - timedelta((anchor.isoweekday() - wanted - strict) % 7 + strict)


def beside(fields: Fields, anchor: date) -> Period:
    """`the previous Friday`, `the following June`: the next one before or after the day the text is at."""
    turn = fields.get("turn", 0)
    if "weekday" in fields and "month" not in fields:
        found = weekday(anchor, fields["weekday"], turn > 0, strict=turn != 0)
        return Period(found, found, "day")
    options = candidates(fields, anchor)
    if turn:
        picked = [p for p in options if (p.last < anchor if turn < 0 else p.first > anchor)]
        return picked[-1] if turn < 0 else picked[0]
    return next((p for p in options if p.first <= anchor <= p.last), options[len(options) // 2])


def candidates(fields: Fields, anchor: date) -> list[Period]:
    """The periods that the fields may name within some years of the anchor, in order."""
    found = []
    for year in range(anchor.year - 5, anchor.year + 6):
        try:
            found.append(place(fields, year))
        except ValueError:
            continue
    if not found:
        raise ValueError("no such day in any year")
    return found


def nearest(fields: Fields, anchor: date, future: bool | None, text: Period | None, *, due: bool = False) -> Period:
    """The one that news means: past, unless tense, `next` or closeness say the coming one."""
    turn = fields.get("turn")
    if "day" in fields and "month" not in fields:
        return day_of_month(fields, anchor, future, text)
    if "weekday" in fields and "month" not in fields:
        found = turned_weekday(fields["weekday"], anchor, turn, bool(future))
        if fields.get("near") and turn:
            found = weekday(anchor, fields["weekday"], turn > 0, strict=True)
        return Period(found, found, "day")
    if turn == 0 and "weekday" not in fields:
        return place(fields, anchor.year)
    if "yearend" in fields:
        return calendar.around(anchor, "year")
    options = candidates(fields, anchor)
    if {"weekday", "month", "day"} <= fields.keys():
        agreeing = [p for p in options if p.first.isoweekday() == fields["weekday"]]
        near = [p for p in agreeing if abs((p.first - anchor).days) < AGREES]
        options = sorted(near, key=lambda p: abs(p.first - anchor))[:1] or options
    past, coming = [p for p in options if p.first <= anchor], [p for p in options if p.last >= anchor]
    if not past or not coming:
        return options[0]
    if due and turn is None:
        return coming[0]
    if turn == -1:
        done = [p for p in options if p.last < anchor]
        return (
            done[-2] if "month" in fields and "near" not in fields and (anchor - done[-1].last).days < 28 else done[-1]
        )
    if turn == 1:
        return next(p for p in options if p.first > anchor)
    if "quarter" in fields and (anchor - past[-1].last).days < REPORTED:
        return past[-1]
    ahead, behind = (coming[0].first - anchor).days, (anchor - past[-1].last).days
    if future is not False and ahead * PAST_BIAS < behind:
        return coming[0]
    if "day" in fields and coming[0].first.year == anchor.year > past[-1].first.year and ahead * AGAINST_TENSE < behind:
        return coming[0]
    return coming[0] if future and ahead < FAR_AHEAD * behind else past[-1]


def turned_weekday(wanted: int, anchor: date, turn: int | None, future: bool) -> date:
    """`last`, `this` and `next` count ISO weeks; bare weekdays take the nearest."""
    if turn is None:
        return weekday(anchor, wanted, future)
    monday = anchor - timedelta(anchor.weekday())
    return monday + timedelta(7 * turn + wanted - 1)


def day_of_month(fields: Fields, anchor: date, future: bool | None, text: Period | None) -> Period:
    """`the 25th`: in the month the text is at, else the nearest on the side of the tense; a weekday must agree."""
    day, weekday_ = fields["day"], fields.get("weekday")
    if text and text.grain in ("day", "month") and weekday_ is None:
        found = text.first.replace(day=day)
        return Period(found, found, "day")
    step = 1 if future else -1
    for months in (0, step, -step, 2 * step, -2 * step, 3 * step, -3 * step):
        start = calendar.shifted(anchor.replace(day=1), months, "month")
        if day > calendar.month_end(start.year, start.month).day:
            continue
        found = start.replace(day=day)
        ahead = found >= anchor if future else found <= anchor
        if (ahead and weekday_ is None) or (weekday_ is not None and found.isoweekday() == weekday_):
            return Period(found, found, "day")
    raise ValueError("no such day")


def pattern(fields: Fields) -> str:
    """The TIMEX3 value of fields that cannot be placed: `XXXX-02-05`, `XXXX-WXX-5`, `2025-02-30`."""
    year = f"{fields['year']:04}" if "year" in fields else "XXXX"
    if "month" in fields and "nth" not in fields:
        return f"{year}-{fields['month']:02}" + (f"-{fields['day']:02}" if "day" in fields else "")
    for name, form in (("quarter", "Q{}"), ("half", "H{}"), ("season", "{}")):
        if name in fields:
            return f"{year}-" + form.format(fields[name])
    if "week" in fields:
        return f"{year}-W{fields['week']:02}"
    if "weekday" in fields and "holiday" not in fields:
        return f"{year}-WXX-{fields['weekday']}"
    return f"{year}-XX-{fields['day']:02}" if "day" in fields else f"{year}-XX-XX"


def open_value(fields: Fields) -> str:
    """The TIMEX3 value of a step that has no anchor: its unit alone."""
    unit = fields["unit"]
    forms = {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
    }
    if unit in ("hour", "minute", "second"):
        return "XXXX-XX-XXTXX:XX"
    return forms.get(unit, "XXXX")


def duration(unit: str, count: float | None) -> str:
    """`P3Y`, `PT24H`, `PXW`."""
    return "P" + one(count, unit) if unit in words.DURATIONS else f"P{count or 'X'}X"
