"""The binding to Qt does at a start only what somebody needs, and everything else later."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[3]
PLAINLY = "import PySide6.QtCore"
LIGHTLY = "from desktop.starting.light_loading import load_qt; load_qt()"
# Calls that are wrong, each in another way, and what the binding says of itself.
ASKED = (
    "QPoint('a', 'b')",
    "QPoint(1, 2, 3)",
    "QPoint(1, wrong=3)",
    "QObject(wrong=3)",
    "QObject().setObjectName(3)",
    "QObject().setObjectName()",
    "QRect(1, 2, 3, 4).adjusted('a', 1, 1, 1)",
    "QAbstractItemModel()",
    "QRect.adjusted.__doc__",
    "QRect.__doc__",
    "QRect.adjusted.__signature__",
)
# Each is the first wrong call of its process, where a system can make a second one of a process.
_SCRIPT = """
{loading}
import os
from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, QRect
for each in {asked!r}:
    is_copy = hasattr(os, "fork") and os.fork() == 0
    if hasattr(os, "fork") and not is_copy:
        os.wait()
        continue
    try:
        print("asked:", each, eval(each), flush=True)
    except Exception as error:
        print("asked:", each, type(error).__name__, error, flush=True)
    if is_copy:
        os._exit(0)
"""
_LOADED = """
from desktop.starting.light_loading import load_qt
load_qt()
import sys
from PySide6.QtWidgets import QWidget
print(*sys.modules)
"""


def said(script: str) -> str:
    """What a process of its own prints, which must end well."""
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True).stdout


def test_a_wrong_call_is_explained_as_ever() -> None:
    plainly = said(_SCRIPT.format(loading=PLAINLY, asked=ASKED))

    lightly = said(_SCRIPT.format(loading=LIGHTLY, asked=ASKED))

    assert plainly.count("asked:") == len(ASKED)
    assert lightly.split("asked:") == plainly.split("asked:")


def test_what_explains_wrong_calls_is_not_compiled_at_the_start() -> None:
    # The binding's own generator of stubs asks for the first two, and what nobody uses for others.
    unused = {"logging", "string", "ast", "dis", "inspect", "random", "tempfile"}

    assert not unused & set(said(_LOADED).split())


@pytest.mark.parametrize("module", ["inspect", "tempfile"])
def test_what_was_not_loaded_is_there_for_whoever_asks(module: str) -> None:
    own = "tempfile.gettempdir() != ''" if module == "tempfile" else "inspect.isclass(int)"

    assert said(f"{LIGHTLY}; import {module}; print({own})") == "True\n"


def test_a_first_start_compiles_what_never_was_compiled(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LIGHTLY],
        cwd=HOUSE,
        env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
