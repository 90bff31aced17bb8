"""One rule as a file states it: its fields, its evidence, its own function; a bad one is refused with the reason."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

REQUIRED = {"id": str, "label": str, "note": str, "match": list, "finds": list, "skips": list}
OPTIONAL = {"build": str, "set": dict, "fails": list}
MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
UNBOUNDED = frozenset({"+", "*"})

Builder = Callable[["Match", "Reading"], Any]
BUILDERS: dict[str, Builder] = {}


class RuleError(ValueError):
    """A rule file that cannot be used: says which file, which rule and why."""

    def __init__(self, file: str, rule: str | None, reason: str):
        where = f"{file}: rule {rule}" if rule else file
        super().__init__(f"{where}: {reason}")


@dataclass(frozen=True)
class Example:
    """A sentence of evidence: `start`, `end` are where the marked span stands in `text`, null in a `skips`."""

    text: str
    start: int | None
    end: int | None
    on: str | None
    expected: Mapping[str, Any]


@dataclass(frozen=True)
class Rule:
    """One rule as its file states it; `match` holds its alternatives in spaCy's pattern language, lists expanded."""

    id: str
    label: str
    build: str | None
    set: Mapping[str, Any]
    note: str
    match: tuple[tuple[dict[str, Any], ...], ...]
    finds: tuple[Example, ...]
    skips: tuple[Example, ...]
    fails: tuple[Example, ...]
    file: str


@dataclass(frozen=True)
class Match:
    """Tokens `start` to `end` (half-open) of a reading's Doc, and the rule that matched them."""

    rule: Rule
    start: int
    end: int


def builder(name: str) -> Callable[[Builder], Builder]:
    """Registers the function that a rule names in `build`, as `file:function`."""

    def register(function: Builder) -> Builder:
        BUILDERS[name] = function
        return function

    return register


def build(match: Match, reading: Reading) -> Any:
    """What the rule's own function makes of the match; None if it refuses, or if the rule names no function."""
    return BUILDERS[match.rule.build](match, reading) if match.rule.build else None


def check_ids(rules: Sequence[Rule], prefix: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if not rule.id.startswith(f"{prefix}."):
            raise RuleError(rule.file, rule.id, f"its id must begin with '{prefix}.'")
        if rule.id in seen:
            raise RuleError(rule.file, rule.id, "another rule has this id")
        seen.add(rule.id)


def parse_rule(row: dict[str, Any], lists: Mapping[str, frozenset[str]], file: str) -> Rule:
    rule_id = str(row.get("id", "without an id"))

    def refuse(reason: str) -> RuleError:
        return RuleError(file, rule_id, reason)

    check_fields(row, refuse)
    alternatives = row["match"] if row["match"] and isinstance(row["match"][0], list) else [row["match"]]
    patterns = tuple(tuple(expand(token, lists, refuse) for token in pattern) for pattern in alternatives)
    if not all(patterns):
        raise refuse("an empty pattern matches everything")
    return Rule(
        id=rule_id,
        label=row["label"],
        build=row.get("build"),
        set=MappingProxyType(row.get("set", {})),
        note=row["note"],
        match=patterns,
        finds=tuple(example(e, refuse, marked=True) for e in row["finds"]),
        skips=tuple(example(e, refuse, marked=False) for e in row["skips"]),
        fails=tuple(example(e, refuse, marked=True) for e in row.get("fails", [])),
        file=file,
    )


def check_fields(row: dict[str, Any], refuse: Callable[[str], RuleError]) -> None:
    for key, kind in REQUIRED.items():
        if not isinstance(row.get(key), kind):
            raise refuse(f"'{key}' is missing or is no {kind.__name__}")
    if unknown := sorted(set(row) - set(REQUIRED) - set(OPTIONAL)):
        raise refuse(f"unknown field '{unknown[0]}'")
    for key, kind in OPTIONAL.items():
        if key in row and not isinstance(row[key], kind):
            raise refuse(f"'{key}' is no {kind.__name__}")
    if len(row["finds"]) < 2 or not row["skips"]:
        raise refuse("a rule needs at least two 'finds' and one 'skips' as evidence")
    if row.get("build"):
        module = row["build"].partition(":")[0]
        importlib.import_module(f"claimwire.finders.{module}")
        if row["build"] not in BUILDERS:
            raise refuse(f"no builder is registered as '{row['build']}'")


def expand(token: Any, lists: Mapping[str, frozenset[str]], refuse: Callable[[str], RuleError]) -> dict[str, Any]:
    """A token pattern with its `$list` references replaced by the words; unbounded repeats are refused."""
    if not isinstance(token, dict):
        raise refuse(f"a token pattern is a table, not {token!r}")
    if token.get("OP") in UNBOUNDED:
        raise refuse(f"OP '{token['OP']}' is unbounded; give a count such as '{{1,6}}'")
    return {key: expand_value(value, lists, refuse) for key, value in token.items()}


def expand_value(value: Any, lists: Mapping[str, frozenset[str]], refuse: Callable[[str], RuleError]) -> Any:
    if isinstance(value, dict):
        return {key: expand_value(v, lists, refuse) for key, v in value.items()}
    if isinstance(value, str) and value.startswith("$") and len(value) > 1 and value[1].isalpha():
        if value[1:] not in lists:
            raise refuse(f"there is no list '{value[1:]}'")
        return sorted(lists[value[1:]])
    return value


def example(raw: Any, refuse: Callable[[str], RuleError], *, marked: bool) -> Example:
    row = {"text": raw} if isinstance(raw, str) else dict(raw) if isinstance(raw, dict) else None
    if row is None or not isinstance(row.get("text"), str):
        raise refuse("an example is a sentence, or a table with 'text'")
    text, on = row.pop("text"), row.pop("on", None)
    spans = list(MARKED.finditer(text))
    if len(spans) != marked:
        raise refuse(f"{text!r} must mark {'one span with [[ ]]' if marked else 'no span'}")
    start, end = (spans[0].start(), spans[0].start() + len(spans[0][1])) if spans else (None, None)
    return Example(MARKED.sub(r"\1", text), start, end, on and str(on), MappingProxyType(row))
