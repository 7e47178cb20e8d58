"""All that a pack holds beside what a library keeps in tables: read from its files when wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.core.claim import ContextNoteId
from desktop.core.fields.problem import ProblemList
from desktop.core.glossary_word import GlossaryWord
from desktop.core.lesson_about import ArticleLevel, LessonAbout
from desktop.core.packs.articles import PackArticle, say_no_article
from desktop.core.packs.levels import LevelPassage
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.timeline import Moment
from desktop.core.question import Question, Reveal


@dataclass(frozen=True, slots=True)
class LessonContents:
    """What pack.md says of the lesson, its questions in their order, words, days and levels.

    `reveals` are the notes that say themselves when they are shown; for the others it is as
    `about` says.
    """

    about: LessonAbout = field(default_factory=LessonAbout)
    questions: tuple[Question, ...] = ()
    glossary: tuple[GlossaryWord, ...] = ()
    timeline: tuple[Moment, ...] = ()
    levels: tuple[ArticleLevel, ...] = ()
    reveals: tuple[tuple[ContextNoteId, Reveal], ...] = ()
    level_passages: tuple[LevelPassage, ...] = ()

    def reveal_of(self, note_id: ContextNoteId) -> Reveal:
        """When a note is shown."""
        return dict(self.reveals).get(note_id, self.about.reveal)


def read_levels(
    articles: Mapping[str, PackArticle], problems: ProblemList
) -> tuple[ArticleLevel, ...]:
    """The articles that have a level, or say the same as another; both texts of such a pair.

    The text that claims are made on is the same as no other.
    """
    levels: dict[str, ArticleLevel] = {}
    for key, article in articles.items():
        main = _main_of(key, article, articles, problems)
        if article.level or main is not None:
            levels[key] = ArticleLevel(
                article.article.id, article.level, main.article.id if main else None
            )
        if main is not None:
            levels.setdefault(main.local_id, ArticleLevel(main.article.id, main.level))
    return tuple(levels[key] for key in articles if key in levels)


def _main_of(
    key: str, article: PackArticle, articles: Mapping[str, PackArticle], problems: ProblemList
) -> PackArticle | None:
    name = article.same_as
    if not name:
        return None
    main = articles.get(name)
    if name == key:
        problems.error(article.file, article.same_as_line, PackSlip.SAME_AS_ITSELF)
    elif main is None:
        say_no_article(article.file, article.same_as_line, name, articles, problems)
    elif main.same_as:
        problems.error(
            article.file,
            article.same_as_line,
            PackSlip.SAME_AS_LEVEL,
            article=name,
            other=main.same_as,
        )
    else:
        return main
    return None


# So many letters looked through take a second.
_MOST_LOOKED_THROUGH = 10**9


def check_words(
    file: str,
    words: Iterable[tuple[int, GlossaryWord]],
    texts: Iterable[str],
    problems: ProblemList,
) -> None:
    """Say which words of the glossary stand nowhere in the lesson; each with its line."""
    everything = "\n".join(texts).casefold()
    left = _MOST_LOOKED_THROUGH
    for line, word in words:
        forms = (word.word, *word.forms)
        left -= len(everything) * len(forms)
        if left < 0:
            return
        if not any(form.casefold() in everything for form in forms if form):
            problems.warning(file, line, PackSlip.WORD_NOWHERE, words=word.word)
