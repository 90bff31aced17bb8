"""What the words around an expression tell: past or future, and how what is said relates to the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimwire._rulebook import word_lists

if TYPE_CHECKING:
    from claimwire.language.reading import Reading

SEQUENCES = {
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
PUNCTUATION = frozenset(". ; : ! ? ( ) \" — --".split())


def sentence(reading: Reading, at: int) -> tuple[int, int]:
    """The sentence that a token stands in."""
    return next(((start, end) for start, end in reading.sentences if start <= at < end), (0, len(reading.doc)))


def relation(reading: Reading, start: int, kind: str) -> str:
    """`on`, `as_of`, `since`, `until`, `before`, `after`, `during`, `for`: the preposition that an expression follows."""
    words = [token.lower_ for token in reading.doc[max(0, start - 3) : start]]
    while words and words[-1] in ("the", "about", "around", "early", "late", "only", "just", "its", "this"):
        words.pop()
    if found := SEQUENCES.get(tuple(words[-2:])):
        return found
    if words and (single := SINGLE.get(words[-1])):
        return single
    if words and words[-1] in ("to", "and", "-") and opens_range(reading, start, words[-1]):
        return "until"
    if words and words[-1] == "between":
        return "since"
    return "for" if kind == "duration" else "on"


def opens_range(reading: Reading, start: int, link: str) -> bool:
    """Whether a `from` (`to`) or `between` (`and`) stands up to eight words before."""
    words = [token.lower_ for token in reading.doc[max(0, start - 9) : start]]
    return ("between" if link == "and" else "from") in words


def future(reading: Reading, start: int, end: int) -> bool | None:
    """Whether the clause speaks of what is to come: the nearest word that tells, left of the expression, then right."""
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
    if token.lower_ in ahead:
        return True
    if at and reading.doc[at - 1].lower_ in ("be", "to"):
        return None
    if token.lower_ in behind or token.tag_ == "VBD" or (not token.tag_ and token.lower_.endswith("ed") and len(token) > 4):
        return False
    if token.lower_ == "to" and at + 1 < len(reading.doc) and reading.doc[at + 1].tag_ == "VB":
        return True
    return None


def reports(reading: Reading, start: int) -> bool:
    """Whether a verb of saying stands right before, as in `noted the day before`."""
    words = {token.lower_ for token in reading.doc[max(0, start - 3) : start]}
    return not words.isdisjoint(word_lists("dates")["reporting"])
