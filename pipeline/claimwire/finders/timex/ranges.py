"""What two expressions give each other: the year of `from May to October 2020`, the day of `from dawn on Thursday`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from claimwire.finders.timex import surroundings
from claimwire.finders.timex.expression import Expression
from claimwire.finders.timex.joining import is_day

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

SPANNING = frozenset(["to", "through", "thru", "till", "until", "-", "–", "—"])
LINKS = frozenset(["to", "and", "or", "through", "till", "until", "-", "–", "—", "thru"])
RUNNING = frozenset(["over", "within", "for", "during", "through", "throughout"])
EDGES = {"ended": -1, "ending": -1, "starting": 1, "beginning": 1, "commencing": 1}
LENGTHS = frozenset(["day", "week", "month", "year", "quarter", "decade", "fortnight"])


def related(found: Sequence[Expression], reading: Reading) -> list[Expression]:
    """The expressions with what their neighbours tell them."""
    known = [ahead(expression, reading) for expression in found]
    for i, (first, second) in enumerate(pairwise(known)):
        if bounded := stretch(first, second, reading):
            known[i] = bounded
        elif linked(first, second, reading):
            known[i], known[i + 1] = shared(first, second)
    return [with_day(expression, known[i + 1 :], reading) for i, expression in enumerate(known)]


def linked(first: Expression, second: Expression, reading: Reading) -> bool:
    """Whether only a link such as `to` stands between."""
    gap = [token.lower_ for token in reading.doc[first.end : second.start]]
    return (1 <= len(gap) <= 2 and gap[0] in LINKS and gap[1:] in ([], ["the"], ["in"])) or gap == [",", "and"]


def bound(found: Sequence[Expression], rows: Sequence[dict[str, Any]], reading: Reading) -> None:
    """Two dates with only `to` between them begin and end a stretch of time, `from` or not; changes their rows."""
    for (one, first), (other, second) in pairwise(zip(found, rows, strict=True)):
        gap = [token.lower_ for token in reading.doc[one.end : other.start]]
        alike = first["relation"] == second["relation"] == "on" and first["grain"] == second["grain"] is not None
        if len(gap) == 1 and gap[0] in SPANNING and alike and first["from"] < second["from"]:
            first["relation"], second["relation"] = "since", "until"


def stretch(first: Expression, second: Expression, reading: Reading) -> Expression | None:
    """`the quarter` + `ended` + `Sept. 30`, `two weeks` + `starting` + `May 20`: a length that a date bounds."""
    gap = [token.lower_ for token in reading.doc[first.end : second.start]]
    edge = EDGES.get(gap[0]) if gap and gap[1:] in ([], ["on"]) else None
    if gap == ["to"] and "the" in (reading.doc[first.start].lower_, reading.doc[max(0, first.start - 1)].lower_):
        edge = EDGES["ended"]  # `the three months to 30 September`
    if edge is None or second.kind != "calendar" or not {"month", "weekday", "year"} & second.fields.keys():
        return None
    if first.fields.get("unit") not in LENGTHS or first.kind not in ("shift", "duration"):
        return None
    count = first.fields.get("count") if first.kind == "duration" else 1
    if count is None or (first.kind == "shift" and "dates.bare_unit" not in first.rules):
        return None
    fields = {"unit": first.fields["unit"], "count": count, "edge": edge}
    return replace(first, kind="stretch", fields=fields, inside=second)


def shared(first: Expression, second: Expression) -> tuple[Expression, Expression]:
    """The first end of a range with the year of the second; the second, if neither has one, on from the first."""
    if not first.kind == second.kind == "calendar" or not (first.fields.get("month") and second.fields.get("month")):
        return first, second
    if "year" in second.fields and not {"year", "turn"} & first.fields.keys() and not first.inside:
        earlier = first.fields["month"] > second.fields["month"]
        return replace(first, fields={**first.fields, "year": second.fields["year"] - earlier}), second
    if "year" in first.fields and "year" not in second.fields and not second.inside:
        later = first.fields["month"] > second.fields["month"]
        return first, replace(second, fields={**second.fields, "year": first.fields["year"] + later})
    if "year" not in second.fields and "turn" not in second.fields:
        return first, replace(second, fields={**second.fields, "onward": True})
    return first, second


def ahead(expression: Expression, reading: Reading) -> Expression:
    """`will end in two weeks`: after `in`, in a clause that looks ahead, a length is a step from publication.

    `over the next decade` runs from publication; `in the next decade` is the calendar's.
    """
    before = reading.doc[expression.start - 1].lower_ if expression.start else ""
    if before == "within" and "dates.in_units" in expression.rules and "weekday" not in expression.fields:
        return from_publication(expression)
    if expression.kind == "window" and before in RUNNING:
        return replace(expression, fields={**expression.fields, "running": True})
    if expression.kind != "duration" or before not in ("in", "within"):
        return expression
    if expression.fields.get("unit") not in LENGTHS or expression.fields.get("count") is None:
        return expression
    future = surroundings.future(reading, expression.start, expression.end)
    if future is not True and not (expression.fields.get("working") and before == "in"):
        return expression
    after = reading.doc[expression.end].lower_ if expression.end < len(reading.doc) else ""
    if after in ("of", "after", "before") or is_record(reading, expression.start - 1):
        return expression
    if before == "within":
        return from_publication(expression)
    fields = {key: expression.fields.get(key) for key in ("unit", "count", "working")} | {"sign": 1, "grain": "day"}
    return replace(expression, kind="shift", fields=fields)


def is_record(reading: Reading, at: int) -> bool:
    """`its largest exercise in 20 years`, `the first strike in a decade`: how long there was none such."""
    before = reading.doc[max(0, at - 5) : at]
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "second", "third", "only") for t in before)


def from_publication(expression: Expression) -> Expression:
    """`within two weeks`: the window of that length that begins at publication."""
    fields = {"unit": expression.fields["unit"], "count": expression.fields["count"], "sign": 1, "offset": 0}
    return replace(expression, kind="window", fields=fields)


def with_day(expression: Expression, following: Sequence[Expression], reading: Reading) -> Expression:
    """A time of day without its day takes the next day that its sentence names."""
    if expression.kind != "part" or "base" in expression.fields:
        return expression
    _, end = surroundings.sentence(reading, expression.start)
    days = (e for e in following if e.start < end and (is_day(e) or {"day", "weekday", "holiday"} & e.fields.keys()))
    day = next(days, None)
    return expression if day is None else replace(expression, inside=day)
