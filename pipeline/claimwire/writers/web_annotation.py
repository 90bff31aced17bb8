"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): JSON lines, each an Annotation of its own.

A claim's words are the target, the claim is the body: once as a sentence of keys and values for people, once whole, as
the JSON that `claims.jsonl` has. The target is the text that was read, named by its SHA-256 (`ni:`, RFC 6920), with a
quote and a position that select the same: code points of that text, the end not included, as the model wants it. Where
the article states its web address, a second target is that page, with the quote alone, as nothing can be said of
positions in it. Prefix and suffix are up to 32 characters of the text, with its line ends. UTF-8, a line ends in LF.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from claimwire import __version__
from claimwire.writers.linked import claim_iri, dump_lines, known, page_of, text_iri
from claimwire.writers.results import Result

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32


def dump(results: Iterable[Result], file: BinaryIO) -> None:
    """Writes the claims of results into a file, an article at a time.

    Raises:
        OSError: If it cannot be written.
    """
    dump_lines((each for result in results for each in annotated(result)), file)


def annotated(result: Result) -> Iterator[dict[str, Any]]:
    """The annotations of an article, one a claim."""
    text, page = text_iri(result.text), page_of(result.article)
    about = {"type": "Text", "format": "text/plain", "language": result.article["language"]}
    for claim in result.claims:
        quote, position = selectors(result.text, claim)
        targets = [{"source": known(id=text, **about, label=result.id), "selector": [quote, position]}]
        if page:
            targets.append({"source": page, "selector": [quote]})
        yield {
            "@context": CONTEXT,
            "id": claim_iri(claim["id"]),
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"type": "Software", "name": f"claimwire {__version__}"},
            "body": bodies(claim),
            "target": targets,
        }


def selectors(text: str, claim: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A claim's words by what they are, and by where they are."""
    start, end = claim["start"], claim["end"]
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return quote, {"type": "TextPositionSelector", "start": start, "end": end}


def bodies(claim: dict[str, Any]) -> list[dict[str, Any]]:
    """A claim for people, and for programs."""
    return [
        {"type": "TextualBody", "value": summary(claim), "format": "text/plain", "language": "en"},
        {"type": "TextualBody", "value": json.dumps(claim, ensure_ascii=False), "format": "application/json"},
    ]


def summary(claim: dict[str, Any]) -> str:
    """A claim in a line: `subject: the navy; predicate: lose; quantity: 3 boats; ..`, without what is not known."""
    quantity, date, said = (claim[key] or {} for key in ("quantity", "date", "attribution"))
    days = dict.fromkeys((date.get("from"), date.get("to")))
    parts = {
        "kind": claim["kind"],
        "subject": (claim["subject"] or {}).get("name"),
        "predicate": (claim["predicate"] or {}).get("lemma"),
        "quantity": quantity.get("text"),
        "date": "/".join(day or ".." for day in days) if any(days) else None,
        "place": (claim["place"] or {}).get("text"),
        "source": (said.get("source") or {}).get("name"),
        "modality": claim["modality"],
        "polarity": claim["polarity"],
        "confidence": claim["confidence"],
    }
    return "; ".join(f"{key}: {' '.join(str(value).split())}" for key, value in parts.items() if value is not None)
