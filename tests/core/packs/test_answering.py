"""What is said of an answer: right, nearly, not yet, or nothing where only a teacher can tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import ArticleId
from desktop.core.claim import ClaimStatus
from desktop.core.packs.answering import (
    AnswerVerdict,
    StatusAnswer,
    body_of,
    body_of_pairs,
    body_of_status,
    check,
    lines_of,
    pairs_of,
    status_of,
)
from desktop.core.question import (
    MarkKey,
    Option,
    Pair,
    Question,
    QuestionId,
    QuestionType,
    Reveal,
    answer_in_words,
    is_shown,
)
from desktop.core.span import Span
from tests.core.builders import BRIDGE, a_selector, span_of

RIGHT, NEARLY, NOT_YET = AnswerVerdict.RIGHT, AnswerVerdict.NEARLY, AnswerVerdict.NOT_YET


def a_question(kind: QuestionType, **known: object) -> Question:
    return Question(
        QuestionId("pack/q"),
        ArticleId("bridge"),
        "Why?",
        kind,
        "Say why.",
        **known,  # type: ignore[arg-type] # each test gives what its kind has
    )


OPTIONS = (Option("a", is_right=True), Option("b", is_right=True), Option("c"), Option("d"))


@pytest.mark.parametrize(
    ("kind", "chosen", "verdict"),
    [
        (QuestionType.CHOOSE_MANY, ["b", "a"], RIGHT),
        (QuestionType.CHOOSE_MANY, ["a"], NEARLY),
        (QuestionType.CHOOSE_MANY, ["a", "b", "c"], NEARLY),
        (QuestionType.CHOOSE_MANY, ["a", "c"], NOT_YET),
        (QuestionType.CHOOSE_MANY, [], NOT_YET),
        (QuestionType.CHOICE, ["a"], NOT_YET),
    ],
)
def test_what_is_chosen_is_compared_with_what_is_right(
    kind: QuestionType, chosen: list[str], verdict: AnswerVerdict
) -> None:
    assert check(a_question(kind, options=OPTIONS), body_of(chosen)).verdict is verdict


@pytest.mark.parametrize(
    ("pairs", "verdict", "right"),
    [
        ({"a": "1", "b": "2", "c": "3"}, RIGHT, 3),
        ({"a": "1", "b": "2"}, NEARLY, 2),
        ({"a": "2", "b": "1", "c": "3"}, NOT_YET, 1),
    ],
)
def test_half_of_the_pairs_is_nearly_right(
    pairs: dict[str, str], verdict: AnswerVerdict, right: int
) -> None:
    question = a_question(
        QuestionType.MATCH, pairs=(Pair("a", "1"), Pair("b", "2"), Pair("c", "3"))
    )

    checked = check(question, body_of_pairs(pairs))

    assert (checked.verdict, checked.right, checked.of) == (verdict, right, 3)


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        ("a b c d", RIGHT),
        ("b c d a", NEARLY),
        ("a c b d", NEARLY),
        ("d c b a", NOT_YET),
        ("a b c", NOT_YET),
        ("a a b c d", RIGHT),
    ],
)
def test_one_thing_out_of_its_order_is_nearly_right(steps: str, verdict: AnswerVerdict) -> None:
    question = a_question(QuestionType.ORDER, steps=("a", "b", "c", "d"))

    assert check(question, body_of(steps.split())).verdict is verdict


ANSWER = "A survey of the harbour found rust"
KEY = MarkKey(a_selector(ANSWER), (a_selector("found rust"),))
OTHER = MarkKey(a_selector("Nobody was hurt."))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        (ANSWER, RIGHT),
        ("survey of the harbour found rust", RIGHT),
        ("found rust", RIGHT),
        ("harbour found", NEARLY),
        ("A survey", NEARLY),
        ("Nobody was hurt", NOT_YET),
        (BRIDGE, NEARLY),
    ],
)
def test_a_mark_covers_what_is_enough_and_is_not_much_longer(
    words: str, verdict: AnswerVerdict
) -> None:
    question = a_question(QuestionType.MARK, keys=(KEY,), at_least=1)

    checked = check(question, marks=[span_of(words)])

    assert checked.verdict is verdict
    assert [each.verdict for each in checked.marks] == [verdict]


def test_of_several_marks_each_is_told_and_so_many_are_enough() -> None:
    question = a_question(QuestionType.MARK_MANY, keys=(KEY, OTHER), at_least=2)

    one = check(question, marks=[span_of("found rust")])
    twice = check(question, marks=[span_of("found rust"), span_of(ANSWER)])
    both = check(question, marks=[span_of("found rust"), span_of("Nobody was hurt")])
    more = check(question, marks=[*map(span_of, ("found rust", "Nobody was hurt", "Tom Reed"))])

    assert [each.verdict for each in (one, twice, both, more)] == [NEARLY, NEARLY, RIGHT, NEARLY]
    assert [each.verdict for each in more.marks] == [RIGHT, RIGHT, NOT_YET]
    assert (one.right, one.of) == (1, 2)


def test_a_hint_comes_with_each_try_and_the_last_one_stays() -> None:
    question = a_question(QuestionType.CHOICE, options=OPTIONS, hints=("first", "second"))

    hints = [check(question, "c", tries=tries).hint for tries in (1, 2, 9)]

    assert hints == ["first", "second", "second"]
    right = a_question(QuestionType.CHOICE, options=(OPTIONS[0], OPTIONS[2]), hints=("first",))
    assert check(right, "a").hint == ""


def test_where_only_a_teacher_can_tell_nothing_is_said() -> None:
    open_one = a_question(QuestionType.OPEN, has_key=False)
    copied = a_question(QuestionType.MARK, has_key=False)

    assert check(open_one, "Because.").verdict is AnswerVerdict.UNJUDGED
    assert check(copied, marks=[Span(0, 3)]).marks[0].verdict is AnswerVerdict.UNJUDGED


one_line = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=9)


@given(st.lists(one_line, max_size=4))
def test_what_was_chosen_is_read_as_it_was_kept(lines: list[str]) -> None:
    assert lines_of(body_of(lines)) == tuple(lines)


@given(st.dictionaries(*[one_line.filter(lambda words: "|" not in words)] * 2, max_size=4))
def test_what_was_matched_is_read_as_it_was_kept(pairs: dict[str, str]) -> None:
    assert pairs_of(body_of_pairs(pairs)) == pairs


statuses = st.none() | st.sampled_from(ClaimStatus)


@given(statuses, statuses, st.sampled_from(["", "Because.", "Well: yes\n\nNo."]))
def test_a_status_is_read_as_it_was_kept(
    before: ClaimStatus | None, after: ClaimStatus | None, why: str
) -> None:
    said = StatusAnswer(before, after, why)

    assert status_of(body_of_status(said)) == said


@pytest.mark.parametrize(
    ("reveal", "done", "is_there"),
    [
        (Reveal.OPEN, "", True),
        (Reveal.AFTER_JUDGEMENT, "", False),
        (Reveal.AFTER_JUDGEMENT, "judged", True),
        (Reveal.AFTER_JUDGEMENT, "marked", True),
        (Reveal.AFTER_JUDGEMENT, "answered", False),
        (Reveal.AFTER_ANSWER, "judged", False),
        (Reveal.AFTER_ANSWER, "answered", True),
    ],
)
def test_own_work_comes_before_context_where_a_lesson_wants_it_so(
    reveal: Reveal, done: str, is_there: bool
) -> None:
    shown = is_shown(
        reveal,
        has_judged=done == "judged",
        has_marked=done == "marked",
        has_answered=done == "answered",
    )

    assert shown is is_there


def test_an_answer_has_one_id_on_every_computer() -> None:
    assert answer_in_words(QuestionId("a/q")) == answer_in_words(QuestionId("a/q"))
    assert answer_in_words(QuestionId("a/q")) != answer_in_words(QuestionId("b/q"))
