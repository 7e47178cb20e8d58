"""Notes of two libraries become one, in either direction, and nobody's words are lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.annotation import AnnotationId
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.merged_notes import merge_notes, merge_notes_back, note_states
from desktop.core.library.moving.about_here import about_here
from desktop.core.library.moving.moving_out import move_out
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.library.moving.other_library import other_library
from desktop.core.library.waiting_notes import WaitingNotes
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.student_work.merging import MergePlan, merge_plan
from desktop.core.wording import NotePart
from tests.core.builders import BRIDGE as WORDS
from tests.core.builders import NOON, Clock, an_annotation, an_article

BRIDGE = an_article(title="Repairs of the bridge", url="https://example.org/bridge")
FIRST = an_annotation("rust", "Who says so?", article=BRIDGE)
SECOND = an_annotation("is safe", "", name="n2", pen=Pen.CLAIM, article=BRIDGE)


class SharedClock:
    """One clock for two computers, which goes on by a second with each look at it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(name="both")
def two_copies(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """A library and a copy of it on another computer."""
    clock = SharedClock()
    with Library.open(tmp_path / "mine", now=clock) as library:
        library.articles.add(BRIDGE)
        library.annotations.add(FIRST)
        library.annotations.add(SECOND)
    shutil.copytree(tmp_path / "mine", tmp_path / "theirs")
    with (
        Library.open(tmp_path / "mine", now=clock) as mine,
        Library.open(tmp_path / "theirs", now=clock) as theirs,
    ):
        yield mine, theirs


def merged(library: Library, other: Library, author: str = "") -> MergePlan:
    plan = merge_plan(library, other, author=author, name="other")
    merge_notes(library, plan.merged)
    return plan


def shown(library: Library) -> list[tuple[str, str, Pen, str]]:
    return sorted(
        (each.annotation.id, each.annotation.body, each.annotation.pen, each.removed)
        for each in note_states(library.connection)
    )


def places(library: Library) -> dict[str, str]:
    """On which words each note stands."""
    return {
        each.annotation.id: each.annotation.span.of(BRIDGE.text)
        for each in note_states(library.connection)
    }


def moved(library: Library, id_: str, words: str) -> None:
    """Puts a note on other words, as its reader does."""
    standing = library.annotations.find(AnnotationId(id_))
    if standing is not None:
        start = BRIDGE.text.index(words)
        selector = describe(BRIDGE.text, Span(start, start + len(words)))
        when = library.now().isoformat()
        after = standing.put_on(BRIDGE.id, selector, when)
        library.annotations.move(after, seen=standing)


def test_a_mark_stands_where_it_was_put_last(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    moved(mine, FIRST.id, "harbour")
    moved(theirs, FIRST.id, "found rust")
    moved(theirs, SECOND.id, "Nobody")

    plan = merged(mine, theirs)
    merged(theirs, mine)

    assert places(mine) == places(theirs)
    assert places(mine) == {FIRST.id: "found rust", SECOND.id: "Nobody"}
    assert plan.articles[0].changed == 2


def test_one_step_back_puts_marks_where_they_stood_and_there_they_stay(
    both: tuple[Library, Library],
) -> None:
    mine, theirs = both
    moved(mine, FIRST.id, "harbour")
    moved(theirs, FIRST.id, "found rust")
    plan = merged(mine, theirs)

    merge_notes_back(mine, plan.merged)

    assert places(mine)[FIRST.id] == "harbour"
    # It was wanted so later than it was moved there.
    merged(theirs, mine)
    assert places(theirs)[FIRST.id] == "harbour"


def test_a_mark_that_was_moved_in_another_version_of_the_text_is_found_here(
    tmp_path: Path,
) -> None:
    clock = SharedClock()
    with Library.open(tmp_path / "mine", now=clock) as mine:
        mine.articles.add(BRIDGE)
        mine.annotations.add(FIRST)
    shutil.copytree(tmp_path / "mine", tmp_path / "theirs")
    newer = replace(BRIDGE, text=f"A line before.\n{BRIDGE.text}", version=2)
    with (
        Library.open(tmp_path / "mine", now=clock) as mine,
        Library.open(tmp_path / "theirs", now=clock) as theirs,
    ):
        moved(theirs, FIRST.id, "found rust")
        mine.versions.take(mine.versions.plan(newer, "test"))

        merged(mine, theirs)

        found = mine.annotations.find(FIRST.id)
        assert found is not None
        assert found.span.of(mine.articles.get(BRIDGE.id).text) == "found rust"


def test_the_steps_on_the_way_to_a_place_leave_one_wording(both: tuple[Library, Library]) -> None:
    mine, _ = both
    for words in ("found", "found rust", "harbour found rust"):
        moved(mine, FIRST.id, words)

    [(_, place)] = [
        each
        for state in note_states(mine.connection)
        for each in state.history.wordings
        if each[0] is NotePart.PLACE
    ]
    assert "harbour found rust" in place.value


def test_what_each_wrote_stands_in_both(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    mine.annotations.add(an_annotation("beams", "Mine", name="m", article=BRIDGE))
    theirs.annotations.add(an_annotation("council", "Theirs", name="t", article=BRIDGE))
    theirs.annotations.change(replace(FIRST, body="Anna Keller says so."))

    plan = merged(mine, theirs)
    merged(theirs, mine)

    [share] = plan.articles
    assert (share.title, share.new, share.changed, share.beside) == (BRIDGE.title, 1, 1, 0)
    assert shown(mine) == shown(theirs)
    assert [body for _, body, _, _ in shown(mine)] == ["Mine", "Anna Keller says so.", "", "Theirs"]


def test_a_second_time_changes_nothing(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    theirs.annotations.change(replace(FIRST, body="Anna Keller says so."))
    merged(mine, theirs)
    before = mine.fingerprint()

    plan = merged(mine, theirs)

    assert not plan.has_any
    assert plan.same == 2
    assert mine.fingerprint() == before


def test_of_two_wordings_the_newest_shows_and_the_other_waits_beside(
    both: tuple[Library, Library],
) -> None:
    mine, theirs = both
    mine.annotations.change(replace(FIRST, body="The mayor."))
    theirs.annotations.change(replace(FIRST, body="The survey."))

    plan = merged(mine, theirs)

    assert plan.articles[0].beside == 1
    found = mine.annotations.find(FIRST.id)
    assert found is not None
    assert found.body == "The survey."
    wordings = mine.annotations.wordings_in(BRIDGE.id)[FIRST.id]
    assert [each.value for each in wordings] == ["The survey.", "The mayor.", "Who says so?"]
    assert [each.is_beside for each in wordings] == [False, True, False]


def test_pens_and_words_are_merged_each_by_itself(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    mine.annotations.change(replace(FIRST, pen=Pen.OPINION))
    theirs.annotations.change(replace(FIRST, body="More."))

    merged(mine, theirs)

    found = mine.annotations.find(FIRST.id)
    assert found is not None
    assert (found.pen, found.body) == (Pen.OPINION, "More.")


def test_what_was_deleted_there_goes_into_the_bin(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    theirs.annotations.remove(FIRST.id)

    plan = merged(mine, theirs)

    assert plan.articles[0].removed == 1
    assert mine.annotations.find(FIRST.id) is None
    assert mine.annotations.find_removed(FIRST.id) is not None


def test_what_was_written_on_later_is_not_deleted(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    theirs.annotations.remove(FIRST.id)
    mine.annotations.change(replace(FIRST, body="Not to be lost."))

    merged(mine, theirs)
    plan = merged(theirs, mine)

    assert plan.articles[0].back == 1
    assert shown(mine) == shown(theirs)
    found = theirs.annotations.find(FIRST.id)
    assert found is not None
    assert found.body == "Not to be lost."


def test_one_step_back_shows_all_as_it_was(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    theirs.annotations.add(an_annotation("council", "Theirs", name="t", article=BRIDGE))
    theirs.annotations.change(replace(FIRST, body="Theirs."))
    theirs.annotations.remove(SECOND.id)
    before = [each for each in shown(mine) if not each[3]]
    plan = merged(mine, theirs)

    merge_notes_back(mine, plan.merged)

    assert [each for each in shown(mine) if not each[3]] == before
    values = [each.value for each in mine.annotations.wordings_in(BRIDGE.id)[FIRST.id]]
    assert "Theirs." in values


def test_what_was_taken_back_comes_again_and_stays_with_whoever_it_is_from(
    both: tuple[Library, Library],
) -> None:
    mine, theirs = both
    theirs.annotations.add(an_annotation("council", "Theirs", name="t", article=BRIDGE))
    before = shown(theirs)
    plan = merged(mine, theirs)

    merge_notes_back(mine, plan.merged)

    assert merge_plan(mine, theirs).articles[0].new == 1
    assert not merge_plan(theirs, mine).has_any
    merged(theirs, mine)
    assert shown(theirs) == before
    # Done again, it is here again.
    merge_notes(mine, plan.merged)
    assert shown(mine) == before


def test_what_was_written_on_a_note_that_came_is_kept_when_it_is_taken_back(
    both: tuple[Library, Library],
) -> None:
    mine, theirs = both
    note = an_annotation("council", "Theirs", name="t", article=BRIDGE)
    theirs.annotations.add(note)
    plan = merged(mine, theirs)
    mine.annotations.change(replace(note, body="Theirs, and mine."))

    merge_notes_back(mine, plan.merged)

    found = mine.annotations.find_removed(note.id)
    assert found is not None
    assert found.body == "Theirs, and mine."


def test_notes_of_somebody_else_keep_their_name(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    theirs.annotations.add(an_annotation("council", "Theirs", name="t", article=BRIDGE))

    merged(mine, theirs, author="Bea")

    authors = {each.id: each.author for each in mine.annotations.of_article(BRIDGE.id)}
    assert authors == {FIRST.id: "", SECOND.id: "", "t": "Bea"}


def test_a_clock_that_is_a_year_ahead_takes_nobody_the_last_word(tmp_path: Path) -> None:
    ahead = NOON + timedelta(days=365)
    clocks: dict[str, Callable[[], datetime]] = {"mine": Clock(), "theirs": lambda: ahead}
    with ExitStack() as stack:
        mine, theirs = (
            stack.enter_context(Library.open(tmp_path / name, now=clock))
            for name, clock in clocks.items()
        )
        for library in (mine, theirs):
            library.articles.add(BRIDGE)
        theirs.annotations.add(FIRST)
        theirs.annotations.change(replace(FIRST, body="Written in the future."))
        merged(mine, theirs)
        mine.annotations.change(replace(FIRST, body="Written after that."))

        merged(theirs, mine)

        assert [body for _, body, _, _ in shown(theirs)] == ["Written after that."]


def test_words_are_found_in_another_version_of_the_text(tmp_path: Path) -> None:
    with (
        Library.open(tmp_path / "mine", now=Clock()) as mine,
        Library.open(tmp_path / "theirs", now=Clock()) as theirs,
    ):
        mine.articles.add(replace(BRIDGE, text=f"It was a long day.\n{WORDS}"))
        theirs.articles.add(replace(BRIDGE, id=an_article("elsewhere").id))
        note = replace(
            an_annotation("nine of the twelve", "Who?", article=BRIDGE),
            article_id=an_article("elsewhere").id,
        )
        theirs.annotations.add(note)

        merged(mine, theirs)

        [found] = mine.annotations.of_article(BRIDGE.id)
        text = mine.articles.get(BRIDGE.id).text
        assert found.span.of(text) == "nine of the twelve"


def test_notes_on_a_text_that_is_not_here_wait_for_it(both: tuple[Library, Library]) -> None:
    mine, theirs = both
    tides = an_article("tides", title="The tides", url="https://example.org/tides")
    theirs.articles.add(tides)
    theirs.annotations.add(an_annotation("rust", "There", name="t", article=tides))

    plan = merged(mine, theirs)
    again = merge_plan(mine, theirs)

    assert plan.waiting == (("The tides", 1),)
    assert len(WaitingNotes(mine.connection, mine.now).all()) == 1
    assert not again.has_any
    merge_notes_back(mine, plan.merged)
    assert not WaitingNotes(mine.connection, mine.now).has_any()


def test_a_library_is_read_from_its_folder_or_its_file_and_not_touched(
    both: tuple[Library, Library],
) -> None:
    mine, theirs = both
    theirs.annotations.change(replace(FIRST, body="Theirs."))
    file = theirs.path
    theirs.close()
    before = file.read_bytes()

    for path in (file, file.parent):
        with other_library(path) as other:
            assert merge_plan(mine, other).articles[0].changed == 1

    assert file.read_bytes() == before
    assert file.name == FILE_NAME


def test_a_library_that_was_moved_out_is_read_from_its_file(
    both: tuple[Library, Library], tmp_path: Path
) -> None:
    mine, theirs = both
    theirs.annotations.change(replace(FIRST, body="Theirs."))
    theirs.close()
    file = move_out(theirs.folder, tmp_path / "it.sblibrary", about_here("1")).path

    with other_library(file) as other:
        plan = merge_plan(mine, other)

    assert plan.articles[0].changed == 1


def trigger(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TRIGGER one AFTER UPDATE ON article BEGIN SELECT 1; END")


def later(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("does", "slip"), [(trigger, MoveSlip.FOREIGN), (later, MoveSlip.LATER_TABLES)]
)
def test_a_library_with_something_else_in_it_is_refused(
    both: tuple[Library, Library], does: Callable[[sqlite3.Connection], None], slip: MoveSlip
) -> None:
    _, theirs = both
    theirs.close()
    with closing(sqlite3.connect(theirs.path)) as raw:
        does(raw)
        raw.commit()

    with pytest.raises(NotMoved) as refused, other_library(theirs.path):
        pass

    assert (refused.value.slip, refused.value.path) == (slip, theirs.path)


def test_what_is_no_library_is_refused_by_its_own_name(tmp_path: Path) -> None:
    story, nothing = tmp_path / "story.db", tmp_path / "nothing.db"
    story.write_text("Once upon a time", encoding="utf-8")
    (tmp_path / "empty.db").touch()
    (tmp_path / "cut.sblibrary").write_bytes(b"PK\3\4")

    for path, slip in (
        (story, MoveSlip.NOT_OURS),
        (tmp_path / "empty.db", MoveSlip.NOT_OURS),
        (tmp_path / "cut.sblibrary", MoveSlip.NOT_OURS),
        (nothing, MoveSlip.NO_FILE),
        (tmp_path, MoveSlip.NO_FILE),
    ):
        with pytest.raises(NotMoved) as refused, other_library(path):
            pass
        assert refused.value.slip is slip
        assert refused.value.path.is_relative_to(path)


STEPS = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from(
            ("write", "write more", "pen", "remove", "restore", "add", "move", "move back")
        ),
        st.sampled_from((FIRST.id, SECOND.id)),
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_whatever_both_did_they_end_with_the_same_notes(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, str, str]]
) -> None:
    folder, clock = tmp_path_factory.mktemp("merge"), SharedClock()
    with Library.open(folder / "0", now=clock) as library:
        library.articles.add(BRIDGE)
        library.annotations.add(FIRST)
        library.annotations.add(SECOND)
    shutil.copytree(folder / "0", folder / "1")
    with ExitStack() as stack:
        both = [stack.enter_context(Library.open(folder / n, now=clock)) for n in "01"]
        for number, (is_second, what, name) in enumerate(steps):
            do(both[is_second], what, name, number)
        copies = [shutil.copytree(folder / n, folder / f"copy {n}") for n in "01"]
        with other_library(copies[1]) as second, other_library(copies[0]) as first:
            merged(both[0], second)
            merged(both[1], first)

        assert shown(both[0]) == shown(both[1])
        assert places(both[0]) == places(both[1])
        assert not merge_plan(both[0], both[1]).has_any
        assert not merge_plan(both[1], both[0]).has_any


def do(library: Library, what: str, name: str, number: int) -> None:
    standing = next(each for each in (FIRST, SECOND) if each.id == name)
    found = library.annotations.find(standing.id)
    if what.startswith("move"):
        moved(library, name, "council" if what == "move" else "A survey")
    elif what == "add":
        library.annotations.add(an_annotation("beams", "New", name=f"a{number}", article=BRIDGE))
    elif what == "restore":
        library.annotations.restore(standing.id)
    elif found is None:
        return
    elif what == "remove":
        library.annotations.remove(found.id)
    elif what == "pen":
        library.annotations.change(replace(found, pen=list(Pen)[number % 5]))
    else:
        library.annotations.change(replace(found, body=f"{what} {number}"))


THREE = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(("write", "move", "move back", "remove"))),
    max_size=6,
)


@settings(max_examples=15, deadline=None)
@given(THREE)
def test_of_three_it_does_not_matter_who_is_merged_first(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    folder, clock = tmp_path_factory.mktemp("merge"), SharedClock()
    with Library.open(folder / "0", now=clock) as library:
        library.articles.add(BRIDGE)
        library.annotations.add(FIRST)
    for other_name in "12":
        shutil.copytree(folder / "0", folder / other_name)
    with ExitStack() as stack:
        three = [stack.enter_context(Library.open(folder / n, now=clock)) for n in "012"]
        for number, (which, what) in enumerate(steps):
            do(three[which], what, FIRST.id, number)
    for name, order in (("left", "012"), ("right", "210")):
        shutil.copytree(folder / order[0], folder / name)
        with Library.open(folder / name, now=clock) as library:
            for other_name in order[1:]:
                with other_library(folder / other_name) as other:
                    merged(library, other)
    with Library.open(folder / "left") as left, Library.open(folder / "right") as right:
        assert shown(left) == shown(right)
        assert places(left) == places(right)
