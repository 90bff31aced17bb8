"""Label names and closed word lists for the conversion."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """The words of a text: a word list that can be read and edited."""
    return text.split()


def barred(text: str) -> list[str]:
    """The items of a text, parted by `|`, where items may have spaces."""
    return [" ".join(item.split()) for item in text.split("|")]


# the labels of en_core_web_sm
LABELS = frozenset(
    listed("""ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj
    csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd
    parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp""")
)

# UD relations that only change their name
RENAMED = {
    "nsubj:pass": "nsubjpass", "nsubj:outer": "nsubj", "csubj:pass": "csubjpass", "csubj:outer": "csubj",
    "aux:pass": "auxpass", "cop": "aux", "obj": "dobj", "iobj": "dative", "obl": "npadvmod",
    "obl:unmarked": "npadvmod", "obl:tmod": "npadvmod", "obl:npmod": "npadvmod", "obl:agent": "npadvmod",
    "nmod:unmarked": "npadvmod", "nmod:tmod": "npadvmod", "nmod:npmod": "npadvmod", "nmod:poss": "poss",
    "acl:relcl": "relcl", "advcl:relcl": "relcl", "compound:prt": "prt", "cc:preconj": "preconj",
    "det:predet": "predet", "discourse": "intj", "vocative": "npadvmod", "flat": "compound", "goeswith": "compound",
    "orphan": "dep", "dislocated": "dep", "reparandum": "dep", "list": "dep", "xcomp:clause": "xcomp",
    "fixed": "advmod", "advmod:least": "advmod", "fixed:prep": "prep", "fixed:pcomp": "pcomp", "root": "dep",
}  # fmt: skip

NEGATIONS = frozenset({"not", "n't", "nt", "never", "n`t"})

# subordinators that stay `mark` before an -ing form (Penn: SBAR), where other prepositions head it
MARKS_KEPT = frozenset(
    listed(
        """while when whilst whenever if though although because whether unless once until till as than
        even so that"""
    )
)

# what belongs to the predicate phrase, not to the clause of `be`
STAYS_WITH_NOUN = frozenset(
    listed("""det det:predet amod compound compound:prt nmod nmod:poss nmod:desc nmod:unmarked nummod case acl
    acl:relcl advcl:relcl appos flat fixed goeswith xcomp ccomp obj iobj cc:preconj quantmod fixed:prep
    fixed:pcomp conj""")
)

DEGREE = frozenset(
    listed("""very so too quite more most less least as rather fairly pretty extremely highly really much far even
    almost nearly about over how totally completely fully particularly especially relatively slightly""")
)
FOCUS = frozenset(
    listed("""only just almost nearly about approximately roughly even exactly quite particularly especially over
    more than mainly mostly largely merely simply""")
)
MONTHS = frozenset(
    listed("""january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec""")
)
SCALES = frozenset(listed("hundred thousand million billion trillion mn bn"))
# fixed phrases whose second word is the complement of the first (`because of`), not a second preposition
PCOMP_PAIRS = frozenset({("because", "of"), ("due", "to"), ("instead", "of"), ("out", "of"), ("prior", "to")})

SPEECH = frozenset(
    listed("""say add tell report note explain claim warn announce state argue insist declare confirm deny admit
    acknowledge allege predict estimate suggest believe think conclude continue reply answer comment
    remark observe write ask stress emphasize emphasise recall joke quip caution assert contend maintain
    reveal disclose promise vow pledge urge hope guess suppose agree complain lament respond describe
    testify concede recount indicate wonder""")
)
DITRANSITIVE = frozenset(
    listed("""give tell send offer hand grant award lend pay sell donate show bring teach owe lease loan""")
)
# the object before the infinitive is the subject of the lower clause (Penn: S with its own NP-SBJ)
RAISING_TO_OBJECT = frozenset(
    listed("""want expect believe consider like need hate love prefer see hear watch feel make let have allow
    enable permit cause require get help find know intend mean""")
)
