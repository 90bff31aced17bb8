"""Passes on clauses: free relatives, reporting, coordination, objects and their predicates."""

from __future__ import annotations

from conllu import Sentence, Word
from tree import deepest_first, is_left, kids, move_children, swap
from words import DITRANSITIVE, RAISING_TO_OBJECT, SPEECH


def free_relatives(sent: Sentence) -> None:
    """`what he saw`: the verb heads the clause and takes the outer relation of `what`."""
    outer = {"nsubj": "csubj", "nsubj:pass": "csubj:pass", "nsubj:outer": "csubj", "obj": "ccomp", "obl": "advcl",
             "advmod": "advcl", "obl:unmarked": "advcl", "xcomp": "ccomp", "nmod": "acl"}  # fmt: skip
    for wh in deepest_first(sent):
        clauses = kids(sent, wh, "acl:relcl", "advcl:relcl")
        if wh.tag not in {"WP", "WRB"} or not clauses or not is_left(wh, clauses[0]):
            continue
        verb = clauses[0]
        move_children(sent, wh, verb, keep=("advmod",))
        verb.head, verb.rel = wh.head, outer.get(wh.rel, wh.rel)
        wh.head = verb
        wh.rel = "advmod" if wh.tag == "WRB" else _role_of_what(sent, verb)


def _role_of_what(sent: Sentence, verb: Word) -> str:
    has_subject = any(c.rel.startswith(("nsubj", "csubj")) for c in sent.children(verb))
    passive = bool(kids(sent, verb, "aux:pass"))
    return "obj" if has_subject else "nsubj:pass" if passive else "nsubj"


def reporting(sent: Sentence) -> None:
    """`"X," he said`: the speech verb heads, what was said is its `ccomp`."""
    for said in [w for w in sent.words if w.rel == "parataxis" and w.lemma in SPEECH]:
        quoted = said.head
        has_subject = any(c.rel.startswith("nsubj") for c in sent.children(said))
        content = any(c.rel in {"ccomp", "obj", "xcomp"} for c in sent.children(said))
        if quoted is not None and has_subject and not content and said.pos == "VERB":
            _flip_reporting(sent, said, quoted)
    for said in [w for w in sent.words if w.lemma in SPEECH and w.pos == "VERB"]:
        children = sent.children(said)
        quotes = [c for c in children if c.rel == "parataxis" and c.i > said.i and c.pos in {"VERB", "AUX"}]
        if quotes and not any(c.rel in {"ccomp", "obj", "xcomp"} for c in children):
            quotes[0].rel = "ccomp" if _after_colon(sent, quotes[0]) else quotes[0].rel


def _after_colon(sent: Sentence, word: Word) -> bool:
    left = sent.subtree(word)[0].i
    return any(sent.words[i - 1].tag in {":", "``", "''"} for i in range(max(1, left - 2), left))


def _flip_reporting(sent: Sentence, said: Word, quoted: Word) -> None:
    inside = {w.i for w in sent.subtree(said)}
    loose = {"punct", "parataxis", "discourse", "vocative"}
    if said.i > quoted.i:
        after = [c for c in sent.children(quoted) if c.i > said.i and c.i not in inside]
        heavy = [c for c in after if c.rel not in loose]
        late = [w for c in sent.children(quoted) if c is not said and c.i < said.i for w in sent.subtree(c)]
        if heavy or any(w.i > said.i and w.rel != "punct" for w in late):
            return
    else:
        after = [c for c in sent.children(quoted) if c.i > quoted.i and c.rel == "punct"][-1:]
        if any(c.i < said.i and c.rel not in loose | {"cc"} for c in sent.children(quoted)):
            return
    swap(sent, quoted, said, "ccomp")
    for child in after:
        child.head = said
    for child in kids(sent, quoted, "punct"):
        if child.i in {said.i - 1, min(inside) - 1, max(inside) + 1}:
            child.head = said


def chains(sent: Sentence) -> None:
    """Coordination: the UD star becomes a chain; `cc` and commas hang on the conjunct before them."""
    for head in list(sent.words):
        before = head
        for conjunct in [c for c in kids(sent, head, "conj") if c.i > head.i]:
            for child in sent.children(conjunct):
                if child.i < conjunct.i and child.rel in {"cc", "punct"} and _opens(sent, child, conjunct):
                    child.head = before
            conjunct.head = before
            before = conjunct


def _opens(sent: Sentence, child: Word, conjunct: Word) -> bool:
    below = sent.subtree(child)
    left = [w for w in sent.subtree(conjunct) if w.i < child.i and w not in below]
    return not any(w.rel not in {"cc", "punct", "discourse"} for w in left)


def objects(sent: Sentence) -> None:
    """Predicates of the object, raised objects, datives, `there is`."""
    for word in sent.words:
        if word.rel == "xcomp" and word.head is not None:
            _xcomp(sent, word, word.head)
        elif word.rel == "prep" and word.lower == "to" and word.head is not None and word.head.lemma in DITRANSITIVE:
            word.rel = "dative" if kids(sent, word.head, "obj") else "prep"
        elif word.rel == "iobj" and word.head is not None and not kids(sent, word.head, "obj"):
            word.rel = "obj"
        elif word.rel == "expl" and word.tag != "EX":
            word.rel = "nsubj"
        elif word.rel == "nsubj" and word.head is not None and word.head.lemma == "be":
            word.rel = "attr" if any(c.tag == "EX" for c in kids(sent, word.head, "expl")) else word.rel
        elif word.rel == "csubj" and word.head is not None and word.i > word.head.i:
            word.rel = "ccomp"


def _xcomp(sent: Sentence, word: Word, verb: Word) -> None:
    objects = [c for c in kids(sent, verb, "obj", "iobj") if c.i < word.i]
    passive = bool(kids(sent, verb, "aux:pass", "nsubj:pass"))
    if word.pos in {"ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "DET"}:
        plain = "acomp" if word.pos in {"ADJ", "ADV"} else "attr"
        word.rel = "oprd" if objects or passive else plain
    elif objects and verb.lemma in RAISING_TO_OBJECT and not passive:
        objects[-1].head, objects[-1].rel = word, "nsubj:pass" if kids(sent, word, "aux:pass") else "nsubj"
        word.rel = "ccomp"
