"""Quotations that an essay gives to somebody who does not say them, or to one instead of two."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.extraction.extract import extract
from desktop.core.quotation import Extraction
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.core.student_work.quote_check.source_texts import SourceText, SourceTexts
from desktop.core.student_work.quote_check.speakers_compared import (
    EssayVoice,
    SpokenThere,
    are_one,
    distinct,
    given_to,
    is_text_itself,
    speaks_of,
    spoken_there,
)
from desktop.core.student_work.quote_check.verdict import (
    EssayCheck,
    QuoteOutcome,
    QuoteVerdict,
)

# In longer essays nobody is looked for.
_LONGEST = 120_000
# Graver than who says it is only that it says something else.
_GRAVER = (QuoteOutcome.MEANING_CHANGED,)
# So many words of the article itself make a difference.
_FEWEST_TOLD = 3
_WITHOUT_SPEAKER = (QuoteOutcome.NO_MARKS, QuoteOutcome.NOT_FOUND)


def with_speakers(check: EssayCheck, sources: SourceTexts, shape: Shape = SHAPELESS) -> EssayCheck:
    """The same check, with who says what: takes some ten milliseconds for each source quoted."""
    is_short = len(check.text) <= _LONGEST
    voices = extract(check.text, shape=shape) if is_short else Extraction()
    verdicts = tuple(_with_speaker(check.text, each, voices, sources) for each in check.verdicts)
    return replace(check, verdicts=verdicts)


def _with_speaker(
    essay: str, verdict: QuoteVerdict, voices: Extraction, sources: SourceTexts
) -> QuoteVerdict:
    place = verdict.origin
    source = sources.get(place.article_id) if place is not None else None
    if place is None or source is None or verdict.is_silent:
        return verdict
    there = spoken_there(source, verdict.matched)
    speaker = there.names[0] if len(there.names) == 1 else ""
    told = replace(verdict, origin=replace(place, speaker=speaker))
    return (
        told if verdict.outcome in _WITHOUT_SPEAKER else _beside(essay, told, voices, source, there)
    )


def _beside(
    essay: str, told: QuoteVerdict, voices: Extraction, source: SourceText, there: SpokenThere
) -> QuoteVerdict:
    """A verdict once it is known who says its words in the source."""
    people = distinct(there.names)
    if len(people) > 1:
        return _graver(replace(told, speakers=people), QuoteOutcome.TWO_SPEAKERS)
    voice = given_to(essay, voices, told.here)
    # A role is written small: who bears it is not known here.
    if voice is None or not voice.name[:1].isupper():
        return told
    told = replace(told, given_to=voice.name)
    if any(are_one(voice.name, name) for name in people) and there.unspoken >= _FEWEST_TOLD:
        # What the article says by itself was put into somebody's mouth.
        return _graver(replace(told, speakers=people), QuoteOutcome.TWO_SPEAKERS)
    assert told.origin is not None
    is_wrong = _is_wrong(voice, there, source, told.origin.span)
    return _graver(told, QuoteOutcome.WRONG_SPEAKER) if is_wrong else told


def _graver(verdict: QuoteVerdict, outcome: QuoteOutcome) -> QuoteVerdict:
    return verdict if verdict.outcome in _GRAVER else replace(verdict, outcome=outcome)


def _is_wrong(voice: EssayVoice, there: SpokenThere, source: SourceText, span: Span) -> bool:
    if is_text_itself(voice, source):
        return False
    if there.names:
        return not any(are_one(voice.name, name) for name in there.names)
    # What nobody says are the words of the article; whoever is spoken of there may have said them.
    is_reported = there.unknown or not there.unspoken
    if is_reported or not voice.is_named:
        return False
    return not speaks_of(source.line(span.start).of(source.text), voice.name)
