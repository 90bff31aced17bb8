"""`claimwire gold`: gold from reviewed claims, from and for annotation tools, and how far two annotators agree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from claimwire._cli.common import refuse, say
from claimwire._cli.score import mistakes, shown
from claimwire.articles import Article, Failure, read_file
from claimwire.scores.accept import accept as accepted
from claimwire.scores.agreement import agreement as agreed
from claimwire.scores.changes import ClaimsError, read_claims
from claimwire.scores.check import articles_of
from claimwire.scores.gold import About, Gold, GoldError, gold_files, read_gold, write_gold
from claimwire.scores.standoff import Standoff, gold_of, standoff
from claimwire.scores.table import rows
from claimwire.writers import brat, label_studio

app = typer.Typer(
    no_args_is_help=True, help="Gold annotations: make them from reviewed claims, take them to other tools."
)


class Tool(StrEnum):
    """Annotation tools whose files are written and read."""

    brat = "brat"
    label_studio = "label-studio"


Force = Annotated[bool, typer.Option("--force", help="Replace gold that is there already.")]
Complete = Annotated[
    bool, typer.Option("--complete", help="All claims of the articles are among them: others are false alarms.")
]


@app.command()
def accept(
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS", help="A claims.jsonl, without the lines that are wrong.")],
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="The folder that they were read from.")],
    field: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="State this field only, beside the quantity; repeatable.")
    ] = None,
    complete: Complete = False,
    force: Force = False,
) -> None:
    """Turn reviewed claims into gold: NAME.gold.json beside each article, to be held to from now on."""
    by_article: dict[str, list[dict[str, object]]] = {}
    golds: dict[Path, list[Gold]] = {}
    try:
        for claim in read_claims(claims).values():
            by_article.setdefault(claim["article"]["id"], []).append(dict(claim))
        for id, found in by_article.items():
            article = article_of(articles, id)
            gold = accepted(article.text, found, fields=field)
            gold = gold.model_copy(update={"complete": ["claims"]} if complete else {})
            golds.setdefault(beside(articles, id), []).append(about(gold, id))
        keep(golds, force=force)
    except (GoldError, ClaimsError) as error:
        refuse(str(error))


@app.command()
def agreement(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder with NAME.gold-WHO.json of both annotators.")],
    first: Annotated[str, typer.Argument(metavar="WHO", help="The annotator who is taken as gold.")],
    second: Annotated[str, typer.Argument(metavar="WHO", help="The annotator who is held against it.")],
    errors: Annotated[bool, typer.Option("--errors", help="Each row and field in which they differ.")] = False,
) -> None:
    """Show how far two annotators agree, in percent a layer and a field."""
    try:
        outcomes = list(agreed(path, first, second))
    except GoldError as error:
        refuse(str(error))
    Console().print(shown(rows(outcomes), len(outcomes)))
    for outcome in outcomes if errors else ():
        for line in mistakes(outcome):
            say(f"{outcome.article.id}: {line}")


@app.command("export")
def export_(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder of articles and gold, or one NAME.gold.json.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder that is written.")],
    to: Annotated[Tool, typer.Option(help="The annotation tool.")],
    who: Annotated[str | None, typer.Option(metavar="WHO", help="One annotator's gold, NAME.gold-WHO.json.")] = None,
) -> None:
    """Write gold and its articles for an annotation tool, with the tool's configuration."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        if to is Tool.brat:
            brat.write_folder(marked(path, who), output)
        else:
            label_studio.write_folder((label_studio.task(*article) for article in marked(path, who)), output)
    except GoldError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{output}: cannot be written: {error.strerror or error}")


