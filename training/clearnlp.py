"""Turns a Universal Dependencies tree into the scheme of spaCy's English models (ClearNLP labels).

Start here: `to_clearnlp` runs the passes in order. Every pass changes heads and labels in place and leaves a tree.
The order matters: copulas and prepositions become heads while coordination is still the UD star, so that what belongs
to one conjunct moves with it; only then is the star made a chain, and labels that need no restructuring come last.
"""

from __future__ import annotations

from conllu import Sentence, Word
from words import (
    DEGREE,
    DITRANSITIVE,
    FOCUS,
    MARKS_KEPT,
    MONTHS,
    NEGATIONS,
    PCOMP_PAIRS,
    RAISING_TO_OBJECT,
    RENAMED,
    SCALES,
    SPEECH,
    STAYS_WITH_NOUN,
)

CASE_KEEPS_REL = {"root", "conj", "parataxis", "list", "ccomp", "reparandum", "dislocated", "dep", "orphan"}


def to_clearnlp(sent: Sentence) -> Sentence:
    """Converts `sent` in place and returns it.

    Raises:
        ValueError: the result is not a tree with one root.
    """
    for step in (
        _raise_punctuation, _fixed, _flat, _dates, _scales, _currency, _ranges, _free_relatives, _copulas, _cases, _marks,
        _reporting, _chains, _objects, _rename, _project_punctuation,
    ):  # fmt: skip
        step(sent)
    check_tree(sent)
    return sent


def check_tree(sent: Sentence) -> None:
    """Raises ValueError unless `sent` has exactly one root and no cycle."""
    if sum(w.head is None for w in sent.words) != 1:
        raise ValueError(f"not exactly one root: {sent.text}")
    if any(sent.depth(w) > len(sent.words) for w in sent.words):
        raise ValueError(f"cycle: {sent.text}")


def _swap(sent: Sentence, old: Word, new: Word, rel: str) -> None:
    """`new` takes the place of `old`, which goes under it as `rel`."""
    new.head, new.rel = old.head, old.rel
    old.head, old.rel = new, rel


def _is_left(word: Word, of: Word) -> bool:
    return word.i < of.i


def _kids(sent: Sentence, word: Word, *rels: str) -> list[Word]:
    return [c for c in sent.children(word) if c.rel in rels]


def _deepest_first(sent: Sentence) -> list[Word]:
    return sorted(sent.words, key=sent.depth, reverse=True)


def _raise_punctuation(sent: Sentence) -> None:
    """A mark at the edge of a phrase goes to the head of the phrase; UD puts it inside."""
    for mark in [w for w in sent.words if w.rel == "punct"]:
        head = mark.head
        if head is None or head.head is None or (head.rel == "conj" and _is_left(mark, head)):
            continue
        inside = [w.i for w in sent.subtree(head) if w.rel != "punct"] or [head.i]
        if not min(inside) < mark.i < max(inside):
            mark.head = head.head


def _fixed(sent: Sentence) -> None:
    for first in sent.words:
        rest = _kids(sent, first, "fixed")
        if rest:
            _fixed_one(sent, first, rest)


def _fixed_one(sent: Sentence, first: Word, rest: list[Word]) -> None:
    last = rest[-1]
    phrase = " ".join(w.lower for w in [first, *rest])
    if phrase == "up to":
        last.head, last.rel = (first.head, "advmod") if first.rel == "advmod" else (first, "fixed:prep")
    elif phrase in {"each other", "one another"}:
        _swap(sent, first, last, "det")
        _move(sent, first, last)
    elif first.rel == "cc" or last.lower in {"than", "well"} or (first.rel == "advmod" and phrase.endswith(" as")):
        _swap(sent, first, last, "amod" if first.tag in {"JJR", "RBR"} else "advmod")
        last.rel = "quantmod" if last.rel == "advmod" and last.tag == "IN" else last.rel
        for word in rest[:-1]:
            word.head, word.rel = last, "advmod"
    elif first.rel == "mark" and last.tag not in {"TO"} and not _prepositional(first, last):
        for word in rest:
            word.head, word.rel = first.head, "mark"
    elif phrase == "such as":
        _swap(sent, first, last, "amod")
    elif first.rel == "case" or _prepositional(first, last):
        _fixed_chain(first, rest)
    else:
        for word in rest:
            word.rel = "pobj" if first.tag == "IN" and word.tag.startswith("NN") else "advmod"


def _prepositional(first: Word, last: Word) -> bool:
    return first.rel == "mark" and (first.lower, last.lower) in PCOMP_PAIRS


