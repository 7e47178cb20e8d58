"""Rows of lists, taken apart into cells and written again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import read_text
from desktop.core.lesson import PackFile, PackId
from desktop.core.packs.part_edits import with_moments
from desktop.core.packs.question_items import is_item
from desktop.core.packs.timeline import read_timeline
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_rows import RowShape, cells_of, line_of

LINES = {
    RowShape.OPTION: ("- [x] yes", "* [ ] no", "  1. [X]  maybe ", "+ without a box"),
    RowShape.OPTIONS: ("- [x] yes", "- [ ] no"),
    RowShape.PAIR: ("- left | right", "-   left|right", "- only left"),
    RowShape.STEP: ("1. first", "2) second", "- third"),
    RowShape.MOMENT: ("- 2014-03 | what | bridge", "–2014 | what", "* 2014-03-01|what"),
}


@pytest.mark.parametrize(
    ("shape", "line"), [(shape, line) for shape, lines in LINES.items() for line in lines]
)
def test_a_row_that_was_not_changed_stays_as_it_was_typed(shape: RowShape, line: str) -> None:
    assert line_of(shape, cells_of(shape, line), line) == line


def test_a_changed_row_keeps_its_sign() -> None:
    assert line_of(RowShape.OPTION, ("", "yes"), "  * [x] yes") == "  * [ ] yes"
    assert line_of(RowShape.OPTION, ("x", "no"), "+ no") == "+ [x] no"
    assert line_of(RowShape.STEP, ("other",), "2. second") == "2. other"


def test_a_row_without_words_is_not_written() -> None:
    assert line_of(RowShape.OPTION, ("x", " ")) == ""
    assert line_of(RowShape.PAIR, ("", "")) == ""
    assert line_of(RowShape.MOMENT, ("", "what happened", "bridge")) == ""


@given(
    shape=st.sampled_from(list(RowShape)),
    words=st.lists(st.text("ab |-[]x1.", max_size=8), min_size=3, max_size=3),
)
def test_what_is_written_of_a_question_is_read_as_its_item(
    shape: RowShape, words: list[str]
) -> None:
    count = len(cells_of(shape, ""))
    cells = tuple(" ".join(each.split()) for each in words[:count])
    if shape in (RowShape.OPTION, RowShape.OPTIONS):
        cells = ("x" if cells[0] else "", *cells[1:])
        cells = (cells[0], cells[1] if not cells[1].startswith("[") else "plain")

    line = line_of(shape, cells)

    if line and shape is not RowShape.MOMENT:
        assert is_item(line)
        assert cells_of(shape, line) == tuple(
            each.replace("|", "/") if shape in (RowShape.PAIR, RowShape.STEP) else each
            for each in cells
        )


TIMELINE = (
    b"# Timeline\r\n\r\nMy own words.\r\n- 2014 | one\r\n\r\n<!-- why -->\r\n- 2015 | two | a\r\n"
)


def _moments(draft: PackDraft) -> list[tuple[str, str]]:
    file = next(each for each in draft.files if each.path == "timeline.md")
    return [(m.day, m.words) for m in read_timeline(read_text(file, ProblemList()), PackId("p"))]


def test_days_come_and_go_and_all_that_stands_between_them_stays() -> None:
    draft = PackDraft((PackFile("timeline.md", TIMELINE),))

    more = with_moments(draft, ["- 2014 | one", "- 2014-06 | between", "- 2015 | two | a"])
    less = with_moments(more, ["- 2015 | two | a"])
    none = with_moments(less, [])

    assert _moments(more) == [("2014", "one"), ("2014-06", "between"), ("2015", "two")]
    assert more.files[0].content == TIMELINE.replace(
        b"- 2014 | one\r\n", b"- 2014 | one\r\n- 2014-06 | between\r\n"
    )
    assert less.files[0].content == TIMELINE.replace(b"- 2014 | one\r\n", b"")
    assert _moments(none) == []
    assert b"My own words.\r\n" in none.files[0].content
    assert with_moments(draft, ["- 2014 | one", "- 2015 | two | a"]) == draft


def test_the_first_day_makes_the_file() -> None:
    draft = with_moments(PackDraft(), ["- 2014 | one"])

    assert _moments(draft) == [("2014", "one")]
    assert with_moments(PackDraft(), []) == PackDraft()
