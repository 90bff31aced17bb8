"""The report in a real browser: headless Chromium, from disk, with nothing to fetch and no error on its console."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

import claimwire
from claimwire.store import Row, Store
from claimwire.writers import report
from claimwire.writers.brief import brief
from conftest import run_over

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None and os.environ.get("BROWSER_TESTS") != "required":
    pytest.skip(
        "no Chromium on this machine: the tests of the report in a browser are left out (Debian: apt install chromium)",
        allow_module_level=True,
    )
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDE, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}
OPEN = "() => !!document.querySelector('tbody tr')"
HEADINGS = ("Claim", "Item", "Amount", "Date", "Source", "Kind", "Modality", "Confidence", "Article")
Claims = list[dict[str, Any]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def written(shown_results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    report.write(shown_results, path)
    return path


@pytest.fixture(scope="module")
def claims(shown_results: Path) -> Claims:
    return [json.loads(line) for line in (shown_results / "claims.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def opened(browser: Browser, written: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page; at the end nothing but it was asked for, and the console is empty."""
    contexts, asked, told = [], list[str](), list[str]()

    def open_page(path: Path = written, place: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(f"{path.as_uri()}{place}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert {url for url in asked if not url.startswith("file:")} == set()
    assert len(asked) == len(contexts)


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    return opened()


def rows(page: Page) -> list[str]:
    """The ids of the claims listed."""
    return page.locator("tbody tr[data-claim]").evaluate_all("rows => rows.map((row) => row.dataset.claim)")  # type: ignore[no-any-return]


def figure(claims: Claims, words: str) -> dict[str, Any]:
    """The figure of these words."""
    return next(claim for claim in claims if claim["quantity"] and claim["quantity"]["text"] == words)


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def test_opens_with_every_claim_listed(page: Page, claims: Claims) -> None:
    expect(page.locator("#summary")).to_have_text(f"6 articles, {len(claims)} claims, 2 not read")
    expect(page.locator("#status")).to_have_text(f"{len(claims)} of {len(claims)} claims")
    assert rows(page) == [claim["id"] for claim in claims[:100]]
    page.get_by_role("button", name="Next page").click()
    assert rows(page) == [claim["id"] for claim in claims[100:200]]
    expect(page.locator("#unread")).to_contain_text("broken.txt: failed: not UTF-8")


def days(claim: dict[str, Any], first: str, last: str) -> bool:
    date = claim["date"]
    stated = date and (date["from"] or date["to"])
    return bool(stated and (date["from"] or first)[:10] <= last and (date["to"] or last)[:10] >= first)


def told(claim: dict[str, Any]) -> str:
    """The words of a claim, what it is about, and its article's title."""
    row = brief(claim)
    names = [row.item, row.amount, row.source, claim["article"]["title"], (claim["predicate"] or {}).get("lemma")]
    return " ".join([claim["text"], *(name or "" for name in names)]).lower()


FILTERS: list[tuple[str, dict[str, str], Callable[[dict[str, Any]], bool]]] = [
    ("kind", {"kind": "event"}, lambda c: c["kind"] == "event"),
    ("modality", {"modality": "denied"}, lambda c: c["modality"] == "denied"),
    ("item", {"item": "SOLDIERS"}, lambda c: "soldiers" in brief(c).item.lower()),
    ("source", {"source": "general staff"}, lambda c: "general staff" in brief(c).source.lower()),
    ("confidence", {"confidence": "0.6"}, lambda c: c["confidence"] >= 0.6),
    ("from", {"from": "2025-03-14"}, lambda c: days(c, "2025-03-14", "9999")),
    ("from-to", {"from": "2022-06-01", "to": "2022-06-30"}, lambda c: days(c, "2022-06-01", "2022-06-30")),
    ("words", {"words": "Captured"}, lambda c: "captured" in told(c)),
    ("no-source", {"source": "no source"}, lambda c: not brief(c).source),
    ("backwards", {"from": "2025-03-14", "to": "2022-06-01"}, lambda c: False),
    ("two", {"kind": "figure", "source": "marchetti"}, lambda c: c["kind"] == "figure" and "Marchetti" in brief(c).source),
    ("none", {"item": "unicorn"}, lambda c: False),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "fits"), [pytest.param(*rest, id=id) for id, *rest in FILTERS])
def test_filter(page: Page, claims: Claims, asked: dict[str, str], fits: Callable[[dict[str, Any]], bool]) -> None:
    """What is listed is what the claims of the run themselves say."""
    for name, value in asked.items():
        control = page.locator(f"#filters [name={name}]")
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    wanted = [claim["id"] for claim in claims if fits(claim)]
    expect(page.locator("#status")).to_have_text(f"{len(wanted)} of {len(claims)} claims")
    assert rows(page) == wanted[:100]
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#status")).to_have_text(f"{len(claims)} of {len(claims)} claims")


def test_scope_of_one_article(page: Page, claims: Claims) -> None:
    page.locator("[name=scope]").select_option("article")
    page.locator("#article").select_option(label="losses.txt (2025-03-14, 45 claims)")
    assert rows(page) == [claim["id"] for claim in claims if claim["article"]["id"] == "losses.txt"]
    expect(page.locator("#text")).to_contain_text("The battle for the Orvel salient")
    page.get_by_role("button", name="Previous article").click()
    assert rows(page) == [claim["id"] for claim in claims if claim["article"]["id"] == "hostile.json"]


SORTS: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("Amount", lambda c: brief(c).value),
    ("Confidence", lambda c: c["confidence"]),
    ("Source", lambda c: brief(c).source.lower() or None),
    ("Date", lambda c: c["date"] and (c["date"]["from"] or c["date"]["to"])),
    ("Kind", lambda c: c["kind"]),
]


