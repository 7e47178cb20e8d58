"""The lines of the report as the library has their articles now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.adding.rows import AddedRow, Keeping
from desktop.core.article import ArticleId
from desktop.core.library.articles import ArticleSummary
from desktop.live.adding import AddingOutcome, AddingReport
from desktop.live.library import LiveLibrary


def rows_of(reports: Iterable[AddingReport], library: LiveLibrary) -> tuple[AddedRow, ...]:
    """A line for each report. Raises LibraryError."""
    return rows_now(map(AddedRow, reports), library)


def rows_now(rows: Iterable[AddedRow], library: LiveLibrary) -> tuple[AddedRow, ...]:
    """The lines with what is in the library by now, and whether it is saved. Raises LibraryError.

    What waits in memory is not in it, and what is in a file that will not be found is not saved.
    """
    known_rows = tuple(rows)
    ids = {row.report.article_id for row in known_rows} - {None}
    summaries = library.now.articles.summaries([each for each in ids if each is not None])
    known = {each.id: each for each in summaries}
    return tuple(_row(row, known, library) for row in known_rows)


def _row(
    row: AddedRow, known: Mapping[ArticleId, ArticleSummary], library: LiveLibrary
) -> AddedRow:
    article_id = row.report.article_id
    if article_id is None:
        return row
    summary = known.get(article_id)
    keeping = Keeping.SAVED
    if summary is None:
        keeping = Keeping.NOT_YET if library.is_waiting else Keeping.TAKEN_BACK
    elif row.report.outcome is AddingOutcome.ADDED and not library.is_safe:
        keeping = Keeping.NOT_YET
    elif row.report.outcome is AddingOutcome.NEW_VERSION:
        number = library.now.articles.version_of(article_id)
        keeping = Keeping.SAVED if number == row.report.number else Keeping.TAKEN_BACK
    if summary is None:
        return replace(row, keeping=keeping, opens=None)
    return replace(
        row,
        title=summary.title,
        publisher=summary.publisher,
        published=summary.published,
        keeping=keeping,
        opens=article_id,
    )
