"""What the student does to marks and notes: on the disk at once, and every step can be undone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.errors import LibraryDamaged
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.text.words_gone import is_loss
from desktop.core.wording import Wording
from desktop.live.edits.edits import Edits
from desktop.live.edits.steps import StepPassage
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE, an_article, span_of
from tests.core.library.test_damage import overwrite_pages_of
from tests.desktop.builders import a_full_disk

BRIDGE_ID = ArticleId("bridge")
ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "4"))


class Desk:
    """A library with an article in it, and a student at work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.failures: list[Exception] = []
        with a_library(folder) as library:
            library.articles.add(an_article())
        self.open()

    def open(self) -> None:
        """As when the program starts: the library is as it was, and nothing can be undone."""
        self.library = a_library(self.folder)
        self.live = LiveLibrary(self.library)
        self.edits = Edits(self.live)
        self.edits.steps.failed.connect(self.failures.append)

    def mark(self, words: str = "rust", pen: Pen = Pen.EVIDENCE) -> AnnotationId:
        made = self.edits.notes.mark(an_article(), span_of(words), pen)
        assert made is not None
        return made

    def note(self, annotation_id: AnnotationId) -> Annotation:
        found = self.library.annotations.find(annotation_id)
        assert found is not None
        return found

    def visible(self) -> tuple[Annotation, ...]:
        return self.library.annotations.of_article(BRIDGE_ID)

    def close(self) -> None:
        self.library.close()


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_a_mark_is_on_the_disk_with_its_place_and_its_pen(desk: Desk) -> None:
    made = desk.mark("found rust", Pen.QUESTION)

    with a_library(desk.folder) as other:
        [mark] = other.annotations.of_article(BRIDGE_ID)
    assert mark.id == made
    assert (mark.selector.quote.exact, mark.span) == ("found rust", span_of("found rust"))
    assert (mark.pen, mark.body) == (Pen.QUESTION, "")


def test_white_space_at_the_ends_of_a_selection_is_not_marked(desk: Desk) -> None:
    words = span_of(" 1931.\n")

    desk.edits.notes.mark(an_article(), words, Pen.EVIDENCE)

    assert [mark.selector.quote.exact for mark in desk.visible()] == ["1931."]


@pytest.mark.parametrize("span", [Span(3, 3), Span(51, 52), Span(len(BRIDGE), len(BRIDGE) + 9)])
def test_where_there_are_no_words_there_is_no_mark_and_nothing_to_undo(
    desk: Desk, span: Span
) -> None:
    assert desk.edits.notes.mark(an_article(), span, Pen.EVIDENCE) is None

    assert desk.visible() == ()
    assert not desk.edits.steps.stack.canUndo()


def test_words_typed_in_one_go_are_one_step(desk: Desk) -> None:
    note = desk.mark()
    for words in ("W", "Wh", "Who?"):
        assert desk.edits.writing.write(note, words)

    desk.edits.steps.undo()
    assert desk.note(note).body == ""

    desk.edits.steps.redo()
    assert desk.note(note).body == "Who?"


def test_words_typed_later_are_a_step_of_their_own(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "first")
    desk.edits.writing.end()
    desk.edits.writing.write(note, "first and second")

    desk.edits.steps.undo()

    assert desk.note(note).body == "first"


def test_words_on_another_note_are_a_step_of_their_own(desk: Desk) -> None:
    one, other = desk.mark("rust"), desk.mark("council")
    desk.edits.writing.write(one, "on one")
    desk.edits.writing.write(other, "on other")

    desk.edits.steps.undo()

    assert (desk.note(one).body, desk.note(other).body) == ("on one", "")


def test_words_typed_after_an_undo_and_another_step_are_not_lost_by_undoing_them(
    desk: Desk,
) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "first")
    desk.edits.steps.undo()
    desk.edits.notes.change_pen(note, Pen.CLAIM)
    desk.edits.writing.write(note, "second")

    desk.edits.steps.undo()
    assert (desk.note(note).body, desk.note(note).pen) == ("", Pen.CLAIM)

    desk.edits.steps.redo()
    assert (desk.note(note).body, desk.note(note).pen) == ("second", Pen.CLAIM)


def test_every_word_typed_is_on_the_disk_at_once(desk: Desk) -> None:
    note = desk.mark()

    for words in ("W", "Wh", "Who"):
        desk.edits.writing.write(note, words)
        with Library.open_for_reading(desk.folder) as other:
            found = other.annotations.find(note)
            assert found is not None
            assert found.body == words


def test_half_an_emoji_does_not_keep_the_other_words_from_the_disk(desk: Desk) -> None:
    note = desk.mark()

    assert desk.edits.writing.write(note, "My words\n\n- and \ud83d more\x00")

    assert desk.note(note).body == "My words\n\n- and  more"
    assert desk.failures == []


