"""Full dates and `N units ago` -> days, as dateparser reads the words that a rule cut out; `resolving.py` has the rest.

dateparser is asked only for what it has an answer to: a month by its name, or ISO, with a year of four digits, and
plain counts of whole units. Of other strings that the rules cut out it makes none or another time (`the 1990s` is
yesterday, `Q1 2024` a day of February, `2,000 years ago` two years), and for a day or a weekday alone it cannot be told
the tense.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from dateparser.date import DateDataParser

from claimwire.finders.timex import calendar
from claimwire.finders.timex.expression import Anchors, Expression, Resolved

NAMED, FULL = frozenset({"year", "month"}), frozenset({"year", "month", "day", "weekday"})
WRITTEN = re.compile(r".*[^\W\d_]{3}.*|\d{4}-\d\d?-\d\d?", re.DOTALL)
AGO = re.compile(r"(?:\d{1,3}|[a-z]+) (day|week|month|year|decade)s? ago", re.IGNORECASE)
GRAINS = {"decade": "year"}  # `two decades ago` is a year
ANY = date(2000, 1, 1)  # the base of dates that need none, so that nothing could come from the clock


def resolve(text: str, expression: Expression, anchors: Anchors) -> Resolved | None:
    """What dateparser makes of an expression's words; null where it is not asked or has no answer."""
    fields = expression.fields
    if expression.kind == "calendar" and NAMED <= fields.keys() <= FULL and not expression.inside:
        if str(fields["year"]) not in text or not WRITTEN.fullmatch(text):
            return None
        return _resolved(text, ANY, "day" if "day" in fields else "month", "explicit")
    ago = AGO.fullmatch(text)
    compared = anchors.quarter is not None and fields.get("compared")
    if ago is None or anchors.published is None or expression.inside or compared:
        return None
    unit = ago[1].lower()
    return _resolved(text, anchors.published, GRAINS.get(unit, unit), "published")


def _resolved(text: str, base: date, grain: str, anchor: str) -> Resolved | None:
    day = _day(text, base)
    if day is None:
        return None
    period = calendar.around(day, grain)
    return Resolved(calendar.value(period), period, anchor)


@lru_cache(maxsize=4096)
def _day(text: str, base: date) -> date | None:
    settings = {"RELATIVE_BASE": datetime(base.year, base.month, base.day)}
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(text).date_obj
    return found.date() if found else None
