"""Which column, or key, of a table holds which field of an article."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

SHOWN, SHOWN_CHARS = 20, 60


@dataclass(frozen=True)
class Columns:
    """The column that each field of an article is read from; a field's own name if nothing else is said."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    published: str = "published"
    publisher: str = "publisher"
    url: str = "url"
    language: str = "language"

    @classmethod
    def parse(cls, stated: str) -> Columns:
        """Columns from `text=body,published=date`.

        Raises:
            ValueError: If a part is no `field=column`, a field is not known or is given twice.
        """
        known = tuple(asdict(cls()))
        named: dict[str, str] = {}
        for part in stated.split(","):
            field, equals, column = (piece.strip() for piece in part.partition("="))
            if not (field and equals and column):
                raise ValueError(f"{part.strip()!r} is no field=column; write it as text=body,published=date")
            if field not in known:
                raise ValueError(f"{field!r} is no field of an article; the fields are {', '.join(known)}")
            if field in named:
                raise ValueError(f"{field!r} is given twice; name one column for it")
            named[field] = column
        return cls(**named)

    def names(self) -> list[str]:
        """The columns, each once."""
        return list(dict.fromkeys(asdict(self).values()))

    def of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of an article that a row of a table holds."""
        return {field: row[column] for field, column in asdict(self).items() if row.get(column) is not None}

    def fault(self, there: Collection[str]) -> str | None:
        """What is wrong with a table of these columns: one that is needed, or that was named, is not there."""
        needed = {column: field for field, column in asdict(self).items() if field == "text" or column != field}
        missing = next((column for column in needed if column not in there), None)
        if missing is None:
            return None
        names = ", ".join(name[:SHOWN_CHARS] for name in list(there)[:SHOWN]) + ", …" * (len(there) > SHOWN)
        field = needed[missing]
        return f"no column {missing!r}, which {field!r} is read from; there are {names or 'none'}; say {field}=NAME"
