"""The words over old and new text, and over the cards of the marks."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.library.kept_versions import ArticleVersion, MarkFate
from desktop.core.text.shown import shown
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_day
from desktop.wording.translation_context import TranslationContext

ChangedSheet = TranslationContext("ChangedSheet")


def version_words(version: ArticleVersion) -> str:
    """Which version it is, when it came, and from which file."""
    words = [
        ChangedSheet.tr("Version {0}").format(version.article.version),
        spoken_day(version.came),
    ]
    if version.came_from:
        words.append(ChangedSheet.tr("from {0}").format(shown(version.came_from)))
    return " · ".join(words)


def kept_words(fates: Sequence[MarkFate]) -> str:
    """How many marks have a place that is sure."""
    if not fates:
        return ChangedSheet.tr("Nothing was marked")
    kept = sum(each in (MarkFate.SAME, MarkFate.CHANGED) for each in fates)
    return counted(
        kept,
        ChangedSheet.tr("1 mark kept its place"),
        ChangedSheet.tr("%n marks kept their place", None, kept),
    )


def waiting_words(fates: Sequence[MarkFate]) -> str:
    """How many are to be checked, and how many were lost."""
    if not fates:
        return ChangedSheet.tr("The texts stand side by side.")
    checked, lost = fates.count(MarkFate.CHECK), fates.count(MarkFate.LOST)
    parts = []
    if checked:
        parts.append(ChangedSheet.tr("{0} to check").format(checked))
    if lost:
        parts.append(
            counted(
                lost,
                ChangedSheet.tr("1 lost its place"),
                ChangedSheet.tr("%n lost their place", None, lost),
            )
        )
    return " · ".join(parts) or ChangedSheet.tr("Nothing is to be checked")
