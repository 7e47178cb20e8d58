"""Above the text: what it is, where it comes from, whose words it has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.article import Completeness
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.readability import Readability
from desktop.reader.masthead import Masthead
from desktop.reader.reader import Reader
from desktop.reader.voices_bar import VoicesBar
from tests.core.builders import BRIDGE, an_article
from tests.desktop.builders import LONG, extracted
from tests.desktop.conftest import OpenReader, ShowWidget


@pytest.fixture
def masthead(light: Theme, show: ShowWidget) -> Masthead:
    masthead = Masthead(light)
    show(masthead, 620, 300)
    return masthead


def words_on(masthead: Masthead) -> str:
    """All words that can be read, without their styles."""
    return " ".join(
        plain(label.text()) for label in masthead.findChildren(QLabel) if label.isVisible()
    )


def plain(html: str) -> str:
    from PySide6.QtGui import QTextDocumentFragment  # noqa: PLC0415

    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\u00a0", " ")


def behind(widget: Masthead | Reader) -> QToolButton:
    return next(b for b in widget.findChildren(QToolButton) if "behind" in b.text())


def bar_of(widget: Masthead | Reader) -> VoicesBar:
    bar = widget.findChild(VoicesBar)
    assert bar is not None
    return bar


def masthead_of(reader: Reader) -> Masthead:
    found = reader.findChild(Masthead)
    assert found is not None
    return found


def first_line_top(reader: Reader) -> int:
    document = reader.page.document()
    top = document.documentLayout().blockBoundingRect(document.firstBlock()).top()
    return round(top) - reader.page.verticalScrollBar().value()


# Where the text comes from


@pytest.mark.parametrize("width", range(180, 800, 70))
@pytest.mark.parametrize("publisher", ["", "The Courier", "The Ostermere Courier and Evening News"])
@pytest.mark.parametrize("published", ["", "2025-03-07"])
def test_no_fact_is_cut_off_beside_the_question_who_is_behind_it(
    masthead: Masthead, width: int, publisher: str, published: str
) -> None:
    masthead.show_article(
        an_article(publisher=publisher, published=published), Readability(125, 1, 6)
    )

    for each in (800, width):
        masthead.resize(each, masthead.fit(each, 900))
    QApplication.processEvents()

    facts = next(label for label in masthead.findChildren(QLabel) if "125 words" in label.text())
    assert facts.minimumSizeHint().width() <= facts.width()
    assert not facts.geometry().intersects(behind(masthead).geometry())
    assert masthead.rect().contains(behind(masthead).geometry())


def test_length_time_and_grade_are_told(masthead: Masthead) -> None:
    masthead.show_article(an_article(), Readability(1336, 7, 12))

    words = words_on(masthead)
    assert "1,336 words" in words
    assert "7 min" in words
    assert "grade 12" in words


@pytest.mark.parametrize("width", range(240, 500, 20))
def test_a_line_more_is_made_room_for_at_once(masthead: Masthead, width: int) -> None:
    masthead.show_article(an_article(), None)
    masthead.fit(width, 2000)
    masthead.resize(width, masthead.heightForWidth(width))
    QApplication.processEvents()

    masthead.show_versions(1, 2)
    at_once = masthead.heightForWidth(width)
    QApplication.processEvents()

    assert at_once == masthead.heightForWidth(width)


def test_one_word_is_told_in_the_singular(masthead: Masthead) -> None:
    masthead.show_article(an_article(), Readability(1, 1, None))

    assert "1 word " in words_on(masthead)


def test_an_unknown_grade_is_left_out(masthead: Masthead) -> None:
    masthead.show_article(an_article(), Readability(20, 1, None))

    assert "grade" not in words_on(masthead)


def test_what_nobody_gave_is_called_not_given(masthead: Masthead) -> None:
    masthead.show_article(an_article(), Readability(20, 1, None))

    assert "Published not given" in words_on(masthead)
    assert "Publisher not given" in words_on(masthead)


def test_what_was_given_is_told(masthead: Masthead) -> None:
    article = an_article(published="2025-03-12", publisher="The Harbour Post")

    masthead.show_article(article, Readability(20, 1, None))

    assert "12 Mar 2025" in words_on(masthead)
    assert "Publisher The Harbour Post" in words_on(masthead)


@pytest.mark.parametrize(
    ("completeness", "words"),
    [
        (Completeness.COMPLETE, "COMPLETE TEXT"),
        (Completeness.SHORTENED, "SHORTENED TEXT"),
        (Completeness.SIMPLIFIED, "SIMPLIFIED TEXT"),
    ],
)
def test_the_line_over_the_title_tells_how_much_of_the_text_is_here(
    masthead: Masthead, completeness: Completeness, words: str
) -> None:
    masthead.show_article(
        an_article(genre="news report", completeness=completeness), Readability(20, 1, None)
    )

    assert f"NEWS REPORT · {words}" in words_on(masthead)


def test_the_title_is_shown_as_it_is_and_not_as_html(masthead: Masthead) -> None:
    masthead.show_article(an_article(title="<b>Bold</b> & more"), Readability(20, 1, None))

    title = next(label for label in masthead.findChildren(QLabel) if "Bold" in label.text())
    assert title.text() == "<b>Bold</b> & more"
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_an_origin_is_shown_as_it_is_and_not_as_html(masthead: Masthead) -> None:
    masthead.show_article(an_article(publisher="Cut <i>&</i> Paste"), Readability(20, 1, None))

    assert "Publisher Cut <i>&</i> Paste" in words_on(masthead)


def test_a_click_asks_who_is_behind_it(masthead: Masthead, qtbot: QtBot) -> None:
    masthead.show_article(an_article(byline="Jo March"), Readability(20, 1, None))

    with qtbot.waitSignal(masthead.source_wanted):
        qtbot.mouseClick(behind(masthead), Qt.MouseButton.LeftButton)


def test_the_keyboard_asks_who_is_behind_it(masthead: Masthead, qtbot: QtBot) -> None:
    masthead.show_article(an_article(byline="Jo March"), Readability(20, 1, None))

    with qtbot.waitSignal(masthead.source_wanted):
        qtbot.keyClick(behind(masthead), Qt.Key.Key_Space)


def test_a_publisher_that_is_named_leads_to_its_card(masthead: Masthead, qtbot: QtBot) -> None:
    masthead.show_article(an_article(publisher="The Gull"), Readability(20, 1, None))
    [sourcing] = [each for each in masthead.findChildren(QLabel) if "The Gull" in each.text()]

    with qtbot.waitSignal(masthead.publisher_wanted):
        sourcing.linkActivated.emit("publisher")

    masthead.show_article(an_article(publisher=""), Readability(20, 1, None))
    assert "href" not in sourcing.text()


# Room


@pytest.mark.parametrize("width", [420, 800, 1100])
def test_the_text_begins_under_the_masthead(a_reader: OpenReader, width: int) -> None:
    reader = a_reader(width)

    reader.show_article(an_article(title="A title of many words " * 4))
    reader.show_extraction(*extracted())

    assert masthead_of(reader).geometry().bottom() <= first_line_top(reader)


def test_every_word_of_the_masthead_has_its_room(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader(520)
    reader.show_article(an_article(title="A title of many words " * 4, byline="Jo March"))
    reader.show_extraction(*extracted())
    qtbot.mouseClick(behind(reader), Qt.MouseButton.LeftButton)

    masthead = masthead_of(reader)
    for label in masthead.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= needed, label.text()
        assert masthead.rect().contains(label.geometry()), label.text()


def test_the_masthead_scrolls_away_with_the_text(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))

    qtbot.keyClick(reader.page, Qt.Key.Key_Space)

    value = reader.page.verticalScrollBar().value()
    assert value > 0
    assert masthead_of(reader).y() == -value


def test_the_masthead_is_as_wide_as_the_text(a_reader: OpenReader) -> None:
    reader = a_reader(1100)
    reader.show_article(an_article())

    masthead, column = masthead_of(reader), reader.page.column

    assert (masthead.x(), masthead.width()) == (column.left(), column.width())


# Voices


def test_the_bar_of_voices_can_be_heard(masthead: Masthead) -> None:
    _, sums = extracted()

    masthead.show_ledger(sums)

    name = bar_of(masthead).accessibleName()
    keller, reed = sums.voices
    assert name == (
        f"Words by speaker: Reporter {sums.reporter_words}, Anna Keller {keller.words},"
        f" Tom Reed {reed.words}"
    )


def test_words_of_nobody_known_are_told_apart(masthead: Masthead) -> None:
    _, sums = extracted("“All of it was wrong from the start.”\n“Nobody asked us,” it went on.")
    assert sums.unattributed

    masthead.show_ledger(sums)

    assert f"who? {sums.unattributed_words}" in bar_of(masthead).accessibleName()


def test_a_click_on_a_name_chooses_that_voice(masthead: Masthead, qtbot: QtBot) -> None:
    masthead.show_article(an_article(), Readability(60, 1, 8))
    _, sums = extracted()
    masthead.show_ledger(sums)
    bar = bar_of(masthead)
    qtbot.waitUntil(lambda: bar.height() > 0)
    bar.grab()
    said: list[str] = []
    masthead.voice_chosen.connect(said.append)

    for x in range(0, bar.width(), 6):
        for y in range(8, bar.height(), 16):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, y))

    assert set(said) == {voice.speaker.id for voice in sums.voices}


def test_of_a_story_the_bar_names_the_narrator(masthead: Masthead) -> None:
    _, sums = extracted("“We knew,” I said. Nobody asked me how.")

    masthead.show_ledger(sums)

    assert "Narrator 6" in bar_of(masthead).accessibleName()
    assert "Reporter" not in bar_of(masthead).accessibleName()


def test_a_click_on_the_reporter_chooses_nobody(masthead: Masthead, qtbot: QtBot) -> None:
    _, sums = extracted("No one speaks here. The reporter tells it all, from end to end.")
    masthead.show_ledger(sums)
    bar = bar_of(masthead)
    bar.grab()

    with qtbot.assertNotEmitted(masthead.voice_chosen):
        for x in range(0, bar.width(), 6):
            qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(x, 10))


def test_another_article_has_no_voices_until_they_are_known(masthead: Masthead) -> None:
    masthead.show_ledger(extracted()[1])

    masthead.show_article(an_article(), Readability(60, 1, 8))

    assert "Keller" not in bar_of(masthead).accessibleName()


def test_many_voices_stand_below_one_another(masthead: Masthead) -> None:
    names = ("Anna Keller", "Tom Reed", "Sue Marlow", "Jim Farrow", "Ada Winter", "Bob Summers")
    text = "\n".join(f"“The bridge is number {name},” said {name}." for name in names)
    _, sums = extracted(text)
    bar = bar_of(masthead)
    masthead.show_ledger(Ledger())
    empty = bar.heightForWidth(300)

    masthead.show_ledger(sums)

    assert len(sums.voices) == 6
    assert bar.heightForWidth(300) > empty


@pytest.mark.parametrize("text", [BRIDGE, "Nobody speaks.", ""], ids=["voices", "none", "empty"])
def test_the_bar_is_painted_whatever_the_article_holds(masthead: Masthead, text: str) -> None:
    masthead.show_ledger(extracted(text)[1])

    assert not bar_of(masthead).grab().isNull()
