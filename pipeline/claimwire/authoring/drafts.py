"""A rule of one's own, started from marked sentences: its pattern, label and values are proposed, to be corrected.

Start here: `start` adds a rule to its file. `patterns.py` reads the pattern off the marked words; the values are what
the finder gives with that pattern on top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language
from spacy.tokens import Span

from claimwire._labels import LABELS
from claimwire._rulebook import names, on_top, own_text, parse, shipped
from claimwire._rules import Example, RuleError, example
from claimwire.authoring.evidence import readings, row_at, rows_of
from claimwire.authoring.patterns import marked_span, pieces, proposed, too_wide, up_to_number
from claimwire.authoring.toml import inline, written
from claimwire.finders.timex.spans import holiday_name
from claimwire.language.reading import Reading

FIRST_SETS = {"stance": "asserts", "takes": "clause"}
BUILDS_BY_KEY = {"names": "dates:holiday", "timex": "dates:reference", "unit": "dates:shift"}
ID = re.compile(r"[a-z]+\.\w[\w.-]*", re.ASCII)

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a rule is started from: its id, marked sentences, near misses; what else is left out is proposed.

    `on` is the day, in ISO 8601, on which the sentences were published.
    """

    id: str
    sentences: Sequence[str]
    skips: Sequence[str]
    label: str | None = None
    build: str | None = None
    set: Mapping[str, Any] = field(default_factory=dict)
    note: str | None = None
    on: str | None = None


@dataclass(frozen=True)
class Draft:
    """A rule without values, as its file will have it, and its sentences as the pipeline reads them."""

    file: Path
    row: Row
    examples: Sequence[Example]
    readings: Sequence[Reading]
    spans: Sequence[Span]


def start(nlp: Language, folder: Path, wish: Wish) -> Path:
    """Adds a rule to its file in a user's folder, which is made if it is not there.

    Args:
        nlp: The pipeline that reads the sentences.
        folder: The folder of rules.
        wish: The rule's id, at least two sentences, each with a [[marked span]], and at least one near miss.

    Returns:
        The file, to which the rule was appended; whatever stood in it is as it was.

    Raises:
        RuleError: If there can be no such rule, or its file cannot be used; nothing is written then.
    """
    layer = wish.id.partition(".")[0]
    if layer not in names() or not ID.fullmatch(wish.id):
        known = ", ".join(f"{name}.NAME" for name in names())
        raise RuleError(str(folder), wish.id, f"no rule can have this id; it may be {known}")
    if folder.exists() and not folder.is_dir():
        raise RuleError(str(folder), None, "is no folder")
    file = folder / f"{layer}.toml"
    refuse = partial(RuleError, str(file), wish.id)
    before = own_text(file)
    draft = drafted(nlp, wish, file, refuse)
    text = before + added(before, draft.row)
    parse(text, file=str(file), above=shipped(layer))  # refuses an id that is there, and what makes no rule
    rows = found(draft, text)
    if layer == "dates" and wish.build is None and not any(rows):
        raise refuse(unread(draft.spans[0]))
    finds = [stated(s, wish.on, values(row, layer)) for s, row in zip(wish.sentences, rows, strict=True)]
    append(file, added(before, {**draft.row, "finds": finds}))
    return file


def drafted(nlp: Language, wish: Wish, file: Path, refuse: Callable[[str], RuleError]) -> Draft:
    """The rule that is asked for, with a pattern for what is marked, and without values."""
    if len(wish.sentences) < 2 or not wish.skips:
        raise refuse("it needs two or more sentences, each with a [[marked span]], and a near miss (--skips)")
    try:
        " ".join((wish.note or "", *wish.sentences, *wish.skips)).encode()
    except UnicodeEncodeError:
        raise refuse("what is given is not UTF-8") from None
    examples = [example({"text": text, "on": wish.on}, refuse, marked=True) for text in wish.sentences]
    read = list(readings(nlp, examples))
    role = role_of(wish, file.stem)
    spans = [marked_span(e, r, refuse) for e, r in zip(examples, read, strict=True)]
    match = proposed([up_to_number(list(pieces(span, file.stem)), role["label"]) for span in spans])
    if why := too_wide(match, role["label"]):
        raise refuse(why)
    shown = dict.fromkeys(f"`{span.text}`" for span in spans)
    row = {
        "id": wish.id,
        **role,
        "note": wish.note or f"Such as {', '.join(shown)}.",
        "match": match if len(match) > 1 else match[0],
        "finds": [stated(text, wish.on, {}) for text in wish.sentences],
        "skips": list(wish.skips),
    }
    return Draft(file, row, examples, read, spans)


