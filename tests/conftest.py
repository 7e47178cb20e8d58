"""What every test stands on: no screen, no real home, and examples that can be repeated."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

# Bytes of more than these are not spelled out in the name of a test.
_LONG = 24

# Hardly anything that is read and collected here ever goes: to look again and again for what does
# takes a third of the time.
gc.disable()

# As `dev.py` has it: what is compiled is kept. Else every process that a test starts compiles two
# hundred modules for itself, and each run all the tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """From now on what goes is looked for, though not among what was collected."""
    gc.freeze()
    gc.enable()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names what is long by its length: a file in a name of a test could hold the second it was
    made in, and two processes that share the tests would know them by two names."""
    if isinstance(val, bytes) and len(val) > _LONG:
        return f"{argname} of {len(val)} bytes"
    return None


# Qt reads these when it is imported, so they are set before any test module is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for taste in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_FONT_DPI"):
    os.environ.pop(taste, None)

# What tests write lies in memory where there is room for it: a disk has each of many thousand
# writes wait until it has taken it in. No test pulls a plug; a process that is killed loses
# nothing of what it wrote, wherever it lies.
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# A test that forgets to say where must not reach the reader's own library.
_HOME = Path(tempfile.mkdtemp(prefix="sourcebook-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for variable, folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".runtime",
}.items():
    place = _HOME / folder
    # Qt wants the runtime folder for its owner alone.
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[variable] = str(place)

# A slow school computer is no reason for a test to fail.
settings.register_profile(
    "here", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", settings.get_profile("here"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "here")