def test_words_on_a_note_in_the_bin_are_refused(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.notes.remove(note)

    assert not desk.edits.writing.write(note, "lost?")


def test_a_step_that_changes_nothing_is_no_step(desk: Desk) -> None:
    note = desk.mark("rust", Pen.CLAIM)
    desk.edits.writing.write(note, "words")
    steps = desk.edits.steps.stack.count()

    desk.edits.notes.change_pen(note, Pen.CLAIM)
    desk.edits.notes.restore(note)
    assert desk.edits.writing.write(note, "words")

    assert desk.edits.steps.stack.count() == steps


def test_removing_what_lies_in_the_bin_does_not_bring_it_back_by_undo(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.notes.remove(note)
    steps = desk.edits.steps.stack.count()

    desk.edits.notes.remove(note)

    assert desk.edits.steps.stack.count() == steps


def test_what_cannot_be_written_now_is_written_as_soon_as_it_can(desk: Desk) -> None:
    note = desk.mark()

    with a_full_disk():
        assert desk.edits.writing.write(note, "words", seen="")
        claim = desk.edits.notes.mark(an_article(), span_of("council"), Pen.CLAIM)
        assert claim is not None
        desk.edits.notes.change_pen(note, Pen.OPINION)
        assert not desk.live.try_now()
        assert [mark.id for mark in desk.visible()] == [note]
        assert desk.note(note).body == ""

    assert desk.live.try_now()
    assert desk.failures == []
    assert {mark.id for mark in desk.visible()} == {note, claim}
    assert desk.note(note).body == "words"


def test_words_that_had_to_wait_are_in_the_same_step(desk: Desk) -> None:
    note = desk.mark()
    assert desk.edits.writing.write(note, "W", seen="")
    with a_full_disk():
        assert desk.edits.writing.write(note, "Wh", seen="W")
    assert desk.live.try_now()
    assert desk.edits.writing.write(note, "Who", seen="Wh")

    desk.edits.steps.undo()
    assert desk.note(note).body == ""

    desk.edits.steps.redo()
    assert desk.note(note).body == "Who"


def test_what_is_undone_while_it_waits_is_undone_in_its_order(desk: Desk) -> None:
    note = desk.mark()
    with a_full_disk():
        assert desk.edits.writing.write(note, "words", seen="")
        assert desk.edits.steps.undo()

    assert desk.live.try_now()
    assert desk.note(note).body == ""
    assert desk.edits.steps.redo()
    assert desk.note(note).body == "words"


def test_a_damaged_library_is_told_and_the_words_are_not_called_kept(desk: Desk) -> None:
    note = desk.mark()
    desk.close()
    overwrite_pages_of("annotation", desk.library.path)
    desk.open()

    assert not desk.edits.writing.write(note, "words")
    desk.edits.notes.change_pen(note, Pen.OPINION)
    desk.edits.notes.remove(note)

    assert {type(error) for error in desk.failures} == {LibraryDamaged}
    assert desk.edits.steps.stack.count() == 0


@dataclass(frozen=True)
class Note:
    """What the model knows of a note."""

    span: Span
    pen: Pen
    body: str = ""
    is_removed: bool = False


Notes = dict[AnnotationId, Note]
SPANS = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, len(BRIDGE) - 20),
    st.integers(0, 20),
)


