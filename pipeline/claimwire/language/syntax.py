"""What a parse says: the noun phrase around a word, its verb, that verb's subject, the clause it heads.

Labels are those of spaCy's English models (ClearNLP). Everything works on tokens of a reading's Doc and returns tokens
or token ranges, half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from spacy.tokens import Token

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
# What stands before a noun in its phrase.
PHRASE_LEFT = frozenset({
    "det", "amod", "compound", "nummod", "quantmod", "nmod", "poss", "predet", "advmod", "case", "neg", "cc", "conj",
    "preconj", "npadvmod", "acomp", "prep",
})  # fmt: skip
PHRASE_RIGHT = frozenset({"prep", "case", "conj", "cc", "nmod", "nummod", "compound", "amod"})
SHARES_SUBJECT = frozenset({"xcomp", "acl", "conj", "advcl", "pcomp", "ccomp", "prep", "dep", "parataxis", "acomp"})
NO_CLAUSE = frozenset({  # `including`, `killed soldiers`, a noun tagged as a verb
    "aux", "auxpass", "prep", "amod", "compound", "case", "det", "dobj", "pobj", "nsubj", "nsubjpass", "nummod",
    "npadvmod",
})  # fmt: skip
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning afternoon evening night day week month year".split()
)
SUBJECT_CONTROL = frozenset("use need request spend take seek waste lack have get promise".split())  # `used it to pay`
# `the plan to build`: who plans builds
AIMS = frozenset(
    "plan time decision effort attempt bid promise pledge proposal agreement deal offer right ability chance order "
    "move request permission vow threat intention desire need opportunity authority power failure refusal willingness "
    "campaign mission goal target".split()
)
# `after a decision to close two plants`: whose decision it is, the clause around it does not tell
APART = frozenset({"after", "before", "since", "following", "amid", "despite", "against", "over", "about"})
WHEN = frozenset({"when", "while", "after", "before", "as", "until", "since", "once", "because", "although", "though"})
RELATIVES = frozenset({"who", "which", "whose", "whom"})
MAX_STEPS = 40


def is_verb(token: Token) -> bool:
    """Whether a token is a verb that heads a clause, not an auxiliary of another.

    A word with a subject or an auxiliary is one, whatever its tag (`the index slid`, `were unified`).
    """
    if token.dep_ in NO_CLAUSE:
        return False
    return token.pos_ in VERBAL or any(t.dep_ in ("auxpass", "nsubj") for t in token.children)


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first."""
    for _ in range(MAX_STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def up_to(token: Token, top: Token) -> Iterator[Token]:
    """The token and its heads below `top`."""
    return takewhile(lambda t: t.i != top.i, (token, *ancestors(token)))


def verb_of(token: Token) -> Token | None:
    """The verb whose clause a token stands in; the token itself if it is one."""
    if is_verb(token):
        return token
    return next((t for t in ancestors(token) if is_verb(t)), None)


def subject_of(verb: Token) -> Token | None:
    """The head of a verb's subject: its own, or the one that it shares with the verb above it.

    A controlled verb (`was forced to involve`) has the subject of the verb above, or its object (`forced X to move`); a
    coordinated one that of the first; a participle after a noun that noun; a relative clause what its pronoun means. A
    noun right before a finite verb is its subject whatever the parse says (`the S&P 500 gained 2%`).
    """
    for _ in range(MAX_STEPS):
        own = next((t for t in verb.children if t.dep_ in SUBJECTS), None) or noun_before(verb)
        if own is not None:
            renamed = (t for t in own.rights if t.dep_ == "appos" and own.lower_ in TIMES)  # `Last year the mayor ..`
            return antecedent(next(renamed, own), verb)
        if (measured := noun_listed(verb)) is not None:
            return measured
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.head.lemma_.lower() not in AIMS):
            return verb.head
        if verb.dep_ == "acl":
            noun = verb.head
            owner = next((t for t in (*noun.lefts, *noun.head.children) if t.dep_ in ("poss", "dative")), None)
            if owner is not None or (noun.dep_ == "pobj" and noun.head.lower_ in APART):
                return owner
        controlled = verb.dep_ == "xcomp" and verb.head.lemma_.lower() not in SUBJECT_CONTROL
        if controlled or (verb.dep_ == "ccomp" and verb.tag_ in FINITE):  # `found the loss exceeded $5`
            held = next((t for t in verb.head.rights if t.dep_ in ("dobj", "dative") and t.i < verb.i), None)
            if held is not None:
                return held
        if verb.dep_ not in SHARES_SUBJECT or verb.head.i == verb.i:
            return None
        above = verb_of(verb.head)
        if above is None or above.i == verb.i:
            return None
        verb = above
    return None


def noun_listed(verb: Token) -> Token | None:
    """`claims of $12 million, ranging from $200 to $4 million`: the noun before the comma, not the clause around."""
    before = verb.i - 2
    listed = verb.lower_ == "ranging" and before >= verb.sent.start and verb.doc[verb.i - 1].text == ","
    return verb.doc[before] if listed and verb.doc[before].tag_ in NOUNS else None


