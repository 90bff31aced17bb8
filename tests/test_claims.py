"""What is claimed: subject, predicate, date, place, polarity, modality; parts and wholes; events and statements."""

from __future__ import annotations

import cProfile
from typing import Any

import pytest

import claimwire
from claimwire.claims import extract
from claimwire.language.reading import read
from claimwire.records import Claim

DAY = "2024-05-08"


def claims(extractor: claimwire.Extractor, text: str) -> list[Claim]:
    return list(extractor(text, published=DAY).claims)


def shown(claim: Claim, field: str) -> Any:
    """A field of a claim as a table has it: words, a predicate's lemma, a quantity's item, a date's days."""
    value = getattr(claim, field)
    if field == "date" and value is not None:
        return value.from_, value.to, value.relation
    if field == "predicate" and value is not None:
        return value.lemma
    if field == "quantity":
        return value.item and value.item.text
    return value.text if value is not None and field in ("subject", "place", "context") else value


SINCE_1993 = ("1993-01-01", "2024-05-08", "since")
ONE = [
    ("subject", "The army lost 40 tanks.", "The army"),
    ("subject", "Forty people died in the fire.", "Forty people"),
    ("subject", "Prices rose by 4%.", "Prices"),
    ("subject", "The ministry is planning to build 300 homes.", "The ministry"),
    ("subject", "The army withdrew and left 40 tanks behind.", "The army"),
    ("subject", "In addition to the tanks, 14 trucks and a bridge were destroyed.", "14 trucks and a bridge"),
    ("subject", "There were 40 injuries.", "40 injuries"),
    ("subject", "The deal allowed 200 prisoners to return home.", "200 prisoners"),
    ("subject", "Cuba's plan to buy 40 ships was announced.", "Cuba"),
    ("subject", "He asked for more time to study the 18 charges.", "He"),
    ("modality", "If the ministry confirms that it lost 40 tanks, talks will end.", "conditional"),
    ("predicate", "The deal allowed hundreds of prisoners held in camps to return home.", "return"),
    ("subject", "They gave the mayor the right to sell 40 ships.", "the mayor"),
    ("predicate", "The toll rose sharply, with about 700 people injured.", "injure"),
    ("subject", "Anna Petrova, 58, has left the council.", "Anna Petrova"),
    ("subject", "The suspects are Anna Petrova, a 19-year-old student, and others.", "Anna Petrova"),
    ("subject", "Doctors kept Anna Petrova, 58, in a coma.", "Anna Petrova"),
    ("subject", "The two countries were formally unified.", "The two countries"),
    ("subject", "The village (1,200 people) was cut off.", "The village"),
    ("subject", "The index fell, with Marlow up 4%.", "Marlow"),
    ("subject", "They were in Marlow, some 40 kilometers north of the capital.", "Marlow"),
    ("subject", "Men with knives on Monday killed 40 guards.", "Men with knives"),
    ("subject", "Up to 190 mm of rain fell in the valley.", "Up to 190 mm of rain"),
    ("subject", "A year ago petrol averaged $2.11 per gallon.", "petrol"),
    ("subject", "Last year sales rose by 4%.", "sales"),
    ("subject", "Last year's sales rose by 4%.", "Last year's sales"),
    ("subject", "His total was raised after a decision to discount 40 ballots.", None),
    ("subject", "A tenfold increase in deaths was seen.", "A tenfold increase in deaths"),
    ("subject", "Revenue in the quarter rose by 4%.", "Revenue"),
    ("subject", "The budget of 2022 was 4 billion euros.", "The budget of 2022"),
    ("subject", "The company was bought by Marlow, a firm with 300 workers.", "a firm"),
    ("subject", "The ministry held talks with 12 countries.", "The ministry"),
    ("subject", "The rule made the model $4,000 cheaper.", "the model"),
    ("subject", "Few know the small country that is 90 miles wide.", "the small country"),
    ("subject", "He asked about claims, ranging from $200 to $4 million.", "claims"),
    ("subject", "There was a rise in its margins to 64 per cent.", "a rise in its margins"),
    ("quantity", "He diverted a significant portion of $285,000 in charitable donations.", "charitable donations"),
    ("quantity", "Volvo saw the biggest loss, with its shares down 11.9%.", None),
    ("quantity", "There was a 60 basis point improvement in its retail gross margins.", "retail gross margins"),
    ("quantity", "The war left 40 Nepalese dead.", "Nepalese"),
    ("quantity", "Last year's sales rose by 4%.", "sales"),
    ("quantity", "Crossings at the frontier were down by a fifth.", "Crossings"),
    ("quantity", "The money was a third of what was asked for.", "what was asked for"),
    ("subject", "The money was a third of what was asked for.", "The money"),
    ("predicate", "The army lost 40 tanks.", "lose"),
    ("subject", "Police estimated the crowd at 18,000.", "the crowd"),
    ("subject", "The mayor put the cost at 12 million euros.", "the cost"),
    ("subject", "The board put turnout at 47 percent of voters.", "turnout"),
    ("subject", "Reservoirs supplying the valley have sunk to 23 percent.", "Reservoirs supplying the valley"),
    ("subject", "Meeting the demand in full would cost 40 million euros.", "Meeting the demand in full"),
    ("subject", "Last year the secretary of the club was jailed for 18 months.", "the secretary of the club"),
    ("predicate", "The river has risen by 40 cm.", "rise"),
    ("predicate", "The losses were about 40 tanks.", "be"),
    ("polarity", "The army did not lose 40 tanks.", "negative"),
    ("polarity", "The army lost 40 tanks.", "positive"),
    ("polarity", "The firm failed to pay 40 million euros.", "negative"),
    ("polarity", "The firm did not fail to pay 40 million euros.", "positive"),
    ("predicate", "With 90 percent of the vote counted, the court spoke.", "count"),
    ("modality", "The army lost 40 tanks.", "asserted"),
    ("modality", "The storm could destroy 40 homes.", "possible"),
    ("modality", "Output is expected to fall by 4%.", "possible"),
    ("modality", "The ministry is planning to build 300 homes.", "planned"),
    ("modality", "The government promised 2,000 euros to every family.", "planned"),
    ("modality", "If the dam breaks, 40 homes will be lost.", "conditional"),
    ("modality", "The army denied that it had lost 40 tanks.", "denied"),
    ("modality", "If prices were to jump by 10 percent, rents would follow.", "conditional"),
    ("modality", "The bank set aside the money and raised its dividend by 4%.", "asserted"),
    ("place", "The army lost 40 tanks in the northern district.", "the northern district"),
    ("place", "The army lost 40 tanks.", None),
    ("place", "The chief told reporters in Jakarta that the rebels had killed 40 guests.", None),
    ("place", "Witnesses in Mosul said that 40 people had died.", "Mosul"),
    ("place", "If the bridge at Sarn holds, 600 men will cross.", None),
    ("place", "Some 40 people died after the river flooded a village in Orvel.", "Orvel"),
    ("date", "The army lost 40 tanks on May 6.", ("2024-05-06", "2024-05-06", "on")),
    ("date", "The army lost 40 tanks in April.", ("2024-04-01", "2024-04-30", "during")),
    ("date", "The army has lost 40 tanks since May 1.", ("2024-05-01", "2024-05-08", "since")),
    ("date", "Rates have risen by 75 basis points since September.", ("2023-09-01", "2024-05-08", "since")),
    ("date", "Sales rose by 4% in April compared with March.", ("2024-04-01", "2024-04-30", "during")),
    ("date", "Sales rose by 4% from a year earlier.", None),
    ("date", "On Monday the five members agreed to talk.", ("2024-05-06", "2024-05-06", "on")),
    ("polarity", "“We expected melting, but not at 4,000 metres,” Aldous said on Tuesday.", "negative"),
    ("subject", "“We expected melting, but not at 4,000 metres,” Aldous said on Tuesday.", "We"),
    ("date", "A bomb wounded more than 40 people on Monday.", ("2024-05-06", "2024-05-06", "on")),
    ("date", "The town was evacuated on Monday after rebels killed 40 people.", None),
    ("date", "Output fell by 12% on the year in the first quarter.", ("2024-01-01", "2024-03-31", "during")),
    ("date", "The bank, which was founded last year, lost 310 million pounds.", None),
    ("date", "The war has cost 40 lives since the town fell in April.", ("2024-04-01", "2024-05-08", "since")),
    ("date", "The mine yielded 40 tons between 1865 and 1898.", ("1865-01-01", "1898-12-31", "during")),
    ("date", "In talks on Monday, ministers voiced doubt that 40 tanks would be enough.", None),
    ("date", "The country has made 40 reforms since its split from the south in 1993.", SINCE_1993),
    ("date", "The gauge showed 6.8 metres, the highest level since records began in 1934.", None),
    ("date", "The city will pay 40 million dollars to victims of a 1984 riot.", None),
    ("date", "A jury charged two men over a plot begun in March.", None),
    ("date", "Polls taken in April gave the party 40 seats.", ("2024-04-01", "2024-04-30", "during")),
    ("date", "He was fined 4,000 pounds under the Water Act 2002.", None),
    ("date", "The ministry said on Monday that the army had lost 40 tanks.", None),
    ("date", "The army has lost 40 tanks, as reported on Monday by the agency.", None),
    ("date", "The army holds 31 towns; in April it held as many.", None),
    ("modality", "If convicted Lee faces 20 years in prison.", "conditional"),
    ("subject", "If convicted Lee faces 20 years in prison.", "Lee"),
    ("date", "Wheat for March loading cost 312 dollars.", None),
    ("date", "Lee, 57, was charged on Monday.", None),
    (
        "date",
        "The army has lost 40 tanks since the war began in April, and will retreat in June.",
        ("2024-04-01", "2024-05-08", "since"),
    ),
    ("date", "The yard reported sales of 1.3 billion dollars last year.", ("2023-01-01", "2023-12-31", "during")),
    ("date", "The yard reported sales of 1.3 billion dollars on Monday.", None),
    ("date", "A certificate renewed on January 30 allowed for 160 passengers.", None),
    ("date", "The attack launched on Monday killed 40 people.", ("2024-05-06", "2024-05-06", "on")),
    ("date", "Up to 190 mm of rain fell on May 6 and May 7.", ("2024-05-06", "2024-05-07", "on")),
    ("date", "In an interview on Monday the mayor is quoted as saying the city will sell 40 ships.", None),
]