@pytest.mark.parametrize("falling", [False, True], ids=["rising", "falling"])
@pytest.mark.parametrize(("heading", "key"), [pytest.param(*row, id=row[0]) for row in SORTS])
def test_sort(page: Page, claims: Claims, heading: str, key: Callable[[dict[str, Any]], Any], falling: bool) -> None:
    """By a column, up and down, what has no value last; among equals the order of the text."""
    for _ in range(2 if falling else 1):
        page.get_by_role("button", name=heading, exact=True).click()
    valued = [claim for claim in claims if key(claim) is not None]
    wanted = [*sorted(valued, key=key, reverse=falling), *(claim for claim in claims if key(claim) is None)]
    assert rows(page) == [claim["id"] for claim in wanted[:100]]
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending" if falling else "ascending")


def test_a_claim_leads_to_its_words_and_back(page: Page, claims: Claims) -> None:
    """By click: the words are in view, the fields are told, and the words lead back to the row."""
    claim = figure(claims, "57 tanks")
    page.locator("[name=item]").fill("tanks")
    page.locator(f"#claim-{claim['id']}").click()
    words = page.locator(f"#text a[data-claims~='{claim['id']}']").first
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    assert words.inner_text().endswith("57 ")
    fields = page.locator(".details")
    expect(fields).to_contain_text("subject“Varland’s forces” 670–686, inherited from what it stands under")
    expect(fields).to_contain_text("quantity“57 tanks” 739–747item“tanks” = tank 742–747")
    expect(page.locator("#text .role.inherited[data-role='subject ↑']")).to_have_text("Varland’s forces")
    words.click()
    expect(page.locator(f"#claim-{claim['id']}")).to_be_focused()
    expect(page.locator(f"#claim-{claim['id']}")).to_be_in_viewport()


def test_a_click_anywhere_in_a_row_chooses_it(page: Page, claims: Claims) -> None:
    page.locator("tbody tr[data-claim]").nth(2).locator("td").last.click()
    expect(focused(page)).to_have_attribute("data-claims", re.compile(claims[2]["id"]))


def test_a_new_page_or_order_begins_at_its_top(page: Page) -> None:
    scroller = page.locator("#scroller")
    for button in ("Next page", "Confidence"):
        scroller.evaluate("box => { box.scrollTop = 900; }")
        page.get_by_role("button", name=button, exact=True).click()
        assert scroller.evaluate("box => box.scrollTop") == 0


def test_clear_takes_the_order_away_too(page: Page, claims: Claims) -> None:
    page.get_by_role("button", name="Amount", exact=True).click()
    page.get_by_role("button", name="Clear").click()
    assert rows(page) == [claim["id"] for claim in claims[:100]]
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_what_is_not_known_is_said(page: Page, claims: Claims) -> None:
    claim = next(c for c in claims if c["quantity"] and not c["attribution"] and not c["place"])
    page.goto(f"{page.url}#claim/{claim['id']}")
    fields = page.locator(".details dl > div").all_inner_texts()
    assert {"source\nnone", "place\nnone"} <= set(fields)


