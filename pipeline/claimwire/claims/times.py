"""When: the date that a claim holds for, from the dates of its clause, its list header, or what it refers back to."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import takewhile
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.rows import Row
from claimwire.language.reading import Reading
from claimwire.language.syntax import FINITE, SUBJECTS, Range, ancestors, up_to, verb_of

WORDS = word_lists("claims")
PERIODS = frozenset({"week", "month", "quarter", "year", "decade", "century"})
MODIFIERS = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
DETOUR, SIDEWAYS, FAR = 5, 20, 99
NEAR, REACH = 2, 10
LEVELS = frozenset({"from", "against", "versus"})
BOUNDING = frozenset({"more", "less", "fewer"})
OTHER_TIMES = frozenset({"after", "before", "since", "until", "till", "because", "if", "unless"})
LINKS = {"since": "since", "until": "until", "till": "until", "before": "before", "after": "after"}


def usable(row: Row) -> bool:
    """A date that the calendar can place and that is no mere `now`."""
    placed = row["type"] in ("date", "time") or bool(row["from"] and row["to"])  # `the past 24 hours`
    return placed and bool(row["from"] or row["to"]) and not str(row["timex"]).endswith("_REF")


def dates_in(rows: Sequence[Row], span: Range) -> list[int]:
    return [i for i, row in enumerate(rows) if span[0] <= row["tokens"][0] < span[1] and usable(row)]


def dates_of(
    reading: Reading, rows: Sequence[Row], verb: Token | None, at: int, sentence: Range, said: frozenset[int]
) -> list[int]:
    """The indices of the dates that hold for a clause: those on its verb, or on the verbs above it, nearest first.

    Args:
        reading: The article.
        rows: The dates layer.
        verb: The clause's verb.
        at: The token that the claim is about; of two dates the nearer one counts.
        sentence: Where to look.
        said: Indices of dates on which something was said, which are no dates of what was said.
    """
    found = [i for i in dates_in(rows, sentence) if i not in said]
    if found:
        far, _, best = min((distance(reading, rows[i], verb, at), abs(rows[i]["tokens"][0] - at), i) for i in found)
        return joined(rows, best) if far < FAR else []
    since = since_beginning(reading, rows, sentence)
    return [since] if since is not None else referred(reading, rows, sentence)


def distance(reading: Reading, row: Row, verb: Token | None, at: int) -> int:
    """0 if the date hangs on the clause's verb, more for the verbs above, and `FAR` for a date of something else."""
    token = reading.doc[row["tokens"][1] - 1]
    if is_compared(reading, row, at) or is_named(reading, row) or is_instance(reading, row):
        return FAR
    if is_parted(reading, row, at) or is_of_other_level(reading, row, at):
        return FAR
    own = verb_of(token)
    if is_beside(top(token, row), at):
        return FAR
    described = top(token, row).head if modifies(token, row) else None
    detour = DETOUR if described is not None else 0
    if described is not None and (is_for(described) or (row["grain"] == "year" and is_of(described))):
        return FAR
    if verb is None or own is None or own.i == verb.i:
        return detour
    if described is not None and described.dep_ == "pobj":  # `held the rerun of the May 3 vote and gave out seats`
        return FAR
    above = [t.i for t in ancestors(verb)]
    if own.i in above:
        return FAR if of_another_time(verb, own) or is_past(token, own, verb) else detour + 1 + above.index(own.i)
    if own.dep_ == "acl" and own.head.left_edge.i <= at <= own.head.i:  # `of 40 votes cast on Sunday, 12 were void`
        return 1
    shared = {verb.i, *above} & {t.i for t in ancestors(own)}
    if not shared or is_apart(own, shared) or is_other_half(token, own, verb) or verb.dep_ == "relcl":
        return FAR
    return 1 if is_bound(own, verb) else SIDEWAYS


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
    if start > at and doc[int(row["tokens"][1]) - 1].lower_ in WORDS["backward"]:
        return False
    return start < at or start - at > REACH or any(t.lower_ == "to" or t.text in (",", ";") for t in doc[at:start])


