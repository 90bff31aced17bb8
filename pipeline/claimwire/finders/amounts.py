"""A numeral with its unit: what it measures in, what it is a rate of, and which two numerals are one range."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc

from claimwire._rules import Match
from claimwire.finders.units import MONEY, Unit, Units, units
from claimwire.language.numerals import Numeral
from claimwire.language.reading import Reading

HYPHENS = frozenset("-–—‒−‐‑")
BRACKETS = {"(": ")", "[": "]"}
SMALLER = {
    "foot": ("inch", 12.0),
    "dollar": ("cent", 100.0),
    "euro": ("cent", 100.0),
    "pound sterling": ("penny", 100.0),
    "pound-mass": ("ounce", 16.0),
}
PRIMES = {"′": "foot", "″": "inch"}
MARKS = {"'": "foot", '"': "inch", **PRIMES}
GRADES = frozenset({"percentage", "percentage point", "basis point"})


@dataclass(frozen=True)
class Scene:
    """A reading with its words as they are and in lower case, the rules' matches by label, and their word lists."""

    reading: Reading
    words: Sequence[str]
    lower: Sequence[str]
    found: Mapping[str, Sequence[Match]]
    lists: Mapping[str, frozenset[str]]

    def matches(self, label: str) -> Sequence[Match]:
        """The matches of the rules with this label, in order."""
        return self.found.get(label, ())

    def touching(self, label: str, start: int, end: int) -> list[Match]:
        """Those matches that share a token with `start` to `end`."""
        near = self.places.get(label, {})
        return list({id(match): match for i in range(start, end) for match in near.get(i, ())}.values())

    @cached_property
    def places(self) -> Mapping[str, Mapping[int, Sequence[Match]]]:
        """For each label and token the matches over that token."""
        places: dict[str, dict[int, list[Match]]] = {}
        for label, matches in self.found.items():
            near = places.setdefault(label, defaultdict(list))
            for match in matches:
                for i in range(match.start, match.end):
                    near[i].append(match)
        return places

    def words_of(self, name: str) -> frozenset[str]:
        """A word list of the rule file."""
        return self.lists[name]

    def block(self, i: int) -> tuple[int, int]:
        """The token range of the stretch of layout that token `i` stands in."""
        return holding(self.edges[0], i) or (0, len(self.words))

    def sentence(self, i: int) -> tuple[int, int]:
        """The token range of the sentence that token `i` stands in."""
        return holding(self.edges[1], i) or (0, len(self.words))

    @cached_property
    def edges(self) -> tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]]:
        """The token ranges of blocks and of sentences."""
        return [(block.start, block.end) for block in self.reading.blocks], self.reading.sentences


def holding(ranges: Sequence[tuple[int, int]], i: int) -> tuple[int, int] | None:
    """The range, of those in order, that holds `i`."""
    at = bisect_right(ranges, i, key=lambda r: r[0]) - 1
    return ranges[at] if at >= 0 and ranges[at][0] <= i < ranges[at][1] else None


@dataclass
class Draft:
    """A quantity in the making, in tokens of the reading.

    `start` to `end` are its number with currency and unit; the span of the row may begin earlier (modifier) and end
    later (counted noun). `item` is a token range, `head` the token of its head, `noun` the head's lemma if it has none;
    `change_noun` is the noun of change that it is the amount of (`a pay rise of 5%`).
    """

    numeral: Numeral
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    modifier: str = "exact"
    change: str | None = None
    change_noun: str | None = None
    unit: Unit | None = None
    per: dict[str, object] | None = None
    first: int = 0
    last: int = 0
    item: tuple[int, int] | None = None
    head: int | None = None
    noun: str | None = None
    whole: Draft | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def number(self) -> tuple[int, int]:
        """The token range of the numeral."""
        return self.numeral.start, self.numeral.end

    def note(self, rule: str) -> None:
        """Remembers a rule that had a part in it."""
        if rule not in self.rules:
            self.rules.append(rule)


def draft(numeral: Numeral) -> Draft:
    """A bare number."""
    vague = numeral.value is None
    return Draft(
        numeral, numeral.start, numeral.end, numeral.value, numeral.low if vague else numeral.value, numeral.value,
        modifier="vague" if vague else "exact", first=numeral.start, last=numeral.end,
    )  # fmt: skip


