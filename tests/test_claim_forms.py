"""What is denied, negated, conditional, corrected or told at second hand: one sentence a row, all its claims."""

from __future__ import annotations

import pytest

import claimwire
from claimwire.records import Attribution, Claim

FIGURES = {
    "polarity and modality": [
        ("The firm never paid 40 million dollars.", ["negative asserted"]),
        ("None of the 40 miners survived.", ["negative asserted"]),
        ("Neither of the two bridges was hit.", ["negative asserted"]),
        ("Not one of the 40 ships was sold.", ["negative asserted", "positive asserted"]),
        ("It is not true that 40 people died.", ["negative asserted"]),
        ("It is false that 40 people died.", ["negative asserted"]),
        ("It is true that 40 people died.", ["positive asserted"]),
        ("The army has lost no more than 40 tanks.", ["positive asserted"]),
        ("The plan will not cost 40 million dollars.", ["negative planned"]),
        ("The ministry denied losing 40 tanks.", ["positive denied"]),
        ("The ministry denied that it had lost 40 tanks.", ["positive denied"]),
        ("The mayor rejected claims that 40 people had died.", ["positive denied"]),
        ("Officials refuted a report that the city owed $40 million.", ["positive denied"]),
        ("A spokesman dismissed as false reports that 40 ships had sunk.", ["positive denied"]),
        ("The general did not deny that 40 men had been lost.", ["positive asserted"]),
        ("If it rains, 40 roads will close.", ["positive conditional"]),
        ("Unless talks resume, 4,000 workers will strike.", ["positive conditional"]),
        ("Should the dam fail, 40 villages would be flooded.", ["positive conditional"]),
        ("Had he won, he would have hired 400 teachers.", ["positive conditional"]),
        ("The strike would cost 40 million dollars if it lasted a week.", ["positive conditional"]),
        ("The army may have lost 40 tanks.", ["positive possible"]),
        ("As many as 40 people are feared dead.", ["positive possible"]),
        ("The government promised to build 300 homes.", ["positive planned"]),
    ],
    "corrections": [
        ("The toll was not 40 but 14.", ["toll 40 negative", "toll 14 positive"]),
        ("The army lost not 40 tanks but 14.", ["army 40 negative", "army 14 positive"]),
        ("The ministry said 14 people had died, not 40.", ["people 14 positive", "40 40 negative"]),
    ],
    "sources": [
        ("The paper reported that the minister had said 40 ships would be sold.", ["minister < paper"]),
        ("According to the agency, officials believe that 40 people died.", ["officials < agency"]),
        ("The minister, quoted by state television, said 40 ships would be sold.", ["minister < state television"]),
        ("The report quotes the general as saying that his army lost 40 tanks.", ["general < report"]),
        ("The storm killed 40 people, police said.", ["police"]),
        ("The storm killed 40 people.", [""]),
        ("Reportedly, 40 people died.", ["None"]),
        ("Apparently, 40 people died.", [""]),
    ],
}
WITHOUT_FIGURES = [
    ("The bridge collapsed on Monday.", ["event bridge collapse 2024-05-06 positive asserted"]),
    ("The court will rule on June 3.", ["event court rule 2024-06-03 positive planned"]),
    ("The minister resigned.", []),
    ("The ministry said the bridge is safe.", ["statement bridge be None positive asserted"]),
    ("The mayor denied that the bridge is safe.", ["statement bridge be None positive denied"]),
    ("Lee said she would not resign.", ["statement she resign None negative possible"]),
    ("The union warned that the port could close.", ["statement port close None positive possible"]),
    ("There will be consequences, the mayor said.", ["statement consequences be None positive planned"]),
]


def last_word(claim: Claim) -> str | None:
    return claim.subject.text.split()[-1] if claim.subject and claim.subject.text else None


def chain(claim: Claim) -> str:
    """`minister < paper`: who says it, and who says that he does."""
    names: list[str] = []
    said: object = claim.attribution
    while isinstance(said, Attribution):
        names.append(str(said.source and said.source.name))
        said = said.via
    return " < ".join(names)


SHOWN = {
    "polarity and modality": lambda claim: f"{claim.polarity} {claim.modality}",
    "corrections": lambda claim: f"{last_word(claim)} {claim.quantity.value:g} {claim.polarity}",
    "sources": chain,
}


@pytest.mark.parametrize(
    ("table", "text", "wanted"),
    [pytest.param(table, *row, id=f"{table}: {row[0]}") for table, rows in FIGURES.items() for row in rows],
)
def test_figures(extractor: claimwire.Extractor, table: str, text: str, wanted: list[str]) -> None:
    found = extractor(text, published="2024-05-08").claims
    assert [SHOWN[table](claim) for claim in found if claim.kind == "figure"] == wanted


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*row, id=row[0]) for row in WITHOUT_FIGURES])
def test_events_and_statements(extractor: claimwire.Extractor, text: str, wanted: list[str]) -> None:
    found = extractor(text, published="2024-05-08").claims
    assert [
        f"{c.kind} {last_word(c)} {c.predicate and c.predicate.lemma} {c.date and c.date.from_} {c.polarity} {c.modality}"
        for c in found
    ] == wanted
