"""What is said of lessons that were added or taken out, and of what was taken back of them."""

from __future__ import annotations

from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

Edits = TranslationContext("Edits")


def loading_name(count: int) -> str:
    """What the step is called that added so many lessons."""
    return counted(count, Edits.tr("adding 1 lesson"), Edits.tr("adding %n lessons", None, count))


def taking_out_name(title: str) -> str:
    """What the step is called that took a lesson out."""
    return Edits.tr("taking out “{0}”").format(title)


def said_of_staying(count: int) -> str:
    """A sentence where texts of a lesson that went stay in the library; else nothing."""
    if not count:
        return ""
    return counted(
        count,
        Edits.tr("Taken back. 1 article carries work of yours, and stays in your library."),
        Edits.tr(
            "Taken back. %n articles carry work of yours, and stay in your library.", None, count
        ),
    )
