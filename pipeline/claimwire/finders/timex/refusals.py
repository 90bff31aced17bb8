"""Where words of time mean no time: `May` the verb or the person, `2000 people`, `a second round`, `5-year-old boy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimwire._rulebook import word_lists

if TYPE_CHECKING:
    from claimwire._rules import Match
    from claimwire.language.reading import Reading


def around(reading: Reading, start: int, end: int) -> tuple[str, str]:
    """The lower-case words before and after a stretch, empty at the ends of the text."""
    before = reading.doc[start - 1].lower_ if start else ""
    after = reading.doc[end].lower_ if end < len(reading.doc) else ""
    return before, after


def refused(match: Match, reading: Reading, fields: dict[str, Any]) -> bool:
    """Whether the words around a match show that it is no time; the checks are those that the rule asks for."""
    wanted = match.rule.set.get("check", "")
    fields.pop("check", None)
    return any(CHECKS[name](match, reading) for name in wanted.split())


def year(match: Match, reading: Reading) -> bool:
    """Four digits that count something, cost something or are part of a larger number."""
    before, after = around(reading, match.start, match.end)
    lists = word_lists("dates")
    bound = before == "than" and match.start > 1 and reading.doc[match.start - 2].lower_ in ("later", "earlier")
    if (before in lists["not_before_year"] and not bound) or after in lists["not_after_year"]:
        return True
    near = reading.numbers_in(match.start, match.end)
    if any((n.start <= match.start and match.end < n.end) or n.start < match.start < n.end for n in near):
        return True
    attached = before == "-" and reading.ends[match.start - 1] == reading.starts[match.start]
    if attached and match.start > 1 and not reading.doc[match.start - 2].is_alpha:
        return True
    if remote(reading, match.start, before):
        return True
    ranged = (before, after) in (("between", "and"), ("from", "to"))
    if ranged and not is_recent(reading, match.start) and counts(reading, match.start, match.end + 2):
        return True  # `between 1500 and 1800 cars`
    if before in lists["before_year"]:
        return False
    return counts(reading, match.start, match.end)


def remote(reading: Reading, start: int, before: str) -> bool:
    """Whether a number far from our time has no word before it that wants a year (`back to 1142`, `by 2150`)."""
    text = reading.doc[start].text
    if is_recent(reading, start) or not text.isdigit():
        return False
    if before == "to" and start > 1 and reading.doc[start - 2].lower_ == "back":
        return False
    if before == "and" and start > 2 and reading.doc[start - 3].lower_ == "between":
        return not reading.doc[start - 2].text.isdigit()
    return before not in word_lists("dates")["before_old_year" if text < "2000" else "future_year"]


def is_recent(reading: Reading, start: int) -> bool:
    """Whether a year is one of the two centuries that news is mostly about."""
    return reading.doc[start].text.startswith(("19", "20", "'"))


def years(match: Match, reading: Reading) -> bool:
    """A range of four digits that are a price or count what follows: `$1500-2000`, `1900-2000 people`."""
    before, after = around(reading, match.start, match.end)
    return before in ("$", "€", "£", "us$") or after in word_lists("dates")["not_after_year"]


def season(match: Match, reading: Reading) -> bool:
    """`winter wheat`, `summer school`: a bare season before a noun is part of its name."""
    if match.end - match.start > 1 or match.end >= len(reading.doc):
        return False
    token = reading.doc[match.end]
    return token.tag_.startswith("NN") or (not token.tag_ and token.is_alpha)


def counts(reading: Reading, start: int, end: int) -> bool:
    """Whether a plural follows that the number may count: `2000 people`, but not `the 1996 elections`."""
    if end >= len(reading.doc):
        return False
    after, before = reading.doc[end], reading.doc[start - 1] if start else None
    if before is not None and (
        before.tag_ in ("DT", "PRP$", "POS") or before.lower_ in ("the", "its", "their", "his", "her", "'s")
    ):
        return False
    if after.tag_ in ("JJ", "VBN") and end + 1 < len(reading.doc) and reading.doc[end + 1].tag_ == "NNS":
        return True
    lists = word_lists("dates")
    return after.tag_ == "NNS" or after.lower_ in lists["counted"] or after.lower_ in lists["not_after_year"]


def month(match: Match, reading: Reading) -> bool:
    """`May` and `March` as verbs, `April` and `June` as people: a lone month must look like one."""
    token = reading.doc[match.start]
    before, after = around(reading, match.start, match.end)
    lists = word_lists("dates")
    if token.lower_ in ("may", "march", "mar") and (
        token.text.islower() or (token.tag_ or "NNP") not in ("NNP", "NN", "IN")
    ):
        return before not in lists["before_month"] or token.text.islower()
    text, following = token.text, reading.doc[match.end].text if match.end < len(reading.doc) else ""
    if text in ("Jan", "Mar", "Jun", "Apr") and following.istitle():
        return True
    if before in lists["before_month"]:
        return False
    if before in ("the", "its", "their", "his", "her", "a") or before == "'s":
        return not following.islower() or after == "of"
    if person(match, reading):
        return True
    first = match.start == 0 or any(start == match.start for start, _ in reading.sentences)
    if token.lower_ in ("may", "march"):
        return first or reading.doc[match.start - 1].text.istitle() or after in lists["after_verb"]
    previous = "" if first or not match.start else reading.doc[match.start - 1].text
    return (
        previous.istitle()
        and token.lower_ in ("april", "june", "august")
        and previous.lower() not in lists["before_month"]
    )


def person(match: Match, reading: Reading) -> bool:
    """Whether the pipeline takes the words for a name."""
    return any(
        label in ("PERSON", "ORG", "GPE", "FAC", "PRODUCT") and start < match.end and match.start < end
        for start, end, label in reading.entities
    )


def age(match: Match, reading: Reading) -> bool:
    """`52 years old`, `a six-year-old boy`; a treaty or a truce may be so many years old."""
    words = [token.lower_ for token in reading.doc[match.end : match.end + 3]]
    if words[:1] == ["-"]:
        words = words[1:]
    if words[:1] not in (["old"], ["olds"], ["young"]):
        return words[:2] == ["of", "age"]
    following = words[1] if len(words) > 1 else ""
    return following not in word_lists("dates")["old_things"]


def unit(match: Match, reading: Reading) -> bool:
    """`second`, `quarter` and the like after a numeral of their own, or a rate's denominator (`50 miles an hour`)."""
    before, _ = around(reading, match.start, match.end)
    return before in ("per", "a", "an", "/") and reading.doc[match.start].lower_ not in ("few", "couple")


