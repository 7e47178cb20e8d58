"""Which words of two versions are shown apart: what changed, and the reader's marks."""

from __future__ import annotations

from desktop.changed.version_text import Shade, ShadedSpan
from desktop.core.library.kept_versions import MarkFate
from desktop.live.changed_text import ChangedText


def shaded_before(changed: ChangedText) -> list[ShadedSpan]:
    """Of the text before: the words that are gone, and those that were marked."""
    gone = [
        ShadedSpan(span, Shade.GONE)
        for each in changed.paragraphs
        for span in (each.gone if each.new is not None else (each.old,))
        if span is not None
    ]
    number = changed.old.article.version if changed.old is not None else 0
    return gone + [
        ShadedSpan(mark.target.was.span, Shade.MARKED)
        for mark in changed.marks
        if mark.target.from_number == number
    ]


def shaded_now(changed: ChangedText) -> list[ShadedSpan]:
    """Of the text of now: the words that are new, and those on which marks stand."""
    added = [
        ShadedSpan(span, Shade.ADDED)
        for each in changed.paragraphs
        for span in (each.added if each.old is not None else (each.new,))
        if span is not None
    ]
    return added + [
        ShadedSpan(
            mark.annotation.span,
            Shade.TO_CHECK if mark.fate is MarkFate.CHECK else Shade.MARKED,
        )
        for mark in changed.marks
        if not mark.annotation.is_lost
    ]
