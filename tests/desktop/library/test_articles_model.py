"""The articles of the library as Qt's table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.core.article import ArticleId
from desktop.core.library.listing import ListedArticle
from desktop.core.library.reading_marks import ReadingState
from desktop.library.articles_model import ArticlesModel, Column

IDS = [ArticleId(str(number)) for number in range(10_000)]
BRIDGE = ListedArticle(
    id=IDS[0],
    title="The bridge",
    publisher="The Harbour Post",
    published="2025-01-31",
    language="en",
    words=1204,
    minutes=6,
    grade=8,
    quotes=23,
    notes=1,
    state=ReadingState.READING,
    percent=62,
    tags=("roads",),
)


class Reading:
    """A library that counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[ArticleId]] = []

    def __call__(self, ids: Sequence[ArticleId]) -> list[ListedArticle]:
        self.asked.append(ids)
        return [replace(BRIDGE, id=each, title=f"Title {each}") for each in ids]


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def model(reading: Reading) -> ArticlesModel:
    made = ArticlesModel(reading)
    made.show(IDS)
    return made


def test_it_is_sound(reading: Reading, qtmodeltester: ModelTester) -> None:
    model = ArticlesModel(reading)
    qtmodeltester.check(model)
    model.show(IDS[:300])
    qtmodeltester.check(model)
    model.forget([IDS[3]])
    qtmodeltester.check(model)
    model.show([])
    qtmodeltester.check(model)


def test_only_what_is_looked_at_is_read_and_with_its_neighbours(
    model: ArticlesModel, reading: Reading
) -> None:
    assert model.rowCount() == 10_000
    assert reading.asked == []

    for row in range(5_000, 5_040):
        model.index(row, 0).data()

    assert sum(map(len, reading.asked)) == 64


def test_what_was_changed_is_read_again_and_nothing_else(
    model: ArticlesModel, reading: Reading
) -> None:
    model.index(0, 0).data()

    model.forget([IDS[5], ArticleId("nowhere")])
    model.index(5, 0).data()

    assert reading.asked[1:] == [[IDS[5]]]


def test_of_what_cannot_be_read_nothing_is_said() -> None:
    model = ArticlesModel(lambda _ids: ())
    model.show(IDS[:2])

    assert model.index(1, Column.TITLE).data() == ""
    assert model.index(1, Column.WORDS).data() == "–"


def test_a_screen_reader_is_told_a_row_with_all_its_numbers() -> None:
    model = ArticlesModel(lambda _ids: (BRIDGE,))
    model.show(IDS[:1])

    spoken = model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "The bridge. The Harbour Post · English · 6 min. 31 Jan 2025. 1,204 words. grade 8."
        " 23 quotes. 1 note. #roads. reading, 62 % seen"
    )
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for column in Column
    ]
    assert heads == ["Title", "Published", "Words", "Grade", "Quotes", "Notes", "Progress"]


def test_characters_are_counted_where_no_blanks_part_words() -> None:
    model = ArticlesModel(lambda _ids: (replace(BRIDGE, are_characters=True, grade=None),))
    model.show(IDS[:1])

    spoken = model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "1,204 characters" in spoken
    assert "grade" not in spoken
