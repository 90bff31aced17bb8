"""`claimwire rules`: what it lists, what it finds wrong with rules of one's own, and what it starts them with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

import claimwire
from claimwire import _rulebook, _rules
from claimwire._cli import rules
from claimwire.authoring import evidence

WAVE = """
# numbered, not counted
[[rule]]
id = "quantities.wave"
label = "NOT"
note = "Waves of an attack, as [red]wave 3[/x]."
match = [{ LOWER = "wave" }, { ENT_TYPE = "NUMBER" }]
finds = ["The guns fell silent after [[wave 3]].", "They threw back [[wave seven]] at dawn."]
skips = ["A wave of 300 drones came."]
"""
ABOUT = """
[[rule]]
id = "quantities.give_or_take"
label = "MODIFIER"
set = { modifier = "about" }
note = "Give or take."
match = [{ LOWER = "give" }, { LOWER = "or" }, { LOWER = "take" }, { ENT_TYPE = "NUMBER" }]
finds = [
  { text = "It flew [[give or take 40 sorties]].", value = 40, modifier = "about", head = "sorty" },
  { text = "It cost [[give or take 3 euros]] more.", value = 3, unit = "EUR" },
]
skips = ["They give 40 hours."]
"""
LAMMAS = """
[lists]
feasts_of_ours = ["lammas", "michaelmas"]
[[rule]]
id = "dates.lammas"
label = "DATE"
build = "dates:holiday"
set = { names = { lammas = { month = 8, day = 1 }, michaelmas = { month = 9, day = 29 } } }
note = "Days that claimwire does not know."
match = [[{ LOWER = { IN = "$feasts_of_ours" } }, { TEXT = { REGEX = "^\\\\d{4}$" }, OP = "?" }]]
finds = [
  { text = "Rents rose on [[Lammas]].", on = 2024-10-10, timex = "2024-08-01", from = 2024-08-01 },
  { text = "Rents rose on [[Michaelmas 2019]].", from = "2019-09-29", to = "2019-09-29" },
]
skips = ["The lamb was Michael's."]
"""
CROW = """
[[rule]]
id = "attributions.crow"
label = "VERB"
set = { stance = "asserts", takes = "clause" }
note = "To crow that something is so."
match = [{ LEMMA = "crow", POS = "VERB" }]
finds = [
  { text = "The minister [[crowed]] that exports had doubled.", source = "The minister", content = "exports had doubled" },
  { text = "The mayor [[crows]] that the bridge is safe.", source = "The mayor" },
]
skips = ["The crow took 3 eggs."]
"""
SHIPPED = {name: _rulebook.shipped(name).rules for name in _rulebook.names()}
FINDS = {name: sum(len(rule.finds) for rule in rules) for name, rules in SHIPPED.items()}


@pytest.fixture
def run(extractor: claimwire.Extractor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The command, in an empty directory, with the pipeline of the session."""
    monkeypatch.setattr(rules, "loaded", lambda model, day_first: extractor)
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(rules.app, list(arguments))


def write(**files: str) -> None:
    Path("own").mkdir(exist_ok=True)
    for name, text in files.items():
        Path("own", f"{name}.toml").write_text(text, "utf-8")


# --- list -------------------------------------------------------------------------------------------------------------


def ids(result: Result) -> list[str]:
    """The first column of a table, without its head."""
    return [line.split()[0] for line in result.stdout.splitlines()[1:]]


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        pytest.param([], [rule.id for rules in SHIPPED.values() for rule in rules], id="all"),
        pytest.param(["dates."], [rule.id for rule in SHIPPED["dates"]], id="a-file"),
        pytest.param(["quantities.over"], ["quantities.over"], id="a-whole-id-that-others-begin-with"),
        pytest.param(["quantities.at_"], ["quantities.at_least", "quantities.at_most"], id="a-prefix"),
    ],
)
def test_list(run: Any, arguments: list[str], listed: list[str]) -> None:
    done = run("list", *arguments)
    assert done.exit_code == 0
    assert (ids(done) if len(listed) > 1 else [done.stdout.split()[0]]) == listed


