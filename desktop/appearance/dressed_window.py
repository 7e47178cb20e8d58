"""A window over the window, that is dressed anew while it is open when its reader's theme changes.

What a style sheet of the whole program says, it has by itself; what it gave its parts with colours
of a theme, or with words in them, it gives them again.
"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from desktop.appearance.theme import Theme


class DressedWindow(QDialog):
    """Every dialog is one."""

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme, where it has some of its own."""
