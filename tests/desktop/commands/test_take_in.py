"""`sourcebook take-in`: notes of other programs come into a library, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main
from desktop.core.library.library import Library
from tests.core.builders import an_annotation, an_article
from tests.core.student_work.readers.clippings import LONGER, SAID, clippings

BRIDGE = an_article(url="https://example.org/bridge", title="Repairs of the bridge")


@pytest.fixture(name="folder")
def a_library(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.articles.add(BRIDGE)
    return tmp_path / "library"


def file_of(folder: Path, *quotes: str) -> Path:
    items = [
        {
            "type": "Annotation",
            "id": f"https://example.net/{number}",
            "bodyValue": "Who?",
            "target": {
                "source": BRIDGE.url,
                "selector": {"type": "TextQuoteSelector", "exact": quote},
            },
        }
        for number, quote in enumerate(quotes)
    ]
    path = folder.parent / "notes.jsonld"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    return path


def called(folder: Path, *words: object) -> int:
    return main(["take-in", *map(str, words), "--library", str(folder)])


def notes_of(folder: Path, article: str = "bridge") -> list[tuple[str, str]]:
    with Library.open_for_reading(folder) as library:
        found = library.annotations.of_article(an_article(article).id)
        return [(each.selector.quote.exact, each.body) for each in found]


def test_notes_come_to_their_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of(folder, "nine of the twelve", "not in this text, not a word of it")

    assert called(folder, file) == 0

    said = capsys.readouterr().out
    assert "2 notes are new." in said
    assert "Repairs of the bridge [bridge]: 1 at their words · 1 without their words" in said
    assert "2 notes taken in." in said
    assert notes_of(folder) == [("nine of the twelve", "Who?")]


def test_a_look_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = file_of(folder, "nine of the twelve")
    with Library.open_for_reading(folder) as library:
        before = library.fingerprint()

    assert called(folder, file, "--dry-run") == 0

    assert "1 note would be taken in. Nothing was changed." in capsys.readouterr().out
    with Library.open_for_reading(folder) as library:
        assert library.fingerprint() == before


def test_another_program_is_told_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(folder, file_of(folder, "nine of the twelve"), "--json")
    called(folder, file_of(folder, "nine of the twelve"), "--json")

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["new"], first["written"], first["formats"]) == (1, True, ["web-annotations"])
    assert first["articles"] == [
        {
            "id": "bridge",
            "title": "Repairs of the bridge",
            "sure": 1,
            **dict.fromkeys(("check", "lost", "whole", "grown", "there", "in_bin"), 0),
        }
    ]
    assert (second["new"], second["there"]) == (0, 1)


def test_notes_wait_for_a_text_and_come_to_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder.parent / "My Clippings.txt"
    file.write_bytes(clippings("de"))
    called(folder, file)
    assert "Bridges (and Tides) of the Bay, by Ana Reyes: 1 note waits" in capsys.readouterr().out

    called(folder, "--waiting", "--look", "--json")
    waiting: dict[str, Any] = json.loads(capsys.readouterr().out)
    with Library.open(folder) as library:
        library.articles.add(
            an_article("book", f"So {LONGER}.", title="Bridges (and Tides) of the Bay")
        )
    called(folder, "--waiting")

    assert waiting["waiting"][0]["author"] == "Ana Reyes"
    [(quote, body)] = notes_of(folder, "book")
    assert (quote, body.splitlines()[0]) == (LONGER, SAID)


def test_what_lies_in_the_bin_comes_back_when_that_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = file_of(folder, "nine of the twelve")
    called(folder, file)
    with Library.open(folder) as library:
        [mark] = library.annotations.of_article(BRIDGE.id)
        library.annotations.remove(mark.id)

    called(folder, file)
    assert notes_of(folder) == []
    assert "1 lies in your bin." in capsys.readouterr().out
    called(folder, file, "--bring-back")

    assert notes_of(folder) == [("nine of the twelve", "Who?")]


def test_a_file_that_is_none_is_refused_and_the_others_come(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = folder.parent / "story.txt"
    story.write_text("Once upon a time.", encoding="utf-8")

    status = called(folder, story, folder.parent / "gone.json", file_of(folder, "rust"))

    assert status == 1
    told = capsys.readouterr()
    assert "There are no marks or notes in this file" in told.err
    assert "gone.json" in told.err
    assert notes_of(folder) == [("rust", "Who?")]


def test_an_export_comes_into_another_library(folder: Path) -> None:
    with Library.open(folder) as library:
        library.annotations.add(an_annotation("rust", "Who? #count", article=BRIDGE))
    file, other = folder.parent / "mine.jsonld", folder.parent / "other"
    assert main(["export", str(file), "--all", "--library", str(folder)]) == 0
    with Library.open(other) as library:
        library.articles.add(BRIDGE)

    assert called(other, file) == 0

    assert notes_of(other) == [("rust", "Who? #count")]


@pytest.mark.parametrize("words", [[], ["--waiting", "a.json"]])
def test_a_wrong_call_says_what_is_missing(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        called(folder, *words)

    assert ended.value.code == 2
    assert "--waiting" in capsys.readouterr().err


def test_a_check_knows_what_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder.parent / "My Clippings.txt"
    file.write_bytes(clippings("ja"))
    called(folder, file, file_of(folder, "rust on eight of the twelve beams"))
    capsys.readouterr()

    assert main(["check", "--library", str(folder)]) == 0

    assert "1 note that waits for its article sound" in capsys.readouterr().out
