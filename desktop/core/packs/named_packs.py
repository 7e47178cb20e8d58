"""Which of the files and folders that somebody named are lesson packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.packs.file_names import is_left_by_system
from desktop.core.packs.sealed_pack import SUFFIX, is_sealed

_PACK_FILE = "pack.md"
# A folder of more is a whole disk: no more of it are looked at.
_MOST_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class NamedPacks:
    """Files and folders that are lesson packs, and whatever else was named."""

    packs: tuple[Path, ...]
    others: tuple[Path, ...]


def may_name_packs(paths: Iterable[Path]) -> bool:
    """Whether it is worth asking `named_packs`, as far as names tell."""
    return any(path.suffix.casefold() in (SUFFIX, ".zip", "") or path.is_dir() for path in paths)


def named_packs(paths: Iterable[Path]) -> NamedPacks:
    """The packs, also those that lie in a named folder, and what is none. A task.

    A folder that holds nothing else is not named any more among the others.
    """
    packs: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if _is_pack(path):
            packs.append(path)
            continue
        inside = tuple(_entries(path))
        found = [each for each in inside if _is_pack(each)]
        packs += found
        if len(found) < len(inside) or not inside:
            others.append(path)
    return NamedPacks(tuple(packs), tuple(others))


def _is_pack(path: Path) -> bool:
    try:
        if path.suffix.casefold() == SUFFIX:
            return True
        if path.is_dir():
            return any(each.name.casefold() == _PACK_FILE for each in _entries(path))
        # Some programs call whatever is packed a .zip; what is no file may never end.
        return path.suffix.casefold() == ".zip" and path.is_file() and is_sealed(path)
    except (OSError, ValueError):
        return False


def _entries(folder: Path) -> Iterator[Path]:
    """What lies in a folder, in order, but for what systems leave there; nothing of a file."""
    try:
        names = sorted(
            each.name for _, each in zip(range(_MOST_ENTRIES), folder.iterdir(), strict=False)
        )
    except (OSError, ValueError):
        return
    yield from (
        folder / name for name in names if not name.startswith(".") and not is_left_by_system(name)
    )
