"""Dates that stand in a sentence and say nothing of a clause in it: of another time, level, name or statement."""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.rows import Row
from claimwire.language.reading import Reading
from claimwire.language.syntax import FINITE, SUBJECTS, ancestors, up_to

WORDS = word_lists("claims")
PERIODS = frozenset({"week", "month", "quarter", "year", "decade", "century"})
MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
NEAR, REACH = 2, 10
TURNED = frozenset({"up", "down"})
LEVELS = frozenset({"from", "against", "versus"})
BOUNDING = frozenset({"more", "less", "fewer"})
OTHER_TIMES = frozenset({"after", "before", "since", "until", "till", "because", "if", "unless"})
LINKS = {"since": "since", "until": "until", "till": "until", "before": "before", "after": "after"}


def is_parted(reading: Reading, row: Row, at: int) -> bool:
    """`The army holds 31 towns; in May it held 44`, `.. in six years: in May three died`: of another statement."""
    first, last = sorted((at, int(row["tokens"][0])))
    between = reading.doc[first:last]
    mark = next((t for t in between if t.text in (";", ":")), None)
    if mark is None or any(t.is_quote for t in between):
        return False
    sides = reading.doc[mark.sent.start : mark.i], reading.doc[mark.i : mark.sent.end]
    return all(any(t.tag_ in FINITE for t in side) for side in sides)


def is_of_other_level(reading: Reading, row: Row, at: int) -> bool:
    """`cut from $40 to $35 on 1 March`, `89 cases since May, up from 74`: the level before has no date but its own."""
    doc, start = reading.doc, int(row["tokens"][0])
    before = list(
        takewhile(lambda t: t.pos_ not in ("VERB", "PUNCT") or t.is_currency, reversed(doc[max(0, at - 6) : at]))
    )
    word = next((t for t in before if t.lower_ in LEVELS), None)
    if word is None or (word.lower_ == "from" and start and doc[start - 1].lower_ in ("from", "to")):
        return False
    if any(t.lower_ == "to" for t in doc[word.i : at]):  # `from 36% to 39%`
        return False
    if start > at and doc[int(row["tokens"][1]) - 1].lower_ in WORDS["backward"]:
        return False
    return start < at or start - at > REACH or any(t.lower_ == "to" or t.text in (",", ";") for t in doc[at:start])


def is_beside(date: Token, at: int) -> bool:
    """Whether a date hangs on an apposition that a figure is no part of: `had 41%, a swing of 5 points since 2018`."""
    chain = takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), ancestors(date))
    noun = next((t for t in chain if t.dep_ == "appos"), None)
    return noun is not None and not noun.left_edge.i <= at <= noun.right_edge.i and at < noun.i


def is_of_change(reading: Reading, row: Row, at: int) -> bool:
    """`Petrol cost $1.64, up 7 cents since January`: a date behind `, up ..` is of the change, not of the level.

    Nor of what follows: `fell to 23 percent, down from 61 in August, and half of the crop was written off`.
    """
    date = int(row["tokens"][0])
    before = reading.doc[max(0, date - REACH) : date]
    comma = next((t.i for t in reversed(before) if t.text in (",", ";")), None)
    if comma is None or reading.doc[comma + 1].lower_ not in TURNED:
        return False
    return at < comma or any(t.text == "," for t in reading.doc[date:at])


def describes_subject(own: Token) -> bool:
    """`A certificate renewed on 30 January allowed for 160`: when the thing came to be, not when it did something.

    What happens or is counted is when it was begun: `the attack launched on Monday killed 40`, `a poll taken in May`.
    """
    timely = WORDS["events"] | WORDS["counts"]
    return own.dep_ == "acl" and own.head.dep_ in SUBJECTS and own.head.lemma_.lower() not in timely


def is_bound(own: Token, verb: Token) -> bool:
    """`40 have died since the war began in May`: a clause that says from or until when the verb's holds."""
    marked = any(t.dep_ == "mark" and t.lower_ in LINKS for t in own.lefts)
    return marked and own.dep_ == "advcl" and own.head.i == verb.i


def is_other_half(token: Token, own: Token, verb: Token) -> bool:
    """A date of a coordinated clause alone: of the future, or with its subject (`and last year's rate was ..`)."""
    if own.dep_ != "conj" or verb.i not in {t.i for t in ancestors(own)}:
        return False
    later = {t.tag_ for t in own.lefts} - {t.tag_ for t in verb.lefts}
    subject = next((t for t in own.lefts if t.dep_ in SUBJECTS), None)
    return "MD" in later or (subject is not None and subject.left_edge.i <= token.i < own.i)


def is_for(noun: Token) -> bool:
    """`wheat for March loading`: what it is for is not when it happened."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.pos_ in ("NOUN", "PROPN")


def is_of(noun: Token) -> bool:
    """`pay victims of a 1984 riot`: a noun that only says which others are meant."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN"


def is_past(token: Token, own: Token, verb: Token) -> bool:
    """`was elected in May and has won 40 votes`: a date that stands before a coordinated verb of another tense."""
    tenses = [{t.lower_ for t in v.children if t.dep_ in ("aux", "auxpass")} for v in (own, verb)]
    shares = verb.dep_ == "conj" and not any(t.dep_ in SUBJECTS for t in verb.children)
    return shares and own.i < token.i < verb.i and bool(tenses[1] - tenses[0])


