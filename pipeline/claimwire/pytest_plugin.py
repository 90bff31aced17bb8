"""pytest plugin: `pytest --claimwire-gold DIR` makes a test of every article and of every gold claim in DIR.

Nothing but pytest is imported until the option is given; spaCy and the model are loaded when the first of them runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from claimwire.extractor import Extractor
    from claimwire.scores.check import Checked, Layer, Outcome


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("claimwire", "articles against their gold")
    group.addoption("--claimwire-gold", metavar="DIR", help="folder of articles with NAME.gold.json beside them")
    group.addoption("--claimwire-rules", metavar="DIR", help="folder of rules of your own, on top of those that ship")
    group.addoption("--claimwire-model", metavar="NAME_OR_PATH", help="a spaCy pipeline in place of the bundled one")


def pytest_configure(config: pytest.Config) -> None:
    folder = folder_of(config)
    if folder is None:
        return
    if not folder.exists():
        raise pytest.UsageError(f"--claimwire-gold: {folder}: no such folder")
    if not any(folder.is_relative_to(Path(arg.partition("::")[0]).resolve()) for arg in config.args):
        config.args.append(str(folder))


def folder_of(config: pytest.Config) -> Path | None:
    given = config.getoption("--claimwire-gold")
    return Path(given).resolve() if given else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    folder = folder_of(parent.config)
    if folder is None or not file_path.name.endswith(".gold.json") or not file_path.resolve().is_relative_to(folder):
        return None
    collector: pytest.Collector = GoldFile.from_parent(parent, path=file_path)
    return collector


class DisagreementError(Exception):
    """An article that is not what its gold says, told line by line."""


class GoldFile(pytest.File):
    """The gold of an article, or of several in one file."""

    _outcomes: list[Outcome] | None = None

    def collect(self) -> Iterator[pytest.Item]:
        """A test for the article, and one for each of its claims.

        Raises:
            CollectError: If the gold cannot be used.
        """
        from claimwire.scores.check import articles_of, words_of
        from claimwire.scores.gold import GoldError, read_gold

        try:
            golds = read_gold(self.path)
            articles = articles_of(self.path, golds)
        except GoldError as error:
            raise self.CollectError(str(error)) from None
        for n, (article, gold) in enumerate(zip(articles, golds, strict=True)):
            before = f"{article.id.partition('#')[2]}: " if len(golds) > 1 else ""
            yield ArticleTest.from_parent(self, name=f"{before}article", article=n)
            for k, claim in enumerate(gold.written().get("claims", [])):
                words = " ".join(words_of(claim).split())
                yield ClaimTest.from_parent(self, name=f"{before}claim {k + 1} {words}", article=n, claim=k)

    def outcomes(self) -> list[Outcome]:
        """What was extracted, against the gold; once a file."""
        from claimwire.scores.check import check_file
        from claimwire.scores.gold import GoldError

        if self._outcomes is None:
            try:
                self._outcomes = list(check_file(extractor_of(self.config), self.path))
            except GoldError as error:
                raise DisagreementError(str(error)) from None
        return self._outcomes


EXTRACTOR = pytest.StashKey["Extractor"]()


def extractor_of(config: pytest.Config) -> Extractor:
    """The extractor of the session, with the user's rules."""
    if EXTRACTOR not in config.stash:
        from claimwire import load

        config.stash[EXTRACTOR] = load(
            config.getoption("--claimwire-model"), rules=config.getoption("--claimwire-rules")
        )
    return config.stash[EXTRACTOR]


class GoldTest(pytest.Item):
    """A test whose failure is what differs, without a traceback."""

    def __init__(self, *, article: int, **named: Any):
        super().__init__(**named)
        self.article = article

    @property
    def outcome(self) -> Outcome:
        assert isinstance(self.parent, GoldFile)
        return self.parent.outcomes()[self.article]

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, DisagreementError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.name}: {self.name}"


class ArticleTest(GoldTest):
    """What the article's gold says of it as a whole: its dates and sources, and that there is no more than it lists."""

    def runtest(self) -> None:
        outcome = self.outcome
        lines = more("claim", outcome.claims)
        for name, layer in (("date", outcome.dates), ("attribution", outcome.attributions)):
            lines += [line for row in layer.rows if not row.optional for line in differs(name, row)] + more(name, layer)
        if lines:
            raise DisagreementError("\n".join([f"{outcome.article.id} is not what its gold says:", *lines]))


class ClaimTest(GoldTest):
    """One claim of the gold: that it is found, and each field that it states."""

    def __init__(self, *, claim: int, **named: Any):
        super().__init__(**named)
        self.claim = claim

    def runtest(self) -> None:
        outcome = self.outcome
        row = outcome.claims.rows[self.claim]
        if row.found is None and row.optional:
            return
        if lines := differs("claim", row):
            said = [f"in: {' '.join(row.found['text'].split())}"] if row.found else []
            raise DisagreementError("\n".join([f"{outcome.article.id} is not what its gold says:", *lines, *said]))


def differs(name: str, row: Checked) -> list[str]:
    """A line for a row that was not found, or for each field that differs."""
    if row.found is None:
        return [f"{name} {row.words!r} is lost: nothing of that amount is found there"]
    return [f"{name} {row.words!r}: {difference}" for difference in row.differences]


def more(name: str, layer: Layer) -> list[str]:
    """A line for each row that the gold, which lists all there is, does not have."""
    words = ((row.get("quantity") or row.get("cue") or row)["text"] for row in layer.extra or ())
    return [f"{name} {text!r} is in no gold" for text in words]
