"""rules/*.toml -> frozen rules in one spaCy Matcher a file; a bad rule is refused by file, id and reason."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from spacy.errors import MatchPatternError
from spacy.matcher import Matcher
from spacy.strings import get_string_id
from spacy.vocab import Vocab

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from claimwire.language.reading import Reading

REQUIRED = {"id": str, "label": str, "note": str, "match": list, "finds": list, "skips": list}
OPTIONAL = {"build": str, "set": dict, "fails": list}
MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
UNBOUNDED = frozenset({"+", "*"})

Builder = Callable[["Match", "Reading"], Any]
BUILDERS: dict[str, Builder] = {}

ON_TOP: ContextVar[Path | None] = ContextVar("the folder of a user's own rules", default=None)


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


@dataclass
class Rulebook:
    """The rules and word lists of one file."""

    name: str
    rules: tuple[Rule, ...]
    lists: Mapping[str, frozenset[str]]
    _matchers: dict[int, tuple[Vocab, Matcher]] = field(default_factory=dict, repr=False)

    def matches(self, doc: Doc | Span) -> list[Match]:
        """What the rules match in a reading's Doc or a stretch of it, in order: the longest match of a rule at a place.

        In a stretch `start` and `end` are counted from its first token.
        """
        found = self._matcher(doc.vocab)(doc, allow_missing=True)  # without tags, words alone are matched
        matches = [Match(self._by_key[key], start, end) for key, start, end in dict.fromkeys(found)]
        return sorted(matches, key=lambda m: (m.start, -m.end, m.rule.id))

    @cached_property
    def _by_key(self) -> Mapping[int, Rule]:
        return {get_string_id(rule.id): rule for rule in self.rules}

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that some pattern names, lower-case."""
        stated = [
            spec.get("LOWER", spec.get("TEXT", "")) for r in self.rules for pattern in r.match for spec in pattern
        ]
        found: set[str] = set()
        for value in stated:
            if isinstance(value, str):
                found.add(value.lower())
            else:
                found.update(word.lower() for word in value.get("IN", ()))
                found.update(re.findall("[a-z]{2,}", value.get("REGEX", "")))
        return frozenset(found)

    def only(self, rule: Rule) -> Rulebook:
        """A book of one rule, for its own evidence."""
        return Rulebook(self.name, (rule,), self.lists)

    def _matcher(self, vocab: Vocab) -> Matcher:
        kept = self._matchers.get(id(vocab))
        if kept is None or kept[0] is not vocab:
            self._matchers.clear()
            kept = self._matchers[id(vocab)] = (vocab, self._build(vocab))
        return kept[1]

    def _build(self, vocab: Vocab) -> Matcher:
        matcher = Matcher(vocab, validate=True)
        for rule in self.rules:
            try:
                matcher.add(rule.id, [list(pattern) for pattern in rule.match], greedy="LONGEST")
            except (MatchPatternError, ValueError) as error:
                raise RuleError(
                    rule.file, rule.id, f"spaCy refuses the pattern: {' '.join(str(error).split())}"
                ) from None
        return matcher


def builder(name: str) -> Callable[[Builder], Builder]:
    """Registers the function that a rule names in `build`, as `file:function`."""

    def register(function: Builder) -> Builder:
        BUILDERS[name] = function
        return function

    return register


def build(match: Match, reading: Reading) -> Any:
    """What the rule's own function makes of the match; None if it refuses, or if the rule names no function."""
    return BUILDERS[match.rule.build](match, reading) if match.rule.build else None


def rulebook(name: str) -> Rulebook:
    """The rules of `rules/NAME.toml`, with those of the folder that is `on_top`.

    Args:
        name: The file's stem, `dates`.

    Raises:
        RuleError: If a file or one of its rules is malformed; the message has the file, the rule's id and the reason.
    """
    folder = ON_TOP.get()
    return shipped(name) if folder is None else with_own(name, folder)


@contextmanager
def on_top(folder: Path | None) -> Iterator[None]:
    """While it lasts, the rules of a user's folder are added to claimwire's own."""
    token = ON_TOP.set(folder)
    try:
        yield
    finally:
        ON_TOP.reset(token)


def checked_folder(folder: str | Path) -> Path:
    """A folder of a user's own rules, `quantities.toml` and the like, all of which could be read.

    Raises:
        RuleError: If it holds no such file, or one that cannot be used.
    """
    found, known = sorted(Path(folder).glob("*.toml")), names()
    if not found:
        raise RuleError(str(folder), None, f"no rule files in it; it may hold {', '.join(f'{n}.toml' for n in known)}")
    for file in found:
        if file.stem not in known:
            raise RuleError(
                str(file), None, f"no rules of that name; it may be {', '.join(f'{n}.toml' for n in known)}"
            )
        with_own(file.stem, Path(folder))
    return Path(folder)


@cache
def shipped(name: str) -> Rulebook:
    """Claimwire's own rules of one file."""
    file = f"{name}.toml"
    return parse(resources.files("claimwire.rules").joinpath(file).read_text("utf-8"), file=file)


@cache
def with_own(name: str, folder: Path) -> Rulebook:
    """Claimwire's own rules of one file and those that a user's folder adds."""
    file = folder / f"{name}.toml"
    try:
        return parse(file.read_text("utf-8"), file=str(file), above=shipped(name)) if file.exists() else shipped(name)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(str(file), None, f"cannot be read: {error}") from None


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The word lists of `rules/NAME.toml`, without building its matcher."""
    return shipped(name).lists


def names() -> list[str]:
    """The stems of the files that hold rules, sorted; others hold data for a finder."""
    files = (entry for entry in resources.files("claimwire.rules").iterdir() if entry.name.endswith(".toml"))
    return sorted(file.name.removesuffix(".toml") for file in files if "\n[[rule]]" in file.read_text("utf-8"))


def parse(text: str, *, file: str, above: Rulebook | None = None) -> Rulebook:
    """A rule file's text as a Rulebook, added to the one `above` if there is one; see `rulebook`."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(file, None, f"not TOML: {error}") from None
    lists = {name: frozenset(words) for name, words in data.pop("lists", {}).items()}
    rows = data.pop("rule", [])
    if data:
        raise RuleError(file, None, f"unknown table '{min(data)}'; a rule file has [lists] and [[rule]]")
    name = Path(file).stem
    before = above or Rulebook(name, (), {})
    if taken := sorted(set(lists) & set(before.lists)):
        raise RuleError(file, None, f"the list '{taken[0]}' is claimwire's own; give yours another name")
    lists = {**before.lists, **lists}
    rules = (*before.rules, *(parse_rule(row, lists, file) for row in rows))
    check_ids(rules, name)
    book = Rulebook(name, rules, MappingProxyType(lists))
    book._matcher(Vocab())
    return book


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
