"""Matched words -> the calendar fields they state (`Feb. 5, 2024` -> month 2, day 5, year 2024)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimwire.finders.timex import words
from claimwire.language.numerals import small

DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
YEAR = re.compile(r"(\d{4})$")
SHORT_YEAR = re.compile(r"'(\d\d)$")
DECADE = re.compile(r"'?((?:1[5-9]|20)?\d0)'?s$")
CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$")
HYPHENED = re.compile(r"(early|mid|late|pre|post)-'?(\d{2,4})(s)?$")
PERIOD = re.compile(r"(?:(\d{4})[- ]?)?([qh])([1-4])$")
FISCAL = re.compile(r"(?:fy|cy|sy)'?(\d\d|\d{4})$")
FILLER = frozenset("the of , . - – — in ( ) and calendar fiscal year financial month week day quarter half 's".split())


def full_year(short: int) -> int:
    """A two-digit year as people mean it: 69 and earlier are of this century, as POSIX has it."""
    return short + (2000 if short < 69 else 1900) if short < 100 else short


def stated_year(digits: str) -> dict[str, Any]:
    """A year in four digits, or in two (`short`), of which publication tells the century."""
    return {"year": int(digits)} if len(digits) > 2 else {"year": full_year(int(digits)), "short": True}


def ordinal(token: str) -> int | None:
    """`third`, `3rd`, `final` (-1)."""
    if token in words.ORDINALS:
        return words.ORDINALS[token]
    found = CENTURY.match(token)
    return int(found[1]) if found else None


def read(tokens: Sequence[str]) -> dict[str, Any] | None:
    """The fields that lower-case words state, None if a word is not understood or two contradict each other."""
    fields: dict[str, Any] = {}
    at = 0
    while at < len(tokens):
        found, used = one(tokens, at, fields)
        if found is None or any(key in fields for key in found):
            return None
        fields.update(found)
        at += used
    if (
        "nth" in fields
        and not fields.keys() & {"quarter", "half", "century", "weekday", "week"}
        and "day" not in fields
    ):
        fields["day"] = fields.pop("nth")
    return fields


def one(tokens: Sequence[str], at: int, fields: dict[str, Any]) -> tuple[dict[str, Any] | None, int]:
    """What the word at a place states, and how many words say it."""
    token = tokens[at]
    if token in words.MODS and not fields.keys() & {"mod"}:
        return {"mod": words.MODS[token]}, 1
    if token in ("quarter", "half", "century", "week") and "nth" in fields:
        return {token: fields.pop("nth")}, 1
    if token in ("last", "final") and any(t in ("quarter", "half", "week") for t in tokens[at + 1 : at + 3]):
        return {"nth": -1}, 1
    if token == "past":
        return {"turn": -1, "near": True}, 1
    if token == "this" and tokens[at + 1 : at + 2] in (["past"], ["coming"]):
        return {"turn": words.DIRECTIONS[tokens[at + 1]], "near": True}, 2
    if token in words.DIRECTIONS:
        return {"turn": words.DIRECTIONS[token]}, 1
    if token in words.MONTHS and (token != "second"):
        return {"month": words.MONTHS[token]}, 1
    if token in words.WEEKDAYS:
        return {"weekday": words.WEEKDAYS[token]}, 1
    if token in words.SEASONS:
        return {"season": words.SEASONS[token]}, 1
    if token in words.DECADES:
        return {"decade": words.DECADES[token]}, 1
    if number := number_of(tokens, at, fields):
        return number
    return ({}, 1) if token in FILLER else (None, 1)


def number_of(tokens: Sequence[str], at: int, fields: dict[str, Any]) -> tuple[dict[str, Any], int] | None:
    token = tokens[at]
    if tokens[at + 1 : at + 2] == ["'s"] and (found := DECADE.match(f"{token}s")):
        return {"decade": int(found[1])}, 2
    if found := YEAR.match(token):
        return {"year": int(found[1])}, 1
    if found := SHORT_YEAR.match(token):
        return stated_year(found[1]), 1
    if found := FISCAL.match(token):
        return stated_year(found[1]), 1
    if "-" in token and (found := HYPHENED.match(token)):
        year = {"decade": int(found[2])} if found[3] else stated_year(found[2])
        return {"mod": words.MODS[found[1]]} | year, 1
    if found := DECADE.match(token):
        return {"decade": int(found[1])}, 1
    if found := PERIOD.match(token):
        stated = {"quarter" if found[2] == "q" else "half": int(found[3])}
        return (stated | {"year": int(found[1])} if found[1] else stated), 1
    if spelled := spelled_year(tokens, at):
        return {"year": spelled[0]}, spelled[1]
    if not token[0].isdigit() and (spelled := spelled_ordinal(tokens, at)):
        return {"day" if "weekday" in fields else "nth": spelled[0]}, spelled[1]
    if (
        "month" in fields
        and "day" not in fields
        and token.isalpha()
        and (cardinal := small(tokens, at))
        and 1 <= cardinal[0] <= 31
    ):
        return {"day": int(cardinal[0])}, cardinal[1] - at
    if found := DAY.match(token):
        day = not token[-1].isalpha() or "weekday" in fields
        return {"day" if day else "nth": int(found[1])}, 1
    return None


def spelled_ordinal(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """`twenty-first`, `third`: the value and the number of words."""
    if tokens[at] in ("twenty", "thirty"):
        width = 2 if tokens[at + 1 : at + 2] == ["-"] else 1
        unit = words.ORDINALS.get(tokens[at + width], 0) if at + width < len(tokens) else 0
        tens = 20 if tokens[at] == "twenty" else 30
        return (tens + unit, width + 1) if 0 < unit < 10 else None
    found = ordinal(tokens[at])
    return (found, 1) if found and found > 0 else None


def spelled_year(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """`nineteen ninety-six`, `two thousand and twenty`, `twenty twenty-four`: the year and the number of words."""
    first = small(tokens, at) if tokens[at].isalpha() else None
    if first is None or first[1] >= len(tokens):
        return None
    century, place = int(first[0]), first[1]
    if tokens[place] == "thousand" and century in (1, 2):
        return thousands(tokens, at, century, place + 1)
    if not (11 <= century <= 20):
        return None
    if tokens[place] == "hundred":
        return century * 100, place + 1 - at
    if tokens[place] in ("oh", "zero") and place + 1 < len(tokens) and (unit := small(tokens, place + 1)):
        return century * 100 + int(unit[0]), unit[1] - at
    rest = small(tokens, place)
    return (century * 100 + int(rest[0]), rest[1] - at) if rest and 10 <= rest[0] <= 99 else None


def thousands(tokens: Sequence[str], at: int, count: int, place: int) -> tuple[int, int]:
    """What follows `two thousand`: `two thousand (and) eighteen`, `one thousand seven hundred and eighty nine`."""
    year, end = count * 1000, place
    skip = place + (tokens[place : place + 1] == ["and"])
    rest = small(tokens, skip) if skip < len(tokens) and tokens[skip].isalpha() else None
    if rest and tokens[rest[1] : rest[1] + 1] == ["hundred"]:
        year, end = year + int(rest[0]) * 100, rest[1] + 1
        skip = end + (tokens[end : end + 1] == ["and"])
        rest = small(tokens, skip) if skip < len(tokens) and tokens[skip].isalpha() else None
    if rest:
        year, end = year + int(rest[0]), rest[1]
    return year, end - at


def era(tokens: Sequence[str]) -> dict[str, Any] | None:
    """`ad 79` and `476 ce` are years, `44 bc` and `the 5th century bc` lie before the first one (`before`)."""
    found = [int(token) for token in tokens if token.isdigit()]
    before = tokens[-1].rstrip(".") in ("bc", "bce", "b.c")
    if "century" in tokens:
        nth = next((n for token in tokens if (n := ordinal(token))), None)
        return {"before": f"{nth - 1:02}"} if nth else None
    if not found or (before and 1900 <= found[0] <= 2100):
        return None
    return {"before": f"{found[0]:04}"} if before else {"year": found[0]}
