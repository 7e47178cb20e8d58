"""The panel on the left: what there is to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import Index, RecordList, RecordRole
from desktop.cards.text import Bar, CardText, Run
from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson, PackId
from desktop.core.library.articles import ArticleSummary
from desktop.core.record import replace
from desktop.core.saved_search import SavedSearch
from desktop.core.search_request import Request, ResultKind
from desktop.core.text.shown import beginning
from desktop.panel import Panel
from desktop.shelf.articles import ShelvedArticles
from desktop.shelf.rows import (
    ArticleRow,
    BinnedRow,
    DoorRow,
    EmptyBinRow,
    HeadingRow,
    HintRow,
    KeptSearchRow,
    LessonRow,
    MoreArticlesRow,
    Section,
    ShelfRow,
    ShelfView,
)
from desktop.wording.counting import counted, grouped
from desktop.wording.dates import spoken_date, spoken_day

if TYPE_CHECKING:
    from desktop.core.library.bin import BinnedNote

# So many articles stand under a lesson before somebody asks for all, and in my library by
# themselves; and with so many lessons all of them are unfolded.
_MOST_UNDER_LESSON, _MOST_IN_LIBRARY, _FEW_LESSONS = 6, 12, 4
# So many stand there that were added and not opened yet, where there are more than those.
_MOST_NEW = 6
# So many characters of a note in the bin are shown.
_MOST_OF_NOTE = 90


class _ShelfList(RecordList[ShelfRow]):
    """Rows of which the headings cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.records[index.row()], HeadingRow | HintRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _ShelfRows(CardList):
    """Says when typed letters lead to no row: `sought_in_vain` carries them."""

    sought_in_vain = Signal(str)
    _typed = ""
    _typed_at = -1.0

    def keyboardSearch(self, letters: str) -> None:
        before, now = self.currentIndex(), monotonic()
        goes_on = (now - self._typed_at) * 1_000 < QApplication.keyboardInputInterval()
        self._typed, self._typed_at = f"{self._typed if goes_on else ''}{letters}", now
        super().keyboardSearch(letters)
        # One letter again and again goes through the rows that begin with it.
        sought = letters if set(self._typed) == {letters} else self._typed
        begins = str(self.currentIndex().data() or "").casefold()
        if self.currentIndex() == before and not begins.startswith(sought.casefold()):
            self.sought_in_vain.emit(self._typed)


