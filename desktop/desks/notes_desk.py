"""Marking and writing in the window: from words on the page to a note in the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.cards.panel import CardPanel
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import LibraryError
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.what_is_known import OwnWork
from desktop.notes.tab import NotesTab
from desktop.wording.pens import name_of

if TYPE_CHECKING:
    from desktop.desks.questions_desk import QuestionsDesk
    from desktop.desks.source_desk import SourceDesk
    from desktop.notes.notes import Notes


class NotesDesk(SideDesk["Notes"]):
    """Brings page, notes and library together; each step can be undone.

    `saved` is sent when words that were typed are in the file, `typed` when there are words that
    are not yet.
    """

    tab = NotesTab()

    saved = Signal()
    typed = Signal()

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__(screen, live)
        self._reader, self._window = screen.reader, screen.window
        reader = self._reader
        self._library, self._open = live.library, live.open
        # The student's marks in the open article, as they were read last.
        self._work: OwnWork | None = None
        self._last_pen = Pen.EVIDENCE
        # What is written beside a second text, while one is read.
        self.others: NotesDesk | None = None
        # What else is written, once somebody does.
        self._also: tuple[SourceDesk | QuestionsDesk, ...] = ()
        # The mark on which a note is to be written as soon as the mark is in the file.
        live.open.annotated.connect(self._show_own_work)
        reader.mark_wanted.connect(self._mark)
        reader.mark_again_wanted.connect(lambda span: self._mark(span, self._last_pen))
        reader.note_wanted.connect(self._write_note)
        reader.edit_wanted.connect(self._write_on)
        reader.pen_change_wanted.connect(self._change_pen)
        reader.removal_wanted.connect(self._remove)
        reader.move_wanted.connect(self._move)
        live.editing.tie(lambda edits: edits.writing.returned.connect(self._say_returned))

    def make(self) -> Notes:
        # When it is first opened: until then no more is known of it than its tab.
        from desktop.notes.notes import Notes  # noqa: PLC0415

        notes, edits = Notes(self.live.look.theme), self.live.edits
        notes.typed.connect(self.typed)
        notes.written.connect(self._keep_words)
        notes.writing_ended.connect(edits.writing.end)
        notes.pen_chosen.connect(self._change_pen)
        notes.removal_wanted.connect(self._remove)
        notes.return_wanted.connect(lambda i: edits.notes.restore(AnnotationId(i)))
        notes.wording_wanted.connect(
            lambda i, wording: edits.notes.put_back(AnnotationId(i), wording)
        )
        notes.settled.connect(lambda i: edits.notes.settle(AnnotationId(i)))
        notes.also_written.connect(self._say_also_written)
        notes.show_pens(self._reader.pens)
        self._reader.pens_named.connect(notes.show_pens)
        return notes

    def fill(self, panel: Notes) -> None:
        from desktop.notes.cards import note_cards  # noqa: PLC0415 - comes with the panel

        if (work := self._work) is not None:
            text, wordings, shape = work.article.text, work.wordings, work.article.shape
            standing, gone = work.everywhere, work.removed
            titles = self._titles(standing + gone)
            told = partial(note_cards, text, shape=shape, wordings=wordings, titles=titles)
            removed = self._removal_times(work)
            waiting = self._to_check(work.article)
            panel.show_cards(
                told(standing, to_check=waiting, carried=work.carried),
                told(gone, are_removed=True, removed=removed),
            )

    def _titles(self, marks: tuple[Annotation, ...]) -> dict[ArticleId, str]:
        """What the articles are called in which some of the marks stand together."""
        ids = {each.also_in for each in marks if each.also_in is not None}
        if not ids or (article := self._open.article) is None:
            return {}
        try:
            known = self._library.now.articles.summaries({*ids, article.id})
        except LibraryError:
            # The notes are shown without the names of their texts.
            return {}
        return {each.id: each.title for each in known}

    def _removal_times(self, work: OwnWork) -> dict[AnnotationId, str]:
        try:
            return self.live.library.now.annotations.removal_times(work.article.id)
        except LibraryError:
            # Of a file that cannot be read it is told elsewhere.
            return {}

    def _to_check(self, article: Article) -> frozenset[AnnotationId]:
        """The marks that wait to be looked at, as the text was another one before."""
        nothing: frozenset[AnnotationId] = frozenset()
        if not self.live.library.now.annotations.may_wait(article.id):
            return nothing
        steps = self.live.edits.steps
        return steps.read(lambda library: library.versions.waiting(article.id), nothing)

    # What is typed, for who must not lose it

    def write_with(self, also: SourceDesk | QuestionsDesk) -> None:
        """Hears of what is written elsewhere than on notes: it is kept with the same care."""
        self._also += (also,)
        also.typed.connect(self.typed)
        also.saved.connect(self.saved)

    @property
    def _writers(self) -> tuple[Notes | SourceDesk | QuestionsDesk, ...]:
        return (*self._all_opened, *self._all_forms)

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet, beside whichever text."""
        return any(each.has_unsaved_words for each in self._writers)

    @property
    def is_writing(self) -> bool:
        """Whether a note is open for writing, or the keyboard in a field of a form."""
        return any(each.is_writing for each in self._writers)

    def save(self) -> None:
        """Sees to it that what was typed is written now."""
        for each in self._writers:
            each.save()

    def close_editor(self) -> None:
        """Ends writing; what was typed is kept."""
        for form in self._all_forms:
            form.save()
        for panel in self._all_opened:
            panel.close_editor()

    @property
    def _all_forms(self) -> tuple[SourceDesk | QuestionsDesk, ...]:
        return (*self._also, *(self.others._also if self.others is not None else ()))

    @property
    def _all_opened(self) -> tuple[Notes, ...]:
        others = self.others.opened if self.others is not None else None
        return tuple(panel for panel in (self.opened, others) if panel is not None)

    def _show_own_work(self, work: OwnWork) -> None:
        self._work = work
        if self.opened is not None:
            self.fill(self.opened)
            return
        self.titled.emit(self.tab.title_of(work.everywhere))
        if any(wording.is_beside for each in work.wordings.values() for wording in each):
            # It tells its reader what was also written elsewhere.
            _ = self.panel

    def _shown(self, annotation_id: AnnotationId) -> Annotation | None:
        """A mark as its reader sees it, which may be older than what is in the library."""
        if self.opened is not None:
            return self.opened.shown(annotation_id)
        work = self._work
        seen = work.everywhere if work is not None else ()
        return next((each for each in seen if each.id == annotation_id), None)

    def _mark(self, span: Span, pen: Pen) -> None:
        self._last_pen = pen
        article = self._open.article
        is_known = article is not None and self._standing(article, span, pen)
        self._marked(span)
        if is_known:
            words = self.tr("These words are marked already: {0}")
            self._window.foot.show_done(words.format(name_of(pen, self._reader.pens)))

    def _marked(self, span: Span) -> AnnotationId | None:
        """The mark that stands on the words already, or a new one with the pen used last."""
        article, notes = self._open.article, self.live.edits.notes
        if article is None:
            return None
        standing = self._standing(article, span, self._last_pen)
        pens = self._reader.pens
        made = standing.id if standing else notes.mark(article, span, self._last_pen, pens=pens)
        if made is not None:
            self._reader.hold(made)
        return made

    def _standing(self, article: Article, span: Span, pen: Pen) -> Annotation | None:
        """The mark that stands on the words already, whichever text of the article it is from."""
        standing = self.live.edits.notes.standing(article, span, pen)
        if standing is None and self._work is not None and self._work.carried:
            return self._work.carried_to(span, pen)
        return standing

    def _write_note(self, span: Span) -> None:
        if (annotation_id := self._marked(span)) is not None:
            self._write_on(annotation_id)

    def _write_on(self, annotation_id: str) -> None:
        known = AnnotationId(annotation_id)
        unwritten = self.live.edits.writing.unwritten(known)
        if unwritten is None:
            self._edit(known)
        else:
            # At once, though its card comes later: what is typed meanwhile is meant for it.
            self._window.show_side(self.panel)
            self.panel.edit_unwritten(unwritten)

    def write_on(self, note: Annotation) -> None:
        """Opens a note for writing."""
        self._write_on(note.id)

    def write_on_both(self, span: Span, other: Article, there: Span) -> None:
        """Makes one mark on words of the open article and of another, and a note to write on it."""
        if (article := self._open.article) is None:
            return
        notes = self.live.edits.notes
        also, pens = (other, there), self._reader.pens
        if made := notes.mark(article, span, self._last_pen, also=also, pens=pens):
            self._write_on(made)

    def write_beside(self, judgement: Annotation, host: CardPanel) -> None:
        """Opens a judgement for writing below the cards of the panel where its claim stands."""
        waiting = self.live.edits.writing.unwritten(judgement.id)
        self.panel.edit_beside(waiting or judgement, host, is_waiting=waiting is not None)

    def _edit(self, annotation_id: str) -> None:
        self._window.show_side(self.panel)
        self.panel.edit(AnnotationId(annotation_id))

    def _change_pen(self, annotation_id: str, pen: Pen) -> None:
        self._last_pen = pen
        self.live.edits.notes.change_pen(AnnotationId(annotation_id), pen, pens=self._reader.pens)

    def _move(self, annotation_id: str, span: Span) -> None:
        # What is typed but not on the disk yet is a step of its own.
        self.save()
        if level := self._work.level_of(annotation_id) if self._work is not None else "":
            words = self.tr("This mark was made in “{0}”: its ends are moved there.")
            self._reader.refused.emit(words.format(shown(level)))
        elif (article := self._open.article) is not None:
            self.live.edits.notes.move(article, AnnotationId(annotation_id), span)

    def _keep_words(self, annotation_id: str, body: str) -> None:
        known = AnnotationId(annotation_id)
        shown, seen = self._shown(known), self.panel.seen_words
        is_written = self.live.edits.writing.write(known, body, seen=seen, shown=shown)
        if is_written:
            self.panel.hand_over(body)
        if is_written and self._library.is_safe:
            self.panel.show_saved(body)
            self.saved.emit()
        elif is_written and not self._library.is_busy:
            self.panel.show_waiting()

    def _remove(self, annotation_id: str) -> None:
        # What is typed but not on the disk yet goes into the bin with its note.
        self.save()
        known = AnnotationId(annotation_id)
        self.live.edits.notes.remove(known, seen=self._shown(known))

    def _say_returned(self) -> None:
        self._window.foot.show_done(
            self.tr("The note was put into the bin elsewhere. Your words brought it back.")
        )

    def _say_also_written(self) -> None:
        self._window.foot.show_done(
            self.tr("A note was also written elsewhere: both wordings are kept in My notes.")
        )
