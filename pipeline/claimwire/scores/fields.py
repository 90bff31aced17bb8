"""The fields of a claim that gold may state: how each is read off either side, and when the two agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isclose
from typing import Any

ARTICLES = frozenset({"the", "a", "an"})
FROM_ON, UP_TO = ("since", "after"), ("until", "before")
Stated = Mapping[str, Any]


class Unstated:
    """What gold says nothing of."""


UNSTATED = Unstated()


@dataclass(frozen=True)
class Field:
    """A field, where it stands in gold and in a claim, and when the two agree (gold, claim; neither is UNSTATED)."""

    name: str
    path: tuple[str, ...]
    same: Callable[[Any, Any], bool]
    nullable: bool = True


@dataclass(frozen=True)
class Difference:
    """A field in which a claim is not what gold wants: every reading that is right, and what was found."""

    field: str
    wanted: tuple[Any, ...]
    got: Any

    def __str__(self) -> str:
        return f"{self.field}: {' or '.join(dict.fromkeys(map(brief, self.wanted)))}, got {brief(self.got)}"


def words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.lower()) if word not in ARTICLES]


def alike(one: str, other: str) -> bool:
    """Whether two phrases share half of their words (Dice), articles aside."""
    left, right = words(one), words(other)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return one.lower() == other.lower() or (bool(shared) and 4 * shared >= len(left) + len(right))


def forms(value: Any) -> Iterator[str]:
    yield from (value[key] for key in ("name", "text") if (value or {}).get(key))


def same_phrase(gold: Any, claim: Any) -> bool:
    """Half of the words shared, in any form that either side gives."""
    wanted, got = list(forms(gold)), list(forms(claim))
    return any(alike(w, g) for w in wanted for g in got) if wanted and got else not wanted and not got


def same_number(gold: Any, claim: Any) -> bool:
    if gold is None or claim is None:
        return gold is claim
    return isclose(gold, claim, rel_tol=1e-3, abs_tol=1e-6)


def same_value(gold: Any, claim: Any) -> bool:
    return bool(gold == claim)


def same_unit(gold: Any, claim: Any) -> bool:
    """The code where both have one, else the name."""
    if gold is None or claim is None:
        return gold is claim
    if gold.get("code") and claim.get("code"):
        return bool(gold["code"] == claim["code"])
    return str(gold.get("name")).lower() == str(claim.get("name")).lower()


def same_day(gold: str | None, claim: str | None) -> bool:
    """The day, or the moment where both have one: `2024-05-06T18:30` is `2024-05-06` to who states the day alone."""
    if not gold or not claim:
        return gold == claim
    shared = min(len(gold), len(claim))
    return gold[:shared] == claim[:shared]


def same_head(gold: str | None, claim: str | None) -> bool:
    """The head's lemma, whichever number it was written in."""
    singular = [word and word.lower().removesuffix("s") for word in (gold, claim)]
    return singular[0] == singular[1]


def same_item(gold: Any, claim: Any) -> bool:
    if gold is None or claim is None:
        return gold is claim
    if gold.get("head") and same_head(gold["head"], claim.get("head")):
        return True
    return bool(gold.get("text")) and same_phrase({"text": gold["text"]}, claim)


def same_verb(gold: Any, claim: Any) -> bool:
    """The lemma, or the words."""
    if gold is None or claim is None:
        return gold is claim
    wanted = {str(gold[key]).lower() for key in ("lemma", "text") if gold.get(key)}
    return bool(wanted & {str(claim[key]).lower() for key in ("lemma", "text") if claim.get(key)})


def same_per(gold: Any, claim: Any) -> bool:
    if gold is None or claim is None:
        return gold is claim
    same = {"value": same_number, "name": same_head}
    return all(agree(gold[key], claim.get(key)) for key, agree in same.items() if gold.get(key) is not None)


