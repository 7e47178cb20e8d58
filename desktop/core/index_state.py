"""How far an index has come with its library: a small file beside it, written by its feeder."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

_NAME = "state.json"


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
