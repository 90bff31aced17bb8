"""Markdown and its front matter."""

from __future__ import annotations

import pytest

from claimwire.articles import Article, Failure, read_bytes
from claimwire.articles.markdown import MAX_FRONT_MATTER

FULL = """---
title: "Floods: 40 dead"
date: 2024-05-06
source: Upland News
link: https://example.org/a
lang: en
tags: [rain, arden]
---

# Floods

Rain fell on **Arden**.
"""
DATES = [
    ("day", "date: 2024-05-06", "2024-05-06"),
    ("date-time", "date: 2024-05-06T10:00:00+02:00", "2024-05-06T10:00:00+02:00"),
    ("written", "published: 6 May 2024", "2024-05-06"),
    ("published-goes-first", "date: 2020-01-01\npublished: 2024-05-06", "2024-05-06"),
    ("null", "date: null", None),
    ("nothing", "date:", None),
]
BROKEN = [
    ("no-end", "---\ntitle: Floods\n\nRain.", "front matter: no second line of --- ends it"),
    ("no-yaml", "---\ntitle: [Floods\n---\nRain.", "front matter: no YAML: "),
    ("no-mapping", "---\nRain fell.\n---\nSun.", "front matter: no lines of 'name: value'"),
    ("no-date", "---\ntitle: Floods\ndate: soon\n---\nRain.", "'published' is 'soon', which is no date"),
    ("too-deep", "---\na: " + "[" * 2000 + "\n---\nRain.", "front matter: no YAML: "),
    ("too-long", "---\na: " + "x" * MAX_FRONT_MATTER + "\n---\nRain.", "front matter: longer than"),
    ("nothing-below", "---\ntitle: Floods\n---\n\n", "empty"),
]


def read(text: str) -> Article | Failure:
    (found,) = read_bytes(text.encode(), id="a.md", path=None, suffix=".md")
    return found


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_front_matter_says_what_is_known(ends: str) -> None:
    found = read(FULL.replace("\n", ends))
    assert isinstance(found, Article)
    known = (found.title, found.published, found.publisher, found.url, found.language)
    assert known == ("Floods: 40 dead", "2024-05-06", "Upland News", "https://example.org/a", "en")
    assert found.text == "\n# Floods\n\nRain fell on **Arden**.\n".replace("\n", ends)


@pytest.mark.parametrize(("stated", "published"), [pytest.param(s, p, id=i) for i, s, p in DATES])
def test_a_date_is_read_as_it_is_written(stated: str, published: str | None) -> None:
    found = read(f"---\n{stated}\n---\nRain.")
    assert isinstance(found, Article)
    assert found.published == published


@pytest.mark.parametrize(("text", "reason"), [pytest.param(t, r, id=i) for i, t, r in BROKEN])
def test_broken_front_matter_is_one_clear_line(text: str, reason: str) -> None:
    found = read(text)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)
    assert "\n" not in found.reason


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    found = read("# Floods in Arden #\n\nPublished: 3 June 2022\n\nRain fell.\n")
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Floods in Arden", "2022-06-03")
    assert found.text.startswith("# Floods in Arden #\n")


def test_nothing_in_front_matter_is_built() -> None:
    found = read("---\ntitle: !!python/object/apply:os.getcwd []\n---\nRain.")
    assert isinstance(found, Article)
    assert found.title is None