def role_of(wish: Wish, layer: str) -> Row:
    """Label, `build` and `set`: as they are asked for, or the most usual ones of the file."""
    label = wish.label or next(iter(LABELS[layer]))
    needs = LABELS[layer][label].needs if label in LABELS[layer] else ()
    stated = {**{key: value for key, value in FIRST_SETS.items() if key in needs}, **wish.set}
    build = wish.build or (next(builds(wish.set)) if layer == "dates" else None)
    return {"label": label, **({"build": build} if build else {}), **({"set": stated} if stated else {})}


def builds(given: Mapping[str, Any]) -> Iterator[str]:
    """The functions that read such a `set`, the likeliest first."""
    yield from (build for key, build in BUILDS_BY_KEY.items() if key in given)
    yield "dates:calendar"


def found(draft: Draft, text: str) -> list[Row | None]:
    """The finder's row for each sentence, with a file's text on top; None where it has none of just these words."""
    with TemporaryDirectory() as folder:
        Path(folder, draft.file.name).write_text(text, "utf-8")
        with on_top(Path(folder)):
            return [row_of(e, r, draft.file.stem) for e, r in zip(draft.examples, draft.readings, strict=True)]


def row_of(example: Example, reading: Reading, layer: str) -> Row | None:
    try:
        return row_at(example, rows_of(layer, reading))
    except Exception:  # whatever a builder raises on words that it was not made for; `evidence.check` says it
        return None


def unread(words: Span) -> str:
    """What to do where claimwire's calendar does not know the words."""
    named = inline({holiday_name([word.lower_ for word in words]): {"month": 9, "day": 29}})
    return (
        f"{words.text!r} is no date that claimwire can work out; say what it is, as --set 'names = {named}', "
        "or name a function with --build (`claimwire rules list --builders`)"
    )


def stated(text: str, on: str | None, values: Row) -> str | Row:
    """An example as a file has it: a sentence alone if nothing is stated of it."""
    day = {} if on is None else {"on": date.fromisoformat(on) if len(on) == 10 else on}
    return {"text": text, **day, **values} if day or values else text


def values(row: Row | None, layer: str) -> Row:
    """What an example may state of a finder's row: what its file's examples mostly do."""
    if row is None:
        return {}
    return {key: value for key, value in STATED[layer](row).items() if value is not None}


def figure(row: Row) -> Row:
    """Of a quantity: the value, or the bounds that a reader of it must know."""
    bounds = {} if row["modifier"] in ("exact", "about") else {"low": row["low"], "high": row["high"]}
    modifier = None if row["modifier"] == "exact" else row["modifier"]
    named = {key: (row[key] or {}).get("name") for key in ("unit", "per")}
    return {"value": row["value"], **bounds, "modifier": modifier, "change": row["change"], **named}


def said(row: Row) -> Row:
    """Of an attribution: who, and the first of what."""
    return {"source": (row["source"] or {}).get("text"), "content": row["content"][0]["text"]}


def days(row: Row) -> Row:
    """Of a date: its value and its days."""
    return {key: row[key] for key in ("timex", "mod", "from", "to")}


STATED: Mapping[str, Callable[[Row], Row]] = {"attributions": said, "dates": days, "quantities": figure}


def added(before: str, row: Row) -> str:
    """What a rule adds to a file's text: itself, after an empty line if it is not the first."""
    ended = "" if before.endswith("\n") else "\n"
    return (f"{ended}\n" if before else "") + written(row)


def append(file: Path, text: str) -> None:
    """Writes at the end of a file.

    Raises:
        RuleError: If that cannot be done.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise RuleError(str(file), None, f"cannot be written: {error.strerror or error}") from None
