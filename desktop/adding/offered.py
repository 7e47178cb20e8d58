"""What is dropped or pasted: files, or words of another program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.live.pasting import WordsToPaste

# More letters than this nobody copies to read them; a long novel has a million.
_MOST_LETTERS = 4_000_000
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")


@dataclass(frozen=True, slots=True)
class Offered:
    """Files and folders, or words; `is_address` when the words are a link and nothing else."""

    paths: tuple[Path, ...] = ()
    words: WordsToPaste | None = None
    is_address: bool = False
    is_too_long: bool = False


def may_be_offered(mime: QMimeData) -> bool:
    """Whether there is anything that can be added; nothing of it is asked for."""
    return mime.hasUrls() or mime.hasText() or mime.hasHtml()


def offered(mime: QMimeData) -> Offered | None:
    """What can be added of it; None where there is nothing."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Offered(paths)
    text, html = mime.text(), mime.html()
    if not text.strip() and not html.strip():
        return None
    if max(len(text), len(html)) > _MOST_LETTERS:
        return Offered(is_too_long=True)
    is_address = _ADDRESS.fullmatch(text.strip()) is not None
    return Offered(words=WordsToPaste(text, html), is_address=is_address)
