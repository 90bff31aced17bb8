"""News-like sentences made from treebank sentences: amounts with modifiers, verbs of the news, reporting clauses.

The treebanks hold little news, and what claimwire reads most, `at least 1,500 people`, `$5.2 billion`, `"...," said the
minister`, is rare in them. The trees are edited by rule, so the gold structure of what is added is known.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random

from conllu import Sentence, Word
from templates import (
    ACTING,
    BODIES,
    CURRENCIES,
    DAYS,
    DECIMALS,
    LISTENERS,
    MODIFIERS,
    MOVING,
    NUMBERS,
    OFFICES,
    PERCENT,
    SCALES,
    SPEAKERS,
    VERB_TAGS,
    VERBS,
    Item,
    Phrase,
    noun_phrase,
)


def made_sentences(sentences: list[Sentence], seed: int = 0) -> Iterator[Sentence]:
    """New sentences out of converted ones, which stay as they are; the same seed makes the same sentences."""
    random = Random(seed)
    for sentence in sentences:
        copied = copy.deepcopy(sentence)
        changed = amounts(copied, random) | (random.random() < 0.15 and verbs(copied, random))
        if is_statement(copied) and random.random() < (0.5 if changed else 0.18):
            changed = True
            random.choice(REPORTS)(copied, random)
        if changed:
            _number(copied)
            yield copied


def _number(sent: Sentence) -> None:
    for i, word in enumerate(sent.words, 1):
        word.i = i
    sent.text = "".join(w.text + w.space for w in sent.words).strip()


def amounts(sent: Sentence, random: Random) -> bool:
    """Puts new amounts, with modifiers, where the sentence counts things; says whether it did."""
    changed = False
    for number in [w for w in sent.words if w.tag == "CD" and w.rel == "nummod"]:
        noun = number.head
        if noun is None or noun.i - number.i > 3 or sent.children(number) or noun.text in {"kg", "lb", "km"}:
            continue
        if noun.rel in {"compound", "npadvmod"} and noun.head is not None and noun.head.tag[:2] in {"NN", "JJ"}:
            continue
        if noun.tag != "NNS" and noun.text not in PERCENT:
            continue
        siblings = [c for c in sent.children(noun) if c.i < number.i]
        if siblings or "-" in noun.text or sent.words[number.i].tag in {"HYPH", ":", "SYM"}:
            continue
        _amount(sent, number, noun, random)
        changed = True
        _number(sent)
    return changed


def verbs(sent: Sentence, random: Random) -> bool:
    """Gives plain intransitive and transitive verbs another form of the same tag; says whether it did."""
    changed = False
    for verb in [w for w in sent.words if w.tag in MOVING and w.pos == "VERB" and w.i > 1]:
        below = {c.rel for c in sent.children(verb)}
        passive, subject = "auxpass" in below, bool(below & {"nsubj", "nsubjpass"})
        if not subject or below & {"ccomp", "xcomp", "acomp", "attr", "oprd", "prt", "dative", "expl", "csubj"}:
            continue
        table = ACTING if passive or "dobj" in below else MOVING
        verb.text = random.choice(table[verb.tag])
        changed = True
    return changed


def _amount(sent: Sentence, number: Word, noun: Word, random: Random) -> None:
    capital = sent.words.index(number) == 0
    money = noun.i == number.i + 1 and noun.text not in PERCENT and random.random() < 0.35
    money = money and noun.rel in {"dobj", "pobj", "attr"} and len(sent.children(noun)) == 1
    head = _money(sent, number, noun, random) if money else _count(sent, number, random)
    if head is number and random.random() < 0.08:
        _between(sent, number, random)
    else:
        parts = [head, *[c for c in sent.children(head) if c.rel in {"compound", "quantmod", "nmod"}]]
        _insert(sent, min(map(sent.words.index, parts)), random.choice(MODIFIERS), head)
    if capital:
        sent.words[0].text = sent.words[0].text[:1].upper() + sent.words[0].text[1:]


def _between(sent: Sentence, number: Word, random: Random) -> None:
    """`between 30 and 50 people`; under another preposition only `30 to 50 people` would do, so not there."""
    at = sent.words.index(number)
    if at and sent.words[at - 1].tag in {"IN", "TO"}:
        return
    number.text = random.choice(["10", "30", "100", "1,000"])
    more: list[Item] = [("and", "CC", "cc", None), (random.choice(["50", "200", "2,500"]), "CD", "conj", None)]
    _insert(sent, at + 1, more, number)
    number.space = " "
    _insert(sent, at, [("between", "IN", "quantmod", None)], number)


def _count(sent: Sentence, number: Word, random: Random) -> Word:
    percent = number.head is not None and number.head.text in PERCENT
    number.text = random.choice(DECIMALS if percent else NUMBERS)
    if not percent and random.random() < 0.3:
        at = sent.words.index(number)
        scale = Word(0, random.choice(SCALES), "", "NUM", "CD", "nummod", number.head, number.space)
        number.text, number.head, number.rel, number.space = random.choice(DECIMALS), scale, "compound", " "
        sent.words.insert(at + 1, scale)
        return scale
    return number


def _money(sent: Sentence, number: Word, noun: Word, random: Random) -> Word:
    """The counted noun becomes an amount of money: `$5.2 billion`, `€500`."""
    at = sent.words.index(number)
    sign = Word(0, random.choice(CURRENCIES), "", "SYM", "$", "quantmod", noun, "")
    sent.words.insert(at, sign)
    noun.tag, noun.pos = "CD", "NUM"
    if random.random() < 0.7:
        number.text, number.rel = random.choice(DECIMALS), "compound"
        noun.text = random.choice(SCALES)
    else:
        sent.words.remove(number)
        noun.text, sign.rel = random.choice(["500", "1,200", "40", "3.50", "25,000", "10"]), "nmod"
    return noun


def _insert(sent: Sentence, at: int, words: list[Item], head: Word | None) -> list[Word]:
    made = [Word(0, form, "", "", tag, rel, None) for form, tag, rel, _ in words]
    if at and sent.words[at - 1].tag not in {"``", "-LRB-", "$"}:
        sent.words[at - 1].space = " "
    for word, (_, _, _, position) in zip(made, words, strict=True):
        word.head = head if position is None else made[position]
    sent.words[at:at] = made
    return made


def is_statement(sent: Sentence) -> bool:
    """Whether a sentence can be what someone said: subject, finite verb, full stop, no quotes or speech verb."""
    root = sent.root()
    first, last = sent.words[0], sent.words[-1]
    subjects = [c for c in sent.children(root) if c.rel in {"nsubj", "nsubjpass", "expl"} and c.i < root.i]
    finite = root.tag in {"VBD", "VBZ", "VBP"} or any(c.rel in {"aux", "auxpass"} for c in sent.children(root))
    quiet = not any(w.tag in {"``", "''"} or w.text in {'"', "(", "[", ":"} for w in sent.words)
    plain = 4 < len(sent.words) < 26 and last.text == "." and last.head is root and first.tag not in {"CC", "UH", "LS"}
    return bool(subjects) and finite and quiet and plain and not any(c.rel == "ccomp" for c in sent.children(root))


def _speaker(random: Random) -> Phrase:
    speaker = random.choice(SPEAKERS)
    if speaker.words[-1][1] == "NNP" and random.random() < 0.25:
        office, body = random.choice(OFFICES).split(), random.choice(BODIES).split()
        n = len(speaker.words)
        link = random.choice(["of", "for", "at"])
        more: list[Item] = [
            (",", ",", "punct", n - 1), (office[0], "DT", "det", n + 2), (office[1], "NN", "appos", n - 1),
            (link, "IN", "prep", n + 2), (body[0], "DT", "det", n + 5), (body[1], "NN", "pobj", n + 3),
        ]  # fmt: skip
        return Phrase([*speaker.words, *more])
    return speaker


def _add(sent: Sentence, at: int, phrase: Phrase, head: Word, rel: str) -> int:
    made = _insert(sent, at, phrase.words, head)
    for word in made:
        word.rel = word.rel or rel
    if len(made) > 1 and any(w.rel == "appos" for w in made) and sent.words[at + len(made)].text not in {".", ","}:
        outer = next(w for w in made if w.rel == rel)
        sent.words.insert(at + len(made), Word(0, ",", "", "PUNCT", ",", "punct", outer))
    _tighten(sent)
    return at


def _tighten(sent: Sentence) -> None:
    for before, word in zip(sent.words, sent.words[1:], strict=False):
        if word.text in {",", ".", "''"} and word.tag in {",", "."}:
            before.space = ""


def _verb(random: Random, phrase: Phrase, forms: list[str] = VERBS) -> Word:
    form = random.choice(forms)
    plural = phrase.words[-1][1] == "NNS" or phrase.words[-1][0] == "they"
    if plural and form in VERB_TAGS:
        form = "said"
    return Word(0, form, "", "VERB", VERB_TAGS.get(form, "VBD"), "ROOT", None)


def _lower_first(sent: Sentence) -> None:
    first = sent.words[0]
    if first.text != "I" and not first.tag.startswith("NNP"):
        first.text = first.text[:1].lower() + first.text[1:]


def _upper_first(sent: Sentence) -> None:
    first = sent.words[0]
    first.text = first.text[:1].upper() + first.text[1:]


def _when(sent: Sentence, at: int, verb: Word, random: Random) -> None:
    """`on Tuesday`, `Tuesday`, `in a statement` after the verb of speech, or nothing."""
    extra: list[list[Item]] = [
        [("on", "IN", "prep", None), (random.choice(DAYS), "NNP", "pobj", 0)],
        [(random.choice(DAYS), "NNP", "npadvmod", None)],
        [("in", "IN", "prep", None), ("a", "DT", "det", 2), ("statement", "NN", "pobj", 0)],
        [],
        [],
    ]
    _insert(sent, at, random.choice(extra), verb)
    _tighten(sent)


def _said_that(sent: Sentence, random: Random) -> None:
    """`Officials said on Tuesday that ...`, `he told reporters ...`."""
    root, speaker = sent.root(), _speaker(random)
    tell = random.random() < 0.2
    verb = _verb(random, speaker, ["told"] if tell else VERBS)
    _lower_first(sent)
    root.head, root.rel = verb, "ccomp"
    sent.words[-1].head = verb
    if random.random() < 0.5:
        _insert(sent, 0, [("that", "IN", "mark", None)], root)
    if not tell:
        _when(sent, 0, verb, random)
    else:
        _add(sent, 0, random.choice(LISTENERS), verb, "dobj")
    sent.words.insert(0, verb)
    _add(sent, 0, speaker, verb, "nsubj")
    _upper_first(sent)


def _said_after(sent: Sentence, random: Random) -> None:
    """`..., officials said.`, `"...," said Anna Kowalska.`."""
    root, speaker, stop = sent.root(), _speaker(random), sent.words[-1]
    verb = _verb(random, speaker)
    root.head, root.rel, stop.head = verb, "ccomp", verb
    end = len(sent.words) - 1
    quoted = random.random() < 0.55
    sent.words.insert(end, Word(0, ",", "", "PUNCT", ",", "punct", verb, "" if quoted else " "))
    if quoted:
        sent.words.insert(end + 1, Word(0, '"', "", "PUNCT", "''", "punct", verb))
        sent.words.insert(0, Word(0, '"', "", "PUNCT", "``", "punct", verb, ""))
    at = len(sent.words) - 1
    sent.words.insert(at, verb)
    inverted = not speaker.pronoun and random.random() < 0.4
    _add(sent, at + 1 if inverted else at, speaker, verb, "nsubj")
    if not inverted:
        _when(sent, len(sent.words) - 1, verb, random)
    _tighten(sent)


def _said_inside(sent: Sentence, random: Random) -> None:
    """`The economy, he said, is growing.`: UD and Penn call this parenthetical, `parataxis`."""
    root, speaker = sent.root(), _speaker(random)
    subject = next(c for c in sent.children(root) if c.rel in {"nsubj", "nsubjpass", "expl"} and c.i < root.i)
    subtree = sent.subtree(subject)
    if subject.tag == "PRP" or subtree[0].i != 1 or len(subtree) != subtree[-1].i:
        _said_after(sent, random)
        return
    verb = _verb(random, speaker)
    verb.head, verb.rel = root, "parataxis"
    at = len(subtree)
    sent.words.insert(at, Word(0, ",", "", "PUNCT", ",", "punct", root))
    sent.words.insert(at + 1, verb)
    sent.words.insert(at + 2, Word(0, ",", "", "PUNCT", ",", "punct", root))
    _add(sent, at + 1, speaker, verb, "nsubj")


def _according_to(sent: Sentence, random: Random) -> None:
    """`According to the UN, ...` and `..., according to the UN.`."""
    root = sent.root()
    speaker = _speaker(random)
    if speaker.pronoun:
        speaker = noun_phrase("a report", "DT NN")
    prep: list[Item] = [("according", "VBG", "prep", None), ("to", "IN", "prep", 0)]
    comma = Word(0, ",", "", "PUNCT", ",", "punct", root)
    if random.random() < 0.5:
        _lower_first(sent)
        sent.words.insert(0, comma)
        made = _insert(sent, 0, prep, root)
        _add(sent, 2, speaker, made[1], "pobj")
        _upper_first(sent)
    else:
        end = len(sent.words) - 1
        sent.words.insert(end, comma)
        made = _insert(sent, end + 1, prep, root)
        _add(sent, end + 3, speaker, made[1], "pobj")


REPORTS = [*[_said_that] * 3, *[_said_after] * 3, _said_inside, *[_according_to] * 2]
