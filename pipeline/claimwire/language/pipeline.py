"""The bundled English model, or any spaCy pipeline with its labels, ready for the claims."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import spacy
from spacy.language import Language

from claimwire._errors import ModelError
from claimwire.language.tokenizer import create_tokenizer

NEEDED_LABELS = {
    "parser": ("nsubj", "nsubjpass", "dobj", "pobj", "prep", "nummod", "ccomp", "relcl"),
    "tagger": ("CD", "NN", "NNS", "VBD", "VBN", "IN"),
}


def bundled_path() -> Path:
    """The folder of the bundled model."""
    return Path(str(resources.files("claimwire.language").joinpath("model")))


def load_pipeline(model: str | None = None) -> Language:
    """A spaCy pipeline with our tokenizer and layout.

    Args:
        model: Name or path of a spaCy pipeline; the bundled model if left out.

    Raises:
        ModelError: If it cannot be loaded, or it lacks a parser, a tagger, or labels that the claims are read from.
    """
    try:
        nlp = spacy.load(model or bundled_path())
    except OSError as error:
        raise ModelError(
            f"{model or bundled_path()}: no spaCy pipeline there: {' '.join(str(error).split())}"
        ) from None
    check_labels(nlp, str(model or "the bundled model"))
    nlp.tokenizer = create_tokenizer(nlp)
    if "claimwire_layout" not in nlp.pipe_names:
        nlp.add_pipe("claimwire_layout", first=True)
    return nlp


def check_labels(nlp: Language, name: str) -> None:
    for component, needed in NEEDED_LABELS.items():
        if component not in nlp.pipe_names:
            raise ModelError(f"{name}: it has no {component}; use a pipeline like en_core_web_sm or the bundled model")
        has = set(getattr(nlp.get_pipe(component), "labels", ()))
        if missing := [label for label in needed if label not in has]:
            lacks = ", ".join(missing)
            raise ModelError(
                f"{name}: its {component} has no label {lacks}; use a pipeline with the labels of en_core_web_sm"
            )
