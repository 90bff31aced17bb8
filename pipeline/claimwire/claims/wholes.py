"""Parts and wholes: `two of its three turbines`; what is said of the part is not said of the whole."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from claimwire.claims.clause import Clause
from claimwire.claims.page import Page
from claimwire.claims.rows import Row
from claimwire.language.syntax import SUBJECTS, ancestors

OF_WHICH = "quantities.of_which"
OF_THE_WHOLE = frozenset({"quantities.of_the_three", "quantities.two_of_the_five"})
PASSED = frozenset({"prep", "pobj", "nummod", "quantmod"})


def divided(page: Page) -> set[int]:
    """The quantities that are only named as what others are part of: `one of the three brigades was destroyed`."""
    return {row["part_of"] for row in page.found["quantities"] if not OF_THE_WHOLE.isdisjoint(row["rules"])}


def standing(whole: Token) -> Clause:
    """What is said of a divided whole: whose it is, what was done to it, or, where its part is a subject, that it is.

    `Two of its three turbines` says that it has three; `seven of the 11 cases recorded since 2010` that 11 were
    recorded; `63 of 90 houses burned` that there are 90.
    """
    owner = next((t for t in whole.lefts if t.dep_ == "poss"), None)
    if owner is not None:
        return Clause(None, owner, implied="have")
    belonging = next((t for t in whole.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
    if belonging is not None:  # `the three brigades of the army`
        return Clause(None, next((t for t in belonging.children if t.dep_ == "pobj"), None), implied=None)
    done = next((t for t in whole.rights if t.dep_ == "acl" and t.tag_ == "VBN"), None)
    if done is not None:
        return Clause(done, whole)
    part = next((t for t in (whole, *ancestors(whole)) if t.dep_ not in PASSED), whole)
    opens = whole.left_edge.i > 0 and whole.head.is_sent_start and whole.dep_ == "pobj"  # `Of 400 starters, 12 ..`
    return Clause(None, whole if opens or part.dep_ in SUBJECTS else None)


def with_wholes(page: Page, figures: Sequence[Row]) -> list[Row]:
    """A part names its whole's claim and has its date.

    After `of which` it shares the whole's subject, where the whole is an amount that the subject came to: `losses
    amounted to 40 thousand people, of which 16 thousand were killed`.
    """
    by_index = {row["index"]: row for row in figures}
    linked = []
    for row in figures:
        whole = by_index.get(page.found["quantities"][row["index"]]["part_of"])
        if whole is not None and whole is not row:
            amount = page.reading.doc[whole["at"]].dep_ == "pobj"
            shared = {"subject": whole["subject"]} if amount and OF_WHICH in row["rules"] else {}
            row = {**row, **shared, "part_of": whole["id"], "date": row["date"] or whole["date"]}
        linked.append(row)
    return linked