def same_days(gold: Any, claim: Any) -> bool:
    """The days; of `since` and `after` the first, of `until` and `before` the last. No days are as good as no date."""
    wanted = {key: gold[key] for key in ("from", "to") if key in (gold or {})}
    got = {key: (claim or {}).get(key) for key in ("from", "to")}
    if not any(wanted.values()):
        return not any(got.values())
    relation = gold.get("relation")
    ends = ("from",) if relation in FROM_ON else ("to",) if relation in UP_TO else ("from", "to")
    stated = [key for key in ends if key in wanted] or list(wanted)
    return all(same_day(wanted[key], got[key]) for key in stated)


def same_whole(gold: str | None, claim: str | None) -> bool:
    """The wholes' words, one inside the other."""
    if not gold or not claim:
        return not gold and not claim
    return gold in claim or claim in gold


FIELDS = (
    Field("value", ("quantity", "value"), same_number),
    Field("low", ("quantity", "low"), same_number),
    Field("high", ("quantity", "high"), same_number),
    Field("modifier", ("quantity", "modifier"), same_value, nullable=False),
    Field("change", ("quantity", "change"), same_value),
    Field("unit", ("quantity", "unit"), same_unit),
    Field("item", ("quantity", "item"), same_item),
    Field("per", ("quantity", "per"), same_per),
    Field("subject", ("subject",), same_phrase),
    Field("predicate", ("predicate",), same_verb),
    Field("polarity", ("polarity",), same_value, nullable=False),
    Field("modality", ("modality",), same_value, nullable=False),
    Field("date", ("date",), same_days),
    Field("relation", ("date", "relation"), same_value),
    Field("place", ("place",), same_phrase),
    Field("source", ("attribution", "source"), same_phrase),
    Field("cue", ("attribution", "cue"), same_phrase),
    Field("stance", ("attribution", "stance"), same_value),
    Field("via", ("attribution", "via"), same_phrase),
    Field("part_of", ("part_of",), same_whole),
)
VALUE = ("value", "low", "high", "unit")  # what a claim cannot be right without: these and who says so, and when
CORRECT = frozenset({*VALUE, "date", "source"})
COMPLETE = frozenset({*CORRECT, "modifier", "subject", "predicate", "polarity", "modality", "place", "part_of"})


def read(row: Stated | None, path: tuple[str, ...]) -> Any:
    """What stands at a path: null behind a null, UNSTATED behind what is left out."""
    found: Any = row
    for key in path:
        if found is None:
            return None
        if key not in found:
            return UNSTATED
        found = found[key]
    return found


def readings(gold: Stated) -> list[Stated]:
    """The gold, and the gold as each of its `also` has it."""
    return [gold, *(merged(gold, other) for other in gold.get("also", ()))]


def merged(gold: Stated, other: Stated) -> Stated:
    """One row over another, level by level."""
    over = {
        key: merged(gold[key], value) if isinstance(value, Mapping) and isinstance(gold.get(key), Mapping) else value
        for key, value in other.items()
    }
    return {**gold, **over}


def compare(gold: Stated, claim: Stated) -> dict[str, Difference | None]:
    """Every field that the gold states: null where the claim agrees with one of its readings, else the difference."""
    compared: dict[str, Difference | None] = {}
    for field in FIELDS:
        stated = [value for each in readings(gold) if (value := read(each, field.path)) is not UNSTATED]
        if stated:
            got = read(claim, field.path)
            same = any(field.same(wanted, got) for wanted in stated)
            compared[field.name] = None if same else Difference(field.name, tuple(stated), got)
    return compared


def needed(gold: Stated, wanted: frozenset[str]) -> frozenset[str]:
    """The fields that count: what is counted, too, where there is no unit."""
    return wanted | {"item"} if not read(gold, ("quantity", "unit")) else wanted


def brief(value: Any) -> str:
    """A field's value in a few words."""
    if value is None:
        return "none"
    if isinstance(value, Mapping):
        if "from" in value or "to" in value:
            return f"{value.get('from')}..{value.get('to')}"
        return repr(next(forms(value), None) or value.get("lemma") or value.get("head") or value.get("code") or "none")
    return f"{value:g}" if isinstance(value, float) else repr(value)
