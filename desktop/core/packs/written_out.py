"""Packs written to a disk: never over anything that is not a pack, or not as it was read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from uuid import uuid4

from desktop.core.lesson import PackFile
from desktop.core.packs.file_names import is_usable_name
from desktop.core.packs.sealed_pack import is_sealed
from desktop.core.packs.writing import PackDraft

# By this line a printed page is known as one that the program wrote.
PAGE_MARK = '<meta name="generator" content="Sourcebook">'
_MARKED_WITHIN = 400


class WhyNotWritten(Enum):
    """Why nothing was written.

    NO_PACK is a file that is there and is no pack; NO_PAGE one that is no page
    of the program's; FOLDER_IN_USE a folder that holds something;
    CHANGED_MEANWHILE a file that is no longer as it was read; UNUSABLE_NAME a name that not every
    computer can have; SYSTEM what the system refuses, with its words in `detail`.
    """

    NO_PACK = auto()
    NO_PAGE = auto()
    FOLDER_IN_USE = auto()
    CHANGED_MEANWHILE = auto()
    UNUSABLE_NAME = auto()
    SYSTEM = auto()


class NotWritten(Exception):
    """Nothing was written; `path` is what stands in the way."""

    def __init__(self, why: WhyNotWritten, path: Path, system: str = "") -> None:
        super().__init__(why.name, str(path))
        self.why = why
        self.path = path
        self.system = system


def write_sealed(path: Path, content: bytes) -> None:
    """Writes a built pack where nothing is, or a built pack. Raises NotWritten."""
    if os.path.lexists(path) and (path.is_symlink() or not is_sealed(path)):
        raise NotWritten(WhyNotWritten.NO_PACK, path)
    try:
        _put(path, content)
    except OSError as error:
        raise NotWritten(WhyNotWritten.SYSTEM, path, error.strerror or "") from error


def write_page(path: Path, page: str) -> None:
    """Writes a printed lesson where nothing is, or an earlier one. Raises NotWritten."""
    assert PAGE_MARK in page[:_MARKED_WITHIN]
    if os.path.lexists(path) and (path.is_symlink() or not _is_page(path)):
        raise NotWritten(WhyNotWritten.NO_PAGE, path)
    try:
        _put(path, page.encode())
    except OSError as error:
        raise NotWritten(WhyNotWritten.SYSTEM, path, error.strerror or "") from error


def _is_page(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return PAGE_MARK.encode() in opened.read(_MARKED_WITHIN)
    except OSError:
        return False


def unpack(files: Iterable[PackFile], folder: Path) -> None:
    """Writes the folder of a pack where there is none, or an empty one. Raises NotWritten.

    It is there as a whole, or not at all.
    """
    files = tuple(files)
    for file in files:
        if not is_usable_name(file.path):
            raise NotWritten(WhyNotWritten.UNUSABLE_NAME, Path(file.path))
    try:
        if folder.is_symlink() or (folder.exists() and _holds_something(folder)):
            raise NotWritten(WhyNotWritten.FOLDER_IN_USE, folder)
        _write_folder(files, folder)
    except OSError as error:
        raise NotWritten(WhyNotWritten.SYSTEM, folder, error.strerror or "") from error


def save_draft(folder: Path, *, before: PackDraft, after: PackDraft) -> tuple[str, ...]:
    """Brings what was changed in a pack into its folder; gives the paths that were written.

    A file that somebody else has changed since it was read is left as it is: then nothing at all
    is written, and NotWritten is raised.
    """
    paths = after.changed_from(before)
    old = {file.path: file.content for file in before.files}
    new = {file.path: file.content for file in after.files}
    for name in paths:
        path = folder / name
        if not is_usable_name(name):
            raise NotWritten(WhyNotWritten.UNUSABLE_NAME, path)
        if _read(path) != old.get(name):
            raise NotWritten(WhyNotWritten.CHANGED_MEANWHILE, path)
    for name in paths:
        path = folder / name
        try:
            if name in new:
                path.parent.mkdir(parents=True, exist_ok=True)
                _put(path, new[name])
            else:
                path.unlink()
        except OSError as error:
            raise NotWritten(WhyNotWritten.SYSTEM, path, error.strerror or "") from error
    return paths


def _holds_something(folder: Path) -> bool:
    if not folder.is_dir():
        return True
    with os.scandir(folder) as entries:
        return any(entries)


def _read(path: Path) -> bytes | None:
    """What is there; None where nothing is. What is no file is not what was read."""
    try:
        return b"" if path.is_symlink() else path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotWritten(WhyNotWritten.SYSTEM, path, error.strerror or "") from error


def _put(path: Path, content: bytes) -> None:
    """Writes a file beside its place, and then into it: it is never there by half."""
    half = path.with_name(f".{uuid4().hex}.part")
    try:
        half.write_bytes(content)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def _write_folder(files: tuple[PackFile, ...], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = folder.with_name(f".{uuid4().hex}.part")
    half.mkdir()
    try:
        for file in files:
            path = half / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as opened:
                opened.write(file.content)
        if folder.exists():
            folder.rmdir()
        half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
