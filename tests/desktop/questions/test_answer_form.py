"""One question with room for its answer: all of it is seen, however large its letters are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget

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
