"""Noun phrases around a number: where one ends, which word is its head, the head's singular. By tag, else by look."""

from __future__ import annotations

from claimwire.finders.amounts import HYPHENS, Scene
from claimwire.language.syntax import NOUNS

PLURALS = frozenset({"NNS", "NNPS"})
BEFORE_NOUNS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "FW", "ADD"})
PARTICIPLES = frozenset({"VBN", "VBG"})
ADJECTIVES = frozenset({"VBN", "VBG", "JJ", "JJR", "JJS"})
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf",
    "shelves": "shelf", "thieves": "thief", "loaves": "loaf", "calves": "calf", "halves": "half",
    "crises": "crisis", "bases": "base", "analyses": "analysis", "theses": "thesis", "criteria": "criterion",
    "phenomena": "phenomenon", "buses": "bus", "gas": "gas", "viruses": "virus", "campuses": "campus",
    "bonuses": "bonus", "statuses": "status", "movies": "movie", "ties": "tie", "cookies": "cookie",
    "zombies": "zombie", "rookies": "rookie", "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero",
    "cargoes": "cargo", "echoes": "echo", "mosquitoes": "mosquito", "volcanoes": "volcano", "vetoes": "veto",
    "torpedoes": "torpedo", "series": "series", "species": "species", "news": "news",
}  # fmt: skip
PEOPLE = ("men", "women", "children")

Phrase = tuple[int, int, int]
"""A noun phrase without what follows its head: where it starts, where it ends, its head; in tokens."""


def lemma(word: str, *, plural: bool = False) -> str:
    """The singular of a noun; capitals alone (`MLRS`) stay, a name's lower-case plural `s` goes (`UAVs`).

    `plural` says that it is one: then `Iraqis` loses its `s`, which `crisis` keeps.
    """
    if len(word) > 1 and word.removesuffix("s").isupper():
        return word.removesuffix("s")
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if end := next((end for end in PEOPLE if low.endswith(end)), None):
        return low.removesuffix(end) + IRREGULAR[end]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return low[:-2]
    kept = ("ss",) if plural else ("ss", "us", "is")
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(kept) else low


def head_lemma(scene: Scene, head: int) -> str:
    """The singular of the word at the head of a phrase."""
    return lemma(scene.words[head], plural=tag(scene, head) in PLURALS)


def tag(scene: Scene, i: int) -> str:
    """A word's Penn tag, empty if the pipeline gives none."""
    return scene.reading.doc[i].tag_


def part_of_phrase(scene: Scene, i: int) -> bool:
    """Whether a word can stand in a noun phrase."""
    if tag(scene, i):
        fits = tag(scene, i) in NOUNS or tag(scene, i) in BEFORE_NOUNS
        return fits and not past_tense(scene, i) and not heads_clause(scene, i)
    return (
        scene.words[i][0].isalnum() and scene.lower[i] not in scene.words_of("stops") and not scene.words[i].isdigit()
    )


def heads_clause(scene: Scene, i: int) -> bool:
    """`15 ppb requiring action`: a participle that is no adjective by the parse."""
    return tag(scene, i) == "VBG" and scene.reading.doc[i].dep_ in ("acl", "advcl")


def past_tense(scene: Scene, i: int) -> bool:
    """Whether a word that is tagged a noun has the look of a verb: `tore`, `toppled`."""
    word = scene.lower[i]
    if tag(scene, i) == "NN" and scene.lower[i - 1] not in HYPHENS:
        regular = word.endswith("ed") and not word.endswith("eed") and len(word) > 4
        return regular or word in scene.words_of("pasts") | scene.words_of("verbs")
    return word in scene.words_of("verbs")


def past_determiners(scene: Scene, at: int, limit: int) -> int:
    """The first word after articles, possessives and the like."""
    while at < limit and (scene.lower[at] in scene.words_of("determiners") or tag(scene, at) in ("DT", "PRP$", "PDT")):
        at += 1
    return at


def phrase_of(scene: Scene, head: int, numbers: set[int]) -> Phrase:
    """The words before a head noun that belong to it, without determiners, numbers and their units."""
    first = head
    while (
        first > 0
        and head - first < 8
        and first - 1 not in numbers
        and part_of_phrase(scene, first - 1)
        and scene.lower[first - 1] not in scene.words_of("determiners")
        and not names_time(scene, first - 1)
    ):
        if tag(scene, first - 1) in PARTICIPLES and first > 1 and tag(scene, first - 2) in NOUNS:
            break
        first -= 1
    if scene.lower[first] in HYPHENS:  # the rest of `2.5-mile` is no part of `tunnel`
        first = min(first + 2, head)
    end = head + 1
    if end < len(scene.words) and end not in numbers and (tag(scene, head), tag(scene, end)) == ("NNP", "CD"):
        end += 1  # `the S&P 500`
    return first, end, head


