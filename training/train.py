"""Makes the bundled English model from open treebanks, entity sources and raw text: `python training/train.py`.

Start here: `main` reads the options, then `convert`, `teach`, `label`, `train` and `assemble` follow one another; each
can be run alone with `--steps`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
from pathlib import Path
from pipes import add_attribute_ruler, add_lemmatizer, tag_map
from typing import Any

import spacy
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import DocBin

from card import ATTRIBUTION, LICENSE, model_card
from corpus import HELD_OUT_NEWS, write_treebanks
from entities import LABELS, write_entities
from evaluate import evaluate

HERE = Path(__file__).resolve().parent
TOKENIZER = "claimwire.tokenizer.v1"
SEEN = {"trees": 3, "names": 2, "ner-train": 1, "silver": 1}  # how often each set is read in a pass over all
STEPS = ("convert", "teach", "label", "train", "assemble")

META = {
    "name": "claimwire",
    "version": "0.1.0",
    "description": "English news: tags, ClearNLP dependencies, sentences, lemmas, named entities. No word vectors.",
    "author": "claimwire",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.7,<3.9.0",
    "teacher": "all-MiniLM-L6-v2 (Apache-2.0), fitted to the treebanks and entity sources; labelled the raw text",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://github.com/UniversalDependencies/UD_English-EWT"},
        {"name": "GUM (open genres)", "license": "CC BY 4.0; text CC BY, CC BY-SA 3.0", "url": "https://github.com/amir-zeldes/gum"},
        {"name": "Re-DocRED", "license": "MIT; text CC BY-SA", "url": "https://github.com/tonytan48/Re-DocRED"},
        {"name": "CrossNER politics", "license": "MIT; text CC BY-SA", "url": "https://github.com/zliucr/CrossNER"},
        {"name": "Wikigold", "license": "CC BY 4.0", "url": ""},
        {"name": "Universal NER (EWT)", "license": "CC BY-SA 4.0", "url": "https://github.com/UniversalNER"},
        {"name": "re3d", "license": "public domain, OGL v3, CC BY 3.0 AU, CC BY-SA 3.0", "url": "https://github.com/dstl/re3d"},
        {"name": "Raw text: Voice of America, US DOJ, Federal Reserve", "license": "public domain", "url": ""},
    ],
}  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """The command; see `--help`."""
    options = _options(argv)
    register_tokenizer()
    options.work.mkdir(parents=True, exist_ok=True)
    if "convert" in options.steps:
        check_data(options.data, options.raw)
        convert(options.data, options.work)
    if "teach" in options.steps:
        from teacher import load_teacher, train_teacher  # here: torch is not needed for the other steps
        from teacher_scores import teacher_scores

        print(teacher_scores(load_teacher(train_teacher(options.work)), options.work))
    if "label" in options.steps:
        label(options.raw, options.work)
    if "train" in options.steps:
        train(options.work, options.max_steps)
    if "assemble" in options.steps:
        assemble(options.work, options.output)
    return 0


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the English model that claimwire bundles.")
    model = HERE.parent / "pipeline" / "claimwire" / "language" / "model"
    parser.add_argument("--data", type=Path, help="folder of the gzipped treebanks and entity files")
    parser.add_argument("--raw", type=Path, help="folder of the raw text")
    work = HERE / "made"
    parser.add_argument("--work", type=Path, default=work, help="folder for what is made on the way")
    parser.add_argument("--output", type=Path, default=model, help="the model folder to (over)write")
    parser.add_argument("--steps", type=lambda s: s.split(","), default=list(STEPS), help="some of " + ",".join(STEPS))
    parser.add_argument("--max-steps", type=int, help="updates to stop after (default: that of model.cfg)")
    options = parser.parse_args(argv)
    if {"convert", "label"} & set(options.steps) and not (options.data and options.raw):
        parser.error("--data and --raw are needed to convert and to label; training/README.md names the files")
    return options


def register_tokenizer() -> None:
    """Registers claimwire's tokenizer with spaCy, by file: importing the package would import all of claimwire."""
    path = HERE.parent / "pipeline" / "claimwire" / "language" / "tokenizer.py"
    spec = importlib.util.spec_from_file_location("claimwire_tokenizer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)


def blank() -> Language:
    """English with claimwire's tokenizer and nothing else."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def check_data(*folders: Path) -> None:
    """Compares the files with `checksums.json`.

    Raises:
        ValueError: A file is missing or is not the one that the bundled model was made of.
    """
    paths = {path.name: path for folder in folders for path in folder.iterdir()}
    for name, expected in checksums().items():
        if name not in paths or hashlib.sha256(paths[name].read_bytes()).hexdigest() != expected:
            raise ValueError(f"{name}: not among the data, or not the file of checksums.json; the scores would differ")


def checksums() -> dict[str, str]:
    """The data files that the model is made of and their SHA-256."""
    found: dict[str, str] = json.loads((HERE / "checksums.json").read_text(encoding="utf8"))
    return found


def convert(data: Path, work: Path) -> None:
    """Writes the training, development and test sets as spaCy's DocBins, and `sizes.json`."""
    sizes = write_treebanks(data, work) | write_entities(data, work, blank().make_doc)
    (work / "sizes.json").write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf8")


def fill(folder: Path, sets: dict[str, int], work: Path) -> None:
    """Puts sets of `work` into a folder of training data, each under so many names as it is read in a pass over all."""
    folder.mkdir(parents=True, exist_ok=True)
    for made, times in sets.items():
        for n in range(times):
            name = folder / f"{made}-{n}.spacy"
            name.unlink(missing_ok=True)
            name.hardlink_to(work / f"{made}.spacy")


def label(raw: Path, work: Path) -> None:
    """Has the teacher label raw text and what the gold leaves open, and fills the folder `work/train`."""
    from silver import write_completed, write_silver
    from teacher import load_teacher

    teacher = load_teacher(work / "teacher.pt")
    write_completed(work, teacher)
    sizes = json.loads((work / "sizes.json").read_text(encoding="utf8"))
    sizes |= write_silver(raw, work, teacher, blank().make_doc)
    (work / "sizes.json").write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf8")
    fill(work / "train", SEEN, work)


def train(work: Path, max_steps: int | None = None) -> None:
    """Trains after `model.cfg`; the last step, to which the learning rate falls, lies in `work/model/model-last`."""
    settings = paths(work / "train", work) | ({"training.max_steps": max_steps} if max_steps else {})
    spacy_train(HERE / "model.cfg", work / "model", overrides=settings)


def paths(data: Path, work: Path) -> dict[str, Any]:
    """What `model.cfg` leaves open; the trees of the development set are watched during training, no more."""
    variants = HERE / "orth_variants.json"
    return {"paths.train": str(data), "paths.dev": str(work / "dev.spacy"), "paths.orth_variants": str(variants)}


def assemble(work: Path, output: Path) -> None:
    """Joins the trained parts and the rules, scores them, and writes the model folder with its card and notices."""
    nlp = with_rules(spacy.load(work / "model" / "model-last"), work)
    scores = evaluate(nlp, work)
    nlp.meta.update(META, performance=scores, data_sha256=checksums())
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    _forget_words(nlp, output / "vocab" / "strings.json")
    (output / "LICENSE").write_text(LICENSE, encoding="utf8")
    (output / "ATTRIBUTION.md").write_text(ATTRIBUTION, encoding="utf8")
    megabytes = sum(path.stat().st_size for path in output.rglob("*") if path.is_file()) / 1e6
    sizes = json.loads((work / "sizes.json").read_text(encoding="utf8"))
    news = ", ".join(f"`{name}`" for name in sorted(HELD_OUT_NEWS))
    silver = sum(words for name, words in sizes.items() if name.startswith("silver-"))
    facts = {"news": news, "news_words": f"{sizes['test-news']:,}", "silver_words": f"{silver:,}"}
    width = nlp.config["components"]["tok2vec"]["model"]["encode"]["width"]
    card = model_card(nlp.meta, scores, megabytes=f"{megabytes:.1f}", width=width, **facts)
    (output / "README.md").write_text(card, encoding="utf8")
    print(card)


def _forget_words(nlp: Language, path: Path) -> None:
    """Leaves only labels and spaCy's own strings: the words of the corpora (addresses among them) are not needed."""
    labels = {label for labels in nlp.pipe_labels.values() for label in labels}
    parts = {part for label in labels for part in label.split("-", 1)}
    kept = set(blank().vocab.strings) | labels | parts
    strings = [string for string in json.loads(path.read_text(encoding="utf8")) if string in kept]
    path.write_text(json.dumps(strings, ensure_ascii=False, indent=1) + "\n", encoding="utf8")


def with_rules(trained: Language, work: Path) -> Language:
    """The trained pipeline and, before its entities, the rules for coarse tags, morphology and lemmas."""
    nlp = blank()
    nlp.vocab.vectors = trained.vocab.vectors
    for name in ("tok2vec", "tagger", "parser"):
        nlp.add_pipe(name, source=trained)
    docs = DocBin().from_disk(work / "train.spacy").get_docs(nlp.vocab)
    add_attribute_ruler(nlp, tag_map(docs))
    add_lemmatizer(nlp)
    nlp.add_pipe("ner", source=trained)
    unknown = set(nlp.get_pipe("ner").labels) - set(LABELS)  # type: ignore[attr-defined]  # Pipe has no labels
    if unknown:
        raise ValueError(f"entity labels that we do not have: {unknown}")
    return nlp


if __name__ == "__main__":
    raise SystemExit(main())
