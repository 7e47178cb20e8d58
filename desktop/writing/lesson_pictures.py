"""The pictures of an article that is written about: where they stand in its text, painted there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme
from desktop.core.shape import Picture
from desktop.core.text.shown import shown

# The room around a picture, the height of one that cannot be shown, and the highest of all.
_AROUND, _UNSEEN, _HIGHEST = 12, 44, 420
_LINE = 1.0


class LessonPictures(QObject):
    """Knows how large the pictures are, and paints those that are there.

    `wanted` carries the name of one that is to be read, and how wide it is wanted; `came` says
    that one more can be painted.
    """

    wanted = Signal(str, int)
    came = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._by_line: dict[int, list[Picture]] = {}
        # None for those that cannot be shown, or are asked for.
        self._images: dict[tuple[str, int], QImage | None] = {}

    def __bool__(self) -> bool:
        return bool(self._by_line)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and the letters of a theme."""
        self._theme = theme

    def show_pictures(self, pictures: Iterable[Picture], lines: int) -> None:
        """Shows these, in a text of so many lines."""
        self._by_line = {}
        for picture in pictures:
            self._by_line.setdefault(min(picture.before, lines), []).append(picture)

    def forget(self) -> None:
        """Reads all of them again: their files are others."""
        self._images = {}

    def take(self, name: str, width: int, image: QImage | None) -> None:
        """Takes what was wanted; None where it cannot be shown."""
        self._images[name, width] = image
        self.came.emit()

    def room(self, line: int, width: float) -> float:
        """How high all is that stands before a line; at the end, before the number of lines."""
        return sum(height + _AROUND for _, _, height in self._sized(line, width))

    def paint(self, painter: QPainter, line: int, column: QRectF) -> None:
        """Paints what stands before a line, in a column from its top down."""
        top = column.top()
        for picture, width, height in self._sized(line, column.width()):
            self._paint(painter, picture, QRectF(column.left(), top, width, height))
            top += height + _AROUND

    def _sized(self, line: int, width: float) -> Iterator[tuple[Picture, float, float]]:
        for picture in self._by_line.get(line, ()):
            if not picture.width or not picture.height:
                yield picture, width, self._theme.type.card_room(_UNSEEN)
                continue
            times = min(1.0, width / picture.width, _HIGHEST / picture.height)
            yield picture, max(1.0, picture.width * times), max(1.0, picture.height * times)

    def _paint(self, painter: QPainter, picture: Picture, box: QRectF) -> None:
        image = self._image(picture.name, max(1, round(box.width())))
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, image)
            return
        # Its words stand in its place until it is there, and where it never comes.
        painter.setPen(QPen(self._theme.colour("card_line"), _LINE))
        painter.setBrush(self._theme.colour("panel"))
        painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colour("soft_ink"))
        painter.setFont(self._theme.type.font(Role.DETAIL))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(8, 4, -8, -4), flags, shown(picture.words))

    def _image(self, name: str, width: int) -> QImage | None:
        if (name, width) not in self._images:
            self._images[name, width] = None
            self.wanted.emit(name, width)
        return self._images[name, width]
