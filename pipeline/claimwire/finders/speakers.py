"""Who stands where a speaker does: a verb's subject, whom it quotes, a name right before or behind it."""

from __future__ import annotations

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.finders.contents import POINTING, Cue
from claimwire.language.syntax import FINITE, Range, above_saying, is_passive, subject_of

OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
INSTRUMENTS = word_lists("attributions")["instruments"]
SPEAKERS = frozenset({"nsubj", "nsubjpass", "agent"})
SPEAKING = frozenset({"i", "we", "you"})
RELAYS = frozenset({"quote", "cite", "paraphrase"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
ASIDE = frozenset({",", "--", "—", "–", "-", ")"})
BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
NEAR, FAR = 3, 8  # words to look behind the verb, and those of a clause before it


def can_say(cue: Cue, source: Token) -> bool:
    """Not `that`, `nothing`, a gauge; not `I think` in a quotation, nor what a writer says of himself."""
    if source.lemma_.lower() in INSTRUMENTS:
        return False
    own = source.lower_ in SPEAKING and (in_quotes(cue) or cue.match.rule.set.get("kind") == "attitude")
    return source.lower_ not in POINTING and source.lower_ != "you" and not own


def speaker_of(cue: Cue) -> Token | None:
    """A verb's subject; a relative pronoun stays what it is, its name comes later."""
    verb = cue.token
    if (quoted := whom_quoted(verb)) is not None:
        return quoted
    before = [t for t in verb.lefts if t.dep_ in SPEAKERS]  # `rose 3%, the slowest pace in years, the office said`
    own = before[-1] if before else next((t for t in verb.children if t.dep_ in SPEAKERS), None)
    found = own if own is not None else subject_of(verb)
    if found is not None and found.i == verb.i + 1 and found.i + 1 < len(found.doc):
        found = last_of_name(found)  # `said Col. | Ann Lee`: the parse may end a sentence at the full stop
    named = found is not None and (found.pos_ in NOMINAL or any(t.dep_ == "det" for t in found.lefts))
    fits = found is not None and named and not stands_in(found.i, cue.quotes)
    return found if fits or in_quotes(cue) else beside(cue) or found


def whom_quoted(verb: Token) -> Token | None:
    """`quoted Lee as saying S`, `Lee was quoted as saying S`: Lee."""
    above = above_saying(verb)
    if above is None or above.lemma_.lower() not in RELAYS:
        return None
    roles = ("nsubjpass",) if is_passive(above) else ("dobj",)
    return next((t for t in above.children if t.dep_ in roles), None)


def beside(cue: Cue) -> Token | None:
    """Who stands where a speaker does, if the parse shows none: right before the verb, or right behind `," said`."""
    verb, doc = cue.token, cue.token.doc
    start = cue.sentence[0]
    if verb.tag_ in ("VBG", "VB"):
        told = (t for t in doc[start : verb.i] if t.dep_ == "nsubj" and t.head.tag_ in FINITE)
        return next((t for t in reversed(list(told)) if not stands_in(t.i, cue.quotes)), None)
    if verb.i == start or doc[verb.i - 1].is_quote:
        return named_from(cue, verb.i + 1, min(verb.i + NEAR, len(doc)))
    at = verb.i - 1
    if doc[at].text in ASIDE:
        comma = next((i for i in range(start, at) if doc[i].text == ","), at)
        return named_from(cue, comma + 1 if doc[start].pos_ in ("ADP", "SCONJ", "ADV") else start, at)
    while at > start and doc[at].dep_ in BEFORE_CUE:
        at -= 1
    comma = next((i for i in range(at, start, -1) if doc[i].text == "," or doc[i].pos_ in ("VERB", "AUX")), start)
    if doc[comma].text == "," and verb.i - start > FAR:  # `.., people familiar with the talks said`
        tops = (t for t in doc[comma + 1 : at + 1] if not comma < t.head.i <= at)
        return next((t for t in tops if t.pos_ in NOMINAL), None)
    return doc[at] if doc[at].pos_ in NOMINAL else None


def named_from(cue: Cue, start: int, end: int) -> Token | None:
    """The name or noun that a phrase beginning at `start` comes to, outside of quotations."""
    for token in cue.token.doc[start:end]:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and not stands_in(token.i, cue.quotes):
            return last_of_name(token)
        if token.pos_ in ("VERB", "AUX", "ADP"):
            return None
    return None


def last_of_name(token: Token) -> Token:
    """The last of the names that stand together from here on: `Lee` of `Col. Ann Lee`."""
    doc, at = token.doc, token.i
    while at + 1 < len(doc) and (
        doc[at + 1].pos_ == "PROPN" or (doc[at].pos_ == "PROPN" and doc[at + 1].pos_ == "NOUN")
    ):
        at += 1
    return doc[at].head if doc[at].dep_ == "compound" and doc[at].head.i > at else doc[at]


def stands_in(at: int, spans: tuple[Range, ...]) -> bool:
    return any(start <= at < end for start, end in spans)


def in_quotes(cue: Cue) -> bool:
    """`I think` inside a quotation: the quotation has a speaker already."""
    return stands_in(cue.token.i, cue.quotes)


def cue_span(verb: Token, end: int) -> Range:
    """The verb with auxiliaries, adverbs and `not` right before it, and a particle right behind: `has also said`.

    It goes to `end` at least, where a rule matched more words (`called on`).
    """
    first, doc = verb.i, verb.doc
    while first > 0 and doc[first - 1].head.i == verb.i and doc[first - 1].dep_ in BEFORE_CUE:
        first -= 1
    while doc[first].dep_ == "advmod":
        first += 1
    return first, max([end, *(t.i + 1 for t in verb.rights if t.dep_ == "prt" and t.i == verb.i + 1)])
