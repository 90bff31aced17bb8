"""Markdown with front matter -> Article; the text is the Markdown below it, as it stands, with its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimwire.articles.article import Article, ArticleError, digest, published_of
from claimwire.articles.input import Input
from claimwire.articles.rows import day_of
from claimwire.articles.streams import whole
from claimwire.articles.text import EMPTY, decode

OPEN = re.compile(r"---[ \t]*\r?\n")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
HEADING = re.compile(r"\s*#[ \t]+([^\r\n]{1,500})")
NAMES = {
    "title": ("title",),
    "published": ("published", "date"),
    "publisher": ("publisher", "source"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
NOTHING = ("", "~", "null")
MAX_FRONT_MATTER = 2**16


def read(file: Input) -> Iterator[Article]:
    """The one article of a Markdown file; its title is that of the front matter, or its first heading."""
    data = whole(file.stream)
    stated, text = parts(decode(data))
    if not text.strip():
        raise ArticleError(EMPTY)
    known = known_of(stated)
    if known["title"] is None and (heading := HEADING.match(text)):
        known["title"] = heading[1].rstrip(" \t#") or None
    known["published"] = day_of(known["published"]) if known["published"] else published_of(text)
    yield Article(id=file.id, text=text, path=file.path, sha256=digest(data), **known)


def parts(text: str) -> tuple[dict[str, Any], str]:
    """What the front matter states, and the text below it.

    Raises:
        ArticleError: If there is front matter that has no end or is no YAML of names and values.
    """
    start = OPEN.match(text)
    if start is None:
        return {}, text
    end = CLOSE.search(text, start.end())
    if end is None:
        raise ArticleError("front matter: no second line of --- ends it; add the line")
    return loaded(text[start.end() : end.start()]), text[end.end() :]


def loaded(yaml_text: str) -> dict[str, Any]:
    """Names and values, each as it is written: a date or a number stays a string.

    Raises:
        ArticleError: If it is no YAML of names and values.
    """
    import yaml

    if len(yaml_text) > MAX_FRONT_MATTER:
        raise ArticleError(f"front matter: longer than {MAX_FRONT_MATTER:,} characters; shorten it")
    try:
        stated = yaml.load(yaml_text, Loader=yaml.BaseLoader)  # strings, lists and mappings only, so it is safe
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ArticleError(f"front matter: no YAML: {' '.join(str(error).split())}; mend it") from None
    if stated in (None, ""):
        return {}
    if not isinstance(stated, dict):
        raise ArticleError("front matter: no lines of 'name: value'; mend it")
    return {str(name).lower(): value for name, value in stated.items()}


def known_of(stated: dict[str, Any]) -> dict[str, Any]:
    """The fields of an article that front matter states, each under the first of its names that has a value."""
    values = {name: value.strip() for name, value in stated.items() if isinstance(value, str)}
    return {
        field: next((values[name] for name in names if values.get(name, "").lower() not in NOTHING), None)
        for field, names in NAMES.items()
    }
