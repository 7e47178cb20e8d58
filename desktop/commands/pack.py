"""`sourcebook pack`: lesson packs checked, built, shown, printed and begun, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import seeds
from desktop.commands.pack_report import as_values, in_short, problem_line, summary_lines
from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.written_file import NotWritable
from desktop.core.packs.folder import read_folder
from desktop.core.packs.pupils_copy import pupils_copy
from desktop.core.packs.reading import PackReading, read_files, read_pack
from desktop.core.packs.sealing import sealed, usual_name
from desktop.core.packs.summary import summary_of
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import NotWritten, unpack, write_page, write_sealed
from desktop.core.printing.lesson_page import lesson_page
from desktop.core.printing.printed_lesson import PrintPart, printed_lesson
from desktop.live.pack_readers import PackReaders
from desktop.wording.pack_writing import not_writable_words, not_written_words
from desktop.wording.printing import print_words

_EXPLANATION = """\
A PACK is a folder that holds pack.md, or one file, .sbpack. The commands end with 0 when all went
well (warnings are no errors), with 1 when a pack has errors or something could not be read or
written, and with 2 for a wrong call. Nothing is written over that is not a lesson pack. With
--json each line is one JSON object."""
_CHECK = """\
Every problem of every pack is told at once: file:line, what is wrong and, under it, what to do.
With --json, one object a problem: "pack", "file", "line" (0 for the whole file), "severity"
("error", "warning"), "code", "message", "advice"."""
_BUILD = """\
The same folder gives the same file, byte by byte, on every computer. A copy --for-pupils leaves out
the plan in pack.md, rubrics, model answers, what is right in each question, and files that nothing
reads: there, nobody but the teacher can tell what is right."""

_PRINT = """\
One page of HTML: texts with what is marked in them, claims and notes beside, questions with room to
write. It has headings, landmarks and tables for screen readers, and fetches nothing. What is right
stands there only with --key. A file that is no such page is not written over."""


def pack(arguments: Sequence[str]) -> int:
    """Does what the first word says; 0 when all went well, 1 when not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    readers = PackReaders()
    try:
        return int(options.run(options, readers))
    except NotWritten as error:
        _say(not_written_words(error))
        return 1
    except NotWritable as error:
        _say(not_writable_words(error))
        return 1
    except KeyboardInterrupt:
        _say("Stopped. Nothing was written.")
        return 1
    finally:
        readers.close()


def _check(options: argparse.Namespace, readers: PackReaders) -> int:
    status = 0
    for path in options.packs:
        reading = _reading(readers, path)
        _tell_problems(path, reading, as_json=options.json)
        status = status or _status(reading, is_strict=options.strict)
        if not options.json:
            _write(in_short(path, reading))
    return status


def _build(options: argparse.Namespace, readers: PackReaders) -> int:
    reading = _reading(readers, options.folder)
    if options.for_pupils and reading.pack is not None and reading.contents is not None:
        files = pupils_copy(reading.pack.files, reading.contents.questions)
        reading = read_files(files, ProblemList())
    if reading.pack is None or reading.contents is None:
        return _refused(options, options.folder, reading)
    built, contents = reading.pack, reading.contents
    for problem in reading.problems:
        sys.stderr.write(problem_line(options.folder, problem) + "\n")
    name = usual_name(built, is_for_pupils=contents.about.is_for_pupils)
    path = options.output or options.folder.absolute().parent / name
    content = sealed(built, contents)
    write_sealed(path, content)
    if options.json:
        values = {"path": str(path), "bytes": len(content), "summary": _summary(reading)}
        _write(json.dumps(values, ensure_ascii=False))
    else:
        _write(f"{shown(str(path))}: edition {built.edition}, {count(len(content), 'byte')}.")
    return 0


def _show(options: argparse.Namespace, readers: PackReaders) -> int:
    reading = _reading(readers, options.pack)
    if reading.pack is None or reading.contents is None:
        return _refused(options, options.pack, reading)
    if options.json:
        _write(json.dumps(_summary(reading), ensure_ascii=False))
    else:
        for line in summary_lines(summary_of(reading.pack, reading.contents)):
            _write(shown(line))
    return 0


def _unpack(options: argparse.Namespace, readers: PackReaders) -> int:
    reading = _reading(readers, options.pack)
    if reading.pack is None:
        return _refused(options, options.pack, reading)
    folder = options.folder or Path(reading.pack.id)
    unpack(reading.pack.files, folder)
    files = len(reading.pack.files)
    if options.json:
        _write(json.dumps({"folder": str(folder), "files": files}, ensure_ascii=False))
    else:
        _write(f"{shown(str(folder))}: {count(files, 'file')}.")
    return 0


