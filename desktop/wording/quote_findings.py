"""What became of a quotation in an essay, in a student's words."""

from __future__ import annotations

from desktop.core.student_work.quote_check.finding import (
    LOUD,
    ChangeKind,
    QuoteFinding,
    QuoteOutcome,
    WordChange,
)
from desktop.wording.translation_context import TranslationContext

QuoteFindings = TranslationContext("QuoteFindings")


def finding_name(finding: QuoteFinding) -> str:
    """What a finding is called: a few words, above all else."""
    if finding.outcome is QuoteOutcome.MEANING_CHANGED:
        return _loud_name(next(each.kind for each in finding.changes if each.kind in LOUD))
    if finding.outcome is QuoteOutcome.EXACT and finding.is_edited:
        return QuoteFindings.tr("Exact, and your edits are shown")
    return {
        QuoteOutcome.EXACT: QuoteFindings.tr("Exact"),
        QuoteOutcome.LEFT_OUT: QuoteFindings.tr("Words left out"),
        QuoteOutcome.WORDS_CHANGED: QuoteFindings.tr("Words changed"),
        QuoteOutcome.WRONG_SPEAKER: QuoteFindings.tr("Somebody else says this"),
        QuoteOutcome.TWO_SPEAKERS: QuoteFindings.tr("Words of two run into one"),
        QuoteOutcome.NO_MARKS: QuoteFindings.tr("No quotation marks"),
        QuoteOutcome.NOT_FOUND: QuoteFindings.tr("Not in your library"),
        QuoteOutcome.TITLE: QuoteFindings.tr("A title"),
        QuoteOutcome.TOO_SHORT: QuoteFindings.tr("Too short to look for"),
    }[finding.outcome]


def finding_sentences(finding: QuoteFinding) -> tuple[str, ...]:
    """What is to be said of a finding, and what its writer may do."""
    told = [_of_change(change) for change in finding.changes]
    return tuple(filter(None, (*told, *_of_outcome(finding))))


def _loud_name(kind: ChangeKind) -> str:
    return {
        ChangeKind.NUMBER: QuoteFindings.tr("Number changed"),
        ChangeKind.NAME: QuoteFindings.tr("Name changed"),
    }.get(kind, QuoteFindings.tr("Meaning changed"))


def _of_outcome(finding: QuoteFinding) -> tuple[str, ...]:
    outcome = finding.outcome
    if outcome is QuoteOutcome.WRONG_SPEAKER:
        return (_of_wrong_speaker(finding),)
    if outcome is QuoteOutcome.TWO_SPEAKERS:
        return (_of_two(finding),)
    if outcome is QuoteOutcome.NO_MARKS:
        return (
            QuoteFindings.tr(
                "These words stand in the source just so. Put them between quotation marks, or"
                " say it in your own words."
            ),
        )
    if outcome is QuoteOutcome.NOT_FOUND:
        return (
            QuoteFindings.tr(
                "No article has words like these. Add the source to your library, then check again."
            ),
        )
    return ()


def _of_wrong_speaker(finding: QuoteFinding) -> str:
    if finding.place is not None and finding.place.speaker:
        words = QuoteFindings.tr("You give this to {0}. In the source it is {1} who says it.")
        return words.format(finding.given_to, finding.place.speaker)
    words = QuoteFindings.tr(
        "You give this to {0}. In the source the article itself says it, and nobody is quoted."
    )
    return words.format(finding.given_to)


def _of_two(finding: QuoteFinding) -> str:
    if len(finding.speakers) > 1:
        words = QuoteFindings.tr("The first words are by {0}, others by {1}. Quote each by itself.")
        return words.format(finding.speakers[0], finding.speakers[1])
    words = QuoteFindings.tr(
        "Only a part of this is said by {0}. The rest are words of the article itself."
    )
    return words.format(finding.given_to or finding.speakers[0])


def _of_change(change: WordChange) -> str:
    source, essay = change.source_words, change.essay_words
    words = _of_kind(change.kind)
    if change.kind in (ChangeKind.SHOWN, ChangeKind.SIGN, ChangeKind.NEGATION):
        return words
    if not essay:
        words = QuoteFindings.tr("“{0}” is left out. Three dots (…) would show that.")
    elif not source:
        words = QuoteFindings.tr("“{1}” was added. Square brackets would show that.")
    return words.format(source, essay)


def _of_kind(kind: ChangeKind) -> str:
    return {
        ChangeKind.SHOWN: "",
        ChangeKind.SIGN: QuoteFindings.tr("The sign is another one than in the source."),
        ChangeKind.NEGATION: QuoteFindings.tr(
            "A “no” or “not” was added or is gone: now it says something else."
        ),
        ChangeKind.LEFT_OUT: QuoteFindings.tr("“{0}” is left out. Three dots (…) would show that."),
        ChangeKind.NUMBER: QuoteFindings.tr("The source says {0}, and you say {1}."),
        ChangeKind.NAME: QuoteFindings.tr("The source names {0}, and you name {1}."),
        ChangeKind.OPPOSITE: QuoteFindings.tr("“{0}” became “{1}”: now it says something else."),
        ChangeKind.WORDS: QuoteFindings.tr("“{0}” became “{1}”."),
    }[kind]
