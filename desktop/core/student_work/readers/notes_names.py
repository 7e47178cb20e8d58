"""Which files may hold marks and notes of other programs, as far as names tell."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

# Most of the last are texts all the same.
ENDINGS = [
    "jsonld",
    "json",
    "annotation",
    "ann",
    "calibre_annotation_collection",
    "csv",
    "txt",
    "md",
    "html",
    "htm",
]


def may_name_notes(paths: Iterable[Path]) -> bool:
    """Whether it is worth looking into any of them."""
    return any(path.suffix.casefold().removeprefix(".") in ENDINGS for path in paths)
