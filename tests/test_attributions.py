"""Who says so: what the examples of the rules cannot show."""

from __future__ import annotations

from typing import Any

import pytest

import claimwire


def rows(extractor: claimwire.Extractor, text: str, published: str | None = None) -> list[dict[str, Any]]:
    return [row.model_dump(by_alias=True) for row in extractor(text, published=published).attributions]


def said(row: dict[str, Any]) -> tuple[str | None, str, list[str]]:
    return row["source"] and row["source"]["name"], row["cue"]["text"], [span["text"] for span in row["content"]]


CASES = [
    (
        "a-name-beside-a-noun",
        "According to the prosecutor, Idris Penhale, the thefts came to light in March.",
        [("Idris Penhale", "According to", ["the thefts came to light in March"])],
    ),
    (
        "a-body-named-beside-another",
        "A relief body, the Havel Committee, says it has fed 268 people.",
        [("Havel Committee", "says", ["it has fed 268 people"])],
    ),
    (
        "the-firm-by-its-name",
        "Marlow Corp. reported a loss. The company said it had hired 40 people.",
        [("Marlow Corp.", "reported", ["a loss"]), ("Marlow Corp.", "said", ["it had hired 40 people"])],
    ),
    (
        "the-ministry-by-its-name",
        "The Ministry of Water met. Rain will come, the ministry said.",
        [("Ministry of Water", "said", ["Rain will come"])],
    ),
    (
        "behind-an-amount-in-an-apposition",
        "Borrowing will reach £217bn, or 10% of output, the Fiscal Office said in a report.",
        [("Fiscal Office", "said", ["Borrowing will reach £217bn, or 10% of output"])],
    ),
    (
        "the-nearest-subject-speaks",
        "Prices rose 3 percent in April, the slowest pace in years, the statistics office said.",
        [("statistics office", "said", ["Prices rose 3 percent in April, the slowest pace in years"])],
    ),
    (
        "an-adjective-that-is-a-noun",
        "An official familiar with the trials said the ships carry one observer.",
        [("official familiar with the trials", "said", ["the ships carry one observer"])],
    ),
    (
        "around-an-aside",
        "If prices were to jump by 10 percent, Aubrecht warned, the date could slip.",
        [("Aubrecht", "warned", ["If prices were to jump by 10 percent", "the date could slip"])],
    ),
    (
        "a-number-said-again-before-its-verb",
        "The union said 310,000 of the 540,000 workers, some 57 per cent, had heeded the call.",
        [("union", "said", ["310,000 of the 540,000 workers, some 57 per cent, had heeded the call"])],
    ),
    (
        "what-compares-is-told-too",
        "The office has confirmed 89 cases since February 20, up from 74 last week.",
        [("office", "has confirmed", ["89 cases since February 20, up from 74 last week"])],
    ),
    (
        "another-speaker-behind-a-semicolon",
        "The union believes 500 jobs are at risk; management speaks of fewer than 200.",
        [("union", "believes", ["500 jobs are at risk"]), ("management", "speaks of", ["fewer than 200"])],
    ),
    (
        "an-aside-before-the-rest",
        "Some 4,000 people arrived in May, figures from the agency showed, the most since 2015.",
        [("figures from the agency", "showed", ["Some 4,000 people arrived in May", "the most since 2015"])],
    ),
    (
        "citing-is-no-content",
        "According to the paper, citing two officials, 40 homes burned.",
        [("paper", "According to", ["40 homes burned"])],
    ),
    (
        "quotation-in-two-pieces",
        "“The dam held,” said Mayor Ann Lee. “We were lucky.”",
        [("Ann Lee", "said", ["The dam held,", "We were lucky."])],
    ),
    (
        "pronoun-after-the-name",
        "The interior ministry said that 12 people had died. It added that 40 were missing.",
        [("interior ministry", "said", ["12 people had died"]), ("interior ministry", "added", ["40 were missing"])],
    ),
    (
        "what-the-next-one-says",
        "The mayor said the road was closed, and the police said it was open.",
        [("mayor", "said", ["the road was closed"]), ("police", "said", ["it was open"])],
    ),
    (
        "quoted-as-saying",
        "The paper quoted Lee as saying the dam was safe.",
        [("paper", "quoted", ["Lee as saying the dam was safe"]), ("Lee", "saying", ["the dam was safe"])],
    ),
    (
        "as-reported-by",
        "As reported by the Herald, investigators found 40 letters.",
        [("Herald", "reported by", ["investigators found 40 letters"])],
    ),
    (
        "as-reported-on-a-day",
        "As the Herald reported on Tuesday, he will be part of the effort.",
        [("Herald", "reported", ["he will be part of the effort"])],
    ),
    ("according-to-how", "Seats are won according to how well a party does, not according to the overall vote.", []),
    ("a-firm-called", "The mayor met a firm called Marlow. It is too soon to say how many will come.", []),
    (
        "his-own-belief",
        "The mayor said he believes the dam will hold.",
        [("mayor", "said", ["he believes the dam will hold"])],
    ),
    ("found-alive", "The infant was found alive after two days.", []),
    ("established-and-discovered", "The army established a base on an island discovered by a Dutch captain.", []),
    (
        "the-source-ends-at-its-cue",
        "A man claiming that the dam had failed was held.",
        [("man", "claiming", ["the dam had failed"])],
    ),
    (
        "this-reaches-back",
        "Two bridges were destroyed. Three roads are closed.\n\nThis was reported by the regional government.",
        [("regional government", "was reported by", ["Two bridges were destroyed. Three roads are closed"])],
    ),
    (
        "the-writer-does-not-tell-what-is-in-a-quotation",
        '"I think that the dam will hold," the mayor said.',
        [("mayor", "said", ["I think that the dam will hold,"])],
    ),
    (
        "a-verb-in-a-quotation-does-not-introduce-it",
        '"We shall not allow Varland to maintain the blockade of the port," the minister said.',
        [("minister", "said", ["We shall not allow Varland to maintain the blockade of the port,"])],
    ),
    (
        "a-quotation-after-a-colon-without-a-verb-of-speech",
        'The mayor fired back: "We never saw that report and nobody sent it."',
        [("mayor", "fired", ["We never saw that report and nobody sent it."])],
    ),
    (
        "a-clause-around-its-cue",
        "The bridge, the engineer said, is too weak for heavy trucks.",
        [("engineer", "said", ["The bridge", "is too weak for heavy trucks"])],
    ),
    (
        "an-attitude-in-what-somebody-says-is-his",
        "The union said that farmers criticized the new tax.",
        [("union", "said", ["farmers criticized the new tax"])],
    ),
    (
        "what-might-be-praised-is-not-praised",
        "The council might praise the crew.",
        [],
    ),
    (
        "expected-by-nobody-named",
        "The plant is expected to open in May.",
        [(None, "is expected", ["The plant", "to open in May"])],
    ),
    (
        "a-word-in-inverted-commas-is-no-speech",
        'The "green wall" was built in a year.',
        [],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=i) for i, t, w in CASES])
