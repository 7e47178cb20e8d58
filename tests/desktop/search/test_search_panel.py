"""The search field and the panel of what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordRole
from desktop.cards.text import CardText
from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.evidence import OWN_CLAIMS
from desktop.core.indexing.reports import Feeding
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.search_request import ArticleOrder, Facet, Filter, Request, ResultKind
from desktop.core.searching.results import ArticleResults, FacetValue, PassageResult, SearchResults
from desktop.core.searching.typical_words import TypicalWords
from desktop.core.searching.understood import Hint, HintSort, PartSort, QueryPart
from desktop.core.span import Span
from desktop.search.examples import first_examples
from desktop.search.kind_chips import KindChips
from desktop.search.result_cards import ResultCards
from desktop.search.results import Results
from desktop.search.rows import (
    ArticleHeading,
    EarlierSearchRow,
    ExampleRow,
    GroupRow,
    MoreResultsRow,
    PassageRow,
)
from desktop.search.search_field import SearchField
from tests.core.builders import span_of
from tests.desktop.builders import colours_in, middle_of, part_of, spoken_rows
from tests.desktop.conftest import ShowWidget


def a_passage(
    text: str, found: str = "bridge", *, kind: ResultKind = ResultKind.ARTICLE, at: int = 0
) -> PassageResult:
    return PassageResult(
        kind=kind,
        ref=PassageRef(ArticleId("bridge"), Span(at, at + len(text))),
        paragraph=3,
        text=text,
        highlights=(span_of(found, text),),
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
    return SearchResults(query, len(found), kinds, groups, len(groups), request=Request(query))


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


def kinds(panel: Results) -> list[str]:
    return [chip.text() for chip in part_of(panel, KindChips).findChildren(QPushButton)]


def filter_rows(panel: Results) -> list[str]:
    return [row.accessibleName() for row in panel.filters.rows() if row.isVisible()]


A_WORD = QueryPart(PartSort.WORD, ("rust",))

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


def test_after_escape_what_was_typed_is_not_searched(field: SearchField, qtbot: QtBot) -> None:
    searched = all_said(field.searched)

    qtbot.keyClicks(field, "bridge")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    with qtbot.assertNotEmitted(field.searched, wait=300):
        pass
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


def test_the_shortcut_selects_where_the_keyboard_is_already(
    field: SearchField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "bridge")

    field.focus()

    assert field.selectedText() == "bridge"


# What was found


def test_the_model_is_sound(panel: Results, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.rows.model())


def test_passages_stand_under_their_article(panel: Results) -> None:
    assert spoken_rows(panel.rows) == [
        "Repairs",
        "Anna Keller: “The bridge is safe,”",
        "The text itself: The council met about the bridge.",
        "My note: Who built the bridge?",
        "Context: The bridge is from 1931.",
        "Anger",
        "The text itself: No other bridge is near.",
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


def test_claims_of_its_reader_are_counted_as_claims(panel: Results, light: Theme) -> None:
    claim = a_passage("A bridge helps.", kind=ResultKind.OWN_CLAIM)
    claims = replace(an_article_with(claim), id=ArticleId(OWN_CLAIMS), title="")
    found = results(claims, an_article_with(TOLD))

    panel.show_results(
        replace(found, in_articles=1, by_kind={ResultKind.OWN_CLAIM: 1, TOLD.kind: 1})
    )
    assert panel.sums() == "1 passage in 1 article · 1 claim of yours"
    head = CardText(light, 400)
    ResultCards(light, panel).compose(ArticleHeading(claims, claim.ref, is_top=True), head)
    assert head.document.toPlainText().endswith(" · 1 claim")

    # What is not shown may be either, and is called neither.
    left = ResultCards(light, panel).spoken(MoreResultsRow(12))
    few = replace(SearchResults("bridge"), request=Request("bridge", kind=ResultKind.NOTE))
    panel.show_results(replace(few, without_filters=1))
    assert left == "Show more: 12 are not shown yet"
    assert "Nothing with these filters. Without them there is 1 result." in words_on(panel)

    alone = replace(results(claims), in_articles=0, by_kind={ResultKind.OWN_CLAIM: 1})
    panel.show_results(replace(alone, request=Request("bridge", kind=ResultKind.OWN_CLAIM)))
    assert panel.sums() == "1 claim of yours"


def test_the_sums_tell_when_not_everything_is_shown(panel: Results) -> None:
    panel.show_results(replace(FOUND, total=132, in_articles=90))

    assert panel.sums() == "132 passages in 90 articles · the best 5 are shown"


def test_too_much_to_be_counted_is_told_about(panel: Results) -> None:
    panel.show_results(replace(FOUND, total=10334, in_articles=None))

    assert panel.sums() == "About 10,334 results · the best 5 are shown"


def test_chips_count_each_kind(panel: Results) -> None:
    assert kinds(panel) == [
        *("All 5", "Quotes 1", "Articles 2", "My notes 1", "Context 1", "My claims 0")
    ]
    # Who makes no claims of their own sees no chip for them.
    assert not chips(panel)["My claims 0"].isVisible()


@pytest.mark.parametrize(
    ("chip", "kind"),
    [
        ("Quotes 1", ResultKind.QUOTATION),
        ("My notes 1", ResultKind.NOTE),
        ("Context 1", ResultKind.CONTEXT),
        ("All 5", None),
    ],
)
def test_a_chip_asks_for_one_kind(
    panel: Results, qtbot: QtBot, chip: str, kind: ResultKind | None
) -> None:
    said = all_said(panel.asked)

    qtbot.mouseClick(chips(panel)[chip], Qt.MouseButton.LeftButton)

    assert said == [(Request("bridge", kind=kind),)]


def test_a_chip_works_with_the_keyboard(panel: Results, qtbot: QtBot) -> None:
    said = all_said(panel.asked)

    qtbot.keyClick(chips(panel)["Quotes 1"], Qt.Key.Key_Space)

    assert said == [(Request("bridge", kind=ResultKind.QUOTATION),)]
    assert chips(panel)["Quotes 1"].isChecked()


def test_a_chip_without_results_cannot_be_chosen(panel: Results) -> None:
    panel.show_results(results(an_article_with(TOLD)))

    assert not chips(panel)["Quotes 0"].isEnabled()
    assert chips(panel)["Articles 1"].isEnabled()


# Filtering

SPEAKERS = (FacetValue("Anna Keller", 12), FacetValue("Omar Reed", 1))
YEARS = (FacetValue("2025", 13), FacetValue("2024", 2))


def filtered(*chosen: Filter, facets: dict[Facet, tuple[FacetValue, ...]]) -> SearchResults:
    request = Request("bridge", filters=frozenset(chosen))
    return replace(FOUND, request=request, facets=facets)


@pytest.fixture
def with_filters(panel: Results) -> Results:
    panel.show_results(filtered(facets={Facet.SPEAKER: SPEAKERS, Facet.YEAR: YEARS}))
    return panel


def test_each_filter_says_how_many_passages_it_leaves(with_filters: Results) -> None:
    assert filter_rows(with_filters) == [
        "Anna Keller, 12 passages",
        "Omar Reed, 1 passage",
        "2025, 13 passages",
        "2024, 2 passages",
    ]
    assert "SAID BY" in words_on(with_filters)


def test_a_filter_is_chosen_by_keyboard_and_keeps_the_keyboard(
    with_filters: Results, qtbot: QtBot
) -> None:
    said = all_said(with_filters.asked)
    first = with_filters.filters.rows()[0]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = with_filters.filters.rows()[1]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    chosen = Filter(Facet.SPEAKER, "Omar Reed")
    values = (FacetValue("Anna Keller", 12), FacetValue("Omar Reed", 1, is_chosen=True))
    with_filters.show_results(filtered(chosen, facets={Facet.SPEAKER: values}))

    assert said == [(Request("bridge", filters=frozenset({chosen})),)]
    assert second.hasFocus()
    assert second.isChecked()
    assert "said by Omar Reed" in words_on(with_filters)


def test_all_filters_are_given_up_at_once(with_filters: Results, qtbot: QtBot) -> None:
    chosen = Filter(Facet.SPEAKER, "Omar Reed")
    with_filters.show_results(filtered(chosen, facets={Facet.SPEAKER: SPEAKERS}))
    said = all_said(with_filters.asked)

    qtbot.mouseClick(chips(with_filters)["Clear all filters"], Qt.MouseButton.LeftButton)

    assert said == [(Request("bridge"),)]


def test_a_value_that_all_passages_share_is_no_filter(panel: Results) -> None:
    panel.show_results(filtered(facets={Facet.PUBLISHER: (FacetValue("The Post", 5),)}))

    assert filter_rows(panel) == []


def test_where_filters_leave_nothing_it_says_what_is_there_without_them(
    panel: Results, qtbot: QtBot
) -> None:
    request = Request("bridge", kind=ResultKind.NOTE)
    panel.show_results(SearchResults("bridge", request=request, without_filters=4))
    said = all_said(panel.asked)

    assert "Without them there are 4 results." in words_on(panel)
    qtbot.mouseClick(chips(panel)["Show them without filters"], Qt.MouseButton.LeftButton)

    assert said == [(Request("bridge"),)]


def test_a_choice_adds_to_what_is_asked_before_there_is_an_answer(with_filters: Results) -> None:
    chosen = frozenset({Filter(Facet.YEAR, "2024")})
    said = all_said(with_filters.asked)

    with_filters.show_asked(Request("rust", filters=chosen), is_waiting=True)
    order = next(b.menu() for b in with_filters.findChildren(QToolButton) if b.menu())
    next(action for action in order.actions() if action.text() == "Newest first").trigger()

    assert said == [(Request("rust", filters=chosen, order=ArticleOrder.NEWEST),)]


def test_an_order_is_asked_for(panel: Results) -> None:
    said = all_said(panel.asked)
    menu = next(button.menu() for button in panel.findChildren(QToolButton) if button.menu())

    next(action for action in menu.actions() if action.text() == "Newest first").trigger()

    assert said == [(Request("bridge", order=ArticleOrder.NEWEST),)]


# How it was understood


def test_a_line_says_how_the_search_was_understood(panel: Results) -> None:
    parts = (
        QueryPart(PartSort.WORD, ("rust",)),
        QueryPart(PartSort.WORD, ("bridge",)),
        QueryPart(PartSort.LIMIT, ("Joan Pell",), "speaker"),
        QueryPart(PartSort.PHRASE, ("so what",), is_negative=True),
        QueryPart(PartSort.LIMIT, ("2024",), "after"),
    )

    panel.show_results(replace(FOUND, parts=parts))

    assert (
        "rust, bridge – passages with all of them first · said by Joan Pell"
        " · without exactly “so what” · from 2024 on"
    ) in words_on(panel)


def test_words_that_fit_are_told_as_such(panel: Results) -> None:
    parts = (QueryPart(PartSort.PATTERN, ("col*r",)), QueryPart(PartSort.ALMOST, ("keller",)))
    hint = Hint(HintSort.TOO_MANY, "c*r")

    panel.show_results(replace(FOUND, parts=parts, hints=(hint,)))

    assert "col…r, keller or spelt almost so – passages with all of them first" in words_on(panel)
    assert "Very many words fit “c*r”" in words_on(panel)


def test_what_is_without_marks_is_told_so(panel: Results) -> None:
    part = QueryPart(PartSort.LIMIT, ("marked",), "is", is_negative=True)

    panel.show_results(replace(FOUND, parts=(part,)))

    assert "without my marks or notes" in words_on(panel)


def test_a_single_word_is_not_explained(panel: Results) -> None:
    panel.show_results(replace(FOUND, parts=(QueryPart(PartSort.WORD, ("rust",)),)))

    assert words_on(panel).startswith("YOU CAN TYPE") or "rust" not in words_on(panel)


def test_a_hint_is_taken_with_a_click_or_a_key(panel: Results, qtbot: QtBot) -> None:
    hint = Hint(HintSort.NAME, "speker:", "speaker:", "speaker:pell")
    panel.show_results(SearchResults("speker:pell", request=Request("speker:pell"), hints=(hint,)))
    said = all_said(panel.corrected)

    [button] = [chip for words, chip in chips(panel).items() if "Did you mean speaker:?" in words]
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert said == [("speaker:pell",)]


@pytest.mark.parametrize(
    ("more", "better", "said"),
    [
        (
            ("brigde",),
            "captured bridge",
            "No “captred” or “brigde” anywhere. Did you mean “captured bridge”?",
        ),
        (
            ("brigde", "rsut"),
            "captured bridge rust",
            "Some of these words are not anywhere. Did you mean “captured bridge rust”?",
        ),
        (("brigde",), "x" * 70, f"No “captred” or “brigde” anywhere. Did you mean “{'x' * 60} …”?"),
    ],
)
def test_a_hint_that_puts_several_words_right_names_them_and_asks_once(
    panel: Results, more: tuple[str, ...], better: str, said: str
) -> None:
    hint = Hint(HintSort.MISSPELT, "captred", better, better, more)

    panel.show_results(SearchResults("x", request=Request("x"), hints=(hint,)))

    assert [words for words in chips(panel) if "Did you mean" in words] == [said]


def test_a_hint_that_would_find_nothing_is_told_and_not_offered(
    panel: Results, qtbot: QtBot
) -> None:
    hint = Hint(HintSort.MISSPELT, "brigde", "bridge")

    panel.show_results(SearchResults("x", request=Request("x"), hints=(hint,)))

    said = "No “brigde” anywhere, but “bridge” is."
    [label] = [each for each in panel.findChildren(QLabel) if each.text() == said]
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.width() > panel.width() / 2
    assert not [words for words in chips(panel) if "brigde" in words]


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
    assert not panel.filters.isVisible()


def test_an_empty_search_offers_examples_to_try(panel: Results, qtbot: QtBot) -> None:
    panel.show_results(SearchResults(""))
    said = all_said(panel.corrected)
    typed, meaning = first_examples(TypicalWords())[0]
    assert spoken_rows(panel.rows)[:2] == ["You can type", f"{typed}: {meaning}"]

    panel.enter()
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)

    assert said == [(typed,)]


def test_the_arrow_keys_pass_by_the_words_over_a_group(panel: Results, qtbot: QtBot) -> None:
    panel.show_results(SearchResults(""))
    panel.show_before([GroupRow("Searched before"), EarlierSearchRow(Request("rust"))])
    ascended = all_said(panel.ascended)
    panel.enter()

    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    assert isinstance(panel.rows.currentIndex().data(RecordRole), ExampleRow)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Up)
    assert panel.rows.currentIndex().data(RecordRole) == EarlierSearchRow(Request("rust"))
    qtbot.keyClick(panel.rows, Qt.Key.Key_Up)
    assert ascended


def test_searches_of_before_stand_over_the_examples(panel: Results) -> None:
    panel.show_results(SearchResults(""))

    panel.show_before([GroupRow("Searched before"), EarlierSearchRow(Request("rust"))])

    assert spoken_rows(panel.rows)[:3] == ["Searched before", "rust", "You can type"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("“the bridge", "Nothing found for “the bridge”."),
        ('"a bridge"', "Nothing found for “a bridge”."),
        ('"a bridge" rust', 'Nothing found for "a bridge" rust.'),
        ('"', 'There is no word in “"” yet.'),
    ],
)
def test_what_was_typed_with_quotation_marks_is_not_given_more_of_them(
    panel: Results, typed: str, said: str
) -> None:
    panel.show_results(SearchResults(typed))

    assert said in words_on(panel)


def test_nothing_found_says_so_and_what_to_try(panel: Results) -> None:
    panel.show_results(SearchResults("brigde"))

    assert "Nothing found for “brigde”." in words_on(panel)
    assert "Try another word" in words_on(panel)
    assert spoken_rows(panel.rows) == []
    assert panel.sums() == "Nothing found"


@pytest.mark.parametrize(
    ("typed", "parts", "advice"),
    [
        ("a b", (A_WORD, A_WORD), "Try fewer words"),
        ('"a b"', (QueryPart(PartSort.PHRASE, ("a b",)),), "need not stand side by side"),
        ("speaker:x", (QueryPart(PartSort.LIMIT, ("x",), "speaker"),), "without “speaker:”"),
        ("note:", (QueryPart(PartSort.LIMIT, (), "note"),), "select words in an article"),
        ("((", (), "There is no word in “((” yet."),
    ],
)
def test_the_advice_fits_what_was_typed(
    panel: Results, typed: str, parts: tuple[QueryPart, ...], advice: str
) -> None:
    panel.show_results(SearchResults(typed, request=Request(typed), parts=parts))

    assert advice in words_on(panel)


def test_nothing_found_has_no_order_and_can_be_saved(panel: Results) -> None:
    panel.show_results(SearchResults("brigde", request=Request("brigde")))

    shown = [button.text() for button in panel.findChildren(QToolButton) if button.isVisible()]
    assert shown == ["Save this search"]


def test_an_open_quotation_mark_is_told(panel: Results) -> None:
    phrase = QueryPart(PartSort.PHRASE, ("the bridge",))

    panel.show_results(replace(FOUND, parts=(phrase,), has_open_quote=True))

    assert "exactly “the bridge” · type the second quotation mark" in words_on(panel)


def test_words_too_common_are_named_once_and_a_cut_is_told(panel: Results) -> None:
    panel.show_results(replace(FOUND, parts=(A_WORD,), left_out=("The", "has", "the")))
    assert "too common to look for: The, has" in words_on(panel)
    assert "The, has, the" not in words_on(panel)

    panel.show_results(replace(FOUND, parts=(A_WORD,), was_cut=True))
    assert "only the beginning was looked for" in words_on(panel)


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

    panel.show_asked(Request("rust"), is_waiting=True)

    assert "Searching" in words_on(panel)


def test_a_new_search_leaves_the_old_results_until_it_is_answered(panel: Results) -> None:
    panel.show_asked(Request("rust"), is_waiting=True)

    assert len(spoken_rows(panel.rows)) == 7


def test_examples_are_shown_where_there_is_room_in_words_of_the_library(panel: Results) -> None:
    panel.show_words(TypicalWords("harbour", "bridge", "is safe", "Anna Keller"))
    assert "speaker:keller" in words_on(panel)

    panel.resize(700, 700)

    assert "speaker:keller" not in words_on(panel)


def test_the_way_to_more_stands_below_the_best(panel: Results, qtbot: QtBot) -> None:
    best = replace(results(an_article_with(TOLD)), total=250)
    panel.show_results(best)
    last = panel.rows.model().rowCount() - 1
    assert "249 are not shown" in spoken_rows(panel.rows)[last]
    panel.rows.setFocus()
    panel.rows.go_to(last)

    with qtbot.waitSignal(panel.more_wanted):
        qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    panel.show_results(replace(results(an_article_with(TOLD, TOLD)), total=2))

    assert panel.rows.currentIndex().row() == last
    assert not any("more" in words for words in spoken_rows(panel.rows))


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

    panel.show_results(results(an_article_with(*reversed(passages)), query="a bridge"))

    assert panel.rows.verticalScrollBar().value() == 0


def test_the_same_search_answered_anew_leaves_the_keyboard_where_it_is(
    panel: Results, qtbot: QtBot
) -> None:
    panel.enter()
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    assert (
        spoken_rows(panel.rows)[panel.rows.currentIndex().row()] == f"The text itself: {TOLD.text}"
    )

    panel.show_results(results(an_article_with(NOTED, TOLD)))

    assert panel.rows.currentIndex().data(RecordRole) == PassageRow(TOLD)
    assert panel.rows.hasFocus()


# The index behind it


def test_nothing_is_said_of_an_index_at_rest_or_soon_at_rest(panel: Results) -> None:
    before = words_on(panel)

    for feeding in (Feeding(), Feeding(is_going_on=True, articles=1, all_articles=3)):
        panel.show_feeding(feeding)
        assert words_on(panel) == before


def test_the_making_of_the_index_is_told_with_its_progress_and_then_no_more(
    panel: Results,
) -> None:
    panel.show_feeding(
        Feeding(is_going_on=True, articles=340, all_articles=1000, is_from_scratch=True)
    )
    during = words_on(panel)
    panel.show_feeding(Feeding())

    assert "Making the search index anew: 340 of 1,000 articles." in during
    assert "results may be incomplete" in during
    assert "Making" not in words_on(panel)


def test_a_large_import_is_told_with_its_progress(panel: Results) -> None:
    panel.show_feeding(Feeding(is_going_on=True, articles=20, all_articles=400))

    assert "Taking new articles into the search index: 20 of 400." in words_on(panel)


def test_an_index_that_cannot_be_written_is_told_calmly(panel: Results) -> None:
    panel.show_feeding(Feeding(is_going_on=True, is_stuck=True))

    assert "Your work is safe" in words_on(panel)


@pytest.mark.parametrize("is_told_first", [True, False])
def test_without_an_index_and_without_room_for_one_it_says_one_thing_only(
    panel: Results, is_told_first: bool
) -> None:
    stuck = Feeding(is_going_on=True, is_stuck=True)
    scanned = replace(results(an_article_with(TOLD)), is_from_scan=True)
    if is_told_first:
        panel.show_feeding(stuck)
        panel.show_results(scanned)
    else:
        panel.show_results(scanned)
        panel.show_feeding(stuck)
    said = words_on(panel)

    assert "There is no search index, and it cannot be made just now" in said
    assert "leaves quotes out" in said
    assert "Make some room on the disk" in said
    assert "being made anew" not in said
    assert said.count("safe") == 1

    panel.show_feeding(Feeding(is_going_on=True))
    assert "being made anew" in words_on(panel)
    assert "cannot be" not in words_on(panel)


def test_what_was_found_so_far_does_not_pass_for_all_there_is(panel: Results) -> None:
    so_far = replace(results(an_article_with(TOLD)), articles_left=208, is_cut_short=True)

    panel.show_results(so_far, may_grow=True)

    assert panel.sums() == "At least 1 passage in 1 article"
    assert "208 articles have not been looked through yet. This goes on" in words_on(panel)
    assert "All 1+" in kinds(panel)

    years = {Facet.YEAR: (FacetValue("2024", 1), FacetValue("2025", 1))}
    panel.show_results(replace(so_far, total=2, facets=years), may_grow=True)
    assert "2024, at least 1 passage" in filter_rows(panel)

    panel.show_results(replace(so_far, articles_left=1), may_grow=False)
    assert "1 article has not been looked through yet. Search again" in words_on(panel)

    panel.show_results(results(an_article_with(TOLD)))
    assert panel.sums() == "1 passage in 1 article"
    assert "looked through" not in words_on(panel)
    assert "All 1" in kinds(panel)


@pytest.mark.parametrize("without_filters", [0, 3])
def test_nothing_found_so_far_is_not_nothing_found(panel: Results, without_filters: int) -> None:
    nothing = SearchResults(
        "zebra", articles_left=208, is_cut_short=True, without_filters=without_filters
    )

    panel.show_results(nothing, may_grow=True)

    said = words_on(panel)
    assert "Nothing found so far. 208 articles have not been looked through yet." in said
    assert "This goes on by itself." in said
    assert "Nothing found for" not in said
    assert "Try another word" not in said
    assert panel.sums() == "Nothing found so far"


def test_notes_that_were_not_looked_at_are_not_called_articles(panel: Results) -> None:
    panel.show_results(SearchResults("zebra", is_cut_short=True), may_grow=True)

    assert "Not all of your library has been looked through yet." in words_on(panel)


def test_where_enough_was_found_the_rest_is_not_denied(panel: Results) -> None:
    enough = replace(FOUND, total=104, in_articles=None, is_from_scan=True)

    panel.show_results(replace(enough, articles_left=7))

    assert panel.sums() == "At least 104 results · 5 are shown"
    assert "so 7 articles were not looked through. Add a word" in words_on(panel)


def test_more_results_than_fit_are_all_there_in_the_end(panel: Results, qtbot: QtBot) -> None:
    passages = tuple(a_passage(f"The bridge, place {n}.", at=n) for n in range(200))

    panel.show_results(results(an_article_with(*passages)))

    bar = panel.rows.verticalScrollBar()
    last = panel.rows.model().index(200, 0)
    qtbot.waitUntil(lambda: panel.rows.visualRect(last).height() > 0, timeout=5000)
    assert bar.value() == 0
    assert bar.maximum() > 200 * 20
