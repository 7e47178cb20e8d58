"""The text of a lesson that is being written, as it is set."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from desktop.appearance.theme import Theme
from desktop.core.article import Article, ArticleId
from desktop.core.packs.drafted import LessonPartKind
from desktop.core.shape import Picture, Shape, SpanKind, StyledSpan
from desktop.core.span import Span
from desktop.live.pictures import decoded
from desktop.writing.lesson_text import LessonText, PartMark
from tests.core.shaped_article import a_picture
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


def test_pictures_stand_where_the_text_has_them_and_words_where_they_are_not_there(
    show: ShowWidget, light: Theme
) -> None:
    pictures = (
        Picture(1, "media/b.png", "The bridge", 30, 20),
        Picture(2, "media/c.png", "", 9, 9),
    )
    shape = Shape(pictures=pictures)
    article = Article(ArticleId("a/b"), "T", "One.\nTwo.", shape=shape)
    text = LessonText(light)
    show(text, 700, 500)
    asked: list[tuple[str, int]] = []
    text.pictures.wanted.connect(lambda name, width: asked.append((name, width)))
    text.show_article(article, ())
    text.grab()
    assert asked == [("media/b.png", 30), ("media/c.png", 9)]

    text.pictures.take("media/b.png", 30, decoded(a_picture(30, 20), 30))
    seen = text.viewport().grab().toImage()

    colour = QColor(70, 120, 160)
    rows = {
        y
        for y in range(seen.height())
        for x in range(0, seen.width(), 5)
        if seen.pixelColor(x, y) == colour
    }
    assert len(rows) == 20
    boxes = [text.cursorRect(cursor_at(text, at)) for at in (0, 5)]
    assert boxes[0].bottom() < min(rows) < max(rows) < boxes[1].top()
    assert text.chosen == Span(0, 0)
    assert text.toPlainText() == article.text


def cursor_at(text: LessonText, position: int) -> QTextCursor:
    cursor = text.textCursor()
    cursor.setPosition(position)
    return cursor
