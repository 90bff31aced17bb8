"""The `claimwire` command as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

CLAIMWIRE = Path(sys.executable).parent / "claimwire"


def claimwire(
    *arguments: str | Path, given: str | bytes = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What came of the command, with `given` on its stdin; bytes are decoded as they are, line ends kept."""
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run([CLAIMWIRE, *arguments], input=data, capture_output=True, check=False, env=env)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
