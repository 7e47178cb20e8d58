"""What can be typed in the search field, and what it means."""

from __future__ import annotations

from desktop.wording.translation_context import TranslationContext

SearchHelp = TranslationContext("SearchHelp")


def examples() -> tuple[tuple[str, str], ...]:
    """All that can be typed, each with its meaning."""
    return (
        ("rust bridge", SearchHelp.tr("both words; passages with only one of them come after")),
        ('"safe to cross"', SearchHelp.tr("exactly these words, side by side")),
        ("bridge -rust", SearchHelp.tr("bridge, but without the word rust")),
        ("ferry OR boat", SearchHelp.tr("one or the other (OR in capitals)")),
        ("council NEAR money", SearchHelp.tr("both words close together (NEAR in capitals)")),
        ("repair*", SearchHelp.tr("words that begin so: repair, repairs, repairing")),
        ("col*r", SearchHelp.tr("a star inside: color, colour")),
        ("okafor~", SearchHelp.tr("also spelt with one letter wrong: Okafar, Okaffor")),
        ("(ferry OR boat) council", SearchHelp.tr("brackets keep together what belongs together")),
        ("speaker:okafor", SearchHelp.tr("what this person said")),
        ("said:safe", SearchHelp.tr("the word in somebody’s mouth, inside a quote")),
        ("note:why", SearchHelp.tr("in my own notes; “note:” alone shows all of them")),
        ("tag:evidence", SearchHelp.tr("what I marked with this pen or #tag")),
        ("title:bridge", SearchHelp.tr("in the title; also publisher: author: lesson:")),
        ("in:quotes money", SearchHelp.tr("where to look: in:articles, in:notes, in:here")),
        ("after:2024-06", SearchHelp.tr("published from June 2024 on; also before:2025")),
        ("is:unread", SearchHelp.tr("articles I have not opened; also is:read, is:marked")),
    )


def first_examples() -> tuple[tuple[str, str], ...]:
    """A few to begin with, which find something in the lessons that ship."""
    return (
        ("bridge repair", SearchHelp.tr("passages with both words come first")),
        ('"fall down"', SearchHelp.tr("exactly these words, side by side")),
        ("speaker:okafor", SearchHelp.tr("what this person said")),
        ("in:quotes council", SearchHelp.tr("a word inside a quote")),
        ("war -russia", SearchHelp.tr("the first word, but without the second")),
        ("note:", SearchHelp.tr("everything I marked and noted myself")),
    )
