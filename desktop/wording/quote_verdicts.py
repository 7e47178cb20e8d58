"""What became of a quotation in an essay, in a student's words."""

from __future__ import annotations

from desktop.core.student_work.quote_check.verdict import (
    LOUD,
    ChangeKind,
    QuoteOutcome,
    QuoteVerdict,
    WordChange,
)
from desktop.wording.translation_context import TranslationContext

QuoteVerdicts = TranslationContext("QuoteVerdicts")


def verdict_name(verdict: QuoteVerdict) -> str:
    """What a verdict is called: a few words, above all else."""
    if verdict.outcome is QuoteOutcome.MEANING_CHANGED:
        return _loud_name(next(each.kind for each in verdict.changes if each.kind in LOUD))
    if verdict.outcome is QuoteOutcome.EXACT and verdict.is_edited:
        return QuoteVerdicts.tr("Exact, and your edits are shown")
    return {
        QuoteOutcome.EXACT: QuoteVerdicts.tr("Exact"),
        QuoteOutcome.LEFT_OUT: QuoteVerdicts.tr("Words left out"),
        QuoteOutcome.WORDS_CHANGED: QuoteVerdicts.tr("Words changed"),
        QuoteOutcome.WRONG_SPEAKER: QuoteVerdicts.tr("Somebody else says this"),
        QuoteOutcome.TWO_SPEAKERS: QuoteVerdicts.tr("Words of two run into one"),
        QuoteOutcome.NO_MARKS: QuoteVerdicts.tr("No quotation marks"),
        QuoteOutcome.NOT_FOUND: QuoteVerdicts.tr("Not in your library"),
        QuoteOutcome.TITLE: QuoteVerdicts.tr("A title"),
        QuoteOutcome.TOO_SHORT: QuoteVerdicts.tr("Too short to look for"),
    }[verdict.outcome]


def verdict_sentences(verdict: QuoteVerdict) -> tuple[str, ...]:
    """What is to be said of a verdict, and what its writer may do."""
    told = [_of_change(change) for change in verdict.changes]
    return tuple(filter(None, (*told, *_of_outcome(verdict))))


def _loud_name(kind: ChangeKind) -> str:
    return {
        ChangeKind.NUMBER: QuoteVerdicts.tr("Number changed"),
        ChangeKind.NAME: QuoteVerdicts.tr("Name changed"),
    }.get(kind, QuoteVerdicts.tr("Meaning changed"))


def _of_outcome(verdict: QuoteVerdict) -> tuple[str, ...]:
    outcome = verdict.outcome
    if outcome is QuoteOutcome.WRONG_SPEAKER:
        return (_of_wrong_speaker(verdict),)
    if outcome is QuoteOutcome.TWO_SPEAKERS:
        return (_of_two(verdict),)
    if outcome is QuoteOutcome.NO_MARKS:
        return (
            QuoteVerdicts.tr(
                "These words stand in the source just so. Put them between quotation marks, or"
                " say it in your own words."
            ),
        )
    if outcome is QuoteOutcome.NOT_FOUND:
        return (
            QuoteVerdicts.tr(
                "No article has words like these. Add the source to your library, then check again."
            ),
        )
    return ()


def _of_wrong_speaker(verdict: QuoteVerdict) -> str:
    if verdict.origin is not None and verdict.origin.speaker:
        words = QuoteVerdicts.tr("You give this to {0}. In the source it is {1} who says it.")
        return words.format(verdict.given_to, verdict.origin.speaker)
    words = QuoteVerdicts.tr(
        "You give this to {0}. In the source the article itself says it, and nobody is quoted."
    )
    return words.format(verdict.given_to)


def _of_two(verdict: QuoteVerdict) -> str:
    if len(verdict.speakers) > 1:
        words = QuoteVerdicts.tr("The first words are by {0}, others by {1}. Quote each by itself.")
        return words.format(verdict.speakers[0], verdict.speakers[1])
    words = QuoteVerdicts.tr(
        "Only a part of this is said by {0}. The rest are words of the article itself."
    )
    return words.format(verdict.given_to or verdict.speakers[0])


def _of_change(change: WordChange) -> str:
    source, essay = change.source_words, change.essay_words
    words = _of_kind(change.kind)
    if change.kind in (ChangeKind.SHOWN, ChangeKind.SIGN, ChangeKind.NEGATION):
        return words
    if not essay:
        words = QuoteVerdicts.tr("“{0}” is left out. Three dots (…) would show that.")
    elif not source:
        words = QuoteVerdicts.tr("“{1}” was added. Square brackets would show that.")
    return words.format(source, essay)


def _of_kind(kind: ChangeKind) -> str:
    return {
        ChangeKind.SHOWN: "",
        ChangeKind.SIGN: QuoteVerdicts.tr("The sign is another one than in the source."),
        ChangeKind.NEGATION: QuoteVerdicts.tr(
            "A “no” or “not” was added or is gone: now it says something else."
        ),
        ChangeKind.LEFT_OUT: QuoteVerdicts.tr("“{0}” is left out. Three dots (…) would show that."),
        ChangeKind.NUMBER: QuoteVerdicts.tr("The source says {0}, and you say {1}."),
        ChangeKind.NAME: QuoteVerdicts.tr("The source names {0}, and you name {1}."),
        ChangeKind.OPPOSITE: QuoteVerdicts.tr("“{0}” became “{1}”: now it says something else."),
        ChangeKind.WORDS: QuoteVerdicts.tr("“{0}” became “{1}”."),
    }[kind]
