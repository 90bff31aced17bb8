"""One loaded pipeline for the session, and one run over a few articles for what is made from its results."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import claimwire
from claimwire.articles import find_files
from claimwire.batch import workers
from claimwire.batch.run import Input, run
from claimwire.batch.settings import Settings

CORPUS = Path(__file__).parent.parent / "corpus"
SAMPLES = ("tune/losses.txt", "tune/election.txt", "tune/briefs.jsonl")
HOSTILE = """<script>window.hacked = 1</script> & "quotes" in Sarn

The <b>port</b> lost 3 cranes on May 6, 2024, said Jane <img src=x onerror="window.hacked = 2"> Doe </script><!-- of the port.

\u200bIt sold 40 \U0001f6a2 boats \U0001f6a2 and 12 buoys on May 7, 2024, she said.\r
"""


@pytest.fixture(scope="session")
def extractor() -> claimwire.Extractor:
    return claimwire.load()


@pytest.fixture(scope="session")
def results(extractor: claimwire.Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run: three files of the corpus, one that looks like markup, one empty of claims, two not read."""
    articles = tmp_path_factory.mktemp("articles")
    for name in SAMPLES:
        shutil.copy(CORPUS / name, articles)
    page = {"text": HOSTILE, "title": "</title><script>window.hacked = 3</script>", "url": "javascript:alert(1)"}
    (articles / "hostile.json").write_text(json.dumps({**page, "published": "2024-05-08"}))
    (articles / "quiet.txt").write_text("Nothing much happened in the harbour, as usual.\n")
    (articles / "broken.txt").write_bytes(b"caf\xe9")
    (articles / "french.txt").write_text("Le port a perdu trois grues lundi dernier, selon la ministre de la mer. " * 5)
    output = tmp_path_factory.mktemp("results") / "harbour"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_extractor", extractor)  # workers are forked from here
        run([Input(file.name, file) for file in find_files(articles)], output, Settings())
    return output
