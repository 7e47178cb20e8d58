"""Two versions of a text scroll together, however much was put in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.appearance.theme import Theme
from desktop.changed.side_by_side import SideBySide, beside
from desktop.changed.version_text import VersionText
from desktop.core.anchoring.comparing import compare
from desktop.core.span import Span
from tests.core.builders import an_article
from tests.desktop.conftest import ShowWidget

PARAGRAPHS = [f"Paragraph {n} tells of ship {n * 7} and the {n} men on it." for n in range(80)]
OLD = "\n".join(PARAGRAPHS)
NEW = "\n".join([*(f"A correction, line {n}." for n in range(30)), *PARAGRAPHS])


@pytest.fixture
def both(show: ShowWidget, light: Theme) -> Iterator[tuple[VersionText, VersionText, SideBySide]]:
    ground, old, new = QWidget(), VersionText(light), VersionText(light)
    row = QHBoxLayout(ground)
    row.addWidget(old)
    row.addWidget(new)
    show(ground, 700, 300)
    old.show_text(an_article(text=OLD), ())
    new.show_text(an_article(text=NEW), ())
    together = SideBySide(old, new)
    together.compare(compare(OLD, NEW))
    yield old, new, together
    ground.close()


def line_at(text: str, character: int) -> str:
    return text[text.rfind("\n", 0, character) + 1 :].split("\n", 1)[0]


@pytest.mark.parametrize("part", [0.2, 0.5, 0.7])
def test_either_text_follows_to_the_same_paragraph(
    both: tuple[VersionText, VersionText, SideBySide], part: float
) -> None:
    old, new, _ = both
    bar = old.verticalScrollBar()

    bar.setValue(round(bar.maximum() * part))
    assert line_at(NEW, new.first_seen()) == line_at(OLD, old.first_seen())

    bar = new.verticalScrollBar()
    bar.setValue(round(bar.maximum() * (0.4 + part / 2)))
    assert line_at(OLD, old.first_seen()) == line_at(NEW, new.first_seen())


def test_both_reach_their_ends_together(
    both: tuple[VersionText, VersionText, SideBySide],
) -> None:
    old, new, _ = both

    old.verticalScrollBar().setValue(old.verticalScrollBar().maximum())

    assert new.verticalScrollBar().value() == new.verticalScrollBar().maximum()


def test_who_knows_where_each_is_to_stand_moves_one_alone(
    both: tuple[VersionText, VersionText, SideBySide],
) -> None:
    old, new, together = both

    with together.apart():
        old.verticalScrollBar().setValue(500)

    assert new.verticalScrollBar().value() == 0


def test_before_the_first_paragraph_that_is_alike_stands_the_beginning() -> None:
    pairs = [(Span(50, 60), Span(0, 10)), (Span(90, 100), Span(20, 40))]

    assert [beside(at, pairs) for at in (0, 55, 70, 95, 200)] == [0, 5, 10, 30, 40]
