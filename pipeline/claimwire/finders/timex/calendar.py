"""Days and the periods that news names: weeks, quarters, seasons, decades; no words, no clock, no anchor."""

from __future__ import annotations

import calendar as civil
import math
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; meteorological, of the northern half


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both inclusive, named at a grain; `season` is TIMEX3's code where it is one."""

    first: date
    last: date
    grain: str
    season: str | None = None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, civil.monthrange(year, month)[1])


def months(year: int, month: int, count: int, grain: str) -> Period:
    """`count` months from the first of one; `month` may lie outside 1..12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    total = year * 12 + month - 1 + count - 1
    return Period(date(year, month, 1), month_end(total // 12, total % 12 + 1), grain)


def season(code: str, year: int) -> Period:
    """`SU`, 1998: three months; a winter begins in the year it is named by."""
    found = months(year, SEASONS[code], 3, "season")
    return Period(found.first, found.last, "season", code)


def week(year: int, number: int) -> Period:
    """An ISO week; ValueError where the year has no such week."""
    monday = date.fromisocalendar(year, number, 1)
    return Period(monday, monday + timedelta(6), "week")


def around(day: date, grain: str) -> Period:
    """The period of a grain that a day lies in."""
    if grain == "week":
        monday = day - timedelta(day.weekday())
        return Period(monday, monday + timedelta(6), grain)
    if grain == "weekend":
        saturday = day - timedelta(day.weekday()) + timedelta(5)
        return Period(saturday, saturday + timedelta(1), grain)
    if grain in ("decade", "century"):
        size = MONTHS_IN[grain] // 12
        return months(day.year // size * size, 1, MONTHS_IN[grain], grain)
    if grain in MONTHS_IN:
        size = MONTHS_IN[grain]
        return months(day.year, (day.month - 1) // size * size + 1, size, grain)
    return Period(day, day, "day")


def named(period: Period) -> Period:
    """A stretch as the quarter or half that it is: the three months to 30 September."""
    wholes = (around(period.first, grain) for grain in ("quarter", "half"))
    return next((whole for whole in wholes if (whole.first, whole.last) == (period.first, period.last)), period)


def shifted(day: date, count: float, unit: str) -> date:
    """The day `count` units on (or back): months keep the day of the month or end with it; half a month is 15 days."""
    if unit in MONTHS_IN:
        rest, whole = math.modf(count * MONTHS_IN[unit])
        total = day.year * 12 + day.month - 1 + int(whole)
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, civil.monthrange(year, month)[1])) + timedelta(round(30 * rest))
    return day + timedelta(round(count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)))


def working_days(day: date, count: int) -> date:
    """The day `count` working days on (or back), Saturdays and Sundays left out."""
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() > 4:
            day += step
    return day


def nth_weekday(period: Period, weekday: int, nth: int) -> date | None:
    """The nth (1..5, or -1 for the last) Monday (1) … Sunday (7) of a period."""
    if nth < 0:
        return period.last - timedelta((period.last.isoweekday() - weekday) % 7)
    found = period.first + timedelta((weekday - period.first.isoweekday()) % 7 + 7 * (nth - 1))
    return found if found <= period.last else None


def easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def value(period: Period) -> str:
    """The TIMEX3 value of a period: `2024-02-05`, `2024-W06`, `2024-W05-WE`, `2024-Q1`, `1998-SU`, `199`, `19`."""
    first, year = period.first, f"{period.first.year:04}"
    iso = first.isocalendar()
    quarter, half = (first.month + 2) // 3, (first.month + 5) // 6
    forms = {
        "century": year[:2],
        "decade": year[:3],
        "year": year,
        "half": f"{year}-H{half}",
        "season": f"{year}-{period.season}",
        "quarter": f"{year}-Q{quarter}",
        "month": f"{year}-{first.month:02}",
        "week": f"{iso.year:04}-W{iso.week:02}",
        "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
    }
    if period.grain == "day" and period.last != first:
        return f"{first.isoformat()}/{period.last.isoformat()}"
    return forms.get(period.grain) or first.isoformat()


def part(period: Period, mod: str | None) -> Period:
    """The days of a period that `early`, `mid` or `late` leaves: its first half, middle, or second half."""
    days = (period.last - period.first).days + 1
    if mod not in ("START", "MID", "END") or days < 3:
        return period
    if days > 360 and period.first.day == 1:
        size = round(days / 30.4)
        spans = {"START": (0, size // 2), "MID": (size // 3, size // 3), "END": (size // 2, size - size // 2)}
        offset, count = spans[mod]
        found = months(period.first.year, period.first.month + offset, count, period.grain)
        return Period(found.first, found.last, period.grain, period.season)
    half = days // 2
    spans = {"START": (0, half), "MID": (days // 3, days - days // 3 - 1), "END": (half, days - 1)}
    if days == 7:
        spans = {"START": (0, 2), "MID": (1, 4), "END": (3, 6)}
    first, last = (period.first + timedelta(n) for n in spans[mod])
    if mod == "START" and days != 7:
        last -= timedelta(1)
    return Period(first, last, period.grain, period.season)
