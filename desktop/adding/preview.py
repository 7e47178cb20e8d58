"""A look at copied words before they become an article: nothing is kept of what is not added."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QIcon,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import ClosedDocument, PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.article import Article
from desktop.core.shape import LineKind, LineStyle, SpanKind
from desktop.core.text.shown import shown
from desktop.live.adding import AddingOutcome
from desktop.live.pasting import PastedArticle
from desktop.wording.counting import counted

# So many lines, and characters of them, are shown: nobody reads more before it is saved.
_MOST_LINES, _MOST_LETTERS = 300, 40_000
_LONGEST_TITLE = 500

_STRESSED = frozenset({SpanKind.STRONG, SpanKind.EMPHASIS})


class PastePreview(DressedWindow):
    """Shows the text as it will stand, with a title to change.

    `add_wanted` carries the article with the title that is wanted, `open_wanted` the id of the one
    that is there already; `version_wanted` the title of what is to take its place.
    """

    add_wanted = Signal(Article, str)
    open_wanted = Signal(str)
    version_wanted = Signal(str)

    def __init__(self, pasted: PastedArticle, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        assert pasted.article is not None
        self._pasted, self._theme, self._article = pasted, theme, pasted.article
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add these words as an article?"))
        self.title = QLineEdit(shown(self._article.title))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setCursorPosition(0)
        self.notice = PlainLabel(self._notice())
        self.notice.setWordWrap(True)
        self.notice.setVisible(bool(self.notice.text()))
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setTabChangesFocus(True)
        self.page.setAccessibleName(self.tr("The text as it will stand"))
        self.show_theme(theme)
        self._make_buttons()
        self._lay_out()
        room = parent.window().size()
        wanted = QSize(theme.type.card_room(620), theme.type.card_room(520))
        self.resize(wanted.boundedTo(room - QSize(24, 24)))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        bar = self.page.verticalScrollBar()
        at = bar.value()
        self.page.setDocument(self._document())
        self.page.setStyleSheet(
            f"QTextEdit {{ background: {theme.colours['paper']};"
            f" border: 1px solid {theme.colours['line']}; border-radius: 6px; }}"
        )
        self.page.setMinimumHeight(theme.type.room(60))
        bar.setValue(at)

    def _notice(self) -> str:
        known = self._pasted.known_title
        if self._pasted.outcome is AddingOutcome.ALREADY_THERE:
            return self.tr("You have this text already: “{0}”.").format(known)
        if self._pasted.outcome.is_asked:
            words = {
                AddingOutcome.CHANGED: self.tr("Almost the same text as “{0}”, which you have."),
                AddingOutcome.LONGER: self.tr("Holds all of “{0}”, which you have, and more."),
                AddingOutcome.SHORTER: self.tr("A part of “{0}”, which you have."),
            }[self._pasted.outcome]
            both = self.tr("As a new version it takes its place; added, both are kept.")
            return f"{words.format(known)} {both}"
        return ""

    @property
    def _is_there(self) -> bool:
        return self._pasted.outcome is AddingOutcome.ALREADY_THERE

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        first = self.tr("Open it") if self._is_there else self.tr("Add")
        self.accepting = self._button(first, roles.AcceptRole)
        self.accepting.setDefault(True)
        self.refusing = self._button(self.tr("Not now"), roles.RejectRole)
        if self._pasted.outcome.is_asked:
            version = self._button(self.tr("Take as the new version"), roles.ActionRole)
            version.clicked.connect(self._take_version)
            other = self._button(self.tr("Open the one I have"), roles.ActionRole)
            other.clicked.connect(self._open)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _button(self, words: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(QIcon())
        self.buttons.addButton(button, role)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        name: QLabel = PlainLabel(self.tr("Title"))
        name.setBuddy(self.title)
        name.setObjectName("soft")
        column.addWidget(self.notice)
        if self._is_there:
            self.title.hide()
        else:
            column.addWidget(name)
        column.addWidget(self.title)
        column.addWidget(self.page, 1)
        size = PlainLabel(self._size())
        size.setObjectName("soft")
        column.addWidget(size)
        column.addWidget(self.buttons)
        (self.accepting if self._is_there else self.title).setFocus()

    def _size(self) -> str:
        lines = self._article.text.count("\n") + 1
        words = counted(lines, self.tr("1 paragraph"), self.tr("%n paragraphs", None, lines))
        if self._is_cut:
            return self.tr("{0} · the beginning is shown, all of it is added").format(words)
        return words

    @property
    def _is_cut(self) -> bool:
        text = self._article.text
        return len(text) > _MOST_LETTERS or text.count("\n") >= _MOST_LINES

    def _document(self) -> ClosedDocument:
        theme = self._theme
        document = ClosedDocument(self)
        document.setDocumentMargin(14)
        document.setDefaultFont(theme.type.font(Role.EXCERPT))
        cursor = QTextCursor(document)
        lines = self._article.text[:_MOST_LETTERS].split("\n")[:_MOST_LINES]
        start = 0
        for number, line in enumerate(lines):
            style = self._pasted.shape.style(number)
            shape, letters = self._setting(style)
            if number:
                # The line before may be an item of a list, which this one does not go on.
                cursor.insertBlock(QTextBlockFormat(), letters)
            cursor.setBlockFormat(shape)
            cursor.setBlockCharFormat(letters)
            cursor.insertText(shown(line), letters)
            if style.kind is LineKind.LIST_ITEM:
                cursor.createList(_list_format(style))
            if shown(line) == line:
                self._stress(document, cursor.block().position(), start, line)
            start += len(line) + 1
        return document

    def _stress(self, document: ClosedDocument, position: int, start: int, line: str) -> None:
        """Sets what is stressed in a line, which begins at `start` of the text."""
        for styled in self._pasted.shape.spans:
            if styled.kind not in _STRESSED or not start <= styled.span.start < start + len(line):
                continue
            letters = QTextCharFormat()
            if styled.kind is SpanKind.STRONG:
                letters.setFontWeight(QFont.Weight.Bold)
            else:
                letters.setFontItalic(True)
            cursor = QTextCursor(document)
            # Qt counts a letter of two units twice.
            first, last = (
                len(line[: at - start].encode("utf-16-le", "surrogatepass")) // 2
                for at in (styled.span.start, styled.span.end)
            )
            cursor.setPosition(position + first)
            cursor.setPosition(position + last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)

    def _setting(self, style: LineStyle) -> tuple[QTextBlockFormat, QTextCharFormat]:
        scale, shape, letters = self._theme.type, QTextBlockFormat(), QTextCharFormat()
        is_heading = style.kind is LineKind.HEADING
        role = Role.HEADING if is_heading else Role.EXCERPT
        face = scale.font(role, Weight.SEMIBOLD if is_heading else Weight.REGULAR)
        letters.setFont(face)
        letters.setForeground(self._theme.colour("ink"))
        shape.setBottomMargin(scale.card_room(8))
        shape.setLineHeight(
            scale.leading(face, 1.5), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if style.kind is LineKind.QUOTATION:
            shape.setLeftMargin(scale.card_room(18) * max(1, style.level))
        return shape, letters

    def _accept(self) -> None:
        if self._is_there:
            self._open()
            return
        self.add_wanted.emit(self._article, self.title.text().strip() or self._article.title)
        self.accept()

    def _take_version(self) -> None:
        self.version_wanted.emit(self.title.text().strip() or self._article.title)
        self.accept()

    def _open(self) -> None:
        if self._pasted.known is not None:
            self.open_wanted.emit(self._pasted.known)
        self.accept()


def _list_format(style: LineStyle) -> QTextListFormat:
    """A bullet, or the number that an item has, as deep as it stands."""
    made = QTextListFormat()
    made.setIndent(max(1, style.level))
    if style.number is None:
        made.setStyle(QTextListFormat.Style.ListDisc)
    else:
        made.setStyle(QTextListFormat.Style.ListDecimal)
        made.setStart(style.number)
    return made
