"""Which files of a folder are articles, and links, circles and locked doors on the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimwire.articles import Failure, find_files, read_file

NAMES = [
    ("text", "a.txt", True),
    ("capitals", "A.TXT", True),
    ("markdown", "a.md", True),
    ("markdown-in-full", "a.markdown", True),
    ("web-page", "a.html", True),
    ("old-web-page", "a.htm", True),
    ("xhtml", "a.xhtml", True),
    ("json", "a.json", True),
    ("json-lines", "a.jsonl", True),
    ("ndjson", "a.ndjson", True),
    ("csv", "a.csv", True),
    ("tsv", "a.tsv", True),
    ("parquet", "a.parquet", True),
    ("crawl", "a.warc", True),
    ("packed-page", "a.html.gz", True),
    ("packed-crawl", "a.warc.gz", True),
    ("packed-something", "a.gz", False),
    ("pdf", "a.pdf", False),
    ("no-suffix", "a", False),
    ("gold", "a.gold.json", False),
    ("second-gold", "a.gold-second.json", False),
    ("packed-gold", "a.gold.json.gz", False),
    ("readme", "README.md", False),
    ("packed-readme", "readme.txt.gz", False),
    ("hidden", ".a.txt", False),
    ("in-a-hidden-folder", ".git/a.txt", False),
    ("deep", "b/c/d/a.txt", True),
]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Rain fell.")


def names(folder: Path, but: Path | None = None) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_files(folder, but=but)]


@pytest.mark.parametrize(("name", "article"), [pytest.param(n, a, id=i) for i, n, a in NAMES])
def test_articles_are_known_by_name(tmp_path: Path, name: str, article: bool) -> None:
    write(tmp_path, name)
    assert names(tmp_path) == [name] * article


def test_the_order_is_that_of_the_paths(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z.txt", "a.txt", "c/a.txt", "B.txt")
    assert names(tmp_path) == ["B.txt", "a/z.txt", "a.txt", "b.txt", "c/a.txt"]


def test_a_circle_of_links_ends_and_gives_every_article_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "deep/b.txt")
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "deep")
    (tmp_path / "same.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt", "deep/b.txt"]


def test_a_link_that_leads_out_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "out/b.txt", "out/c.txt", "d.txt")
    (tmp_path / "in" / "first").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "second").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "third.txt").symlink_to(tmp_path / "out" / "b.txt")
    (tmp_path / "in" / "z.txt").symlink_to(tmp_path / "d.txt")
    (tmp_path / "out" / "back").symlink_to(tmp_path / "in")
    assert names(tmp_path / "in") == ["a.txt", "first/b.txt", "first/c.txt", "z.txt"]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "b.txt")
    (tmp_path / "in" / "above").symlink_to(tmp_path)
    assert names(tmp_path / "in") == ["a.txt"]


@pytest.mark.parametrize(
    ("target", "reason"),
    [("a.txt", "Too many levels of symbolic links"), ("gone.txt", "No such file")],
    ids=["to-itself", "to-nothing"],
)
def test_a_link_without_an_end_is_a_failure(tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / target)
    (path,) = find_files(tmp_path)
    (found,) = read_file(path)
    assert isinstance(found, Failure)
    assert reason in found.reason


def test_results_are_not_found_through_a_link(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "results/b.txt")
    (tmp_path / "in" / "last").symlink_to(tmp_path / "results")
    assert names(tmp_path / "in", but=tmp_path / "results") == ["a.txt"]


def test_a_folder_that_cannot_be_looked_into_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "locked/b.txt", "open/c.txt")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert names(tmp_path) == ["a.txt", "locked", "open/c.txt"]
    (found,) = read_file(tmp_path / "locked", id="locked")
    assert found == Failure(
        "locked", (tmp_path / "locked").as_posix(), "cannot be read: Permission denied; check its path and rights"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (found,) = read_file(tmp_path / "a.txt", id="a")
    assert isinstance(found, Failure)
    assert found.reason == "cannot be read: Permission denied; check its path and rights"


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert find_files(tmp_path) == []


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert find_files(tmp_path) == []
    (found,) = read_file(tmp_path / "a.txt")
    assert isinstance(found, Failure)
    assert "it is a folder" in found.reason


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Rain fell.")
    (file,) = find_files(tmp_path)
    (found,) = read_file(file, id=file.name)
    assert found.id == r"caf\udce9.txt"
    found.id.encode()
    assert found.path is not None
    found.path.encode()
