"""`claimwire rules`: the rules that there are, a user's own held to their examples, a new one started."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire import _rules
from claimwire._cli.common import FINE, SOME_FAILED, Model, Rules, counted, loaded, refuse, say
from claimwire._labels import BUILD_NEEDS, KEYS, LABELS
from claimwire._labels import told as told_kind
from claimwire._rulebook import Rulebook, checked_folder, names, on_top, rulebook
from claimwire._rules import Example, Rule, RuleError
from claimwire.articles.dating import stated_day
from claimwire.authoring.toml import inline

if TYPE_CHECKING:
    from claimwire.authoring.evidence import Checked, Fault

app = typer.Typer(
    no_args_is_help=True, help="Rules of your own: see those that there are, start one, hold it to its examples."
)
KINDS = ("finds", "skips", "fails")
WIDE = 10_000  # columns where nobody looks: a line a rule, for `grep`

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder of rules of your own.")]


def labels_told() -> str:
    """The labels of each file, in a sentence."""
    return "; ".join(f"{layer}: {', '.join(labels)}" for layer, labels in LABELS.items())


@app.command("list")
def list_(
    start: Annotated[
        str | None, typer.Argument(metavar="[ID_OR_PREFIX]", help="A rule's id; or how ids begin: dates.")
    ] = None,
    labels: Annotated[bool, typer.Option("--labels", help="The labels instead, with the 'set' of each.")] = False,
    builders: Annotated[bool, typer.Option("--builders", help="What 'build' may name instead.")] = False,
    rules: Rules = None,
) -> None:
    """List the rules; of a single one, given by its whole id, show the pattern and every example."""
    try:
        with on_top(rules and checked_folder(rules)):
            books = [rulebook(name) for name in names()]
    except RuleError as error:
        refuse(f"--rules: {error}")
    if labels or builders:
        for table in (label_table(), key_table()) if labels else (builder_table(),):
            show(table)
        return
    found = [(rule, book) for book in books for rule in book.rules if rule.id.startswith(start or "")]
    whole = [(rule, book) for rule, book in found if rule.id == start]
    if not found:
        refuse(f"no rule's id is or begins with {start!r}; `claimwire rules list` shows them all")
    if not whole:
        show(rule_table(rule for rule, _ in found))
    for rule, book in whole:
        Console(soft_wrap=True).print(Text("\n".join(in_full(rule, book))))


def show(table: Table) -> None:
    """A table to be read, or in a pipe a line a row."""
    if not sys.stdout.isatty():
        table.box = None
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


def add(table: Table, *cells: str) -> None:
    """A row of plain text, folded where it is too long: words of a rule are no markup."""
    table.add_row(*(Text(cell, overflow="fold") for cell in cells))


def rule_table(rules: Iterable[Rule]) -> Table:
    made = Table("id", "label", *KINDS, "file", "note", box=SIMPLE_HEAD)
    for rule in rules:
        counts = (str(len(getattr(rule, kind))) for kind in KINDS)
        add(made, rule.id, rule.label, *counts, rule.file, flat(rule.note))
    return made


def label_table() -> Table:
    made = Table("file", "label", "what the match is", "set (* must be there)", box=SIMPLE_HEAD)
    for layer, labels in LABELS.items():
        for name, label in labels.items():
            keys = ", ".join((*(f"{key}*" for key in label.needs), *label.may))
            add(made, f"{layer}.toml", name, label.means, keys)
    return made


def key_table() -> Table:
    made = Table("file", "set", "what it may be", "what it says", box=SIMPLE_HEAD)
    for layer, keys in KEYS.items():
        for name, key in keys.items():
            add(made, f"{layer}.toml", name, told_kind(key.kind), key.means)
    return made


def builder_table() -> Table:
    made = Table("file", "build", "what it reads", "set (* must be there)", box=SIMPLE_HEAD)
    for layer in names():
        for name, function in _rules.builders(layer).items():
            reads = (function.__doc__ or "").partition("\n")[0]
            needs = ", ".join(f"{key}*" for key in BUILD_NEEDS.get(name, ()))
            add(made, f"{layer}.toml", name, reads, needs)
    return made


def in_full(rule: Rule, book: Rulebook) -> Iterator[str]:
    """A rule's fields, with its word lists by name, their words, and its examples."""
    yield f"{rule.id} ({rule.file})"
    yield f"label: {rule.label}, {LABELS[rule.layer][rule.label].means}"
    if rule.build:
        yield f"build: {rule.build}"
    if rule.set:
        yield f"set: {inline(rule.set)}"
    yield f"note: {flat(rule.note)}"
    lists = {words: f"${name}" for name, words in book.lists.items()}
    patterns = [inline(folded(list(pattern), lists)) for pattern in rule.match]
    yield from ("match:", *(f"  {pattern}" for pattern in patterns))
    for words, name in sorted(lists.items(), key=lambda pair: pair[1]):
        if any(f'"{name}"' in pattern for pattern in patterns):
            yield f"{name}: {', '.join(sorted(words))}"
    for kind in KINDS:
        if examples := getattr(rule, kind):
            yield f"{kind}:"
            yield from (f"  {in_words(example)}" for example in examples)


