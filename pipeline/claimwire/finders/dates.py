"""Every expression of time in a reading, with its TIMEX3 value and the days it covers (see `finders/timex`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from claimwire._rulebook import rulebook
from claimwire._rules import Match, build
from claimwire.finders.timex import anchors, calendar, joining, library, ranges, settling, spans, surroundings
from claimwire.finders.timex.expression import Anchors, Expression, Resolved
from claimwire.finders.timex.resolving import absolute, resolve

if TYPE_CHECKING:
    from claimwire.finders.timex.calendar import Period
    from claimwire.language.reading import Reading

__all__ = ["find", "spans"]
GRAINS = {"weekend": "day", "season": "quarter", "half": "quarter"}
COMPARING = frozenset({"dates.year_ago", "dates.ago", "dates.earlier"})
BOUNDS = {"BEFORE": "before", "AFTER": "after"}  # `pre-2008`, `post-1989`
RECENT = 200  # days to the end of a quarter that companies still report on
REACH = 2  # sentences back to a date that `the day before` may mean


def find(reading: Reading, *, day_first: bool | None = None) -> list[dict[str, Any]]:
    """The rows of the dates layer, in the order of the text.

    Args:
        reading: A reading; with its `published` null nothing relative is resolved.
        day_first: Whether `7/8/2024` is in August, where the article's own dates do not tell; null is false, except
            for `7.8.2024`.

    Returns:
        Rows as `spec/record.md` has them, with `rules` (ids) and `reason` (null, or why `from` and `to` are). An
        `anchor` that is an int is the index of another row.
    """
    walk = Walk(reading)
    found = [e for match in matches(reading) if (e := build(match, reading))]
    known = settling.settled(joining.chosen(found), published=walk.published, day_first=day_first)
    expressions = ranges.related(joining.joined(known, reading), reading)
    for expression in expressions:
        walk.add(expression)
    ranges.bound(expressions, walk.rows, reading)
    return walk.rows


def matches(reading: Reading) -> Iterator[Match]:
    """What the rules match, looked for only around words of time; a user's own, which may name others, anywhere."""
    book = rulebook("dates")
    if book.own:
        yield from book.added.matches_near(reading.doc)
    for start, end in anchors.stretches(reading):
        for match in book.matches(reading.doc[start:end]):
            yield Match(match.rule, match.start + start, match.end + start)


