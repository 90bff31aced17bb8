"""What the words around an expression tell: past or future, and how what is said relates to the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimwire._rulebook import word_lists

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimwire.language.reading import Reading

SEQUENCES: dict[tuple[str, ...], str] = {
    ("as", "of"): "as_of",
    ("as", "at"): "as_of",
    ("prior", "to"): "before",
    ("earlier", "than"): "before",
    ("later", "than"): "after",
    ("ahead", "of"): "before",
    ("up", "to"): "until",
    ("starting", "in"): "since",
    ("starting", "on"): "since",
    ("beginning", "in"): "since",
    ("beginning", "on"): "since",
}
SINGLE = {
    "since": "since",
    "from": "since",
    "starting": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "through": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "over": "during",
    "throughout": "during",
    "within": "during",
    "for": "for",
}
PUNCTUATION = frozenset([".", ";", ":", "!", "?", "(", ")", '"', "—", "--"])
WILL = frozenset(["will", "'ll", "shall", "wo"])
HEDGES = frozenset(["would", "could", "may", "might", "can", "should", "must"])
PAST_HELPERS = frozenset(["had", "was", "were", "did", "has", "have", "'ve", "been"])
PRENOMINAL = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
RANGE_ENDS = frozenset("to through until till onward onwards forward on".split())
REACH = 7  # tokens from the first end of a range to the word that opens its other end
CLIMB = 6


def sentence(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence that a token stands in."""
    return next(((start, end) for start, end in reading.sentences if start <= at < end), (0, len(reading.doc)))


def relation(reading: Reading, start: int, kind: str) -> str:
    """`on`, `as_of`, `since`, `until`, `before`, `after`, `during`, `for`: what the preposition before it says."""
    words = [token.lower_ for token in reading.doc[max(0, start - 3) : start]]
    while words and words[-1] in ("the", "about", "around", "early", "late", "only", "just", "its", "this"):
        words.pop()
    if found := SEQUENCES.get(tuple(words[-2:])):
        return found
    if words and words[-1] == "from" and compares(reading, start):
        return "on"
    if words and (single := SINGLE.get(words[-1])):
        return single
    if words and words[-1] in ("to", "and", "-") and opens_range(reading, start, words[-1]):
        return "until"
    if words and words[-1] == "between":
        return "since"
    return "for" if kind == "duration" else "on"


def begins(reading: Reading, start: int) -> bool:
    """Whether what is said to hold since a time may lie ahead: `will pay from January`, not `since`."""
    return "since" not in [token.lower_ for token in reading.doc[max(0, start - 3) : start]]


def compares(reading: Reading, start: int) -> bool:
    """`up 4% from 2008`, `an improvement from May`, `a letter from 1944`: a `from` that begins no stretch of time.

    It begins one where its other end follows (`to`, `until`, `on`), or where a verb that is none of change governs it.
    """
    at = next(i for i in range(start - 1, -1, -1) if reading.doc[i].lower_ == "from")
    _, end = sentence(reading, start)
    after = [token.lower_ for token in reading.doc[start : min(end, start + REACH)]]
    if not RANGE_ENDS.isdisjoint(after):
        return False
    token, changes = reading.doc[at], word_lists("dates")["changing"]
    before = reading.doc[at - 1] if at else None
    if before is not None and (before.lower_ in changes or before.text == "%" or before.like_num):
        return True
    if not token.tag_:
        return False
    head = token.head.head if token.head.tag_ == "IN" else token.head
    return head.tag_.startswith("NN") or head.lemma_.lower() in changes


def opens_range(reading: Reading, start: int, link: str) -> bool:
    """Whether a `from` (`to`) or `between` (`and`) stands up to eight words before."""
    words = [token.lower_ for token in reading.doc[max(0, start - 9) : start]]
    return ("between" if link == "and" else "from") in words


def future(reading: Reading, start: int, end: int) -> bool | None:
    """Whether the clause speaks of what is to come; None if it does not tell."""
    if reading.doc.has_annotation("DEP") and reading.doc.has_annotation("TAG"):
        told = parsed_future(reading, start, end)
        looks_back = any(token.lower_ == "back" for token in reading.doc[max(0, start - 2) : start])
        return False if told is None and looks_back else told
    return worded_future(reading, start, end)


