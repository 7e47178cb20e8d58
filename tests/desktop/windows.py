"""What a test brought onto the screen is gone after it.

A window that stays is dressed anew, with all its parts, in whatever the tests after it start: a
few of them made every later window take three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def windows_that_go() -> Iterator[None]:
    """Deletes every window that came meanwhile; those that were there before stay."""
    before = set(windows())
    yield
    for window in windows():
        if window not in before:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows() -> list[QWidget]:
    """What belongs to no other part: windows, and parts that no window has taken in."""
    return [each for each in QApplication.topLevelWidgets() if each.parentWidget() is None]
