"""Numbers that are no quantities: the functions that NOT rules name, each of which refuses a match by null."""

from __future__ import annotations

from claimwire._rulebook import word_lists
from claimwire._rules import Match, builder
from claimwire.finders.units import units
from claimwire.language.numerals import Numeral
from claimwire.language.reading import Reading
from claimwire.language.syntax import NOUNS

YEARS = (1700, 2199)
OLD_YEARS = (100, 2100)


def listed(name: str) -> frozenset[str]:
    """A word list of the rule file."""
    return word_lists("quantities")[name]


def numbers_in(match: Match, reading: Reading) -> list[Numeral]:
    """The numerals that a match touches."""
    return reading.numbers_in(match.start, match.end)


def word(reading: Reading, i: int) -> str:
    """A word in lower case, empty beyond the ends."""
    return reading.doc[i].lower_ if 0 <= i < len(reading.doc) else ""


def bare_year(reading: Reading, numeral: Numeral, limits: tuple[int, int] = YEARS) -> bool:
    """Four digits without a mark, in the span of years."""
    text = reading.doc[numeral.start].text
    if units().before(
        [t.text for t in reading.doc[max(0, numeral.start - 3) : numeral.start]], min(3, numeral.start), 0
    ):
        return False
    return (
        numeral.end == numeral.start + 1 and text.isdigit() and len(text) >= 3 and limits[0] <= int(text) <= limits[1]
    )


def counts_something(reading: Reading, end: int) -> bool:
    """Whether a plural noun, a unit or a whole follows: `2000 people`, `1900 km`, `12 of them`."""
    if end >= len(reading.doc):
        return False
    token, following = reading.doc[end], word(reading, end)
    if following == "of" and word(reading, end + 1) in ("them", "those", "these"):
        return True
    if units().at([t.text for t in reading.doc[end : end + 6]], 0, min(6, len(reading.doc) - end)):
        return True
    if token.tag_:
        return token.tag_ == "NNS" or (
            token.tag_ == "JJ" and end + 1 < len(reading.doc) and reading.doc[end + 1].tag_ == "NNS"
        )
    return (
        following.isalpha()
        and following.endswith("s")
        and following not in listed("function_words")
        and token.text.islower()
    )


@builder("exclusions:day")
def day(match: Match, reading: Reading) -> bool | None:
    """A number beside a month: a day or a year, unless it counts a following noun (`in March 12 people died`)."""
    for numeral in numbers_in(match, reading):
        if numeral.kind == "ordinal":
            return True
        if numeral.value is None or numeral.value != int(numeral.value):
            return None
        plain = 1 <= numeral.value <= 31 or bare_year(reading, numeral)
        counted = numeral.end == match.end and counts_something(reading, numeral.end)
        said = word(reading, match.start - 1) in ("in", "since", "during", "of", "for", "by", "last")
        if not plain or (counted and said):
            return None
    return True


@builder("exclusions:year")
def year(match: Match, reading: Reading) -> bool | None:
    """A year: four digits, not counting what follows."""
    found = numbers_in(match, reading)
    if not found or not all(bare_year(reading, numeral) for numeral in found):
        return None
    before = word(reading, found[0].start - 1)
    if word(reading, found[-1].end) in listed("yearly"):
        return True
    counted = counts_something(reading, found[-1].end)
    return (
        None
        if counted and before not in ("in", "since", "the", "'s", "of", "by", "this", "last", "during", "from", "until")
        else True
    )


@builder("exclusions:early_year")
def early_year(match: Match, reading: Reading) -> bool | None:
    """A year beside `AD`, `BC`, `circa`."""
    return True if all(bare_year(reading, n, OLD_YEARS) for n in numbers_in(match, reading)) else None


@builder("exclusions:name")
def name(match: Match, reading: Reading) -> bool | None:
    """A number that ends or continues a name (`Boeing 737`, `iPhone 11 Pro`): no unit, no counted noun after it."""
    numeral = numbers_in(match, reading)[-1]
    before, end = match.start, numeral.end
    if numeral.kind != "digits" or numeral.end - numeral.start > 1 or word(reading, before) in listed("function_words"):
        return None
    token = reading.doc[numeral.start]
    if "," in token.text or token.text[0] in "+-":
        return None
    tag = reading.doc[before].tag_
    if units().before([token.text for token in reading.doc[before : numeral.start]], numeral.start - before, 0):
        return None
    if (tag and not tag.startswith(("NNP", "NN", "JJ", "FW", "CD"))) or counts_something(reading, end):
        return None
    first = any(before == start for start, _ in reading.sentences)
    return None if first and not (tag.startswith("NNP") or reading.doc[before].text[1:2].isupper()) else True


@builder("exclusions:again")
def again(match: Match, reading: Reading) -> bool | None:
    """`the Pixel 7 and 7 Pro`: the same number as in the name before."""
    found = [numeral for numeral in numbers_in(match, reading) if numeral.kind == "digits"]
    if len(found) < 2:
        return None
    first, last = found[0], found[-1]
    return True if reading.doc[first.start].text == reading.doc[last.start].text else None


