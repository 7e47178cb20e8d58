"""The panel of a lesson: what it is about, what to read and to answer, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import HeadingLabel, MarkupLabel, PlainLabel, announce
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_button import WrappedButton
from desktop.appearance.wrapped_row import WrappedRow
from desktop.cards.rich_words import RichWords
from desktop.core.article import ArticleId
from desktop.core.library.edition_news import EditionNews
from desktop.core.library.reading_marks import ReadingState
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.timeline import Moment
from desktop.core.pen import Pen
from desktop.core.text.shown import beginning
from desktop.covering.panel import CoveringPanel
from desktop.covering.style import primary_css
from desktop.lesson.page import (
    AskedRow,
    ExplainedEntry,
    LessonPage,
    NextStep,
    ReadRow,
    StepKind,
    right_answers,
)
from desktop.lesson.parts import LessonCard, OneLineLabel, PressedRow, words_in
from desktop.lesson.timeline_strip import TimelineStrip
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date
from desktop.wording.languages import language_name
from desktop.wording.pens import name_of
from desktop.wording.questions import (
    question_kind,
    state_name,
    verdict_ink,
    verdict_name,
    verdict_sign,
)
from desktop.wording.sentences import in_sentences

# Below this width, and in pixels of the usual letters, all stands in one column.
_TWO_COLUMNS = 760
_WIDEST = 1080
# So many texts, and entries of words and people, stand there before all are asked for.
_MOST_READ, _MOST_ENTRIES = 12, 2
# Where the words of a row begin, behind its sign, in pixels of the usual letters.
_BELOW_TITLE = 36
_SIGNS = {AnswerState.OPEN: "○", AnswerState.BEGUN: "◐", AnswerState.DONE: "✓"}


class LessonPanel(CoveringPanel):
    """A lesson as a place.

    `article_wanted` sends the id of a text, `question_wanted` those of a text and of a question
    about it, `changes_wanted` that of a text which a new edition changed; `print_wanted` asks for
    the lesson on paper.
    """

    article_wanted = Signal(str)
    changes_wanted = Signal(str)
    question_wanted = Signal(str, str)
    print_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("Lesson"))
        self._page: LessonPage | None = None
        # What its reader unfolded, and whether the teacher's part is shown.
        self._is_whole = self._is_all_explained = self._is_teachers = False
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._columns: QBoxLayout | None = None
        self._read_rows: dict[ArticleId, PressedRow] = {}
        self.next: QPushButton | None = None
        self.teacher: QCheckBox | None = None
        self._room = ScrolledRoom(self._inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)
        self.new_action(self.tr("Back"), "Esc").triggered.connect(self.put_away)
        going = self.new_action(self.tr("What comes next in the lesson"), "G")
        going.triggered.connect(lambda _=False: self._go_on())
        turning = self.new_action(self.tr("Teacher’s view, on or off"), "T")
        turning.triggered.connect(lambda _=False: self._turn_teachers())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def shown(self) -> LessonPage | None:
        """What is shown."""
        return self._page

    def show_page(self, page: LessonPage) -> None:
        """Shows a lesson, or what became of it."""
        if page == self._page:
            return
        if self._page is not None and _differs_in_counts_alone(page, self._page):
            # What has the keyboard is not made anew, and heard twice, for a number.
            self._page = page
            for row in page.reads:
                if (button := self._read_rows.get(row.article_id)) is not None:
                    button.show_second(self._facts_of(row))
            return
        if self._page is None or page.id != self._page.id:
            self._is_whole = self._is_all_explained = self._is_teachers = False
        self._page = page
        self._build()

    def sums(self) -> str:
        """What there is in it."""
        page = self._page
        if page is None:
            return ""
        texts, asked, entries = len(page.reads), len(page.asked), len(page.entries)
        parts = (
            counted(texts, self.tr("1 text"), self.tr("%n texts", None, texts)),
            counted(asked, self.tr("1 question"), self.tr("%n questions", None, asked)),
            counted(
                entries,
                self.tr("1 word or person"),
                self.tr("%n words and people", None, entries),
            ),
        )
        return " · ".join(parts)

    def _dress(self) -> None:
        if self._page is not None:
            self._build()

    def take_keyboard(self) -> None:
        """Puts the keyboard on what comes next, and has a screen reader hear where one is."""
        page = self._page
        (self.next or self).setFocus(Qt.FocusReason.OtherFocusReason)
        # From its top, as soon as all of it has its place.
        QTimer.singleShot(0, self, lambda: self._room.verticalScrollBar().setValue(0))
        if page is not None:
            done = self.tr("{0} of {1} questions answered").format(page.done, len(page.asked))
            announce(
                self, in_sentences((self.tr("Lesson"), page.title, done if page.asked else ""))
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self.focusNextPrevChild(way)
            return
        focused = self.window().focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Its parts

    def _build(self) -> None:
        page = self._page
        assert page is not None
        focused = self.window().focusWidget()
        had = focused is not None and self.isAncestorOf(focused)
        key = focused.property("key") if had and focused is not None else None
        bar = self._room.verticalScrollBar()
        scrolled, before = bar.value(), self._body
        self._body = body = QWidget(self._inside)
        outer = QHBoxLayout(body)
        outer.setContentsMargins(28, 6 if self.is_low else 24, 28, 28)
        middle = QWidget(body)
        middle.setMaximumWidth(self._theme.type.card_room(_WIDEST))
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._add_head(column, page)
        column.addSpacing(12)
        self._columns = columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout, cards in ((left, self._left(page)), (right, self._right(page))):
            layout.setSpacing(12)
            for card in cards:
                layout.addWidget(card)
            layout.addStretch(1)
        columns.addLayout(left, 58)
        columns.addLayout(right, 42)
        column.addLayout(columns)
        self._column.addWidget(body)
        self._arrange()
        body.show()
        self._return_keyboard(had, key)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        bar.setValue(scrolled)

    def _return_keyboard(self, had: bool, key: object) -> None:
        if not had:
            return
        parts = (each for each in self._inside.findChildren(QWidget) if each.property("key") == key)
        same = [each for each in parts if key and self._body and self._body.isAncestorOf(each)]
        (same[0] if same else self.next or self).setFocus()

    def _arrange(self) -> None:
        if self._columns is not None:
            is_wide = self.width() >= self._theme.type.card_room(_TWO_COLUMNS)
            ways = QBoxLayout.Direction
            self._columns.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _add_head(self, column: QVBoxLayout, page: LessonPage) -> None:
        minutes = self.tr("%n minutes", None, page.minutes) if page.minutes else ""
        facts = (self.tr("Lesson"), minutes, page.level, language_name(page.language))
        kicker = " · ".join(each for each in facts if each)
        column.addWidget(self._words(kicker.upper(), Role.LABEL, "soft_ink", weight=600))
        title = HeadingLabel(page.title)
        title.setWordWrap(True)
        ink = self._theme.colours["ink"]
        title.setStyleSheet(f"{self._title_css(weight=700)} color: {ink};")
        column.addWidget(title)
        edition = self.tr("edition {0}, {1}").format(page.edition, spoken_date(page.date))
        by = self.tr("by {0}").format(page.authors) if page.authors else ""
        told = " · ".join(each for each in (by, edition, page.licence) if each)
        about = QWidget(self)
        line = WrappedRow(14, about)
        by_whom = OneLineLabel(told, about)
        soft = self._theme.colours["soft_ink"]
        # On one line with the words of a link beside it.
        room = "padding: 4px 0;" if page.news is not None else ""
        by_whom.setStyleSheet(f"{self._theme.type.css(Role.CARD)}; color: {soft}; {room}")
        line.addWidget(by_whom)
        if page.news is not None:
            line.addWidget(self._news_link(page.news))
        column.addWidget(about)
        self.next = None
        if page.next is not None:
            column.addSpacing(8)
            column.addWidget(self._next_button(page.next), 0, Qt.AlignmentFlag.AlignLeft)

    def _news_link(self, news: EditionNews) -> QWidget:
        """What a new edition did to the marks; it leads to what is to be looked at."""
        kept = news.standing
        parts = [counted(kept, self.tr("1 note kept"), self.tr("%n notes kept", None, kept))]
        if news.to_check:
            parts.append(self.tr("{0} to check").format(news.to_check))
        if news.lost:
            lost = news.lost
            told = counted(
                lost, self.tr("1 lost its place"), self.tr("%n lost their place", None, lost)
            )
            parts.append(told)
        words = self.tr("New edition: {0}").format(", ".join(parts))
        link = self._link(words, "news", lambda: self.changes_wanted.emit(news.article_id))
        link.setAccessibleDescription(self.tr("Shows what changed in the text"))
        return link

    def _left(self, page: LessonPage) -> Iterator[QWidget]:
        yield self._read_card(page)
        if page.asked:
            yield self._answer_card(page)
        if page.moments:
            yield self._timeline_card(page)
        if self._is_teachers:
            yield from self._teachers_cards(page)

    def _right(self, page: LessonPage) -> Iterator[QWidget]:
        if page.entries:
            yield self._entries_card(page)
        yield self._pens_card(page)
        yield self._done_card()
        yield self._teacher_card(page)

    def _read_card(self, page: LessonPage) -> QWidget:
        self._read_rows.clear()
        card = LessonCard(self.tr("Read"), self._theme)
        shown = page.reads if self._is_whole else page.reads[:_MOST_READ]
        for number, row in enumerate(shown, 1):
            card.column.addWidget(self._read_row(number, row))
            if row.level_ids:
                card.column.addWidget(self._levels_row(row))
        if len(shown) < len(page.reads):
            more = self.tr("All {0} texts").format(len(page.reads))
            self._add_link(card, more, "all-texts", self._show_whole)
        return card

    def _facts_of(self, row: ReadRow) -> str:
        """How long a text is, and what is in it, on one line."""
        facts = [counted(row.words, self.tr("1 word"), self.tr("%n words", None, row.words))]
        if row.quotes:
            count = row.quotes
            facts.append(counted(count, self.tr("1 quote"), self.tr("%n quotes", None, count)))
        if row.claims:
            count = row.claims
            facts.append(counted(count, self.tr("1 claim"), self.tr("%n claims", None, count)))
        return " · ".join(facts)

    def _read_row(self, number: int, row: ReadRow) -> QWidget:
        states = {
            ReadingState.UNREAD: self.tr("new"),
            ReadingState.READING: f"{row.percent} %",
            ReadingState.READ: self.tr("read"),
        }
        end = states[row.state]
        share = 1.0 if row.state is ReadingState.READ else row.percent / 100
        button = PressedRow(
            self._theme,
            sign=str(number),
            title=row.title,
            second=self._facts_of(row),
            share=share,
            end=end,
            is_text=True,
        )
        self._read_rows[row.article_id] = button
        button.setProperty("key", f"read {row.article_id}")
        button.clicked.connect(lambda _=False: self.article_wanted.emit(row.article_id))
        return button

    def _levels_row(self, row: ReadRow) -> QWidget:
        """Ways to the other texts that say the same, below the title of the first."""
        levels = QWidget(self)
        line = WrappedRow(14, levels)
        levels.setContentsMargins(self._theme.type.card_room(_BELOW_TITLE), 0, 0, 0)
        for article_id, name in zip(row.level_ids, row.levels, strict=True):
            words = self.tr("The same text: {0}").format(name or self.tr("in other words"))
            link = self._link(
                words, f"read {article_id}", partial(self.article_wanted.emit, article_id)
            )
            line.addWidget(link)
        return levels

    def _answer_card(self, page: LessonPage) -> QWidget:
        card = LessonCard(self.tr("Answer"), self._theme)
        done = self.tr("{0} of {1} done · saved as you type").format(page.done, len(page.asked))
        card.column.addWidget(self._words(done, Role.CARD, "soft_ink"))
        for number, row in enumerate(page.asked, 1):
            card.column.addWidget(self._asked_row(number, row))
        return card

    def _asked_row(self, number: int, row: AskedRow) -> QWidget:
        question = row.question
        second = question_kind(question.type)
        if row.marked:
            second = self.tr("found: “{0}”").format(beginning(row.marked, 30))
        elif row.state is AnswerState.BEGUN and question.words is not None:
            second = self.tr("{0} of {1} words").format(row.words, question.words.least)
        verdict = verdict_name(row.verdict) if row.verdict is not None else ""
        spoken = self.tr("Question {0}, {1}").format(number, state_name(row.state))
        button = PressedRow(
            self._theme,
            sign=_SIGNS[row.state],
            title=question.title,
            end=second,
            spoken=in_sentences((spoken, verdict, question.title, second)),
        )
        if row.verdict is not None and verdict:
            button.say_at_end(f"{verdict_sign(row.verdict)} {verdict}", verdict_ink(row.verdict))
        button.setProperty("key", question.id)
        button.clicked.connect(
            lambda _=False: self.question_wanted.emit(question.article_id, question.id)
        )
        return button

    def _next_button(self, step: NextStep) -> QPushButton:
        reading_on = self.tr("Go on reading: {0}")
        words = {
            StepKind.READ: self.tr("Begin reading"),
            StepKind.READ_ON: reading_on.format(beginning(step.title, 40)),
            StepKind.ANSWER: self.tr("Go on with question {0}").format(step.number),
            StepKind.LOOK_AGAIN: self.tr("All done. Look at your answers"),
        }
        self.next = button = WrappedButton(words[step.kind])
        if step.kind is StepKind.READ_ON:
            # Who hears it hears all of the title.
            button.setAccessibleName(reading_on.format(step.title))
        button.setObjectName("primary")
        button.setStyleSheet(primary_css(self._theme))
        button.setProperty("key", "next")
        button.clicked.connect(lambda _=False: self._go_on())
        return button

    def _timeline_card(self, page: LessonPage) -> QWidget:
        card = LessonCard(self.tr("Timeline"), self._theme)
        strip = TimelineStrip(page.moments, self._theme, page.reads[0].published)
        strip.setProperty("key", "timeline")
        card.column.addWidget(strip)
        current = strip.current
        told = self._words(strip.words_of(current) if current else "", Role.CARD, "ink")
        strip.told.connect(told.setText)
        strip.chosen.connect(self._open_moment)
        card.column.addWidget(told)
        return card

    def _open_moment(self, moment: Moment) -> None:
        if moment.article_id is not None:
            self.article_wanted.emit(moment.article_id)

    def _entries_card(self, page: LessonPage) -> QWidget:
        card = LessonCard(self.tr("Words and people"), self._theme)
        shown = page.entries if self._is_all_explained else page.entries[:_MOST_ENTRIES]
        for entry in shown:
            card.column.addWidget(self._entry(entry))
        if len(shown) < len(page.entries):
            words = self.tr("All {0}").format(len(page.entries))
            link = self._add_link(card, words, "all-entries", self._show_all_entries)
            told = self.tr("All {0} words and people").format(len(page.entries))
            link.setAccessibleName(told)
        return card

    def _entry(self, entry: ExplainedEntry) -> QWidget:
        """A word or somebody with what is said of it, as a dictionary sets it."""
        name, told = escape(" ".join(entry.name.split())), escape(" ".join(entry.told.split()))
        label = MarkupLabel(f"<b>{name}</b>&nbsp;&nbsp;{told}")
        label.setWordWrap(True)
        ink = self._theme.colours["ink"]
        label.setStyleSheet(f"{self._theme.type.css(Role.CARD)}; color: {ink};")
        label.setAccessibleName(f"{entry.name}: {entry.told}")
        return label

    def _pens_card(self, page: LessonPage) -> QWidget:
        card = LessonCard(self.tr("Your pens in this lesson"), self._theme)
        row = WrappedRow(12, pens := QWidget(card))
        names = dict(page.pens)
        for number, pen in enumerate(Pen, 1):
            row.addWidget(self._pen(pen, names.get(pen) or name_of(pen), number, pens))
        card.column.addWidget(pens)
        return card

    def _pen(self, pen: Pen, name: str, number: int, parent: QWidget) -> QWidget:
        whole = QWidget(parent)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        chip = PlainLabel(pen.letter, whole)
        ink, ground = self._theme.colours["ink"], self._theme.pens[pen]
        chip.setStyleSheet(
            f"{self._theme.type.css(Role.SMALL)}; font-weight: 700; color: {ink};"
            f" background: {ground}; border-radius: 4px; padding: 2px 6px;"
        )
        row.addWidget(chip)
        label = OneLineLabel(f"{name}  {number}", whole)
        label.setStyleSheet(f"{self._theme.type.css(Role.CARD)}; color: {ink};")
        row.addWidget(label)
        return whole

    def _done_card(self) -> QWidget:
        card = LessonCard(self.tr("On paper"), self._theme)
        told = self.tr("Its texts, and its questions with room for answers.")
        card.column.addWidget(self._words(told, Role.DETAIL, "soft_ink"))
        words = with_keys(self.tr("Print … {Window: Ctrl+P}"), self.tr("Print …"))
        self._add_link(card, words, "print", self.print_wanted.emit)
        return card

    def _teacher_card(self, page: LessonPage) -> QWidget:
        card = LessonCard(self.tr("For the teacher"), self._theme, is_quiet=True)
        self.teacher = box = QCheckBox(self.tr("Teacher’s view"))
        box.setStyleSheet(self._theme.type.css(Role.CARD))
        box.setChecked(self._is_teachers)
        box.setProperty("key", "teacher")
        box.clicked.connect(lambda _=False: self._turn_teachers())
        card.column.addWidget(box)
        if page.is_for_pupils:
            told = self.tr("This copy was made for pupils: it has no plan, and not what is right.")
        else:
            told = self.tr(
                "It shows the plan and what is right. It is a switch and no lock: whoever sits"
                " here can turn it on."
            )
        box.setAccessibleDescription(told)
        card.column.addWidget(self._words(told, Role.DETAIL, "soft_ink"))
        return card

    def _teachers_cards(self, page: LessonPage) -> Iterator[QWidget]:
        if page.plan.strip():
            card = LessonCard(self.tr("Plan"), self._theme)
            plan = RichWords(page.plan, self._theme)
            plan.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            plan.setProperty("key", "plan")
            card.column.addWidget(plan)
            yield card
        if page.asked and not page.is_for_pupils:
            card = LessonCard(self.tr("What is right"), self._theme)
            for number, row in enumerate(page.asked, 1):
                question = row.question
                title = f"{number}  {question.title}"
                card.column.addWidget(self._words(title, Role.CARD, "ink", weight=600))
                right = "\n".join(f"· {each}" for each in right_answers(question))
                words = right or self.tr("Nothing is given here.")
                card.column.addWidget(self._words(words, Role.CARD, "ink"))
            yield card

    # What its reader does

    def _go_on(self) -> None:
        step = self._page.next if self._page is not None else None
        if step is None:
            self.refused.emit(self.tr("There is nothing to do in this lesson."))
        elif step.question_id:
            self.question_wanted.emit(step.article_id, step.question_id)
        else:
            self.article_wanted.emit(step.article_id)

    def _turn_teachers(self) -> None:
        self._is_teachers = not self._is_teachers
        if self._page is not None:
            self._build()
        on, off = self.tr("Teacher’s view is on"), self.tr("Teacher’s view is off")
        if self._is_teachers and self._body is not None:
            # What came up may stand below what is seen.
            plans = [each for each in self._body.findChildren(RichWords) if each.property("key")]
            if plans:
                plans[0].setFocus()
        announce(self, on if self._is_teachers else off)

    def _show_whole(self) -> None:
        self._is_whole = True
        self._build()

    def _show_all_entries(self) -> None:
        self._is_all_explained = True
        self._build()
        announce(self, self.tr("All words and people are shown"))

    def _words(self, words: str, role: Role, colour: str, *, weight: int = 400) -> PlainLabel:
        return words_in(words, self._theme, role, colour, weight=weight)

    def _add_link(
        self, card: LessonCard, words: str, key: str, slot: Callable[[], object]
    ) -> QPushButton:
        link = self._link(words, key, slot)
        card.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return link

    def _link(self, words: str, key: str, slot: Callable[[], object]) -> QPushButton:
        """A button that looks like a link."""
        link = WrappedButton(words, self)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setProperty("key", key)
        colours, letters = self._theme.colours, self._theme.type.css(Role.CARD)
        # It stands where the words around it begin, but for the ring.
        link.setStyleSheet(
            f"QPushButton {{ {letters}; color: {colours['accent']}; background: transparent;"
            " border: 2px solid transparent; padding: 2px 1px; text-align: left; }"
            f"QPushButton:hover {{ text-decoration: underline; }}"
            f"QPushButton:focus {{ border-color: {colours['focus']}; }}"
        )
        link.clicked.connect(lambda _=False: slot())
        return link


def _differs_in_counts_alone(page: LessonPage, before: LessonPage) -> bool:
    """Whether only the quotations of some texts were counted since."""

    def uncounted(shown: LessonPage) -> LessonPage:
        return replace(shown, reads=tuple(replace(each, quotes=0) for each in shown.reads))

    return uncounted(page) == uncounted(before)
