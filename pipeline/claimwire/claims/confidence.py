"""How sure a claim is: the share of claims like it that were right on gold which no rule was written on.

`confidence.json` holds a weight for each mark of a claim, fitted by `training/calibrate.py` to the gold of
`corpus/hold`; the sum of those that hold, through the logistic function, is the probability that the amount, its unit
or what is counted, the date and the source are all right. Events and statements, of which that gold has none, are
judged by the same marks, which is less sure.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any

Claim = Mapping[str, Any]

LONG, MANY = 220, 4
PRONOUNS = frozenset({"it", "they", "this", "that", "these", "those", "he", "she", "we"})
SAYING = re.compile(r"\b(?:said|says|told|according|reported|announced)\b", re.IGNORECASE)


def elsewhere(claim: Claim) -> bool:
    """Whether the date was read in another sentence, or a list's header."""
    rows = claim["date"]["rows"] if claim["date"] else ()
    return any(not claim["start"] <= row["start"] < claim["end"] for row in rows)


def uncounted(claim: Claim) -> bool:
    """A bare number, of which nothing says what it counts."""
    quantity = claim["quantity"]
    return quantity is not None and quantity["unit"] is None and quantity["item"] is None


def implied(claim: Claim) -> bool:
    """A number whose noun stands elsewhere."""
    item = (claim["quantity"] or {}).get("item")
    return item is not None and item["text"] is None


def unsourced(claim: Claim) -> bool:
    """A sentence in which something is said, but by nobody that was found."""
    return claim["attribution"] is None and bool(SAYING.search(claim["text"]))


MARKS: Mapping[str, Callable[[Claim], bool]] = {
    "any": lambda claim: True,
    "no subject": lambda claim: claim["subject"] is None,
    "a pronoun nobody is found for": lambda claim: (claim["subject"] or {}).get("name", "").lower() in PRONOUNS,
    "no verb of its own": lambda claim: claim["predicate"] is None or claim["predicate"]["text"] is None,
    "nothing counted": uncounted,
    "what is counted stands elsewhere": implied,
    "a unit": lambda claim: (claim["quantity"] or {}).get("unit") is not None,
    "not exact": lambda claim: (claim["quantity"] or {"modifier": "exact"})["modifier"] != "exact",
    "a date": lambda claim: claim["date"] is not None,
    "the date stands elsewhere": elsewhere,
    "a source": lambda claim: claim["attribution"] is not None,
    "a source inside a source": lambda claim: (claim["attribution"] or {}).get("via") is not None,
    "a word of saying, but no source": unsourced,
    "in a list or under a heading": lambda claim: claim["context"] is not None,
    "not asserted": lambda claim: claim["modality"] != "asserted",
    "a part": lambda claim: claim["part_of"] is not None,
    "a long sentence": lambda claim: len(claim["text"]) > LONG,
    "many numbers in the sentence": lambda claim: len(re.findall(r"\d[\d,.]*", claim["text"])) >= MANY,
}


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each mark."""
    stored = json.loads(resources.files("claimwire.claims").joinpath("confidence.json").read_text("utf-8"))
    return {mark: float(stored[mark]) for mark in MARKS}


def marks_of(claim: Claim) -> list[str]:
    """The marks that a claim bears."""
    return [mark for mark, holds in MARKS.items() if holds(claim)]


def confidence(claim: Claim) -> float:
    """The probability, to two places, that a claim is right; see above for what that means."""
    total = sum(weights()[mark] for mark in marks_of(claim))
    return round(1 / (1 + math.exp(-total)), 2)
