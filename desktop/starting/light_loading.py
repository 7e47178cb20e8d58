"""Sees to it that loading the window is only loading, and ending only ending."""

from __future__ import annotations

import builtins
import gc


def load_qt() -> None:
    """Loads the binding to Qt and gives Python its own `import` back.

    The binding puts itself into every later import and reads the source of each module, to learn
    whether that asks for Qt's names in snake_case. Nothing here does; and for the two hundred
    modules of a window it takes some 40 ms, and 7 MB for sources that nobody reads again.
    """
    import_of_python = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 - here is the one place that knows what it does

    builtins.__import__ = import_of_python


def put_off_collecting() -> None:
    """Has Python not look for what goes again, until the window is there (QuietSweep).

    Next to nothing does: modules, classes and panels stay until the end.
    """
    gc.disable()


def leave_all() -> None:
    """Has the end of the program not look through all that it leaves: the system takes it whole.

    To look once more for what only holds itself would keep the process for some 100 ms.
    """
    gc.freeze()
