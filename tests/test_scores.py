"""Claims against gold: when a field agrees, what is found, and what the table makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import claimwire
from claimwire.scores.accept import accept
from claimwire.scores.agreement import agreement, as_extracted
from claimwire.scores.check import Outcome, check, check_file, extracted
from claimwire.scores.fields import compare
from claimwire.scores.gold import GoldError, valid
from claimwire.scores.table import below, rows

TEXT = "The navy lost 4 boats and about 30 men on May 6, 2024, the ministry said. Of them, 12 died in Sarn."
DAY = "2024-05-08"
Extract = Callable[[str], Outcome]


@pytest.fixture(scope="module")
def record(extractor: claimwire.Extractor) -> dict[str, Any]:
    return extractor(TEXT, published=DAY).to_dict()


def outcome(record: dict[str, Any], gold: dict[str, Any]) -> Outcome:
    return check(claimwire.Article(id="navy.txt", text=TEXT), valid(gold, "gold"), extracted(record))


BOATS: dict[str, Any] = {"text": "4 boats", "value": 4}


@pytest.mark.parametrize(
    ("stated", "differs"),
    [
        pytest.param({}, [], id="the-amount-alone"),
        pytest.param({"subject": "navy"}, [], id="an-article-is-no-difference"),
        pytest.param({"subject": "the whole northern navy of Sarn"}, ["subject"], id="less-than-half-of-the-words"),
        pytest.param({"subject": None}, ["subject"], id="null-is-none"),
        pytest.param({"predicate": "lose"}, [], id="a-predicate-by-its-lemma"),
        pytest.param({"predicate": "lost"}, [], id="a-predicate-by-its-words"),
        pytest.param({"predicate": {"lemma": "sink"}}, ["predicate"], id="another-predicate"),
        pytest.param({"date": {"from": "2024-05-06", "to": "2024-05-06"}}, [], id="the-day"),
        pytest.param({"date": {"from": "2024-05-05"}}, ["date"], id="another-day"),
        pytest.param({"date": None}, ["date", "relation"], id="no-day"),
        pytest.param({"date": {"from": "2024-05-06", "to": "2024-05-08", "relation": "since"}}, ["relation"], id="since-is-its-first-day"),
        pytest.param({"attribution": {"source": "the Ministry"}}, [], id="a-source"),
        pytest.param({"attribution": {"source": "the army", "cue": "said"}}, ["source"], id="another-source"),
        pytest.param({"attribution": None}, ["source", "cue", "stance"], id="nobody-says-so"),
        pytest.param({"modality": "denied", "polarity": "negative"}, ["polarity", "modality"], id="manner"),
        pytest.param({"place": "Sarn", "also": [{"place": None}]}, [], id="another-reading-is-right-too"),
        pytest.param({"part_of": "30 men"}, ["part_of"], id="no-part"),
    ],
)  # fmt: skip
def test_fields_that_differ(record: dict[str, Any], stated: dict[str, Any], differs: list[str]) -> None:
    (row,) = outcome(record, {"claims": [{"quantity": BOATS, **stated}]}).claims.rows
    assert row.found is not None
    assert [difference.field for difference in row.differences] == differs


@pytest.mark.parametrize(
    ("quantity", "differs"),
    [
        pytest.param({"text": "30 men", "low": 30, "high": 30, "modifier": "about"}, [], id="bounds"),
        pytest.param({"text": "4 boats", "value": 4, "item": {"head": "boats"}}, [], id="a-head-in-either-number"),
        pytest.param({"text": "30 men", "item": "boats"}, ["item"], id="another-item"),
        pytest.param({"text": "30 men", "modifier": "exact", "change": "down"}, ["modifier", "change"], id="modifier"),
        pytest.param({"text": "30 men", "unit": "tonne"}, ["unit"], id="a-unit-where-there-is-none"),
    ],
)
def test_fields_of_the_quantity(record: dict[str, Any], quantity: dict[str, Any], differs: list[str]) -> None:
    (row,) = outcome(record, {"claims": [{"quantity": quantity}]}).claims.rows
    assert [difference.field for difference in row.differences] == differs


@pytest.mark.parametrize(
    "quantity",
    [
        pytest.param({"text": "4 boats", "value": 5}, id="another-amount"),
        pytest.param({"text": "The navy", "value": 4}, id="another-place"),
    ],
)
def test_what_is_not_found(record: dict[str, Any], quantity: dict[str, Any]) -> None:
    (row,) = outcome(record, {"claims": [{"quantity": quantity}]}).claims.rows
    assert row.found is None


def test_what_no_gold_has_counts_where_the_gold_is_complete(record: dict[str, Any]) -> None:
    gold = {"claims": [{"quantity": BOATS}]}
    assert outcome(record, gold).claims.extra is None
    extra = outcome(record, {**gold, "complete": ["claims"]}).claims.extra
    assert [claim["quantity"]["text"] for claim in extra or ()] == ["about 30 men", "12"]


def test_a_currency_is_its_code() -> None:
    money = {"quantity": {"unit": {"name": "dollar", "code": "USD"}}}
    other = {"quantity": {"unit": {"name": "dollar", "code": "AUD", "dimension": "currency", "symbol": "A$"}}}
    assert [name for name, difference in compare(money, other).items() if difference] == ["unit"]


def test_gold_fed_back_is_all_right(record: dict[str, Any]) -> None:
    gold = accept(TEXT, record["claims"])
    table = rows([outcome(record, {**gold.written(), "complete": ["claims"]})])
    assert {row.score for row in table} == {100.0}
    assert {"claims found", "claims complete", "source", "part_of", "date"} <= {row.name for row in table}


def test_accepted_fields_alone_are_stated(record: dict[str, Any]) -> None:
    gold = accept(TEXT, record["claims"], fields=["subject"])
    assert {key for claim in gold.written()["claims"] for key in claim} == {"quantity", "subject"}


def test_the_table_counts(record: dict[str, Any]) -> None:
    """One of two found; of the one the source is wrong, so it is not correct; another claim is in no gold."""
    wrong = {"quantity": BOATS, "attribution": {"source": "the army"}, "predicate": "lose"}
    gold = {"claims": [wrong, {"quantity": {"text": "May", "value": 7}}], "complete": ["claims"]}
    table = {row.name: row for row in rows([outcome(record, gold)])}
    found = table["claims found"]
    assert (found.right, found.wanted, found.found) == (1, 2, 3)
    assert (table["claims correct"].right, table["predicate"].score, table["source"].score) == (0, 100.0, 0.0)


def test_optional_gold_counts_on_no_side(record: dict[str, Any]) -> None:
    gold = {"claims": [{"quantity": BOATS, "optional": True}], "complete": ["claims"]}
    (row,) = [row for row in rows([outcome(record, gold)]) if row.name == "claims found"]
    assert (row.right, row.wanted, row.found) == (0, 0, 2)


def test_dates_and_attributions_of_the_layers(record: dict[str, Any]) -> None:
    gold = {
        "dates": [{"text": "May 6, 2024", "type": "date", "from": "2024-05-06", "to": "2024-05-06"}],
        "attributions": [{"source": "ministry", "cue": "said", "content": "The navy lost … May 6, 2024"}],
        "complete": ["dates", "attributions"],
    }
    found = outcome(record, gold)
    assert [row.differences for row in (*found.dates.rows, *found.attributions.rows)] == [[], []]
    assert (found.dates.extra, found.attributions.extra) == ([], [])


@pytest.mark.parametrize(
    ("floors", "lines"),
    [
        pytest.param({"claims found": 50}, [], id="above"),
        pytest.param({"claims found": 90}, ["claims found: 50.0, its floor is 90"], id="below"),
    ],
)
def test_floors(tmp_path: Path, record: dict[str, Any], floors: dict[str, float], lines: list[str]) -> None:
    table = rows([outcome(record, {"claims": [{"quantity": BOATS}, {"quantity": {"text": "May", "value": 7}}]})])
    (tmp_path / "floors.toml").write_text("".join(f'"{name}" = {value}\n' for name, value in floors.items()), "utf-8")
    assert below(table, tmp_path / "floors.toml") == lines


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param('"claim found" = 9', "no row 'claim found' in this table", id="unknown-row"),
        pytest.param('a = "b"', "floors are rows and percents", id="no-percents"),
        pytest.param("{", "not TOML", id="no-toml"),
    ],
)
def test_floors_that_cannot_be_used(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "floors.toml").write_text(text, "utf-8")
    with pytest.raises(GoldError, match=fault):
        below([], tmp_path / "floors.toml")


def article(folder: Path, **golds: Any) -> Path:
    (folder / "navy.txt").write_text(TEXT, "utf-8")
    for suffix, gold in golds.items():
        name = f"navy.gold{'' if suffix == 'gold' else '-' + suffix}.json"
        (folder / name).write_text(json.dumps(gold), "utf-8")
    return folder / "navy.gold.json"


def test_the_gold_may_date_the_article(tmp_path: Path, extractor: claimwire.Extractor) -> None:
    dated = {"article": {"published": DAY}, "claims": [{"quantity": BOATS, "date": {"from": "2024-05-06"}}]}
    (found,) = check_file(extractor, article(tmp_path, gold=dated))
    assert found.article.published == DAY


@pytest.mark.parametrize(
    ("gold", "fault"),
    [
        pytest.param({"claims": [{"quantity": "5 boats"}]}, "'5 boats' is not in the article", id="words"),
        pytest.param({"article": {"id": "army.txt"}}, "article.id 'army.txt' must be one of navy.txt", id="article"),
    ],
)
def test_gold_that_does_not_fit(tmp_path: Path, extractor: claimwire.Extractor, gold: Any, fault: str) -> None:
    with pytest.raises(GoldError, match=fault):
        list(check_file(extractor, article(tmp_path, gold=gold)))


def test_gold_without_its_article(tmp_path: Path, extractor: claimwire.Extractor) -> None:
    path = article(tmp_path, gold={})
    (tmp_path / "navy.txt").unlink()
    with pytest.raises(GoldError, match=r"no article beside it; it belongs to navy\.txt"):
        list(check_file(extractor, path))


def test_two_annotators(tmp_path: Path) -> None:
    """They differ in the predicate of one figure; the other only the first has marked."""
    first = {
        "complete": ["claims"],
        "claims": [
            {"quantity": BOATS, "predicate": "lose", "part_of": None},
            {"quantity": {"text": "12", "value": 12}},
        ],
    }
    second = {"complete": ["claims"], "claims": [{"quantity": BOATS, "predicate": "sink"}]}
    article(tmp_path, one=first, two=second)
    table = {row.name: row for row in rows(agreement(tmp_path, "one", "two"))}
    assert (table["claims found"].right, table["claims found"].wanted, table["claims found"].found) == (1, 2, 1)
    assert (table["predicate"].score, table["part_of"].score) == (0.0, 100.0)


def test_an_annotator_agrees_with_himself() -> None:
    gold = valid(
        {
            "claims": [{"quantity": BOATS, "subject": "the navy", "attribution": {"source": "ministry"}}],
            "dates": [{"text": "May 6, 2024", "timex": "2024-05-06"}],
            "attributions": [{"source": "ministry", "cue": "said", "said": "2024-05-07"}],
            "complete": ["claims", "dates", "attributions"],
        },
        "gold",
    )
    text = TEXT.replace("The navy", "the navy")
    same = check(claimwire.Article(id="a", text=text), gold, as_extracted(text, gold))
    assert {row.score for row in rows([same])} == {100.0}


def test_an_annotator_is_missing(tmp_path: Path) -> None:
    article(tmp_path, one={})
    with pytest.raises(GoldError, match=r"navy\.gold-two\.json is not beside it"):
        list(agreement(tmp_path, "one", "two"))