def marked(path: Path, who: str | None) -> Iterator[tuple[str, str, Standoff]]:
    """Id, text and marks of each article with gold.

    Raises:
        GoldError: If there is none, or one cannot be read.
    """
    root = path if path.is_dir() else path.parent
    for file in gold_files(path, who=who):
        golds = read_gold(file)
        for article, gold in zip(articles_of(file, golds), golds, strict=True):
            folder = file.parent.relative_to(root).as_posix()
            id = article.id if folder == "." else f"{folder}/{article.id}"
            yield id, article.text, standoff(article.text, gold)


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder of brat's, or a file of Label Studio's.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder of the articles.")],
    from_: Annotated[Tool, typer.Option("--from", help="The annotation tool.")],
    complete: Complete = False,
    force: Force = False,
) -> None:
    """Read gold from an annotation tool: NAME.gold.json beside each article, and the article where it is missing."""
    texts: dict[Path, str] = {}
    golds: dict[Path, list[Gold]] = {}
    try:
        for id, text, gold in annotated_in_brat(path) if from_ is Tool.brat else annotated_in_label_studio(path):
            if complete:
                gold = gold.model_copy(update={"complete": ["claims", "dates", "attributions"]})
            file = output / id.partition("#")[0]
            if not file.exists() and file.suffix != ".txt":
                raise GoldError(f"{file}: is not there; give the folder of the articles")
            if not file.exists():
                texts[file] = text
            golds.setdefault(beside(output, id), []).append(about(gold, id))
        keep(golds, force=force)
        for file, text in texts.items():
            file.write_bytes(text.encode())
    except GoldError as error:
        refuse(str(error))


Read = Iterable[tuple[str, str, Gold]]


def annotated_in_brat(folder: Path) -> Read:
    """Id, text and gold of each `NAME.ann` with its `NAME.txt`.

    Raises:
        GoldError: If there are none, or one cannot be read.
    """
    files = sorted(folder.rglob("*.ann"))
    if not files:
        raise GoldError(f"{folder}: no .ann file of brat's in it")
    for file in files:
        try:
            text, ann = (file.with_suffix(suffix).read_bytes().decode() for suffix in (".txt", ".ann"))
        except (OSError, UnicodeDecodeError) as error:
            raise GoldError(f"{file}: it or its .txt cannot be read: {error}") from None
        id = brat.id_of(file.relative_to(folder).as_posix().removesuffix(".ann"))
        yield id, text, gold_of(text, brat.loads(text, ann, name=str(file)))


def annotated_in_label_studio(file: Path) -> Read:
    """Id, text and gold of each task of an exported file.

    Raises:
        GoldError: If it cannot be read, or a task is none that was written here.
    """
    try:
        tasks = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: cannot be read: {error}") from None
    for n, task in enumerate(tasks, start=1):
        name = f"{file}: task {n}"
        marks = label_studio.marks_of(task, name=name)
        id, text = task["data"].get("article"), task["data"]["text"]
        if not id:
            raise GoldError(f"{name}: data.article is missing, which names the article's file")
        yield id, text, gold_of(text, marks)


def article_of(folder: Path, id: str) -> Article:
    """The article of a claim.

    Raises:
        GoldError: If it is not in the folder, or cannot be read.
    """
    name = id.partition("#")[0]
    for row in read_file(folder / name, id=name):
        if isinstance(row, Article) and row.id == id:
            return row
        if isinstance(row, Failure):
            raise GoldError(f"{folder / name}: {row.reason}")
    raise GoldError(f"{folder / name}: no article {id!r} in it; give the folder that the claims were read from")


def beside(folder: Path, id: str) -> Path:
    return (folder / id.partition("#")[0]).with_suffix(".gold.json")


def about(gold: Gold, id: str) -> Gold:
    """The gold with its article's own id, where the file holds several."""
    file, mark, own = id.partition("#")
    return gold.model_copy(update={"article": About(id=f"{Path(file).name}#{own}")}) if mark else gold


def keep(golds: dict[Path, list[Gold]], *, force: bool) -> None:
    """Writes gold files, all or, where one is in the way, none.

    Raises:
        GoldError: If a file is there already, or cannot be written.
    """
    for path in golds:
        if path.exists() and not force:
            raise GoldError(f"{path}: is there already; --force replaces it")
    for path, found in golds.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_gold(path, found)
        except OSError as error:
            raise GoldError(f"{path}: cannot be written: {error.strerror or error}") from None
        say(f"{path}: {sum(len(gold.claims) for gold in found)} claims")
