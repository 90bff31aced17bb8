"""What the bundled model is trained on: raw text to sentences, and data that are not the ones of the checksums."""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path

import pytest
import spacy

# `training/` is a folder of scripts, not an installed package
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from raw import split, whole_sentences
from train import check_data

NLP = spacy.blank("en")

# id: (a paragraph, its whole sentences)
PARAGRAPHS = {
    "two-sentences": ("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."]),
    "abbreviation": ("Mr. Hale of the U.S. Navy won. He left.", ["Mr. Hale of the U.S. Navy won.", "He left."]),
    "quotation-closes-after-its-mark": ('"We won." He left.', ['"We won."', "He left."]),
    "heading-is-no-sentence": ("National Summary", []),
    "rest-of-a-cut-text": ("of the dam. Nobody was hurt.", ["Nobody was hurt."]),
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_raw_text_is_cut_into_whole_sentences(case: str) -> None:
    text, sentences = PARAGRAPHS[case]
    assert [doc.text.strip() for doc in split(NLP(text))] == sentences


def test_damaged_and_very_short_sentences_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "raw.jsonl.xz"
    texts = ["The Justice Departments office  in Reno opened a case.", "He won.", "The office in Reno opened a case."]
    with lzma.open(path, "wt", encoding="utf8") as lines:
        lines.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    assert [doc.text for doc in whole_sentences(path, NLP.make_doc, 100)] == ["The office in Reno opened a case."]


def test_other_data_than_the_checksums_are_refused(tmp_path: Path) -> None:
    (tmp_path / "beige-book.jsonl.xz").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"beige-book\.jsonl\.xz: not among the data, or not the file"):
        check_data(tmp_path)