def test_list_tells_own_rules_by_their_file(run: Any) -> None:
    write(quantities=WAVE)
    line = run("list", "quantities.wave", "--rules", "own").stdout.splitlines()[0]
    assert line == "quantities.wave (own/quantities.toml)"
    (row,) = (line.split() for line in run("list", "--rules", "own").stdout.splitlines() if "quantities.wave" in line)
    assert row[:6] == ["quantities.wave", "NOT", "2", "1", "0", "own/quantities.toml"]


def test_a_rule_in_full(run: Any) -> None:
    """Lists stand by their names, with their words below; brackets are no markup."""
    write(dates=LAMMAS, quantities=WAVE)
    assert run("list", "dates.lammas", "--rules", "own").stdout.splitlines() == [
        "dates.lammas (own/dates.toml)",
        "label: DATE, a day, month, year or any other stretch of the calendar",
        "build: dates:holiday",
        "set: { names = { lammas = { month = 8, day = 1 }, michaelmas = { month = 9, day = 29 } } }",
        "note: Days that claimwire does not know.",
        "match:",
        '  [{ LOWER = { IN = "$feasts_of_ours" } }, { TEXT = { REGEX = "^\\\\d{4}$" }, OP = "?" }]',
        "$feasts_of_ours: lammas, michaelmas",
        "finds:",
        '  Rents rose on [[Lammas]]. { on = "2024-10-10", timex = "2024-08-01", from = "2024-08-01" }',
        '  Rents rose on [[Michaelmas 2019]]. { from = "2019-09-29", to = "2019-09-29" }',
        "skips:",
        "  The lamb was Michael's.",
    ]
    assert "note: Waves of an attack, as [red]wave 3[/x]." in run("list", "quantities.wave", "--rules", "own").stdout


def test_every_builder_says_what_it_reads() -> None:
    known = {name: each for layer in _rulebook.names() for name, each in _rules.builders(layer).items()}
    assert [name for name, each in known.items() if not (each.__doc__ or "").partition("\n")[0].endswith(".")] == []


def test_every_builder_is_listed(run: Any) -> None:
    known = {name for layer in _rulebook.names() for name in _rules.builders(layer)}
    assert {line.split()[1] for line in run("list", "--builders").stdout.splitlines()[1:]} == known
    assert {rule.build for rules in SHIPPED.values() for rule in rules} <= {None, *known}


def test_an_unknown_rule(run: Any) -> None:
    done = run("list", "quantities.nothing")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("claimwire: no rule's id is or begins with 'quantities.nothing'")


# --- check ------------------------------------------------------------------------------------------------------------

