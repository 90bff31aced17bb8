"""Two numerals that are one range (`10 to 15`, `between 3% and 4%`, `$5-10 million`), and bounds that close one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimwire._rules import Match
from claimwire.finders.amounts import HYPHENS, Draft, Scene
from claimwire.finders.units import MONEY
from claimwire.language import number_words

SCALES = {**number_words.SCALES, **number_words.SHORT_SCALES, "hundred": 1e2}
CONNECTORS = ({"to"}, {"through"}, {"till"}, {"and"}, {"up", "to"}, {"-", "to"})
STEEP = 3.0


def merged(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the two ends of each range made one."""
    kept: list[Draft] = []
    for each in drafts:
        last = kept[-1] if kept else None
        match = range_match(last, each, scene.touching("RANGE", *last.number)) if last else None
        if last and match and (low := lower_end(scene, last, each, match)) is not None:
            kept[-1] = one_range(last, each, match, low)
        else:
            kept.append(each)
    return kept


def range_match(left: Draft, right: Draft, matches: Sequence[Match]) -> Match | None:
    """The rule's match that holds the words between two numbers."""
    held = (
        m for m in matches if m.start <= left.numeral.start < m.end and right.numeral.start < m.end <= right.numeral.end
    )
    return max(held, key=lambda m: m.end - m.start, default=None)


def lower_end(scene: Scene, left: Draft, right: Draft, match: Match) -> float | None:
    """The lower bound of the range that the two make; None if they are two levels (`fell from 4% to 3%`) or unlike."""
    gap = scene.lower[left.end : right.start]
    tight = len(gap) == 1 and gap[0] in HYPHENS
    if (not tight and set(gap) not in CONNECTORS) or left.modifier == "range" or left.low is None or right.high is None:
        return None
    if not same_measure(left, right):
        return None
    low = left.low * shared_scale(scene.lower, left, right)
    if low >= right.high or moving(scene, left, right, match, tight):
        return None
    return low


def same_measure(left: Draft, right: Draft) -> bool:
    """The same unit, or only the second has one; only money may be named with the first alone (`$5 to 10`)."""
    if left.unit and right.unit:
        return left.unit.name == right.unit.name
    return left.unit is None or left.unit.dimension == MONEY


def moving(scene: Scene, left: Draft, right: Draft, match: Match, tight: bool) -> bool:
    """Whether something moves from the one to the other, or by the one to the other (`gained $3 to $45`)."""
    if match.rule.set.get("levels"):
        before = scene.lower[max(0, match.start - 6) : match.start]
        return any(word in scene.words_of("moves") for word in before)
    changed = bool(scene.touching("CHANGE", left.numeral.start, left.numeral.start + 1))
    if tight or not changed or match.rule.set.get("between"):
        return False
    unit = left.unit or right.unit
    alike = unit is not None and unit.dimension != MONEY
    return not alike or (right.high or 0.0) > STEEP * (left.low or 0.0)


def shared_scale(lower: Sequence[str], left: Draft, right: Draft) -> float:
    """`10 to 15 million`, `$5-10bn`: the scale of the second number is the first one's too."""
    factor = SCALES.get(lower[right.numeral.end - 1], 1.0)
    own = lower[left.numeral.end - 1] in SCALES or left.low is None
    if own or factor == 1.0 or right.high is None or left.low is None or left.low > right.high / factor:
        return 1.0
    return factor


def shared_units(words: Sequence[str], drafts: Sequence[Draft]) -> None:
    """`5, 10 and 20 percent`, `eight or nine euros`, `8 or $9`: a number without a unit takes the next one's."""
    for left, right in reversed(list(pairwise(drafts))):
        gap = [word.lower() for word in words[left.end : right.start]]
        joined_by = gap in (["or"], ["and"], [","], [",", "and"], [",", "or"])
        plain = left.unit is None and left.end == left.numeral.end
        if joined_by and plain and right.unit and (right.unit.name != "year" or gap == ["or"]):
            left.unit = right.unit


def levels(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`slowed from 4.8 to 4.7 percent`, `from 24 to 33 billion euros`: both have the second's unit and scale."""
    for left, right in pairwise(drafts):
        bare = left.unit is None and left.value is not None and left.end == left.numeral.end
        if not bare or scene.lower[left.end : right.start] != ["to"] or scene.lower[left.start - 1] != "from":
            continue
        left.unit = right.unit
        factor = SCALES.get(scene.lower[right.numeral.end - 1], 1.0)
        if scene.lower[left.end - 1] not in SCALES and left.value is not None and left.value < 1000:
            left.value = left.low = left.high = left.value * factor


def one_range(left: Draft, right: Draft, match: Match, low: float) -> Draft:
    """Both ends as one draft over the tokens of both."""
    numeral = replace(left.numeral, end=right.numeral.end, value=None, low=low)
    first = match.start if match.rule.set.get("between") else left.first
    made = replace(
        left, numeral=numeral, end=right.end, last=right.last, first=first, value=None, low=low, high=right.high,
        modifier="range", unit=left.unit or right.unit, rules=[*left.rules, *right.rules],
    )  # fmt: skip
    made.note(match.rule.id)
    return made


def closed(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """`more than 5 but less than 10`, `at most 100 and at least 20`: an open bound that the next number closes."""
    kept: list[Draft] = []
    for each in drafts:
        last = kept[-1] if kept else None
        if last and closes(scene, last, each):
            low = last.low if last.low is not None else each.low
            high = last.high if last.high is not None else each.high
            numeral = replace(last.numeral, end=each.numeral.end, value=None, low=low)
            kept[-1] = replace(
                last, numeral=numeral, end=each.end, last=each.last, value=None, low=low, high=high, modifier="range",
                unit=last.unit or each.unit, rules=[*last.rules, *each.rules],
            )  # fmt: skip
        else:
            kept.append(each)
    return kept


def closes(scene: Scene, left: Draft, right: Draft) -> bool:
    """Whether one bounds from below, the next from above, at most a conjunction between, and room for a value."""
    gap = scene.lower[left.last : right.first]
    if gap not in (["and"], ["but"], ["or"], [",", "but"], [",", "and"], []) or not same_or_no_unit(left, right):
        return False
    lows = [d.low for d in (left, right) if d.high is None]
    highs = [d.high for d in (left, right) if d.low is None]
    return len(lows) == len(highs) == 1 and lows[0] is not None and highs[0] is not None and lows[0] < highs[0]


def same_or_no_unit(left: Draft, right: Draft) -> bool:
    return left.unit is None or right.unit is None or left.unit.name == right.unit.name
