"""Whether it is so: the polarity and the modality of what a clause says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimwire.claims.clause import WORDS, Clause
from claimwire.language.syntax import Range, is_negated, negation, verb_of

CONDITIONS = frozenset({"if", "unless"})
NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
INVERTED = frozenset({"should", "had", "were"})  # `Should the dam fail`, `Had he won`


@dataclass(frozen=True)
class Manner:
    """A polarity or a modality, and the word that makes it so; none where nothing speaks against the plain reading."""

    value: str
    word: Token | None = None


def modality_of(verb: Token | None, stance: str | None, cue: Token | None) -> Manner:
    """`asserted`, or how else it is put: by the source's stance, an `if`, a modal, a plan."""
    if stance == "denies":
        return Manner("denied", cue)
    if cue is not None and (opener := condition(cue, hanging=False)) is not None:
        return Manner("conditional", opener)
    if verb is None:
        return Manner("possible", cue) if stance == "expects" else Manner("asserted")
    above = list(governors(verb))
    opener = next((word for t in (verb, *above) if (word := condition(t)) is not None), None)
    if opener is not None:
        return Manner("conditional", opener)
    if verb.lemma_.lower() in WORDS["commits"]:
        return Manner("planned", verb)
    helpers = [t for v in (verb, *above[:1]) for t in v.children if t.dep_ in ("aux", "auxpass")]
    governing = [t for t in above[:2] if t.tag_ == "VBN" or t.lower_ != "set"]
    governing += [c for c in verb.children if c.dep_ in ("acomp", "advmod")]
    if stance == "expects":
        return Manner("possible", cue)
    if verb.lemma_.lower() in WORDS["guesses"]:
        return Manner("possible", verb)
    for value, auxiliary, lemma in (("possible", "possible", "likely"), ("planned", "will", "plans")):
        words = [t for t in helpers if t.lower_ in WORDS[auxiliary]]
        words += [t for t in governing if t.lemma_.lower() in WORDS[lemma]]
        if words:
            return Manner(value, words[0])
    return Manner("asserted")


def governors(verb: Token) -> Iterator[Token]:
    """The verbs whose complement a verb is: `plans to build`, `is expected to rise`; `plans to raze and build`."""
    while verb.dep_ in ("xcomp", "ccomp", "conj") and (above := verb_of(verb.head)) is not None and above.i != verb.i:
        if verb.dep_ != "conj":
            yield above
        verb = above


def condition(verb: Token, *, hanging: bool = True) -> Token | None:
    """What makes it a condition: `if the dam breaks`, `Should the dam break`, in the clause or hanging on it."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"] if hanging else []
    marks = [t for clause in (verb, *clauses) for t in clause.children if t.dep_ == "mark" and t.lower_ in CONDITIONS]
    first = (c.left_edge for c in clauses if c.i < verb.i)
    inverted = (t for t in first if t.lower_ in INVERTED and t.is_sent_start)
    return marks[0] if marks else next(inverted, None)


def polarity_of(clause: Clause, number: Range | None) -> Manner:
    """`negative` if verb, number (`14, not 40`) or subject (`none of the 40`) is negated, or all of it is (`not true`).

    What somebody failed or refused to do is negative; of `not 40 but 14` only the first is.
    """
    before = word_before(clause, number)
    if before is not None and before.lower_ == "not":
        return Manner("negative", before)
    verb = clause.verb
    if verb is None or (before is not None and before.lower_ == "but" and is_negated(verb)):
        return Manner("positive")
    above = verb.head if verb.dep_ == "xcomp" else None
    failed = above is not None and above.lemma_.lower() in WORDS["fails"] and not is_negated(above)
    words = [negation(verb), above if failed else None, untrue(verb), nobody(clause.subject)]
    turning = [word for word in words if word is not None]
    return Manner("negative", turning[0]) if len(turning) % 2 else Manner("positive")


def word_before(clause: Clause, number: Range | None) -> Token | None:
    """The word right before the number."""
    token = clause.verb or clause.subject
    return token.doc[number[0] - 1] if token is not None and number is not None and number[0] else None


def nobody(subject: Token | None) -> Token | None:
    """`None of the 40 miners`, `no ship of the 40`, `not one of the 40`: the word that says so."""
    if subject is None or subject.lower_ in NOBODY:
        return subject
    return next((t for t in subject.lefts if t.lower_ in ("no", "not")), None)


def untrue(verb: Token) -> Token | None:
    """`It is not true that S`, `it is false that S`: the adjective."""
    judged = verb.head if verb.dep_ in ("ccomp", "csubj", "advcl") else None
    if judged is None or not any(t.lower_ == "that" and t.dep_ == "mark" for t in verb.children):
        return None
    said = judged if judged.pos_ == "ADJ" else next((t for t in judged.children if t.dep_ == "acomp"), None)
    if said is None:
        return None
    denied = is_negated(said.head if said.dep_ == "acomp" else judged)
    word = said.lemma_.lower()
    return said if (word in WORDS["true"] and denied) or (word in WORDS["untrue"] and not denied) else None
