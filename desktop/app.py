"""Builds every long-lived object once and connects the panels: the only wiring there is."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.checking import KEY, Checking
from desktop.context.cards import context_cards
from desktop.context.context import Context
from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.index_reports import Feeding
from desktop.core.lesson import LessonPack
from desktop.core.library.changes import Changes
from desktop.core.library.copies import copies
from desktop.core.library.errors import (
    ArticleUnreadable,
    LibraryDamaged,
    LibraryError,
    NoSuchArticle,
)
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.reporting_verbs import ReportingVerb
from desktop.core.shown_text import shown
from desktop.core.span import Span
from desktop.counting import counted
from desktop.edits import Edits, Operation, StepPlace
from desktop.error_words import message_for
from desktop.first_start import install, is_first_start, shipped_packs
from desktop.live_index import LiveIndex
from desktop.live_library import LiveLibrary
from desktop.live_search import LiveSearch
from desktop.look import Look
from desktop.notes.cards import note_cards
from desktop.notes.notes import Notes
from desktop.open_article import Findings, OpenArticle, OwnWork
from desktop.other_writers import OtherWriters
from desktop.panel import Panel
from desktop.plain_words import message_box
from desktop.quiet_sweep import QuietSweep
from desktop.reader.reader import Reader
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.search_desk import SearchDesk
from desktop.shelf.shelf import Shelf
from desktop.start import Start
from desktop.tasks import Tasks
from desktop.trouble import Trouble
from desktop.voices.cards import voices_cards
from desktop.voices.voices import Voices
from desktop.who_said_it import WhoSaidIt
from desktop.window.window import Window
from desktop.worker import Worker

if TYPE_CHECKING:
    from desktop.core.library.standing import FileStanding
    from desktop.corroborate.corroborate import Corroborate
    from desktop.corroboration_desk import CorroborationDesk
    from desktop.rescuing import Rescuing
    from desktop.search.results import Results

_log = logging.getLogger(__name__)

# A copy of the library is made when the page was on the screen for so many milliseconds, and
# again every hour.
_BACK_UP_AFTER = 5_000
_BACK_UP_AGAIN = 3_600_000
# The index is opened when the page has been on the screen for so many milliseconds.
_GET_READY_AFTER = 150
# After this many milliseconds it is found out whether there can be saved again.
_SAVE_AGAIN_AFTER = 5_000


class App(QObject):
    """The running program: one library, one window, and what connects them.

    `settled` is sent when everything that was asked for at the start is on the screen.
    """

    settled = Signal()
    _troubled = Signal(str, str)

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._start = start
        # The folder of the library in which the work goes on after this window, and the copy that
        # is to take its place before.
        self.goes_on_in: Path | None = None
        self.goes_back_to: Path | None = None
        self._is_over = False
        self._is_settled = False
        self._is_trying = False
        self._backing_up = QTimer(self, singleShot=True, interval=_BACK_UP_AFTER)
        self._saving_again = QTimer(self, singleShot=True, interval=_SAVE_AGAIN_AFTER)
        self._last_pen = Pen.EVIDENCE
        self._note_to_write: AnnotationId | None = None
        self._reporting: tuple[ReportingVerb, ...] = ()
        self._done_at: StepPlace | None = None
        self._to_corroborate = start.corroborate or ""
        self.library = LiveLibrary(library)
        self.tasks = Tasks()
        self.sweep = QuietSweep(self.tasks)
        self.edits = Edits(self.library)
        self.others = OtherWriters(self.library)
        self.worker = Worker()
        self.open = OpenArticle(self.library, self.tasks, self.worker)
        self.who_said_it = WhoSaidIt(self.open, self.edits)
        index_folder = library.index_folder
        self.index = LiveIndex(self.library, index_folder)
        self.search = LiveSearch(library.folder, index_folder, self.tasks, self.index)
        self.look = Look(self.library, start.theme)
        theme = self.look.theme
        self.shelf = Shelf(theme)
        self.reader = Reader(theme, self.look.preferences)
        self.context = Context(theme)
        self.voices = Voices(theme)
        self.notes = Notes(theme)
        self.search_field = SearchField()
        self.search_box = SearchBox(self.search_field, theme)
        self.window = Window(
            theme,
            search_field=self.search_box,
            shelf=self.shelf,
            page=self.reader,
            side=(self.context, self.voices, self.notes),
        )
        self.searching = SearchDesk(
            self.window,
            self.search_field,
            lambda: self.results,
            self.reader,
            self.shelf,
            search=self.search,
            library=self.library,
            edits=self.edits,
            open_article=self.open,
        )
        self.checking = Checking(self.library, self.tasks, self.window)
        self._connect_library()
        self._connect_reader()
        self._connect_side()
        self._connect_speakers()
        self._connect_search()
        self._connect_corroboration()
        self._connect_window()
        # The panels were made in these colours.
        self._dress()
        self._show_reporting(self._reporting)

    # What is made when it is first wanted

    @cached_property
    def results(self) -> Results:
        """What a search found, in the page's place."""
        from desktop.search.results import Results  # noqa: PLC0415 - not at the start

        results = Results(self.look.theme)
        results.show_theme(self.look.theme)
        results.show_feeding(self.index.feeding)
        self.look.changed.connect(lambda: results.show_theme(self.look.theme))
        self.index.progressed.connect(results.show_feeding)
        self.window.take_results(results)
        return results

    @cached_property
    def corroborate(self) -> Corroborate:
        """The sheet that lies over the side."""
        from desktop.corroborate.corroborate import Corroborate  # noqa: PLC0415 - not at the start

        sheet = Corroborate(self.look.theme)
        sheet.show_theme(self.look.theme)
        self.look.changed.connect(lambda: sheet.show_theme(self.look.theme))
        if self.open.article is not None:
            sheet.show_on_page(self.open.article.id)
        self.open.opened.connect(lambda article: sheet.show_on_page(article.id))
        self.window.lay_over_side(sheet)
        return sheet

    @cached_property
    def comparing(self) -> CorroborationDesk:
        """What brings the page, the sheet and other sources together."""
        from desktop.corroboration_desk import CorroborationDesk  # noqa: PLC0415 - not at the start
        from desktop.live_corroboration import LiveCorroboration  # noqa: PLC0415 - not at the start

        live = LiveCorroboration(self.library, self.index, self.search, self.edits)
        desk = CorroborationDesk(
            self.window,
            self.corroborate,
            self.reader,
            corroboration=live,
            open_article=self.open,
        )
        desk.passage_wanted.connect(self.go_to)
        return desk

    @cached_property
    def rescuing(self) -> Rescuing:
        """What tells that the file of the library is not where it was, and brings it back."""
        from desktop.core.library.rescue import last_resort  # noqa: PLC0415 - hardly ever needed
        from desktop.rescuing import Rescuing  # noqa: PLC0415 - hardly ever needed

        rescuing = Rescuing(self.library, self.window, last_resort())
        rescuing.reopen_wanted.connect(self._go_on_in)
        rescuing.failed.connect(self._say_error)
        return rescuing

    # Starting and ending

    def begin(self) -> None:
        """Fills the shelf and opens what the reader wants to see first."""
        self.sweep.begin()
        self.library.watch()
        self.others.begin()
        try:
            if is_first_start(self.library.now):
                self.tasks.start("seeds", shipped_packs, self._welcome, self._say_error)
            else:
                self._begin_reading()
        except LibraryError as error:
            self._say_error(error)
        QTimer.singleShot(0, self._check_settled)

    def carry_out(self, asked: Start) -> None:
        """Shows what a second start asked for, in this window, and brings it up."""
        self.notes.save()
        articles = [article.id for article in self.library.now.articles.summaries()]
        if asked.article is not None:
            wanted = next((a for a in articles if _is_called(a, asked.article)), None)
            if wanted is not None:
                self._to_corroborate = asked.corroborate or ""
                self.open_article(wanted)
            else:
                self._say(self.tr("There is no article “{0}” here.").format(asked.article))
        if asked.side in ("context", "voices", "notes"):
            self.window.show_side(getattr(self, asked.side))
        if asked.query is not None:
            self.search_field.search_for(asked.query)
        self.window.come_up()

    def tell_of_trouble(self, trouble: Trouble) -> None:
        """Tells from now on what goes wrong unexpectedly."""
        trouble.tell = lambda report, path: self._troubled.emit(report, str(path or ""))

    def tell_of_last_crash(self, trouble: Trouble) -> None:
        """Has crashes written down from now on, and tells of one that ended the last start."""
        if report := trouble.watch_for_crashes():
            happened = self.tr("Sourcebook ended unexpectedly last time.")
            self._offer_report(happened, report, str(trouble.folder))

    def _tell_report(self, report: str, path: str) -> None:
        happened = self.tr("Something went wrong that the program did not expect.")
        self._offer_report(happened, report, path)

    def _offer_report(self, happened: str, report: str, path: str) -> None:
        advice = self.tr(
            "You can go on. A report without a word of your texts and notes is in {0}; it is sent"
            " nowhere."
        ).format(path)

        def copy() -> None:
            QApplication.clipboard().setText(report)
            self.window.notice.take_away()
            self.window.foot.show_done(self.tr("The report is copied"))

        self.window.notice.say(happened, advice, [(self.tr("Copy the report"), copy)])

    def end(self) -> None:
        """Keeps what is not yet kept and lets go of everything."""
        if self._is_over:
            return
        self._is_over = True
        self.notes.close_editor()
        self.search_field.rest()
        self.reader.say_place()
        self.edits.end_writing()
        self._saving_again.stop()
        self.checking.end()
        self._backing_up.stop()
        self.others.end()
        self.library.stop()
        if self.goes_on_in is None and not self.library.is_safe:
            self.rescuing.at_the_end()
        # What follows may take a moment, and nobody needs to look on.
        self.window.hide()
        self.index.end()
        self.worker.close()
        self.tasks.close()
        self.sweep.end()
        # A stack that goes says that it is empty, to widgets that may be gone before it.
        self.edits.stack.blockSignals(True)
        library = self.library.now
        if self.library.is_safe and self._start.is_for_a_reader:
            from desktop.core.library.backups import back_up  # noqa: PLC0415 - not at the start

            try:
                back_up(library.folder, library.identity, datetime.now())
            except LibraryError as error:
                # It is tried again at the next start, and told there.
                _log.warning("no copy was made at the end: %s", error)
        library.close()

    def _welcome(self, packs: tuple[LessonPack, ...]) -> None:
        self._apply(lambda library: install(library, packs))
        self._begin_reading()
        self._back_up()

    def _begin_reading(self) -> None:
        self._show_shelf()
        articles = [article.id for article in self.library.now.articles.summaries()]
        wanted = self._wanted_article(articles)
        if wanted is not None:
            self.open_article(wanted)
        elif self._start.article is not None:
            self._say(self.tr("There is no article “{0}” here.").format(self._start.article))
        if self._start.side in ("context", "voices", "notes"):
            self.window.show_side(getattr(self, self._start.side))
        if self._start.query is not None:
            self.search_field.search_for(self._start.query)
            self.index.feed_if_behind()
        elif self._start.side == "search":
            self.searching.show()
            self.search_field.focus()
        self._backing_up.start()
        self._say_what_the_drive_cannot_do()
        self.checking.begin()

    def _wanted_article(self, articles: list[ArticleId]) -> ArticleId | None:
        wanted = self._start.article
        if wanted is not None:
            exact = [known for known in articles if known == wanted]
            return next(iter(exact or [a for a in articles if _is_called(a, wanted)]), None)
        last = self.library.now.articles.last_visited()
        return last if last is not None else next(iter(articles), None)

    def _back_up(self) -> None:
        from desktop.core.library.backups import back_up  # noqa: PLC0415 - not at the start

        folder, identity = self.library.now.folder, self.library.now.identity
        so_far = len(self.library.written_so_far)
        self._backing_up.start(_BACK_UP_AGAIN)
        if not self.library.is_safe or not self._start.is_for_a_reader:
            return
        self.tasks.start(
            "backup",
            lambda: back_up(folder, identity, datetime.now()),
            lambda _copy: self.library.was_copied(so_far),
            self._say_not_copied,
        )

    def _say_not_copied(self, error: Exception) -> None:
        why = message_for(error).happened
        self._say(self.tr("Your work is saved, but no copy of it could be made: {0}").format(why))

    def _check_settled(self) -> None:
        is_answered = self._start.query is None or not self.index.is_behind
        is_stuck = self.index.feeding.is_stuck and not self.search.may_grow
        is_answered = is_answered or is_stuck
        if not self._is_settled and self.tasks.is_idle and is_answered:
            self._is_settled = True
            # One turn of the event loop later the last change is painted as well.
            QTimer.singleShot(0, self.settled.emit)
            QTimer.singleShot(_GET_READY_AFTER, self.search.get_ready)
            self.index.feed_soon()

    # Reading

    def open_article(self, article_id: str) -> None:
        """Puts an article on the page where its reader left off."""
        self.notes.close_editor()
        self.searching.show_page()
        if self.open.article is not None and self.open.article.id == article_id:
            return
        try:
            self.open.open(ArticleId(article_id))
            self.reader.setFocus()
        except ArticleUnreadable:
            self._say_unreadable()
        except NoSuchArticle:
            self._say(self.tr("This article is not in your library any more."))
        except LibraryError as error:
            self._say_error(error)

    def go_to(self, passage: PassageRef) -> None:
        """Puts a passage of any article on the page, with the keyboard on it."""
        self.open_article(passage.article_id)
        self.reader.show_found([passage.span])
        self.reader.go_to(passage.span)
        if passage.card:
            self.window.show_side(self.context)
            self.context.seek(passage.card)

    def _show_opened(self, article: Article, place: int) -> None:
        self.reader.show_article(article, place)
        self.context.show_nothing_yet()
        self.voices.show_nothing_yet()
        self._reporting = ()
        self.shelf.show_open(article.id)
        self.window.foot.show_what("")
        self.window.setWindowTitle(f"{shown(article.title)} — Sourcebook")

    def _show_own_work(self, work: OwnWork) -> None:
        self.reader.show_annotations(work.annotations)
        text, wordings = work.article.text, work.wordings
        self.notes.show_cards(
            note_cards(text, work.annotations, wordings=wordings),
            note_cards(text, work.removed, are_removed=True, wordings=wordings),
        )

    def _show_findings(self, found: Findings) -> None:
        text = found.article.text
        self.reader.show_extraction(found.extraction, found.ledger)
        if found.readability is not None:
            self.reader.show_readability(found.readability)
        self.reader.show_context(found.claims, found.notes)
        self.context.show_cards(
            context_cards(text, found.claims, found.notes, found.people, found.ledger)
        )
        self.voices.show_cards(voices_cards(text, found.extraction, found.ledger, found.put_right))
        self.shelf.show_quote_counts({found.article.id: len(found.extraction.spoken)})
        self.searching.say_of_article(self._what_is_in(found))
        if self._to_corroborate:
            wanted, self._to_corroborate = self._to_corroborate, ""
            self.reader.corroborate(wanted)
        self.open.find_reporting(found, self._show_reporting)

    def _show_reading_failed(self) -> None:
        self.reader.show_reading_failed()
        self.voices.show_reading_failed()

    def _read_again(self) -> None:
        self.reader.show_reading_again()
        self.voices.show_nothing_yet()
        self.open.try_again()

    def _show_reporting(self, verbs: tuple[ReportingVerb, ...]) -> None:
        self._reporting = verbs
        are_shown = self.look.preferences.reporting_words == "shown"
        self.voices.show_reporting(verbs, are_shown=are_shown)
        self.reader.show_reporting(verbs if are_shown else ())

    def _what_is_in(self, found: Findings) -> str:
        quotes, voices = len(found.extraction.spoken), len(found.ledger.voices)
        parts = [
            counted(quotes, self.tr("{0} quote"), self.tr("{0} quotes")),
            counted(voices, self.tr("{0} voice heard"), self.tr("{0} voices heard")),
        ]
        if found.ledger.talked_about:
            names = ", ".join(s.short_name for s in found.ledger.talked_about[:4])
            parts.append(self.tr("{0} talked about").format(names))
        return " · ".join(parts)

    def _show_passage_number(self, number: int, count: int) -> None:
        self.window.foot.show_where(self.tr("¶ {0} of {1}").format(number, count))
        self.context.lift_paragraph(number)

    def _keep_place(self, article_id: str, position: int) -> None:
        known = ArticleId(article_id)
        try:
            self.library.keep(lambda library: library.articles.remember_place(known, position))
        except LibraryError as error:
            self._say_error(error)

    def _follow_saving(self) -> None:
        """After something was saved: nothing waits any more, unless it is words of a note."""
        if self.library.is_safe and not self.notes.has_unsaved_words:
            self.window.foot.show_saved()

    def _follow_standing(self, standing: FileStanding) -> None:
        self.rescuing.hear(standing)
        self._follow_file()

    def _follow_file(self) -> None:
        """After it has changed whether all is in a file that will be found: says so."""
        if words := self.rescuing.words_for_foot():
            self.window.foot.show_unsaved(words)
        else:
            self.notes.save()
            self._follow_saving()

    def _go_on_in(self, folder: Path) -> None:
        """Ends this window; the next one opens the library of a folder."""
        self.goes_on_in = folder
        self.window.close()

    def _say_whether_saved(self) -> None:
        """Offers what can be done for work that is in no file; else says that all is well."""
        self.notes.save()
        self.library.look()
        if words := self.rescuing.words_for_foot():
            self.window.foot.show_unsaved(words)
            self.rescuing.offer()
        else:
            library = self.library.now
            kept = copies(library.folder, library.identity)
            words = self.tr("All work is saved in {0}").format(library.path)
            if kept:
                size = QLocale().formattedDataSize(sum(copy.size for copy in kept))
                count = counted(len(kept), self.tr("{0} copy"), self.tr("{0} copies"))
                words = self.tr("{0} · {1}, {2}").format(words, count, size)
            self.window.foot.show_done(words)

    def _say_what_the_drive_cannot_do(self) -> None:
        """Says once for each library what its drive cannot do."""
        library, told = self.library.now, self.library.now.preferences.all()
        lacks = []
        if not library.keeps_to_owner:
            words = self.tr("On this drive others can read your library: it has no permissions.")
            lacks.append(("told_no_owner", words))
        if library.locks_others_out:
            words = self.tr("This drive cannot lock: only one computer may open the library.")
            lacks.append(("told_no_locks", words))
        for name, words in lacks:
            if name not in told:
                self.window.foot.show_done(words)
                with suppress(LibraryError):
                    library.preferences.put(name, "yes")

    def _try_saving(self) -> None:
        """Finds out whether there can be saved again, by what harms nobody."""
        article = self.open.article
        if not self.window.foot.is_unsaved or article is None:
            return
        self._is_trying = True
        self.notes.save()
        # What goes wrong now was told before.
        with suppress(LibraryError):
            self._keep_place(article.id, self.library.now.articles.place(article.id))
        self._is_trying = False
        if self.window.foot.is_unsaved:
            self._saving_again.start()

    # Searching

    def _show_feeding(self, feeding: Feeding) -> None:
        if feeding.is_stuck:
            self._check_settled()

    # Marking

    def _mark(self, span: Span, pen: Pen) -> AnnotationId | None:
        if self.open.article is None:
            return None
        self._last_pen = pen
        return self.edits.mark(self.open.article, span, pen)

    def _write_note(self, span: Span) -> None:
        annotation_id = self._mark(span, self._last_pen)
        if annotation_id is not None and self.library.is_waiting:
            # Its card comes when the mark could be written.
            self._note_to_write = annotation_id
        elif annotation_id is not None:
            self._edit_note(annotation_id)

    def _write_after_waiting(self) -> None:
        note, self._note_to_write = self._note_to_write, None
        if note is not None:
            self._edit_note(note)

    def _edit_note(self, annotation_id: str) -> None:
        self.window.show_side(self.notes)
        self.notes.edit(AnnotationId(annotation_id))

    def _change_pen(self, annotation_id: str, pen: Pen) -> None:
        self._last_pen = pen
        self.edits.change_pen(AnnotationId(annotation_id), pen)

    def _keep_words(self, annotation_id: str, body: str) -> None:
        seen = self.notes.seen_words
        is_written = self.edits.write(AnnotationId(annotation_id), body, seen=seen)
        if is_written:
            self.notes.hand_over(body)
        if is_written and self.library.is_safe:
            self.notes.show_saved(body)
            self._follow_saving()

    def _undo(self) -> None:
        self.notes.save()
        place = self._open_place(self.edits.next_undone)
        if step := self.edits.undo():
            self._say_done(self.tr("Undone: {0}"), step, place)

    def _redo(self) -> None:
        self.notes.save()
        place = self._open_place(self.edits.next_redone)
        if step := self.edits.redo():
            self._say_done(self.tr("Done again: {0}"), step, place)

    def _open_place(self, place: StepPlace | None) -> StepPlace | None:
        """Puts what a step is about before its reader's eyes: nothing is undone out of sight."""
        if place is None:
            return None
        is_open = self.open.article is not None and self.open.article.id == place.article_id
        if not is_open or self.window.is_searching:
            self.open_article(place.article_id)
            self.reader.bring_into_view(place.span)
        return place

    def _say_done(self, words: str, step: str, place: StepPlace | None) -> None:
        self._done_at = place
        if place is not None and self.open.article is not None:
            step = self.tr("{0} on “{1}” in “{2}”").format(
                step, _beginning(place.quote, 40), _beginning(self.open.article.title, 40)
            )
        self.window.foot.show_done(words.format(step), has_place=place is not None)

    def _show_done_place(self) -> None:
        if self._done_at is not None:
            self.go_to(PassageRef(self._done_at.article_id, self._done_at.span))

    def _say_refused(self, step: str) -> None:
        self._done_at = None
        self.others.look()
        words = self.tr("Not done: {0}. The note was changed elsewhere meanwhile; it is as it was.")
        self.window.foot.show_done(words.format(step))

    def _say_returned(self) -> None:
        self.window.foot.show_done(
            self.tr("The note was put into the bin elsewhere. Your words brought it back.")
        )

    def _say_also_written(self) -> None:
        self.window.foot.show_done(
            self.tr("A note was also written elsewhere: both wordings are kept in My notes.")
        )

    def _show_history(self) -> None:
        stack = self.edits.stack
        self.window.top_bar.show_history(can_undo=stack.canUndo(), can_redo=stack.canRedo())

    # Card and passage

    def _light_cards(self, keys: tuple[str, ...]) -> None:
        for panel in (self.context, self.voices, self.notes):
            panel.light(keys)

    def _go_to_card(self, key: str) -> None:
        panels: dict[str, Context | Voices | Notes] = {
            "quotation": self.voices,
            "voice": self.voices,
            "claim": self.context,
            "note": self.context,
            "annotation": self.notes,
        }
        panel = panels[key.partition(":")[0]]
        self.window.show_side(panel)
        panel.go_to(key)

    def _put_speaker_right(self, key: str) -> None:
        self._go_to_card(key)
        self.voices.ask_who_speaks(key)

    def _compare(self, span: Span, topic: str, speaker: str) -> None:
        self.comparing.ask(span, topic, speaker)

    def _compare_words(self, span: Span) -> None:
        self.comparing.ask_about(span)

    def _escape(self) -> None:
        """Leads from the page to what lies over it, else to where its reader came from."""
        if self.window.has_sheet:
            self.comparing.escape()
        else:
            self.searching.return_to_results()

    # How it looks

    def _dress(self) -> None:
        """Gives the application itself the colours of the theme."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(self.look.theme.palette())
        application.setStyleSheet(self.look.theme.style_sheet())

    def _show_look(self) -> None:
        self._dress()
        theme = self.look.theme
        for panel in (self.shelf, self.context, self.voices, self.notes):
            panel.show_theme(theme)
        self.window.show_theme(theme)
        self.search_box.show_theme(theme)
        self.reader.show_look(theme, self.look.preferences)
        self._show_reporting(self._reporting)

    def _show_look_menu(self) -> None:
        from desktop.window.look_menu import LookMenu  # noqa: PLC0415 - not at the start

        menu = LookMenu(self.look.preferences, self.window)
        menu.preferred.connect(self.look.prefer)
        button = self.window.top_bar.look
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # Wiring

    def _connect_library(self) -> None:
        self.library.changed.connect(self._follow_library)
        self.library.written.connect(self._follow_saving)
        self.library.delayed.connect(self._follow_file)
        self.library.caught_up.connect(self._follow_file)
        self.library.caught_up.connect(self._write_after_waiting)
        self.library.stood.connect(self._follow_standing)
        self._backing_up.timeout.connect(self._back_up)
        self._saving_again.timeout.connect(self._try_saving)
        self.edits.failed.connect(self._say_error)
        self._troubled.connect(self._tell_report, Qt.ConnectionType.QueuedConnection)
        self.edits.refused.connect(self._say_refused)
        self.edits.returned.connect(self._say_returned)
        self.others.preferences_changed.connect(self.look.follow)
        self.open.opened.connect(self._show_opened)
        self.open.annotated.connect(self._show_own_work)
        self.open.understood.connect(self._show_findings)
        self.open.failed.connect(self._say_error)
        self.open.reading_failed.connect(self._show_reading_failed)
        for asking in (self.reader, self.voices):
            asking.reading_wanted.connect(self._read_again)
        for told in (self.open.opened, self.open.annotated, self.open.understood):
            told.connect(self.checking.look)
        self.checking.told.connect(self._say)
        self.checking.done.connect(self.window.foot.show_done)
        self.checking.mending.connect(self.notes.close_editor)
        self.checking.mended.connect(self._show_anew)
        self.checking.failed.connect(self._say_error)
        self.checking.copy_wanted.connect(self._go_back_to)
        self.tasks.became_idle.connect(self._check_settled)
        self.shelf.article_chosen.connect(self.open_article)
        self.shelf.left.connect(self.searching.end)

    def _connect_reader(self) -> None:
        self.reader.mark_wanted.connect(self._mark)
        self.reader.note_wanted.connect(self._write_note)
        self.reader.edit_wanted.connect(self._edit_note)
        self.reader.pen_change_wanted.connect(self._change_pen)
        self.reader.removal_wanted.connect(self._remove)
        self.reader.marks_lit.connect(self._light_cards)
        self.reader.mark_chosen.connect(self._go_to_card)
        self.reader.voice_chosen.connect(lambda speaker: self._go_to_card(f"voice:{speaker}"))
        self.reader.passage_reached.connect(self._show_passage_number)
        self.reader.place_changed.connect(self._keep_place)

    def _connect_side(self) -> None:
        for panel in (self.context, self.voices, self.notes):
            panel.card_lit.connect(self.reader.light)
            panel.passage_shown.connect(self.reader.bring_into_view)
            panel.passage_wanted.connect(self.reader.go_to)
        self.notes.written.connect(self._keep_words)
        self.notes.writing_ended.connect(self.edits.end_writing)
        self.notes.pen_chosen.connect(self._change_pen)
        self.notes.removal_wanted.connect(self._remove)
        self.notes.return_wanted.connect(lambda i: self.edits.restore(AnnotationId(i)))
        self.notes.wording_wanted.connect(
            lambda i, wording: self.edits.put_back(AnnotationId(i), wording)
        )
        self.notes.settled.connect(lambda i: self.edits.settle(AnnotationId(i)))
        self.notes.also_written.connect(self._say_also_written)
        self.notes.left.connect(self.reader.setFocus)

    def _connect_speakers(self) -> None:
        self.voices.speaker_corrected.connect(self.who_said_it.correct_speaker)
        self.voices.quotation_denied.connect(self.who_said_it.deny_quotation)
        self.voices.speaker_joined.connect(self.who_said_it.join_speakers)
        self.voices.speaker_separated.connect(self.who_said_it.separate_speaker)
        self.voices.correction_returned.connect(self.who_said_it.take_back)
        self.reader.quotation_wanted.connect(self.who_said_it.add_quotation)
        self.reader.speaker_wanted.connect(self._put_speaker_right)
        self.voices.evidence_shown.connect(self.reader.show_evidence)
        self.voices.reporting_words_wanted.connect(self.look.show_reporting_words)
        self.voices.left.connect(self.reader.setFocus)
        self.voices.library_wanted.connect(self.searching.search_speaker)
        self.voices.counts_wanted.connect(self.search.count)
        self.search.counted.connect(self.voices.show_in_library)

    def _connect_search(self) -> None:
        self.searching.passage_wanted.connect(self.go_to)
        self.searching.failed.connect(self._say_error)
        self.index.progressed.connect(self._show_feeding)
        self.index.caught_up.connect(self._check_settled)

    def _connect_corroboration(self) -> None:
        for panel in (self.reader, self.context, self.voices):
            panel.corroboration_wanted.connect(self._compare)
        for cards in (self.context, self.notes):
            cards.words_wanted.connect(self._compare_words)
        self.context.refused.connect(self.window.foot.show_done)
        self.reader.escaped.connect(self._escape)

    def _connect_window(self) -> None:
        self.window.closing.connect(self.end)
        self.window.foot.show_wanted.connect(self._show_done_place)
        self.window.top_bar.look_wanted.connect(self._show_look_menu)
        self.window.top_bar.theme_toggled.connect(self.look.toggle_theme)
        self.window.top_bar.undo_wanted.connect(self._undo)
        self.window.top_bar.redo_wanted.connect(self._redo)
        self.edits.stack.indexChanged.connect(self._show_history)
        self._show_history()
        self.window.shelf_folded.connect(self.look.fold_shelf)
        self.window.fold_shelf({"folded": True, "open": False}.get(self.look.preferences.shelf))
        self.look.changed.connect(self._show_look)
        self.look.failed.connect(self._say_error)
        for words, keys, slot in (
            (self.tr("Search"), "Ctrl+K", self.searching.begin),
            (self.tr("Save this search"), "Ctrl+S", self.searching.save),
            (self.tr("Is my work saved?"), "Ctrl+Shift+S", self._say_whether_saved),
            (self.tr("Find in this article"), "Ctrl+F", self.searching.find_on_page),
            (self.tr("Next place"), "F3; Ctrl+G", lambda: self.searching.step(1)),
            (self.tr("Place before"), "Shift+F3; Ctrl+Shift+G", lambda: self.searching.step(-1)),
            (self.tr("Back to where I read before"), "Alt+Left", self.searching.go_back),
            (self.tr("Undo"), "Ctrl+Z", self._undo),
            (self.tr("Redo"), "Ctrl+Shift+Z; Ctrl+Y", self._redo),
            (self.tr("Show what was undone"), "Ctrl+J", self._show_done_place),
            (self.tr("Larger text"), "Ctrl++; Ctrl+=", lambda: self.look.change_text_size(1)),
            (self.tr("Smaller text"), "Ctrl+-", lambda: self.look.change_text_size(-1)),
            (self.tr("Usual text size"), "Ctrl+0", lambda: self.look.change_text_size(0)),
            (self.tr("Light or dark"), "Ctrl+D", self.look.toggle_theme),
            (self.tr("Context"), "Ctrl+1", lambda: self._go_to_side(self.context)),
            (self.tr("Voices"), "Ctrl+2", lambda: self._go_to_side(self.voices)),
            (self.tr("My notes"), "Ctrl+3", lambda: self._go_to_side(self.notes)),
            (self.tr("Next part of the window"), "F6", self.window.focus_next_part),
            (self.tr("Check everything …"), KEY, self.checking.check),
            (self.tr("What the keys do"), "F1", self._show_keys),
        ):
            action = QAction(words, self.window)
            action.setShortcuts(QKeySequence.listFromString(keys))
            action.triggered.connect(slot)
            self.window.addAction(action)

    def _show_keys(self) -> None:
        from desktop.window.key_list import KeyList  # noqa: PLC0415 - not at the start

        parts = (
            (self.tr("Everywhere"), self.window),
            (self.tr("In the text"), self.reader),
            (self.tr("In Context"), self.context),
            (self.tr("In Voices"), self.voices),
            (self.tr("In My notes"), self.notes),
            (self.tr("In Corroborate"), self.corroborate),
        )
        KeyList(((name, part.actions()) for name, part in parts), self.window).open()

    def _go_to_side(self, panel: Panel) -> None:
        self.searching.show_page()
        self.window.show_side(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remove(self, annotation_id: str) -> None:
        # What is typed but not on the disk yet goes into the bin with its note.
        self.notes.save()
        known = AnnotationId(annotation_id)
        self.edits.remove(known, seen=self.notes.shown(known))

    def _follow_library(self, changes: Changes) -> None:
        if changes.searches or changes.past_searches:
            self.searching.show_searches()
        try:
            if changes.lessons:
                self._show_shelf()
            elif changes.articles and not changes.corrections:
                # Who said it stands nowhere on the shelf, and one name may touch every article.
                self.shelf.show_changed(self.library.now.articles.summaries(changes.articles))
        except LibraryError as error:
            self._say_error(error)

    def _show_anew(self) -> None:
        """After rows were taken from copies: all that is on the screen, as it is now."""
        try:
            self._show_shelf()
            if self.open.article is not None:
                self.open.open(self.open.article.id)
        except ArticleUnreadable:
            self._say_unreadable()
        except LibraryError as error:
            self._say_error(error)
        self.index.feed_if_behind()

    def _show_shelf(self) -> None:
        library = self.library.now
        self.shelf.show_library(library.lessons.all(), library.articles.summaries())
        self.searching.show_searches()
        self.checking.look()

    def _apply(self, operation: Operation) -> None:
        try:
            self.library.apply(operation)
        except LibraryError as error:
            self._say_error(error)

    # Words

    def _say(self, words: str) -> None:
        self.window.foot.show_state(words)

    def _go_back_to(self, copy: Path) -> None:
        """Ends this window; the next one opens the library as it is in the copy."""
        self.goes_back_to = copy
        self.window.close()

    def _say_unreadable(self) -> None:
        words = self.tr("This text cannot be read; nothing was deleted. Check everything: {0}")
        self._say(words.format(KEY))

    def _say_error(self, error: Exception) -> None:
        message = message_for(error)
        self.window.foot.show_unsaved(message.happened)
        self._saving_again.start()
        if self._is_trying:
            # It was told when it failed first.
            return
        box = message_box(QMessageBox.Icon.Warning, message.happened, message.advice)
        box.setParent(self.window, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(error, LibraryDamaged):
            checking = box.addButton(
                self.tr("Check everything …"), QMessageBox.ButtonRole.AcceptRole
            )
            checking.clicked.connect(self.checking.check)
            box.addButton(QMessageBox.StandardButton.Close)
        box.open()


def _beginning(words: str, most: int) -> str:
    """Words of a text on one line, cut to `most` characters or so."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 2].rstrip()} …"


def _is_called(article_id: ArticleId, wanted: str) -> bool:
    """Whether an article is meant by its id, or by the end of it."""
    return article_id == wanted or article_id.endswith(f"/{wanted}")
