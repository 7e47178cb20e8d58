"""The panel of what a search found, in the page's place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.card_list import CardList, CardLook, Sheet
from desktop.card_text import Bar, CardText, Dot, Face, Meter, Run
from desktop.core.passage import PassageRef
from desktop.core.search_results import PassageResult, ResultKind, SearchResults
from desktop.core.span import Span
from desktop.counting import counted
from desktop.dates import spoken_date
from desktop.fonts import Weight
from desktop.panel import Panel
from desktop.pen_names import name_of
from desktop.record_list import RecordList
from desktop.search.kind_chips import KindChips
from desktop.search.rows import ArticleHeading, PassageRow, ResultRow, result_rows
from desktop.theme import Theme

_EXAMPLES = ('"exact words"', "speaker:trump war", "note:why", "-word", "elect*", "war OR talks")
_ROOM_FOR_EXAMPLES = 900


class Results(Panel):
    """Passages under their articles; `passage_requested` says which one to go to."""

    passage_requested = Signal(PassageRef)
    abandoned = Signal()
    ascended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._results = SearchResults("")
        self._kind: ResultKind | None = None
        self._may_grow = False
        self._chips = KindChips(theme)
        self._chips.kind_chosen.connect(self._show_kind)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._model: RecordList[ResultRow] = RecordList(self._spoken, self)
        look = CardLook(margin=14, gap=2, padding=10, sheet_of=lambda _row: Sheet.NONE)
        self.rows = CardList(self._model, theme, self._compose, look)
        self.rows.setAccessibleName(self.tr("Results"))
        self.rows.chosen.connect(self._say_requested)
        self._help = QLabel()
        self._help.setTextFormat(Qt.TextFormat.RichText)
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._aside = QWidget()
        self._aside.setObjectName("side")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._aside.setFixedWidth(250)
        self._lay_out()
        self.setFocusProxy(self.rows)

    # What it shows

    def show_results(self, results: SearchResults, *, may_grow: bool = False) -> None:
        """Shows what was found; `may_grow` while the index is not up to date."""
        if (results, may_grow) == (self._results, self._may_grow) and self._words.text():
            # The same answer once more must not move the list under the reader.
            return
        self._results = results
        self._may_grow = may_grow
        self._chips.show_counts(results)
        self._chips.setVisible(bool(results.total))
        self._words.setText(self._state())
        self._words.setVisible(bool(self._words.text()))
        self._show_kind(None)

    def show_searching(self) -> None:
        """Says that the first answer is on its way, where there is none yet."""
        if not self._model.records:
            self._words.setText(self.tr("Searching …"))
            self._words.show()

    def show_failed(self, words: str) -> None:
        """Says in the list's place why there are no results."""
        self.show_results(SearchResults(""))
        self._words.setText(words)
        self._words.show()

    def sums(self) -> str:
        """How much was found, in one sentence."""
        articles = counted(
            len(self._results.groups), self.tr("{0} article"), self.tr("{0} articles")
        )
        return counted(
            self._results.total,
            self.tr("{0} passage in {1}").replace("{1}", articles),
            self.tr("{0} passages in {1}").replace("{1}", articles),
        )

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._chips.show_theme(theme)
        self.rows.show_theme(theme)
        soft = theme.colours["soft_ink"]
        self._words.setStyleSheet(f"color: {soft}; font-size: 15px;")
        examples = "".join(
            f'<p style="margin:9px 0; font-size:13px">{_escaped(words)}</p>' for words in _EXAMPLES
        )
        heading = self.tr("You can type").upper()
        self._help.setText(
            f'<p style="color:{soft}; font-size:12px; font-weight:600">{heading}</p>{examples}'
        )

    def choose_first(self) -> None:
        """Goes to the best passage."""
        for row in self._model.records:
            if isinstance(row, PassageRow):
                self.passage_requested.emit(row.result.ref)
                return

    def enter(self) -> None:
        """Puts the keyboard on the first passage."""
        first = self._model.row_of(lambda row: isinstance(row, PassageRow))
        if first >= 0:
            self.rows.setFocus()
            self.rows.go_to(first)

    # What its reader does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif event.key() == Qt.Key.Key_Up and self.rows.currentIndex().row() <= 0:
            self.ascended.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._aside.setVisible(event.size().width() >= _ROOM_FOR_EXAMPLES)

    def _say_requested(self, row: ResultRow) -> None:
        if isinstance(row, PassageRow):
            self.passage_requested.emit(row.result.ref)
        else:
            self.passage_requested.emit(row.first)

    def _show_kind(self, kind: ResultKind | None) -> None:
        self._kind = kind
        kinds = tuple(ResultKind) if kind is None else (kind,)
        self._model.show(result_rows(self._results, kinds))
        self.rows.scrollToTop()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(20, 20, 20, 0)
        column.setSpacing(12)
        chips = QHBoxLayout()
        chips.setContentsMargins(14, 0, 14, 0)
        chips.addWidget(self._chips)
        column.addLayout(chips)
        self._words.setContentsMargins(24, 8, 24, 0)
        column.addWidget(self._words)
        column.addWidget(self.rows, 1)
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(18, 18, 18, 18)
        aside.addWidget(self._help)
        aside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self._aside)

    def _state(self) -> str:
        results = self._results
        if not results.query:
            return self.tr("Type words to search in articles, quotes, your notes and context.")
        if not results.total and self._may_grow:
            return self.tr("Still looking through your library …")
        if not results.total:
            nothing = self.tr("Nothing found for “{0}”.").format(results.query)
            return f"{nothing} {self.tr('Try fewer words, or only the beginning of one: elect*')}"
        if results.is_from_scan:
            return self.tr(
                "The index is being made anew. Until then the articles themselves are looked"
                " through, which is slower and leaves quotes out."
            )
        return ""

    # What stands in a row

    def _compose(self, row: ResultRow, text: CardText) -> None:
        if isinstance(row, ArticleHeading):
            self._compose_heading(row, text)
        else:
            self._compose_passage(row, text)

    def _compose_heading(self, row: ArticleHeading, text: CardText) -> None:
        article = row.article
        text.paragraph(
            *_runs(article.title, article.title_highlights, size=17, weight=Weight.SEMIBOLD),
            above=0 if row.is_top else 18,
            line_height=1.3,
        )
        facts = [spoken_date(article.published), article.publisher, article.lesson]
        count = counted(len(article.passages), self.tr("{0} passage"), self.tr("{0} passages"))
        words = " · ".join([*(fact for fact in facts if fact), count])
        text.paragraph(Run(words, "soft_ink", 12.5), above=2)

    def _compose_passage(self, row: PassageRow, text: CardText) -> None:
        result = replace(row.result, text=row.result.text.replace("\n", " "))
        bar = Bar(self._bar_colour(row))
        shown = _runs(result.text, result.highlights, size=15, weight=Weight.REGULAR)
        if result.kind in (ResultKind.NOTE, ResultKind.CONTEXT):
            name = self.tr("My note") if result.kind is ResultKind.NOTE else self.tr("Context")
            shown = [
                Run(f"{name}  ", size=13.5, weight=Weight.SEMIBOLD),
                *_runs(
                    result.text,
                    result.highlights,
                    size=13.5,
                    weight=Weight.REGULAR,
                    face=Face.INTERFACE,
                ),
            ]
        text.paragraph(*shown, bar=bar, line_height=1.45)
        text.paragraph(*self._origin(row), above=2, bar=bar)

    def _origin(self, row: PassageRow) -> list[Run | Dot | Meter]:
        result = row.result
        parts: list[str] = []
        before: list[Run | Dot | Meter] = []
        if result.kind is ResultKind.QUOTATION:
            if row.result.voice is not None:
                before.append(Dot(self._theme.speaker(row.result.voice)))
            parts += [result.speaker or self.tr("who?"), result.cue]
        elif result.kind is ResultKind.ARTICLE:
            parts.append(self.tr("reporter"))
        elif result.pen is not None:
            parts.append(name_of(result.pen))
        parts.append(f"¶ {result.paragraph}")
        return [*before, Run(" · ".join(part for part in parts if part), "soft_ink", 12)]

    def _bar_colour(self, row: PassageRow) -> QColor:
        if row.result.pen is not None:
            return self._theme.pen_line(row.result.pen)
        if row.result.voice is not None:
            return self._theme.speaker_line(row.result.voice)
        role = "claim_line" if row.result.kind is ResultKind.CONTEXT else "track"
        return self._theme.colour(role)

    def _spoken(self, row: ResultRow) -> str:
        if isinstance(row, ArticleHeading):
            return row.article.title
        result: PassageResult = row.result
        who = {
            ResultKind.QUOTATION: result.speaker or self.tr("speaker unknown"),
            ResultKind.NOTE: self.tr("My note"),
            ResultKind.CONTEXT: self.tr("Context"),
            ResultKind.ARTICLE: self.tr("reporter"),
        }[result.kind]
        return f"{who}: {result.text}"


def _runs(
    words: str,
    highlights: tuple[Span, ...],
    *,
    size: float,
    weight: Weight,
    face: Face = Face.TEXT,
) -> list[Run | Dot | Meter]:
    runs: list[Run | Dot | Meter] = []
    here = 0
    for span in highlights:
        if span.start > here:
            runs.append(Run(words[here : span.start], size=size, weight=weight, face=face))
        found = span.of(words)
        runs.append(Run(found, size=size, weight=weight, face=face, marked="hit"))
        here = span.end
    if here < len(words):
        runs.append(Run(words[here:], size=size, weight=weight, face=face))
    return runs


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")
