"""The processes that the program starts, as the system knows them."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest


def started_processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[Any]]:
    """Those that are started from now on, in their order."""
    started: list[subprocess.Popen[Any]] = []

    class Started(subprocess.Popen[Any]):
        def __init__(self, *how: Any, **more: Any) -> None:
            super().__init__(*how, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Started)
    return started
