"""What a rule's label makes of its match, and what `set` and `build` it may have, by file: what rules are held to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimwire.finders.timex.words import UNITS

Kind = type | tuple[str, ...]  # of a value in `set`: a type, or the words that it may be
KINDS = {bool: "true or false", int: "a whole number", str: "text", dict: "a table"}


@dataclass(frozen=True)
class Label:
    """What the match is, and the keys of `set` that a rule with this label must and may have."""

    means: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """What a key of `set` may hold, and what it says."""

    kind: Kind
    means: str


SHIFTS = tuple(dict.fromkeys(UNITS.values()))
DAY_KEYS = frozenset({"year", "month", "day", "easter", "nth", "weekday", "plus", "grain", "moves"})
MOST = 1000  # words, or units of time: more is a slip
SAID = {"needs": ("stance",), "may": ("takes", "kind", "words")}
READ = {"needs": ("stance", "takes"), "may": ("kind", "words")}
TIME = {"may": ("check", "lead", "tail")}

LABELS: Mapping[str, Mapping[str, Label]] = {
    "attributions": {
        "VERB": Label("a verb whose subject is the source", **READ),
        "POINTER": Label("says who said what the sentences before have said", **READ),
        "PREPOSITION": Label("its object is the source: `according to`", **SAID),
        "NOUN": Label("a statement whose owner is the source: `the ministry's claim that`", **SAID),
        "ATTITUDE": Label("an opinion or a plan whose owner is the source: `the union's support for`", **SAID),
        "ADJECTIVE": Label("the subject of its verb is the source: `is sure that`", **SAID),
        "ADVERB": Label("said by nobody named: `reportedly`", **SAID),
        "SEEMING": Label("seems so to nobody named: `appears that`", **SAID),
        "KNOWN": Label("`became known that`, from nobody named", **SAID),
        "COUNT": Label("`by` somebody's count", **SAID),
        "INTRODUCTION": Label("its subject says what stands in the next paragraphs", **SAID),
        "HEADER": Label("a verb in the header of a list: its subject says every item", **SAID),
        "HEADER_NOUN": Label("a noun in the header of a list: its owner says every item", **SAID),
        "HEADER_NAME": Label("a name in the brackets of a list's header says every item", **SAID),
        "COLON": Label("the colon after the source in a headline or a transcript", **SAID),
    },
    "dates": {
        "DATE": Label("a day, month, year or any other stretch of the calendar", **TIME),
        "TIME": Label("a part of a day, a time of the clock", **TIME),
        "DURATION": Label("a length of time", **TIME),
        "SET": Label("what recurs", **TIME),
        "REF": Label("past, present or future, and no day", **TIME),
        "MOD": Label("says something only together with a time beside it: `early`, `the end of`", **TIME),
    },
    "quantities": {
        "NOT": Label("the numbers in it are no quantities"),
        "MODEL": Label("the last number in it is part of the name of what is counted"),
        "MODIFIER": Label("how exact its number is", ("modifier",), ("span", "during")),
        "RANGE": Label("its two numbers are one range", may=("between", "levels")),
        "PER": Label("what the number right before it is a rate of"),
        "CHANGE": Label("its number is itself a change", may=("change", "grades")),
        "PART": Label("one number is part of another", ("part",)),
        "AGE": Label("its number is an age in years", may=("bare",)),
    },
}
KEYS: Mapping[str, Mapping[str, Key]] = {
    "attributions": {
        "stance": Key(("asserts", "denies", "doubts", "expects", "asks"), "what the source does with the content"),
        "takes": Key(
            ("clause", "quotation", "infinitive", "object", "rest"),
            "the content is a clause or a quotation; or a quotation alone; or, beside both, an infinitive; a noun "
            "phrase as well; all the rest of the predicate",
        ),
        "kind": Key(
            ("speech", "report", "attitude"),
            "speech if left out; an attitude counts only where it is held as a fact and stands in nobody's words",
        ),
        "words": Key(int, "how many words of the match are the cue, where not all are"),
    },
    "dates": {
        "check": Key(str, "the tests that the match must survive, by their names: `year season`"),
        "lead": Key(int, "how many words at its start only show that it is a time"),
        "tail": Key(int, "how many words at its end do"),
        "names": Key(dict, "dates:holiday: which day each name is, as { month = 9, day = 29 }"),
        "timex": Key(str, "dates:reference, dates:set: the value, as PAST_REF or P1W"),
        "unit": Key(SHIFTS, "dates:shift: the unit, if no word says it"),
        "sign": Key(int, "dates:shift: -1 is back, 1 is ahead, 0 the very one"),
        "count": Key(int, "dates:shift: how many units, if no word says it"),
        "base": Key(("text", "published", "next"), "dates:shift: counted from the date spoken of, or from publication"),
        "side": Key(("left", "right"), "dates:other_day: which of the two days"),
    },
    "quantities": {
        "modifier": Key(("exact", "about", "more_than", "at_least", "less_than", "at_most"), "the record's modifier"),
        "span": Key(bool, "false: the words around the number are no part of the figure"),
        "during": Key(bool, "true: nothing where the number is a length of time, `over 10 years`"),
        "between": Key(bool, "true: the figure begins where the match does"),
        "levels": Key(bool, "true: no range where something moves from the one to the other"),
        "change": Key(("up", "down"), "if left out, as the word of change before it says"),
        "grades": Key(bool, "true: only with percent, points or cents"),
        "part": Key(
            ("first", "whole", "back", "after"),
            "the first number is part of the second; the numbers after the match are part of that in it; that in it "
            "is part of the one before; so is that in it with those joined to it",
        ),
        "bare": Key(bool, "true: nothing where the number counts a noun"),
    },
}
OPEN = frozenset({"dates"})  # where `set` may have other keys, which the rule's function reads
BUILT = frozenset({"dates"})  # where nothing comes of a rule without a `build`
BUILDS = {"dates": "dates", "quantities": "exclusions"}  # where the functions are that a file's rules may name
BUILD_NEEDS = {"dates:holiday": ("names",), "dates:other_day": ("side",), "dates:reference": ("timex",)}


def wrong_label(layer: str, label: Any) -> str | None:
    """Why a file has no such label; None if it has."""
    known = LABELS.get(layer)
    if known is None or label in known:
        return None
    return f"its label is {label!r}; in {layer}.toml it may be {', '.join(known)}"


def wrong_set(layer: str, label: str, build: str | None, given: Mapping[str, Any]) -> str | None:
    """What is wrong with a rule's `set`; None if nothing is."""
    if layer not in LABELS:
        return None
    known, keys = LABELS[layer][label], KEYS[layer]
    for name, needed in ((label, known.needs), (build, BUILD_NEEDS.get(build or "", ()))):
        if missing := [key for key in needed if key not in given]:
            return f"{name} needs 'set.{missing[0]}', which is {told(keys[missing[0]].kind)}"
    for key, value in given.items():
        if layer not in OPEN and key not in (*known.needs, *known.may):
            return f"{label} has no 'set.{key}'; it may have {', '.join((*known.needs, *known.may)) or 'none'}"
        if key in keys and not fits(value, keys[key].kind):
            return f"'set.{key}' is {value!r}; it may be {told(keys[key].kind)}"
        if isinstance(value, int) and not -MOST <= value <= MOST:
            return f"'set.{key}' is {value}; it may be up to {MOST}"
    if layer == "dates" and build == "dates:holiday":
        return next((wrong for name, day in given["names"].items() if (wrong := wrong_day(name, day))), None)
    return None


def wrong_day(name: str, day: Any) -> str | None:
    """What is wrong with the day that a name stands for; None if there is one in some year, or it is reckoned."""
    if not isinstance(day, dict):
        return f"'set.names' has {day!r} for {name!r}; write {{ month = 9, day = 29 }}"
    if unknown := sorted(set(day) - DAY_KEYS):
        return f"'set.names' has {unknown[0]!r} for {name!r}; it may have {', '.join(sorted(DAY_KEYS))}"
    if {"month", "day"} <= set(day):
        try:
            date(2024, day["month"], day["day"])
        except (TypeError, ValueError):
            return f"'set.names' has no day of the year for {name!r}: {day}"
    return None


def fits(value: Any, kind: Kind) -> bool:
    """Whether a value is of a kind; true and false are no numbers."""
    if isinstance(kind, tuple):
        return value in kind
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def told(kind: Kind) -> str:
    """A kind in words."""
    return f"one of {', '.join(kind)}" if isinstance(kind, tuple) else KINDS[kind]