def measured(scene: Scene, numbers: Sequence[Numeral]) -> list[Draft]:
    """Each number with the currency before it or the unit after it."""
    table, words, drafts = units(), scene.words, [draft(numeral) for numeral in numbers]
    for i, each in enumerate(drafts):
        start, limit = scene.block(each.start)
        floor = max(start, drafts[i - 1].end if i else 0)
        if one_and_a_half(table, scene.lower, each, floor):
            continue
        priced = table.before(words, each.start, floor)
        if priced:
            each.unit, each.start = priced
            each.end = same_again(table, words, each)
        elif each.end < limit and (mark := mark_of_length(scene, each.end)):
            each.unit, each.end = table.names[mark], each.end + 1
        else:
            unit_after(table, words, each, limit)
        if each.unit and each.unit.name == "pound-mass":
            each.unit = weight_or_money(table, scene, each)
        each.first, each.last = each.start, each.end
    return joined(words, drafts)


def one_and_a_half(table: Units, words: Sequence[str], each: Draft, floor: int) -> bool:
    """`a mile and a half`: one with its unit and the fraction of it."""
    at = each.start - 3
    if each.numeral.kind != "fraction" or at < floor or each.value is None or words[at + 2] != "and":
        return False
    found = table.at(words, at + 1, at + 2) if words[at] in ("a", "an") else None
    if found is None:
        return False
    each.unit, each.start, each.first, each.last = found[0], at, at, each.end
    each.value = each.low = each.high = 1.0 + each.value
    return True


def mark_of_length(scene: Scene, at: int) -> str | None:
    """The unit of `30'` and `10"`: a mark right after digits that closes no quotation and opens none."""
    words, doc = scene.words, scene.reading.doc
    name = MARKS.get(words[at])
    if name is None or not words[at - 1][-1].isdigit() or (doc[at - 1].whitespace_ and not doc[at].whitespace_):
        return None
    if words[at] in PRIMES:
        return name
    start, _ = scene.block(at)
    around = [i for i in range(start, at) if words[i] == words[at] and not words[i - 1][-1].isdigit()]
    opened = len(around) % 2 if words[at] == '"' else any(not doc[i].whitespace_ and spaced(doc, i) for i in around)
    return None if opened or (words[at] == "'" and doc[at - 1].whitespace_) else name


def spaced(doc: Doc, i: int) -> bool:
    """Whether token `i` stands after a space or first."""
    return i == 0 or bool(doc[i - 1].whitespace_)


def same_again(table: Units, words: Sequence[str], each: Draft) -> int:
    """The end of `$10 dollars` and of `US$5 USD`: the unit is said twice; a following `a day` is no part of it."""
    found = table.at(words, each.end, len(words))
    again = found and each.unit and found[0].dimension == MONEY and found[0].code == each.unit.code
    return found[1] if found and again else each.end


def unit_after(table: Units, words: Sequence[str], each: Draft, limit: int) -> None:
    """The unit after the number, at once or across a hyphen (`3-inch`), `of` (`dozens of miles`), a bracket."""
    for at, close in places(words, each, limit):
        found = table.at(words, at, limit)
        if not found or not plausible(words, each, found[0], at, found[1]):
            found = thousands_of_money(table, words, each, at)
        if not found:
            continue
        if close and words[found[1] : found[1] + 1] != [close]:
            continue
        each.unit, each.end = found[0], found[1] + (1 if close else 0)
        if each.unit.dimension == "time":
            each.end = end_of_age(words, each.end)
        return


def end_of_age(words: Sequence[str], at: int) -> int:
    """Past `old`, `-old` and `of age`."""
    following = [word.lower() for word in words[at : at + 2]]
    if following[:1] == ["old"]:
        return at + 1
    hyphened = len(following) > 1 and following[0] in HYPHENS and following[1] in ("old", "olds")
    return at + 2 if hyphened or following == ["of", "age"] else at


