"""Which files may hold marks and notes of other programs, as far as names tell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_NOTES = ("jsonld", "json", "annotation", "ann", "calibre_annotation_collection", "csv")
# Most of these are texts all the same.
_TEXTS = ("txt", "md", "html", "htm")
ENDINGS = (*_NOTES, *_TEXTS)


def may_name_notes(paths: Iterable[Path], *, texts_too: bool = True) -> bool:
    """Whether it is worth looking into any of them, also such as are texts for the most part."""
    endings = ENDINGS if texts_too else _NOTES
    return any(path.suffix.casefold().removeprefix(".") in endings for path in paths)
