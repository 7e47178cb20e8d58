"""The label at a passage comes and goes by mouse and keys, and never covers what it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.plain_words import ElidedLabel
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.annotation import AnnotationId
from desktop.core.claim import Claim, ClaimId, ClaimStatus
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.reader.passage_label import PassageLabel
from desktop.reader.passage_words import Fact, PassageKind, PassageWords
from desktop.reader.reader import Reader
from desktop.reader.resting_place import resting_place
from tests.core.builders import BRIDGE, a_selector, an_annotation, an_article, span_of
from tests.desktop.builders import LONG, extracted, part_of
from tests.desktop.conftest import OpenReader

ALT = Qt.KeyboardModifier.AltModifier
SAFE = "“The harbour bridge is safe,”"
ROOM = QRect(0, 0, 600, 400)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []
    monkeypatch.setattr("desktop.reader.telling.announce", lambda _, words: said.append(words))
    return said


@pytest.fixture
def reader(a_reader: OpenReader, said: list[str]) -> Reader:
    """The bridge on the page, with its quotations."""
    reader = a_reader()
    show(reader, BRIDGE)
    return reader


def show(reader: Reader, text: str) -> None:
    reader.show_article(an_article(text=text))
    reader.show_extraction(*extracted(text))
    reader.page.setFocus()


def label_of(reader: Reader) -> PassageLabel:
    return part_of(reader, PassageLabel)


def lines(reader: Reader, words: str) -> list[QRect]:
    """Where these words stand, in pixels of the viewport."""
    return reader.page.lines_of(span_of(words, reader.page.text))


def point_at(reader: Reader, qtbot: QtBot, words: str) -> None:
    line = lines(reader, words)[0]
    for step in (3, 0):
        qtbot.mouseMove(reader.page.viewport(), QPoint(line.left() + 8 + step, line.center().y()))


def point_at_nothing(reader: Reader, qtbot: QtBot) -> None:
    qtbot.mouseMove(reader.page.viewport(), QPoint(2, reader.page.viewport().height() - 3))


def rests(reader: Reader, qtbot: QtBot) -> None:
    """Waits until nothing more can come of what was done."""
    waiting = [each for each in reader.findChildren(QTimer) if each.isSingleShot()]
    waiting = [each for each in waiting if each.interval() < 600]
    qtbot.waitUntil(lambda: not any(each.isActive() for each in waiting))


def names(reader: Reader) -> list[str]:
    return [each.name for each in reader.told]


def walk_to(reader: Reader, qtbot: QtBot, character: int) -> None:
    """Comes to a character by a key, from the one before it."""
    reader.page.go_to(Span(character - 1, character - 1))
    qtbot.keyClick(reader.page, Qt.Key.Key_Right)


# The mouse


def test_the_mouse_resting_on_a_quotation_is_told_whose_it_is(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)

    at_once = names(reader)
    qtbot.waitUntil(lambda: names(reader) == ["Anna Keller"])
    assert at_once == []


def test_the_mouse_that_only_passes_is_told_nothing(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    point_at_nothing(reader, qtbot)
    point_at(reader, qtbot, "“a coat of paint”")

    qtbot.waitUntil(lambda: bool(reader.told))
    assert names(reader) == ["Tom Reed"]


def test_the_label_goes_a_while_after_the_mouse(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))

    point_at_nothing(reader, qtbot)

    assert reader.told
    qtbot.waitUntil(lambda: not reader.told)


def test_the_label_stays_for_a_mouse_that_comes_back(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))
    shown: list[bool] = []
    label_of(reader).left.connect(lambda: shown.append(True))

    point_at_nothing(reader, qtbot)
    point_at(reader, qtbot, SAFE)
    rests(reader, qtbot)

    assert names(reader) == ["Anna Keller"]


def test_the_mouse_gets_from_the_words_onto_the_label(reader: Reader, qtbot: QtBot) -> None:
    window, viewport = reader.windowHandle(), reader.page.viewport()

    def move(point: QPoint) -> None:
        # As the system would say it: with who is left and who is entered on the way.
        QTest.mouseMove(window, viewport.mapTo(reader, point))
        QApplication.processEvents()

    words = lines(reader, SAFE)[0]
    move(QPoint(2, 2))
    move(words.center())
    qtbot.waitUntil(lambda: bool(reader.told))
    label = label_of(reader).geometry()
    seen = []
    for y in range(words.center().y(), label.center().y(), -2):
        move(QPoint(label.left() + 30, y))
        seen.append(bool(reader.told))
    rests(reader, qtbot)
    there = names(reader)
    move(QPoint(label.left() + 30, label.top() - 40))

    assert all(seen)
    assert there == ["Anna Keller"]
    qtbot.waitUntil(lambda: not reader.told)


def test_nothing_is_announced_to_a_mouse(reader: Reader, qtbot: QtBot, said: list[str]) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))

    assert said == []


def test_selected_words_have_their_bar_and_no_label(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))

    reader.page.select(span_of(SAFE))
    gone = not reader.told
    point_at(reader, qtbot, "“a coat of paint”")
    rests(reader, qtbot)

    assert gone
    assert not reader.told


@pytest.mark.parametrize(
    ("words", "said_by"),
    [("why?", lambda r: r.reasons_wanted), ("change", lambda r: r.speaker_wanted)],
)
def test_what_the_label_offers_is_a_click_away(
    reader: Reader, qtbot: QtBot, words: str, said_by: Callable[[Reader], SignalInstance]
) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))
    button = next(b for b in label_of(reader).findChildren(QToolButton) if b.text() == words)

    with qtbot.waitSignal(said_by(reader)) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked.args == [f"quotation:{BRIDGE.index(SAFE)}"]
    assert button.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert min(button.width(), button.height()) >= 24


def test_a_key_means_what_the_label_tells(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))

    for key, signal in (
        (Qt.Key.Key_W, reader.reasons_wanted),
        (Qt.Key.Key_S, reader.speaker_wanted),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(reader.page, key)
        assert asked.args == [f"quotation:{BRIDGE.index(SAFE)}"]


# The keyboard


def test_coming_to_a_quotation_by_a_key_tells_and_says_whose_it_is(
    reader: Reader, qtbot: QtBot, said: list[str]
) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))

    qtbot.waitUntil(lambda: names(reader) == ["Anna Keller"])
    assert said == ["Quotation, Anna Keller, said, sure"]


def test_within_a_passage_it_is_said_once(reader: Reader, qtbot: QtBot, said: list[str]) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    for _ in range(6):
        qtbot.keyClick(reader.page, Qt.Key.Key_Right)
    rests(reader, qtbot)

    assert len(said) == 1
    assert reader.told


def test_leaving_a_passage_takes_its_label_away_at_once(reader: Reader, qtbot: QtBot) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    qtbot.keyClick(reader.page, Qt.Key.Key_Left)

    assert not reader.told


def test_who_walks_on_is_not_talked_to_at_every_step(
    reader: Reader, qtbot: QtBot, said: list[str]
) -> None:
    start = BRIDGE.index("“a coat of paint”")
    reader.page.go_to(Span(start - 3, start - 3))

    for _ in range(len("“a coat of paint”") + 8):
        qtbot.keyClick(reader.page, Qt.Key.Key_Right)
    rests(reader, qtbot)

    assert said == []
    assert not reader.told


def test_a_jump_to_a_mark_says_its_words(reader: Reader, qtbot: QtBot, said: list[str]) -> None:
    qtbot.keyClick(reader.page, Qt.Key.Key_Down, ALT)

    qtbot.waitUntil(lambda: names(reader) == ["Anna Keller"])
    assert said == ["Quotation, Anna Keller, said, sure: “The harbour bridge is safe,”"]


def test_escape_takes_the_label_away_and_only_that(reader: Reader, qtbot: QtBot) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    with qtbot.assertNotEmitted(reader.escaped):
        qtbot.keyClick(reader.page, Qt.Key.Key_Escape)
    qtbot.keyClick(reader.page, Qt.Key.Key_Right)
    rests(reader, qtbot)

    assert not reader.told
    with qtbot.waitSignal(reader.escaped):
        qtbot.keyClick(reader.page, Qt.Key.Key_Escape)


def test_typing_takes_the_label_away(reader: Reader, qtbot: QtBot) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    qtbot.keyClick(reader.page, Qt.Key.Key_X)

    assert not reader.told


def test_a_place_that_a_program_shows_is_not_told(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to(span_of(SAFE))
    rests(reader, qtbot)

    assert not reader.told


def test_the_label_goes_when_the_keyboard_goes_elsewhere(reader: Reader, qtbot: QtBot) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    reader.open_find()

    assert not reader.told


def test_another_article_has_no_label(reader: Reader, qtbot: QtBot) -> None:
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: bool(reader.told))

    reader.show_article(an_article("other", text=BRIDGE))

    assert not reader.told


def test_keys_on_plain_words_say_why_they_do_nothing(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.refused):
        qtbot.keyClick(reader.page, Qt.Key.Key_W)


# Several layers


def pile_up(reader: Reader) -> None:
    """A claim and three marks within a quotation."""
    claim = Claim(
        ClaimId("safe"),
        an_article().id,
        "Safe?",
        (a_selector("bridge is safe"),),
        status=ClaimStatus.DISPUTED,
        status_by="The teacher",
    )
    reader.show_context([claim], [])
    own = [
        an_annotation(words, name=f"n{number}", pen=pen)
        for number, (words, pen) in enumerate(
            [
                ("is safe,", Pen.QUESTION),
                ("harbour bridge is safe", Pen.EVIDENCE),
                ("safe", Pen.CLAIM),
            ]
        )
    ]
    reader.show_annotations(own)


def test_of_layers_each_has_a_line_the_narrowest_first(
    reader: Reader, qtbot: QtBot, said: list[str]
) -> None:
    pile_up(reader)

    walk_to(reader, qtbot, BRIDGE.index("safe,"))

    qtbot.waitUntil(lambda: bool(reader.told))
    # Whose words they are is told whatever lies over them.
    assert names(reader) == ["Claim", "Claim", "Anna Keller"]
    assert label_of(reader).left_out == 2
    assert "Quotation, Anna Keller, said, sure" in said[0]


def test_only_what_is_new_is_said_where_a_layer_begins(
    reader: Reader, qtbot: QtBot, said: list[str]
) -> None:
    pile_up(reader)
    walk_to(reader, qtbot, BRIDGE.index(SAFE))
    qtbot.waitUntil(lambda: len(said) == 1)

    reader.page.go_to(
        Span(BRIDGE.index("harbour bridge is") - 1, BRIDGE.index("harbour bridge is") - 1)
    )
    qtbot.keyClick(reader.page, Qt.Key.Key_Right)

    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].startswith("Mark, Evidence")


def test_a_mark_that_changes_is_told_as_it_is_now(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("rust", pen=Pen.EVIDENCE)])
    walk_to(reader, qtbot, BRIDGE.index("rust"))
    qtbot.waitUntil(lambda: names(reader) == ["Evidence"])

    reader.show_annotations([an_annotation("rust", "Bad!", pen=Pen.OPINION)])
    now = reader.told
    reader.show_annotations([])

    assert [each.spoken for each in now] == ["Mark, Opinion, your note: Bad!"]
    assert not reader.told


def test_n_writes_on_the_mark_that_is_told_of(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("rust")])
    walk_to(reader, qtbot, BRIDGE.index("rust"))
    qtbot.waitUntil(lambda: bool(reader.told))
    button = label_of(reader).findChildren(QToolButton)[0]

    with qtbot.waitSignal(reader.edit_wanted) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked.args == [AnnotationId("n1")]


# Where it stands


def overlaps(label: QRect, boxes: list[QRect]) -> bool:
    return any(label.intersects(box) for box in boxes)


@pytest.mark.parametrize(
    ("boxes", "where"),
    [
        ([QRect(100, 200, 300, 26)], lambda p: p.y() < 200),
        ([QRect(100, 2, 300, 26)], lambda p: p.y() > 28),
        ([QRect(560, 200, 38, 26)], lambda p: p.x() == 600 - 250 - 4),
        ([QRect(0, 200, 30, 26)], lambda p: p.x() >= 4),
        (
            [QRect(50, -40, 300, 26), QRect(50, -12, 300, 26), QRect(50, 16, 99, 26)],
            lambda p: p.y() > 42,
        ),
    ],
    ids=["above", "below the first line of the page", "right edge", "left edge", "begun before"],
)
def test_the_label_stands_clear_of_its_lines_inside_the_page(
    boxes: list[QRect], where: Callable[[QPoint], bool]
) -> None:
    size = QSize(250, 30)

    place = resting_place(size, boxes, boxes[0], ROOM)

    assert where(place)
    assert ROOM.contains(QRect(place, size))
    assert not overlaps(QRect(place, size), boxes)


@pytest.mark.parametrize("apart", [QRect(0, 168, 600, 26), QRect(0, 230, 600, 26)])
def test_the_line_that_is_read_on_stays_free(apart: QRect) -> None:
    line, size = QRect(300, 200, 200, 26), QSize(250, 30)

    place = resting_place(size, [line], line, ROOM, apart=apart)

    assert not overlaps(QRect(place, size), [line, apart])


def test_words_from_the_right_have_their_label_at_the_right() -> None:
    line, size = QRect(300, 200, 200, 26), QSize(250, 30)

    place = resting_place(size, [line], line, ROOM, from_right=True)

    assert QRect(place, size).right() == line.right()


def test_a_click_on_a_passage_takes_the_label_away(reader: Reader, qtbot: QtBot) -> None:
    point_at(reader, qtbot, SAFE)
    qtbot.waitUntil(lambda: bool(reader.told))

    qtbot.mouseClick(
        reader.page.viewport(), Qt.MouseButton.LeftButton, pos=lines(reader, SAFE)[0].center()
    )

    assert not reader.told


def test_a_passage_that_fills_the_page_keeps_the_line_that_is_looked_at_free() -> None:
    boxes = [QRect(50, y, 500, 26) for y in range(-60, 480, 28)]
    size = QSize(250, 30)

    for looked_at in (QRect(50, 20, 1, 26), QRect(50, 350, 1, 26)):
        place = resting_place(size, boxes, looked_at, ROOM)

        assert ROOM.contains(QRect(place, size))
        assert not QRect(place, size).intersects(looked_at)


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("room", [(800, 600), (594, 284), (300, 240)])
@pytest.mark.parametrize("size", [15, 36])
def test_wherever_the_keyboard_comes_the_label_stands_clear_of_the_words(
    a_reader: OpenReader, qtbot: QtBot, light: Theme, room: tuple[int, int], size: int
) -> None:
    reader = a_reader(*room)
    reader.show_look(light, Preferences(text_size=size))
    show(reader, "\n".join(BRIDGE for _ in range(3)))

    for _ in range(6):
        qtbot.keyClick(reader.page, Qt.Key.Key_Down, ALT)
        qtbot.waitUntil(lambda: bool(reader.told))
        mark = reader.page.marks_at_caret()[0]
        box = label_of(reader).geometry()
        assert reader.page.viewport().rect().contains(box)
        assert not overlaps(box, reader.page.lines_of(mark.span))
        qtbot.keyClick(reader.page, Qt.Key.Key_Escape)


def test_the_label_goes_with_the_words_until_they_are_out_of_sight(
    a_reader: OpenReader, qtbot: QtBot, said: list[str]
) -> None:
    reader = a_reader()
    show(reader, LONG)
    reader.show_annotations([an_annotation("12.", article=an_article(text=LONG))])
    qtbot.keyClick(reader.page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    reader.page.scroll_to(span_of("12.", LONG))
    point_at(reader, qtbot, "12.")
    qtbot.waitUntil(lambda: bool(reader.told))
    bar = reader.page.verticalScrollBar()

    bar.setValue(bar.value() + 40)
    near = label_of(reader).geometry().bottom() - lines(reader, "12.")[0].top()
    bar.setValue(bar.value() + 2_000)

    assert -12 < near < 0
    assert not reader.told


def test_the_bar_that_finds_words_is_not_covered(reader: Reader, qtbot: QtBot) -> None:
    reader.page.verticalScrollBar().setValue(lines(reader, SAFE)[0].top() - 40)
    reader.open_find()
    point_at(reader, qtbot, SAFE)

    qtbot.waitUntil(lambda: bool(reader.told))
    bar = reader.finding.bar.geometry()
    assert label_of(reader).geometry().top() >= bar.bottom()


def test_where_room_is_short_long_words_give_way_and_short_ones_stay_whole(
    look: QApplication, light: Theme, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(440, 300)
    page.show()
    status = Fact("Not confirmed in this article, says The Sourcebook authors of this lesson")
    told = PassageWords(
        "claim:1", PassageKind.CLAIM, "Claim", "Claim", (Fact("Donald Trump"), status)
    )
    label = PassageLabel(light, page)

    label.tell([told])
    label.rest_at([[QRect(0, 100, 200, 20)]], QRect(0, 100, 4, 20), page.rect())

    seen = [QLabel.text(each) for each in label.findChildren(ElidedLabel)]
    assert seen[:2] == ["Claim", "Donald Trump"]
    assert seen[2].endswith("…")
