"""What is said of an article in the list, in its cells and to a screen reader alike."""

from __future__ import annotations

from desktop.core.library.listing import ListedArticle, ListOrder
from desktop.core.library.reading_marks import ReadingState
from desktop.wording.arranged_articles import state_name
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date, spoken_day
from desktop.wording.languages import language_name
from desktop.wording.translation_context import TranslationContext

ArticleRows = TranslationContext("ArticleRows")
_NOTHING = "–"


def column_name(order: ListOrder) -> str:
    """What a column is called, and what can be sorted by."""
    return {
        ListOrder.TITLE: ArticleRows.tr("Title"),
        ListOrder.PUBLISHER: ArticleRows.tr("Publisher"),
        ListOrder.PUBLISHED: ArticleRows.tr("Published"),
        ListOrder.ADDED: ArticleRows.tr("Added"),
        ListOrder.VISITED: ArticleRows.tr("Last read"),
        ListOrder.WORDS: ArticleRows.tr("Words"),
        ListOrder.GRADE: ArticleRows.tr("Grade"),
        ListOrder.QUOTES: ArticleRows.tr("Quotes"),
        ListOrder.NOTES: ArticleRows.tr("Notes"),
        ListOrder.PROGRESS: ArticleRows.tr("Progress"),
    }[order]


def order_name(order: ListOrder, *, is_falling: bool) -> str:
    """What a way to sort is called where it is chosen."""
    if order is ListOrder.ADDED:
        return ArticleRows.tr("Newest first") if is_falling else ArticleRows.tr("Oldest first")
    if order is ListOrder.TITLE and not is_falling:
        return ArticleRows.tr("By title")
    arrow = "↓" if is_falling else "↑"
    return f"{column_name(order)} {arrow}"


def second_line(article: ListedArticle) -> str:
    """What stands under the title: who published it, in which language, how long it takes."""
    parts = [article.publisher, language_name(article.language)]
    if article.minutes is not None:
        parts.append(minutes_words(article.minutes))
    if article.removed:
        parts.append(ArticleRows.tr("removed on {0}").format(spoken_day(article.removed)))
    return " · ".join(filter(None, parts))


def minutes_words(minutes: int) -> str:
    """How long it takes to read."""
    return ArticleRows.tr("%n min", None, minutes)


def length_words(article: ListedArticle) -> str:
    """How long it is; empty where that was not counted yet."""
    count = article.words
    if count is None:
        return ""
    if article.are_characters:
        said = counted(
            count, ArticleRows.tr("1 character"), ArticleRows.tr("%n characters", None, count)
        )
    else:
        said = counted(count, ArticleRows.tr("1 word"), ArticleRows.tr("%n words", None, count))
    return said


def progress_words(article: ListedArticle) -> str:
    """How far its reader is; in per cent while they are reading it."""
    if article.state is ReadingState.READING and article.percent:
        return ArticleRows.tr("{0} %").format(article.percent)
    return state_name(article.state)


def cell_words(article: ListedArticle, order: ListOrder) -> str:
    """What stands in a cell."""
    numbers = {
        ListOrder.WORDS: article.words,
        ListOrder.GRADE: article.grade,
        ListOrder.QUOTES: article.quotes,
        ListOrder.NOTES: article.notes or None,
    }
    if order in numbers:
        number = numbers[order]
        return _NOTHING if number is None else f"{number:,}"
    if order is ListOrder.PUBLISHED:
        return spoken_date(article.published) if article.published else _NOTHING
    if order is ListOrder.PROGRESS:
        return progress_words(article)
    return article.title


def spoken_row(article: ListedArticle) -> str:
    """A row in one sentence after the other, the title first."""
    state = state_name(article.state)
    if article.state is ReadingState.READING and article.percent:
        state = ArticleRows.tr("{0}, {1} % seen").format(state, article.percent)
    parts = [article.title, second_line(article)]
    parts += [spoken_date(article.published)] if article.published else []
    parts += [length_words(article)]
    if article.grade is not None:
        parts.append(ArticleRows.tr("grade {0}").format(article.grade))
    if quotes := article.quotes:
        parts.append(
            counted(quotes, ArticleRows.tr("1 quote"), ArticleRows.tr("%n quotes", None, quotes))
        )
    if notes := article.notes:
        parts.append(
            counted(notes, ArticleRows.tr("1 note"), ArticleRows.tr("%n notes", None, notes))
        )
    parts += [f"#{tag}" for tag in article.tags]
    return ". ".join(filter(None, [*parts, state]))
