"""The text of a lesson that is being written, as it is set."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from desktop.appearance.theme import Theme
from desktop.core.article import Article, ArticleId
from desktop.core.packs.drafted import LessonPartKind
from desktop.core.shape import Shape, SpanKind, StyledSpan
from desktop.core.span import Span
from desktop.writing.lesson_text import LessonText, PartMark
from tests.desktop.conftest import ShowWidget

TEXT = "It is very sure.\n𝒳 All of it stands."


def format_at(text: LessonText, position: int) -> QTextCursor:
    cursor = text.textCursor()
    cursor.setPosition(position + 1)
    return cursor


def test_stressed_words_are_set_so_also_where_a_part_is_about_them(
    show: ShowWidget, light: Theme
) -> None:
    spans = (
        StyledSpan(Span(6, 10), SpanKind.EMPHASIS),
        StyledSpan(Span(19, 22), SpanKind.STRONG),
    )
    text = LessonText(light)
    show(text, 700, 500)

    article = Article(ArticleId("a/b"), "T", TEXT, shape=Shape(spans=spans))
    text.show_article(article, [PartMark(Span(3, 10), LessonPartKind.CLAIM)])

    very, sure = format_at(text, 7).charFormat(), format_at(text, 12).charFormat()
    assert (very.fontItalic(), sure.fontItalic()) == (True, False)
    assert very.underlineStyle() is QTextCharFormat.UnderlineStyle.DashUnderline
    # The first letter of the second line is two units of the page.
    all_of_it = format_at(text, 21).charFormat()
    assert all_of_it.fontWeight() > sure.fontWeight()


def test_words_behind_a_letter_of_two_units_are_brought_into_view(
    show: ShowWidget, light: Theme
) -> None:
    text = LessonText(light)
    show(text, 700, 500)
    text.show_article(Article(ArticleId("a/b"), "T", TEXT), [])

    text.bring_into_view(Span(TEXT.index("stands"), TEXT.index("stands") + 6))
    cursor = text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)

    assert cursor.selectedText() == "stands"
