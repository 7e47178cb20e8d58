"""`sourcebook import`: files become articles of the library, without the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.importing.named_files import named_files
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.live.adding import AddingOutcome, AddingPlan, AddingReport, SameAgain, lots
from desktop.live.file_readers import FileReaders, FileReading
from desktop.wording.errors import message_for
from desktop.wording.import_notices import notice_words
from desktop.wording.import_reasons import reason_message

_EXPLANATION = """\
A PATH is a file or a folder. Read are plain text, Markdown, PDF, EPUB, Word (.docx), OpenDocument
(.odt), RTF, saved pages, and ZIP archives of these. A text that the library has is not added again,
nor one that is almost the same: --new-version puts such a text in the place of the one that is
there, which is kept with all marks and notes; --again adds it as another article.
With --json, one line a text: "path", "part" (which of several in the file), "outcome" ("added",
"new-version", "already-there", "changed", "longer" or "shorter" than a text that is there,
"not-added"), "article" (its id), "reason" and "notices" (codes). Of a new version "version" is its
number, and "marks" counts those of the article: "same", "changed", "check" (to be looked at in the
window), "gone" (they keep their words in the earlier version)."""


def import_files(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Adds files to a library; 0 when all are in it, 1 when one is not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    write_whatever_letters(as_utf8=options.json)
    readers = FileReaders()
    try:
        again = SameAgain.ANOTHER if options.again else SameAgain.ASK
        if options.new_version:
            again = SameAgain.NEW_VERSION
        with Library.open(options.library or default_library()) as library:
            plan = AddingPlan(library, again)
            readings = readers.readings(named_files(options.paths))
            return _imported(readings, library, plan, as_json=options.json)
    except LibraryError as error:
        _say(message_for(error, is_saving=False).for_terminal)
        return 1
    except KeyboardInterrupt:
        _say("Stopped. What was told to be added is in the library.")
        return 1
    finally:
        readers.close()


_IN_THE_LIBRARY = (
    AddingOutcome.ADDED,
    AddingOutcome.NEW_VERSION,
    AddingOutcome.ALREADY_THERE,
)


def _imported(
    readings: Iterable[FileReading], library: Library, plan: AddingPlan, *, as_json: bool
) -> int:
    added = taken = left_out = 0
    for lot in lots(readings):
        adding = plan.adding(lot)
        if adding.articles:
            library.articles.add_all(adding.articles, adding.pictures)
        reports = [_taken(report, library) for report in adding.reports]
        _tell(reports, as_json=as_json)
        added += len(adding.articles)
        taken += sum(report.outcome is AddingOutcome.NEW_VERSION for report in reports)
        left_out += sum(report.outcome not in _IN_THE_LIBRARY for report in reports)
    if not as_json:
        versions = f", {count(taken, 'new version')} taken" if taken else ""
        _write(f"{count(added, 'article')} added{versions}.")
    return 1 if left_out else 0


def _taken(report: AddingReport, library: Library) -> AddingReport:
    """The report of a new version once that is in the library; others as they are."""
    offered = report.offered
    if report.outcome is not AddingOutcome.NEW_VERSION or offered is None:
        return report
    assert offered.as_version is not None
    planned = library.versions.plan(offered.as_version, report.path.name)
    library.versions.take(planned, offered.pictures)
    return replace(report, sums=planned.sums, number=planned.article.version)


def _tell(reports: Iterable[AddingReport], *, as_json: bool) -> None:
    for report in reports:
        _write(json.dumps(_as_values(report), ensure_ascii=False) if as_json else _line(report))
    sys.stdout.flush()


def _as_values(report: AddingReport) -> dict[str, object]:
    values: dict[str, object] = {
        "path": str(report.path),
        "part": report.part or None,
        "outcome": report.outcome.value,
        "article": report.article_id,
        "reason": report.reason.value if report.reason else None,
        "notices": [notice.value for notice in report.notices],
    }
    if (sums := report.sums) is not None:
        marks = {
            "same": sums.same,
            "changed": sums.changed,
            "check": sums.to_check,
            "gone": sums.lost,
        }
        values |= {"version": report.number, "marks": marks}
    return values


_CHOICE = " --new-version takes it in its place, --again adds it as another article."


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
        AddingOutcome.NEW_VERSION: f"version {report.number} of {report.article_id}.",
        AddingOutcome.CHANGED: f"not added: almost the same text as {report.article_id}.{_CHOICE}",
        AddingOutcome.LONGER: f"not added: {report.article_id} is a part of it.{_CHOICE}",
        AddingOutcome.SHORTER: f"not added: it is a part of {report.article_id}. --again adds it.",
        AddingOutcome.NOT_ADDED: "not added.",
    }[report.outcome]
    if (sums := report.sums) is not None:
        yield (
            f"Of {count(sums.total, 'mark')}: {sums.same} the same, {sums.changed} changed,"
            f" {sums.to_check} to check, {sums.lost} gone."
        )
    if report.outcome in (AddingOutcome.ADDED, AddingOutcome.NEW_VERSION):
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
    choice = made.add_mutually_exclusive_group()
    choice.add_argument(
        "--new-version",
        action="store_true",
        help="a changed text takes the place of the one that is there, which is kept",
    )
    choice.add_argument(
        "--again", action="store_true", help="add also what is there, as another article"
    )
    made.add_argument("--json", action="store_true", help="write JSON, for another program")
    return made