def folded(value: Any, lists: Mapping[frozenset[str], str]) -> Any:
    """A pattern with the words of a list as its `$name`, as they were written."""
    if isinstance(value, Mapping):
        return {key: folded(each, lists) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    named = lists.get(frozenset(value)) if all(isinstance(each, str) for each in value) else None
    return named or [folded(each, lists) for each in value]


def in_words(example: Example) -> str:
    """An example's sentence, and what it states of the marked span."""
    stated = {**({"on": example.on} if example.on else {}), **example.expected}
    return " ".join([flat(example.marked), *([inline(stated)] if stated else [])])


def flat(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


@app.command()
def check(folder: Folder, model: Model = None) -> None:
    """Hold a folder of rules to their examples, and claimwire's own examples to those rules.

    Exit status 1 if an example does not hold, 2 if a file cannot be used.
    """
    from claimwire.authoring import evidence  # it takes a second, which the others need not wait for

    usable(folder)
    found = evidence.check(loaded(model, None).nlp, folder)
    if not found.rules:
        refuse(f"{folder}: no [[rule]] in its files; `claimwire rules new` starts one")
    for rule in found.rules:
        counts = ", ".join(f"{len(getattr(rule, kind))} {kind}" for kind in KINDS if getattr(rule, kind))
        print(f"{rule.id}: {'wrong' if found.of(rule) else 'ok'} ({counts})")
        print(*map(told, found.of(rule)), sep="", end="")
    print(*broken(found), sep="", end="")
    print(summary(found))
    raise typer.Exit(FINE if found.fine else SOME_FAILED)


def usable(folder: Path) -> None:
    """Ends the command if a folder of rules cannot be used."""
    try:
        checked_folder(folder)
    except RuleError as error:
        refuse(str(error))


def told(fault: Fault) -> str:
    """Which example of a rule does not hold, and why."""
    return f"  {fault.kind} {fault.number}: {flat(fault.example.marked)}\n    {fault.why}\n"


def broken(found: Checked) -> Iterator[str]:
    """The examples of claimwire's own that a user's rules break, by their rules."""
    for id, faults in groupby(found.broken, key=lambda fault: fault.rule.id):
        yield f"{id}: claimwire's own, broken by yours\n"
        yield from map(told, faults)


def summary(found: Checked) -> str:
    examples = sum(len(getattr(rule, kind)) for rule in found.rules for kind in KINDS)
    wrong, lost, rules = len(found.faults), len(found.broken), len(found.rules)
    own = f"{counted(rules, 'rule')}, {examples} examples: {wrong or 'none'} wrong"
    return f"{own}; of {found.shipped} examples of claimwire's own {lost or 'none'} broken"


@app.command()
def new(
    folder: Folder,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of the rule: quantities.NAME, dates.NAME or attributions.NAME.")
    ],
    sentences: Annotated[
        list[str],
        typer.Argument(
            metavar="SENTENCE...", help="Two or more, each with the words that matter in double square brackets."
        ),
    ],
    skips: Annotated[
        list[str] | None,
        typer.Option(metavar="SENTENCE", help="A near miss, in which the rule must find nothing; repeatable."),
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(metavar="LABEL", help=f"What the match is. {labels_told()}. If left out, the first of them."),
    ] = None,
    build: Annotated[
        str | None,
        typer.Option(metavar="FILE:FUNCTION", help="What makes the value; see `claimwire rules list --builders`."),
    ] = None,
    given: Annotated[
        str,
        typer.Option("--set", metavar="TOML", help="What the label or the function needs: 'modifier = \"about\"'."),
    ] = "",
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What the rule is for.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the sentences were published, for relative dates.")
    ] = None,
    model: Model = None,
) -> None:
    """Start a rule in DIR: a pattern for the marked words, with what comes of it written down to be corrected.

    Exit status 1 if the rule is written but its examples do not hold yet.
    """
    from claimwire.authoring import drafts, evidence  # as above

    wish = drafts.Wish(
        id=id, sentences=sentences, skips=skips or [], label=label, build=build, set=table(given), note=note,
        on=day(published),
    )  # fmt: skip
    nlp = loaded(model, None).nlp
    try:
        file = drafts.start(nlp, folder, wish)
    except RuleError as error:
        refuse(str(error))
    say(
        f"{file}: {id} is written; correct what is not as you want it, then: claimwire rules check {quote(str(folder))}"
    )
    usable(folder)
    found = evidence.check(nlp, folder)
    faults = [*(told(fault) for fault in found.faults if fault.rule.id == id), *broken(found)]
    if faults:
        say(f"{id}: it does not pass yet\n{''.join(faults).rstrip()}")
    raise typer.Exit(SOME_FAILED if faults else FINE)


def table(given: str) -> Mapping[str, Any]:
    """What stands between the braces of `set = { }`."""
    try:
        stated: Mapping[str, Any] = tomllib.loads(f"set = {{ {given} }}")["set"]
    except tomllib.TOMLDecodeError as error:
        refuse(f"--set: {given!r} is no TOML ({error}); write it as 'modifier = \"about\"'")
    return stated


def day(published: str | None) -> str | None:
    try:
        return published and stated_day(published)
    except ValueError as error:
        refuse(f"--published: {error}")
