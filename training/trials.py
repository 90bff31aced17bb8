"""Trains and compares the configurations of `trials.toml`: `python training/trials.py --raw RAWTEXT`.

`train.py` must have made its data first (`convert`, `teach`, `label`). Every trial has the same number of steps unless
it says otherwise, the same seed, and a learning rate that falls to nothing; all are scored at the end in one process,
so that their speeds can be compared, and a table is printed. Models that are there already are not trained again.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import floret
import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import convert_vectors
from spacy.training.pretrain import pretrain
from spacy.util import minibatch

from evaluate import evaluate, words_per_second
from passages import Passage, entity_tag
from raw import texts, whole_sentences
from silver import ATTRS, passage_docs
from train import HERE, blank, fill, paths, register_tokenizer, with_rules

BUNDLED = HERE.parent / "pipeline" / "claimwire" / "language" / "model"
STEPS = 1000
GOLD = {"train": 2, "ner-train": 2}  # sets of train.py and how often each is read in a pass over all
DATA: dict[str | None, dict[str, int]] = {"silver": GOLD | {"silver": 1}, "completed": {"trees": 2, "names": 2}}
RAW = ("voa-sentences", "beige-book", "doj")
RAW_WORDS = 1_000_000  # for vectors and for pretraining
OWN_LABELS = 440_000  # words, as many as the treebanks have
ENSEMBLE = ("longer", "wider parser", "taught", "completed")  # trials that must be there already
VECTORS = {"dim": 96, "bucket": 20_000, "minn": 3, "maxn": 5, "hashCount": 2, "epoch": 3}
COLUMNS = {"tag_acc": "tag", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sent. F"}


def main(argv: list[str] | None = None) -> int:
    """The command; see `--help`."""
    parser = argparse.ArgumentParser(description="Train and compare the configurations of trials.toml.")
    parser.add_argument("--raw", type=Path, required=True, help="folder of the raw text")
    parser.add_argument("--work", type=Path, default=HERE / "made", help="folder that train.py made")
    parser.add_argument("--only", help="names of the trials to train and score, with commas; all if left out")
    parser.add_argument("--score", action="store_true", help="train nothing, score what is there")
    options = parser.parse_args(argv)
    register_tokenizer()
    listed = tomllib.loads((HERE / "trials.toml").read_text(encoding="utf8"))
    wanted = options.only.split(",") if options.only else [t["name"] for t in listed["trial"]]
    trials = [t | {"settings": listed["plain"] | t.get("settings", {})} for t in listed["trial"] if t["name"] in wanted]
    folder = options.work / "trials"
    if not options.score:
        for trial in trials:
            if not (folder / trial["name"] / "model-last").exists():
                _train(trial, folder, options.work, options.raw)
    print(_table([t for t in trials if (folder / t["name"] / "model-last").exists()], folder, options.work))
    return 0


def _train(trial: dict[str, Any], folder: Path, work: Path, raw: Path) -> None:
    needs = trial.get("needs")
    settings = paths(_training_data(needs, folder, work, raw), work) | trial["settings"]
    settings["training.max_steps"] = settings["training.eval_frequency"] = int(STEPS * trial.get("steps", 1))
    if needs == "floret":
        settings["initialize.vectors"] = str(_vectors(folder, raw))
    if needs == "pretrain":
        settings["initialize.init_tok2vec"] = str(_pretrained(folder, raw))
    spacy_train(HERE / "model.cfg", folder / trial["name"], overrides=settings)


def _training_data(needs: str | None, folder: Path, work: Path, raw: Path) -> Path:
    made = folder / "data" / (needs or "gold")
    fill(made, DATA.get(needs, GOLD), work)
    if needs == "own labels" and not (made / "own.spacy").exists():
        nlp = spacy.load(folder / "plain" / "model-last")
        DocBin(docs=_own_labels(nlp, raw), attrs=ATTRS).to_disk(made / "own.spacy")
    if needs == "ensemble" and not (made / "ensemble.spacy").exists():
        docs = passage_docs(_agreed(folder, raw), spacy.blank("en").vocab)
        DocBin(docs=docs, attrs=ATTRS).to_disk(made / "ensemble.spacy")
    return made


def _agreed(folder: Path, raw: Path) -> Iterator[tuple[Passage, list[str]]]:
    """Raw sentences as that of several models reads them which agrees most with the others."""
    sentences = list(whole_sentences(raw / f"{RAW[0]}.jsonl.xz", blank().make_doc, OWN_LABELS))
    readings = []
    for name in ENSEMBLE:
        nlp = spacy.load(folder / name / "model-last")
        copies = [Doc(nlp.vocab, [t.text for t in s], [bool(t.whitespace_) for t in s]) for s in sentences]
        readings.append([_passage(doc) for doc in nlp.pipe(copies)])
    for sentence, found in zip(sentences, zip(*readings, strict=True), strict=True):
        best = max(found, key=lambda passage: sum(_agreement(passage, other) for other in found))
        if (best.heads or []).count(0) == 1:
            yield best, [t.whitespace_ for t in sentence]


def _passage(doc: Doc) -> Passage:
    heads = [0 if t.head.i == t.i else t.head.i + 1 for t in doc]
    named = [entity_tag(t.ent_iob_, t.ent_type_) for t in doc]
    return Passage([t.text for t in doc], heads, [t.dep_ for t in doc], [t.tag_ for t in doc], named)


def _agreement(one: Passage, other: Passage) -> int:
    """How many words have the same head and label in both."""
    rows = zip(one.heads or [], one.deps or [], other.heads or [], other.deps or [], strict=True)
    return sum(head == head2 and dep == dep2 for head, dep, head2, dep2 in rows)


def _own_labels(nlp: Language, raw: Path) -> Iterator[Doc]:
    left = OWN_LABELS
    passages = minibatch(_texts(raw), 6)  # type: ignore[no-untyped-call]  # spaCy gives it no types
    for doc in nlp.pipe(" ".join(passage) for passage in passages):
        yield doc
        left -= len(doc)
        if left <= 0:
            return


def _texts(raw: Path) -> Iterator[str]:
    for name in RAW:
        yield from texts(raw / f"{name}.jsonl.xz")


def _raw_lines(folder: Path, raw: Path) -> Path:
    """Paragraphs of raw text, `{"text"}` a line and as plain words a line, about `RAW_WORDS`."""
    path = folder / "raw.jsonl"
    if not path.exists():
        left, nlp = RAW_WORDS, blank()
        with path.open("w", encoding="utf8") as rows, path.with_suffix(".txt").open("w", encoding="utf8") as plain:
            for text in (p for whole in _texts(raw) for p in whole.splitlines() if len(p.split()) > 4):
                words = [t.text for t in nlp.make_doc(text)][:400]
                rows.write(json.dumps({"text": text}) + "\n")
                plain.write(" ".join(words) + "\n")
                left -= len(words)
                if left <= 0:
                    break
    return path


def _vectors(folder: Path, raw: Path) -> Path:
    made = folder / "vectors"
    if not made.exists():
        words = _raw_lines(folder, raw).with_suffix(".txt")
        floret.train_unsupervised(str(words), mode="floret", model="cbow", thread=1, **VECTORS).save_floret_vectors(
            str(folder / "vectors.floret")
        )
        nlp = blank()
        convert_vectors(nlp, folder / "vectors.floret", truncate=0, prune=-1, mode="floret")
        nlp.to_disk(made)
    return made


def _pretrained(folder: Path, raw: Path) -> Path:
    made = folder / "pretrain"
    if not made.exists():
        made.mkdir(parents=True)
        _, config = fill_config(made / "config.cfg", HERE / "model.cfg", pretraining=True)
        config["paths"]["raw_text"] = str(_raw_lines(folder, raw))
        config["pretraining"]["max_epochs"] = 2
        pretrain(config.interpolate(), made)
    return made / "model-last.bin"


def _table(trials: list[dict[str, Any]], folder: Path, work: Path) -> str:
    sets = ("EWT test", "held-out GUM news")
    lines = ["| | | " + " | ".join(f"{s}: {' / '.join(COLUMNS.values())}" for s in sets)]
    lines[0] += " | entity F | MB | words/s | of plain |"
    lines.append("|---" * (len(sets) + 6) + "|")
    made = {t["name"]: with_rules(spacy.load(folder / t["name"] / "model-last"), work) for t in trials}
    made |= {"shipped": spacy.load(BUNDLED)}
    speeds = words_per_second(made, work)
    what = {t["name"]: t["what"] for t in trials} | {"shipped": "the bundled model"}
    for name, nlp in made.items():
        scores = evaluate(nlp, work)
        cells = [" / ".join(f"{100 * scores[s][key]:.1f}" for key in COLUMNS) for s in sets]
        cells += [f"{100 * scores['entities']['all']['f']:.1f}", f"{len(nlp.to_bytes()) / 1e6:.1f}"]
        cells += [f"{speeds[name]:,.0f}", f"{speeds[name] / speeds[trials[0]['name']]:.2f}"]
        lines.append(f"| {name} | {what[name]} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
