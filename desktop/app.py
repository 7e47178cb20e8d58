"""Builds every long-lived object once and connects the panels: the only wiring there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.context.cards import context_cards
from desktop.context.context import Context
from desktop.core.annotation import AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.lesson import LessonPack
from desktop.core.library.backups import back_up
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import INDEX_FOLDER_NAME, Library
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.reporting_verbs import ReportingVerb, reporting_verbs
from desktop.core.search_results import SearchResults
from desktop.core.span import Span
from desktop.counting import counted
from desktop.edits import Edits, Operation
from desktop.error_words import message_for
from desktop.first_start import install, is_first_start, shipped_packs
from desktop.live_library import LiveLibrary
from desktop.live_search import LiveSearch
from desktop.look import Look
from desktop.notes.cards import note_cards
from desktop.notes.notes import Notes
from desktop.open_article import Findings, OpenArticle, OwnWork
from desktop.panel import Panel
from desktop.reader.reader import Reader
from desktop.search.results import Results
from desktop.search.search_field import SearchField
from desktop.shelf.shelf import Shelf
from desktop.start import Start
from desktop.tasks import Tasks
from desktop.voices.cards import voices_cards
from desktop.voices.voices import Voices
from desktop.window.key_list import KeyList
from desktop.window.look_menu import LookMenu
from desktop.window.window import Window

# A copy of the library is made when nothing else is going on, this many milliseconds in.
_BACK_UP_AFTER = 20_000


class App(QObject):
    """The running program: one library, one window, and what connects them.

    `settled` is sent when everything that was asked for at the start is on the screen.
    """

    settled = Signal()

    def __init__(self, library: Library, start: Start) -> None:
        super().__init__()
        self._start = start
        self._is_settled = False
        self._last_pen = Pen.EVIDENCE
        self._found_in_article = ""
        self._reporting: tuple[ReportingVerb, ...] = ()
        self.library = LiveLibrary(library)
        self.tasks = Tasks()
        self.edits = Edits(self.library)
        self.open = OpenArticle(self.library, self.tasks)
        self.search = LiveSearch(self.library, self.tasks, library.folder / INDEX_FOLDER_NAME)
        self.look = Look(self.library, start.theme)
        theme = self.look.theme
        self.shelf = Shelf(theme)
        self.reader = Reader(theme, self.look.preferences)
        self.context = Context(theme)
        self.voices = Voices(theme)
        self.notes = Notes(theme)
        self.search_field = SearchField()
        self.results = Results(theme)
        self.window = Window(
            theme,
            search_field=self.search_field,
            shelf=self.shelf,
            page=self.reader,
            results=self.results,
            side=(self.context, self.voices, self.notes),
        )
        self._connect_library()
        self._connect_reader()
        self._connect_side()
        self._connect_corrections()
        self._connect_search()
        self._connect_window()
        self._show_look()

    # Starting and ending

    def begin(self) -> None:
        """Fills the shelf and opens what the reader wants to see first."""
        if is_first_start(self.library.now):
            self.tasks.start("seeds", shipped_packs, self._welcome, self._say_error)
        else:
            self._begin_reading()
        QTimer.singleShot(0, self._check_settled)

    def end(self) -> None:
        """Keeps what is not yet kept and lets go of everything."""
        self.notes.close_editor()
        self.reader.say_place()
        self.search.end()
        self.tasks.close()
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
            self._show_search()
        self.search.feed_if_behind()
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
        if not self._is_settled and self.tasks.is_idle:
            self._is_settled = True
            # One turn of the event loop later the last change is painted as well.
            QTimer.singleShot(0, self.settled.emit)

    # Reading

    def open_article(self, article_id: str) -> None:
        """Puts an article on the page where its reader left off."""
        self.notes.close_editor()
        self._show_page()
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

    def _show_opened(self, article: Article, place: int) -> None:
        self.reader.show_article(article, place)
        self.context.show_nothing_yet()
        self.voices.show_nothing_yet()
        self._reporting = ()
        self.shelf.show_open(article.id)
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
        self.reader.show_context(found.claims, found.notes)
        self.context.show_cards(
            context_cards(text, found.claims, found.notes, found.people, found.ledger)
        )
        self.voices.show_cards(voices_cards(text, found.extraction, found.ledger))
        self.shelf.show_quote_counts({found.article.id: len(found.extraction.speech)})
        self.window.foot.show_what(self._what_is_in(found))
        article, extraction = found.article, found.extraction
        self.tasks.start(
            "reporting",
            lambda: reporting_verbs(article.text, extraction, language=article.language),
            self._show_reporting,
        )

    def _show_reporting(self, verbs: tuple[ReportingVerb, ...]) -> None:
        self._reporting = verbs
        are_shown = self.look.preferences.reporting_words == "shown"
        self.voices.show_reporting(verbs, are_shown=are_shown)
        self.reader.show_reporting(verbs if are_shown else ())

    def _what_is_in(self, found: Findings) -> str:
        quotes, voices = len(found.extraction.speech), len(found.ledger.voices)
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
        self._apply(lambda library: library.articles.remember_place(known, position))

    # Searching

    def _search_for(self, words: str) -> None:
        if not words:
            self.results.show_results(SearchResults(""))
            return
        self._show_search()
        self.results.show_searching()
        self.search.search(words)

    def _search_speaker(self, name: str) -> None:
        self._show_search()
        self.search_field.setText(f'speaker:"{name}"')
        self._focus_search()
        self.search.search_speaker(name)

    def _show_search(self) -> None:
        if not self.window.is_searching:
            self.results.show_results(SearchResults(""))
            self.window.show_results()
            self._found_in_article = self.window.foot.what
            self.window.foot.show_where("")
            self.window.foot.show_what(self.tr("Searching articles, quotes, notes and context"))

    def _show_page(self) -> None:
        if self.window.is_searching:
            self.window.show_page()
            self.window.foot.show_what(self._found_in_article)

    def _show_found(self, results: SearchResults) -> None:
        if self.window.is_searching:
            self.results.show_results(results, may_grow=self.search.is_behind)
            self.window.foot.show_where(self.results.sums())

    def _confirm_search(self) -> None:
        if not self.window.is_searching:
            self._search_for(self.search_field.text().strip())
        else:
            self.results.choose_first()

    def _end_search(self) -> None:
        self._show_page()
        self.reader.say_where()
        self.reader.setFocus()

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

    def _undo(self) -> None:
        self.notes.save()
        self.edits.stack.undo()

    def _redo(self) -> None:
        self.notes.save()
        self.edits.stack.redo()

    def _show_history(self) -> None:
        stack = self.edits.stack
        self.window.top_bar.show_history(can_undo=stack.canUndo(), can_redo=stack.canRedo())

    # Who said it

    def _correct(self, correction: Callable[[Article], object]) -> None:
        if self.open.article is not None:
            correction(self.open.article)

    def _connect_corrections(self) -> None:
        edits = self.edits
        self.voices.speaker_corrected.connect(
            lambda quotation, name: self._correct(
                lambda article: edits.correct_speaker(article, quotation, name)
            )
        )
        self.voices.quotation_denied.connect(
            lambda quotation: self._correct(
                lambda article: edits.deny_quotation(article, quotation)
            )
        )
        self.voices.speaker_joined.connect(edits.join_speakers)
        self.voices.speaker_separated.connect(
            lambda name, shown: self._correct(
                lambda article: edits.separate_speaker(article, name, shown)
            )
        )
        self.reader.quotation_wanted.connect(
            lambda span, name: self._correct(
                lambda article: edits.add_quotation(article, span, name)
            )
        )
        self.voices.library_wanted.connect(self._search_speaker)
        self.voices.counts_wanted.connect(self.search.count)
        self.search.counted.connect(self.voices.show_in_library)

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

    # How it looks

    def _show_look(self) -> None:
        theme = self.look.theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(theme.palette())
        application.setStyleSheet(theme.style_sheet())
        for panel in (self.shelf, self.context, self.voices, self.notes, self.results):
            panel.show_theme(theme)
        self.window.show_theme(theme)
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
        self.edits.failed.connect(self._say_error)
        self.open.opened.connect(self._show_opened)
        self.open.annotated.connect(self._show_own_work)
        self.open.understood.connect(self._show_findings)
        self.tasks.became_idle.connect(self._check_settled)
        self.shelf.article_chosen.connect(self.open_article)

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
        self.voices.reporting_words_wanted.connect(self.look.show_reporting_words)
        self.voices.evidence_shown.connect(self.reader.show_evidence)
        self.notes.written.connect(self._keep_words)
        self.notes.writing_ended.connect(self.edits.end_writing)
        self.notes.pen_chosen.connect(self._change_pen)
        self.notes.removal_wanted.connect(self._remove)
        self.notes.return_wanted.connect(lambda i: self.edits.restore(AnnotationId(i)))
        self.notes.left.connect(self.reader.setFocus)

    def _connect_search(self) -> None:
        self.search_field.searched.connect(self._search_for)
        self.search_field.confirmed.connect(self._confirm_search)
        self.search_field.descended.connect(self.results.enter)
        self.search_field.abandoned.connect(self._end_search)
        self.search.found.connect(self._show_found)
        self.search.failed.connect(
            lambda error: self.results.show_failed(message_for(error).happened)
        )
        self.results.passage_requested.connect(self.go_to)
        self.results.abandoned.connect(self._end_search)
        self.results.ascended.connect(self._focus_search)

    def _focus_search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            (self.tr("Search"), "Ctrl+K", self._focus_search),
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
        panels = (self.reader, self.notes)
        actions = [*self.window.actions(), *(a for panel in panels for a in panel.actions())]
        KeyList(actions, self.window).open()

    def _go_to_side(self, panel: Panel) -> None:
        self._show_page()
        self.window.show_side(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _remove(self, annotation_id: str) -> None:
        self.edits.remove(AnnotationId(annotation_id))

    def _follow_library(self, changes: Changes) -> None:
        if changes.articles or changes.lessons:
            self._show_shelf()

    def _show_shelf(self) -> None:
        library = self.library.now
        self.shelf.show_library(library.lessons.all(), library.articles.summaries())

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
        self._say(message.happened)
        box = QMessageBox(QMessageBox.Icon.Warning, "Sourcebook", message.happened)
        box.setInformativeText(message.advice)
        box.setParent(self.window, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
