"""Texts that take the place of others, and where marks stand then: each a step to undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.library.articles import NO_PICTURES
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.changes import Changes
from desktop.core.library.kept_versions import CarriedMark, TargetKind
from desktop.core.library.library import Library
from desktop.core.selector import Selector
from desktop.core.span import Span
from desktop.core.text.whole_words import without_blanks
from desktop.live.edits.steps import StepPassage, Steps
from desktop.live.library import LiveLibrary
from desktop.wording.mark_fates import sums_words


class VersionEdits:
    """What a student does when a text became another one."""

    def __init__(self, library: LiveLibrary, steps: Steps) -> None:
        self._library, self._steps = library, steps

    def take(self, planned: PlannedVersion, pictures: Mapping[str, bytes] = NO_PICTURES) -> bool:
        """Gives an article its new text; whether that was written, or waits to be."""
        article = planned.article
        step = self._steps.take(
            QCoreApplication.translate("Edits", "new version of the text"),
            lambda library: library.versions.take(planned, pictures),
            lambda library: library.versions.take_back(article.id, article.version),
            place=StepPassage(article.id, Span(0, 0), ""),
            told=QCoreApplication.translate("Edits", "New version: {0}").format(
                sums_words(planned.sums)
            ),
        )
        return step is not None

    def keep(self, mark: CarriedMark) -> None:
        """Lets a mark stand where it was put."""
        article_id, target = mark.annotation.article_id, mark.target
        self._steps.take(
            QCoreApplication.translate("Edits", "keeping a mark where it is"),
            lambda library: library.versions.settle(article_id, target, is_settled=True),
            lambda library: library.versions.settle(article_id, target, is_settled=False),
            place=StepPassage.of(mark.annotation),
            told=QCoreApplication.translate("Edits", "The mark stays here"),
        )

    def move(self, mark: CarriedMark, article: Article, span: Span) -> bool:
        """Puts a mark on words of the new text that its reader chose; whether there were any."""
        words = without_blanks(article.text, span)
        if not len(words):
            return False
        self._put(
            mark,
            lambda before: _on(mark, before, describe(article.text, words), None),
            QCoreApplication.translate("Edits", "new place for a mark"),
            QCoreApplication.translate("Edits", "The mark stands on “{0}”").format(
                " ".join(words.of(article.text).split())[:60]
            ),
        )
        return True

    def put_away(self, mark: CarriedMark) -> None:
        """Leaves a mark without a place in the new text; it keeps its words in the old one."""
        target = mark.target
        self._put(
            mark,
            lambda before: _on(mark, before, target.was, target.from_number),
            QCoreApplication.translate("Edits", "putting a mark into the drawer"),
            QCoreApplication.translate("Edits", "In the drawer, with its old words"),
        )

    def _put(
        self,
        mark: CarriedMark,
        placed: Callable[[Annotation], Annotation],
        words: str,
        told: str,
    ) -> None:
        article_id, target = mark.annotation.article_id, mark.target
        before = self._steps.read(
            lambda library: library.annotations.find(mark.annotation.id), None
        )
        if before is None:
            return
        after = placed(before)

        def forward(library: Library) -> Changes:
            changes = library.annotations.move(after, seen=before)
            return changes | library.versions.settle(article_id, target, is_settled=True)

        def back(library: Library) -> Changes:
            was_settled = target.settled is not None
            changes = library.annotations.move(before, seen=after)
            return changes | library.versions.settle(article_id, target, is_settled=was_settled)

        self._steps.take(words, forward, back, place=StepPassage.of(after), told=told)


def _on(
    mark: CarriedMark, before: Annotation, words: Selector, lost_from: int | None
) -> Annotation:
    if mark.target.kind is TargetKind.SECOND:
        return replace(before, also_at=words, also_lost_from=lost_from)
    return replace(before, selector=words, lost_from=lost_from)
