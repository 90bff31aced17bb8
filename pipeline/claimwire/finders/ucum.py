"""The UCUM code of a unit, from its name: what `rules/ucum.toml` says of it, or of the parts that it is made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

POWERS = {"square": "2", "cubic": "3"}


def code(name: str) -> str | None:
    """The case-sensitive UCUM code of a unit of the record; null where its name does not say which of UCUM's is meant.

    >>> code("kilometre per hour"), code("ton")
    ('km/h', None)
    """
    left, per, right = name.partition(" per ")
    return power(name) or (joined("/", product(left), power(right)) if per else product(name))


def product(name: str) -> str | None:
    """Of `kilowatt hour` and `volt-ampere` the codes of both, multiplied; of a single unit its own."""
    return power(name) or joined(".", *map(power, re.split("[ -]", name)))


def power(name: str) -> str | None:
    """Of `square kilometre` the code of the kilometre to the second power; of a plain unit its own."""
    word, _, base = name.partition(" ")
    return table().get(name) or (joined("", table().get(base), POWERS[word]) if word in POWERS else None)


def joined(sign: str, *codes: str | None) -> str | None:
    """The codes with a sign between them; null if one is, or if the sign would take a product apart (`t/10.a`)."""
    taken = codes[1:] if sign == "/" else codes if sign == "" else ()
    known = [each for each in codes if each]
    apart = any("." in each for each in taken if each)
    return sign.join(known) if len(known) == len(codes) and not apart else None


@cache
def table() -> Mapping[str, str]:
    """The codes that `rules/ucum.toml` states, by the units' names: its metric ones also with every prefix."""
    data = tomllib.loads(resources.files("claimwire.rules").joinpath("ucum.toml").read_text("utf-8"))
    prefixes: dict[str, str] = {"": "", **data["prefixes"]}
    metric: dict[str, str] = data["metric"]
    codes = {f"{word}{name}": f"{sign}{metric[name]}" for word, sign in prefixes.items() for name in metric}
    return {**codes, **data["units"]}
