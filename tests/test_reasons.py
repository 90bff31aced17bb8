"""Why a field is what it is: the words, what was inherited, and why one is empty."""

from __future__ import annotations

import pytest

import claimwire
from claimwire import claims
from claimwire.language.reading import read

LIST = "As of May 5, 2024, the enemy lost:\n- 3 boats;\n- 14 trucks."
REASONS = [
    ("subject", LIST, "the enemy", "inherited from the header or heading that it stands under"),
    ("predicate", LIST, "lose", "inherited from the header or heading that it stands under"),
    ("date", LIST, "2024-05-05..2024-05-05 as_of", "inherited from the header or heading that it stands under"),
    ("subject", "The army lost 40 tanks.", "The army", "who or what “lost” is said of"),
    ("subject", "Anna Lee, 58, left.", "Anna Lee", "stands beside it, no verb between"),
    ("subject", "The army advanced. It lost 40 tanks.", "It", "who or what “lost” is said of; stands for “The army”"),
    ("item", "The army lost 40 tanks.", "tanks", "what it counts or measures"),
    ("unit", "The river rose by 40 cm.", "centimetre", "from the table of units"),
    ("date", "The army lost 40 tanks.", "", "no date in the sentence or what it refers to"),
    ("date", "The army lost 40 tanks yesterday.", "", "“yesterday” cannot be placed without a publication date"),
    (
        "date",
        "Police said on May 5, 2024, that 40 people had died.",
        "",
        "“May 5, 2024” is of another clause, of a name or of who says it",
    ),
    ("place", "The army lost 40 tanks.", "", "no place hangs on its clause"),
    ("place", "Some 40 people died in Marlow.", "Marlow", "the place nearest to its clause"),
    ("attribution", "The army lost 40 tanks.", "", "nobody is said to say it"),
    ("attribution", "Police said that 40 people had died.", "Police", "said with “said”"),
    ("attribution", "Reportedly, 40 people died.", "", "said with “Reportedly”, by nobody named"),
    ("polarity", "The army did not lose 40 tanks.", "negative", "for “not”"),
    ("polarity", "The firm failed to pay 40 million euros.", "negative", "for “failed”"),
    ("polarity", "The army lost 40 tanks.", "positive", "nothing around it says otherwise"),
    ("modality", "If it rains, 40 roads will close.", "conditional", "for “If”"),
    ("modality", "The army denied that it had lost 40 tanks.", "denied", "for “denied”"),
    ("modality", "The storm could destroy 40 homes.", "possible", "for “could”"),
]


@pytest.mark.parametrize(
    ("field", "text", "value", "why"), [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in REASONS]
)
def test_reason(extractor: claimwire.Extractor, field: str, text: str, value: str, why: str) -> None:
    found = claims.explain(read(extractor.nlp(text)), {"id": "-"})[1][0]
    assert [(r.value, r.why) for r in found if r.field == field] == [(value, why)]


def test_every_reason_points_at_its_words(extractor: claimwire.Extractor) -> None:
    text = f"{LIST}\n\nPolice said yesterday that 40 people had not died in Marlow, of whom six were children."
    _, explained = claims.explain(read(extractor.nlp(text)), {"id": "-"})
    assert len(explained) == 4
    for found in explained:
        spans = {r.field: text[slice(*r.span)] for r in found if r.span}
        assert spans["quantity"] in ("3 boats", "14 trucks", "40 people", "six")
        assert {"subject", "predicate", "item", "date", "place", "attribution"} <= {r.field for r in found}
