"""Which modules a start of Sourcebook loads, and what it makes, until its page is there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
WATCHED = Path(__file__).with_name("watched_start.py")
OWN = ("desktop", "index", "resources", "seeds")
_SCRIPT = """
import sys
from pathlib import Path
from desktop.command_line import window
from desktop.start import Start
status = window(Start(Path(sys.argv[1]), until_settled=True))
print(*sys.modules, sep="\\n")
sys.exit(status)
"""


def loaded_modules(library: Path) -> set[str]:
    """The names of all modules that a start over a library loads; its first start makes it."""
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(library)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return set(ended.stdout.split())


@dataclass(frozen=True, slots=True)
class Made:
    """What a start made until some moment: modules of its own, patterns, enumerations.

    Where Qt's binding has to find out what a widget is that Qt made, it builds
    the enumerations of every class of widgets.
    """

    modules: int
    patterns: int
    enumerations: int


def made_by_start(library: Path) -> dict[str, Made]:
    """What a start over a library made until the page was `painted`, and a key `answered`."""
    ended = subprocess.run(
        [sys.executable, str(WATCHED), "--until-settled", str(library)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    said = (line.split() for line in ended.stdout.splitlines())
    return {what: Made(*map(int, counts)) for what, _moment, *counts in said}


def own_modules(loaded: set[str]) -> set[str]:
    """Those of the loaded modules that are Sourcebook's; a room holds nothing but its name."""
    own = {name for name in loaded if name.partition(".")[0] in OWN}
    return {name for name in own if not (HOUSE / name.replace(".", "/")).is_dir()}
