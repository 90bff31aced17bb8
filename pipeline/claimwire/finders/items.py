"""What a quantity counts or measures: the noun phrase after the number, across `of`, before a list's dash, or implied."""

from __future__ import annotations

from collections.abc import Sequence

from claimwire.finders.amounts import GRADES, HYPHENS, Draft, Scene
from claimwire.finders.units import Unit, units

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PLURALS = frozenset({"NNS", "NNPS"})
BEFORE_NOUNS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW", "ADD"})
DETERMINERS = frozenset(
    "a an the this that these those its it's their his her our my your all any some both each every such no another".split()
)
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "thieves": "thief",
    "halves": "half", "crises": "crisis", "bases": "base", "analyses": "analysis", "theses": "thesis", "buses": "bus", "movies": "movie",
    "persons": "person", "criteria": "criterion", "phenomena": "phenomenon", "aircraft": "aircraft", "series": "series",
    "species": "species", "news": "news", "gas": "gas", "viruses": "virus", "campuses": "campus", "ties": "tie", "dies": "die",
    "cookies": "cookie", "zombies": "zombie", "rookies": "rookie", "loaves": "loaf", "calves": "calf", "potatoes": "potato",
    "heroes": "hero", "tomatoes": "tomato", "cargoes": "cargo", "echoes": "echo", "mosquitoes": "mosquito", "volcanoes": "volcano",
    "vetoes": "veto", "torpedoes": "torpedo", "bonuses": "bonus", "statuses": "status", "houses": "house", "horses": "horse",
}  # fmt: skip


