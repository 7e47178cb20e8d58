"""What ships can be found, opened and read by Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

FONTS = sorted(
    file.name for file in resources.path("fonts").iterdir() if file.suffix in {".ttf", ".otf"}
)
ICONS = sorted(file.name for file in resources.path("icons").glob("*.svg"))
# What an English-language article and its notes may hold; a reader must never see a box.
EVERYDAY = "“”‘’«»–—…·•¶§†£€°½×−éñöşłőŽİ"


def family_of(font: str) -> str:
    """The family Qt finds in one of the files that ship."""
    number = QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{font}")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def test_a_shipped_file_is_found_by_name() -> None:
    assert resources.path("themes/light.toml").is_absolute()
    assert resources.path("fonts").is_dir()


@pytest.mark.parametrize("name", ["icons/nothing.svg", "../pyproject.toml", "/etc/passwd"])
def test_what_does_not_ship_is_not_found(name: str) -> None:
    with pytest.raises(FileNotFoundError, match="No shipped resource"):
        resources.path(name)


@pytest.mark.parametrize("font", FONTS)
def test_every_font_has_a_licence_beside_it(font: str) -> None:
    licence = resources.path(f"fonts/OFL-{font.partition('-')[0]}.txt")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("Literata-Regular.ttf", "Literata"),
        ("AtkinsonHyperlegibleNext-Regular.ttf", "Atkinson Hyperlegible Next"),
        ("SourceSerif4-Regular.ttf", "Source Serif 4"),
        ("OpenDyslexic-Regular.otf", "OpenDyslexic"),
    ],
)
def test_a_font_goes_by_its_plain_name(qapp: QApplication, font: str, family: str) -> None:
    assert family_of(font) == family


@pytest.mark.parametrize("family", ["Literata", "Atkinson Hyperlegible Next"])
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold])
def test_the_weights_of_the_window_are_real(
    qapp: QApplication, family: str, weight: QFont.Weight
) -> None:
    for font in FONTS:
        family_of(font)

    chosen = QFontInfo(QFont(family, 12, weight))

    assert (chosen.family(), chosen.weight()) == (family, weight)


@pytest.mark.parametrize("font", FONTS)
def test_a_font_has_the_characters_of_everyday_writing(qapp: QApplication, font: str) -> None:
    raw = QRawFont(str(resources.path(f"fonts/{font}")), 16)

    assert [letter for letter in EVERYDAY if not raw.supportsCharacter(ord(letter))] == []


def test_literata_lends_its_arrows_to_the_window(qapp: QApplication) -> None:
    raw = QRawFont(str(resources.path("fonts/Literata-Regular.ttf")), 16)

    assert all(raw.supportsCharacter(ord(sign)) for sign in "→←▲▼")


@pytest.mark.parametrize("icon", ICONS)
def test_an_icon_can_be_drawn_in_any_colour(qapp: QApplication, icon: str) -> None:
    drawing = resources.path(f"icons/{icon}").read_bytes()

    assert QSvgRenderer(QByteArray(drawing)).isValid()
    assert b"currentColor" in drawing or icon == "sourcebook.svg"
