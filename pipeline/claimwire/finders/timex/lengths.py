"""How long and how often: `11 years` P11Y, `several weeks` PXW, `every two months` P2M, `each July` XXXX-07."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimwire.finders.timex import words
from claimwire.finders.timex.fields import DAY
from claimwire.language.numerals import small

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

WHOLE = re.compile(r"(\d+)-(year|month|day)s?$")
WEEKLY = "XXXX-WXX-"


def count(reading: Reading, start: int, end: int) -> float | None:
    """How many the tokens say: their numerals together (`2 1/2`), `a` one, `a few` and the like None."""
    near = reading.numbers_in(start, end)
    found = [n for n in near if start <= n.start and n.end <= end and n.kind != "ordinal"]
    if found:
        if any(n.value is None for n in found):
            return None
        if len(found) > 1 and found[0].value and found[1].value and found[1].value >= 1:
            return found[0].value
        return sum(n.value or 0.0 for n in found)
    tokens = [token.lower_ for token in reading.doc[start:end]]
    if spelled := next((value[0] for i in range(len(tokens)) if (value := small(tokens, i))), None):
        return spelled
    if words.VAGUE.intersection(tokens):
        return 2.0 if "couple" in tokens else None
    return next((words.NUMBERS[token] for token in tokens if token in words.NUMBERS), None)


def number(value: float | None) -> str:
    """A count as TIMEX3 writes it: `3`, `2.5`, `X` for some."""
    return "X" if value is None else f"{value:g}"


def one(value: float | None, unit: str) -> str:
    """So many of a unit, without the `P`: `3Y`, `TXH`, `20Y` for two decades, `2Y6M` for two and a half years."""
    letter, size = words.DURATIONS[unit]
    if value is None:
        return ("TX" + letter[1:]) if letter[0] == "T" else "X" + letter
    value *= size
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if value % 1 and letter in ("Y", "H") and (value * (60 if time else 12)) % 1 == 0:
        small = f"{value % 1 * (60 if time else 12):g}M"
        return f"{time}{number(value // 1) + letter if value >= 1 else ''}{small}"
    return f"{time}{number(value)}{letter}"


def length(reading: Reading, start: int, end: int) -> str | None:
    """The TIMEX3 value of a duration's tokens; several parts (`1 hour and 30 minutes`) are added up."""
    if any(
        n.kind == "fraction" and n.value in (0.25, 1 / 3) and start <= n.start and n.end <= end
        for n in reading.numbers_in(start, end)
    ):
        return None
    parts: list[str] = []
    at = start
    for i in range(start, end):
        token = reading.doc[i].lower_
        if whole := WHOLE.match(token):
            return "P" + one(float(whole[1]), whole[2])
        if token in words.DURATIONS or words.UNITS.get(token) in words.DURATIONS:
            tail = 0.5 if "half" in [t.lower_ for t in reading.doc[i + 1 : end]] else 0.0
            value = count(reading, at, i)
            value = 1.0 if value is None and reading.doc[at].lower_ in ("whole", "full", "all") else value
            if value is None and at == i and token in ("hour", "minute", "day", "week", "month", "year", "decade"):
                value = 1.0
            if parts and parts[-1][-1] == words.DURATIONS[words.UNITS[token]][0][-1]:
                return None  # `four days, five days` is no sum
            parts.append(one(value + tail if value is not None else None, words.UNITS[token]))
            at = i + 1
            if tail:
                break
    if not parts:
        return None
    days = "".join(part for part in parts if not part.startswith("T"))
    times = "".join(part[1:] for part in parts if part.startswith("T"))
    return "P" + days + ("T" + times if times else "")


def step(reading: Reading, start: int, end: int) -> dict[str, Any]:
    """Count and unit of a duration of one part, for `two weeks before Christmas`; empty for others."""
    tokens = [token.lower_ for token in reading.doc[start:end]]
    units = [token for token in tokens if token in words.UNITS]
    if len(units) != 1 or words.UNITS[units[0]] not in words.DURATIONS:
        return {}
    working = any(token in ("business", "working", "trading") for token in tokens)
    return {"unit": words.UNITS[units[0]], "count": count(reading, start, end - 1), "working": working}


def unit_places(tokens: Sequence[str]) -> list[int]:
    """Where units stand; the `quarter` of `a quarter of a century` is a count of centuries."""
    found = [i for i, token in enumerate(tokens) if token in words.UNITS]
    return [i for i in found if not tokens[i].startswith("quarter") or not any(i < k < i + 4 for k in found)]


def second_step(reading: Reading, start: int, end: int) -> dict[str, Any]:
    """`and 21 days` of `one month and 21 days ago`: a second count and its unit; empty where there is none."""
    places = [start + i for i in unit_places([token.lower_ for token in reading.doc[start:end]])]
    if len(places) != 2 or (value := count(reading, places[0] + 1, places[1])) is None:
        return {}
    return {"and": (value, words.UNITS[reading.doc[places[1]].lower_])}


def recurrence(reading: Reading, start: int, end: int) -> str | None:
    """The TIMEX3 value of `every Tuesday`, `each July`, `every other day`, `every four years`, `Fridays`."""
    tokens = [token.lower_ for token in reading.doc[start:end]]
    word = tokens[-1]
    if (name := word.removesuffix("s")) in words.WEEKDAYS or word in words.WEEKDAYS:
        return f"{WEEKLY}{words.WEEKDAYS.get(word) or words.WEEKDAYS[name]}"
    if word in words.MONTHS:
        return f"XXXX-{words.MONTHS[word]:02}"
    if word in words.SEASONS:
        return f"XXXX-{words.SEASONS[word]}"
    if word.removesuffix("s") in words.PARTS:
        return f"XXXX-XX-XXT{words.PARTS[word.removesuffix('s')]}"
    if word in words.UNITS:
        value = 2.0 if "other" in tokens else count(reading, start, end - 1)
        return "P" + one(1.0 if value is None else value, words.UNITS[word])
    return "XXXX-XX-XX" if DAY.match(word) else None
