"""One loaded pipeline for the session, and two runs for what is made from results."""

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
from claimwire.writers.results import Result, results

CORPUS = Path(__file__).parent.parent / "corpus"
COPIED = ("tune/losses.txt", "tune/climate.json", "hold/asylum.txt")
NASTY = {
    "crlf.txt": "Navy loses boats\r\n\r\nThe navy lost 14 boats,\r\nthe ministry said\r\non 6 May 2024.\r\nOf them 4 were new.\r\n",
    "emoji.txt": "🚢🇺🇦 The 🚢 navy lost 14 boats near Ørsk, “the ministry” 👩‍🚒 said on May 6, 2024. 𝔘𝔫𝔦𝔱 9 sank 3 ships.",
    "formula.txt": "=1+1 boats sank.\n\n=HYPERLINK(\"http://example.org\") sold 40 tonnes of fish.\n\n+40 trucks were lost, -7% on the year.\n\n@Lee sold 5 cars.",
    "quotes.txt": 'The mayor said, "We lost ""3"" boats, 4 trucks and \'5\' cars"; <script>alert("6 men")</script> was found by 7 men & women.',
    "tabs.txt": "The army\tlost\t7 tanks, the\tministry\tsaid.\n\nLosses\t40 tanks\t\t6 planes",
    "lines.txt": "The army lost 8 tanks\u2028and 9 planes,\u0085the ministry\x0bof defence said.\u2029It lost 2\x0cboats.",
    "ellipsis.txt": "“We lost 3 boats … and 4 men,” Lee said. “Not one … of 5 men … came back,” Lee said on Monday.",
    "long.txt": "The army lost " + ", ".join(f"{n} tanks in the district of Sarn on the river" for n in range(2, 90)) + ", Lee said.",
    "none.txt": "Hills are green.",
    "dir.d/a.html.txt": "Police found 11 guns.",
    "dir.d/100% 'so'?.txt": "Police found 12 guns.",
}  # fmt: skip
MARKUP = """<script>window.hacked = 1</script> & "quotes" in Sarn

The <b>port</b> lost 3 cranes on May 6, 2024, said Jane <img src=x onerror="window.hacked = 2"> Doe </script><!-- of the port.

\u200bIt sold 40 \U0001f6a2 boats \U0001f6a2 and 12 buoys on May 7, 2024, she said.\r
"""
LINES = [
    {"id": "https://example.org/a/../b?c=1#d", "text": "It sold 5 trucks in March 2020.", "url": "https://example.org/a?b=1&c=2"},
    {"id": "x" * 300, "text": "It sold 6 trucks.", "title": 'A "title", =1+1', "publisher": "The \"Echo\"\r\n& Sons"},
    {"id": "nul", "text": "It sold\u0000 7 trucks.", "url": "no address"},
]  # fmt: skip


@pytest.fixture(scope="session")
def extractor() -> claimwire.Extractor:
    return claimwire.load()


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles, some of the corpus and some that are hard on a writer of files."""
    folder = tmp_path_factory.mktemp("articles")
    for name in COPIED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(CORPUS / name, folder / name)
    for name, text in NASTY.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    (folder / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES))
    return folder


@pytest.fixture(scope="session")
def run_results(articles: Path, extractor: claimwire.Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of results of a run over those articles."""
    output = tmp_path_factory.mktemp("results")
    assert run_over(articles, output, extractor) == {"done": 17, "failed": 0, "skipped": 0}
    return output


@pytest.fixture(scope="session")
def found(run_results: Path) -> list[Result]:
    """What that run found, an article each."""
    return list(results(run_results))


@pytest.fixture(scope="session")
def shown_results(extractor: claimwire.Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results that the report is tested with: the corpus, what looks like markup, no claims, two not read."""
    articles = tmp_path_factory.mktemp("shown")
    for name in ("tune/losses.txt", "tune/election.txt", "tune/briefs.jsonl"):
        shutil.copy(CORPUS / name, articles)
    page = {"text": MARKUP, "title": "</title><script>window.hacked = 3</script>", "url": "javascript:alert(1)"}
    (articles / "hostile.json").write_text(json.dumps({**page, "published": "2024-05-08"}))
    (articles / "quiet.txt").write_text("Nothing much happened in the harbour, as usual.\n")
    (articles / "broken.txt").write_bytes(b"caf\xe9")
    (articles / "french.txt").write_text("Le port a perdu trois grues lundi dernier, selon la ministre de la mer. " * 5)
    output = tmp_path_factory.mktemp("results") / "harbour"
    assert run_over(articles, output, extractor) == {"done": 6, "failed": 1, "skipped": 1}
    return output


def run_over(articles: Path, output: Path, extractor: claimwire.Extractor) -> dict[str, int]:
    """A run over a folder, by workers forked from here with the session's extractor; how many articles came to what."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workers, "_extractor", extractor)
        inputs = [Input(file.relative_to(articles).as_posix(), file) for file in find_files(articles)]
        counts = run(inputs, output, Settings()).counts
    return {status: counts[status] for status in ("done", "failed", "skipped")}
