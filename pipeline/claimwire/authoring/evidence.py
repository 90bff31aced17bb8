"""Every example of a rule: alone (the rule's own pattern) and together (all rules, the finder's rows).

Start here. `alone`, `together`, `silent` and `still_wrong` say what is wrong with one example; the tests call them for
claimwire's own rules, `check` for a user's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from claimwire._rulebook import names, on_top, rulebook
from claimwire._rules import Example, Rule
from claimwire.finders import attributions, dates, quantities
from claimwire.language.reading import Reading, read
from claimwire.scores.fields import brief

FINDERS: dict[str, Callable[[Reading], list[dict[str, Any]]]] = {
    "attributions": attributions.find,
    "dates": dates.find,
    "quantities": quantities.find,
}
# Which part of a field's table an example states in one word.
STATED = {"unit": ("name", "code"), "per": ("name",), "item": ("text",), "source": ("text", "name")}
CRUMB = 1e-6

Case = tuple[Rule, Example]
Test = Callable[[Rule, Example, Reading], str | None]


def readings(nlp: Language, examples: Sequence[Example]) -> Iterator[Reading]:
    """The examples, read by the pipeline without claimwire's own component: the finders are called by themselves."""
    docs = nlp.pipe((example.text for example in examples), disable=["claimwire"])
    for example, doc in zip(examples, docs, strict=True):
        yield read(doc, published=example.on)


