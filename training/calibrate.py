"""Fits the confidence of claims to gold that no rule was written on, and prints how far it can be trusted.

    python training/calibrate.py            fit to corpus/hold, print the reliability curve
    python training/calibrate.py --write    and store the weights beside the code

Logistic regression over the marks of `claimwire.claims.confidence`, with a penalty that keeps rare marks near nothing.
The curve is drawn from predictions for articles that were left out of the fit, one fifth at a time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import claimwire
from claimwire.claims.confidence import MARKS, marks_of
from claimwire.scores.check import all_outcomes
from claimwire.scores.fields import CORRECT
from claimwire.scores.gold import gold_files
from claimwire.scores.table import agrees

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "pipeline" / "claimwire" / "claims" / "confidence.json"
PENALTY, STEPS, FOLDS, BINS = 2.0, 50, 5, 5
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """Figure claims as rows of marks, whether each is right, and the article it stands in."""

    marks: Matrix
    right: Matrix
    article: NDArray[np.int64]


def judged(extractor: claimwire.Extractor, folder: Path) -> Judged:
    """The figure claims of a folder's articles against their gold; one that is in no gold is wrong."""
    marks, right, article = [], [], []
    for n, (_, outcome) in enumerate(all_outcomes(extractor, gold_files(folder))):
        found = [(row.found, agrees(row, CORRECT)) for row in outcome.claims.rows]
        found += [(claim, False) for claim in outcome.claims.extra or ()]
        for claim, fine in found:
            if claim is not None:
                held = set(marks_of(claim))
                marks.append([float(mark in held) for mark in MARKS])
                right.append(float(fine))
                article.append(n)
    return Judged(np.array(marks), np.array(right), np.array(article))


def fitted(marks: Matrix, right: Matrix) -> Matrix:
    """The weights, by Newton's method; the penalty spares the first mark, which all claims bear."""
    weight = np.zeros(marks.shape[1])
    penalty = np.diag([0.0] + [PENALTY] * (len(weight) - 1))
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-marks @ weight))
        gradient = marks.T @ (guess - right) + penalty @ weight
        curvature = (marks * (guess * (1 - guess))[:, None]).T @ marks + penalty
        weight -= np.linalg.solve(curvature, gradient)
    return weight


def left_out(data: Judged) -> Matrix:
    """Each claim's probability by a fit that has not seen its article."""
    guesses = np.zeros(len(data.right))
    for fold in range(FOLDS):
        out = data.article % FOLDS == fold
        guesses[out] = 1 / (1 + np.exp(-data.marks[out] @ fitted(data.marks[~out], data.right[~out])))
    return guesses


def curve(guesses: Matrix, right: Matrix) -> list[tuple[float, float, int]]:
    """Mean confidence, share that is right, and number of claims, in bins of equal size."""
    order = np.argsort(guesses)
    return [(float(guesses[b].mean()), float(right[b].mean()), len(b)) for b in np.array_split(order, BINS)]


def error(bins: Sequence[tuple[float, float, int]]) -> float:
    """The expected calibration error: how far confidence and share are apart, on average."""
    total = sum(n for _, _, n in bins)
    return sum(abs(said - was) * n for said, was, n in bins) / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="store the weights")
    write = parser.parse_args().write
    extractor = claimwire.load()
    data = judged(extractor, ROOT / "corpus" / "hold")
    weight = fitted(data.marks, data.right)
    stored = {mark: round(float(value), 3) for mark, value in zip(MARKS, weight, strict=True)}
    for mark, value in stored.items():
        print(f"{value:+.2f}  {mark}")
    bins = curve(left_out(data), data.right)
    print(f"\n{len(data.right)} claims of corpus/hold, articles left out of the fit")
    show(bins)
    tune = judged(extractor, ROOT / "corpus" / "tune")
    print(f"\n{len(tune.right)} claims of corpus/tune, on which rules are written")
    show(curve(1 / (1 + np.exp(-tune.marks @ weight)), tune.right))
    if write:
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def show(bins: Sequence[tuple[float, float, int]]) -> None:
    print("confidence  right  claims")
    for said, was, n in bins:
        print(f"{said:10.2f}  {was:5.2f}  {n:6}")
    print(f"expected calibration error {error(bins):.3f}")


if __name__ == "__main__":
    main()
