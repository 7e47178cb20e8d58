"""There is one way to have a screen reader say something, and few places that tell it of parts."""

from __future__ import annotations

import re

from tests.architecture.source_tree import modules

ANNOUNCEMENT = "QAccessibleAnnouncementEvent"
# Whoever says what a part is, or which row has the keyboard; all else is `announce`.
MAY_TELL = {
    "desktop.appearance.heard_roles",
    "desktop.appearance.plain_words",
    "desktop.cards.heard_rows",
}


def test_only_announce_speaks_to_a_screen_reader() -> None:
    telling = {
        module.name: set(re.findall(r"\bQAccessible\w*", text))
        for module in modules("desktop")
        if "QAccessible" in (text := module.file.read_text(encoding="utf-8"))
    }

    assert set(telling) == MAY_TELL
    announcing = {name for name, names in telling.items() if ANNOUNCEMENT in names}
    assert announcing == {"desktop.appearance.plain_words"}
