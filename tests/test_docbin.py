"""Results as a spaCy DocBin: texts and layers come back, in a spaCy that knows nothing of claimwire."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from claimwire.language.tokenizer import create_tokenizer
from claimwire.writers import docbin
from claimwire.writers.results import Result

GROUPS = ("quantities", "dates", "claims")
PLAIN = """
import json, sys
sys.modules["claimwire"] = None  # which forbids its import; spacy.blank would look for it, as it is installed
from spacy.tokens import DocBin
from spacy.vocab import Vocab
docs = list(DocBin().from_disk(sys.argv[1]).get_docs(Vocab()))
layers = [doc.user_data["._.", "claimwire", None, None] for doc in docs]
print(json.dumps([[doc.text, [span.id_ for span in doc.spans["claims"]], found] for doc, found in zip(docs, layers)]))
"""


@pytest.fixture(scope="module")
def path(found: list[Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("docbin") / "news.spacy"
    with path.open("wb") as file:
        docbin.dump(found, file)
    return path


@pytest.fixture(scope="module")
def docs(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def test_texts_and_exact_layers_come_back(docs: list[Doc], found: list[Result]) -> None:
    """But that spaCy makes tuples of lists."""
    layers = [json.loads(json.dumps(doc._.claimwire)) for doc in docs]
    assert layers == [result.layers for result in found]
    assert [doc._.claimwire_article for doc in docs] == [result.article for result in found]
    assert [doc.text for doc in docs] == [result.text for result in found]


@pytest.mark.parametrize("name", GROUPS)
def test_a_span_covers_its_row_and_no_token_more(docs: list[Doc], found: list[Result], name: str) -> None:
    for doc, result in zip(docs, found, strict=True):
        rows = {row["id"]: row for row in result.layers[name]}
        assert [span.id_ for span in doc.spans[name]] == list(rows)
        for span in doc.spans[name]:
            row = rows[span.id_]
            assert span[0].idx <= row["start"] < span[0].idx + len(span[0])
            assert span[-1].idx < row["end"] <= span[-1].idx + len(span[-1])


def test_labels_say_the_kind(docs: list[Doc], found: list[Result]) -> None:
    labels = [[span.label_ for span in doc.spans["claims"]] for doc in docs]
    assert labels == [[claim["kind"] for claim in result.claims] for result in found]


def test_who_says_it(docs: list[Doc]) -> None:
    (doc,) = (doc for doc in docs if doc._.claimwire_article["id"] == "crlf.txt")
    shown = {name: [(span.text, span.label_) for span in doc.spans[name]] for name in ("sources", "cues", "contents")}
    assert shown == {
        "sources": [("the ministry", "organization")],
        "cues": [("said", "asserts")],
        "contents": [("The navy lost 14 boats", "indirect")],
    }


def test_plain_spacy_reads_it(path: Path, found: list[Result]) -> None:
    done = subprocess.run([sys.executable, "-c", PLAIN, path], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    wanted = [[result.text, [claim["id"] for claim in result.claims], result.layers] for result in found]
    assert json.loads(done.stdout) == wanted


def test_the_tokens_are_those_of_the_pipeline(docs: list[Doc]) -> None:
    """A number grouped by spaces is one token, as for the rules."""
    made = create_tokenizer(spacy.blank("en"))
    assert [[token.text for token in doc] for doc in docs] == [[token.text for token in made(doc.text)] for doc in docs]


def test_no_articles_are_an_empty_file() -> None:
    file = io.BytesIO()
    docbin.dump([], file)
    assert list(DocBin().from_bytes(file.getvalue()).get_docs(spacy.blank("en").vocab)) == []
