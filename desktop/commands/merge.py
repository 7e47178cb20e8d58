"""`sourcebook merge`: the notes of another library merged into one, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.commands.library_to_read import library_to_read
from desktop.commands.terminal import shown, write_whatever_letters
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.library.merged_notes import merge_notes
from desktop.core.library.moving.not_moved import NotMoved
from desktop.core.library.moving.other_library import other_library
from desktop.core.student_work.merging import MergePlan, merge_plan
from desktop.wording.errors import message_for
from desktop.wording.merged_notes import merge_share_words, merge_waiting_words, merge_words
from desktop.wording.moving import why_not_moved

_EXPLANATION = """\
FILE is another library: its folder, its file library.db or a copy of it, or what `sourcebook move
out` made of it. Only there stand the earlier wordings, their times and the bin, without which
nobody can tell what is newer; what was exported for other programs is taken in by `sourcebook
take-in`. The other library is not changed.
Of each field of a note the newest wording shows and the others stay among the earlier ones; where
both wrote without seeing it, both are shown until you choose. What was deleted there goes into the
bin here, unless somebody wrote on it later. It does not matter who merges with whom, in which
order, and how often. --look tells what would be done and writes nothing. With --json: "new",
"changed", "beside", "removed", "back" for each of "articles", "waiting" and "same"."""


def merge(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Merges one library into another; 0 when that is done, 1 when not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    folder: Path = options.library or default_library()
    open_mine = library_to_read if options.look else Library.open
    try:
        with open_mine(folder) as library, other_library(options.file) as other:
            plan = merge_plan(library, other, author=options.author, name=options.file.name)
            if not options.look:
                merge_notes(library, plan.merged)
    except (LibraryError, NotMoved) as error:
        message = (
            why_not_moved(error)
            if isinstance(error, NotMoved)
            else message_for(error, is_saving=False)
        )
        sys.stderr.write(f"sourcebook merge: {shown(message.for_terminal)}\n")
        return 1
    lines = [json.dumps(_as_values(plan, options), ensure_ascii=False)]
    if not options.json:
        lines = [shown(line) for line in _lines(plan, is_look=options.look)]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _lines(plan: MergePlan, *, is_look: bool) -> list[str]:
    lines = [
        f"{share.title} [{share.id}]: {words}"
        for share in plan.articles
        if (words := merge_share_words(share))
    ]
    lines += [f"{title}: {merge_waiting_words(count)}" for title, count in plan.waiting]
    lines += filter(None, [merge_words(plan)])
    return [*lines, "Nothing was changed." if is_look else "Done."]


def _as_values(plan: MergePlan, options: argparse.Namespace) -> dict[str, object]:
    return {
        "written": not options.look,
        "same": plan.same,
        "articles": [
            {
                "id": share.id,
                "title": share.title,
                "new": share.new,
                "changed": share.changed,
                "beside": share.beside,
                "removed": share.removed,
                "back": share.back,
            }
            for share in plan.articles
        ],
        "waiting": [{"title": title, "notes": count} for title, count in plan.waiting],
    }


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook merge",
        description="Merge the notes of another library into yours.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("file", type=Path, metavar="FILE", help="the other library")
    made.add_argument("--library", type=Path, metavar="DIR", help="the folder of your library")
    made.add_argument(
        "--author", default="", metavar="NAME", help="who wrote the notes that are new to yours"
    )
    made.add_argument("--look", action="store_true", help="tell what would be done, write nothing")
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    return made
