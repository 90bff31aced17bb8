"""Store -> the files of a run: `claims.jsonl`, `failures.jsonl`, and no text of an article that is gone."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

from claimwire.store import Row, Store
from claimwire.writers.texts import text_path
from claimwire.writers.whole import whole

CLAIMS, FAILURES = "claims.jsonl", "failures.jsonl"


def export(store: Store, output: Path) -> None:
    """Writes the exports, each whole or not at all, where anything changed since they were written.

    Raises:
        OSError: If one cannot be written; the old one then stays.
    """
    if store.exported and all((output / name).exists() for name in (CLAIMS, FAILURES)):
        return
    texts = set()
    with whole(output / CLAIMS) as claims, whole(output / FAILURES) as failures:
        for row in store.rows():
            if row.claims is not None:
                claims.write(zlib.decompress(row.claims))
                texts.add(text_path(row.id, output / "texts"))
            else:
                failures.write(json.dumps(failure(row), ensure_ascii=False).encode() + b"\n")
    for path in (output / "texts").rglob("*.txt"):
        if path not in texts:
            path.unlink()
    store.mark_exported()


def failure(row: Row) -> dict[str, str | None]:
    """The line of an article without claims."""
    return {"article": row.id, "file": row.file, "status": row.status, "reason": row.reason}