def _print(options: argparse.Namespace, readers: PackReaders) -> int:
    reading = _reading(readers, options.pack)
    if reading.pack is None or reading.contents is None:
        return _refused(options, options.pack, reading)
    parts = {PrintPart.TEXTS, PrintPart.CONTEXT, PrintPart.WORKSHEET, PrintPart.KEY}
    left_out = {
        PrintPart.CONTEXT: options.no_context,
        PrintPart.WORKSHEET: options.no_questions,
        PrintPart.KEY: not options.key,
    }
    parts -= {part for part, is_left_out in left_out.items() if is_left_out}
    page = lesson_page(printed_lesson(reading.pack, reading.contents, parts), print_words())
    write_page(options.html, page)
    size = len(page.encode())
    if options.json:
        values = {"path": str(options.html), "bytes": size, "parts": sorted(parts)}
        _write(json.dumps(values, ensure_ascii=False))
    else:
        _write(f"{shown(str(options.html))}: {count(size, 'byte')}.")
    return 0


def _new(options: argparse.Namespace, _readers: PackReaders) -> int:
    draft = PackDraft(read_folder(seeds.starter_folder(), ProblemList()))
    values = {
        "id": options.id or _id_of(options.folder.absolute().name),
        "title": options.title,
        "language": options.language,
        "authors": options.authors,
        "date": date.today().isoformat(),
    }
    for name, value in values.items():
        if value:
            draft = draft.with_head_value("pack.md", name, value)
    reading = draft.reading()
    if reading.pack is None:
        return _refused(options, options.folder, reading)
    unpack(draft.files, options.folder)
    if options.json:
        _write(json.dumps({"folder": str(options.folder), "id": reading.pack.id}))
    else:
        _write(f"{shown(str(options.folder))} holds a small lesson to change. Begin with pack.md.")
        _write(f"Look at it with  sourcebook pack check {shown(str(options.folder))}")
    return 0


def _id_of(name: str) -> str:
    """An id made of the name of a folder, where that has letters."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return "-".join(words)[:80]


def _reading(readers: PackReaders, path: Path) -> PackReading:
    """What came of a pack; a folder is the teacher's own, and a file may be a stranger's."""
    return read_pack(path) if path.is_dir() else readers.read(path)


def _summary(reading: PackReading) -> dict[str, object]:
    assert reading.pack is not None
    assert reading.contents is not None
    return asdict(summary_of(reading.pack, reading.contents))


def _refused(options: argparse.Namespace, path: Path, reading: PackReading) -> int:
    _tell_problems(path, reading, as_json=options.json)
    if not options.json:
        _say(in_short(path, reading))
    return 1


def _status(reading: PackReading, *, is_strict: bool) -> int:
    return int(reading.pack is None or (is_strict and bool(reading.problems)))


def _tell_problems(path: Path, reading: PackReading, *, as_json: bool) -> None:
    for problem in reading.problems:
        values = as_values(path, problem)
        _write(json.dumps(values, ensure_ascii=False) if as_json else problem_line(path, problem))


def _write(words: str) -> None:
    sys.stdout.write(words + "\n")


def _say(words: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"sourcebook pack: {shown(words)}\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook pack",
        description="Check, build, show, print, unpack and begin lesson packs.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = made.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, about: str, epilog: str = "") -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=epilog or _EXPLANATION,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        added.add_argument("--json", action="store_true", help="write JSON, for another program")
        return added

    check = command("check", "tell everything that is wrong with packs", _CHECK)
    check.add_argument("packs", nargs="+", type=Path, metavar="PACK")
    check.add_argument("--strict", action="store_true", help="end with 1 for warnings too")
    check.set_defaults(run=_check)
    build = command("build", "make one file, .sbpack, of a folder", _BUILD)
    build.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that holds pack.md")
    build.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it")
    build.add_argument("--for-pupils", action="store_true", help="leave out what only teachers see")
    build.set_defaults(run=_build)
    show = command("show", "show what is in a pack, by whom and under which licence")
    show.add_argument("pack", type=Path, metavar="PACK")
    show.set_defaults(run=_show)
    opened = command("unpack", "write the folder of a pack, to read and change it")
    opened.add_argument("pack", type=Path, metavar="PACK")
    opened.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="where to write it")
    opened.set_defaults(run=_unpack)
    printed = command("print", "write a lesson as a page that any browser prints", _PRINT)
    printed.add_argument("pack", type=Path, metavar="PACK")
    printed.add_argument("--html", type=Path, required=True, metavar="FILE", help="where to write")
    printed.add_argument("--no-context", action="store_true", help="leave out claims and notes")
    printed.add_argument("--no-questions", action="store_true", help="leave out the questions")
    printed.add_argument("--key", action="store_true", help="with the plan and what is right")
    printed.set_defaults(run=_print)
    new = command("new", "write a small pack to begin with")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    for name, about in (
        ("title", "what the lesson is called"),
        ("id", "its short name, which never changes"),
        ("language", "the code of its language, like en or de"),
        ("authors", "who writes it"),
    ):
        new.add_argument(f"--{name}", metavar=name.upper(), help=about)
    new.set_defaults(run=_new)
    return made
