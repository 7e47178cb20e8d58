"""What can be typed in the search field, and what it means."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def examples() -> tuple[tuple[str, str], ...]:
    """All that can be typed, each with its meaning."""
    return (
        ("rust bridge", _tr("both words; passages with only one of them come after")),
        ('"safe to cross"', _tr("exactly these words, side by side")),
        ("bridge -rust", _tr("bridge, but without the word rust")),
        ("ferry OR boat", _tr("one or the other (OR in capitals)")),
        ("council NEAR money", _tr("both words close together (NEAR in capitals)")),
        ("repair*", _tr("words that begin so: repair, repairs, repairing")),
        ("(ferry OR boat) council", _tr("brackets keep together what belongs together")),
        ("speaker:okafor", _tr("what this person said")),
        ("said:safe", _tr("the word in somebody’s mouth, inside a quote")),
        ("note:why", _tr("in my own notes; “note:” alone shows all of them")),
        ("tag:evidence", _tr("what I marked with this pen or #tag")),
        ("title:bridge", _tr("in the title; also publisher: author: lesson:")),
        ("in:quotes money", _tr("where to look: in:articles, in:notes, in:here")),
        ("after:2024-06", _tr("published from June 2024 on; also before:2025")),
        ("is:unread", _tr("articles I have not opened; also is:read, is:marked")),
    )


def first_examples() -> tuple[tuple[str, str], ...]:
    """A few to begin with, which find something in the lessons that ship."""
    return (
        ("bridge repair", _tr("passages with both words come first")),
        ('"fall down"', _tr("exactly these words, side by side")),
        ("speaker:okafor", _tr("what this person said")),
        ("in:quotes council", _tr("a word inside a quote")),
        ("war -russia", _tr("the first word, but without the second")),
        ("note:", _tr("everything I marked and noted myself")),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("SearchHelp", words)
