"""`sourcebook export`: marks and notes as a file for other programs, without the window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.commands.chosen_articles import NothingChosen, add_choices, chosen_articles
from desktop.commands.library_to_read import library_to_read
from desktop.commands.terminal import count, shown, write_whatever_letters
from desktop.core.library.errors import LibraryError
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.exporting import WorkFormat, exported, write_export
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.wording.errors import message_for
from desktop.wording.work_labels import work_labels

_EXPLANATION = """\
The ending of FILE says as what: .md Markdown, .html a web page, .pdf, .docx Word, .csv a table,
.jsonld W3C Web Annotations, .json Hypothesis; --as says it for a file of another name. Nothing is
written over unless --replace is said."""


def export(arguments: Sequence[str], default_library: Callable[[], Path]) -> int:
    """Writes one file; 0 when it is there, 1 when it is not, 2 for a wrong call."""
    parser = _parser()
    options = parser.parse_args(arguments)
    write_whatever_letters(as_utf8=False)
    file: Path = options.file
    ending = options.form or file.suffix.removeprefix(".").lower()
    if ending not in tuple(WorkFormat):
        parser.error(f"say as what with --as: {', '.join(WorkFormat)}")
    try:
        with library_to_read(options.library or default_library()) as library:
            ids = chosen_articles(library, options)
            title = options.title or options.collection or options.lesson or options.search
            work = collected_work(
                library,
                ids,
                title=title or "Notes",
                style=CitationStyle(options.style),
                reads_long_texts=True,
            )
        content = exported(
            work, WorkFormat(ending), work_labels(), WorkOrder(options.order), _as_pdf
        )
        write_export(file, content, may_replace=options.replace)
    except NothingChosen as reason:
        return _failed(str(reason))
    except LibraryError as error:
        return _failed(message_for(error, is_saving=False).for_terminal)
    except FileExistsError:
        return _failed(f"{file} is there already and was not changed; --replace writes over it")
    except OSError as error:
        return _failed(f"{file} could not be written, and nothing was changed: {error.strerror}")
    texts = count(len(work.articles), "article")
    sys.stdout.write(f"{shown(str(file))}: {count(work.count, 'mark')} of {texts}.\n")
    return 0


def _as_pdf(work: StudentWork, labels: WorkLabels, order: WorkOrder) -> bytes:
    # Only Qt can make one; the other formats need none of it, and no screen.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from desktop.appearance.fonts import load  # noqa: PLC0415
    from desktop.live.work_pdf import work_pdf  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    load("Literata")
    written = work_pdf(work, labels, order)
    del application
    return written


def _failed(words: str) -> int:
    sys.stderr.write(f"sourcebook export: {shown(words)}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="sourcebook export",
        description="Write marks, notes, judgements and answers into a file.",
        epilog=_EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("file", type=Path, metavar="FILE", help="the file to write")
    add_choices(made)
    made.add_argument("--as", dest="form", choices=[*WorkFormat], help="as what")
    made.add_argument(
        "--style", choices=[*CitationStyle], default=CitationStyle.MLA, help="of citations (mla)"
    )
    made.add_argument(
        "--by", dest="order", choices=[*WorkOrder], default=WorkOrder.ARTICLE, help="headings"
    )
    made.add_argument("--title", help="what stands above everything")
    made.add_argument("--replace", action="store_true", help="write over a file that is there")
    return made
