"""The lesson as a whole: title, who wrote it, for whom, its plan, its timeline, its articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.worn import wear
from desktop.core.article import Completeness
from desktop.core.packs.drafted import DraftView
from desktop.core.packs.pack_head import LICENCES
from desktop.core.packs.written_rows import RowShape
from desktop.core.question import Reveal
from desktop.wording.translation_context import TranslationContext
from desktop.writing.form_field import FormField
from desktop.writing.form_items import FieldShape, FormItem, reveal_name

LessonFormWords = TranslationContext("LessonFormWords")

PLAN, TIMELINE = "plan:", "timeline:"


def _of_lesson() -> tuple[FormItem, ...]:
    shape, commas = FieldShape, LessonFormWords.tr("Parted by commas")
    return (
        FormItem("title", LessonFormWords.tr("Title")),
        FormItem("authors", LessonFormWords.tr("By"), hint=_hint_of_authors()),
        FormItem(
            "level",
            LessonFormWords.tr("For whom?"),
            hint=LessonFormWords.tr("For example ages 14-16"),
        ),
        FormItem("minutes", LessonFormWords.tr("How many minutes?")),
        FormItem("subjects", LessonFormWords.tr("Subjects"), hint=commas),
        FormItem("skills", LessonFormWords.tr("What is learned?"), hint=commas),
        FormItem(
            PLAN,
            LessonFormWords.tr("Plan for the teacher"),
            shape.TEXT,
            hint=LessonFormWords.tr("Students never see it."),
        ),
        FormItem(
            TIMELINE,
            LessonFormWords.tr("Timeline"),
            shape.ROWS,
            hint=LessonFormWords.tr("A day is 2014, 2014-03 or 2014-03-01."),
            rows=RowShape.MOMENT,
        ),
        FormItem(
            "reveal",
            LessonFormWords.tr("When are the notes shown?"),
            shape.CHOICE,
            tuple((each.value, reveal_name(each)) for each in Reveal),
        ),
        FormItem(
            "pens",
            LessonFormWords.tr("What are the pens called?"),
            hint=LessonFormWords.tr("For example evidence = Proof, opinion = View"),
        ),
        FormItem(
            "licence",
            LessonFormWords.tr("Licence"),
            shape.CHOICE,
            tuple((each, each) for each in LICENCES),
        ),
        FormItem(
            "language",
            LessonFormWords.tr("Language"),
            hint=LessonFormWords.tr("For example en, de, uk"),
        ),
        FormItem(
            "edition",
            LessonFormWords.tr("Edition"),
            hint=LessonFormWords.tr("One higher for each new version"),
        ),
        FormItem(
            "date", LessonFormWords.tr("Of which day?"), hint=LessonFormWords.tr("As 2026-09-01")
        ),
        FormItem("contact", LessonFormWords.tr("Where can you be reached?")),
    )


def _hint_of_authors() -> str:
    return LessonFormWords.tr("What you say of a claim is shown with this name.")


def _of_article() -> tuple[FormItem, ...]:
    kinds = (
        (Completeness.COMPLETE.value, LessonFormWords.tr("complete")),
        (Completeness.SHORTENED.value, LessonFormWords.tr("shortened")),
        (Completeness.SIMPLIFIED.value, LessonFormWords.tr("in easier words")),
    )
    return (
        FormItem("title", LessonFormWords.tr("Title of the article")),
        FormItem("publisher", LessonFormWords.tr("Publisher")),
        FormItem("byline", LessonFormWords.tr("Author")),
        FormItem(
            "published", LessonFormWords.tr("Published"), hint=LessonFormWords.tr("As 2025-01-31")
        ),
        FormItem("url", LessonFormWords.tr("Address")),
        FormItem("genre", LessonFormWords.tr("What kind of text?")),
        FormItem("text", LessonFormWords.tr("The text is"), FieldShape.CHOICE, kinds),
        FormItem(
            "rights",
            LessonFormWords.tr("Whose text is it?"),
            hint=LessonFormWords.tr("Students see this."),
        ),
        FormItem("order", LessonFormWords.tr("As which is it read?")),
    )


class LessonForm(QWidget):
    """Says by `changed` what is to stand in a field of pack.md, or of an article's file.

    It carries the path of the file, the field and the words; the plan and the timeline have names
    that no field has.
    """

    changed = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, FormField] = {}
        self.article_fields: dict[str, FormField] = {}
        self._path = ""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(11)
        for item in _of_lesson():
            made = self.fields[item.target] = FormField(item, theme)
            made.changed.connect(partial(self._say, "", item.target))
            column.addWidget(made)
        self._heading = HeadingLabel(self.tr("This article"))
        column.addWidget(self._heading)
        for item in _of_article():
            made = self.article_fields[item.target] = FormField(item, theme)
            made.changed.connect(partial(self._say, "article", item.target))
            column.addWidget(made)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrolledRoom(inside))
        self.setFocusProxy(self.fields["title"].control)
        self.show_theme(theme)

    def show_view(self, view: DraftView, article: str) -> None:
        """Shows what the lesson says of itself, and what it says of an article."""
        for target, each in self.fields.items():
            if target == PLAN:
                each.show_value(view.plan)
            elif target == TIMELINE:
                each.show_known([(a.local_id, a.article.title) for a in view.articles])
                each.show_value("\n".join(view.timeline))
            else:
                each.show_value(view.said(target))
        shown = view.article(article)
        self._path = shown.file if shown is not None else ""
        said = dict(next((values for key, values in view.sources if key == article), ()))
        for target, each in self.article_fields.items():
            each.show_value(said.get(target, ""))

    def say_trouble(self, path: str, target: str, words: str) -> None:
        """Says at a place why what was filled in could not be written."""
        fields = self.fields if path == "pack.md" else self.article_fields
        if target in fields:
            fields[target].say_trouble(words)

    def go_to(self, path: str, target: str) -> bool:
        """Puts the keyboard on a place; whether there is that place."""
        fields = self.article_fields if path == self._path else self.fields
        if target not in fields:
            return False
        fields[target].control.setFocus()
        return True

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        self._theme = theme
        wear(self._heading, f"{theme.type.css(Role.NAME)} font-weight: 600;")
        for each in (*self.fields.values(), *self.article_fields.values()):
            each.show_theme(theme)

    def _say(self, of: str, target: str, values: tuple[str, ...]) -> None:
        path = self._path if of else "pack.md"
        if path:
            self.changed.emit(path, target, "\n".join(values))