def thousands_of_money(table: Units, words: Sequence[str], each: Draft, at: int) -> tuple[Unit, int] | None:
    """`30 MUSD`, `12 kEUR`: the unit, the number made so much greater."""
    if at >= len(words):
        return None
    code, factor = words[at][1:], {"k": 1e3, "K": 1e3, "M": 1e6}.get(words[at][0])
    unit = table.symbols.get(code) if factor and len(code) == 3 and code.isupper() else None
    if unit is None or unit.dimension != MONEY or unit.code is None or each.value is None or factor is None:
        return None
    each.value = each.low = each.high = each.value * factor
    return unit, at + 1


def places(words: Sequence[str], each: Draft, limit: int) -> list[tuple[int, str | None]]:
    """Where a unit may stand, and the bracket that must close after it."""
    at = each.end
    found: list[tuple[int, str | None]] = [(at, None)]
    if at + 1 >= limit:
        return found
    if words[at] in HYPHENS:
        found.append((at + 1, None))
    elif words[at].lower() == "of" and each.numeral.kind in ("vague", "fraction"):
        skip = 1 if words[at + 1].lower() in ("a", "an", "the") else 0
        found.append((at + 1 + skip, None))
    elif words[at].lower() in ("a", "an") and words[at - 1].lower() == "half":
        found.append((at + 1, None))
    elif words[at] in BRACKETS:
        return [*found, (at + 1, BRACKETS[words[at]])]
    return found


def plausible(words: Sequence[str], each: Draft, unit: Unit, start: int, end: int) -> bool:
    """Short symbols follow digits only (`5 m`, not `one C`); a letter must not begin a name (`12 C. difficile`)."""
    word = words[start]
    if each.numeral.kind == "fraction" and unit.dimension != MONEY and words[start - 1].lower() == "of":
        return unit.dimension not in ("time",) or word.lower() in ("century", "year", "hour", "day")
    if len(word) > 2 or end - start > 1 or not word.isalpha():
        return word.lower() != "won" or (each.value or 0) >= 100
    if each.numeral.kind != "digits":
        return False
    following = words[end] if end < len(words) else "."
    return len(word) > 1 or word not in "CFJNhs" or not (following[:1].isalnum() and following[:1].isupper())


def weight_or_money(table: Units, scene: Scene, each: Draft) -> Unit | None:
    """`pounds` are money in large sums and beside words of money, else mass."""
    if scene.lower[each.end - 1] not in ("pound", "pounds"):
        return each.unit
    start, end = scene.sentence(each.numeral.start)
    money = any(word in table.money for word in scene.lower[start:end]) or "£" in scene.words[start:end]
    return table.names["pound sterling"] if money or (each.low or 0) >= 1e6 else each.unit


def joined(words: Sequence[str], drafts: Sequence[Draft]) -> list[Draft]:
    """Two numbers that are one amount as one: `5 ft 2 in`, `3 dollars and 50 cents`."""
    kept: list[Draft] = []
    for each in drafts:
        last = kept[-1] if kept else None
        if last and follows(words, last, each) and (piece := smaller_piece(words, last, each)):
            last.value = last.low = last.high = (last.value or 0.0) + piece[0]
            last.end = last.last = piece[1]
        else:
            kept.append(each)
    return kept


def smaller_piece(words: Sequence[str], last: Draft, each: Draft) -> tuple[float, int] | None:
    """What the second number adds to the first in the first one's unit, and where it ends."""
    small = SMALLER.get(last.unit.name) if last.unit and last.value is not None else None
    if small is None or each.value is None or not 0 <= each.value < small[1]:
        return None
    following = words[each.end].lower() if each.end < len(words) else "."
    if each.unit and each.unit.name == small[0]:
        return each.value / small[1], each.end
    if each.unit is None and small[0] == "inch" and following in ("in", "in.", '"', "''"):
        return each.value / small[1], each.end + 1
    bare = each.unit is None and small[1] == 100.0 and last.end > last.numeral.end and each.value >= 10
    if not bare or following[0].isalpha() or following in ("%", "-"):
        return None
    return each.value / small[1], each.end


def follows(words: Sequence[str], last: Draft, each: Draft) -> bool:
    """Whether nothing but `and` stands between two numbers."""
    gap = [word.lower() for word in words[last.end : each.start]]
    return gap in ([], ["and"])
