"""One choice of size, typeface, line height and spacing reaches the letters of every role."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

import resources
from desktop.appearance.fonts import Role, TypeScale
from desktop.appearance.preferences import (
    LINE_FOCUSES,
    LINE_HEIGHTS,
    RULERS,
    SPACINGS,
    TEXT_FONTS,
    TEXT_SIZES,
    THEMES,
    Preferences,
)
from desktop.appearance.theme import Theme

# Fonts are those of an application, whichever test comes first.
pytestmark = pytest.mark.usefixtures("qapp")

USUAL = TypeScale()
FRAME = {Role.GLYPH, Role.WORDMARK, Role.CONTROL, Role.CHIP, Role.SMALL, Role.SIGN}
READ = set(Role) - FRAME


@pytest.mark.parametrize("role", Role)
def test_every_role_grows_with_the_text(role: Role) -> None:
    sizes = [TypeScale(text_size=size).pixels(role) for size in TEXT_SIZES]

    assert sizes == sorted(sizes)
    assert sizes[-1] > USUAL.pixels(role)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_the_title_is_never_smaller_than_the_text(size: int) -> None:
    scale = TypeScale(text_size=size)

    assert scale.pixels(Role.BODY) == size
    assert scale.pixels(Role.LOW_TITLE) > size
    assert scale.pixels(Role.TITLE) > scale.pixels(Role.LOW_TITLE)


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_what_is_read_is_at_least_12_pixels_high_and_keeps_its_order(size: int) -> None:
    scale = TypeScale(text_size=size)
    order = (Role.TITLE, Role.RESULT, Role.HEADING, Role.EXCERPT, Role.CARD, Role.DETAIL)

    assert min(scale.pixels(role) for role in set(Role) - {Role.SIGN}) >= 12
    assert all(scale.pixels(one) >= scale.pixels(other) for one, other in pairwise(order))


@pytest.mark.parametrize("font", TEXT_FONTS)
def test_titles_quotes_and_text_have_the_typeface_that_is_liked(
    font: str, look: QApplication
) -> None:
    scale = TypeScale(text_font=font)

    for role in (Role.TITLE, Role.BODY, Role.HEADING, Role.QUOTE, Role.EXCERPT, Role.RESULT):
        assert scale.font(role).families()[0] == font
        assert QFontInfo(scale.font(role)).family() == font
        assert f'"{font}"' in scale.css(role)


def test_letters_made_for_hard_reading_hold_for_the_programs_words_too() -> None:
    families = {
        font: TypeScale(text_font=font).font(Role.CARD).families()[0] for font in TEXT_FONTS
    }

    assert families == {
        "Literata": "Atkinson Hyperlegible Next",
        "Source Serif 4": "Atkinson Hyperlegible Next",
        "Atkinson Hyperlegible Next": "Atkinson Hyperlegible Next",
        "OpenDyslexic": "OpenDyslexic",
    }


def test_one_step_of_spacing_moves_letters_and_words_together() -> None:
    for role in READ:
        gaps = [
            (font.letterSpacing(), font.wordSpacing())
            for font in (TypeScale(spacing=step).font(role) for step in SPACINGS)
        ]
        assert list(gaps[0]) == [0, 0]
        assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(gaps))


def test_spacing_goes_further_than_a_text_must_bear() -> None:
    # WCAG 2.2, 1.4.12: .12 of the size between letters, .16 between words, 1.5 for lines.
    widest = TypeScale(spacing=SPACINGS[-1]).font(Role.BODY)

    assert widest.letterSpacing() >= 0.12 * widest.pixelSize()
    assert widest.wordSpacing() >= 0.16 * widest.pixelSize()
    assert LINE_HEIGHTS[-1] >= 150


def test_the_frame_keeps_its_letters_together() -> None:
    for role in FRAME:
        assert TypeScale(spacing=SPACINGS[-1]).font(role).letterSpacing() == 0
        assert "spacing" not in TypeScale(spacing=SPACINGS[-1]).css(role)


def test_a_style_sheet_says_what_a_painter_uses() -> None:
    scale = TypeScale(text_size=25, spacing=3)

    for role in Role:
        font, css = scale.font(role), scale.css(role)
        assert f"font-size: {font.pixelSize()}px" in css
        said = re.search(r"letter-spacing: ([\d.]+)px", css)
        assert float(said[1] if said else 0) == pytest.approx(font.letterSpacing(), abs=0.02)


def test_lines_are_as_high_as_is_liked() -> None:
    face = USUAL.font(Role.CARD)
    low, usual, high = (
        TypeScale(line_height=height).leading(face, 1.42) for height in (130, 160, 220)
    )

    assert low < usual < high
    assert high / usual == pytest.approx(220 / 160)


def test_whoever_asks_for_a_font_may_change_it() -> None:
    USUAL.font(Role.CARD).setItalic(True)

    assert not USUAL.font(Role.CARD).italic()


def test_rooms_grow_with_their_words_and_never_shrink() -> None:
    smallest, largest = TypeScale(text_size=TEXT_SIZES[0]), TypeScale(text_size=TEXT_SIZES[-1])

    assert (smallest.room(48), USUAL.room(48)) == (48, 48)
    assert largest.room(48) >= 48 * largest.pixels(Role.CONTROL) / USUAL.pixels(Role.CONTROL)


def test_the_sheet_of_the_window_has_sizes_by_role_alone() -> None:
    template = resources.path("themes/window.qss").read_text("utf-8")
    large = Theme.of(Preferences(text_size=36)).style_sheet()

    assert "font-size" not in template
    assert f"font-size: {TypeScale(text_size=36).pixels(Role.SMALL)}px" in large


# What is kept


def test_every_preference_of_the_look_comes_back_as_it_was_stored() -> None:
    liked = Preferences(
        theme="contrast",
        text_size=28,
        measure=75,
        text_font="OpenDyslexic",
        line_height=190,
        spacing=5,
        line_focus="paragraph",
        ruler="on",
        shelf="folded",
        reporting_words="shown",
    )

    assert Preferences.from_stored(liked.as_stored()) == liked


def test_what_makes_no_sense_is_left_as_usual() -> None:
    broken = dict.fromkeys(Preferences().as_stored(), "nonsense")

    assert Preferences.from_stored(broken) == Preferences()


def test_the_first_look_leaves_alone_what_is_no_look() -> None:
    liked = Preferences(text_size=28, ruler="on", shelf="folded", reporting_words="shown")

    assert liked.as_at_first() == replace(Preferences(), shelf="folded", reporting_words="shown")


def test_there_is_something_to_choose_everywhere() -> None:
    for values in (THEMES, TEXT_FONTS, LINE_HEIGHTS, SPACINGS, LINE_FOCUSES, RULERS):
        assert len(values) == len(set(values)) >= 2
