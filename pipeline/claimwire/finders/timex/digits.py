"""Dates and times written in digits: `2025-02-06`, `6/8/2024`, `11-13 March`, `2024-25`, `17:30`, `10 p.m.`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimwire.finders.timex import fields as read_fields

ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ](\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?)?$")
PACKED = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")
MIXED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$")
YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})$")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})$")
SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})$")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?([ap])?$")
DASH = re.compile(r"[-–—‒~]|to|through|thru|till|until|and")
DASHES = frozenset(["-", "–", "—", "‒", "~"])
HALVES = {"a.m.": 0, "am": 0, "a.m": 0, "a": 0, "p.m.": 12, "pm": 12, "p.m": 12, "p": 12}


def numeric(tokens: Sequence[str]) -> dict[str, Any] | None:
    """The fields of a date in digits; which number is the month stays open (`order`) for `settling.py`."""
    text = "".join(tokens)
    if text[-1:].isalpha() or re.search(r"[a-z]{3}", text):
        return read_fields.read([piece for piece in re.split(r"[-/.]", text) if piece])
    if found := ISO.match(text):
        stated: dict[str, Any] = {"year": int(found[1]), "month": int(found[3]), "day": int(found[4])}
        return stated | ({"hour": int(found[5]), "minute": int(found[6])} if found[5] else {})
    if found := PACKED.match(text):
        return {"year": int(found[1]), "month": int(found[2]), "day": int(found[3])}
    if found := MIXED.match(text):
        pair = {"order": (int(found[1]), int(found[3])), "dotted": found[2] == "."}
        return pair | read_fields.stated_year(found[4])
    if (found := YEAR_MONTH.match(text)) and 1 <= int(found[2]) <= 12 and not rises(found[1], found[2]):
        return {"year": int(found[1]), "month": int(found[2])}
    if (found := MONTH_YEAR.match(text)) and 1 <= int(found[1]) <= 12:
        return {"year": int(found[2]), "month": int(found[1])}
    return slashed(text)


def rises(year: str, end: str) -> bool:
    """`2011-12` and `2006-7` are two years, `2016-11` and `2015-3` a month of one."""
    return int(end) > int(year[4 - len(end) :])


def slashed(text: str) -> dict[str, Any] | None:
    """`4/22`, `22/04`, `4.22`: a day and a month without the year, in an order that the article tells."""
    found = SHORT.match(text) if text != "9/11" else None  # a name by now, and a rule of its own
    pair = (int(found[1]), int(found[2])) if found else (0, 0)
    return {"order": pair} if 1 <= min(pair) <= 12 and max(pair) <= 31 else None


def both_ends(tokens: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The fields of both ends of a range; what only one end states (month, year) holds for the other too."""
    if len(tokens) == 1:
        tokens = [piece for piece in re.split(r"([-–~])", tokens[0]) if piece]
    cut = next((i for i, token in enumerate(tokens) if i and token in DASHES), None)
    if cut is None:
        return None
    first, last = read_fields.read(tokens[:cut]), end_fields(tokens[:cut], tokens[cut + 1 :])
    if not first or not last:
        return None
    shared = {key: last[key] for key in ("month", "year", "short") if key in last and key not in first}
    if "year" in shared and first.get("month", 0) > last.get("month", 12):
        shared["year"] -= 1
    first = first | shared
    last = {key: first[key] for key in ("year", "month") if key in first and key not in last and "day" in last} | last
    order = [tuple(end.get(key, 0) for key in ("year", "month", "day")) for end in (first, last)]
    rising = order[0] < order[1] or ("year" not in first and order[0] != order[1])
    return (first, last) if rising and first.keys() == last.keys() else None


def end_fields(before: Sequence[str], after: Sequence[str]) -> dict[str, Any] | None:
    """The end of `2024-25` is the year 2025, that of `2006-7` 2007; other ends are read as they stand."""
    if len(before) == 1 and len(after) == 1 and read_fields.YEAR.match(before[0]) and re.match(r"\d\d?$", after[0]):
        return {"year": int(before[0][: 4 - len(after[0])] + after[0])}
    return read_fields.read(after)


def numeric_ends(tokens: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The ends of `10/1-11/7` and `10/1-11/2/2017`; a year at the end is that of both."""
    cut = next(i for i, token in enumerate(tokens) if token in DASHES)
    first, last = numeric(tokens[:cut]), numeric(tokens[cut + 1 :])
    if not first or not last or "order" not in first or "order" not in last:
        return None
    return {**{key: last[key] for key in ("year", "short") if key in last}, **first}, last


def time_of_day(tokens: Sequence[str]) -> dict[str, Any] | None:
    """Hour and minute of `10 p.m.`, `17:30`, `noon`, `8 o'clock`; the zone's name stands in the text only."""
    if "noon" in tokens or "midday" in tokens:
        return {"hour": 12, "minute": 0}
    if "midnight" in tokens:
        return {"hour": 0, "minute": 0}
    found = CLOCK.match(tokens[0].rstrip("h") if tokens[0][-1:] == "h" else tokens[0])
    if not found:
        return None
    halves = [HALVES[token] for token in [*tokens[1:], found[4] or ""] if token in HALVES]
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 24 or minute > 59 or (halves and hour > 12):
        return None
    if halves:
        hour = hour % 12 + halves[0]
    return {"hour": hour % 24, "minute": minute}


def run_time(token: str) -> str | None:
    """`2:26:05` as a length: PT2H26M5S."""
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d):([0-5]\d)", token)
    return "PT{}H{}M{}S".format(*map(int, found.groups())) if found else None


def clock_ends(tokens: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Both ends of `1-3 pm`, `10 a.m.-2 p.m.`, `5 to 6 p.m.`; the first has the half of the day that comes before."""
    cut = next(i for i, token in enumerate(tokens) if DASH.fullmatch(token))
    first, last = time_of_day(tokens[:cut]), time_of_day(tokens[cut + 1 :])
    if not first or not last:
        return None
    halved = HALVES.keys() & set(tokens[cut + 1 :]) and not HALVES.keys() & set(tokens[:cut])
    if halved and last["hour"] >= 12 and first["hour"] < 12:
        later = first | {"hour": first["hour"] + 12}
        first = later if (later["hour"], later["minute"]) < (last["hour"], last["minute"]) else first
    return first, last