@pytest.mark.parametrize(
    ("field", "text", "wanted"), [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(ONE, 1)]
)
def test_field_of_the_one_figure(extractor: claimwire.Extractor, field: str, text: str, wanted: Any) -> None:
    (claim,) = [c for c in claims(extractor, text) if c.kind == "figure"]
    assert shown(claim, field) == wanted


def test_a_date_behind_another_level_is_its_own(extractor: claimwire.Extractor) -> None:
    now, before = claims(extractor, "Turnout was 68.4%, up from 61% in 2018.")
    assert (shown(now, "date"), shown(before, "date")) == (None, ("2018-01-01", "2018-12-31", "during"))


def test_an_amount_restated_shares_its_clause(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "The debris field stretched for 7 miles (11 km).")
    assert [(shown(c, "subject"), shown(c, "predicate")) for c in found] == [("The debris field", "stretch")] * 2


def test_a_verb_left_out_leaves_each_name_its_number(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Shares of Marlow fell by 2%, Hale by 3% and Tarn by 4%.")
    assert [shown(c, "subject") for c in found] == ["Shares of Marlow", "Hale", "Tarn"]


def test_an_auxiliary_left_out_leaves_each_figure_its_verb(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Ten people were killed and 21 others wounded in the attack.")
    assert [(shown(c, "subject"), shown(c, "predicate")) for c in found] == [
        ("Ten people", "kill"),
        ("21 others", "wound"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The storm killed 14 people, police said on Monday, and injured 30.",
            [("The storm", "kill", "police"), ("The storm", "injure", "police")],
            id="and",
        ),
        pytest.param(
            "Prices rose by 2%, officials said, against 3% in March.",
            [("Prices", "rise", "officials"), ("Prices", "rise", "officials")],
            id="against",
        ),
        pytest.param(
            "The plant will employ 300 people, the firm said, up from 120 in March.",
            [("The plant", "employ", "firm"), ("The plant", "employ", "firm")],
            id="up-from",
        ),
        pytest.param(
            "The toll stands at 14, officials said, and 30 people are missing.",
            [("The toll", "stand", "officials"), ("30 people", "miss", "officials")],
            id="another-clause",
        ),
        pytest.param(
            "Heineken rose 18 sen, Hextar added 15 sen.",
            [("Heineken", "rise", None), ("Hextar", "add", None)],
            id="adds",
        ),
    ],
)
def test_a_sentence_goes_on_behind_who_says_it(extractor: claimwire.Extractor, text: str, wanted: Any) -> None:
    found = claims(extractor, text)
    assert [
        (
            shown(c, "subject"),
            shown(c, "predicate"),
            c.attribution and c.attribution.source and c.attribution.source.name,
        )
        for c in found
    ] == wanted


def test_one_stands_for_nobody_named(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Ann Lee spoke on Monday. All three men were held, and one has pleaded guilty.")
    assert [c.subject.name for c in found if c.quantity and c.quantity.value == 1 and c.subject] == ["one"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Marlow Air is expected to announce it will cut 300 jobs.", "Marlow Air", id="of-the-clause-above"
        ),
        pytest.param("The bank cut jobs after it lost $5 million.", "The bank", id="of-the-main-clause"),
        pytest.param("Marlow is growing: it has sold 35m radios.", "Marlow", id="behind-a-colon"),
        pytest.param("The two firms met and they agreed to cut 40 jobs.", "The two firms", id="several"),
        pytest.param("The team lost after they missed 5 penalties.", "The team", id="a-body-of-people"),
        pytest.param("Prices fell because it rained for 40 days.", "it", id="it-is-no-plural"),
        pytest.param("Profit fell because they cost 5 dollars.", "they", id="they-are-no-thing"),
    ],
)
def test_what_a_pronoun_stands_for(extractor: claimwire.Extractor, text: str, wanted: str) -> None:
    assert claims(extractor, text)[-1].subject.name == wanted  # type: ignore[union-attr]


