"""Many cases of one kind in one test, where a test for each would cost more than what it looks at.

Each case that fails is named, and the others are looked at all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")

# So many characters of the name of a case say which it is, where all that fail are listed.
_SHORT = 60


def check_each(
    cases: Iterable[Case], check: Callable[[Case], object], name: Callable[[Case], str] = repr
) -> None:
    """Checks every case. Raises a group of what went wrong, each with the name of its case."""
    failures: list[Exception] = []
    names: list[str] = []
    count = 0
    for count, case in enumerate(cases, 1):  # noqa: B007 - the last one is how many there were
        try:
            check(case)
        except Exception as failure:  # noqa: BLE001 - whatever went wrong, the others are looked at
            names.append(name(case))
            failure.add_note(f"This was {names[-1]}")
            failures.append(failure)
    # Where there is no case, nothing was looked at.
    assert count > 0
    if failures:
        which = ", ".join(each[:_SHORT] for each in names)
        raise ExceptionGroup(f"{len(failures)} of {count} fail: {which}", failures)
