"""Work in one of the formats in which it can go out, and the file that is made of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.outline import outline
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.core.student_work.writers.html_page import html_page
from desktop.core.student_work.writers.hypothesis_file import hypothesis_file
from desktop.core.student_work.writers.markdown_file import markdown_file
from desktop.core.student_work.writers.table_file import table_file
from desktop.core.student_work.writers.web_annotations import web_annotations
from desktop.core.student_work.writers.word_document import word_document


class WorkFormat(StrEnum):
    """The formats; the value is the ending of a file's name."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TABLE = "csv"
    WEB_ANNOTATIONS = "jsonld"
    HYPOTHESIS = "json"


def exported(
    work: StudentWork,
    form: WorkFormat,
    labels: WorkLabels,
    order: WorkOrder,
    pdf: Callable[[StudentWork, WorkLabels, WorkOrder], bytes],
) -> bytes:
    """The bytes of a file; only Qt can make a PDF, and so `pdf` does."""
    blocks = outline(work, labels, order)
    title, language = work.title, labels.language
    writers: dict[WorkFormat, Callable[[], bytes]] = {
        WorkFormat.MARKDOWN: lambda: markdown_file(blocks),
        WorkFormat.HTML: lambda: html_page(blocks, title=title, language=language),
        WorkFormat.PDF: lambda: pdf(work, labels, order),
        WorkFormat.WORD: lambda: word_document(
            blocks, title=title, language=language, made=work.made
        ),
        WorkFormat.TABLE: lambda: table_file(work, labels),
        WorkFormat.WEB_ANNOTATIONS: lambda: web_annotations(work),
        WorkFormat.HYPOTHESIS: lambda: hypothesis_file(work),
    }
    return writers[form]()


def write_export(path: Path, content: bytes, *, may_replace: bool) -> None:
    """Writes a file wholly or not at all: beside its name first, and then under it.

    A file that is there is only replaced when whoever chose the name agreed to it; else this
    raises FileExistsError. Raises OSError.
    """
    # A name that a drive still takes is not made too long for it.
    half = path.with_name(f".{path.name[:40]}-{os.urandom(4).hex()}")
    try:
        with half.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if may_replace:
            half.replace(path)
        else:
            _take_free_name(half, path)
    finally:
        half.unlink(missing_ok=True)


def _take_free_name(half: Path, path: Path) -> None:
    try:
        # Two that write at once never both take one name.
        os.link(half, path)
    except FileExistsError:
        raise
    except OSError:
        # Some drives know no second name for a file.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        half.replace(path)
