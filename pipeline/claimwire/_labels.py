"""What a rule's label makes of its match, and what `set` and `build` it may have, by file: what rules are held to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Kind = type | tuple[str, ...]  # of a value in `set`: a type, or the words that it may be
KINDS = {bool: "true or false", int: "a whole number", str: "text", dict: "a table"}


@dataclass(frozen=True)
class Label:
    """What a label means, and the keys of `set` that it must and may have."""

    means: str
    needs: Mapping[str, Kind] = field(default_factory=dict)
    may: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def keys(self) -> Mapping[str, Kind]:
        return {**self.needs, **self.may}


TAKES = ("clause", "quotation", "infinitive", "object", "rest")
STANCE: Mapping[str, Kind] = {"stance": ("asserts", "denies", "doubts", "expects", "asks")}
MORE: Mapping[str, Kind] = {"kind": ("speech", "report", "attitude"), "words": int}


def cue(means: str, *, verb: bool = False) -> Label:
    """A label of attributions: all have a stance, those that are read as verbs say what the content may be."""
    takes: Mapping[str, Kind] = {"takes": TAKES}
    return Label(means, {**STANCE, **takes} if verb else STANCE, MORE if verb else {**takes, **MORE})


def time(means: str) -> Label:
    """A label of dates: `build` does the work, and the rest of `set` is its own."""
    return Label(means, may={"check": str, "lead": int, "tail": int})


MODIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "at_most")

LABELS: Mapping[str, Mapping[str, Label]] = {
    "attributions": {
        "VERB": cue("a verb whose subject is the source", verb=True),
        "POINTER": cue("says who said what the sentences before have said", verb=True),
        "PREPOSITION": cue("its object is the source: according to"),
        "NOUN": cue("a statement whose owner is the source: the ministry's claim that"),
        "ATTITUDE": cue("an opinion or a plan whose owner is the source: the union's support for"),
        "ADJECTIVE": cue("the subject of its verb is the source: is sure that"),
        "ADVERB": cue("said by nobody named: reportedly"),
        "SEEMING": cue("seems so to nobody named: appears that"),
        "KNOWN": cue("became known that, from nobody named"),
        "COUNT": cue("by somebody's count"),
        "INTRODUCTION": cue("its subject says what stands in the next paragraphs"),
        "HEADER": cue("a verb in the header of a list: its subject says every item"),
        "HEADER_NOUN": cue("a noun in the header of a list: its owner says every item"),
        "HEADER_NAME": cue("a name in the brackets of a list's header says every item"),
        "COLON": cue("a headline's or a transcript's source before a colon"),
    },
    "dates": {
        "DATE": time("a day, month, year or any other stretch of the calendar"),
        "TIME": time("a part of a day, a time of the clock"),
        "DURATION": time("a length of time"),
        "SET": time("what recurs"),
        "REF": time("past, present or future, and no day"),
        "MOD": time("only says something together with a time beside it: early, the end of"),
    },
    "quantities": {
        "NOT": Label("the numbers in the match are no quantities"),
        "MODEL": Label("the last number in the match is part of the name of what is counted"),
        "MODIFIER": Label(
            "how exact its number is; with span = false the words around it are no part of the figure",
            {"modifier": MODIFIERS},
            {"span": bool, "during": bool},
        ),
        "RANGE": Label("two numbers in the match are one range", may={"between": bool, "levels": bool}),
        "PER": Label("right after a number: what it is a rate of"),
        "CHANGE": Label(
            "its number is a change; without `change`, up or down as the word of change before it says",
            may={"change": ("up", "down"), "grades": bool},
        ),
        "PART": Label(
            "first: the first number is part of the second; whole: those after it of the one in it; "
            "back, after: the one in it of the one before",
            {"part": ("first", "whole", "back", "after")},
        ),
        "AGE": Label("its number is an age in years", may={"bare": bool}),
    },
}
OPEN = frozenset({"dates"})  # where `set` may have other keys, which the rule's builder reads
BUILT = frozenset({"dates"})  # where nothing comes of a rule without a `build`
BUILDS = {"dates": "dates", "quantities": "exclusions"}  # where the functions are that a file's rules may name
BUILD_NEEDS: Mapping[str, Mapping[str, Kind]] = {
    "dates:holiday": {"names": dict},
    "dates:other_day": {"side": ("left", "right")},
    "dates:reference": {"timex": str},
}


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
    known, wanted = LABELS[layer][label], BUILD_NEEDS.get(build or "", {})
    for key, kind in {**known.needs, **wanted}.items():
        if key not in given:
            return f"{label if key in known.needs else build} needs 'set.{key}', which is {told(kind)}"
    for key, value in given.items():
        stated = {**known.keys, **wanted}.get(key)
        if stated is None and layer not in OPEN:
            return f"{label} has no 'set.{key}'; it may have {', '.join(known.keys) or 'none'}"
        if stated is not None and not fits(value, stated):
            return f"'set.{key}' is {value!r}; it may be {told(stated)}"
    return None


def fits(value: Any, kind: Kind) -> bool:
    """Whether a value is of a kind; true and false are no numbers."""
    if isinstance(kind, tuple):
        return value in kind
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def told(kind: Kind) -> str:
    """A kind in words."""
    return f"one of {', '.join(kind)}" if isinstance(kind, tuple) else KINDS[kind]


def keys_told(label: Label) -> Iterator[str]:
    """The keys of a label's `set`, each with what it may be; those it needs are marked."""
    for key, kind in label.keys.items():
        words = " | ".join(kind) if isinstance(kind, tuple) else KINDS[kind]
        yield f"{key}{'*' if key in label.needs else ''} = {words}"
