"""How far an index has come with its library: a small file beside it, written by its feeder."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from desktop.core.library.own_file import own_file, read_own, remove_own, write_own
from desktop.core.record import fields_of, record

_NAME = "state.json"

# The note on texts over which a process ended (see hard_texts); one line names none.
HARD_TEXTS = "hard_texts"
_ONE_LINE = 33


@record(frozen=True, slots=True)
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
        half.write_text(json.dumps(fields_of(state)), encoding="ascii")
        half.replace(whole)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def note_damage(index_folder: Path, mark: str) -> None:
    """Leaves word that the index of this mark cannot be read, for whoever feeds it.

    It holds until that index is gone; where nothing can be written it is known here alone.
    """
    with suppress(OSError):
        write_own(_damage_note(index_folder), {"mark": mark})


def noted_damage(index_folder: Path) -> str | None:
    """The mark of the index that somebody could not read; None where nobody left word."""
    said = read_own(_damage_note(index_folder))
    return str(said.get("mark", "")) if said is not None else None


def forget_damage(index_folder: Path) -> None:
    """Takes the word back, as that index is gone."""
    remove_own(_damage_note(index_folder))


def _damage_note(index_folder: Path) -> Path:
    # Beside the index, which may be deleted or put aside at any moment.
    return own_file(index_folder.parent, f"{index_folder.name}-damage.json")


def notes_hard_texts(index_folder: Path) -> bool:
    """Whether any text may be noted as too hard: a quick look that reads nothing."""
    try:
        return (index_folder / HARD_TEXTS).stat().st_size > _ONE_LINE
    except OSError:
        return False
