"""Starts Sourcebook as its command does, and says when its reader first saw and did something.

Run with the folder of a library and, before it, `--until-settled` to end by itself: so starts who
says no more than the name of the program. The lines on its output are seconds of the clock that all
processes share: `painted` when the article stood on the page, `answered` when the page had moved
its place for a key that was pressed at that moment. Behind it stand the modules of its own that
the program had loaded until then, the regular expressions that were compiled, and the
enumerations, most of which belong to the classes of Qt that were touched.
"""

from __future__ import annotations

import enum
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

_made: Counter[str] = Counter()


def count(module: Any, name: str) -> None:
    """Counts from now on how often a function is called."""
    function: Callable[..., Any] = getattr(module, name)

    def counting(*given: Any, **named: Any) -> Any:
        _made[name] += 1
        return function(*given, **named)

    setattr(module, name, counting)


# What Python itself makes for `re.compile`, where it was not made before.
count(re._compiler, "compile")  # type: ignore[attr-defined]
count(enum.EnumType, "__new__")
# A file that is started has its own folder in the path, and not that of the program.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.starting.light_loading import load_qt, put_off_collecting  # noqa: E402

put_off_collecting()
load_qt()

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # noqa: E402
from PySide6.QtGui import QKeyEvent, QPaintEvent  # noqa: E402

from desktop.command_line import window  # noqa: E402
from desktop.reader.article_page import ArticlePage  # noqa: E402
from desktop.start import Start  # noqa: E402

_paint, _press = ArticlePage.paintEvent, ArticlePage.keyPressEvent
_said: set[str] = set()


def paint(page: ArticlePage, event: QPaintEvent) -> None:
    """Paints the page, and presses a key as soon as an article stands on it."""
    _paint(page, event)
    if not page.document().isEmpty() and say("painted"):
        key, none = Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier
        QCoreApplication.postEvent(page, QKeyEvent(QEvent.Type.KeyPress, key, none))


def press(page: ArticlePage, event: QKeyEvent) -> None:
    """Does what a key asks for."""
    _press(page, event)
    say("answered")


def say(what: str) -> bool:
    """Tells whoever measures, once, and says whether it was the first time."""
    if what in _said:
        return False
    _said.add(what)
    moment = time.monotonic()
    counts = own_modules(), _made["compile"], _made["__new__"]
    sys.stdout.write(f"{what} {moment} {' '.join(map(str, counts))}\n")
    sys.stdout.flush()
    return True


def own_modules() -> int:
    """How many of the loaded modules are the program's; a room holds nothing but its name."""
    return sum(
        name.partition(".")[0] in ("desktop", "index", "resources", "seeds")
        and not hasattr(module, "__path__")
        for name, module in list(sys.modules.items())
    )


vars_of_page = {"paintEvent": paint, "keyPressEvent": press}
for name, method in vars_of_page.items():
    setattr(ArticlePage, name, method)
if __name__ == "__main__":
    *words, library = sys.argv[1:]
    sys.exit(window(Start(Path(library), until_settled="--until-settled" in words)))