def abstract(match: Match, reading: Reading) -> bool:
    """`the day of the attack`, `the year that …`: a period that its own words define, not the calendar."""
    before, after = around(reading, match.start, match.end)
    if after == "to" and reading.doc[min(match.end + 1, len(reading.doc) - 1)].lower_ in calendar_names():
        return False  # `the year to March`
    if before == "of" and match.start > 1 and reading.doc[match.start - 2].lower_ in word_lists("dates")["portions"]:
        before = ""  # `by the end of the year`
    return after in ("of", "that", "when", "after", "before", "in", "to", "-", "ahead") or before in (
        "of",
        "player",
        "man",
    )


def calendar_names() -> frozenset[str]:
    lists = word_lists("dates")
    return lists["weekdays"] | lists["months"]


def title(match: Match, reading: Reading) -> bool:
    """`60 Minutes`, `48 Hours`: a name."""
    token = reading.doc[match.end - 1]
    return token.text.istitle() and match.start > 0 and not reading.doc[match.start].text.istitle()


def name(match: Match, reading: Reading) -> bool:
    """`Washington Monthly`, `USA TODAY`: capitals after another capitalised word."""
    if not match.start or not reading.doc[match.start].text[0].isupper():
        return False
    return reading.doc[match.start - 1].text[0].isupper()


def compound(match: Match, reading: Reading) -> bool:
    """`as soon as`."""
    before, after = around(reading, match.start, match.end)
    return after == "as" or before in ("too", "how")


