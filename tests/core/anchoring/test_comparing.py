"""What changed between two texts is told by paragraphs and words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.anchoring.comparing import ComparedParagraph, ParagraphChange, compare
from desktop.core.passage import passages
from desktop.core.text.normalised import normalise

ONE = "The ferry to the island will stop at the end of the month, the harbour office said."
TWO = "Residents of the northern shore had asked for a later date and more boats in winter."
THREE = "The mayor called the plan a mistake and promised to speak with the company again."
FOUR = "A spokesman of the company did not answer questions about the timetable on Friday."


def changes(*paragraphs: str, to: list[str]) -> list[ParagraphChange]:
    compared = compare("\n".join(paragraphs), "\n".join(to))
    return [paragraph.change for paragraph in compared]


def test_the_same_text_is_kept() -> None:
    assert changes(ONE, TWO, to=[ONE, TWO]) == [ParagraphChange.KEPT] * 2


def test_other_quotation_marks_are_no_change() -> None:
    old, new = (
        '"It is very late," she said to the others.',
        "“It is very late,” she said to the others.",
    )

    assert changes(ONE, old, to=[ONE, new]) == [ParagraphChange.KEPT] * 2


def test_words_that_were_put_for_others_are_told_on_both_sides() -> None:
    new = ONE.replace("the month", "next winter")

    [changed, _] = compare(f"{ONE}\n{TWO}", f"{new}\n{TWO}")

    assert changed.change is ParagraphChange.CHANGED
    assert [span.of(ONE) for span in changed.gone] == ["the month,"]
    assert [span.of(new) for span in changed.added] == ["next winter,"]


def test_a_paragraph_that_went_stands_behind_the_one_before_it() -> None:
    assert changes(ONE, TWO, THREE, to=[ONE, THREE]) == [
        ParagraphChange.KEPT,
        ParagraphChange.GONE,
        ParagraphChange.KEPT,
    ]


def test_a_new_paragraph_is_told_as_new() -> None:
    assert changes(ONE, TWO, to=[ONE, FOUR, TWO]) == [
        ParagraphChange.KEPT,
        ParagraphChange.ADDED,
        ParagraphChange.KEPT,
    ]


def test_a_paragraph_that_stands_elsewhere_has_moved() -> None:
    assert changes(ONE, TWO, THREE, FOUR, to=[TWO, THREE, FOUR, ONE]) == [
        ParagraphChange.KEPT,
        ParagraphChange.KEPT,
        ParagraphChange.KEPT,
        ParagraphChange.MOVED,
    ]


def test_nothing_in_common_is_all_gone_and_all_new() -> None:
    assert sorted(changes(ONE, to=[FOUR.upper().replace("A ", "X")])) != [ParagraphChange.KEPT]
    assert changes("", to=[ONE]) == [ParagraphChange.ADDED]
    assert changes(ONE, to=[""]) == [ParagraphChange.GONE]


texts = (
    st.lists(
        st.lists(
            st.sampled_from(["ferry", "harbour", "the", "said", "“no”", "not", "12"]), max_size=9
        )
        .map(" ".join)
        .map(str.strip),
        max_size=6,
    )
    .map("\n".join)
    .map(normalise)
)


@given(texts, texts)
def test_every_paragraph_of_both_texts_is_told_once(old: str, new: str) -> None:
    compared = compare(old, new)

    def told(side: list[ComparedParagraph], *, is_old: bool) -> list[tuple[int, int]]:
        spans = [each.old if is_old else each.new for each in side]
        return sorted((span.start, span.end) for span in spans if span is not None)

    for text, is_old in ((old, True), (new, False)):
        every = [(passage.span.start, passage.span.end) for passage in passages(text)]
        assert told(list(compared), is_old=is_old) == every
    if old == new:
        assert {each.change for each in compared} <= {ParagraphChange.KEPT}
