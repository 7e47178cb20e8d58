"""Passages are found again in a changed text, and told as sure only where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.anchoring.description import describe
from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Cause, Outcome, Relocation
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span

FERRY = "The ferry to the island will stop at the end of the month, the harbour office said."
SHORE = "Residents of the northern shore had asked for 12 more boats and a later date in winter."
MAYOR = "“This plan is a mistake,” the mayor said, and she promised to speak with the company."
SILENCE = "A spokesman of the company did not answer questions about the timetable on Friday."
OLD = f"{FERRY}\n{SHORE}\n{MAYOR}\n{SILENCE}"


def passage(words: str, text: str = OLD) -> Selector:
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def relocated(words: str, new: str, *, old: str | None = OLD, text: str = OLD) -> Relocation:
    [relocation] = relocate([passage(words, text)], new, old=old)
    return relocation


def words_of(relocation: Relocation, new: str) -> str:
    assert relocation.selector is not None
    words = relocation.selector.span.of(new)
    assert relocation.selector.quote.exact == words
    return words


WAYS = pytest.mark.parametrize("old", [OLD, None], ids=["old text kept", "without old text"])


@WAYS
def test_words_further_down_are_the_same_words(old: str | None) -> None:
    new = f"A line that was not there before.\n{OLD}"

    relocation = relocated("asked for 12 more boats", new, old=old)

    assert relocation.outcome is Outcome.SURE
    assert relocation.cause is Cause.SAME_WORDS
    assert words_of(relocation, new) == "asked for 12 more boats"


@WAYS
def test_other_quotation_marks_blanks_and_dashes_change_nothing(old: str | None) -> None:
    new = OLD.replace("“This plan", '"This\u00a0plan').replace("mistake,”", 'mistake,"')

    relocation = relocated("“This plan is a mistake,” the mayor said", new, old=old)

    assert relocation.outcome is Outcome.SURE
    assert words_of(relocation, new) == '"This\u00a0plan is a mistake," the mayor said'


def test_a_paragraph_that_moved_takes_its_passages_along() -> None:
    new = f"{SILENCE}\n{SHORE}\n{MAYOR}\n{FERRY}"

    relocation = relocated("will stop at the end of the month", new)

    assert (relocation.outcome, relocation.cause) == (Outcome.SURE, Cause.MOVED)
    assert words_of(relocation, new) == "will stop at the end of the month"


def test_a_word_put_for_another_stays_inside() -> None:
    new = OLD.replace("promised to speak", "promised to talk")

    relocation = relocated("she promised to speak with the company", new)

    assert (relocation.outcome, relocation.cause) == (Outcome.SURE, Cause.WORDS_CHANGED)
    assert words_of(relocation, new) == "she promised to talk with the company"


REWRITTEN = "Villagers of the northern coast had wanted far more boats and a later start in winter."


def test_words_half_of_which_are_new_are_sure_amid_what_stood_around_them() -> None:
    old = OLD.replace("12 ", "many ")
    new = old.replace(SHORE.replace("12 ", "many "), REWRITTEN)

    relocation = relocated(SHORE.replace("12 ", "many "), new, old=old, text=old)

    assert (relocation.outcome, relocation.cause) == (Outcome.SURE, Cause.WORDS_CHANGED)
    assert words_of(relocation, new) == REWRITTEN


@pytest.mark.parametrize(
    "other",
    [
        "Nobody knows yet who is to pay for the repair of the lighthouse and its stairs.",
        "Three schools on the mainland sent their choirs to the opening of the new hall.",
    ],
)
def test_another_sentence_in_the_place_of_a_passage_is_not_the_passage(other: str) -> None:
    relocation = relocated(MAYOR, OLD.replace(MAYOR, other))

    assert relocation == Relocation(Outcome.LOST, Cause.GONE)


def test_much_changed_words_are_not_sure_where_the_old_text_was_not_kept() -> None:
    new = OLD.replace(SHORE, REWRITTEN)

    relocation = relocated(SHORE, new, old=None)

    assert relocation.outcome is not Outcome.SURE


def test_a_word_changed_at_the_end_is_taken_whole() -> None:
    new = OLD.replace("the harbour office said", "the harbour authority said")

    relocation = relocated("of the month, the harbour office", new)

    assert words_of(relocation, new) == "of the month, the harbour authority"


@WAYS
@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("12 more boats", "20 more boats", Cause.NUMBER_CHANGED),
        ("12 more boats", "twenty more boats", Cause.NUMBER_CHANGED),
        ("will stop", "will not stop", Cause.NEGATION_CHANGED),
        ("did not answer", "did answer", Cause.NEGATION_CHANGED),
    ],
)
def test_a_number_or_a_no_that_changed_is_never_sure(
    before: str, after: str, cause: Cause, old: str | None
) -> None:
    new = OLD.replace(before, after)
    line = next(line for line in OLD.split("\n") if before in line)

    relocation = relocated(line, new, old=old)

    assert (relocation.outcome, relocation.cause) == (Outcome.CHECK, cause)
    assert words_of(relocation, new) == line.replace(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Der Hafen wird geschlossen, sagte sie.", "Der Hafen wird nicht geschlossen, sagte sie."),
        ("Le port sera fermé lundi, dit-elle.", "Le port ne sera pas fermé lundi, dit-elle."),
        ("Порт будет закрыт в понедельник.", "Порт не будет закрыт в понедельник."),
        ("港口将在星期一关闭整整一天。", "港口将不在星期一关闭整整一天。"),
    ],
)
def test_a_no_counts_in_every_language(before: str, after: str) -> None:
    [relocation] = relocate([describe(before, Span(0, len(before)))], after, old=before)

    assert (relocation.outcome, relocation.cause) == (Outcome.CHECK, Cause.NEGATION_CHANGED)


def test_figures_written_with_a_comma_are_the_same_number() -> None:
    old = "The town paid 1200 crowns for the old clock in the tower."
    new = old.replace("1200", "1,200")

    [relocation] = relocate([describe(old, Span(4, 40))], new, old=old)

    assert relocation.outcome is Outcome.SURE


@WAYS
def test_a_sentence_that_was_deleted_is_lost(old: str | None) -> None:
    relocation = relocated(MAYOR, f"{FERRY}\n{SHORE}\n{SILENCE}", old=old)

    assert relocation == Relocation(Outcome.LOST, Cause.GONE)


def test_the_twin_of_a_deleted_sentence_is_not_that_sentence() -> None:
    twin = "“This plan was a mistake,” the mayor said, and he promised to speak with the company."
    old = f"{OLD}\n{twin}"

    relocation = relocated(MAYOR, f"{FERRY}\n{SHORE}\n{SILENCE}\n{twin}", old=old, text=old)

    assert relocation.outcome is Outcome.LOST


def test_words_that_stand_twice_alike_are_not_sure() -> None:
    alone = Selector(TextQuoteSelector("the mayor of the old harbour"), TextPositionSelector(0, 28))
    new = "x y the mayor of the old harbour came. z w\nx y the mayor of the old harbour went. z w"

    [relocation] = relocate([alone], new)

    assert relocation.outcome is Outcome.CHECK


def test_of_repeated_words_those_amid_the_same_words_are_found() -> None:
    old = "Ann said no to the plan.\nBert said no to the other plan.\nCarl said no to both plans."
    new = f"Dora said no to nothing.\n{old}"
    at = old.index("said no", 30)

    [relocation] = relocate([describe(old, Span(at, at + 7))], new, old=old)

    assert relocation.selector is not None
    assert new[: relocation.selector.span.start].endswith("Bert ")


def test_short_words_are_found_word_for_word_or_not_at_all() -> None:
    [gone] = relocate([describe("He was a tall man.", Span(9, 13))], "They saw nothing of it.")

    assert gone == Relocation(Outcome.LOST, Cause.TOO_SHORT)


def test_what_began_the_text_is_not_taken_for_what_stands_in_the_middle() -> None:
    beginning = Selector(
        TextQuoteSelector("The mayor", "", " was there"), TextPositionSelector(0, 9)
    )
    new = "Nobody knew. The mayor was there all day."

    [relocation] = relocate([beginning], new)

    assert relocation.outcome is not Outcome.SURE


@pytest.mark.parametrize("new", ["", "\n", "x"])
def test_an_empty_text_has_lost_everything(new: str) -> None:
    assert relocated(FERRY, new).outcome is Outcome.LOST


@pytest.mark.parametrize(
    "odd",
    [
        Selector(TextQuoteSelector(""), TextPositionSelector(0, 0)),
        Selector(TextQuoteSelector(" \u200b "), TextPositionSelector(3, 6)),
        Selector(TextQuoteSelector("the ferry"), TextPositionSelector(-5, 900)),
        Selector(TextQuoteSelector("the ferry"), TextPositionSelector(90, 20)),
        Selector(TextQuoteSelector("x" * 9000, "y" * 9000, "z" * 9000), TextPositionSelector(1, 2)),
    ],
)
def test_whatever_a_selector_says_there_is_an_answer(odd: Selector) -> None:
    for old in (OLD, None):
        [relocation] = relocate([odd], f"New.\n{OLD}", old=old)
        assert (relocation.selector is None) == (relocation.outcome is Outcome.LOST)


words = st.sampled_from(
    [
        "the",
        "ferry",
        "harbour",
        "no",
        "not",
        "said",
        "“it”",
        "12",
        "mayor",
        "of",
        "and",
        "—",
        "company’s",
    ]
)
texts = st.lists(words, min_size=12, max_size=60).map(" ".join)


@given(texts, st.data())
def test_in_the_same_text_everything_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    selector = describe(text, Span(start, data.draw(st.integers(start + 1, len(text)))))

    [relocation] = relocate([selector], text, old=text)

    assert relocation == Relocation(Outcome.SURE, Cause.SAME_WORDS, selector)


@given(texts, texts, st.data())
def test_what_is_given_lies_in_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    selector = describe(old, Span(start, data.draw(st.integers(start + 1, len(old)))))

    for kept in (old, None):
        [relocation] = relocate([selector], new, old=kept)

        assert (relocation.selector is None) == (relocation.outcome is Outcome.LOST)
        if relocation.selector is not None:
            assert relocation.selector.span.of(new) == relocation.selector.quote.exact != ""


@given(texts, st.integers(0, 5))
def test_lines_put_before_and_behind_move_a_passage_by_as_much(text: str, count: int) -> None:
    before = "".join(f"Line number {n} of quite other words.\n" for n in range(count))
    selector = describe(text, Span(0, len(text)))

    [relocation] = relocate([selector], f"{before}{text}\nAn end of other words.", old=text)

    assert relocation.outcome is Outcome.SURE
    assert relocation.selector is not None
    assert relocation.selector.span == Span(len(before), len(before) + len(text))
