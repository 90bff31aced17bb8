"""Neighbouring expressions become one: `Friday` + `night`, `early` + `2023`, `the third quarter` + `of` + `1984`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimwire.finders.timex.expression import Expression

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

ORDER = ["holiday", "calendar", "interval", "shift", "window", "set", "duration", "part", "reference", "mod"]
SIZES = {
    "span": 1,
    "day": 1,
    "weekday": 1,
    "weekend": 2,
    "week": 3,
    "month": 4,
    "quarter": 5,
    "season": 5,
    "half": 6,
    "year": 7,
}
CLOSE = frozenset({(), ("of",), (",",), ("in",), ("of", "the"), ("in", "the")})
BEFORE_PART = frozenset(
    {(), ("at",), (",",), (",", "at"), ("in", "the"), ("around",), ("about",), ("at", "around"), ("at", "about")}
)
AFTER_PART = frozenset({(), ("on",), (",",), ("of",), (",", "on"), ("local", "time", "on"), ("local", "time")})
STEPS = {("after",): 1, ("from",): 1, ("following",): 1, ("before",): -1, ("prior", "to"): -1, ("ahead", "of"): -1}
YEAR_GAPS = frozenset({(), ("of",), (",",), ("in",)})
SPELLED = frozenset({"dates.spelled_year", "dates.spelled_millennium"})
WIDE_MODS = frozenset({"START", "MID", "END"})


def chosen(found: Sequence[Expression]) -> list[Expression]:
    """The longest expressions that do not overlap, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for expression in sorted(found, key=priority):
        own = range(expression.start, expression.end)
        if taken.isdisjoint(own):
            taken.update(own)
            kept.append(expression)
    return sorted(kept, key=lambda e: e.start)


def priority(expression: Expression) -> tuple[int, bool, int, int]:
    """Longer first; of two equally long, the one that stands on its own, then by kind."""
    length, needy = expression.end - expression.start, expression.kind == "part" and "needs" in expression.fields
    return -length, needy, ORDER.index(expression.kind), expression.start


def joined(found: Sequence[Expression], reading: Reading) -> list[Expression]:
    """Neighbours put together as far as they go; qualifiers left without a neighbour are dropped."""
    pending, done = list(found), list[Expression]()
    while pending:
        current = pending.pop(0)
        while pending and (both := pair(current, pending[0], reading)):
            pending[0] = both
            current = pending.pop(0)
            if done and (earlier := pair(done[-1], current, reading)):
                done.pop()
                current = earlier
        done.append(current)
    return [e for e in done if e.kind != "mod" and not e.fields.get("needs")]


def pair(first: Expression, second: Expression, reading: Reading) -> Expression | None:
    """Two neighbours as one expression, None if they are two."""
    if second.start - first.end > 3 or crosses(first, second, reading):
        return None
    gap = tuple(token.lower_ for token in reading.doc[first.end : second.start])
    for join in (qualified, located, possessed, merged, timed, counted):
        if both := join(first, second, gap):
            return both
    return None


def crosses(first: Expression, second: Expression, reading: Reading) -> bool:
    return any(first.end <= start <= second.start for start, _ in reading.sentences if start)


def over(first: Expression, second: Expression, base: Expression, **changes: object) -> Expression:
    """`base` stretched over both expressions, with the rules of both."""
    rules = first.rules + tuple(rule for rule in second.rules if rule not in first.rules)
    whole = replace(base, start=first.start, end=second.end, rules=rules, **changes)  # type: ignore[arg-type]
    return replace(whole, fields={key: value for key, value in whole.fields.items() if key != "needs"})