def test_source_cue_content(
    extractor: claimwire.Extractor, text: str, wanted: list[tuple[str | None, str, list[str]]]
) -> None:
    assert [said(row) for row in rows(extractor, text)] == wanted


RANKED = [
    ("Capt. Ray Fox denied that 40 men were lost.", ("Ray Fox", "Capt.", "person")),
    ("“The dam held,” said Lt. Col. Ann Lee.", ("Ann Lee", "Lt. Col.", "person")),
]


@pytest.mark.parametrize(("text", "wanted"), RANKED, ids=[row[0] for row in RANKED])
def test_a_title_makes_a_person(extractor: claimwire.Extractor, text: str, wanted: tuple[str, str, str]) -> None:
    (row,) = rows(extractor, text)
    assert (row["source"]["name"], row["source"]["role"], row["source"]["kind"]) == wanted


def test_type_follows_the_quotation_marks(extractor: claimwire.Extractor) -> None:
    text = '"The dam held through the night," the mayor said. The minister said that the dam held.'
    assert [row["type"] for row in rows(extractor, text)] == ["direct", "indirect"]


def test_a_negated_cue_turns_the_stance(extractor: claimwire.Extractor) -> None:
    (row,) = rows(extractor, "The army did not confirm the loss of the town.")
    assert row["stance"] == "denies"


def test_said_is_the_day_of_the_cue(extractor: claimwire.Extractor) -> None:
    found = extractor("The ministry said on Monday that 12 people had died.", published="2024-05-08")
    (row,) = found.attributions
    (day,) = found.dates
    assert (row.said, day.from_) == (day.id, "2024-05-06")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trust is paramount to maintaining our way of life.", id="maintaining-a-thing"),
        pytest.param("With dairy prices expected to double, farmers cheered.", id="expected-of-a-noun"),
        pytest.param("Hale rose 18 cents, Marlow added 15 cents.", id="adding-a-number"),
    ],
)
def test_nobody_named_says_anything(extractor: claimwire.Extractor, text: str) -> None:
    assert [row for row in rows(extractor, text) if row["source"]] == []


def test_one_inside_another_names_it(extractor: claimwire.Extractor) -> None:
    outer, inner = rows(extractor, "The agency said that the mayor believes that the dam is safe.")
    assert inner["via"] == outer["id"]
    assert outer["via"] is None


def test_a_claim_carries_the_innermost_source(extractor: claimwire.Extractor) -> None:
    found = extractor("The agency said that the mayor believes that 40 homes were flooded.")
    (claim,) = found.claims
    assert claim.attribution is not None
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "mayor"


@pytest.mark.parametrize(
    ("header", "source"),
    [
        pytest.param("The staff released its count of the losses:", "staff", id="who-gives-it"),
        pytest.param("Losses given by the staff:", "staff", id="by-whom-it-is-given"),
        pytest.param("The ministry's figures by district:", "ministry", id="whose-figures"),
        pytest.param("Losses:", None, id="nobody"),
    ],
)
def test_a_list_is_said_by_its_header(extractor: claimwire.Extractor, header: str, source: str | None) -> None:
    found = extractor(f"{header}\n\n- 3 boats;\n\n- 40 trucks.").claims
    assert {c.attribution and c.attribution.source and c.attribution.source.name for c in found} == {source}


def test_where_nobody_is_named_the_one_around_says_it(extractor: claimwire.Extractor) -> None:
    (claim,) = extractor("The ministry said 40 people are expected to leave.").claims
    assert claim.attribution is not None
    assert claim.attribution.source is not None
    assert (claim.attribution.source.name, claim.modality) == ("ministry", "possible")
