"""A text of a lesson that is seen as a student sees it, on the page that a student reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.extraction.extract import extract
from desktop.core.lesson import LessonPack
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.shown_context import ShownContext
from desktop.core.pen import Pen
from desktop.core.quotation import Extraction
from desktop.core.shape import Picture
from desktop.core.span import Span
from desktop.core.speakers.correcting import corrected_by, ledger_of
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.put_right import PutRight
from desktop.live.explained import Explained, explained_by
from desktop.live.live import Live
from desktop.live.pictures import decoded
from desktop.reader.reader import Reader


class RehearsedText(QObject):
    """Shows texts in a page of its own, and says what is tried out on them.

    `heard` says that it is known who speaks, `marked` that words are to be marked with a pen,
    `unmarked` that a mark is to go, `answered` that the selected words are an answer,
    `level_wanted` asks for the same text in other words; `refused` says that something is not to
    be tried out here, `left` that its reader wants to see the lesson.
    """

    heard = Signal()
    marked = Signal(Span, Pen)
    unmarked = Signal(str)
    answered = Signal()
    level_wanted = Signal()
    refused = Signal()
    left = Signal()

    def __init__(self, live: Live, content_of: Callable[[str], bytes]) -> None:
        super().__init__()
        self._live, self._content_of = live, content_of
        self.reader = reader = Reader(live.look.theme, live.look.preferences)
        # The pen that was used last, and who speaks in the text that is read.
        self._pen, self.ledger = Pen.EVIDENCE, Ledger()
        answering = reader.new_action(self.tr("Answer with these words"), "A")
        answering.triggered.connect(lambda _=False: self.answered.emit())
        reader.mark_wanted.connect(self._mark)
        reader.mark_again_wanted.connect(lambda span: self._mark(span, self._pen))
        reader.removal_wanted.connect(self.unmarked)
        reader.escaped.connect(self.left)
        reader.page.picture_wanted.connect(self._bring_picture)
        for wanted in (
            *(reader.note_wanted, reader.quotation_wanted, reader.speaker_wanted),
            *(reader.reasons_wanted, reader.corroboration_wanted, reader.meaning_wanted),
            *(reader.pen_change_wanted, reader.edit_wanted, reader.move_wanted),
            *(reader.source_wanted, reader.publisher_wanted, reader.voices_wanted),
            reader.voice_chosen,
        ):
            wanted.connect(lambda *_: self.refused.emit())

    @property
    def article(self) -> Article | None:
        """The text that was read last."""
        return self.reader.article

    def show_look(self) -> None:
        """Takes on how texts are wanted to look."""
        self.reader.show_look(self._live.look.theme, self._live.look.preferences)

    def open(self, article: Article, lesson: InstalledLesson) -> None:
        """Puts a text on the page, from its beginning, and finds out who speaks in it.

        The lesson explains its words and days, and has its own names for pens.
        """
        self.ledger = Ledger()
        self.reader.show_article(article)

        def show(found: _Read) -> None:
            if self.reader.article is article:
                self.ledger = found.ledger
                self.reader.show_extraction(found.extraction, found.ledger)
                self.reader.show_pens(found.explained.pens)
                self.reader.show_glossary(found.explained.words, found.explained.days)
                self.heard.emit()

        self._live.tasks.start("rehearsed voices", lambda: _read(article, lesson), show)

    def show(self, context: ShownContext, own: Iterable[Annotation], pack: LessonPack) -> None:
        """Shows what is told of the text by now, and what was marked in it."""
        self.reader.show_context(context.claims, context.notes, pack.people)
        self.reader.show_annotations(own)

    def _mark(self, span: Span, pen: Pen) -> None:
        self._pen = pen
        self.marked.emit(span, pen)

    def _bring_picture(self, picture: Picture, width: int) -> None:
        content, page = self._content_of(picture.name), self.reader.page

        def show(image: QImage | None) -> None:
            if image is not None:
                page.show_picture(picture.name, image)

        topic = f"picture {picture.name} for {id(self)}"
        self._live.tasks.start(topic, lambda: decoded(content, width), show)


@dataclass(frozen=True, slots=True)
class _Read:
    """Who says what in a text, and what its lesson explains of it."""

    extraction: Extraction
    ledger: Ledger
    explained: Explained


def _read(article: Article, lesson: InstalledLesson) -> _Read:
    """A text as its lesson puts it right and explains it; a task."""
    pack = lesson.pack
    found = extract(article.text, language=article.language, shape=article.shape)
    corrections = tuple(each for each in pack.corrections if each.article_id == article.id)
    put_right = PutRight(corrections, (), pack.people)
    corrected = corrected_by(article.text, found, put_right)
    ledger = ledger_of(article.text, found, corrected, put_right)
    return _Read(corrected, ledger, explained_by(lesson, article))
