"""Claims against those of last time: kept, gained, lost, changed, by article and by field."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Claim = Mapping[str, Any]
UNCOMPARED = frozenset({"schema", "article", "rules", "id"})  # an id of a layer moves with the rows before it
CLOSE = 1e-6  # other processors may round a confidence or a value otherwise


class ClaimsError(ValueError):
    """A file of claims that cannot be read: names the file, the line and the fault."""


@dataclass(frozen=True)
class Change:
    """A field of a claim that is not what it was."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Changed:
    """A claim that both files have, with the fields that differ."""

    old: Claim
    new: Claim
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """Two files of claims: the claims of an article are the same if they have the same id."""

    kept: tuple[Claim, ...]
    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    changed: tuple[Changed, ...]

    @property
    def same(self) -> bool:
        return not (self.gained or self.lost or self.changed)

    def by_article(self) -> dict[str, Counter[str]]:
        """How many claims of each article were kept, gained, lost, changed."""
        counts: dict[str, Counter[str]] = {}
        for name, claims in self.groups().items():
            for claim in claims:
                counts.setdefault(claim["article"]["id"], Counter())[name] += 1
        return dict(sorted(counts.items()))

    def by_field(self) -> Counter[str]:
        """In how many claims each field changed."""
        return Counter(change.field for each in self.changed for change in each.changes)

    def groups(self) -> dict[str, tuple[Claim, ...]]:
        changed = tuple(each.new for each in self.changed)
        return {"kept": self.kept, "gained": self.gained, "lost": self.lost, "changed": changed}


def read_claims(path: Path) -> dict[str, Claim]:
    """The claims of a `claims.jsonl`, by id, in their order.

    Raises:
        ClaimsError: If the file cannot be read, or a line is no claim.
    """
    try:
        lines = path.read_bytes().splitlines()  # of bytes: a string would be broken at U+2028 too
    except OSError as error:
        raise ClaimsError(f"{path}: cannot be read: {error.strerror or error}") from None
    claims: dict[str, Claim] = {}
    for n, line in enumerate(lines, start=1):
        try:
            claim = json.loads(line)
            claims[claim["id"]] = claim
            claim["article"]["id"]
        except (ValueError, KeyError, TypeError):
            raise ClaimsError(f"{path}: line {n}: no claim; it is a claims.jsonl that `claimwire run` writes") from None
    return claims


def difference(old: Mapping[str, Claim], new: Mapping[str, Claim]) -> Difference:
    """What became of each claim; the rules that made it are not compared, nor what is known of its article."""
    kept, changed = [], []
    for id, claim in new.items():
        if id in old:
            changes = tuple(differing(old[id], claim))
            if changes:
                changed.append(Changed(old[id], claim, changes))
            else:
                kept.append(claim)
    gained = tuple(claim for id, claim in new.items() if id not in old)
    lost = tuple(claim for id, claim in old.items() if id not in new)
    return Difference(tuple(kept), gained, lost, tuple(changed))


def differing(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """The innermost fields that differ, `quantity.low`; a field that was null or is now is one change."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            if key not in UNCOMPARED:
                yield from differing(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif isinstance(old, float | int) and isinstance(new, float | int):
        if abs(old - new) > CLOSE * max(1.0, abs(old)):
            yield Change(path, old, new)
    elif old != new:
        yield Change(path, old, new)
