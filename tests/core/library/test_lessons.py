"""Lesson packs in the library: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.core.article import ArticleId
from desktop.core.lesson import Lesson, LessonPack, PackFile, PackId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryConflict, PackAlreadyInstalled
from desktop.core.library.library import Library
from tests.core.builders import a_pack, an_article
from tests.core.library.conftest import ContentOf

FIRST, SECOND = ArticleId("bridges/first"), ArticleId("bridges/second")


def test_everything_that_a_pack_says_of_an_article_comes_back(library: Library) -> None:
    pack = a_pack()

    library.lessons.install([pack])

    assert tuple(library.articles.get(article.id) for article in pack.articles) == pack.articles
    assert set(library.lessons.claims(FIRST)) == set(pack.claims)
    assert set(library.lessons.notes(FIRST)) == set(pack.notes)
    assert library.lessons.people(FIRST) == library.lessons.people(SECOND) == pack.people
    assert library.lessons.claims(SECOND) == ()
    assert library.lessons.notes(SECOND) == ()


def test_claims_and_notes_stand_in_the_order_of_the_text(library: Library) -> None:
    library.lessons.install([a_pack()])

    assert [claim.title for claim in library.lessons.claims(FIRST)] == [
        "They met",
        "The bridge is safe",
    ]
    assert [note.title for note in library.lessons.notes(FIRST)] == ["Harbour", "The survey"]


def test_the_files_of_a_pack_are_kept_byte_for_byte(library: Library) -> None:
    files = {"pack.md": b"\xff\x00\r\n", "articles/a.md": "Grüße 🙂".encode(), "empty.md": b""}

    library.lessons.install([a_pack(files=files)])

    assert set(library.lessons.files(PackId("bridges"))) == {
        PackFile(path, content) for path, content in files.items()
    }


def test_the_shelf_shows_lessons_as_they_came_with_their_articles_in_order(
    library: Library,
) -> None:
    library.lessons.install([a_pack("zebras"), a_pack("apples")])

    zebras, apples = library.lessons.all()

    assert zebras == Lesson(
        PackId("zebras"),
        "Who says so?",
        2,
        "A. Teacher",
        "CC BY 4.0",
        (ArticleId("zebras/first"), ArticleId("zebras/second")),
    )
    assert apples.id == "apples"


def test_an_article_knows_its_lesson_and_one_that_stands_alone_has_none(library: Library) -> None:
    library.lessons.install([a_pack()])
    library.articles.add(an_article("alone"))

    assert library.lessons.title_for(SECOND) == "Who says so?"
    assert library.lessons.title_for(ArticleId("alone")) == ""
    assert library.lessons.people(ArticleId("alone")) == ()


def test_installing_names_every_lesson_and_article_and_nothing_else(library: Library) -> None:
    changes = library.lessons.install([a_pack("one"), a_pack("two")])

    assert changes == Changes(
        articles=frozenset(
            map(ArticleId, ("one/first", "one/second", "two/first", "two/second")),
        ),
        lessons=frozenset({PackId("one"), PackId("two")}),
    )


def test_a_pack_is_not_installed_twice(library: Library, content_of: ContentOf) -> None:
    library.lessons.install([a_pack()])
    before = content_of(library)

    with pytest.raises(PackAlreadyInstalled, match="bridges"):
        library.lessons.install([a_pack("new"), replace(a_pack(), edition=3)])

    assert library.lessons.is_installed(PackId("bridges"))
    assert not library.lessons.is_installed(PackId("new"))
    assert content_of(library) == before


def with_article_of(other: LessonPack, pack: LessonPack) -> LessonPack:
    return replace(pack, articles=(*pack.articles, other.articles[0]))


def with_claim_of(other: LessonPack, pack: LessonPack) -> LessonPack:
    return replace(pack, claims=(*pack.claims, other.claims[0]))


def with_note_on_unknown_article(_: LessonPack, pack: LessonPack) -> LessonPack:
    lost = replace(pack.notes[-1], article_id=ArticleId("nowhere"))
    return replace(pack, notes=(*pack.notes[:-1], lost))


def with_person_of(other: LessonPack, pack: LessonPack) -> LessonPack:
    return replace(pack, people=(*pack.people, other.people[0]))


@pytest.mark.parametrize(
    "spoil", [with_article_of, with_claim_of, with_note_on_unknown_article, with_person_of]
)
def test_packs_that_do_not_fit_together_leave_nothing_behind(
    library: Library, content_of: ContentOf, spoil: Callable[[LessonPack, LessonPack], LessonPack]
) -> None:
    library.articles.add(an_article())
    before = content_of(library)
    sound = a_pack("sound")

    with pytest.raises(LibraryConflict):
        library.lessons.install([sound, spoil(sound, a_pack("spoilt"))])

    assert content_of(library) == before


def test_no_packs_are_no_change(library: Library, content_of: ContentOf) -> None:
    before = content_of(library)

    changes = library.lessons.install([])

    assert not changes
    assert content_of(library) == before
