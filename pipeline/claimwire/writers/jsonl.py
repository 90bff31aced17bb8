"""claims.jsonl: one claim a line, each complete in itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any


class ClaimsFile:
    """Writes beside the file and puts it in place when all went well; on an error the old file stays."""

    def __init__(self, path: Path):
        self.path = path
        self._beside = path.with_name(f".{path.name}.part")

    def __enter__(self) -> ClaimsFile:
        self._file = self._beside.open("w", encoding="utf-8", newline="\n")
        return self

    def write(self, claims: Iterable[dict[str, Any]]) -> None:
        """Writes claims, one a line."""
        self._file.writelines(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self._beside.replace(self.path)
        else:
            self._beside.unlink()
