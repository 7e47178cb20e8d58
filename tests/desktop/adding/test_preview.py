"""What copied words will be is seen with its lists and stresses before it is saved."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.adding.preview import PastePreview
from desktop.appearance.theme import Theme
from desktop.core.article import Article, ArticleId
from desktop.core.shape import LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, TextRun, block_of, shaped
from desktop.live.adding import AddingOutcome
from desktop.live.pasting import PastedArticle


def test_lists_and_stressed_words_are_seen_and_no_letter_is_added(
    qtbot: QtBot, light: Theme
) -> None:
    strong, slanted = frozenset({SpanKind.STRONG}), frozenset({SpanKind.EMPHASIS})
    made = shaped(
        [
            Block((TextRun("😀 The "), TextRun("ferry", strong), TextRun(" stops."))),
            block_of("bread", LineStyle(LineKind.LIST_ITEM, 1)),
            block_of("boats", LineStyle(LineKind.LIST_ITEM, 1, 4)),
            Block((TextRun("Nobody "), TextRun("knew", slanted), TextRun("."))),
        ]
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 700)
    article = Article(ArticleId("ferry"), "Ferry", made.text)
    pasted = PastedArticle(article, made.shape, outcome=AddingOutcome.ADDED)

    page = PastePreview(pasted, light, parent).page

    document = page.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    assert [block.text() for block in blocks] == made.text.split("\n")
    lists = [block.textList() for block in blocks]
    assert [each and each.format().style() for each in lists] == [
        None,
        QTextListFormat.Style.ListDisc,
        QTextListFormat.Style.ListDecimal,
        None,
    ]
    assert lists[2].itemText(blocks[2]) == "4."
    cursor = QTextCursor(document)
    cursor.setPosition(blocks[0].position() + len("xx The f"))
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold
    cursor.setPosition(blocks[3].position() + len("Nobody k"))
    assert cursor.charFormat().fontItalic()
