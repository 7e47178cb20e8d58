"""The shipped icons, and the spots of speakers, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap

import resources
from desktop.appearance.fonts import Role, Weight
from desktop.appearance.theme import Theme

_SCALE = 3
# How much of an icon is left where nothing can be done, from 0 to 1.
_FAINT = 0.4
# The spot in a speaker's colour, without letters and with them, beside those of the usual size.
_SPOT = QSizeF(9, 9)
_CHIP = QSizeF(22, 13)
# Pictures of spots, by all that they look like.
_MOST_CHIPS = 400
_chips: dict[tuple[object, ...], QImage] = {}


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


def letters_for(theme: Theme, number: int, name: str) -> str:
    """What tells a voice from those of the same colour: nothing where it is the first of it."""
    if not theme.colour_rounds(number):
        return ""
    from desktop.core.text.initials import initials  # noqa: PLC0415 - most texts have few voices

    return initials(name)


def chip_size(letters: str, theme: Theme) -> QSizeF:
    """How much room a spot takes, with letters or without."""
    size, scale = _CHIP if letters else _SPOT, theme.type
    return QSizeF(scale.card_room(size.width()), scale.card_room(size.height()))


def paint_chip(painter: QPainter, box: QRectF, colour: QColor, letters: str, theme: Theme) -> None:
    """Paints a spot into a box, or a plate with letters on it."""
    if not letters:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box)
        return
    ground = QColor(colour)
    ground.setAlphaF(0.22)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
    painter.setPen(theme.colour("ink"))
    painter.setFont(theme.type.font(Role.SIGN, Weight.BOLD))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters)


def chip_image(colour: QColor, letters: str, theme: Theme, *, gap: float) -> QImage:
    """The picture of a spot or plate, with a gap behind it; painted once, as lists have many."""
    size, font = chip_size(letters, theme), theme.type.font(Role.SIGN, Weight.BOLD)
    key = (letters, colour.rgba(), theme.colours["ink"], size.toTuple(), font.key(), gap)
    if key not in _chips:
        if len(_chips) >= _MOST_CHIPS:
            _chips.clear()
        image = blank_image(size + QSizeF(gap, 0))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(QPointF(0, 0), size), colour, letters, theme)
        painter.end()
        _chips[key] = image
    return _chips[key]


def meter_image(share: float, size: QSizeF, colour: QColor, track: QColor) -> QImage:
    """The picture of a share from 0 to 1: a bar on its track."""
    image, width, height = blank_image(size), size.width(), size.height()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(QRectF(0, 0, width, height), 3, 3)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(0, 0, max(6.0, width * share), height), 3, 3)
    painter.end()
    return image


def blank_image(size: QSizeF) -> QImage:
    """A picture of a size in pixels of the screen, with nothing on it yet, sharp on any screen."""
    image = QImage((size * _SCALE).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(Qt.GlobalColor.transparent)
    return image
