"""`sourcebook import` adds files to a library and tells of each what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from tests.core.builders import an_annotation
from tests.core.importing.made_files import a_docx, a_paragraph, a_pdf, a_zip, an_epub, drawn

WORDS = "The water rose over the stones of the weir that night, and nobody slept at all. " * 3


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("The weir\n\nIt broke in the night, said the mayor.")
    (folder / "b.docx").write_bytes(a_docx(a_paragraph(WORDS)))
    (folder / "c.pdf").write_bytes(a_pdf([drawn([(70, 700, 10, "It broke in the pdf, too.")])]))
    return folder


def run(library: Path, *words: str | Path) -> int:
    return main(["import", "--library", str(library), *map(str, words)])


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_files_become_articles_and_a_line_of_json_each(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [files / name for name in ("a.txt", "b.docx", "c.pdf", "none.odt")]

    assert run(tmp_path / "library", *paths, "--json") == 1

    lines = told(capsys)
    assert [line["path"] for line in lines] == list(map(str, paths))
    assert [line["outcome"] for line in lines] == ["added", "added", "added", "not-added"]
    assert lines[3]["reason"] == "no-file"
    assert lines[2]["notices"] == ["read-by-layout"]
    with Library.open_existing(tmp_path / "library") as library:
        assert [library.articles.get(ArticleId(line["article"])).title for line in lines[:3]] == [
            "The weir",
            "b",
            "c",
        ]


def test_a_folder_is_read_and_the_same_again_is_there_already(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "library", files, "--json") == 0
    first = told(capsys)
    assert run(tmp_path / "library", files, files / "a.txt", "--json") == 0

    again = told(capsys)
    assert {line["outcome"] for line in again} == {"already-there"}
    assert [line["article"] for line in again[:3]] == [line["article"] for line in first]


def test_a_text_that_changed_is_told_and_not_added(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "library", files / "b.docx", "--json")
    [first] = told(capsys)
    (files / "b.docx").write_bytes(a_docx(a_paragraph(WORDS + "And again.")))

    # It is not in the library, and a script hears so.
    assert run(tmp_path / "library", files / "b.docx", "--json") == 1

    [again] = told(capsys)
    assert (again["outcome"], again["article"]) == ("changed", first["article"])


def test_a_text_that_changed_is_taken_as_a_new_version_with_what_became_of_its_marks(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "library", files / "b.docx", "--json")
    [first] = told(capsys)
    with Library.open(tmp_path / "library") as library:
        article = library.articles.get(ArticleId(first["article"]))
        library.annotations.add(an_annotation("over the stones", article=article))
    (files / "b.docx").write_bytes(a_docx(a_paragraph(WORDS + "And again.")))

    assert run(tmp_path / "library", files / "b.docx", "--new-version", "--json") == 0

    [again] = told(capsys)
    assert (again["outcome"], again["article"]) == ("new-version", first["article"])
    assert again["version"] == 2
    assert again["marks"] == {"same": 1, "changed": 0, "check": 0, "gone": 0}
    # An earlier text of an article is known as well.
    (files / "b.docx").write_bytes(a_docx(a_paragraph(WORDS)))
    assert run(tmp_path / "library", files / "b.docx", "--new-version", "--json") == 0
    assert told(capsys)[0]["outcome"] == "already-there"
    assert run(tmp_path / "library", files / "b.docx", "--new-version") == 0
    assert "already there" in capsys.readouterr().out


def test_what_is_there_is_added_all_the_same_when_that_is_asked_for(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "library", files / "b.docx", "--json")
    [first] = told(capsys)

    assert run(tmp_path / "library", files / "b.docx", "--again", "--json") == 0

    [again] = told(capsys)
    assert again["outcome"] == "added"
    assert again["article"] not in (first["article"], None)
    with pytest.raises(SystemExit):
        run(tmp_path / "library", files / "b.docx", "--again", "--new-version")


def test_a_finished_text_is_told_to_hold_its_draft(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentences = [f"On day {number} the water rose by {number} feet. " for number in range(40)]
    essay = files / "essay.txt"
    essay.write_text("".join(sentences[:12]))
    run(tmp_path / "library", essay, "--json")
    essay.write_text("".join(sentences))
    told(capsys)

    assert run(tmp_path / "library", essay, "--json") == 1

    assert told(capsys)[0]["outcome"] == "longer"
    assert run(tmp_path / "library", essay, "--new-version") == 0
    assert "version 2" in capsys.readouterr().out


def test_several_texts_of_one_file_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = f"<p>{WORDS * 30}</p>"
    book = an_epub(
        {"a.xhtml": f"<h1>Rain</h1>{chapter}", "b.xhtml": f"<h1>Flood</h1>{chapter}"},
        contents=[("Rain", "a.xhtml"), ("Flood", "b.xhtml")],
    )
    (tmp_path / "all.zip").write_bytes(a_zip({"a.txt": "Plain words.", "weir.epub": book}))

    run(tmp_path / "library", tmp_path / "all.zip", "--json")

    assert [line["part"] for line in told(capsys)] == [
        "a.txt",
        "weir.epub · The Weir · Rain",
        "weir.epub · The Weir · Flood",
    ]


def test_a_person_reads_sentences(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "d.pdf").write_bytes(b"%PDF-1.7 cut")

    assert run(tmp_path / "library", files) == 1

    said = capsys.readouterr().out
    assert f"{files / 'd.pdf'}: This file is damaged, or a part of it is missing." in said
    assert said.endswith("3 articles added.\n")


def test_a_library_that_cannot_be_opened_is_told(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("no folder")

    assert run(tmp_path / "taken", files / "a.txt") == 1
    assert "Nothing was changed" in capsys.readouterr().err


def test_a_wrong_call_is_told() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["import"])

    assert ended.value.code == 2
