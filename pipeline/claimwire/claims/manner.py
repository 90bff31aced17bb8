"""Whether it is so: the polarity and the modality of what a clause says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimwire.claims.clause import WORDS, Clause
from claimwire.language.syntax import Range, auxiliaries, is_negated, verb_of

NOBODY = frozenset({"none", "nobody", "neither", "nothing"})
INVERTED = frozenset({"should", "had", "were"})  # `Should the dam fail`, `Had he won`


def modality_of(verb: Token | None, stance: str | None, cue: Token | None) -> str:
    """`asserted`, or how else it is put: by the source's stance, an `if`, a modal, a plan."""
    if stance == "denies":
        return "denied"
    if cue is not None and "if" in marks(cue):
        return "conditional"
    if verb is None:
        return "possible" if stance == "expects" else "asserted"
    above = list(governors(verb))
    if any(is_conditional(t) for t in (verb, *above)):
        return "conditional"
    if verb.lemma_.lower() in WORDS["commits"]:
        return "planned"
    words = {word for t in (verb, *above[:1]) for word in auxiliaries(t)}
    lemmas = {t.lemma_.lower() for t in above[:2] if t.tag_ == "VBN" or t.lower_ != "set"}
    lemmas |= {c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "advmod")}
    guessed = stance == "expects" or verb.lemma_.lower() in WORDS["guesses"]
    if guessed or words & WORDS["possible"] or lemmas & WORDS["likely"]:
        return "possible"
    return "planned" if words & WORDS["will"] or lemmas & WORDS["plans"] else "asserted"


def governors(verb: Token) -> Iterator[Token]:
    """The verbs whose complement a verb is: `plans to build`, `is expected to rise`; `plans to raze and build`."""
    while verb.dep_ in ("xcomp", "ccomp", "conj") and (above := verb_of(verb.head)) is not None and above.i != verb.i:
        if verb.dep_ != "conj":
            yield above
        verb = above


def is_conditional(verb: Token) -> bool:
    """`If the dam breaks`, `Should the dam break`: in the clause or hanging on it."""
    hanging = [c for c in verb.children if c.dep_ == "advcl"]
    marked = {word for t in (verb, *hanging) for word in marks(t)}
    inverted = any(t.left_edge.lower_ in INVERTED and t.i < verb.i and t.left_edge.is_sent_start for t in hanging)
    return inverted or bool(marked & {"if", "unless"})


def marks(verb: Token) -> set[str]:
    """The words that make a verb's clause depend on another: `if`, `that`, `because`."""
    return {t.lower_ for t in verb.children if t.dep_ == "mark"}


def polarity_of(clause: Clause, number: Range | None) -> str:
    """`negative` if verb, number (`14, not 40`) or subject (`none of the 40`) is negated, or all of it is (`not true`).

    What somebody failed or refused to do is negative; of `not 40 but 14` only the first is.
    """
    before = word_before(clause, number)
    if before == "not":
        return "negative"
    verb = clause.verb
    if verb is None or (before == "but" and is_negated(verb)):
        return "positive"
    above = verb.head if verb.dep_ == "xcomp" else None
    failed = above is not None and above.lemma_.lower() in WORDS["fails"] and not is_negated(above)
    odd = (is_negated(verb), failed, is_untrue(verb), is_nobody(clause.subject))
    return "negative" if sum(odd) % 2 else "positive"


def word_before(clause: Clause, number: Range | None) -> str:
    """The word right before the number."""
    token = clause.verb or clause.subject
    return token.doc[number[0] - 1].lower_ if token is not None and number is not None and number[0] else ""


def is_nobody(subject: Token | None) -> bool:
    """`None of the 40 miners`, `no ship of the 40`, `not one of the 40`."""
    return subject is not None and (subject.lower_ in NOBODY or any(t.lower_ in ("no", "not") for t in subject.lefts))


def is_untrue(verb: Token) -> bool:
    """`It is not true that S`, `it is false that S`."""
    judged = verb.head if verb.dep_ in ("ccomp", "csubj", "advcl") else None
    if judged is None or not any(t.lower_ == "that" and t.dep_ == "mark" for t in verb.children):
        return False
    said = judged if judged.pos_ == "ADJ" else next((t for t in judged.children if t.dep_ == "acomp"), None)
    copula = said.head if said is not None and said.dep_ == "acomp" else judged
    if said is None:
        return False
    word = said.lemma_.lower()
    return (word in WORDS["true"] and is_negated(copula)) or (word in WORDS["untrue"] and not is_negated(copula))
