"""The functions that rules name in `build`: a match becomes an `Expression`, or nothing where it means no time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from claimwire._rules import Match, builder
from claimwire.finders.timex import digits, lengths, refusals, words
from claimwire.finders.timex import fields as read_fields
from claimwire.finders.timex.expression import Expression

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

PLACELESS = frozenset({"mod", "turn"})
LINKS = frozenset(["and", "or", "to", "through", "until", "till"])
FISCAL = re.compile(r"fiscal$|financial$|[fs]y'?\d*$")
NAMELESS = frozenset(["'s", "'", "of", "-", "al", "ul"])
HINTS = frozenset({"check", "lead", "tail"})


def lower(reading: Reading, start: int, end: int) -> list[str]:
    """The lower-case words of a stretch of tokens."""
    return [token.lower_ for token in reading.doc[start:end]]


def made(match: Match, kind: str, **more: Any) -> Expression:
    """An expression over a match's own words; `lead` and `tail` of them only showed that it is one."""
    if "fields" in more:
        more["fields"] = {key: value for key, value in more["fields"].items() if key not in HINTS}
    start, end = bounds(match)
    return Expression(start=start, end=end, kind=kind, rules=(match.rule.id,), **more)


def bounds(match: Match) -> tuple[int, int]:
    """The tokens of a match without the `lead` and the `tail` that its rule names."""
    return match.start + match.rule.set.get("lead", 0), match.end - match.rule.set.get("tail", 0)


@builder("dates:year_period")
def year_period(match: Match, reading: Reading) -> Expression:
    """`the 1988 quarter`: like the period that the text is at, but of that year."""
    year = int(reading.doc[match.start + 1].text)
    return made(match, "calendar", fields={"year": year, "same_period": True})


@builder("dates:calendar")
def calendar(match: Match, reading: Reading) -> Expression | None:
    """Months, days, years, weekdays, quarters, seasons, decades in any order; the rule's `set` adds what is unsaid."""
    stated = "same_period" in match.rule.set
    if reading.doc[match.end - 1].text == ",":
        match = replace(match, end=match.end - 1)
    fields = {} if stated else read_fields.read(lower(reading, *bounds(match)))
    if fields is None:
        return None
    fields |= {key: value for key, value in match.rule.set.items() if key not in HINTS}
    if not fields.keys() - PLACELESS or refusals.refused(match, reading, fields):
        return None
    mod = fields.pop("mod", None)
    if mod is None and any(FISCAL.match(token) for token in lower(reading, *bounds(match))):
        mod = "APPROX"  # whose fiscal year it is, and so when it begins, the words do not say
    return made(match, "calendar", fields=fields, mod=mod)


@builder("dates:numeric")
def numeric(match: Match, reading: Reading) -> Expression | None:
    """Dates in digits alone: `2025-02-06`, `6/8/2024`, `13.5.2015`, `2019-Q1`."""
    fields = digits.numeric(lower(reading, *bounds(match)))
    if fields is None or refusals.refused(match, reading, fields):
        return None
    return made(match, "calendar", fields=fields)


@builder("dates:slashed")
def slashed(match: Match, reading: Reading) -> Expression | None:
    """A day and a month in digits, without the year: `4/22`, `on 4.22`."""
    fields = digits.slashed(lower(reading, *bounds(match))[0])
    if fields is None or refusals.refused(match, reading, fields):
        return None
    return made(match, "calendar", fields=fields)


@builder("dates:numeric_range")
def numeric_range(match: Match, reading: Reading) -> Expression | None:
    """`10/1-11/7`, `10/1-11/2/2017`."""
    ends = digits.numeric_ends(lower(reading, match.start, match.end))
    if ends is None:
        return None
    first, last = (made(match, "calendar", fields=fields) for fields in ends)
    return made(match, "interval", ends=(first, last))


@builder("dates:era")
def era(match: Match, reading: Reading) -> Expression | None:
    """`AD 79`, `44 BC`, `the 5th century BC`."""
    tokens = lower(reading, match.start, match.end)
    fields = read_fields.era(tokens)
    return made(match, "calendar", fields=fields) if fields else None


@builder("dates:short_year")
def short_year(match: Match, reading: Reading) -> Expression | None:
    """`April of 87`, `summer '98`, `in '98`: the last two digits of a year."""
    *tokens, digit = lower(reading, *bounds(match))
    fields = read_fields.read([token for token in tokens if token not in ("'", "’")])
    bare = digit.isdigit() and tokens[-1] not in ("'", "’")
    if fields is None or (bare and (tokens[-1] != "of" or refusals.ranked(match, reading))):
        return None
    return made(match, "calendar", fields=fields | read_fields.stated_year(digit.strip("'’")))


