"""Words as a reader of news sees them, without losing a character of the text.

spaCy's English tokenizer does the work. Ours only (1) lets it look at a cleaned copy of the text, in which every
apostrophe is `'`, every odd space a space, and soft hyphens are gone, (2) adds what news writes and it lacks (`$5m`,
`2.15pm`, `Dec.14th`, `10–15`), and (3) makes one token of digits grouped by spaces (`1 000`). The Doc's words are
slices of the original text, so `doc.text == text` and every offset is good against the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # spaCy ships no stub for it
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

SOFT_HYPHEN = "\u00ad"
APOSTROPHES = dict.fromkeys(map(ord, "ʼ’‘`´"), "'")
ODD_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
CLEAN = {**APOSTROPHES, **ODD_SPACES}
NEEDS_CLEANING = re.compile("[" + SOFT_HYPHEN + "".join(map(chr, CLEAN)) + "]")

MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
MONTH_BEFORE = re.compile(rf"(?:{MONTHS}|May)[a-z]*\.?\s$")
DIGIT_GROUPS = re.compile(r"(?<![\w.,/-])\d{1,3}(?: \d{3})+(?![\w/-]|[.,]\d{3}\b)(?:[.,]\d+)?")

HYPHENS = r"\-–—‒−‐‑"
CURRENCIES = (
    "EUR|USD|GBP|CHF|JPY|CNY|INR|RUB|UAH|AUD|CAD|NZD|SEK|NOK|DKK|PLN|TRY|BRL|ZAR|NGN|KES|PHP|MYR|SGD|HKD|THB|ILS"
)
PREFIXES = [
    r"(?:US|AU|NZ|HK|CA|CAD|CAN|NT|Mex|[ACSRN])\$(?=\d)",
    rf"(?:Rs\.?|RM|Rp|NT|HK|US|CAN|NIS|{CURRENCIES})(?=\d)",
    rf"(?:{MONTHS})\.(?=\d)",
    r"[~≈<>≥≤±](?=[\d$€£])",
]
SCALES = "m|M|mn|mln|bn|B|tn|trn|trln|k|K"
UNITS = (
    "km/hr|km/h|km²|km³|km2|km3|km|kmph|m/s|m²|m³|m2|m3|cm²|cm³|cm|mm²|mm³|mm|dm|ha|kg|mg|µg|μg|g|lbs?|oz|ft|mi|mph|kph|"
    "kWh|MWh|GWh|TWh|kW|MW|GW|TW|kV|Hz|HZ|kHz|MHz|Mhz|GHz|Ghz|hPa|kPa|MPa|Pa|ksi|psi|rpm|mb|KB|MB|GB|TB|kb|t|l|L|ml|mL|hp|"
    "bhp|PS|Nm|mAh|[KMGT]bps|rad|V|W|bps|bp|pp|pc|x|°|°C|°F|C|F|p|元|MUSD"
)
CLOCK = r"am|pm|AM|PM|a\.m\.|p\.m\."
RUNS = [r"[!?]{2,}", *(rf"\{char}{{2,}}" for char in "*=<>#~_$")]  # !!!, ?!, ====
SUFFIXES = [
    *RUNS,
    r"(?<=\w)-{2,}",
    rf"(?<=[0-9])(?:{SCALES}|{UNITS}|{CURRENCIES}|{CLOCK}|%|‰|hrs?|h)",
    r"(?<=[0-9])[+](?!\w)",
    rf"(?<=\w)[{HYPHENS}]",
]
INFIXES = [
    rf"(?<=[0-9])[{HYPHENS}+*^](?=[0-9$€£])",
    rf"(?<=[0-9%])[{HYPHENS}](?=[{ALPHA}])",
    rf"(?<=[{ALPHA_LOWER}])[–—‒−](?=[{ALPHA}0-9])",
    r"(?<=\))(?:[,;:])(?=\S)",
    r"(?<=[0-9])(?:[;:])(?=[A-Za-z])",
    rf"(?<=[0-9])%(?=[{HYPHENS}]\d)",  # 5%-6%
    rf"(?<=%)[{HYPHENS}](?=\d)",
    rf"(?<=[0-9a-z][{HYPHENS}])[$€£](?=\d)",  # $5-$10, sub-$200
    *(rf"(?<=\b{word})[{HYPHENS}](?=[$€£\d])" for word in ("sub", "minus", "now", "to", "then", "plus", "near")),
    r"(?<=[a-z])[<>](?=\d)",
    rf"(?<=[0-9])[kKM]?[WV](?=[{HYPHENS}/]\d)",  # 10W-20W
    rf"(?<=[0-9])[ap]m(?=[{HYPHENS}/]\d)",  # 9am-5pm
    rf"(?<=[0-9][ap]m)[{HYPHENS}](?=\d)",
    r"(?<=[a-z])[!?]+(?=[A-Za-z])",  # words that nothing but a mark parts
    r"(?<=[a-z!?]),(?=[0-9A-Za-z])",
    r"(?<=[A-Za-z0-9.!?)])[(\[](?=[A-Za-z0-9])",
    rf"(?<=[A-Za-z0-9])[)\]](?=[A-Za-z0-9(.{HYPHENS}])",
    r"(?<=[.,!?)])(?:--+|—|–)(?=[A-Za-z])",
]
WHOLE = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?$"  # 2024-05-01T12:00Z
    r"|(?:1-)?\d{3}-\d{3}-\d{4}$"  # a telephone number
)
# of spaCy's exceptions; `Wed` is a day in news, not `we'd`, and `$10m.` ends a sentence
DROPPED = frozenset({"Wed", "wed", "and/or", *(f"{unit}." for unit in "bghklmtwx")})
TITLES = "Lt Col Capt Maj Sgt Cpl Pvt Cmdr Brig Supt Insp Det Hon Pres Sens Reps Govs Atty Asst Dept Ft Mt Ave Blvd"
KEPT_WHOLE = ("al.", "etc.", "e-mail", "e-mails", "E-mail", "E-mails", *(f"{title}." for title in TITLES.split()))
MARKS = 50
TOO_MANY_MARKS = re.compile(rf"[^\w\s]{{{MARKS + 1}}}")
DEFAULT_UNITS = re.compile(r"km\|km²")


def clean(text: str) -> tuple[str, list[int] | None]:
    """The text with plain apostrophes and spaces, no soft hyphens, and a space in a run of too many marks.

    The tokenizer takes marks off a word one by one and looks at the rest again each time: 16,000 in a row take minutes.

    Args:
        text: Any text.

    Returns:
        The cleaned text, and for each of its characters (and its end) the offset in `text`; None where they are equal.
    """
    mapped = text.translate(CLEAN) if NEEDS_CLEANING.search(text) else text
    if SOFT_HYPHEN not in mapped and not TOO_MANY_MARKS.search(mapped):
        return mapped, None
    cleaned, offsets, run = list[str](), list[int](), 0
    for i, char in enumerate(mapped):
        if char == SOFT_HYPHEN:
            continue
        run = 0 if char.isalnum() or char.isspace() else run + 1
        if run > MARKS:
            cleaned.append(" ")
            offsets.append(i)
            run = 1
        cleaned.append(char)
        offsets.append(i)
    return "".join(cleaned), [*offsets, len(text)]


class NewsTokenizer:
    """spaCy's English tokenizer over a cleaned text; words, spaces and offsets are those of the original."""

    def __init__(self, base: Tokenizer):
        self.base = base
        self.vocab = base.vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc whose `text` is the same, character for character."""
        cleaned, offsets = clean(text)
        doc: Doc = self.base(cleaned)
        groups = [m.span() for m in DIGIT_GROUPS.finditer(cleaned) if not MONTH_BEFORE.search(cleaned, 0, m.start())]
        if cleaned == text and not groups:
            return doc
        return self._rebuilt(text, offsets, doc, groups)

    def _rebuilt(self, text: str, offsets: list[int] | None, doc: Doc, groups: list[tuple[int, int]]) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        norms: dict[int, str] = {}
        at = 0
        for start, end, norm in merged(doc, groups):
            first = at if offsets is None else offsets[start]
            first = start if offsets is None else first
            last = end if offsets is None else offsets[end - 1] + 1
            while last < len(text) and text[last] == SOFT_HYPHEN:
                last += 1
            fill(words, spaces, text[at:first])
            if text[first:last].lower() != norm:
                norms[len(words)] = norm
            words.append(text[first:last])
            spaces.append(False)
            at = last
        fill(words, spaces, text[at:])
        rebuilt = Doc(self.vocab, words=words, spaces=spaces)
        for i, norm in norms.items():
            rebuilt[i].norm_ = norm
        return rebuilt

    def pipe(self, texts: Iterator[str], batch_size: int = 1000) -> Iterator[Doc]:
        """One Doc a text, in order."""
        yield from map(self, texts)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing but code: there is nothing to store."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> NewsTokenizer:
        """See `to_bytes`."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """See `to_bytes`."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> NewsTokenizer:
        """See `to_bytes`."""
        return self


