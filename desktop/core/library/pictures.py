"""The pictures of the library's articles: each kept once, and named by what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from desktop.core.library.connection import Connection
from desktop.core.library.row_kinds import PICTURE
from desktop.core.library.rows import first_record
from desktop.core.shape import Picture, Shape
from desktop.core.text.picture_bytes import LARGEST, is_picture

# Of one article.
_LARGEST_TOGETHER = 64_000_000


class KeptPictures:
    """Reads the bytes of pictures; they are written with the article that shows them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def content(self, name: str) -> bytes | None:
        """The bytes of a picture; None where they are not there, or not what they were."""
        return first_record(self._connection, PICTURE, "WHERE it.name = ?", (name,))


def content_name(content: bytes) -> str:
    """What a picture is called in a library: the same bytes have one name."""
    return blake2b(content, digest_size=16).hexdigest()


def is_kept(content: bytes) -> bool:
    """Whether these bytes are a picture that a library keeps: PNG, JPEG, GIF or WebP, of a size."""
    return is_picture(content) and len(content) <= LARGEST


def insert_pictures(connection: Connection, shape: Shape, contents: Mapping[str, bytes]) -> Shape:
    """Writes the pictures that a shape shows inside the caller's transaction, each once.

    `contents` has their bytes by the names that the shape gives them. Gives the shape with the
    names that they have in the library. Of a picture that is not kept, its words stay.
    """
    if not shape.pictures or not contents:
        return shape
    return replace(shape, pictures=tuple(_inserted(connection, shape.pictures, contents)))


def _inserted(
    connection: Connection, pictures: Iterable[Picture], contents: Mapping[str, bytes]
) -> Iterable[Picture]:
    written: dict[str, int] = {}
    for picture in pictures:
        content = contents.get(picture.name)
        if content is None or not is_kept(content):
            yield picture
            continue
        name = content_name(content)
        if name not in written and sum(written.values()) + len(content) > _LARGEST_TOGETHER:
            yield picture
            continue
        written[name] = len(content)
        connection.write(
            "INSERT OR IGNORE INTO picture (name, content) VALUES (?, ?)", (name, content)
        )
        yield replace(picture, name=name)
