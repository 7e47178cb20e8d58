"""`sourcebook export` and `sourcebook cite`: work and sources as files, on the command line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop.command_line import main
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.library import Library
from tests.core.builders import a_pack, an_annotation, an_article

BRIDGE = an_article(byline="By Ana Reyes", publisher="Harbour Post", published="2020-05-03")


@pytest.fixture(name="folder")
def a_library(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.articles.add(BRIDGE)
        library.articles.add(an_article("tides", title="Figures of tides"))
        library.lessons.install([a_pack()])
        library.annotations.add(an_annotation("nine of the twelve", "Sufficient?", article=BRIDGE))
        put = Collections(library.connection, library.now)
        put.change([(BRIDGE.id, "c1")], [], [ArticleCollection("c1", "Harbour")])
    return tmp_path / "library"


@pytest.mark.parametrize("form", ["md", "html", "docx", "csv", "jsonld", "json", "pdf"])
def test_every_format_is_written(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    file = folder.parent / f"notes.{form}"

    status = main(["export", str(file), "bridge", "--library", str(folder)])

    assert status == 0
    assert file.stat().st_size > 100
    assert "1 mark of 1 article" in capsys.readouterr().out


def test_words_with_joined_letters_are_found_in_a_pdf(folder: Path, qapp: object) -> None:
    file = folder.parent / "notes.pdf"

    main(["export", str(file), "--all", "--library", str(folder)])

    with pypdfium2.PdfDocument(file) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Figures of tides" in words
    assert "Sufficient?" in words
    assert "nine of the twelve" in words


def test_a_file_that_is_there_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.parent / "notes.md"
    file.write_text("mine")
    call = ["export", str(file), "--all", "--library", str(folder)]

    assert main(call) == 1
    assert "was not changed" in capsys.readouterr().err
    assert file.read_text() == "mine"
    assert main([*call, "--replace"]) == 0


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (["--collection", "harbour"], 1),
        (["--lesson", "bridges"], 2),
        (["--search", "rust"], 4),
        (["--all"], 4),
    ],
)
def test_articles_are_chosen_in_several_ways(
    folder: Path, choice: list[str], texts: int, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder.parent / "notes.md"

    assert main(["export", str(file), *choice, "--library", str(folder)]) == 0

    assert f" of {texts} article" in capsys.readouterr().out


@pytest.mark.parametrize(
    "choice", [[], ["--collection", "none"], ["--lesson", "none"], ["nothing"]]
)
def test_where_there_is_nothing_to_choose_the_reason_is_told(
    folder: Path, choice: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder.parent / "notes.md"

    assert main(["export", str(file), *choice, "--library", str(folder)]) == 1

    assert capsys.readouterr().err.startswith("sourcebook export: ")
    assert not file.exists()


def test_sources_are_listed_and_what_they_lack_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["cite", "--style", "apa", "--library", str(folder)]

    assert main([*call, "--in-text", "bridge", "tides"]) == 0

    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Figures of tides. (n.d.).",
        "    (Figures of tides, n.d.)",
        "Reyes, A. (2020, May 3). Repairs. Harbour Post.",
        "    (Reyes, 2020)",
    ]
    assert "Figures of tides: not known yet: Who wrote or made it?" in told.err


@pytest.mark.parametrize(
    ("asked", "title"),
    [("--title-case", "Figures of Tides"), ("--sentence-case", "Figures of tides")],
)
def test_titles_are_listed_in_the_letters_that_are_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], asked: str, title: str
) -> None:
    assert main(["cite", "tides", asked, "--library", str(folder)]) == 0

    assert title in capsys.readouterr().out


def test_sources_go_to_other_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["cite", "bridge", "--library", str(folder), "--as"]

    for form, begins in (
        ("ris", "TY  - NEWS"),
        ("bibtex", "@article{Reyes2020"),
        ("csl-json", "["),
    ):
        assert main([*call, form]) == 0
        assert capsys.readouterr().out.startswith(begins)
