"""What can be taken out together: what was chosen, a text, a collection, a lesson, everything."""

from __future__ import annotations

from pathlib import Path

from desktop.core.annotation import AnnotationId
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.library import Library
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.scopes import ScopeKind, WorkScope, scopes_of
from tests.core.builders import Clock, a_pack, an_annotation, an_article

TIDES = an_article("tides", title="Tides")


def a_library(folder: Path) -> Library:
    library = Library.open(folder, now=Clock())
    library.articles.add(TIDES)
    library.lessons.install([a_pack()])
    return library


def test_each_scope_has_its_articles_and_an_empty_one_is_not_offered(tmp_path: Path) -> None:
    with a_library(tmp_path / "library") as library:
        collections = Collections(library.connection, library.now)
        collections.change(
            [(TIDES.id, "sea")],
            [],
            [ArticleCollection("sea", "Sea"), ArticleCollection("none", "Nothing yet")],
        )
        lesson = library.lessons.all()[0]

        scopes = scopes_of(library, (TIDES.id, "Tides"))

        assert scopes == (
            WorkScope(ScopeKind.ARTICLE, "Tides", (TIDES.id,)),
            WorkScope(ScopeKind.COLLECTION, "Sea", (TIDES.id,)),
            WorkScope(ScopeKind.LESSON, lesson.title, lesson.article_ids),
            WorkScope(ScopeKind.LIBRARY, "", library.articles.ids()),
        )


def test_of_what_was_chosen_only_that_is_taken(tmp_path: Path) -> None:
    with a_library(tmp_path / "library") as library:
        for name in ("one", "two", "three"):
            library.annotations.add(an_annotation("rust", name=name, article=TIDES))
        chosen = frozenset({AnnotationId("one"), AnnotationId("three")})

        scope = scopes_of(library, (TIDES.id, "Tides"), chosen)[0]
        work = collected_work(
            library, scope.ids, title="", style=CitationStyle.MLA, only=scope.marks
        )

        assert scope.kind is ScopeKind.MARKS
        assert {mark.annotation.id for mark in work.articles[0].marks} == chosen
