"""The report as a file: what is in it, that nothing of an article is markup, and what refuses to be written."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from claimwire.roles import roles
from claimwire.writers import report
from claimwire.writers.brief import amount, brief, period
from command import claimwire


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and the text of each `<script>`."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[str | None, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] == "script":
            self.scripts.append((self.tags[-1][1].get("class"), data))


@pytest.fixture(scope="module")
def page(shown_results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    assert report.write(shown_results, path) == 6
    return path


@pytest.fixture(scope="module")
def parsed(page: Path) -> Tags:
    tags = Tags()
    tags.feed(page.read_text("utf-8"))
    return tags


def blocks(parsed: Tags, kind: str) -> list[Any]:
    return [json.loads(data) for name, data in parsed.scripts if name == kind and data.strip()]


def test_every_article_and_claim_is_in_it(parsed: Tags, shown_results: Path) -> None:
    claims = [json.loads(line) for line in (shown_results / "claims.jsonl").read_text("utf-8").splitlines()]
    (run,) = blocks(parsed, "run")
    assert run["claims"]["id"] == [claim["id"] for claim in claims]
    assert [count for *_, count in run["articles"]] == [len(p["claims"]) for p in blocks(parsed, "article")]
    assert [(id, status) for id, status, _ in run["unread"]] == [("broken.txt", "failed"), ("french.txt", "skipped")]


def test_marks_and_roles_stand_at_their_words(parsed: Tags, shown_results: Path) -> None:
    claims = {c["id"]: c for c in map(json.loads, (shown_results / "claims.jsonl").read_text("utf-8").splitlines())}
    shown: list[tuple[str, str]] = []
    stated: list[tuple[str, str]] = []
    for payload in blocks(parsed, "article"):
        own = [claim for claim in claims.values() if claim["article"]["id"] == payload["about"]["id"]]
        for claim, details in zip(own, payload["claims"], strict=True):
            start, end = details["anchor"]
            shown.append((claim["id"], payload["text"][start:end]))
            stated.append((claim["id"], (claim["quantity"] or {}).get("text") or shown[-1][1]))
            assert payload["text"][slice(*details["sentence"])] == claim["text"]
            assert len(details["roles"]) == len(list(roles(claim)))
    assert shown == stated
    assert len(shown) == len(claims)


def test_nothing_of_an_article_is_markup(parsed: Tags, page: Path) -> None:
    """Tags and attributes are those of the page itself, whatever stands in texts, titles, sources and addresses."""
    assert {tag for tag, _ in parsed.tags} & {"img", "b", "iframe", "object", "base"} == set()
    scripts = [attributes.get("type") for tag, attributes in parsed.tags if tag == "script"]
    assert scripts == ["application/json"] * 7 + [None]
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on")]
    assert "<script>window" not in page.read_text("utf-8")


def test_the_page_names_nothing_to_fetch(parsed: Tags) -> None:
    places = [value for _, attributes in parsed.tags for name, value in attributes.items() if name in ("src", "href")]
    assert places == ["#scroller"]
    policy = next(a["content"] for tag, a in parsed.tags if tag == "meta" and a.get("http-equiv"))
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\S+'; base-uri 'none'; form-action 'none'",
        policy,
    )


def test_the_same_results_give_the_same_page(shown_results: Path, page: Path, tmp_path: Path) -> None:
    report.write(shown_results, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_the_title_is_the_users(shown_results: Path, tmp_path: Path) -> None:
    report.write(shown_results, tmp_path / "r.html", title="Ports & <ships>")
    assert "<h1>Ports &amp; &lt;ships&gt;</h1>" in (tmp_path / "r.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["{tmp}/none"], "{tmp}/none: no results of a run in it; claimwire run ARTICLES -o {tmp}/none makes", id="no-run"),
        pytest.param(["{results}", "-o", "{results}/claims.jsonl"], "{results}/claims.jsonl: is the run's own; give another file", id="its-own"),
        pytest.param(["{results}", "-o", "-"], "-o -: a page cannot go to stdout; give a file", id="stdout"),
        pytest.param(["{tmp}/none", "-o", "{tmp}/x/r.html"], "{tmp}/none: no results of a run in it", id="no-run-makes-no-folder"),
        pytest.param(["{results}", "-o", "{tmp}"], "{tmp}: cannot be written: it is a folder; give a file", id="a-folder"),
        pytest.param(["{results}", "-o", "{tmp}/file/r.html"], "{tmp}/file: cannot be written: ", id="below-a-file"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(arguments: list[str], said: str, shown_results: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    given = [argument.format(tmp=tmp_path, results=shown_results) for argument in arguments]
    done = claimwire("report", *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"claimwire: {said.format(tmp=tmp_path, results=shown_results)}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_the_command_says_what_it_wrote(shown_results: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "r.html"
    done = claimwire("report", shown_results, "-o", path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{path}: 6 articles, {path.stat().st_size / 1e6:.1f} MB\n"


# --- a claim in a few words -----------------------------------------------------------------------------------------


def quantity(**fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("value", "low", "high", "change", "unit", "per", "item"))
    return {"modifier": "exact", "text": "-", "start": 0, "end": 1, **empty, **fields}


EURO = {"name": "euro", "symbol": "€", "code": "EUR"}
PERCENT = {"name": "percentage", "symbol": "%", "code": "%"}
WEEK = {"name": "week", "symbol": None, "code": "wk"}
AMOUNTS = [
    ("plain", quantity(value=40.0, low=40.0, high=40.0), "40"),
    ("thousands", quantity(value=2310.0), "2,310"),
    ("fraction", quantity(value=1 / 3, modifier="about"), "≈ 0.3333"),
    ("tiny", quantity(value=0.00001), "1e-05"),
    ("nearly-two", quantity(value=2.00001), "2"),
    ("more-than", quantity(value=40.0, low=40.0, modifier="more_than"), "> 40"),
    ("range", quantity(low=10.0, high=15.0, modifier="range", unit=WEEK), "10–15 week"),
    ("vague", quantity(low=24.0, modifier="vague"), "≥ 24"),
    ("money", quantity(value=2e6, modifier="about", unit=EURO), "≈ €2,000,000"),
    ("percent-up", quantity(value=2.5, unit=PERCENT, change="up"), "2.5% ↑"),
    ("rate", quantity(value=5.0, per={"value": 100_000.0, "name": "people"}), "5 per 100,000 people"),
    ("per-one", quantity(value=14.0, per={"value": 1.0, "name": "day"}), "14 per day"),
    ("per-hundred", quantity(value=29.4, per={"value": 100.0, "name": None}), "29.4 per 100"),
    ("without-a-number", quantity(modifier="vague"), ""),
]


@pytest.mark.parametrize(("row", "shown"), [pytest.param(*rest, id=id) for id, *rest in AMOUNTS])
def test_amount(row: dict[str, Any], shown: str) -> None:
    assert amount(row) == shown


PERIODS = [
    ("day", ("2024-05-06", "2024-05-06", "day", "on"), "2024-05-06"),
    ("year", ("2024-01-01", "2024-12-31", "year", "during"), "2024"),
    ("month", ("2024-02-01", "2024-02-29", "month", "during"), "2024-02"),
    ("week", ("2024-05-06", "2024-05-12", "week", "on"), "2024-05-06 – 2024-05-12"),
    ("since", ("2024-02-24", "2024-05-06", "day", "since"), "since 2024-02-24"),
    ("as-of", ("2024-05-06", "2024-05-06", "day", "as_of"), "as of 2024-05-06"),
    ("until", (None, "2024-05-06", "day", "until"), "until 2024-05-06"),
    ("open", (None, None, None, "for"), ""),
]


@pytest.mark.parametrize(("fields", "shown"), [pytest.param(*rest, id=id) for id, *rest in PERIODS])
def test_period(fields: tuple[str | None, ...], shown: str) -> None:
    assert period(dict(zip(("from", "to", "grain", "relation"), fields, strict=True))) == shown


def test_brief_of_every_claim_has_words(shown_results: Path) -> None:
    claims = map(json.loads, (shown_results / "claims.jsonl").read_text("utf-8").splitlines())
    assert [claim["id"] for claim in claims if not brief(claim).words] == []
