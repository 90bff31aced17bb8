"""What a figure is said of where no verb tells: beside a name, in brackets, again in another unit, alone before a verb.

Start here: `clause_beside` tries each in turn, `clause_again` what the figure before tells.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimwire.claims.clause import WORDS, Clause
from claimwire.claims.page import Page
from claimwire.claims.rows import Row
from claimwire.finders.items import RESTATING
from claimwire.language.syntax import FINITE, NOUNS, Range, verb_of

AGE = "quantities.name_comma_age"
BY = ("by", "between", "to", "at")
BEARINGS = WORDS["bearings"]
OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"])
ENDS = (")", "]", ",", ";")


def clause_beside(page: Page, row: Row, before: Row | None) -> Clause | None:
    """The clause of a figure that stands beside what it is said of; None where the parse must tell.

    Args:
        page: The article.
        row: The figure's row in the quantities layer.
        before: The row of the figure before it.
    """
    name = named_beside(page, row, before) or named_with_age(page, row)
    if name is not None:
        return Clause(None, name)
    if (part := part_of_them(page, row, before)) is not None:
        return part
    if row["item"] is None or row["item"]["text"] is None:
        return beheaded(page, row)
    return elided(page, row, before)


def named_beside(page: Page, row: Row, before: Row | None) -> Token | None:
    """The noun just before: `Ruiz (5 goals)`, `Maddon, 66, has ..`, `Ruiz up 4 per cent`, `.. by 2%, Ruiz by 3%`.

    Of a distance it is the place: `in Marlow, some 40 kilometers north of the capital`.
    """
    start, end = row["tokens"]
    sentence, limit = page.reading.sentence(row["head_token"])
    if start - 2 < sentence or end >= limit:
        return None
    mark, name, after = page.reading.doc[start - 1].lower_, page.reading.doc[start - 2], page.reading.doc[end].text
    if name.tag_ not in NOUNS or name.i in page.counted or name.i in page.dated:
        return None
    distance = row["unit"] is not None and row["unit"]["dimension"] == "length"
    located = mark == "," and distance and after.lower() in BEARINGS
    bracketed = mark in ("(", "[") and after in ENDS
    aged = mark == "," and AGE in row["rules"]
    moved = mark in ("up", "down") and row["change"] is not None
    told = bracketed or moved or is_gapped(name, mark, before, sentence)
    return name if located or aged or (told and name.dep_ != "dobj") else None


def part_of_them(page: Page, row: Row, before: Row | None) -> Clause | None:
    """`148 were hurt, nine of them badly`, `33 patients, six of them in intensive care`, `among them two boys`."""
    doc, start, end = page.reading.doc, row["tokens"][0], row["number"]["end"]
    number, led = doc[end - 1], [t.lower_ for t in doc[max(0, start - 3) : start]]
    if len(led) < 3 or before is None:
        return None
    if led[-2:] == ["among", "them"] and led[0] in (",", "("):
        return Clause(None, doc[row["head_token"]])
    if end + 2 >= len(doc) or led[-1] not in (",", "(") or [t.lower_ for t in doc[end : end + 2]] not in OF_THEM:
        return None
    if doc[end + 2].tag_ == "RB" and doc[end + 3 : end + 4].text in ("", ".", ",", ";"):
        verb = verb_of(doc[before["head_token"]])
        return Clause(verb, number)
    beside = doc[end + 2].pos_ in ("ADP", "ADJ") or doc[end + 2].tag_ == "VBN"
    return Clause(None, number) if beside else None


def named_with_age(page: Page, row: Row) -> Token | None:
    """`Anna Petrova, a 19-year-old student, ..`: the name that the apposition with the age stands by."""
    noun = page.reading.doc[row["head_token"]]
    old = row["text"].lower().endswith("old") and noun.dep_ == "appos" and noun.head.i < row["tokens"][0]
    return noun.head if old and noun.head.tag_ in NOUNS else None


def is_gapped(name: Token, mark: str, before: Row | None, sentence: int) -> bool:
    """`Shares of A fell by 2%, B by 3% and C by 4%`: a name and its number, the verb said before."""
    told = before is not None and before["tokens"][0] >= sentence and before["change"] is not None
    first = name.left_edge if name.left_edge.i > sentence else name
    return mark in BY and told and first.i > sentence and first.nbor(-1).lower_ in (",", "and", "while", ";")


def beheaded(page: Page, row: Row) -> Clause | None:
    """`one was destroyed, two lost their guns`: a number alone before a finite verb is its subject."""
    at = row["number"]["end"]
    if row["unit"] is not None or at >= page.reading.sentence(row["head_token"])[1]:
        return None
    following = page.reading.doc[at]
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    finite = following.tag_ in FINITE | {"VBN", "MD"} and verb.i >= at
    return Clause(verb, page.reading.doc[at - 1]) if finite else None


def elided(page: Page, row: Row, before: Row | None) -> Clause | None:
    """`ten people were killed and 21 others wounded`, `with 21 others wounded`: a participle without an auxiliary."""
    (start, end), (sentence, limit) = row["tokens"], page.reading.sentence(row["head_token"])
    doc = page.reading.doc
    subject = doc[row["head_token"]]
    if doc[min(end, limit - 1)].lower_ == "of":  # `with over 90 percent of the vote counted`
        subject = doc[end - 1]
        end = next((i + 1 for i in range(end, limit) if page.reading.ends[i] == row["item"]["end"]), end)
    end += end < limit and doc[end].tag_ == "RB"  # `with 22 currently imprisoned`
    if start == sentence or end >= limit or doc[end].tag_ not in ("VBN", "VBD"):
        return None
    mark = doc[start - 1].lower_
    if mark == "with":
        return Clause(doc[end], subject)
    if mark not in ("and", ",", "but", "while") or before is None or before["tokens"][0] < sentence:
        return None
    told = any(t.dep_ == "auxpass" and t.head.i >= before["tokens"][1] for t in doc[sentence:start])
    return Clause(doc[end], subject) if told else None


def clause_again(page: Page, row: Row, before: Row, clause: Clause) -> Clause | None:
    """The clause of the figure before, of which the same is said: its restatement, or its correction."""
    if is_corrected(page, before, row):  # where that figure was itself the subject, this one is
        own = clause.subject is not None and clause.subject.i in range(*before["tokens"])
        return Clause(clause.verb, page.reading.doc[row["head_token"]]) if own else clause
    return clause if is_restated(page, before, row) else None


def is_corrected(page: Page, before: Row, row: Row) -> bool:
    """`14 people had died, not 40`: the same is said of the other number."""
    doc, start = page.reading.doc, row["tokens"][0]
    between = [t.lower_ for t in doc[before["tokens"][1] : start]]
    same = page.reading.sentence(before["head_token"]) == page.reading.sentence(row["head_token"])
    return same and between[-2:] == [",", "not"]


def is_restated(page: Page, before: Row, row: Row) -> bool:
    """`seven miles (11 km)`, `190 points, or 0.6%`: the same amount again, of which the same is said."""
    between = [t.lower_ for t in page.reading.doc[before["tokens"][1] : row["tokens"][0]]]
    return before["unit"] is not None and row["unit"] is not None and between in RESTATING


def told_of(clause: Clause, number: Token, *, sentence: Range) -> Clause:
    """A line without a verb is about the noun at its head: `panel strength below 8.9 ksi`."""
    if clause.verb is not None or clause.subject is not None:
        return clause
    root = number
    while root.head.i != root.i:
        root = root.head
    return Clause(None, root) if root.tag_ in NOUNS and sentence[0] <= root.i < number.i else clause
