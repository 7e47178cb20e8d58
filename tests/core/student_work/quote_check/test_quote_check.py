"""An essay's quotations are compared with the sources, and what was done to them is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library
from desktop.core.runs.kept_quote_runs import current_quote_runs
from desktop.core.runs.quote_runs import FILE_NAME, opened_quote_runs
from desktop.core.shape import LineKind, LineRun, LineStyle, Shape
from desktop.core.student_work.quote_check.checking import QuoteChecker
from desktop.core.student_work.quote_check.speakers_told import with_speakers
from desktop.core.student_work.quote_check.verdict import (
    ChangeKind,
    QuoteOutcome,
    QuoteVerdict,
)
from tests.core.student_work.quote_check.own_prose import ESSAYS

BRIDGE = """\
The old bridge in Lumholt carries some 400 people a day and costs $4.5 billion to replace.
“We will not close the bridge before the winter, because the children need it,” said Ada Quill, \
the mayor of Lumholt. “It may take nine months until the new one is ready,” said Tom Reed, an \
engineer.
The figures rose by 12 percent last year. Is it safe to cross at night? Nobody knows.
The council is for a new ferry, and Marsh was right when he warned the visitors about the river.
"""
FERRY = "The ferry across the sound was built in 1904 and never carried more than twenty sheep.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as made:
        made.articles.add_all(
            [
                Article(ArticleId("bridge"), "Lumholt argues about its bridge", BRIDGE),
                Article(ArticleId("ferry"), "An old ferry", FERRY),
            ]
        )
        yield made


@pytest.fixture
def checker(library: Library) -> QuoteChecker:
    return QuoteChecker(library, current_quote_runs(library, library.room))


def found(checker: QuoteChecker, essay: str, shape: Shape | None = None) -> list[QuoteVerdict]:
    check = checker.check(essay, shape) if shape is not None else checker.check(essay)
    return list(with_speakers(check, checker.sources).verdicts)


def only(checker: QuoteChecker, quoted: str) -> QuoteVerdict:
    [verdict] = found(checker, f"The report says “{quoted}” and I believe it.")
    return verdict


@pytest.mark.parametrize(
    "quoted",
    [
        "carries some 400 people a day and costs $4.5 billion to replace",
        "Carries some 400 people a day and costs $4.5bn to replace.",
        "some 400 people a day and costs $4.5 bil\u00adlion to replace",
        "carries some 400 people a day and costs 4.5 billion to replace",
        "The \ufb01gures rose by 12% last year,",
        "The fig\u00adures rose by\u00a012 per cent  last year",
        "some 400 people … costs $4.5 billion to replace",
        "some 400 people [. . .] costs $4.5 billion to replace",
        "[the bridge] carries some 400 people a day",
        "the council is for a new ferry, and [M]arsh was right",
        "some 400 people a day [sic] and costs",
    ],
)
def test_typography_and_shown_edits_are_no_change(checker: QuoteChecker, quoted: str) -> None:
    verdict = only(checker, quoted)

    assert verdict.outcome is QuoteOutcome.EXACT
    assert verdict.origin is not None
    assert verdict.origin.article_id == "bridge"


@pytest.mark.parametrize(
    ("quoted", "kind"),
    [
        ("carries some 500 people a day and costs", ChangeKind.NUMBER),
        ("carries some 400 people a day and costs £4.5 billion to replace", ChangeKind.NUMBER),
        ("It may take eight months until the new one is ready", ChangeKind.NUMBER),
        ("We will close the bridge before the winter, because", ChangeKind.NEGATION),
        ("We will … close the bridge before the winter", ChangeKind.NEGATION),
        ("We will [surely] close the bridge before the winter", ChangeKind.NEGATION),
        ("The old bridge in Lumholt never carries some 400 people", ChangeKind.NEGATION),
        ("and Okafor was right when he warned the visitors", ChangeKind.NAME),
        ("The council is against a new ferry, and Marsh", ChangeKind.OPPOSITE),
        ("The figures fell by 12 percent last year", ChangeKind.OPPOSITE),
        ("It will take nine months until the new one is ready", ChangeKind.OPPOSITE),
    ],
)
def test_another_meaning_is_told_for_what_it_is(
    checker: QuoteChecker, quoted: str, kind: ChangeKind
) -> None:
    verdict = only(checker, quoted)

    assert verdict.outcome is QuoteOutcome.MEANING_CHANGED
    assert kind in {change.kind for change in verdict.changes}


def test_other_words_and_words_left_out_are_told_apart(checker: QuoteChecker) -> None:
    changed = only(checker, "and Marsh was right when he told the visitors about the river")
    left_out = only(checker, "We will not close the bridge because the children need it")
    question = only(checker, "Is it safe to cross at night.")

    assert changed.outcome is QuoteOutcome.WORDS_CHANGED
    assert [change.source_words for change in changed.changes] == ["warned"]
    assert left_out.outcome is QuoteOutcome.LEFT_OUT
    assert [change.source_words for change in left_out.changes] == ["before the winter"]
    assert question.outcome is QuoteOutcome.WORDS_CHANGED
    assert [change.kind for change in question.changes] == [ChangeKind.SIGN]


def test_the_place_holds_the_exact_words(checker: QuoteChecker) -> None:
    verdict = only(checker, "carries some 500 people a day and costs")

    assert verdict.origin is not None
    assert verdict.origin.words == "carries some 400 people a day and costs"
    assert verdict.origin.span.of(BRIDGE) == verdict.origin.words
    assert verdict.origin.paragraph == 1


def test_what_stands_nowhere_is_not_found_and_few_words_are_passed_over(
    checker: QuoteChecker,
) -> None:
    assert only(checker, "history does not repeat itself").outcome is QuoteOutcome.NOT_FOUND
    assert only(checker, "experts").outcome is QuoteOutcome.TOO_SHORT
    assert only(checker, "Lumholt argues about its bridge").outcome is QuoteOutcome.TITLE


def test_who_says_it_in_the_source_is_set_against_who_says_it_in_the_essay(
    checker: QuoteChecker,
) -> None:
    essay = "“It may take nine months until the new one is ready,” said Ada Quill."
    right = "“It may take nine months until the new one is ready,” said Reed."

    [wrong], [same] = found(checker, essay), found(checker, right)

    assert wrong.outcome is QuoteOutcome.WRONG_SPEAKER
    assert wrong.origin is not None
    assert (wrong.given_to, wrong.origin.speaker) == ("Ada Quill", "Tom Reed")
    assert same.outcome is QuoteOutcome.EXACT


def test_words_of_two_speakers_run_into_one_are_told(checker: QuoteChecker) -> None:
    for between in (" ", " … "):
        verdict = only(
            checker,
            f"because the children need it{between}It may take nine months until the new one",
        )

        assert verdict.outcome is QuoteOutcome.TWO_SPEAKERS
        assert verdict.speakers == ("Ada Quill", "Tom Reed")


def test_eight_words_of_a_source_without_marks_are_told(checker: QuoteChecker) -> None:
    essay = "I think that Marsh was right when he warned the visitors about the river, and so on."
    short = "I think that Marsh was right when he warned us."

    [verdict] = found(checker, essay)

    assert verdict.outcome is QuoteOutcome.NO_MARKS
    assert verdict.words == "Marsh was right when he warned the visitors about the river"
    assert found(checker, short) == []


def test_a_line_that_is_set_as_a_quotation_needs_no_marks(checker: QuoteChecker) -> None:
    essay = "He writes:\nThe ferry across the sound was built in 1914 and never carried (Aker 3)."
    shape = Shape(lines=(LineRun(1, 1, LineStyle(LineKind.QUOTATION, 1)),))

    [verdict] = found(checker, essay, shape)

    assert verdict.outcome is QuoteOutcome.MEANING_CHANGED
    assert verdict.changes[0].source_words == "1904"


def test_three_essays_in_a_students_own_words_raise_no_alarm(checker: QuoteChecker) -> None:
    assert sum(len(essay.split()) for essay in ESSAYS) > 1_000
    assert [each.words for essay in ESSAYS for each in found(checker, essay)] == []


@pytest.mark.parametrize(
    "essay",
    [
        "",
        "“”",
        "““““““",
        "“" * 3000,
        "“…”",
        "“[]” “[…]” “[x]y[z]”",
        '"never closed',
        "“\u0301\u0301 \u202e”",
        "“" + "the " * 4000 + "”",
        "“some 400 people a day " + "…" * 500 + "”",
        "“" + "[" * 2000 + "some 400 people a day”",
        "“$ $ $ $ % % % %”",
        "“" + "9" * 5000 + " people a day”",
        "“1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 2.3.4.5 x”",
    ],
)
def test_hostile_essays_are_checked_like_others(checker: QuoteChecker, essay: str) -> None:
    verdicts = found(checker, essay)

    assert len(verdicts) < 5
    for verdict in verdicts:
        assert verdict.words in verdict.here.of(essay)
        is_there = "some 400 people a day" in verdict.words
        assert is_there or verdict.outcome is not QuoteOutcome.EXACT


def test_the_index_of_runs_follows_the_library_and_is_made_anew_when_damaged(
    library: Library,
) -> None:
    file = library.room / FILE_NAME
    first = current_quote_runs(library, library.room)
    assert opened_quote_runs(library.room).state == first.state

    library.articles.add(
        Article(ArticleId("sheep"), "Sheep", "Eleven sheep swam home by themselves.")
    )
    second = current_quote_runs(library, library.room, first)
    library.articles.take_out([ArticleId("bridge")])
    third = current_quote_runs(library, library.room, second)
    file.write_bytes(file.read_bytes()[:-5])

    assert set(second.known) == {"bridge", "ferry", "sheep"}
    assert set(third.known) == {"ferry", "sheep"}
    [verdict] = QuoteChecker(library, third).check("“Eleven sheep swam home”").verdicts
    assert verdict.outcome is QuoteOutcome.EXACT
    assert opened_quote_runs(library.room).known == {}
    assert set(current_quote_runs(library, library.room).known) == {"ferry", "sheep"}


def test_a_file_of_somebody_else_with_the_name_of_the_index_stays(library: Library) -> None:
    file = library.room / FILE_NAME
    file.write_text("mine")

    index = current_quote_runs(library, library.room)

    assert file.read_text() == "mine"
    assert set(index.known) == {"bridge", "ferry"}


def test_a_number_in_letters_is_the_same_number(checker: QuoteChecker) -> None:
    figures = only(checker, "built in 1904 and never carried more than 20 sheep")
    spaced = only(checker, "bridge in Lumholt carries some four hundred people a day")

    assert figures.outcome is QuoteOutcome.WORDS_CHANGED
    assert spaced.outcome is QuoteOutcome.WORDS_CHANGED


def test_what_an_essay_says_elsewhere_gives_words_to_nobody(checker: QuoteChecker) -> None:
    essay = "“We know it,” said Ada Quill.\n“some 400 people a day and costs”\n"
    the_war = "The river “may take nine months until the new one is ready”."

    verdicts = [*found(checker, essay), *found(checker, the_war)]

    assert QuoteOutcome.WRONG_SPEAKER not in {each.outcome for each in verdicts}


def test_single_marks_beside_double_ones_are_marks(checker: QuoteChecker) -> None:
    essay = "He said “the new ferry” and then 'Marsh was right when he warned the visitors about'."

    assert QuoteOutcome.NO_MARKS not in {each.outcome for each in found(checker, essay)}
