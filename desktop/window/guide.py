"""The guide for teachers: chapters on the left, words on the right, and a field to find words."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ClosedDocument, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.core.packs.guide import GuideBlock, GuideKind
from desktop.core.text.markdown import to_html
from desktop.window.dialog import Dialog
from desktop.wording.translation_context import TranslationContext

GuidePage = TranslationContext("GuidePage")
_CHAPTER = 2
# What the address of a link begins with that copies an example.
_COPY = "copy:"


@dataclass(frozen=True, slots=True)
class PageOfGuide:
    """The guide as HTML, and the lines that each of its links copies, by their numbers."""

    markup: str
    copied: tuple[str, ...]


def guide_page(blocks: Iterable[GuideBlock]) -> PageOfGuide:
    """The guide, with each example under the name of its file; a task."""
    markup: list[str] = []
    copied: list[str] = []
    for block in blocks:
        if block.kind is GuideKind.WORDS:
            markup.append(to_html(block.text))
            continue
        number = len(copied) if block.kind is not GuideKind.MESSAGE else None
        if number is not None:
            copied.append(block.text)
        markup.append(_example(block, number))
    return PageOfGuide("".join(markup), tuple(copied))


def _example(block: GuideBlock, number: int | None) -> str:
    told = {
        GuideKind.EXAMPLE: block.file,
        GuideKind.WRONG: GuidePage.tr("{0}, with a mistake in it").format(block.file),
        GuideKind.MESSAGE: GuidePage.tr("What Sourcebook says"),
    }[block.kind]
    name = html.escape(told)
    lines = html.escape(block.text.rstrip("\n"), quote=False)
    copy = html.escape(GuidePage.tr("Copy"))
    link = "" if number is None else f' · <a href="{_COPY}{number}">{copy}</a>'
    return f'<p class="file">{name}{link}</p><pre class="{block.kind}">{lines}</pre>'


class GuideText(QTextEdit):
    """The words of the guide; `pressed` carries the address of the link that was pressed.

    Its links lead nowhere: they copy.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.viewport().setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        is_link = bool(self.anchorAt(event.position().toPoint()))
        self.viewport().setCursor(shapes.PointingHandCursor if is_link else shapes.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        address = self.anchorAt(event.position().toPoint())
        if address and not self.textCursor().hasSelection():
            self.pressed.emit(address)


class Guide(Dialog):
    """Chapters on the left, words on the right; Ctrl+F looks for words, Esc closes it.

    `starter_wanted` asks to save the starter lesson somewhere.
    """

    starter_wanted = Signal()

    def __init__(self, page: PageOfGuide, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._copied = page.copied
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide for teachers: lessons of your own"))
        self._markup = page.markup
        self.page = self._new_page(theme)
        self._starts: list[int] = []
        self.chapters = self._new_chapters()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in the guide"))
        self.field.setAccessibleName(self.tr("Find in the guide"))
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(self.find_next)
        self.told = PlainLabel()
        self._lay_out()
        for words, keys, slot in (
            (self.tr("Find in the guide"), "Ctrl+F", self._to_field),
            (self.tr("Next place"), "F3; Ctrl+G", self.find_next),
            (self.tr("Place before"), "Shift+F3; Ctrl+Shift+G", self.find_before),
            (self.tr("Copy the example at the caret"), "Alt+C", self.copy_here),
        ):
            action = QAction(words, self)
            action.setShortcuts(QKeySequence.listFromString(keys))
            action.triggered.connect(slot)
            self.addAction(action)
        self.page.setFocus()
        self.fit(QSize(980, 820))

    def find_next(self) -> None:
        """Goes to the next place of the words in the field; behind the last comes the first."""
        self._find(is_back=False)

    def find_before(self) -> None:
        """Goes to the place before; before the first comes the last."""
        self._find(is_back=True)

    def copy_here(self) -> None:
        """Copies the example in which the caret stands, or the last one before it."""
        block, number = self.page.document().begin(), None
        last = self.page.textCursor().block().blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            number = next(_copies_of(block), number)
            block = block.next()
        if number is None:
            self._say(self.tr("No example stands before the caret yet."))
        else:
            self._copy(number)

    def _follow(self, address: str) -> None:
        if address.startswith(_COPY):
            self._copy(int(address.removeprefix(_COPY)))

    def _copy(self, number: int) -> None:
        QGuiApplication.clipboard().setText(self._copied[number])
        first = next(filter(str.strip, self._copied[number].splitlines()), "")
        self._say(self.tr("Copied, from “{0}” on.").format(first))

    def _find(self, *, is_back: bool) -> None:
        words = self.field.text().strip()
        if not words:
            self._to_field()
            return
        if self._finds(words, is_back=is_back):
            self._say("")
            return
        cursor = self.page.textCursor()
        around = QTextCursor(self.page.document())
        if is_back:
            around.movePosition(QTextCursor.MoveOperation.End)
        self.page.setTextCursor(around)
        if self._finds(words, is_back=is_back):
            self._say(self.tr("From the end again") if is_back else self.tr("From the start again"))
        else:
            self.page.setTextCursor(cursor)
            self._say(self.tr("The guide does not have “{0}”.").format(words))

    def _finds(self, words: str, *, is_back: bool) -> bool:
        if is_back:
            return self.page.find(words, QTextDocument.FindFlag.FindBackward)
        return self.page.find(words)

    def _to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _say(self, words: str) -> None:
        self.told.setText(words)
        if words:
            announce(self, words)

    def _go_to(self, row: int) -> None:
        """Shows a chapter at the top of the page."""
        if not 0 <= row < len(self._starts):
            return
        cursor = QTextCursor(self.page.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.page.setTextCursor(cursor)
        cursor.setPosition(self._starts[row])
        # From below, the chapter comes to the top.
        self.page.setTextCursor(cursor)
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + self.page.cursorRect().top())

    def show_theme(self, theme: Theme) -> None:
        caret, bar = self.page.textCursor().position(), self.page.verticalScrollBar()
        at = bar.value()
        self._fill(self.page, theme)
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(caret)
        self.page.setTextCursor(cursor)
        bar.setValue(at)
        # Else the rows keep the heights that their letters had.
        self.chapters.doItemsLayout()

    def _new_page(self, theme: Theme) -> GuideText:
        shown = GuideText()
        shown.setReadOnly(True)
        shown.pressed.connect(self._follow)
        shown.setTabChangesFocus(True)
        self._fill(shown, theme)
        shown.setAccessibleName(self.tr("Guide for teachers"))
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return shown

    def _fill(self, shown: GuideText, theme: Theme) -> None:
        document = ClosedDocument(shown)
        colours, type_ = theme.colours, theme.type
        document.setDefaultFont(type_.font(Role.CARD))
        document.setDefaultStyleSheet(
            f"h1 {{ {type_.css(Role.CHAPTER)} }} h2 {{ {type_.css(Role.SECTION)} }}"
            f"h3 {{ {type_.css(Role.NAME)} }} a {{ color: {colours['accent']}; }}"
            f".file {{ color: {colours['soft_ink']}; }}"
            f"pre {{ background-color: {colours['panel']}; white-space: pre-wrap; }}"
        )
        document.setHtml(self._markup)
        document.setDocumentMargin(14)
        shown.setDocument(document)

    def _new_chapters(self) -> QListWidget:
        chapters = QListWidget()
        chapters.setAccessibleName(self.tr("Chapters"))
        block = self.page.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level and block.text().strip():
                chapters.addItem(("    " if level > _CHAPTER else "") + block.text())
                self._starts.append(block.position())
            block = block.next()
        chapters.setCurrentRow(0)
        chapters.currentRowChanged.connect(self._go_to)
        chapters.itemActivated.connect(lambda _: self.page.setFocus())
        return chapters

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.field)
        left.addWidget(self.chapters, 1)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addLayout(left, 2)
        both.addWidget(self.page, 5)
        column = self.fill()
        column.addLayout(both, 1)
        column.addWidget(self.told)
        buttons = self.closing_button()
        self.starter = buttons.addButton(
            self.tr("Save the starter lesson …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.starter.clicked.connect(self.starter_wanted)
        for button in buttons.buttons():
            # Enter in the field looks for words, and closes nothing.
            button.setAutoDefault(False)  # type: ignore[attr-defined] # All of them can be pressed.
        column.addWidget(buttons)


def _copies_of(block: QTextBlock) -> Iterator[int]:
    """The numbers of the examples that links in a line of the page copy."""
    at = block.begin()
    while not at.atEnd():
        address = at.fragment().charFormat().anchorHref()
        if address.startswith(_COPY):
            yield int(address.removeprefix(_COPY))
        at += 1
