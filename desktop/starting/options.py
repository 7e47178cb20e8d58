"""The options that the window takes, read by the library that also explains them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.start import VERSION, Start, sides


def start_of(words: Sequence[str], default_library: Callable[[], Path]) -> Start:
    """What the words ask for; where they are wrong, says so and raises SystemExit."""
    options = parser().parse_args(words)
    return Start(
        library=options.library or default_library(),
        article=options.open,
        side=options.show,
        query=options.query,
        corroborate=options.corroborate,
        size=options.size,
        theme=options.theme,
        screenshot=options.screenshot,
        until_settled=options.until_settled,
        new=options.new,
        files=tuple(options.files),
    )


def parser() -> argparse.ArgumentParser:
    """The options of the program."""
    made = argparse.ArgumentParser(
        prog="sourcebook",
        description="Read sources closely, offline.",
        epilog="Without the window: sourcebook import FILE… adds files to the library,"
        " sourcebook quotes FILE… shows who says what in texts, sourcebook pack … checks and"
        " builds lesson packs,"
        " sourcebook export FILE … writes your notes, sourcebook cite … your sources,"
        " sourcebook move out FILE your whole library, and move in FILE takes one in,"
        " sourcebook take-in FILE… brings in notes of other programs, sourcebook merge LIBRARY"
        " those of another library,"
        " sourcebook check-quotes ESSAY compares quotations with the library,"
        " sourcebook check whether everything in the library is as it was saved.",
        allow_abbrev=False,
    )
    made.add_argument(
        "files",
        nargs="*",
        type=_file,
        metavar="FILE",
        help="lessons (.sbpack) to look into, and texts to add",
    )
    made.add_argument("--version", action="version", version=f"Sourcebook {VERSION}")
    made.add_argument("--library", type=Path, metavar="DIR", help="keep everything in this folder")
    made.add_argument(
        "--new", action="store_true", help="make a new library, also where there was one before"
    )
    made.add_argument("--open", metavar="ID", help="open the article with this id")
    made.add_argument("--show", choices=sides(), help="what to show beside the text, or the search")
    made.add_argument("--query", metavar="WORDS", help="words to search for")
    made.add_argument(
        "--corroborate", metavar="WORDS", help="show what else speaks of these words of the article"
    )
    made.add_argument("--size", type=_size, metavar="WxH", help="the window's size, like 1440x900")
    made.add_argument("--theme", choices=("light", "dark"), help="the colours of the window")
    made.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="write a picture of the window and end"
    )
    made.add_argument(
        "--until-settled",
        action="store_true",
        help="end as soon as everything is on the screen (for measuring)",
    )
    return made


def _file(words: str) -> Path:
    path = Path(words)
    # A command that was mistyped opens no window.
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file and no command named {words!r}")
    # The window that is open already may stand in another folder.
    return path.absolute()


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{words!r} is not a size; write it like 1440x900")
    size = int(width), int(height)
    if not (200 <= size[0] <= 8000 and 200 <= size[1] <= 8000):
        raise argparse.ArgumentTypeError("a window is between 200 and 8000 pixels wide and high")
    return size