def test_by_keyboard_alone(page: Page, claims: Claims) -> None:
    """The first link goes past the article; arrows move between claims; enter goes to the words, and back."""
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to the claims")
    page.keyboard.press("Enter")
    for _ in HEADINGS:
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(focused(page)).to_have_attribute("id", f"claim-{claims[1]['id']}")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("data-claims", re.compile(claims[1]["id"]))
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("id", f"claim-{claims[1]['id']}")


def test_a_kept_link_opens_its_claim(opened: Callable[..., Page], claims: Claims) -> None:
    claim = figure(claims, "57 tanks")
    page = opened(place=f"#claim/{claim['id']}")
    expect(page.locator(f"#claim-{claim['id']}")).to_be_focused()
    page.locator("#text a").first.click()
    page.go_back()
    expect(page.locator(f"#claim-{claim['id']}")).to_be_focused()


def test_a_link_to_what_a_filter_hides_clears_the_filter(opened: Callable[..., Page], claims: Claims) -> None:
    claim = figure(claims, "57 tanks")
    page = opened(place=f"#claim/{claim['id']}")
    page.locator("[name=item]").fill("unicorn")
    expect(page.locator("#status")).to_contain_text("0 of")
    page.locator(f"#text a[data-claims~='{claim['id']}']").first.click()
    expect(page.locator(f"#claim-{claim['id']}")).to_be_focused()
    expect(page.locator("[name=item]")).to_have_value("")
    expect(page.locator("#status")).to_contain_text("the filter hid this claim and was cleared")


def test_markup_in_an_article_stays_text(page: Page, claims: Claims) -> None:
    """A script in a text, a title, a source or an address is shown as it stands and never runs."""
    claim = figure(claims, "3 cranes")
    page.goto(f"{page.url}#text/{claim['id']}")
    expect(page.locator("#text")).to_contain_text("<script>window.hacked = 1</script>")
    expect(page.locator("#text")).to_contain_text('<img src=x onerror="window.hacked = 2">')
    expect(page.locator("#article-title")).to_have_text("</title><script>window.hacked = 3</script>")
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("#text script, #text img, #text b, tbody img, #about a").count() == 0


def test_offsets_count_code_points(page: Page, claims: Claims) -> None:
    """Behind characters that JavaScript counts twice, the marked words are still the claim's."""
    claim = figure(claims, "12 buoys")
    page.goto(f"{page.url}#text/{claim['id']}")
    pieces = page.locator(f"#text a[data-claims~='{claim['id']}']").evaluate_all(
        "found => found.map((one) => one.textContent)"
    )
    assert "".join(pieces) == "12 buoys"


@pytest.mark.parametrize("layer", ["quantities", "dates", "sources", "cues", "content"])
def test_layers_can_be_hidden(page: Page, layer: str) -> None:
    shown = page.locator(f"#text .{ {'quantities': 'quantity', 'content': 'content'}.get(layer, layer[:-1]) }").first
    style = "element => [getComputedStyle(element).backgroundColor, getComputedStyle(element).borderBottomWidth].join()"
    before = shown.evaluate(style)
    page.get_by_label(layer).uncheck()
    assert shown.evaluate(style) != before


def test_charts_draw_the_figures_listed(page: Page, claims: Claims) -> None:
    """A point a dated figure, a bar a figure; each leads to its claim."""
    page.locator("[name=source]").fill("Tessenian General Staff")
    expect(page.locator("#status")).not_to_contain_text(f"{len(claims)} of")
    page.locator("#group").select_option("soldier")
    soldiers = [c for c in claims if c["quantity"] and (c["quantity"]["item"] or {}).get("head") == "soldier" and "General Staff" in brief(c).source]  # fmt: skip
    assert soldiers
    expect(page.locator("#bars svg a")).to_have_count(len(soldiers))
    expect(page.locator("#timeline svg a")).to_have_count(len([c for c in soldiers if c["date"]]))
    page.locator("#timeline svg a").first.focus()
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_attribute("id", f"claim-{next(c for c in soldiers if c['date'])['id']}")


