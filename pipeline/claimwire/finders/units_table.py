"""Writes `units_table.json` beside it from quantulum3's registry: `python -m claimwire.finders.units_table`.

Building the registry takes two seconds and a classifier's imports, so the package carries this table instead;
`tests/test_units.py` holds the two equal.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_suffix(".json")


def table() -> list[dict[str, Any]]:
    """One row a unit of the registry: its name, dimension, ISO code (money), surfaces with plurals, symbols."""
    from quantulum3 import load

    rows = []
    for name, unit in load.units("en_US").names.items():
        surfaces = {form for word in unit.surfaces for form in (word, load.pluralize(word))}
        row = {
            "name": name,
            "dimension": unit.entity.name,
            "surfaces": sorted(surfaces),
            "symbols": list(dict.fromkeys(unit.symbols)),
        }
        rows.append({**row, "code": unit.currency_code} if unit.currency_code else row)
    return sorted(rows, key=lambda row: row["name"])


def text() -> str:
    """The table as the file holds it, one unit a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in table())
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
