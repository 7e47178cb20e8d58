"""What is said of articles that were added together, and of what was taken back of them."""

from __future__ import annotations

from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

Edits = TranslationContext("Edits")


def adding_name(count: int) -> str:
    """What the step is called that added so many."""
    return counted(count, Edits.tr("adding 1 article"), Edits.tr("adding %n articles", None, count))


def said_of_taking_back(staying: int, count: int) -> str:
    """A sentence where some of so many stay in the library; nothing where none does."""
    if not staying:
        return ""
    if staying == count:
        return counted(
            staying,
            Edits.tr("Not taken back: the article carries work of yours since, and stays."),
            Edits.tr(
                "Not taken back: the %n articles carry work of yours since, and stay.",
                None,
                staying,
            ),
        )
    return counted(
        staying,
        Edits.tr("Taken back, but for 1 article that carries work of yours since."),
        Edits.tr("Taken back, but for %n articles that carry work of yours since.", None, staying),
    )
