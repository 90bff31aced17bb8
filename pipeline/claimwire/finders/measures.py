"""What a measure measures: `profits of $868 million`, `cut its costs to $118 billion`, `sales were up 13 percent`.

It is looked for after the number, before its `of`, as the object of the verb of change, and as what the verb governs;
where the parse gives nothing, among the words before the verb of change.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from claimwire.finders.amounts import GRADES, HYPHENS, Draft, Scene
from claimwire.finders.nouns import (
    Phrase,
    noun_phrase,
    part_of_phrase,
    past_determiners,
    phrase_of,
    tag,
    verb_for_noun,
)
from claimwire.finders.units import MONEY, units
from claimwire.language.syntax import NOUNS, is_verb

AUXILIARIES = frozenset({"MD", "RB", "RBR", "VB", "VBD", "VBZ", "VBP", "VBN", "VBG"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LATEST = frozenset({"first", "second", "third", "only", "latest"})


def measured_phrase(scene: Scene, each: Draft, numbers: set[int]) -> Phrase | None:
    """The noun phrase of what the number with a unit measures."""
    start, limit = scene.block(each.numeral.start)
    found = thing_after(scene, each, limit, numbers) or before_of(scene, each, start, numbers)
    if found and scene.lower[found[2]] in scene.words_of("summaries"):
        found = None
    found = (
        found
        or money_in(scene, each, limit, numbers)
        or first_of_its_kind(scene, each, start, numbers)
        or changed_object(scene, each, numbers)
        or governed(scene, each, numbers)
        or before_change(scene, each, start, numbers)
    )
    found = contained(scene, found, limit, numbers) if found else None
    if found and scene.lower[found[2]] in scene.words_of("summaries"):
        return None
    if found is None or not graded(each):
        return found
    each.change_noun = change_noun(scene, each, found)
    return through_change(scene, found, limit, numbers)


def graded(each: Draft) -> bool:
    """Whether the unit is percent or points."""
    return each.unit is not None and each.unit.name in GRADES


def contained(scene: Scene, phrase: Phrase, limit: int, numbers: set[int]) -> Phrase:
    """`a kilo of rice costs …`, `the number of cases fell by …`: what stands after the `of`."""
    _, end, head = phrase
    counts = scene.lower[head] in scene.words_of("totals") or units().at(scene.words, head, end) is not None
    if not counts or scene.lower[end : end + 1] != ["of"]:
        return phrase
    return noun_phrase(scene, past_determiners(scene, end + 1, limit), limit, numbers) or phrase


def change_noun(scene: Scene, each: Draft, phrase: Phrase) -> str | None:
    """`rise` in `a 5% pay rise` and `the rise exceeded 5%`, not in `the decline slowed to 5%`."""
    word = scene.lower[phrase[2]]
    level = phrase[2] < each.first and scene.lower[each.first - 1] in ("to", "at", "from")
    return word if not level and word in scene.words_of("rises") | scene.words_of("falls") else None


def thing_after(scene: Scene, each: Draft, limit: int, numbers: set[int]) -> Phrase | None:
    """`5 tonnes of rice`, `a $30 fine`: what follows the unit, unless it is a time."""
    at, after = each.end, past_brackets(scene, each.end, limit)
    if after < limit and scene.lower[after] == "of":
        at = after
        phrase = noun_phrase(scene, past_determiners(scene, at + 1, limit), limit, numbers)
    else:
        at += 1 if at + 1 < limit and scene.lower[at] in (*HYPHENS, "'", "'s") else 0
        at += 1 if at + 1 < limit and scene.lower[at] in ("plus", "strong", "odd", "long") else 0
        phrase = noun_phrase(scene, at, limit, numbers, one=True)
        if phrase is None and at < limit and scene.lower[at] in scene.words_of("change_nouns"):
            whole = through_change(scene, (at, at + 1, at), limit, numbers)  # `a 10 percent cut in pay`, read as a verb
            phrase = None if whole[2] == at else whole
    times = scene.words_of("spans_of_time") | scene.words_of("calendar")
    return None if phrase and scene.lower[phrase[2]] in times else phrase


def money_in(scene: Scene, each: Draft, limit: int, numbers: set[int]) -> Phrase | None:
    """`$5 million in tax-exempt bonds`: what the money is in; not `in the city`, `in Paris`, `in total`."""
    money = each.unit is not None and each.unit.dimension == MONEY
    if not money or each.end + 1 >= limit or scene.lower[each.end] != "in" or each.end + 1 in numbers:
        return None
    found = noun_phrase(scene, each.end + 1, limit, numbers, one=True)
    if found is None or tag(scene, found[2]) not in ("NN", "NNS"):
        return None
    away = scene.words_of("spans_of_time") | scene.words_of("calendar") | scene.words_of("in_phrases")
    return None if away.intersection(scene.lower[found[0] : found[1]]) else found


def past_brackets(scene: Scene, at: int, limit: int) -> int:
    """`300 pounds (136 kg) of fish`: the word after what says it again in brackets."""
    if at >= limit or scene.lower[at] != "(":
        return at + 1 if at + 1 < limit and scene.lower[at] == ")" else at
    return next((i + 1 for i in range(at, min(limit - 1, at + 8)) if scene.lower[i] == ")"), at)


def through_change(scene: Scene, phrase: Phrase, limit: int, numbers: set[int]) -> Phrase:
    """`a 5% rise in sales`, `a reduction of yields of 10%`: what changes, where the noun is a change and names it."""
    _, end, head = phrase
    if scene.lower[head] not in scene.words_of("change_nouns") or scene.lower[end : end + 1] not in (["in"], ["of"]):
        return phrase
    inner = noun_phrase(scene, past_determiners(scene, end + 1, limit), limit, numbers)
    if inner is None or scene.lower[inner[2]] in scene.words_of("spans_of_time") | scene.words_of("calendar"):
        return phrase
    return inner


def before_of(scene: Scene, each: Draft, start: int, numbers: set[int]) -> Phrase | None:
    """`an annual profit of US$2.7 billion`: the noun phrase that ends before `of`."""
    at = each.first - 1
    if at <= start or scene.lower[at] != "of":
        return None
    if scene.lower[at - 1] in scene.words_of("spans_of_time"):
        at = before_time(scene, at, start)
    return phrase_ending(scene, at, start, numbers)


def phrase_ending(scene: Scene, end: int, start: int, numbers: set[int]) -> Phrase | None:
    """The noun phrase that ends before word `end`, without determiners."""
    first, verbs = end, scene.words_of("owning_up") | scene.words_of("owning_down")
    while first > start and end - first < 8 and part_of_phrase(scene, first - 1) and first - 1 not in numbers:
        if scene.lower[first - 1] in verbs and first < end:  # `the drug cut deaths`
            break
        first -= 1
    while first < end and scene.lower[first] in scene.words_of("determiners"):
        first += 1
    return (first, end, end - 1) if first < end else None


def before_time(scene: Scene, at: int, start: int) -> int:
    """`a profit for the last year of $2 million`: the preposition before the stretch of time, else `at`."""
    for i in range(at - 2, max(start, at - 5), -1):
        if scene.lower[i] in ("for", "in", "during", "over"):
            return i
    return at


def first_of_its_kind(scene: Scene, each: Draft, start: int, numbers: set[int]) -> Phrase | None:
    """`the first strike in 11 years`, `its worst loss for two decades`: what has not been for so long."""
    at = each.first - 1
    if each.unit is None or each.unit.dimension != "time" or at <= start or scene.lower[at] not in ("in", "for"):
        return None
    found = phrase_ending(scene, at, start, numbers)
    if found is None or tag(scene, found[2]) not in NOUNS:
        return None
    ranked = any(tag(scene, i) == "JJS" or scene.lower[i] in LATEST for i in range(max(start, found[0] - 2), found[2]))
    return found if ranked else None


def changed_object(scene: Scene, each: Draft, numbers: set[int]) -> Phrase | None:
    """`raise world food needs by 50%`: all that stands between a verb of change and `by` or `to`."""
    at = each.first - 1
    sentence, _ = scene.sentence(each.numeral.start)
    while at > sentence and scene.lower[at] in scene.words_of("hedges") and scene.lower[at] not in ("by", "to"):
        at -= 1
    if at <= sentence or scene.lower[at] not in ("by", "to"):
        return None
    found = phrase_ending(scene, at - verb_for_noun(scene, at - 1), sentence, numbers)
    if found is None or not scene.words[at - 1][0].isalnum() or scene.lower[at - 1] in scene.words_of("calendar"):
        return None
    before = found[0] - 1
    while before > sentence and scene.lower[before] in scene.words_of("determiners"):
        before -= 1
    word = scene.lower[before]
    verb = tag(scene, before)[:2] == "VB" and word in scene.words_of("up") | scene.words_of("down")
    verb = verb or word in scene.words_of("owning_up") | scene.words_of("owning_down")
    return (found[0], at, at - 1) if verb else None


def governed(scene: Scene, each: Draft, numbers: set[int]) -> Phrase | None:
    """What the verb measures: its object if a preposition holds the number (`cut costs to $5`), or its subject."""
    doc = scene.reading.doc
    if not doc.has_annotation("DEP"):
        return None
    if scene.lower[each.first - 1] in ("up", "down") and tag(scene, each.first - 2) in NOUNS:  # `with its shares up 2%`
        return None
    token, preposition = doc[each.end - 1], False
    start, end = scene.sentence(each.numeral.start)
    while not is_verb(token) and token.head.i != token.i and start <= token.head.i < end:
        token = token.head
        preposition = preposition or (token.dep_ == "prep" and token.i < each.first)  # not the `over` of `over 5 km`
    if not is_verb(token) or (not preposition and not tells_measure(scene, each, token.lower_, token.pos_)):
        return None
    after = past_brackets(scene, each.end, len(scene.lower))
    following = scene.lower[after] if after < len(scene.lower) else ""
    if (preposition and each.unit and each.unit.dimension == "time") or following in scene.words_of("directions"):
        return None
    wanted = ("dobj", "nsubjpass", "nsubj") if preposition else ("nsubjpass", "nsubj")
    found = argument(token, wanted, numbers)
    if (
        found is None
        and token.dep_ in ("conj", "ccomp", "advcl")
        and not any(t.dep_ in SUBJECTS for t in token.children)
    ):
        found = argument(token.head, ("dobj",), numbers)  # `found the loss exceeded $5`, read as `found the loss`
        if found is not None and not apart(scene, found, token.i):
            return None
    return None if found is None else phrase_of(scene, found, numbers)


def argument(verb: Token, wanted: Sequence[str], numbers: set[int]) -> int | None:
    """The verb's noun in the first of the wanted relations that it has; a subject may be taken for an adjective."""
    for dep in wanted:
        for child in verb.children:
            noun = child.tag_ in NOUNS or (child.tag_ in ("JJ", "VBG") and dep in SUBJECTS)
            if child.dep_ == dep and noun and child.i not in numbers:
                return int(child.i)
    return None


