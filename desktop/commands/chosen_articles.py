"""Which articles of a library a call is about: by id, collection, lesson or search, or all."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from desktop.core.article import ArticleId
from desktop.core.library.collections import Collections
from desktop.core.library.library import Library

# So many passages of a search are followed to their articles.
_MOST_PASSAGES = 10_000


class NothingChosen(Exception):
    """Why there is nothing to be done, in words for the person at the keyboard."""


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Lets a call say which articles it is about."""
    parser.add_argument(
        "articles", nargs="*", metavar="ARTICLE", help="the id of an article, or the end of one"
    )
    parser.add_argument("--collection", metavar="NAME", help="the articles of a collection")
    parser.add_argument("--lesson", metavar="ID", help="the articles of a lesson")
    parser.add_argument("--search", metavar="WORDS", help="the articles in which a search finds")
    parser.add_argument("--all", action="store_true", help="all articles")
    parser.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library")


def chosen_articles(library: Library, options: argparse.Namespace) -> tuple[ArticleId, ...]:
    """The articles of a call, each once, in the order of the library. Raises NothingChosen."""
    known = library.articles.ids()
    chosen: set[ArticleId] = set(known if options.all else ())
    for name in options.articles:
        chosen.add(_named(name, known))
    if options.collection is not None:
        chosen.update(_collected(library, options.collection, known))
    if options.lesson is not None:
        chosen.update(_in_lesson(library, options.lesson))
    if options.search is not None:
        chosen.update(_that_answer(library, options.search))
    ordered = tuple(each for each in known if each in chosen)
    if not ordered:
        asked = options.articles or options.collection or options.lesson or options.search
        if asked or options.all:
            raise NothingChosen("there is no article in what was asked for")
        raise NothingChosen("say which articles: ids, --collection, --lesson, --search or --all")
    return ordered


def _named(name: str, known: Iterable[ArticleId]) -> ArticleId:
    exact = [each for each in known if each == name]
    ends = exact or [each for each in known if each.endswith(f"/{name}")]
    ends = ends or [each for each in known if each.endswith(name)]
    if len(ends) == 1:
        return ends[0]
    if ends:
        raise NothingChosen(f"more than one article ends so: {', '.join(ends)}")
    raise NothingChosen(f"there is no article with the id {name}")


def _collected(library: Library, name: str, known: tuple[ArticleId, ...]) -> set[ArticleId]:
    collections = Collections(library.connection, library.now)
    wanted = {each.id for each in collections.all() if each.name.casefold() == name.casefold()}
    if not wanted:
        names = ", ".join(each.name for each in collections.all()) or "none"
        raise NothingChosen(f"there is no collection {name}; there are: {names}")
    return {each for each, inside in collections.of(known).items() if wanted & set(inside)}


def _in_lesson(library: Library, lesson_id: str) -> tuple[ArticleId, ...]:
    lessons = library.lessons.all()
    for lesson in lessons:
        if lesson.id == lesson_id:
            return lesson.article_ids
    ids = ", ".join(each.id for each in lessons) or "none"
    raise NothingChosen(f"there is no lesson {lesson_id}; there are: {ids}")


def _that_answer(library: Library, words: str) -> set[ArticleId]:
    # What only a search needs.
    from desktop.core.searching.article_search import ArticleSearch  # noqa: PLC0415

    search = ArticleSearch(library.folder, library.index_folder)
    try:
        results = search.search(words, _MOST_PASSAGES)
        return {each.id for each in results.groups}
    finally:
        search.close()
