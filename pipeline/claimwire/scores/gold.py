"""Gold: what an article claims, as people wrote it down in `NAME.gold.json`; any subset of the record's fields.

A span stands as its words (`"subject": "the enemy"`); which of several places is meant says `occurrence`. A field that
is left out is not checked; null says that there is none. `NAME.gold-WHO.json` is what one annotator alone wrote down.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from claimwire.records import Grain, Modifier, Relation

ELLIPSIS = " … "


class GoldError(ValueError):
    """A gold file that cannot be used: names the file, the place in it, the fault and the way out."""


class Stated(BaseModel):
    """What all gold shares: a field that no record has is refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Settled(Stated):
    """A row of gold: `also` holds other readings that are right too; an `optional` one need not be found."""

    also: list[dict[str, Any]] = []
    optional: bool = False


class Words(Stated):
    """A span by its words; `first words … last words` is one from the first to the last."""

    text: str | None = None
    occurrence: int = Field(default=1, ge=1)


class Name(Words):
    """A span or the fullest name for it, or both."""

    name: str | None = None


class Item(Words):
    """What is counted, by its words or its head's lemma, or both."""

    head: str | None = None


class Verb(Words):
    """A predicate, by its words or its lemma, or both."""

    lemma: str | None = None


class Unit(Stated):
    """A unit by its name or its code, or both; a currency's code is its ISO 4217 code, any other's its UCUM code."""

    name: str | None = None
    code: str | None = None


class Per(Stated):
    """The denominator of a rate."""

    value: float | None = None
    name: str | None = None


def by_words(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def by_name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Quantity(Words):
    """A figure: its words, and what is stated of its value."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: Modifier | None = None
    change: Literal["up", "down"] | None = None
    unit: Annotated[Unit | None, BeforeValidator(by_name)] = None
    item: Annotated[Item | None, BeforeValidator(by_words)] = None
    per: Annotated[Per | None, BeforeValidator(by_name)] = None


class Days(Stated):
    """What a claim holds for."""

    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    grain: Grain | None = None
    relation: Relation | None = None


class Attributed(Stated):
    """Who says it: the innermost source, and in `via` the one that reports it."""

    source: Annotated[Name | None, BeforeValidator(by_name)] = None
    cue: Annotated[Words | None, BeforeValidator(by_words)] = None
    stance: Literal["asserts", "denies", "doubts", "expects", "asks"] | None = None
    via: Annotated[Name | None, BeforeValidator(by_name)] = None


class Claim(Words, Settled):
    """A claim: a figure by its quantity, an event or a statement by its words."""

    kind: Literal["figure", "event", "statement"] = "figure"
    quantity: Annotated[Quantity | None, BeforeValidator(by_words)] = None
    subject: Annotated[Name | None, BeforeValidator(by_words)] = None
    predicate: Annotated[Verb | None, BeforeValidator(by_words)] = None
    polarity: Literal["positive", "negative"] | None = None
    modality: Literal["asserted", "possible", "planned", "conditional", "denied"] | None = None
    date: Days | None = None
    place: Annotated[Words | None, BeforeValidator(by_words)] = None
    attribution: Attributed | None = None
    part_of: str | None = None


class Date(Words, Settled):
    """An expression of time."""

    type: Literal["date", "time", "duration", "set"] | None = None
    timex: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Attribution(Attributed, Settled):
    """Who said what; `said` is the day on which."""

    content: Annotated[Words | None, BeforeValidator(by_words)] = None
    type: Literal["direct", "indirect", "mixed"] | None = None
    said: str | None = None


class About(Stated):
    """Which article of the file beside it this is, where that holds several, and its day where it gives none."""

    id: str | None = None
    published: str | None = None


class Gold(Stated):
    """The gold of one article; what is more than the layers in `complete` list is a false alarm."""

    article: About = About()
    complete: list[Literal["claims", "dates", "attributions"]] = []
    claims: list[Claim] = []
    dates: list[Date] = []
    attributions: list[Attribution] = []

    def written(self) -> dict[str, Any]:
        """The gold as it stands in a file: what is stated, no more."""
        return self.model_dump(by_alias=True, exclude_unset=True)


def read_gold(path: Path) -> list[Gold]:
    """The gold of a file: of one article, or a list of several.

    Raises:
        GoldError: If the file cannot be read, is no JSON, or states what no record has.
    """
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise GoldError(f"{path}: no JSON: {error}") from None
    rows = data if isinstance(data, list) else [data]
    return [valid(row, path if len(rows) == 1 else f"{path}: article {n}") for n, row in enumerate(rows, 1)]


def valid(row: Any, where: object) -> Gold:
    """A row as Gold.

    Raises:
        GoldError: If it states what no record has.
    """
    try:
        gold = Gold.model_validate(row)
        settled: tuple[Settled, ...] = (*gold.claims, *gold.dates, *gold.attributions)
        for each in settled:
            for other in each.also:
                type(each).model_validate(other)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"])) or "the whole"
        raise GoldError(f"{where}: {place}: {fault['msg']}") from None
    return gold


def write_gold(path: Path, golds: list[Gold]) -> None:
    """Writes gold, a claim a line, so that a change of one shows as one."""
    rows = [one_a_line(gold.written()) for gold in golds]
    path.write_text((rows[0] if len(rows) == 1 else "[" + ",\n".join(rows) + "]") + "\n", "utf-8")


def one_a_line(gold: Mapping[str, Any]) -> str:
    """JSON with every claim, date and attribution on a line of its own."""
    parts = []
    for key, value in gold.items():
        if key in ("claims", "dates", "attributions") and value:
            lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f' "{key}": [\n{lines}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}"


def gold_files(path: Path, *, who: str | None = None) -> list[Path]:
    """The gold files under a folder, sorted; or the one file.

    Args:
        path: A folder, or a file.
        who: The annotator whose files are meant; null: the gold that was settled on.

    Raises:
        GoldError: If there are none.
    """
    if path.is_file():
        return [path]
    suffix = suffix_of(who)
    found = sorted(path.rglob(f"*{suffix}"))
    if not found:
        fault = f"no gold in it (NAME{suffix} beside the article)" if path.is_dir() else "no such file or folder"
        raise GoldError(f"{path}: {fault}")
    return found


def suffix_of(who: str | None) -> str:
    """How the gold of an annotator is called: `.gold-first.json`; that which was settled on `.gold.json`."""
    return f".gold-{who}.json" if who else ".gold.json"


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text: every place, in order; `first … last` runs from the one to the next of the other."""
    first, _, last = words.partition(ELLIPSIS)
    at = text.find(first)
    while at >= 0:
        end = text.find(last, at + max(0, len(first) - len(last))) if last else at
        if end >= 0:
            yield at, end + len(last or first)
        at = text.find(first, at + 1)


def locate(text: str, words: Mapping[str, Any]) -> tuple[int, int] | None:
    """The span of `{"text", "occurrence"}`, half-open, in code points; null if it states no words.

    Raises:
        GoldError: If the words are not in the text, or not so often.
    """
    stated = words.get("text")
    if not stated:
        return None
    wanted = words.get("occurrence", 1)
    for n, place in enumerate(places(text, stated), start=1):
        if n == wanted:
            return place
    often = f" {wanted} times" if wanted > 1 else ""
    raise GoldError(f"{stated!r} is not{often} in the article; spans are stated by their words, exactly")