def merged(doc: Doc, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """(start, end, norm) of every word that is not space, digits grouped by spaces as one."""
    waiting = iter(groups)
    group = next(waiting, None)
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        while group and start >= group[1]:
            group = next(waiting, None)
        if token.is_space or (group and group[0] < start < group[1] and end <= group[1]):
            continue
        if group and start == group[0]:
            yield *group, doc.text[slice(*group)].replace(" ", "")
        else:
            yield start, end, token.norm_


def fill(words: list[str], spaces: list[bool], gap: str) -> None:
    """The space between two words, the way spaCy keeps it: one plain space on the word, anything else a token."""
    if gap.startswith(" ") and words and not spaces[-1]:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@registry.tokenizers("claimwire.tokenizer.v1")  # type: ignore[untyped-decorator]  # catalogue's are untyped
def tokenizer_factory() -> Callable[[Language], NewsTokenizer]:
    """For a config: `[nlp.tokenizer] @tokenizers = "claimwire.tokenizer.v1"`."""
    return create_tokenizer


def create_tokenizer(nlp: Language) -> NewsTokenizer:
    """The tokenizer for a pipeline, with the pipeline's vocabulary and its language's exceptions."""
    defaults = nlp.Defaults
    suffixes = [s for s in map(str, defaults.suffixes or []) if not DEFAULT_UNITS.search(s)]
    infixes = [i for i in map(str, defaults.infixes or []) if not i.startswith(r"(?<=[0-9])[+")]
    exceptions = {word: parts for word, parts in (defaults.tokenizer_exceptions or {}).items() if word not in DROPPED}
    base = Tokenizer(
        nlp.vocab,
        rules=exceptions | {word: [{"ORTH": word}] for word in KEPT_WHOLE},
        prefix_search=compile_prefix_regex([*RUNS, *PREFIXES, *(defaults.prefixes or [])]).search,
        suffix_search=compile_suffix_regex([*suffixes, *SUFFIXES]).search,
        infix_finditer=compile_infix_regex([*infixes, *INFIXES]).finditer,
        token_match=WHOLE.match,
        url_match=defaults.url_match,
    )
    return NewsTokenizer(base)
