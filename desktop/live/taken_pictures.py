"""What stands in a file, with its pictures made anew: of a size, and without what they tell beside.

A photograph says where and when it was taken, and by which telephone; a library keeps only what is
seen. For a process that can be ended: whatever unpacks pictures may be led astray by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.importing.document import ImportedDocument, ImportNotice, PictureBytes
from desktop.core.importing.file_parts import (
    FilePart,
    parts_of,
    parts_of_copied_page,
    parts_of_file,
)
from desktop.core.shape import Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

# The longer side of a picture, in pixels; and the bytes from which on it is packed with loss.
_LONGEST_SIDE, _LARGE = 1_600, 600_000
_QUALITY = 85
# What needs more memory to be unpacked was made to harm, in megabytes.
_MOST_MEGABYTES = 256
_KNOWN = (b"png", b"jpeg", b"gif", b"webp")


def taken_from_file(path: Path) -> tuple[FilePart, ...]:
    """What stands in a file, as `parts_of_file` gives it, with its pictures made anew."""
    return tuple(_taken(parts_of_file(path)))


def taken_from_content(content: bytes, name: str) -> tuple[FilePart, ...]:
    """What stands in the content of a file called so, with its pictures made anew."""
    return tuple(_taken(parts_of(content, name)))


def taken_from_copied_page(content: bytes, name: str) -> tuple[FilePart, ...]:
    """What a copied piece of a page holds, with its pictures made anew."""
    return tuple(_taken(parts_of_copied_page(content, name)))


def _taken(parts: Iterable[FilePart]) -> Iterator[FilePart]:
    for part in parts:
        yield replace(part, documents=tuple(map(_with_new_pictures, part.documents)))


def _with_new_pictures(document: ImportedDocument) -> ImportedDocument:
    if not document.pictures:
        return document
    made = {each.name: made_anew(each.content) for each in document.pictures}
    pictures = tuple(
        _shown(picture, new)
        for picture in document.shape.pictures
        if (new := made.get(picture.name)) is not None
    )
    kept = {new.name: PictureBytes(new.name, new.content) for new in made.values() if new}
    notices = document.notices
    if not all(made.values()) and ImportNotice.PICTURES_LEFT_OUT not in notices:
        notices = (*notices, ImportNotice.PICTURES_LEFT_OUT)
    return replace(
        document,
        shape=replace(document.shape, pictures=pictures),
        pictures=tuple(kept.values()),
        notices=notices,
    )


def _shown(picture: Picture, new: NewPicture) -> Picture:
    return replace(picture, name=new.name, width=new.width, height=new.height)


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A picture that was made anew, with its size in pixels; `name` follows from its bytes."""

    name: str
    content: bytes
    width: int
    height: int


def made_anew(content: bytes) -> NewPicture | None:
    """What is seen of a picture, upright, and nothing else of it; None where nothing can be seen.

    It has at most 1,600 pixels in a row or a column; of one that moves the first is kept.
    """
    # Most files have no pictures, and this is large.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt  # noqa: PLC0415
    from PySide6.QtGui import QImageReader  # noqa: PLC0415

    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    given = QByteArray(content)
    source = QBuffer(given)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data())
    if kind not in _KNOWN:
        return None
    size = reader.size()
    longest = QSize(_LONGEST_SIDE, _LONGEST_SIDE)
    if size.isValid() and max(size.width(), size.height()) > _LONGEST_SIDE:
        reader.setScaledSize(size.scaled(longest, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    # What is written about it would be written again.
    for key in image.textKeys():
        image.setText(key, "")
    packed = _packed(image, "JPEG" if kind == b"jpeg" else "PNG")
    if len(packed) > _LARGE and not image.hasAlphaChannel():
        packed = _packed(image, "JPEG")
    if not packed:
        return None
    name = blake2b(packed, digest_size=16).hexdigest()
    return NewPicture(name, packed, image.width(), image.height())


def _packed(image: QImage, kind: str) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415 - see above

    kept = QByteArray()
    target = QBuffer(kept)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    quality = _QUALITY if kind == "JPEG" else -1
    # Qt takes the name of a kind as words, whatever its binding says.
    is_packed = image.save(target, kind, quality)  # type: ignore[call-overload]
    return bytes(kept.data()) if is_packed else b""
