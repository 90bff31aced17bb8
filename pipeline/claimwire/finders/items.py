"""What a quantity counts or measures: the noun phrase after the number, across `of`, before a list's dash, or implied."""

from __future__ import annotations

from collections.abc import Sequence

from claimwire.finders.amounts import HYPHENS, Draft, Scene
from claimwire.finders.units import MONEY

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
    numbers = {i for each in drafts for i in range(*each.number)}
    for each in drafts:
        counted(scene, each, numbers) if each.unit is None else measured_thing(scene, each, numbers)


def counted(scene: Scene, each: Draft, numbers: set[int]) -> None:
    """A bare count: `three artillery systems`, `12 units of MLRS`, `hundreds of defenders`, `half of the voters`."""
    start, limit = scene.sentence(each.numeral.start)
    at = each.end
    if at < limit and scene.lower[at] in HYPHENS and at + 1 < limit:
        at += 1
    elif at < limit and scene.lower[at] in ("of", "the", "all") or at < limit and each.numeral.kind == "fraction":
        if each.numeral.kind not in ("vague", "fraction") and scene.lower[at] != "of":
            return
        at = past_determiners(scene, at + (scene.lower[at] == "of"), limit)
    elif at < limit and scene.lower[at] in ("more", "other", "new", "additional", "further", "or", "and"):
        at = at + 1 if scene.lower[at] in ("more", "further") else at
    phrase = noun_phrase(scene, at, limit, numbers)
    if phrase and phrase[2] - each.end < 9:
        classifier(scene, each, phrase, limit, numbers)
    elif not phrase:
        labelled(scene, each, start)


def classifier(scene: Scene, each: Draft, phrase: tuple[int, int, int], limit: int, numbers: set[int]) -> None:
    """`12 units of MLRS` counts MLRS; the span runs through it."""
    first, end, head = phrase
    if scene.lower[head] in scene.words_of("classifiers") and end < limit and scene.lower[end] == "of":
        inner = noun_phrase(scene, past_determiners(scene, end + 1, limit), limit, numbers)
        phrase = inner or phrase
    each.item, each.head, each.last = (phrase[0], phrase[1]), phrase[2], max(each.last, phrase[1])


def measured_thing(scene: Scene, each: Draft, numbers: set[int]) -> None:
    """With a unit: what is measured stands after `of`, right after the unit, or before `of`: `profits of $868 million`."""
    start, limit = scene.sentence(each.numeral.start)
    at = each.end
    if at < limit and scene.lower[at] in ("of", "in") and (scene.lower[at] == "of" or each.unit is None):
        phrase = noun_phrase(scene, past_determiners(scene, at + 1, limit), limit, numbers)
    else:
        at += 1 if at + 1 < limit and scene.lower[at] in HYPHENS else 0
        phrase = noun_phrase(scene, at, limit, numbers) if each.per is None or at < limit else None
    if phrase is None and each.unit:
        phrase = before_of(scene, each, start, numbers)
    if phrase:
        each.item, each.head = (phrase[0], phrase[1]), phrase[2]


def before_of(scene: Scene, each: Draft, start: int, numbers: set[int]) -> tuple[int, int, int] | None:
    """`an annual profit of US$2.7 billion`: the noun phrase that ends before `of`."""
    at = each.first - 1
    if at <= start or scene.lower[at] != "of":
        return None
    first = at
    while first > start and at - first < 5 and part_of_phrase(scene, first - 1) and first - 1 not in numbers:
        first -= 1
    while first < at and scene.lower[first] in DETERMINERS:
        first += 1
    return (first, at, at - 1) if first < at else None


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


def noun_phrase(scene: Scene, at: int, limit: int, numbers: set[int]) -> tuple[int, int, int] | None:
    """The noun phrase that begins at word `at`, without what follows its head: (start, end, head)."""
    head, i = None, at
    while i < limit and i not in numbers and goes_on(scene, i, at, head):
        if is_noun(scene, i) and scene.lower[i] not in HYPHENS:
            head = i
        i += 1
    if head is None:
        return None
    return at, head + 1, head


def goes_on(scene: Scene, i: int, start: int, head: int | None) -> bool:
    """Whether word `i` continues a noun phrase that began at `start` and has its last noun at `head`."""
    word, lower = scene.words[i], scene.lower[i]
    if lower in HYPHENS:
        return start < i and not scene.reading.doc[i].whitespace_ and not scene.reading.doc[i - 1].whitespace_
    if lower in ("and", "&") and head == i - 1:
        return coordinated(scene, i)
    if lower == "," and head is None and start < i:
        return True
    if lower in scene.words_of("calendar") and head is not None or not part_of_phrase(scene, i):
        return False
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
    return left == right and left in ("NNP", "JJ", "NN") and tag(scene, i + 2) in PLURALS


def is_noun(scene: Scene, i: int) -> bool:
    return tag(scene, i) in NOUNS if tag(scene, i) else scene.words[i][0].isalnum()


def plural(scene: Scene, i: int) -> bool:
    """Whether a word is a plural, by its tag or its look."""
    if tag(scene, i):
        return tag(scene, i) in PLURALS
    word = scene.lower[i]
    return word in IRREGULAR or word in ("people", "police", "troops") or word.endswith("s") and not word.endswith(("ss", "us", "is"))


def labelled(scene: Scene, each: Draft, start: int) -> None:
    """In a list item, the label before the dash: `trucks ‒ 2,310`, `Tanks: 14`."""
    at = each.first - 1
    if at <= start or scene.lower[at] not in (*HYPHENS, ":", "—"):
        return
    first = at
    while first > start and part_of_phrase(scene, first - 1):
        first -= 1
    if first < at and (first == start or scene.lower[first - 1] in (",", ";", "•", "*", "-")):
        each.item, each.head = (first, at), at - 1


def implied_items(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`16 thousand were killed` after `40 thousand people`: the head comes from the whole, else from the last count."""
    for i, each in enumerate(drafts):
        if each.item or each.unit and each.unit.dimension != "dimensionless" or each.noun:
            continue
        if each.whole and (source := head_of(scene, each.whole)):
            each.noun = source
        elif each.unit is None and (before := last_count(scene, drafts[:i], each)):
            each.noun = head_of(scene, before)


def last_count(scene: Scene, drafts: Sequence[Draft], each: Draft) -> Draft | None:
    """The count before it in the same sentence, if the number stands as a count: whole, and after a word that adds."""
    start, _ = scene.sentence(each.numeral.start)
    before = scene.lower[each.first - 1] if each.first > start else ""
    if each.value is None or each.value != int(each.value) or before not in scene.words_of("adders"):
        return None
    return next((d for d in reversed(drafts) if d.start >= start and d.unit is None and d.item), None)


def head_of(scene: Scene, each: Draft) -> str | None:
    """The lemma of the item's head."""
    if each.head is not None:
        return lemma(scene.words[each.head])
    return each.noun


def money(each: Draft) -> bool:
    return each.unit is not None and each.unit.dimension == MONEY
