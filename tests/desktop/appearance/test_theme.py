"""Themes dress the whole window, and hold every colour that is asked for."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

import resources
from desktop.appearance.fonts import Role
from desktop.appearance.icons import icon
from desktop.appearance.preferences import THEMES
from desktop.appearance.theme import Theme
from desktop.core.pen import Pen
from tests.architecture.source_tree import is_within, modules

# What is below the window asks for no colours.
MODULES = [each for each in modules("desktop") if not is_within(each.name, "desktop.core")]


@cache
def asked_for() -> tuple[tuple[str, str], ...]:
    """Every role that the code names outright, with the module that does."""
    return tuple(
        (role, module.file.name)
        for module in MODULES
        for node in module.nodes
        for role in _roles_in(node)
    )


def _roles_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Subscript) and _name(node.value) == "colours":
        return _texts([node.slice])
    if not isinstance(node, ast.Call):
        return []
    called = _name(node.func)
    found = []
    if called.endswith("colour"):
        found += _texts(node.args[:1])
    if called == "Run":
        found += _texts(node.args[1:2])
        found += _texts([k.value for k in node.keywords if k.arg in ("colour", "marked")])
    if called == "icon":
        found += _texts(node.args[2:3])
    return [role for role in found if role]


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _texts(nodes: list[ast.expr]) -> list[str]:
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme.load(request.param)


def test_the_search_for_roles_finds_them() -> None:
    roles = {role for role, _ in asked_for()}

    assert {"ink", "soft_ink", "claim_line", "hit", "focus", "card"} <= roles


def test_every_role_that_the_code_asks_for_is_in_the_theme(theme: Theme) -> None:
    missing = {(role, file) for role, file in asked_for() if role not in theme.colours}

    assert missing == set()


def test_every_role_of_the_style_sheet_is_in_the_theme(theme: Theme) -> None:
    template = resources.path("themes/window.qss").read_text("utf-8")

    words = set(re.findall(r"\$(\w+)", template))
    letters = {word for word in words if word.startswith("type_")}
    assert letters
    assert {word.removeprefix("type_") for word in letters} <= set(Role)
    signs = {word for word in words if word.startswith("sign_")}
    assert words - letters - signs <= set(theme.colours)


def test_every_sign_of_the_style_sheet_is_a_file_that_ships(theme: Theme) -> None:
    files = re.findall(r'url\("([^"]+)"\)', theme.style_sheet())

    assert len(set(files)) >= 4
    assert all(Path(file).is_file() for file in files)


def test_the_style_sheet_has_colours_in_the_place_of_roles(theme: Theme) -> None:
    sheet = theme.style_sheet()

    assert "$" not in sheet
    assert theme.colours["accent"] in sheet


@pytest.mark.filterwarnings("error")
def test_the_style_sheet_is_one_that_qt_understands(theme: Theme, look: QApplication) -> None:
    before = look.styleSheet()

    # Qt warns of a sheet that it cannot parse, and a warning fails a test.
    look.setStyleSheet(theme.style_sheet())

    assert look.styleSheet() == theme.style_sheet()
    look.setStyleSheet(before)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (QPalette.ColorRole.Window, "paper"),
        (QPalette.ColorRole.Base, "paper"),
        (QPalette.ColorRole.Text, "ink"),
        (QPalette.ColorRole.WindowText, "ink"),
        (QPalette.ColorRole.Highlight, "selection"),
        (QPalette.ColorRole.PlaceholderText, "soft_ink"),
    ],
)
def test_the_palette_has_the_colours_of_the_theme(
    theme: Theme, role: QPalette.ColorRole, name: str
) -> None:
    assert theme.palette().color(role) == theme.colour(name)


def test_every_pen_has_a_colour_and_a_line(theme: Theme) -> None:
    assert len({theme.pen(pen).name() for pen in Pen}) == len(Pen)
    assert len({theme.pen_line(pen).name() for pen in Pen}) == len(Pen)


def test_speakers_come_round_after_the_last_colour(theme: Theme) -> None:
    count = len(theme.speakers)

    assert count >= 6
    assert theme.speaker(count) == theme.speaker(0)
    assert theme.speaker_line(count + 1) == theme.speaker_line(1)


def test_every_icon_can_be_drawn_in_the_colours_of_the_theme(
    theme: Theme, look: QApplication
) -> None:
    names = [file.stem for file in resources.path("icons").glob("*.svg")]
    assert names

    for name in names:
        image = icon(name, theme, "soft_ink").pixmap(20, 20).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 200
        ]
        assert inked, name


def test_an_icon_has_the_colour_of_its_role(theme: Theme, look: QApplication) -> None:
    image = icon("shelf", theme, "accent").pixmap(20, 20).toImage()

    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {QColor(theme.colours["accent"]).name()}


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        Theme.load("no-such-theme")


def test_an_unknown_role_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.colour("no-such-role")


def test_the_palette_of_a_theme_has_its_own_colours() -> None:
    light, dark = Theme.load("light"), Theme.load("dark")

    for theme in (light, dark, light):
        assert theme.palette().text().color() == theme.colour("ink")
        assert theme.palette().window().color() == theme.colour("paper")


def test_who_changes_a_palette_changes_no_other() -> None:
    theme = Theme.load("light")

    theme.palette().setColor(QPalette.ColorRole.Text, QColor("red"))

    assert theme.palette().text().color() == theme.colour("ink")
