"""The words on a card are set as asked for and can be clicked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.appearance.fonts import Role
from desktop.appearance.text_lines import x_on_line
from desktop.appearance.theme import Theme
from desktop.cards.text import Bar, CardText, Dot, Meter, Run
from desktop.core.text.markdown import to_html
from desktop.core.text.note_markdown import note_html
from tests.desktop.builders import colours_in

WIDTH = 300


@pytest.fixture
def card(look: QApplication, light: Theme) -> CardText:
    return CardText(light, WIDTH)


def painted(card: CardText, width: int = WIDTH) -> QImage:
    image = QImage(width, max(1, round(card.height)), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    card.paint(painter)
    painter.end()
    return image


def colours(card: CardText, left: float = 0, width: float = WIDTH) -> dict[str, int]:
    image = painted(card)
    return colours_in(image, QRectF(left, 0, width, image.height()))


def links_in(card: CardText) -> set[str]:
    return {
        card.link_at(x, y) for x in range(0, WIDTH, 4) for y in range(0, round(card.height), 4)
    } - {""}


def last_ink(card: CardText) -> int:
    """The right edge of what is painted."""
    image = painted(card)
    return max(
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    )


def test_every_paragraph_adds_to_the_height(card: CardText) -> None:
    heights = []
    for _ in range(3):
        card.paragraph(Run("words"))
        heights.append(card.height)

    assert heights == sorted(set(heights))


def test_one_paragraph_is_one_line_high(card: CardText) -> None:
    card.paragraph(Run("words", role=Role.CARD))

    assert 13 < card.height < 26


def test_room_above_is_kept(look: QApplication, light: Theme) -> None:
    heights = []
    for above in (0, 20):
        card = CardText(light, WIDTH)
        card.paragraph(Run("one"))
        card.paragraph(Run("two"), above=above)
        heights.append(card.height)

    assert heights[1] - heights[0] == 20


def test_long_words_wrap_inside_the_width(card: CardText) -> None:
    card.paragraph(Run("many words " * 20))

    assert card.height > 60
    assert last_ink(card) < WIDTH


def test_a_word_longer_than_the_card_does_not_run_out_of_it(card: CardText) -> None:
    card.paragraph(Run("https://example.org/" + "verylongpath" * 12))

    image = painted(card, WIDTH * 3)
    outside = colours_in(image, QRectF(WIDTH, 0, WIDTH * 2, image.height()))
    assert set(outside) == {"#ffffff"}


def test_words_at_the_right_end_at_the_edge(card: CardText) -> None:
    card.paragraph(Run("left"), at_right=Run("12 words"))

    assert WIDTH - 6 <= last_ink(card) < WIDTH


@pytest.mark.parametrize("letters", range(1, 70, 2))
@pytest.mark.parametrize("right", ["3 words · 1 quote", "a day"])
def test_words_at_the_right_are_never_torn_nor_stuck_to_those_before(
    card: CardText, letters: int, right: str
) -> None:
    card.paragraph(Run(("every seventh " * 9)[:letters]), at_right=Run(right))

    assert card.height > 0
    block = card.document.firstBlock()
    start = block.text().index(right)
    ends = (start, start + len(right) - 1)
    line, last = (block.layout().lineForTextPosition(at) for at in ends)
    assert line.lineNumber() == last.lineNumber()
    assert x_on_line(line, start + len(right)) == pytest.approx(WIDTH - 1, abs=2)
    assert line.textStart() == start - 1 or x_on_line(line, start) - end_before(card) >= 9


def end_before(card: CardText) -> float:
    """Where the words before a tab end."""
    block = card.document.firstBlock()
    tab = block.text().index("\t")
    return x_on_line(block.layout().lineForTextPosition(tab), tab)


def test_a_run_has_the_colour_of_its_role(card: CardText, light: Theme) -> None:
    card.paragraph(Run("█████", "accent", Role.GLYPH))

    assert colours(card)[light.colours["accent"].lower()] > 100


def test_a_marked_run_has_its_ground(card: CardText, light: Theme) -> None:
    card.paragraph(Run("plain "), Run("found", marked="hit"))

    assert colours(card)[light.colours["hit"].lower()] > 50


def test_a_dot_has_the_colour_of_its_speaker(card: CardText) -> None:
    card.paragraph(Dot(QColor("#d55e00")), Run("name"))

    assert colours(card)["#d55e00"] > 30


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_meter_is_as_long_as_its_share(card: CardText, light: Theme, share: float) -> None:
    card.paragraph(Meter(share, QColor("#d55e00")))

    found = colours(card)
    filled, rest = found.get("#d55e00", 0), found.get(light.colours["track"].lower(), 0)
    assert abs(filled / (filled + rest) - max(share, 6 / WIDTH)) < 0.03


def test_two_meters_of_one_colour_keep_their_own_lengths(card: CardText, light: Theme) -> None:
    card.paragraph(Meter(1.0, QColor("#d55e00")))
    both_whole = CardText(light, WIDTH)
    for _ in range(2):
        both_whole.paragraph(Meter(1.0, QColor("#d55e00")))
    card.paragraph(Meter(0.25, QColor("#d55e00")))

    assert colours(card)["#d55e00"] < colours(both_whole)["#d55e00"] * 0.8


def test_a_bar_stands_left_of_its_words(card: CardText) -> None:
    card.paragraph(Run("quoted words", role=Role.QUOTE), bar=Bar(QColor("#0072b2")))

    assert colours(card, 0, 4)["#0072b2"] > card.height
    assert "#1d2126" not in colours(card, 0, 8)


def test_a_dotted_bar_has_gaps(look: QApplication, light: Theme) -> None:
    inks = []
    for is_dotted in (False, True):
        card = CardText(light, WIDTH)
        card.paragraph(Run("quoted words"), bar=Bar(QColor("#0072b2"), is_dotted=is_dotted))
        inks.append(colours(card, 0, 4)["#0072b2"])

    assert 0 < inks[1] < inks[0] * 0.8


def test_a_bar_goes_on_between_paragraphs_of_one_colour(card: CardText) -> None:
    bar = Bar(QColor("#0072b2"))
    card.paragraph(Run("one"), bar=bar)
    card.paragraph(Run("two"), bar=bar, above=10)

    image = painted(card)
    column = [image.pixelColor(1, y).name() for y in range(2, image.height() - 2)]
    assert set(column) == {"#0072b2"}


def test_a_link_is_told_where_its_words_are_and_nowhere_else(card: CardText) -> None:
    card.paragraph(Run("Edit", link="edit"), Run("          "), Run("Remove", link="remove"))

    assert card.link_at(5, card.height / 2) == "edit"
    assert card.link_at(WIDTH - 5, card.height / 2) == ""
    assert links_in(card) == {"edit", "remove"}


def test_markdown_is_set_as_paragraphs(card: CardText) -> None:
    card.rich_text(to_html("One *two*.\n\n- three\n- four"))
    with_lists = card.height

    assert with_lists > 50
    assert last_ink(card) < WIDTH


def test_markdown_begins_on_a_line_of_its_own(card: CardText, light: Theme) -> None:
    card.paragraph(Run("Title"))
    before = card.height
    plain = CardText(light, WIDTH)
    plain.paragraph(Run("Title"))
    plain.paragraph(Run("One line."))

    card.rich_text(to_html("One line."))

    assert card.height > before
    assert abs(card.height - plain.height) < 2


def test_the_lines_of_a_note_are_lines_on_its_card(card: CardText, light: Theme) -> None:
    in_one = CardText(light, WIDTH)
    in_one.rich_text(note_html("one two three"))

    card.rich_text(note_html("one\ntwo\nthree"))

    assert abs(card.height - 3 * in_one.height) < 2


def test_words_after_markdown_keep_their_own_style(card: CardText, light: Theme) -> None:
    card.rich_text(to_html("**Bold words**"))
    before = card.height
    card.paragraph(Run("small", "soft_ink", Role.DETAIL))

    assert card.height - before < 24


def test_a_script_in_markdown_does_not_reach_the_card(card: CardText) -> None:
    card.rich_text(to_html("Hello <script>alert(1)</script><img src=x> [link](javascript:x)"))

    assert not any("javascript" in link for link in links_in(card))
    assert card.height < 60


def test_an_empty_card_is_painted_without_harm(card: CardText) -> None:
    assert set(colours(card)) <= {"#ffffff"}
    assert card.link_at(5, 5) == ""


def test_no_line_of_a_card_stands_empty(card: CardText) -> None:
    """What is seen on demand is seen always where it has no room beside what is before it."""
    told = Run("why it is so sure of it? ", link="why")
    card.paragraph(told, Run("change", is_on_demand=True))
    beside = seen_lines(card)
    asked = [Run(f"change this {n} ", is_on_demand=True) for n in range(3)]
    card.paragraph(told, Run("  "), *asked)

    last = seen_lines(card)[-1]
    assert beside[-1] < card.height
    assert card.height - last < card.height / 4
    assert seen_lines(card, is_looked_at=True)[-1] == last


def seen_lines(card: CardText, *, is_looked_at: bool = False) -> list[int]:
    """The rows of pixels in which something is painted."""
    image = QImage(WIDTH, round(card.height), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    card.paint(painter, is_looked_at=is_looked_at)
    painter.end()
    white = QColor("#ffffff")
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) != white for x in range(WIDTH))
    ]
