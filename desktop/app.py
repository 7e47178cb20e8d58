"""Builds every long-lived object once and connects the panels: the only wiring there is."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.context.cards import context_cards
from desktop.context.context import Context
from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.index_reports import Feeding
from desktop.core.lesson import LessonPack
from desktop.core.library.backups import back_up
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import INDEX_FOLDER_NAME, Library
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.reporting_verbs import ReportingVerb
from desktop.core.span import Span
from desktop.corroborate.corroborate import Corroborate
from desktop.corroboration_desk import CorroborationDesk
from desktop.counting import counted
from desktop.edits import Edits, Operation
from desktop.error_words import message_for
from desktop.first_start import install, is_first_start, shipped_packs
from desktop.live_corroboration import LiveCorroboration
from desktop.live_index import LiveIndex
from desktop.live_library import LiveLibrary
from desktop.live_search import LiveSearch
from desktop.look import Look
from desktop.notes.cards import note_cards
from desktop.notes.notes import Notes
from desktop.open_article import Findings, OpenArticle, OwnWork
from desktop.panel import Panel
from desktop.quiet_sweep import QuietSweep
from desktop.reader.reader import Reader
from desktop.search.results import Results
from desktop.search.search_box import SearchBox
from desktop.search.search_field import SearchField
from desktop.search_desk import SearchDesk
from desktop.shelf.shelf import Shelf
from desktop.start import Start
from desktop.tasks import Tasks
from desktop.voices.cards import voices_cards
from desktop.voices.voices import Voices
from desktop.who_said_it import WhoSaidIt
from desktop.window.key_list import KeyList
from desktop.window.look_menu import LookMenu
from desktop.window.window import Window
from desktop.worker import Worker

# A copy of the library is made when nothing else is going on, this many milliseconds in.
_BACK_UP_AFTER = 20_000
# The index is opened when the page has been on the screen for so many milliseconds.
_GET_READY_AFTER = 150
# After this many milliseconds it is found out whether there can be saved again.
_SAVE_AGAIN_AFTER = 5_000


class App(QObject):
    """The running program: one library, one window, and what connects them.

    `settled` is sent when everything that was asked for at the start is on the screen.
    """

    settled = Signal()

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._start = start
        self._is_settled = False
        self._is_trying = False
        self._saving_again = QTimer(self, singleShot=True, interval=_SAVE_AGAIN_AFTER)
        self._last_pen = Pen.EVIDENCE
        self._reporting: tuple[ReportingVerb, ...] = ()
        self._to_corroborate = start.corroborate or ""
        self.library = LiveLibrary(library)
        self.tasks = Tasks()
        self.sweep = QuietSweep(self.tasks)
        self.edits = Edits(self.library)
        self.worker = Worker()
        self.open = OpenArticle(self.library, self.tasks, self.worker)
        self.who_said_it = WhoSaidIt(self.open, self.edits)
        index_folder = library.folder / INDEX_FOLDER_NAME
        self.index = LiveIndex(self.library, index_folder)
        self.search = LiveSearch(library.folder, index_folder, self.tasks, self.index)
        self.corroboration = LiveCorroboration(self.library, self.index, self.search, self.edits)
        self.look = Look(self.library, start.theme)
        theme = self.look.theme
        self.shelf = Shelf(theme)
        self.reader = Reader(theme, self.look.preferences)
        self.context = Context(theme)
        self.voices = Voices(theme)
        self.notes = Notes(theme)
        self.corroborate = Corroborate(theme)
        self.search_field = SearchField()
        self.search_box = SearchBox(self.search_field, theme)
        self.results = Results(theme)
        self.window = Window(
            theme,
            search_field=self.search_box,
            shelf=self.shelf,
            page=self.reader,
            results=self.results,
            side=(self.context, self.voices, self.notes),
            sheet=self.corroborate,
        )
        self.searching = SearchDesk(
            self.window,
            self.search_field,
            self.results,
            self.reader,
            self.shelf,
            search=self.search,
            library=self.library,
            edits=self.edits,
            open_article=self.open,
        )
        self.comparing = CorroborationDesk(
            self.window,
            self.corroborate,
            self.reader,
            corroboration=self.corroboration,
            open_article=self.open,
        )
        self._connect_library()
        self._connect_reader()
        self._connect_side()
        self._connect_speakers()
        self._connect_search()
        self._connect_corroboration()
        self._connect_window()
        self._show_look()

    # Starting and ending

    def begin(self) -> None:
        """Fills the shelf and opens what the reader wants to see first."""
        self.sweep.begin()
        if is_first_start(self.library.now):
            self.tasks.start("seeds", shipped_packs, self._welcome, self._say_error)
        else:
            self._begin_reading()
        QTimer.singleShot(0, self._check_settled)

    def end(self) -> None:
        """Keeps what is not yet kept and lets go of everything."""
        self.notes.close_editor()
        self.search_field.rest()
        self.reader.say_place()
        self._saving_again.stop()
        self.index.end()
        self.worker.close()
        self.tasks.close()
        self.sweep.end()
        # A stack that goes says that it is empty, to widgets that may be gone before it.
        self.edits.stack.blockSignals(True)
        self.library.now.close()

    def _welcome(self, packs: tuple[LessonPack, ...]) -> None:
        self._apply(lambda library: install(library, packs))
        self._begin_reading()

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
        elif self._start.side == "search":
            self.searching.show()
            self.search_field.focus()
        self.index.feed_if_behind()
        QTimer.singleShot(_BACK_UP_AFTER, self._back_up)

    def _wanted_article(self, articles: list[ArticleId]) -> ArticleId | None:
        wanted = self._start.article
        if wanted is not None:
            exact = [known for known in articles if known == wanted]
            return next(iter(exact or [a for a in articles if a.endswith(f"/{wanted}")]), None)
        last = self.library.now.articles.last_visited()
        return last if last is not None else next(iter(articles), None)

    def _back_up(self) -> None:
        folder, today = self.library.now.folder, date.today()
        self.tasks.start("backup", lambda: back_up(folder, today), lambda _copy: None)

    def _check_settled(self) -> None:
        is_answered = self._start.query is None or not self.index.is_behind
        is_stuck = self.index.feeding.is_stuck and not self.search.may_grow
        is_answered = is_answered or is_stuck
        if not self._is_settled and self.tasks.is_idle and is_answered:
            self._is_settled = True
            # One turn of the event loop later the last change is painted as well.
            QTimer.singleShot(0, self.settled.emit)
            QTimer.singleShot(_GET_READY_AFTER, self.search.get_ready)

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
        self.corroborate.show_on_page(article.id)
        self.window.foot.show_what("")
        self.window.setWindowTitle(f"{article.title} — Sourcebook")

    def _show_own_work(self, work: OwnWork) -> None:
        self.reader.show_annotations(work.annotations)
        text = work.article.text
        self.notes.show_cards(
            note_cards(text, work.annotations), note_cards(text, work.removed, are_removed=True)
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
        if not self.notes.has_unsaved_words:
            self.window.foot.show_saved()

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
        self.results.show_feeding(feeding)
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
        if annotation_id is not None:
            self._edit_note(annotation_id)

    def _edit_note(self, annotation_id: str) -> None:
        self.window.show_side(self.notes)
        self.notes.edit(AnnotationId(annotation_id))

    def _change_pen(self, annotation_id: str, pen: Pen) -> None:
        self._last_pen = pen
        self.edits.change_pen(AnnotationId(annotation_id), pen)

    def _keep_words(self, annotation_id: str, body: str) -> None:
        if self.edits.write(AnnotationId(annotation_id), body):
            self.notes.show_saved(body)
            self._follow_saving()

    def _undo(self) -> None:
        self.notes.save()
        if step := self.edits.undo():
            self.window.foot.show_done(self.tr("Undone: {0}").format(step))

    def _redo(self) -> None:
        self.notes.save()
        if step := self.edits.redo():
            self.window.foot.show_done(self.tr("Done again: {0}").format(step))

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

    def _escape(self) -> None:
        """Leads from the page to what lies over it, else to where its reader came from."""
        if self.window.has_sheet:
            self.comparing.escape()
        else:
            self.searching.return_to_results()

    # How it looks

    def _show_look(self) -> None:
        theme = self.look.theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(theme.palette())
        application.setStyleSheet(theme.style_sheet())
        side = (self.context, self.voices, self.notes, self.corroborate)
        for panel in (self.shelf, *side, self.results):
            panel.show_theme(theme)
        self.window.show_theme(theme)
        self.search_box.show_theme(theme)
        self.reader.show_look(theme, self.look.preferences)
        self._show_reporting(self._reporting)

    def _show_look_menu(self) -> None:
        menu = LookMenu(self.look.preferences, self.window)
        menu.preferred.connect(self.look.prefer)
        button = self.window.top_bar.look
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # Wiring

    def _connect_library(self) -> None:
        self.library.changed.connect(self._follow_library)
        self.library.written.connect(self._follow_saving)
        self._saving_again.timeout.connect(self._try_saving)
        self.edits.failed.connect(self._say_error)
        self.open.opened.connect(self._show_opened)
        self.open.annotated.connect(self._show_own_work)
        self.open.understood.connect(self._show_findings)
        self.open.reading_failed.connect(self._show_reading_failed)
        for asking in (self.reader, self.voices):
            asking.reading_wanted.connect(self._read_again)
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
            panel.corroboration_wanted.connect(self.comparing.ask)
        for cards in (self.context, self.notes):
            cards.words_wanted.connect(self.comparing.ask_about)
        self.context.refused.connect(self.window.foot.show_done)
        self.reader.escaped.connect(self._escape)
        self.comparing.passage_wanted.connect(self.go_to)

    def _connect_window(self) -> None:
        self.window.closing.connect(self.end)
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
            (self.tr("Find in this article"), "Ctrl+F", self.searching.find_on_page),
            (self.tr("Next place"), "F3; Ctrl+G", lambda: self.searching.step(1)),
            (self.tr("Place before"), "Shift+F3; Ctrl+Shift+G", lambda: self.searching.step(-1)),
            (self.tr("Back to where I read before"), "Alt+Left", self.searching.go_back),
            (self.tr("Undo"), "Ctrl+Z", self._undo),
            (self.tr("Redo"), "Ctrl+Shift+Z; Ctrl+Y", self._redo),
            (self.tr("Larger text"), "Ctrl++; Ctrl+=", lambda: self.look.change_text_size(1)),
            (self.tr("Smaller text"), "Ctrl+-", lambda: self.look.change_text_size(-1)),
            (self.tr("Usual text size"), "Ctrl+0", lambda: self.look.change_text_size(0)),
            (self.tr("Light or dark"), "Ctrl+D", self.look.toggle_theme),
            (self.tr("Context"), "Ctrl+1", lambda: self._go_to_side(self.context)),
            (self.tr("Voices"), "Ctrl+2", lambda: self._go_to_side(self.voices)),
            (self.tr("My notes"), "Ctrl+3", lambda: self._go_to_side(self.notes)),
            (self.tr("Next part of the window"), "F6", self.window.focus_next_part),
            (self.tr("What the keys do"), "F1", self._show_keys),
        ):
            action = QAction(words, self.window)
            action.setShortcuts(QKeySequence.listFromString(keys))
            action.triggered.connect(slot)
            self.window.addAction(action)

    def _show_keys(self) -> None:
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
        self.edits.remove(AnnotationId(annotation_id))

    def _follow_library(self, changes: Changes) -> None:
        if changes.searches or changes.past_searches:
            self.searching.show_searches()
        if changes.lessons:
            self._show_shelf()
        elif changes.articles and not changes.corrections:
            # Who said it stands nowhere on the shelf, and one name may touch every article.
            self.shelf.show_changed(self.library.now.articles.summaries(changes.articles))

    def _show_shelf(self) -> None:
        library = self.library.now
        self.shelf.show_library(library.lessons.all(), library.articles.summaries())
        self.searching.show_searches()

    def _apply(self, operation: Operation) -> None:
        try:
            self.library.apply(operation)
        except LibraryError as error:
            self._say_error(error)

    # Words

    def _say(self, words: str) -> None:
        self.window.foot.show_state(words)

    def _say_error(self, error: Exception) -> None:
        message = message_for(error)
        self.window.foot.show_unsaved(message.happened)
        self._saving_again.start()
        if self._is_trying:
            # It was told when it failed first.
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "Sourcebook", message.happened)
        box.setInformativeText(message.advice)
        box.setParent(self.window, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
