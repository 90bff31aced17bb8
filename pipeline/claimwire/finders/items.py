"""What a quantity counts or measures: the nouns after the number, across `of`, before a list's dash, or implied."""

from __future__ import annotations

from collections.abc import Sequence

from claimwire.finders.amounts import HYPHENS, Draft, Scene
from claimwire.finders.measures import before_of, governed, measured_phrase
from claimwire.finders.nouns import (
    ADJECTIVES,
    Phrase,
    noun_phrase,
    part_of_phrase,
    past_determiners,
    tag,
)
from claimwire.finders.units import Unit, units
from claimwire.language.syntax import Range, ancestors, is_verb

RESTATING = ["("], [",", "or"], ["or"], ["/"]


def find_items(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives every draft its item where the text names one, and moves the span's end to the counted noun's head."""
    numbers = {i for each in drafts for i in range(*each.number)}
    numbers |= {i for each in drafts if each.unit for i in range(each.start, each.end)}
    rates = (match for each in drafts if each.unit for match in scene.touching("PER", each.end, each.end + 1))
    numbers |= {i for match in rates for i in range(match.start, match.end)}  # `a share` of `$5 a share`
    for i, each in enumerate(drafts):
        if each.unit is None:
            counted(scene, each, numbers)
            if (
                each.item is None
                and is_share_changed(scene, each)
                and (phrase := measured_phrase(scene, each, numbers))
            ):
                each.item, each.head = (phrase[0], phrase[1]), phrase[2]
        elif i and restates(scene, drafts[i - 1], each):
            each.item, each.head = drafts[i - 1].item, drafts[i - 1].head
        elif phrase := measured_phrase(scene, each, numbers):
            each.item, each.head = (phrase[0], phrase[1]), phrase[2]


def is_share_changed(scene: Scene, each: Draft) -> bool:
    """`Crossings were down by a fifth`, `Sales fell by half`: as a percentage would."""
    return each.numeral.kind == "fraction" and scene.lower[each.first - 1] == "by"


def restates(scene: Scene, before: Draft, each: Draft) -> bool:
    """`a profit of 1.3 billion euros ($1.4bn)`: the amount before it in another unit, with what that measures."""
    return bool(before.unit and before.item) and scene.lower[before.last : each.first] in RESTATING


def counted(scene: Scene, each: Draft, numbers: set[int]) -> None:
    """A bare count: `three artillery systems`, `12 units of MLRS`, `hundreds of defenders`, `half of the voters`."""
    start, limit = scene.block(each.numeral.start)
    at = each.end
    if at + 1 < limit and scene.lower[at] in HYPHENS:
        if scene.lower[at + 1] == "fold":  # `10-fold` is `tenfold`
            each.end = each.last = at + 2
            return
        if hyphened(scene, each, at + 1):
            return
        at += 2 if scene.lower[at + 1] in ("strong", "odd", "plus") else 1
    if (at < limit and scene.lower[at] in ("of", "the", "all")) or (at < limit and each.numeral.kind == "fraction"):
        if each.numeral.kind not in ("vague", "fraction") and scene.lower[at] != "of":
            return
        if scene.lower[at] in ("a", "an") and scene.lower[at - 1] != "half":  # `one in five a decade ago`
            return
        at = past_determiners(scene, at + (scene.lower[at] == "of"), limit)
        if unit := time_shared(scene, each.end, limit):
            each.unit = unit
            return
    elif at < limit and scene.lower[at] in ("more", "further"):
        at += 1
    if each.numeral.kind == "multiple" or (at < limit and scene.lower[at] in ("times", "fold")):
        compared(scene, each, limit, numbers)
        return
    if clause := clause_shared(scene, at):
        each.item, each.head = clause, clause[0]
        return
    phrase = None if stretch(scene, at) else noun_phrase(scene, at, limit, numbers, one=each.value == 1)
    if phrase and scene.lower[phrase[1] : phrase[1] + 1] in (["'s"], ["'"]) and phrase[1] + 1 in numbers:
        return
    if phrase and each.value == 1:
        phrase = one_thing(scene, phrase)
    if phrase and phrase[2] - each.end < 9:
        classifier(scene, each, phrase, limit, numbers)
    elif not phrase and not nominal(scene, each) and not labelled(scene, each, start):
        numbered(scene, each, start, numbers)


def clause_shared(scene: Scene, at: int) -> Range | None:
    """`half of what was promised`, `three times what has been set aside`: the clause behind."""
    doc = scene.reading.doc
    if at >= len(doc) or scene.lower[at] != "what" or scene.lower[at - 1] not in ("of", "times"):
        return None
    end = max([at, *(t.right_edge.i for t in ancestors(doc[at]) if at < t.i and is_verb(t))]) + 1
    stop = next((i for i in range(at, end) if scene.lower[i] in (",", ";")), end)
    return (at, stop) if stop - at > 1 else None


def time_shared(scene: Scene, at: int, limit: int) -> Unit | None:
    """`13 of the last 19 years`: the unit of the stretch that so many are of."""
    if scene.lower[at : at + 2] != ["of", "the"] or scene.lower[at + 2 : at + 3] not in (["last"], ["past"], ["next"]):
        return None
    after = next((i for i in range(at + 3, limit) if scene.reading.doc[i].ent_type_ != "NUMBER"), limit)
    found = units().at(scene.words, after, after + 1) if at + 3 < after < limit else None
    return found[0] if found and found[0].dimension == "time" else None


def one_thing(scene: Scene, phrase: Phrase) -> Phrase:
    """`one survey ranks …`: a plural after the noun that one counts is a verb."""
    first, _, head = phrase
    verb = (
        head > first and tag(scene, head) == "NNS" and tag(scene, head - 1) == "NN" and scene.lower[head].endswith("s")
    )
    return (first, head, head - 1) if verb else phrase


def hyphened(scene: Scene, each: Draft, at: int) -> bool:
    """`a 500-member assembly`, `five-star`: what is counted is the noun at the hyphen."""
    noun = tag(scene, at) in ("NN", "NNP") if tag(scene, at) else part_of_phrase(scene, at)
    if noun and scene.lower[at] not in ("strong", "odd", "plus") and not scene.reading.doc[at - 1].whitespace_:
        each.item, each.head, each.last = (at, at + 1), at, max(each.last, at + 1)
    return each.item is not None


def stretch(scene: Scene, at: int) -> bool:
    """`last year`, `this week` after a number: a date, not what it counts."""
    first, *rest = [*scene.lower[at : at + 2], "", ""][:2]
    return first in ("last", "next", "this", "that", "each") and rest[0] in scene.words_of("spans_of_time")


def nominal(scene: Scene, each: Draft) -> bool:
    """`the 12 dead`, `30 injured`, `one Croatian`: an adjective that stands for those who are so."""
    word = scene.lower[each.end : each.end + 1]
    if word and (word[0] in scene.words_of("nominals") or is_national(scene, each.end)):
        each.item, each.head, each.last = (each.end, each.end + 1), each.end, max(each.last, each.end + 1)
    return each.item is not None


def is_national(scene: Scene, at: int) -> bool:
    """`40 Nepalese`: an adjective with a capital, or a nationality by the pipeline's entities."""
    return "NORP" in scene.reading.labels(at) or (tag(scene, at) == "JJ" and scene.words[at].istitle())


def compared(scene: Scene, each: Draft, limit: int, numbers: set[int]) -> None:
    """`four times the national average`, `twice as many seats`: the item is what it is a multiple of, if anything."""
    times = at = each.end if each.numeral.kind == "multiple" else each.end + 1
    each.end = each.last = at
    if at >= limit or scene.lower[at] in ("a", "an"):
        return
    if clause := clause_shared(scene, at):
        each.item, each.head = clause, clause[0]
        return
    at += 2 if scene.lower[at] == "as" and scene.lower[at + 1 : at + 2] in (["many"], ["much"]) else 0
    phrase = noun_phrase(scene, past_determiners(scene, at, limit), limit, numbers)
    if phrase and scene.lower[phrase[2]] in scene.words_of("totals"):
        phrase = None
    if phrase and (phrase[0] > each.end or scene.lower[each.end - 1] == "twice"):
        each.item, each.head = (phrase[0], phrase[1]), phrase[2]
    elif each.numeral.kind != "multiple" and not multiplies(scene, times):
        each.item, each.head = (times - 1, times), times - 1


def multiplies(scene: Scene, at: int) -> bool:
    """`three times as many`, `three times that of last year`, `three times what was set aside`: no occasions."""
    after = scene.reading.doc[at] if at < len(scene.words) else None
    return after is not None and (after.lower_ in ("as", "that", "what", "the", "its", "more") or after.tag_ == "JJR")


def numbered(scene: Scene, each: Draft, start: int, numbers: set[int]) -> None:
    """`sales of 2.3 million`; `the number of infections rose to 3,400`: a number said of a number of things."""
    before = each.first - 1
    if before >= start and scene.lower[before] in scene.words_of("scales") and each.first == each.start:
        each.item, each.head = (before, before + 1), before
        return
    counted_before = before_of(scene, each, start, numbers) if each.value != 1 else None
    if counted_before and scene.lower[counted_before[2]] not in scene.words_of("totals") | scene.words_of("means"):
        each.item, each.head = (counted_before[0], counted_before[1]), counted_before[2]
        return
    found = governed(scene, each, numbers)
    if found is None or scene.lower[found[2]] not in scene.words_of("totals") or found[0] > each.numeral.start:
        return
    _, limit = scene.block(found[2])
    if scene.lower[found[1] : found[1] + 1] == ["of"]:
        found = noun_phrase(scene, past_determiners(scene, found[1] + 1, limit), limit, numbers)
        if found is None:  # `a total of 200 million` says nothing of what
            return
    elif scene.lower[found[2]] == "figure":  # `when the figure stood at 1,126`
        return
    each.item, each.head = (found[0], found[1]), found[2]


def classifier(scene: Scene, each: Draft, phrase: Phrase, limit: int, numbers: set[int]) -> None:
    """`12 units of MLRS` counts MLRS; the span runs through it."""
    _, end, head = phrase
    if scene.lower[head] in scene.words_of("classifiers") and end < limit and scene.lower[end] == "of":
        inner = noun_phrase(scene, past_determiners(scene, end + 1, limit), limit, numbers)
        phrase = inner or phrase
    each.item, each.head, each.last = (phrase[0], phrase[1]), phrase[2], max(each.last, phrase[1])
    for match in scene.touching("MODEL", *each.number):
        each.note(match.rule.id)
    if unit := unit_within(scene, phrase):
        each.unit, each.item, each.head, each.end = unit, None, None, each.last


def unit_within(scene: Scene, phrase: Phrase) -> Unit | None:
    """`three full days`, `517 rushing yards`: a unit after plain adjectives."""
    first, _, head = phrase
    plain = all(tag(scene, i) in ADJECTIVES or scene.lower[i].endswith("ing") for i in range(first, head))
    if not plain or scene.lower[head] in ("cup", "cups", "bar"):
        return None
    found = units().at(scene.words, head, head + 1)
    return found[0] if found and len(scene.words[head]) > 3 else None


def labelled(scene: Scene, each: Draft, start: int) -> bool:
    """In a list item, the label before the dash: `trucks ‒ 2,310`, `Tanks: 14`."""
    at = each.first - 1
    if at <= start or scene.lower[at] not in (*HYPHENS, ":", "—"):
        return False
    first = at
    while first > start and (
        part_of_phrase(scene, first - 1)
        or (scene.words[first - 1].isalpha() and (first - 1 == start or scene.words[first - 1].istitle()))
        or (scene.lower[first - 1] in ("and", "of") and scene.words[first][:1].isupper())
    ):
        first -= 1
    while first < at and not scene.words[first][0].isalnum():  # the item's bullet
        first += 1
    if first < at and (first == start or scene.lower[first - 1] in (",", ";", "•", "*", "-")):
        each.item, each.head = (first, at), at - 1
        if named_by_header(scene, each, first, at):
            each.last = max(each.last, each.end)
    return each.item is not None


def named_by_header(scene: Scene, each: Draft, first: int, at: int) -> bool:
    """`New cases by county` above `Harlow: 29`: where the label is a name, the header says what is counted."""
    names = all(scene.words[i][:1].isupper() or scene.lower[i] in ("and", "of", "the") for i in range(first, at))
    block = scene.reading.block(at)
    if not names or (at - first == 1 and tag(scene, first) == "NNS") or block is None or block.header is None:
        return False
    header = scene.reading.blocks[block.header]
    plurals = [i for i in range(header.start, header.end) if tag(scene, i) == "NNS"]
    bracketed = [i for i in plurals if "(" in scene.words[header.start : i]]
    head = next(iter(bracketed or plurals), None)
    if head is None:
        return False
    start = head
    while start > header.start and tag(scene, start - 1) in ADJECTIVES | {"NN"}:
        start -= 1
    each.item, each.head = (start, head + 1), head
    return True
