"""What can be done by a key, as a card tells it: the key on a plate, then the words."""

from __future__ import annotations

from desktop.appearance.fonts import Role, Weight
from desktop.cards.text import Run


def key_runs(key: str, words: str, link: str, *, role: Role = Role.CARD) -> list[Run]:
    """Both lead where a click on them leads; without a key there is no plate."""
    told = Run(words, "accent", role, link=link)
    if not key:
        return [told]
    plate = Run(f"\u2005{key}\u2005", "ink", role, Weight.SEMIBOLD, marked="track", link=link)
    return [plate, Run("\u00a0", role=role, link=link), told]