def apart(scene: Scene, noun: int, verb: int) -> bool:
    """Whether no conjunction and no comma stands between a noun and the verb after it."""
    return noun < verb and not {"and", "or", "but", ",", ";"}.intersection(scene.lower[noun:verb])


def tells_measure(scene: Scene, each: Draft, verb: str, pos: str) -> bool:
    """Whether the verb says of its subject how much it is (`costs $5`, `fell 3%`), not what it does to so much."""
    lists = ["measuring", "moving_up", "moving_down"]
    if graded(each):
        lists += ["owning_up", "owning_down"]
    return pos == "AUX" or any(verb in scene.words_of(name) for name in lists)


def before_change(scene: Scene, each: Draft, start: int, numbers: set[int]) -> Phrase | None:
    """`brand sales were up 13 percent`, `losses widened to $5`: the words before the verb and its auxiliaries."""
    at = verb_before(scene, each)
    if at is None or not scene.reading.doc.has_annotation("TAG"):
        return None
    sentence, _ = scene.sentence(each.numeral.start)
    floor = max(start, sentence)
    while at > floor and tag(scene, at - 1) in AUXILIARIES:
        at -= 1
    found = noun_before(scene, at, floor, numbers)
    if found and found[0] - 1 > floor and scene.lower[found[0] - 1] in ("on", "for", "in", "among", "from"):
        return noun_before(scene, found[0] - 1, floor, numbers) or found
    return found


def verb_before(scene: Scene, each: Draft) -> int | None:
    """Where the verb of change begins that a rule saw before the number, or the verb before its `to` or `at`."""
    found = (m for m in scene.touching("CHANGE", *each.number) if graded(each) or not m.rule.set.get("grades"))
    verbs = [m.start for m in found if m.start < each.first]
    if verbs:
        return min(verbs)
    at = each.first - 2
    return at if at > 0 and scene.lower[at + 1] in ("to", "at") and tag(scene, at)[:3] in ("VBD", "VBZ") else None


def noun_before(scene: Scene, at: int, floor: int, numbers: set[int]) -> Phrase | None:
    """The noun phrase that ends before word `at`, no time and no number."""
    times = scene.words_of("spans_of_time") | scene.words_of("calendar")
    if at <= floor or tag(scene, at - 1) not in NOUNS or at - 1 in numbers or scene.lower[at - 1] in times:
        return None
    return phrase_of(scene, at - 1, numbers)
