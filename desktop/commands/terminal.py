"""Words as a terminal shows them: in columns, and without what would steer it."""

from __future__ import annotations

import io
import shutil
import sys
import unicodedata

_NARROWEST, _WIDEST, _USUAL = 60, 120, 100


def write_whatever_letters(*, as_utf8: bool) -> None:
    """Sees to it that no letter of a text ends the program: some terminals know few of them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if as_utf8 and stream is sys.stdout:
                # A file name may hold what no encoding knows; so written, it is still JSON.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
            else:
                stream.reconfigure(errors="replace")


def width() -> int:
    """How many columns a line may have."""
    columns = shutil.get_terminal_size((_USUAL, 24)).columns if sys.stdout.isatty() else _USUAL
    return max(_NARROWEST, min(_WIDEST, columns))


def count(number: int, thing: str) -> str:
    """A number of things, as words."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def cut(words: str, columns: int) -> str:
    """The words, ended by … where they take more columns."""
    words = shown(words)
    if columns_of(words) <= columns:
        return words
    kept, used = "", 1
    for letter in words:
        used += columns_of(letter)
        if used > columns:
            break
        kept += letter
    return kept.rstrip() + "…"


def padded(words: str, columns: int) -> str:
    """The words with blanks behind them, up to so many columns."""
    return words + " " * (columns - columns_of(words))


def columns_of(words: str) -> int:
    """How many columns a terminal gives to the words."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if _is_wide(letter) else 1 for letter in words
    )


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in ("W", "F")


def shown(words: str) -> str:
    """The words without what would steer the terminal: control and direction characters."""
    return "".join(
        letter if letter.isprintable() else " " if letter.isspace() else "" for letter in words
    )
