"""The open article says anew who speaks in it whenever that was put right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, ArticleId
from desktop.core.extraction import extract
from desktop.core.quotation import Extraction
from desktop.core.shape import Shape
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import TextReading, is_short, read_through
from desktop.live import open_article
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from desktop.live.open_article import OpenArticle
from desktop.live.tasks import Tasks
from desktop.live.what_is_known import ArticleReading
from desktop.live.worker_process import Worker
from tests.core.an_empty_library import a_library
from tests.core.builders import a_correction, a_pack, an_article
from tests.desktop.started_processes import started_processes

BRIDGE = ArticleId("bridge")
SAID = "“The bridge is closed,” said Anna Keller.\n\n"


class Desk:
    """A library with two articles, of which one at a time is open."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.library = a_library(folder)
        self.library.articles.add(an_article())
        self.library.articles.add(an_article("ferry"))
        self.live = LiveLibrary(self.library)
        self.edits = Edits(self.live)
        self.tasks = Tasks()
        self.worker = Worker()
        self.open_article = OpenArticle(self.live, self.tasks, self.worker)
        self.understood: list[ArticleReading] = []
        self.open_article.understood.connect(self.understood.append)
        self._qtbot = qtbot

    def opens(self, name: str = "bridge") -> None:
        self.open_article.open(ArticleId(name))
        self.waits()

    def waits(self) -> None:
        self._qtbot.waitUntil(lambda: self.tasks.is_idle, timeout=60_000)

    def speaker(self) -> str:
        """Whose the first quotation is, as was said last."""
        extraction = self.understood[-1].extraction
        speaker = extraction.speaker(extraction.speech[0].speaker)
        return speaker.name if speaker else ""

    def corrects(self, name: str) -> None:
        findings = self.understood[-1]
        quotation = findings.extraction.speech[0]
        self.edits.speakers.correct_speaker(findings.article, quotation, name)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.worker.close()
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
    monkeypatch.setattr(extract, "extract", None)

    desk.corrects("Tom Reed")
    desk.waits()
    assert desk.speaker() == "Tom Reed"

    desk.edits.steps.undo()
    desk.waits()
    assert desk.speaker() == "Anna Keller"
    assert len(desk.understood) == 3


def test_a_name_that_holds_everywhere_is_shown_in_the_open_article(desk: Desk) -> None:
    desk.opens()

    desk.edits.speakers.join_speakers("Anna Keller", "Mayor Keller")
    desk.waits()

    assert desk.speaker() == "Mayor Keller"


def test_what_is_put_right_elsewhere_is_not_said(desk: Desk) -> None:
    desk.opens()

    desk.edits.speakers.separate_speaker(an_article("ferry"), "Anna Keller", "Another")
    desk.waits()

    assert len(desk.understood) == 1


def test_a_correction_while_the_text_is_being_read_is_not_lost(desk: Desk) -> None:
    desk.open_article.open(BRIDGE)

    desk.edits.speakers.join_speakers("Anna Keller", "Mayor Keller")
    desk.waits()

    assert [each.article.id for each in desk.understood] == ["bridge"]
    assert desk.speaker() == "Mayor Keller"


def test_what_was_found_in_one_article_is_not_taken_for_another(desk: Desk) -> None:
    desk.library.articles.add(an_article("note", text="Nobody spoke."))
    desk.opens()

    desk.opens("note")
    desk.edits.speakers.join_speakers("Anna Keller", "Mayor Keller")
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


# What was found before


def test_an_article_that_was_read_before_needs_no_rules(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.opens()
    desk.opens("ferry")
    before = desk.understood[0]
    monkeypatch.setattr(extract, "extract", None)

    later = OpenArticle(desk.live, desk.tasks, desk.worker)
    with qtbot.waitSignal(later.understood) as again:
        later.open(BRIDGE)

    assert again.args == [before]


def test_what_was_put_right_meanwhile_is_not_passed_over(desk: Desk, qtbot: QtBot) -> None:
    desk.opens()
    desk.opens("ferry")
    desk.library.corrections.add(a_correction(speaker="Tom Reed"))

    desk.opens()

    assert desk.speaker() == "Tom Reed"


# Texts that cannot be read within their time


def reads_for_ever(
    text: str,
    language: str,
    put_right: PutRight,
    found: Extraction | None = None,
    *,
    shape: Shape,
) -> TextReading:
    """Stands for a regular expression that never comes to an end over a long text."""
    while not is_short(text):
        pass
    return read_through(text, language, put_right, found, shape=shape)


def dies(text: str, language: str, *_more: object, shape: Shape) -> None:
    os._exit(9)


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a text that is read by a process and never ends."""
    desk.library.articles.add(an_article("long", text=SAID * 2_000))
    monkeypatch.setattr(open_article, "read_through", reads_for_ever)
    return desk


def test_a_text_that_cannot_be_read_in_its_time_says_so_and_can_be_tried_again(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Article] = []
    slow.open_article.reading_failed.connect(failed.append)
    with monkeypatch.context() as hurried:
        hurried.setattr(open_article, "seconds_for", lambda _text: 0.2)
        slow.opens("long")
    assert [article.id for article in failed] == ["long"]
    [*_, without] = slow.understood
    assert without.readability is None

    monkeypatch.setattr(open_article, "read_through", read_through)
    slow.open_article.try_again()
    slow.waits()

    assert len(failed) == 1
    assert slow.understood[-1].readability is not None
    assert slow.speaker() == "Anna Keller"


def test_what_is_put_right_in_a_text_that_could_not_be_read_does_not_start_it_again(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_article, "seconds_for", lambda _text: 0.2)
    slow.opens("long")
    monkeypatch.setattr(open_article, "read_through", None)

    slow.edits.speakers.join_speakers("Anna Keller", "Mayor Keller")
    slow.waits()

    assert slow.understood[-1].readability is None


def test_another_article_does_not_wait_for_one_that_never_ends(slow: Desk) -> None:
    slow.open_article.open(ArticleId("long"))

    slow.opens("bridge")

    assert [each.article.id for each in slow.understood] == ["bridge"]
    slow.opens("ferry")
    assert slow.speaker() == "Anna Keller"


def test_a_long_article_does_not_wait_for_another_that_never_ends(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.library.articles.add(an_article("longer", text=SAID * 3_000))
    slow.open_article.open(ArticleId("long"))
    monkeypatch.setattr(open_article, "read_through", read_through)

    slow.opens("longer")

    assert [each.article.id for each in slow.understood] == ["longer"]
    assert slow.speaker() == "Anna Keller"


def test_a_process_that_dies_over_a_text_is_told(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_article, "read_through", dies)

    slow.opens("long")

    assert slow.understood[-1].readability is None


def test_a_short_text_is_read_without_a_process(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = started_processes(monkeypatch)

    desk.opens()

    assert started == []
    assert desk.understood[-1].readability is not None


def test_a_word_without_end_is_not_read_in_the_window() -> None:
    assert is_short("The mayor said no. " * 1_000)
    assert not is_short("a" * 1_000)
    assert not is_short(SAID * 2_000)
