"""What only the whole article tells of its digits: day or month first in `7/8/2024`, the century of `'98`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimwire.finders.timex.expression import Expression
from claimwire.finders.timex.fields import full_year

AHEAD = 20  # a year in two digits lies at most so far after publication


def settled(found: Sequence[Expression], *, published: date | None, day_first: bool | None) -> list[Expression]:
    """The expressions with day, month and century told apart.

    A number over 12 is a day. Where both may be either, the article's other dates decide, then `day_first`, then
    dots (`6.8.2024` has the day first); else the month is first.
    """
    told = evidence(found)
    first = told if told is not None else day_first
    return [settle(expression, published, first) for expression in found]


def evidence(found: Sequence[Expression]) -> bool | None:
    """Whether dates with a part over 12 have their day first; None if there is none, or they differ."""
    pairs = [end.fields["order"] for e in found for end in (e, *e.ends) if "order" in end.fields]
    orders = {first > 12 for first, second in pairs if (first > 12) != (second > 12)}
    return orders.pop() if len(orders) == 1 else None


def settle(expression: Expression, published: date | None, day_first: bool | None) -> Expression:
    """One expression, its ends as well."""
    fields = dict(expression.fields)
    if "order" in fields:
        first, second = fields.pop("order")
        dotted = bool(fields.pop("dotted", False))
        leads = dotted if day_first is None else day_first
        if first > 12 or (leads and second <= 12):
            first, second = second, first
        fields |= {"month": first, "day": second}
    if fields.pop("short", False) and published:
        fields["year"] = near_year(fields["year"], published)
    if fields == expression.fields and not expression.ends:
        return expression
    ends = tuple(settle(end, published, day_first) for end in expression.ends)
    return replace(expression, fields=fields, ends=ends)


def near_year(year: int, published: date) -> int:
    """The year with these last two digits in the eighty years before publication or the twenty after it."""
    latest = published.year + AHEAD
    return latest - (latest - full_year(year)) % 100
