"""The chips over the results: how many there are of each kind, and which are shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.search_request import ResultKind
from desktop.core.searching.results import SearchResults

_ORDER: tuple[ResultKind | None, ...] = (
    None,
    ResultKind.QUOTATION,
    ResultKind.ARTICLE,
    ResultKind.NOTE,
    ResultKind.CONTEXT,
    ResultKind.OWN_CLAIM,
)


class KindChips(QWidget):
    """Says `kind_chosen` with a ResultKind, or None for all."""

    kind_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._chips: dict[ResultKind | None, QPushButton] = {}
        row = WrappedRow(8, self)
        for kind in _ORDER:
            chip = QPushButton(self)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, chosen=kind: self.kind_chosen.emit(chosen))
            self._group.addButton(chip)
            self._chips[kind] = chip
            row.addWidget(chip)
        self.show_theme(theme)

    def show_counts(self, results: SearchResults) -> None:
        """Shows how many results there are of each kind, and which kind was asked for.

        A plus says that there may be more.
        """
        names = {
            None: self.tr("All {0}"),
            ResultKind.QUOTATION: self.tr("Quotes {0}"),
            ResultKind.ARTICLE: self.tr("Articles {0}"),
            ResultKind.NOTE: self.tr("My notes {0}"),
            ResultKind.CONTEXT: self.tr("Context {0}"),
            ResultKind.OWN_CLAIM: self.tr("My claims {0}"),
        }
        for kind, chip in self._chips.items():
            counts = results.by_kind
            count = sum(counts.values()) if kind is None else counts.get(kind, 0)
            more = "+" if count and results.is_partial else ""
            chip.setText(names[kind].format(f"{count:,}{more}"))
            chip.setEnabled(count > 0 or kind is results.request.kind)
            # Few make claims of their own; who does not need not see a chip that says so.
            chip.setVisible(kind is not ResultKind.OWN_CLAIM or chip.isEnabled())
        self._chips[results.request.kind].setChecked(True)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self.setStyleSheet(
            f"QPushButton {{ border: 1px solid {colours['field_line']}; border-radius: 13px;"
            f" padding: 4px 12px; background: {colours['card']}; color: {colours['ink']};"
            f" {theme.type.css(Role.CHIP)} }}"
            f"QPushButton:checked {{ background: {colours['accent_tint']};"
            f" border-color: {colours['accent']}; }}"
            f"QPushButton:disabled {{ color: {colours['soft_ink']}; background: transparent; }}"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 3px 11px; }}"
        )
