"""Files that were to be added and were not, kept until their reader is told at the next start."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# So many paths are kept, and so many characters of all together: a setting is no archive.
_MOST, _LONGEST = 2_000, 200_000


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The paths that were left out, some of so many; `is_sudden` where the program ended in it.

    Then the paths are what was named, and some of it may be in the library.
    """

    paths: tuple[Path, ...]
    count: int
    is_sudden: bool = False


def left_out(paths: Iterable[Path], *, is_sudden: bool = False) -> LeftOut:
    """These paths, each once, of very many the first."""
    every = tuple(dict.fromkeys(paths))
    kept, left = [], _LONGEST
    for path in every[:_MOST]:
        left -= len(str(path))
        if left < 0:
            break
        kept.append(path)
    return LeftOut(tuple(kept), len(every), is_sudden)


def left_out_to_text(files: LeftOut) -> str:
    """The files as a preference keeps them."""
    # A name may hold bytes that are no letters.
    names = [str(path) for path in files.paths]
    return json.dumps({"paths": names, "count": files.count, "sudden": files.is_sudden})


def left_out_from_text(text: str) -> LeftOut | None:
    """The files that a preference keeps; None where it keeps none, or is spoilt."""
    try:
        kept = json.loads(text) if len(text) <= 4 * _LONGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, dict):
        return None
    names, count = kept.get("paths"), kept.get("count")
    if not isinstance(names, list) or not names or not isinstance(count, int):
        return None
    paths = tuple(Path(name) for name in names[:_MOST] if isinstance(name, str))
    return LeftOut(paths, max(count, len(paths)), kept.get("sudden") is True)
