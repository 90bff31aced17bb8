"""What `augment.py` puts into sentences: numbers, their modifiers, speakers, verbs of speech."""

from __future__ import annotations

from typing import NamedTuple

from words import listed

Item = tuple[str, str, str, int | None]  # form, tag, label, position of the head in the phrase (None: outside it)

NUMBERS = listed("40 12 200 350 1,500 3,000 12,000 200,000 17 84 630 25,000 1.5 five twelve two 100 ten 45,000 7,200")
DECIMALS = listed("5.2 4.1 2.2 1.5 3 10 12 1.8 750 40 65 2 23.4")
SCALES = listed("million million million billion billion trillion")


def _adverb(form: str) -> Item:
    return (form, "RB", "advmod", None)


# modifiers of a number: (form, tag, label, head); heads: N is the number, others are positions in the phrase
MODIFIERS: list[list[Item]] = [
    [("at", "IN", "advmod", None), ("least", "JJS", "pobj", 0)],
    [("at", "IN", "advmod", None), ("least", "JJS", "pobj", 0)],
    [("at", "IN", "advmod", None), ("most", "JJS", "pobj", 0)],
    [("more", "JJR", "amod", 1), ("than", "IN", "quantmod", None)],
    [("more", "JJR", "amod", 1), ("than", "IN", "quantmod", None)],
    [("less", "JJR", "amod", 1), ("than", "IN", "quantmod", None)],
    [("fewer", "JJR", "amod", 1), ("than", "IN", "quantmod", None)],
    [("up", "IN", "quantmod", None), ("to", "IN", "quantmod", None)],
    [("as", "RB", "advmod", 2), ("many", "JJ", "advmod", 2), ("as", "IN", "quantmod", None)],
    [("as", "RB", "advmod", 2), ("much", "JJ", "advmod", 2), ("as", "IN", "quantmod", None)],
    *[[_adverb(form)] for form in listed("about nearly almost around roughly approximately over only")],
    [],
    [],
]
PERCENT = frozenset({"%", "percent"})
CURRENCIES = listed("$ $ $ $ € £ US$ C$")
DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Phrase(NamedTuple):
    """Words of a noun phrase as (form, tag, label, head position), the head's label and head left open as None."""

    words: list[Item]
    pronoun: bool = False


def noun_phrase(text: str, tags: str, labels: str = "") -> Phrase:
    forms, kinds = text.split(), tags.split()
    rels = labels.split() or [{"DT": "det", "JJ": "amod", "PRP$": "poss"}.get(t, "compound") for t in kinds[:-1]]
    last = len(forms) - 1
    words = [(f, t, r, last) for f, t, r in zip(forms[:-1], kinds[:-1], rels, strict=True)]
    return Phrase([*words, (forms[-1], kinds[-1], "", None)], kinds[-1] == "PRP")


SPEAKERS = [
    *[noun_phrase(text, tags) for text, tags in (
        ("the ministry", "DT NN"), ("police", "NNS"), ("officials", "NNS"), ("a spokesman", "DT NN"),
        ("a spokeswoman", "DT NN"), ("the company", "DT NN"), ("the army", "DT NN"), ("the government", "DT NN"),
        ("he", "PRP"), ("she", "PRP"), ("he", "PRP"), ("they", "PRP"), ("the minister", "DT NN"),
        ("local officials", "JJ NNS"), ("witnesses", "NNS"), ("a study", "DT NN"), ("analysts", "NNS"),
        ("the UN", "DT NNP"), ("the United Nations", "DT NNP NNP"), ("the World Bank", "DT NNP NNP"),
        ("the interior ministry", "DT JJ NN"), ("the central bank", "DT JJ NN"), ("state media", "NN NNS"),
        ("the Defense Ministry", "DT NNP NNP"), ("the BBC", "DT NNP"), ("Reuters", "NNP"), ("a report", "DT NN"),
        ("the World Health Organization", "DT NNP NNP NNP"), ("the coast guard", "DT NN NN"), ("it", "PRP"),
        ("the International Monetary Fund", "DT NNP NNP NNP"), ("authorities", "NNS"), ("residents", "NNS"),
        ("the charity", "DT NN"), ("the president", "DT NN"), ("the prime minister", "DT JJ NN"),
        ("President Barack Obama", "NNP NNP NNP"), ("Prime Minister Theresa May", "JJ NNP NNP NNP"),
        ("Foreign Minister Sergei Lavrov", "NNP NNP NNP NNP"), ("spokesman John Kirby", "NN NNP NNP"),
        ("police chief Maria Lopez", "NN NN NNP NNP"), ("Gov. Jerry Brown", "NNP NNP NNP"), ("Smith", "NNP"),
        ("Dr. Ahmed Hassan", "NNP NNP NNP"), ("Johnson", "NNP"), ("Mr. Putin", "NNP NNP"), ("Li Wei", "NNP NNP"),
        ("Anna Kowalska", "NNP NNP"), ("Amnesty International", "NNP NNP"), ("Human Rights Watch", "NNP NNPS NNP"),
    )],
]  # fmt: skip
OFFICES = ["a spokesman", "a professor", "the director", "an analyst", "the head", "a resident", "a member"]
BODIES = ["the ministry", "the agency", "the group", "the university", "the town", "the organization"]
LISTENERS = [
    *[noun_phrase(text, tags) for text, tags in (
        ("reporters", "NNS"), ("the BBC", "DT NNP"), ("parliament", "NN"), ("Reuters", "NNP"), ("lawmakers", "NNS"),
        ("a news conference", "DT NN NN"), ("the Associated Press", "DT NNP NNP"),
    )],
]  # fmt: skip
RARER_VERBS = listed("added warned announced reported claimed confirmed estimated believes found")
VERBS = ["said"] * 12 + ["says"] * 3 + RARER_VERBS
VERB_TAGS = {"says": "VBZ", "believes": "VBZ"}

# verbs of the news that web text seldom has, by tag; what a verb without, and with, an object may become
_REGULAR = """climbed dropped soared plunged slipped surged doubled tripled collapsed resigned vanished rebounded
    stalled exploded erupted declined halved stabilised dwindled escalated"""
MOVING = {
    "VBD": [*listed("rose fell grew fled sank shrank died rose fell"), *listed(_REGULAR)],
    "VBN": [*listed("risen fallen grown fled sunk shrunk died risen fallen"), *listed(_REGULAR)],
    "VB": listed("rise fall grow flee sink shrink climb drop soar plunge slip surge double collapse resign rise fall"),
    "VBG": listed("rising falling growing fleeing sinking shrinking climbing dropping soaring plunging dwindling"),
}
_ACTED = """killed wounded injured evacuated shelled bombed vaccinated exported launched rejected signed unveiled
    displaced detained sentenced seized imposed raised slashed arrested halted lost deployed captured downed fined
    poisoned breached flooded burned recalled sued acquired merged banned approved vetoed suspended shot stolen"""
ACTING = {
    "VBD": [form for form in listed(_ACTED) if form != "stolen"] + ["stole", "overthrew", "struck", "hit", "cut"],
    "VBN": [*listed(_ACTED), "overthrown", "struck", "hit", "cut", "withdrawn", "hidden", "forgiven", "driven"],
    "VB": listed("kill wound evacuate bomb export launch reject sign deploy impose raise slash arrest halt seize ban"),
    "VBG": listed(
        "killing wounding injuring exporting launching rejecting deploying imposing raising slashing banning"
    ),
}
