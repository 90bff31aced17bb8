"""When an article was published, read off a header in its own text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import dateparser

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
ISO = r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)"
WRITTEN = rf"{WEEKDAY}?(?:{DAY}\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+{DAY},?\s+\d{{4}})"
DATE = rf"(?P<date>{ISO}|{WRITTEN}){CLOCK}?"
LABEL = r"(?:(?:first\s+)?published|date|posted|issued|released|publication\s+date|(?:last\s+)?updated)(?:\s+on)?"
LABELLED = re.compile(rf"[ \t]*{LABEL}\s*[:\-–—]\s*{DATE}[ \t.]*$", re.IGNORECASE)
INLINE = re.compile(rf"\s*(?:date|published)[ \t:]+(?P<date>{ISO})(?=\s)")
PLACE = r"[A-Z][\w.'’-]*(?:[ ,]+[A-Z][\w.'’-]*){0,4}"
AGENCY = r"(?:\s*\([^()\n]{2,40}\))"
DATELINE = re.compile(rf"{PLACE}[,:]?\s+\(?(?P<date>(?i:{WRITTEN}))\)?{AGENCY}?\s*[-–—:]+\s+(?=\S)")
ALONE = re.compile(rf"[ \t]*\(?{DATE}\)?[ \t.]*$", re.IGNORECASE)
MASTHEAD = re.compile(rf"[ \t]*{PLACE}\s*[,|–—-]\s*(?i:{DATE})[ \t.]*$")
FULL = re.compile(
    rf"{WEEKDAY}?(?P<date>{DAY}\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+{DAY},?\s+\d{{4}}){CLOCK}?", re.IGNORECASE
)
HEADER_LINES = 6
ALONE_LINES = 3


@dataclass(frozen=True)
class Header:
    """Where a text says when it was published, and the ISO date or date-time that it says."""

    start: int
    end: int
    published: str


def header(text: str) -> Header | None:
    """The header that dates an article, if its first lines hold one.

    Five forms are known: ` date 2025-02-06 The operation …`, a labelled line (`Published: 3 June 2022`), a line under
    the title that is nothing but a date (`Monday, May 4, 2020`) or a paper's name and a date (`The Echo, 4 May 2020`),
    and a dateline (`KYIV, Feb. 6, 2025 (Agency) — …`).
    """
    if (found := INLINE.match(text)) and (published := iso_date(found["date"])):
        return Header(found.start(), found.end(), published)
    lines = [m for m in re.finditer(r"[^\r\n]+", text[:2000]) if m[0].strip()][:HEADER_LINES]
    under = lines[1:HEADER_LINES]
    where = ((LABELLED, lines), (ALONE, lines[:ALONE_LINES]), (MASTHEAD, under), (DATELINE, lines))
    for pattern, candidates in where:
        for line in candidates:
            found = pattern.match(text, line.start(), line.end())
            if found and (published := iso_date(found["date"])):
                return Header(line.start(), found.end() if pattern is DATELINE else line.end(), published)
    return None


@lru_cache(maxsize=4096)
def iso_date(text: str) -> str | None:
    """A full date as ISO 8601: ISO itself (a date or a date-time), or a day, a month's name and a year of four digits.

    Returns:
        None for anything else (`yesterday`, `06/05/2024`, which could be two days) and for a day that does not exist.
    """
    text = text.strip()
    if re.fullmatch(ISO, text):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return text if len(text) > 10 else moment.date().isoformat()
    found = FULL.fullmatch(text)
    if found is None:
        return None
    # Only the day is cut out for dateparser, which has a base of its own so that nothing could come from the clock.
    settings = {"STRICT_PARSING": True, "RELATIVE_BASE": datetime(2000, 1, 1)}
    day = dateparser.parse(found["date"], languages=["en"], settings=settings)
    return day.date().isoformat() if day else None
