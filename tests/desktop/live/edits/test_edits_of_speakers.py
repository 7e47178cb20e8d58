"""What the student puts right about speakers: on the disk at once, and every step is undone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.core.article import Article, ArticleId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.extraction.extract import extract
from desktop.core.library.changes import Changes
from desktop.core.quotation import Extraction, Quotation
from desktop.core.span import Span
from desktop.core.speakers.correcting import corrected
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE, a_correction, a_pack, an_article, span_of
from tests.desktop.builders import a_full_disk

BRIDGE_ID = ArticleId("bridge")
FERRY_ID = ArticleId("ferry")
Put = list[tuple[CorrectionKind, str, str]]


class Desk:
    """A library with two articles of the same words, and a student at work on the first."""

    def __init__(self, folder: Path) -> None:
        self.library = a_library(folder)
        self.article = an_article()
        self.library.articles.add(self.article)
        self.library.articles.add(an_article("ferry"))
        self.live = LiveLibrary(self.library)
        self.edits = Edits(self.live)
        self.failures: list[Exception] = []
        self.heard: list[Changes] = []
        self.edits.steps.failed.connect(self.failures.append)
        self.live.changed.connect(self.heard.append)

    def extraction(self, article: Article | None = None) -> Extraction:
        """What the student sees."""
        article = article or self.article
        corrections = self.library.corrections
        return corrected(
            article.text,
            extract(article.text),
            corrections.of_article(article.id),
            corrections.speaker_names(article.id),
            self.library.lessons.people(article.id),
        )

    def quotation(self, words: str) -> Quotation:
        place = span_of(words, self.article.text)
        [found] = [q for q in self.extraction().quotations if q.extent.encloses(place)]
        return found

    def speaker_of(self, words: str, article: Article | None = None) -> str:
        extraction = self.extraction(article)
        [found] = [q for q in extraction.quotations if q.extent.encloses(span_of(words))]
        speaker = extraction.speaker(found.speaker)
        return speaker.name if speaker else ""

    def put_right(self) -> Put:
        return [
            (each.kind, each.selector.quote.exact, each.speaker)
            for each in self.library.corrections.of_article(self.article.id)
        ]

    def names(self, article_id: ArticleId = BRIDGE_ID) -> list[tuple[str, str]]:
        names = self.library.corrections.speaker_names(article_id)
        return [(each.name, each.shown_as) for each in names]


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.library.close()


def test_a_corrected_speaker_is_on_the_disk_with_the_place_of_the_quotation(desk: Desk) -> None:
    made = desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("is safe"), " Tom  Reed\n"
    )

    with a_library(desk.library.folder) as other:
        [correction] = other.corrections.of_article(BRIDGE_ID)
    assert correction.id == made
    assert correction.kind is CorrectionKind.SPEAKER
    assert correction.speaker == "Tom Reed"
    assert correction.selector.quote.exact == "“The harbour bridge is safe,”"
    assert correction.is_the_readers
    assert desk.speaker_of("is safe") == "Tom Reed"
    assert desk.heard == [
        Changes(articles=frozenset({BRIDGE_ID}), corrections=frozenset({correction.id}))
    ]


STEPS: dict[str, Callable[[Desk], CorrectionId | None]] = {
    "speaker": lambda desk: desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("is safe"), "Tom Reed"
    ),
    "nobody": lambda desk: desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("is safe"), ""
    ),
    "denied": lambda desk: desk.edits.speakers.deny_quotation(
        desk.article, desk.quotation("is safe")
    ),
    "added": lambda desk: desk.edits.speakers.add_quotation(
        desk.article, span_of("found rust"), "Ada"
    ),
    "joined": lambda desk: desk.edits.speakers.join_speakers("Anna Keller", "Tom Reed"),
    "separated": lambda desk: desk.edits.speakers.separate_speaker(
        desk.article, "Anna Keller", "Anna Keller (mayor)"
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_undone_and_done_again(desk: Desk, step: str) -> None:
    before = desk.extraction()
    assert STEPS[step](desk) is not None
    after = desk.extraction()
    assert after != before

    for _ in range(2):
        desk.edits.steps.undo()
        assert desk.extraction() == before

        desk.edits.steps.redo()
        assert desk.extraction() == after
    assert desk.failures == []


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_taken_back_and_that_undone(desk: Desk, step: str) -> None:
    before = desk.extraction()
    made = STEPS[step](desk)
    assert made is not None
    after = desk.extraction()

    desk.edits.speakers.take_back(made)
    assert desk.extraction() == before

    desk.edits.steps.undo()
    assert desk.extraction() == after


@pytest.mark.parametrize("step", STEPS)
def test_what_cannot_be_written_now_holds_as_soon_as_it_can(desk: Desk, step: str) -> None:
    before = desk.extraction()

    with a_full_disk():
        STEPS[step](desk)
        assert not desk.live.try_now()
        assert desk.extraction() == before

    assert desk.live.try_now()
    assert desk.failures == []
    assert desk.extraction() != before


@pytest.mark.parametrize("step", STEPS)
def test_an_undo_or_a_redo_waits_as_well(desk: Desk, step: str) -> None:
    before = desk.extraction()
    STEPS[step](desk)
    after = desk.extraction()

    with a_full_disk():
        assert desk.edits.steps.undo()
        assert desk.extraction() == after
    assert desk.live.try_now()
    assert desk.extraction() == before

    with a_full_disk():
        assert desk.edits.steps.redo()
    assert desk.live.try_now()
    assert desk.extraction() == after


def test_another_name_for_the_same_quotation_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.edits.speakers.correct_speaker(desk.article, desk.quotation("is safe"), "Tom Reed")
    second = desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("is safe"), "Ada Lund"
    )

    assert [name for _, _, name in desk.put_right()] == ["Ada Lund"]
    desk.edits.steps.undo()
    assert desk.speaker_of("is safe") == "Tom Reed"

    desk.edits.steps.redo()
    assert second is not None
    desk.edits.speakers.take_back(second)
    assert desk.speaker_of("is safe") == "Anna Keller"


def test_words_that_were_added_stay_a_quotation_when_their_speaker_is_corrected(desk: Desk) -> None:
    desk.edits.speakers.add_quotation(desk.article, span_of("found rust"), "Ada")
    corrected_id = desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("found rust"), "Bo"
    )
    assert corrected_id is not None

    assert desk.speaker_of("found rust") == "Bo"
    desk.edits.speakers.take_back(corrected_id)
    assert desk.speaker_of("found rust") == "Ada"


def test_words_that_were_added_may_be_denied_and_added_again(desk: Desk) -> None:
    desk.edits.speakers.add_quotation(desk.article, span_of("found rust"), "Ada")

    desk.edits.speakers.deny_quotation(desk.article, desk.quotation("found rust"))
    assert not desk.quotation("found rust").is_speech

    desk.edits.speakers.add_quotation(desk.article, span_of("found rust"), "Bo")
    assert desk.speaker_of("found rust") == "Bo"
    assert len(desk.put_right()) == 1


def test_white_space_at_the_ends_of_a_selection_is_not_quoted(desk: Desk) -> None:
    desk.edits.speakers.add_quotation(desk.article, span_of(" the repairs. "), "")

    assert desk.put_right() == [(CorrectionKind.MISSED, "the repairs.", "")]


@pytest.mark.parametrize("span", [Span(3, 3), Span(51, 52), Span(len(BRIDGE), len(BRIDGE) + 9)])
def test_where_there_are_no_words_there_is_no_quotation_to_add(desk: Desk, span: Span) -> None:
    assert desk.edits.speakers.add_quotation(desk.article, span, "Ada") is None

    assert desk.put_right() == []
    assert not desk.edits.steps.stack.canUndo()


def test_speakers_who_are_joined_are_one_in_every_article(desk: Desk) -> None:
    desk.edits.speakers.join_speakers("Anna Keller", "Mayor Keller")

    assert desk.speaker_of("is safe") == "Mayor Keller"
    assert desk.speaker_of("is safe", an_article("ferry")) == "Mayor Keller"
    assert desk.heard[-1].articles == {BRIDGE_ID, FERRY_ID}


def test_a_speaker_who_is_separated_is_another_in_this_article_alone(desk: Desk) -> None:
    desk.edits.speakers.separate_speaker(desk.article, "Anna Keller", "Anna Keller (mayor)")

    assert desk.speaker_of("is safe") == "Anna Keller (mayor)"
    assert desk.speaker_of("is safe", an_article("ferry")) == "Anna Keller"


def test_a_name_given_anew_takes_the_place_of_the_one_before_in_the_same_articles(
    desk: Desk,
) -> None:
    desk.edits.speakers.separate_speaker(desk.article, "Anna Keller", "Keller (here)")
    desk.edits.speakers.join_speakers("Anna Keller", "First")

    desk.edits.speakers.join_speakers("ANNA  Keller", "Second")

    assert desk.names(FERRY_ID) == [("ANNA Keller", "Second")]
    assert desk.names() == [("ANNA Keller", "Second"), ("Anna Keller", "Keller (here)")]
    desk.edits.steps.undo()
    assert desk.names(FERRY_ID) == [("Anna Keller", "First")]


@pytest.mark.parametrize(("name", "shown_as"), [("", "X"), ("X", " "), ("X Y", "X  Y")])
def test_a_name_that_changes_nothing_is_no_step(desk: Desk, name: str, shown_as: str) -> None:
    assert desk.edits.speakers.join_speakers(name, shown_as) is None
    assert desk.edits.speakers.separate_speaker(desk.article, name, shown_as) is None

    assert not desk.edits.steps.stack.canUndo()


def test_taking_back_what_was_taken_back_is_no_step(desk: Desk) -> None:
    made = desk.edits.speakers.join_speakers("Anna Keller", "Tom Reed")
    assert made is not None
    desk.edits.speakers.take_back(made)
    steps = desk.edits.steps.stack.count()

    desk.edits.speakers.take_back(made)

    assert desk.edits.steps.stack.count() == steps


def test_a_correction_of_a_pack_is_outdone_and_never_taken_back(desk: Desk) -> None:
    pack = a_pack()
    article = pack.articles[0]
    teachers = a_correction(name="bridges/q1", made_by="A. Teacher", article=article)
    desk.library.lessons.install([replace(pack, corrections=(teachers,))])
    desk.article = article
    assert desk.speaker_of("is safe", article) == "Tom Reed"

    desk.edits.speakers.take_back(teachers.id)
    assert desk.speaker_of("is safe", article) == "Tom Reed"
    assert not desk.edits.steps.stack.canUndo()

    desk.edits.speakers.correct_speaker(article, desk.quotation("is safe"), "Ada Lund")
    assert desk.speaker_of("is safe", article) == "Ada Lund"
    desk.edits.steps.undo()
    assert desk.speaker_of("is safe", article) == "Tom Reed"


def test_what_holds_can_be_looked_up_by_its_id(desk: Desk) -> None:
    one = desk.edits.speakers.correct_speaker(desk.article, desk.quotation("is safe"), "Tom Reed")
    other = desk.edits.speakers.join_speakers("Tom Reed", "T. Reed")
    assert one is not None
    assert other is not None

    assert isinstance(desk.library.corrections.find(one), Correction)
    assert isinstance(desk.library.corrections.find(other), SpeakerName)


def test_half_an_emoji_in_a_name_does_not_keep_the_rest_from_the_disk(desk: Desk) -> None:
    desk.edits.speakers.correct_speaker(
        desk.article, desk.quotation("is safe"), "Tom \ud83dReed\x00"
    )
    desk.edits.speakers.join_speakers("Tom Reed", "T. \ud83dReed")

    assert desk.speaker_of("is safe") == "T. Reed"
    assert desk.failures == []


WORDS = st.sampled_from(["is safe", "in spring", "found rust", "Critics doubt the repairs."])
NAMES = st.sampled_from(["", "Anna Keller", "anna keller", "Tom Reed", "Ada Lund"])
WALKS = st.lists(
    st.tuples(
        st.sampled_from(["correct", "deny", "add", "join", "separate", "take back"]),
        WORDS,
        NAMES,
        NAMES,
    ),
    max_size=8,
)


def takes(desk: Desk, step: str, words: str, name: str, other: str) -> None:
    """One step of a student, where there is something to take it on."""
    edits, article, place = desk.edits, desk.article, span_of(words)
    there = [q for q in desk.extraction().quotations if q.extent.encloses(place)]
    corrections = desk.library.corrections
    made: tuple[Correction | SpeakerName, ...]
    made = (*corrections.of_article(article.id), *corrections.speaker_names(article.id))
    if step == "correct" and there:
        edits.speakers.correct_speaker(article, there[0], name)
    elif step == "deny" and there:
        edits.speakers.deny_quotation(article, there[0])
    elif step == "add":
        edits.speakers.add_quotation(article, place, name)
    elif step == "join":
        edits.speakers.join_speakers(name, other)
    elif step == "separate":
        edits.speakers.separate_speaker(article, name, other)
    elif step == "take back" and made:
        edits.speakers.take_back(made[len(words) % len(made)].id)


@given(WALKS)
@settings(max_examples=25)
def test_whatever_is_put_right_can_be_undone_to_the_first_step_and_done_again(
    qapp: QApplication, walk: list[tuple[str, str, str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        states = [desk.extraction()]
        for step in walk:
            count = desk.edits.steps.stack.count()
            takes(desk, *step)
            if desk.edits.steps.stack.count() > count:
                states.append(desk.extraction())
            else:
                assert desk.extraction() == states[-1]

        for state in reversed(states[:-1]):
            desk.edits.steps.undo()
            assert desk.extraction() == state
        assert not desk.edits.steps.stack.canUndo()
        for state in states[1:]:
            desk.edits.steps.redo()
            assert desk.extraction() == state

        assert desk.failures == []
        desk.library.close()
