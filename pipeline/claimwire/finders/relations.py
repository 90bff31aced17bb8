"""What the words around a number make of it: its modifier, a rate, a change, a part of a whole, an age."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from claimwire._rules import Match
from claimwire.finders.amounts import GRADES, Draft, Scene
from claimwire.finders.units import units

OPEN = {"more_than": (True, False), "at_least": (True, False), "less_than": (False, True), "at_most": (False, True)}
SHARED = frozenset({"more_than", "at_least", "less_than", "at_most"})
REACH = 14
OLDEST = 120


def modify(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives each number the modifier of the longest rule that matched around it, and moves the span over its words."""
    for each in drafts:
        held = [m for m in scene.touching("MODIFIER", *each.number) if allowed(scene, m, each)]
        best = max(held, key=lambda m: m.end - m.start, default=None)
        if best:
            bound(each, best.rule.set["modifier"])
            each.note(best.rule.id)
            if best.rule.set.get("span", True):
                each.first, each.last = min(each.first, best.start), max(each.last, best.end)
                each.end = max(each.end, best.end) if each.unit is None else each.end


def allowed(scene: Scene, match: Match, each: Draft) -> bool:
    """A modifier before a number belongs to the first number after it; `over 10 years` may be `during`.

    `went up to 5%` tells the level that was reached, no bound.
    """
    if match.start < each.numeral.start and match.end <= each.numeral.start:
        return False
    doc = scene.reading.doc
    if match.start >= each.numeral.start and any(t.ent_type_ == "NUMBER" for t in doc[match.end : match.end + 2]):
        return False
    first = next(i for i in range(match.start, match.end) if doc[i].ent_type_ == "NUMBER")
    if not each.numeral.start <= first < each.numeral.end:
        return False
    if scene.lower[match.start] == "up" and match.start and scene.lower[match.start - 1] in scene.words_of("going"):
        return False
    if match.rule.set.get("during") and each.unit and each.unit.dimension == "time":
        return match.start > 0 and scene.lower[match.start - 1] in scene.words_of("before_length")
    return True


def bound(each: Draft, modifier: str) -> None:
    """Sets the modifier and opens the side that it leaves open; a range and a vague plural keep their bounds."""
    if each.modifier == "range" or modifier == "exact":
        return
    if each.modifier == "vague":
        return
    each.modifier = modifier
    opened = OPEN.get(modifier)
    if opened:
        each.low = each.value if opened[0] else None
        each.high = each.value if opened[1] else None


