"""Work as a PDF, made by Qt in a task: pages with numbers, and letters that can be searched."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
)

from desktop.appearance.plain_words import ClosedDocument
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.outline import outline
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.core.student_work.writers.html_page import html_body

# Qt takes points for those of a screen: on a page of 72 dots an inch a dot is a point.
_STYLE = (
    "h1{font-size:17px;margin-bottom:6px}h2{font-size:13px;margin-top:18px;margin-bottom:4px}"
    "blockquote{margin:10px 0 2px 14px}blockquote p{margin:0 0 2px 0}p{margin:0 0 4px 0}"
    ".detail{color:#4a4a4a;font-size:9px;margin:0 0 3px 14px}.note{margin-left:14px}"
    "a{color:#000000;text-decoration:none}li{font-size:10px}"
    ".note p{margin:0 0 3px 14px}.citation{margin:0 0 4px 20px;text-indent:-20px}"
)
_POINT, _DOTS = 72, 300
# The room for the number of a page, in points.
_FOOT = 24


def work_pdf(work: StudentWork, labels: WorkLabels, order: WorkOrder) -> bytes:
    """The bytes of the file. It has no tags, which Qt cannot write: the web page is for ears."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(work.title)
    writer.setCreator("Sourcebook")
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(22, 20, 22, 16), QPageLayout.Unit.Millimeter)
    scale = _DOTS / _POINT
    width, height = writer.width() / scale, writer.height() / scale - _FOOT
    document = ClosedDocument()
    document.setUseDesignMetrics(True)
    document.setDefaultFont(_letters(11))
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html_body(outline(work, labels, order), mark="span"))
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(width, height))
    painter = QPainter(writer)
    try:
        painter.scale(scale, scale)
        for page in range(document.pageCount()):
            if page:
                writer.newPage()
            _paint(painter, document, page, QSizeF(width, height))
    finally:
        painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _letters(points: int) -> QFont:
    # On a page of 72 dots an inch a point is a dot.
    font = QFont(["Literata"])
    font.setPixelSize(points)
    # Each letter stands where it belongs on paper, and not on the dots of a screen.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Two letters drawn as one are not found by who searches for them.
    for ligatures in ("liga", "clig"):
        font.setFeature(QFont.Tag(ligatures), 0)
    return font


def _paint(painter: QPainter, document: ClosedDocument, page: int, size: QSizeF) -> None:
    top = page * size.height()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, top, size.width(), size.height())
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()
    painter.setFont(_letters(9))
    foot = QRectF(0, size.height(), size.width(), _FOOT)
    painter.drawText(
        foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{page + 1}"
    )
