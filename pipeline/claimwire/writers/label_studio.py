"""Label Studio's JSON: one task an article, written and read; `tasks.json`, and `interface.xml` for the project.

UTF-8; a task a line, each line ending in LF; `data.text` has the article's own line ends, as JSON escapes. Offsets
count Unicode code points, half-open, into `data.text`, as Label Studio has stored them since 2022; what an older one
exported in UTF-16 units is recognised by its words. Facts that are no span stand in a text area of their region, as
JSON. What people stated is an annotation. What was extracted is a prediction, which they accept or correct: each claim
has its confidence as `score` and its rules in `meta`, and the mean of these scores sorts the tasks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from claimwire import __version__
from claimwire.scores.gold import GoldError
from claimwire.scores.standoff import MAIN, ROLES, WHOLE, Standoff, standoff_of_claims
from claimwire.writers.results import Result
from claimwire.writers.whole import whole, whole_folder

TEXT, LABEL, FACTS = "text", "label", "facts"
TASKS, INTERFACE = "tasks.json", "interface.xml"


def write(results: Iterable[Result], path: Path) -> None:
    """Writes the claims of results into a new folder, as predictions, an article at a time.

    Raises:
        OSError: If there is something in the folder, or it cannot be written.
    """
    with whole_folder(path) as folder:
        write_folder((predicted(result) for result in results), folder)


def write_folder(tasks: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Writes tasks, one a line of a list, and the labelling interface.

    Raises:
        OSError: If a file cannot be written.
    """
    with whole(folder / TASKS) as file:
        file.write(b"[")
        for n, each in enumerate(tasks):
            file.write((",\n" if n else "\n").encode() + json.dumps(each, ensure_ascii=False).encode())
        file.write(b"\n]\n")
    (folder / INTERFACE).write_bytes(configuration().encode())


def task(id: str, text: str, marks: Standoff) -> dict[str, Any]:
    """An article with what people stated of it."""
    return {"data": {TEXT: text, "article": id}, "annotations": [{"result": regions(text, marks)}]}


def predicted(result: Result) -> dict[str, Any]:
    """An article with the claims that were extracted from it, for people to look at."""
    scores = [claim["confidence"] for claim in result.claims]
    mean = {"score": round(fmean(scores), 4)} if scores else {}
    prediction = {
        "model_version": f"claimwire {__version__}",
        **mean,
        "result": regions(result.text, standoff_of_claims(result.claims)),
    }
    return {"data": {TEXT: result.text, "article": result.id}, "predictions": [prediction]}


def regions(text: str, marks: Standoff) -> list[dict[str, Any]]:
    """Marks as Label Studio has them: regions, their text areas, relations."""
    result: list[dict[str, Any]] = []
    for n, mark in enumerate(marks.marks):
        region = {"id": f"m{n}", "to_name": TEXT}
        span = {"start": mark.start, "end": mark.end}
        words = {**span, "text": text[mark.start : mark.end], "labels": [mark.label]}
        sure = {} if mark.confidence is None else {"score": mark.confidence}
        why = {"meta": {"text": [" ".join(mark.rules)]}} if mark.rules else {}
        result.append({**region, "from_name": LABEL, "type": "labels", "value": words, **sure, **why})
        if mark.facts:
            note = {**span, "text": [json.dumps(mark.facts, ensure_ascii=False)]}
            result.append({**region, "from_name": FACTS, "type": "textarea", "value": note})
    result += [
        {"type": "relation", "from_id": f"m{a}", "to_id": f"m{b}", "direction": "right", "labels": [role]}
        for role, a, b in marks.arcs
    ]
    return result


def marks_of(task: Mapping[str, Any], *, name: str = "the task") -> Standoff:
    """The marks of a task's first annotation.

    Raises:
        GoldError: If it is no such task, or the words of a region are not at its offsets.
    """
    made, ids = Standoff(), dict[str, int]()
    try:
        text, result = task["data"][TEXT], task["annotations"][0]["result"]
        for row in result:
            if row["type"] == "labels":
                ids[row["id"]] = made.mark(row["value"]["labels"][0], placed(text, row["value"], name))
        for row in result:
            if row["type"] == "textarea" and row["id"] in ids:
                made.marks[ids[row["id"]]].facts = json.loads("".join(row["value"]["text"]))
            elif row["type"] == "relation" and {row["from_id"], row["to_id"]} <= set(ids):
                role = (row.get("labels") or [made.marks[ids[row["to_id"]]].label])[0]
                made.arcs.append((role, ids[row["from_id"]], ids[row["to_id"]]))
    except (KeyError, IndexError, TypeError, json.JSONDecodeError) as error:
        raise GoldError(f"{name}: no annotated text task of Label Studio: {type(error).__name__} {error}") from None
    return made


def placed(text: str, value: Mapping[str, Any], name: str) -> tuple[int, int]:
    """A region's span in code points."""
    start, end, words = value["start"], value["end"], value.get("text")
    if words in (None, text[start:end]):
        return start, end
    units = text.encode("utf-16-le")
    if units[2 * start : 2 * end].decode("utf-16-le", "replace") == words:
        first = len(units[: 2 * start].decode("utf-16-le"))
        return first, first + len(words)
    raise GoldError(f"{name}: {words!r} is not at {start} to {end} of the text")


def configuration() -> str:
    """The labelling interface for these marks."""
    labels = "".join(f'\n    <Label value="{label}"/>' for label in (*MAIN, *ROLES))
    relations = "".join(f'\n    <Relation value="{role}"/>' for role in (*ROLES, WHOLE))
    return (
        f'<View>\n  <Labels name="{LABEL}" toName="{TEXT}">{labels}\n  </Labels>'
        f"\n  <Relations>{relations}\n  </Relations>"
        f'\n  <Text name="{TEXT}" value="${TEXT}"/>'
        f'\n  <TextArea name="{FACTS}" toName="{TEXT}" perRegion="true" editable="true"/>\n</View>\n'
    )
