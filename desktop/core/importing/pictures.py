"""The pictures of one document, as many and as large as a library can keep."""

from __future__ import annotations

from hashlib import blake2b

from desktop.core.importing.document import PictureBytes
from desktop.core.importing.picture_header import picture_header
from desktop.core.shape import Picture
from desktop.core.text.blocks import PictureBlock
from desktop.core.text.normalised import normalise_line

_LARGEST, _LARGEST_IN_ALL, _MOST = 5 * 2**20, 20 * 2**20, 200
# What is smaller is a bullet, a rule or an icon.
_SMALLEST_SIDE = 32
# What unpacks to more is no picture of a page.
_MOST_PIXELS = 50_000_000
_LONGEST_WORDS = 300


class Pictures:
    """Takes pictures in their bytes, each once, and makes blocks of them."""

    def __init__(self) -> None:
        self._kept: dict[str, PictureBytes] = {}
        self._left = _LARGEST_IN_ALL
        self.has_left_out = False

    @property
    def all(self) -> tuple[PictureBytes, ...]:
        """Those that were taken, in their order."""
        return tuple(self._kept.values())

    def block(self, content: bytes, words: str = "") -> PictureBlock | None:
        """The block of a picture; None where it is left out or only an ornament."""
        header = picture_header(content)
        if header is not None and min(header.width, header.height) < _SMALLEST_SIDE:
            return None
        is_kept = (
            header is not None
            and len(content) <= min(_LARGEST, self._left)
            and len(self._kept) < _MOST
            and header.width * header.height <= _MOST_PIXELS
        )
        if header is None or not is_kept:
            self.has_left_out = True
            return None
        # As the library calls it, so that it is found there again without its bytes.
        name = blake2b(content, digest_size=16).hexdigest()
        if name not in self._kept:
            self._kept[name] = PictureBytes(name, content)
            self._left -= len(content)
        words = normalise_line(words[:_LONGEST_WORDS])
        return PictureBlock(Picture(0, name, words, header.width, header.height))
