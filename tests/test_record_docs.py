"""`docs/record.md` is held to the code: its fields and types to the models, its examples to what comes out."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import claimwire
from claimwire import records

PAGE = Path(__file__).parent.parent / "docs" / "record.md"
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.read_text("utf-8").split("\n## ")[1:]}
MODELS = {
    name: model
    for name, model in vars(records).items()
    if isinstance(model, type) and issubclass(model, records.Record) and model is not records.Record
}


def tables(heading: str) -> list[list[list[str]]]:
    """The tables of a section, each as its rows without the heading, each row as its cells."""
    found = re.findall(r"(?:^\|.*\n)+", SECTIONS[heading], re.MULTILINE)
    return [[line.strip("| ").split(" | ") for line in table.splitlines()[2:]] for table in found]


def heading(name: str) -> str:
    """`Quantity, a Span`: a section lists the fields that its model adds to those of the one that it is made from."""
    base = MODELS[name].__bases__[0]
    return name if base is records.Record else f"{name}, a {base.__name__}"


def worded(schema: dict[str, Any]) -> list[str]:
    """What a field may be, in the page's words."""
    if "anyOf" in schema:
        return [words for each in schema["anyOf"] for words in worded(each)]
    if "$ref" in schema:
        return [f"`{schema['$ref'].rpartition('/')[2]}`"]
    if schema.get("type") == "array":
        return [f"list of {worded(schema['items'])[0]}"]
    literals = schema.get("enum") or [schema["const"]] if {"enum", "const"} & schema.keys() else []
    return [f"`{each}`" for each in literals] or [schema["type"]]


def listed(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


@pytest.mark.parametrize("name", MODELS)
def test_fields_and_their_types(name: str) -> None:
    """Each field of a model in its order, what it may be, and no other field."""
    model = MODELS[name]
    schema = model.model_json_schema(by_alias=True)
    schema = schema["$defs"][name] if "$ref" in schema else schema
    own = [model.model_fields[field].alias or field for field in model.__annotations__]
    expected = [[f"`{field}`", listed(worded(schema["properties"][field]))] for field in own]
    assert [row[:2] for row in tables(heading(name))[0]] == expected


def test_every_section_is_a_record() -> None:
    assert SECTIONS.keys() == {"What holds throughout", *map(heading, MODELS)}


@pytest.mark.parametrize("row", tables("Quantity, a Span")[1], ids=lambda row: row[0])
def test_quantities_of_the_page(extractor: claimwire.Extractor, row: list[str]) -> None:
    words, modifier, *numbers = (cell.strip("`") for cell in row)
    (found,) = extractor(f"They saw {words}.").quantities
    expected = (words, modifier, [json.loads(number) for number in numbers])
    assert (found.text, found.modifier, [found.value, found.low, found.high]) == expected


@pytest.mark.parametrize("row", tables("Date, a Span")[1], ids=lambda row: row[0])
def test_dates_of_the_page(extractor: claimwire.Extractor, row: list[str]) -> None:
    words, *expected = (None if cell == "null" else cell.strip("`") for cell in row)
    (found,) = extractor(f"It rained {words}.", published="2024-05-08").dates
    assert [found.timex, found.from_, found.to] == expected


def test_the_page_runs() -> None:
    """Its Python, as one session."""
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert (failed, tried > 0) == (0, True)
