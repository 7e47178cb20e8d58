"""A part of the lesson as a card, which opens into the form that fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.appearance.wrapped_button import WrappedButton
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.claim import NoteKind
from desktop.core.packs.drafted import LessonPart, LessonPartKind
from desktop.core.packs.part_edits import ON, words_in
from desktop.core.text.quotation_marks import CLOSING, OPENING
from desktop.core.text.shown import beginning
from desktop.writing.form_field import FormField
from desktop.writing.form_items import FieldShape, FormItem, items_of, kind_name

# So much of a passage stands on a card.
_MOST_TOLD = 160

Named = Sequence[tuple[str, str]]


class PartCard(QFrame):
    """Shows one part.

    `opened` asks to open or close it, `changed` carries a place of it and what is to stand there,
    `named` the place and somebody who is not in the lesson yet; `words_wanted` the place for which
    the selected words are wanted, `evidence_wanted` the NoteKind of a note on a claim; `removed`
    asks to take it out, `shown` to go to its words.
    """

    opened = Signal()
    changed = Signal(str, tuple)
    named = Signal(str, str)
    words_wanted = Signal(str)
    evidence_wanted = Signal(object)
    removed = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("part-card")
        self._theme = theme
        self.part: LessonPart | None = None
        self.fields: dict[str, FormField] = {}
        self._form: QWidget | None = None
        self._asked: tuple[FormItem, ...] = ()
        self.head = WrappedButton(parent=self)
        self.head.setFlat(True)
        self.head.setCheckable(True)
        self.head.clicked.connect(self.opened)
        self._words = PlainLabel("", self)
        self._words.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 11)
        self._column.setSpacing(6)
        self._column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._words)
        self.show_theme(theme)

    def show_part(
        self, part: LessonPart, words: str, paragraph: int, people: Named, claims: Named
    ) -> None:
        """Shows what stands in the lesson now; `words` are those that it is about."""
        self.part = part
        kicker = kind_name(part.kind).upper()
        self.head.setText(f"{kicker} · ¶{paragraph}" if paragraph else kicker)
        told = self._told(words)
        self._words.setText(told)
        where = self.tr("paragraph {0}").format(paragraph) if paragraph else ""
        parts = (kind_name(part.kind), where, told)
        self.head.setAccessibleName(", ".join(part for part in parts if part))
        # A claim has the colour of its line.
        self._dress()
        if self._form is not None:
            self._fill(people, claims)

    def open_form(self, people: Named, claims: Named) -> None:
        """Shows the form under the words."""
        self.head.setChecked(True)
        if self._form is None:
            self._make_form()
            self._fill(people, claims)
        self._dress()

    def close_form(self) -> None:
        """Shows the words only."""
        self.head.setChecked(False)
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form, self.fields, self._asked = None, {}, ()
        self._dress()

    @property
    def is_open(self) -> bool:
        """Whether its form is shown."""
        return self._form is not None

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        for each in self.fields.values():
            each.show_theme(theme)
        self._dress()

    def _told(self, words: str) -> str:
        assert self.part is not None
        if words and self.part.kind is not LessonPartKind.QUESTION:
            return quoted(words)
        return self.part.title

    def _make_form(self) -> None:
        form = self._form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(10)
        self._rows = column
        buttons = WrappedRow(6)
        assert self.part is not None
        self._buttons: list[QPushButton] = []
        if self.part.kind is LessonPartKind.CLAIM:
            for words, kind in (
                (self.tr("Add evidence for"), NoteKind.EVIDENCE_FOR),
                (self.tr("Add evidence against"), NoteKind.EVIDENCE_AGAINST),
            ):
                button = QPushButton(words, form)
                button.clicked.connect(lambda _=False, k=kind: self.evidence_wanted.emit(k))
                self._buttons.append(button)
        if self.part.spans:
            show = QPushButton(self.tr("Show the words"), form)
            show.clicked.connect(self.shown)
            self._buttons.append(show)
        if self.part.kind not in (LessonPartKind.WORD, LessonPartKind.PERSON):
            other = QPushButton(self.tr("Choose its words …"), form)
            other.setAccessibleDescription(self.tr("Ties it to other words of the text"))
            other.clicked.connect(lambda: self.words_wanted.emit(ON))
            self._buttons.append(other)
        remove = QPushButton(self.tr("Take it out"), form)
        remove.clicked.connect(self.removed)
        self._buttons.append(remove)
        for button in self._buttons:
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._make_fields()
        self._column.addWidget(form)

    def _make_fields(self) -> None:
        """Makes the items that this part has now; those that stay keep what is typed."""
        assert self.part is not None
        asked = items_of(self.part)
        if asked == self._asked:
            return
        kept = {item.key for item in asked}
        for target, each in tuple(self.fields.items()):
            if each.item.key not in kept:
                self._rows.removeWidget(each)
                each.hide()
                each.deleteLater()
                del self.fields[target]
        self._asked = asked
        for number, item in enumerate(asked):
            if item.target in self.fields:
                continue
            made = self.fields[item.target] = FormField(item, self._theme)
            made.changed.connect(partial(self.changed.emit, item.target))
            made.named.connect(partial(self.named.emit, item.target))
            made.words_wanted.connect(partial(self.words_wanted.emit, item.target))
            self._rows.insertWidget(number, made)
        in_form = [stop for item in asked for stop in self.fields[item.target].stops]
        for one, other in pairwise([self.head, *in_form, *self._buttons]):
            QWidget.setTabOrder(one, other)

    def _fill(self, people: Named, claims: Named) -> None:
        assert self.part is not None
        self._make_fields()
        for target, each in self.fields.items():
            if each.item.shape is FieldShape.PERSON:
                each.show_known(people)
            elif each.item.shape is FieldShape.CLAIM:
                each.show_known(claims)
            each.show_value(words_in(self.part, target))

    def _dress(self) -> None:
        colours, css = self._theme.colours, self._theme.type.css
        edge = colours["lifted_line"] if self.is_open else colours["line"]
        wear(
            self,
            f"#part-card {{ background: {colours['card']}; border: 1px solid {edge};"
            " border-radius: 8px; }",
        )
        kicker = colours["claim_line"] if self._is_claim else colours["soft_ink"]
        wear(
            self.head,
            f"QPushButton {{ color: {kicker}; {css(Role.LABEL)} font-weight: 600; padding: 1px 0px;"
            " text-align: left;"
            " background: transparent; border: 2px solid transparent; }"
            f"QPushButton:focus {{ border: 2px solid {colours['focus']}; border-radius: 5px; }}",
        )
        wear(self._words, f"color: {colours['ink']}; {css(Role.QUOTE)}")

    @property
    def _is_claim(self) -> bool:
        return self.part is not None and self.part.kind is LessonPartKind.CLAIM

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The words open it as its head does.
        if self._words.geometry().contains(event.position().toPoint()):
            self.opened.emit()


def quoted(words: str) -> str:
    """Words of the article as a card tells them, with one pair of quotation marks."""
    plain = " ".join(words.split()).strip(OPENING + CLOSING + " ")
    return f"“{beginning(plain, _MOST_TOLD)}”"


class HintCard(QFrame):
    """Words that may be a claim, with the reason; `taken` makes one of them, `refused` is No."""

    taken = Signal()
    refused = Signal()

    def __init__(self, where: str, words: str, reasons: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("part-card")
        colours, css = theme.colours, theme.type.css
        wear(
            self,
            f"#part-card {{ background: {colours['card']}; border: 1px solid {colours['line']};"
            " border-radius: 8px; }",
        )
        kicker = PlainLabel(where, self)
        wear(kicker, f"color: {colours['unsure_ink']}; {css(Role.LABEL)} font-weight: 600;")
        quote = PlainLabel(quoted(words), self)
        wear(quote, css(Role.QUOTE))
        why = PlainLabel(reasons, self)
        wear(why, f"color: {colours['soft_ink']}; {css(Role.DETAIL)}")
        take, refuse = QPushButton(self.tr("Make it a claim"), self), QToolButton(self)
        take.setAccessibleName(f"{take.text()}: {quote.text()}")
        take.setAccessibleDescription(reasons)
        refuse.setText(self.tr("No"))
        refuse.setAccessibleName(self.tr("No, this is no claim: {0}").format(quote.text()))
        wear(refuse, f"QToolButton {{ color: {colours['accent']}; font-weight: 600; }}")
        take.clicked.connect(self.taken)
        refuse.clicked.connect(self.refused)
        row = QHBoxLayout()
        row.addWidget(take)
        row.addWidget(refuse)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(6)
        for label in (kicker, quote, why):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(row)
