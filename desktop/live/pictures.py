"""The pictures of an article, read from the library and made as large as they are seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from desktop.core.library.library import Library

# What needs more memory than that to be unpacked was made to harm, in megabytes.
_MOST_MEGABYTES = 128
_WIDEST = 3_200


def picture_at(folder: Path, name: str, width: int) -> QImage | None:
    """A picture of the library in a folder, so many pixels wide or less; a task.

    None where there is none of that name, or it cannot be shown.
    """
    with Library.open_for_reading(folder) as library:
        content = library.pictures.content(name)
    return decoded(content, width) if content else None


def decoded(content: bytes, width: int) -> QImage | None:
    """The picture that these bytes are, no wider than asked for; None where they are none."""
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    kept = QByteArray(content)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    # What the bytes are says what they begin with, and nothing else.
    if bytes(reader.format().data()) not in (b"png", b"jpeg", b"gif", b"webp"):
        return None
    size, wanted = reader.size(), min(max(1, width), _WIDEST)
    if size.isValid() and size.width() > wanted:
        height = max(1, round(size.height() * wanted / size.width()))
        reader.setScaledSize(QSize(wanted, height))
    image = reader.read()
    return None if image.isNull() else image
