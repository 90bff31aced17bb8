"""Every number that counts, measures or prices something: `find(reading)` gives the rows of the quantities layer.

Start here. `find` takes the numerals that the reading marked, drops what `NOT` rules call no quantity
(`exclusions.py`), gives the rest units (`amounts.py`, `units.py`) and makes two of them one where they are a range
(`ranges.py`); then it looks at the words around: modifiers, rates, changes, parts and wholes (`relations.py`), items
(`items.py`, `nouns.py`). The rules are in `rules/quantities.toml`: each finds words around a number and says by its
label what they do; the code here only decides which number they do it to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from spacy.tokens import Doc

from claimwire._rulebook import Rulebook, rulebook
from claimwire._rules import Match, build
from claimwire.finders import amounts, ellipsis, exclusions, items, nouns, ranges, relations
from claimwire.finders.amounts import Draft, Scene
from claimwire.language.numerals import Numeral
from claimwire.language.reading import Reading

__all__ = ["exclusions", "find"]

MARGIN = 12


def find(reading: Reading) -> list[dict[str, Any]]:
    """The quantities of an article, in order.

    Args:
        reading: The article as `claimwire.language.reading.read` gives it.

    Returns:
        One row a quantity, with the fields of the record except `id`; `part_of` is the index of the whole's row. Beside
        them `number` and `tokens` (token ranges) and `head_token` for the stages that follow.
    """
    scene = look(reading, rulebook("quantities"))
    drafts = amounts.measured(scene, countable(scene))
    drafts = ranges.merged(scene, drafts)
    ranges.levels(scene, drafts)
    ranges.shared_units(scene.lower, drafts)
    relations.modify(scene, drafts)
    items.find_items(scene, drafts)
    drafts = relations.rates(scene, drafts)
    relations.ages(scene, drafts)
    relations.temperatures(scene, drafts)
    relations.share(scene, drafts)
    drafts = ranges.closed(scene, drafts)
    relations.changes(scene, drafts)
    relations.parts(scene, drafts)
    ellipsis.implied_items(scene, drafts)
    place = {id(each): i for i, each in enumerate(drafts)}
    return [row(scene, each, place) for each in drafts]


def look(reading: Reading, book: Rulebook) -> Scene:
    """The reading with all matches of the rules, by label; a match that its rule's own function refuses is left out."""
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matches_near_numbers(reading, book):
        if match.rule.build is None or build(match, reading) is not None:
            found[match.rule.label].append(match)
    words = [token.text for token in reading.doc]
    return Scene(reading, words, [word.lower() for word in words], found, book.lists)


def matches_near_numbers(reading: Reading, book: Rulebook) -> Iterator[Match]:
    """The rules' matches; every pattern holds a number, and most of a text stands far from any."""
    for start, end in windows(reading):
        for match in book.matches(cast(Doc, reading.doc[start:end])):  # the Matcher takes a Span as well
            yield replace(match, start=match.start + start, end=match.end + start)


def windows(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that hold all numbers with their surroundings."""
    start = end = 0
    for numeral in reading.numbers:
        first, last = max(0, numeral.start - MARGIN), min(len(reading.doc), numeral.end + MARGIN)
        if first > end:
            if end:
                yield start, end
            start = first
        end = last
    if end:
        yield start, end


def countable(scene: Scene) -> list[Numeral]:
    """The numerals that are neither ordinals nor forbidden by a rule nor in the article's metadata."""
    blocked = {i for match in scene.matches("NOT") for i in range(match.start, match.end)}
    blocked |= {last_number(scene, match) for match in scene.matches("MODEL")}
    blocked |= {i for block in scene.reading.blocks if block.kind == "meta" for i in range(block.start, block.end)}
    return [n for n in scene.reading.numbers if n.kind != "ordinal" and not blocked.intersection(range(n.start, n.end))]


def last_number(scene: Scene, match: Match) -> int:
    """The token of a match's last number: in `12 Gripen 39 jets` a part of the name."""
    return max(i for i in range(match.start, match.end) if scene.reading.doc[i].ent_type_ == "NUMBER")


def row(scene: Scene, each: Draft, place: Mapping[int, int]) -> dict[str, Any]:
    """A draft as plain data; `place` has the index of each draft's row."""
    return {
        **without_stop(scene, each),
        "value": each.value,
        "low": each.low,
        "high": each.high,
        "modifier": each.modifier,
        "change": each.change,
        "unit": each.unit.row() if each.unit else None,
        "item": item(scene, each),
        "per": each.per,
        "part_of": place.get(id(each.whole)),
        "rules": each.rules,
        "number": {"start": each.numeral.start, "end": each.numeral.end},
        "tokens": [each.first, each.last],
        "head_token": each.head if each.head is not None and stands_with(scene, each) else each.numeral.end - 1,
    }


def stands_with(scene: Scene, each: Draft) -> bool:
    """Whether the item stands in the number's own block and clause: no list's header, no `half of what he won`."""
    if each.head is None or scene.lower[each.head] == "what":
        return False
    return scene.block(each.head) == scene.block(each.numeral.start)


def without_stop(scene: Scene, each: Draft) -> dict[str, Any]:
    """The row's span; the full stop that a tokenizer leaves on a unit (`$90m.`) ends the sentence."""
    span = scene.reading.span(each.first, each.last)
    _, end = scene.sentence(each.last - 1)
    if each.last == end and span["text"].endswith(".") and len(scene.words[end - 1]) > 1:
        return {"text": span["text"][:-1], "start": span["start"], "end": span["end"] - 1}
    return span


def item(scene: Scene, each: Draft) -> dict[str, Any] | None:
    """The item as the record has it: a span and its head's lemma, the head alone in an ellipsis."""
    if each.item and each.head is not None:
        return {**scene.reading.span(*each.item), "head": nouns.head_lemma(scene, each.head)}
    return {"text": None, "start": None, "end": None, "head": each.noun} if each.noun else None
