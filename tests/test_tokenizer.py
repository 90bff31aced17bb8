"""Words as a reader sees them, offsets as the file has them."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from claimwire.language.tokenizer import clean, create_tokenizer

NB, THIN, SHY = "\u00a0", "\u2009", "\u00ad"

WORDS = [
    ("apostrophe-modifier-letter", "the enemyʼs losses", ["the", "enemy", "ʼs", "losses"]),
    ("apostrophe-typographic", "It didn’t rise", ["It", "did", "n’t", "rise"]),
    ("thousands-plain-space", "over 1 000 km²", ["over", "1 000", "km²"]),
    ("thousands-no-break-space", f"some 12{NB}450 people", ["some", f"12{NB}450", "people"]),
    ("thousands-thin-space", f"1{THIN}234{THIN}567 votes", [f"1{THIN}234{THIN}567", "votes"]),
    ("thousands-comma", "1,164 units", ["1,164", "units"]),
    ("year-then-count", "in 2019 200 people", ["in", "2019", "200", "people"]),
    ("day-then-count", "on May 5 200 people", ["on", "May", "5", "200", "people"]),
    ("soft-hyphen", f"the minis{SHY}ter", ["the", f"minis{SHY}ter"]),
    ("no-break-space", f"40{NB}km", ["40", NB, "km"]),
    ("currency-and-scale", "$5m and US$2.7bn", ["$", "5", "m", "and", "US$", "2.7", "bn"]),
    ("scale-then-full-stop", "worth $10m.", ["worth", "$", "10", "m", "."]),
    ("range-of-money", "$5-$10 each", ["$", "5", "-", "$", "10", "each"]),
    ("range-of-percent", "5%-6% more", ["5", "%", "-", "6", "%", "more"]),
    ("currency-code", "RM120,000 or 115USD", ["RM", "120,000", "or", "115", "USD"]),
    ("unit-glued", "640bhp at 2.4GHz", ["640", "bhp", "at", "2.4", "GHz"]),
    ("unit-of-speed", "phones at 100Mbps", ["phones", "at", "100", "Mbps"]),
    ("prefix-then-money", "sub-$200 phones", ["sub", "-", "$", "200", "phones"]),
    ("clock", "at 2.15pm", ["at", "2.15", "pm"]),
    ("month-glued", "his Dec.14th speech", ["his", "Dec.", "14th", "speech"]),
    ("en-dash-range", "10–15 tanks", ["10", "–", "15", "tanks"]),
    ("iso-date", "on 2025-02-06 it", ["on", "2025-02-06", "it"]),
    ("names-with-numbers", "an F-16 and COVID-19 over 5G", ["an", "F-16", "and", "COVID-19", "over", "5G"]),
    ("year-adjective", "30-year bonds", ["30", "-", "year", "bonds"]),
    ("weekday", "on Wed 13th", ["on", "Wed", "13th"]),
    ("decade", "the 1990s", ["the", "1990s"]),
    ("delta", "2,310 (+4)", ["2,310", "(", "+4", ")"]),
    ("marks-in-a-row", "Really?! Yes!!! ==== $$$", ["Really", "?!", "Yes", "!!!", "====", "$$$"]),
    ("telephone", "call 555-010-4477 now", ["call", "555-010-4477", "now"]),
    ("no-space-after-a-mark", "the shop?there was,in May", ["the", "shop", "?", "there", "was", ",", "in", "May"]),
    ("no-space-at-brackets", "the account(s) of 1,000(approx)", "the account ( s ) of 1,000 ( approx )".split()),
    ("dashes-glued", "(AP)--The dam-- it held", ["(", "AP", ")", "--", "The", "dam", "--", "it", "held"]),
    ("either", "and/or by Smith et al.", ["and", "/", "or", "by", "Smith", "et", "al."]),
    ("titles", "said Lt. Col. Ann Lee.", ["said", "Lt.", "Col.", "Ann", "Lee", "."]),
    ("clock-range", "9am-5pm", ["9", "am", "-", "5", "pm"]),
    ("adjective", "a 16-year-old", ["a", "16", "-", "year", "-", "old"]),
]
TEXTS = [
    ("crlf", "One.\r\n\r\nTwo  and\tthree.\r\n"),
    ("beyond-the-basic-plane", "😀 𝒜 said 1 000 𝟙 people.😀"),
    ("odd-spaces", f" {NB}x{THIN}{THIN}y \n z{SHY}{SHY} {SHY}q"),
    ("only-space", " \n "),
    ("soft-hyphens-at-the-ends", f"{SHY}ab{SHY}c, d{SHY}"),
    ("empty", ""),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.tokenizer = create_tokenizer(blank)
    return blank


@pytest.mark.parametrize(("text", "words"), [pytest.param(t, w, id=i) for i, t, w in WORDS])
def test_words(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


@pytest.mark.parametrize("text", [pytest.param(t, id=i) for i, t in [*((i, t) for i, t, _ in WORDS), *TEXTS]])
def test_nothing_is_lost(nlp: Language, text: str) -> None:
    """The Doc's text is the text, and each token stands where it says."""
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert [text[t.idx : t.idx + len(t)] for t in doc] == [t.text for t in doc]


def test_norms_are_clean(nlp: Language) -> None:
    doc = nlp.make_doc(f"the minis{SHY}terʼs 1 000 men")
    assert [t.norm_ for t in doc] == ["the", "minister", "'s", "1000", "men"]


def test_clean_knows_where_each_character_came_from() -> None:
    text = f"a{SHY}b’{NB}c"
    cleaned, offsets = clean(text)
    assert (cleaned, offsets) == ("ab' c", [0, 2, 3, 4, 5, 6])
