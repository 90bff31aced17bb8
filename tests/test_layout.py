"""The shape of a text: what kind each block is, and what stands under what."""

from __future__ import annotations

import pytest

from claimwire.language.layout import layout

CASES = [
    ("one-paragraph", "Rain fell. It was cold.", ["paragraph:Rain fell. It was cold."]),
    (
        "title-and-date-line",
        "Floods hit Arden\nMonday, May 4, 2020\n\nRain fell all night.",
        ["title:Floods hit Arden", "meta:Monday, May 4, 2020", "paragraph:Rain fell all night."],
    ),
    (
        "inline-metadata",
        " date 2025-02-06 The operation began. It goes on.",
        ["meta:date 2025-02-06", "paragraph:The operation began. It goes on."],
    ),
    (
        "dateline",
        "Floods hit Arden\n\nARDEN, Nov. 30, 2023 (Upland News) — Rain fell.",
        ["title:Floods hit Arden", "meta:ARDEN, Nov. 30, 2023 (Upland News) —", "paragraph:Rain fell."],
    ),
    (
        "list-by-semicolons",
        "Losses so far:\n\n3 boats;\n\n12 trucks, two of them armoured;\n\n40 men.\n\nThe talks go on.",
        [
            "list_header:Losses so far:",
            "list_item<0:3 boats;",
            "list_item<0:12 trucks, two of them armoured;",
            "list_item<0:40 men.",
            "paragraph:The talks go on.",
        ],
    ),
    (
        "list-by-bullets",
        "The county counted:\n• 3 deaths\n• 14 injured\nSchools are closed.",
        ["list_header:The county counted:", "list_item<0:• 3 deaths", "list_item<0:• 14 injured", "paragraph:Schools are closed."],
    ),
    (
        "list-of-labels",
        "Losses by type:\n\ntanks – 9,902 (+4)\nboats – dozens\ntrucks – 2,310 (+12)\n\nThe front is quiet.",
        [
            "list_header:Losses by type:",
            "list_item<0:tanks – 9,902 (+4)",
            "list_item<0:boats – dozens",
            "list_item<0:trucks – 2,310 (+12)",
            "paragraph:The front is quiet.",
        ],
    ),
    (
        "table-under-a-heading",
        "Results so far\n\nProgress Alliance: 27 (+7)\nNational Union: 21 (−9)\n\nTurnout was high.",
        [
            "list_header:Results so far",
            "list_item<0:Progress Alliance: 27 (+7)",
            "list_item<0:National Union: 21 (−9)",
            "paragraph:Turnout was high.",
        ],
    ),
    (
        "one-such-line-is-no-table",
        "Minister: 40 homes will be built\n\nThe homes will cost a million.",
        ["title:Minister: 40 homes will be built", "paragraph:The homes will cost a million."],
    ),
    (
        "heading",
        "Prices rose in May.\n\nWhat it means\n\nRents will follow.",
        ["paragraph:Prices rose in May.", "heading:What it means", "paragraph<1:Rents will follow."],
    ),
    (
        "a-byline-heads-nothing",
        "Prices rose in May\n\nBy Ines Calder, in Sarn\n\nRents will follow.",
        ["title:Prices rose in May", "paragraph:By Ines Calder, in Sarn", "paragraph:Rents will follow."],
    ),
    (
        "wrapped-lines",
        "The storm reached the coast on Monday and tore the roofs off\nmore than forty houses before it turned north again and left the\nregion by noon.",
        ["paragraph:The storm reached the coast on Monday and tore the roofs off\nmore than forty houses before it turned north again and left the\nregion by noon."],
    ),
    (
        "a-line-a-paragraph",
        "Sales fell by 4% in the first quarter.\nThe firm blamed the weather, as it had done the year before, and the cost of fuel.\nShares fell.",
        [
            "paragraph:Sales fell by 4% in the first quarter.",
            "paragraph:The firm blamed the weather, as it had done the year before, and the cost of fuel.",
            "paragraph:Shares fell.",
        ],
    ),
    ("crlf", "Title here\r\n\r\nRain fell.\r\n", ["title:Title here", "paragraph:Rain fell."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(t, w, id=i) for i, t, w in CASES])
def test_layout(text: str, wanted: list[str]) -> None:
    def shown(kind: str, header: int | None, piece: str) -> str:
        return f"{kind}{'' if header is None else f'<{header}'}:{piece}"

    assert [shown(b.kind, b.header, text[b.start : b.end]) for b in layout(text)] == wanted


def test_a_blank_line_or_a_list_item_ends_a_sentence(extractor) -> None:  # type: ignore[no-untyped-def]
    """Even where the words would run on."""
    doc = extractor.nlp("The army lost:\n\n3 boats;\n\n12 trucks;\n\n40 men\n\nof the guard")
    assert [sent.text.strip() for sent in doc.sents] == [
        "The army lost:",
        "3 boats;",
        "12 trucks;",
        "40 men",
        "of the guard",
    ]
