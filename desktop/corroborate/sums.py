"""How much else in the library speaks of a passage, in words."""

from __future__ import annotations

from desktop.core.corroborating.answer import Corroboration
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

Corroborate = TranslationContext("Corroborate")

# So many of the words that were looked for are told.
_WORDS_TOLD = 4


def sums_in_words(found: Corroboration) -> str:
    """A sentence or two, and what to do where there is nothing."""
    if not found.articles:
        return _nothing(found)
    count, own = len(found.articles), found.independent
    words = counted(
        count,
        Corroborate.tr("1 other article speaks of this."),
        Corroborate.tr("%n other articles speak of this.", None, count),
    )
    said = [words]
    if own == 0:
        one = Corroborate.tr("It only repeats the same words.")
        said.append(
            counted(count, one, Corroborate.tr("They only repeat the same words.", None, count))
        )
    elif own < count:
        one = Corroborate.tr("1 in words of its own.")
        said.append(counted(own, one, Corroborate.tr("%n in words of their own.", None, own)))
    if not found.is_whole:
        said.append(Corroborate.tr("Not everything has been looked through yet."))
    return " ".join(said)


def _nothing(found: Corroboration) -> str:
    if not found.others:
        return Corroborate.tr("This is your only article. Add another one to compare them.")
    if found.asked.typed:
        nothing = Corroborate.tr("None of your other articles has these words.")
    else:
        nothing = counted(
            found.others,
            Corroborate.tr("No passage of your other article shares enough words with this."),
            Corroborate.tr(
                "No passage of your other %n articles shares enough words with this.",
                None,
                found.others,
            ),
        )
        if found.words:
            shown = found.words.shown[:_WORDS_TOLD]
            looked_for = Corroborate.tr("Looked for: {0}.").format(", ".join(shown))
            nothing = f"{nothing} {looked_for}"
    if not found.is_whole:
        not_yet = Corroborate.tr("Not everything has been looked through yet.")
        return f"{nothing} {not_yet}"
    if found.asked.typed:
        return nothing
    return Corroborate.tr("{0} You can look for words of your own:").format(nothing)
