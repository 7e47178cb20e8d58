"""Every command of the whole window, with its name and its keys, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.panel import USUAL_KEYS

if TYPE_CHECKING:
    from desktop.window.window import Window

translate = QCoreApplication.translate

# The keys of each command; several ways are parted by a semicolon.
KEYS = {
    "search": "Ctrl+K",
    "add": "Ctrl+O",
    "add_folder": "Ctrl+Shift+O",
    "paste": "Ctrl+V",
    "take_in": "Ctrl+Shift+Y",
    "merge": "Ctrl+M",
    "watch": "Ctrl+Shift+W",
    "watch_lessons": "Ctrl+Shift+T",
    "articles": "F4",
    "lesson": "F2",
    "level": "Shift+F2",
    "added": "Ctrl+Shift+A",
    "changed": "Ctrl+Shift+H",
    "write_lesson": "Ctrl+Shift+M",
    "edit_lesson": "Ctrl+Shift+D",
    "save_search": "Ctrl+S",
    "is_saved": "Ctrl+Shift+S",
    "find": "Ctrl+F",
    "next": "F3; Ctrl+G",
    "before": "Shift+F3; Ctrl+Shift+G",
    "back": "Alt+Left",
    "contents": "F9",
    "marked": "F7",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z; Ctrl+Y",
    "show_done": "Ctrl+J",
    "larger": "Ctrl++; Ctrl+=",
    "smaller": "Ctrl+-",
    "usual": "Ctrl+0",
    "theme": "Ctrl+D",
    "look": "Ctrl+T",
    "line_focus": "Ctrl+L",
    "ruler": "Ctrl+R",
    "source": "Ctrl+I",
    "publisher": "Ctrl+Shift+I",
    "where_from": "Ctrl+Shift+F",
    "print": "Ctrl+P",
    "shelf": "Ctrl+B",
    "side": "Ctrl+Shift+B",
    "part": "F6",
    "beside": "F8",
    "between": "Shift+F8",
    "note_both": "Ctrl+Shift+N",
    "evidence": "F5",
    "check_quotes": "Ctrl+Shift+Q",
    "export": "Ctrl+Shift+E",
    "copy_cited": "Ctrl+Shift+C",
    "check": "Ctrl+Shift+K",
    "report": "Ctrl+Shift+R",
    "full": "F11",
    "close": "Ctrl+W; Ctrl+Q",
    "library": "Ctrl+Shift+L",
    "move_out": "Ctrl+Shift+X",
    "move_in": "Ctrl+Shift+J",
    "guide": "Ctrl+F2",
    "about": "Ctrl+Shift+F1",
    "keys": "F1",
    "legend": "Shift+F1",
    "own_keys": "Ctrl+F1",
}
# With these a new group of commands begins in the menu.
_BEGINS = {
    "add",
    "write_lesson",
    "save_search",
    "find",
    "undo",
    "larger",
    "source",
    "beside",
    "check",
    "library",
}


class Command(QAction):
    """Something that a key does everywhere; `why_not` says why it cannot be done now, if so.

    It stays enabled, as a disabled action would not answer its key.
    """

    def __init__(
        self,
        words: str,
        window: Window,
        slot: Callable[[], object],
        why_not: Callable[[], str],
    ) -> None:
        super().__init__(words, window)
        self._window, self._slot, self.why_not = window, slot, why_not
        self.triggered.connect(self._run)

    def _run(self) -> None:
        if why := self.why_not():
            self._window.foot.show_refused(why)
        else:
            self._window.foot.end_refusal()
            self._slot()


def add_commands(
    window: Window,
    slots: Mapping[str, Callable[[], object]],
    refusals: Mapping[str, Callable[[], str]],
) -> None:
    """Lets each command of the table do what `slots` has under its id; there must be all.

    `refusals` say, for those that can do nothing at times, why that is so now.
    """
    for command, words in _names().items():
        add_command(window, words, KEYS[command], slots[command], refusals.get(command, str))


def add_command(
    window: Window,
    words: str,
    keys: str,
    slot: Callable[[], object],
    why_not: Callable[[], str] = str,
) -> None:
    """Gives the window a command that is told under F1."""
    action = Command(words, window, slot, why_not)
    action.setProperty(USUAL_KEYS, keys)
    action.setShortcuts(QKeySequence.listFromString(keys))
    window.addAction(action)


def show_menu(window: QMainWindow, button: QWidget) -> None:
    """Opens a list of all commands of the window under a button, each with its keys.

    What can do nothing now is grey.
    """
    from desktop.appearance.menu import Menu  # noqa: PLC0415 - when first wanted

    menu = Menu(window)
    begins = {words for command, words in _names().items() if command in _BEGINS}
    for command in window.actions():
        if command.text() in begins:
            menu.addSeparator()
        line = QAction(command.text(), menu)
        line.setShortcuts(command.shortcuts())
        line.setEnabled(not (isinstance(command, Command) and command.why_not()))
        line.triggered.connect(command.trigger)
        menu.addAction(line)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _names() -> dict[str, str]:
    return {
        "search": translate("Commands", "Search"),
        "add": translate("Commands", "Add articles or lessons …"),
        "add_folder": translate("Commands", "Add a folder of articles …"),
        "paste": translate("Commands", "Add copied words as an article …"),
        "take_in": translate("Commands", "Take in marks and notes of other programs …"),
        "merge": translate("Commands", "Merge notes of another library …"),
        "watch": translate("Commands", "Watch a folder …"),
        "watch_lessons": translate("Commands", "Watch a folder for lessons …"),
        "articles": translate("Commands", "All articles, or back from them"),
        "lesson": translate("Commands", "The lesson of this text, or back from it"),
        "level": translate("Commands", "The same text in other words"),
        "added": translate("Commands", "What was added last"),
        "changed": translate("Commands", "What changed in this text?"),
        "write_lesson": translate("Commands", "Make a lesson from this article …"),
        "edit_lesson": translate("Commands", "Edit a lesson …"),
        "save_search": translate("Commands", "Save this search"),
        "is_saved": translate("Commands", "Is my work saved?"),
        "find": translate("Commands", "Find in this article"),
        "next": translate("Commands", "Next place"),
        "before": translate("Commands", "Place before"),
        "back": translate("Commands", "Back to where I read before"),
        "contents": translate("Commands", "Contents: the headings of this text"),
        "marked": translate("Commands", "Everything marked in this text"),
        "undo": translate("Commands", "Undo"),
        "redo": translate("Commands", "Redo"),
        "show_done": translate("Commands", "Show what was undone"),
        "larger": translate("Commands", "Larger text"),
        "smaller": translate("Commands", "Smaller text"),
        "usual": translate("Commands", "Usual text size"),
        "theme": translate("Commands", "Light or dark"),
        "look": translate("Commands", "How the text looks"),
        "line_focus": translate("Commands", "Line focus: off, 1 to 3 lines, a paragraph"),
        "ruler": translate("Commands", "Reading ruler"),
        "source": translate("Commands", "Who is behind this?"),
        "publisher": translate("Commands", "About the publisher"),
        "where_from": translate("Commands", "Where does this text come from?"),
        "print": translate("Commands", "Print this text, or this lesson …"),
        "shelf": translate("Commands", "Show or hide the shelf"),
        "side": translate("Commands", "Show or put away what is beside the text"),
        "part": translate("Commands", "Next part of the window"),
        "beside": translate("Commands", "Close the second text, or open it again"),
        "between": translate("Commands", "What stands between two texts"),
        "note_both": translate("Commands", "One note on words selected in both texts"),
        "evidence": translate("Commands", "My evidence: claims of my own …"),
        "check_quotes": translate("Commands", "Check the quotations of an essay …"),
        "export": translate("Commands", "Take out my notes …"),
        "copy_cited": translate("Commands", "Copy the selected words with their source"),
        "check": translate("Commands", "Check everything …"),
        "report": translate("Commands", "What went wrong last"),
        "full": translate("Commands", "Fill the screen, or not"),
        "close": translate("Commands", "Close the window"),
        "library": translate("Commands", "This library, and others …"),
        "move_out": translate("Commands", "Move this library out, into one file …"),
        "move_in": translate("Commands", "Take in a library from a file …"),
        "guide": translate("Commands", "Guide for teachers: lessons of your own"),
        "about": translate("Commands", "About Sourcebook"),
        "keys": translate("Commands", "What the keys do"),
        "legend": translate("Commands", "What the lines in the text mean"),
        "own_keys": translate("Commands", "Change the keys …"),
    }