def _fixed_chain(first: Word, rest: list[Word]) -> None:
    """`according to`, `in spite of`: each word under the one before it; the phrase is one `case` or `mark`."""
    before = first
    for word in rest:
        word.head = before
        if word.tag.startswith("NN"):
            word.rel = "pobj"
        else:
            word.rel = "fixed:pcomp" if (before.lower, word.lower) in PCOMP_PAIRS else "fixed:prep"
        before = word


def _move(sent: Sentence, source: Word, target: Word, *, keep: tuple[str, ...] = ()) -> None:
    for child in sent.children(source):
        if child is not target and child.rel not in keep:
            child.head = target


def _flat(sent: Sentence) -> None:
    """Names and titles: the last word heads."""
    for head in _deepest_first(sent):
        titles = [c for c in _kids(sent, head, "nmod:desc") if _is_left(c, head)]
        parts = [head, *_kids(sent, head, "flat")]
        last = parts[-1]
        if last is not head and not last.tag.startswith(("CD", "LS")):
            _reverse_flat(sent, parts)
        else:
            for part in parts[1:]:
                part.rel = "nummod" if part.tag == "CD" else "compound"
        for title in titles:
            title.head, title.rel = last if last.tag != "CD" else head, "compound"
            for child in _kids(sent, title, "det", "nmod:poss", "case"):
                child.head = title.head


def _reverse_flat(sent: Sentence, parts: list[Word]) -> None:
    head, last = parts[0], parts[-1]
    inner = [c for c in sent.children(head) if c.rel == "compound" or (c.tag == "HYPH" and c.i < last.i)]
    _move(sent, head, last)
    for child in inner:
        child.head = head if child.rel == "compound" else last
    _swap(sent, head, last, "compound")
    for part in parts[1:-1]:
        part.head, part.rel = last, "compound" if part.tag != "CD" else "nummod"


def _dates(sent: Sentence) -> None:
    """`4 July 1831`: the month heads, day and year are `nummod`."""
    for month in sent.words:
        day = month.head
        if month.lower.rstrip(".") not in MONTHS or day is None:
            continue
        if day.text.isdigit() and month.rel in {"nmod:unmarked", "compound", "flat", "nmod:desc"}:
            _move(sent, day, month)
            _swap(sent, day, month, "nummod")
        for number in _kids(sent, month, "nmod:unmarked", "nmod", "nmod:tmod", "nmod:npmod", "flat"):
            has_case = any(c.rel == "case" for c in sent.children(number))
            number.rel = "nummod" if number.tag == "CD" and not has_case else number.rel


def _scales(sent: Sentence) -> None:
    """`19 million people`: `million` is `nummod` of the noun and `19` its `compound`; GUM often says it otherwise."""
    for scale in sent.words:
        noun = scale.head
        if scale.lower not in SCALES or noun is None:
            continue
        for number in [c for c in [*_kids(sent, scale, "nummod"), *_kids(sent, noun, "nummod")] if c.i == scale.i - 1]:
            _move(sent, number, scale)
            number.head, number.rel = scale, "compound"
            scale.rel = "nummod" if scale.rel == "compound" else scale.rel


def _currency(sent: Sentence) -> None:
    """`$ 5 million`: the number heads, not the sign."""
    for sign in sent.words:
        numbers = [c for c in _kids(sent, sign, "nummod") if c.i > sign.i]
        if sign.tag != "$" or not numbers:
            continue
        number = numbers[0]
        compound = bool(_kids(sent, number, "compound"))
        _move(sent, sign, number)
        _swap(sent, sign, number, "quantmod" if compound else "nmod")
        number.rel = "nmod" if number.rel in {"compound", "nummod"} else number.rel


def _ranges(sent: Sentence) -> None:
    """`3 - 4 hours` (UD: the second number is a case-marked nmod of the first) and `at least 40`."""
    for number in sent.words:
        case = [c for c in _kids(sent, number, "case") if c.tag in {"SYM", "HYPH", ":"}]
        first = number.head
        if case and first is not None and number.tag == "CD" and first.tag == "CD" and first.i < number.i:
            _move(sent, first, number)
            _swap(sent, first, number, "quantmod")
            for dash in case:
                dash.rel = "punct"
        elif number.lower in {"least", "most"} and number.rel in {"nmod", "advmod", "obl"}:
            for at in _kids(sent, number, "case"):
                _swap(sent, number, at, "pobj")
                at.rel = "advmod:least"


