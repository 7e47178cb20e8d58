"""One question with room for its answer: all of it is seen, however large its letters are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import Preferences
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import AnswerVerdict, CheckedAnswer
from desktop.core.pen import Pen
from desktop.core.question import Option, Pair, Question, QuestionId, QuestionType, WordCount
from desktop.core.span import Span
from desktop.questions.answer_form import AnswerForm
from desktop.questions.cards import QuestionCard, QuestionPassage
from desktop.questions.passage_link import PassageLink
from tests.desktop.conftest import ShowWidget

LONG = "the war would not have started under his leadership, said the reporter of the Courier"
TEXT = f"{LONG}. {LONG}."
HERE = ArticleId("pack/a")
LARGEST = Preferences(text_size=36, spacing=8, line_height=220, text_font="OpenDyslexic")
# How wide the side is in a window of 1366 × 768.
SIDE = 340


def a_card(kind: QuestionType) -> QuestionCard:
    """A question of a kind in which everything is there that can be, and is long."""
    words = describe(TEXT, Span(0, len(LONG)))
    question = Question(
        QuestionId("pack/q"),
        HERE,
        LONG,
        kind,
        LONG,
        words=WordCount(80, 150),
        options=(Option(LONG, True), Option(f"{LONG}, too")),
        pairs=(Pair(LONG, LONG), Pair("short", f"{LONG}, too")),
        rights=(f"{LONG}, too", LONG),
        steps=tuple(f"{number}: {LONG}" for number in range(5)),
        starters=(f"{LONG} because …",),
        rubric=(LONG,),
    )
    mark = Annotation(AnnotationId("m"), HERE, words, Pen.EVIDENCE, "", "", "")
    passages = tuple(QuestionPassage(HERE, LONG, words) for _ in range(2))
    checked = CheckedAnswer(AnswerVerdict.NEARLY, right=1, of=2, hint=LONG)
    is_marked = kind in (QuestionType.MARK, QuestionType.MARK_MANY)
    return QuestionCard(
        question,
        9,
        10,
        AnswerState.BEGUN,
        LONG,
        is_here=False,
        marks=(mark,) if is_marked else (),
        checked=checked,
        passages=passages,
        asked_before=LONG,
    )


@pytest.mark.parametrize("likes", [Preferences(), LARGEST], ids=["usual", "largest"])
@pytest.mark.parametrize("kind", QuestionType)
def test_nothing_of_a_question_is_cut_off(
    kind: QuestionType, likes: Preferences, show: ShowWidget
) -> None:
    theme = Theme.of(likes)
    form = AnswerForm(a_card(kind), theme)
    form.show_selection(LONG)
    room = ScrolledRoom(form)

    show(room, SIDE, 5_000)
    QApplication.processEvents()

    assert form.width() <= room.viewport().width()
    for part in form.findChildren(QWidget):
        if part.isVisible():
            assert_whole(part, form)


def assert_whole(part: QWidget, form: QWidget) -> None:
    """Whether a part stands inside the form with all of its words."""
    right = part.mapTo(form, QPoint(part.width(), 0)).x()
    if isinstance(part, QLabel):
        assert right <= form.width(), part.text()
        needed = part.heightForWidth(part.width()) if part.wordWrap() else 0
        assert part.height() >= needed, part.text()
    elif isinstance(part, QPushButton):
        assert right <= form.width(), part.text()
        assert part.width() >= part.minimumSizeHint().width(), part.text()
    elif isinstance(part, QListView):
        last = part.model().index(part.model().rowCount() - 1, 0)
        assert part.visualRect(last).bottom() < part.viewport().height()


@pytest.mark.parametrize("kind", QuestionType)
def test_the_tab_key_goes_through_a_question_as_it_is_read(
    kind: QuestionType, show: ShowWidget, light: Theme, qtbot: QtBot
) -> None:
    card = a_card(kind)
    form = AnswerForm(replace(card, marks=(), checked=None), light)
    room = ScrolledRoom(form)
    show(room, SIDE, 5_000)

    form.refresh(card)
    form.show_theme(light)

    QApplication.processEvents()
    first = next(each for each in form.findChildren(PassageLink) if each.isVisible())
    first.setFocus()
    heights = []
    while (part := QApplication.focusWidget()) is not None and form.isAncestorOf(part):
        heights.append(part.mapTo(form, QPoint(0, part.height() // 2)).y())
        assert len(heights) < 40
        qtbot.keyClick(part, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in (first, part):
            break
    assert len(heights) > 5
    assert heights == sorted(heights)


def test_what_is_heard_of_a_question_has_its_passages(
    show: ShowWidget, light: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "desktop.questions.answer_form.announce", lambda _, words: heard.append(words)
    )
    form = AnswerForm(a_card(QuestionType.OPEN), light)
    show(form, SIDE, 900)

    form.say()

    assert heard == [
        f"9 of 10 · in your own words. {LONG}. {LONG}. “{LONG}”. “{LONG}”",
    ]
    assert form.spoken_verdict() == f"Nearly. 1 of 2 are right. Hint: {LONG}"
    field = form.first
    assert field.accessibleDescription() == f"What a good answer does\n· {LONG}"
