"""Texts of which the library has the same, or almost the same: what their reader wants of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.adding.report import AddingSheet
from desktop.adding.rows import AddedRow, Keeping
from desktop.core.article import ArticleId
from desktop.core.library.carrying import PlannedVersion
from desktop.desks.added_rows import rows_of
from desktop.desks.changed_desk import ChangedDesk
from desktop.live.adding import AddingOutcome
from desktop.live.late import Late
from desktop.live.live import Live


class SameAgainDesk(QObject):
    """Takes a text of the report as a new version or as another article, when that is chosen."""

    def __init__(self, report: AddingSheet, live: Live, changes: Late[ChangedDesk]) -> None:
        super().__init__(report)
        self._report, self._live, self._changes = report, live, changes
        # The line whose text becomes a new version as soon as the texts are compared.
        self._taking: dict[ArticleId, AddedRow] = {}
        changes.tie(lambda desk: desk.taken.connect(self._show_taken))
        report.version_wanted.connect(self._take_version)
        report.another_wanted.connect(self._add_another)
        report.changes_wanted.connect(lambda article_id: changes.get().show(article_id))
        live.importing.get().ended.connect(self._go_to_first_asked)

    def _go_to_first_asked(self) -> None:
        """Puts the keyboard on the first text that waits for a choice, where nobody moved it."""
        asked = (number for number, row in enumerate(self._report.shown) if row.is_asked)
        if self._report.rows.currentIndex().row() <= 0:
            self._report.rows.go_to(next(asked, 0))

    def _take_version(self, row: AddedRow) -> None:
        offered = row.report.offered
        if offered is not None and offered.as_version is not None:
            self._taking[offered.as_version.id] = row
            name = row.report.path.name
            self._changes.get().take(offered.as_version, name, offered.pictures)

    def _show_taken(self, planned: PlannedVersion) -> None:
        row = self._taking.pop(planned.article.id, None)
        now = next((each for each in self._report.records if each == row), None)
        if now is None:
            return
        report = replace(
            now.report,
            outcome=AddingOutcome.NEW_VERSION,
            sums=planned.sums,
            number=planned.article.version,
        )
        title = planned.article.title
        self._show_instead(now, replace(now, report=report, title=title, keeping=Keeping.SAVED))

    def _add_another(self, row: AddedRow) -> None:
        offered = row.report.offered
        if offered is None:
            return
        article = offered.as_another
        if self._live.edits.articles.add([article], offered.pictures) is None:
            return
        report = replace(
            row.report, outcome=AddingOutcome.ADDED, article_id=article.id, offered=None
        )
        [now] = rows_of([report], self._live.library)
        self._show_instead(row, now)

    def _show_instead(self, before: AddedRow, now: AddedRow) -> None:
        rows = self._report.records
        self._report.show_changed(now if row == before else row for row in rows)