class StudentAtWork(RuleBasedStateMachine):
    """A student who marks, writes, removes, undoes and starts the program again, in any order.

    The model is the list of states that undo and redo walk along.
    """

    notes = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.desk = Desk(Path(self._folder.name))
        self.states: list[Notes] = [{}]
        self.at = 0
        self.writing: AnnotationId | None = None
        self.ever_made: set[AnnotationId] = set()
        self.ever_ended: set[tuple[AnnotationId, str]] = set()

    @property
    def now(self) -> Notes:
        return self.states[self.at]

    def writing_ends(self) -> None:
        if self.writing is not None and (words := self.now[self.writing].body).strip():
            self.ever_ended.add((self.writing, words))
        self.writing = None

    def takes_a_step(self, annotation_id: AnnotationId, note: Note) -> None:
        self.writing_ends()
        self.states[self.at + 1 :] = [{**self.now, annotation_id: note}]
        self.at += 1
        self.writing = None

    @rule(target=notes, span=SPANS, pen=st.sampled_from(Pen))
    def mark(self, span: Span, pen: Pen) -> AnnotationId | MultipleResults[AnnotationId]:
        made = self.desk.edits.notes.mark(an_article(), span, pen)

        words = span.of(BRIDGE)
        if not words.strip():
            assert made is None
            return multiple()
        assert made is not None
        start = span.start + len(words) - len(words.lstrip())
        self.ever_made.add(made)
        self.takes_a_step(made, Note(Span(start, start + len(words.strip())), pen))
        return made

    @rule(note=notes, pen=st.sampled_from(Pen))
    def change_pen(self, note: AnnotationId, pen: Pen) -> None:
        before = self.now.get(note)
        standing = self.desk.library.annotations.of_article(BRIDGE_ID)
        self.desk.edits.notes.change_pen(note, pen)

        if not before or before.is_removed or before.pen is pen:
            return
        others = [each for each in standing if each.id != note]
        same = [each for each in others if (each.span, each.pen) == (before.span, pen)]
        if not same:
            self.takes_a_step(note, replace(before, pen=pen))
            return
        # Two marks of one pen on the same words become one, with the words of both.
        [moved] = [each for each in standing if each.id == note]
        two = sorted((same[0], moved), key=lambda each: each.created)
        bodies = dict.fromkeys(each.body for each in two if each.body.strip())
        self.takes_a_step(note, replace(before, pen=pen, body="\n\n".join(bodies)))
        gone = replace(self.now[same[0].id], is_removed=True)
        self.states[self.at] = {**self.now, same[0].id: gone}

    @rule(note=notes, body=st.sampled_from(["", "Who?", "Who says so? 🙂", "قال"]))
    def write(self, note: AnnotationId, body: str) -> None:
        is_kept = self.desk.edits.writing.write(note, body)

        before = self.now.get(note)
        assert is_kept == (before is not None and not before.is_removed)
        if not is_kept or before is None or before.body == body:
            return
        if self.writing == note and is_loss(before.body, body):
            # What is taken out in one go is a step of its own, and a wording before.
            self.writing_ends()
        if self.writing == note:
            self.states[self.at] = {**self.now, note: replace(before, body=body)}
        else:
            self.takes_a_step(note, replace(before, body=body))
            self.writing = note

    @rule()
    def end_writing(self) -> None:
        self.desk.edits.writing.end()

        self.writing_ends()

    @rule(note=notes)
    def remove(self, note: AnnotationId) -> None:
        self.desk.edits.notes.remove(note)

        # Whoever removes has ended the writing, also where there is nothing to remove any more.
        self.writing_ends()
        before = self.now.get(note)
        if before and not before.is_removed:
            self.takes_a_step(note, replace(before, is_removed=True))

    @rule(note=notes)
    def restore(self, note: AnnotationId) -> None:
        in_bin = {each.id: each for each in self.desk.library.annotations.removed_from(BRIDGE_ID)}
        self.desk.edits.notes.restore(note)

        if note in in_bin:
            # A mark that was undone lies in the bin as well: the student may want it after all.
            kept = in_bin[note]
            self.takes_a_step(note, Note(kept.span, kept.pen, kept.body))

    @rule()
    def undo(self) -> None:
        self.desk.edits.steps.undo()

        if self.at > 0:
            self.writing_ends()
            self.at -= 1

    @rule()
    def redo(self) -> None:
        self.desk.edits.steps.redo()

        if self.at < len(self.states) - 1:
            self.writing_ends()
            self.at += 1

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo_everything_and_redo_it(self) -> None:
        was_at = self.at
        while self.at > 0:
            self.undo()
            self.library_is_as_the_model_says()
        assert not self.desk.edits.steps.stack.canUndo()
        while self.at < len(self.states) - 1:
            self.redo()
            self.library_is_as_the_model_says()
        assert not self.desk.edits.steps.stack.canRedo()
        while self.at > was_at:
            self.undo()

    @rule()
    def start_the_program_again(self) -> None:
        self.desk.close()
        self.desk.open()

        self.states, self.at, self.writing = [self.now], 0, None
        # A program that ends here was killed: what was half written is no wording, but it is there.

    @invariant()
    def library_is_as_the_model_says(self) -> None:
        found = {note.id: Note(note.span, note.pen, note.body) for note in self.desk.visible()}
        assert found == {key: note for key, note in self.now.items() if not note.is_removed}

    @invariant()
    def the_undo_stack_is_as_the_model_says(self) -> None:
        stack = self.desk.edits.steps.stack
        assert (stack.index(), stack.count()) == (self.at, len(self.states) - 1)

    @invariant()
    def no_note_ever_left_the_file(self) -> None:
        in_bin = self.desk.library.annotations.removed_from(BRIDGE_ID)
        assert {note.id for note in (*self.desk.visible(), *in_bin)} == self.ever_made

    @invariant()
    def every_wording_that_was_ended_is_found(self) -> None:
        known = self.desk.library.annotations.wordings_in(BRIDGE_ID)
        found = {(note, each.value) for note, all_of in known.items() for each in all_of}
        assert found >= self.ever_ended

    @invariant()
    def no_note_in_the_bin_is_empty_that_once_had_words(self) -> None:
        for note in self.desk.library.annotations.removed_from(BRIDGE_ID):
            had = {words for made, words in self.ever_ended if made == note.id}
            assert note.body.strip() or not had

    @invariant()
    def nothing_failed(self) -> None:
        assert self.desk.failures == []

    def teardown(self) -> None:
        self.desk.close()
        self._folder.cleanup()


