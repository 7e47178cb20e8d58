"""The lesson as a student will see it: no plan, no key, and every status with its name."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.core.claim import REPORTER
from desktop.core.packs.reading import PackReading
from desktop.core.question import Question, QuestionType
from desktop.core.text.markdown import to_plain
from desktop.wording.claims import note_kind_name, status_words
from desktop.writing.form_items import question_type_name


class StudentView(QWidget):
    """Lists what stands beside an article for who reads the lesson."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[PackReading, str] | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(11)
        self.room = ScrolledRoom(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)

    @property
    def told(self) -> str:
        """All that is to be read."""
        return "\n".join(label.text() for label in self._inside.findChildren(PlainLabel))

    def show_reading(self, reading: PackReading, article: str) -> None:
        """Shows a pupils' copy of the lesson; nothing of it is written anywhere."""
        self._shown = (reading, article)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        pack, contents = reading.pack, reading.contents
        if pack is None or contents is None:
            words = self.tr("There is something to put right first. Look under Check.")
            self._add("", words, "")
        else:
            people = {person.id: person.name for person in pack.people}
            people[REPORTER] = self.tr("the reporter")
            for claim in pack.claims:
                if claim.article_id.endswith(f"/{article}"):
                    speaker = people.get(claim.speaker, "") if claim.speaker else ""
                    says = self.tr("says {0}").format(speaker) if speaker else ""
                    told = " · ".join(part for part in (says, status_words(claim)) if part)
                    self._add(self.tr("Claim"), claim.title, f"{told}\n{to_plain(claim.body)}")
            for note in pack.notes:
                if note.article_id.endswith(f"/{article}"):
                    sources = "\n".join(source.text for source in note.sources)
                    self._add(
                        note_kind_name(note.kind),
                        note.title,
                        f"{to_plain(note.body)}\n{sources}",
                    )
            for question in contents.questions:
                if question.article_id.endswith(f"/{article}"):
                    asks, how = self.tr("Question"), question_type_name(question.type)
                    self._add(f"{asks} · {how}", question.title, _asked(question))
            for word in contents.glossary:
                self._add(self.tr("Word"), word.word, to_plain(word.body))
        self._column.addStretch(1)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        if self._shown is not None:
            self.show_reading(*self._shown)

    def _add(self, kicker: str, title: str, text: str) -> None:
        colours, css = self._theme.colours, self._theme.type.css
        card = QFrame(self._inside)
        card.setObjectName("student-card")
        card.setStyleSheet(
            f"#student-card {{ background: {colours['card']}; border: 1px solid {colours['line']};"
            " border-radius: 8px; }"
        )
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 11, 14, 11)
        column.setSpacing(5)
        for words, style in (
            (kicker.upper(), f"color: {colours['soft_ink']}; {css(Role.LABEL)} font-weight: 600;"),
            (title, f"{css(Role.QUOTE)} font-weight: 600;"),
            (text.strip(), css(Role.CARD)),
        ):
            if words:
                label = PlainLabel(words, card)
                label.setWordWrap(True)
                label.setStyleSheet(style)
                column.addWidget(label)
        self._column.addWidget(card)
        card.show()


def _asked(question: Question) -> str:
    sign = "☐" if question.type is QuestionType.CHOOSE_MANY else "○"
    given = [f"{sign} {option.words}" for option in question.options]
    given += [f"{pair.left} …" for pair in question.pairs]
    given += [f"… {right}" for right in question.rights]
    given += [f"– {step}" for step in question.steps]
    given += [f"{starter} …" for starter in question.starters]
    return "\n".join((to_plain(question.body), *given))
