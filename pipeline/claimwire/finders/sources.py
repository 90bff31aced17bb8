"""Who a source is: its words, its fullest name in the article, its role and its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.language.reading import Reading
from claimwire.language.syntax import SUBJECTS, Range, antecedent, is_temporal, phrase, tight_edge

HE_SHE = frozenset({"he", "she", "his", "her"})
RELATIVE = frozenset({"who", "which", "that"})
PRONOUNS = HE_SHE | {"it", "they", "its", "their", "who", "which"}
LEADING = frozenset({"the", "a", "an", "this", "that", "these", "those"})
WORDS = word_lists("attributions")
OWNING = re.compile(r"(?:['’]s|(?<=s)['’])$")
JOINING = ["of"], ["and"], ["for"], ["of", "the"], ["for", "the"]
CLOSING = frozenset({",", ".", ";", ")", '"', "”"})
MAX_BACK = 6
MIN_INTRODUCTION = 3


@dataclass(frozen=True)
class Holder:
    """A person with the noun of a role that stands beside the name, the words before that noun, and where."""

    at: int
    noun: str
    words: frozenset[str]
    name: str


@dataclass
class Cast:
    """The sources met so far, for pronouns and short forms; `people` are all full names of persons in the article."""

    reading: Reading
    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    spoken: list[Mapping[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for start, end, label in self.reading.entities:
            name = self.reading.doc[start:end].text
            if label == "PERSON" and " " in name:
                self.people.append(name)
            elif label in ("ORG", "GPE"):
                self.bodies.append(name)

    def source(self, head: Token, cue: Token) -> dict[str, Any]:
        """A source by the head of its phrase: span, name, role, kind; remembered for the next pronoun."""
        span = source_phrase(head, cue)
        words = self.reading.doc[span[0] : span[1]]
        person = self._titled(span, head) or self._entity(span, "PERSON", head) or self._named_beside(span, head)
        known = self._full_name(head.text) if person is None else None
        kind = kind_of(
            head,
            person is not None or known is not None,
            self._entity(span, "ORG", head) or self._entity(span, "GPE", head),
        )
        name = self._name(words.text, head, person, kind)
        role = self._role(span, person)
        found = {**self.reading.span(*span), "name": name, "role": role, "kind": kind}
        if (
            head.lower_ in RELATIVE
            and head.head.i != head.i
            and (stands_for := antecedent(head, head.head)).i != head.i
        ):
            described = stands_for.dep_ == "appos" and stands_for.pos_ != "PROPN"
            found |= identity(self.source(stands_for.head if described else stands_for, cue))
        elif head.lower_ in PRONOUNS and (before := self._before(head)):
            found |= identity(before)
        elif head.lower_ not in PRONOUNS:
            self.spoken.append(found)
        return found

    def _entity(self, span: Range, label: str, head: Token) -> Range | None:
        """The entity of that label that is the phrase's head, or its apposition."""
        inside = [(s, e) for s, e, kind in self.reading.entities if kind == label and span[0] <= s and e <= span[1]]
        near = [
            r
            for r in inside
            if r[0] <= head.i < r[1] or any(t.dep_ == "appos" and r[0] <= t.i < r[1] for t in head.children)
        ]
        return near[0] if near else None

    def _titled(self, span: Range, head: Token) -> Range | None:
        """The name behind `Lt. Gen.`, whatever the entities say."""
        words = self.reading.doc[span[0] : head.i + 1]
        first = next((t.i for t in words if t.lower_ not in WORDS["titles"]), head.i)
        named = all(t.pos_ == "PROPN" for t in self.reading.doc[first : head.i + 1])
        return (first, head.i + 1) if first > span[0] and named else None

    def _named_beside(self, span: Range, head: Token) -> Range | None:
        """`the governor, Delia Suaznar`: a name of several words behind somebody, whatever the entities say."""
        name = name_behind(head, phrase(head)[1])
        several = name is not None and name[1] - name[0] > 1 and name[1] <= span[1]
        return name if several and (head.lemma_ or head.text).lower() not in WORDS["bodies"] else None

    def _name(self, text: str, head: Token, person: Range | None, kind: str) -> str:
        if person:
            short = self.reading.doc[person[0] : person[1]].text.removesuffix("'s").strip()
            return self._full_name(short) or short
        if kind == "person" and (full := self._full_name(head.text)):
            return full
        name = name_behind(head, phrase(head)[1])  # `A relief body, the Havel Committee`
        plain = without_article(self.reading.doc[slice(*name)].text if name else OWNING.sub("", text))
        if (head.lemma_ or head.text).lower() in WORDS["researchers"] and " " not in plain:
            return self._introduced or plain
        if name is None and (meant := self._stands_for(head, plain)):
            return meant
        fuller = [s["name"] for s in self.spoken if kind != "person" and is_short_for(plain, s["name"])]
        if kind == "organization":
            fuller += [b for b in self.bodies if is_short_for(plain, b)]
            named = (self.reading.doc[s:e].text for s, e in self._names if e <= head.i)
            fuller += [n for n in named if n.startswith((f"{plain} of ", f"{plain} for "))]
        return max(fuller, key=len, default=plain)

    def _stands_for(self, head: Token, plain: str) -> str | None:
        """`the mayor`, `the ministry`, `the Leeds-based carrier`: who has that role or noun, or the last firm."""
        if not any(t.lower_ == "the" for t in head.lefts):
            return None
        said = set(plain.lower().split())
        held = (h for h in reversed(self._holders) if h.at < head.i and h.noun == head.lower_ and said <= h.words)
        if holder := next(held, None):
            return holder.name
        if not said.isdisjoint(WORDS["others"]) or any(t.pos_ == "PROPN" for t in head.lefts if t.dep_ != "amod"):
            return None
        before = [(s, e) for s, e in self._names if e <= head.i]
        for start, end in reversed(before):
            if len(said) == 1 and any(t.lower_ == head.lower_ for t in self.reading.doc[start:end]):
                return self.reading.doc[start:end].text
        if head.lower_ not in WORDS["firms"]:
            return None
        bodies = [(s, e) for s, e, label in self.reading.entities if label == "ORG" and e <= head.i]
        bodies = [span for span in bodies if self._is_firm(span)]
        told = [(s, e) for s, e in bodies if any(t.dep_ in SUBJECTS for t in self.reading.doc[s:e])]
        meant = next(((s, e) for a, b in reversed(told or bodies) for s, e in before if s <= a and b <= e), None)
        return self.reading.doc[slice(*meant)].text if meant else None

    def _is_firm(self, span: Range) -> bool:
        """No ministry or court, nor a heading in capitals."""
        words = self.reading.doc[span[0] : span[1]]
        block = self.reading.block(span[0])
        public = not (WORDS["bodies"] - WORDS["firms"]).isdisjoint(t.lower_ for t in words)
        return not public and (block is None or block.kind != "heading" or not words.text.isupper())

    @cached_property
    def _holders(self) -> list[Holder]:
        """Persons with a role beside the name: `Mayor Ilan Doru`, `Ilan Doru, the mayor of Sarn`."""
        found = []
        doc = self.reading.doc
        for start, end, label in self.reading.entities:
            if label != "PERSON":
                continue
            root = doc[start:end].root
            beside = [t for t in root.rights if t.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
            before = [doc[start - 1]] if start and doc[start - 1].pos_ in ("NOUN", "PROPN") else []
            name = doc[start:end].text
            for noun in before + [t for t in beside if t.pos_ == "NOUN"]:
                words = frozenset(t.lower_ for t in doc[max(noun.left_edge.i, noun.i - 3) : noun.i + 1])
                found.append(Holder(end, noun.lower_, words, self._full_name(name) or name))
        return found

    @cached_property
    def _names(self) -> list[Range]:
        """Where names stand: words with capitals, over `of` and `and` (`Ministry of Water and Agriculture`)."""
        found: list[Range] = []
        doc = self.reading.doc
        for token in doc:
            if token.pos_ != "PROPN" and not (token.pos_ == "NOUN" and token.text[:1].isupper() and token.i):
                continue
            first, last = found[-1] if found else (-1, -1)
            joined = [t.lower_ for t in doc[last : token.i]]
            if last >= 0 and not token.is_sent_start and (not joined or joined in JOINING):
                found[-1] = (first, token.i + 1)
            else:
                found.append((token.i, token.i + 1))
        return found

    @cached_property
    def _introduced(self) -> str | None:
        """What `the researchers` stands for: the team that the article introduces (`a research team from …`)."""
        for token in self.reading.doc:
            if token.lemma_.lower() in WORDS["researchers"] and any(t.lower_ in ("a", "an") for t in token.lefts):
                start, end = phrase(token)
                return without_article(self.reading.doc[start:end].text) if end - start > MIN_INTRODUCTION else None
        return None

    def _full_name(self, short: str) -> str | None:
        """The longest person's name in the article that a shorter one is part of."""
        fuller = [full for full in self.people if full.endswith(f" {short}") or full.startswith(f"{short} ")]
        return max(fuller, key=len, default=None)

    def _role(self, span: Range, person: Range | None) -> str | None:
        """What the phrase says of a person beside the name: `the head of the agency`."""
        if person is None:
            return None
        before = self.reading.doc[span[0] : person[0]].text.strip(" ,")
        after = self.reading.doc[person[1] : span[1]].text.strip(" ,")
        return without_article(before or after) or None

    def _before(self, head: Token) -> Mapping[str, Any] | None:
        """What a pronoun stands for: the last source that fits it."""
        word = head.lower_
        fitting = [s for s in self.spoken[-MAX_BACK:] if (s["kind"] == "person") == (word in HE_SHE)]
        if fitting:
            return fitting[-1]
        if word in HE_SHE:
            names = [(s, e) for s, e, label in self.reading.entities if label == "PERSON" and e <= head.i]
            if names:
                short: str = self.reading.doc[names[-1][0] : names[-1][1]].text
                return {"name": self._full_name(short) or short, "role": None, "kind": "person"}
        return None


def identity(source: Mapping[str, Any]) -> dict[str, Any]:
    """Who a source is, without its words."""
    return {key: source[key] for key in ("name", "role", "kind")}


def source_phrase(head: Token, cue: Token) -> Range:
    """The source's noun phrase without its cue, with an apposition that names it: `the head of the agency, Ann Lee`."""
    start, end = phrase(head, stop=is_channel)
    comma = next((i for i in range(head.i - 1, start, -1) if head.doc[i].text == ","), None)
    if (
        head.pos_ == "PROPN" and comma is not None and head.doc[comma - 1].pos_ == "ADJ"
    ):  # `(approximate, General Staff)`
        start = comma + 1
    for child in head.rights:
        if child.i == cue.i:  # `a man claiming to be ..`
            break
        if child.dep_ == "acl" and child.left_edge.i == end:  # `a survey conducted by the ministry in May`
            told = [t for t in child.rights if t.dep_ not in ("npadvmod", "punct") and not is_temporal(t)]
            end = max([end, *(tight_edge(t) + 1 for t in told)])
        if child.dep_ == "appos" and child.pos_ in ("PROPN", "NOUN") and is_beside(child, end):
            end = max(end, tight_edge(child) + 1)
    name = name_behind(head, end)
    return start, name[1] if name is not None and not name[0] <= cue.i < name[1] else end


def is_channel(token: Token) -> bool:
    """`the staff on Facebook`: where it was said."""
    return token.lower_ == "on" and any(t.lower_ in WORDS["channels"] for t in token.children)


def name_behind(head: Token, end: int) -> Range | None:
    """`the governor of the province, Delia Suaznar,`: the name behind a noun's phrase, between commas; no place's."""
    doc, limit = head.doc, head.sent.end
    if head.tag_ != "NN" or end + 1 >= limit or doc[end].text != ",":
        return None
    start = end + 1 + (doc[end + 1].lower_ in ("the", "dr", "dr."))
    stop = start
    while stop < limit and doc[stop].pos_ == "PROPN":
        stop += 1
    closed = stop == limit or doc[stop].text in CLOSING or doc[stop].pos_ in ("VERB", "AUX")
    place = any(t.ent_type_ in ("GPE", "LOC") for t in doc[start:stop])
    return (start, stop) if stop > start and closed and not place else None


def is_beside(apposition: Token, end: int) -> bool:
    """Whether an apposition follows a phrase at once or after a comma; after a headline's colon comes what is said."""
    start = apposition.left_edge.i
    return start <= end or (start == end + 1 and apposition.doc[end].text == ",")


def without_article(text: str) -> str:
    """`General Staff` for `the General Staff`."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in LEADING else text


def is_short_for(short: str, full: str | None) -> bool:
    """Whether a longer name begins or ends with all words of a name: `General Staff` for `General Staff of …`."""
    if not full or len(full) <= len(short):
        return False
    small, large = short.lower().split(), without_article(full).lower().split()
    if not small or not short[0].isupper():
        return False
    ends = large[-len(small) :] == small and not {"of", "in", "for", "and"} & set(large[: -len(small)])
    return large[: len(small)] == small or ends


def kind_of(head: Token, person: bool, body: Range | None) -> str:
    """The kind of a source by its head noun and what the entities say."""
    lemma = (head.lemma_ or head.text).lower()
    if person or head.lower_ in HE_SHE:
        return "person"
    if lemma in WORDS["documents"] or head.lower_ in WORDS["documents"]:
        return "document"
    if body or lemma in WORDS["bodies"]:
        return "organization"
    if head.tag_ in ("NNS", "NNPS") or head.lower_ == "they":
        return "group"
    return "organization" if head.pos_ == "PROPN" else "unnamed"
