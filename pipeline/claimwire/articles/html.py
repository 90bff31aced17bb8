"""Web pages -> Article: the main text as trafilatura finds it, without navigation, comments and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimwire.articles.article import Article, ArticleError, digest, published_of
from claimwire.articles.charset import page_text
from claimwire.articles.input import Input
from claimwire.articles.published import iso_date
from claimwire.articles.streams import whole

MAX_PAGE = 20_000_000  # as trafilatura: a parsed page takes many times its bytes
WHERE_HTML_BEGINS = 4096
NO_TEXT = "no text found"
LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,60})"')
RULE = re.compile(r"[|\s:-]+")
DATED = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished dc.date.issued dcterms.issued "
    "dcterms.created dc.date dcterms.date publish-date publish_date pubdate publishdate publication_date "
    "parsely-pub-date sailthru.date citation_publication_date".split()
)


def read(file: Input) -> Iterator[Article]:
    """The one article of a web page that was saved."""
    yield page(whole(file.stream, most=MAX_PAGE), id=file.id, path=file.path)


def page(
    data: bytes,
    *,
    id: str,
    path: str | None,
    charset: str | None = None,
    url: str | None = None,
    sha256: str | None = None,
) -> Article:
    """A web page as an Article.

    Args:
        data: The page.
        id: The article's.
        path: The file it is in.
        charset: What an HTTP header says of its encoding.
        url: Where it was fetched; the address that it gives itself if left out.
        sha256: Of what stands for the article in the file; of the page if left out.

    Raises:
        ArticleError: If no text is found in it.
    """
    text, known = extracted(page_text(data, charset=charset))
    known["published"] = known["published"] or published_of(text)
    known["url"] = url or known["url"]
    return Article(id=id, text=text, path=path, sha256=sha256 or digest(data), **known)


def extracted(html: str) -> tuple[str, dict[str, str | None]]:
    """The main text of a page and what the page states of itself.

    Raises:
        ArticleError: If no text is found in it.
    """
    import trafilatura

    # Anything but a whole document is refused by trafilatura as no HTML.
    tree = trafilatura.load_html(
        html if "<html" in html[:WHERE_HTML_BEGINS].lower() else f"<html><body>{html}</body></html>"
    )
    if tree is None or tree.find("body") is None or not "".join(tree.find("body").itertext()).strip():
        raise ArticleError(f"{NO_TEXT} (empty body)")
    try:
        known = known_of(tree)
        found = trafilatura.bare_extraction(tree, include_comments=False)
    except Exception as error:  # whatever a hostile page does to the parser, it fails alone
        raise ArticleError(f"cannot be read as a web page: {type(error).__name__}: {error}") from None
    text = plain(found.text or "") if found and not isinstance(found, dict) else ""
    if not text:
        raise ArticleError(f"{NO_TEXT} (nothing but navigation, or scripts that would write it)")
    return text, known


def plain(found: str) -> str:
    """The main text with a blank line between paragraphs; items of a list and rows of a table stay together."""
    lines = [row_of_cells(line.strip()) for line in found.splitlines() if not RULE.fullmatch(line)]
    text = ""
    for line, in_table in lines:
        together = in_table or line.startswith("- ")
        text += ("\n" if together else "\n\n") + line
    return text.strip()


def row_of_cells(line: str) -> tuple[str, bool]:
    """A line without the bars around a table's row, and whether it is one."""
    in_table = len(line) > 1 and line.startswith("|") and line.endswith("|")
    return (line.strip("| "), True) if in_table else (line, False)


def known_of(tree: Any) -> dict[str, str | None]:
    """What a page states of itself; the date is never guessed, as relative dates are counted from it."""
    import trafilatura

    about = trafilatura.extract_metadata(tree, extensive=False)
    language = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", tree.get("lang") or "")
    return {
        "title": about.title or None,
        "published": next(filter(None, map(iso_date, dates(tree))), None),
        "publisher": about.sitename or None,
        "url": about.url or None,
        "language": language[0].lower() if language else None,
    }


def dates(tree: Any) -> Iterator[str]:
    """The publication dates that a page states for machines, the surest first."""
    for meta in tree.iter("meta"):
        names = (meta.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if DATED.intersection(names):
            yield meta.get("content", "")
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        yield from LINKED.findall(script.text or "")
    times = [time for time in tree.iter("time") if time.get("datetime")]
    for time in times:
        if time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None:
            yield time.get("datetime")
    days = {time.get("datetime")[:10] for time in times}
    if len(days) == 1:  # two days could be those of two articles
        yield times[0].get("datetime")
