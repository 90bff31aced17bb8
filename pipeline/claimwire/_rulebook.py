"""rules/*.toml -> frozen rules in one spaCy Matcher a file, with a user's own on top."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
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

from claimwire._rules import Match, Rule, RuleError, check_ids, parse_rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

ON_TOP: ContextVar[Path | None] = ContextVar("the folder of a user's own rules", default=None)


@dataclass
class Rulebook:
    """The rules and word lists of one file; `own` are those of the rules that a user's folder added."""

    name: str
    rules: tuple[Rule, ...]
    lists: Mapping[str, frozenset[str]]
    own: tuple[Rule, ...] = ()
    _matchers: dict[int, tuple[Vocab, Matcher]] = field(default_factory=dict, repr=False)

    def matches(self, doc: Doc | Span) -> list[Match]:
        """What the rules match in a reading's Doc or a stretch of it, in order: the longest match of a rule at a place.

        Of two equally long at a place a user's own goes first. In a stretch `start` and `end` are counted from its
        first token.
        """
        found = self._matcher(doc.vocab)(doc, allow_missing=True)  # without tags, words alone are matched
        matches = [Match(self._by_key[key], start, end) for key, start, end in dict.fromkeys(found)]
        return sorted(matches, key=lambda m: (m.start, -m.end, m.rule not in self.own, m.rule.id))

    def matches_near(self, doc: Doc) -> list[Match]:
        """What `matches` gives of a whole Doc, looked for only where a word stands that some pattern begins with.

        Where a pattern begins with no word of its own there is nothing to look for, and it is the same as `matches`.
        """
        starts = self._starts
        if starts is None:
            return self.matches(doc)
        found: list[Match] = []
        for start, end in stretches(doc, *starts):
            found += (Match(m.rule, m.start + start, m.end + start) for m in self.matches(doc[start:end]))
        return found

    @cached_property
    def _starts(self) -> tuple[dict[int, int], dict[int, int]] | None:
        """The lemmas and the words that patterns begin with, each with the longest reach of such a pattern."""
        lemmas: dict[int, int] = {}
        words: dict[int, int] = {}
        for pattern in (pattern for rule in self.rules for pattern in rule.match):
            reach = sum(most(token) for token in pattern)
            for token in pattern:
                negated = token.get("OP") == "!"
                key = None if negated else next((k for k in ("LEMMA", "LOWER", "TEXT") if k in token), None)
                stated = [token[key]] if key and isinstance(token[key], str) else token[key].get("IN") if key else None
                if stated is None:
                    return None
                kept = lemmas if key == "LEMMA" else words
                for word in map(get_string_id, stated if key == "LEMMA" else map(str.lower, stated)):
                    kept[word] = max(reach, kept.get(word, 0))
                if not optional(token):
                    break
        return lemmas, words

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
                found.update(re.findall("[a-z]{2,}", str(value.get("REGEX", ""))))
        return frozenset(found)

    def only(self, rule: Rule) -> Rulebook:
        """A book of one rule, for its own evidence."""
        return Rulebook(self.name, (rule,), self.lists)

    @cached_property
    def added(self) -> Rulebook:
        """A book of the user's own rules alone."""
        return Rulebook(self.name, self.own, self.lists, self.own)

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
            except (MatchPatternError, ValueError, TypeError, re.error) as error:
                raise RuleError(
                    rule.file, rule.id, f"spaCy refuses the pattern: {' '.join(str(error).split())}"
                ) from None
        return matcher


def most(token: Mapping[str, Any]) -> int:
    """How many tokens a token pattern may hold."""
    counted = re.fullmatch(r"\{(?:\d*,)?(\d+)\}", str(token.get("OP", "")))
    return int(counted[1]) if counted else 1


def optional(token: Mapping[str, Any]) -> bool:
    return str(token.get("OP", "")).startswith(("?", "{0,", "{,", "{0}"))


def stretches(doc: Doc, lemmas: Mapping[int, int], words: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Where a pattern may match: from each word that one begins with, as far as it may go; joined where they meet."""
    start = end = -1
    for at, (lemma, word) in enumerate(doc.to_array(["LEMMA", "LOWER"]).tolist()):
        reach = max(lemmas.get(lemma, 0), words.get(word, 0))
        if reach:
            if at >= end:
                if start >= 0:
                    yield start, end
                start = at
            end = max(end, min(at + reach, len(doc)))
    if start >= 0:
        yield start, end


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
    """A folder of a user's own rules, `quantities.toml` and the like, read anew, all of which can be used.

    Raises:
        RuleError: If it holds no such file, or one that cannot be used.
    """
    if not Path(folder).is_dir():
        raise RuleError(str(folder), None, "is no folder" if Path(folder).exists() else "no such folder")
    found, known = sorted(Path(folder).glob("*.toml")), names()
    if not found:
        raise RuleError(str(folder), None, f"no rule files in it; it may hold {', '.join(f'{n}.toml' for n in known)}")
    with_own.cache_clear()  # it may know files as they were
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
    text = own_text(file)
    return parse(text, file=str(file), above=shipped(name)) if text else shipped(name)


def own_text(file: Path) -> str:
    """The text of a user's file of rules, empty if there is none."""
    try:
        return file.read_text("utf-8-sig") if file.exists() else ""
    except OSError as error:
        raise RuleError(str(file), None, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
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
    stated = word_lists_of(data.pop("lists", {}), file)
    rows = data.pop("rule", [])
    if data:
        raise RuleError(file, None, f"unknown table '{min(data)}'; a rule file has [lists] and [[rule]]")
    if not isinstance(rows, list):
        raise RuleError(file, None, "'rule' is no list of tables; each rule begins with [[rule]]")
    name = Path(file).stem
    before = above or Rulebook(name, (), {})
    if taken := sorted(set(stated) & set(before.lists)):
        raise RuleError(file, None, f"the list '{taken[0]}' is claimwire's own; give yours another name")
    lists = MappingProxyType({**before.lists, **stated})
    added = tuple(parse_rule(row, lists, file) for row in rows)
    rules = (*before.rules, *added)
    check_ids(rules, name)
    book = Rulebook(name, rules, lists, added if above else ())
    book._matcher(Vocab())
    return book


def word_lists_of(stated: Any, file: str) -> dict[str, frozenset[str]]:
    """The word lists that a file states."""
    if not isinstance(stated, dict):
        raise RuleError(file, None, "'lists' is no table; write [lists] and under it NAME = [\"word\", ..]")
    for name, words in stated.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise RuleError(file, None, f"the list '{name}' is no list of words")
    return {name: frozenset(words) for name, words in stated.items()}
