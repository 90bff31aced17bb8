"""One rule as a file states it: its fields, its evidence, its own function; a bad one is refused with the reason."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from claimwire import _labels

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

REQUIRED = {"id": str, "label": str, "note": str, "match": list, "finds": list, "skips": list}
OPTIONAL = {"build": str, "set": dict, "fails": list}
MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
UNBOUNDED = re.compile(r"[+*]|\{\d+,\}")

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

    @property
    def marked(self) -> str:
        """The sentence as the file has it, with its span marked."""
        if self.start is None or self.end is None:
            return self.text
        return f"{self.text[: self.start]}[[{self.text[self.start : self.end]}]]{self.text[self.end :]}"


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

    @property
    def layer(self) -> str:
        """The stem of its file, and so the finder that it is a rule of."""
        return Path(self.file).stem


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


def builders(layer: str) -> Mapping[str, Builder]:
    """The functions that the rules of a file may name in `build`."""
    module = _labels.BUILDS.get(layer)
    if module is None:
        return {}
    importlib.import_module(f"claimwire.finders.{module}")  # which registers them
    return {name: BUILDERS[name] for name in sorted(BUILDERS) if name.startswith(f"{module}:")}


def check_ids(rules: Sequence[Rule], prefix: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if not rule.id.startswith(f"{prefix}."):
            raise RuleError(rule.file, rule.id, f"its id must begin with '{prefix}.'")
        if rule.id in seen:
            raise RuleError(rule.file, rule.id, "another rule has this id")
        seen.add(rule.id)


def parse_rule(row: Any, lists: Mapping[str, frozenset[str]], file: str) -> Rule:
    if not isinstance(row, dict):
        raise RuleError(file, None, f"a rule is a table, [[rule]], not {row!r}")
    rule_id = str(row.get("id", "without an id"))

    def refuse(reason: str) -> RuleError:
        return RuleError(file, rule_id, reason)

    check_fields(row, refuse)
    check_role(row, Path(file).stem, refuse)
    alternatives = row["match"] if row["match"] and isinstance(row["match"][0], list) else [row["match"]]
    if not all(isinstance(pattern, list) for pattern in alternatives):
        raise refuse("'match' is a list of token patterns, or a list of such lists")
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


def check_role(row: Mapping[str, Any], layer: str, refuse: Callable[[str], RuleError]) -> None:
    """Refuses a label, a `build` or a `set` of which nothing would come."""
    if wrong := _labels.wrong_label(layer, row["label"]):
        raise refuse(wrong)
    build = row.get("build")
    if build is None and layer in _labels.BUILT:
        raise refuse(f"a rule of {layer} needs a 'build'; `claimwire rules list --builders` shows them")
    if build is not None and build not in builders(layer):
        raise refuse(f"no builder is registered as '{build}'; `claimwire rules list --builders` shows them")
    if wrong := _labels.wrong_set(layer, row["label"], build, row.get("set", {})):
        raise refuse(wrong)
    if layer == "dates":
        from claimwire.finders.timex.refusals import CHECKS  # which reads rules itself

        if unknown := set(row.get("set", {}).get("check", "").split()) - set(CHECKS):
            raise refuse(
                f"'set.check' names '{min(unknown)}', which is no check; there are {', '.join(sorted(CHECKS))}"
            )


def expand(token: Any, lists: Mapping[str, frozenset[str]], refuse: Callable[[str], RuleError]) -> dict[str, Any]:
    """A token pattern with its `$list` references replaced by the words; unbounded repeats are refused."""
    if not isinstance(token, dict):
        raise refuse(f"a token pattern is a table, not {token!r}")
    if not isinstance(token.get("OP", ""), str):
        raise refuse(f"OP is {token['OP']!r}; it may be '?', '!' or a count such as '{{1,6}}'")
    if UNBOUNDED.fullmatch(token.get("OP", "")):
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
    if on is not None and not is_day(str(on)):
        raise refuse(f"'on' is {on!r}, which is no date; write it as 2025-02-06")
    spans = list(MARKED.finditer(text))
    if len(spans) != marked:
        raise refuse(f"{text!r} must mark {'one span with [[ ]]' if marked else 'no span'}")
    expected = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
    start, end = (spans[0].start(), spans[0].start() + len(spans[0][1])) if spans else (None, None)
    return Example(MARKED.sub(r"\1", text), start, end, on and str(on), MappingProxyType(expected))


def is_day(text: str) -> bool:
    """Whether a text begins with an ISO date, as what `published` of a reading is."""
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
