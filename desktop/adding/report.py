"""What became of each file that was to be added, in the page's place, also while it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal

from desktop.adding.report_chips import in_a_row, made_chips
from desktop.adding.report_words import (
    hint_words,
    sums_in_words,
    title_words,
    view_names,
)
from desktop.adding.row_words import (
    AS_ANOTHER,
    AS_VERSION,
    ASK,
    OPEN,
    WHAT_CHANGED,
    compose_row,
    row_ways,
    spoken_row,
)
from desktop.adding.rows import AddedRow, ReportView, view_of
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.covering.row_sheet import RowSheet
from desktop.covering.style import bar_css, chip_css
from desktop.panel import give_way

# How often it is shown how many files were read, in milliseconds.
_COUNTED_EVERY = 120


class AddingSheet(RowSheet[AddedRow]):
    """A line for each text; says `article_chosen` for the article of one.

    `version_wanted` and `another_wanted` carry the line of a text that is to be taken as a new
    version, or as another article; `changes_wanted` the id of an article that has a new version.
    `source_wanted` asks who is behind an article.
    """

    article_chosen = Signal(str)
    version_wanted = Signal(object)
    another_wanted = Signal(object)
    changes_wanted = Signal(str)
    source_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme, name=self.tr("Adding articles"), compose=compose_row, spoken=spoken_row
        )
        self._rows: list[AddedRow] = []
        self._counts: Counter[ReportView] = Counter()
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_EVERY)
        self._counting.timeout.connect(self._show_count)
        self._total: int | None = None
        self._done = 0
        self._is_over = False
        self._view = ReportView.ALL
        self.chips = made_chips(self, self.show_view)
        self.rows.setAccessibleName(self.tr("What became of each file"))
        self.rows.chosen.connect(lambda row: self._follow(row, OPEN))
        self._add_key(self.tr("Take this text as the new version"), "V", AS_VERSION)
        self._add_key(self.tr("Add this text all the same"), "A", AS_ANOTHER)
        self._add_key(self.tr("What changed?"), "C", WHAT_CHANGED)
        asking = self.new_action(self.tr("Who is behind this?"), "W")
        asking.triggered.connect(self._ask_source)
        self._lay_out()
        self._column.inside.addWidget(in_a_row(self.chips.values()))
        self.show_theme(theme)

    # What is shown

    @property
    def shown(self) -> tuple[AddedRow, ...]:
        """The lines that are shown now."""
        return tuple(self._model.records)

    def begin(self) -> None:
        """Shows that files are being looked for, and nothing of those before."""
        self._rows, self._total, self._done, self._is_over = [], None, 0, False
        self._view = ReportView.ALL
        self._counts.clear()
        self._show()

    def show_total(self, total: int) -> None:
        """Shows how many files there are."""
        self._total = (self._total or 0) + total
        self._show_progress()
        announce(self, self._title.text())

    def show_progress(self, done: int) -> None:
        """Shows how many of them were read."""
        self._done = done
        # A bar that gets another value paints itself, and what lies around it, at once.
        if not self._counting.isActive():
            self._counting.start()

    def show_more(self, rows: Iterable[AddedRow]) -> None:
        """Adds lines below those that are there."""
        more = list(rows)
        self._rows += more
        self._counts.update(map(view_of, more))
        self._show()

    def show_changed(self, rows: Iterable[AddedRow]) -> None:
        """Puts other lines in the place of all."""
        self._rows = list(rows)
        self._counts = Counter(map(view_of, self._rows))
        self._show()

    def show_end(self) -> None:
        """Shows that no more is read."""
        self._is_over = True
        give_way(self.stop, self.rows, self._show)
        announce(self, f"{self._title.text()}. {self.sums()}")

    @property
    def records(self) -> tuple[AddedRow, ...]:
        """All lines, also those that are not shown."""
        return tuple(self._rows)

    def sums(self) -> str:
        """How many there are of each outcome that there is."""
        return sums_in_words(self._counts)

    def show_view(self, view: ReportView) -> None:
        """Shows the lines of one outcome, or all."""
        self._view = view
        self._show()

    def _dress(self) -> None:
        super()._dress()
        self.setStyleSheet(f"{bar_css(self._theme)}{chip_css(self._theme)}")

    def _show(self) -> None:
        view = self._view
        names = view_names()
        for chip_view, chip in self.chips.items():
            count = len(self._rows) if chip_view is ReportView.ALL else self._counts[chip_view]
            chip.setText(names[chip_view].format(f"{count:,}"))
            is_shown = count > 0 or chip_view in (view, ReportView.ALL)
            chip.setEnabled(is_shown)
            chip.setVisible(is_shown)
        self.chips[view].setChecked(True)
        before = self.rows.currentIndex().row()
        self._model.show([row for row in self._rows if view.has(row)])
        if self.rows.currentIndex().row() < 0 and self._model.records:
            self.rows.setCurrentIndex(self._model.index(min(max(before, 0), len(self.shown) - 1)))
        self._show_progress()

    def _show_progress(self) -> None:
        total = self._total
        self._title.setText(title_words(self._counts, self._total, is_over=self._is_over))
        self.bar.setRange(0, total or (0 if total is None else 1))
        for widget in (self.bar, self._counted, self.stop):
            widget.setVisible(not self._is_over)
        self._column.say(hint_words(self._counts, is_over=self._is_over))
        self._show_count()

    def _show_count(self) -> None:
        total = self._total
        self.bar.setValue(self._done)
        done = self.tr("{0} of {1}").format(f"{self._done:,}", f"{total or 0:,}")
        self._counted.setText("" if total is None else done)

    def _links_on(self, row: AddedRow) -> tuple[str, ...]:
        return tuple(way for _, way, _ in row_ways(row))

    def _follow(self, row: AddedRow, link: str) -> None:
        if link == AS_VERSION:
            self.version_wanted.emit(row)
        elif link == AS_ANOTHER:
            self.another_wanted.emit(row)
        elif link == WHAT_CHANGED:
            self.changes_wanted.emit(row.report.article_id)
        elif link == ASK and row.opens is not None:
            self.source_wanted.emit(row.opens)
        elif row.opens is not None:
            self.article_chosen.emit(row.opens)

    def _ask_source(self) -> None:
        row = self.current
        if row is not None and row.opens is not None:
            self.source_wanted.emit(row.opens)
        else:
            self.refused.emit(self.tr("This line has no article to ask about."))
