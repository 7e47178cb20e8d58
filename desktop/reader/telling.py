"""When the label at a passage comes and goes, and when its words are said aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal

from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.core.text.shown import beginning
from desktop.reader.article_page import ArticlePage
from desktop.reader.marks import Layer, Mark
from desktop.reader.page_marks import PageMarks

if TYPE_CHECKING:
    from desktop.reader.passage_label import PassageLabel
    from desktop.reader.passage_words import PassageCommand, PassageWords

# How long the mouse rests on a passage before its label comes, and how long the label waits for
# the mouse to come back, in milliseconds.
_REST, _GRACE = 350, 400
# So many characters of a passage are said where the keyboard jumps to it.
_SAID = 80


class PassageTelling(QObject):
    """Tells of the passage that the mouse rests on or that the keyboard comes to.

    `known` gives what is known of the article on the page, `covered` how many pixels of the page
    something else lies over. `why_wanted`, `speaker_wanted`, `card_wanted` and `writing_wanted`
    send the key of the passage with which that is to be done.
    """

    why_wanted = Signal(str)
    speaker_wanted = Signal(str)
    card_wanted = Signal(str)
    writing_wanted = Signal(str)

    def __init__(
        self,
        page: ArticlePage,
        theme: Theme,
        known: Callable[[], PageMarks],
        covered: Callable[[], int],
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._known, self._covered = page, theme, known, covered
        # Made when a passage is first told of.
        self._label: PassageLabel | None = None
        # The marks that are told of, and whether for the mouse, or for the keyboard.
        self._told: tuple[Mark, ...] = ()
        self._is_for_mouse = False
        # What the mouse is on, and where; what the keyboard came to last.
        self._under_mouse: tuple[Mark, ...] = ()
        self._reached: tuple[Mark, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._follow_mouse)

    @property
    def told(self) -> tuple[PassageWords, ...]:
        """What the label tells now; nothing while it is away."""
        return () if self._label is None else self._label.told

    @property
    def marks_told(self) -> tuple[Mark, ...]:
        """The marks that the label is about; none while it is away."""
        return self._told

    def hover(self, marks: tuple[Mark, ...]) -> None:
        """Hears which marks the mouse is on by now."""
        if marks == self._under_mouse:
            return
        self._under_mouse = marks
        if marks and marks == self._told:
            self._timer.stop()
        elif marks:
            self._timer.start(_REST)
        elif self._told and self._is_for_mouse:
            self._timer.start(_GRACE)
        else:
            self._timer.stop()

    def reach(self, *, is_jump: bool = False) -> None:
        """Tells of what the keyboard came to by a key; of what it jumps to always, and in words."""
        marks = () if self._page.selection() is not None else self._page.marks_at_caret()
        before, self._reached = self._reached, marks
        if marks == before and not is_jump:
            return
        self._timer.stop()
        told = self._tell(marks, for_mouse=False)
        keys_before = {mark.key for mark in before}
        new = [each for each in told if is_jump or each.key not in keys_before]
        if new:
            announce(self._page, ". ".join(self._spoken(each, is_jump).rstrip(".") for each in new))
        elif _is_in_quotation(before) and not _is_in_quotation(marks):
            # Whose words they are not any more; other marks end without a word.
            announce(self._page, self.tr("End of the quotation"))

    def move_on(self) -> None:
        """Hears that the keyboard moved: what it left is told no longer."""
        if self._told and not self._is_for_mouse and self._page.marks_at_caret() != self._reached:
            self.put_away()

    def leave(self) -> None:
        """Hears that the keyboard is in another part of the window."""
        self._reached = ()
        if not self._is_for_mouse:
            self.put_away()

    def put_away(self) -> bool:
        """Takes the label off the page; whether it was there."""
        self._timer.stop()
        was_told, self._told = bool(self._told), ()
        if self._label is not None:
            self._label.hide()
        return was_told

    def forget(self) -> None:
        """Hears of another article, or that the page is not seen any more."""
        self.put_away()
        self._under_mouse = self._reached = ()

    def follow_view(self) -> None:
        """Goes with the words as the page is scrolled, until these are out of sight."""
        if self._told:
            self._place(self._told)

    def refresh(self) -> None:
        """Hears that the marks of the page are others by now."""
        if not self._told:
            return
        keys = {mark.key for mark in self._told}
        if self._is_for_mouse:
            known = self._page.marks_covering(self._told[0].span.start)
            marks = tuple(mark for mark in known if mark.key in keys)
            self._under_mouse = marks
        else:
            marks = self._reached = self._page.marks_at_caret()
        self._tell(marks, for_mouse=self._is_for_mouse)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        if self._label is not None:
            self._label.show_theme(theme)
        self.follow_view()

    def _follow_mouse(self) -> None:
        is_over = self._label is not None and self._told and self._label.underMouse()
        if not is_over and self._page.selection() is None:
            self._tell(self._under_mouse, for_mouse=True)

    def _tell(self, marks: tuple[Mark, ...], *, for_mouse: bool) -> tuple[PassageWords, ...]:
        self._is_for_mouse = for_mouse
        if not marks:
            self.put_away()
            return ()
        from desktop.reader.passage_words import words_of_all  # noqa: PLC0415 - when first wanted

        told = words_of_all(self._known(), (mark.key for mark in marks))
        keys = {each.key for each in told}
        marks = tuple(mark for mark in marks if mark.key in keys)
        if told:
            self._made_label().tell(told)
            self._place(marks)
        else:
            self.put_away()
        return told

    def _place(self, marks: tuple[Mark, ...]) -> None:
        """Has the label rest at the narrowest of the marks, where that is seen."""
        page, label = self._page, self._made_label()
        room = page.viewport().rect().adjusted(0, self._covered(), 0, 0)
        lines = page.lines_of(marks[0].span)
        seen = [line for line in lines if line.intersects(room)]
        if not seen:
            self.put_away()
            self._reached = ()
            return
        self._told = marks
        caret = page.cursorRect()
        looked_at = QRect(page.mouse, QSize(1, 1)) if self._is_for_mouse else caret
        looked_at = QRect(seen[0].left(), looked_at.top(), seen[0].width(), looked_at.height())
        from_right = page.is_read_from_right(marks[0].span.start)
        passages = [lines, *(page.lines_of(mark.span) for mark in marks[1:])]
        # The line that is read on by the keyboard is left free also where the mouse asks.
        apart = QRect(room.left(), caret.top(), room.width(), caret.height())
        label.rest_at(passages, looked_at, room, from_right=from_right, apart=apart)

    def _made_label(self) -> PassageLabel:
        if self._label is None:
            from desktop.reader.passage_label import PassageLabel  # noqa: PLC0415 - see above

            self._label = PassageLabel(self._theme, self._page.viewport())
            self._label.command_wanted.connect(self._do)
            self._label.entered.connect(self._timer.stop)
            self._label.left.connect(self._go_in_a_while)
        return self._label

    def _go_in_a_while(self) -> None:
        if self._told:
            # Unless the mouse came back to the words, of which it is told next.
            self._under_mouse = ()
            self._timer.start(_GRACE)

    def _do(self, key: str, command: PassageCommand) -> None:
        from desktop.reader.passage_words import PassageCommand  # noqa: PLC0415 - see above

        self.put_away()
        said = {
            PassageCommand.WHY: self.why_wanted,
            PassageCommand.CHANGE: self.speaker_wanted,
            PassageCommand.OPEN: self.card_wanted,
            PassageCommand.WRITE: self.writing_wanted,
        }
        said[command].emit(key)

    def _spoken(self, told: PassageWords, is_jump: bool) -> str:
        if not is_jump:
            return told.spoken
        mark = next(mark for mark in self._reached if mark.key == told.key)
        words = " ".join(mark.span.of(self._page.text).split()).strip('“”"')
        if words == told.name:
            # A word that is explained was named already.
            return told.spoken
        return f"{told.spoken.rstrip('.')}: “{beginning(words, _SAID)}”"


def _is_in_quotation(marks: tuple[Mark, ...]) -> bool:
    return any(mark.layer is Layer.QUOTATION for mark in marks)