def names_time(scene: Scene, i: int) -> bool:
    """The end of `last year` before `sales`, of `this month's` before `price`: when, not what."""
    at = i - 1 if tag(scene, i) == "POS" else i
    possessive = at < i
    opened = at > 0 and scene.lower[at - 1] in ("last", "this", "next", "each", "every", "previous")
    return scene.lower[at] in scene.words_of("spans_of_time") and (possessive or opened)


def noun_phrase(scene: Scene, at: int, limit: int, numbers: set[int], *, one: bool = False) -> Phrase | None:
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
    plurals = [h for h in heads if plural(scene, h) and looks_plural(scene.lower[h])]
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
    if lower == "," and head is None and start < i:  # `40 cold, wet men`, not `40 finished, organizers said`
        return not tag(scene, i) or {tag(scene, i - 1), tag(scene, i + 1)} <= ADJECTIVES
    if i == start and verb_for_noun(scene, i):
        return True
    if tag(scene, i) == "CD" and head is not None and i + 1 < len(scene.words):
        return tag(scene, head)[:3] == "NNP" and tag(scene, i + 1) in NOUNS  # `Leopard 2 tanks`
    if (lower in scene.words_of("calendar") and not names_more(scene, i, head)) or not part_of_phrase(scene, i):
        return head is None and adverb(scene, i)
    if head is None or (head < i - 1 and scene.lower[i - 1] in (*HYPHENS, "and", "&", "'s")):
        return True
    if tag(scene, i) == "JJ" and tag(scene, head) == "NNP" and word[0].isupper():
        after = [tag(scene, k) for k in range(i + 1, min(i + 4, len(scene.words)))]
        return next((t in NOUNS for t in after if t != "JJ"), False)  # `North Korean aid workers`
    if tag(scene, i) in ADJECTIVES and scene.reading.doc[i].dep_ == "amod" and scene.reading.doc[i].head.i > i:
        return scene.reading.doc[head].head.i == scene.reading.doc[i].head.i  # `retail gross margins`
    if not tag(scene, i):
        return not (plural(scene, head) and not scene.words[i][0].isupper()) and not word.endswith(("ed", "ly"))
    ended = tag(scene, head) in PLURALS and lower not in ("'s", "'")
    ended = ended and (tag(scene, i) not in NOUNS or lower in scene.words_of("stops"))
    return (not ended and tag(scene, i) not in ADJECTIVES) or scene.lower[i - 1] in HYPHENS


def names_more(scene: Scene, i: int, head: int | None) -> bool:
    """Whether a day before any noun goes on to one: `12 Monday flights`, not `12 today`."""
    after = tag(scene, i + 1) if i + 1 < len(scene.words) else ""
    return head is None and (not tag(scene, i) or (tag(scene, i) == "NNP" and after in NOUNS))


def adverb(scene: Scene, i: int) -> bool:
    """`previously` in `previously attributed damage`."""
    after = tag(scene, i + 1) if i + 1 < len(scene.words) else ""
    hyphened = i + 2 < len(scene.words) and scene.lower[i + 2] in HYPHENS
    return tag(scene, i) in ("RB", "RBS") and (after in ("JJ", "VBN", "VBG", "HYPH") or hyphened)


def coordinated(scene: Scene, i: int) -> bool:
    """`Kia and Hyundai vehicles`, `army and security staff`: names, or what describes, on both sides, then a plural."""
    doc = scene.reading.doc
    if not tag(scene, i) or i + 2 >= len(doc):
        return False
    left, right = tag(scene, i - 1), tag(scene, i + 1)
    ahead = [tag(scene, k) for k in range(i + 2, min(i + 5, len(doc)))]
    plain = ahead[: next((k + 1 for k, t in enumerate(ahead) if t in PLURALS), 0)]
    return (
        ((left == right == "NNP") or (left in ("JJ", "NN") and right in ("JJ", "NN")))
        and bool(plain)
        and all(t in NOUNS or t in BEFORE_NOUNS for t in plain)
    )


def verb_for_noun(scene: Scene, i: int) -> bool:
    """After a number a word in `-s` that a tagger takes for a verb is the plural that the number counts."""
    word = scene.lower[i]
    return (
        tag(scene, i) in ("VBZ", "VBP", "VB")
        and word.endswith("s")
        and word not in scene.words_of("stops")
        and len(word) > 3
    )


def is_noun(scene: Scene, i: int, *, first: bool = False) -> bool:
    """Whether a word is a noun; `first` after the number."""
    if not scene.words[i][0].isalnum() or not tag(scene, i):
        return scene.words[i][0].isalnum()
    return tag(scene, i) in NOUNS or (first and verb_for_noun(scene, i))


def plural(scene: Scene, i: int) -> bool:
    """Whether a word is a plural, by its tag or its look."""
    if tag(scene, i) and not verb_for_noun(scene, i):
        return tag(scene, i) in PLURALS
    return looks_plural(scene.lower[i])


def looks_plural(word: str) -> bool:
    """Whether a word has the form of a plural."""
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return plain or word in IRREGULAR or word.endswith(PEOPLE) or word in ("people", "police")
