"""Rules that finish the pipeline: coarse tags, morphology and lemmas from Penn tags and labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.tokens import Doc

MORPHS = {
    "NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf", "VBD": "Tense=Past|VerbForm=Fin", "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part", "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin",
    "JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
    "CD": "NumType=Card", "PRP": "PronType=Prs", "PRP$": "Poss=Yes|PronType=Prs", "WP$": "Poss=Yes",
}  # fmt: skip

# where the treebanks' UPOS leaves room, spaCy's English models decide: these win over the majority
FIXED_POS = {"MD": "AUX", "RP": "ADP", "POS": "PART", "TO": "PART", "EX": "PRON", "PRP$": "PRON", "WP$": "PRON",
             "WDT": "PRON", "HYPH": "PUNCT", "$": "SYM", "_SP": "SPACE", "XX": "X", "LS": "X", "CD": "NUM"}  # fmt: skip
# Half of all VBZ are `is` and `has`: a verb is AUX by the rules below, never by its tag.
FIXED_POS |= dict.fromkeys(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"], "VERB")

BE = ["be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re", "’m", "’re", "ai"]
HAVE = ["have", "has", "had", "having", "'ve", "’ve", "of"]
DO = ["do", "does", "did", "done", "doing"]
HELPERS = [*HAVE, *DO, "get", "got", "'d", "’d"]
VERB_TAGS = ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"]
AUX_DEPS = ["aux", "auxpass"]
NOUN_DEPS = ["nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "ROOT"]

LEMMAS = {
    "be": BE[1:-1], "have": ["has", "had", "having", "'ve", "’ve"], "do": DO[1:], "will": ["wo", "'ll", "’ll"],
    "can": ["ca"], "get": ["got"], "not": ["n't", "n’t"], "shall": ["sha"],
}  # fmt: skip
PRONOUNS = {
    "I": ["me", "myself"], "he": ["him", "himself"], "she": ["herself"], "we": ["us", "ourselves", "'s", "’s"],
    "they": ["them", "themselves"], "it": ["itself"], "you": ["yourself", "yourselves"],
}  # fmt: skip


def tag_map(docs: Iterable[Doc]) -> dict[str, str]:
    """The coarse part of speech that a Penn tag has most often in `docs`."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            seen[token.tag_][token.pos_] += 1
    return {tag: poses.most_common(1)[0][0] for tag, poses in seen.items() if tag} | FIXED_POS


def add_attribute_ruler(nlp: Language, tags: dict[str, str]) -> None:
    """Adds the rules that set POS, MORPH and the lemmas that the lemmatizer's tables lack; later rules win."""
    ruler: Any = nlp.add_pipe("attribute_ruler", config={"validate": True})
    for tag, pos in sorted(tags.items()):
        attrs = {"POS": pos} | ({"MORPH": MORPHS[tag]} if tag in MORPHS else {})
        ruler.add([[{"TAG": tag}]], attrs)
    for pattern, attrs in _pos_rules():
        ruler.add([[pattern]], attrs)
    for lemma, forms in LEMMAS.items():
        ruler.add([[{"LOWER": {"IN": forms}, "POS": {"IN": ["AUX", "PART", "VERB"]}}]], {"LEMMA": lemma})
        ruler.add([[{"LOWER": {"IN": forms}, "TAG": {"IN": ["MD", "RB", *VERB_TAGS]}}]], {"LEMMA": lemma})
    for lemma, forms in PRONOUNS.items():
        ruler.add([[{"LOWER": {"IN": forms}, "TAG": "PRP"}]], {"LEMMA": lemma})


def _pos_rules() -> list[tuple[dict[str, Any], dict[str, str]]]:
    verb = {"IN": VERB_TAGS}
    possessive_s = {"IN": ["'s", "’s", "s"]}
    return [
        ({"LOWER": {"IN": BE}, "TAG": verb}, {"POS": "AUX"}),
        ({"LOWER": {"IN": HELPERS}, "TAG": verb, "DEP": {"IN": AUX_DEPS}}, {"POS": "AUX"}),
        ({"LOWER": possessive_s, "TAG": verb}, {"POS": "AUX", "LEMMA": "be"}),
        ({"LOWER": {"IN": ["'d", "’d"]}, "TAG": "VBD"}, {"POS": "AUX", "LEMMA": "have"}),
        ({"LOWER": {"IN": ["'d", "’d"]}, "TAG": "MD"}, {"POS": "AUX", "LEMMA": "would"}),
        ({"TAG": "IN", "DEP": "mark"}, {"POS": "SCONJ"}),
        ({"TAG": "DT", "DEP": {"IN": NOUN_DEPS}}, {"POS": "PRON"}),
        ({"TAG": {"IN": ["WDT", "WP"]}, "DEP": "det"}, {"POS": "DET"}),
        ({"LOWER": {"IN": ["not", "n't", "n’t"]}, "TAG": "RB"}, {"POS": "PART"}),
        ({"IS_SPACE": True}, {"TAG": "_SP", "POS": "SPACE", "MORPH": ""}),
    ]


def add_lemmatizer(nlp: Language) -> None:
    """Adds spaCy's rule lemmatizer with its English tables, which are then stored with the model."""
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=load_lookups("en", ["lemma_index", "lemma_exc", "lemma_rules"]))
