"""What a card shows of the words that somebody wrote in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from desktop.core.record import record
from desktop.core.text.markdown import to_html, words_in_html

# Nobody reads more on a card; setting it would hold up the window.
LONGEST_ON_A_CARD = 20_000
# Words that are on no card any more need not be kept for long.
_MOST_KEPT = 512


@record(frozen=True, slots=True)
class CardWords:
    """The words as safe HTML and alone; of `left_out` characters at the end there is nothing."""

    html: str
    plain: str
    left_out: int = 0


@lru_cache(_MOST_KEPT)
def card_words(markdown: str) -> CardWords:
    """The beginning of the words, mostly all of them; asked a second time, it is there at once."""
    return _beginning(markdown, to_html)


@lru_cache(_MOST_KEPT)
def card_note(note: str) -> CardWords:
    """The beginning of what a reader noted, as it was typed; mostly all of it."""
    # Not at the start: the notes are opened later.
    from desktop.core.text.note_markdown import note_html  # noqa: PLC0415

    return _beginning(note, note_html)


def _beginning(words: str, as_html: Callable[[str], str]) -> CardWords:
    shown = as_html(words[:LONGEST_ON_A_CARD])
    return CardWords(shown, words_in_html(shown), max(0, len(words) - LONGEST_ON_A_CARD))


def prepare(bodies: Iterable[str]) -> None:
    """Makes what cards will show of these words; in a task, so that the window need not."""
    for body in bodies:
        card_words(body)
