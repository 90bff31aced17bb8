"""brat standoff: `NAME.txt` with `NAME.ann` beside it, written and read.

Offsets count Unicode code points, half-open, into the text file, whose line ends are kept. A span over several lines is
written in fragments, one a line, as brat wants it. Facts that are no span stand in a note of their mark, as JSON.
"""

from __future__ import annotations

import json
import re

from claimwire.scores.gold import GoldError
from claimwire.scores.standoff import MAIN, ROLES, WHOLE, Standoff

NOTE = "AnnotatorNotes"
LINES = re.compile(r"[^\r\n]+")


def dumps(text: str, marks: Standoff) -> str:
    """The `.ann` file of a text."""
    lines = []
    for n, mark in enumerate(marks.marks, start=1):
        parts = [(mark.start + m.start(), mark.start + m.end()) for m in LINES.finditer(text[mark.start : mark.end])]
        offsets = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(text[start:end] for start, end in parts)
        lines.append(f"T{n}\t{mark.label} {offsets}\t{words}")
        if mark.facts:
            lines.append(f"#{n}\t{NOTE} T{n}\t{json.dumps(mark.facts, ensure_ascii=False)}")
    lines += [f"R{n}\t{role} Arg1:T{a + 1} Arg2:T{b + 1}" for n, (role, a, b) in enumerate(marks.arcs, start=1)]
    return "".join(f"{line}\n" for line in lines)


def loads(text: str, ann: str, *, name: str = "the annotation") -> Standoff:
    """The marks of an `.ann` file; events, attributes and normalizations of brat's are passed over.

    Raises:
        GoldError: If a line is none that brat writes, or its words are not at its offsets.
    """
    made, ids, notes, arcs = Standoff(), dict[str, int](), dict[str, str](), list[tuple[str, str, str]]()
    for n, line in enumerate(ann.splitlines(), start=1):
        try:
            if line.startswith("T"):
                id, what, words = line.split("\t", 2)
                label, _, offsets = what.partition(" ")
                places = [tuple(map(int, part.split())) for part in offsets.split(";")]
                if " ".join(text[start:end] for start, end in places) != words:
                    raise GoldError(f"{name}: line {n}: {words!r} is not at {offsets} of the text")
                ids[id] = made.mark(label, (places[0][0], places[-1][1]))
            elif line.startswith("R"):
                role, first, second = line.split("\t")[1].split()
                arcs.append((role, first.partition(":")[2], second.partition(":")[2]))
            elif line.startswith("#"):
                _, what, note = line.split("\t", 2)
                notes[what.split()[1]] = note
        except (ValueError, IndexError) as error:
            if isinstance(error, GoldError):
                raise
            raise GoldError(f"{name}: line {n}: no brat standoff: {line[:60]!r}") from None
    for id, note in notes.items():
        if id in ids:
            made.marks[ids[id]].facts = facts(note, f"{name}: note of {id}")
    made.arcs = [(role, ids[a], ids[b]) for role, a, b in arcs if a in ids and b in ids]
    return made


def facts(note: str, where: str) -> dict[str, object]:
    """The facts in a note; a note in plain words has none."""
    if not note.lstrip().startswith("{"):
        return {}
    try:
        return dict(json.loads(note))
    except ValueError as error:
        raise GoldError(f"{where}: no JSON: {error}") from None


def configuration() -> str:
    """brat's `annotation.conf` for these marks."""
    mains, roles = "|".join(MAIN), "\n".join(f"{role}\tArg1:<MAIN>, Arg2:{role}" for role in ROLES)
    entities = "\n".join((*MAIN, *ROLES))
    relations = roles.replace("<MAIN>", mains) + f"\n{WHOLE}\tArg1:Figure, Arg2:Figure"
    return f"[entities]\n{entities}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n"
