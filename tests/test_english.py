"""What counts as English."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from claimwire.articles import Article, Failure, english, find_files, not_english, read_file

CORPUS = Path(__file__).parent.parent / "corpus"
ENGLISH = [
    ("prose", "Rain fell on Arden for three days and 40 people died, the ministry said on Monday."),
    ("headline", "Arden flood toll hits 40"),
    ("headlines", "Arden flood toll hits 40\nMinister quits over dam\nShares slide 3%\nRail staff strike again"),
    ("two-words", "40 tot"),
    ("numbers", "1,200 3,400 5,600\n12.5% 13.4%"),
    ("capitals", "FLOODS KILL 40 IN ARDEN AS RIVER BREAKS BANKS; THOUSANDS FLEE HOMES"),
    ("names", "Pedro Sánchez, José Luis Rodríguez Zapatero, Mariano Rajoy, Felipe González, Nadia Calviño, Yolanda Díaz"),
    ("ukrainian-names", "Volodymyr Zelenskyy, Kyrylo Budanov, Serhii Shoihu, Oleksandr Syrskyi, Rustem Umerov"),
    ("foreign-places", "Sales rose 12% in Mato Grosso do Sul, São Paulo, Rio de Janeiro and Minas Gerais, INPE said."),
    ("quotations", "Olaf Scholz told Die Zeit that 'wir schaffen das' would stand. The Bundestag votes on Monday."),
    ("losses", "Tanks (45):\n- 12 T-72B3\n- 3 T-80BVM\nAPCs:\n- 10 BMP-2\n- 12 BTR-82A\nTrucks:\n- 30 KamAZ"),
    ("results", "Bayern München 3 Borussia Dortmund 1\nRB Leipzig 2 Eintracht Frankfurt 2\nSC Freiburg 1 VfL Wolfsburg 0"),
    ("toll", "Zaporizhzhia: 12 dead\nKryvyi Rih: 3 dead\nDnipropetrovsk: 40 wounded\nKhmelnytskyi: 2 wounded"),
    ("shares", "FTSE 100 8,200 +0.3%\nDAX 18,400 -0.2%\nCAC 40 7,600 +0.1%\nNikkei 225 39,000 -1.2%"),
]  # fmt: skip
OTHER = [
    ("de", "Bei Überschwemmungen in Arden sind nach Angaben des Ministeriums vierzig Menschen gestorben."),
    ("fr", "Quarante personnes sont mortes dans les inondations d'Arden, a annoncé lundi le ministère."),
    ("es", "Al menos cuarenta personas murieron en las inundaciones de Arden, informó el lunes el ministerio."),
    ("nl", "Bij overstromingen in Arden zijn veertig mensen om het leven gekomen, zegt het ministerie."),
    ("ru", "Сорок человек погибли в результате наводнения в Ардене, сообщило министерство в понедельник."),
    ("ar", "لقي أربعون شخصا مصرعهم في فيضانات أردن، حسبما ذكرت الوزارة يوم الاثنين في بيان لها."),
    ("zh", "阿登洪水造成四十人死亡，该部周一表示。三百所房屋被毁，学校关闭三天，数千人离开家园。"),
]
STATED = [
    ("english", "en", True),
    ("british", "en-GB", True),
    ("underscore", "en_US", True),
    ("three-letters", "eng", True),
    ("german", "de", False),
    ("austrian", "de-AT", False),
    ("undetermined", "und", True),
    ("empty", "", True),
]
PROSE = ENGLISH[0][1]


@pytest.mark.parametrize("text", [pytest.param(t, id=i) for i, t in ENGLISH])
def test_english_is_left_in(text: str) -> None:
    assert not_english(Article("a", text)) is None


@pytest.mark.parametrize(("language", "text"), OTHER, ids=[language for language, _ in OTHER])
def test_another_language_is_skipped(language: str, text: str) -> None:
    found = not_english(Article("a", text, path="a.txt"))
    assert found == Failure("a", "a.txt", f"not English ({language}); skipped", skipped=True)


@pytest.mark.parametrize(("language", "is_english"), [pytest.param(s, e, id=i) for i, s, e in STATED])
def test_a_stated_language_is_believed(language: str, is_english: bool) -> None:
    assert (not_english(Article("a", PROSE, language=language)) is None) == is_english


def test_failures_pass_and_english_is_stated() -> None:
    broken = Failure("b", None, "empty")
    found = list(english([Article("a", PROSE), broken, Article("c", OTHER[0][1])]))
    assert found[0] == Article("a", PROSE, language="en")
    assert found[1] is broken
    assert isinstance(found[2], Failure)
    assert found[2].skipped


def test_the_corpus_is_english() -> None:
    articles = [row for file in find_files(CORPUS) for row in read_file(file)]
    assert len(articles) >= 44
    assert [row.id for row in articles if isinstance(row, Failure) or not_english(row)] == []


def test_it_takes_no_time() -> None:
    article = Article("a", "Ardens flod steg, og tusener av mennesker forlot hjemmene sine mandag. " * 50)
    assert not_english(article)
    start = time.perf_counter()
    for _ in range(20):
        not_english(article)
    assert (time.perf_counter() - start) / 20 < 0.005  # measured 0.0005; the rest is for a busy machine