def _free_relatives(sent: Sentence) -> None:
    """`what he saw`: the verb heads the clause and takes the outer relation of `what`."""
    outer = {"nsubj": "csubj", "nsubj:pass": "csubj:pass", "nsubj:outer": "csubj", "obj": "ccomp", "obl": "advcl",
             "advmod": "advcl", "obl:unmarked": "advcl", "xcomp": "ccomp", "nmod": "acl"}  # fmt: skip
    for wh in _deepest_first(sent):
        clauses = _kids(sent, wh, "acl:relcl", "advcl:relcl")
        if wh.tag not in {"WP", "WRB"} or not clauses or not _is_left(wh, clauses[0]):
            continue
        verb = clauses[0]
        _move(sent, wh, verb, keep=("advmod",))
        verb.head, verb.rel = wh.head, outer.get(wh.rel, wh.rel)
        wh.head = verb
        wh.rel = "advmod" if wh.tag == "WRB" else _role_of_what(sent, verb)


def _role_of_what(sent: Sentence, verb: Word) -> str:
    has_subject = any(c.rel.startswith(("nsubj", "csubj")) for c in sent.children(verb))
    passive = bool(_kids(sent, verb, "aux:pass"))
    return "obj" if has_subject else "nsubj:pass" if passive else "nsubj"


def _copulas(sent: Sentence) -> None:
    """`be` heads its clause, the predicate is its `attr`, `acomp`, `advmod`, `prep` or `ccomp`."""
    for predicate in _deepest_first(sent):
        verbs = _kids(sent, predicate, "cop")
        if verbs:
            for extra in verbs[:-1]:
                extra.rel = "aux"
            _promote_copula(sent, predicate, verbs[-1])


def _promote_copula(sent: Sentence, predicate: Word, be: Word) -> None:
    moved = [c for c in sent.children(predicate) if c is not be and _moves_to_be(sent, c, predicate, be)]
    _swap(sent, predicate, be, _predicate_rel(sent, predicate))
    for child in moved:
        child.head = be
        if child.rel in {"csubj", "csubj:outer"} and child.i > be.i and predicate.i < child.i:
            child.rel = "xcomp" if _is_infinitive(sent, child) else "ccomp"


def _predicate_rel(sent: Sentence, predicate: Word) -> str:
    if any(c.rel == "case" and c.tag != "POS" for c in sent.children(predicate)):
        return "obl"
    if predicate.pos in {"VERB", "AUX"}:
        return "xcomp:clause" if _is_infinitive(sent, predicate) else "ccomp"
    if predicate.pos == "ADJ" and not _kids(sent, predicate, "det"):
        return "acomp"
    if predicate.pos == "ADV":
        return "advmod"
    return "prep" if predicate.pos == "ADP" else "attr"


def _is_infinitive(sent: Sentence, verb: Word) -> bool:
    return any(c.tag == "TO" for c in sent.children(verb)) and not _kids(sent, verb, "nsubj", "nsubj:pass")


def _moves_to_be(sent: Sentence, child: Word, predicate: Word, be: Word) -> bool:
    """Whether a child of the predicate belongs to the clause rather than to the phrase."""
    rel = child.rel
    if child.i < be.i < predicate.i:
        return True
    if predicate.pos in {"VERB", "AUX"} and be.i < predicate.i:
        negated = child.lower in NEGATIONS and child.i == be.i + 1
        return negated or rel.endswith(":outer") or (rel == "punct" and child.i > predicate.i)
    if rel in {"conj", "cc"}:
        return _clausal_conjunct(sent, child) if rel == "conj" else child.i < be.i
    if rel == "advmod":
        return _adverb_moves(child, predicate, be)
    if rel == "punct":
        return _punct_moves(sent, child, predicate, be)
    if rel in {"obl", "obl:unmarked", "obl:agent", "advcl"}:
        return _adjunct_moves(sent, child, predicate, be)
    return rel not in STAYS_WITH_NOUN


def _clausal_conjunct(sent: Sentence, word: Word) -> bool:
    marks = {"nsubj", "nsubj:pass", "nsubj:outer", "cop", "aux", "aux:pass", "expl", "csubj"}
    return word.pos in {"VERB", "AUX"} or any(c.rel in marks for c in sent.children(word))


def _adverb_moves(adverb: Word, predicate: Word, be: Word) -> bool:
    if adverb.i < be.i or adverb.lower in NEGATIONS:
        return True
    if adverb.i > predicate.i:
        return adverb.lower != "enough"
    if predicate.pos in {"ADJ", "ADV", "NUM"}:
        return not (adverb.lower in DEGREE or adverb.i == predicate.i - 1)
    return adverb.lower not in FOCUS


