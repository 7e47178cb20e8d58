"""What goes wrong unexpectedly is written down on this computer, without a word of anybody's work.

A report has versions, the kinds of the errors and the lines of the program that they came
through. What an error says of itself is left out: it may hold words of a text, a note or a name.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import IO

from desktop.start import VERSION

_HOUSE = Path(__file__).resolve().parents[2]
# The first words of every report, by which the program knows its own.
_MARK = "Sourcebook report"
_NAME = re.compile(r"(?:report|crash)-[\d-]+\.txt")
_MOST_REPORTS = 20
# So many of one start are written; the same fault again is only counted.
_MOST_AT_ONCE = 10
_MOST_FRAMES = 60
# So many seconds go by before the same fault is told once more.
_TELL_AGAIN_AFTER = 10.0

_log = logging.getLogger(__name__)


class Trouble:
    """Hears of every error that nobody expected, and writes each kind of it down once.

    `tell` is called with the report and where it lies; on the thread on which the error was.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        # The faults of this start: where each is written down, and when it was told last.
        self._seen: dict[str, tuple[Path | None, float]] = {}
        self._crash_file: IO[str] | None = None
        self.tell: Callable[[str, Path | None], None] = lambda _report, _path: None

    @property
    def folder(self) -> Path:
        """Where reports lie."""
        if self._folder is None:
            from platformdirs import user_log_path  # noqa: PLC0415 - not before it is needed

            self._folder = user_log_path("Sourcebook", appauthor=False)
        return self._folder

    def watch(self) -> None:
        """Hears from now on of errors in slots, threads, tasks and at the end of objects."""
        sys.excepthook = self._hear
        threading.excepthook = self._hear_of_thread
        sys.unraisablehook = lambda said: self._hear_of(said.exc_value)
        logging.getLogger().addHandler(_LoggedErrors(self.hear))

    def watch_for_crashes(self) -> str:
        """Has the system's own last words written down; gives those of the last start, if any.

        Called when nothing else is to be done: it looks at files.
        """
        import faulthandler  # noqa: PLC0415 - not before the window is shown

        last = self._last_words()
        with suppress(OSError):
            self._make_room()
            path = self.folder / f"crash-{os.getpid()}.txt"
            self._crash_file = path.open("x", encoding="utf-8")
            self._crash_file.write(f"{_MARK}\n{_versions()}\n")
            self._crash_file.flush()
            faulthandler.enable(self._crash_file)
        return last

    def end(self) -> None:
        """After a good end there are no last words."""
        if self._crash_file is not None:
            import faulthandler  # noqa: PLC0415 - see above

            faulthandler.disable()
            path = Path(self._crash_file.name)
            self._crash_file.close()
            self._crash_file = None
            with suppress(OSError):
                path.unlink()

    def hear(self, error: BaseException) -> None:
        """Writes an error down and tells it; the same one is told again, but not at once."""
        report = report_on(error)
        kind = report.partition("\n\n")[2]
        now = monotonic()
        if kind in self._seen:
            path, told = self._seen[kind]
            if now - told > _TELL_AGAIN_AFTER:
                self._seen[kind] = path, now
                self.tell(report, path)
            return
        if len(self._seen) >= _MOST_AT_ONCE:
            return
        path = self._write(report)
        self._seen[kind] = path, now
        # Whoever typed it may have closed the terminal since; the window is told all the same.
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(f"sourcebook: something unexpected went wrong; {_lies_in(path)}\n")
        self.tell(report, path)

    def _hear(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self.hear(error)

    def _hear_of_thread(self, said: threading.ExceptHookArgs) -> None:
        self._hear_of(said.exc_value)

    def _hear_of(self, error: BaseException | None) -> None:
        if error is not None and not isinstance(error, SystemExit):
            self.hear(error)

    def _write(self, report: str) -> Path | None:
        try:
            self._make_room()
            path = self.folder / f"report-{datetime.now():%Y%m%d-%H%M%S}-{len(self._seen)}.txt"
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(report)
        except OSError:
            return None
        return path

    def _make_room(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        reports = sorted(self._own(), key=lambda path: path.stat().st_mtime_ns)
        for old in reports[: max(0, len(reports) - _MOST_REPORTS + 1)]:
            old.unlink(missing_ok=True)

    def _own(self) -> list[Path]:
        """The reports that this program wrote; another's file of that name is left alone."""
        if not self.folder.is_dir():
            return []
        return [
            path
            for path in self.folder.iterdir()
            if _NAME.fullmatch(path.name) and not path.is_symlink() and _is_report(path)
        ]

    def _last_words(self) -> str:
        """What a crash of an earlier start left, once: the file becomes a report like others."""
        for path in self._own():
            number = path.stem.removeprefix("crash-")
            # Windows does not delete the file of a program that still runs.
            with suppress(OSError):
                if path.name.startswith("crash-") and not _is_alive(number):
                    said = path.read_text(encoding="utf-8", errors="replace")
                    path.unlink()
                    if "Fatal Python error" in said or "Current thread" in said:
                        said = _without_places(said)
                        self._write(said)
                        return said
        return ""


class _LoggedErrors(logging.Handler):
    """Errors that were caught only to be logged, such as those of tasks nobody waits for."""

    def __init__(self, hear: Callable[[BaseException], None]) -> None:
        super().__init__(logging.ERROR)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._hear(error)


def report_on(error: BaseException) -> str:
    """The report on an error: what it is and where it came from, and nothing that it says."""
    import traceback  # noqa: PLC0415 - most starts need none

    lines = [_MARK, datetime.now().isoformat(timespec="seconds"), _versions(), ""]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        kind = type(current)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        frames = list(traceback.walk_tb(current.__traceback__))[-_MOST_FRAMES:]
        lines += [
            f"    {_known_as(frame.f_code.co_filename)}:{number} {frame.f_code.co_name}"
            for frame, number in frames
        ]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _without_places(said: str) -> str:
    """The last words of a crash without the folders of its files, which may name a person."""
    kept = said.splitlines()[:2]
    for line in said.splitlines()[2:]:
        if frame := _last_frame().fullmatch(line):
            kept.append(f"    {_known_as(frame['file'])}:{frame['line']} {frame['name']}")
        elif _last_words().fullmatch(line):
            kept.append(line)
    return "\n".join(kept) + "\n"


def _lies_in(path: Path | None) -> str:
    return f"a report is in {path}" if path is not None else "no report of it could be written"


def _known_as(file: str) -> str:
    """A file without the folders that it lies in, which may name a person."""
    path = Path(file)
    with suppress(ValueError):
        return path.relative_to(_HOUSE).as_posix()
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name


def _versions() -> str:
    import platform  # noqa: PLC0415 - see above

    qt = getattr(sys.modules.get("PySide6.QtCore"), "__version__", "not loaded")
    return (
        f"Sourcebook {VERSION}, Python {platform.python_version()}, Qt {qt},"
        f" {platform.system()} {platform.release()}"
    )


def _is_report(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(len(_MARK)) == _MARK
    except OSError:
        return False


def _is_alive(number: str) -> bool:
    """Whether another process has this number; nothing was written by this one yet."""
    if not number.isdigit() or sys.platform == "win32" or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


# What the system's last words are made of; what is not is left out.
@cache
def _last_frame() -> re.Pattern[str]:
    return re.compile(r'  File "(?P<file>[^"]{1,4096})", line (?P<line>\d{1,9}) in (?P<name>\S+)')


@cache
def _last_words() -> re.Pattern[str]:
    return re.compile(
        r"Fatal Python error: [\w ]{1,60}|Windows fatal exception: [\w ]{1,60}"
        r"|(?:Current thread|Thread) 0x[0-9a-f]{1,16} \(most recent call first\):"
        r"|  <no Python frame>"
    )
