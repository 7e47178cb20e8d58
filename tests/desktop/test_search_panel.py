"""The search field and the panel of what was found."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.search_results import ArticleResults, PassageResult, ResultKind, SearchResults
from desktop.core.span import Span
from desktop.search.results import Results
from desktop.search.search_field import SearchField
from desktop.theme import Theme
from tests.desktop.builders import colours_in, middle_of, span_of, spoken_rows
from tests.desktop.conftest import ShowWidget


def a_passage(
    text: str, found: str = "bridge", *, kind: ResultKind = ResultKind.ARTICLE, at: int = 0
) -> PassageResult:
    return PassageResult(
        kind=kind,
        ref=PassageRef(ArticleId("bridge"), Span(at, at + len(text))),
        paragraph=3,
        text=text,
        highlights=(span_of(text, found),),
        speaker="Anna Keller" if kind is ResultKind.QUOTATION else "",
        cue="said" if kind is ResultKind.QUOTATION else "",
        pen=Pen.QUESTION if kind is ResultKind.NOTE else None,
        annotation_id=AnnotationId("n1") if kind is ResultKind.NOTE else None,
    )


def an_article_with(*passages: PassageResult, title: str = "Repairs") -> ArticleResults:
    return ArticleResults(
        ArticleId("bridge"), title, "2025-03-12", "The Harbour Post", "A lesson", passages
    )


def results(*groups: ArticleResults, query: str = "bridge") -> SearchResults:
    found = [passage for group in groups for passage in group.passages]
    kinds = {kind: sum(p.kind is kind for p in found) for kind in ResultKind}
    return SearchResults(query, len(found), kinds, groups)


QUOTED = a_passage("“The bridge is safe,”", kind=ResultKind.QUOTATION, at=10)
TOLD = a_passage("The council met about the bridge.", at=100)
NOTED = a_passage("Who built the bridge?", kind=ResultKind.NOTE, at=200)
EXPLAINED = a_passage("The bridge is from 1931.", kind=ResultKind.CONTEXT, at=300)
ELSEWHERE = a_passage("No other bridge is near.", at=400)
FOUND = results(
    an_article_with(QUOTED, TOLD, NOTED, EXPLAINED), an_article_with(ELSEWHERE, title="Anger")
)


@pytest.fixture
def field(show: ShowWidget) -> SearchField:
    field = SearchField()
    show(field, 500, 40)
    return field


@pytest.fixture
def panel(light: Theme, show: ShowWidget) -> Results:
    panel = Results(light)
    panel.show_theme(light)
    show(panel, 1000, 700)
    panel.show_results(FOUND)
    return panel


def all_said(signal: SignalInstance) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def words_on(panel: Results) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def chips(panel: Results) -> dict[str, QPushButton]:
    return {chip.text(): chip for chip in panel.findChildren(QPushButton)}


# The field


def test_typing_says_one_search_after_a_pause(field: SearchField, qtbot: QtBot) -> None:
    said = all_said(field.searched)

    qtbot.keyClicks(field, "bridge")
    before_the_pause = list(said)
    qtbot.waitUntil(lambda: bool(said), timeout=2000)

    assert before_the_pause == []
    assert said == [("bridge",)]


def test_blanks_around_words_are_not_searched_for(field: SearchField, qtbot: QtBot) -> None:
    said = all_said(field.searched)

    qtbot.keyClicks(field, "  bridge ")

    qtbot.waitUntil(lambda: said[-1:] == [("bridge",)], timeout=2000)


def test_an_emptied_field_says_so_at_once(field: SearchField, qtbot: QtBot) -> None:
    field.setText("a")
    said = all_said(field.searched)

    qtbot.keyClick(field, Qt.Key.Key_Backspace)

    assert said == [("",)]


def test_enter_searches_at_once_and_confirms(field: SearchField, qtbot: QtBot) -> None:
    order: list[str] = []
    field.searched.connect(lambda words: order.append(f"searched {words}"))
    field.confirmed.connect(lambda: order.append("confirmed"))

    qtbot.keyClicks(field, "bridge")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert order == ["searched bridge", "confirmed"]


def test_enter_after_the_pause_does_not_search_again(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.searched, timeout=2000):
        qtbot.keyClicks(field, "bridge")
    searched, confirmed = all_said(field.searched), all_said(field.confirmed)

    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert searched == []
    assert confirmed == [()]


def test_escape_abandons_and_what_was_typed_is_not_searched(
    field: SearchField, qtbot: QtBot
) -> None:
    searched, abandoned = all_said(field.searched), all_said(field.abandoned)

    qtbot.keyClicks(field, "bridge")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    with qtbot.assertNotEmitted(field.searched, wait=300):
        assert abandoned == [()]
    assert searched == []


def test_the_arrow_down_descends_into_the_results(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.descended):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_searching_for_given_words_needs_no_pause(field: SearchField) -> None:
    said = all_said(field.searched)

    field.search_for("speaker:trump war")

    assert said == [("speaker:trump war",)]


def test_the_field_has_a_name(field: SearchField) -> None:
    assert field.accessibleName() == "Search everything"


def test_a_shortcut_selects_what_stands_in_the_field(field: SearchField) -> None:
    field.setText("bridge")
    field.clearFocus()

    field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    assert field.selectedText() == "bridge"


# What was found


def test_the_model_is_sound(panel: Results, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.rows.model())


def test_passages_stand_under_their_article(panel: Results) -> None:
    assert spoken_rows(panel.rows) == [
        "Repairs",
        "Anna Keller: “The bridge is safe,”",
        "reporter: The council met about the bridge.",
        "My note: Who built the bridge?",
        "Context: The bridge is from 1931.",
        "Anger",
        "reporter: No other bridge is near.",
    ]


def test_a_quotation_of_nobody_known_is_spoken_as_such(panel: Results) -> None:
    nobody = PassageResult(
        ResultKind.QUOTATION, QUOTED.ref, 1, "“Go,”", highlights=(), speaker="", cue=""
    )

    panel.show_results(results(an_article_with(nobody)))

    assert spoken_rows(panel.rows)[1] == "speaker unknown: “Go,”"


def test_found_words_are_painted_on_their_ground(panel: Results, light: Theme) -> None:
    box = panel.rows.visualRect(panel.rows.model().index(2, 0))

    found = colours_in(panel.rows.viewport().grab().toImage(), QRectF(box))

    assert found[light.colours["hit"].lower()] > 100


def test_the_sums_count_passages_and_articles(panel: Results) -> None:
    assert panel.sums() == "5 passages in 2 articles"

    panel.show_results(results(an_article_with(TOLD)))

    assert panel.sums() == "1 passage in 1 article"


def test_chips_count_each_kind(panel: Results) -> None:
    assert list(chips(panel)) == ["All 5", "Quotes 1", "Articles 2", "My notes 1", "Context 1"]


@pytest.mark.parametrize(
    ("chip", "kept"),
    [
        ("Quotes 1", ["Repairs", "Anna Keller: “The bridge is safe,”"]),
        ("My notes 1", ["Repairs", "My note: Who built the bridge?"]),
        ("Context 1", ["Repairs", "Context: The bridge is from 1931."]),
    ],
)
def test_a_chip_keeps_one_kind(panel: Results, qtbot: QtBot, chip: str, kept: list[str]) -> None:
    qtbot.mouseClick(chips(panel)[chip], Qt.MouseButton.LeftButton)

    assert spoken_rows(panel.rows) == kept


def test_the_chip_for_all_brings_everything_back(panel: Results, qtbot: QtBot) -> None:
    qtbot.mouseClick(chips(panel)["Quotes 1"], Qt.MouseButton.LeftButton)

    qtbot.mouseClick(chips(panel)["All 5"], Qt.MouseButton.LeftButton)

    assert len(spoken_rows(panel.rows)) == 7


def test_a_chip_works_with_the_keyboard(panel: Results, qtbot: QtBot) -> None:
    qtbot.keyClick(chips(panel)["Quotes 1"], Qt.Key.Key_Space)

    assert len(spoken_rows(panel.rows)) == 2
    assert chips(panel)["Quotes 1"].isChecked()


def test_a_chip_without_results_cannot_be_chosen(panel: Results) -> None:
    panel.show_results(results(an_article_with(TOLD)))

    assert not chips(panel)["Quotes 0"].isEnabled()
    assert chips(panel)["Articles 1"].isEnabled()


# Choosing


def test_the_keyboard_enters_at_the_first_passage(panel: Results) -> None:
    panel.enter()

    assert panel.rows.hasFocus()
    assert panel.rows.currentIndex().row() == 1


def test_enter_asks_for_the_passage_under_the_keyboard(panel: Results, qtbot: QtBot) -> None:
    panel.enter()
    said = all_said(panel.passage_requested)

    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)

    assert said == [(TOLD.ref,)]


def test_a_click_asks_for_a_passage_once(panel: Results, qtbot: QtBot) -> None:
    said = all_said(panel.passage_requested)

    qtbot.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel.rows, 4))

    assert said == [(EXPLAINED.ref,)]


def test_a_click_on_an_article_asks_for_its_first_passage(panel: Results, qtbot: QtBot) -> None:
    said = all_said(panel.passage_requested)

    qtbot.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel.rows, 5))

    assert said == [(ELSEWHERE.ref,)]


def test_of_one_kind_an_article_leads_to_its_first_of_that_kind(
    panel: Results, qtbot: QtBot
) -> None:
    qtbot.mouseClick(chips(panel)["My notes 1"], Qt.MouseButton.LeftButton)
    said = all_said(panel.passage_requested)

    qtbot.mouseClick(panel.rows.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(panel.rows, 0))

    assert said == [(NOTED.ref,)]


def test_the_best_passage_can_be_chosen_from_the_field(panel: Results) -> None:
    said = all_said(panel.passage_requested)

    panel.choose_first()

    assert said == [(QUOTED.ref,)]


def test_escape_leaves_the_results(panel: Results, qtbot: QtBot) -> None:
    panel.enter()

    with qtbot.waitSignal(panel.abandoned):
        qtbot.keyClick(panel.rows, Qt.Key.Key_Escape)


def test_the_arrow_up_from_the_first_passage_leads_back_to_the_field(
    panel: Results, qtbot: QtBot
) -> None:
    panel.enter()
    said = all_said(panel.ascended)

    qtbot.keyClick(panel.rows, Qt.Key.Key_Up)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Up)

    assert said


# Nothing, much, and odd words


def test_an_empty_search_says_what_can_be_searched(panel: Results) -> None:
    panel.show_results(SearchResults(""))

    assert "Type words to search" in words_on(panel)
    assert not any(chip.isVisible() for chip in chips(panel).values())


def test_nothing_found_says_so_and_what_to_try(panel: Results) -> None:
    panel.show_results(SearchResults("brigde"))

    assert "Nothing found for “brigde”." in words_on(panel)
    assert "Try fewer words" in words_on(panel)
    assert spoken_rows(panel.rows) == []


def test_words_that_look_like_html_are_shown_as_typed(panel: Results) -> None:
    panel.show_results(SearchResults("<b>bold</b>"))

    label = next(x for x in panel.findChildren(QLabel) if "Nothing found" in x.text())
    assert label.textFormat() is Qt.TextFormat.PlainText or "&lt;b&gt;" in label.text()


def test_choosing_the_first_of_nothing_asks_for_nothing(panel: Results) -> None:
    panel.show_results(SearchResults("brigde"))
    said = all_said(panel.passage_requested)

    panel.choose_first()
    panel.enter()

    assert said == []


def test_an_index_that_is_being_made_is_told(panel: Results) -> None:
    group = an_article_with(TOLD)

    panel.show_results(SearchResults("x", 1, {ResultKind.ARTICLE: 1}, (group,), is_from_scan=True))

    assert "The index is being made anew." in words_on(panel)


def test_a_search_that_failed_says_why(panel: Results) -> None:
    panel.show_failed("The library cannot be read.")

    assert "The library cannot be read." in words_on(panel)
    assert spoken_rows(panel.rows) == []


def test_a_first_search_says_that_it_is_under_way(panel: Results) -> None:
    panel.show_results(SearchResults(""))

    panel.show_searching()

    assert "Searching" in words_on(panel)


def test_a_new_search_leaves_the_old_results_until_it_is_answered(panel: Results) -> None:
    panel.show_searching()

    assert len(spoken_rows(panel.rows)) == 7


def test_examples_are_shown_where_there_is_room(panel: Results) -> None:
    assert "speaker:trump war" in words_on(panel)

    panel.resize(700, 700)

    assert "speaker:trump war" not in words_on(panel)


def test_a_thousand_results_can_be_walked(panel: Results, qtbot: QtBot) -> None:
    passages = tuple(a_passage(f"The bridge, place {n}.", at=n) for n in range(1000))

    panel.show_results(results(an_article_with(*passages)))
    panel.enter()
    qtbot.keyClick(panel.rows, Qt.Key.Key_End)
    with qtbot.waitSignal(panel.passage_requested) as said:
        qtbot.keyClick(panel.rows, Qt.Key.Key_Return)

    assert said.args == [passages[-1].ref]
    assert not panel.rows.viewport().grab().isNull()


def test_new_results_begin_at_the_top(panel: Results, qtbot: QtBot) -> None:
    passages = tuple(a_passage(f"The bridge, place {n}.", at=n) for n in range(200))
    panel.show_results(results(an_article_with(*passages)))
    panel.enter()
    qtbot.keyClick(panel.rows, Qt.Key.Key_End)
    assert panel.rows.verticalScrollBar().value() > 0

    panel.show_results(results(an_article_with(*reversed(passages))))

    assert panel.rows.verticalScrollBar().value() == 0
