"""The form about a source: what is typed is never written over, and what is given stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.article import Article
from desktop.core.wording import Stamp, Wording
from desktop.source.answer_field import AnswerField
from desktop.source.rows import AnswerRow, SourceHead, source_rows
from desktop.source.source import SourceSheet
from tests.core.builders import an_article
from tests.desktop.conftest import ShowWidget

GULLS = an_article(publisher="The Gull", byline="", published="2025-03", genre="study")
HEAD = SourceHead(GULLS.id, GULLS.title, "The Gull")


@pytest.fixture
def sheet(light: Theme, show: ShowWidget) -> SourceSheet:
    sheet = SourceSheet(light)
    show(sheet, 340, 700)
    shows(sheet)
    return sheet


def shows(sheet: SourceSheet, article: Article = GULLS, **changed: AnswerRow) -> None:
    rows = source_rows(article, {}, {})
    sheet.show_source(HEAD, [changed.get(row.question, row) for row in rows])


def row(sheet: SourceSheet, question: str) -> AnswerRow:
    return sheet.fields[question].row


def words_of(field: AnswerField) -> str:
    return " ".join(each.text() for each in field.findChildren(QLabel) if each.isVisible())


def test_what_is_given_stands_beside_the_answer_with_where_it_is_from(sheet: SourceSheet) -> None:
    assert "The Gull · from the page" in words_of(sheet.fields["publisher"])
    assert "Mar 2025 · from the page" in words_of(sheet.fields["day"])
    assert "from the" not in words_of(sheet.fields["author"])
    assert all(field.body == "" for field in sheet.fields.values())


def test_what_is_typed_is_said_soon_and_at_once_when_the_keyboard_leaves(
    sheet: SourceSheet, qtbot: QtBot
) -> None:
    field = sheet.fields["author"].field
    with qtbot.waitSignal(sheet.written) as said:
        qtbot.keyClicks(field, "Jo")
    assert said.args == ["author", "Jo"]

    qtbot.keyClicks(field, " M")
    with qtbot.waitSignal(sheet.written) as said:
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert said.args == ["author", "Jo M"]


def test_what_changed_elsewhere_is_shown_but_never_over_what_is_typed(
    sheet: SourceSheet, qtbot: QtBot
) -> None:
    qtbot.keyClicks(sheet.fields["author"].field, "Jo")

    shows(
        sheet,
        author=replace(row(sheet, "author"), body="Al"),
        missing=replace(row(sheet, "missing"), body="Who paid?"),
    )

    assert sheet.fields["author"].body == "Jo"
    assert sheet.fields["missing"].body == "Who paid?"


def test_of_the_kinds_one_is_chosen_and_of_the_reasons_any(sheet: SourceSheet) -> None:
    kind, purpose = sheet.fields["kind"], sheet.fields["purpose"]
    for code in ("opinion", "study"):
        kind.choices[code].click()
    for code in ("to sell", "to inform"):
        purpose.choices[code].click()

    assert kind.body == "study"
    assert purpose.body == "to inform\nto sell"


def test_own_words_stand_below_what_was_chosen(sheet: SourceSheet, qtbot: QtBot) -> None:
    body = "study\nIt says so.\nTwice."
    shows(sheet, kind=replace(row(sheet, "kind"), body=body))

    kind = sheet.fields["kind"]
    assert kind.choices["study"].isChecked()
    assert kind.field.toPlainText() == "It says so.\nTwice."
    assert kind.body == body
    assert not kind.is_unsaved


def test_words_that_were_also_written_can_be_taken_or_left(
    sheet: SourceSheet, qtbot: QtBot
) -> None:
    other = Wording(Stamp(1, 0, "there"), "A tern", is_beside=True)
    shows(sheet, author=replace(row(sheet, "author"), body="A gull", beside=(other,)))
    field = sheet.fields["author"]
    assert "Also written elsewhere: “A tern”" in words_of(field)
    take, keep = (b for b in field.findChildren(QPushButton) if b.isVisible())

    with qtbot.waitSignal(sheet.wording_wanted) as said:
        take.click()
    assert said.args == ["author", other]
    with qtbot.waitSignal(sheet.settled) as said:
        keep.click()
    assert said.args == ["author"]


def test_a_field_grows_with_its_words(sheet: SourceSheet, qtbot: QtBot) -> None:
    field = sheet.fields["author"].field
    before = field.height()
    field.setPlainText("A long name of a gull that has many words. " * 4)
    assert field.height() > 2 * before
    field.setPlainText("")
    assert field.height() == before


def test_another_text_begins_with_empty_fields(sheet: SourceSheet, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.written) as said:
        qtbot.keyClicks(sheet.fields["author"].field, "Jo")
        other = an_article("other")
        sheet.show_source(SourceHead(other.id, "Other"), source_rows(other, {}, {}))

    assert said.args == ["author", "Jo"]
    assert sheet.fields["author"].body == ""


def test_a_title_in_other_letters_is_offered_and_never_made_unasked(
    sheet: SourceSheet, qtbot: QtBot
) -> None:
    title = "Anger as town locks its ferry"
    shows(sheet, an_article(title=title, text="The town locks its ferry."))
    field = sheet.fields["title"]

    assert field.body == ""
    assert [chip.text().replace("\n", " ") for chip in field.choices.values()] == [
        "For MLA and Chicago: Anger as Town Locks Its Ferry"
    ]
    with qtbot.waitSignal(field.chosen):
        next(iter(field.choices.values())).click()
    assert field.body == "Anger as Town Locks Its Ferry"


def test_of_a_title_that_fits_every_style_nothing_is_asked(sheet: SourceSheet) -> None:
    shows(sheet, an_article(title="Repairs"))

    assert "title" not in sheet.fields
