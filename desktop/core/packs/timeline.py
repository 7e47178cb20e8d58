"""The timeline of a pack: `- 2014-03 | text | article-id`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.fields.day import is_date
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import TextFile
from desktop.core.lesson import PackId
from desktop.core.packs.articles import PackArticle, say_no_article
from desktop.core.packs.slip import PackSlip

TIMELINE_FILE = "timeline.md"
# Editors turn hyphens into dashes, and some people write a star.
_ENTRY = re.compile(r"[ \t]*[-–—*](?P<day>[^|]*)(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a lesson's timeline; `day` is as much of an ISO 8601 date as is known.

    `article_id` is the article of the same pack that it is about, None for none.
    """

    day: str
    words: str
    article_id: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    day: str
    words: str
    article: str


def check_timeline(
    file: TextFile, articles: Mapping[str, PackArticle], problems: ProblemList
) -> None:
    """Say which entries have no day, no words, or an article that the pack does not have."""
    for entry in _entries(file):
        if not is_date(entry.day):
            problems.error(file.name, entry.line, PackSlip.NO_DAY, words=entry.day)
        if not entry.words:
            problems.error(file.name, entry.line, PackSlip.NO_MOMENT)
        if entry.article and articles and entry.article not in articles:
            say_no_article(file.name, entry.line, entry.article, articles, problems)


def entry_lines(file: TextFile) -> Iterator[int]:
    """The numbers of the lines that are entries."""
    return (entry.line for entry in _entries(file))


def read_timeline(file: TextFile, pack_id: PackId) -> tuple[Moment, ...]:
    """The entries in their order; a line that has no words beside its day is none."""
    return tuple(
        Moment(
            entry.day,
            entry.words,
            ArticleId(f"{pack_id}/{entry.article}") if entry.article else None,
        )
        for entry in _entries(file)
        if entry.words
    )


def _entries(file: TextFile) -> Iterator[_Entry]:
    for number, line in enumerate(file.lines, 1):
        found = _ENTRY.fullmatch(line)
        # Dashes may be a line across the page, or a list of the teacher's own.
        if found is None or not found["day"].strip(" \t-–—*"):
            continue
        words, _, name = found["rest"][1:].partition("|")
        yield _Entry(number, found["day"].strip(), words.strip(), name.strip().casefold())