class Walk:
    """Goes through the expressions in order and remembers which time the text is at."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.rows: list[dict[str, Any]] = []
        self.at: tuple[Period, int, int] | None = None
        self.quarter: Period | None = None
        self.published, self.hour = published(reading.published)
        self.known: dict[str, Resolved] = {}

    def add(self, expression: Expression) -> None:
        """Resolves an expression and appends its row."""
        if expression.kind == "shift" and expression.fields["unit"] == "year" and self.compares(expression):
            expression = replace(expression, fields={**expression.fields, "compared": True})
        found = self.resolved(expression)
        self.rows.append(row(expression, found, self.reading))
        if found.period and expression.kind == "stretch":
            self.report(expression, calendar.named(found.period))
        elif (
            found.period
            and expression.kind not in ("reference", "window")
            and found.period.grain not in ("decade", "century")
        ):
            self.at = (calendar.named(found.period), len(self.rows) - 1, expression.start)
            self.report(expression, self.at[0])

    def resolved(self, expression: Expression) -> Resolved:
        """Its days; a date that the article repeats and that needs no anchor is resolved once."""
        text, needs_none = self.reading.doc[expression.start : expression.end].text, absolute(expression)
        if needs_none and text in self.known:
            return self.known[text]
        given = Anchors(published=self.published) if needs_none else self.anchors(expression)
        found = library.resolve(text, expression, given) or resolve(expression, given)
        if needs_none:
            self.known[text] = found
        return found

    def compares(self, expression: Expression) -> bool:
        """Whether an amount stands right before, as in `up from $10 million a year ago`, or the words name a period."""
        start = expression.start
        if not COMPARING.isdisjoint(expression.rules):
            return "dates.year_ago" in expression.rules or self.after_amount(start)
        return False

    def after_amount(self, start: int) -> bool:
        return any(start - 9 <= n.start and n.kind != "ordinal" for n in self.reading.numbers_in(start - 9, start))

    def report(self, expression: Expression, period: Period) -> None:
        """Remembers the latest quarter or half that is over and reported on, until the text turns to a year."""
        if "dates.bare_unit" in expression.rules and period.grain == "year":
            self.quarter = None
        told = expression.kind == "stretch" or expression.fields.keys() & {"quarter", "half", "span"}
        named = told and period.grain in ("quarter", "half") and not expression.fields.get("same_period")
        over = self.published is None or 0 <= (self.published - period.last).days < RECENT
        if named and over and (self.quarter is None or self.quarter.first < period.first):
            self.quarter = period

    def anchors(self, expression: Expression) -> Anchors:
        text, key = self.discourse(expression)
        future = surroundings.future(self.reading, expression.start, expression.end)
        relation = surroundings.relation(self.reading, expression.start, "date")
        if future is None and relation in ("until", "before"):
            future = True
        if relation == "since" and not (future and surroundings.begins(self.reading, expression.start)):
            future = False  # whatever the tense: `will have risen since September`
        due = future is True and surroundings.expects(self.reading, expression.start)
        return Anchors(self.published, self.hour, text, key, self.quarter, self.at is not None, future, due)

    def discourse(self, expression: Expression) -> tuple[Period | None, int | None]:
        """The last time spoken of, if it stands near; a verb of saying looks no further than its own sentence."""
        if self.at is None:
            return None, None
        period, key, place = self.at
        sentences = [
            i
            for i, (start, end) in enumerate(self.reading.sentences)
            if start <= place < end or start <= expression.start < end
        ]
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
        period = narrowed(expression, period, reading)
    kind = type_of(expression) if expression.kind != "stretch" else "duration" if found.timex[0] == "P" else "date"
    grain = None if period is None else "minute" if found.time else GRAINS.get(period.grain, period.grain)
    return {
        **reading.span(expression.start, expression.end),
        "type": kind,
        "timex": found.timex,
        "mod": expression.mod,
        "from": period and period.first.isoformat() + (found.time or ""),
        "to": period and period.last.isoformat() + (found.until or found.time or ""),
        "grain": grain,
        "relation": BOUNDS.get(expression.mod or "") or surroundings.relation(reading, expression.start, kind),
        "anchor": found.anchor,
        "reason": found.reason,
        "rules": list(expression.rules),
    }


def narrowed(expression: Expression, period: Period, reading: Reading) -> Period:
    """The days that the qualifier leaves.

    `earlier this month` is what is past of it, `late last week` its second half, `at the end of` the last day, `early
    2023` its first half, `mid-2023` its middle. `early May` keeps the whole of May, since nobody says where early
    ends, except where it is a bound (`since late July`).
    """
    first = reading.doc[expression.start].lower_
    today = published(reading.published)[0]
    if first in ("earlier", "later") and today and period.first <= today <= period.last:
        return (
            calendar.Period(period.first, today, period.grain)
            if first == "earlier"
            else calendar.Period(today, period.last, period.grain)
        )
    if (
        expression.mod == "END"
        and first == "the"
        and expression.start
        and reading.doc[expression.start - 1].lower_ == "at"
    ):
        return calendar.Period(period.last, period.last, "day")
    bound = surroundings.relation(reading, expression.start, "date") in ("since", "after")
    half = period.grain == "year" and first in ("early", "mid", "late")
    return calendar.part(period, expression.mod) if bound or half or period.grain == "week" else period


def type_of(expression: Expression) -> str:
    """TIMEX3's four: date, time, duration, set."""
    if expression.kind in ("duration", "window") or ("span" in expression.fields and not expression.fields["plain"]):
        return "duration"
    if expression.kind == "set":
        return "set"
    timed = expression.kind == "part" or bool(expression.fields.keys() & {"part", "hour"})
    return "time" if timed or expression.fields.get("unit") in ("hour", "minute", "second") else "date"