def test_whatever_a_student_does_can_be_undone_and_nothing_is_lost(qapp: QApplication) -> None:
    run_state_machine_as_test(
        StudentAtWork, settings=settings(max_examples=8 * ROUNDS, stateful_step_count=30)
    )


# Wordings, and other programs


def wordings_of(desk: Desk, note: AnnotationId) -> list[Wording]:
    return list(desk.library.annotations.wordings_in(BRIDGE_ID).get(note, ()))


def test_undone_words_are_in_the_history_and_their_undone_mark_in_the_bin_with_them(
    desk: Desk,
) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "Wh")
    desk.edits.writing.write(note, "Who?")

    desk.edits.steps.undo()
    desk.edits.steps.undo()

    assert desk.visible() == ()
    assert [kept.body for kept in desk.library.annotations.removed_from(BRIDGE_ID)] == ["Who?"]
    assert "Who?" in [each.value for each in wordings_of(desk, note)]


def test_a_step_knows_the_words_of_the_article_that_it_is_about(desk: Desk) -> None:
    desk.mark("found rust")

    place = desk.edits.steps.next_undone

    assert place == StepPassage(BRIDGE_ID, span_of("found rust"), "found rust")
    desk.edits.steps.undo()
    assert desk.edits.steps.next_undone is None
    assert desk.edits.steps.next_redone == place


def test_an_earlier_wording_is_put_back_and_that_is_undone(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "first")
    desk.edits.writing.end()
    desk.edits.writing.write(note, "second")
    desk.edits.writing.end()
    first = next(each for each in wordings_of(desk, note) if each.value == "first")

    desk.edits.notes.put_back(note, first)
    assert desk.note(note).body == "first"

    assert desk.edits.steps.undo()
    assert desk.note(note).body == "second"


def test_words_typed_over_what_another_wrote_meanwhile_are_both_kept(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "mine", seen="")
    with a_library(desk.folder) as other:
        other.annotations.change(replace(desk.note(note), body="theirs"))

    assert desk.edits.writing.write(note, "mine too", seen="mine")

    assert desk.note(note).body == "mine too"
    assert [each.value for each in wordings_of(desk, note) if each.is_beside] == ["theirs"]
    assert "mine" in [each.value for each in wordings_of(desk, note)]


def test_a_step_over_a_note_that_another_changed_is_passed_over_and_told(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "mine")
    with a_library(desk.folder) as other:
        other.annotations.change(replace(desk.note(note), body="theirs"))
    refused: list[str] = []
    desk.edits.steps.refused.connect(refused.append)

    assert not desk.edits.steps.undo()

    assert desk.note(note).body == "theirs"
    assert len(refused) == 1
    assert desk.failures == []
    # The mark below it was made before those words came: it is not taken away with them.
    assert not desk.edits.steps.undo()
    assert desk.note(note).body == "theirs"
    assert not desk.edits.steps.stack.canUndo()


def test_words_on_a_note_that_another_put_into_the_bin_bring_it_back(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "mine", seen="")
    with a_library(desk.folder) as other:
        other.annotations.remove(note)
    back: list[bool] = []
    desk.edits.writing.returned.connect(lambda: back.append(True))

    assert desk.edits.writing.write(note, "mine goes on", seen="mine")

    assert desk.note(note).body == "mine goes on"
    assert back == [True]


def test_a_choice_of_words_is_a_step(desk: Desk) -> None:
    note = desk.mark()
    with a_library(desk.folder) as other:
        other.annotations.change(replace(desk.note(note), body="theirs"))
    desk.edits.writing.write(note, "mine", seen="")
    assert [each.value for each in wordings_of(desk, note) if each.is_beside] == ["theirs"]

    desk.edits.notes.settle(note)
    assert not [each for each in wordings_of(desk, note) if each.is_beside]

    desk.edits.steps.undo()
    assert [each.value for each in wordings_of(desk, note) if each.is_beside] == ["theirs"]


def test_half_an_emoji_that_was_left_out_is_not_taken_for_words_of_another(desk: Desk) -> None:
    note = desk.mark()
    desk.edits.writing.write(note, "one \ud83d", seen="")

    desk.edits.writing.write(note, "one \ud83d two", seen="one \ud83d")

    assert desk.note(note).body == "one  two"
    assert not [each for each in wordings_of(desk, note) if each.is_beside]
