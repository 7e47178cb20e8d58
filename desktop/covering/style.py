"""How bars, chips and the button for what is mostly wanted look in the page's place."""

from __future__ import annotations

from desktop.appearance.fonts import Role
from desktop.appearance.theme import Theme


def bar_css(theme: Theme) -> str:
    """A thin bar that says how far something is."""
    colours = theme.colours
    return (
        f"QProgressBar {{ border: none; border-radius: 3px; background: {colours['track']}; }}"
        f"QProgressBar::chunk {{ border-radius: 3px; background: {colours['accent']}; }}"
    )


def primary_css(theme: Theme) -> str:
    """The button for what is mostly wanted, named `primary`."""
    colours = theme.colours
    return (
        f"#primary {{ background: {colours['accent']}; color: {colours['on_accent']};"
        f" border: 1px solid {colours['accent']}; }}"
        f"#primary:disabled {{ background: {colours['track']}; color: {colours['soft_ink']};"
        f" border-color: {colours['track']}; }}"
        f"#primary:focus {{ border: 2px solid {colours['focus']}; }}"
    )


def chip_css(theme: Theme) -> str:
    """Buttons named `chip`, of which one is chosen at a time."""
    colours = theme.colours
    return (
        f"#chip {{ border: 1px solid {colours['field_line']}; border-radius: 13px;"
        f" padding: 4px 12px; background: {colours['card']}; color: {colours['ink']};"
        f" {theme.type.css(Role.CHIP)} }}"
        f"#chip:checked {{ background: {colours['accent_tint']};"
        f" border-color: {colours['accent']}; }}"
        f"#chip:focus {{ border: 2px solid {colours['focus']}; padding: 3px 11px; }}"
    )