def adjective(match: Match, reading: Reading) -> bool:
    """`quarterly loss`: what recurs is a thing with a name of its own, not said to be done so often."""
    if match.end >= len(reading.doc):
        return False
    following = reading.doc[match.end]
    if following.tag_:
        return following.tag_.startswith(("NN", "JJ")) and following.lower_ != "there"
    return following.is_alpha


MODALS = frozenset("would will to could may might can should must".split())
CLAUSE_TAGS = frozenset("DT PRP PRP$ NN NNS NNP NNPS JJ VBG CD WP WDT EX".split())
CLAUSE_WORDS = frozenset("the a an he she it they his her its their this we i you".split())


def anaphor(match: Match, reading: Reading) -> bool:
    """`the day before the vote`: the words that follow say before what, so the text's own date does not."""
    if reading.doc[match.end - 1].lower_ not in ("before", "after", "previous") or match.end >= len(reading.doc):
        return False
    token = reading.doc[match.end]
    if token.tag_:
        return token.tag_ in CLAUSE_TAGS and token.lower_ != "that"
    return token.lower_ in CLAUSE_WORDS or token.text.istitle()


def counting(match: Match, reading: Reading) -> bool:
    """`in two thousand five homes`: the words count what follows."""
    if match.end >= len(reading.doc):
        return False
    token = reading.doc[match.end]
    return (
        token.tag_.startswith(("NN", "JJ", "CD"))
        or token.lower_ in ("hundred", "million")
        or (not token.tag_ and token.is_alpha)
    )


def lasting(match: Match, reading: Reading) -> bool:
    """`would last four years`: the verb."""
    token = reading.doc[match.start]
    before, _ = around(reading, match.start, match.end)
    return token.lower_ == "last" and (token.tag_.startswith("VB") or before in MODALS)


def priced(match: Match, reading: Reading) -> bool:
    """`$12 December 27`: the number before the month is a price."""
    return around(reading, match.start, match.end)[0] in ("$", "€", "£", "us$", "rs")


def ranked(match: Match, reading: Reading) -> bool:
    """`the 25th floor`, `April 24 and 25 people`: a noun follows that the number belongs to."""
    if match.end >= len(reading.doc):
        return False
    token = reading.doc[match.end]
    if token.text == "-" and reading.ends[match.end - 1] < reading.starts[match.end]:
        return False
    if token.tag_:
        counts_on = token.tag_ == "CD" and token.is_alpha  # `the 20 million`, but not `the 4th 7 p.m.`
        return counts_on or token.tag_.startswith(("NN", "JJ")) or token.lower_ in ("-", "of", "%")
    return token.is_alpha and token.lower_ not in (
        "and",
        "at",
        "in",
        "from",
        "to",
        "with",
        "after",
        "before",
        "when",
        "as",
        "but",
        "the",
    )


def figurative(match: Match, reading: Reading) -> bool:
    """`the dawn of an era`."""
    return around(reading, match.start, match.end)[1] == "of" and reading.doc[match.end - 1].lower_ in ("dawn", "dusk")


def modal(match: Match, reading: Reading) -> bool:
    """`this may help`: the verb, in lower case."""
    return reading.doc[match.end - 1].text in ("may", "march")


DENOMINATORS = frozenset("2 3 4 5 6 7 8 10 12 16".split())


def fraction(match: Match, reading: Reading) -> bool:
    """`5/8 inch`, `2 1/4`, `24/7`, `4/5 of them`: parts of something, not the day of a month."""
    before, after = around(reading, match.start, match.end)
    first, second = reading.doc[match.start].text.split("/")
    if ranked(match, reading) or after in ("of", "-", "/") or before[-1:].isdigit() or before in ("-", "/", "$"):
        return True
    if before.capitalize() in word_lists("dates")["weekdays"]:
        return False
    zero = first.startswith("0") or second.startswith("0")
    return first + second == "247" or (not zero and int(first) < int(second) and second in DENOMINATORS)


CHECKS = {
    check.__name__: check
    for check in (
        year, years, month, season, age, person, abstract, title, name, compound, adjective, anaphor, priced, ranked,
        counting, lasting, fraction, figurative, modal,
    )
}  # fmt: skip
