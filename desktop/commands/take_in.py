"""`sourcebook take-in`: marks and notes of other programs into a library, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.commands.library_to_read import library_to_read
from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.library.taken_notes import take_notes
from desktop.core.student_work.notes_plan import NotesPlan
from desktop.core.student_work.taking_in import plan_of_file, plan_of_waiting
from desktop.live.notes_reader import NotesReader
from desktop.wording.errors import message_for
from desktop.wording.taken_notes import (
    notes_format_name,
    plan_words,
    refusal_of_notes,
    share_words,
    text_name,
    waiting_words,
)

_EXPLANATION = """\
A FILE is what another program exported: W3C Web Annotations (.jsonld), Hypothesis (JSON or CSV),
notes of Zotero with annotations (HTML or Markdown), Thorium (.annotation), calibre's collection,
Kindle's “My Clippings.txt” in ten languages, or Readwise (CSV). Each note comes to the article that
has its address, or its title and author. Words that are there are marked; where they changed the
mark is to be checked in the window, where they are gone the note lies in the drawer of the article.
Notes on texts that the library has not wait for these: --waiting puts them in their places once the
texts are there. Taking in a file twice adds nothing. --look tells all of this and writes nothing.
With --json, one line a file: "file", "formats", "new", "there", "in_bin", "passed_over", "written",
"articles" (each with "id", "title" and how many are "sure", "check", "lost", "whole", "grown",
"there", "in_bin") and "waiting" (each with "title", "author", "addresses", "new", "there")."""


def take_in(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Takes notes in; 0 when all files were read, 1 when one was not, 2 for a wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if bool(options.files) == options.waiting:
        parser.error("say which files, or --waiting")
    write_whatever_letters(as_utf8=options.json)
    reader = NotesReader()
    try:
        folder = options.library or default_library()
        opened = library_to_read if options.look else Library.open
        with opened(folder) as library:
            if options.waiting:
                _tell(_written(library, plan_of_waiting(library), options), options)
                return 0
            are_read = [_take(library, path, reader, options) for path in options.files]
        return 0 if all(are_read) else 1
    except LibraryError as error:
        _say(message_for(error, is_saving=False).for_terminal)
        return 1
    finally:
        reader.close()


def _take(library: Library, path: Path, reader: NotesReader, options: argparse.Namespace) -> bool:
    """Takes in one file, and tells what became of it; whether it could be read."""
    reading = reader.read(path)
    if reading.file is None:
        assert reading.reason is not None
        _say(f"{path}: {refusal_of_notes(reading.reason).for_terminal}")
        return False
    plan = plan_of_file(library, reading.file, path.name, brings_back=options.bring_back)
    _tell(_written(library, plan, options), options)
    return True


def _written(library: Library, plan: NotesPlan, options: argparse.Namespace) -> NotesPlan:
    if not options.look:
        take_notes(library, plan.taken)
    return plan


def _tell(plan: NotesPlan, options: argparse.Namespace) -> None:
    lines = [json.dumps(_as_values(plan, options), ensure_ascii=False)]
    if not options.json:
        lines = [shown(line) for line in _lines(plan, is_look=options.look)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _lines(plan: NotesPlan, *, is_look: bool) -> list[str]:
    forms = ", ".join(map(notes_format_name, plan.forms))
    head = f"{plan.came_from} ({forms}): " if plan.came_from else ""
    lines = [f"{head}{plan_words(plan)}"]
    lines += [f"  {share.title} [{share.id}]: {share_words(share)}" for share in plan.articles]
    lines += [f"  {text_name(share.about)}: {waiting_words(share)}" for share in plan.waiting]
    placed, waiting = count(len(plan.taken.placed), "note"), len(plan.taken.waiting)
    done = f"{placed} taken in" if not is_look else f"{placed} would be taken in"
    rest = f", {waiting} {'waits' if waiting == 1 else 'wait'}" if waiting else ""
    return [*lines, f"{done}{rest}.{' Nothing was changed.' if is_look else ''}"]


def _as_values(plan: NotesPlan, options: argparse.Namespace) -> dict[str, object]:
    return {
        "file": plan.came_from or None,
        "formats": list(plan.forms),
        "new": plan.new,
        "there": plan.there,
        "in_bin": plan.binned,
        "passed_over": plan.passed_over,
        "authors": list(plan.authors),
        "written": not options.look,
        "articles": [
            {
                "id": share.id,
                "title": share.title,
                "sure": share.sure,
                "check": share.check,
                "lost": share.lost,
                "whole": share.whole,
                "grown": share.grown,
                "there": share.there,
                "in_bin": share.binned,
            }
            for share in plan.articles
        ],
        "waiting": [
            {
                "title": share.about.title,
                "author": share.about.author,
                "addresses": list(share.about.addresses),
                "new": share.new,
                "there": share.there,
            }
            for share in plan.waiting
        ],
    }


def _say(words: str) -> None:
    sys.stderr.write(f"sourcebook take-in: {shown(words)}\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook take-in",
        description="Take in marks and notes of other programs.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what was exported")
    made.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    made.add_argument(
        "--look", "--dry-run", action="store_true", help="tell what would be done, write nothing"
    )
    made.add_argument(
        "--waiting", action="store_true", help="the notes that wait for their articles"
    )
    made.add_argument("--bring-back", action="store_true", help="also what lies in the bin by now")
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    return made
