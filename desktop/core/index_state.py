"""How far an index has come with its library: a small file beside it, written by its feeder."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_NAME = "state.json"
_PROGRAM = "Sourcebook"


@dataclass(frozen=True, slots=True)
class IndexState:
    """The newest revision of the queue that was fed, and whether the index was whole since.

    `mark` tells which index that is: one made in its place, or in another form by another
    version of the program, holds nothing of it. `library` is the identity of the library that it
    was derived from; empty where that was not noted yet.
    """

    revision: int = 0
    is_whole: bool = False
    mark: str = ""
    library: str = ""


def has_state(index_folder: Path) -> bool:
    """Whether anybody feeds the index in this folder; an index without is not to be trusted."""
    return (index_folder / _NAME).is_file()


def read_state(index_folder: Path) -> IndexState:
    """What was written last; of an index that holds nothing when that cannot be read."""
    try:
        fields = json.loads((index_folder / _NAME).read_text(encoding="ascii"))
        return IndexState(
            int(fields["revision"]),
            bool(fields["is_whole"]),
            str(fields["mark"]),
            str(fields.get("library", "")),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return IndexState()


def write_state(index_folder: Path, state: IndexState) -> None:
    """Writes the file wholly or not at all. Raises OSError."""
    whole = index_folder / _NAME
    half = whole.with_suffix(".part")
    try:
        half.write_text(json.dumps(asdict(state)), encoding="ascii")
        half.replace(whole)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def note_damage(index_folder: Path, mark: str) -> None:
    """Leaves word that the index of this mark cannot be read, for whoever feeds it.

    It holds until that index is gone; where nothing can be written it is known here alone.
    """
    path = _damage_note(index_folder)
    half = path.with_name(f"{path.name}-{os.urandom(4).hex()}")
    with suppress(OSError):
        half.write_text(json.dumps({"made_by": _PROGRAM, "mark": mark}), encoding="ascii")
        half.replace(path)


def noted_damage(index_folder: Path) -> str | None:
    """The mark of the index that somebody could not read; None where nobody left word."""
    try:
        said = json.loads(_damage_note(index_folder).read_text(encoding="ascii"))
        return str(said["mark"]) if said["made_by"] == _PROGRAM else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_damage(index_folder: Path) -> None:
    """Takes the word back, as that index is gone."""
    if noted_damage(index_folder) is not None:
        with suppress(OSError):
            _damage_note(index_folder).unlink()


def _damage_note(index_folder: Path) -> Path:
    # Beside the index, which may be deleted or put aside at any moment.
    return index_folder.with_name(f"{index_folder.name}-damage.json")