def alone(rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong unless the rule's own pattern matches where the example marks it."""
    fired = fires_at(rule, reading)
    if any(start < (example.end or 0) and (example.start or 0) < end for start, end in fired):
        return None
    elsewhere = f"there, but at {[reading.text[start:end] for start, end in fired]}" if fired else "there"
    return f"its own pattern does not match {elsewhere}"


def together(rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong unless among all rules the example gives its row, with the values that it states."""
    rows = rows_of(rule.layer, reading)
    if rule.label == "NOT":
        touching = [r for r in rows if r["start"] < (example.end or 0) and (example.start or 0) < r["end"]]
        return f"{touching[0]['text']!r} is a quantity all the same" if touching else None
    row = row_at(example, rows)
    if row is None:
        elsewhere = f"these very words; it is at {[r['text'] for r in rows]}" if rows else "all in the sentence"
        return f"nothing is found at {elsewhere}"
    expected = dict(example.expected)
    if expected.keys() & {"value", "low", "high"} and row["modifier"] not in ("exact", "about"):
        expected = {"low": None, "high": None} | expected  # TOML has no null: a bound that is left out must be null
    if rule.id not in row["rules"]:
        return f"found by {', '.join(row['rules']) or 'no rule'}, not by this one"
    return "; ".join(differences(row, expected)) or None


def silent(rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong unless the rule stays silent on a near miss."""
    fired = fires_at(rule, reading)
    return f"it must not match, but does at {[reading.text[start:end] for start, end in fired]}" if fired else None


def still_wrong(rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong unless a known fault is still there; when it goes, the example becomes one of `finds`."""
    return "it is right now: move it to 'finds'" if together(rule, example, reading) is None else None


TESTS: Mapping[str, tuple[Test, ...]] = {"finds": (alone, together), "skips": (silent,), "fails": (still_wrong,)}


def fires_at(rule: Rule, reading: Reading) -> list[tuple[int, int]]:
    """Where in the text the rule's own pattern matches."""
    found = rulebook(rule.layer).only(rule).matches(reading.doc)
    return [(reading.starts[m.start], reading.ends[m.end - 1]) for m in found]


def rows_of(layer: str, reading: Reading) -> list[dict[str, Any]]:
    """The finder's rows; an attribution stands where its cue does."""
    rows = FINDERS[layer](reading)
    return [{**row, **row["cue"]} for row in rows] if layer == "attributions" else rows


def row_at(example: Example, rows: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The row of the very words that an example marks."""
    return next((row for row in rows if (row["start"], row["end"]) == (example.start, example.end)), None)


def differences(row: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    """Each field of a row that is not what an example states."""
    for key, wanted in expected.items():
        if key not in row and not (key == "head" and "item" in row):
            yield f"there is no field {key!r}"
        elif not same(stated(row, key, wanted), wanted):
            yield f"{key} is {shown(row, key)}, not {brief(wanted)}"


def shown(row: Mapping[str, Any], key: str) -> str:
    """A field of a row in a few words."""
    if key == "content":
        return str([span["text"] for span in row["content"]])
    return brief((row["item"] or {}).get("head") if key == "head" else row[key])


def stated(row: Mapping[str, Any], key: str, wanted: Any) -> Any:
    """The row's value for a field of an example, in the example's terms."""
    if key == "head":
        return (row["item"] or {}).get("head")
    if key == "content":
        return wanted if wanted in [span["text"] for span in row["content"]] else row["content"]
    value = row[key]
    if isinstance(value, Mapping):
        return next((value.get(part) for part in STATED.get(key, ()) if value.get(part) == wanted), value)
    return value


def same(value: Any, wanted: Any) -> bool:
    """Whether two values are equal, figures but for rounding."""
    if isinstance(value, float) and isinstance(wanted, int | float):
        return math.isclose(value, wanted, rel_tol=CRUMB)
    return bool(value == wanted)


@dataclass(frozen=True)
class Fault:
    """An example that does not hold: `kind` is `finds`, `skips` or `fails`, `number` counts from 1 in it."""

    rule: Rule
    kind: str
    number: int
    example: Example
    why: str


@dataclass(frozen=True)
class Checked:
    """What became of a folder of rules: its rules in order, their faults, and those of claimwire's own examples."""

    rules: tuple[Rule, ...]
    faults: tuple[Fault, ...]
    shipped: int
    broken: tuple[Fault, ...]

    @property
    def fine(self) -> bool:
        return not (self.faults or self.broken)

    def of(self, rule: Rule) -> list[Fault]:
        """The faults of one rule."""
        return [fault for fault in self.faults if fault.rule.id == rule.id]


def check(nlp: Language, folder: Path) -> Checked:
    """A folder of a user's own rules against all their examples, and claimwire's own examples with those on top.

    Args:
        nlp: The pipeline that reads the examples.
        folder: A folder that `claimwire._rulebook.checked_folder` has passed.

    Returns:
        Of claimwire's examples the `finds` of the same files; broken are those that hold without the user's rules.
    """
    with on_top(folder):
        books = [book for book in map(rulebook, names()) if book.own]
        rules = tuple(rule for book in books for rule in book.own)
        faults = tuple(faults_of(nlp, rules, TESTS))
        shipped = [rule for book in books for rule in book.rules if rule not in book.own]
        suspects = list(faults_of(nlp, shipped, {"finds": (together,)}))
    before = {(fault.rule.id, fault.number) for fault in faults_of(nlp, unique(suspects), {"finds": (together,)})}
    broken = tuple(fault for fault in suspects if (fault.rule.id, fault.number) not in before)
    return Checked(rules, faults, sum(len(rule.finds) for rule in shipped), broken)


def unique(faults: Iterable[Fault]) -> list[Rule]:
    """The rules of some faults, each once."""
    return list({fault.rule.id: fault.rule for fault in faults}.values())


def faults_of(nlp: Language, rules: Sequence[Rule], tests: Mapping[str, Sequence[Test]]) -> Iterator[Fault]:
    """The examples of some rules that do not hold, in order."""
    cases = [(r, kind, n, e) for r in rules for kind in tests for n, e in enumerate(getattr(r, kind), start=1)]
    for (rule, kind, number, example), reading in zip(
        cases, readings(nlp, [example for *_, example in cases]), strict=True
    ):
        for test in tests[kind]:
            if why := tried(test, rule, example, reading):
                yield Fault(rule, kind, number, example, why)
                break


def tried(test: Test, rule: Rule, example: Example, reading: Reading) -> str | None:
    """What is wrong with an example, an error of the finder included."""
    try:
        return test(rule, example, reading)
    except Exception as error:  # whatever a builder raises on words that it was not made for
        return f"{rule.build or rule.label} cannot read the match: {type(error).__name__}: {error}"
