"""When: the date that a claim holds for, from the dates of its clause, its list header, or what it refers back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from spacy.tokens import Token

from claimwire._rulebook import word_lists
from claimwire.claims.apart import (
    LINKS,
    PERIODS,
    describes_subject,
    is_apart,
    is_beside,
    is_bound,
    is_compared,
    is_for,
    is_instance,
    is_named,
    is_of,
    is_of_change,
    is_of_other_level,
    is_other_half,
    is_parted,
    is_past,
    is_since,
    modifies,
    of_another_time,
    top,
)
from claimwire.claims.rows import Row
from claimwire.language.reading import Reading
from claimwire.language.syntax import Range, ancestors, verb_of

WORDS = word_lists("claims")
DETOUR, SIDEWAYS, FAR = 5, 20, 99
NEAR = 2


def usable(row: Row) -> bool:
    """A date that the calendar can place and that is no mere `now`."""
    past = not WORDS["gone"].isdisjoint(row["text"].lower().split())  # `the past 24 hours`, not `within six months`
    placed = row["type"] in ("date", "time") or past or row["grain"] in PERIODS
    return placed and bool(row["from"] or row["to"]) and not str(row["timex"]).endswith("_REF")


def dates_in(rows: Sequence[Row], span: Range) -> list[int]:
    first, last = (bisect_left(rows, edge, key=lambda row: row["tokens"][0]) for edge in span)
    return [i for i in range(first, last) if usable(rows[i])]


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
        far, _, best = min((distance(reading, rows[i], verb, at), steps(reading, rows[i], at), i) for i in found)
        return joined(rows, best) if far < FAR else []
    since = since_beginning(reading, rows, sentence)
    return [since] if since is not None else referred(reading, rows, sentence)


def steps(reading: Reading, row: Row, at: int) -> int:
    """How many words lie between; a coordination parts them: `400 ships in May and 320 in June`."""
    start, end = row["tokens"]
    between = reading.doc[end:at] if end <= at else reading.doc[at:start]
    return abs(int(start) - at) + SIDEWAYS * any(t.dep_ == "cc" for t in between)


def distance(reading: Reading, row: Row, verb: Token | None, at: int) -> int:
    """0 if the date hangs on the clause's verb, more for the verbs above, and `FAR` for a date of something else."""
    token = reading.doc[row["tokens"][1] - 1]
    if is_compared(reading, row, at) or is_named(reading, row) or is_instance(reading, row):
        return FAR
    if is_parted(reading, row, at) or is_of_other_level(reading, row, at) or is_of_change(reading, row, at):
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
    if (
        not shared
        or describes_subject(own)
        or is_apart(own, shared)
        or is_other_half(token, own, verb)
        or verb.dep_ == "relcl"
    ):
        return FAR
    return 1 if is_bound(own, verb) else SIDEWAYS


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


def joined(rows: Sequence[Row], best: int) -> list[int]:
    """`from X to Y`, `between X and Y`, `X to Y`, and two days that follow on each other: both rows."""
    for first in (best, best - 1):
        second = first + 1
        if first >= 0 and second < len(rows) and usable(rows[first]) and usable(rows[second]):
            beside = rows[second]["tokens"][0] - rows[first]["tokens"][1] == 1
            bounds = (rows[first]["relation"], rows[second]["relation"]) == ("since", "until")
            if beside and (bounds or follows(rows[first], rows[second])):
                return [first, second]
    return [best]


def follows(first: Row, second: Row) -> bool:
    """`on Wednesday and Thursday`: the day after."""
    if not first["grain"] == second["grain"] == "day" or not first["to"] or not second["from"]:
        return False
    return date.fromisoformat(first["to"]) + timedelta(1) == date.fromisoformat(second["from"])


def ends_stretch(rows: Sequence[Row], i: int) -> bool:
    """`the three months to 30 September`: the day that bounds a stretch is no date of its own."""
    before, row = rows[i - 1] if i else None, rows[i]
    beside = before is not None and 0 < row["tokens"][0] - before["tokens"][1] <= NEAR
    return before is not None and beside and before["to"] == row["to"] and (before["from"] or "") < (row["from"] or "")


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
    spanned = len(chosen) > 1 and first["relation"] == "since"
    relation = "during" if spanned else relation or first["relation"] or "on"
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
