"""Whether a parser of HTML gave up where elements lie too deep in each other."""

from __future__ import annotations

from typing import Any


def is_cut_for_depth(parser: Any) -> bool:
    """Whether the parser left out what came after such a depth in what it parsed last.

    It repairs whatever else is wrong, and says nothing of this but in its list of errors.
    """
    return any("depth" in entry.message for entry in parser.error_log)