def test_a_stretch_up_to_a_day(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "The firm lost 40 million dollars in the three months to 30 April.")
    assert [(c.kind, shown(c, "date")) for c in found] == [("figure", ("2024-02-01", "2024-04-30", "for"))] * 2


def test_a_level_compared_with_has_no_date_but_its_own(extractor: claimwire.Extractor) -> None:
    found = claims(
        extractor, "The office has counted 89 cases since May 1, up from 74. The fee is cut from $40 to $35 on 1 June."
    )
    assert [(c.quantity.value, c.date is not None) for c in found if c.quantity] == [
        (89.0, True),
        (74.0, False),
        (40.0, False),
        (35.0, True),
    ]


def test_a_list_by_place_has_labels_that_are_places(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "News\n\nNew cases by county\n\n* Harlow: 29\n* Tessick: 21\n")
    assert [(c.quantity.item.text, c.place and c.place.text) for c in found if c.quantity and c.quantity.item] == [
        ("New cases", "Harlow"),
        ("New cases", "Tessick"),
    ]


def test_losses_of_somebody_are_his(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Losses of the enemy as of May 6:\n\n- tanks - 684;\n\n- aircraft - 37.")
    assert {(shown(c, "subject"), shown(c, "predicate")) for c in found if c.kind == "figure"} == {
        ("the enemy", "loss")
    }


def test_a_number_beside_a_name_is(extractor: claimwire.Extractor) -> None:
    """The predicate is implied: it has a lemma and no words."""
    (age, *_) = claims(extractor, "Lee, 57, was charged on Monday.")
    assert age.predicate is not None
    assert (age.predicate.text, age.predicate.lemma) == (None, "be")


def test_a_place_beside_a_name_is_that_names(extractor: claimwire.Extractor) -> None:
    found = claims(
        extractor,
        "The suspects are Talha Haroon, a 19-year-old citizen living in Pakistan; and Russell Salic, a 37-year-old citizen.",
    )
    assert [c.place and c.place.text for c in found] == ["Pakistan", None]


def test_a_year_ago_is_the_date_of_the_level_before(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Income rose to $90 million, or $9 a share, from $40 million, or $4 a share, a year ago.")
    assert [c.date is not None for c in found] == [False, False, True, True]
    assert {c.quantity.item.text for c in found if c.quantity and c.quantity.item} == {"Income"}


def test_a_date_before_another_tense_is_not_shared(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "He was elected in April and has vetoed 40 bills.")
    assert [(c.kind, c.date is not None) for c in found] == [("event", True), ("figure", False)]


def test_an_amount_restated_keeps_its_item(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "The firm reported a net profit of 1.3 billion euros ($1.4bn).")
    assert [c.quantity.item.text for c in found if c.quantity and c.quantity.item] == ["net profit"] * 2


def test_an_amount_restated_may_name_its_own_item(extractor: claimwire.Extractor) -> None:
    _, share = claims(extractor, "The trust holds 20,000 acres, or 15% of the land.")
    assert share.quantity is not None
    assert share.quantity.item is not None
    assert share.quantity.item.text == "land"


def test_after_of_which_the_part_shares_the_subject(extractor: claimwire.Extractor) -> None:
    whole, part = claims(
        extractor, "The army's losses amounted to 40 thousand people, of which 16 thousand were killed."
    )
    assert (part.part_of, shown(part, "subject"), shown(part, "predicate")) == (whole.id, "The army's losses", "kill")


def test_each_of_two_figures_has_the_date_behind_it(extractor: claimwire.Extractor) -> None:
    first, second = claims(extractor, "The port received 400 ships in March and 320 in April.")
    assert shown(first, "date") == ("2024-03-01", "2024-03-31", "during")
    assert shown(second, "date") == ("2024-04-01", "2024-04-30", "during")


def test_a_date_behind_a_change_is_not_the_level_s(extractor: claimwire.Extractor) -> None:
    level, change = claims(extractor, "Petrol cost 1.64 dollars a litre, up 7 cents since January.")
    assert (shown(level, "date"), shown(change, "date")) == (None, ("2024-01-01", "2024-05-08", "since"))


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        pytest.param("Another 148 people were hurt, nine of them seriously.", "nine of them", "hurt", id="adverb"),
        pytest.param("Doctors treated 33 men, six of them in intensive care.", "six of them", "be", id="place"),
        pytest.param("Twelve buses, a third of them electric, will run.", "a third of them", "be", id="adjective"),
        pytest.param("Seven patients have died, among them three infants.", "three infants", "be", id="among"),
        pytest.param("It measured 217 glaciers, of which 46 have vanished.", "46", "vanish", id="of-which"),
    ],
)
def test_a_part_is_said_of_itself(extractor: claimwire.Extractor, text: str, subject: str, predicate: str) -> None:
    _, part = claims(extractor, text)
    assert (shown(part, "subject"), shown(part, "predicate")) == (subject, predicate)