def lemma(word: str) -> str:
    """The singular of a noun; capitals alone (`MLRS`) stay, a name's lower-case plural `s` goes (`UAVs`)."""
    if word.isupper() and len(word) > 1:
        return word
    if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
        return word[:-1]
    low = word.lower()
    for end, singular in IRREGULAR.items():
        if low == end or (low.endswith(end) and end in ("men", "women", "children")):
            return low[: -len(end)] + singular
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return low[:-2]
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def find_items(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Gives every draft its item where the text names one, and moves the span's end to the counted noun's head."""
    numbers = {i for each in drafts for i in (*range(*each.number), *range(each.start, each.end if each.unit else each.start))}
    for each in drafts:
        counted(scene, each, numbers) if each.unit is None else measured_thing(scene, each, numbers)


def counted(scene: Scene, each: Draft, numbers: set[int]) -> None:
    """A bare count: `three artillery systems`, `12 units of MLRS`, `hundreds of defenders`, `half of the voters`."""
    start, limit = scene.block(each.numeral.start)
    at = each.end
    if at < limit and scene.lower[at] in HYPHENS and at + 1 < limit:
        at += 1
    elif at < limit and scene.lower[at] in ("of", "the", "all") or at < limit and each.numeral.kind == "fraction":
        if each.numeral.kind not in ("vague", "fraction") and scene.lower[at] != "of":
            return
        at = past_determiners(scene, at + (scene.lower[at] == "of"), limit)
    elif at < limit and scene.lower[at] in ("more", "further"):
        at += 1
    if each.numeral.kind == "multiple" or at < limit and scene.lower[at] in ("times", "fold"):
        compared(scene, each, limit, numbers)
        return
    phrase = noun_phrase(scene, at, limit, numbers, one=each.value == 1)
    if phrase and scene.lower[phrase[1] : phrase[1] + 1] in (["'s"], ["'"]) and phrase[1] + 1 in numbers:
        return
    if phrase and phrase[2] - each.end < 9:
        classifier(scene, each, phrase, limit, numbers)
    elif not phrase and not nominal(scene, each) and not labelled(scene, each, start):
        numbered(scene, each, start, numbers)


def nominal(scene: Scene, each: Draft) -> bool:
    """`the 12 dead`, `30 injured`: an adjective that stands for those who are so."""
    if scene.lower[each.end : each.end + 1] and scene.lower[each.end] in scene.words_of("nominals"):
        each.item, each.head, each.last = (each.end, each.end + 1), each.end, max(each.last, each.end + 1)
    return each.item is not None


def compared(scene: Scene, each: Draft, limit: int, numbers: set[int]) -> None:
    """`four times the national average`, `twice as many seats`: the item is what it is a multiple of, if anything."""
    at = each.end if each.numeral.kind == "multiple" else each.end + 1
    each.end = each.last = at
    if at >= limit or scene.lower[at] in ("a", "an"):
        return
    at += 2 if scene.lower[at] == "as" and scene.lower[at + 1 : at + 2] in (["many"], ["much"]) else 0
    phrase = noun_phrase(scene, past_determiners(scene, at, limit), limit, numbers)
    if phrase and scene.lower[phrase[2]] in scene.words_of("totals"):
        phrase = None
    if phrase and (phrase[0] > each.end or scene.lower[each.end - 1] == "twice"):
        each.item, each.head = (phrase[0], phrase[1]), phrase[2]
    elif each.numeral.kind != "multiple":
        each.item, each.head = (at - 1, at), at - 1


def numbered(scene: Scene, each: Draft, start: int, numbers: set[int]) -> None:
    """`sales of 2.3 million`; `the number of infections rose to 3,400`: a number said of a number of things."""
    counted_before = before_of(scene, each, start, numbers)
    if counted_before and scene.lower[counted_before[2]] not in scene.words_of("totals") | scene.words_of("means"):
        each.item, each.head = (counted_before[0], counted_before[1]), counted_before[2]
        return
    found = governed(scene, each, numbers)
    if found is None or scene.lower[found[2]] not in scene.words_of("totals") or found[0] > each.numeral.start:
        return
    _, limit = scene.block(found[2])
    if scene.lower[found[1] : found[1] + 1] == ["of"]:
        found = noun_phrase(scene, past_determiners(scene, found[1] + 1, limit), limit, numbers) or found
    each.item, each.head = (found[0], found[1]), found[2]


def classifier(scene: Scene, each: Draft, phrase: tuple[int, int, int], limit: int, numbers: set[int]) -> None:
    """`12 units of MLRS` counts MLRS; the span runs through it."""
    first, end, head = phrase
    if scene.lower[head] in scene.words_of("classifiers") and end < limit and scene.lower[end] == "of":
        inner = noun_phrase(scene, past_determiners(scene, end + 1, limit), limit, numbers)
        phrase = inner or phrase
    each.item, each.head, each.last = (phrase[0], phrase[1]), phrase[2], max(each.last, phrase[1])
    if unit := unit_within(scene, phrase):
        each.unit, each.item, each.head, each.end = unit, None, None, each.last


def unit_within(scene: Scene, phrase: tuple[int, int, int]) -> Unit | None:
    """`three full days`, `517 rushing yards`: a unit after plain adjectives."""
    first, _, head = phrase
    if any(tag(scene, i) not in ("JJ", "VBG", "VBN", "JJR") for i in range(first, head)) or scene.lower[head] in ("cup", "cups", "bar"):
        return None
    found = units().at(scene.words, head, head + 1)
    return found[0] if found and len(scene.words[head]) > 3 else None


def measured_thing(scene: Scene, each: Draft, numbers: set[int]) -> None:
    """With a unit: what is measured stands after `of`, right after the unit, or before `of`: `profits of $868 million`."""
    start, limit = scene.block(each.numeral.start)
    at = each.end
    if at < limit and scene.lower[at] == "of":
        phrase = noun_phrase(scene, past_determiners(scene, at + 1, limit), limit, numbers)
    else:
        at += 1 if at + 1 < limit and scene.lower[at] in HYPHENS else 0
        phrase = noun_phrase(scene, at, limit, numbers, one=True)
    if phrase and scene.lower[phrase[2]] in scene.words_of("spans_of_time"):
        phrase = None
    phrase = phrase or before_of(scene, each, start, numbers) or governed(scene, each, numbers)
    if phrase:
        each.item, each.head = (phrase[0], phrase[1]), phrase[2]


def before_of(scene: Scene, each: Draft, start: int, numbers: set[int]) -> tuple[int, int, int] | None:
    """`an annual profit of US$2.7 billion`: the noun phrase that ends before `of`."""
    at = each.first - 1
    if at <= start or scene.lower[at] != "of":
        return None
    if scene.lower[at - 1] in scene.words_of("spans_of_time"):
        at = before_time(scene, at, start)
    first = at
    while first > start and at - first < 5 and part_of_phrase(scene, first - 1) and first - 1 not in numbers:
        first -= 1
    while first < at and scene.lower[first] in DETERMINERS:
        first += 1
    return (first, at, at - 1) if first < at else None


def before_time(scene: Scene, at: int, start: int) -> int:
    """`a profit for the last year of $2 million`: the preposition before the stretch of time, else `at`."""
    for i in range(at - 2, max(start, at - 5), -1):
        if scene.lower[i] in ("for", "in", "during", "over"):
            return i
    return at


def governed(scene: Scene, each: Draft, numbers: set[int]) -> tuple[int, int, int] | None:
    """What the verb says the measure of: its object if the number hangs on a preposition (`cut costs to $5`), else its subject."""
    doc = scene.reading.doc
    if not doc.has_annotation("DEP"):
        return None
    token, preposition = doc[each.end - 1], False
    start, end = scene.sentence(each.numeral.start)
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i and start <= token.head.i < end:
        token = token.head
        preposition = preposition or token.dep_ == "prep"
    if token.pos_ not in ("VERB", "AUX") or not preposition and not tells_measure(scene, each, token.lower_, token.pos_):
        return None
    following = scene.lower[each.end] if each.end < len(scene.lower) else ""
    if preposition and each.unit and each.unit.dimension == "time" or following in scene.words_of("directions"):
        return None
    wanted = ("dobj", "nsubjpass", "nsubj") if preposition else ("nsubjpass", "nsubj")
    for dep in wanted:
        for child in token.children:
            if child.dep_ == dep and child.tag_ in NOUNS and child.i not in numbers:
                return phrase_of(scene, child.i)
    return None


def tells_measure(scene: Scene, each: Draft, verb: str, pos: str) -> bool:
    """Whether the verb says of its subject how much it is (`costs $5`, `fell 3%`), not what it does to so much."""
    lists = ["measuring", "moving_up", "moving_down"]
    if each.unit and each.unit.name in GRADES:
        lists += ["owning_up", "owning_down"]
    return pos == "AUX" or any(verb in scene.words_of(name) for name in lists)


def phrase_of(scene: Scene, head: int) -> tuple[int, int, int]:
    """The words before a head noun that belong to it, without determiners."""
    first = head
    while first > 0 and head - first < 6 and part_of_phrase(scene, first - 1) and scene.lower[first - 1] not in DETERMINERS:
        if tag(scene, first - 1) in ("VBN", "VBG") and first > 1 and tag(scene, first - 2) in NOUNS:
            break
        first -= 1
    return first, head + 1, head


def past_determiners(scene: Scene, at: int, limit: int) -> int:
    """The first word after articles, possessives and the like."""
    while at < limit and (scene.lower[at] in DETERMINERS or tag(scene, at) in ("DT", "PRP$", "PDT")):
        at += 1
    return at


def tag(scene: Scene, i: int) -> str:
    return scene.reading.doc[i].tag_


def part_of_phrase(scene: Scene, i: int) -> bool:
    """Whether a word can stand in a noun phrase."""
    if tag(scene, i):
        return tag(scene, i) in NOUNS or tag(scene, i) in BEFORE_NOUNS
    return scene.words[i][0].isalnum() and scene.lower[i] not in scene.words_of("stops") and not scene.words[i].isdigit()


def noun_phrase(scene: Scene, at: int, limit: int, numbers: set[int], *, one: bool = False) -> tuple[int, int, int] | None:
    """The noun phrase that begins at word `at`, without what follows its head: (start, end, head).

    More than one thing is counted in the plural: unless `one`, a singular after a plural is no part of it.
    """
    heads: list[int] = []
    i = at
    while i < limit and i not in numbers and goes_on(scene, i, at, heads[-1] if heads else None):
        if is_noun(scene, i, first=i == at) and scene.lower[i] not in HYPHENS:
            heads.append(i)
        i += 1
    if not heads:
        return None
    plurals = [h for h in heads if plural(scene, h)]
    collective = scene.lower[heads[-1]] in scene.words_of("collectives")
    head = heads[-1] if one or collective or not plurals else plurals[-1]
    return at, head + 1, head


def goes_on(scene: Scene, i: int, start: int, head: int | None) -> bool:
    """Whether word `i` continues a noun phrase that began at `start` and has its last noun at `head`."""
    word, lower = scene.words[i], scene.lower[i]
    if lower in HYPHENS:
        return start < i and not scene.reading.doc[i].whitespace_ and not scene.reading.doc[i - 1].whitespace_
    if lower in ("and", "&") and start < i:
        return coordinated(scene, i)
    if lower == "," and head is None and start < i:
        return True
    if i == start and verb_for_noun(scene, i):
        return True
    if lower in scene.words_of("calendar") and head is not None or not part_of_phrase(scene, i):
        return tag(scene, i) in ("RB", "RBS") and head is None and i + 1 < len(scene.words) and tag(scene, i + 1) in ("JJ", "VBN", "VBG", "HYPH")
    if head is None or head < i - 1 and scene.lower[i - 1] in (*HYPHENS, "and", "&", "'s"):
        return True
    if not tag(scene, i):
        return not (plural(scene, head) and not scene.words[i][0].isupper()) and not word.endswith(("ed", "ly"))
    ended = tag(scene, head) in PLURALS and tag(scene, i) not in NOUNS and lower not in ("'s", "'")
    return not ended and tag(scene, i) not in ("VBN", "VBG", "JJ", "JJR", "JJS") or scene.lower[i - 1] in HYPHENS


def coordinated(scene: Scene, i: int) -> bool:
    """`Kia and Hyundai vehicles`: singular names or adjectives on both sides, a plural to come."""
    doc = scene.reading.doc
    if not tag(scene, i) or i + 2 >= len(doc):
        return False
    left, right = tag(scene, i - 1), tag(scene, i + 1)
    ahead = [tag(scene, k) for k in range(i + 2, min(i + 5, len(doc)))]
    plain = ahead[: next((k + 1 for k, t in enumerate(ahead) if t in PLURALS), 0)]
    return left == right and left in ("NNP", "JJ", "NN") and bool(plain) and all(t in NOUNS or t in BEFORE_NOUNS for t in plain)


def verb_for_noun(scene: Scene, i: int) -> bool:
    """After a number a word in `-s` that a tagger takes for a verb is the plural that the number counts."""
    word = scene.lower[i]
    return tag(scene, i) in ("VBZ", "VBP", "VB") and word.endswith("s") and word not in scene.words_of("stops") and len(word) > 3


def is_noun(scene: Scene, i: int, *, first: bool = False) -> bool:
    if not tag(scene, i):
        return scene.words[i][0].isalnum()
    return tag(scene, i) in NOUNS or first and verb_for_noun(scene, i)


def plural(scene: Scene, i: int) -> bool:
    """Whether a word is a plural, by its tag or its look."""
    if tag(scene, i) and not verb_for_noun(scene, i):
        return tag(scene, i) in PLURALS
    word = scene.lower[i]
    return word in IRREGULAR or word in ("people", "police", "troops") or word.endswith("s") and not word.endswith(("ss", "us", "is"))


def labelled(scene: Scene, each: Draft, start: int) -> bool:
    """In a list item, the label before the dash: `trucks ‒ 2,310`, `Tanks: 14`."""
    at = each.first - 1
    if at <= start or scene.lower[at] not in (*HYPHENS, ":", "—"):
        return False
    first = at
    while first > start and (part_of_phrase(scene, first - 1) or first - 1 == start and scene.words[start].isalpha()):
        first -= 1
    if first < at and (first == start or scene.lower[first - 1] in (",", ";", "•", "*", "-")):
        each.item, each.head = (first, at), at - 1
    return each.item is not None


def implied_items(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`16 thousand were killed` after `40 thousand people`: the head comes from the whole, else from the last count."""
    for i, each in enumerate(drafts):
        if each.item or each.unit and each.unit.dimension != "dimensionless" or each.noun:
            continue
        if each.unit is None and i and same_scale(scene, drafts[i - 1], each):
            continue
        if each.whole and (source := head_of(scene, each.whole)):
            each.noun = source
        elif each.unit is None and (before := last_count(scene, drafts[:i], each)):
            each.noun = head_of(scene, before)


def same_scale(scene: Scene, last: Draft, each: Draft) -> bool:
    """`rose 64 points to 4,577`, `from 208 pounds to 193`: the level is in the unit, or of the kind, of the number before."""
    gap = scene.lower[last.last : each.first]
    if gap in (["("], ["["]) and each.change and last.unit is None:
        each.noun = head_of(scene, last)
        return each.noun is not None
    if gap not in (["to"], [",", "to"], ["up", "to"]):
        return False
    after_from = scene.lower[max(0, last.first - 1)] == "from"
    if last.unit and last.unit.dimension != "dimensionless" and (after_from or last.change):
        each.unit, each.item = last.unit, last.item
        each.head = last.head
        return True
    if last.unit is None and last.head is not None:
        each.noun = head_of(scene, last)
        return True
    return False


def last_count(scene: Scene, drafts: Sequence[Draft], each: Draft) -> Draft | None:
    """The count before it in the same sentence, if the number stands as a count: whole, and after a word that adds."""
    start, _ = scene.sentence(each.numeral.start)
    before = scene.lower[each.first - 1] if each.first > start else ""
    pair = " ".join(scene.lower[max(start, each.first - 2) : each.first])
    added = before in scene.words_of("adders") or pair in scene.words_of("comparers")
    if each.value is None or each.value != int(each.value) or not added:
        return None
    return next((d for d in reversed(drafts) if d.start >= start and d.unit is None and d.item), None)


def head_of(scene: Scene, each: Draft) -> str | None:
    """The lemma of the item's head."""
    if each.head is not None:
        return lemma(scene.words[each.head])
    return each.noun
