"""Whether an article is English, which is what the rules are for.

An article that states its language is believed. Of the others a bounded sample is looked at: English function words
tell most English texts at once; py3langid decides on the rest, offline. Where there is little to go by, as in a
headline, a table of numbers or a list of names, an article counts as English: to leave one out by mistake is the worse
fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from claimwire.articles.article import Article, Failure

ENGLISH = frozenset(("en", "eng", "english"))
UNSTATED = frozenset(("", "und", "mul", "mis", "zxx", "xx"))
LIKE_ENGLISH = frozenset(("en", "pcm"))  # Nigerian Pidgin is what the model calls much clipped English
FUNCTION_WORDS = frozenset("the and that which with from said were have been their this they would who not".split())
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 1000
MIN_SHARE = 0.1
MIN_LETTERS = 20
DOUBT = 1e-4


def english(articles: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
    """The articles, with a Failure that says `skipped` for one that is not English; `language` is stated in the others.

    Args:
        articles: Articles, and Failures, which are left as they are.
    """
    for row in articles:
        if isinstance(row, Failure):
            yield row
        else:
            yield not_english(row) or replace(row, language="en")


def not_english(article: Article) -> Failure | None:
    """Why an article is left out, if it states that it is not English or is plainly not."""
    stated = re.split(r"[-_]", (article.language or "").strip().lower())[0]
    language = language_of(article.text) if stated in UNSTATED else stated
    if language in ENGLISH:
        return None
    return Failure(article.id, article.path, f"not English ({language}); skipped", skipped=True)


def language_of(text: str) -> str:
    """The ISO 639 code of a text's language; `en` where the text does not show another one.

    The words that begin with a small letter are what shows it: names are foreign in any language.
    """
    sample = sample_of(text)
    words = WORD.findall(sample)
    if sum(word.lower() in FUNCTION_WORDS for word in words) >= MIN_SHARE * len(words):
        return "en"
    if sum(len(word) for word in words if not word[0].isupper()) < MIN_LETTERS:
        return "en"
    language, likely = ranked(sample)
    return "en" if language in LIKE_ENGLISH or likely > DOUBT else language


def sample_of(text: str) -> str:
    """The beginning and the middle of a text: the first lines may be a masthead in another language."""
    if len(text) <= SAMPLE:
        return text
    middle = max(SAMPLE // 2, len(text) // 2)
    return f"{text[: SAMPLE // 2]}\n{text[middle : middle + SAMPLE // 2]}"


def ranked(sample: str) -> tuple[str, float]:
    """The likeliest language of a sample, and how likely English is."""
    found = model().rank(sample)
    return found[0][0], dict(found).get("en", 0.0)


@lru_cache(maxsize=1)
def model() -> Any:
    """py3langid with its bundled model, loaded when a text first needs it (0.7 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
