"""The files that somebody named, also by naming their folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from desktop.core.importing.errors import CannotImport, NotText, NoWords
from desktop.core.importing.file_parts import is_beside_pages, is_worth_reading
from desktop.core.importing.opened_file import first_bytes
from desktop.core.importing.recognising import FileFormat, NoTextReason, recognised

# A folder of more files is a whole disk.
MOST_FILES = 10_000
_FIRST = 64 * 2**10
# Whose names are told apart only by what stands at their end.
_TOLD_BY_ALL = frozenset({NoTextReason.EMPTY, NoTextReason.OLD_OFFICE, NoTextReason.PROTECTED})
# Whoever adds a folder means what is called so, and is told why it cannot be read.
_DOCUMENTS = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        *(".webarchive", ".epub", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".pages"),
    }
)


def named_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and the readable ones of folders, however deep, in their order.

    Links to folders are not followed inside of folders, and what is hidden there is left out. What
    is called as documents are is named whatever is in it. A folder with more files than are taken
    is named itself behind the last of them.
    """
    left = MOST_FILES
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        for file in _in_folder(path):
            if left <= 0:
                yield path
                return
            left -= 1
            yield file


def refused_before_reading(path: Path) -> None:
    """Raises CannotImport for what is no file, too large, or no text by its first bytes."""
    content, is_all = first_bytes(path, _FIRST)
    found = recognised(content, path.name)
    if found is NoTextReason.EMPTY and is_all:
        raise NoWords
    if isinstance(found, NoTextReason) and found not in _TOLD_BY_ALL:
        raise NotText(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _in_folder(folder: Path) -> Iterator[Path]:
    for within, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_beside_pages(name))
        for name in sorted(names):
            file = Path(within, name)
            if not is_beside_pages(name) and _may_be_text(file):
                yield file


def _may_be_text(file: Path) -> bool:
    """Whether it is worth naming: in a folder, pictures and programs are not missed."""
    if PurePath(file.name).suffix.lower() in _DOCUMENTS:
        return True
    try:
        content, _ = first_bytes(file, _FIRST)
    except CannotImport:
        return False
    found = recognised(content, file.name)
    return isinstance(found, FileFormat) and is_worth_reading(found, file.name)