def of_another_time(verb: Token, own: Token) -> bool:
    """Whether a verb stands in a clause of another time below a date's.

    `The plant, which employs 900, will close in June`, `left on Monday, after rebels had killed 40 people`.
    """
    return any(t.dep_ == "relcl" or is_earlier(t) for t in up_to(verb, own))


def is_earlier(verb: Token) -> bool:
    """`after rebels killed 40 people`: a clause that says what came first or later."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in OTHER_TIMES
    return any(t.dep_ == "mark" and t.lower_ in OTHER_TIMES for t in verb.lefts)


def is_apart(own: Token, shared: Set[int]) -> bool:
    """Whether a date's verb heads a clause of its own below the shared ones: `twice what it earned a year ago`.

    So does a participle that does not describe a subject: `charged two men over a plot begun in May`.
    """
    between = takewhile(lambda t: t.i not in shared, (own, *ancestors(own)))
    return any(
        t.dep_ in ("relcl", "ccomp", "pcomp") or (t.dep_ == "acl" and t.head.dep_ not in SUBJECTS) for t in between
    )


def modifies(token: Token, row: Row) -> bool:
    """`2000 levels`, `the March 5 average`: a date that stands before a noun it describes."""
    token = top(token, row)
    return token.dep_ in MODIFIERS and token.head.pos_ == "NOUN" and token.head.i >= int(row["tokens"][1])


def top(token: Token, row: Row) -> Token:
    """The word of a date that the others hang on."""
    start, end = row["tokens"]
    return next((t for t in (token, *ancestors(token)) if not start <= t.head.i < end), token)


def is_aside(reading: Reading, row: Row) -> bool:
    """Whether a date says nothing of when something happened: it describes a noun, or is compared with."""
    token = reading.doc[row["tokens"][1] - 1]
    told = is_named(reading, row) or is_instance(reading, row)
    return told or modifies(token, row) or is_compared(reading, row, int(row["tokens"][0]))


def is_named(reading: Reading, row: Row) -> bool:
    """`the Water Act 2002`: a year behind a name belongs to it."""
    start = row["tokens"][0]
    before = reading.doc[start - 1] if start else None
    return row["grain"] == "year" and before is not None and before.pos_ == "PROPN"


def is_instance(reading: Reading, row: Row) -> bool:
    """`struck often, including last Monday`; `the highest level since May 2019`: not the time of the clause."""
    start = row["tokens"][0]
    if start and reading.doc[start - 1].lower_ in ("including", "especially", "notably"):
        return True
    since = next((t for t in reversed(reading.doc[max(0, start - REACH) : start]) if t.lower_ == "since"), None)
    before = reading.doc[max(0, since.i - REACH) : since.i] if since is not None else ()
    ranked = [t.i for t in before if t.tag_ in ("JJS", "RBS") or t.lower_ == "first"]
    return bool(ranked) and not any(t.text == "," for t in before if t.i > ranked[-1])


def is_compared(reading: Reading, row: Row, at: int) -> bool:
    """`up 4% compared with May`, `from a year earlier`, `down 12% on the year`: what the figure is held against."""
    start, end = row["tokens"]
    doc = reading.doc
    if is_since(reading, row):
        return False
    backward = doc[end - 1].lower_ in WORDS["backward"]  # `from 144 million, or 4 a share, a year ago`
    between = doc[max(at + 1, start - (2 * REACH if backward else REACH)) : max(at + 1, start - 1)]
    commas = [t.i for t in between if t.text == "," and not backward]
    if any(is_against(t, start) and t.i > max(commas, default=-1) for t in between):
        return True
    before = {t.lower_ for t in doc[max(0, start - NEAR) : start]}
    if before & WORDS["comparisons"] or ("from" in before and backward):
        return True
    whole = row["grain"] in PERIODS  # not `on September 14 last year`
    if start and whole and doc[start - 1].lower_ == "on" and doc[end - 1].lower_ in WORDS["backward"] | PERIODS:
        return True
    for above in ancestors(doc[end - 1]):
        if above.lower_ in WORDS["comparisons"]:
            return not above.i < at < start  # `compared with 27 the day before`
        if above.lower_ in ("that", "those"):  # `three times that of last fall`
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
    return False


def is_against(token: Token, date: int) -> bool:
    """`than`, `compared`; `from` before a date or a level (`from 3,600 in 2002`), not `from the party in May`.

    The `than` of a bound compares with no date: `more than 30 others on Monday`.
    """
    if token.lower_ == "than" and token.nbor().ent_type_ == "NUMBER" and token.nbor(-1).lower_ in BOUNDING:
        return False
    if token.lower_ != "from":
        return token.lower_ in WORDS["against"]
    level = token.doc[token.i + 1 : min(token.i + 4, date)]
    return date - token.i < NEAR + 1 or any(t.like_num or t.is_currency for t in level)


def is_since(reading: Reading, row: Row) -> bool:
    """`since its separation from the south in 1993`: only nouns stand between the word and the date."""
    for token in reversed(reading.doc[max(0, row["tokens"][0] - REACH) : row["tokens"][0]]):
        if token.lower_ == "since":
            return True
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return False
    return False
