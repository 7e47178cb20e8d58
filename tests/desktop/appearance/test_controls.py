"""Whatever Qt would draw in a look of its own has that of the theme, and its edges are seen.

What can be pressed, ticked or scrolled is told from its ground by 3 : 1 at least, and what is
ticked from what is not, in every theme (WCAG 1.4.11).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from desktop.appearance.preferences import THEMES
from desktop.appearance.theme import Theme
from tests.architecture.source_tree import modules
from tests.desktop.conftest import ShowWidget, dress
from tests.desktop.test_the_ring_is_seen import contrast

_LEAST = 3.0
SHEET = resources.path("themes/window.qss").read_text("utf-8")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, look: QApplication, light: Theme) -> Iterator[Theme]:
    """Each theme in turn, while the whole application has its colours."""
    theme = Theme.load(request.param)
    dress(look, theme)
    yield theme
    dress(look, light)


def image_of(widget: QWidget, box: QRect) -> QImage:
    return widget.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def most_contrast(image: QImage, ground: QColor) -> float:
    """How much the plainest line of pixels along the image differs from a ground."""
    middle = image.height() // 2
    seen = {image.pixel(x, middle) for x in range(image.width())}
    return max(contrast(pixel, ground.rgb()) for pixel in seen)


def indicator(button: QCheckBox | QRadioButton) -> QRect:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    is_box = isinstance(button, QCheckBox)
    element = QStyle.SubElement.SE_CheckBoxIndicator
    other = QStyle.SubElement.SE_RadioButtonIndicator
    return button.style().subElementRect(element if is_box else other, option, button)


@pytest.mark.parametrize("make", [QCheckBox, QRadioButton])
def test_what_is_ticked_is_seen_and_that_it_is(
    theme: Theme, show: ShowWidget, make: Callable[[str], QCheckBox | QRadioButton]
) -> None:
    button = make("Words beside it")
    show(button, 200, 40)
    box, paper = indicator(button), theme.colour("paper")

    off = image_of(button, box)
    button.setChecked(True)
    on = image_of(button, box)

    assert 12 <= box.width() <= 24
    assert most_contrast(off, paper) >= _LEAST
    assert most_contrast(on, paper) >= _LEAST
    differing = [
        (x, y)
        for x in range(off.width())
        for y in range(off.height())
        if contrast(off.pixel(x, y), on.pixel(x, y)) >= _LEAST
    ]
    assert len(differing) >= 30


def test_a_tick_is_drawn_in_a_box_that_is_ticked(theme: Theme, show: ShowWidget) -> None:
    button = QCheckBox("Words beside it")
    button.setChecked(True)
    show(button, 200, 40)

    image, ground = image_of(button, indicator(button)), theme.colour("accent").rgb()

    inside = range(3, image.width() - 3)
    tick = sum(contrast(image.pixel(x, y), ground) >= _LEAST for x in inside for y in inside)
    assert tick >= 8


def a_choice() -> QWidget:
    box = QComboBox()
    box.addItems(["one", "two"])
    return box


def how_far() -> QWidget:
    bar = QProgressBar()
    bar.setValue(40)
    return bar


def a_list() -> QWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(["What", "Which"])
    QTreeWidgetItem(tree, ["one", "two"])
    return tree


EDGED: dict[str, Callable[[], QWidget]] = {
    "field": lambda: QLineEdit("words"),
    "button": lambda: QPushButton("Press"),
    "choice": a_choice,
    "number": QSpinBox,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "how far": how_far,
    "list": a_list,
}


@pytest.mark.parametrize("kind", EDGED)
def test_the_edge_of_a_control_is_seen(theme: Theme, show: ShowWidget, kind: str) -> None:
    ground, control = QWidget(), EDGED[kind]()
    control.setParent(ground)
    control.setGeometry(20, 20, 160, 80 if kind == "list" else 34)
    show(ground, 220, 140)
    ground.setFocus()
    QApplication.processEvents()

    image = image_of(ground, QRect(10, 20, 40, control.height()))

    assert most_contrast(image, theme.colour("paper")) >= _LEAST


@pytest.mark.parametrize("way", [Qt.Orientation.Vertical, Qt.Orientation.Horizontal])
def test_the_handle_of_a_scroll_bar_is_seen(
    theme: Theme, show: ShowWidget, way: Qt.Orientation
) -> None:
    area, inside = QScrollArea(), QWidget()
    inside.setFixedSize(2000, 2000)
    area.setWidget(inside)
    show(area, 300, 200)
    is_upright = way is Qt.Orientation.Vertical
    bar = area.verticalScrollBar() if is_upright else area.horizontalScrollBar()

    image = image_of(bar, bar.rect())

    assert min(bar.width(), bar.height()) >= 10
    seen = [image.pixel(bar.width() // 2, 14) if is_upright else image.pixel(14, bar.height() // 2)]
    assert all(contrast(pixel, theme.colour("paper").rgb()) >= _LEAST for pixel in seen)


def test_a_header_has_the_ground_of_its_list(theme: Theme, show: ShowWidget) -> None:
    tree = a_list()
    show(tree, 300, 200)
    [header] = [each for each in tree.findChildren(QHeaderView) if each.isVisible()]

    image = image_of(header, header.rect())
    corners = {image.pixel(2, 3), image.pixel(header.width() - 3, 3)}

    assert corners == {theme.colour("card").rgb()}


def test_boxes_and_menus_have_the_ground_of_the_theme(theme: Theme, qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Sourcebook", "What happened")
    menu = QMenu()
    menu.addAction("Do it")
    grounds = []
    for widget, at in ((box, QPoint(4, 4)), (menu, QPoint(3, 3))):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        widget.adjustSize()
        grounds.append(image_of(widget, widget.rect()).pixelColor(at).rgb())

    assert grounds == [theme.colour("paper").rgb(), theme.colour("card").rgb()]


# Every kind of control that the program has


def made_in_the_program() -> set[str]:
    """The classes of Qt's own widgets that are made, or built upon, anywhere in the program."""
    found: set[str] = set()
    for module in modules("desktop"):
        for node in module.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.add(node.func.id)
            if isinstance(node, ast.ClassDef):
                found |= {base.id for base in node.bases if isinstance(base, ast.Name)}
    return found


