"""`sourcebook move`: a whole library in one file, and out of it again, without the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.commands.terminal import shown, write_whatever_letters
from desktop.core.library.errors import LibraryError
from desktop.core.library.moving.about_here import about_here
from desktop.core.library.moving.moving_in import OfferedLibrary, offered, take_in
from desktop.core.library.moving.moving_out import move_out
from desktop.core.library.moving.not_moved import NotMoved
from desktop.start import VERSION
from desktop.wording.errors import message_for
from desktop.wording.moving import (
    damaged_words,
    in_the_library,
    last_change,
    moved_when,
    why_not_moved,
)

_EXPLANATION = """\
The file is written beside its name and read again before it is called saved. `move in` shows what
is in a file first, and what it would take the place of; what was there is kept beside it. --new
makes a library of its own of it, in a folder that has none."""
_YES = ("y", "yes")


def move(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Moves a library; 0 when it is done, 1 when nothing was changed, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=False)
    folder: Path = options.library or default_library()
    try:
        if options.way == "out":
            return _out(folder, options.file, may_replace=options.replace)
        return _in(folder, options.file, is_new=options.new, is_agreed=options.yes)
    except NotMoved as error:
        return _failed(why_not_moved(error).for_terminal)
    except LibraryError as error:
        return _failed(message_for(error, is_saving=False).for_terminal)


def _out(folder: Path, file: Path, *, may_replace: bool) -> int:
    about = about_here(VERSION)
    out = move_out(folder, file, about, may_replace=may_replace, tell=_tell)
    _end_telling()
    _say(f"{file}: saved and read again, {out.size / 1e6:.1f} MB.")
    _say(in_the_library(out.look))
    if words := damaged_words(out.damaged):
        _say(words)
    return 0


def _in(folder: Path, file: Path, *, is_new: bool, is_agreed: bool) -> int:
    with offered(file, folder, is_new=is_new, tell=_tell) as offer:
        _end_telling()
        _show(offer)
        if offer.there is not None and not is_agreed and not _agrees():
            return _failed("Nothing was changed. --yes puts it in the place of the other.")
        came = take_in(offer)
    _say(f"The library is in {folder} now.")
    if came.aside is not None:
        _say(f"What was there is kept as {came.aside}")
    return 0


def _show(offer: OfferedLibrary) -> None:
    _say(f"In the file: {in_the_library(offer.look)}")
    _say(f"  {last_change(offer.look)}")
    _say(f"  {moved_when(offer.about)}")
    if words := damaged_words(offer.damaged):
        _say(f"  {words}")
    if offer.there is None:
        return
    which = "an earlier or later state of the same library" if offer.is_the_same else "another one"
    _say(f"It would take the place of {which}: {in_the_library(offer.there)}")
    _say(f"  {last_change(offer.there)}")


def _agrees() -> bool:
    if not sys.stdin.isatty():
        return False
    sys.stdout.write("Put it there? What is there now is kept beside it. [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in _YES


def _tell(percent: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{percent:3} %")
        sys.stderr.flush()


def _end_telling() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r      \r")


def _say(words: str) -> None:
    sys.stdout.write(f"{shown(words)}\n")


def _failed(words: str) -> int:
    _end_telling()
    sys.stderr.write(f"sourcebook move: {shown(words)}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook move",
        description="Write the whole library into one file, or take it in on another computer.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    ways = made.add_subparsers(dest="way", required=True)
    out = ways.add_parser("out", help="write the library into FILE", allow_abbrev=False)
    out.add_argument("--replace", action="store_true", help="write over a file that is there")
    into = ways.add_parser("in", help="take in the library of FILE", allow_abbrev=False)
    into.add_argument("--new", action="store_true", help="as a library of its own")
    into.add_argument("--yes", action="store_true", help="do not ask before it takes its place")
    for each in (out, into):
        each.add_argument("file", type=Path, metavar="FILE", help="a name that ends in .sblibrary")
        each.add_argument("--library", type=Path, metavar="FOLDER", help="another than the usual")
    return made
