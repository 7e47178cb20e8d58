"""Who is behind a text, and who its publisher is: asked in forms beside it, saved as they fill."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import FieldOrigin, SourceFieldName
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.lesson_words import Introduction
from desktop.core.library.library import Library
from desktop.core.library.publisher_articles import published_by
from desktop.core.publisher_key import publisher_key
from desktop.core.source_question import SourceQuestion, answer_id
from desktop.core.wording import Wording
from desktop.desks.screen import Screen
from desktop.desks.source_origins import origins_of
from desktop.live.live import Live
from desktop.source.publisher import PublisherSheet
from desktop.source.rows import (
    Answers,
    PublisherHead,
    SourceFact,
    SourceHead,
    answers_in,
    publisher_rows,
    source_rows,
)
from desktop.source.source import SourceSheet
from desktop.source.source_form import SourceForm
from desktop.wording.dates import spoken_date

# So many articles of a publisher are named on its card.
_MOST_NAMED = 6


_FIELDS = {
    SourceQuestion.AUTHOR: SourceFieldName.BYLINE,
    SourceQuestion.PUBLISHER: SourceFieldName.PUBLISHER,
    SourceQuestion.DAY: SourceFieldName.PUBLISHED,
    SourceQuestion.KIND: SourceFieldName.GENRE,
}


class SourceDesk(QObject):
    """Lays the forms about the source over what is beside the text.

    `saved` is sent when words that were typed are in the file, `typed` when there are words that
    are not yet; `article_wanted` asks for another article, `failed` carries what went wrong.
    """

    saved = Signal()
    typed = Signal()
    article_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._reader, self._live = screen.window, screen.reader, live
        self.sheet, self.publisher = SourceSheet(live.look.theme), PublisherSheet(live.look.theme)
        # Who the card is of, and from where the forms were asked for.
        self._of = PublisherHead("", "")
        self._keyboard: QWidget | None = None
        self._is_from_form = False
        for form, leave in ((self.sheet, self.leave), (self.publisher, self.leave_publisher)):
            self._connect(form)
            form.left.connect(leave)
            self._window.lay_over_side(form, leave)
        self.sheet.publisher_wanted.connect(self.ask_publisher)
        self.publisher.article_wanted.connect(self.article_wanted)
        live.look.changed.connect(self._show_theme)
        live.open.opened.connect(lambda *_: self._put_away())
        live.open.closed.connect(self._put_away)
        live.library.changed.connect(self._follow)
        live.library.caught_up.connect(self._show)

    # Asking

    def ask(self, question: str = "") -> None:
        """Shows who is behind the open article, with the keyboard on a question."""
        if self._live.open.article is None:
            return
        self._note_keyboard()
        self._show_source()
        self._window.show_sheet(self.sheet)
        self.sheet.go_to(question)

    def ask_publisher(self, question: str = "") -> None:
        """Shows what is known of the publisher of the open article."""
        article = self._live.open.article
        name = self.publisher_name
        if article is None or not name:
            return
        self._is_from_form = not self.sheet.isHidden()
        self._note_keyboard()
        if self._of.name != name:
            self._of = PublisherHead(publisher_key(name), name)
        self._look_up(article, name)
        self._show_publisher()
        self._window.show_sheet(self.publisher)
        self.publisher.go_to(question)

    @property
    def publisher_name(self) -> str:
        """Who published the open article, as it says, or as its reader found out; may be empty."""
        article = self._live.open.article
        if article is None or article.publisher:
            return article.publisher if article is not None else ""
        answer = self._answers(article).get(SourceQuestion.PUBLISHER)
        return " ".join(answer.body.split()) if answer is not None else ""

    def leave(self) -> None:
        """Takes the form away and puts the keyboard where it was."""
        self.save()
        keyboard, self._keyboard = self._keyboard, None
        self._window.hide_sheet()
        self._window.middle.put_side_away()
        if keyboard is not None and keyboard.isVisible():
            keyboard.setFocus()
        else:
            self._reader.setFocus()

    def leave_publisher(self) -> None:
        """Leads back from the card of a publisher."""
        if not self._is_from_form:
            self.leave()
            return
        self.save()
        self._is_from_form = False
        self._window.show_sheet(self.sheet)
        self.sheet.about_publisher.setFocus()

    # What is typed, for who must not lose it

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return any(form.has_unsaved_words for form in self._forms)

    @property
    def is_writing(self) -> bool:
        """Whether the keyboard is in a field of a form."""
        return any(form.is_writing for form in self._forms)

    def save(self) -> None:
        """Sees to it that what was typed is written now."""
        for form in self._forms:
            form.save()

    @property
    def _forms(self) -> tuple[SourceForm, SourceForm]:
        return self.sheet, self.publisher

    def _connect(self, form: SourceForm) -> None:
        form.typed.connect(self.typed)
        form.refused.connect(self._window.foot.show_refused)
        form.written.connect(lambda question, body: self._keep(form, question, body))
        form.chosen.connect(lambda question, body: self._keep(form, question, body, is_chosen=True))
        form.wording_wanted.connect(
            lambda question, wording: self._put_back(form, question, wording)
        )
        form.settled.connect(
            lambda question: self._live.edits.sources.settle(self._id_of(form, question))
        )

    def _keep(self, form: SourceForm, question: str, body: str, *, is_chosen: bool = False) -> None:
        article, field = self._article, form.fields[question]
        if article is None:
            return
        sources = self._live.edits.sources
        write = sources.choose if is_chosen else sources.write
        publisher = self._of.key if form is self.publisher else ""
        if write(article, question, body, seen=field.handed, publisher=publisher):
            field.hand_over(body)
            if self._live.library.is_safe:
                field.show_saved(body)
                self.saved.emit()

    @property
    def _article(self) -> ArticleId | None:
        article = self._live.open.article
        return article.id if article is not None else None

    def _put_back(self, form: SourceForm, question: str, wording: Wording) -> None:
        self._live.edits.sources.put_back(self._id_of(form, question), wording)

    def _id_of(self, form: SourceForm, question: str) -> AnnotationId:
        about = self._of.key if form is self.publisher else self._article or ""
        return answer_id(about, question)

    # Showing

    def _follow(self, changes: Changes) -> None:
        if changes.annotations:
            self._show()

    def _show(self) -> None:
        """Shows what became of the answers in the form that is open."""
        if self._live.open.article is None:
            return
        if not self.sheet.isHidden() or self._is_from_form:
            self._show_source()
        if not self.publisher.isHidden():
            self._show_publisher()

    def _show_source(self) -> None:
        article = self._live.open.article
        assert article is not None
        library = self._live.library.now
        try:
            lesson = library.lessons.title_for(article.id)
            wordings = library.annotations.wordings_in(article.id)
            origins = origins_of(library, article.id)
        except LibraryError as error:
            self.failed.emit(error)
            return
        facts = self._facts(article, origins)
        head = SourceHead(article.id, article.title, self.publisher_name, bool(lesson), facts)
        questions = {
            question: origins[field] for question, field in _FIELDS.items() if field in origins
        }
        rows = source_rows(article, self._answers(article), wordings, questions)
        self.sheet.show_source(head, rows)

    def _show_publisher(self) -> None:
        annotations = self._live.library.now.annotations
        try:
            answers = answers_in(annotations.of_publisher(self._of.key))
            written_at = {each.article_id for each in answers.values()}
            wordings = {
                each: words
                for article_id in written_at
                for each, words in annotations.wordings_in(article_id).items()
            }
        except LibraryError as error:
            self.failed.emit(error)
            return
        self.publisher.show_publisher(self._of, publisher_rows(answers, wordings))

    def _answers(self, article: Article) -> Answers:
        try:
            return answers_in(self._live.library.now.annotations.of_source(article.id))
        except LibraryError as error:
            self.failed.emit(error)
            return {}

    def _facts(
        self, article: Article, origins: Mapping[SourceFieldName, FieldOrigin]
    ) -> tuple[SourceFact, ...]:
        title = article.title if SourceFieldName.TITLE in origins else ""
        facts = (
            (self.tr("Title"), title, SourceFieldName.TITLE),
            (self.tr("Address"), article.url, SourceFieldName.URL),
            (self.tr("Looked at on"), spoken_date(article.accessed), SourceFieldName.ACCESSED),
            (self.tr("Rights"), article.rights, SourceFieldName.RIGHTS),
        )
        return tuple(SourceFact(name, value, origins.get(of)) for name, value, of in facts if value)

    def _look_up(self, article: Article, name: str) -> None:
        """Asks what lessons say of a publisher, and for its articles."""
        folder, key = self._live.library.now.folder, publisher_key(name)

        def read() -> tuple[tuple[Introduction, ...], tuple[ArticleSummary, ...], int]:
            with Library.open_for_reading(folder) as library:
                told = library.lessons.words.introductions([name], article.id)
                ids = published_by(library.connection, key)
                others = [each for each in ids if each != article.id][:_MOST_NAMED]
                return told, library.articles.summaries(others), len(ids)

        def take(found: tuple[tuple[Introduction, ...], tuple[ArticleSummary, ...], int]) -> None:
            if self._of.key == key:
                self._of = PublisherHead(key, name, *found)
                if not self.publisher.isHidden():
                    self._show_publisher()

        self._live.tasks.start("publisher", read, take, self.failed.emit)

    def _note_keyboard(self) -> None:
        focused = self._window.focusWidget()
        is_here = focused is not None and any(
            form.isAncestorOf(focused) or form is focused for form in self._forms
        )
        if not is_here:
            self._keyboard = focused

    def _put_away(self) -> None:
        self._keyboard, self._is_from_form = None, False
        if not (self.sheet.isHidden() and self.publisher.isHidden()):
            self._window.hide_sheet()

    def _show_theme(self) -> None:
        for form in self._forms:
            form.show_theme(self._live.look.theme)
