"""Known mistakes of parsers, mended in the reading's own copy; the pipeline's Doc stays as it is."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claimwire.language.syntax import FINITE, NOUNS, SUBJECTS, ancestors, auxiliaries, is_verb

RESUMING = frozenset({"conj", "cc", "prep", "advmod", "npadvmod", "advcl", "dobj", "acl", "ccomp"})
THEN = frozenset({"after", "before", "when", "while", "as", "until", "once"})
CLAUSAL = frozenset({"parataxis", "ccomp", "ROOT"})
RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
REACH = 8


def mend(doc: Doc) -> None:
    """Mends a parse in place."""
    for verb in doc:
        if verb.dep_ == "mark" and verb.head.dep_ == "amod":
            unbind(verb.head)
        if is_verb(verb) and verb.tag_ in FINITE | NOUNS:
            if verb.tag_ in ("NN", "NNS"):
                name_verb(verb)
            if is_no_relative(verb):
                part(verb)
            interrupt(verb)
            if (told := told_before(verb)) is None:
                continue
            finish(verb, told)
            if not is_quoted(verb, told):
                resume(verb, told)


def unbind(participle: Token) -> None:
    """`If convicted Edeker faces 20 years`: a clause of its own, no description of her."""
    noun = participle.head
    if noun.dep_ in SUBJECTS and participle.i < noun.i:
        participle.head, participle.dep_ = noun.head, "advcl"


def name_verb(verb: Token) -> None:
    """`.., the authors report`: a noun by its tag that has a subject of its own and says something of it."""
    if verb.dep_ in CLAUSAL and any(t.dep_ == "nsubj" and t.i == verb.i - 1 for t in verb.lefts):
        verb.tag_, verb.pos_ = ("VBZ" if verb.tag_ == "NNS" else "VBP"), "VERB"


def is_no_relative(verb: Token) -> bool:
    """`.., or 10% of output, the office said`: a clause behind a comma with a subject of its own, but no `which`."""
    if verb.dep_ != "relcl" or any(t.tag_ in RELATIVES for t in verb.subtree if t.i < verb.i):
        return False
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    edge = verb.left_edge.i
    return subject is not None and edge > 0 and "," in (verb.doc[edge - 1].text, verb.doc[edge].text)


def part(verb: Token) -> None:
    """Hangs such a clause on the verb before it, beside which it stands."""
    above = next((t for t in ancestors(verb) if is_verb(t)), None)
    if above is not None and above.i < verb.left_edge.i:
        verb.head, verb.dep_ = above, "parataxis"


def interrupt(verb: Token) -> None:
    """`If it rains, Lee warned, the dam may break`: what stands before the aside belongs to what is told."""
    told = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if told is None or subject is None or verb.doc[verb.i + 1].text != ",":
        return
    for child in list(verb.lefts):
        if child.right_edge.i < subject.left_edge.i and child.dep_ == "advcl":
            child.head = told


def told_before(verb: Token) -> Token | None:
    """`Two died, police said`: the head of the clause before the verb that says it."""
    if (clause := next((t for t in verb.lefts if t.dep_ == "ccomp"), None)) is not None:
        return clause
    aside = verb.dep_ in ("parataxis", "ccomp") and verb.head.i < verb.left_edge.i
    spoken = any(t.dep_ == "nsubj" for t in verb.children)
    edge = verb.left_edge.i
    parted = any(t.text == "," for t in verb.doc[max(edge - 1, 0) : edge + 1])
    return verb.head if aside and spoken and parted else None


def finish(verb: Token, told: Token) -> None:
    """`"They left, but not at once," police said`: what stands before the comma is told, not how police say it."""
    comma = next((t.i for t in reversed(verb.doc[told.i : verb.i]) if t.is_quote or t.text == ","), told.i)
    subjects = [t.i for t in verb.lefts if t.dep_ in SUBJECTS]
    for child in list(verb.lefts):
        own = child.dep_ in SUBJECTS and child.i == subjects[-1]  # `.., the slowest pace in years, the office said`
        if told.i < child.i and child.right_edge.i < comma and not own and not child.is_punct:
            child.head = told
            child.dep_ = "appos" if child.dep_ in SUBJECTS else child.dep_


def is_quoted(verb: Token, told: Token) -> bool:
    """`"Two died," police said, ..`: what follows is told by the article, not by the speaker."""
    start = min([verb.i, *(t.left_edge.i for t in verb.lefts if t.i > told.i and not t.is_punct and not t.is_quote)])
    return any(t.is_quote for t in verb.doc[max(start - 2, 0) : start])


def resume(verb: Token, told: Token) -> None:
    """`Two died, police said, and five were hurt`: after the second comma what was told goes on, not who tells it."""
    comma = next((t.i for t in verb.doc[verb.i : verb.i + REACH] if t.text in (",", ";")), None)
    if comma is None or comma >= verb.sent.end:
        return
    for child in list(verb.rights):
        if child.left_edge.i > comma and child.dep_ in RESUMING and not says_more(child):
            child.head = told


def says_more(child: Token) -> bool:
    """`police said, adding that ..`, `.. and he left`, `.. after a meeting`: what the speaker does, and when."""
    if (child.tag_ == "VBG" and not auxiliaries(child)) or any(t.lower_ in THEN for t in (child, *child.lefts)):
        return True
    return child.dep_ == "conj" and any(t.dep_ in SUBJECTS and t.tag_ == "PRP" for t in child.lefts)