def test_zeros_are_drawn(opened: Callable[..., Page], extractor: claimwire.Extractor, tmp_path: Path) -> None:
    """Where every amount is 0 the axis still has a length."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Sarn had zero deaths on May 6, 2024. Sarn had zero deaths on May 7, 2024.\n"
    )
    run_over(tmp_path / "in", tmp_path / "out", extractor)
    report.write(tmp_path / "out", tmp_path / "report.html")
    page = opened(tmp_path / "report.html")
    expect(page.locator("#timeline svg a")).to_have_count(2)
    assert "NaN" not in page.locator("#charts").inner_html()


STATES = [
    ("wide-light", WIDE, "light"),
    ("wide-dark", WIDE, "dark"),
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
]


@pytest.mark.parametrize(("size", "scheme"), [pytest.param(*rest, id=id) for id, *rest in STATES])
def test_accessibility(opened: Callable[..., Page], claims: Claims, size: dict[str, int], scheme: str) -> None:
    """axe finds nothing serious, with a claim chosen and without."""
    page = opened(viewport=size, color_scheme=scheme, bypass_csp=True)  # the checker is a script of its own
    for place in ("", f"#text/{figure(claims, '57 tanks')['id']}"):
        page.goto(page.url.partition("#")[0] + place) if place else None
        found = Axe().run(page).response["violations"]
        assert [
            (v["id"], v["impact"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
        ] == []


def test_fits_a_phone(opened: Callable[..., Page], claims: Claims) -> None:
    page = opened(place=f"#text/{figure(claims, '57 tanks')['id']}", viewport=PHONE)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator("#text a:focus")).to_be_in_viewport()


def test_print_has_all_claims_listed_and_no_controls(page: Page, claims: Claims, tmp_path: Path) -> None:
    page.evaluate(
        "() => window.addEventListener('beforeprint', () => { window.printed = document.querySelectorAll('tbody tr').length; })"
    )
    page.pdf(path=tmp_path / "report.pdf", format="A4")
    assert page.evaluate("() => window.printed") == len(claims)
    assert len(rows(page)) == 100
    page.emulate_media(media="print")
    assert page.locator(".bar:visible, #scroller:not(:visible)").count() == 0


def test_a_run_of_which_nothing_was_read_says_so(opened: Callable[..., Page], tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(Row("a.txt", "a.txt", 0, "", status="failed", reason="not UTF-8: byte 0xe9"))
    report.write(tmp_path, tmp_path / "report.html")
    page = opened(tmp_path / "report.html")
    expect(page.locator("#summary")).to_have_text("0 articles, 0 claims, 1 not read")
    expect(page.get_by_text("a.txt: failed: not UTF-8: byte 0xe9")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)


def test_a_part_leads_to_its_whole(page: Page, claims: Claims) -> None:
    part = next(claim for claim in claims if claim["part_of"])
    page.goto(f"{page.url}#claim/{part['id']}")
    page.locator(".details a").click()
    expect(page.locator(f"#claim-{part['part_of']}")).to_be_focused()


def test_without_javascript_it_says_so(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    expect(page.locator("noscript p")).to_be_visible()


@pytest.fixture(scope="module")
def large(shown_results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a thousand articles: those of the corpus' election and losses again and again, under ids of their own."""
    with Store.of_run(shown_results) as store:
        known = [row for row in store.rows() if row.file in ("losses.txt", "election.txt")]
    folder = tmp_path_factory.mktemp("large")
    with Store(folder) as store:
        for n in range(1000):
            row = known[n % len(known)]
            lines = zlib.decompress(row.claims or b"").decode().splitlines()
            own = [json.dumps({**json.loads(line), "id": f"{n}x{i}"}) + "\n" for i, line in enumerate(lines)]
            store.put(replace(row, id=f"{n}", file=f"{n}", claims=zlib.compress("".join(own).encode(), 1)))
    report.write(folder, folder / "report.html")
    return folder / "report.html"


def seconds(page: Page, step: Callable[[], object]) -> float:
    """How long a step takes until the page has drawn what came of it."""
    start = time.perf_counter()
    step()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - start


def test_a_thousand_articles_open_in_two_seconds_and_answer_at_once(opened: Callable[..., Page], large: Path) -> None:
    start = time.perf_counter()
    page = opened(large)
    page.wait_for_function(OPEN)
    assert time.perf_counter() - start < 2
    expect(page.locator("#summary")).to_have_text(re.compile("^1,000 articles, 4[0-9],[0-9]{3} claims, 0 not read$"))
    steps: dict[str, Callable[[], object]] = {
        "sort": lambda: page.get_by_role("button", name="Amount", exact=True).click(),
        "filter": lambda: page.locator("[name=item]").fill("seats"),
        "choose": lambda: page.locator("tbody th a").nth(40).click(),
        "next": lambda: page.get_by_role("button", name="Next article").click(),
        "page": lambda: page.get_by_role("button", name="Next page").click(),
    }
    assert {name: took for name, step in steps.items() if (took := seconds(page, step)) > 0.5} == {}