def in_capitals(reading: Reading, i: int) -> bool:
    """Whether most longer words of the sentence begin with a capital, as in some headlines."""
    start, end = next(((a, b) for a, b in reading.sentences if a <= i < b), (0, len(reading.doc)))
    long = [t.text[0].isupper() for t in reading.doc[start:end] if t.is_alpha and len(t) > 3]
    return sum(long) > 0.6 * len(long)


@builder("exclusions:capital")
def capital(match: Match, reading: Reading) -> bool | None:
    """A number word with a capital inside a sentence (`the One Nation party`), unless the headline has them all."""
    numeral = numbers_in(match, reading)[0]
    start = next((a for a, b in reading.sentences if a <= numeral.start < b), 0)
    opening = numeral.start == start or not reading.doc[numeral.start - 1].text[0].isalnum()
    return None if numeral.kind != "words" or opening or in_capitals(reading, numeral.start) else True


@builder("exclusions:score")
def score(match: Match, reading: Reading) -> bool | None:
    """`2-1`, `won 3-0`: the greater first, or a word of contest close by."""
    found = numbers_in(match, reading)
    if len(found) != 2 or any(n.value is None or n.value != int(n.value) or n.value > 150 for n in found):
        return None
    if counts_something(reading, found[1].end) and word(reading, found[1].end) not in listed("contests"):
        return None
    if (found[0].value or 0) >= (found[1].value or 0):
        return True
    near = [word(reading, i) for i in (*range(match.start - 5, match.start), match.end, match.end + 1)]
    return True if any(w in listed("contests") for w in near) else None


@builder("exclusions:list_number")
def list_number(match: Match, reading: Reading) -> bool | None:
    """`1.` or `(2)` at the beginning of a block; `to (1) pay and (2) report`; `section 4(2)`."""
    doc, start = reading.doc, match.start
    block = reading.block(start)
    if block is not None and block.start == start:
        return True
    number = doc[start + 1].text
    if doc[start].text != "(" or not number.isdigit():
        return None
    if start and not doc[start - 1].whitespace_ and doc[start - 1].text[-1].isalnum():
        return True
    if start and (doc[start - 1].tag_ in NOUNS or doc[start - 1].is_title):  # `Ora (12) and Luz (13)`
        return None
    near = doc[block.start : block.end] if block is not None else doc
    beside = {str(int(number) - 1), str(int(number) + 1)}
    return True if any(t.text in beside and t.i and t.nbor(-1).text == "(" for t in near) else None


@builder("exclusions:pronoun")
def pronoun(match: Match, reading: Reading) -> bool | None:
    """`one` that counts nothing: no noun after it and no other number in its sentence."""
    numeral = numbers_in(match, reading)[0]
    end, before = numeral.end, word(reading, numeral.start - 1)
    if numeral.end - numeral.start > 1 or word(reading, end) in ("percent", "per", "%", "in", "out"):
        return None
    start, stop = reading.sentence(numeral.start)
    others = [
        n
        for n in reading.numbers_in(start, stop)
        if n.start != numeral.start and n.kind in ("words", "digits", "vague") and not bare_year(reading, n)
    ]
    if word(reading, end) == "of":
        return None if any(n.start <= end + 3 and n.start > end for n in others) else True
    more = word(reading, end) in ("more", "other", "further", "additional")
    if word(reading, end) not in ("ones",) and noun_follows(reading, end + more):
        return None
    if before == "only" and word(reading, numeral.start - 2) in ("the", "its", "their", "his", "her"):
        return True
    if numeral.start > start and before != "only" and reading.doc[numeral.start - 1].tag_ in ("JJ", "JJR", "JJS"):
        return True
    if before in ("the", "this", "that", "each", "every", "any", "no", "another", "which", "a", "number"):
        return True
    return None if others else True


def noun_follows(reading: Reading, i: int) -> bool:
    """Whether word `i` begins a noun phrase."""
    if i >= len(reading.doc):
        return False
    token = reading.doc[i]
    if token.tag_:
        return token.tag_ in (
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "JJ",
            "JJR",
            "JJS",
            "VBN",
            "VBG",
            "HYPH",
        ) and token.lower_ not in listed("function_words")
    return token.text.isalpha() and token.lower_ not in listed("function_words")


@builder("exclusions:part")
def part(match: Match, reading: Reading) -> bool | None:
    """`a third man`, `a quarter earlier`: an ordinal or a stretch of time, not a fraction."""
    numeral = numbers_in(match, reading)[0]
    if numeral.kind != "fraction" or reading.doc[numeral.end - 1].lower_.endswith("s") or numeral.value is None:
        return None
    last, after = reading.doc[numeral.end - 1].lower_, word(reading, numeral.end)
    if last in ("half",):
        return None
    if last == "quarter":
        return True if after in ("earlier", "ago", "later", "to", "past") else None
    if word(reading, numeral.start) not in ("a", "an"):
        return None
    return (
        True
        if noun_follows(reading, numeral.end) and after not in ("more", "less", "fewer", "higher", "lower")
        else None
    )
