"""The treebanks' Universal Dependencies become the labels of spaCy's English models."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# `training/` is a folder of scripts, not an installed package
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from augment import made_sentences
from clearnlp import to_clearnlp
from conllu import Sentence, parse_conllu
from tree import check_tree
from words import LABELS


def sentence(rows: str) -> Sentence:
    """A sentence from lines of `form lemma UPOS XPOS head deprel`, by way of CoNLL-U."""
    lines = []
    for i, row in enumerate(rows.strip().split("\n"), 1):
        form, lemma, upos, xpos, head, rel = row.split()
        lines.append("\t".join([str(i), form, lemma, upos, xpos, "_", head, rel, "_", "_"]))
    return next(parse_conllu([*lines, ""]))


# id: (Universal Dependencies, `form label>head form` of every word that matters)
CASES = {
    "preposition-heads-its-noun": (
        """He he PRON PRP 2 nsubj
        lives live VERB VBZ 0 root
        in in ADP IN 4 case
        Paris Paris PROPN NNP 2 obl""",
        "He nsubj>lives; lives ROOT; in prep>lives; Paris pobj>in",
    ),
    "passive-agent": (
        """It it PRON PRP 3 nsubj:pass
        was be AUX VBD 3 aux:pass
        hit hit VERB VBN 0 root
        by by ADP IN 5 case
        rebels rebel NOUN NNS 3 obl:agent""",
        "It nsubjpass>hit; was auxpass>hit; by agent>hit; rebels pobj>by",
    ),
    "copula-with-noun": (
        """She she PRON PRP 5 nsubj
        is be AUX VBZ 5 cop
        not not PART RB 5 advmod
        a a DET DT 5 det
        doctor doctor NOUN NN 0 root
        . . PUNCT . 5 punct""",
        "She nsubj>is; is ROOT; not neg>is; a det>doctor; doctor attr>is; . punct>is",
    ),
    "copula-with-adjective-keeps-its-complement": (
        """They they PRON PRP 4 nsubj
        are be AUX VBP 4 cop
        very very ADV RB 4 advmod
        afraid afraid ADJ JJ 0 root
        of of ADP IN 6 case
        floods flood NOUN NNS 4 obl""",
        "They nsubj>are; are ROOT; very advmod>afraid; afraid acomp>are; of prep>afraid; floods pobj>of",
    ),
    "copula-with-prepositional-predicate": (
        """Troops troop NOUN NNS 5 nsubj
        were be AUX VBD 5 cop
        in in ADP IN 5 case
        the the DET DT 5 det
        city city NOUN NN 0 root""",
        "Troops nsubj>were; were ROOT; in prep>were; the det>city; city pobj>in",
    ),
    "copula-with-clause": (
        """Aim aim NOUN NN 4 nsubj:outer
        was be AUX VBD 4 cop
        to to PART TO 4 mark
        win win VERB VB 0 root""",
        "Aim nsubj>was; was ROOT; to aux>win; win xcomp>was",
    ),
    "clausal-conjunct-of-copula": (
        """He he PRON PRP 3 nsubj
        is be AUX VBZ 3 cop
        ill ill ADJ JJ 0 root
        and and CCONJ CC 6 cc
        she she PRON PRP 6 nsubj
        works work VERB VBZ 3 conj""",
        "is ROOT; ill acomp>is; and cc>is; she nsubj>works; works conj>is",
    ),
    "there-is": (
        """There there PRON EX 2 expl
        were be VERB VBD 0 root
        two two NUM CD 4 nummod
        deaths death NOUN NNS 2 nsubj""",
        "There expl>were; were ROOT; two nummod>deaths; deaths attr>were",
    ),
    "gerund-after-preposition": (
        """He he PRON PRP 2 nsubj
        died die VERB VBD 0 root
        after after SCONJ IN 4 mark
        eating eat VERB VBG 2 advcl
        it it PRON PRP 4 obj""",
        "after prep>died; eating pcomp>after; it dobj>eating",
    ),
    "subordinator-stays-mark": (
        """He he PRON PRP 2 nsubj
        left leave VERB VBD 0 root
        because because SCONJ IN 5 mark
        it it PRON PRP 5 nsubj
        rained rain VERB VBD 2 advcl""",
        "because mark>rained; rained advcl>left",
    ),
    "relative-clause-and-possessive": (
        """Iran Iran PROPN NNP 3 nmod:poss
        's 's PART POS 1 case
        army army NOUN NN 0 root
        , , PUNCT , 6 punct
        which which PRON WDT 6 nsubj
        lost lose VERB VBD 3 acl:relcl""",
        "Iran poss>army; 's case>Iran; army ROOT; which nsubj>lost; lost relcl>army",
    ),
    "names-head-last": (
        """President President PROPN NNP 2 nmod:desc
        Barack Barack PROPN NNP 4 nsubj
        Obama Obama PROPN NNP 2 flat
        spoke speak VERB VBD 0 root""",
        "President compound>Obama; Barack compound>Obama; Obama nsubj>spoke",
    ),
    "coordination-is-a-chain": (
        """Syria Syria PROPN NNP 0 root
        , , PUNCT , 3 punct
        Iran Iran PROPN NNP 1 conj
        and and CCONJ CC 5 cc
        Iraq Iraq PROPN NNP 1 conj""",
        "Syria ROOT; , punct>Syria; Iran conj>Syria; and cc>Iran; Iraq conj>Iran",
    ),
    "coordinated-prepositions": (
        """Fights fight NOUN NNS 0 root
        in in ADP IN 3 case
        Gaza Gaza PROPN NNP 1 nmod
        and and CCONJ CC 6 cc
        in in ADP IN 6 case
        Jenin Jenin PROPN NNP 3 conj""",
        "in prep>Fights; Gaza pobj>in; and cc>in; in conj>in; Jenin pobj>in",
    ),
    "money-with-scale": (
        """It it PRON PRP 2 nsubj
        cost cost VERB VBD 0 root
        $ $ SYM $ 2 obj
        5 5 NUM CD 5 compound
        million million NUM CD 3 nummod""",
        "$ quantmod>million; 5 compound>million; million dobj>cost",
    ),
    "money-without-scale": (
        """It it PRON PRP 2 nsubj
        cost cost VERB VBD 0 root
        $ $ SYM $ 2 obj
        500 500 NUM CD 3 nummod""",
        "$ nmod>500; 500 dobj>cost",
    ),
    "more-than": (
        """more more ADJ JJR 3 advmod
        than than ADP IN 1 fixed
        40 40 NUM CD 4 nummod
        people people NOUN NNS 5 nsubj
        died die VERB VBD 0 root""",
        "more amod>than; than quantmod>40; 40 nummod>people; people nsubj>died",
    ),
    "at-least": (
        """At at ADP IN 2 case
        least least ADJ JJS 3 nmod
        40 40 NUM CD 4 nummod
        people people NOUN NNS 5 nsubj
        died die VERB VBD 0 root""",
        "At advmod>40; least pobj>At; 40 nummod>people",
    ),
    "about-as-adverb": (
        """about about ADV RB 2 advmod
        40 40 NUM CD 3 nummod
        people people NOUN NNS 0 root""",
        "about advmod>40; 40 nummod>people",
    ),
    "over-as-preposition": (
        """Over over ADP IN 2 advmod
        40 40 NUM CD 3 nummod
        people people NOUN NNS 0 root""",
        "Over quantmod>40; 40 nummod>people",
    ),
    "scale-hung-on-the-noun": (
        """19 19 NUM CD 3 nummod
        million million NUM CD 3 compound
        votes vote NOUN NNS 0 root""",
        "19 compound>million; million nummod>votes; votes ROOT",
    ),
    "according-to": (
        """According accord VERB VBG 4 case
        to to ADP IN 1 fixed
        the the DET DT 4 det
        UN UN PROPN NNP 7 obl
        , , PUNCT , 4 punct
        it it PRON PRP 7 nsubj
        rained rain VERB VBD 0 root""",
        "According prep>rained; to prep>According; the det>UN; UN pobj>to; , punct>rained",
    ),
    "because-of": (
        """because because ADP IN 3 case
        of of ADP IN 1 fixed
        rain rain NOUN NN 4 obl
        closed close VERB VBD 0 root""",
        "because prep>closed; of pcomp>because; rain pobj>of",
    ),
    "such-as": (
        """Crops crop NOUN NNS 0 root
        such such ADJ JJ 4 case
        as as ADP IN 2 fixed
        rice rice NOUN NN 1 nmod""",
        "such amod>as; as prep>Crops; rice pobj>as",
    ),
    "as-well-as": (
        """Rice rice NOUN NN 0 root
        as as ADV RB 5 cc
        well well ADV RB 2 fixed
        as as ADP IN 2 fixed
        maize maize NOUN NN 1 conj""",
        "well advmod>as; as cc>Rice; maize conj>Rice",
    ),
    "reporting-clause-heads": (
        """" " PUNCT `` 3 punct
        We we PRON PRP 3 nsubj
        won win VERB VBD 0 root
        , , PUNCT , 3 punct
        " " PUNCT '' 3 punct
        he he PRON PRP 7 nsubj
        said say VERB VBD 3 parataxis
        . . PUNCT . 3 punct""",
        "We nsubj>won; won ccomp>said; he nsubj>said; said ROOT; . punct>said",
    ),
    "reporting-clause-inside-stays-parataxis": (
        """Prices price NOUN NNS 6 nsubj
        , , PUNCT , 4 punct
        he he PRON PRP 4 nsubj
        said say VERB VBD 6 parataxis
        , , PUNCT , 4 punct
        fell fall VERB VBD 0 root""",
        "Prices nsubj>fell; said parataxis>fell; fell ROOT",
    ),
    "raised-object": (
        """They they PRON PRP 2 nsubj
        expect expect VERB VBP 0 root
        prices price NOUN NNS 2 obj
        to to PART TO 5 mark
        fall fall VERB VB 2 xcomp""",
        "prices nsubj>fall; to aux>fall; fall ccomp>expect",
    ),
    "object-of-control-verb": (
        """They they PRON PRP 2 nsubj
        urged urge VERB VBD 0 root
        him he PRON PRP 2 obj
        to to PART TO 5 mark
        go go VERB VB 2 xcomp""",
        "him dobj>urged; go xcomp>urged",
    ),
    "dative-needs-a-direct-object": (
        """He he PRON PRP 2 nsubj
        gave give VERB VBD 0 root
        them they PRON PRP 2 iobj
        aid aid NOUN NN 2 obj""",
        "them dative>gave; aid dobj>gave",
    ),
    "told-reporters": (
        """He he PRON PRP 2 nsubj
        told tell VERB VBD 0 root
        reporters reporter NOUN NNS 2 iobj
        it it PRON PRP 5 nsubj
        failed fail VERB VBD 2 ccomp""",
        "reporters dobj>told; failed ccomp>told",
    ),
    "free-relative": (
        """He he PRON PRP 2 nsubj
        saw see VERB VBD 0 root
        what what PRON WP 2 obj
        they they PRON PRP 5 nsubj
        did do VERB VBD 3 acl:relcl""",
        "what dobj>did; did ccomp>saw",
    ),
    "predicate-of-the-object": (
        """It it PRON PRP 2 nsubj
        made make VERB VBD 0 root
        him he PRON PRP 2 obj
        ill ill ADJ JJ 2 xcomp""",
        "him dobj>made; ill oprd>made",
    ),
    "adjective-after-verb": (
        """It it PRON PRP 2 nsubj
        became become VERB VBD 0 root
        clear clear ADJ JJ 2 xcomp""",
        "clear acomp>became",
    ),
    "date-under-its-month": (
        """died die VERB VBD 0 root
        on on ADP IN 3 case
        4 4 NUM CD 1 obl
        July July PROPN NNP 3 nmod:unmarked
        1831 1831 NUM CD 3 nmod:unmarked""",
        "on prep>died; 4 nummod>July; July pobj>on; 1831 nummod>July",
    ),
    "noun-as-adverbial": (
        """He he PRON PRP 2 nsubj
        left leave VERB VBD 0 root
        last last ADJ JJ 4 amod
        week week NOUN NN 2 obl:unmarked""",
        "week npadvmod>left",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_conversion(case: str) -> None:
    """Every word that the case names has the label and the head that the case gives."""
    rows, expected = CASES[case]
    converted = to_clearnlp(sentence(rows))
    found = {f"{w.text} {w.rel}" + (f">{w.head.text}" if w.head is not None else "") for w in converted.words}
    assert [item for item in expected.split("; ") if item not in found] == [], sorted(found)


@pytest.mark.parametrize("case", CASES)
def test_result_is_a_tree_with_known_labels(case: str) -> None:
    """One root, no cycle, and no label that spaCy's English models do not have."""
    converted = to_clearnlp(sentence(CASES[case][0]))
    check_tree(converted)
    assert {w.rel for w in converted.words} <= LABELS


