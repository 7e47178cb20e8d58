"""The sheet of what else speaks of a passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import (
    Agreement,
    AskedPassage,
    Corroboration,
    Parallel,
    ParallelArticle,
)
from desktop.core.corroborating.passage_words import telling_words
from desktop.core.corroborating.surroundings import surroundings
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from desktop.core.text.note_markdown import note_plain
from desktop.corroborate.corroborate import Corroborate
from desktop.corroborate.note_words import note_words, place_words
from desktop.corroborate.rows import compare_rows
from tests.core.builders import BRIDGE, an_annotation, an_article, span_of
from tests.desktop.builders import spoken_rows
from tests.desktop.conftest import ShowWidget

ASKED = AskedPassage(ArticleId("bridge"), span_of("nine of the twelve beams"), speaker="Tom Reed")
OTHER = an_article("other", publisher="The Harbour Post", published="2025-03-12")


def a_parallel(
    words: str = "Nobody was hurt.", *, article: str = "other", **known: Any
) -> Parallel:
    parallel = Parallel(
        PassageRef(ArticleId(article), span_of(words)),
        paragraph=4,
        text=words,
        highlights=(Span(0, 6),),
        shared=("nobody",),
        strength=9.0,
    )
    return replace(parallel, **known)


def an_other(*passages: Parallel, name: str = "other", published: str = "2025") -> ParallelArticle:
    passages = passages or (a_parallel(article=name),)
    return ParallelArticle(ArticleId(name), f"Title {name}", published, f"Paper {name}", passages)


def found(*articles: ParallelArticle, **known: Any) -> Corroboration:
    words = telling_words(BRIDGE, ASKED.span)
    answer = Corroboration(ASKED, an_article(), words, articles, others=12)
    return replace(answer, **known)


@pytest.fixture
def sheet(show: ShowWidget, light: Theme) -> Corroborate:
    sheet = Corroborate(light)
    sheet.show_theme(light)
    show(sheet, 340, 640)
    sheet.show_on_page("bridge")
    sheet.show_asked(ASKED, an_article())
    return sheet


def press(qtbot: QtBot, sheet: Corroborate, key: Qt.Key) -> None:
    qtbot.keyClick(sheet.window().focusWidget() or sheet, key)


def labels(sheet: Corroborate) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel)]


def test_it_says_what_is_asked_about_and_who_said_it(sheet: Corroborate) -> None:
    assert "“nine of the twelve beams”" in labels(sheet)
    assert any("said by Tom Reed" in words for words in labels(sheet))
    assert "Looking through your library" in sheet.sums


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (found(an_other()), "1 other article speaks of this."),
        (
            found(an_other(), an_other(name="b")),
            "2 other articles speak of this.",
        ),
        (
            found(
                an_other(), an_other(a_parallel(article="b", same_as=ArticleId("bridge")), name="b")
            ),
            "2 other articles speak of this. 1 in words of its own.",
        ),
        (
            found(an_other(a_parallel(same_as=ArticleId("bridge")))),
            "1 other article speaks of this. It only repeats the same words.",
        ),
        (found(), "No passage of your other 12 articles shares enough words with this."),
        (found(), "Looked for: nine, twelve, beams"),
        (found(others=1), "No passage of your other article shares enough words with this."),
        (found(others=0), "This is your only article."),
        (found(is_whole=False), "Not everything has been looked through yet."),
    ],
)
def test_it_counts_who_speaks_in_words_of_their_own(
    sheet: Corroborate, answer: Corroboration, words: str
) -> None:
    sheet.show_corroboration(answer)

    assert words in sheet.sums


def test_an_answer_to_an_older_question_is_not_shown(sheet: Corroborate) -> None:
    sheet.show_corroboration(found(an_other(), asked=replace(ASKED, span=Span(0, 3))))

    assert spoken_rows(sheet.rows) == []


def test_passages_stand_under_their_articles_and_say_everything(sheet: Corroborate) -> None:
    same = a_parallel("the council met".replace("the", "The"), same_as=ArticleId("bridge"))
    quoted = a_parallel(speaker="Anna Keller", voice=1)

    sheet.show_corroboration(found(an_other(same, quoted)))

    title, first, second = spoken_rows(sheet.rows)
    assert title == "Title other. Paper other · 2025"
    assert "The same words as here" in first
    assert "said by Anna Keller · ¶ 4 · 1 word shared" in second
    assert "shared: nobody" in second


def test_a_copy_of_another_article_names_it(sheet: Corroborate) -> None:
    copy = a_parallel(article="b", same_as=ArticleId("other"))

    sheet.show_corroboration(found(an_other(), an_other(copy, name="b")))

    assert "The same words as in Paper other" in spoken_rows(sheet.rows)[3]


def test_the_closest_or_the_oldest_come_first(sheet: Corroborate, qtbot: QtBot) -> None:
    sheet.show_corroboration(
        found(an_other(published="2025"), an_other(name="old", published="1990"))
    )
    closest = [row.split(".")[0] for row in spoken_rows(sheet.rows)][::2]

    press(qtbot, sheet, Qt.Key.Key_O)

    oldest = [row.split(".")[0] for row in spoken_rows(sheet.rows)][::2]
    assert closest == ["Title other", "Title old"]
    assert oldest == ["Title old", "Title other"]


def test_articles_without_a_date_come_last_in_order_of_time() -> None:
    answer = found(an_other(published=""), an_other(name="old", published="1990"))

    rows = compare_rows(answer, {}, oldest_first=True)

    assert [row.key for row in rows][::2] == ["article:old", "article:other"]


def test_other_places_of_the_same_article_are_folded(sheet: Corroborate, qtbot: QtBot) -> None:
    sheet.show_corroboration(found(here=(a_parallel(article="bridge"),)))
    assert spoken_rows(sheet.rows) == ["1 other place in this article, folded"]

    sheet.rows.setFocus()
    press(qtbot, sheet, Qt.Key.Key_Return)

    assert len(spoken_rows(sheet.rows)) == 2


def test_where_nothing_is_found_words_of_ones_own_can_be_typed(
    sheet: Corroborate, qtbot: QtBot
) -> None:
    sheet.show_corroboration(found())
    assert sheet.field.hasFocus()
    assert not sheet.rows.isVisible()

    qtbot.keyClicks(sheet.field, "rusty  beams")
    with qtbot.waitSignal(sheet.words_wanted) as said:
        press(qtbot, sheet, Qt.Key.Key_Return)

    assert said.args == ["rusty beams"]


def of_other(*passages: Parallel) -> ParallelArticle:
    return ParallelArticle(OTHER.id, OTHER.title, OTHER.published, OTHER.publisher, passages)


def a_note_on(parallel: Parallel, agreement: Agreement, more: str = "") -> Annotation:
    place = place_words(OTHER, parallel.paragraph)
    return an_annotation(body=note_words(agreement, parallel.text, "", place) + more)


def opened(sheet: Corroborate, kept: Agreement | None = None) -> Parallel:
    parallel = a_parallel()
    sheet.show_corroboration(found(of_other(parallel)))
    if kept:
        sheet.show_notes([a_note_on(parallel, kept)])
    words = telling_words(BRIDGE, ASKED.span)
    sheet.show_passage(parallel, surroundings(OTHER, parallel, words))
    return parallel


def test_enter_asks_for_a_passage_and_escape_goes_back_to_its_row(
    sheet: Corroborate, qtbot: QtBot
) -> None:
    sheet.show_corroboration(found(an_other()))
    sheet.take_keyboard()
    with qtbot.waitSignal(sheet.passage_wanted) as said:
        press(qtbot, sheet, Qt.Key.Key_Return)
    assert said.args == [a_parallel()]

    opened(sheet)
    assert sheet.passage.isVisible()
    press(qtbot, sheet, Qt.Key.Key_Escape)

    assert not sheet.passage.isVisible()
    assert sheet.rows.hasFocus()
    assert sheet.rows.currentIndex().row() == 1


def test_a_passage_is_shown_with_what_stands_around_it(sheet: Corroborate) -> None:
    opened(sheet)

    text = sheet.passage.text.toPlainText()
    assert "Critics doubt the repairs." in text
    assert "A survey of the harbour" in text
    assert any("The Harbour Post · 12 Mar 2025" in words for words in labels(sheet))


FIGURES = replace(a_parallel(), text="Ten of 24 beams are weak, and 30 years old.")


def test_other_numbers_of_the_same_are_told_without_saying_who_is_right(
    sheet: Corroborate,
) -> None:
    text = "The bridge has twelve beams."
    article = an_article(text=text)
    asked = replace(ASKED, span=Span(0, len(text)))
    sheet.show_asked(asked, article)

    sheet.show_corroboration(found(of_other(FIGURES), asked=asked, article=article))

    told = "You asked about twelve\u00a0beams · here it is 24\u00a0beams"
    assert told in spoken_rows(sheet.rows)[1]
    sheet.show_passage(FIGURES, surroundings(OTHER, FIGURES, telling_words(text, asked.span)))
    assert told in labels(sheet)
    sheet.show_passage(
        a_parallel(), surroundings(OTHER, a_parallel(), telling_words(text, asked.span))
    )
    assert told not in labels(sheet)


def test_nothing_is_kept_before_it_was_judged(sheet: Corroborate, qtbot: QtBot) -> None:
    opened(sheet)
    assert not sheet.passage.keep.isEnabled()
    with qtbot.assertNotEmitted(sheet.keep_wanted):
        press(qtbot, sheet, Qt.Key.Key_K)

    press(qtbot, sheet, Qt.Key.Key_2)
    with qtbot.waitSignal(sheet.keep_wanted) as said:
        press(qtbot, sheet, Qt.Key.Key_K)

    assert said.args is not None
    assert said.args[0] is None
    assert said.args[1].startswith("**Differs**\n\n> Nobody was hurt.\n")


def test_selected_words_are_kept_in_the_place_of_the_passage(
    sheet: Corroborate, qtbot: QtBot
) -> None:
    opened(sheet)
    cursor = sheet.passage.text.textCursor()
    start = sheet.passage.text.toPlainText().index("A survey of the harbour")
    cursor.setPosition(start)
    cursor.setPosition(start + len("A survey"), cursor.MoveMode.KeepAnchor)
    sheet.passage.text.setTextCursor(cursor)

    press(qtbot, sheet, Qt.Key.Key_1)
    with qtbot.waitSignal(sheet.keep_wanted) as said:
        press(qtbot, sheet, Qt.Key.Key_K)

    assert said.args is not None
    assert "> A survey\n" in said.args[1]


def chosen(sheet: Corroborate) -> Agreement | None:
    return sheet.passage.chosen


def test_what_was_kept_shows_and_goes_again(sheet: Corroborate) -> None:
    opened(sheet, Agreement.ADDS)
    assert chosen(sheet) is Agreement.ADDS
    assert "You: Adds something" in spoken_rows(sheet.rows)[1]

    sheet.show_notes([])

    assert chosen(sheet) is None
    assert "You:" not in spoken_rows(sheet.rows)[1]


def test_a_judgement_is_of_its_own_passage_only(sheet: Corroborate) -> None:
    other = replace(a_parallel("The council met"), paragraph=1)

    sheet.show_corroboration(found(of_other(other, a_parallel())))
    sheet.show_notes([a_note_on(a_parallel(), Agreement.DIFFERS)])

    assert ["You: Differs" in row for row in spoken_rows(sheet.rows)] == [False, False, True]


@pytest.mark.parametrize(("more", "is_kept"), [("", False), ("\nWho counted?\n", True)])
def test_a_new_judgement_is_written_over_the_old_and_own_words_stay(
    sheet: Corroborate, qtbot: QtBot, more: str, is_kept: bool
) -> None:
    parallel = opened(sheet)
    note = a_note_on(parallel, Agreement.ADDS, more)
    sheet.show_notes([note])

    press(qtbot, sheet, Qt.Key.Key_2)
    with qtbot.waitSignal(sheet.keep_wanted) as said:
        press(qtbot, sheet, Qt.Key.Key_K)

    assert said.args is not None
    assert said.args[0] == note.id
    assert said.args[1].startswith("**Differs**\n\n> Nobody was hurt.\n")
    assert ("Who counted?" in said.args[1]) is is_kept


def test_the_way_back_leads_over_the_article_that_is_compared(
    sheet: Corroborate, qtbot: QtBot
) -> None:
    opened(sheet)
    with qtbot.waitSignal(sheet.visit_wanted) as visit:
        press(qtbot, sheet, Qt.Key.Key_G)
    assert visit.args == [a_parallel().ref]
    sheet.show_on_page("other")
    assert sheet.is_away
    assert any("Back to your article" in b.text() for b in sheet.findChildren(QPushButton))

    with qtbot.waitSignal(sheet.return_wanted):
        press(qtbot, sheet, Qt.Key.Key_Backspace)
    sheet.show_on_page("bridge")
    press(qtbot, sheet, Qt.Key.Key_Escape)
    with qtbot.waitSignal(sheet.left):
        press(qtbot, sheet, Qt.Key.Key_Escape)


def test_the_list_is_a_sound_model(sheet: Corroborate, qtmodeltester: ModelTester) -> None:
    sheet.show_corroboration(found(an_other(), here=(a_parallel(article="bridge"),)))

    qtmodeltester.check(sheet.rows.model())


def test_a_note_says_nothing_but_the_words_and_where_they_stand() -> None:
    place = place_words(replace(OTHER, title="A *new* bridge"), 4)

    note = note_words(Agreement.AGREES, "1. It_is_ <b>so</b> & *more*", "Anna Keller", place)

    assert [line for line in note_plain(note).split("\n") if line] == [
        "Agrees",
        "1. It_is_ <b>so</b> & *more*",
        "Anna Keller, in A *new* bridge, The Harbour Post, 12 Mar 2025, ¶ 4",
    ]


def tab_stops(sheet: Corroborate, qtbot: QtBot) -> list[str]:
    """The names of all that the Tab key comes to on the sheet, from its first part on."""
    names: list[str] = []
    start = sheet.window().focusWidget()
    while True:
        focused = sheet.window().focusWidget()
        assert focused is not None
        said = QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name)
        names.append(said)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if sheet.window().focusWidget() is start:
            return names


def test_the_tab_key_comes_to_everything_on_the_sheet(sheet: Corroborate, qtbot: QtBot) -> None:
    sheet.show_corroboration(found(an_other(), an_other(name="b")))
    sheet.setFocus()
    assert sheet.rows.hasFocus()
    assert tab_stops(sheet, qtbot) == [
        "What else speaks of this",
        "Look for words of your own",
        "Close",
        "Oldest first",
    ]

    opened(sheet, Agreement.AGREES)
    press(qtbot, sheet, Qt.Key.Key_2)
    assert tab_stops(sheet, qtbot) == [
        "The passage and what stands around it",
        "Agrees",
        "Open that article",
        "Open beside",
        "Keep as note",
        "Close",
        "‹ All passages",
    ]


def test_everything_on_the_sheet_is_large_enough_for_a_finger(sheet: Corroborate) -> None:
    sheet.show_corroboration(found(an_other(), an_other(name="b")))
    shown = [b for b in sheet.findChildren(QAbstractButton) if b.isVisible()]
    opened(sheet)
    shown += [b for b in sheet.findChildren(QAbstractButton) if b.isVisible()]

    assert [b.text() for b in shown if min(b.width(), b.height()) < 24] == []
    assert all(b.sizeHint().width() <= b.width() for b in shown if b.text())
