"""`claimwire diff`: claims against those of last time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimwire._cli.common import FINE, SOME_FAILED, refuse
from claimwire.scores.changes import Claim, ClaimsError, Difference, difference, read_claims
from claimwire.scores.fields import brief

FATES = ("kept", "gained", "lost", "changed")


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A claims.jsonl of before.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A claims.jsonl of now.")],
    as_json: Annotated[bool, typer.Option("--json", help="Claims and changes as JSON.")] = False,
) -> None:
    """Compare two files of claims: kept, gained, lost and changed, by article and by field.

    Exit status 1 if any claim was gained, lost or changed.
    """
    try:
        found = difference(read_claims(old), read_claims(new))
    except ClaimsError as error:
        refuse(str(error))
    if as_json:
        print(json.dumps(written(found), ensure_ascii=False, indent=1))
    else:
        console = Console(soft_wrap=True)
        for line in told(found):
            console.print(Text(line))
        console.print(by_article(found))
        if found.changed:
            console.print(by_field(found))
    raise typer.Exit(FINE if found.same else SOME_FAILED)


def told(found: Difference) -> list[str]:
    """A line a claim that is not what it was, its changed fields below it."""
    lines = [f"- {where(claim)}" for claim in found.lost] + [f"+ {where(claim)}" for claim in found.gained]
    for each in found.changed:
        lines.append(f"~ {where(each.new)}")
        lines += [f"    {change.field}: {brief(change.old)} -> {brief(change.new)}" for change in each.changes]
    return lines


def where(claim: Claim) -> str:
    """A claim in a line: article, offset, kind and words."""
    figure = claim["quantity"] or claim
    words = " ".join((figure["text"] or "").split())
    verb = (claim["predicate"] or {}).get("lemma") or "-"
    who = (claim["subject"] or {}).get("text") or "-"
    return f"{claim['article']['id']}:{figure['start']} {claim['kind']} {words[:80]!r} ({who[:60]} | {verb})"


def by_article(found: Difference) -> Table:
    table = Table("article", *FATES, title="claims", title_justify="left")
    for article, counts in found.by_article().items():
        if set(counts) != {"kept"}:
            table.add_row(Text(article), *(str(counts[fate]) for fate in FATES))
    table.add_row("all", *(str(len(claims)) for claims in found.groups().values()))
    return table


def by_field(found: Difference) -> Table:
    table = Table("field", "changed", title="fields", title_justify="left")
    for field, count in found.by_field().most_common():
        table.add_row(field, str(count))
    return table


def written(found: Difference) -> dict[str, Any]:
    """The difference as JSON has it."""
    groups = found.groups()
    return {
        "kept": len(groups["kept"]),
        "gained": list(groups["gained"]),
        "lost": list(groups["lost"]),
        "changed": [
            {
                "id": each.new["id"],
                "article": each.new["article"]["id"],
                "changes": [{"field": c.field, "old": c.old, "new": c.new} for c in each.changes],
            }
            for each in found.changed
        ],
        "articles": found.by_article(),
        "fields": found.by_field(),
    }
