"""What a unit is called: quantulum3's names and dimensions, ISO and UCUM codes, and the words that stand for them.

The registry comes as a generated table (`units_table.json`, see `units_table.py`); `rules/units.toml` adds
what it lacks and silences what news means otherwise; `ucum.py` gives what is no money its code.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from claimwire.finders import ucum

PARTS = re.compile(r"[A-Za-zÀ-ÿµμ]+\$?|\d+|[^\sA-Za-z\d]")
MONEY = "currency"


@dataclass(frozen=True)
class Unit:
    """A unit as the record names it; `code` is the ISO 4217 code of a currency, the UCUM code of any other."""

    name: str
    dimension: str
    symbol: str | None = None
    code: str | None = None

    def row(self) -> dict[str, str | None]:
        """The unit as plain data."""
        return {"name": self.name, "dimension": self.dimension, "symbol": self.symbol, "code": self.code}


@dataclass(frozen=True)
class Units:
    """All units, by the words that stand for them: `surfaces` in lower case, `symbols` as written.

    The keys are the words' texts run together without spaces, so that `lb-ft`, `lb - ft` and `km / h` are found however
    a tokenizer cuts them; `starts` are the first words of all keys, `money` the
    words beside which `pounds` are sterling, `longest` is the number of words that the longest key may have.
    """

    names: Mapping[str, Unit]
    surfaces: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    starts: frozenset[str]
    money: frozenset[str] = frozenset()
    longest: int = 8

    def at(self, words: Sequence[str], start: int, end: int) -> tuple[Unit, int] | None:
        """The unit with the most words that begins at word `start` and ends by `end`, and where it ends."""
        if start >= end or words[start].lower().removesuffix(".") not in self.starts:
            return None
        for stop in range(min(end, start + self.longest), start, -1):
            unit = self.symbol(words[start:stop]) or self.surfaces.get(" ".join(words[start:stop]).lower())
            if unit:
                return unit, stop
        return None

    def symbol(self, words: Sequence[str]) -> Unit | None:
        """The unit whose symbol these words are; several words only with a sign among them (`km / h`, `US $`)."""
        if len(words) == 1:
            return self.symbols.get(words[0]) or self.symbols.get(words[0].removesuffix("."))
        return None if all(word.isalnum() for word in words) else self.symbols.get("".join(words))

    def before(self, words: Sequence[str], end: int, start: int) -> tuple[Unit, int] | None:
        """The currency that ends before word `end`, and where it begins: `US $`, `INR`, `£`."""
        for first in range(max(start, end - 3), end):
            if words[first] == "A" and end - first > 1:  # an article in a headline: `A $15 Wage`
                continue
            unit = self.symbol(words[first:end])
            if unit and unit.dimension == MONEY:
                return unit, first
        return None


def spellings(surface: str) -> Iterator[str]:
    """A surface as its words would come from a tokenizer: lower case, hyphens and points as words or not at all."""
    lower = surface.lower()
    yield lower
    yield " ".join(lower.replace("-", " - ").split())
    yield lower.replace("-", " ")
    if " " in lower and "-" not in lower:
        yield " - ".join(lower.split())
    if "." in lower:
        yield lower.replace(".", " .").strip()


@cache
def units() -> Units:
    """The registry's units and those of `rules/units.toml`."""
    package = resources.files("claimwire.finders")
    table = json.loads(package.joinpath("units_table.json").read_text("utf-8"))
    rules = tomllib.loads(resources.files("claimwire.rules").joinpath("units.toml").read_text("utf-8"))
    return build([*kept(table, rules["lists"]), *rules["unit"]], rules["prefer"], rules["lists"]["money_words"])


def kept(table: Sequence[dict[str, Any]], lists: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Any]]:
    """The registry's rows without the surfaces and symbols that news means otherwise."""
    unread, surfaces = set(lists["unread"]), set(lists["unread_surfaces"])
    symbols, single = set(lists["unread_symbols"]), set(lists["single_letters"])
    for row in table:
        if row["name"] in unread:
            yield {**row, "surfaces": [], "symbols": []}
            continue
        usable = (s for s in row["symbols"] if s not in symbols and (s in single or len(s) > 1 or not s.isalpha()))
        yield {
            **row,
            "surfaces": [s for s in row["surfaces"] if s.lower() not in surfaces],
            "symbols": [s for s in usable if s not in ("'", '"', "′", "″", "”")],
        }


def build(rows: Sequence[Mapping[str, Any]], prefer: Mapping[str, str], money: Sequence[str] = ()) -> Units:
    """The look-up tables; of rows with one name the later adds to the earlier, and wins a word that both have."""
    names: dict[str, Unit] = {}
    surfaces: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in rows:
        unit = names[row["name"]] = merged(names.get(row["name"]), row)
        for words in (words for surface in row.get("surfaces", ()) for words in spellings(surface)):
            surfaces[words] = unit
        for symbol in row.get("symbols", ()):
            symbols["".join(symbol.split())] = unit
            if " " in symbol:
                surfaces[symbol.lower()] = unit
    for table in (surfaces, symbols):
        table.update({word: names[table[word].name] for word in table})
        table.update({word: names[name] for word, name in prefer.items() if word in table})
    starts = {key.split()[0].removesuffix(".") for key in surfaces} | {
        part.lower().removesuffix(".") for key in symbols for part in (key, *PARTS.findall(key)[:1])
    }
    return Units(names, surfaces, symbols, frozenset(starts), frozenset(money))


def merged(known: Unit | None, row: Mapping[str, Any]) -> Unit:
    dimension = row.get("dimension") or (known.dimension if known else "dimensionless")
    symbol = row.get("symbol") or (known.symbol if known else next(iter(row.get("symbols", ())), None))
    code = row.get("code") or (known.code if known else None if dimension == MONEY else ucum.code(row["name"]))
    return Unit(row["name"], dimension, symbol, code)
