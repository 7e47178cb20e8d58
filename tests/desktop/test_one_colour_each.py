"""Nobody is told apart by colour alone, and one person has one colour in one list."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.appearance.icons import chip_size, letters_for, paint_chip
from desktop.appearance.theme import Theme
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordRole
from desktop.cards.text import voice_dot
from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import AskedPassage, Corroboration, Parallel, ParallelArticle
from desktop.core.passage import PassageRef
from desktop.core.search_request import ResultKind
from desktop.core.searching.results import ArticleResults, PassageResult, SearchResults
from desktop.core.span import Span
from desktop.corroborate.rows import with_one_colour_each
from desktop.reader.marks import Layer, Line, Mark
from desktop.reader.masthead import Masthead
from desktop.reader.page_marks import PageMarks
from desktop.reader.voices_bar import VoicesBar
from desktop.search.rows import PassageRow, result_rows
from tests.core.builders import an_article
from tests.desktop.builders import extracted, part_of
from tests.desktop.conftest import OpenApp, OpenReader, ShowWidget

FIRST = ("Anna", "Bruno", "Clara", "David", "Emma", "Farid", "Greta", "Hugo", "Ines", "Jonas")
LAST = ("Keller", "Marlow", "Farrow", "Winter")
PEOPLE = [f"{first} {last}" for last in LAST for first in FIRST]
FORTY = "\n".join(
    f"“The bridge must stay open, said number {n},” said {name}. {name} called it “hard, {n}”."
    for n, name in enumerate(PEOPLE)
)


@pytest.fixture(scope="module")
def marks() -> list[Mark]:
    """What is marked where forty people speak."""
    page = PageMarks(Theme.load("light"))
    page.take_extraction(*extracted(FORTY))
    return [mark for mark in page.all(None) if mark.layer is Layer.QUOTATION]


def lines_of_number(number: int, marks: list[Mark]) -> tuple[str, Line, Line]:
    """The colour of a voice, and its lines under a whole and under a part of a quotation."""
    whole, part = marks[2 * number : 2 * number + 2]
    return whole.colour.name(), whole.line, part.line


def test_forty_people_are_found(marks: list[Mark]) -> None:
    assert len(marks) == 80


def test_no_two_of_eighteen_voices_have_the_same_line(marks: list[Mark]) -> None:
    looks = [lines_of_number(number, marks) for number in range(18)]

    for one, other in combinations(looks, 2):
        assert (one[0], one[1]) != (other[0], other[1])
        assert (one[0], one[2]) != (other[0], other[2])


def test_the_lines_of_voices_are_nobody_elses(marks: list[Mark]) -> None:
    theirs = {mark.line for mark in marks}

    assert theirs.isdisjoint({Line.WAVY, Line.DOUBLE, Line.DASH_DOT, Line.DASHED})


@pytest.mark.parametrize("number", range(40))
def test_from_the_seventh_on_a_voice_has_letters(light: Theme, number: int) -> None:
    letters = letters_for(light, number, PEOPLE[number])

    assert bool(letters) == (number >= 6)
    assert voice_dot(light, number, PEOPLE[number]).letters == letters


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_letters_on_a_spot_can_be_read(theme: str) -> None:
    colours = Theme.load(theme)
    for number in range(6, 12):
        image = QImage(22, 13, QImage.Format.Format_RGB32)
        image.fill(colours.colour("card"))
        painter = QPainter(image)
        box = QRectF(image.rect())
        ink = colours.colour("ink")
        paint_chip(painter, box, colours.speaker(number), "AK", colours)
        painter.end()

        ground, darkest = image.pixelColor(3, 6), ink
        shades = sorted((_light(ground), _light(darkest)))
        assert (shades[1] + 0.05) / (shades[0] + 0.05) >= 4.5
        assert chip_size("AK", colours).width() > chip_size("", colours).width()


def _light(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# The bar of voices


@pytest.fixture
def masthead(light: Theme, show: ShowWidget) -> Masthead:
    masthead = Masthead(light)
    show(masthead, 590, 400)
    masthead.show_ledger(extracted(FORTY)[1])
    return masthead


@pytest.mark.parametrize("width", [240, 420, 590, 900])
def test_the_legend_of_many_voices_takes_two_lines(masthead: Masthead, width: int) -> None:
    bar = part_of(masthead, VoicesBar)

    assert bar.heightForWidth(width) <= 3 * 22


def test_who_has_no_room_in_the_legend_is_counted(masthead: Masthead, qtbot: QtBot) -> None:
    bar = part_of(masthead, VoicesBar)
    bar.resize(590, bar.heightForWidth(590))
    bar.grab()
    chosen: list[str] = []
    masthead.voice_chosen.connect(chosen.append)
    wanted: list[bool] = []
    masthead.voices_wanted.connect(lambda: wanted.append(True))

    for x in range(0, bar.width(), 5):
        for y in (33, 55):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    assert 3 < len(set(chosen)) < 40
    assert wanted


def test_the_rest_of_the_voices_is_a_click_away(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader(900, 700)
    reader.show_article(an_article(text=FORTY))
    reader.show_extraction(*extracted(FORTY))
    bar = part_of(reader, VoicesBar)
    bar.grab()

    with qtbot.waitSignal(reader.voices_wanted):
        for x in range(bar.width() - 1, 0, -5):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 55))


# Lists of many articles


def a_result(article: str, speaker: str, voice: int) -> PassageResult:
    ref = PassageRef(ArticleId(article), Span(0, 3))
    return PassageResult(ResultKind.QUOTATION, ref, 1, "“A”", speaker=speaker, voice=voice)


def test_results_give_each_speaker_one_colour() -> None:
    found = [
        ("a", [("Anna Keller", 0), ("Tom Reed", 1)]),
        ("b", [("Tom Reed", 0), ("Sue Marlow", 1), ("anna keller", 4)]),
    ]
    groups = tuple(
        ArticleResults(
            ArticleId(name), name, "", "", "", tuple(a_result(name, *each) for each in voices)
        )
        for name, voices in found
    )

    rows = result_rows(SearchResults("bridge", groups=groups))

    numbers = [(r.result.speaker, r.result.voice) for r in rows if isinstance(r, PassageRow)]
    assert numbers == [
        ("Anna Keller", 0),
        ("Tom Reed", 1),
        ("Tom Reed", 1),
        ("Sue Marlow", 2),
        ("anna keller", 0),
    ]


def test_results_give_who_is_on_the_page_the_colour_of_there() -> None:
    voices = (("Tom Reed", 0), ("Sue Marlow", 1), ("Ada", 2))
    passages = tuple(a_result("b", *each) for each in voices)
    group = ArticleResults(ArticleId("b"), "b", "", "", "", passages)

    rows = result_rows(SearchResults("bridge", groups=(group,)), {"Sue Marlow": 0, "Eve": 2})

    numbers = [(r.result.speaker, r.result.voice) for r in rows if isinstance(r, PassageRow)]
    assert numbers == [("Tom Reed", 1), ("Sue Marlow", 0), ("Ada", 3)]


def voices_in(rows: CardList) -> dict[str, int]:
    """The number of each speaker in a list of results."""
    model = rows.model()
    found = [model.index(n, 0).data(RecordRole) for n in range(model.rowCount())]
    passages = [row.result for row in found if isinstance(row, PassageRow)]
    return {each.speaker: each.voice for each in passages if each.voice is not None}


@pytest.mark.parametrize("article", ["courier", "voice"])
def test_whoever_speaks_on_the_page_has_the_colour_of_there_among_the_results(
    open_app: OpenApp, qtbot: QtBot, article: str
) -> None:
    app = open_app(article=article)
    qtbot.waitUntil(lambda: app.live.open.is_understood, timeout=60_000)
    page = app.reader.voice_numbers

    app.screen.search_field.search_for("bridge OR people OR council")
    qtbot.waitUntil(lambda: bool(voices_in(app.searching.results.rows)), timeout=60_000)

    shown = voices_in(app.searching.results.rows)
    assert set(shown) & set(page)
    assert {name: number for name, number in shown.items() if name in page} == {
        name: page[name] for name in shown if name in page
    }
    assert len(set(shown.values())) == len(shown)


def test_of_two_texts_both_give_their_colours_to_the_results(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(article="courier")
    other = next(each for each in app.library.now.articles.ids() if each.endswith("voice"))
    app.screen.shelf.beside_wanted.emit(other)
    second = app.beside.desk.get()
    qtbot.waitUntil(lambda: second.live.open.is_understood, timeout=60_000)
    both = second.reader.voice_numbers | app.reader.voice_numbers

    app.screen.search_field.search_for("bridge OR people OR council")
    qtbot.waitUntil(lambda: bool(voices_in(app.searching.results.rows)), timeout=60_000)

    shown = voices_in(app.searching.results.rows)
    assert set(shown) <= set(both)
    assert shown == {name: both[name] for name in shown}


def test_what_is_compared_has_the_colours_of_the_page_beside() -> None:
    def parallel(article: str, speaker: str, voice: int | None) -> Parallel:
        ref = PassageRef(ArticleId(article), Span(0, 3))
        return Parallel(ref, 1, "“A”", (), (), 1.0, speaker=speaker, voice=voice)

    article = an_article()
    passages = (parallel("b", "Tom Reed", 0), parallel("b", "Ada", 1), parallel("b", "", None))
    other = ParallelArticle(ArticleId("b"), "B", "", "", passages)
    asked = AskedPassage(article.id, Span(0, 3))
    found = Corroboration(asked, article, None, articles=(other,))  # type: ignore[arg-type]

    numbered = with_one_colour_each(found, {"Anna Keller": 0, "Tom Reed": 1})

    assert [each.voice for each in numbered.articles[0].passages] == [1, 2, None]
