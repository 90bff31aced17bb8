"""The cluster's engine gives the claims of the local one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet

from command import claimwire

TEXTS = [f"On {n} May 2020 the army lost {n} boats in Sarn, the ministry said." for n in range(2, 8)]
GERMAN = (
    "Der Fluss ist gestern um vierzig Zentimeter gestiegen, sagte das Ministerium den Leuten, die am Ufer warteten."
)


def test_two_workers_of_a_local_cluster_give_the_local_claims(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    texts = [*TEXTS, GERMAN, ""]
    rows = {"id": [str(n) for n in range(len(texts))], "text": texts}
    parquet.write_table(pyarrow.table(rows), folder / "a.parquet")
    there = claimwire("run", folder, "-o", tmp_path / "ray", "--engine", "ray", "--workers", "2")
    assert there.returncode == 0, there.stderr
    found: dict[str, Any] = {row["id"]: row for row in parquet.read_table(tmp_path / "ray").to_pylist()}
    claimwire("run", folder, "-o", tmp_path / "local")
    claims = [json.loads(line) for line in (tmp_path / "local" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert len(claims) >= len(TEXTS)
    assert [json.loads(line) for id in sorted(found) for line in (found[id]["claims"] or "").splitlines()] == claims
    failures = (tmp_path / "local" / "failures.jsonl").read_text("utf-8").splitlines()
    reasons = {row["article"]: row["reason"].split(": ")[-1] for row in map(json.loads, failures)}
    assert {id: row["error"] for id, row in found.items() if row["error"]} == reasons
    assert [id for id, row in found.items() if row["skipped"]] == ["a.parquet#6"]


def test_what_is_not_there_is_a_bad_argument(tmp_path: Path) -> None:
    done = claimwire("run", tmp_path / "none.parquet", "-o", tmp_path / "out", "--engine", "ray")
    assert (done.returncode, "no such file or folder of Parquet" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
