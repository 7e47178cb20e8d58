"""The shipped icons in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

import resources
from desktop.appearance.theme import Theme

_SCALE = 3
# How much of an icon is left where nothing can be done, from 0 to 1.
_FAINT = 0.4


def icon(name: str, theme: Theme, role: str = "soft_ink", size: int = 20) -> QIcon:
    """The icon `resources/icons/NAME.svg`, its lines in the colour of a role."""
    # Loaded here because a window without icons on view opens sooner.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    drawing = resources.path(f"icons/{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", theme.colours[role])
    pixmap = QPixmap(QSize(size, size) * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    faint = QPixmap(pixmap.size())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(_FAINT)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    for each in (pixmap, faint):
        each.setDevicePixelRatio(_SCALE)
    made = QIcon(pixmap)
    # Qt's own idea of a button that can do nothing is as bright as the others on a dark ground.
    made.addPixmap(faint, QIcon.Mode.Disabled)
    return made
