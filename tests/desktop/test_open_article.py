"""The open article says anew who speaks in it whenever that was put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import open_article
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.edits import Edits
from desktop.live_library import LiveLibrary
from desktop.open_article import Findings, OpenArticle
from desktop.tasks import Tasks
from tests.core.builders import a_correction, a_pack, an_article

BRIDGE = ArticleId("bridge")


class Desk:
    """A library with two articles, of which one at a time is open."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.library = Library.open(folder)
        self.library.articles.add(an_article())
        self.library.articles.add(an_article("ferry"))
        self.live = LiveLibrary(self.library)
        self.edits = Edits(self.live)
        self.tasks = Tasks()
        self.open_article = OpenArticle(self.live, self.tasks)
        self.understood: list[Findings] = []
        self.open_article.understood.connect(self.understood.append)
        self._qtbot = qtbot

    def opens(self, name: str = "bridge") -> None:
        self.open_article.open(ArticleId(name))
        self.waits()

    def waits(self) -> None:
        self._qtbot.waitUntil(lambda: self.tasks.is_idle)

    def speaker(self) -> str:
        """Whose the first quotation is, as was said last."""
        extraction = self.understood[-1].extraction
        speaker = extraction.speaker(extraction.speech[0].speaker)
        return speaker.name if speaker else ""

    def corrects(self, name: str) -> None:
        findings = self.understood[-1]
        quotation = findings.extraction.speech[0]
        self.edits.correct_speaker(findings.article, quotation, name)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.tasks.close()
    desk.library.close()


def test_what_was_put_right_holds_from_the_first_look(desk: Desk) -> None:
    desk.library.corrections.add(a_correction(speaker="Tom Reed"))

    desk.opens()

    assert [each.article.id for each in desk.understood] == ["bridge"]
    assert desk.speaker() == "Tom Reed"
    voices = {voice.speaker.name for voice in desk.understood[0].ledger.voices}
    assert voices == {"Tom Reed", "Anna Keller"}


def test_a_correction_and_its_undoing_are_said_without_reading_the_text_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.opens()
    assert desk.speaker() == "Anna Keller"
    monkeypatch.setattr(open_article, "extract", None)

    desk.corrects("Tom Reed")
    desk.waits()
    assert desk.speaker() == "Tom Reed"

    desk.edits.undo()
    desk.waits()
    assert desk.speaker() == "Anna Keller"
    assert len(desk.understood) == 3


def test_a_name_that_holds_everywhere_is_shown_in_the_open_article(desk: Desk) -> None:
    desk.opens()

    desk.edits.join_speakers("Anna Keller", "Mayor Keller")
    desk.waits()

    assert desk.speaker() == "Mayor Keller"


def test_what_is_put_right_elsewhere_is_not_said(desk: Desk) -> None:
    desk.opens()

    desk.edits.separate_speaker(an_article("ferry"), "Anna Keller", "Another")
    desk.waits()

    assert len(desk.understood) == 1


def test_a_correction_while_the_text_is_being_read_is_not_lost(desk: Desk) -> None:
    desk.open_article.open(BRIDGE)

    desk.edits.join_speakers("Anna Keller", "Mayor Keller")
    desk.waits()

    assert [each.article.id for each in desk.understood] == ["bridge"]
    assert desk.speaker() == "Mayor Keller"


def test_what_was_found_in_one_article_is_not_taken_for_another(desk: Desk) -> None:
    desk.library.articles.add(an_article("note", text="Nobody spoke."))
    desk.opens()

    desk.opens("note")
    desk.edits.join_speakers("Anna Keller", "Mayor Keller")
    desk.waits()

    assert desk.understood[-1].extraction.quotations == ()


def test_the_corrections_and_the_people_of_a_pack_hold(desk: Desk) -> None:
    pack = a_pack()
    first = pack.articles[0]
    teachers = a_correction(
        speaker="the mayor", name="bridges/q1", made_by="A. Teacher", article=first
    )
    desk.library.lessons.install([replace(pack, corrections=(teachers,))])

    desk.opens(first.id)

    assert desk.speaker() == "Anna Keller"
    assert desk.understood[-1].extraction.speech[0].confidence == 1.0
