"""The files of a pack's folder, read with limits and without following links out of it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.file_names import (
    DEEPEST,
    LONGEST_NAME,
    is_left_by_system,
    is_usable_name,
    printable,
    same_name_key,
)
from desktop.core.packs.slip import PackSlip


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a pack may be, in files, in folders, in folders within folders, and in bytes."""

    files: int = 2_000
    folders: int = 2_000
    deep: int = DEEPEST
    one_file: int = 64 * 2**20
    all_files: int = 256 * 2**20


LIMITS = Limits()


def read_folder(
    folder: Path, problems: ProblemList, *, limits: Limits = LIMITS
) -> tuple[PackFile, ...]:
    """Every file of the folder, byte for byte, sorted by path.

    Hidden files and those that operating systems leave behind are no part of a pack. There
    are none when there is no such folder or when it is too large as a whole.
    """
    if not folder.is_dir():
        problems.error(folder.name, 0, PackSlip.NO_FOLDER)
        return ()
    files: list[PackFile] = []
    spelled: dict[str, str] = {}
    size = 0
    for path in _walk(folder, problems, limits):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if not _is_usable_name(name, spelled, problems):
            continue
        if len(files) == limits.files:
            problems.error(folder.name, 0, PackSlip.TOO_MANY_FILES, count=limits.files)
            return ()
        content = _content(path, name, limits.one_file, problems)
        size += len(content)
        if size > limits.all_files:
            most = limits.all_files // 2**20
            problems.error(folder.name, 0, PackSlip.TOO_MANY_MEGABYTES, count=most)
            return ()
        files.append(PackFile(name, content))
    return tuple(sorted(files, key=lambda file: file.path))


def _walk(root: Path, problems: ProblemList, limits: Limits) -> Iterator[Path]:
    waiting = [(root, 0)]
    seen = 0
    while waiting:
        folder, depth = waiting.pop()
        seen += 1
        if seen > limits.folders:
            problems.error(root.name, 0, PackSlip.TOO_MANY_FOLDERS, count=limits.folders)
            return
        if depth > limits.deep:
            problems.error(
                _shown(folder, root)[:LONGEST_NAME],
                0,
                PackSlip.FOLDERS_TOO_DEEP,
                count=limits.deep,
            )
            continue
        for entry in _entries(folder, root, problems):
            path = Path(entry.path)
            if _is_link(entry, folder):
                problems.warning(_shown(path, root), 0, PackSlip.LINK)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((path, depth + 1))
            elif entry.is_file(follow_symlinks=False):
                yield path


def _entries(folder: Path, root: Path, problems: ProblemList) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        _say_unreadable(_shown(folder, root), error, problems)
        return []
    return [entry for entry in entries if not is_left_by_system(entry.name)]


def _is_link(entry: os.DirEntry[str], folder: Path) -> bool:
    # Windows has junctions too, which only show when a path is resolved.
    return entry.is_symlink() or (
        entry.is_dir(follow_symlinks=False)
        and Path(entry.path).resolve().parent != folder.resolve()
    )


def _content(path: Path, name: str, largest: int, problems: ProblemList) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        _say_unreadable(name, error, problems)
        return b""
    if len(content) > largest:
        problems.error(name, 0, PackSlip.LARGE_FILE, count=largest // 2**20)
        return b""
    return content


def _is_usable_name(name: str, spelled: dict[str, str], problems: ProblemList) -> bool:
    """Whether the name can be stored on every computer; `spelled` remembers those seen."""
    if not is_usable_name(name):
        problems.error(printable(name), 0, PackSlip.UNUSABLE_NAME)
        return False
    other = spelled.setdefault(same_name_key(name), name)
    if other != name:
        problems.error(name, 0, PackSlip.SAME_NAME, other=other)
        return False
    return True


def _say_unreadable(name: str, error: OSError, problems: ProblemList) -> None:
    if error.strerror:
        # The system's own words.
        problems.error(name, 0, PackSlip.UNREADABLE, reason=error.strerror)
    else:
        problems.error(name, 0, PackSlip.UNREADABLE_WITHOUT_REASON)


def _shown(path: Path, root: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return printable(root.name if relative == "." else relative)