def parsed_future(reading: Reading, start: int, end: int) -> bool | None:
    """Tense off the tree: from the expression up to its verb, and on up where that verb has no tense of its own."""
    if [t.lower_ for t in reading.doc[max(0, start - 3) : start]] in (["as", "early", "as"], ["as", "soon", "as"]):
        return True
    if expects(reading, start) or granted(reading, start):
        return True
    token = next((t for t in reading.doc[start:end] if not start <= t.head.i < end), reading.doc[start])
    nominal, noun = token.dep_ in PRENOMINAL, False
    infinitive = False
    for _ in range(CLIMB):
        if token.head.i == token.i:
            break
        token = token.head
        if token.lower_ in word_lists("dates")["future_words"]:
            return True
        if token.tag_.startswith("VB") and not mistagged(token):
            told, final = verb_future(token)
            infinitive = infinitive or token.tag_ == "VB"
            if infinitive and told is not True and token.tag_ != "VB":
                told = True if token.tag_ in ("VBZ", "VBP") else None
            if final or token.dep_ in ("relcl", "acl"):
                settled = (told and (not nominal or ahead(token))) or (told is False and not noun)
                return told if settled else None
        noun = noun or token.tag_ in ("NN", "NNS") or mistagged(token)
    return None


def mistagged(token: Token) -> bool:
    """A verb where only a noun can stand: `the Washington summit` with `summit` as a verb."""
    return token.dep_ in NOMINAL or (token.dep_ == "pobj" and token.tag_ == "VBD")


def expects(reading: Reading, start: int) -> bool:
    """`due Friday`, `scheduled for Friday`, `payable Dec. 7`: the word before looks ahead."""
    before = [token.lower_ for token in reading.doc[max(0, start - 2) : start]]
    words = word_lists("dates")["future_words"]
    return bool(before) and (before[-1] in words or (before[-1] in ("on", "for", "in", "by") and before[0] in words))


def granted(reading: Reading, start: int) -> bool:
    """`has given them until Tuesday`, `extended it to Friday`: a verb of granting time looks ahead."""
    words = reading.doc[max(0, start - 5) : start]
    until = next((token for token in words if token.lower_ in ("until", "till")), None)
    return until is not None and until.head.lemma_.lower() in word_lists("dates")["granting"]


def ahead(verb: Token) -> bool:
    """Whether a verb has `will` beside it, or is one of planning."""
    return verb.lemma_.lower() in word_lists("dates")["planning"] or any(c.lower_ in WILL for c in verb.children)


def verb_future(verb: Token) -> tuple[bool | None, bool]:
    """What one verb tells of its time, and whether that settles it."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & WILL:
        return True, True
    if verb.tag_ == "VBN" and not helpers & PAST_HELPERS and verb.lemma_.lower() in word_lists("dates")["planning"]:
        return True, True
    if helpers & HEDGES:
        return None, True
    if verb.tag_ == "VBD" or helpers & PAST_HELPERS:
        return False, True
    if verb.tag_ == "VB" and "to" in helpers:
        head = verb.head
        planned = head.lemma_.lower() in word_lists("dates")["planning"] or (
            head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP")
        )
        return (True, True) if planned or head.tag_ in ("VBZ", "VBP") else (None, False)
    if verb.tag_ == "VBN" and not helpers:
        return False, True
    if verb.tag_ == "VBG":
        return (True, True) if helpers & {"is", "are", "'s", "'re", "am", "'m"} else (None, False)
    if verb.tag_ not in ("VBZ", "VBP"):
        return None, False
    timetabled = verb.lemma_.lower() in word_lists("dates")["timetabled"]  # `the talks open Monday`
    following = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return True if timetabled or (verb.lemma_ == "be" and following in ("on", "in")) else None, True


def worded_future(reading: Reading, start: int, end: int) -> bool | None:
    """Without a parse: the nearest word that tells, left of the expression, then right."""
    first, last = sentence(reading, start)
    lists = word_lists("dates")
    for at in range(start - 1, max(first, start - 14) - 1, -1):
        told = tense(reading, at, lists["future_words"], lists["past_words"])
        if told is not None:
            return told
        if reading.doc[at].text in PUNCTUATION:
            break
    for at in range(end, min(last, end + 10)):
        told = tense(reading, at, lists["future_words"], lists["past_words"])
        if told is not None:
            return told
    return None


def tense(reading: Reading, at: int, ahead: frozenset[str], behind: frozenset[str]) -> bool | None:
    token = reading.doc[at]
    if token.lower_ in ahead or token.lower_ in WILL:
        return True
    if at and reading.doc[at - 1].lower_ in ("be", "to"):
        return None
    if token.lower_ in behind or (token.lower_.endswith("ed") and len(token) > 4):
        return False
    return None


def reports(reading: Reading, start: int) -> bool:
    """Whether a verb of saying stands right before, as in `noted the day before`."""
    words = {token.lower_ for token in reading.doc[max(0, start - 3) : start]}
    return not words.isdisjoint(word_lists("dates")["reporting"])