@builder("dates:week_number")
def week_number(match: Match, reading: Reading) -> Expression | None:
    """`week 31`, `week 5 of 2024`."""
    tokens = lower(reading, match.start, match.end)
    year = {"year": int(tokens[-1])} if len(tokens[-1]) == 4 else {"turn": 0}
    if "turn" in year and refusals.ranked(match, reading):
        return None
    return made(match, "calendar", fields={"week": int(tokens[1])} | year)


@builder("dates:interval")
def interval(match: Match, reading: Reading) -> Expression | None:
    """Two ends in one hyphenated expression: `11-13 March`, `2014-2018`, `2024-25`, `Jan-Feb 2017`."""
    ends = digits.both_ends(lower(reading, match.start, match.end))
    if ends is None or refusals.refused(match, reading, ends[1]):
        return None
    first, last = (made(match, "calendar", fields=fields) for fields in ends)
    return made(match, "interval", ends=(first, last))


@builder("dates:shift")
def shift(match: Match, reading: Reading) -> Expression | None:
    """`last month`, `three years ago`, `two days later`, `the previous week`: so many units from an anchor."""
    tokens = lower(reading, match.start, match.end)
    stated: dict[str, Any] = {"sign": 0, "base": "published"} | dict(match.rule.set)
    weekdays = [i for i, token in enumerate(tokens) if token in words.WEEKDAYS]
    place = min(lengths.unit_places(tokens) + weekdays, default=None)
    if "unit" not in stated:
        if place is None:
            return None
        stated["unit"] = words.UNITS.get(tokens[place], "week")
        stated |= {"weekday": words.WEEKDAYS[tokens[place]]} if tokens[place] in words.WEEKDAYS else {}
    if "count" not in stated and "turn" not in stated:
        stated["count"] = lengths.count(reading, match.start, match.start + (place or 0))
    if place and tokens[place - 1] in ("business", "working", "trading"):
        stated["working"] = True
    stated |= lengths.second_step(reading, match.start, match.end)
    if refusals.refused(match, reading, stated):
        return None
    if "turn" in stated:
        turn = next((words.DIRECTIONS[token] for token in tokens if token in words.DIRECTIONS), 0)
        stated |= {"sign": turn, "count": abs(turn) or 1}
        del stated["turn"]
    return made(match, "shift", fields=stated)


@builder("dates:window")
def window(match: Match, reading: Reading) -> Expression | None:
    """`the past 24 hours`, `the next decade`: a stretch that ends or begins at the anchor."""
    tokens = lower(reading, match.start, match.end)
    place = max((i for i, token in enumerate(tokens) if token in words.UNITS), default=None)
    turn = next(
        (words.DIRECTIONS[token] for token in tokens if token in words.DIRECTIONS), match.rule.set.get("sign", -1)
    )
    if place is None or refusals.refused(match, reading, {}):
        return None
    count = lengths.count(reading, match.start, match.start + place)
    stated = {"unit": words.UNITS[tokens[place]], "sign": turn or -1}
    stated["count"] = (count or 1.0) + 0.5 if tokens[-1] == "half" else count
    stated["working"] = tokens[place - 1] in ("business", "working", "trading")
    return made(match, "window", fields=stated | dict(match.rule.set))


@builder("dates:nth_units")
def nth_units(match: Match, reading: Reading) -> Expression:
    """`the first nine months`, `the last two weeks`, `the third month` of what follows."""
    tokens = lower(reading, match.start, match.end - 1)
    counted = lengths.count(reading, match.start, match.end - 1)
    nth = next((read_fields.ordinal(token) for token in tokens if read_fields.ordinal(token)), 1)
    fields = {
        "span": words.UNITS[tokens[-1]],
        "count": counted or 1,
        "nth": nth,
        "needs": True,
        "plain": counted is None,
    }
    return Expression(start=match.start, end=match.end - 1, kind="calendar", rules=(match.rule.id,), fields=fields)


@builder("dates:duration")
def duration(match: Match, reading: Reading) -> Expression | None:
    """`11 years`, `three-hour`, `two and a half weeks`, `several months`, `1 hour and 30 minutes`."""
    value = lengths.length(reading, *bounds(match))
    if value is None or refusals.refused(match, reading, {}):
        return None
    return made(match, "duration", fields={"timex": value} | lengths.step(reading, *bounds(match)))


@builder("dates:set")
def recurring(match: Match, reading: Reading) -> Expression | None:
    """`every Tuesday`, `annually`, `every two weeks`, `each July`."""
    value = match.rule.set.get("timex") or lengths.recurrence(reading, match.start, match.end)
    if value is None or refusals.refused(match, reading, {}):
        return None
    return made(match, "set", fields={"timex": value})


