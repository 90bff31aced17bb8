"""brat standoff: `NAME.txt` with `NAME.ann` beside it, written and read, and `annotation.conf` for the folder.

UTF-8, lines of `.ann` end in LF. Offsets count Unicode code points, half-open, into the text file, whose line ends are
kept. A span over several lines is written in fragments, one a line, as brat wants it. Facts that are no span stand in a
note of their mark, as JSON; how sure an extracted claim is, and by which rules, in a comment `Confidence`.

`NAME` is the article's id without `.txt`. What brat's addresses or a file system have no room for is written as `%` and
two digits, such as `%23` for `#`, and a very long part of a name is broken by `%/`, so that the id can be read off it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import unquote

from claimwire.articles import READERS, suffix_of
from claimwire.scores.gold import GoldError
from claimwire.scores.standoff import MAIN, ROLES, WHOLE, Mark, Standoff, standoff_of_claims
from claimwire.writers.lines import json_line
from claimwire.writers.results import Result
from claimwire.writers.whole import whole_folder

NOTE, SURE = "AnnotatorNotes", "Confidence"
CONFIGURATION = "annotation.conf"
LINES = re.compile(r"[^\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")  # brat ends a line where Python's splitlines does
UNSAFE = re.compile(r'[%#?/\\:*"<>|\x00-\x1f\x7f]')
LONG, PART = 200, 60  # bytes that a file system takes in a name, with room for a suffix; characters


def write(results: Iterable[Result], path: Path) -> None:
    """Writes the claims of results into a new folder, an article at a time.

    Raises:
        OSError: If there is something in the folder, or it cannot be written.
    """
    with whole_folder(path) as folder:
        write_folder(((each.id, each.text, standoff_of_claims(each.claims)) for each in results), folder)


def write_folder(articles: Iterable[tuple[str, str, Standoff]], folder: Path) -> None:
    """Writes articles, each with its id, its text and its marks, and the configuration.

    Raises:
        OSError: If a file cannot be written.
    """
    for id, text, marks in articles:
        place = folder / stem(id)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.with_name(f"{place.name}.txt").write_bytes(text.encode())
        place.with_name(f"{place.name}.ann").write_bytes(dumps(text, marks).encode())
    (folder / CONFIGURATION).write_bytes(configuration().encode())


def stem(id: str) -> str:
    """An article's id as the path of its `.txt` and `.ann`, without these."""
    file, mark, own = id.partition("#")
    if not mark and suffix_of(file.removesuffix(".txt")) not in READERS:
        file = file.removesuffix(".txt")
    *folders, name = file.split("/")
    return "/".join(map(plain, (*folders, f"{name}{mark}{own}")))


def plain(part: str) -> str:
    """A part of an id as a name that a file system takes, or a long one as several."""
    name = UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", part)
    return name if len(name.encode()) <= LONG else "%/".join(name[i : i + PART] for i in range(0, len(name), PART))


def id_of(stem: str) -> str:
    """The id that a path was made of."""
    id = unquote(stem.replace("%/", ""))
    return id if "#" in id or suffix_of(id) in READERS else f"{id}.txt"


def dumps(text: str, marks: Standoff) -> str:
    """The `.ann` file of a text."""
    lines, number = list[str](), count(1)
    for n, mark in enumerate(marks.marks, start=1):
        parts = [(mark.start + m.start(), mark.start + m.end()) for m in LINES.finditer(text[mark.start : mark.end])]
        offsets = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(text[start:end] for start, end in parts)
        lines.append(f"T{n}\t{mark.label} {offsets}\t{words}")
        lines += [f"#{next(number)}\t{kind} T{n}\t{note}" for kind, note in comments(mark)]
    lines += [f"R{n}\t{role} Arg1:T{a + 1} Arg2:T{b + 1}" for n, (role, a, b) in enumerate(marks.arcs, start=1)]
    return "".join(f"{line}\n" for line in lines)


def comments(mark: Mark) -> Iterator[tuple[str, str]]:
    """What is known of a mark beside its span, by brat's kind of comment, each in one line."""
    if mark.facts:
        yield NOTE, json_line(mark.facts)
    if mark.confidence is not None:
        yield SURE, " ".join([str(mark.confidence), *mark.rules])


def loads(text: str, ann: str, *, name: str = "the annotation") -> Standoff:
    """The marks of an `.ann` file; events, attributes and normalizations of brat's are passed over.

    Raises:
        GoldError: If a line is none that brat writes, or its words are not at its offsets.
    """
    made, ids, notes, arcs = Standoff(), dict[str, int](), dict[str, str](), list[tuple[str, str, str]]()
    for n, line in enumerate(ann.replace("\r\n", "\n").split("\n"), start=1):
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
                kind, id, *_ = what.split()
                if kind == NOTE:
                    notes[id] = note
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
