"""The library: load, call, pipe; and the components in a spaCy pipeline of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import claimwire

TEXT = (
    "Floods in the Arden valley killed at least 12 people on Monday, the interior ministry said.\r\n\r\n"
    "More than 1 200 houses were damaged, of which 40 were destroyed.\r\n\r\n"
    "The army lost:\r\n\r\n3 boats;\r\n\r\n14 trucks.\r\n"
)
DAY = "2024-05-08"


def test_a_text_gives_its_records(extractor: claimwire.Extractor) -> None:
    found = extractor(TEXT, published=DAY, id="flood")
    figures = [c.quantity for c in found.claims if c.quantity]
    assert [(q.value, q.low, q.modifier) for q in figures] == [
        (12.0, 12.0, "at_least"),
        (1200.0, 1200.0, "more_than"),
        (40.0, 40.0, "exact"),
        (3.0, 3.0, "exact"),
        (14.0, 14.0, "exact"),
    ]
    assert found.article.published == DAY


def test_a_list_item_inherits_its_header(extractor: claimwire.Extractor) -> None:
    found = extractor("As of May 6, the navy in the northern district lost:\n\n3 boats;\n\n14 trucks.\n", published=DAY)
    told = [
        (
            c.subject and c.subject.text,
            c.predicate and c.predicate.lemma,
            c.place and c.place.text,
            c.date and c.date.from_,
            c.date and c.date.relation,
        )
        for c in found.claims
    ]
    assert told == [("the navy", "lose", "the northern district", "2024-05-06", "as_of")] * 2


def test_every_part_names_its_whole(extractor: claimwire.Extractor) -> None:
    claims = {c.quantity.value: c for c in extractor(TEXT, published=DAY).claims if c.quantity}
    assert claims[40.0].part_of == claims[1200.0].id
    assert claims[40.0].quantity is not None
    assert claims[40.0].quantity.part_of == (claims[1200.0].quantity and claims[1200.0].quantity.id)


def test_without_a_publication_date_nothing_relative_is_resolved(extractor: claimwire.Extractor) -> None:
    (row,) = extractor("The dam broke yesterday.").dates
    assert (row.from_, row.to) == (None, None)
    assert row.reason


SPAN_TEXTS = [
    ("crlf", TEXT),
    ("byte-order-mark-inside", "\ufeff" + TEXT),
    ("beyond-the-basic-plane", "😀😀 " + TEXT.replace("Arden", "𝒜rden 🌊")),
    ("no-break-spaces", TEXT.replace(" ", "\u00a0")),
    ("soft-hyphens", TEXT.replace("ministry", "minis\u00adtry").replace("people", "peo\u00adple")),
    ("wrapped", TEXT.replace(" people", "\npeople").replace("were ", "were\n")),
]


def spans(node: Any) -> list[dict[str, Any]]:
    """All spans anywhere in a record."""
    if isinstance(node, list):
        return [span for value in node for span in spans(value)]
    if not isinstance(node, dict):
        return []
    own = [node] if {"text", "start", "end"} <= node.keys() and node["text"] is not None else []
    return own + [span for value in node.values() for span in spans(value)]


@pytest.mark.parametrize("text", [pytest.param(t, id=i) for i, t in SPAN_TEXTS])
def test_every_span_stands_at_its_offsets(extractor: claimwire.Extractor, text: str) -> None:
    found = spans(extractor(text, published=DAY).to_dict())
    assert len(found) > 20
    assert [text[s["start"] : s["end"]] for s in found] == [s["text"] for s in found]


def test_claim_ids_are_unique_and_stable(extractor: claimwire.Extractor) -> None:
    first, second = ([c.id for c in extractor(TEXT, published=DAY, id="a").claims] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)
    assert not set(first) & {c.id for c in extractor(TEXT, published=DAY, id="b").claims}


def test_pipe_keeps_the_order_and_a_bad_article_fails_alone(extractor: claimwire.Extractor) -> None:
    rows: list[Any] = [
        "It lost 3 boats.",
        {"id": "x", "text": ""},
        {"id": "y", "text": "It lost 4 boats.", "published": DAY},
    ]
    found = list(extractor.pipe(rows))
    assert [row.article.id for row in found] == ["1", "x", "y"]
    assert [row.error for row in found] == [None, "'text' is empty", None]
    assert [len(row.claims) for row in found] == [1, 0, 1]


def test_an_article_that_breaks_the_pipeline_fails_alone(
    extractor: claimwire.Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(doc: Doc) -> Doc:
        if "poison" in doc.text:
            raise RuntimeError("no")
        return doc

    monkeypatch.setattr(extractor, "nlp", with_last(breaks))
    found = list(extractor.pipe(["It lost 3 boats.", "poison", "It lost 4 boats."]))
    assert [bool(row.error) for row in found] == [False, True, False]
    assert "RuntimeError: no" in str(found[1].error)


def with_last(function: Callable[[Doc], Doc]) -> Language:
    nlp = claimwire.load().nlp
    Language.component("breaks_for_a_test", func=function)
    nlp.add_pipe("breaks_for_a_test", last=True)
    return nlp


def test_schema_holds_what_is_written(extractor: claimwire.Extractor) -> None:
    """The JSON Schema names every field of the record."""
    schema = claimwire.json_schema()
    written = extractor(TEXT, published=DAY).to_dict()
    assert set(schema["properties"]) - {"error"} == set(written)
    assert set(schema["$defs"]["Claim"]["properties"]) == set(written["claims"][0])


def own_pipeline(*, ents: bool = False) -> Language:
    nlp = spacy.load(claimwire.load().nlp.path) if claimwire.load().nlp.path else spacy.blank("en")
    nlp.add_pipe("claimwire", config={"ents": ents})
    return nlp


def test_the_component_is_found_and_gives_plain_data() -> None:
    doc = own_pipeline()("It lost 3 boats.")
    assert [c["quantity"]["value"] for c in doc._.claimwire["claims"]] == [3.0]
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert copy._.claimwire == doc._.claimwire
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (unpacked,) = DocBin().from_bytes(packed).get_docs(doc.vocab)
    assert json.dumps(unpacked._.claimwire) == json.dumps(doc._.claimwire)  # a DocBin makes tuples of lists


def test_two_processes_give_what_one_gives() -> None:
    nlp = own_pipeline()
    texts = ["It lost 3 boats.", "It lost 4 boats on May 6, 2024."] * 2
    assert [d._.claimwire for d in nlp.pipe(texts, n_process=2)] == [d._.claimwire for d in nlp.pipe(texts)]


def test_the_order_of_a_numeric_date_is_an_option() -> None:
    text = "The dam broke on 7/8/2024."
    read = [claimwire.load(day_first=order)(text).dates[0].from_ for order in (None, True, False)]
    assert read == ["2024-07-08", "2024-08-07", "2024-07-08"]


def test_the_dates_component_takes_the_option_too() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimwire_dates", config={"day_first": True})
    assert nlp("It broke on 7/8/2024.")._.claimwire["dates"][0]["from"] == "2024-08-07"


def test_entities_on_demand() -> None:
    text = "It lost 3 boats on May 6, 2024."
    assert [(e.text, e.label_) for e in own_pipeline(ents=True)(text).ents] == [
        ("3 boats", "QUANTITY"),
        ("May 6, 2024", "DATE"),
    ]
    assert not {"QUANTITY", "DATE"} & {e.label_ for e in own_pipeline()(text).ents}


@pytest.mark.parametrize("layer", ["quantities", "dates", "attributions"])
def test_a_finder_works_alone(layer: str) -> None:
    nlp = own_pipeline()
    nlp.remove_pipe("claimwire")
    nlp.add_pipe(f"claimwire_{layer}")
    doc = nlp("The army lost 3 boats on May 6, 2024, the ministry said.")
    assert list(doc._.claimwire) == [layer]
    assert len(doc._.claimwire[layer]) == 1


def test_a_blank_pipeline_finds_what_words_alone_show() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimwire")
    doc = nlp("The army lost 3 boats on May 6, 2024.")
    assert [q["value"] for q in doc._.claimwire["quantities"]] == [3.0]
    assert [d["timex"] for d in doc._.claimwire["dates"]] == ["2024-05-06"]


def test_a_published_date_on_the_doc() -> None:
    nlp = own_pipeline()
    doc = nlp.make_doc("The dam broke yesterday.")
    doc._.claimwire_article = {"published": DAY}
    assert nlp(doc)._.claimwire["dates"][0]["from"] == "2024-05-07"


def test_a_model_that_lacks_a_parser_is_refused(tmp_path: Any) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(claimwire.ModelError, match="it has no parser"):
        claimwire.load(str(tmp_path))


def test_no_such_model() -> None:
    with pytest.raises(claimwire.ModelError, match="no spaCy pipeline there"):
        claimwire.load("no_such_model")