@builder("dates:reference")
def reference(match: Match, reading: Reading) -> Expression | None:
    """`now`, `recently`, `soon`: past, present or future, and no day."""
    if refusals.refused(match, reading, {}):
        return None
    return made(match, "reference", fields=dict(match.rule.set))


def holiday_name(tokens: Sequence[str]) -> str:
    """The name that a rule's `names` know a holiday by: `founders day` of `last Founders' Day 2019`."""
    turned = tokens[0] in words.DIRECTIONS
    year = next((token for token in tokens if read_fields.YEAR.match(token)), None)
    named = (token for token in tokens[turned:] if token not in NAMELESS and token not in (year, "weekend"))
    return " ".join(token.removeprefix("al-") for token in named)


@builder("dates:holiday")
def holiday(match: Match, reading: Reading) -> Expression | None:
    """A holiday by its name; the rule's `names` say which day of a year it is."""
    tokens = lower(reading, match.start, match.end)
    turn = words.DIRECTIONS.get(tokens[0])
    year = next((int(token) for token in tokens if read_fields.YEAR.match(token)), None)
    day = match.rule.set["names"].get(holiday_name(tokens))
    if day is None:
        return None
    fields = dict(day) | {"holiday": holiday_name(tokens)} | ({"year": year} if year else {})
    fields |= {"long": True} if "weekend" in tokens else {}
    fields |= {"turn": turn} if turn is not None else {}
    return made(match, "calendar", fields=fields)


@builder("dates:other_day")
def other_day(match: Match, reading: Reading) -> Expression | None:
    """One of two days that share a month: `18` of `18 and 19 June`, `25` of `April 24 and 25`."""
    tokens = lower(reading, match.start, match.end)
    link = next(i for i, token in enumerate(tokens) if token in LINKS)
    sides = read_fields.read(tokens[:link]), read_fields.read(tokens[link + 1 :])
    if None in sides or refusals.ranked(match, reading):
        return None
    own, other = sides if match.rule.set["side"] == "left" else sides[::-1]
    fields = {key: value for key, value in (other or {}).items() if key in ("month", "year")} | (own or {})
    start, end = (
        (match.start, match.start + link) if match.rule.set["side"] == "left" else (match.start + link + 1, match.end)
    )
    return Expression(start=start, end=end, kind="calendar", rules=(match.rule.id,), fields=fields)


@builder("dates:part")
def part(match: Match, reading: Reading) -> Expression | None:
    """Parts of a day: `this morning`, `late evening`, `overnight`, `daylight hours`."""
    tokens = lower(reading, match.start, match.end)
    code = match.rule.set.get("part") or next((words.PARTS[token] for token in tokens if token in words.PARTS), None)
    if code is None or refusals.refused(match, reading, {}):
        return None
    fields: dict[str, Any] = {"part": code} | {key: value for key, value in match.rule.set.items() if key != "part"}
    mod = next((words.MODS[token] for token in tokens if token in words.MODS), None)
    return made(match, "part", fields=fields, mod=mod)


@builder("dates:clock")
def clock(match: Match, reading: Reading) -> Expression | None:
    """`10 p.m.`, `17:30 GMT`, `noon`, `8 o'clock`; `in 2:26:05` is how long a race took."""
    run = digits.run_time(reading.doc[match.start].text)
    if run and match.start and reading.doc[match.start - 1].lower_ in ("in", "of"):
        return made(match, "duration", fields={"timex": run})
    fields = digits.time_of_day(lower(reading, match.start, match.end))
    if fields is None or refusals.refused(match, reading, fields):
        return None
    return made(match, "part", fields=fields)


@builder("dates:clock_range")
def clock_range(match: Match, reading: Reading) -> Expression | None:
    """`1-3 pm`, `10:30-11:45`; with `lead`, the first time of `from 5 to 6 p.m.` alone."""
    start, end = bounds(match)
    ends = digits.clock_ends(lower(reading, start, end))
    if ends is None:
        return None
    if match.rule.set.get("lead"):
        return Expression(start=start, end=start + 1, kind="part", rules=(match.rule.id,), fields=ends[0])
    return made(match, "part", fields=ends[0] | {"until": (ends[1]["hour"], ends[1]["minute"])})


@builder("dates:mod")
def modifier(match: Match, reading: Reading) -> Expression | None:
    """`early`, `the end of`, `nearly`: says something only together with its neighbour."""
    mod = match.rule.set.get("mod")
    if mod is None:
        mod = next((words.MODS[token] for token in lower(reading, match.start, match.end) if token in words.MODS), None)
    return made(match, "mod", mod=mod, fields=dict(match.rule.set))
