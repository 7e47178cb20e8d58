"""The records that an extraction consists of, made from what the rules found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.persons import is_person
from desktop.core.extraction.people.speaker_ids import SpeakerIds
from desktop.core.extraction.reading.any_language import kind_in_any_language
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.printed_turns import printed_turns
from desktop.core.extraction.rules.resolution import Resolver
from desktop.core.extraction.rules.speech import kind_given, kind_of
from desktop.core.extraction.rules.utterances import utterance_numbers
from desktop.core.extraction.weighing.conversation import Conversation
from desktop.core.extraction.weighing.doubts import with_doubts
from desktop.core.extraction.weighing.weighing import Verdict
from desktop.core.quotation import (
    PROBABLE_FROM,
    Cue,
    Extraction,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Reason,
    Speaker,
    SpeakerId,
)

NO_RULE = "none"
NOT_SPEECH = "not-speech"
OTHER_LANGUAGE = "other-language"
PRINTED_TURN = "printed-turn"
_GOES_ON = frozenset({"same-paragraph", "same-sentence", "same-paragraph-with-words"})
_LABELLED = 0.95


@dataclass(frozen=True, slots=True)
class _Attributed:
    """A quotation whose speaker is still a figure of the cast."""

    quotation: Quotation
    figure: Figure | None
    chain: tuple[NounPhrase, ...] = ()


def without_speakers(narration: Narration) -> Extraction:
    """The quotations alone, for a text in a language that the rules do not know."""
    attributions: list[Attribution | None] = [None] * len(narration.quoted)
    utterances = utterance_numbers(narration, attributions)
    kinds = [kind_in_any_language(each.content.of(narration.text)) for each in narration.quoted]
    return Extraction(
        tuple(
            _bare(narration, piece, utterances[piece], OTHER_LANGUAGE, kinds[piece])
            for piece in narration.piece_numbers()
        )
    )


def with_speakers(
    narration: Narration,
    phrases: Sequence[NounPhrase],
    cast: Cast,
    verdicts: Sequence[Verdict],
) -> Extraction:
    """The quotations with their speakers, and everybody whom the text names."""
    resolver = Resolver(narration, cast, phrases)
    talk = Conversation(narration, cast, Phrases(narration, phrases))
    printed = _printed(narration, cast, first_utterance=len(narration.quoted) + 1)
    between = _findings(narration, talk, resolver, verdicts)
    findings = _in_order([*printed, *_outside(between, printed)])
    speakers = _speakers(narration, cast, findings)
    quotations = tuple(
        replace(finding.quotation, speaker=speakers[id(finding.figure)].id)
        if finding.figure
        else finding.quotation
        for finding in findings
    )
    return Extraction(quotations, tuple(speakers.values()))


def _outside(
    findings: Sequence[_Attributed], printed: Sequence[_Attributed]
) -> Iterator[_Attributed]:
    """Those that lie in no printed turn: marks inside of what somebody says are part of it."""
    ends = [each.quotation.content.end for each in printed]
    for finding in findings:
        extent = finding.quotation.extent
        number = bisect_right(ends, extent.start)
        if number == len(ends) or printed[number].quotation.content.start >= extent.end:
            yield finding


def _in_order(findings: list[_Attributed]) -> list[_Attributed]:
    """The findings in the order of the text, and their utterances counted anew."""
    numbers: dict[int, int] = {}
    findings.sort(key=lambda finding: finding.quotation.content)
    for finding in findings:
        numbers.setdefault(finding.quotation.utterance, len(numbers) + 1)
    return [
        each
        if each.quotation.utterance == numbers[each.quotation.utterance]
        else replace(
            each, quotation=replace(each.quotation, utterance=numbers[each.quotation.utterance])
        )
        for each in findings
    ]


def _findings(
    narration: Narration, talk: Conversation, resolver: Resolver, verdicts: Sequence[Verdict]
) -> list[_Attributed]:
    utterances = utterance_numbers(narration, [verdict.attribution for verdict in verdicts])
    findings: list[_Attributed] = []
    for piece, weighed in zip(narration.piece_numbers(), verdicts, strict=True):
        verdict = talk.verdict(piece, weighed)
        word = narration.piece_words[piece]
        kind = kind_of(narration, word, verdict.attribution)
        if verdict.is_speech is not None:
            kind = kind_given(narration, word, kind, is_speech=verdict.is_speech)
        goes_on = bool(findings) and findings[-1].quotation.utterance == utterances[piece]
        if goes_on and findings[-1].quotation.kind is QuotationKind.DIRECT:
            kind = QuotationKind.DIRECT
        bare = _bare(narration, piece, utterances[piece], NO_RULE, kind)
        listener = talk.listener(piece)
        if listener:
            resolver.note_speaker(listener)
        asker = talk.asker(piece, verdict.attribution)
        resolver.note_addressed(talk.addressed(piece) or asker)
        resolver.note_expected(talk.expected(piece))
        finding = _finding(narration, resolver, bare, verdict, in_talk=talk.takes_turns)
        finding = _no_surer(finding, findings[-1] if findings else None)
        talk.note(piece, finding.figure, verdict.attribution)
        if finding.figure:
            resolver.note_speaker(finding.figure)
        findings.append(finding)
    return findings


def _no_surer(finding: _Attributed, before: _Attributed | None) -> _Attributed:
    """Whoever goes on speaking is no surer than where they began.

    Example: The key was stiff. Ada Quill shook it. “Come on.” It turned. “There.” → Ada Quill
        (sentence-before); Ada Quill (same-paragraph)
    """
    if before is None or finding.figure is None or finding.figure is not before.figure:
        return finding
    if finding.quotation.why.rule not in _GOES_ON:
        return finding
    sure = min(finding.quotation.confidence, before.quotation.confidence)
    return replace(finding, quotation=replace(finding.quotation, confidence=sure))


def _printed(narration: Narration, cast: Cast, first_utterance: int) -> list[_Attributed]:
    """What people say in lines with labels and without marks."""
    known: dict[str, Figure] = {}
    findings: list[_Attributed] = []
    for number, turn in enumerate(printed_turns(narration.text)):
        figure = cast.called(turn.name) or known.get(turn.key)
        if figure is None and turn.name:
            figure = known[turn.key] = Figure(turn.name)
        if figure and figure.name.isupper() and figure.name.lower() == turn.name.lower():
            figure.name = turn.name
        label = Mention(turn.label, turn.label.of(narration.text), MentionKind.NAME)
        quotation = Quotation(
            content=turn.content,
            extent=turn.content,
            kind=QuotationKind.TURN,
            utterance=first_utterance + number,
            cue=None,
            mention=label,
            speaker=None,
            confidence=_LABELLED if figure else 0.0,
            why=Reason(PRINTED_TURN, (label,)),
        )
        findings.append(_Attributed(quotation, figure))
    return findings


def _finding(
    narration: Narration,
    resolver: Resolver,
    bare: Quotation,
    verdict: Verdict,
    *,
    in_talk: bool,
) -> _Attributed:
    kind, attribution = bare.kind, verdict.attribution
    if kind not in (QuotationKind.DIRECT, QuotationKind.PARTIAL):
        return _Attributed(replace(bare, why=Reason(NOT_SPEECH)), None)
    if attribution is None:
        return _Attributed(bare, None)
    resolution = resolver.resolve(attribution)
    sure = with_doubts(
        verdict.confidence,
        attribution,
        resolution,
        in_talk=in_talk,
    )
    has_speaker = resolution.figure is not None and sure >= PROBABLE_FROM
    chain = resolution.chain if has_speaker else ()
    quotation = replace(
        bare,
        cue=_cue(narration, attribution.cue),
        mention=attribution.phrase.mention(narration.text),
        confidence=sure if resolution.figure else 0.0,
        why=Reason(attribution.rule, tuple(phrase.mention(narration.text) for phrase in chain)),
    )
    return _Attributed(quotation, resolution.figure if has_speaker else None, chain)


def _bare(
    narration: Narration, piece: PieceNumber, utterance: int, rule: str, kind: QuotationKind
) -> Quotation:
    quoted = narration.quoted[piece]
    return Quotation(
        content=quoted.content,
        extent=quoted.extent,
        kind=kind,
        utterance=utterance,
        cue=None,
        mention=None,
        speaker=None,
        confidence=0.0,
        why=Reason(rule),
    )


def _cue(narration: Narration, word: int | None) -> Cue | None:
    if word is None:
        return None
    # "according to" is one cue.
    length = 2 if narration.lowered[word] == "according" else 1
    span = narration.span(word, min(word + length, len(narration)))
    return Cue(span, span.of(narration.text))


def _speakers(
    narration: Narration, cast: Cast, findings: Sequence[_Attributed]
) -> dict[int, Speaker]:
    """Whoever speaks and every other person, in the order of their first mention."""
    passed: dict[int, list[NounPhrase]] = {}
    places: dict[int, tuple[int, Figure]] = {
        id(figure): (figure.phrases[0].span.start, figure) for figure in cast.figures
    }
    for finding in findings:
        if finding.figure:
            passed.setdefault(id(finding.figure), []).extend(finding.chain)
            # Whoever is only named by a label comes where the words of the first turn do.
            first = finding.quotation.content.start
            places.setdefault(id(finding.figure), (first, finding.figure))
    ids = SpeakerIds()
    named = [figure for _, figure in sorted(places.values(), key=lambda each: each[0])]
    return {
        id(figure): _speaker(narration, figure, passed.get(id(figure), []), ids)
        for figure in named
        if id(figure) in passed or is_person(narration, figure)
    }


def _speaker(
    narration: Narration, figure: Figure, passed: Sequence[NounPhrase], ids: SpeakerIds
) -> Speaker:
    phrases = {phrase.end: phrase for phrase in (*figure.phrases, *passed)}
    mentions: tuple[Mention, ...] = tuple(
        phrases[end].mention(narration.text) for end in sorted(phrases)
    )
    speaker_id: SpeakerId = ids.of(figure.full_name)
    return Speaker(speaker_id, figure.full_name, mentions)
