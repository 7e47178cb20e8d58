"""A text file of a pack as numbered lines, whatever editor it was saved with."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from desktop.core.fields.problem import FieldSlip, ProblemList
from desktop.core.lesson import PackFile
from desktop.core.text.normalised import composed

LARGEST_TEXT = 4 * 2**20

# What no page can show, as in `normalised_text`, but line ends stay where the editor has them.
_INVISIBLE = re.compile("[\ufffc\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """The lines of one file, without their ends; line 1 is `lines[0]`."""

    name: str
    lines: tuple[str, ...]


def read_text(file: PackFile, problems: ProblemList) -> TextFile:
    """The file as lines of Unicode NFC.

    A file in another encoding is one error; it is then read as well as possible, so that
    the problems in the rest of it are told too.
    """
    if len(file.content) > LARGEST_TEXT:
        problems.error(
            file.path,
            0,
            FieldSlip.TEXT_TOO_LARGE,
            count=LARGEST_TEXT // 2**20,
        )
        return TextFile(file.path, ())
    text = _decoded(file, problems).replace("\r\n", "\n").replace("\r", "\n")
    text = composed(_INVISIBLE.sub("", text))
    return TextFile(file.path, tuple(text.split("\n")))


def _decoded(file: PackFile, problems: ProblemList) -> str:
    content = file.content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _say_encoding(file.path, 1, problems)
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        _say_encoding(file.path, before.count(b"\n") + 1, problems)
        return content.decode("cp1252", errors="replace")


def _say_encoding(file: str, line: int, problems: ProblemList) -> None:
    problems.error(file, line, FieldSlip.NOT_UTF_8)
