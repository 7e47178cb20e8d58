"""What a look through a whole library gave: each damage, and what can be done for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.library.damage import Damage, DamageKind


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """A copy of the library; `day` is an ISO 8601 date."""

    path: Path
    day: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A row of a copy, by its number there; `is_exact` when it is the one that was saved last."""

    copy: KnownCopy
    row: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class DescribedDamage:
    """A damage with what people know it by, the day it is of, and what can be done for it."""

    damage: Damage
    about: str = ""
    day: str = ""
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look through a library gave.

    `rows` says of each table how many rows there are. `whole_copy` is the newest copy in which
    nothing is damaged; it is only looked for where rows cannot mend the file.
    """

    rows: tuple[tuple[str, int], ...]
    damages: tuple[DescribedDamage, ...]
    whole_copy: KnownCopy | None = None

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was saved and can be read."""
        return not self.damages

    @property
    def remedies(self) -> tuple[DescribedDamage, ...]:
        """What can be taken from copies."""
        return tuple(each for each in self.damages if each.remedy is not None)

    @property
    def keepable(self) -> tuple[DescribedDamage, ...]:
        """What no copy has, and can be kept as it is now."""
        return tuple(
            each
            for each in self.damages
            if each.remedy is None and each.damage.kind is DamageKind.NOT_AS_SAVED
        )

    @property
    def has_damaged_file(self) -> bool:
        """Whether SQLite or this program cannot follow the file: rows alone do not mend it."""
        kinds = {each.damage.kind for each in self.damages}
        return bool(kinds & {DamageKind.FILE, DamageKind.HEAD})

    def sound(self, table: str) -> int:
        """How many rows of a table are as they were saved and can be read."""
        lost = {
            each.damage.key
            for each in self.damages
            if each.damage.table == table and each.damage.kind is not DamageKind.MISSING
        }
        return max(0, dict(self.rows).get(table, 0) - len(lost))
