"""What became of each file that was to be added, in the page's place, also while it goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.adding.report_chips import in_a_row, made_chips, report_style
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
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.card_links import CardLinks
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList, RecordRole
from desktop.panel import Panel, give_way

# In a window that is lower than this the title is small, and the hint under it gone.
_LOW = 420
_WIDEST = 860
# How often it is shown how many files were read, in milliseconds.
_COUNTED_EVERY = 120


class AddingSheet(Panel):
    """A line for each text; says `article_chosen` for the article of one.

    `version_wanted` and `another_wanted` carry the line of a text that is to be taken as a new
    version, or as another article; `changes_wanted` the id of an article that has a new version.
    `source_wanted` asks who is behind an article;
    `stop_wanted` asks to read no more, `put_away` to see the page again; `left` follows when the
    report is seen no more, whoever put it away.
    """

    article_chosen = Signal(str)
    version_wanted = Signal(object)
    another_wanted = Signal(object)
    changes_wanted = Signal(str)
    source_wanted = Signal(str)
    stop_wanted = Signal()
    put_away = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AddedRow] = []
        self._counts: Counter[ReportView] = Counter()
        self._counting = QTimer(self, singleShot=True, interval=_COUNTED_EVERY)
        self._counting.timeout.connect(self._show_count)
        self._total: int | None = None
        self._done = 0
        self._is_over = False
        self._view = ReportView.ALL
        self._title, self._hint = PlainLabel(), ElidedLabel()
        self._hint.setMinimumWidth(1)
        self._counted = PlainLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much of it was read"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.close_it = QPushButton(self.tr("Close"))
        show_tip(self.close_it, self.tr("Back to the text: Esc"))
        self.close_it.clicked.connect(self.put_away)
        self.chips = made_chips(self, self.show_view)
        self._model: RecordList[AddedRow] = RecordList(spoken_row, self)
        look = CardShape(margin=4, padding=20, sheet_of=lambda _row: Sheet.NONE)
        self.rows = CardList(self._model, theme, compose_row, look)
        self._links = CardLinks(self.rows, theme)
        self.rows.setAccessibleName(self.tr("What became of each file"))
        self.rows.chosen.connect(lambda row: self._follow(row, OPEN))
        self.rows.link_followed.connect(self._follow)
        self._add_keys()
        asking = self.new_action(self.tr("Who is behind this?"), "W")
        asking.triggered.connect(self._ask_source)
        self._lay_out()
        self.setFocusProxy(self.rows)
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

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.rows.show_theme(theme)
        self._links.show_theme(theme)
        self._dress()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().height() < _LOW) != (0 < event.oldSize().height() < _LOW):
            self._dress()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

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
        self._hint.setText(hint_words(self._counts, is_over=self._is_over))
        self._show_count()

    def _show_count(self) -> None:
        total = self._total
        self.bar.setValue(self._done)
        done = self.tr("{0} of {1}").format(f"{self._done:,}", f"{total or 0:,}")
        self._counted.setText("" if total is None else done)

    def _add_keys(self) -> None:
        for words, keys, link in (
            (self.tr("Take this text as the new version"), "V", AS_VERSION),
            (self.tr("Add this text all the same"), "A", AS_ANOTHER),
            (self.tr("What changed?"), "C", WHAT_CHANGED),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, link=link: self._follow_by_key(link))

    def _follow_by_key(self, link: str) -> None:
        number = self.rows.currentIndex().row()
        row = self.shown[number] if 0 <= number < len(self.shown) else None
        if row is None or link not in (way for _, way, _ in row_ways(row)):
            self.refused.emit(self.tr("Choose a line on which this key stands first."))
        else:
            self._follow(row, link)

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
        row = self.rows.currentIndex().data(RecordRole)
        if isinstance(row, AddedRow) and row.opens is not None:
            self.source_wanted.emit(row.opens)
        else:
            self.refused.emit(self.tr("This line has no article to ask about."))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.bar, 1)
        top.addWidget(self._counted)
        top.addWidget(self.stop)
        head = QHBoxLayout()
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 24, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addLayout(top)
        inside.addWidget(self._hint)
        inside.addWidget(in_a_row(self.chips.values()))
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 18, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(inside)
        self._column.addWidget(self.rows, 1)
        ground = QWidget()
        ground.setMaximumWidth(_WIDEST)
        ground.setLayout(self._column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground, 1)
        whole.addStretch(0)

    def _dress(self) -> None:
        colours, letters = self._theme.colours, self._theme.type
        is_low = 0 < self.height() < _LOW
        self._title.setStyleSheet(
            f"{letters.css(Role.LOW_TITLE if is_low else Role.TITLE)} font-weight: 600;"
        )
        self._column.setContentsMargins(0, 6 if is_low else 18, 0, 0)
        self._hint.setVisible(not is_low)
        self._hint.setStyleSheet(f"color: {colours['soft_ink']};")
        self.bar.setFixedHeight(letters.room(6))
        self.setStyleSheet(report_style(self._theme))
