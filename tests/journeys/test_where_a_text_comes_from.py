"""A student asks where a text comes from, and reads who else has its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library
from desktop.sharing.cards import ArticleCard, PassageCard
from tests.journeys.student import Student

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RELEASE = (
    "The new ferry line will open on the first of May and connect the island with the northern"
    " shore four times a day, the harbour company said. Tickets cost six crowns, and pupils"
    " travel free of charge on school days until the end of the year."
)
SPEECH = (
    "“We will not close the school as long as I am the mayor of this town, and I will say so to"
    " whoever asks me about it, today, tomorrow and in all the years to come,” said Ada Quill."
)
OWN = "Boats of many colours lay along the wall that evening while children fished for crabs. " * 9
THEIRS = "Nobody on the quay could remember a spring with so little wind and so much of rain. " * 9
MORE = "Shops along the front were shut when the committee walked through them with notes. " * 9


@pytest.fixture
def reading(student: Student) -> Student:
    """At an article whose words two others have."""
    articles = [
        Article(
            ArticleId("voice"),
            "Ferry from May",
            f"{OWN}\n{RELEASE}\n{SPEECH}",
            publisher="Harbour Voice",
            published="2024-05-03",
        ),
        Article(
            ArticleId("courier"),
            "Island gets its ferry",
            f"{THEIRS}\n{RELEASE}",
            publisher="Courier",
            published="2024-05-01",
        ),
        Article(ArticleId("letter"), "A mayor’s word", f"{MORE}\n{SPEECH}", published="2024-05-02"),
    ]
    student.app.library.apply(lambda library: library.articles.add_all(articles))
    student.app.reading.open_article("voice")
    return student


def asks(student: Student, qtbot: QtBot) -> None:
    student.presses(Qt.Key.Key_F, CONTROL | SHIFT)
    sheet = student.app.sheets.sharing.sheet
    qtbot.waitUntil(lambda: "Comparing" not in sheet.sums, timeout=30_000)


def test_the_words_of_others_are_told_and_shown_in_the_margin(
    reading: Student, qtbot: QtBot
) -> None:
    asks(reading, qtbot)

    sheet, page = reading.app.sheets.sharing.sheet, reading.app.reader.page
    assert sheet.sums == (
        "1 of 3 paragraphs stand in 1 other article. The oldest is “Island gets its ferry”"
        " (1 May 2024). 1 other article quotes the same speech."
    )
    first, second, third, fourth = sheet.shown
    assert isinstance(first, ArticleCard)
    assert first.is_oldest
    assert isinstance(second, PassageCard)
    assert (second.paragraph, second.is_quoted) == (2, False)
    assert isinstance(third, ArticleCard)
    assert not third.is_oldest
    assert isinstance(fourth, PassageCard)
    assert (fourth.paragraph, fourth.is_quoted) == (3, True)
    assert [each.is_quoted for each in page.shared] == [False, True]
    assert page.shared[0].span.of(reading.text)[:40] in RELEASE
    assert "cop" not in sheet.sums.lower()

    reading.presses(Qt.Key.Key_Escape)
    assert page.shared == ()
    assert not sheet.isVisible()
    assert page.hasFocus()


def test_a_passage_leads_to_the_other_text_beside_this_one(reading: Student, qtbot: QtBot) -> None:
    asks(reading, qtbot)
    reading.presses(Qt.Key.Key_Down)
    reading.presses(Qt.Key.Key_Return)

    beside = reading.app.beside.desk.get()
    assert beside.is_open
    there = beside.live.open.article
    assert there is not None
    assert there.id == "courier"
    assert beside.reader.page.caret() >= len(THEIRS)


def test_an_article_that_stands_alone_is_told_so(reading: Student, qtbot: QtBot) -> None:
    reading.app.library.apply(
        lambda library: library.articles.add(Article(ArticleId("own"), "Own", OWN[:80]))
    )
    reading.app.reading.open_article("own")

    asks(reading, qtbot)

    sheet = reading.app.sheets.sharing.sheet
    assert sheet.sums == "No other article in your library has passages of this one."
    assert sheet.shown == ()


def test_another_article_takes_the_sheet_and_the_margin_away(
    reading: Student, qtbot: QtBot
) -> None:
    asks(reading, qtbot)

    reading.app.reading.open_article("courier")

    assert not reading.app.sheets.sharing.sheet.isVisible()
    assert reading.app.reader.page.shared == ()


def test_what_is_not_read_again_is_known_in_the_next_window(reading: Student, qtbot: QtBot) -> None:
    asks(reading, qtbot)
    folder = reading.folder
    reading.leaves()
    with Library.open(folder) as library:
        assert (library.room / "runs.sourcebook").is_file()
