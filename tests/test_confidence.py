"""The confidence of claims: what it is made of, and that it means what it says on gold that no rule was written on."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

import claimwire
from claimwire.claims.confidence import MARKS, marks_of, weights

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from calibrate import curve, error, fitted, judged

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("Ten people died.", "any", id="any"),
        pytest.param("By 40.", "nothing counted", id="nothing-counted"),
        pytest.param("They lost 4 boats.", "a pronoun nobody is found for", id="a-pronoun"),
        pytest.param("Ann Lee, 57, spoke.", "no verb of its own", id="no-verb"),
        pytest.param("It lost 4 boats on May 6, 2024.", "a date", id="a-date"),
        pytest.param("It lost 4 boats, the navy said.", "a source", id="a-source"),
        pytest.param("The navy lost:\n\n- 4 boats;\n\n- 3 ships.", "in a list or under a heading", id="a-list"),
        pytest.param("The navy lost about 4 boats.", "not exact", id="not-exact"),
        pytest.param("The navy may lose 4 boats.", "not asserted", id="not-asserted"),
    ],
)
def test_marks(extractor: claimwire.Extractor, text: str, mark: str) -> None:
    assert any(mark in marks_of(claim) for claim in extractor(text).to_dict()["claims"])


def test_every_mark_has_a_weight() -> None:
    assert set(weights()) == set(MARKS)


def test_a_number_of_nothing_is_less_sure(extractor: claimwire.Extractor) -> None:
    counted, bare = (extractor(text).claims[0].confidence for text in ("The navy lost 4 boats.", "The navy lost 4."))
    assert 0 < bare < counted < 1


def test_the_confidence_is_calibrated(extractor: claimwire.Extractor) -> None:
    """On held-back gold the share that is right is what was said, to some points; a change of rules may call for
    `python training/calibrate.py --write`."""
    data = judged(extractor, CORPUS / "hold")
    said = 1 / (1 + np.exp(-data.marks @ np.array([weights()[mark] for mark in MARKS])))
    bins = curve(said, data.right)
    assert error(bins) < 0.06
    assert bins[-1][1] - bins[0][1] > 0.3  # and it tells the sure from the unsure


def test_the_fit_finds_what_is_there() -> None:
    """Claims with the mark are right one time in five, others four in five."""
    marks = np.array([[1.0, float(n % 2)] for n in range(1000)])
    right = np.array([float(n % 10 in (1, 0, 2, 4, 6)) for n in range(1000)])
    base, weight = fitted(marks, right)
    assert 1 / (1 + np.exp(-base)) == pytest.approx(0.8, abs=0.02)
    assert 1 / (1 + np.exp(-base - weight)) == pytest.approx(0.2, abs=0.02)
