"""The questions of a lesson beside its texts, and the way to the lesson as a place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.core.article import Article, ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.errors import LibraryError
from desktop.core.passage import PassageRef
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.questions.tab import QuestionsTab

if TYPE_CHECKING:
    from desktop.desks.answering_desk import AnsweringDesk
    from desktop.desks.lesson_desk import LessonDesk
    from desktop.questions.questions import Questions


class QuestionsDesk(SideDesk["Questions"]):
    """Knows which lesson the open article is read in; what is answered is done by `answering`.

    `article_wanted` asks for another article, `passage_wanted` for a passage of any,
    `changes_wanted` for what a new edition changed in one; `saved` and
    `typed` tell of words in answers, `print_wanted` of a lesson that is wanted on paper, `failed`
    what went wrong.
    """

    tab = QuestionsTab()

    article_wanted = Signal(str)
    changes_wanted = Signal(str)
    passage_wanted = Signal(PassageRef)
    saved = Signal()
    typed = Signal()
    print_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__(screen, live)
        self.answering = Late(self._make_answering)
        # The lesson as a place, made when somebody first goes there.
        self.lesson = Late(self._make_lesson)
        # Whether what is on the page instead, such as a lesson on trial, has turned to other words.
        self.level_turned: Callable[[], bool] = bool
        self._article: Article | None = None
        # The pack that the open article is read in.
        self.pack_id: PackId | None = None
        live.open.opened.connect(self._follow)
        live.open.closed.connect(lambda: self._show(None, None))
        action = screen.reader.new_action(self.tr("Answer with these words"), "A")
        action.triggered.connect(lambda _=False: self._answer_with_words())

    def make(self) -> Questions:
        # When it is first opened: until then no more is known of it than its tab.
        from desktop.questions.questions import Questions  # noqa: PLC0415

        return Questions(self.live.look.theme)

    def fill(self, panel: Questions) -> None:
        self.answering.get().show(self.pack_id, self._article)

    def _make_answering(self) -> AnsweringDesk:
        from desktop.desks.answering_desk import AnsweringDesk  # noqa: PLC0415 - see above

        assert self.opened is not None
        desk = AnsweringDesk(self.screen, self.live, self.opened)
        desk.saved.connect(self.saved)
        desk.typed.connect(self.typed)
        desk.passage_wanted.connect(self.passage_wanted)
        desk.article_wanted.connect(self.article_wanted)
        desk.failed.connect(self.failed)
        return desk

    def _make_lesson(self) -> LessonDesk:
        from desktop.desks.lesson_desk import LessonDesk  # noqa: PLC0415 - see above

        desk = LessonDesk(self.screen, self.live)
        desk.article_wanted.connect(self.article_wanted)
        desk.question_wanted.connect(self._ask)
        desk.changes_wanted.connect(self.changes_wanted)
        desk.print_wanted.connect(self.print_wanted)
        desk.failed.connect(self.failed)
        return desk

    # What is typed, for who must not lose it

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return self.opened is not None and self.opened.has_unsaved_words

    @property
    def is_writing(self) -> bool:
        """Whether the keyboard is where an answer is given or checked."""
        return self.opened is not None and self.opened.is_writing

    def save(self) -> None:
        """Sees to it that what was typed is written now."""
        if self.opened is not None:
            self.opened.save()

    # The lesson as a place

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"lesson": self.toggle_lesson, "level": self._other_level}

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {"lesson": self._why_no_lesson, "level": self._why_no_lesson}

    def toggle_lesson(self) -> None:
        """Shows the lesson of the open article, or the text again."""
        if self.lesson.made is not None and self.lesson.made.is_here:
            self.lesson.made.panel.put_away.emit()
        elif (pack_id := self._nearest_pack) is not None:
            self.show_lesson(pack_id)

    def show_lesson(self, pack_id: str) -> None:
        """Puts a lesson in the page's place."""
        self.save()
        # How far its texts were read is told there.
        self.screen.reader.say_place()
        self.screen.window.middle.put_shelf_away()
        self.lesson.get().show(PackId(pack_id))

    def open_first_lesson(self) -> None:
        """Shows a newcomer what there is to do, before anything was read."""
        if (pack_id := self._nearest_pack) is not None:
            self.screen.reader.stand_beneath()
            self.lesson.get().show(pack_id)

    @property
    def _nearest_pack(self) -> PackId | None:
        """The lesson of the open article, or the first there is."""
        if self.pack_id is not None:
            return self.pack_id
        try:
            return next((each.id for each in self.live.library.now.lessons.all()), None)
        except LibraryError as error:
            self.failed.emit(error)
            return None

    def _why_no_lesson(self) -> str:
        return "" if self._nearest_pack is not None else self.tr("There is no lesson here yet.")

    def _ask(self, article_id: str, question_id: str) -> None:
        """Opens the text of a question, and asks it with the keyboard on the answer."""
        self.article_wanted.emit(article_id)
        self.screen.window.show_side(self.panel)
        self.panel.open_question(question_id)

    # Following the page

    def _follow(self, article: Article, _place: int) -> None:
        pack_id = None
        try:
            pack_id = self.live.library.now.lessons.pack_of(article.id)
        except LibraryError as error:
            self.failed.emit(error)
        self._show(article, pack_id)

    def _show(self, article: Article | None, pack_id: PackId | None) -> None:
        self._article, self.pack_id = article, pack_id
        if self.opened is not None:
            self.answering.get().show(pack_id, article)
            return
        known = self.live.look.progress(pack_id) if pack_id is not None else None
        done, count = known or (0, 0)
        self.titled.emit(self.tab.title(count, done))

    def _answer_with_words(self) -> None:
        if self.opened is None or self.opened.form is None:
            reader = self.screen.reader
            reader.refused.emit(self.tr("Open a question that asks for words of the text first."))
        else:
            self.answering.get().mark(self.opened.form.card.question.id)

    def _other_level(self) -> None:
        """Puts the same article in other words on the page, at the passage that is read."""
        if self.level_turned():
            return
        article, pack_id = self._article, self.pack_id
        if article is None or pack_id is None:
            self.screen.window.foot.show_refused(self.tr("This text stands in no lesson."))
            return
        from desktop.desks.levels_desk import LevelsDesk  # noqa: PLC0415 - few lessons have any

        LevelsDesk(self.screen, self.live, self.article_wanted.emit).turn(
            ArticleId(article.id), pack_id
        )
