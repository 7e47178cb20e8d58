"""The binding to Qt is one that does not wear Python out, and leaves `import` as it is.

In PySide6 6.12.0 each call of a Qt method that returns nothing lost a reference to None; after
some minutes of use the interpreter ended with "deallocating None".
"""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = 20_000
SCRIPT = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("x")
print(before - sys.getrefcount(None))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_call_that_returns_nothing_costs_no_reference_to_none() -> None:
    called = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False
    )

    assert called.returncode == 0, called.stderr
    assert int(called.stdout) < CALLS / 100


def test_the_sources_of_the_program_are_not_read_when_it_is_loaded() -> None:
    script = """
import builtins, linecache, sys
before = builtins.__import__
from desktop.starting.light_loading import load_qt
load_qt()
import desktop.shelf.shelf
read = [name for name in linecache.cache if "shelf" in name]
sys.exit(f"{read} {builtins.__import__}" if read or builtins.__import__ is not before else 0)
"""

    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert loaded.returncode == 0, loaded.stderr
