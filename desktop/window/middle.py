"""What lies between the top bar and the foot: shelf, page and side, in the room there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from desktop.appearance.theme import Theme
from desktop.panel import Panel, give_way
from desktop.window.side import Side

if TYPE_CHECKING:
    from desktop.window.two_texts import TwoTexts

# How wide everything is when the letters have their usual size; all of it grows with them.
_SHELF_WIDTH = 236
_STRIP_WIDTH = 46
_SIDE_WIDTHS = (328, 340, 376)
# Beside two texts the side gives them what it can.
_SIDE_BESIDE_TWO = 312
# Below this width the shelf folds away and the side gets narrower.
_ROOMY = 1400
_NARROW = 1100
# Below this one the side has no place beside the page: it lies over it, and leaves so much of it.
_BESIDE = 900
_PAGE_BESIDE = 48
# Wider than any window.
_WIDEST = 1 << 20


class Middle(QWidget):
    """Places shelf, pages and side; where it is narrow, shelf and side are sheets over the page.

    `shelf_folded` is sent when the shelf was shown or hidden by its reader (True: folded),
    `side_lies_over` when the side came to be one that lies over the page (True), or is it no more.
    """

    shelf_folded = Signal(bool)
    side_lies_over = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        shelf: Panel,
        pages: QStackedWidget,
        side: Side,
        make_strip: Callable[[], Panel],
    ) -> None:
        super().__init__()
        self._scale = theme.type
        self.shelf, self._pages, self._side = shelf, pages, side
        # What stands in the place of a folded shelf; made when it is first seen.
        self._make_strip = make_strip
        self._strip: Panel | None = None
        self._shelf_wish: bool | None = None
        # Whether shelf and side have no place beside the page, which of them is wanted over it, and
        # whether the side is wanted at all.
        self._lies_over = self._is_side_open = self._is_shelf_open = False
        self._has_side = True
        shelf.setFixedWidth(self._shelf_width)
        pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(shelf)
        self._row.addWidget(pages, 1)
        # The page with a second text, while one is read.
        self.texts: TwoTexts | None = None
        self._row.addWidget(side)

    # The shelf

    @property
    def shelf_parts(self) -> tuple[QWidget, ...]:
        """What there is of the shelf for the keyboard to come to: itself, or its strip."""
        return (self.shelf,) if self._strip is None else (self._strip, self.shelf)

    def fold_shelf(self, is_folded: bool | None) -> None:
        """Folds or shows the shelf beside the page; None leaves it to the room there is."""
        self._shelf_wish = is_folded
        if self.isVisible():
            self._arrange_shelf()

    def toggle_shelf(self) -> None:
        """Shows the shelf with the keyboard on it, or folds it to its strip."""
        if self.shelf.isHidden():
            self.open_shelf()
            self.shelf.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._lies_over:
            self.put_shelf_away()
        else:
            self.fold_shelf(True)
            self.shelf_folded.emit(True)

    def open_shelf(self) -> None:
        """Shows the shelf; where it lies over the page, only until its reader goes on elsewhere."""
        if self._lies_over:
            self._is_shelf_open = True
            self._arrange_shelf()
        else:
            self.fold_shelf(False)
            self.shelf_folded.emit(False)

    def put_shelf_away(self) -> None:
        """Frees the page from the shelf that lies over it; beside the page the shelf stays."""
        self._is_shelf_open = False
        self._arrange_shelf()

    def show_theme(self, theme: Theme) -> None:
        """Draws the strip in the colours of a theme, and gives its letters the room they need."""
        is_other_size, self._scale = theme.type != self._scale, theme.type
        if self._strip is not None:
            self._strip.show_theme(theme)
        if is_other_size:
            self._fit()

    # A second text

    def give_second(self, second: QWidget | None) -> None:
        """Gives a second text half of the page's room, or all of it to the page again."""
        if self.texts is not None:
            self.texts.end(self._front)
        self.texts = None
        if second is not None:
            from desktop.window.two_texts import TwoTexts  # noqa: PLC0415 - when first wanted

            self.texts = TwoTexts(self._row, self._pages, second, self._card_room)
            self.texts.show_second(self._has_side, self._front)
        self._fit()
        # The place of reading is measured next.
        self._row.activate()

    def _card_room(self, pixels: int) -> int:
        return self._scale.card_room(pixels)

    # The side

    @property
    def has_side(self) -> bool:
        """Whether there is a side at all: beside what stands in the page's place there is none."""
        return self._has_side

    @property
    def is_side_over_page(self) -> bool:
        """Whether the side hides a part of the page, as there is no room beside it."""
        return self._lies_over and not self._side.isHidden()

    def open_side(self) -> None:
        """Has the side seen, where there is a page; over it when there is no room beside it."""
        self._is_side_open = True
        self._arrange_side()

    def toggle_side(self) -> None:
        """Brings the keyboard to the side, and lays it over the page first; or puts it away."""
        if self.is_side_over_page:
            self.put_side_away()
        elif self._has_side:
            self.open_side()
            self._side.take_keyboard()

    def put_side_away(self) -> None:
        """Frees the page from what lies over it; beside the page the side stays."""
        self._is_side_open = False
        self._arrange_side()

    def give_side(self, has_side: bool) -> None:
        """Keeps a place for the side, or leaves all of the room to what is in the page's place."""
        if has_side != self._has_side:
            self._has_side = has_side
            if self.texts is not None:
                self.texts.show_second(has_side, self._front)
            self.put_side_away()
            self.side_lies_over.emit(self._lies_over and has_side)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.shelf.setFixedWidth(self._shelf_width)
        if self._strip is not None:
            self._strip.setFixedWidth(self._strip_width)
        self._fit_side()
        self._arrange_shelf()

    @property
    def _usual_width(self) -> float:
        """How wide the window would be that had as much room for letters of the usual size."""
        return self.width() * _ROOMY / self._scale.card_room(_ROOMY)

    @property
    def _strip_width(self) -> int:
        return self._scale.room(_STRIP_WIDTH)

    @property
    def _shelf_width(self) -> int:
        # Where it is narrow, it lies over the page, and leaves a part of that to be seen.
        most = self.width() - self._strip_width - _PAGE_BESIDE if self._lies_over else _WIDEST
        return max(_SHELF_WIDTH, min(self._scale.card_room(_SHELF_WIDTH), most))

    def _arrange_shelf(self) -> None:
        wish = self._shelf_wish
        is_folded = self._usual_width < _ROOMY if wish is None else wish
        if self._lies_over:
            self._show_strip()
            self.shelf.setGeometry(self._strip_width, 0, self._shelf_width, self.height())
            self.shelf.raise_()
            is_folded = not self._is_shelf_open
        elif is_folded:
            self._show_strip()
        elif self._strip is not None:
            give_way(self._strip, self.shelf, self._strip.hide)
        if is_folded:
            give_way(self.shelf, self._front, self.shelf.hide)
        else:
            self.shelf.show()

    def _show_strip(self) -> None:
        if self._strip is None:
            self._strip = strip = self._make_strip()
            strip.setFixedWidth(self._strip_width)
            self._row.insertWidget(0, strip)
            # Qt puts nothing behind what only passes the keyboard on.
            before = self.shelf.focusProxy() or self.shelf
            for button in strip.findChildren(QAbstractButton):
                QWidget.setTabOrder(before, button)
                before = button
        self._strip.show()

    def _fit_side(self) -> None:
        width = self._usual_width
        narrow, usual, wide = (self._scale.card_room(each) for each in _SIDE_WIDTHS)
        if width >= _BESIDE:
            fitting = wide if width >= _ROOMY else usual if width >= _NARROW else narrow
            if self.texts is not None:
                fitting = self._scale.card_room(_SIDE_BESIDE_TWO)
        else:
            fitting = min(usual, self.width() - _PAGE_BESIDE)
        self._side.setFixedWidth(fitting)
        if self._lies_over != (width < _BESIDE):
            self._lies_over = not self._lies_over
            self._change_place()
        self._arrange_side()

    def _change_place(self) -> None:
        # The row leaves alone what is not in it; where it stands is said by `_arrange_side`.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if self._lies_over:
            self._row.removeWidget(self._side)
            self._row.removeWidget(self.shelf)
            self._is_shelf_open = False
            application.focusChanged.connect(self._follow_keyboard)
        else:
            application.focusChanged.disconnect(self._follow_keyboard)
            self._row.addWidget(self._side)
            self._row.insertWidget(self._row.count() - 2, self.shelf)
        self.side_lies_over.emit(self._lies_over and self._has_side)

    def _arrange_side(self) -> None:
        if not self._has_side or (self._lies_over and not self._is_side_open):
            give_way(self._side, self._front, self._side.hide)
            return
        if self._lies_over:
            self._side.setGeometry(
                self.width() - self._side.width(), 0, self._side.width(), self.height()
            )
            self._side.raise_()
        self._side.show()

    def _follow_keyboard(self, before: QWidget | None, now: QWidget | None) -> None:
        """Puts away what lies over the page when its reader goes on elsewhere in the window."""
        # From nowhere the keyboard comes when the window itself is gone back to.
        if before is None or now is None or now.window() is not self.window():
            return
        if self._is_shelf_open and not self.shelf.isAncestorOf(now):
            self.put_shelf_away()
        if self.is_side_over_page and not self._side.isAncestorOf(now):
            self.put_side_away()

    @property
    def _front(self) -> QWidget:
        front = self._pages.currentWidget()
        assert front is not None
        return front