# What Qt draws in a look of its own, and the rule that gives it ours.
DRAWN_BY_QT = {
    "QCheckBox": "QCheckBox::indicator",
    "QRadioButton": "QRadioButton::indicator",
    "QComboBox": "QComboBox",
    "QSpinBox": "QAbstractSpinBox",
    "QDateEdit": "QAbstractSpinBox",
    "QSlider": "QSlider::groove",
    "QProgressBar": "QProgressBar",
    "QHeaderView": "QHeaderView::section",
    "QTreeWidget": "QTreeView",
    "QTreeView": "QTreeView",
    "QTableWidget": "QTableView",
    "QTableView": "QTableView",
    "QListWidget": "QListWidget",
    "QGroupBox": "QGroupBox",
    "QTabBar": "QTabBar::tab",
    "QMenu": "QMenu::item",
    "QMessageBox": "QMessageBox",
    "QPushButton": "QPushButton",
    "QToolButton": "QToolButton",
    "QLineEdit": "QLineEdit",
    "QPlainTextEdit": "QPlainTextEdit",
    "QScrollArea": "QScrollBar::handle",
}
# What Qt draws and no rule is there for yet: who makes one gives it a look first.
WITHOUT_A_LOOK = {
    "QCalendarWidget",
    "QDial",
    "QDockWidget",
    "QFontComboBox",
    "QLCDNumber",
    "QMdiArea",
    "QStatusBar",
    "QTabWidget",
    "QToolBar",
    "QToolBox",
    "QWizard",
    "QColorDialog",
    "QFontDialog",
}


def test_every_kind_of_control_has_a_rule() -> None:
    made = made_in_the_program()

    missing = {kind for kind in made & DRAWN_BY_QT.keys() if DRAWN_BY_QT[kind] not in SHEET}
    assert missing == set()
    assert made & WITHOUT_A_LOOK == set()
    assert "QPushButton" in made


def test_no_state_makes_letters_bold_that_were_measured_before() -> None:
    in_state = re.compile(
        r":(?:default|checked|hover|focus|pressed|on)[^{}]*\{[^}]*font-(?:weight|size)"
    )
    said = [SHEET]
    for module in modules("desktop"):
        said += [
            node.value
            for node in module.nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]

    assert [words[:80] for words in said if in_state.search(words)] == []