@pytest.mark.parametrize("case", CASES)
def test_words_stay_as_they_are(case: str) -> None:
    """Only heads and labels change."""
    before, after = sentence(CASES[case][0]), to_clearnlp(sentence(CASES[case][0]))
    assert [(w.text, w.tag, w.lemma) for w in after.words] == [(w.text, w.tag, w.lemma) for w in before.words]


def test_made_sentences_are_trees() -> None:
    """What `augment.py` adds has one root, no cycle and known labels, and starts with a capital."""
    rows, _ = CASES["copula-with-noun"]
    source = to_clearnlp(sentence(rows.replace("doctor doctor NOUN NN", "member member NOUN NN")))
    made = [m for seed in range(60) for m in made_sentences([source], seed)]
    assert made
    for one in made:
        check_tree(one)
        assert {w.rel for w in one.words} <= LABELS
        assert one.text.lstrip('"')[0].isupper()


def test_spacing_of_multiword_tokens() -> None:
    """`don't` is two words with nothing between them."""
    rows = ["1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No", "1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_",
            "2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_", "3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_", ""]  # fmt: skip
    read = next(parse_conllu(rows))
    assert [(w.text, w.space) for w in read.words] == [("do", ""), ("n't", ""), (".", " ")]


def test_not_a_tree_is_refused() -> None:
    """Two roots are an error that shows the sentence."""
    broken = sentence("He he PRON PRP 0 root\nleft leave VERB VBD 0 root")
    with pytest.raises(ValueError, match="not exactly one root"):
        check_tree(broken)