def share(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`over 1,000 km² and 100 villages`, `under 100 km (60 miles)`: bounds hold for what `and` joins, or said again."""
    for left, right in pairwise(drafts):
        if right.modifier != "exact" or left.modifier == "exact" or left.modifier not in (*SHARED, "about"):
            continue
        if scene.touching("AGE", *left.number):  # `men over 50 and 80 women`
            continue
        gap = scene.lower[left.last : right.first]
        again = (
            gap in (["("], ["/"], ["or"]) and left.unit and right.unit and left.unit.dimension == right.unit.dimension
        )
        if again or (gap == ["and"] and left.modifier in SHARED and left.first < left.start):
            bound(right, left.modifier)
            right.rules.extend(rule for rule in left.rules if rule not in right.rules)


def rates(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """`per 100,000 people`, `a day`: the denominators; a number inside one is no quantity of its own."""
    dropped: set[int] = set()
    for i, each in enumerate(drafts):
        found = scene.touching("PER", each.end, max(each.end, each.last) + 1)
        match = next((m for m in found if m.start in (each.end, each.last)), None)
        if each.numeral.kind == "fraction" and not each.unit:  # `half a bottle`
            continue
        if match is None or scene.lower[match.end : match.end + 1] in (["ago"], ["earlier"], ["later"], ["before"]):
            continue
        inner = next((d for d in drafts[i + 1 :] if match.start <= d.numeral.start < match.end), None)
        each.per = denominator(scene, match, inner)
        each.note(match.rule.id)
        stop = match.end
        if inner:
            dropped.add(id(inner))
            stop = max(stop, inner.last)
        each.end = max(each.end, stop) if each.unit else each.end
        each.last = max(each.last, stop)
    return [each for each in drafts if id(each) not in dropped]


def denominator(scene: Scene, match: Match, inner: Draft | None) -> dict[str, object]:
    """The rate's denominator as the record has it."""
    if inner:
        noun = scene.lower[inner.head] if inner.head is not None else None
        unit = inner.unit
        return {
            "value": inner.value,
            "name": unit.name if unit else noun,
            "dimension": unit.dimension if unit else None,
        }
    at = match.end - 1
    found = units().at(scene.words, at, match.end)
    if found:
        return {"value": 1.0, "name": found[0].name, "dimension": found[0].dimension}
    return {"value": 1.0, "name": scene.lower[at], "dimension": None}


def changes(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`fell 2.5%`, `(+4)`, `5% higher`, `rose in May by 3 points`: figures that are themselves a change."""
    for each in drafts:
        for match in scene.touching("CHANGE", each.numeral.start, each.end):
            if fits(scene, match, each):
                direction = match.rule.set.get("change") or direction_before(scene, match)
                if direction and not each.change:
                    each.change = direction
                    each.note(match.rule.id)
        if not each.change and (direction := measured_change(scene, each)):
            each.change = direction
    for left, right in pairwise(drafts):
        said_again = scene.lower[left.last : right.first] in (["or"], [",", "or"], ["("], ["/"])
        if left.change and not right.change and right.unit and said_again:
            right.change = left.change
            right.rules.extend(rule for rule in left.rules if rule not in right.rules)


def measured_change(scene: Scene, each: Draft) -> str | None:
    """`The reduction of yields exceeded 10%`: percent of a noun that says that something becomes more or less."""
    if each.unit is None or each.unit.name not in GRADES or not each.change_noun:
        return None
    return "up" if each.change_noun in scene.words_of("rises") else "down"


def fits(scene: Scene, match: Match, each: Draft) -> bool:
    """Whether a match is this number's own; verbs of owning want a grade; `at` and `to` lead to a level."""
    if match.start < each.numeral.start and not match.start < each.numeral.start < match.end:
        return False
    if match.rule.set.get("grades") and (not graded(scene, each) or scene.lower[each.end : each.end + 1] == ["of"]):
        return False
    between = scene.lower[match.start : each.numeral.start]
    if ("at" in between and "least" not in between) or (
        "to" in between and "up" not in between and "close" not in between
    ):
        return False
    first = min((n for n in range(match.start, match.end) if scene.reading.doc[n].ent_type_ == "NUMBER"), default=None)
    return first is not None and each.numeral.start <= first < each.numeral.end


def graded(scene: Scene, each: Draft) -> bool:
    """Percent, points, cents: what one gains or loses without owning it."""
    if each.unit:
        return each.unit.name in GRADES or each.unit.name in ("cent", "sen", "penny")
    return scene.lower[each.end] in ("point", "points", "pips") if each.end < len(scene.lower) else False


def direction_before(scene: Scene, match: Match) -> str | None:
    """The nearest verb or noun of change before `by`, in the same sentence."""
    start, _ = scene.sentence(match.start)
    for i in range(match.start - 1, max(start, match.start - REACH) - 1, -1):
        if scene.lower[i] in scene.words_of("up"):
            return "up"
        if scene.lower[i] in scene.words_of("down"):
            return "down"
        if scene.lower[i] in (";", ":"):
            return None
    return None


def parts(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`of which 16 thousand`, `including five officers and a general`, `of the three, one …`, `12 of the 30 men`."""
    starts = [d.numeral.start for d in drafts]
    for match in scene.matches("PART"):
        kind = match.rule.set["part"]
        inside = range(bisect_left(starts, match.start), bisect_left(starts, match.end))
        if kind == "first" and len(inside) >= 2:
            link(drafts[inside[0]], drafts[inside[1]], match)
        elif kind == "whole" and inside:
            following(scene, drafts, inside[0], match)
        elif kind == "back" and inside and inside[0] > 0:
            link(drafts[inside[0]], drafts[inside[0] - 1], match)
        elif kind == "after" and inside and inside[0] > 0:
            after(scene, drafts, inside[0], match)


def link(part: Draft, whole: Draft, match: Match) -> None:
    """Makes one a part of the other."""
    if part.whole is None and whole.whole is not part:
        part.whole = whole
        part.note(match.rule.id)


def following(scene: Scene, drafts: Sequence[Draft], at: int, match: Match) -> None:
    """`Of the three brigades, one was destroyed, two withdrew`: the bare numbers in the rest of the sentence."""
    _, end = scene.sentence(drafts[at].numeral.start)
    for each in drafts[at + 1 :]:
        share = each.unit is not None and each.unit.name == "percentage"
        if each.start < end and (share or (each.unit is None and (each.value or 0) <= (drafts[at].value or 0))):
            if (
                each.item
                and each.numeral.end == each.item[0]
                and scene.reading.doc[each.item[0]].tag_ in ("VBD", "VBN")
            ):
                each.item, each.head, each.last = None, None, each.end
            link(each, drafts[at], match)


def after(scene: Scene, drafts: Sequence[Draft], at: int, match: Match) -> None:
    """The number after `including` and those joined to it are parts of the last one before it in the sentence.

    `Of those, 450 …` at the head of a sentence looks back into the one before.
    """
    start, _ = scene.sentence(drafts[at].numeral.start)
    whole = drafts[at - 1] if drafts[at - 1].start >= start else None
    if whole is None and match.start == start and start:
        whole = last_count(drafts[:at], scene.sentence(start - 1)[0], drafts[at])
    if whole is None:
        return
    link(drafts[at], whole, match)
    for left, right in pairwise(drafts[at:]):
        gap = scene.lower[left.last : right.first]
        if gap not in (["and"], [","], [",", "and"]):
            break
        link(right, whole, match)


def last_count(drafts: Sequence[Draft], start: int, part: Draft) -> Draft | None:
    """The last bare count from token `start` on that is large enough to hold a part."""
    size = part.value or part.low or 0.0
    held = [d for d in drafts if d.start >= start and d.unit is None and (d.value or d.low or 0.0) >= size]
    return held[-1] if held else None


def ages(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`aged 18 to 34`, `Smith, 44,`: a bare number that is an age is in years."""
    for each in drafts:
        found = scene.touching("AGE", *each.number)
        counted = each.item is not None and each.item[0] == each.numeral.end
        found = [m for m in found if not (counted and m.rule.set.get("bare"))]
        if found and each.unit is None and (each.low or each.high or 0) < OLDEST:
            each.unit, each.item, each.head = units().names["year"], None, None
            each.last = each.end
            each.note(found[0].rule.id)


def temperatures(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`The temperature fell to minus 9 degrees`: of heat, where words of the weather stand with it, not an angle.

    The scale is the article's, if it names one anywhere; else what is above 50 is Fahrenheit.
    """
    bare = [each for each in drafts if each.unit is not None and each.unit.name == "degree angle"]
    if not bare:
        return
    named = {each.unit.name for each in drafts if each.unit is not None and each.unit.dimension == "temperature"}
    for each in bare:
        start, end = scene.sentence(each.first)
        if named or not scene.words_of("weather").isdisjoint(scene.lower[start:end]):
            scale = next(iter(sorted(named)), "degree fahrenheit" if (each.value or 0.0) > 50 else "degree Celsius")
            each.unit = units().names[scale]
