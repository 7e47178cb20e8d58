"""`sourcebook check-quotes`: an essay's quotations beside the library, on the command line."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library

TEXT = "The old bridge carries some 400 people a day. “We will not close it,” said Ada Quill.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.articles.add(Article(ArticleId("bridge"), "The bridge", TEXT, byline="Tom Reed"))
    return tmp_path / "library"


def test_findings_come_as_json_with_place_and_citation(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay = tmp_path / "essay.md"
    essay.write_text("# Bridges\n\nIt “carries some 500 people a day”, he says.\n")

    assert main(["check-quotes", str(essay), "--json", "--library", str(folder)]) == 0

    said = json.loads(capsys.readouterr().out)
    [finding] = said["findings"]
    assert (said["articles"], finding["outcome"]) == (1, "meaning-changed")
    assert finding["source"]["text"] == "carries some 400 people a day"
    assert finding["source"]["article"] == "bridge"
    assert finding["source"]["citation"] == "(Reed)"
    [change] = finding["changes"]
    assert (change["kind"], change["text"], change["source_text"]) == ("number", "500", "400")


def test_findings_are_told_in_words(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay = tmp_path / "essay.txt"
    essay.write_text("The mayor says “We will close it”. Somebody said “nobody knows the way”.")

    assert main(["check-quotes", str(essay), "--library", str(folder)]) == 0

    said = capsys.readouterr().out
    assert "Meaning changed: “We will close it”" in said
    assert "Not in your library: “nobody knows the way”" in said


def test_what_is_piped_in_is_checked_as_well(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = TextIOWrapper(BytesIO("He says “carries some 400 people a day”.".encode()))
    monkeypatch.setattr("sys.stdin", piped)

    assert main(["check-quotes", "-", "--library", str(folder)]) == 0

    assert "Exact: “carries some 400 people a day”" in capsys.readouterr().out


def test_what_is_no_essay_is_refused_with_a_reason(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "essay.docx"
    picture.write_bytes(b"PK\x03\x04 no document")

    assert main(["check-quotes", str(picture), "--library", str(folder)]) == 1
    assert main(["check-quotes", str(tmp_path / "none.md"), "--library", str(folder)]) == 1

    assert capsys.readouterr().err.count("sourcebook check-quotes: ") == 2
