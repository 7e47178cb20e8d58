"""What can be typed after `sourcebook`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.start import Start


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; gives 0 when all went well, 1 for an error, 2 for a wrong call."""
    words = sys.argv[1:] if arguments is None else arguments
    if sys.stderr is None:
        # A program without a console has none, and must not end because it has something to say.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program
    try:
        return _run(words)
    except ImportError as error:
        # Before there is Qt only a terminal, or another program, can say it.
        from desktop.starting.system_libraries import missing_library, tell  # noqa: PLC0415

        library = missing_library(error)
        if not library:
            return _reported(error)
        tell(library)
        return 1
    except Exception as error:  # noqa: BLE001 - whatever it is, no traceback with words in it
        return _reported(error)


def _reported(error: Exception) -> int:
    from desktop.live.trouble import Trouble  # noqa: PLC0415 - hardly ever needed

    Trouble().hear(error)
    return 1


def _run(words: Sequence[str]) -> int:
    status = _without_window(words) if words else None
    return _window(words) if status is None else status


def _without_window(words: Sequence[str]) -> int | None:
    """What a sub-command gives; None where none is asked for."""
    # The window must not wait for what only a sub-command needs.
    match words[0]:
        case "quotes":
            from desktop.commands.quotes import quotes  # noqa: PLC0415

            return quotes(words[1:], default_library)
        case "check":
            from desktop.commands.check import check_library  # noqa: PLC0415

            return check_library(words[1:], default_library)
        case "import":
            from desktop.commands.import_files import import_files  # noqa: PLC0415

            return import_files(words[1:], default_library)
        case "pack":
            from desktop.commands.pack import pack  # noqa: PLC0415

            return pack(words[1:])
    return _taking_out(words)


def _taking_out(words: Sequence[str]) -> int | None:
    """As `_without_window`, of what a student takes out and checks."""
    match words[0]:
        case "cite":
            from desktop.commands.cite import cite  # noqa: PLC0415

            return cite(words[1:], default_library)
        case "export":
            from desktop.commands.export import export  # noqa: PLC0415

            return export(words[1:], default_library)
        case "check-quotes":
            from desktop.commands.check_quotes import check_quotes  # noqa: PLC0415

            return check_quotes(words[1:], default_library)
    return _bringing_in(words)


def _bringing_in(words: Sequence[str]) -> int | None:
    """As `_without_window`, of what comes from other programs and computers."""
    match words[0]:
        case "take-in":
            from desktop.commands.take_in import take_in  # noqa: PLC0415

            return take_in(words[1:], default_library)
        case "merge":
            from desktop.commands.merge import merge  # noqa: PLC0415

            return merge(words[1:], default_library)
        case "move":
            from desktop.commands.move import move  # noqa: PLC0415

            return move(words[1:], default_library)
    return _for_the_window(words)


def _for_the_window(words: Sequence[str]) -> int | None:
    """What a process that the window starts for itself gives; None where none is asked for."""
    match words[0]:
        case "keep-index":
            from desktop.commands.keep_index import keep_index  # noqa: PLC0415

            return keep_index(words[1:])
        case "work":
            from desktop.commands.work import work  # noqa: PLC0415

            return work(words[1:])
    return None


def _window(words: Sequence[str]) -> int:
    if not words:
        return window(Start(default_library()))
    # Most readers say no more than the name of the program, and need not wait for this.
    from desktop.starting.options import start_of  # noqa: PLC0415

    return window(start_of(words, default_library))


def window(start: Start) -> int:
    """Opens the window, with all that is asked for, and gives the status when it is closed."""
    if start.screenshot is not None:
        # A picture needs no screen; whoever wants the real one can still name it.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_screen():
        sys.stderr.write(
            "sourcebook: there is no screen here to open a window on. Nothing was changed.\n"
            "Start it on a desktop, or write a picture: sourcebook --screenshot FILE\n"
        )
        return 1
    # Qt is heavy: `--help` and a wrong call must not wait for it.
    from desktop.starting.light_loading import leave_all, load_qt, put_off_collecting  # noqa: PLC0415

    put_off_collecting()
    load_qt()
    from desktop.launch import run  # noqa: PLC0415 - after Qt

    status = run(start, sys.argv[:1])
    leave_all()
    return status


def has_screen() -> bool:
    """Whether a window can be opened; only Linux and its like can be without a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def default_library() -> Path:
    """The folder for programs' data on this system, with a folder of our own in it."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only when no folder was named

    return user_data_path("Sourcebook", appauthor=False)
