"""Pages that are looked at and printed, whatever is drawn on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice, QPaintEngine
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog

from desktop.appearance.paper_size import usual_paper
from desktop.core.text.shown import shown
from desktop.window.window import Window
from desktop.wording.printing import first_pages_of, pages_of, printed_words

# So many pages are looked at.
MOST_SEEN = 40

# Draws everything on a device, and says on how many pages it is.
Draw = Callable[[QPagedPaintDevice], int]


class OnPaper:
    """Brings what something draws onto paper, by Qt's own windows for that."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._looked_at: _SeenPrinter | None = None

    def look(self, title: str, draw: Draw) -> None:
        """Shows the pages in a window of their own."""
        # The pages that are looked at are drawn on it for as long as somebody looks.
        looked_at = self._looked_at = _printer(title)
        preview = QPrintPreviewDialog(looked_at, self._window)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.setWindowTitle(pages_of(shown(title)))
        preview.resize(self._window.size() * 0.9)

        def paint(printer: QPrinter) -> None:
            # A book has a thousand pages: the window would stand still until all are drawn. What is
            # printed from there has them all.
            looked_at.begin_again()
            try:
                draw(printer)
            except EnoughSeen:
                preview.setWindowTitle(first_pages_of(shown(title), MOST_SEEN))

        preview.paintRequested.connect(paint)
        preview.open()

    def print(self, title: str, draw: Draw) -> None:
        """Asks for the printer, and prints the pages."""
        printer = _printer(title)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            self._window.foot.show_done(printed_words(draw(printer)))


class EnoughSeen(Exception):
    """So many pages are drawn as anybody looks at before they are printed."""


class _SeenPrinter(QPrinter):
    """Draws all pages on paper, and the first of them where they are only looked at."""

    def __init__(self) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self._page = 1

    def begin_again(self) -> None:
        """The next page is the first."""
        self._page = 1

    def newPage(self) -> bool:
        # Looked at, pages are kept as pictures.
        if self.paintEngine().type() is QPaintEngine.Type.Picture:
            self._page += 1
            if self._page > MOST_SEEN:
                raise EnoughSeen
        return super().newPage()


def _printer(title: str) -> _SeenPrinter:
    printer = _SeenPrinter()
    printer.setDocName(shown(title))
    if not printer.isValid():
        # Without any printer there is paper all the same: a file.
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageSize(usual_paper())
    printer.setFullPage(True)
    return printer
