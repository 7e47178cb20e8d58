"""What stands above the text: kind of text, title, where it comes from, whose words it has."""

from __future__ import annotations

import html
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import HeadingLabel, MarkupLabel, PlainLabel
from desktop.appearance.theme import Theme
from desktop.core.article import Article, Completeness
from desktop.core.speakers.ledger import Ledger
from desktop.core.text.readability import Readability
from desktop.reader.voices_bar import VoicesBar
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date

# Over the kicker, under it, under the title and under all, in pixels: usually, and in low windows.
_GAPS, _LOW_GAPS = (26, 8, 14, 22), (8, 2, 4, 8)
# It may take so much of the window before it gives way.
_MOST = 0.5
# What the link to the versions of a text says.
_CHANGES = "changes"
# So much lower or higher a window has to be before that is asked again, in pixels.
_STRIP = 56
# In a narrower column the title is smaller, and who published it and when stands above it.
_NARROW = 440


class Reading(Enum):
    """How it stands with the quotations of a text: read, not yet, not at all, or not in search."""

    DONE = auto()
    GOES_ON = auto()
    FAILED = auto()
    NOT_IN_SEARCH = auto()


class Masthead(QWidget):
    """Tells what a reader should know before the first word.

    `source_wanted` asks who is behind the text, `publisher_wanted` who its publisher is,
    `changes_wanted` what changed since an earlier version;
    `reading_wanted` asks to look once more for the quotations that could not be read,
    `voices_wanted` for the list of all voices.
    """

    source_wanted = Signal()
    publisher_wanted = Signal()
    changes_wanted = Signal()
    voice_chosen = Signal(str)
    voices_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("About this text"))
        self._article: Article | None = None
        self._readability: Readability | None = None
        self._is_narrow = False
        # Whether a fact may go on in a further line.
        self._is_broken = False
        self._kicker = PlainLabel(parent=self)
        self._kicker.setWordWrap(True)
        self._title = HeadingLabel(parent=self)
        self._title.setWordWrap(True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sourcing = MarkupLabel(parent=self)
        self._sourcing.setWordWrap(True)
        self._sourcing.linkActivated.connect(self._follow)
        # The number of a text that took the place of another, and of marks to be looked at.
        self._version = (0, 0)
        self._behind = QToolButton(self)
        self._behind.setText(self.tr("Who is behind this?"))
        self._behind.setObjectName("link")
        self._behind.clicked.connect(self.source_wanted)
        self._bar = VoicesBar(theme, self)
        self._bar.voice_chosen.connect(self.voice_chosen)
        self._bar.list_wanted.connect(self.voices_wanted)
        self._reading = Reading.DONE
        self._unread = PlainLabel(parent=self)
        self._unread.hide()
        self._again = QToolButton(self)
        self._again.setText(self.tr("Try again"))
        self._again.setObjectName("link")
        self._again.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._again.clicked.connect(self.reading_wanted)
        self._again.hide()
        self._rules = [QFrame(self), QFrame(self)]
        # Whether the window is so low that the text would not be seen under a title of full size.
        self._is_low = False
        # The width and the height of the window for which that was found out.
        self._fitted = (0, 0)
        self._column, self._rows = QVBoxLayout(self), (QHBoxLayout(), QHBoxLayout())
        self._lay_out()
        self.show_theme(theme)

    def show_article(self, article: Article, readability: Readability | None) -> None:
        """Shows where another article comes from, and its length if that is known already."""
        self._article, self._readability = article, readability
        self._version = (0, 0)
        self._title.setText(article.title)
        self._bar.show_ledger(Ledger())
        self.show_reading(Reading.DONE)
        self._write()

    def show_versions(self, number: int, waiting: int) -> bool:
        """Says which version of the text this is, and how many marks wait to be looked at.

        Gives whether that was said otherwise before.
        """
        is_another = (number, waiting) != self._version
        if is_another:
            self._version = (number, waiting)
            self._write()
        return is_another

    def _follow(self, link: str) -> None:
        wanted = self.changes_wanted if link == _CHANGES else self.publisher_wanted
        wanted.emit()

    def show_readability(self, readability: Readability) -> bool:
        """Shows the length of the article; says whether it was another one before."""
        is_another = readability != self._readability
        if is_another:
            self._readability = readability
            self._write()
        return is_another

    def show_reading(self, state: Reading) -> bool:
        """Says how it stands with the quotations; whether that was said otherwise before."""
        if state is self._reading:
            return False
        self._reading = state
        words = {
            Reading.DONE: "",
            Reading.GOES_ON: self.tr("Looking for who says what …"),
            Reading.FAILED: self.tr("The quotations of this text could not be read."),
            Reading.NOT_IN_SEARCH: self.tr("Search does not find the quotations of this text."),
        }
        self._unread.setText(words[state])
        self._unread.setVisible(state is not Reading.DONE)
        self._again.setVisible(state in (Reading.FAILED, Reading.NOT_IN_SEARCH))
        self._bar.setHidden(state in (Reading.GOES_ON, Reading.FAILED))
        return True

    def show_ledger(self, ledger: Ledger) -> None:
        """Shows whose words the article has."""
        self._bar.show_ledger(ledger)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        soft, ink, line = (theme.colours[role] for role in ("soft_ink", "ink", "line"))
        for label, role, colour, weight in (
            (self._kicker, Role.LABEL, soft, Weight.SEMIBOLD),
            (self._sourcing, Role.DETAIL, soft, Weight.REGULAR),
            (self._unread, Role.CARD, ink, Weight.REGULAR),
        ):
            label.setFont(theme.type.font(role, weight))
            label.setStyleSheet(f"color: {colour};")
        self._title.setStyleSheet(f"color: {ink};")
        self._set_title()
        self._behind.setStyleSheet(
            f"QToolButton {{ color: {theme.colours['accent']}; padding: 5px 2px; }}"
        )
        self._again.setStyleSheet(
            f"QToolButton {{ color: {theme.colours['accent']}; padding: 5px 2px; }}"
        )
        for rule in self._rules:
            rule.setStyleSheet(f"background: {line};")
        self._bar.show_theme(theme)
        self._write()

    def fit(self, width: int, window: int) -> int:
        """The height it takes at a width; where it would take most of the window, it gives way."""
        before = self._fitted
        if before[0] == width and abs(before[1] - window) < _STRIP:
            # A strip that comes or goes above the foot moves nothing.
            return self.heightForWidth(width)
        self._give_way(is_low=False)
        if self._is_narrow != (width < _NARROW):
            self._is_narrow = not self._is_narrow
            self._set_title()
            self._write()
        self._set_strip(width)
        height = self.heightForWidth(width)
        if height > window * _MOST:
            self._give_way(is_low=True)
            height = self.heightForWidth(width)
        self._fitted = (width, window)
        return height

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # A row within it remembers its height, until what was posted of its words has been heard.
        for row in (*self._rows, self._column):
            row.invalidate()
        return self._column.heightForWidth(width)

    def _set_strip(self, width: int) -> None:
        """Has every fact in one piece, above the question where there is no room beside it.

        A fact that is wider than all there is goes on in a further line.
        """
        if self._is_broken:
            self._is_broken = False
            self._write()
        strip, behind = self._rows[0], self._behind.sizeHint().width()
        wanted = self._sourcing.minimumSizeHint().width()
        is_beside = wanted + strip.spacing() + behind <= width
        way = QBoxLayout.Direction
        strip.setDirection(way.LeftToRight if is_beside else way.TopToBottom)
        if wanted > width:
            self._is_broken = True
            self._write()

    def _give_way(self, *, is_low: bool) -> None:
        """Sets the title in smaller letters, and all with less room in between; or not."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._set_title()

    def _set_title(self) -> None:
        role = Role.LOW_TITLE if self._is_low or self._is_narrow else Role.TITLE
        self._title.setFont(self._theme.type.font(role, Weight.BOLD))
        above, under_kicker, under_title, below = _LOW_GAPS if self._is_low else _GAPS
        self._column.setContentsMargins(0, above, 0, below)
        self._kicker.setContentsMargins(0, 0, 0, under_kicker)
        self._title.setContentsMargins(0, 0, 0, under_title)

    def _lay_out(self) -> None:
        column = self._column
        column.setSpacing(0)
        column.addWidget(self._kicker)
        column.addWidget(self._title)
        strip, unread = self._rows
        strip.setSpacing(4)
        strip.addWidget(self._sourcing, 1)
        strip.addWidget(self._behind, alignment=Qt.AlignmentFlag.AlignLeft)
        for rule in self._rules:
            rule.setFixedHeight(1)
        column.addWidget(self._rules[0])
        column.addSpacing(2)
        column.addLayout(strip)
        column.addSpacing(2)
        column.addWidget(self._rules[1])
        column.addSpacing(6)
        column.addWidget(self._bar)
        unread.setSpacing(4)
        unread.addWidget(self._unread)
        unread.addWidget(self._again)
        unread.addStretch(1)
        column.addLayout(unread)

    def _kinds(self, article: Article) -> list[str]:
        complete = {
            Completeness.COMPLETE: self.tr("complete text"),
            Completeness.SHORTENED: self.tr("shortened text"),
            Completeness.SIMPLIFIED: self.tr("simplified text"),
        }
        return [article.genre or self.tr("article"), complete[article.completeness]]

    def _write(self) -> None:
        self._fitted = (0, 0)
        if self._article is None:
            return
        article = self._article
        length = self._length()
        not_given = self.tr("not given")
        date = spoken_date(article.published)
        above = self._kinds(article)
        facts = [
            self._pair(self.tr("Published"), date or not_given),
            self._pair(
                self.tr("Publisher"), article.publisher or not_given, leads=bool(article.publisher)
            ),
        ]
        if self._is_narrow and article.publisher and date:
            above, facts = [article.publisher, date], []
        self._kicker.setText(" · ".join(above).upper())
        parts = [
            *facts,
            *([self._in_one(html.escape(" · ".join(length)))] if length else []),
            *self._versions(),
        ]
        self._sourcing.setText("&nbsp;&nbsp;&nbsp; ".join(parts))

    def _versions(self) -> list[str]:
        """The way to what changed, where the text took the place of another."""
        number, waiting = self._version
        if not number:
            return []
        words = self.tr("version {0}: what changed?").format(number)
        if waiting:
            words = self.tr("version {0}: what changed? {1} to check").format(number, waiting)
        accent = self._theme.colours["unsure_ink" if waiting else "accent"]
        link = f'<a href="{_CHANGES}" style="color:{accent}">{html.escape(words)}</a>'
        return [self._in_one(link)]

    def _length(self) -> list[str]:
        known = self._readability
        if known is None:
            return []
        length = [
            self._words_or_characters(known),
            self.tr("%n min", None, known.minutes),
        ]
        if known.grade is not None:
            length.append(self.tr("grade {0}").format(known.grade))
        return length

    def _words_or_characters(self, known: Readability) -> str:
        count = known.words
        if known.are_characters:
            return counted(count, self.tr("1 character"), self.tr("%n characters", None, count))
        return counted(count, self.tr("1 word"), self.tr("%n words", None, count))

    def _pair(self, name: str, value: str, *, leads: bool = False) -> str:
        ink = self._theme.colours["ink"]
        shown = f'<b style="color:{ink}">{html.escape(value)}</b>'
        if leads:
            shown = f'<a href="publisher" style="color:{ink}">{shown}</a>'
        words = f"{html.escape(name)} {shown}"
        return self._in_one(words)

    def _in_one(self, words: str) -> str:
        way = "normal" if self._is_broken else "nowrap"
        return f'<span style="white-space:{way}">{words}</span>'
