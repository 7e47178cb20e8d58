"""The panel of own marks: the list, the bin, and the editor that never loses a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.pen import Pen
from desktop.core.wording import Stamp, Wording
from desktop.notes.cards import note_cards
from desktop.notes.notes import Notes
from tests.core.builders import BRIDGE, an_annotation, an_article, span_of
from tests.desktop.builders import middle_of, places_of_links, spoken_rows
from tests.desktop.conftest import ShowWidget

MET = an_annotation("council met", "Why on a *Monday*?", name="met", pen=Pen.QUESTION)
RUST = an_annotation("rust on nine", name="rust")


def fill(panel: Notes, *annotations: Annotation, removed: tuple[Annotation, ...] = ()) -> None:
    panel.show_cards(note_cards(BRIDGE, annotations), note_cards(BRIDGE, removed, are_removed=True))


@pytest.fixture
def notes(light: Theme, show: ShowWidget) -> Notes:
    panel = Notes(light)
    show(panel, 360, 640)
    fill(panel, MET, RUST)
    return panel


def all_said(signal: SignalInstance) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def button_saying(notes: Notes, words: str) -> QAbstractButton:
    return next(
        button
        for button in notes.findChildren(QAbstractButton)
        if button.isVisible() and words in button.text()
    )


def words_on(notes: Notes) -> str:
    parts: list[QLabel | QPushButton] = [
        *notes.findChildren(QLabel),
        *notes.findChildren(QPushButton),
    ]
    return " ".join(part.text() for part in parts if part.isVisible())


def test_the_model_is_sound(notes: Notes, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(notes.cards.model())


def test_a_note_is_spoken_with_pen_words_and_body(notes: Notes) -> None:
    assert spoken_rows(notes.cards)[0].startswith("Question. “council met”. Why on a")
    assert spoken_rows(notes.cards)[1] == "Evidence. “rust on nine”"


def test_a_note_is_spoken_without_its_marks_and_with_all_its_words(notes: Notes) -> None:
    fill(notes, an_annotation("council met", "Is x <y and z> *true*?\n- 2*3*4", name="met"))

    assert "Is x <y and z> true?\n2*3*4" in spoken_rows(notes.cards)[0]


def test_the_tab_counts_marks(notes: Notes, qtbot: QtBot) -> None:
    assert notes.title() == "My notes 1 · 1 marked"

    with qtbot.waitSignal(notes.titled) as said:
        fill(notes)

    assert said.args == ["My notes"]


def test_without_marks_the_panel_says_how_to_make_one(notes: Notes) -> None:
    fill(notes)

    assert "mark them with a pen (1 to 5)" in words_on(notes)
    assert not notes.cards.isVisible()


# By keyboard and mouse


def test_the_arrow_keys_show_the_passage_of_each_note(notes: Notes, qtbot: QtBot) -> None:
    notes.setFocus()
    notes.cards.go_to(0)
    said = all_said(notes.passage_shown)

    qtbot.keyClick(notes.cards, Qt.Key.Key_Down)

    assert said == [(RUST.span,)]


def test_enter_goes_to_the_passage_of_a_note(notes: Notes, qtbot: QtBot) -> None:
    notes.go_to("annotation:rust")
    said = all_said(notes.passage_wanted)

    qtbot.keyClick(notes.cards, Qt.Key.Key_Return)

    assert said == [(span_of("rust on nine"),)]


def test_hovering_a_note_lights_its_mark(notes: Notes, qtbot: QtBot) -> None:
    said = all_said(notes.card_lit)

    qtbot.mouseMove(notes.cards.viewport(), middle_of(notes.cards, 1))

    assert said[-1] == (("annotation:rust",),)


def test_light_lifts_the_card_of_a_mark(notes: Notes) -> None:
    before = notes.cards.viewport().grab().toImage()

    notes.light(["annotation:rust"])

    assert notes.cards.viewport().grab().toImage() != before


def test_a_key_opens_the_note_under_the_keyboard(notes: Notes, qtbot: QtBot) -> None:
    notes.go_to("annotation:met")

    qtbot.keyClick(notes.cards, Qt.Key.Key_E)

    assert notes.editor.isVisible()
    assert notes.editor.body == "Why on a *Monday*?"


def test_delete_asks_for_the_removal_of_a_note(notes: Notes, qtbot: QtBot) -> None:
    notes.go_to("annotation:rust")
    said = all_said(notes.removal_wanted)

    qtbot.keyClick(notes.cards, Qt.Key.Key_Delete)

    assert said == [("rust",)]


def test_a_click_on_edit_opens_the_note(notes: Notes, qtbot: QtBot) -> None:
    there = places_of_links(notes.cards, 0)["edit"]

    qtbot.mouseClick(notes.cards.viewport(), Qt.MouseButton.LeftButton, pos=there)

    assert notes.editor.annotation_id == "met"
    assert notes.editor.field.hasFocus()


def test_a_click_on_remove_asks_for_the_removal(notes: Notes, qtbot: QtBot) -> None:
    there = places_of_links(notes.cards, 1)["remove"]
    removals, jumps = all_said(notes.removal_wanted), all_said(notes.passage_wanted)

    qtbot.mouseClick(notes.cards.viewport(), Qt.MouseButton.LeftButton, pos=there)

    assert removals == [("rust",)]
    assert jumps == []


# The bin


def test_the_bin_is_offered_only_when_something_lies_in_it(notes: Notes) -> None:
    assert "bin" not in words_on(notes)

    fill(notes, MET, removed=(RUST,))

    assert "1 in the bin" in words_on(notes)


def test_the_bin_shows_what_was_removed_and_gives_it_back(notes: Notes, qtbot: QtBot) -> None:
    fill(notes, MET, removed=(RUST,))
    qtbot.mouseClick(button_saying(notes, "in the bin"), Qt.MouseButton.LeftButton)
    said = all_said(notes.return_wanted)

    there = places_of_links(notes.cards, 0)
    qtbot.mouseClick(notes.cards.viewport(), Qt.MouseButton.LeftButton, pos=there["return"])

    assert spoken_rows(notes.cards) == ["Evidence. “rust on nine”"]
    assert set(there) == {"return"}
    assert said == [("rust",)]


def test_from_the_bin_there_is_a_way_back(notes: Notes, qtbot: QtBot) -> None:
    fill(notes, MET, removed=(RUST,))
    qtbot.mouseClick(button_saying(notes, "in the bin"), Qt.MouseButton.LeftButton)

    qtbot.mouseClick(button_saying(notes, "Back from the bin"), Qt.MouseButton.LeftButton)

    assert "council met" in spoken_rows(notes.cards)[0]


def test_an_emptied_bin_leads_back_to_the_notes(notes: Notes, qtbot: QtBot) -> None:
    fill(notes, MET, removed=(RUST,))
    qtbot.mouseClick(button_saying(notes, "in the bin"), Qt.MouseButton.LeftButton)

    fill(notes, MET, RUST)

    assert len(spoken_rows(notes.cards)) == 2


def test_what_lies_in_the_bin_cannot_be_edited_or_removed_again(notes: Notes, qtbot: QtBot) -> None:
    fill(notes, MET, removed=(RUST,))
    qtbot.mouseClick(button_saying(notes, "in the bin"), Qt.MouseButton.LeftButton)
    notes.cards.setFocus()
    notes.cards.go_to(0)
    said = all_said(notes.removal_wanted)

    qtbot.keyClick(notes.cards, Qt.Key.Key_E)
    qtbot.keyClick(notes.cards, Qt.Key.Key_Delete)

    assert not notes.editor.isVisible()
    assert said == []


# Writing


def test_the_editor_opens_with_the_keyboard_at_the_end(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("met"))

    qtbot.keyClicks(notes.editor.field, " Odd.")

    assert notes.editor.body == "Why on a *Monday*? Odd."


def test_what_is_typed_is_said_after_a_pause(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))

    with qtbot.waitSignal(notes.written, timeout=2000) as said:
        qtbot.keyClicks(notes.editor.field, "Nine!")

    assert said.args == ["rust", "Nine!"]


def test_typing_without_a_pause_is_said_meanwhile(
    notes: Notes, qtbot: QtBot, keep_typing: Callable[[Notes], str]
) -> None:
    notes.edit(AnnotationId("rust"))
    said = all_said(notes.written)

    typed = keep_typing(notes)

    bodies = [str(body) for _, body in said]
    assert bodies
    assert all(typed.startswith(body) for body in bodies)


@pytest.fixture
def keep_typing(qtbot: QtBot) -> Callable[[Notes], str]:
    """Types a letter every few milliseconds until something was said, with never a longer rest."""

    def keep_typing(panel: Notes) -> str:
        typed: list[str] = []
        heard = all_said(panel.written)

        def one_more() -> bool:
            qtbot.keyClicks(panel.editor.field, "a")
            typed.append("a")
            return bool(heard)

        qtbot.waitUntil(one_more, timeout=3000)
        return "".join(typed)

    return keep_typing


def test_nothing_is_said_where_nothing_was_typed(notes: Notes, qtbot: QtBot) -> None:
    said = all_said(notes.written)

    notes.edit(AnnotationId("met"))
    notes.close_editor()

    assert said == []


def test_closing_keeps_the_last_words(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "last words")
    said = all_said(notes.written)

    notes.close_editor()

    assert said == [("rust", "last words")]
    assert not notes.editor.isVisible()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
    ],
    ids=["Esc", "Ctrl+Return", "Ctrl+Enter"],
)
def test_a_key_ends_writing_and_keeps_the_words(
    notes: Notes, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "kept")
    written, left, ended = (
        all_said(signal) for signal in (notes.written, notes.left, notes.writing_ended)
    )

    qtbot.keyClick(notes.editor.field, key, modifier)

    assert written == [("rust", "kept")]
    assert left == [()]
    assert ended == [()]
    assert not notes.editor.isVisible()


def test_enter_alone_is_a_new_line(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))

    qtbot.keyClicks(notes.editor.field, "one")
    qtbot.keyClick(notes.editor.field, Qt.Key.Key_Return)
    qtbot.keyClicks(notes.editor.field, "two")

    assert notes.editor.body == "one\ntwo"
    assert notes.editor.isVisible()


def test_opening_another_note_keeps_the_words_of_the_first(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "first")
    said = all_said(notes.written)

    notes.edit(AnnotationId("met"))

    assert said == [("rust", "first")]
    assert notes.editor.body == "Why on a *Monday*?"


def test_letters_typed_while_an_answer_is_on_its_way_are_kept(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "one")
    qtbot.waitSignal(notes.written, timeout=2000).wait()
    qtbot.keyClicks(notes.editor.field, " two")

    fill(notes, MET, an_annotation("rust on nine", "one", name="rust"))
    notes.show_saved("one")

    assert notes.editor.body == "one two"
    assert "Saved on this computer" not in words_on(notes)


def test_the_editor_says_when_all_is_saved(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "one")
    assert "Saving" in words_on(notes)

    notes.show_saved("one")

    assert "Saved on this computer" in words_on(notes)


def test_an_undo_elsewhere_is_shown_in_the_editor(notes: Notes) -> None:
    notes.edit(AnnotationId("met"))

    fill(notes, an_annotation("council met", "Before.", name="met"), RUST)

    assert notes.editor.body == "Before."


def test_the_editor_goes_with_its_mark(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("met"))
    said = all_said(notes.written)

    fill(notes, RUST, removed=(MET,))

    assert not notes.editor.isVisible()
    assert said == []


def test_a_pen_of_the_editor_is_chosen_by_mouse(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("met"))
    said = all_said(notes.pen_chosen)
    pens = [b for b in notes.editor.findChildren(QToolButton) if b.isVisible()]

    qtbot.mouseClick(pens[4], Qt.MouseButton.LeftButton)

    assert said == [("met", Pen.OPINION)]
    assert [b.accessibleName() for b in pens] == [
        "Evidence",
        "Claim",
        "Question",
        "Quote",
        "Opinion",
    ]


def test_the_editor_shows_which_pen_a_mark_has(notes: Notes) -> None:
    notes.edit(AnnotationId("met"))
    pens = [b for b in notes.editor.findChildren(QToolButton) if b.isVisible()]

    assert [b.isChecked() for b in pens] == [False, False, True, False, False]


def test_a_click_on_the_pen_it_has_leaves_it_chosen(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("met"))
    pens = [b for b in notes.editor.findChildren(QToolButton) if b.isVisible()]

    qtbot.mouseClick(pens[2], Qt.MouseButton.LeftButton)

    assert [b.isChecked() for b in pens] == [False, False, True, False, False]


def test_removing_from_the_editor_keeps_its_words_for_the_bin(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "for the bin")
    written, removed = all_said(notes.written), all_said(notes.removal_wanted)

    qtbot.mouseClick(button_saying(notes, "Remove"), Qt.MouseButton.LeftButton)

    assert written == [("rust", "for the bin")]
    assert removed == [("rust",)]
    assert not notes.editor.isVisible()


def test_done_ends_writing(notes: Notes, qtbot: QtBot) -> None:
    notes.edit(AnnotationId("rust"))
    said = all_said(notes.left)

    qtbot.mouseClick(button_saying(notes, "Done"), Qt.MouseButton.LeftButton)

    assert said == [()]


def test_marked_words_are_shown_as_they_are_and_not_as_html(notes: Notes, light: Theme) -> None:
    text = "Write <b>bold</b> for bold words."
    mark = an_annotation("<b>bold</b>", name="tag", article=an_article(text=text))
    notes.show_cards(note_cards(text, [mark]), ())

    notes.edit(AnnotationId("tag"))

    quote = next(q for q in notes.editor.findChildren(QLabel) if "bold" in q.text())
    assert quote.textFormat() is Qt.TextFormat.PlainText or "&lt;b&gt;" in quote.text()


def test_a_very_long_note_is_painted_whole(notes: Notes) -> None:
    fill(notes, an_annotation("rust on nine", "\n\n".join(["A long thought. " * 20] * 20)))

    box = notes.cards.visualRect(notes.cards.model().index(0, 0))
    assert box.height() > 1000
    assert not notes.cards.viewport().grab().isNull()


def test_c_asks_who_else_speaks_of_the_marked_words(notes: Notes, qtbot: QtBot) -> None:
    notes.go_to("annotation:rust")

    with qtbot.waitSignal(notes.words_wanted) as said:
        qtbot.keyClick(notes.cards, Qt.Key.Key_C)

    assert said.args == [span_of("rust on nine")]


def test_c_is_a_letter_where_somebody_writes(notes: Notes, qtbot: QtBot) -> None:
    asked = all_said(notes.words_wanted)
    notes.edit(AnnotationId("rust"))

    qtbot.keyClick(notes.window().focusWidget(), Qt.Key.Key_C)

    assert asked == []
    assert notes.editor.body == "c"


# Earlier wordings


def a_wording(value: str, ms: int = 1, *, is_beside: bool = False) -> Wording:
    return Wording(Stamp(ms, 0, "a"), value, "2025-03-12T12:00:00+00:00", is_beside)


def fill_with(panel: Notes, *wordings: Wording) -> None:
    known = {MET.id: wordings}
    panel.show_cards(note_cards(BRIDGE, [MET, RUST], wordings=known), ())


def test_h_unfolds_the_earlier_wordings_and_folds_them_again(notes: Notes, qtbot: QtBot) -> None:
    fill_with(notes, a_wording(MET.body, 3), a_wording("Why?", 2), a_wording("Why", 1))
    notes.go_to("annotation:met")

    qtbot.keyClick(notes.cards, Qt.Key.Key_H)
    assert [words.partition(",")[0] for words in spoken_rows(notes.cards)[1:3]] == [
        "Earlier wording",
        "Earlier wording",
    ]
    assert "Why?" in spoken_rows(notes.cards)[1]

    qtbot.keyClick(notes.cards, Qt.Key.Key_H)
    assert len(spoken_rows(notes.cards)) == 2


def test_p_asks_for_the_wording_under_the_keyboard(notes: Notes, qtbot: QtBot) -> None:
    earlier = a_wording("Why?", 2)
    fill_with(notes, a_wording(MET.body, 3), earlier)
    notes.go_to("annotation:met")
    qtbot.keyClick(notes.cards, Qt.Key.Key_H)
    qtbot.keyClick(notes.cards, Qt.Key.Key_Down)

    with qtbot.waitSignal(notes.wording_wanted) as said:
        qtbot.keyClick(notes.cards, Qt.Key.Key_P)

    assert said.args == ["met", earlier]


def test_words_written_elsewhere_stand_below_the_note_and_are_told_once(notes: Notes) -> None:
    told = all_said(notes.also_written)
    theirs = a_wording("Theirs.", is_beside=True)

    fill_with(notes, theirs)
    fill_with(notes, theirs)

    assert spoken_rows(notes.cards)[1].startswith("Also written elsewhere")
    assert len(told) == 1


def test_k_keeps_the_words_of_the_note(notes: Notes, qtbot: QtBot) -> None:
    fill_with(notes, a_wording("Theirs.", is_beside=True))
    notes.go_to("annotation:met")

    with qtbot.waitSignal(notes.settled) as said:
        qtbot.keyClick(notes.cards, Qt.Key.Key_K)

    assert said.args == ["met"]


def test_words_just_typed_are_said_when_the_note_was_removed_elsewhere(
    notes: Notes, qtbot: QtBot
) -> None:
    notes.edit(AnnotationId("rust"))
    qtbot.keyClicks(notes.editor.field, "Nine!")
    said = all_said(notes.written)

    fill(notes, MET, removed=(RUST,))

    assert said == [("rust", "Nine!")]
