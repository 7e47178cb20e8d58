"""Answers to the questions of lessons: saved with every letter, undone, found, kept for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.lesson import PackId
from desktop.core.library.answers import Answers
from desktop.core.library.checking import check
from desktop.core.library.library import Library
from desktop.core.motivation import Motivation
from desktop.core.question import Question, QuestionId, QuestionType, answer_in_words
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.builders import a_selector, an_article
from tests.desktop.builders import a_full_disk

BRIDGE = an_article()
QUESTION = Question(
    QuestionId("bridges/q-safe"), BRIDGE.id, "Is it safe?", QuestionType.OPEN, "Say why."
)
MARK = Question(
    QuestionId("bridges/q-rust"), BRIDGE.id, "Where?", QuestionType.MARK_MANY, "Mark it."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        library.articles.add(BRIDGE)
        yield library


@pytest.fixture
def edits(library: Library, qapp: QApplication) -> Edits:
    return Edits(LiveLibrary(library))


def bodies(library: Library, question: Question = QUESTION) -> list[str]:
    return [each.body for each in Answers(library).to(question.id)]


def test_an_answer_is_saved_with_every_letter_and_undone_in_one_step(
    library: Library, edits: Edits
) -> None:
    seen = ""
    for body in ("I", "I think", "I think so"):
        assert edits.answers.write(QUESTION, body, seen=seen)
        assert bodies(library) == [body]
        seen = body
    edits.steps.undo()
    assert bodies(library) == [""]
    edits.steps.redo()
    assert bodies(library) == ["I think so"]

    [answer] = Answers(library).of_article(BRIDGE.id)
    assert (answer.motivation, answer.question) == (Motivation.REPLYING, "bridges/q-safe")
    assert check(library.folder).is_sound


def test_an_answer_is_no_note_and_tells_nothing_of_the_source(
    library: Library, edits: Edits
) -> None:
    edits.answers.write(QUESTION, "I think so", seen="")
    edits.answers.mark(MARK, a_selector("rust"))

    [summary] = library.articles.summaries()
    assert (summary.annotation_count, summary.note_count, summary.is_looked_at) == (0, 0, False)
    assert library.annotations.of_source(BRIDGE.id) == ()


def test_each_choice_is_a_step(library: Library, edits: Edits) -> None:
    edits.answers.choose(QUESTION, "a", seen="")
    edits.answers.choose(QUESTION, "b", seen="a")
    edits.steps.undo()

    assert bodies(library) == ["a"]


def test_passages_marked_in_answer_come_and_go_by_steps(library: Library, edits: Edits) -> None:
    first = edits.answers.mark(MARK, a_selector("rust"))
    second = edits.answers.mark(MARK, a_selector("Tom Reed"))
    assert first is not None
    assert second is not None
    assert Answers(library).to(MARK.id) == (second, first)
    assert not first.is_blank

    assert edits.answers.unmark(first)
    assert Answers(library).to(MARK.id) == (second,)
    edits.steps.undo()
    edits.steps.undo()
    assert Answers(library).to(MARK.id) == (first,)


def test_how_a_question_was_put_is_kept_with_its_answer(library: Library, edits: Edits) -> None:
    edits.answers.write(QUESTION, "I think so", seen="")
    [answer] = Answers(library).to(QUESTION.id)
    changed = replace(QUESTION, body="Say why not.")

    assert [each.value for each in Answers(library).asked(answer.id)] == [QUESTION.wording]
    assert edits.answers.know_new_wording(answer.id, changed)

    assert [each.value for each in Answers(library).asked(answer.id)] == [
        changed.wording,
        QUESTION.wording,
    ]
    assert [each.body for each in Answers(library).of_lesson(PackId("bridges"))] == ["I think so"]


def test_what_cannot_be_written_now_is_written_later(library: Library, qapp: QApplication) -> None:
    live = LiveLibrary(library)
    edits = Edits(live)
    with a_full_disk():
        assert edits.answers.write(QUESTION, "I think so", seen="")
        assert edits.answers.write(QUESTION, "I think so, too", seen="I think so")
    assert bodies(library) == []

    live.stop()

    assert bodies(library) == ["I think so, too"]


def test_that_an_answer_was_checked_is_kept_and_undone(library: Library, edits: Edits) -> None:
    answer = answer_in_words(QUESTION.id)
    edits.answers.choose(QUESTION, "a", seen="")

    assert edits.answers.check(QUESTION, "a")
    edits.answers.choose(QUESTION, "b", seen="a")

    known = Answers(library).check_of(answer)
    assert (known.holds_for("a"), known.holds_for("b"), known.tries) == (True, False, 1)
    assert edits.answers.check(QUESTION, "b")
    assert Answers(library).check_of(answer).tries == 2
    edits.steps.undo()
    edits.steps.undo()
    assert bodies(library) == ["a"]
    assert Answers(library).check_of(answer).holds_for("a")
    edits.steps.undo()
    assert not Answers(library).check_of(answer).holds_for("a")
    edits.steps.redo()
    assert Answers(library).check_of(answer).holds_for("a")
    assert check(library.folder).is_sound


def test_an_answer_that_is_checked_twice_was_tried_once(library: Library, edits: Edits) -> None:
    edits.answers.choose(QUESTION, "a", seen="")
    steps = edits.steps.stack.count()

    assert edits.answers.check(QUESTION, "a")
    assert edits.answers.check(QUESTION, "a")

    assert edits.steps.stack.count() == steps + 1
    assert Answers(library).check_of(answer_in_words(QUESTION.id)).tries == 1


def test_marks_that_were_taken_away_count_as_tries(library: Library, edits: Edits) -> None:
    for words in ("rust", "bridge"):
        marked = edits.answers.mark(MARK, a_selector(words))
        assert marked is not None
        edits.answers.unmark(marked)

    assert Answers(library).tries_of_lesson(PackId("bridges")) == {MARK.id: 2}