def qualified(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`early` + `April`, `nearly` + `two years`, `the end of` + `next year`."""
    if (
        first.kind != "mod"
        or gap not in ((), ("-",), ("the",), ("in",), ("in", "the"), ("on",))
        or second.kind in ("mod", "reference", "set")
    ):
        return None
    wide = first.mod in WIDE_MODS
    if (
        (second.kind == "window" and not first.fields.get("windows"))
        or (wide and second.kind == "duration")
        or (gap and gap != ("-",) and not (wide and first.fields.get("loose")))
    ):
        return None
    if not wide and not measurable(first, second):
        return None
    return over(first, second, second, mod=first.mod)


def measurable(first: Expression, second: Expression) -> bool:
    """Whether `nearly` or `over` can qualify it: a length, or a step of some length from now."""
    if second.kind == "shift":
        return bool(second.fields.get("sign")) and not second.fields.get("aligned") and first.mod == "APPROX"
    return second.kind in ("duration", "window") or (second.kind == "calendar" and bool(first.fields.get("dates")))


def size(expression: Expression) -> int:
    """How wide the widest stated field is; 0 if it is none of the calendar's."""
    if expression.kind == "shift":
        return SIZES.get(str(expression.fields.get("unit")), 0)
    return max((SIZES.get(key, 0) for key in expression.fields), default=0)


def located(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`June` + `next year`, `the first week` + `of` + `October`, `the week` + `of` + `March 6`."""
    if (
        first.kind == "calendar"
        and first.fields.get("week_of")
        and gap
        in (("of",), (), ("beginning",), ("starting",), ("starting", "on"), ("beginning", "on"), ("commencing",))
    ):
        return over(first, second, first, inside=second) if size(second) and not second.inside else None
    if weekly(first, second, gap):
        return over(first, second, second, inside=first)
    if gap not in CLOSE or first.inside or first.kind != "calendar" or "year" in first.fields or not size(first):
        return None
    if gap in (("in",), ("in", "the")) and (
        second.kind != "shift"
        and "same_period" not in first.fields
        and "nth" not in first.fields
        and "week" not in first.fields
    ):
        return None
    if "turn" in first.fields or not size(first) < size(second):
        return None
    if second.kind == "shift" and (second.fields.get("aligned") or second.fields.get("base") == "text"):
        return over(first, second, first, inside=second)
    if "span" in first.fields and size(second) and gap == ("of",):
        return over(first, second, first, inside=second)
    nested = (
        {"nth", "week", "span", "day", "same_period"} & set(first.fields)
        and second.kind == "calendar"
        and "month" not in first.fields
    )
    return over(first, second, first, inside=second) if nested and gap != (",",) else None


def weekly(first: Expression, second: Expression, gap: tuple[str, ...]) -> bool:
    """`next week` + `Wednesday`."""
    week = first.kind == "shift" and first.fields.get("unit") == "week" and first.fields.get("aligned")
    return (
        bool(week) and second.kind == "calendar" and set(second.fields) == {"weekday"} and gap in ((), ("-",), ("on",))
    )


def possessed(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`next year` + `'s` + `first quarter`."""
    if gap not in (("'s",), ("'",)) or second.kind != "calendar" or second.inside or "year" in second.fields:
        return None
    return over(first, second, second, inside=first) if 0 < size(second) < size(first) else None


def merged(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`Tuesday` + `,` + `March 7`, `the summer` + `of` + `2016`, `2016` + `the third quarter`."""
    if (
        not first.kind == second.kind == "calendar"
        or first.inside
        or second.inside
        or first.fields.keys() & second.fields.keys()
    ):
        return None
    day = (
        set(first.fields) <= {"weekday", "turn"}
        and "day" in second.fields
        and gap in ((), (",",), ("the",), (",", "the"), ("(",), ("-",))
    )
    spelled = not SPELLED.isdisjoint(second.rules) and gap != ("of",)
    year = (
        set(second.fields) == {"year"}
        and ("day" not in first.fields or spelled)
        and gap in YEAR_GAPS
        and 0 < size(first) < 7
    )
    backward = set(first.fields) == {"year"} and gap in ((), ("the",)) and {"quarter", "half"} & set(second.fields)
    trailing = set(second.fields) == {"weekday"} and "day" in first.fields and gap in ((), (",",))
    holiday = (
        set(second.fields) == {"year"} and {"easter", "holiday"} & set(first.fields) and gap in ((), ("of",), (",",))
    )
    if not (day or year or backward or trailing or holiday) or ({"turn"} & set(first.fields) and year):
        return None
    fields = {**first.fields, **second.fields}
    if day and "month" in fields:
        fields.pop("turn", None)  # `this Friday, 5/12`: the date says which
    return over(first, second, first, fields=fields, mod=first.mod or second.mod)


def is_day(expression: Expression) -> bool:
    """Whether it names a single day that a time of day can belong to."""
    if expression.fields.keys() & {"part", "hour"}:
        return False
    if expression.kind == "shift":
        return expression.fields.get("unit") == "day"
    return expression.kind == "calendar" and bool(expression.fields.keys() & {"day", "weekday", "easter", "holiday"})


def timed(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`Friday` + `night`, `10 p.m.` + `Wednesday`, `tomorrow` + `at` + `8:45`, `8 o'clock` + `in the evening`."""
    if first.kind == "part" and second.kind == "part":
        return clock_and_part(first, second, gap)
    if second.kind == "part" and "base" not in second.fields and is_day(first) and gap in BEFORE_PART:
        return over(first, second, first, fields={**first.fields, **second.fields})
    if first.kind == "part" and "base" not in first.fields and is_day(second) and gap in AFTER_PART:
        return over(first, second, second, fields={**second.fields, **first.fields}, mod=first.mod or second.mod)
    return None


def clock_and_part(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    clock, part = (first, second) if "hour" in first.fields else (second, first)
    if "hour" not in clock.fields or "part" not in part.fields or gap not in (BEFORE_PART | AFTER_PART | {("at",)}):
        return None
    fields = {**part.fields, **clock.fields}
    if (
        part.fields["part"] in ("AF", "EV", "NI")
        and 0 < clock.fields["hour"] < 12
        and not (clock.fields["hour"] < 5 and part.fields["part"] == "NI")
    ):
        fields["hour"] += 12
    del fields["part"]
    return over(first, second, part, fields=fields, mod=None)


def counted(first: Expression, second: Expression, gap: tuple[str, ...]) -> Expression | None:
    """`two weeks` + `before` + `Christmas`: a step from a date that the text itself gives."""
    if first.kind != "duration" or gap not in STEPS or not (is_day(second) or second.fields.get("today")):
        return None
    if "unit" not in first.fields or first.fields.get("count") is None:
        return None
    fields = {
        "count": first.fields["count"],
        "unit": first.fields["unit"],
        "grain": "day",
        "sign": STEPS[gap],
        "working": first.fields.get("working"),
    }
    return over(first, second, first, kind="shift", fields=fields, inside=second, mod=first.mod)