def is_beside(date: Token, at: int) -> bool:
    """Whether a date hangs on an apposition that a figure is no part of: `had 41%, a swing of 5 points since 2018`."""
    chain = takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), ancestors(date))
    noun = next((t for t in chain if t.dep_ == "appos"), None)
    return noun is not None and not noun.left_edge.i <= at <= noun.right_edge.i and at < noun.i


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


def linked(reading: Reading, row: Row, verb: Token | None) -> str | None:
    """How a clause or a noun with a date of its own stands to the claim: `since`, `until`, `before`, `after`."""
    above = list(ancestors(reading.doc[row["tokens"][1] - 1]))
    if verb is None or verb not in above:
        return None
    if is_since(reading, row):
        return "since"
    between = above[: above.index(verb)]
    clauses = [word for t in between if t.dep_ == "advcl" for word in t.lefts]
    nouns = [t for t in between[1:] if t.dep_ == "prep"]  # `since the opening of the port in 1985`
    return next((LINKS[t.lower_] for t in (*clauses, *nouns) if t.lower_ in LINKS), None)


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


def joined(rows: Sequence[Row], best: int) -> list[int]:
    """`from X to Y`, `between X and Y`, `X to Y`: both rows."""
    for first in (best, best - 1):
        second = first + 1
        if first >= 0 and second < len(rows) and usable(rows[first]) and usable(rows[second]):
            beside = rows[second]["tokens"][0] - rows[first]["tokens"][1] == 1
            if beside and (rows[first]["relation"], rows[second]["relation"]) == ("since", "until"):
                return [first, second]
    return [best]


def since_beginning(reading: Reading, rows: Sequence[Row], sentence: Range) -> int | None:
    """`since its beginning`: the date of the last verb of beginning before."""
    words = [t.lower_ for t in reading.doc[sentence[0] : sentence[1]]]
    if "since" not in words or not any(
        w in WORDS["beginnings"] for w in words[words.index("since") : words.index("since") + 4]
    ):
        return None
    return next(
        (i for i in reversed(range(len(rows))) if rows[i]["tokens"][1] <= sentence[0] and begins(reading, rows[i])),
        None,
    )


def begins(reading: Reading, row: Row) -> bool:
    verb = verb_of(reading.doc[row["tokens"][1] - 1])
    return usable(row) and verb is not None and verb.lemma_.lower() in WORDS["begin"]


def referred(reading: Reading, rows: Sequence[Row], sentence: Range) -> list[int]:
    """What a sentence without a date takes from the one before, if it is about `the strike` or begins with `It`."""
    if not sentence[0] or reading.block(sentence[0] - 1) != reading.block(sentence[0]):
        return []
    doc = reading.doc
    event = any(
        t.lemma_.lower() in WORDS["events"] and any(c.lower_ in ("the", "this", "that") for c in t.children)
        for t in doc[sentence[0] : sentence[1]]
    )
    pronoun = doc[sentence[0]].lower_ in ("it", "they", "these", "this") and doc[sentence[0]].dep_ in (
        "nsubj",
        "nsubjpass",
    )
    return dates_in(rows, reading.sentence(sentence[0] - 1))[-1:] if event or pronoun else []


def claim_date(
    rows: Sequence[Row], public: Sequence[Row], chosen: Sequence[int], published: str | None, relation: str | None
) -> dict[str, Any] | None:
    """The claim's date: first and last day, grain, relation, and the rows it rests on.

    Args:
        rows: The dates layer as the finder gives it.
        public: The same rows as the record has them.
        chosen: The indices of the rows that hold for the claim.
        published: When the article was published; what holds `since` a day holds until then.
        relation: In place of the row's own, where the claim's sentence refers to a date in another one.
    """
    if not chosen:
        return None
    first, last = rows[chosen[0]], rows[chosen[-1]]
    relation = "during" if len(chosen) > 1 else relation or first["relation"] or "on"
    if relation == "on" and first["grain"] in PERIODS:
        relation = "during"
    start, end = first["from"], last["to"]
    if relation == "since":
        end = published[:10] if published and (start or "") <= published[:10] else None
    elif relation in ("until", "before"):
        start = None
    return {
        "from": start,
        "to": end,
        "grain": first["grain"],
        "relation": relation,
        "rows": [public[i] for i in chosen],
    }
