"""What was put right about speakers: kept, taken back, taken up again, never mixed with packs'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.core.article import ArticleId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.library.changes import Changes
from desktop.core.library.corrections import Corrections
from desktop.core.library.errors import LibraryConflict, NoSuchCorrection
from desktop.core.library.index_queue import QueuedKind
from desktop.core.library.library import Library
from tests.core.builders import (
    a_correction,
    a_pack,
    a_speaker_name,
    an_article,
)
from tests.core.library.conftest import ContentOf

BRIDGE = ArticleId("bridge")
FERRY = ArticleId("ferry")
C1, C2, S1 = CorrectionId("c1"), CorrectionId("c2"), CorrectionId("s1")


@pytest.fixture
def two(with_article: Library) -> Library:
    """A library with two articles that the index has seen."""
    with_article.articles.add(an_article("ferry"))
    with_article.index_queue.clear(with_article.index_queue.first(10))
    return with_article


def queued(library: Library) -> list[str]:
    items = library.index_queue.first(100)
    assert {item.kind for item in items} <= {QueuedKind.ARTICLE}
    return [item.item_id for item in items]


@pytest.mark.parametrize(
    "correction",
    [
        a_correction(),
        a_correction(speaker=""),
        a_correction(speaker="", kind=CorrectionKind.NOT_SPEECH),
        a_correction("rust", "Übersee 🙂 ‘x’", kind=CorrectionKind.MISSED),
    ],
)
def test_a_correction_comes_back_as_it_went_in(
    with_article: Library, correction: Correction
) -> None:
    with_article.corrections.add(correction)

    assert with_article.corrections.of_article(BRIDGE) == (correction,)
    assert with_article.corrections.find(C1) == correction


def test_corrections_stand_in_the_order_in_which_they_were_made(two: Library) -> None:
    corrections = [
        a_correction("rust", name="z"),
        a_correction("safe", name="a"),
        a_correction("safe", name="m"),
    ]
    for each in corrections:
        two.corrections.add(each)
    two.corrections.add(a_correction(name="elsewhere", article=an_article("ferry")))

    assert two.corrections.of_article(BRIDGE) == tuple(corrections)


def test_a_name_holds_everywhere_or_in_its_article(two: Library) -> None:
    here = a_speaker_name(name="here", article_id="bridge")
    everywhere = a_speaker_name("A. Keller", name="everywhere")
    for each in (here, everywhere):
        two.corrections.add(each)

    assert two.corrections.speaker_names(BRIDGE) == (everywhere, here)
    assert two.corrections.speaker_names(FERRY) == (everywhere,)
    assert two.corrections.speaker_names() == (everywhere,)


def test_what_was_taken_back_no_longer_holds_until_it_is_taken_up_again(two: Library) -> None:
    two.corrections.add(a_correction())
    two.corrections.add(a_speaker_name())

    for each in (C1, S1):
        two.corrections.remove(each)
        assert two.corrections.find(each) is None
    assert two.corrections.of_article(BRIDGE) == ()
    assert two.corrections.speaker_names(BRIDGE) == ()

    for each in (C1, S1):
        two.corrections.restore(each)
    assert two.corrections.of_article(BRIDGE) == (a_correction(),)
    assert two.corrections.speaker_names(BRIDGE) == (a_speaker_name(),)


def test_a_correction_taken_up_again_has_its_old_place_in_the_order(two: Library) -> None:
    for name in ("a", "b"):
        two.corrections.add(a_correction(name=name))

    two.corrections.remove(CorrectionId("a"))
    two.corrections.restore(CorrectionId("a"))

    assert [each.id for each in two.corrections.of_article(BRIDGE)] == ["a", "b"]


def test_a_new_correction_takes_the_place_of_old_ones_in_one_step(two: Library) -> None:
    two.corrections.add(a_correction())

    changes = two.corrections.add(a_correction(speaker="Ada", name="c2"), in_place_of=[C1])

    assert [each.id for each in two.corrections.of_article(BRIDGE)] == ["c2"]
    assert changes.corrections == {C1, C2}


def test_corrections_are_exchanged_in_one_step_or_not_at_all(
    two: Library, content_of: ContentOf
) -> None:
    two.corrections.add(a_correction())
    two.corrections.add(a_correction(name="c2"), in_place_of=[C1])

    changes = two.corrections.exchange(removed=[C2], restored=[C1])

    assert [each.id for each in two.corrections.of_article(BRIDGE)] == ["c1"]
    assert changes == Changes(articles=frozenset({BRIDGE}), corrections=frozenset({C1, C2}))
    before = content_of(two)
    with pytest.raises(NoSuchCorrection, match="c9"):
        two.corrections.exchange(removed=[C1], restored=[CorrectionId("c9")])
    with pytest.raises(NoSuchCorrection, match="c9"):
        two.corrections.add(a_correction(name="c3"), in_place_of=[CorrectionId("c9")])
    assert content_of(two) == before


@pytest.mark.parametrize("operation", [Corrections.remove, Corrections.restore])
def test_what_never_was_cannot_be_taken_back_or_up_again(
    two: Library, content_of: ContentOf, operation: Callable[..., Changes]
) -> None:
    before = content_of(two)

    with pytest.raises(NoSuchCorrection, match="c1"):
        operation(two.corrections, C1)

    assert content_of(two) == before


@pytest.mark.parametrize(
    "added",
    [
        a_correction(),
        a_correction(name="c2", article=an_article("nowhere")),
        a_speaker_name(),
        a_speaker_name(name="s2", article_id="nowhere"),
    ],
)
def test_an_id_that_is_taken_or_an_unknown_article_is_a_conflict(
    two: Library, content_of: ContentOf, added: Correction | SpeakerName
) -> None:
    two.corrections.add(a_correction())
    two.corrections.add(a_speaker_name())
    before = content_of(two)

    with pytest.raises(LibraryConflict):
        two.corrections.add(added)

    assert content_of(two) == before


def test_a_correction_queues_its_article_for_the_index(two: Library) -> None:
    operations: tuple[Callable[[], Changes], ...] = (
        lambda: two.corrections.add(a_correction()),
        lambda: two.corrections.remove(C1),
        lambda: two.corrections.restore(C1),
        lambda: two.corrections.add(a_speaker_name(article_id="bridge")),
    )
    for operation in operations:
        changes = operation()

        assert queued(two) == ["bridge"]
        assert changes.articles == {BRIDGE}
        assert changes.corrections
        two.index_queue.clear(two.index_queue.first(10))


def queued_by(library: Library, *names: SpeakerName) -> list[str]:
    """The articles that the last of these names queues, when the others are given already."""
    *before, last = names
    for each in before:
        library.corrections.add(each)
    library.index_queue.clear(library.index_queue.first(100))
    changes = library.corrections.add(last)
    assert sorted(changes.articles) == sorted(queued(library))
    return sorted(queued(library))


@pytest.fixture
def three(library: Library) -> Library:
    for name, text in (
        ("one", "“It is safe,” said Anna Keller."),
        ("two", "“It is not,” said ZOË  REED."),
        ("three", "“Perhaps,” said Ida Brandt."),
    ):
        library.articles.add(an_article(name, text))
    return library


def test_a_name_queues_the_articles_that_may_name_either(three: Library) -> None:
    assert queued_by(three, a_speaker_name("Anna Keller", "Mayor Keller")) == ["one"]
    assert queued_by(three, a_speaker_name("Zoë Reed", "Ida Brandt", name="s2")) == ["three", "two"]
    assert queued_by(three, a_speaker_name("Ada Lund", "Lund", name="s3")) == []


def test_a_name_queues_the_articles_whose_names_lead_to_it(three: Library) -> None:
    first = a_speaker_name("Anna Keller", "Mayor Keller")

    assert queued_by(three, first, a_speaker_name("mayor keller", "Ada Lund", name="s2")) == ["one"]


def test_a_name_queues_the_articles_where_a_correction_gave_it(three: Library) -> None:
    article = three.articles.get(ArticleId("three"))
    three.corrections.add(a_correction("“Perhaps,”", "Ada Lund", article=article))

    assert queued_by(three, a_speaker_name("ada lund", "Ada")) == ["three"]


def test_a_name_queues_the_articles_of_packs_that_know_such_a_person(library: Library) -> None:
    library.lessons.install([a_pack()])

    queued = queued_by(library, a_speaker_name("The critics", "Those who doubt"))

    assert queued == ["bridges/first", "bridges/second"]


def test_a_name_that_holds_everywhere_queues_every_article_that_may_have_it(two: Library) -> None:
    operations: tuple[Callable[[], Changes], ...] = (
        lambda: two.corrections.add(a_speaker_name()),
        lambda: two.corrections.remove(S1),
        lambda: two.corrections.restore(S1),
    )
    for operation in operations:
        changes = operation()

        assert queued(two) == ["bridge", "ferry"]
        assert changes == Changes(articles=frozenset({BRIDGE, FERRY}), corrections=frozenset({S1}))
        two.index_queue.clear(two.index_queue.first(10))


def test_the_corrections_of_a_pack_come_before_the_readers(library: Library) -> None:
    pack = a_pack()
    first = pack.articles[0]
    teachers = a_correction(name="bridges/q1", made_by="A. Teacher", article=first)
    library.lessons.install([replace(pack, corrections=(teachers,))])
    readers = a_correction(article=first)
    library.corrections.add(readers)

    assert library.corrections.of_article(first.id) == (teachers, readers)
    assert library.corrections.of_article(pack.articles[1].id) == ()


def test_what_came_with_a_pack_is_not_the_readers_to_write_or_to_take_back(
    library: Library, content_of: ContentOf
) -> None:
    pack = a_pack()
    teachers = a_correction(name="bridges/q1", made_by="A. Teacher", article=pack.articles[0])
    library.lessons.install([replace(pack, corrections=(teachers,))])
    before = content_of(library)

    assert library.corrections.find(teachers.id) is None
    with pytest.raises(NoSuchCorrection):
        library.corrections.remove(teachers.id)
    with pytest.raises(ValueError, match="came with a pack"):
        library.corrections.add(replace(teachers, id=C2))

    assert content_of(library) == before


def test_changes_add_up_with_their_corrections() -> None:
    one, other = (Changes(corrections=frozenset({each})) for each in (C1, C2))

    assert (one | other).corrections == {C1, C2}
    assert one
