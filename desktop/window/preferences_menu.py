"""How the text looks: its size, the length of its lines, its font, light or dark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.appearance.preferences import MEASURES, TEXT_FONTS, TEXT_SIZES, Preferences


class PreferencesMenu(QMenu):
    """A menu that says `preferred` with the Preferences that its reader chose."""

    preferred = Signal(Preferences)

    def __init__(self, now: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._now = now
        self._add_sizes()
        self.addSeparator()
        lines = (self.tr("Short lines"), self.tr("Usual lines"), self.tr("Long lines"))
        self._add_choices(
            (words, replace(now, measure=measure))
            for words, measure in zip(lines, MEASURES, strict=True)
        )
        self.addSeparator()
        self._add_choices((name, replace(now, text_font=name)) for name in TEXT_FONTS)
        self.addSeparator()
        self._add_choices(
            (words, replace(now, theme=theme))
            for words, theme in ((self.tr("Light"), "light"), (self.tr("Dark"), "dark"))
        )

    def _add_sizes(self) -> None:
        position = TEXT_SIZES.index(self._now.text_size)
        for words, keys, wanted in (
            (self.tr("Larger text"), "Ctrl++", position + 1),
            (self.tr("Smaller text"), "Ctrl+-", position - 1),
        ):
            told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action = self.addAction(f"{words}\t{told}")
            action.setEnabled(0 <= wanted < len(TEXT_SIZES))
            if action.isEnabled():
                chosen = replace(self._now, text_size=TEXT_SIZES[wanted])
                action.triggered.connect(lambda _=False, new=chosen: self.preferred.emit(new))

    def _add_choices(self, choices: Iterable[tuple[str, Preferences]]) -> None:
        group = QActionGroup(self)
        for words, chosen in choices:
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(chosen == self._now)
            action.triggered.connect(lambda _=False, new=chosen: self.preferred.emit(new))
            group.addAction(action)