def noun_before(verb: Token) -> Token | None:
    """The noun at whose heels a finite verb stands, if nothing parts them but adverbs."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].tag_ == "RB":
        before -= 1
    if verb.tag_ not in FINITE or before < verb.sent.start:
        return None
    noun = verb.doc[before]
    return noun if noun.tag_ in NOUNS and noun.lower_ not in TIMES else None


def is_passive(verb: Token) -> bool:
    """Whether a verb without an agent is passive; after `has`, or in the simple past, a parse that says so is wrong."""
    helped = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    return any(t.dep_ == "auxpass" for t in verb.children) or (
        verb.tag_ == "VBN" and not helped and any(t.dep_ == "nsubjpass" for t in verb.children)
    )


def above_saying(verb: Token) -> Token | None:
    """The verb that `as saying` hangs on: `was quoted as saying`, `quoted Lee as saying`."""
    if verb.tag_ != "VBG" or not verb.i or verb.doc[verb.i - 1].lower_ != "as":
        return None
    return verb_of(verb.head)


def objects(verb: Token) -> list[Token]:
    """The heads of a verb's objects; a second subject behind the verb is one, whatever the parse calls it."""
    has_subject = any(t.dep_ in SUBJECTS for t in verb.lefts)
    return [t for t in verb.rights if t.dep_ == "dobj" or (has_subject and t.dep_ == "nsubj")]


def antecedent(subject: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; any other subject is itself.

    Where the parse has no relative clause, it is the noun right before it (`the country that is 90 miles wide`).
    """
    relative = subject.tag_ in ("WDT", "WP") or subject.lower_ in ("who", "which", "that")
    if not relative:
        return subject
    clause = next((t for t in (verb, *ancestors(verb)) if t.dep_ == "relcl"), None)
    if clause is not None and clause.head.lower_ in TIMES:  # `the blasts earlier this month that killed 76`
        return next((t for t in ancestors(clause.head) if t.tag_ in NOUNS and t.lower_ not in TIMES), subject)
    if clause is not None:
        return clause.head
    before = subject.doc[max(subject.i - 1, subject.sent.start)]
    named = subject.tag_ == "WDT" and before.tag_ in NOUNS and before.lower_ not in TIMES
    return before if named else subject


def phrase(head: Token, *, stop: Callable[[Token], bool] = lambda token: False) -> Range:
    """The noun phrase that a token heads: what stands before it, and its `of` and other prepositional phrases.

    Relative clauses, participles after a comma, appositions and what follows a comma are left out.

    Args:
        head: The head noun.
        stop: Words at whose left the phrase must end.
    """
    first = min((t.left_edge.i for t in head.lefts if t.dep_ in PHRASE_LEFT), default=head.i)
    last = head.i
    for child in head.rights:
        if child.dep_ in PHRASE_RIGHT and not stop(child) and not is_temporal(child):
            if any(t.is_punct and t.text in (",", ";", "—", "–", "(") for t in head.doc[last + 1 : child.left_edge.i]):
                break
            last = max(last, tight_edge(child))
        elif child.dep_ not in ("punct", "acl"):
            break
    return first, last + 1


def is_temporal(token: Token) -> bool:
    """`the ministry on Thursday`: the day belongs to the verb, whatever the parse says."""
    return token.dep_ == "prep" and any(t.dep_ == "pobj" and t.lower_ in TIMES for t in token.children)


def tight_edge(token: Token) -> int:
    """The last token of a subtree without its relative clauses, participles and what follows a comma."""
    last = token.i
    for child in token.rights:
        if child.dep_ in ("relcl", "acl", "advcl", "appos", "ccomp", "parataxis", "punct") or is_temporal(child):
            break
        last = max(last, tight_edge(child))
    return last


def predicate_rest(verb: Token, start: int) -> Range | None:
    """What a verb governs from `start` on: objects, complements and phrases up to a comma or a coordinated verb."""
    last = start - 1
    for child in verb.rights:
        if child.i < start and child.right_edge.i < start:
            continue
        if child.dep_ in ("cc", "conj", "parataxis", "punct") or (child.dep_ == "advcl" and is_when(child)):
            break
        if not is_temporal(child) and child.dep_ != "npadvmod":
            last = max(last, before_aside(child))
    first = start
    while first <= last and verb.doc[first].is_punct:
        first += 1
    return (first, last + 1) if first <= last else None


def before_aside(token: Token) -> int:
    """The last token of a subtree before a relative clause that a comma parts off: `its head, Lee, | , who ..`."""
    end = token.right_edge.i
    for t in token.doc[token.i : end]:
        if t.text == "," and t.nbor().lower_ in RELATIVES:
            return t.i - 1
    return end


def is_when(clause: Token) -> bool:
    """`when he left`, `because it rained`: a clause that says when or why, not what; not `as saying so`."""
    return any(t.lower_ in WHEN and (t.lower_ != "as" or clause.tag_ != "VBG") for t in clause.lefts)


def subtree(token: Token) -> Range:
    """All that hangs on a token, as one range."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(token: Token, span: Range) -> Range:
    """A range without punctuation, the conjunction `that` and others at its ends; quotation marks inside stay."""
    start, end = span
    doc = token.doc
    while start < end and (doc[start].is_punct or doc[start].is_quote or is_joining(doc[start])):
        start += 1
    while end > start and doc[end - 1].text not in ")%":
        if not (doc[end - 1].is_punct or doc[end - 1].is_quote or doc[end - 1].lower_ in ("and", "but")):
            break
        end -= 1
    return start, end


def is_joining(token: Token) -> bool:
    """`that he left`, `and he left`; not `that was wrong`."""
    return token.lower_ in ("and", "but") or (token.lower_ == "that" and token.dep_ not in SUBJECTS | {"det"})


def negation(verb: Token) -> Token | None:
    """The word that negates a verb: `did not lose`, `never fell`, `no longer holds`."""
    plain = (t for t in verb.children if t.dep_ == "neg" or t.lower_ in ("not", "n't", "never"))
    longer = (t for t in verb.children if t.lower_ == "longer" and any(c.lower_ == "no" for c in t.children))
    return next(plain, None) or next(longer, None)


def is_negated(verb: Token) -> bool:
    return negation(verb) is not None


def auxiliaries(verb: Token) -> set[str]:
    """The lower-case auxiliaries of a verb."""
    return {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
