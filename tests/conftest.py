"""One loaded pipeline for the session."""

from __future__ import annotations

import pytest

import claimwire


@pytest.fixture(scope="session")
def extractor() -> claimwire.Extractor:
    return claimwire.load()
