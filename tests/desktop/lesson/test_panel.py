"""The page of a lesson by itself: nothing is cut off, and what an edition did leads on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.edition_news import EditionNews
from desktop.core.library.reading_marks import ReadingState
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import AnswerVerdict
from desktop.core.packs.timeline import Moment
from desktop.core.pen import Pen
from desktop.core.question import Question, QuestionId, QuestionType
from desktop.lesson.page import AskedRow, ExplainedEntry, LessonPage, NextStep, ReadRow, StepKind
from desktop.lesson.panel import LessonPanel
from desktop.lesson.parts import PressedRow
from desktop.lesson.timeline_strip import TimelineStrip
from tests.desktop.builders import part_of
from tests.desktop.conftest import ShowWidget

LONG = "What the reporter of the Courier said about the bridge, and who was asked before that"
FIRST, SECOND = ArticleId("pack/first"), ArticleId("pack/second")
EASIER = (ArticleId("pack/easy"), ArticleId("pack/easier"))
LARGEST = Preferences(text_size=36, spacing=8, line_height=220, text_font="OpenDyslexic")


def a_page(news: EditionNews | None = None) -> LessonPage:
    """A lesson in which everything is there that can be, and is long."""
    asked = tuple(
        AskedRow(
            Question(QuestionId(f"pack/{kind}"), FIRST, LONG, kind, LONG),
            AnswerState.BEGUN,
            verdict=AnswerVerdict.NOT_YET,
        )
        for kind in QuestionType
    )
    return LessonPage(
        PackId("pack"),
        LONG,
        LONG,
        2,
        "2025-01-31",
        "CC-BY-4.0",
        "en",
        "ages 14-18",
        50,
        reads=(
            ReadRow(
                FIRST,
                LONG,
                336,
                5,
                40,
                ReadingState.READING,
                ("easy", LONG),
                10,
                "2025-01-31",
                EASIER,
            ),
            ReadRow(SECOND, LONG, 812, 0, 0, ReadingState.UNREAD),
        ),
        asked=asked,
        moments=(
            Moment("2014-03", LONG),
            Moment("2025-01-24", LONG, FIRST),
            Moment("2025-01-31", LONG, FIRST),
        ),
        entries=(ExplainedEntry("proxy", LONG), ExplainedEntry(LONG, LONG)),
        pens=((Pen.EVIDENCE, "Proof"),),
        plan=LONG,
        is_for_pupils=False,
        next=NextStep(StepKind.READ_ON, FIRST, title=LONG),
        news=news,
    )


NEWS = EditionNews(standing=38, to_check=2, lost=1, article_id=SECOND)


@pytest.mark.parametrize(("width", "likes"), [(1100, Preferences()), (560, LARGEST)])
def test_nothing_of_a_lesson_is_cut_off(
    width: int, likes: Preferences, show: ShowWidget, qtbot: QtBot
) -> None:
    panel = LessonPanel(Theme.of(likes))
    panel.show_page(a_page(NEWS))
    show(panel, width, 5_000)
    qtbot.keyClick(panel, Qt.Key.Key_T)
    QApplication.processEvents()

    cut = [each for each in panel.findChildren(QWidget) if each.isVisible() and is_cut(each, panel)]

    assert [(type(each).__name__, words_of(each)) for each in cut] == []


def is_cut(part: QWidget, panel: QWidget) -> bool:
    """Whether a part reaches out of the panel, or has no room for all of its words."""
    right = part.mapTo(panel, QPoint(part.width(), 0)).x()
    if isinstance(part, QLabel):
        wanted = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
        return right > panel.width() or part.height() < wanted
    if isinstance(part, QPushButton):
        wide = part.minimumSizeHint().width()
        return right > panel.width() or part.width() < wide
    return isinstance(part, PressedRow) and right > panel.width()


def words_of(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel | QPushButton) else part.accessibleName()


def test_a_text_tells_how_many_words_quotes_and_claims_it_has(
    show: ShowWidget, light: Theme
) -> None:
    panel = LessonPanel(light)
    panel.show_page(a_page())
    show(panel, 1100, 800)

    names = [each.accessibleName() for each in panel.findChildren(PressedRow)]

    assert names[0].startswith(f"{LONG}. 336 words · 10 quotes · 5 claims. 40 %")
    assert names[1].startswith(f"{LONG}. 812 words. new")


def test_who_hears_the_way_on_hears_the_whole_title(show: ShowWidget, light: Theme) -> None:
    panel = LessonPanel(light)
    panel.show_page(a_page())
    show(panel, 1100, 800)

    assert panel.next is not None
    assert panel.next.text().endswith("…")
    assert panel.next.accessibleName() == f"Go on reading: {LONG}"


def test_the_same_text_in_other_words_is_a_link_away(
    show: ShowWidget, light: Theme, qtbot: QtBot
) -> None:
    panel = LessonPanel(light)
    panel.show_page(a_page())
    show(panel, 1100, 800)
    [link] = [
        each for each in panel.findChildren(QPushButton) if each.text() == "The same text: easy"
    ]

    with qtbot.waitSignal(panel.article_wanted) as wanted:
        qtbot.keyClick(link, Qt.Key.Key_Space)

    assert wanted.args == [EASIER[0]]


def test_what_has_the_keyboard_stays_when_quotes_were_counted(
    show: ShowWidget, light: Theme
) -> None:
    panel = LessonPanel(light)
    page = a_page()
    panel.show_page(page)
    show(panel, 1100, 800)
    row = panel.findChildren(PressedRow)[1]
    row.setFocus()

    first, second = page.reads
    panel.show_page(replace(page, reads=(first, replace(second, quotes=14))))

    assert row.hasFocus()
    assert row.accessibleName().startswith(f"{LONG}. 812 words · 14 quotes. new")


def test_what_an_edition_did_to_the_notes_leads_to_what_is_to_be_checked(
    show: ShowWidget, light: Theme, qtbot: QtBot
) -> None:
    panel = LessonPanel(light)
    panel.show_page(a_page(NEWS))
    show(panel, 1100, 800)
    [link] = [
        each
        for each in panel.findChildren(QPushButton)
        if each.text() == "New edition: 38 notes kept, 2 to check, 1 lost its place"
    ]
    link.setFocus()

    with qtbot.waitSignal(panel.changes_wanted) as wanted:
        qtbot.keyClick(link, Qt.Key.Key_Return)

    assert wanted.args == [SECOND]


def test_the_day_of_the_text_is_told_of_first(show: ShowWidget, light: Theme) -> None:
    panel = LessonPanel(light)
    panel.show_page(a_page())
    show(panel, 1100, 800)

    current = part_of(panel, TimelineStrip).current

    assert current is not None
    assert current.day == "2025-01-31"
