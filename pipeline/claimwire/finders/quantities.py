"""Every number that counts, measures or prices something: `find(reading)` gives the rows of the quantities layer.

Start here. `find` takes the numerals that the reading marked, drops what `NOT` rules call no quantity
(`exclusions.py`), gives the rest units (`amounts.py`, `units.py`) and makes two of them one where they are a range
(`ranges.py`); then it looks at the words around: rates, items (`items.py`), modifiers, changes, parts and wholes
(`relations.py`). The rules are in `rules/quantities.toml`: each finds words around a number and says what they do by its
label; the code here only decides which number they do it to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from claimwire._rulebook import Match, Rulebook, build, rulebook
from claimwire.finders import amounts, exclusions, items, ranges, relations
from claimwire.finders.amounts import Draft, Scene
from claimwire.language.numerals import Numeral
from claimwire.language.reading import Reading

__all__ = ["exclusions", "find"]


def find(reading: Reading) -> list[dict[str, Any]]:
    """The quantities of an article, in order.

    Args:
        reading: The article as `claimwire.language.reading.read` gives it.

    Returns:
        One row a quantity, with the fields of the record except `id`; `part_of` is the index of the whole's row. The keys
        `number` and `tokens` (token ranges) and `head_token` are for the stages that follow.
    """
    scene = look(reading, rulebook("quantities"))
    drafts = amounts.measured(scene, countable(scene))
    drafts = ranges.merged(scene, drafts)
    amounts.shared_units(scene.lower, drafts)
    relations.modify(scene, drafts)
    items.find_items(scene, drafts)
    drafts = relations.rates(scene, drafts)
    relations.ages(scene, drafts)
    relations.share(scene, drafts)
    drafts = ranges.closed(scene, drafts)
    relations.changes(scene, drafts)
    relations.parts(scene, drafts)
    items.implied_items(scene, drafts)
    return [row(scene, each, drafts) for each in drafts]


def look(reading: Reading, book: Rulebook) -> Scene:
    """The reading with all matches of the rules, by label; a match that its rule's own function refuses is left out."""
    found: dict[str, list[Match]] = defaultdict(list)
    for match in book.matches(reading.doc):
        if match.rule.build is None or build(match, reading) is not None:
            found[match.rule.label].append(match)
    words = [token.text for token in reading.doc]
    return Scene(reading, words, [word.lower() for word in words], found, book.lists)


def countable(scene: Scene) -> list[Numeral]:
    """The numerals that are neither ordinals nor forbidden by a rule nor in the article's metadata."""
    blocked = {i for match in scene.matches("NOT") for i in range(match.start, match.end)}
    blocked |= {i for block in scene.reading.blocks if block.kind == "meta" for i in range(block.start, block.end)}
    return [n for n in scene.reading.numbers if n.kind != "ordinal" and not blocked.intersection(range(n.start, n.end))]


def row(scene: Scene, each: Draft, drafts: Sequence[Draft]) -> dict[str, Any]:
    """A draft as plain data."""
    whole = next((i for i, other in enumerate(drafts) if other is each.whole), None)
    return {
        **scene.reading.span(each.first, each.last),
        "value": each.value,
        "low": each.low,
        "high": each.high,
        "modifier": each.modifier,
        "change": each.change,
        "unit": each.unit.row() if each.unit else None,
        "item": item(scene, each),
        "per": each.per,
        "part_of": whole,
        "rules": each.rules,
        "number": {"start": each.numeral.start, "end": each.numeral.end},
        "tokens": [each.first, each.last],
        "head_token": each.head if each.head is not None else each.numeral.end - 1,
    }


def item(scene: Scene, each: Draft) -> dict[str, Any] | None:
    """The item as the record has it: a span and its head's lemma, the head alone in an ellipsis."""
    if each.item and each.head is not None:
        return {**scene.reading.span(*each.item), "head": items.lemma(scene.words[each.head])}
    return {"text": None, "start": None, "end": None, "head": each.noun} if each.noun else None
