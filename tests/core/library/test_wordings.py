"""Every wording of a note can be got back, whoever wrote over it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library import opened_file, schema
from desktop.core.library.errors import AnnotationChanged
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.wording import NotePart, Wording
from tests.core.builders import NOON, an_annotation, an_article
from tests.core.library.older_notes import add_as_before

BRIDGE = ArticleId("bridge")
NOTE = AnnotationId("n1")


def wordings(library: Library) -> tuple[Wording, ...]:
    return library.annotations.wordings_in(BRIDGE).get(NOTE, ())


def words(library: Library) -> list[str]:
    return [each.value for each in wordings(library)]


def beside(library: Library) -> list[str]:
    return [each.value for each in wordings(library) if each.is_beside]


def body(library: Library) -> str:
    found = library.annotations.find(NOTE)
    assert found is not None
    return found.body


def test_each_change_is_a_wording_and_each_letter_is_none(with_article: Library) -> None:
    annotations = with_article.annotations
    annotations.add(an_annotation(body="first"))
    seen = an_annotation(body="first")
    for typed in ("s", "se", "second"):
        annotations.change(an_annotation(body=typed), seen=seen, is_midway=True)
        seen = an_annotation(body=typed)
    assert words(with_article) == ["first"]

    annotations.end_writing(NOTE)

    assert words(with_article) == ["second", "first"]


def typed(library: Library, *states: str) -> None:
    """What stands in the field each time that it is saved."""
    seen = body(library)
    for state in states:
        library.annotations.change(
            an_annotation(body=state), seen=an_annotation(body=seen), is_midway=True
        )
        seen = state


@pytest.mark.parametrize(
    "states",
    [
        ("an hour of thought", ""),
        ("an hour of thought", "something else"),
        ("an hour of thought", *("an hour of thought"[:-n] for n in range(1, 18)), "x"),
        ("an hour", "an hour of thought", "an hour of thougt", "of", ""),
    ],
)
def test_words_that_were_taken_out_while_writing_can_be_got_back(
    with_article: Library, states: tuple[str, ...]
) -> None:
    with_article.annotations.add(an_annotation(body=""))
    typed(with_article, *states)
    with_article.annotations.end_writing(NOTE)

    assert "an hour of thought" in words(with_article)


def test_a_note_that_was_emptied_lies_in_the_bin_with_its_words(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body=""))
    typed(with_article, "an hour of thought", "")

    with_article.annotations.remove(NOTE)

    [binned] = with_article.annotations.removed_from(BRIDGE)
    assert binned.body == "an hour of thought"


def test_mending_while_writing_is_no_wording(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body=""))
    typed(
        with_article, "teh", "teh cat", "the cat", "the cat sat", "the cat sat on", "the cat sit on"
    )
    with_article.annotations.end_writing(NOTE)

    assert words(with_article) == ["the cat sit on"]


def test_a_crash_while_writing_loses_neither_the_words_before_nor_those_half_written(tmp_path):
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        library.annotations.add(an_annotation(body="first"))
        library.annotations.change(
            an_annotation(body="half writ"), seen=an_annotation(body="first"), is_midway=True
        )

    with Library.open(tmp_path) as library:
        library.annotations.change(
            an_annotation(body="third"), seen=an_annotation(body="half writ"), is_midway=True
        )
        assert words(library) == ["half writ", "first"]
        assert body(library) == "third"


def test_a_note_whose_words_were_taken_away_lies_in_the_bin_with_its_last(with_article) -> None:
    with_article.annotations.add(an_annotation(body="my words"))
    with_article.annotations.change(an_annotation(body=""))

    with_article.annotations.remove(NOTE)

    [kept] = with_article.annotations.removed_from(BRIDGE)
    assert kept.body == "my words"
    with_article.annotations.restore(NOTE)
    assert body(with_article) == "my words"


def test_a_note_that_never_had_words_lies_in_the_bin_without(with_article: Library) -> None:
    with_article.annotations.add(an_annotation())

    with_article.annotations.remove(NOTE)

    assert with_article.annotations.removed_from(BRIDGE) == (an_annotation(),)


def test_what_another_wrote_meanwhile_is_kept_beside(with_article: Library) -> None:
    seen = an_annotation(body="both saw this")
    with_article.annotations.add(seen)
    with Library.open(with_article.folder) as other:
        other.annotations.change(replace(seen, body="theirs"), seen=seen)

    with_article.annotations.change(replace(seen, body="mine"), seen=seen)

    assert body(with_article) == "mine"
    assert beside(with_article) == ["theirs"]
    assert set(words(with_article)) == {"both saw this", "theirs", "mine"}


def test_the_pen_of_one_and_the_words_of_another_are_no_collision(with_article: Library) -> None:
    seen = an_annotation(body="words")
    with_article.annotations.add(seen)
    with_article.annotations.change(replace(seen, pen=Pen.CLAIM), seen=seen)

    with_article.annotations.change(replace(seen, body="other words"), seen=seen)

    found = with_article.annotations.find(NOTE)
    assert found == replace(seen, pen=Pen.CLAIM, body="other words")
    assert beside(with_article) == []


def test_what_waits_for_its_reader_is_settled(with_article: Library) -> None:
    seen = an_annotation(body="both saw this")
    with_article.annotations.add(seen)
    with_article.annotations.change(replace(seen, body="theirs"))
    with_article.annotations.change(replace(seen, body="mine"), seen=seen)

    with_article.annotations.settle(NOTE)

    assert beside(with_article) == []
    assert "theirs" in words(with_article)


def test_a_note_that_another_changed_is_not_removed(with_article, content_of) -> None:
    seen = an_annotation(body="seen")
    with_article.annotations.add(seen)
    with_article.annotations.change(replace(seen, body="changed elsewhere"))
    before = content_of(with_article)

    with pytest.raises(AnnotationChanged):
        with_article.annotations.remove(NOTE, seen=seen)

    assert content_of(with_article) == before


def test_words_on_a_note_that_another_removed_bring_it_back(with_article: Library) -> None:
    seen = an_annotation(body="seen")
    with_article.annotations.add(seen)
    with_article.annotations.remove(NOTE)

    with_article.annotations.change(replace(seen, body="still writing"), seen=seen)

    assert body(with_article) == "still writing"
    assert "seen" in words(with_article)


def test_nothing_is_changed_back_over_what_another_wrote(with_article, content_of) -> None:
    first, second = an_annotation(body="first"), an_annotation(body="second")
    with_article.annotations.add(first)
    with_article.annotations.change(second)
    with_article.annotations.change(replace(first, body="from elsewhere"))
    before = content_of(with_article)

    with pytest.raises(AnnotationChanged):
        with_article.annotations.change_back(first, seen=second)

    assert content_of(with_article) == before


def test_two_who_go_on_with_copies_of_a_library_never_give_one_stamp_twice(tmp_path: Path) -> None:
    stamps = []
    for name in ("one", "copy"):
        with Library.open(tmp_path / name, now=lambda: NOON) as library:
            library.articles.add(an_article())
            library.annotations.add(an_annotation(body=f"words of {name}"))
            stamps += [each.stamp for each in wordings(library)]

    assert len(set(stamps)) == 2


def test_after_a_clock_that_was_a_year_ahead_the_last_words_are_the_latest(tmp_path: Path) -> None:
    with Library.open(tmp_path, now=lambda: NOON + timedelta(days=365)) as library:
        library.articles.add(an_article())
        library.annotations.add(an_annotation(body="ahead"))

    with Library.open(tmp_path, now=lambda: NOON) as library:
        library.annotations.change(an_annotation(body="now"))

        assert [(each.value, each.written) for each in wordings(library)] == [
            ("now", NOON.isoformat()),
            ("ahead", (NOON + timedelta(days=365)).isoformat()),
        ]


def test_the_words_of_an_older_library_are_its_first_wordings(tmp_path, monkeypatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:3])
        before.setattr(schema, "NEWEST", 3)
        before.setattr(opened_file, "NEWEST", 3)
        with Library.open(tmp_path) as library:
            library.articles.add(an_article())
            add_as_before(library, an_annotation(body="my words"))
            add_as_before(library, an_annotation(name="n2"), removed=NOON.isoformat())

    with Library.open(tmp_path) as library:
        [first] = wordings(library)
        assert (first.value, first.written) == ("my words", NOON.isoformat())
        assert first.stamp.ms == round(NOON.timestamp() * 1000)
        [removed] = library.annotations.wordings.of_note(AnnotationId("n2"), NotePart.REMOVED)
        assert removed.value == NOON.isoformat()


# Writes a note again and again, each time over what was read before.
_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from desktop.core.annotation import AnnotationId
from desktop.core.library.library import Library

with Library.open(Path(sys.argv[1])) as library:
    seen = library.annotations.find(AnnotationId("n1"))
    for number in range(200):
        after = replace(seen, body=f"{sys.argv[2]} {number}")
        library.annotations.change(after, seen=seen)
        seen = after if number % 3 else library.annotations.find(AnnotationId("n1"))
"""


