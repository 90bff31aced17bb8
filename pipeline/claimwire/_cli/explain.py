"""`claimwire explain`: which rule fired on which words, and why every field of a claim is what it is."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire import _rulebook, claims
from claimwire._cli.common import STDIN, DayFirst, Model, Published, Rules, dated, loaded, refuse
from claimwire.articles import Article
from claimwire.claims.reasons import Reason
from claimwire.language.reading import Reading, read

SHOWN = {
    "quantities": ("value", "low", "high", "modifier", "change", "unit", "item", "per"),
    "dates": ("type", "timex", "from", "to", "relation"),
    "attributions": ("source", "content", "stance"),
    "claims": ("kind", "subject", "predicate", "modality", "date", "place", "attribution"),
}


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, or a whole text; - is stdin.")],
    published: Published = None,
    model: Model = None,
    day_first: DayFirst = None,
    rules: Rules = None,
) -> None:
    """Show which rule fired on which span, and for every field of every claim where it comes from."""
    if sentence == STDIN:
        sentence = sys.stdin.read()
    if not sentence.strip():
        refuse("explain: the sentence is empty; give some text")
    articles = dated([Article(id="-", text=sentence)], published)
    extractor = loaded(model, day_first, rules)
    console = Console()
    for article in articles:
        assert isinstance(article, Article)
        reading = read(extractor.nlp(article.text), published=article.published)
        with _rulebook.on_top(rules):
            layers, explained = claims.explain(reading, {"id": article.id}, day_first=day_first)
            tables = (fired(reading), rows(layers))
        for table in tables:
            console.print(table if table.row_count else f"{table.title}: none")
        for claim, why in zip(layers["claims"], explained, strict=True):
            console.print(fields(claim, why))


def fired(reading: Reading) -> Table:
    """Every rule that matched, in the order of the text."""
    table = Table("span", "rule", "role", "words", title="rules that fired", title_justify="left")
    found = [m for name in _rulebook.names() for m in _rulebook.rulebook(name).matches(reading.doc)]
    for match in sorted(found, key=lambda m: (m.start, m.end)):
        span = reading.span(match.start, match.end)
        add(table, f"{span['start']}-{span['end']}", match.rule.id, match.rule.label, span["text"])
    return table


def fields(claim: dict[str, Any], why: list[Reason]) -> Table:
    """The fields of a claim, each with the words and the rules it comes from, or why it is empty."""
    title = Text(f"{claim['kind']} claim {claim['id']}")
    table = Table("field", "value", "span", "why", "rules", title=title, title_justify="left")
    for reason in why:
        span = f"{reason.span[0]}-{reason.span[1]}" if reason.span else ""
        add(table, reason.field, reason.value or "none", span, reason.why, " ".join(reason.rules))
    return table


def rows(layers: dict[str, Any]) -> Table:
    """The rows of the layers, with the rules that made them."""
    table = Table("layer", "words", "fields", "rules", title="rows", title_justify="left")
    for layer, fields in SHOWN.items():
        for row in layers[layer]:
            words = row["cue"]["text"] if layer == "attributions" else row["text"]
            told = ", ".join(f"{name}={brief(row[name])}" for name in fields if row[name] is not None)
            add(table, layer, words, told, " ".join(row["rules"]))
    return table


def add(table: Table, *cells: str) -> None:
    """A row of plain text: the user's words are no markup."""
    table.add_row(*map(Text, cells))


def brief(value: Any) -> str:
    """A field in a few words: a span's text, a unit's name, a number."""
    if isinstance(value, list):
        return " … ".join(map(brief, value))
    if isinstance(value, dict):
        if "rows" in value:  # a claim's date
            return f"{value['from']}..{value['to']} {value['relation']}"
        if "cue" in value:  # a claim's attribution
            return brief(value["source"] or value["cue"])
        return str(value.get("name") or value.get("text") or value.get("head"))
    return f"{value:g}" if isinstance(value, float) else str(value)