def _punct_moves(sent: Sentence, mark: Word, predicate: Word, be: Word) -> bool:
    if mark.i < be.i:
        return True
    if mark.tag == "HYPH":
        return False
    kept = [c for c in sent.children(predicate) if c.rel != "punct" and c.rel in STAYS_WITH_NOUN]
    return not any(c.i > mark.i for c in [predicate, *kept])


def _adjunct_moves(sent: Sentence, child: Word, predicate: Word, be: Word) -> bool:
    if child.i < be.i:
        return True
    if child.i < predicate.i:
        return predicate.pos not in {"ADJ", "ADV"}
    if predicate.pos not in {"ADJ", "ADV"} or child.rel == "obl:unmarked":
        return True
    marks = {c.lower for c in sent.children(child) if c.rel in {"mark", "advmod"} and c.i < child.i}
    return child.rel == "advcl" and bool(marks & MARKS_KEPT)


def _cases(sent: Sentence) -> None:
    """Prepositions head their nouns."""
    for noun in _deepest_first(sent):
        cases = [c for c in _kids(sent, noun, "case") if c.tag != "POS"]
        if cases:
            _promote_case(sent, noun, cases)
    for noun in sent.words:  # a conjunct with a preposition of its own is a conjunct of the first preposition
        prep, first = noun.head, noun.head.head if noun.head else None
        if prep and first and prep.rel == "conj" and noun.rel in {"pobj", "pcomp"} and first.rel in {"pobj", "pcomp"}:
            prep.head = first.head if first.head is not None else first


def _promote_case(sent: Sentence, noun: Word, cases: list[Word]) -> None:
    rel = noun.rel
    if rel.startswith(("nsubj", "csubj", "obj", "iobj", "nummod", "det", "compound", "amod", "advmod")) and _bare(
        sent, noun, cases[0]
    ):
        return
    outer = cases[0]
    inner = outer
    _swap(sent, noun, outer, "pobj")
    outer.rel = "agent" if rel == "obl:agent" else rel if rel in CASE_KEEPS_REL else "prep"
    for extra in cases[1:]:
        if extra.i < noun.i:
            extra.head, extra.rel = inner, "prep"
            inner = extra
    noun.head = inner = _last_of_chain(sent, inner)
    noun.rel = "pcomp" if noun.pos in {"ADV", "VERB", "AUX"} else "pobj"
    for child in sent.children(noun):
        if child.i < outer.i and child.rel not in {"conj", "compound"}:
            child.head = outer


def _bare(sent: Sentence, noun: Word, case: Word) -> bool:
    """`Over 70 people died`: a preposition that only widens a number stays below it."""
    if noun.rel.startswith(("compound", "amod", "advmod", "det")):
        return False
    numbers = [w for w in sent.subtree(noun) if w.tag == "CD" and w.i > case.i]
    case.head, case.rel = (numbers[0], "quantmod") if numbers else (noun, "prep")
    return True


def _last_of_chain(sent: Sentence, word: Word) -> Word:
    """The innermost preposition of a fixed phrase, and final labels for its words."""
    for child in sent.children(word):
        if child.rel in {"fixed:pcomp", "fixed:prep"}:
            child.rel = child.rel.removeprefix("fixed:")
            return _last_of_chain(sent, child)
        if child.rel == "pobj" and child.i > word.i and any(c.rel == "fixed:prep" for c in sent.children(child)):
            return _last_of_chain(sent, child)
    return word


def _marks(sent: Sentence) -> None:
    """Infinitival `to` is `aux`; a preposition before a gerund heads it."""
    for verb in _deepest_first(sent):
        for mark in _kids(sent, verb, "mark"):
            if mark.tag == "TO":
                mark.rel = "aux"
            elif _governs_gerund(sent, mark, verb):
                _promote_mark(sent, mark, verb)


def _governs_gerund(sent: Sentence, mark: Word, verb: Word) -> bool:
    if mark.tag not in {"IN", "JJ", "RB", "VBG"} or mark.lower in MARKS_KEPT or mark.i > verb.i:
        return False
    children = sent.children(verb)
    auxiliaries = [c for c in children if c.rel.startswith("aux")]
    gerund = (auxiliaries[0].tag if auxiliaries else verb.tag) == "VBG"
    subject = any(c.rel.startswith("nsubj") for c in children)
    return gerund and (not subject or mark.lower in {"with", "without", "of", "by", "from"})


def _promote_mark(sent: Sentence, mark: Word, verb: Word) -> None:
    rel = verb.rel
    _swap(sent, verb, mark, "pcomp")
    mark.rel = rel if rel in CASE_KEEPS_REL else "prep"
    verb.head = _last_of_chain(sent, mark)
    for child in sent.children(verb):
        if child.i < mark.i and child.rel != "conj":
            child.head = mark
    first = mark.head
    if rel == "conj" and first is not None and first.rel == "pcomp" and first.head is not None:
        mark.head = first.head


