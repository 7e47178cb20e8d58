"""Pages that are looked at and printed, whatever is drawn on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog

from desktop.core.text.shown import shown
from desktop.window.window import Window
from desktop.wording.printing import pages_of, printed_words

# Draws everything on a device, and says on how many pages it is.
Draw = Callable[[QPagedPaintDevice], int]


class OnPaper:
    """Brings what something draws onto paper, by Qt's own windows for that."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._looked_at: QPrinter | None = None

    def look(self, title: str, draw: Draw) -> None:
        """Shows the pages in a window of their own."""
        # The pages that are looked at are drawn on it for as long as somebody looks.
        self._looked_at = _printer(title)
        preview = QPrintPreviewDialog(self._looked_at, self._window)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.setWindowTitle(pages_of(shown(title)))
        preview.resize(self._window.size() * 0.9)
        preview.paintRequested.connect(draw)
        preview.open()

    def print(self, title: str, draw: Draw) -> None:
        """Asks for the printer, and prints the pages."""
        printer = _printer(title)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            self._window.foot.show_done(printed_words(draw(printer)))


def _printer(title: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(shown(title))
    if not printer.isValid():
        # Without any printer there is paper all the same: a file.
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer
