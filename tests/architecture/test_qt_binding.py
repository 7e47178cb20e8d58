"""The binding to Qt is one that does not wear Python out.

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