def test_two_programs_that_write_one_note_at_once_lose_no_wording(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body="before"))

    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(with_article.folder), name],
            cwd=Path(__file__).parents[3],
        )
        for name in ("left", "right")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    expected = {f"{name} {number}" for name in ("left", "right") for number in range(200)}
    assert set(words(with_article)) == expected | {"before"}
    assert len({each.stamp for each in wordings(with_article)}) == len(wordings(with_article))


def test_the_log_tells_what_another_changed_and_of_what_kind(with_article: Library) -> None:
    log = with_article.change_log
    commits, revision = log.foreign_commits(), log.newest()
    with Library.open(with_article.folder) as other:
        other.annotations.add(an_annotation(body="from elsewhere"))
        other.preferences.put("theme", "dark")

    logged = log.since(revision)

    assert log.foreign_commits() != commits
    [changes] = logged.changes
    assert (changes.articles, changes.annotations) == ({BRIDGE}, {NOTE})
    assert logged.has_preferences
    assert log.since(logged.revision).changes == ()


def test_an_index_that_clears_its_queue_changes_nothing_that_anybody_sees(with_article) -> None:
    with_article.annotations.add(an_annotation())
    revision = with_article.change_log.newest()
    with Library.open(with_article.folder) as other:
        other.index_queue.clear(other.index_queue.first(10))

    assert with_article.change_log.since(revision).changes == ()
