"""What a student finds out about a source: written, changed elsewhere meanwhile, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.article import ArticleId
from desktop.core.library.bin import Bin
from desktop.core.library.checking import check
from desktop.core.library.library import Library
from desktop.core.motivation import Motivation
from desktop.core.source_question import answer_id
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.core.builders import an_article
from tests.desktop.builders import a_full_disk

BRIDGE = an_article()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path) as library:
        library.articles.add(BRIDGE)
        yield library


@pytest.fixture
def edits(library: Library, qapp: QApplication) -> Edits:
    return Edits(LiveLibrary(library))


def answers(library: Library, article_id: ArticleId = BRIDGE.id) -> dict[str | None, str]:
    return {each.question: each.body for each in library.annotations.of_source(article_id)}


def writes(edits: Edits, question: str, *bodies: str, publisher: str = "") -> None:
    seen = ""
    for body in bodies:
        assert edits.sources.write(BRIDGE.id, question, body, seen=seen, publisher=publisher)
        seen = body


def test_an_answer_is_about_the_whole_text_and_no_note(library: Library, edits: Edits) -> None:
    writes(edits, "author", "A gull")

    [answer] = library.annotations.of_source(BRIDGE.id)
    assert answer.motivation is Motivation.DESCRIBING
    assert (answer.question, answer.body, len(answer.span)) == ("author", "A gull", 0)
    [summary] = library.articles.summaries()
    assert (summary.annotation_count, summary.note_count, summary.is_looked_at) == (0, 0, True)
    assert check(library.folder).is_sound


def test_what_is_typed_in_one_go_is_one_step_and_the_first_letter_too(
    library: Library, edits: Edits
) -> None:
    writes(edits, "author", "A", "A g", "A gull")

    assert edits.steps.undo() == "answer about the source"
    assert answers(library) == {"author": ""}
    assert library.annotations.of_article(BRIDGE.id) == ()
    assert not edits.steps.undo()
    edits.steps.redo()
    assert answers(library) == {"author": "A gull"}


def test_an_answer_that_was_taken_away_lies_in_no_bin_and_can_be_had_again(
    library: Library, edits: Edits
) -> None:
    writes(edits, "author", "A gull")
    edits.writing.end()
    assert edits.sources.write(BRIDGE.id, "author", "", seen="A gull")
    edits.writing.end()

    assert answers(library) == {"author": ""}
    assert Bin(library.connection).notes(9) == ()
    [summary] = library.articles.summaries()
    assert not summary.is_looked_at
    known = library.annotations.wordings_in(BRIDGE.id)[answer_id(BRIDGE.id, "author")]
    assert "A gull" in [each.value for each in known]


def test_each_choice_is_a_step(library: Library, edits: Edits) -> None:
    edits.sources.choose(BRIDGE.id, "kind", "opinion", seen="")
    edits.sources.choose(BRIDGE.id, "kind", "study", seen="opinion")

    edits.steps.undo()
    assert answers(library) == {"kind": "opinion"}
    edits.steps.undo()
    assert answers(library) == {"kind": ""}


def test_what_two_programs_answer_at_once_is_kept_from_both(
    library: Library, edits: Edits, tmp_path: Path
) -> None:
    with a_library(tmp_path) as elsewhere:
        others = Edits(LiveLibrary(elsewhere))
        writes(others, "author", "A tern")
        others.writing.end()
    writes(edits, "author", "A gull")
    edits.writing.end()

    assert answers(library) == {"author": "A gull"}
    id_ = answer_id(BRIDGE.id, "author")
    known = library.annotations.wordings_in(BRIDGE.id)[id_]
    [beside] = [each for each in known if each.is_beside]
    assert beside.value == "A tern"

    edits.sources.put_back(id_, beside)
    assert answers(library) == {"author": "A tern"}
    known = library.annotations.wordings_in(BRIDGE.id)[id_]
    assert not [each for each in known if each.is_beside]


def test_a_fact_about_a_publisher_is_one_for_all_its_texts(library: Library, edits: Edits) -> None:
    writes(edits, "owner", "The harbour board", publisher="gull")

    assert answers(library) == {}
    [fact] = library.annotations.of_publisher("gull")
    assert (fact.body, fact.publisher) == ("The harbour board", "gull")
    assert library.annotations.of_publisher("tern") == ()
    [summary] = library.articles.summaries()
    assert not summary.is_looked_at


def test_what_cannot_be_written_now_is_written_later(library: Library, qapp: QApplication) -> None:
    live = LiveLibrary(library)
    edits = Edits(live)
    with a_full_disk():
        assert edits.sources.write(BRIDGE.id, "author", "A gull", seen="")
        assert edits.sources.write(BRIDGE.id, "author", "A gull!", seen="A gull")
    assert answers(library) == {}

    live.stop()

    assert answers(library) == {"author": "A gull!"}