STEALS = """
[[rule]]
id = "quantities.nobody"
label = "NOT"
note = "Steals from about, exceed, per and including."
match = [{ ENT_TYPE = "NUMBER" }, { LOWER = "people" }]
finds = ["They met [[30 people]].", "They met [[40 people]] there."]
skips = ["The people numbered 30."]
"""
YESTERDAY = """
[[rule]]
id = "dates.our_yesterday"
label = "DATE"
build = "dates:shift"
set = { unit = "day", sign = -1, count = 1 }
note = "Shorter than a rule of claimwire's."
match = [{ LOWER = "yesterday" }]
finds = ["It fell [[yesterday]].", "It fell [[the day before yesterday]]."]
skips = ["It fell."]
"""
CHECKS: list[tuple[str, dict[str, str], int, list[str]]] = [
    ("fine", {"quantities": WAVE + ABOUT, "dates": LAMMAS, "attributions": CROW}, 0, [
        "attributions.crow: ok (2 finds, 1 skips)", "dates.lammas: ok (2 finds, 1 skips)",
        "quantities.wave: ok (2 finds, 1 skips)", "quantities.give_or_take: ok (2 finds, 1 skips)",
        f"4 rules, 12 examples: none wrong; of {sum(FINDS.values())} examples of claimwire's own none broken",
    ]),
    ("wrong-value", {"quantities": ABOUT.replace("value = 40", "value = 41")}, 1, [
        "quantities.give_or_take: wrong (2 finds, 1 skips)",
        "  finds 1: It flew [[give or take 40 sorties]].", "    value is 40, not 41",
    ]),
    ("wrong-unit-and-modifier", {"quantities": ABOUT.replace('unit = "EUR"', 'unit = "USD", modifier = "exact"')}, 1, [
        "    unit is 'euro', not 'USD'; modifier is 'about', not 'exact'",
    ]),
    ("wrong-head", {"quantities": ABOUT.replace("sorty", "boat")}, 1, ["    head is 'sorty', not 'boat'"]),
    ("bounds-left-out", {"quantities": ABOUT.replace('= "about" }', '= "at_least" }').replace('modifier = "about", ', "")}, 1, [
        "    low is 40, not none",
    ]),
    ("no-such-field", {"quantities": ABOUT.replace("value = 3,", "valeu = 3,")}, 1, ["    there is no field 'valeu'"]),
    ("a-field-of-another-file", {"dates": LAMMAS.replace("timex =", "head =")}, 1, ["    there is no field 'head'"]),
    ("wrong-content", {"attributions": CROW.replace('content = "exports had doubled"', 'content = "exports"')}, 1, [
        "    content is ['exports had doubled'], not 'exports'",
    ]),
    ("wrong-span", {"quantities": ABOUT.replace("[[give or take 40 sorties]]", "[[give or take 40]] sorties")}, 1, [
        "    nothing is found at these very words; it is at ['give or take 40 sorties']",
    ]),
    ("pattern-elsewhere", {"quantities": WAVE.replace("after [[wave 3]]", "after [[surge 4]] of wave 3")}, 1, [
        "    its own pattern does not match there, but at ['wave 3']",
    ]),
    ("found-by-another-rule", {"dates": YESTERDAY}, 1, [
        "dates.our_yesterday: wrong (2 finds, 1 skips)",
        "    found by dates.day_before_yesterday, not by this one",
    ]),
    ("quantity-all-the-same", {"quantities": WAVE.replace("[[wave 3]]", "[[wave 3 and 4]]")}, 1, [
        "    '4' is a quantity all the same",
    ]),
    ("skip-that-fires", {"quantities": WAVE.replace("A wave of 300", "After wave 300")}, 1, [
        "  skips 1: After wave 300 drones came.", "    it must not match, but does at ['wave 300']",
    ]),
    ("fails-that-passes", {"quantities": f'{WAVE}fails = ["Nobody saw [[wave 9]]."]'}, 1, [
        "quantities.wave: wrong (2 finds, 1 skips, 1 fails)",
        "  fails 1: Nobody saw [[wave 9]].", "    it is right now: move it to 'finds'",
    ]),
    ("fails-that-fails", {"quantities": f'{WAVE}fails = ["Nobody saw [[waves 8 and 9]]."]'}, 0, [
        "quantities.wave: ok (2 finds, 1 skips, 1 fails)",
    ]),
    ("steals", {"quantities": STEALS}, 1, [
        "quantities.nobody: ok (2 finds, 1 skips)", "quantities.about: claimwire's own, broken by yours",
        "  finds 1: [[About 40 thousand people]] fled the city.", "    nothing is found at all in the sentence",
        f"1 rule, 3 examples: none wrong; of {FINDS['quantities']} examples of claimwire's own 4 broken",
    ]),
    ("builder-that-cannot-read", {"dates": LAMMAS.replace("dates:holiday", "dates:year_period")}, 1, [
        "    dates:year_period cannot read the match: ValueError: invalid literal for int() with base 10: '.'",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "status", "lines"), [pytest.param(f, s, t, id=i) for i, f, s, t in CHECKS])
def test_check(run: Any, files: dict[str, str], status: int, lines: list[str]) -> None:
    write(**files)
    done = run("check", "own")
    assert done.exit_code == status, done.output
    assert [line for line in lines if line not in done.stdout.splitlines()] == [], done.stdout


REFUSED: list[tuple[str, dict[str, str], str]] = [
    ("bad-toml", {"quantities": "[[rule]"}, "own/quantities.toml: not TOML: "),
    ("bad-rule", {"dates": LAMMAS.replace("note =", "nota =")}, "own/dates.toml: rule dates.lammas: 'note' is missing"),
    ("id-of-claimwires", {"quantities": WAVE.replace("wave\"\nlabel", "about\"\nlabel")}, "rule quantities.about: another rule has this id"),
    ("unknown-file", {"units": WAVE}, "own/units.toml: no rules of that name; it may be attributions.toml"),
    ("no-rules", {"quantities": "# to come"}, "own: no [[rule]] in its files"),
    ("empty-folder", {}, "own: no rule files in it; it may hold attributions.toml"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "message"), [pytest.param(f, m, id=i) for i, f, m in REFUSED])
def test_check_refuses(run: Any, files: dict[str, str], message: str) -> None:
    write(**files)
    done = run("check", "own")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("claimwire: own")
    assert message in done.stderr


def test_check_of_what_is_no_folder(run: Any) -> None:
    Path("file").write_text("")
    assert run("check", "none").stderr == "claimwire: none: no such folder\n"
    assert run("check", "file").stderr == "claimwire: file: is no folder\n"


def test_claimwires_own_examples_hold_when_read_together(extractor: claimwire.Extractor, tmp_path: Path) -> None:
    """They are read in batches here, one by one in test_rules.py."""
    assert list(evidence.faults_of(extractor.nlp, [r for rs in SHIPPED.values() for r in rs], evidence.TESTS)) == []


def test_what_does_not_hold_without_the_users_rules_is_not_theirs(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with another model, which some of claimwire's examples do not hold with."""
    together = evidence.together
    lame = lambda rule, *more: "lame" if rule.id == "quantities.plus_in_brackets" else together(rule, *more)  # noqa: E731
    monkeypatch.setattr(evidence, "together", lame)
    write(quantities=WAVE)
    assert run("check", "own").exit_code == 0


# --- new --------------------------------------------------------------------------------------------------------------

NEW: list[tuple[str, list[str], dict[str, Any]]] = [
    ("quantities", ["quantities.wave", "It fell after [[wave 3]].", "They threw back [[Wave seven]].", "--skips", "A wave of 300 came."], {
        "id": "quantities.wave", "label": "NOT", "note": "Such as `wave 3`, `Wave seven`.",
        "match": [{"LOWER": "wave"}, {"ENT_TYPE": "NUMBER"}],
        "finds": ["It fell after [[wave 3]].", "They threw back [[Wave seven]]."], "skips": ["A wave of 300 came."],
    }),
    ("modifier", ["quantities.or_so", "It flew [[give or take 40 raids]].", "It cost [[give or take 2.5 million euros]].", "--skips", "They give 40.", "--label", "MODIFIER", "--set", 'modifier = "more_than"', "--note", "X."], {
        "id": "quantities.or_so", "label": "MODIFIER", "set": {"modifier": "more_than"}, "note": "X.",
        "match": [{"LOWER": "give"}, {"LOWER": "or"}, {"LOWER": "take"}, {"ENT_TYPE": "NUMBER", "OP": "{1,4}"}],
        "finds": [
            {"text": "It flew [[give or take 40 raids]].", "value": 40, "low": 40, "modifier": "more_than"},
            {"text": "It cost [[give or take 2.5 million euros]].", "value": 2500000, "low": 2500000, "modifier": "more_than", "unit": "euro"},
        ], "skips": ["They give 40."],
    }),
    ("words-that-differ", ["quantities.code", "Ask for [[form 3]] there.", "Ask for [[leaflet 12]].", "Ask for [[form no 4]].", "--skips", "Ask."], {
        "id": "quantities.code", "label": "NOT", "note": "Such as `form 3`, `leaflet 12`, `form no 4`.",
        "match": [
            [{"LOWER": {"IN": ["form", "leaflet"]}}, {"ENT_TYPE": "NUMBER"}],
            [{"LOWER": "form"}, {"LOWER": "no"}, {"ENT_TYPE": "NUMBER"}],
        ],
        "finds": ["Ask for [[form 3]] there.", "Ask for [[leaflet 12]].", "Ask for [[form no 4]]."], "skips": ["Ask."],
    }),
    ("dates", ["dates.founders", "It is shut on [[Founders’ Day]].", "It opened on [[Founders’ Day 2019]].", "--skips", "The founders met.", "--set", 'names = { "founders day" = { month = 3, day = 7 } }', "--published", "8 May 2024"], {
        "id": "dates.founders", "label": "DATE", "build": "dates:holiday", "set": {"names": {"founders day": {"month": 3, "day": 7}}},
        "note": "Such as `Founders' Day`, `Founders' Day 2019`.",
        "match": [
            [{"LOWER": "founders"}, {"LOWER": "'"}, {"LOWER": "day"}],
            [{"LOWER": "founders"}, {"LOWER": "'"}, {"LOWER": "day"}, {"ENT_TYPE": "NUMBER"}],
        ],
        "finds": [
            {"text": "It is shut on [[Founders’ Day]].", "on": "2024-05-08", "timex": "2024-03-07", "from": "2024-03-07", "to": "2024-03-07"},
            {"text": "It opened on [[Founders’ Day 2019]].", "on": "2024-05-08", "timex": "2019-03-07", "from": "2019-03-07", "to": "2019-03-07"},
        ], "skips": ["The founders met."],
    }),
    ("dates-by-another-function", ["dates.yestreen", "It fell [[yestreen]].", "It rose [[Yestreen]].", "--skips", "Yesteryear.", "--set", 'unit = "day", sign = -1, count = 1', "--published", "2024-05-08"], {
        "id": "dates.yestreen", "label": "DATE", "build": "dates:shift", "set": {"unit": "day", "sign": -1, "count": 1},
        "note": "Such as `yestreen`, `Yestreen`.", "match": [{"LOWER": "yestreen"}],
        "finds": [
            {"text": "It fell [[yestreen]].", "on": "2024-05-08", "timex": "2024-05-07", "from": "2024-05-07", "to": "2024-05-07"},
            {"text": "It rose [[Yestreen]].", "on": "2024-05-08", "timex": "2024-05-07", "from": "2024-05-07", "to": "2024-05-07"},
        ], "skips": ["Yesteryear."],
    }),
    ("attributions", ["attributions.crow", "The minister [[crowed]] that exports had doubled.", "The mayor [[crows]] that the bridge is safe.", "--skips", "The crow took 3 eggs."], {
        "id": "attributions.crow", "label": "VERB", "set": {"stance": "asserts", "takes": "clause"},
        "note": "Such as `crowed`, `crows`.", "match": [{"LEMMA": "crow", "POS": "VERB"}],
        "finds": [
            {"text": "The minister [[crowed]] that exports had doubled.", "source": "The minister", "content": "exports had doubled"},
            {"text": "The mayor [[crows]] that the bridge is safe.", "source": "The mayor", "content": "the bridge is safe"},
        ], "skips": ["The crow took 3 eggs."],
    }),
    ("another-stance", ["attributions.by_ear", "[[In the telling of]] the mayor, 40 homes were lost.", "[[In the words of]] the mayor, 40 homes were lost.", "--skips", "In the mayor's telling.", "--label", "PREPOSITION", "--set", 'stance = "doubts"'], {
        "id": "attributions.by_ear", "label": "PREPOSITION", "set": {"stance": "doubts"},
        "note": "Such as `In the telling of`, `In the words of`.",
        "match": [{"LOWER": "in"}, {"LOWER": "the"}, {"LOWER": {"IN": ["telling", "words"]}}, {"LOWER": "of"}],
        "finds": [
            {"text": "[[In the telling of]] the mayor, 40 homes were lost.", "source": "the mayor", "content": "40 homes were lost"},
            {"text": "[[In the words of]] the mayor, 40 homes were lost.", "source": "the mayor", "content": "40 homes were lost"},
        ], "skips": ["In the mayor's telling."],
    }),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "rule"), [pytest.param(a, r, id=i) for i, a, r in NEW])
def test_new(run: Any, arguments: list[str], rule: dict[str, Any]) -> None:
    """The rule is written with what comes of it, and passes the check."""
    done = run("new", "deep/own", *arguments)
    file = Path("deep/own", f"{arguments[0].partition('.')[0]}.toml")
    assert done.exit_code == 0, done.output
    (written,) = tomllib.loads(file.read_text("utf-8"))["rule"]
    finds = [
        e if isinstance(e, str) else {k: str(v) if k == "on" else v for k, v in e.items()} for e in written["finds"]
    ]
    assert {**written, "finds": finds} == rule
    assert done.stderr == (
        f"{file}: {arguments[0]} is written; correct what is not as you want it, then: claimwire rules check deep/own\n"
    )
    assert run("check", "deep/own").exit_code == 0


def test_new_never_rewrites(run: Any) -> None:
    """What stood in the file stays as it was to the byte, though it ends without a line end."""
    before = WAVE.rstrip().replace("\n", "\r\n") + " # – kept"
    Path("own").mkdir()
    Path("own/quantities.toml").write_bytes(before.encode())
    done = run(
        "new",
        "own",
        "quantities.dash",
        'The "[[code – 3]]" is\tit.',
        "Dial \\ [[code – 4]].",
        "--skips",
        "A \x7f “code”.",
    )
    assert done.exit_code == 0, done.output
    after = Path("own/quantities.toml").read_bytes().decode()
    assert after.startswith(before)
    assert [r.finds[0].text for r in _rulebook.with_own("quantities", Path("own")).own] == [
        "The guns fell silent after wave 3.",
        'The "code – 3" is\tit.',
    ]
    assert _rulebook.with_own("quantities", Path("own")).own[1].skips[0].text == "A \x7f “code”."


def test_new_says_what_does_not_pass_and_keeps_it(run: Any) -> None:
    done = run(
        "new",
        "own",
        "quantities.nobody",
        "They met [[30 people]].",
        "They met [[40 people]] there.",
        "--skips",
        "So 30 people came.",
    )
    assert done.exit_code == 1
    assert "quantities.nobody: it does not pass yet\n  skips 1: So 30 people came.\n" in done.stderr
    assert "quantities.about: claimwire's own, broken by yours\n" in done.stderr
    assert run("list", "quantities.nobody", "--rules", "own").exit_code == 0


TWO = ["It fell after [[wave 3]].", "They threw back [[wave seven]]."]
SKIP = ["--skips", "A wave of 300 came."]
NOT_NEW: list[tuple[str, list[str], str]] = [
    ("id-of-ones-own", ["quantities.wave", *TWO, *SKIP], "own/quantities.toml: rule quantities.wave: another rule has this id"),
    ("id-of-claimwires", ["quantities.about", *TWO, *SKIP], "rule quantities.about: another rule has this id"),
    ("one-sentence", ["quantities.w", TWO[0], *SKIP], "rule quantities.w: it needs two or more sentences, each with a [[marked span]], and a near miss (--skips)"),
    ("no-skips", ["quantities.w", *TWO], "and a near miss (--skips)"),
    ("unmarked", ["quantities.w", TWO[0], "After wave 3.", *SKIP], "'After wave 3.' must mark one span with [[ ]]"),
    ("marked-twice", ["quantities.w", TWO[0], "[[wave 3]], [[wave 4]].", *SKIP], "must mark one span with [[ ]]"),
    ("marked-skip", ["quantities.w", *TWO, "--skips", "[[wave 3]]."], "'[[wave 3]].' must mark no span"),
    ("within-a-word", ["quantities.w", TWO[0], "They threw back wa[[ve 3]].", *SKIP], "the mark must begin and end with a whole word; it touches 'wave 3'"),
    ("a-number-alone", ["quantities.w", TWO[0], "Back [[3]].", *SKIP], "a mark is nothing but a number"),
    ("no-number", ["quantities.w", TWO[0], "Back [[wave]].", *SKIP], "NOT says that a number is no quantity, and a mark has none in it"),
    ("bad-prefix", ["units.w", *TWO, *SKIP], "own: rule units.w: no rule can have this id; it may be attributions.NAME"),
    ("bad-id", ["quantities.", *TWO, *SKIP], "rule quantities.: no rule can have this id"),
    ("bad-label", ["quantities.w", *TWO, *SKIP, "--label", "QUANTITY"], "its label is 'QUANTITY'; in quantities.toml it may be NOT"),
    ("label-without-its-set", ["quantities.w", *TWO, *SKIP, "--label", "MODIFIER"], "MODIFIER needs 'set.modifier'"),
    ("bad-build", ["quantities.w", *TWO, *SKIP, "--build", "os:system"], "no builder is registered as 'os:system'"),
    ("bad-set", ["quantities.w", *TWO, *SKIP, "--set", "modifier: about"], "--set: 'modifier: about' is no TOML"),
    ("bad-date", ["quantities.w", *TWO, *SKIP, "--published", "soon"], "--published: 'soon' is no date"),
    ("unread-day", ["dates.w", "It is [[Lammas-Tide 2019]].", "It is [[Lammas Tide]].", *SKIP], "'Lammas-Tide 2019' is no date that claimwire can work out; say what it is, as --set 'names = { \"lammas tide\" = "),
    ("not-utf-8", ["quantities.w", TWO[0], "After \udcff [[wave 3]].", *SKIP], "what is given is not UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), [pytest.param(a, m, id=i) for i, a, m in NOT_NEW])
def test_new_refuses(run: Any, arguments: list[str], message: str) -> None:
    """Nothing is written then."""
    write(quantities=WAVE)
    done = run("new", "own", *arguments)
    assert done.exit_code == 2, done.output
    assert message in done.stderr
    assert {file.name: file.read_text("utf-8") for file in Path("own").iterdir()} == {"quantities.toml": WAVE}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[[rule]", "own/quantities.toml: not TOML", id="bad-toml"),
        pytest.param(WAVE.replace("NOT", "NO"), "rule quantities.wave: its label is 'NO'", id="bad-rule"),
    ],
)
def test_new_refuses_a_file_that_cannot_be_used(run: Any, text: str, message: str) -> None:
    write(quantities=text)
    done = run("new", "own", "quantities.w", *TWO, *SKIP)
    assert (done.exit_code, message in done.stderr) == (2, True)
    assert Path("own/quantities.toml").read_text("utf-8") == text


def test_new_where_nothing_can_be_written(run: Any) -> None:
    Path("file").write_text("")
    assert run("new", "file", "quantities.w", *TWO, *SKIP).stderr == "claimwire: file: is no folder\n"
    assert "cannot be written: Not a directory" in run("new", "file/own", "quantities.w", *TWO, *SKIP).stderr


# --- rules of one's own, on top -----------------------------------------------------------------------------------------


def test_a_date_of_ones_own_is_found_whatever_its_words(run: Any) -> None:
    """No word of it is one that claimwire looks around for times."""
    write(dates=LAMMAS)
    found = claimwire.load(rules="own")("The fair was held on Lammas 2019.")
    assert [(row.text, row.from_) for row in found.dates] == [("Lammas 2019", "2019-08-01")]


def test_of_two_rules_that_match_the_same_words_ones_own_goes_first(run: Any) -> None:
    """By its id alone `say` would stand before `tell_of_ours`."""
    write(
        attributions=CROW.replace("attributions.crow", "attributions.tell_of_ours")
        .replace('"crow"', '"say"')
        .replace("asserts", "doubts")
    )
    found = claimwire.load(rules="own")("The mayor said that 40 homes were lost.")
    assert [(row.stance, row.rules) for row in found.attributions] == [("doubts", ["attributions.tell_of_ours"])]
