"""What can be done with the results: put in another order, kept, filtered."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.icons import icon
from desktop.appearance.menu import Menu
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.search_request import ArticleOrder, Request


class SearchTools(QWidget):
    """Says `order_chosen` with an ArticleOrder, `saving_wanted` and `filters_toggled`."""

    order_chosen = Signal(ArticleOrder)
    saving_wanted = Signal()
    filters_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._orders = {
            ArticleOrder.BEST: self.tr("Best match"),
            ArticleOrder.NEWEST: self.tr("Newest first"),
            ArticleOrder.OLDEST: self.tr("Oldest first"),
            ArticleOrder.TITLE: self.tr("By title"),
        }
        self._order = QToolButton()
        self._order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        show_tip(self._order, self.tr("In which order the articles stand"))
        menu = Menu(self._order, stays=True)
        group = QActionGroup(menu)
        self._choices: dict[ArticleOrder, QAction] = {}
        for order, words in self._orders.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(
                lambda _checked=False, chosen=order: self.order_chosen.emit(chosen)
            )
            self._choices[order] = action
        self._order.setMenu(menu)
        self._save = QToolButton()
        self._save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._save.setText(self.tr("Save this search"))
        show_tip(self._save, self.tr("Keep it on the shelf ({Window: Ctrl+S})"))
        self._save.clicked.connect(self.saving_wanted)
        self._filters = QToolButton()
        self._filters.setText(self.tr("Filters"))
        self._filters.setCheckable(True)
        self._filters.toggled.connect(self.filters_toggled)
        self._filters.hide()
        row = WrappedRow(4, self)
        for button in (self._order, self._save, self._filters):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self.show_request(Request(""), is_answered=False, has_found=False)
        self.show_theme(theme)

    def show_request(self, request: Request, *, is_answered: bool, has_found: bool) -> None:
        """Shows the order of what was found; nothing can be done where nothing was asked."""
        words = self._orders[request.order]
        self._order.setText(words)
        self._order.setAccessibleName(self.tr("Order: {0}").format(words))
        self._choices[request.order].setChecked(True)
        self._order.setVisible(is_answered and has_found)
        self._save.setVisible(is_answered)

    def show_saved(self, *, is_saved: bool) -> None:
        """Shows whether this very search is kept already."""
        self._save.setEnabled(not is_saved)
        self._save.setText(self.tr("Saved") if is_saved else self.tr("Save this search"))

    def show_filter_button(self, *, is_shown: bool) -> None:
        """Shows the button that brings the filters, where there is no room for them."""
        self._filters.setVisible(is_shown)

    @property
    def wants_filters(self) -> bool:
        """Whether the filters are to be shown although there is little room."""
        return self._filters.isChecked()

    def show_theme(self, theme: Theme) -> None:
        """Draws in the colours of a theme."""
        sign = theme.type.room(16)
        self._save.setIconSize(QSize(sign, sign))
        self._save.setIcon(icon("star", theme, size=sign))
        self.setStyleSheet(
            f"QToolButton {{ {theme.type.css(Role.CHIP)} }}"
            'QToolButton[popupMode="2"] { padding-right: 18px; }'
            "QToolButton::menu-indicator { subcontrol-origin: padding;"
            " subcontrol-position: right center; right: 5px; }"
        )
