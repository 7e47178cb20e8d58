"""Frozen records as a Qt list that keeps to Qt's rules."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordList, RecordRole


@dataclass(frozen=True, slots=True)
class Bird:
    name: str
    legs: int = 2


WREN, CROW, OWL = Bird("wren"), Bird("crow"), Bird("owl")
BIRDS = st.lists(st.sampled_from([WREN, CROW, OWL]), max_size=5)


@pytest.fixture
def birds(qtbot: QtBot) -> RecordList[Bird]:
    return RecordList(lambda bird: f"a {bird.name}")


def names(birds: RecordList[Bird]) -> list[str]:
    return [birds.index(row).data() for row in range(birds.rowCount())]


def test_it_is_a_model_as_qt_wants_it(birds: RecordList[Bird], qtmodeltester: ModelTester) -> None:
    birds.show([WREN, CROW, OWL])

    qtmodeltester.check(birds)


@given(st.lists(BIRDS, max_size=5))
def test_it_stays_one_whatever_is_shown(contents: list[list[Bird]]) -> None:
    birds: RecordList[Bird] = RecordList(lambda bird: bird.name)
    # It follows every signal of the model, and a broken rule is a fatal error of Qt.
    tester = QAbstractItemModelTester(birds, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for content in contents:
        birds.show(content)
        assert birds.records == tuple(content)
        assert names(birds) == [bird.name for bird in content]

    tester.deleteLater()


def test_a_row_gives_its_record_and_what_is_said_of_it(birds: RecordList[Bird]) -> None:
    birds.show([WREN, CROW])

    row = birds.index(1)

    assert row.data(RecordRole) is CROW
    assert row.data() == row.data(Qt.ItemDataRole.AccessibleTextRole) == "a crow"
    assert row.data(Qt.ItemDataRole.DecorationRole) is None


def test_where_the_length_stays_only_the_changed_row_is_told(
    birds: RecordList[Bird], qtbot: QtBot
) -> None:
    birds.show([WREN, CROW, OWL])
    held = QPersistentModelIndex(birds.index(2))
    with qtbot.assertNotEmitted(birds.modelReset), qtbot.waitSignal(birds.dataChanged) as changed:
        birds.show([WREN, Bird("crow", 1), OWL])

    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (1, 1)
    assert held.isValid()


def test_showing_the_same_again_tells_nothing(birds: RecordList[Bird], qtbot: QtBot) -> None:
    birds.show([WREN, CROW])

    with qtbot.assertNotEmitted(birds.modelReset), qtbot.assertNotEmitted(birds.dataChanged):
        birds.show([Bird("wren"), CROW])


def test_another_length_resets_the_list(birds: RecordList[Bird], qtbot: QtBot) -> None:
    birds.show([WREN, CROW])

    with qtbot.waitSignal(birds.modelReset):
        birds.show([OWL])

    assert names(birds) == ["a owl"]


def test_until_the_reset_is_told_the_list_is_as_it_was(birds: RecordList[Bird]) -> None:
    birds.show([WREN, CROW])
    seen: list[list[str]] = []
    birds.modelAboutToBeReset.connect(lambda: seen.append(names(birds)))
    birds.modelReset.connect(lambda: seen.append(names(birds)))

    birds.show([OWL])

    assert seen == [["a wren", "a crow"], ["a owl"]]


def test_a_row_is_found_by_what_is_wanted(birds: RecordList[Bird]) -> None:
    birds.show([WREN, CROW, CROW])

    assert birds.row_of(lambda bird: bird.name == "crow") == 1
    assert birds.row_of(lambda bird: bird.legs == 4) == -1


def test_a_row_that_went_has_nothing_to_say(birds: RecordList[Bird]) -> None:
    birds.show([WREN, CROW])
    gone = birds.index(1)

    birds.show([WREN])

    assert birds.data(gone) is None
    assert birds.rowCount(birds.index(0)) == 0