def test_of_the_three_nothing_is_said_of_the_whole(extractor: claimwire.Extractor) -> None:
    whole, one, two = claims(extractor, "Of the three brigades of the army, one was destroyed, two lost their guns.")
    assert (shown(whole, "predicate"), shown(whole, "subject")) == (None, "the army")
    assert [(shown(c, "predicate"), c.part_of) for c in (one, two)] == [("destroy", whole.id), ("lose", whole.id)]


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "date"),
    [
        pytest.param("Two of the five bridges were destroyed.", "the five bridges", "be", None, id="subject"),
        pytest.param("Engineers stopped two of its three turbines on May 6.", "its", "have", None, id="whose"),
        pytest.param("Six of the board's nine members voted no.", "the board", "have", None, id="owner"),
        pytest.param("The party won 27 of the 61 seats on May 6.", None, None, None, id="object"),
        pytest.param("Seven of the 11 cases recorded since 2010 were mild.", "the 11 cases", "record", ("2010-01-01", "2024-05-08", "since"), id="done-to-it"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_part_is_not_said_of_its_whole(
    extractor: claimwire.Extractor, text: str, subject: str | None, predicate: str | None, date: Any
) -> None:
    part, whole = (claim for claim in claims(extractor, text) if claim.kind == "figure")
    assert part.part_of == whole.id
    assert [shown(whole, field) for field in ("subject", "predicate", "date")] == [subject, predicate, date]


def test_since_its_beginning_takes_the_day_it_began(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "The operation began on April 6. Since its beginning, the army has lost 40 tanks.")
    assert [shown(c, "date") for c in found if c.kind == "figure"] == [("2024-04-06", "2024-05-08", "since")]


def test_the_strike_of_the_sentence_before(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Jets struck the base on Monday. Three trucks were destroyed in the strike.")
    assert [shown(c, "date") for c in found if c.kind == "figure"] == [("2024-05-06", "2024-05-06", "on")]


def test_an_event_is_a_date_without_a_figure(extractor: claimwire.Extractor) -> None:
    (claim,) = claims(extractor, "The bridge reopened on May 6.")
    assert (claim.kind, shown(claim, "subject"), shown(claim, "predicate")) == ("event", "The bridge", "reopen")


@pytest.mark.parametrize(
    "text", ["Rain was more than twice the March average.", "Support was up four points from a year ago."]
)
def test_a_date_that_is_compared_with_is_no_event(extractor: claimwire.Extractor, text: str) -> None:
    assert {c.kind for c in claims(extractor, text)} == {"figure"}


def test_of_those_looks_back_a_sentence(extractor: claimwire.Extractor) -> None:
    whole, part = claims(extractor, "Some 1,206 cases were reported. Of those, 450 were treated at home.")
    assert part.part_of == whole.id


def test_a_statement_has_a_source_and_neither_figure_nor_date(extractor: claimwire.Extractor) -> None:
    (claim,) = claims(extractor, "The bridge is safe, the ministry said.")
    assert (claim.kind, claim.date, claim.quantity) == ("statement", None, None)
    assert claim.attribution is not None
    assert claim.attribution.source is not None
    assert claim.attribution.source.name == "ministry"


def test_denied_reports_are_denied(extractor: claimwire.Extractor) -> None:
    (claim,) = claims(extractor, "Officials denied reports that 30 children were trapped.")
    assert claim.modality == "denied"


def test_we_is_the_speaker(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Dozens of cattle drowned. “We lost 40 cows that night,” said Ann Lee.")
    assert [c.subject and c.subject.name for c in found if c.quantity and c.quantity.value == 40] == ["Ann Lee"]


def test_a_relative_clause_has_no_date_of_the_main_one(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "The plant, which employs 1,100 people, was closed on May 6.")
    assert [shown(c, "date") for c in found if c.kind == "figure"] == [None]
    assert [shown(c, "predicate") for c in found if c.kind == "event"] == ["close"]


def test_a_part_has_the_date_of_its_whole(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "On May 6 the storm killed 40 people, of whom six were children.")
    assert [shown(c, "date") for c in found] == [("2024-05-06", "2024-05-06", "on")] * 2


def test_a_demand_is_no_source(extractor: claimwire.Extractor) -> None:
    (claim,) = claims(extractor, "The union demanded 400 new jobs.")
    assert (claim.kind, claim.attribution) == ("figure", None)


def test_one_content_is_one_statement(extractor: claimwire.Extractor) -> None:
    """Two sources of the same words make one statement; no two claims share an id."""
    found = claims(
        extractor, "Officials said the mayor said the bridge is safe. The mayor said, officials said, it is safe."
    )
    assert len({c.id for c in found}) == len(found)


def test_a_metadata_header_claims_nothing(extractor: claimwire.Extractor) -> None:
    found = extractor(" date 2024-05-08 The army lost 40 tanks.")
    assert [c.quantity and c.quantity.value for c in found.claims] == [40.0]
    assert [d.timex for d in found.dates] == ["2024-05-08"]


def test_a_heading_is_the_context(extractor: claimwire.Extractor) -> None:
    found = claims(extractor, "Prices rose by 4% in May.\n\nOn the front\n\nThe army lost 40 tanks.")
    assert [shown(c, "context") for c in found] == [None, "On the front"]


def test_a_list_costs_in_proportion_to_its_length(extractor: claimwire.Extractor) -> None:
    """Counted in calls, which no busy machine slows down: four times the items cost four times as much."""
    calls = []
    for items in (500, 500, 2000):  # the first run fills the caches
        text = "As of May 5, 2024, the enemy lost:\n" + "\n".join(f"- {2000 + n % 90} trucks;" for n in range(items))
        reading, profile = read(extractor.nlp(text)), cProfile.Profile()
        found = profile.runcall(extract, reading, {"id": "-"})
        assert len(found["claims"]) == items
        calls.append(sum(entry.callcount for entry in profile.getstats()))
    assert calls[2] / calls[1] < 4.4


def test_a_long_sentence_is_cut_around_the_figure(extractor: claimwire.Extractor) -> None:
    text = "The army lost trucks, " + "and counterintelligenceestablishments, " * 80 + "and 40 tanks."
    claim = next(c for c in claims(extractor, text) if c.quantity and c.quantity.value == 40)
    assert len(claim.text or "") == 2000
    assert "40 tanks" in (claim.text or "")
