"""Which encoding a web page is in, as it declares it."""

from __future__ import annotations

import codecs
import re

from claimwire.articles.article import ArticleError
from claimwire.articles.streams import mark_of
from claimwire.articles.text import checked, decode, decoded

META = re.compile(rb"<meta[^>]{0,512}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
XML = re.compile(rb"\s*<\?xml[^>]{0,256}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
XML_LINE = re.compile(r"\s*<\?xml[^>]{0,256}>")
LOOKED_AT = 4096
# What browsers read under these names: https://encoding.spec.whatwg.org/#names-and-labels
WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


def page_text(data: bytes, *, charset: str | None = None) -> str:
    """A page as text: in the encoding of its byte-order mark, of its HTTP header, of its own head, or in UTF-8.

    Args:
        data: The page.
        charset: What an HTTP header says.

    Raises:
        ArticleError: If it is no text in that encoding.
    """
    stated = charset or declared(data)
    if mark_of(data)[0] or stated is None:
        text = decode(data)
    else:
        text = checked(decoded(data, known(stated, own=charset is None)))
    return text[found.end() :] if (found := XML_LINE.match(text)) else text


def declared(data: bytes) -> str | None:
    """The encoding that the head of a page names."""
    found = XML.match(data[:LOOKED_AT]) or META.search(data[:LOOKED_AT])
    return found[1].decode("ascii") if found and found[1].isascii() else None


def known(stated: str, *, own: bool) -> str:
    """Python's name of a stated encoding; `own` where the page states it itself.

    Raises:
        ArticleError: If there is no such encoding.
    """
    try:
        name = codecs.lookup(stated.strip("\"' ")).name
        "".encode(name)  # not so for what Python calls a codec and is no encoding of text, such as base64
    except (LookupError, ValueError):
        raise ArticleError(f"the page says its charset is {stated!r}, which is not known; save it as UTF-8") from None
    if own and name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # it could not have been read so far otherwise
    return WIDER.get(name, name)
