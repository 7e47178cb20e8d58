"""The place where a lesson is written: the text, and beside it parts, checks and the lesson."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.appearance.wrapped_button import WrappedButton
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.article import Article
from desktop.core.fields.problem import Problem
from desktop.core.packs.drafted import DraftView, LessonPartKind, SuggestedClaim
from desktop.core.text.shown import shown
from desktop.covering.panel import CoveringPanel
from desktop.panel import turn_to
from desktop.wording.counting import counted
from desktop.writing.checks import Checks
from desktop.writing.lesson_form import LessonForm
from desktop.writing.lesson_text import LessonText, PartMark
from desktop.writing.part_bar import bar_words
from desktop.writing.part_list import PartList
from desktop.writing.student_view import StudentView

# How far the letters of a button of the band stand from its edge, in pixels.
_BUTTON_EDGE = 6
# What stands beside the text is so wide, in pixels for usual letters; in a narrow window less.
_BESIDE, _LEAST_TEXT = 350, 430
_BESIDE_TABS = 6
_KEYS = {
    LessonPartKind.CLAIM: "C",
    LessonPartKind.NOTE: "N",
    LessonPartKind.QUESTION: "Q",
    LessonPartKind.WORD: "W",
    LessonPartKind.PERSON: "P",
    LessonPartKind.SPEAKER: "S",
}
_TAB_KEYS = ("Alt+1", "Alt+2", "Alt+3")


class WritingPanel(CoveringPanel):
    """Shows a draft and says what is wanted.

    `part_wanted` carries the LessonPartKind that the selected words are to become; `student_wanted`
    asks to see the lesson as a student does, or to go on writing, and `lesson_wanted` meanwhile for
    the lesson in the place of its text; `build_wanted` asks for one file. `seen` says whether it is
    before its teacher's eyes.
    """

    part_wanted = Signal(object)
    student_wanted = Signal(bool)
    lesson_wanted = Signal()
    build_wanted = Signal()
    seen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("Writing a lesson"))
        self.setObjectName("writing")
        self._view: DraftView | None = None
        self._hints: tuple[SuggestedClaim, ...] = ()
        self.article = ""
        # What words are chosen for, in words; empty where they are to become a part.
        self._chosen_for = ""
        # Whether a problem can be put right by the program.
        self.can_put_right: Callable[[Problem], bool] = lambda _problem: False
        self.text = LessonText(theme)
        self.text.setAccessibleName(self.tr("Text of the lesson"))
        self.text.part_wanted.connect(self.part_wanted)
        self.text.put_away.connect(self._leave_text)
        self.text.pressed.connect(self._open_at)
        self.parts, self.checks = PartList(theme), Checks(theme)
        self.lesson, self.student = LessonForm(theme), StudentView()
        self.parts.opened.connect(lambda _: self._show_text())
        self.parts.shown.connect(self._show_words)
        self._make_band()
        self._make_beside()
        self._make_actions()
        self._lay_out()
        self.setFocusProxy(self.text)
        self.show_theme(theme)

    # What is shown

    @property
    def view(self) -> DraftView | None:
        """What is shown of the draft."""
        return self._view

    def show_view(self, view: DraftView, hints: tuple[SuggestedClaim, ...]) -> None:
        """Shows a draft; the article on the page stays there as long as it is in the lesson."""
        self._view, self._hints = view, hints
        known = [each.local_id for each in view.articles]
        if self.article not in known:
            self.article = known[0] if known else ""
        self._say_what_is_done()
        self._show_articles(view)
        self.parts.show_view(view, self.article, hints)
        self.checks.show_problems(
            view.problems,
            can_build=view.reading.pack is not None,
            can_put_right=self.can_put_right,
        )
        self.lesson.show_view(view, self.article)
        self._show_text()
        count, wrong = len(view.parts), len(view.problems)
        self.tabs.setTabText(0, self.tr("Pieces {0}").format(count) if count else self.tr("Pieces"))
        self.tabs.setTabText(1, self.tr("Check {0}").format(wrong) if wrong else self.tr("Check"))

    def show_article(self, local_id: str) -> None:
        """Puts another article of the lesson on the page."""
        if self._view is None or self._view.article(local_id) is None or local_id == self.article:
            return
        if self.is_as_student:
            return
        self.parts.open_part("")
        self.article = local_id
        self.show_view(self._view, self._hints)

    def show_as_student(self) -> None:
        """Shows the lesson as its students have it, from its first page on."""
        self.see.setText(self.tr("Go on writing"))
        self.tabs.hide()
        for action in self._letters:
            action.setEnabled(False)
        turn_to(self.stack, self.student, self.text)
        self.show_student_lesson()

    def show_student_lesson(self) -> None:
        """Puts the lesson itself into the place of a text, as a student has it."""
        place = self.student.place
        assert place is not None
        self.student.article = None
        if self.middle.indexOf(place) < 0:
            self.middle.addWidget(place)
        turn_to(self.middle, place)
        for part in (self.beside, self.articles, self.title, self.to_lesson):
            part.hide()
        self._fit()
        self._say_what_is_done()

    def read_as_student(self, article: Article) -> None:
        """Puts a text of the lesson on the page, as a student has it."""
        page = self.student.page
        assert page is not None
        self.student.article = article
        if self.middle.indexOf(page) < 0:
            self.middle.addWidget(page)
        for part in (self.beside, self.to_lesson):
            part.show()
        turn_to(self.middle, page)
        page.setFocus()
        self._fit()
        self._say_what_is_done()

    def show_writing(self) -> None:
        """Goes on writing."""
        if not self.is_as_student:
            return
        self.student.article = None
        self.see.setText(self.tr("See it as a student"))
        self.to_lesson.hide()
        for part in (self.tabs, self.beside, self.title):
            part.show()
        for action in self._letters:
            action.setEnabled(True)
        self._fit()
        self.text.show_offer(None)
        turn_to(self.middle, self.text)
        self._turn(self.tabs.currentIndex())
        self._say_what_is_done()
        if self._view is not None:
            self._show_articles(self._view)
        self._show_text()

    @property
    def is_as_student(self) -> bool:
        """Whether the lesson is seen as a student sees it."""
        return self.stack.currentWidget() is self.student

    def say(self, words: str) -> None:
        """Has the band over the text say what can be done."""
        self._band_words.setText(words)
        announce(self.text, words)

    def _leave_text(self) -> None:
        (self.lesson_wanted if self.is_as_student else self.put_away).emit()

    def _go_to_text(self) -> None:
        page = self.student.page if self.is_as_student and self.student.article else None
        (page or self.text).setFocus()

    def show_choosing(self, wanted: str) -> None:
        """Has words chosen in the text for what is wanted, or none any more."""
        self._chosen_for = wanted
        self.text.show_offer(self.tr("Use these words") if wanted else None)
        self._say_what_is_done()
        if wanted:
            self.text.setFocus()
            announce(self.text, self._band_words.text())

    def _say_what_is_done(self) -> None:
        view = self._view
        if self.is_as_student:
            self._band_words.setText(
                self.tr(
                    "This is the lesson as a student sees it. You can answer, judge and mark;"
                    " nothing of that is kept."
                )
            )
        elif self._chosen_for:
            told = self.tr("Select the words in the text for “{0}”. Enter takes them, Esc none.")
            another = self.tr("{WritingPanel: A} turns to another article.")
            has_more = view is not None and len(view.articles) > 1
            words = told.format(self._chosen_for)
            self._band_words.setText(f"{words} {with_keys(another)}" if has_more else words)
        elif view is not None:
            told = self.tr(
                "You are writing the lesson “{0}”. Select words to tie something to them."
            )
            title = shown(view.said("title")) or self.tr("without a title")
            self._band_words.setText(told.format(title))

    def turn_to_tab(self, number: int, *, takes_keyboard: bool = True) -> None:
        """Brings parts, checks or the lesson to the front."""
        if self.is_as_student:
            self.student_wanted.emit(False)
        self.tabs.setCurrentIndex(number)
        if takes_keyboard:
            (self.parts, self.checks, self.lesson)[number].setFocus()

    def sums(self) -> str:
        """What there is, as the foot tells it."""
        view = self._view
        if view is None:
            return ""
        claims, notes = len(view.of(LessonPartKind.CLAIM)), len(view.of(LessonPartKind.NOTE))
        questions, wrong = len(view.of(LessonPartKind.QUESTION)), len(view.problems)
        parts = [
            counted(claims, self.tr("1 claim"), self.tr("%n claims", None, claims)),
            counted(notes, self.tr("1 note"), self.tr("%n notes", None, notes)),
            counted(questions, self.tr("1 question"), self.tr("%n questions", None, questions)),
        ]
        if wrong:
            parts.append(
                counted(
                    wrong,
                    self.tr("1 thing to check"),
                    self.tr("%n things to check", None, wrong),
                )
            )
        return " · ".join(parts)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        for part in (self.text, self.parts, self.checks, self.lesson):
            part.show_theme(theme)
        colours, css = theme.colours, theme.type.css
        wear(
            self._band,
            f"#writing-band {{ background: {colours['accent_tint']}; border-radius: 8px; }}"
            f"QPushButton {{ color: {colours['accent']}; {css(Role.CARD)} font-weight: 600;"
            f" padding: 2px {_BUTTON_EDGE - 2}px; border: 2px solid transparent;"
            " background: transparent; }"
            f"QPushButton:hover {{ background: {colours['hover']}; }}"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']};"
            f" padding: 2px {_BUTTON_EDGE - 2}px; }}",
        )
        wear(self._band_words, css(Role.CARD))
        wear(self.title, f"{css(Role.LOW_TITLE)} font-weight: 600;")
        wear(self, f"#writing {{ background: {colours['paper']}; }}")
        wear(
            self.beside,
            f"#writing-beside {{ background: {colours['side']};"
            f" border-left: 1px solid {colours['line']}; }}",
        )
        self._fit()

    # What is wanted

    def _want(self, kind: LessonPartKind) -> None:
        self.part_wanted.emit(kind)

    def _show_words(self, key: str) -> None:
        part = self._view.part(key) if self._view is not None else None
        if part is None or not part.spans:
            return
        self.show_article(part.article)
        self.text.setFocus()
        self.text.bring_into_view(part.spans[0])

    def _open_at(self, place: int) -> None:
        """Opens the part about the words that the mouse was pressed on."""
        if self._view is None or self.is_as_student:
            return
        for part in self._view.parts:
            inside = any(span.start <= place < span.end for span in part.spans)
            if part.article == self.article and inside:
                self.turn_to_tab(0, takes_keyboard=False)
                self.parts.open_part(part.key, takes_keyboard=False)
                self.text.bring_into_view(part.spans[0])
                return

    def _show_text(self) -> None:
        view = self._view
        article = view.article(self.article) if view is not None else None
        if self.is_as_student:
            return
        if view is None or article is None:
            self.text.show_article(None, ())
            self.title.setText("")
            return
        self.title.setText(article.article.title)
        marks = [
            PartMark(span, part.kind, part.key == self.parts.open_key)
            for part in view.parts
            if part.article == self.article
            for span in part.spans
        ]
        marks += [PartMark(h.span, None) for h in self._hints if h.article == self.article]
        self.text.show_article(article.article, marks)

    def _show_articles(self, view: DraftView) -> None:
        self.articles.setVisible(len(view.articles) > 1 and not self.is_as_student)
        known = [(each.local_id, each.article.title) for each in view.articles]
        now = [
            (self.articles.itemData(n), self.articles.itemText(n))
            for n in range(self.articles.count())
        ]
        if known != now:
            self.articles.clear()
            for local_id, title in known:
                self.articles.addItem(shown(title), local_id)
        self.articles.setCurrentIndex(self.articles.findData(self.article))

    # Building

    def _make_band(self) -> None:
        self._band = QFrame()
        self._band.setObjectName("writing-band")
        self._band_words = PlainLabel()
        self._band_words.setWordWrap(True)
        self.see, self.build, self.leave = WrappedButton(), WrappedButton(), WrappedButton()
        self.to_lesson = WrappedButton()
        for button, words, hint, signal in (
            (
                self.see,
                self.tr("See it as a student"),
                self.tr("The lesson as it will be: {WritingPanel: V}"),
                None,
            ),
            (self.to_lesson, self.tr("The lesson"), self.tr("Esc in the text"), self.lesson_wanted),
            (
                self.build,
                self.tr("Build one file …"),
                self.tr("To hand out: {WritingPanel: B}"),
                self.build_wanted,
            ),
            (self.leave, self.tr("Close"), self.tr("All is saved; Esc in the text"), self.put_away),
        ):
            button.setText(words)
            show_tip(button, hint)
            if signal is not None:
                button.clicked.connect(signal)
        self.see.clicked.connect(self._ask_to_see)
        row = WrappedRow(6)
        for button in (self.see, self.to_lesson, self.build, self.leave):
            row.addWidget(button)
        self.to_lesson.hide()
        column = QVBoxLayout(self._band)
        column.setContentsMargins(14 - _BUTTON_EDGE, 9, 14, 8)
        column.setSpacing(2)
        # The words of the buttons begin under those above.
        words_above = QHBoxLayout()
        words_above.setContentsMargins(_BUTTON_EDGE, 0, 0, 0)
        words_above.addWidget(self._band_words)
        column.addLayout(words_above)
        column.addLayout(row)

    def _ask_to_see(self) -> None:
        self.student_wanted.emit(not self.is_as_student)

    def _make_beside(self) -> None:
        self.beside = QWidget()
        self.beside.setObjectName("writing-beside")
        self.beside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Beside the text of the lesson"))
        for name in (self.tr("Pieces"), self.tr("Check"), self.tr("Lesson")):
            self.tabs.addTab(name)
        for part in (self.parts, self.checks, self.lesson, self.student):
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self.beside)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        tab_row = QHBoxLayout()
        tab_row.setContentsMargins(_BESIDE_TABS, 0, _BESIDE_TABS, 0)
        tab_row.addWidget(self.tabs)
        tab_row.addStretch(1)
        column.addLayout(tab_row)
        column.addWidget(self.stack, 1)

    def _turn(self, number: int) -> None:
        turn_to(self.stack, (self.parts, self.checks, self.lesson)[number])

    def _make_actions(self) -> None:
        # What can be done only while one writes: as a student the same letters mean others.
        self._letters: list[QAction] = []
        for kind, keys in _KEYS.items():
            action = self.new_action(bar_words(kind), keys)
            action.triggered.connect(partial(self._want, kind))
            self._letters.append(action)
        names = (
            self.tr("Pieces of the lesson"),
            self.tr("Check the lesson"),
            self.tr("The lesson itself"),
        )
        for number, (name, keys) in enumerate(zip(names, _TAB_KEYS, strict=True)):
            action = self.new_action(name, keys)
            action.triggered.connect(lambda _=False, n=number: self.turn_to_tab(n))
        for words, keys, slot in (
            (self.tr("The text of the lesson"), "Alt+0", self._go_to_text),
            (self.tr("See it as a student, or go on writing"), "V", self._ask_to_see),
            (self.tr("Build one file …"), "B", self.build_wanted.emit),
        ):
            self.new_action(words, keys).triggered.connect(lambda _=False, act=slot: act())
        turning = self.new_action(self.tr("Next article of the lesson"), "A")
        turning.triggered.connect(lambda _=False: self._next_article())
        self._letters.append(turning)

    def _next_article(self) -> None:
        known = [each.local_id for each in self._view.articles] if self._view is not None else []
        if len(known) < 2:
            self.refused.emit(self.tr("There is only one article in this lesson."))
            return
        self.show_article(known[(known.index(self.article) + 1) % len(known)])

    def _lay_out(self) -> None:
        self.title, self.articles = HeadingLabel(), ChoiceBox()
        self.title.setWordWrap(True)
        self.articles.setAccessibleName(self.tr("Article of the lesson"))
        self.articles.activated.connect(lambda n: self.show_article(str(self.articles.itemData(n))))
        self.articles.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        over = QWidget()
        # The words of the buttons go on in further lines where the band is narrow.
        over.setMinimumWidth(1)
        self._left = QVBoxLayout(over)
        self._left.setSpacing(8)
        for part in (self._band, self.articles, self.title):
            self._left.addWidget(part)
        self._page = left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(ScrolledRoom(over))
        self.middle = QStackedWidget()
        self.middle.addWidget(self.text)
        left.addWidget(self.middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.beside)

    def _dress(self) -> None:
        self._page.setContentsMargins(0, 6 if self.is_low else 18, 0, 0)

    def _fit(self) -> None:
        """Sets band and title over the text, and gives the text the room that it needs."""
        room = self._theme.type.card_room
        least, wide = room(_LEAST_TEXT), room(_BESIDE)
        beside = min(self.width() // 2, max(room(240), min(wide, self.width() - least)))
        self.beside.setFixedWidth(beside)
        text = self.width() - beside
        if self.beside.isHidden():
            text = self.width()
        before = min(room(66), text // 8)
        self._left.setContentsMargins(before, 0, max(16, text - before - room(640)), 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _step_back(self) -> bool:
        # From a form, or a card, it is the text that one comes back to.
        focused = QApplication.focusWidget()
        is_elsewhere = focused is not None and focused is not self.text
        if is_elsewhere:
            self.text.setFocus()
        return is_elsewhere