def _reporting(sent: Sentence) -> None:
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
    _swap(sent, quoted, said, "ccomp")
    for child in after:
        child.head = said
    for child in _kids(sent, quoted, "punct"):
        if child.i in {said.i - 1, min(inside) - 1, max(inside) + 1}:
            child.head = said


def _chains(sent: Sentence) -> None:
    """Coordination: the UD star becomes a chain; `cc` and commas hang on the conjunct before them."""
    for head in list(sent.words):
        before = head
        for conjunct in [c for c in _kids(sent, head, "conj") if c.i > head.i]:
            for child in sent.children(conjunct):
                if child.i < conjunct.i and child.rel in {"cc", "punct"} and _opens(sent, child, conjunct):
                    child.head = before
            conjunct.head = before
            before = conjunct


def _opens(sent: Sentence, child: Word, conjunct: Word) -> bool:
    return not any(w.i < child.i and w.rel not in {"cc", "punct", "discourse"} for w in sent.subtree(conjunct))


def _objects(sent: Sentence) -> None:
    """Predicates of the object, raised objects, datives, `there is`."""
    for word in sent.words:
        if word.rel == "xcomp" and word.head is not None:
            _xcomp(sent, word, word.head)
        elif word.rel == "prep" and word.lower == "to" and word.head is not None and word.head.lemma in DITRANSITIVE:
            word.rel = "dative" if _kids(sent, word.head, "obj") else "prep"
        elif word.rel == "iobj" and word.head is not None and not _kids(sent, word.head, "obj"):
            word.rel = "obj"
        elif word.rel == "expl" and word.tag != "EX":
            word.rel = "nsubj"
        elif word.rel == "nsubj" and word.head is not None and word.head.lemma == "be":
            word.rel = "attr" if any(c.tag == "EX" for c in _kids(sent, word.head, "expl")) else word.rel
        elif word.rel == "csubj" and word.head is not None and word.i > word.head.i:
            word.rel = "ccomp"


def _xcomp(sent: Sentence, word: Word, verb: Word) -> None:
    objects = [c for c in _kids(sent, verb, "obj", "iobj") if c.i < word.i]
    passive = bool(_kids(sent, verb, "aux:pass", "nsubj:pass"))
    if word.pos in {"ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "DET"}:
        plain = "acomp" if word.pos in {"ADJ", "ADV"} else "attr"
        word.rel = "oprd" if objects or passive else plain
    elif objects and verb.lemma in RAISING_TO_OBJECT and not passive:
        objects[-1].head, objects[-1].rel = word, "nsubj:pass" if _kids(sent, word, "aux:pass") else "nsubj"
        word.rel = "ccomp"


def _rename(sent: Sentence) -> None:
    for word in sent.words:
        word.rel = _label(sent, word)


def _label(sent: Sentence, word: Word) -> str:
    head = word.head
    if head is None:
        return "ROOT"
    if word.rel == "advmod" and word.lower in NEGATIONS:
        return "neg"
    if word.rel == "advmod" and word.tag == "IN" and head.tag == "CD":
        return "quantmod"
    if word.rel == "nmod" and word.tag in {"JJ", "VBN"}:
        return "amod"
    if word.rel in {"nmod", "nmod:desc"}:
        return "nmod" if word.i < head.i else "npadvmod"
    if word.rel == "nmod:unmarked" and word.tag == "CD" and head.tag.startswith("NNP") and head.i < word.i:
        return "nummod"
    if word.rel == "amod" and word.tag in {"NNP", "NNPS"}:
        return "compound"
    if word.rel == "compound" and head.tag in {"VBN", "VBG"} and word.i < head.i:
        return "npadvmod"
    if word.rel == "det" and word.tag in {"PRP$", "WP$"}:
        return "poss"
    return RENAMED.get(word.rel, word.rel)


def _project_punctuation(sent: Sentence) -> None:
    """A mark whose arc crosses another is raised until it crosses none."""
    for mark in sent.words:
        head = mark.head
        while mark.rel == "punct" and head is not None and _crosses(sent, mark, head):
            head = head.head
        if head is not None and mark.rel == "punct":
            mark.head = head


def _crosses(sent: Sentence, mark: Word, head: Word) -> bool:
    first, last = min(mark.i, head.i), max(mark.i, head.i)
    return any(
        w.head is not None and w is not mark and (first < w.i < last) != (first < w.head.i < last)
        and {w.i, w.head.i}.isdisjoint({first, last})
        for w in sent.words
    )  # fmt: skip
