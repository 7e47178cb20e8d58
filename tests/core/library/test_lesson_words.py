"""What the lessons of a library say of people, words and days."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.glossary_word import Glossary, GlossaryWord
from desktop.core.library.lesson_words import LessonWords
from desktop.core.packs.timeline import Moment
from desktop.core.pen import Pen
from tests.core.an_empty_library import a_library
from tests.core.builders import a_pack

GLOSSARY = """# Glossary

## bearing {#bearing}
plural: bearings
also: bearing block
Where a *bridge* rests.

## council
"""
TIMELINE = """# Timeline

- 2019 | Two bearings are worn
- 2025-03-07 | The Courier reports | First
- 2025-03-08
no entry | at all
"""
FIRST = ArticleId("bridges/first")


@pytest.fixture
def words(tmp_path: Path) -> Iterator[LessonWords]:
    files = {"Glossary.md": GLOSSARY.encode(), "timeline.md": TIMELINE.encode()}
    with a_library(tmp_path) as library:
        library.lessons.install([a_pack("others"), a_pack(files=files)])
        yield library.lessons.words


def test_somebody_is_introduced_by_the_lessons_of_the_article_first(words: LessonWords) -> None:
    said = words.introductions(["Anna Keller"], FIRST)

    assert [each.person.id for each in said] == ["bridges/keller", "others/keller"]
    assert all(each.lesson and each.person.body for each in said)


def test_a_short_form_counts_only_in_the_lessons_of_the_article(words: LessonWords) -> None:
    said = words.introductions(["The  Mayor"], FIRST)

    assert [each.person.id for each in said] == ["bridges/keller"]
    assert words.introductions(["", "Nobody Known"], FIRST) == ()


def test_the_glossary_is_read_from_the_file_that_the_teacher_wrote(words: LessonWords) -> None:
    assert words.glossary(FIRST) == (
        GlossaryWord("bearing", ("bearings", "bearing block"), "Where a *bridge* rests."),
        GlossaryWord("council"),
    )
    assert words.glossary(ArticleId("others/first")) == ()


def test_a_glossary_says_of_which_lesson_it_is(words: LessonWords) -> None:
    assert words.glossaries(FIRST) == (Glossary(a_pack().title, words.glossary(FIRST)),)
    assert words.glossaries(ArticleId("others/first")) == ()


def test_the_timeline_tells_what_has_words_and_of_which_article(words: LessonWords) -> None:
    assert words.timeline(FIRST) == (
        Moment("2019", "Two bearings are worn"),
        Moment("2025-03-07", "The Courier reports", FIRST),
    )


def test_pens_have_the_names_that_the_lesson_gives_them(tmp_path: Path) -> None:
    head = b"---\npens: evidence = Proof, opinion = Praise, ink = Nothing\n---\n"
    with a_library(tmp_path) as library:
        library.lessons.install([a_pack("others"), a_pack(files={"pack.md": head})])

        words = library.lessons.words

        assert words.pens(FIRST) == {Pen.EVIDENCE: "Proof", Pen.OPINION: "Praise"}
        assert words.pens(ArticleId("others/first")) == {}
