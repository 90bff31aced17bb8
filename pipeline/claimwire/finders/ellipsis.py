"""What a number without a noun of its own counts or measures: what the figures before it do, or people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from claimwire.finders.amounts import Draft, Scene
from claimwire.finders.nouns import head_lemma, tag
from claimwire.language.syntax import SUBJECTS, subject_of, verb_of

BEHIND = frozenset({"from", "against", "than", "for", ",", "and", "including", "almost", "nearly", "about"})
ENDED = frozenset({".", ",", ";", ")", "in", "to", "on", "at", "for", "a", "last"})
COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})
NEAR = 12
AGAIN = frozenset({"up", "down", "no", "change"})


def implied_items(scene: Scene, drafts: Sequence[Draft]) -> None:
    """`16 thousand were killed` after `40 thousand people`: the head comes from the whole, else from the last count."""
    for i, each in enumerate(drafts):
        if each.item or (each.unit and each.unit.dimension != "dimensionless") or each.noun:
            continue
        last = drafts[i - 1] if i and each.unit is None else None
        if last is not None and (same_scale(scene, last, each) or same_unit(scene, last, each)):
            continue
        if each.whole and (source := head_of(scene, each.whole)):
            each.noun = source
        elif each.unit is None and (before := last_count(scene, drafts, i)):
            each.noun = head_of(scene, before)
        elif each.unit is None and (said := called(scene, each)):
            each.noun = said
        elif each.unit is None and is_toll(scene, each):
            each.noun = victims(scene, drafts, i)
        elif each.unit is None and (meant := of_them(scene, drafts, i)):
            each.noun = head_of(scene, meant)


def same_scale(scene: Scene, last: Draft, each: Draft) -> bool:
    """`rose 64 points to 4,577`, `from 208 pounds to 193`: the level has the unit or the kind of the one before."""
    gap = scene.lower[last.last : each.first]
    if gap[:1] in (["("], ["["]) and set(gap[1:]) <= AGAIN and each.change and last.unit is None:
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


def same_unit(scene: Scene, last: Draft, each: Draft) -> bool:
    """`68 percent in the capital, 61.9 in Tessa`, `52 tonnes, down from 84 in 1985`: a bare number in the same unit."""
    unit, after = last.unit, scene.lower[each.last : each.last + 1]
    alone = not after or after[0] in ENDED
    near = scene.sentence(last.first) == scene.sentence(each.first) and each.first - last.last <= NEAR
    if (
        unit is None
        or unit.dimension == "time"
        or not near
        or not alone
        or each.numeral.kind not in ("digits", "words")
    ):
        return False
    if scene.lower[each.first - 1] not in BEHIND or each.value is None or tag(scene, last.last - 1) == "POS":
        return False
    percent = unit.dimension == "dimensionless"
    if percent and (last.change or each.value > 100 or last.value is None):
        return False
    if scene.lower[each.first - 1] == "and" and not percent:
        return False
    each.unit, each.item, each.head = unit, last.item, last.head
    return True


def called(scene: Scene, each: Draft) -> str | None:
    """`at least 700 were children`, `infections fell to 62`: what the number is said to be, or what came to it."""
    token = scene.reading.doc[each.numeral.end - 1]
    whole = each.value is not None and each.value == int(each.value)
    if not whole or each.numeral.kind not in ("digits", "words"):
        return None
    verb = token.head
    if token.dep_ in SUBJECTS and verb.lemma_ == "be":
        said = next((t for t in verb.rights if t.dep_ == "attr" and t.tag_ == "NNS"), None)
        return said.lemma_.lower() if said is not None and not any(t.dep_ == "nummod" for t in said.lefts) else None
    if token.dep_ != "pobj" or verb.lower_ not in ("to", "from"):
        return None
    changed = verb_of(token)
    moves = changed is not None and changed.lower_ in scene.words_of("up") | scene.words_of("down")
    subject = subject_of(changed) if changed is not None and moves else None
    return subject.lemma_.lower() if subject is not None and subject.tag_ == "NNS" else None


def is_toll(scene: Scene, each: Draft) -> bool:
    """`148 were injured`, `a slide killed 37`, `at least 23 dead`: a number of people by what was done to them."""
    token = scene.reading.doc[each.numeral.end - 1]
    whole = each.value is None or each.value == int(each.value)
    verb: Token = token.head
    return whole and token.dep_ in COUNTED and verb.lemma_.lower() in scene.words_of("tolls") and verb.i != token.i


def back_to(drafts: Sequence[Draft], i: int, first: int) -> Iterator[Draft]:
    """The drafts before one, nearest first, as far as a token."""
    return takewhile(lambda d: d.start >= first, (drafts[k] for k in range(i - 1, -1, -1)))


def victims(scene: Scene, drafts: Sequence[Draft], i: int) -> str:
    """The people counted just before, if something of the kind was said of them too; else people."""
    start, _ = scene.sentence(drafts[i].first)
    for before in reversed(drafts[max(0, i - 4) : i]):
        near = before.first >= scene.sentence(max(0, start - 1))[0]
        if near and before.unit is None and before.head is not None and before.item:
            verb = scene.reading.doc[before.head].head
            if verb.lemma_.lower() in scene.words_of("tolls"):
                return head_lemma(scene, before.head)
    return "people"


def of_them(scene: Scene, drafts: Sequence[Draft], i: int) -> Draft | None:
    """`nine members voted; two wanted a cut`, `31 settlements; in May it held 44`, `268 of them`: more of the same.

    The nearest count before, in the same sentence or the one before; what is no subject or object counts nothing.
    """
    each = drafts[i]
    token = scene.reading.doc[each.numeral.end - 1]
    pointed = scene.lower[each.end : each.end + 2] in (["of", "them"], ["of", "those"], ["of", "these"])
    whole = each.value is not None and each.value == int(each.value) and each.value != 1
    if not whole or each.numeral.kind not in ("digits", "words") or not (pointed or token.dep_ in COUNTED):
        return None
    start, _ = scene.sentence(each.first)
    first = scene.sentence(start - 1)[0] if start and scene.block(start - 1) == scene.block(start) else start
    near = (d for d in back_to(drafts, i, first) if d.unit is None and d.head is not None)
    return next((d for d in near if tag(scene, d.head or 0) in ("NNS", "NNPS")), None)


def last_count(scene: Scene, drafts: Sequence[Draft], i: int) -> Draft | None:
    """The count before it in the same sentence, if the number stands as a count: whole, and after a word that adds."""
    each = drafts[i]
    start, _ = scene.sentence(each.numeral.start)
    before = scene.lower[each.first - 1] if each.first > start else ""
    pair = " ".join(scene.lower[max(start, each.first - 2) : each.first])
    added = before in scene.words_of("adders") or pair in scene.words_of("comparers")
    last = next((d for d in back_to(drafts, i, start) if d.unit is None and d.item), None)
    if last is None or each.value is None or each.value != int(each.value):
        return None
    return last if added or parallel(scene, last, each) else None


def parallel(scene: Scene, last: Draft, each: Draft) -> bool:
    """`One won 12 seats, the other won nine`, `Ruiz has 11 votes and Lee 9`: said of another in the same words."""
    ended = each.last >= len(scene.lower) or scene.lower[each.last] in (",", ".", ";", "and", "but", "while")
    if not ended or not last.first or not each.first:
        return False
    verb, name = tag(scene, each.first - 1), tag(scene, each.first - 1) == "NNP"
    return name or (verb.startswith("VB") and scene.lower[each.first - 1] == scene.lower[last.first - 1])


def head_of(scene: Scene, each: Draft) -> str | None:
    """The lemma of the item's head."""
    if each.head is not None:
        return head_lemma(scene, each.head)
    return each.noun
