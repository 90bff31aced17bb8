"""A publication date for articles that do not give their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimwire.articles.article import Article, Failure
from claimwire.articles.published import iso_date


def stated_day(published: str) -> str:
    """A day that somebody states, as ISO 8601.

    Raises:
        ValueError: If it is no date.
    """
    day = iso_date(published)
    if day is None:
        raise ValueError(f"{published!r} is no date; write it as 2025-02-06")
    return day


def with_published(articles: Iterable[Article | Failure], published: str | None) -> Iterator[Article | Failure]:
    """The articles, with a publication date for those that do not give their own.

    Raises:
        ValueError: If `published` is no date.
    """
    day = None if published is None else stated_day(published)
    return (
        replace(a, published=day) if day and isinstance(a, Article) and a.published is None else a for a in articles
    )
