"""What lessons say by now of a text that is open, and what was marked on its other wordings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.level_marks import LevelMark, level_marks, made_on
from desktop.core.library.library import Library
from desktop.core.library.shown_context import ShownContext, TextContext, text_context
from desktop.core.record import replace
from desktop.core.selector import Selector
from desktop.core.text.card_words import prepare
from desktop.live.library import LiveLibrary
from desktop.live.tasks import Tasks
from desktop.live.what_is_known import ArticleReading

_Known = dict[tuple[AnnotationId, Selector], LevelMark]


@dataclass(frozen=True, slots=True)
class _Read:
    context: TextContext
    marks: tuple[LevelMark, ...]


class LessonOnPage(QObject):
    """Follows one text at a time of which lessons keep something back, or which has levels.

    `changed` says that `shown` or `marks` are others now; until a text was looked into they are
    empty, and nothing is told too early.
    """

    changed = Signal()

    def __init__(self, library: LiveLibrary, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks
        self._article: Article | None = None
        self.context: TextContext | None = None
        self.shown = ShownContext()
        self.marks: tuple[LevelMark, ...] = ()
        self._known: _Known = {}
        library.changed.connect(self._follow)

    def open(self, article: Article | None) -> None:
        """Looks into a text, if there is one; what was known of another is forgotten at once."""
        self.close()
        self._article = article
        self._read()

    def close(self) -> None:
        """Forgets the text."""
        self._article = self.context = None
        self.shown, self.marks, self._known = ShownContext(), (), {}

    @property
    def is_open(self) -> bool:
        """Whether a text is followed."""
        return self._article is not None

    def added_to(self, reading: ArticleReading) -> ArticleReading:
        """What is known of the text, with as much of its lesson as is shown by now."""
        shown = self.shown
        if not self.is_open:
            return reading
        return replace(
            reading,
            claims=shown.claims,
            notes=shown.notes,
            held=shown.held,
            context=self.context,
        )

    def _read(self) -> None:
        article, folder = self._article, self._library.now.folder
        if article is None:
            return

        def read() -> _Read:
            with Library.open_for_reading(folder) as library:
                context = text_context(library, article)
                prepare([*(c.body for c in context.claims), *(n.body for n in context.notes)])
                return _Read(context, level_marks(library, article, context.others))

        def take(found: _Read) -> None:
            if self._article is article:
                self.context = found.context
                self._known |= {(each.made.id, each.made.selector): each for each in found.marks}
                self._say()

        # A library that cannot be read is told of by whoever needs it.
        topic = f"lesson-on-page {id(self)}"
        self._tasks.start(topic, read, take, lambda _error: None)

    def _follow(self, changes: Changes) -> None:
        if self._article is None:
            return
        if changes.lessons:
            self._read()
        elif changes.annotations and self.context is not None:
            self._say()

    def _say(self) -> None:
        """Says what is shown after what the library holds now."""
        context = self.context
        if context is None:
            return
        library = self._library.now
        try:
            made = tuple(made_on(library, context.others))
            marks = tuple(self._placed(made))
            shown = context.shown(context.own_work(library, marks))
        except LibraryError:
            # Of a file that cannot be read it is told elsewhere.
            return
        if (shown, marks) != (self.shown, self.marks):
            self.shown, self.marks = shown, marks
            self.changed.emit()
        if len(marks) < len(made):
            # What is new on another text is looked for in this one beside the window.
            self._read()

    def _placed(self, made: Iterable[tuple[Annotation, str]]) -> Iterable[LevelMark]:
        for mark, level in made:
            known = self._known.get((mark.id, mark.selector))
            if known is not None:
                yield LevelMark(mark, level, known.outcome, known.words)
