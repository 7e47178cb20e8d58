"""`sourcebook import`: files become articles of the library, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.importing.named_files import named_files
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.live.adding import Adding, AddingOutcome, AddingPlan, AddingReport, lots
from desktop.live.file_readers import FileReaders
from desktop.wording.errors import message_for
from desktop.wording.import_notices import notice_words
from desktop.wording.import_reasons import reason_message

_EXPLANATION = """\
A PATH is a file or a folder. Read are plain text, Markdown, PDF, EPUB, Word (.docx), OpenDocument
(.odt), RTF, saved pages, and ZIP archives of these. A text that the library has is not added again.
With --json, one line a text: "path", "part" (which of several in the file), "outcome" ("added",
"already-there", "changed", "not-added"), "article" (its id), "reason" and "notices" (codes)."""


def import_files(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Adds files to a library; 0 when all are in it, 1 when one is not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    readers = FileReaders()
    try:
        with Library.open(options.library or default_library()) as library:
            return _imported(options.paths, library, readers, as_json=options.json)
    except LibraryError as error:
        _say(message_for(error, is_saving=False).for_terminal)
        return 1
    except KeyboardInterrupt:
        _say("Stopped. What was told to be added is in the library.")
        return 1
    finally:
        readers.close()


_IN_THE_LIBRARY = (AddingOutcome.ADDED, AddingOutcome.ALREADY_THERE)


def _imported(
    paths: Sequence[Path], library: Library, readers: FileReaders, *, as_json: bool
) -> int:
    added = left_out = 0
    plan = AddingPlan(library)
    for lot in lots(readers.readings(named_files(paths))):
        adding = plan.adding(lot)
        if adding.articles:
            library.articles.add_all(adding.articles, adding.pictures)
        _tell(adding, as_json=as_json)
        added += len(adding.articles)
        left_out += sum(report.outcome not in _IN_THE_LIBRARY for report in adding.reports)
    if not as_json:
        _write(f"{count(added, 'article')} added.")
    return 1 if left_out else 0


def _tell(adding: Adding, *, as_json: bool) -> None:
    for report in adding.reports:
        _write(json.dumps(_as_values(report), ensure_ascii=False) if as_json else _line(report))
    sys.stdout.flush()


def _as_values(report: AddingReport) -> dict[str, object]:
    return {
        "path": str(report.path),
        "part": report.part or None,
        "outcome": report.outcome.value,
        "article": report.article_id,
        "reason": report.reason.value if report.reason else None,
        "notices": [notice.value for notice in report.notices],
    }


def _line(report: AddingReport) -> str:
    name = f"{report.path}: {report.part}" if report.part else str(report.path)
    return f"{shown(name)}: {' '.join(_words(report))}"


def _words(report: AddingReport) -> Iterable[str]:
    if report.reason is not None:
        yield reason_message(report.reason).for_terminal
        return
    yield {
        AddingOutcome.ADDED: f"added as {report.article_id}.",
        AddingOutcome.ALREADY_THERE: f"already there as {report.article_id}.",
        AddingOutcome.CHANGED: f"not added: {report.article_id} is an older wording of it.",
        AddingOutcome.NOT_ADDED: "not added.",
    }[report.outcome]
    if report.outcome is AddingOutcome.ADDED:
        yield from map(notice_words, report.notices)


def _write(words: str) -> None:
    sys.stdout.write(words + "\n")


def _say(words: str) -> None:
    sys.stderr.write(f"sourcebook import: {shown(words)}\n")


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook import",
        description="Adds files to the library.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    made.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    return made