class Shelf(Panel):
    """Lists what is read, lessons, articles, searches and the bin; says which was chosen.

    What lies in the bin is a place of its own: one row leads there, and one back.
    `search_removal_wanted` sends the id of the saved search that is not to be kept any more,
    `return_wanted` the BinnedRow that is to be put back, `bin_wanted` asks for what lies there,
    `emptying_wanted` that what has long been there is to be deleted; `part_wanted` for a part of
    the library as a place, with its value; `beside_wanted` sends the id of the article that is to
    be read beside the one on the page, `changes_wanted` that of which the versions are to be seen,
    `lesson_wanted` that of a lesson, `taking_out_wanted` of one that is to be taken out and
    `print_wanted` of one that is to be printed;
    `restocked` says that other rows stand here.
    """

    article_chosen = Signal(str)
    lesson_wanted = Signal(str)
    beside_wanted = Signal(str)
    changes_wanted = Signal(str)
    taking_out_wanted = Signal(str)
    search_chosen = Signal(Request)
    search_removal_wanted = Signal(str)
    return_wanted = Signal(object)
    bin_wanted = Signal()
    emptying_wanted = Signal()
    part_wanted = Signal(str, str)
    restocked = Signal()
    print_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._place: ShelfView = "shelf"
        self._recent: tuple[ArticleId, ...] = ()
        # Those of no lesson that were never opened, the newest first.
        self._new: tuple[ArticleId, ...] = ()
        # Lessons that were folded or unfolded by hand, and those of which all articles are shown.
        self._folds: dict[PackId, bool] = {}
        self._shown_whole: set[PackId] = set()
        self._bin_count = 0
        # The doors to collections and tags, and to the articles in the bin.
        self._parts: list[DoorRow] = []
        self._binned_articles: list[DoorRow] = []
        self._binned: tuple[BinnedNote, ...] = ()
        self._deletable = 0
        self._lessons: tuple[Lesson, ...] = ()
        # How many of how many questions are answered, of the lessons that somebody began.
        self._progress: dict[PackId, tuple[int, int]] = {}
        self._articles = ShelvedArticles.of(())
        self._searches: tuple[KeptSearchRow, ...] = ()
        # The rows in which the parts begin that have something in them.
        self._headings: dict[Section, int] = {}
        self._quotes: dict[ArticleId, int] = {}
        self._open: ArticleId | None = None
        # Whether it is being told of more than one thing, and whether the rows wait for the end.
        self._is_told_more = self._is_behind = False
        self.setObjectName("shelf")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _ShelfList(self._spoken, self)
        look = CardShape(margin=9, gap=2, padding=9, sheet_of=_sheet_of)
        self.rows = _ShelfRows(self._model, theme, self._compose, look)
        self.rows.setAccessibleName(self.tr("Shelf"))
        self.rows.seeks_letters = True
        self.rows.sought_in_vain.connect(self._say_nothing_begins)
        self.rows.chosen.connect(self._say_chosen)
        self.rows.menu_wanted.connect(self.open_menu)
        asking = self.new_action(self.tr("What can be done with this row?"), "Shift+F10; Menu")
        asking.triggered.connect(lambda _=False: self.open_menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(self.rows)
        self.setFocusProxy(self.rows)
        self._beside = self.new_action(
            self.tr("Read it beside the article on the page"), "Ctrl+Return; Ctrl+Enter"
        )
        self._beside.triggered.connect(self._say_beside)
        self._changes = self.new_action(self.tr("What changed in this text?"), "Ctrl+H")
        self._changes.triggered.connect(self._say_changes)
        self._taking_out = self.new_action(self.tr("Take this lesson out"), "Ctrl+Delete")
        self._taking_out.triggered.connect(self._say_taking_out)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts that have something in them, from top to bottom."""
        return tuple(self._headings)

    def go_to_section(self, section: Section) -> None:
        """Puts the keyboard on the first row of a part."""
        self.show_place("shelf")
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if (heading := self._headings.get(section)) is not None:
            self.rows.go_to(heading + 1)

    @contextmanager
    def in_one_go(self) -> Iterator[None]:
        """Whatever it is told to show meanwhile is laid out once, at the end."""
        if self._is_told_more:
            yield
            return
        self._is_told_more, self._is_behind = True, False
        try:
            yield
        finally:
            self._is_told_more = False
            if self._is_behind:
                self._show_rows()

    def show_library(self, lessons: Iterable[Lesson], articles: ShelvedArticles) -> None:
        """Shows what is in the library."""
        self._lessons = tuple(lessons)
        self._articles = articles
        self._show_rows()

    def show_progress(self, progress: Mapping[PackId, tuple[int, int]]) -> None:
        """Shows how many of how many questions of lessons are answered."""
        if progress != self._progress:
            self._progress = dict(progress)
            if self._place == "shelf":
                self._show_rows()

    def show_keys(self) -> None:
        """Tells anew which keys do something, where rows tell that."""
        self._show_rows()

    def show_searches(self, searches: Iterable[SavedSearch]) -> None:
        """Shows the searches that are kept."""
        rows = tuple(
            KeptSearchRow(each.id, each.request, each.request.words, self._choices_of(each.request))
            for each in searches
        )
        if rows != self._searches:
            self._searches = rows
            self._show_rows()

    def show_recent(self, articles: Iterable[ArticleId]) -> None:
        """Shows which articles were read last, the last one at the top."""
        recent = tuple(articles)
        if recent != self._recent:
            self._recent = recent
            self._show_on_shelf()

    def show_new(self, articles: Iterable[ArticleId]) -> None:
        """Shows which articles were added and not opened yet, the newest at the top."""
        new = tuple(articles)
        if new != self._new:
            self._new = new
            self._show_rows()

    def show_parts(self, parts: Iterable[tuple[str, str, str, int]]) -> None:
        """Shows the collections and tags of the library: part, value, name, and how much is in it.

        With the part "bin" comes how many articles lie there, with "unread" how many are that.
        """
        rows = []
        for part, value, name, count in parts:
            words = counted(count, self.tr("1 article"), self.tr("%n articles", None, count))
            title = {"bin": self.tr("Articles"), "unread": self.tr("Unread")}.get(part, name)
            rows.append(DoorRow("shelf", title, grouped(words, count), part, value))
        if rows != [*self._parts, *self._binned_articles]:
            self._parts = [each for each in rows if each.part != "bin"]
            self._binned_articles = [each for each in rows if each.part == "bin"]
            self._show_rows()

    def show_bin_count(self, count: int) -> None:
        """Shows how much lies in the bin of the whole library."""
        if count != self._bin_count:
            self._bin_count = count
            self._show_rows()

    def show_bin(self, binned: Iterable[BinnedNote], deletable: int = 0) -> None:
        """Shows what lies in the bin, where its reader wants to see that.

        So many of all that lie there have been there long enough to be deleted.
        """
        self._binned, self._deletable = tuple(binned), deletable
        if self._place == "bin":
            self._show_rows()

    @property
    def place(self) -> ShelfView:
        """What stands on the shelf now."""
        return self._place

    def show_place(self, place: ShelfView) -> None:
        """Puts all of the shelf here, or what lies in the bin."""
        if place == self._place:
            return
        before, self._place = self._place, place
        self._binned, self._deletable = (), 0
        if place == "bin":
            self.bin_wanted.emit()
        self._show_rows()
        if place == "shelf":
            # Back to the row that led away.
            led = self._model.row_of(lambda row: isinstance(row, DoorRow) and row.place == before)
            self.rows.go_to(max(0, led))
        else:
            self.rows.go_to(0)

    def show_changed(self, articles: Iterable[ArticleSummary]) -> None:
        """Shows what became of some articles; those not known before come last."""
        self._articles.renew(articles)
        self._show_on_shelf()

    def show_open(self, article_id: ArticleId) -> None:
        """Lifts the row of the article on the page."""
        self._open = article_id
        self._show_on_shelf()
        current = self.rows.currentIndex().data(RecordRole)
        if isinstance(current, ArticleRow) and current.is_open:
            return
        row = self._model.row_of(lambda row: isinstance(row, ArticleRow) and row.is_open)
        if row >= 0:
            self.rows.setCurrentIndex(self._model.index(row))

    def show_quote_counts(self, counts: Mapping[ArticleId, int]) -> None:
        """Adds how many quotations articles have, as far as that is known."""
        self._quotes.update(counts)
        self._show_on_shelf()

    def show_theme(self, theme: Theme) -> None:
        self.rows.show_theme(theme)

    def _say_nothing_begins(self, letters: str) -> None:
        words = self.tr("Nothing on the shelf begins with “{0}”.")
        self.refused.emit(words.format(letters.upper()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if event.key() == Qt.Key.Key_Delete and isinstance(row, KeptSearchRow):
            self.search_removal_wanted.emit(row.id)
        elif event.key() == Qt.Key.Key_Escape and self._place != "shelf":
            self.show_place("shelf")
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and isinstance(row, LessonRow):
            self._fold(row.id, is_folded=event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done with the chosen row, at a point of the screen or on the row."""
        index = self.rows.currentIndex()
        row = index.data(RecordRole)
        if not index.isValid() or isinstance(row, HeadingRow):
            return
        from desktop.appearance.action_menu import open_actions  # noqa: PLC0415 - when first wanted

        choose = QAction(
            self.tr("Put back") if isinstance(row, BinnedRow) else self.tr("Open"), self.rows
        )
        choose.setShortcut(QKeySequence(Qt.Key.Key_Return))
        choose.triggered.connect(lambda: self._say_chosen(row))
        actions = [choose]
        if isinstance(row, ArticleRow | LessonRow):
            actions += [self._beside, self._changes]
        if isinstance(row, LessonRow):
            printing = QAction(self.tr("Print this lesson …"), self.rows)
            printing.triggered.connect(lambda: self.print_wanted.emit(row.id))
            actions.append(printing)
            actions.append(self._taking_out)
        if isinstance(row, KeptSearchRow):
            remove = QAction(self.tr("Remove this search"), self.rows)
            remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
            remove.triggered.connect(lambda: self.search_removal_wanted.emit(row.id))
            actions.append(remove)
        open_actions(actions, self, self.rows.point_on(index) if at is None else at)

    @property
    def chosen_lesson(self) -> PackId | None:
        """The lesson of the row that the keyboard is on; None where it is on no lesson."""
        row = self.rows.currentIndex().data(RecordRole) if self.rows.hasFocus() else None
        return row.id if isinstance(row, LessonRow) else None

    def _say_changes(self) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, LessonRow | ArticleRow) and row.article_id is not None:
            self.changes_wanted.emit(row.article_id)
        else:
            self.refused.emit(self.tr("Choose an article on the shelf first."))

    def _say_taking_out(self) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, LessonRow):
            self.taking_out_wanted.emit(row.id)
        else:
            self.refused.emit(self.tr("Choose a lesson on the shelf first."))

    def _say_beside(self) -> None:
        row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, LessonRow | ArticleRow) and row.article_id is not None:
            self.beside_wanted.emit(row.article_id)
        else:
            self.refused.emit(self.tr("Choose an article on the shelf first."))

    def _say_chosen(self, row: ShelfRow) -> None:
        match row:
            case KeptSearchRow():
                self.search_chosen.emit(row.request)
            case DoorRow() if row.part:
                self.part_wanted.emit(row.part, row.value)
            case DoorRow():
                self.show_place(row.place)
            case MoreArticlesRow():
                self._shown_whole.add(row.lesson)
                self._show_rows()
            case BinnedRow():
                self.return_wanted.emit(row)
            case EmptyBinRow():
                self.emptying_wanted.emit()
            case LessonRow():
                self.lesson_wanted.emit(row.id)
            case ArticleRow():
                if row.article_id is not None:
                    self.article_chosen.emit(row.article_id)

    def _fold(self, lesson: PackId, *, is_folded: bool) -> None:
        self._folds[lesson] = is_folded
        if is_folded:
            self._shown_whole.discard(lesson)
        self._show_rows()

    def _choices_of(self, request: Request) -> str:
        kinds = {
            ResultKind.QUOTATION: self.tr("quotes"),
            ResultKind.ARTICLE: self.tr("articles"),
            ResultKind.NOTE: self.tr("my notes"),
            ResultKind.CONTEXT: self.tr("context"),
            ResultKind.OWN_CLAIM: self.tr("my claims"),
        }
        chosen = sorted(request.filters, key=lambda each: (each.facet, each.value))
        words = [kinds[request.kind]] if request.kind else []
        return " · ".join([*words, *(each.value for each in chosen)])

    def _show_on_shelf(self) -> None:
        """Shows what became of articles, where such stand now."""
        if self._place == "shelf":
            self._show_rows()

    def _show_rows(self) -> None:
        if self._is_told_more:
            self._is_behind = True
            return
        self._headings = {}
        current = self.rows.currentIndex().data(RecordRole)
        rows = self._rows_of_bin() if self._place == "bin" else self._rows_of_shelf()
        self._model.show(rows)
        self.restocked.emit()
        now = self.rows.currentIndex().data(RecordRole)
        if current is not None and (now is None or not _is_same(now, current)):
            # The keyboard stays on its row, wherever that stands now.
            row = self._model.row_of(lambda each: _is_same(each, current))
            if row >= 0:
                self.rows.setCurrentIndex(self._model.index(row))

    def _rows_of_shelf(self) -> list[ShelfRow]:
        """Each part in its place, also where there is nothing in it yet."""
        rows: list[ShelfRow] = []
        lessons = self._rows_of_lessons()
        own = self._own_articles()
        # Read in one go: what is seen of them.
        recent = self._articles.some(self._recent)
        if recent:
            self._headings["reading"] = len(rows)
            rows.append(HeadingRow(self.tr("Continue reading")))
            rows += map(self._article_row, recent)
        if lessons:
            self._headings["lessons"] = len(rows)
            rows += [HeadingRow(self.tr("Lessons")), *lessons]
        rows.append(HeadingRow(self.tr("My library")))
        if not len(self._articles):
            rows.append(HintRow(self.tr("There is nothing to read here yet.")))
        else:
            self._headings["articles"] = len(rows) - 1
            count = len(self._articles)
            every = counted(count, self.tr("1 article"), self.tr("%n articles", None, count))
            # First, so that it stands in one place however many articles there are.
            title = self.tr("All articles")
            rows.append(DoorRow("shelf", title, grouped(every, count), part="all"))
            rows += self._parts
            rows += map(self._article_row, self._articles.some(own))
        rows.append(HeadingRow(self.tr("Saved searches")))
        if self._searches:
            self._headings["searches"] = len(rows) - 1
            rows += self._searches
        else:
            told = self.tr("{Window: Ctrl+K} searches, {Window: Ctrl+S} keeps a search here.")
            rows.append(HintRow(with_keys(told)))
        rows.append(HeadingRow(self.tr("Bin")))
        if self._bin_count or self._binned_articles:
            self._headings["bin"] = len(rows) - 1
            rows += [DoorRow("bin", self._bin_words())] if self._bin_count else []
            rows += self._binned_articles
        else:
            rows.append(HintRow(self.tr("Marks and notes that you remove lie here.")))
        if isinstance(first := rows[0], HeadingRow):
            rows[0] = replace(first, is_first=True)
        return rows

    def _rows_of_lessons(self) -> list[ShelfRow]:
        rows: list[ShelfRow] = []
        for lesson in self._lessons:
            row = self._lesson_row(lesson)
            rows.append(row)
            if not row.is_unfolded:
                continue
            known = self._articles.some(lesson.article_ids)
            shown = known if lesson.id in self._shown_whole else known[:_MOST_UNDER_LESSON]
            for each in shown:
                made = self._article_row(each)
                # One row of the open article is lifted: that above, where it was read last.
                is_open = made.is_open and each.id not in self._recent
                rows.append(replace(made, is_under_lesson=True, is_open=is_open))
            if left := len(known) - len(shown):
                rows.append(MoreArticlesRow(lesson.id, self.tr("%n more …", None, left)))
        return rows

    def _rows_of_bin(self) -> list[ShelfRow]:
        rows: list[ShelfRow] = [self._way_back(), HeadingRow(self.tr("Bin"))]
        rows.append(
            HintRow(
                self.tr(
                    "Enter or a click puts a note back where it was. Nothing goes from here by"
                    " itself."
                )
            )
        )
        if self._deletable:
            count = self._deletable
            words = self.tr("Delete what was removed over 30 days ago … (%n)", None, count)
            rows.append(EmptyBinRow(grouped(words, count)))
        for each in self._binned:
            note = each.annotation
            words = " ".join((note.body or note.selector.quote.exact).split())
            quote = beginning(words, _MOST_OF_NOTE)
            facts = [each.title, self.tr("removed on {0}").format(spoken_day(each.removed))]
            if each.deletable_from:
                until = spoken_day(each.deletable_from)
                facts.append(self.tr("kept at least until {0}").format(until))
            title = quote if note.body.strip() else f"“{quote}”"
            rows.append(BinnedRow(note.id, note.article_id, title, " · ".join(facts)))
        return rows

    def _way_back(self) -> DoorRow:
        return DoorRow("shelf", self.tr("← Back to the shelf"))

    def _bin_words(self) -> str:
        count = self._bin_count
        words = counted(
            count, self.tr("1 note or mark"), self.tr("%n notes and marks", None, count)
        )
        return grouped(words, count)

    def _own_articles(self) -> list[ArticleId]:
        """The articles that came with no lesson, where they are few; else the newest of them."""
        taught = {each for lesson in self._lessons for each in lesson.article_ids}
        if len(self._articles) - len(taught) > _MOST_IN_LIBRARY:
            # What came last has to be found at once, however many there are.
            return list(self._new[:_MOST_NEW])
        return [each for each in self._articles.ids if each not in taught]

    def _lesson_row(self, lesson: Lesson) -> LessonRow:
        articles = self._articles.some(lesson.article_ids)
        count = len(articles)
        words = counted(count, self.tr("1 article"), self.tr("%n articles", None, count))
        opened = sum(1 for article in articles if article.visited)
        if not opened:
            words += " · " + self.tr("new")
        elif len(articles) > 1:
            words += " · " + self.tr("%n opened", None, opened)
        done, asked = self._progress.get(lesson.id, (0, 0))
        if asked:
            answered = self.tr("{0} of {1} questions answered").format(done, asked)
            words = f"{words} · {answered}"
        first = next((a for a in articles if not a.visited), articles[0] if articles else None)
        is_usual = len(self._lessons) <= _FEW_LESSONS or self._open in lesson.article_ids
        is_unfolded = not self._folds.get(lesson.id, not is_usual)
        return LessonRow(lesson.title, words, first.id if first else None, lesson.id, is_unfolded)

    def _article_row(self, article: ArticleSummary) -> ArticleRow:
        is_open = article.id == self._open
        is_new = article.id in self._new and not article.visited and not is_open
        return ArticleRow(article, self._quotes.get(article.id), is_open, is_new=is_new)

    def _words(self, row: ShelfRow) -> tuple[str, str]:
        """The title of a row and its second line, which may be empty."""
        if isinstance(row, HeadingRow | HintRow):
            return row.words, ""
        if isinstance(row, MoreArticlesRow | EmptyBinRow):
            return row.title, ""
        if isinstance(row, ArticleRow):
            return row.title, self._facts(row)
        return row.title, row.second_line

    def _facts(self, row: ArticleRow) -> str:
        article = row.article
        facts = [self.tr("new")] if row.is_new else []
        facts += [spoken_date(article.published)] if article.published else []
        if quotes := row.quotes:
            facts.append(counted(quotes, self.tr("1 quote"), self.tr("%n quotes", None, quotes)))
        if notes := article.note_count:
            facts.append(counted(notes, self.tr("1 note"), self.tr("%n notes", None, notes)))
        if marks := article.annotation_count - article.note_count:
            facts.append(counted(marks, self.tr("1 mark"), self.tr("%n marks", None, marks)))
        if article.is_looked_at:
            facts.append(self.tr("source looked at"))
        is_unread = not article.annotation_count and not article.visited
        if is_unread and not row.is_open and not row.is_new:
            facts.append(self.tr("not opened yet"))
        return " · ".join(facts)

    def _spoken(self, row: ShelfRow) -> str:
        return ". ".join(filter(None, self._words(row)))

    def _compose(self, row: ShelfRow, text: CardText) -> None:
        if isinstance(row, HeadingRow):
            words = Run(row.words.upper(), "soft_ink", Role.LABEL, Weight.SEMIBOLD)
            if not row.is_first:
                # Nothing above the first paragraph of a row keeps it off the row before.
                text.paragraph(Run(" ", role=Role.SIGN), line_height=1.0)
            text.paragraph(words)
            return
        if isinstance(row, HintRow):
            text.paragraph(Run(row.words, "soft_ink", Role.DETAIL), line_height=1.3)
            return
        title, second_line = self._words(row)
        is_under = isinstance(row, MoreArticlesRow) or (
            isinstance(row, ArticleRow) and row.is_under_lesson
        )
        bar = Bar(text.theme.colour("line")) if is_under else None
        leads_on = isinstance(row, DoorRow | MoreArticlesRow | EmptyBinRow)
        weight = Weight.SEMIBOLD if isinstance(row, LessonRow) else Weight.REGULAR
        colour = "accent" if leads_on else "ink"
        text.paragraph(Run(title, colour, Role.NAME, weight), line_height=1.25, bar=bar)
        if second_line:
            is_new = isinstance(row, ArticleRow) and row.is_new
            # The word that it begins with stands out.
            mark = self.tr("new") if is_new else ""
            rest = Run(second_line.removeprefix(mark), "soft_ink", Role.DETAIL)
            new = [Run(mark, "good_ink", Role.DETAIL, Weight.SEMIBOLD)] if mark else []
            text.paragraph(*new, rest, above=2, bar=bar)


def _is_same(row: ShelfRow, other: ShelfRow) -> bool:
    """Whether two rows stand for one thing in one part."""
    if isinstance(row, ArticleRow) and isinstance(other, ArticleRow):
        same_part = row.is_under_lesson == other.is_under_lesson
        return same_part and row.article_id == other.article_id
    if isinstance(row, LessonRow | KeptSearchRow | BinnedRow):
        return isinstance(other, type(row)) and row.id == other.id
    return row == other


def _sheet_of(row: ShelfRow) -> Sheet:
    return Sheet.WHOLE if isinstance(row, ArticleRow) and row.is_open else Sheet.NONE
