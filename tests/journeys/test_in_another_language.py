"""A reader of another language: what the window says came through Qt's translators.

All words that `lupdate` finds are put between marks, as a translator would put other words in
their place. What is then seen, or told to a screen reader, outside of marks must be the library's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

import seeds
from desktop.cards import text as card_text
from desktop.cards.list import CardList
from desktop.core.lesson import PackFile
from desktop.core.packs.guide import read_guide
from desktop.core.packs.pack_head import LICENCES
from desktop.core.packs.reading import read_pack
from desktop.core.record import replace
from desktop.core.searching.typical_words import TypicalWords
from desktop.corroborate import passage_sheet
from desktop.desks.voices_desk import VoicesDesk
from desktop.loading.sheet import Stage
from desktop.search.examples import examples, few_examples, first_examples
from desktop.start import Start
from desktop.voices.cards import QuotationCard, VoiceCard
from desktop.wording.languages import language_name
from desktop.writing.lesson_dialogs import BeginDialog
from desktop.writing.panel import WritingPanel
from tests.architecture.test_words_are_found import NOT_TO_TRANSLATE
from tests.architecture.translated_words import messages
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MARKED = re.compile("⟦[^⟦⟧]*⟧")
TAG = re.compile("<[^<>]*>")
A_DATE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}")
A_WORD = re.compile(r"[^\W\d_]{2,}")
BETWEEN = re.compile(r"\x00| · |[:.,?!]\s|→|\t|[()¶–—]")
AROUND = " “”\"'’.…,;:?!%&×▸▾✓*>-"
# Qt's own boxes and keys, which Qt's own translators say.
OF_QT = re.compile("Q[A-Z]|Accelerator")
READ = (
    "text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "title",
    "windowTitle",
)  # fmt: skip
TYPED = (
    "bridge", "brigde", "speaker:trmp", "zzqxv", 'is:unread "safe to cross"', "note:",
    "the and", "council NEAR money -rust", "after:20x", "col*r", "in:quotes bridge",
    "said:safe title:bridge", "tag:evidence", '"safe', "ferry OR boat", 'speaker:"Vladimir Putin"',
)  # fmt: skip
# One thing at least of every place that is gone to.
ON_THE_WAY = (
    "not found", "1 in the bin", "1 earlier wording", "No “brigde” anywhere. Did you mean",
    "What you can type here",
    "Nothing found for", "Saved searches", "3 words shared", "Agrees", "Somebody else …",
    "Such reasons are right about", "What the keys do", "Everything that can be done",
    "As it was at first", "All work is saved in", "Checked: everything is as it was saved",
    "Nothing went wrong since", "What will be written", "50 MINUTES", "Choose what is listed",
    "Check my answer", "Look at the pages", "Find in the guide", "All keys as usual",
    "WHAT THE LINES IN THE TEXT MEAN", "WHERE DOES THIS TEXT COME FROM?",
    "This text was never another one", "Nothing was added yet", "Licences of typefaces",
    "Open another library", "WHO IS BEHIND THIS?", "Build one file",
)  # fmt: skip
WRITTEN = ("Why not?", "Why not yes or no?")


class OtherLanguage(QTranslator):
    """Puts marks around the words that `lupdate` finds, where it finds them, and around Qt's."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {(message.context, message.words) for message in messages()}

    def translate(
        self, context: str, words: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        is_known = (context, words) in self._known or OF_QT.match(context)
        return f"⟦{words}⟧" if is_known else None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False


@dataclass
class Looker:
    """Somebody who reads everything on the screen and hears what a screen reader is told."""

    student: Student
    qtbot: QtBot
    seen: set[str] = field(default_factory=set)
    painted: set[str] = field(default_factory=set)

    def presses(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Presses keys and reads what comes of it."""
        for key in keys:
            self.student.presses(key, modifier)
            self.looks()

    def looks(self) -> None:
        """Reads all windows and menus, and closes those over the window."""
        window = self.student.app.window
        self.qtbot.waitUntil(lambda: self.student.app.live.tasks.is_idle, timeout=60_000)
        for cards in window.findChildren(CardList):
            cards.settle()
            cards.viewport().grab()
        for top in QApplication.topLevelWidgets():
            self.seen |= set(texts_of(top))
            if top is not window and top.isVisible() and top.isWindow():
                top.close()
        # Keys are heard again only once the window is told that it is the one in front.
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def other_language(qapp: QApplication) -> Iterator[None]:
    translator = OtherLanguage()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture
def no_other_libraries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is known of the libraries that were open in other tests."""
    settings = tmp_path / "settings"
    monkeypatch.setattr("desktop.desks.library_desk.user_config_path", lambda *_a, **_k: settings)


@pytest.fixture
def looker(
    other_language: None,
    no_other_libraries: None,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    student: Student,
) -> Looker:
    looker = Looker(student, qtbot)
    # The words of cards are painted from documents, which no widget tells of.
    for home in (card_text, passage_sheet):
        monkeypatch.setattr(home, "shown", seen_by(looker, home.shown))
    return looker


def seen_by(looker: Looker, shown: Callable[[str], str]) -> Callable[[str], str]:
    def remembered(words: str) -> str:
        looker.painted.add(words)
        return shown(words)

    return remembered


def test_nothing_of_the_program_is_shown_past_the_translators(looker: Looker) -> None:
    student = looker.student
    known = [TypicalWords()]
    student.app.live.search.knows.connect(known.append)

    looker.looks()
    reads(looker)
    writes(looker)
    searches(looker)
    compares(looker)
    asks_who_speaks(looker)
    asks_for_everything_else(looker)
    goes_into_every_room(looker)
    looks_into_a_lesson(looker)
    writes_a_lesson(looker)

    said = "\n".join(looker.seen | looker.painted)
    assert [words for words in ON_THE_WAY if f"⟦{words}" not in said] == []
    # A word that was found stands apart on a card, and may be one of the program's by chance.
    words_of_program = {plain(message.words) for message in messages()} - OF_BOTH
    assert untranslated(looker.seen, known, not_the_librarys=words_of_program) == {}
    assert untranslated(looker.painted, known) == {}
    student.leaves()


def reads(looker: Looker) -> None:
    looker.presses(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, modifier=CONTROL)
    looker.presses(Qt.Key.Key_F, modifier=CONTROL)
    for words in ("war", "wa", "zzqxv"):
        looker.student.presses(Qt.Key.Key_A, CONTROL)
        looker.student.writes(words)
        looker.looks()
    looker.presses(Qt.Key.Key_Escape)
    looker.student.opens("Tanner’s Bridge")
    looker.looks()
    looker.student.opens("Trump says")


def writes(looker: Looker) -> None:
    student = looker.student
    for words in WRITTEN:
        student.drags_over("declined to answer directly")
        looker.presses(Qt.Key.Key_N)
        student.presses(Qt.Key.Key_A, CONTROL)
        student.writes(words)
        looker.presses(Qt.Key.Key_Return, modifier=CONTROL)
    student.drags_over("very serious")
    looker.presses(Qt.Key.Key_4)
    looker.presses(Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y, modifier=CONTROL)
    student.app.reader.page.go_to(student.note_cards()[-1].annotation.span)
    student.app.reader.page.setFocus()
    looker.presses(Qt.Key.Key_Delete)
    looker.presses(Qt.Key.Key_J, modifier=CONTROL)


def searches(looker: Looker) -> None:
    looker.presses(Qt.Key.Key_K, modifier=CONTROL)
    for words in TYPED:
        looker.student.searches(words)
        looker.looks()
    looker.student.app.screen.search_box.show_help()
    looker.looks()
    looker.student.searches("bridge")
    looker.presses(Qt.Key.Key_S, modifier=CONTROL)
    looker.presses(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F3)
    looker.student.app.searching.show_page()


def compares(looker: Looker) -> None:
    student = looker.student
    student.opens("Tanner’s Bridge")
    student.drags_over("some 400 people a day")
    looker.presses(Qt.Key.Key_C)
    looker.presses(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_O, Qt.Key.Key_1, Qt.Key.Key_K)
    looker.presses(Qt.Key.Key_Escape, Qt.Key.Key_Escape)


def asks_who_speaks(looker: Looker) -> None:
    student = looker.student
    student.opens("Trump says")
    looker.presses(Qt.Key.Key_2, modifier=CONTROL)
    cards = student.app.sides.desk(VoicesDesk).panel.cards
    student.clicks_row(cards, lambda card: isinstance(card, QuotationCard))
    cards.setFocus()
    looker.presses(Qt.Key.Key_W, Qt.Key.Key_S)
    student.clicks_row(cards, lambda card: isinstance(card, VoiceCard))
    cards.setFocus()
    looker.presses(Qt.Key.Key_S, Qt.Key.Key_L)


def asks_for_everything_else(looker: Looker) -> None:
    window = looker.student.app.window
    looker.presses(Qt.Key.Key_F1)
    looker.presses(Qt.Key.Key_S, Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_R, modifier=CONTROL | SHIFT)
    for button in (window.top_bar.look, window.top_bar.commands):
        button.click()
        looker.looks()


def goes_into_every_room(looker: Looker) -> None:
    looker.student.opens("Trump says")
    # Of the lesson, the library and the questions, and back to the text.
    looker.presses(Qt.Key.Key_F2, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F4)
    looker.presses(Qt.Key.Key_4, Qt.Key.Key_P, Qt.Key.Key_F2, Qt.Key.Key_F1, modifier=CONTROL)
    looker.presses(Qt.Key.Key_F1, Qt.Key.Key_F2, modifier=SHIFT)
    looker.presses(
        *(Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_A, Qt.Key.Key_F1, Qt.Key.Key_L, Qt.Key.Key_I),
        modifier=CONTROL | SHIFT,
    )


def looks_into_a_lesson(looker: Looker) -> None:
    app, starter = looker.student.app, seeds.starter_folder()
    app.carry_out(replace(Start(looker.student.folder), files=(starter,)))
    sheet = app.adding.lessons.get().sheet
    looker.qtbot.waitUntil(lambda: sheet.stage is Stage.ASKING, timeout=60_000)
    looker.looks()
    looker.presses(Qt.Key.Key_Return)
    looker.qtbot.waitUntil(lambda: sheet.stage is Stage.OVER, timeout=60_000)
    looker.looks()


def writes_a_lesson(looker: Looker) -> None:
    looker.student.opens("Trump says")
    looker.student.presses(Qt.Key.Key_M, CONTROL | SHIFT)
    begin = part_of(looker.student.app.window, BeginDialog)
    looker.qtbot.waitUntil(begin.isActiveWindow)
    looker.seen |= set(texts_of(begin))
    looker.student.presses(Qt.Key.Key_Tab)
    looker.student.writes("The Sourcebook authors")
    looker.student.presses(Qt.Key.Key_Return)
    window = looker.student.app.window
    looker.qtbot.waitUntil(lambda: window.findChild(WritingPanel) is not None, timeout=60_000)
    looker.qtbot.waitUntil(part_of(window, WritingPanel).isVisible, timeout=60_000)
    looker.looks()


def texts_of(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        for read in READ:
            said = getattr(widget, read, None)
            if callable(said):
                yield str(said())
        for action in widget.actions():
            yield from (action.text(), action.toolTip(), action.statusTip())
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for row in range(widget.model().rowCount()):
                yield str(widget.model().index(row, 0).data() or "")


# What a lesson says, the kind of an article too, and the program says as well.
OF_BOTH = {
    "news report", "whose words are these", "what belongs together",
    "copyright of its publisher; for use in class",
}  # fmt: skip


def untranslated(
    seen: set[str],
    known: Sequence[TypicalWords],
    *,
    not_the_librarys: Collection[str] = frozenset(),
) -> dict[str, str]:
    """What stands outside of marks and is not the library's, with the words around it."""
    examples_shown = {
        words
        for each in known
        for words in (*dict((*examples(each), *first_examples(each))), *few_examples(each))
    }
    # The window is called after the folder of the library.
    own = {plain(words) for words in {*TYPED, *WRITTEN, *NOT_TO_TRANSLATE, *examples_shown}}
    own.add("library")
    # An example may be longer than what stands between two breaks.
    own |= {plain(part) for words in examples_shown for part in BETWEEN.split(words)}
    # What a lesson says of its licence, and the names of languages, which are Qt's.
    own |= {plain(each) for each in (*LICENCES, language_name("en"))}
    # How a word with a star inside, typed above, is told to have been understood.
    own.add("col…r")
    found = {}
    for words in seen:
        for part in BETWEEN.split(without_marks(html.unescape(TAG.sub(" \x00 ", words)))):
            said = [plain(part), plain(A_DATE.sub("", part))]
            is_known = any(
                each in own or (each in library() and each not in not_the_librarys) for each in said
            )
            if A_WORD.search(said[1]) and not is_known and not Path(part.strip()).is_absolute():
                found[said[0]] = words
    return found


def without_marks(words: str) -> str:
    """The words with nothing in the place of what is marked, however deep the marks stand."""
    before = ""
    while before != words:
        before, words = words, MARKED.sub("\x00", words)
    return words


def plain(words: str) -> str:
    return " ".join(words.replace("*", "").split()).strip(AROUND).casefold()


@cache
def library() -> str:
    """All that stands in the lessons that ship, and in the guide for those who write their own."""
    lessons = [read_pack(folder) for folder in (*seeds.pack_folders(), seeds.starter_folder())]
    parts = ((lesson.pack, lesson.contents) for lesson in lessons)
    # The guide is written in one language, as a book is.
    told = [block.text for block in read_guide()]
    said = " \n ".join(words for part in (*parts, *told) for words in words_in(part))
    return " ".join(said.replace("*", "").split()).casefold()


def words_in(record: object) -> Iterator[str]:
    """The words of a lesson, but for what the program calls its kinds of things."""
    if isinstance(record, Enum | PackFile):
        return
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from words_in(part)
    elif is_dataclass(record):
        for each in fields(record):
            yield from words_in(getattr(record, each.name))
