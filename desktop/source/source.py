"""Who is behind this? The form about one text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.importing.document import FieldOrigin
from desktop.core.source_question import SourceQuestion
from desktop.source.answer_field import AnswerField
from desktop.source.rows import AnswerRow, SourceHead
from desktop.source.source_form import SourceForm
from desktop.wording.source_origins import sourced


class SourceSheet(SourceForm):
    """Asks of a text what it does not say itself, beside what it says.

    `publisher_wanted` asks for the card of whoever published it.
    """

    publisher_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.tr("Who is behind this?")
        self._head: SourceHead | None = None
        self._facts = PlainLabel(parent=self)
        self._facts.setWordWrap(True)
        self._column.insertWidget(self._column.count() - 1, self._facts)
        self.about_publisher = self._link("")
        self.about_publisher.clicked.connect(self.publisher_wanted)
        self.about_publisher.hide()
        self.show_theme(theme)

    def show_source(self, head: SourceHead, rows: Iterable[AnswerRow]) -> None:
        """Shows the questions about a text, or what became of the answers."""
        self._head = head
        hint = (
            self.tr(
                "What the lesson says stands here, and that it says so. The rest is yours to find"
                " out; it counts as your work."
            )
            if head.is_from_lesson
            else self.tr(
                "What the page says stands here, and that it says so. The rest is yours to find"
                " out; it counts as your work."
            )
        )
        self._show_head(head.article_id, self.name, head.title, hint)
        self._show_rows(rows)
        self.about_publisher.setText(self.tr("About {0} …").format(head.publisher))
        self.about_publisher.setVisible(bool(head.publisher))
        facts = [self._sourced(f"{each.name}: {each.value}", each.origin) for each in head.facts]
        self._facts.setText("\n".join(facts))
        self._facts.setVisible(bool(facts))

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        letters = theme.type.css(Role.DETAIL)
        self._facts.setStyleSheet(f"{letters}; color: {theme.colours['soft_ink']};")
        self._dress(self.about_publisher)

    def _place(self, field: AnswerField, row: AnswerRow) -> None:
        super()._place(field, row)
        if row.question == SourceQuestion.PUBLISHER:
            if self._head is not None and self._head.publisher:
                # What is not seen takes no room from the question below.
                self._questions.addSpacing(-10)
            self._questions.addWidget(self.about_publisher)
            self._come_next(self.about_publisher)

    def _take_away_questions(self) -> None:
        # It goes from text to text; only its place is another one.
        self._questions.removeWidget(self.about_publisher)
        super()._take_away_questions()

    def _given(self, row: AnswerRow) -> str:
        return self._sourced(row.given, row.origin) if row.given else ""

    def _sourced(self, value: str, origin: FieldOrigin | None = None) -> str:
        is_of_lesson = self._head is not None and self._head.is_from_lesson
        if is_of_lesson and origin is not FieldOrigin.PERSON:
            return sourced(value, FieldOrigin.PACK)
        return sourced(value, origin)
