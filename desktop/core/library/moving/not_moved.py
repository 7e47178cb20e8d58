"""Why a library was not moved out or taken in, as codes that `wording/moving` puts into words."""

from __future__ import annotations

from enum import StrEnum, auto
from pathlib import Path


class MoveSlip(StrEnum):
    """What is wrong; whatever it is, nothing was changed."""

    NO_FILE = auto()
    NOT_A_FILE = auto()
    NO_ACCESS = auto()
    NOT_OURS = auto()
    CUT_OFF = auto()
    DAMAGED = auto()
    FOREIGN = auto()
    TOO_TIGHT = auto()
    LATER_FORMAT = auto()
    LATER_TABLES = auto()
    IS_THERE = auto()
    IS_ANOTHERS = auto()
    HAS_LIBRARY = auto()
    IN_USE = auto()
    NO_ROOM = auto()
    UNWRITABLE = auto()
    NOT_THE_SAME = auto()
    STOPPED = auto()


class NotMoved(Exception):
    """A library stays where it is; `megabytes` says how much room is wanted, for NO_ROOM."""

    def __init__(self, slip: MoveSlip, path: Path, *, megabytes: int = 0) -> None:
        super().__init__(f"{path}: {slip}")
        self.slip, self.path, self.megabytes = slip, path, megabytes
