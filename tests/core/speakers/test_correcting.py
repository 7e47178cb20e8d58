"""What was put right holds, whatever else was found, and whoever said it last wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.article import ArticleId
from desktop.core.claim import Person, PersonId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.extraction.extract import extract
from desktop.core.quotation import (
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
from desktop.core.span import Span
from desktop.core.speakers.correcting import (
    CORRECTED,
    CORRECTED_BY_A_PACK,
    corrected,
    deciding,
)

BRIDGE = ArticleId("bridge")
TEXT = (
    "The council met on Monday about the harbour bridge.\n"
    "“The harbour bridge is safe,” said Mayor Anna Keller, “and we will repair it in spring.”\n"
    "Critics doubt the repairs. “It is a coat of paint,” Tom Reed said, and he left.\n"
    "Many found rust. They call the beams “weak” and the bridge old."
)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def a_mention(words: str) -> Mention:
    return Mention(span_of(words), words, MentionKind.NAME)


def a_quotation(
    words: str, utterance: int, name: str = "", kind: QuotationKind = QuotationKind.DIRECT
) -> Quotation:
    """What the program finds: words with their marks, said by whom the text names."""
    extent = span_of(words)
    mention = a_mention(name) if name else None
    return Quotation(
        content=Span(extent.start + 1, extent.end - 1),
        extent=extent,
        kind=kind,
        utterance=utterance,
        cue=Cue(span_of("said"), "said") if name else None,
        mention=mention,
        speaker=SpeakerId(name.lower().replace(" ", "-")) if name else None,
        confidence=0.9 if name else 0.0,
        why=Reason("after-name-verb", (mention,)) if mention else Reason("none"),
    )


SAFE, SPRING = "“The harbour bridge is safe,”", "“and we will repair it in spring.”"
PAINT = "“It is a coat of paint,”"
FOUND = Extraction(
    (
        a_quotation(SAFE, 0, "Anna Keller"),
        a_quotation(SPRING, 0, "Anna Keller"),
        a_quotation(PAINT, 1, "Tom Reed"),
        a_quotation("“weak”", 2, kind=QuotationKind.SCARE),
    ),
    (
        Speaker(SpeakerId("anna-keller"), "Anna Keller", (a_mention("Anna Keller"),)),
        Speaker(SpeakerId("tom-reed"), "Tom Reed", (a_mention("Tom Reed"), a_mention("he left"))),
    ),
)


def a_correction(
    words: str,
    speaker: str = "",
    kind: CorrectionKind = CorrectionKind.SPEAKER,
    *,
    made_by: str = "",
    text: str = TEXT,
) -> Correction:
    return Correction(
        id=CorrectionId(f"{kind} {words} {speaker} {made_by}"),
        article_id=BRIDGE,
        kind=kind,
        selector=describe(text, span_of(words, text)),
        speaker=speaker,
        made_by=made_by,
        created="2025-03-12T12:00:00+00:00",
    )


def a_name(name: str, shown_as: str, article_id: ArticleId | None = None) -> SpeakerName:
    return SpeakerName(CorrectionId(f"{name} {shown_as}"), name, shown_as, article_id)


def put_right(
    *corrections: Correction,
    names: tuple[SpeakerName, ...] = (),
    people: tuple[Person, ...] = (),
    found: Extraction = FOUND,
) -> Extraction:
    return corrected(TEXT, found, corrections, names, people)


def at(extraction: Extraction, words: str, text: str = TEXT) -> Quotation:
    """The quotation that holds these words."""
    [quotation] = [q for q in extraction.quotations if q.extent.encloses(span_of(words, text))]
    return quotation


def said_by(extraction: Extraction, words: str) -> str:
    speaker = extraction.speaker(at(extraction, words).speaker)
    return speaker.name if speaker else ""


def names_of(extraction: Extraction) -> list[str]:
    return [speaker.name for speaker in extraction.speakers]


def test_with_nothing_to_put_right_the_very_same_comes_back() -> None:
    lost = a_correction("Nowhere", text="Nowhere to be found")

    assert put_right() is FOUND
    assert put_right(names=(a_name("Nobody here", "X"),)) is FOUND
    assert put_right(people=(Person(PersonId("p"), "Tom Reed", ("Reed",)),)) is FOUND
    assert put_right(lost) is FOUND


def test_a_quotation_gets_the_speaker_that_the_reader_names() -> None:
    extraction = put_right(a_correction(PAINT, "Anna Keller"))

    quotation = at(extraction, "coat of paint")
    assert quotation.speaker == FOUND.speakers[0].id
    assert (quotation.confidence, quotation.why) == (1.0, Reason(CORRECTED))
    assert quotation.mention is None
    assert quotation.cue is not None
    assert names_of(extraction) == names_of(FOUND)


def test_whoever_is_new_gets_an_id_like_the_others_and_no_mention() -> None:
    extraction = put_right(a_correction(PAINT, "Ada Lund"))

    assert extraction.speakers == (*FOUND.speakers, Speaker(SpeakerId("ada-lund"), "Ada Lund"))
    assert at(extraction, "coat of paint").speaker == "ada-lund"


def test_the_name_may_be_written_in_other_letters() -> None:
    extraction = put_right(a_correction(PAINT, "anna  KELLER"))

    assert said_by(extraction, "coat of paint") == "Anna Keller"


def test_a_quotation_may_be_said_to_be_of_nobody_who_is_named() -> None:
    quotation = at(put_right(a_correction(PAINT)), "coat of paint")

    assert quotation.is_speech
    assert (quotation.speaker, quotation.mention) == (None, None)
    assert (quotation.confidence, quotation.why.rule) == (1.0, CORRECTED)


def test_a_speaker_who_is_confirmed_keeps_the_words_that_name_him() -> None:
    quotation = at(put_right(a_correction(PAINT, "Tom Reed")), "coat of")

    assert quotation.mention == at(FOUND, "coat of").mention
    assert (quotation.confidence, quotation.why) == (1.0, Reason(CORRECTED))


def test_every_piece_of_an_utterance_has_the_speaker_of_the_piece_that_was_corrected() -> None:
    extraction = put_right(a_correction(SPRING, "Tom Reed"))

    assert said_by(extraction, "is safe") == "Tom Reed"


def test_a_piece_that_was_corrected_itself_does_not_follow_the_others() -> None:
    first = a_correction(SAFE, "Ada Lund")
    second = a_correction(SPRING, "Tom Reed")

    for extraction in (put_right(first, second), put_right(second, first)):
        assert said_by(extraction, "is safe") == "Ada Lund"
        assert said_by(extraction, "in spring") == "Tom Reed"


def test_what_is_no_quotation_is_kept_and_is_no_speech() -> None:
    denied = a_correction(PAINT, kind=CorrectionKind.NOT_SPEECH)

    quotation = at(put_right(denied), "coat of paint")

    assert not quotation.is_speech
    assert (quotation.kind, quotation.speaker) == (QuotationKind.SCARE, None)
    assert quotation.why == Reason(CORRECTED)


def test_a_denied_piece_does_not_become_speech_with_the_rest_of_its_utterance() -> None:
    denied = a_correction(SPRING, kind=CorrectionKind.NOT_SPEECH)

    extraction = put_right(denied, a_correction(SAFE, "Tom Reed"))

    assert not at(extraction, "in spring").is_speech
    assert said_by(extraction, "is safe") == "Tom Reed"


def test_words_that_were_missed_are_a_quotation_in_their_place() -> None:
    missed = a_correction("Critics doubt the repairs.", "The critics", CorrectionKind.MISSED)

    extraction = put_right(missed)

    quotation = at(extraction, "Critics doubt")
    assert quotation.content.of(TEXT) == "Critics doubt the repairs."
    assert (quotation.is_speech, quotation.confidence) == (True, 1.0)
    assert said_by(extraction, "Critics doubt") == "The critics"
    extents = [each.extent for each in extraction.quotations]
    assert extents == sorted(extents)
    assert len({each.utterance for each in extraction.quotations}) == 4


def test_marks_around_missed_words_belong_to_the_quotation() -> None:
    for words in ("weak", "“weak”"):
        quotation = at(put_right(a_correction(words, kind=CorrectionKind.MISSED)), "weak")

        assert quotation.extent.of(TEXT) == "“weak”"
        assert quotation.content.of(TEXT) == "weak"
        assert quotation.kind is QuotationKind.PARTIAL


def test_missed_words_take_the_place_of_whatever_they_overlap() -> None:
    missed = a_correction("safe,” said Mayor Anna Keller, “and", "X", CorrectionKind.MISSED)

    extraction = put_right(missed)

    [first, *_] = extraction.quotations
    assert first.extent == span_of("safe,” said Mayor Anna Keller, “and")
    assert len(extraction.quotations) == len(FOUND.quotations) - 1


def test_a_speaker_for_words_that_are_no_longer_found_makes_them_a_quotation() -> None:
    bare = Extraction(speakers=FOUND.speakers)

    extraction = put_right(a_correction(PAINT, "Tom Reed"), found=bare)

    assert said_by(extraction, "coat of paint") == "Tom Reed"
    assert at(extraction, "coat").content.of(TEXT) == "It is a coat of paint,"


def test_a_few_words_of_a_quotation_are_enough_to_correct_it() -> None:
    extraction = put_right(a_correction("coat of paint", "Ada Lund", made_by="A. Teacher"))

    assert said_by(extraction, "It is a coat") == "Ada Lund"
    assert at(extraction, "coat").why == Reason(CORRECTED_BY_A_PACK)


def test_the_later_correction_wins() -> None:
    one = a_correction(PAINT, "Ada Lund")
    other = a_correction(PAINT, "Bo Berg")

    assert said_by(put_right(one, other), "coat") == "Bo Berg"
    assert said_by(put_right(other, one), "coat") == "Ada Lund"


@pytest.mark.parametrize("of_the_pack", CorrectionKind)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_reader_wins_over_the_pack(of_the_pack: CorrectionKind, is_first: bool) -> None:
    teachers = a_correction(PAINT, "", of_the_pack, made_by="A. Teacher")
    readers = a_correction(PAINT, "Ada Lund")

    both = (readers, teachers) if is_first else (teachers, readers)

    assert said_by(put_right(*both), "coat") == "Ada Lund"
    assert at(put_right(*both), "coat").why.rule == CORRECTED


def test_what_the_reader_says_of_one_piece_wins_over_a_pack_on_the_other() -> None:
    teachers = a_correction(SPRING, "Ada Lund", made_by="A. Teacher")

    extraction = put_right(a_correction(SAFE, "Tom Reed"), teachers)

    assert said_by(extraction, "in spring") == "Tom Reed"


def test_words_that_moved_are_found_where_their_surroundings_are() -> None:
    correction = a_correction(PAINT, "Ada Lund")
    text = f"“It is a coat of paint,” somebody wrote.\n{TEXT}"

    found = tuple(
        replace(FOUND.quotations[2], extent=Span(at, at + len(PAINT)), utterance=at)
        for at in (0, text.rindex(PAINT))
    )
    extraction = corrected(text, Extraction(found), (correction,), ())

    assert [each.why.rule for each in extraction.quotations] == ["after-name-verb", CORRECTED]


def test_each_quotation_knows_what_decided_on_it() -> None:
    correction = a_correction(SAFE, "Tom Reed")
    extraction = put_right(correction)

    for found in (FOUND, extraction):
        assert deciding(TEXT, found, (correction,)) == {
            at(FOUND, "is safe").extent: correction,
            at(FOUND, "in spring").extent: correction,
        }


def test_the_names_of_people_make_one_speaker_of_all_their_forms() -> None:
    mayor = Person(PersonId("keller"), "Anna M. Keller", ("the mayor", "Anna Keller"))

    extraction = put_right(people=(mayor,))

    assert names_of(extraction) == ["Anna M. Keller", "Tom Reed"]
    assert said_by(extraction, "is safe") == "Anna M. Keller"
    assert extraction.speakers[0].id == "anna-m-keller"
    assert extraction.speakers[0].mentions == FOUND.speakers[0].mentions


def test_a_form_that_two_people_have_names_neither() -> None:
    people = (
        Person(PersonId("a"), "Anna M. Keller", ("Anna Keller",)),
        Person(PersonId("b"), "Anna B. Keller", ("Anna Keller",)),
    )

    assert put_right(people=people) is FOUND


def test_two_names_become_one_speaker_with_the_mentions_of_both_in_their_order() -> None:
    extraction = put_right(names=(a_name("Tom Reed", "Anna Keller"),))

    [speaker] = extraction.speakers
    assert (speaker.id, speaker.name) == (FOUND.speakers[0].id, "Anna Keller")
    mentions = [mention for each in FOUND.speakers for mention in each.mentions]
    assert list(speaker.mentions) == sorted(mentions, key=lambda mention: mention.span)
    assert said_by(extraction, "coat of paint") == "Anna Keller"
    assert at(extraction, "coat").confidence == at(FOUND, "coat").confidence


def test_who_is_another_person_in_this_article_has_an_id_of_his_own() -> None:
    extraction = put_right(names=(a_name("Tom Reed", "Tom Reed (critic)", BRIDGE),))

    assert [(each.id, each.name) for each in extraction.speakers][1] == (
        "tom-reed-critic",
        "Tom Reed (critic)",
    )


def test_a_name_that_leads_to_another_is_followed() -> None:
    names = (a_name("Tom Reed", "T. Reed"), a_name("T. Reed", "Thomas Reed"))

    assert names_of(put_right(names=names)) == ["Anna Keller", "Thomas Reed"]


def test_of_names_that_lead_in_a_circle_the_newest_wins() -> None:
    names = (
        a_name("Tom Reed", "Anna Keller"),
        a_name("Anna Keller", "Ada Lund"),
        a_name("Ada Lund", "Tom Reed"),
    )

    assert names_of(put_right(names=names)) == ["Tom Reed"]
    assert names_of(put_right(names=names[:2])) == ["Ada Lund"]
    assert names_of(put_right(names=(a_name("Tom Reed", "X"), a_name("X", "Tom Reed")))) == [
        "Anna Keller",
        "Tom Reed",
    ]


def test_a_name_shown_as_itself_leads_nowhere_any_more() -> None:
    names = (a_name("Tom Reed", "Ada Lund"), a_name("Tom Reed", "Tom Reed"))

    assert put_right(names=names) is FOUND


def test_a_corrected_speaker_is_shown_under_the_joined_name() -> None:
    extraction = put_right(
        a_correction(PAINT, "A. Keller"),
        names=(a_name("A. Keller", "Anna Keller"),),
    )

    assert said_by(extraction, "coat") == "Anna Keller"
    assert names_of(extraction) == ["Anna Keller", "Tom Reed"]


def test_two_whom_the_article_tells_apart_under_one_name_stay_apart() -> None:
    he, she, tom = (
        Speaker(SpeakerId(name), name.rstrip("12")) for name in ("Smith1", "Smith2", "Tom")
    )

    extraction = corrected("", Extraction((), (he, she, tom)), (), (a_name("Tom", "Smith"),))

    assert extraction.speakers == (he, she)


SPEAKERS = st.sampled_from(
    ["", "Anna Keller", "anna keller", "Tom Reed", "Ada", "the council", " "]
)
PIECES = st.sampled_from(
    [
        "“The bridge is safe,” said Anna Keller. “We will mend it.”",
        "“It is paint,” Tom Reed said, and he left. “All of it,” he added.",
        "He called it “weak” and 'old'.",
        "\n",
        " ",
        "“A man opened it.\n“And closed it,” Ada said.",
        "The council met.",
        "“",
        "”",
        '"Yes," said Tom Reed.',
        "🙂",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=7).map(" ".join)
NAMES = st.lists(
    st.builds(a_name, SPEAKERS, SPEAKERS, st.sampled_from([None, BRIDGE])),
    max_size=4,
).map(tuple)
PEOPLE = st.lists(
    st.builds(
        Person,
        st.just(PersonId("p")),
        SPEAKERS,
        st.lists(SPEAKERS, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)


Case = tuple[str, tuple[Correction, ...], tuple[SpeakerName, ...], tuple[Person, ...]]


@st.composite
def corrections_of(draw: st.DrawFn, text: str) -> Correction:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 60)))
    selector = describe(text, Span(start, end))
    shift = draw(st.sampled_from([0, 0, 3]))
    moved = replace(
        selector,
        position=replace(selector.position, start=start + shift, end=end + shift),
    )
    return Correction(
        id=CorrectionId(str(draw(st.integers(0, 99)))),
        article_id=BRIDGE,
        kind=draw(st.sampled_from(CorrectionKind)),
        selector=moved,
        speaker=draw(SPEAKERS),
        made_by=draw(st.sampled_from(["", "A. Teacher"])),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    text = draw(TEXTS)
    assume(text)
    corrections = tuple(draw(st.lists(corrections_of(text), max_size=5)))
    return text, corrections, draw(NAMES), draw(PEOPLE)


def assert_sound(text: str, extraction: Extraction) -> None:
    end = 0
    for quotation in extraction.quotations:
        assert end <= quotation.extent.start < quotation.extent.end <= len(text)
        assert quotation.extent.encloses(quotation.content)
        assert quotation.speaker is None or extraction.speaker(quotation.speaker) is not None
        end = quotation.extent.end
    ids = [speaker.id for speaker in extraction.speakers]
    assert len(ids) == len(set(ids))


@given(cases())
def test_whatever_is_put_right_the_quotations_stay_in_order_and_twice_is_as_once(
    case: Case,
) -> None:
    text, corrections, names, people = case
    found = extract(text)
    assert_sound(text, found)

    once = corrected(text, found, corrections, names, people)
    twice = corrected(text, once, corrections, names, people)

    assert_sound(text, once)
    assert twice == once
    assert corrected(text, found, corrections, names, people) == once


@given(cases(), st.text(max_size=40))
@example(("“A,” said Tom Reed.", (), (), ()), "")
def test_corrections_of_another_text_do_no_harm(case: Case, other: str) -> None:
    _, corrections, names, people = case

    assert_sound(other, corrected(other, extract(other), corrections, names, people))


def test_the_mentions_of_joined_speakers_are_not_doubled() -> None:
    mention = Mention(Span(0, 3), "Tom", MentionKind.NAME)
    both = Extraction(
        (), (Speaker(SpeakerId("a"), "A", (mention,)), Speaker(SpeakerId("b"), "B", (mention,)))
    )

    extraction = corrected("Tom", both, (), (a_name("A", "B"),))

    assert extraction.speakers == (Speaker(SpeakerId("b"), "B", (mention,)),)
