"""The few words that stand for a long title: its first phrase, and never half of one."""

from __future__ import annotations

from desktop.core.student_work.citations.title_case import is_small_word

_ARTICLES = ("a", "an", "the")
# So many words need no shortening.
_MOST_WORDS = 4
_ENDS = (",", ";", ":", "?", "!")
_CLOSING = "”’\"')]"
_PARTS = (": ", " – ", " — ", "—")


def short_title(title: str, *, keeps_article: bool = False, most: int = 6) -> str:
    """A title up to where its first phrase ends, without the article before it.

    That is before a colon or a dash, behind a comma, or before a small word such as of, in or to
    that stands behind two words or more; where no phrase ends, `most` words are told whole.

    Example: "The History of Peeps: A Sugary Tale" → "History of Peeps"; "Council Votes to Close
    the Old Bridge" → "Council Votes".
    """
    main = title
    for part in _PARTS:
        main = main.partition(part)[0] or main
    said = main.split()
    article = said[:1] if len(said) > 1 and said[0].casefold() in _ARTICLES else []
    said = said[len(article) :]
    if len(said) > _MOST_WORDS:
        said = said[: _end_of_phrase(said, most)]
    if article and keeps_article:
        said = article + said
    elif article:
        said[0] = said[0][:1].upper() + said[0][1:]
    return _without_last_sign(" ".join(said))


def _end_of_phrase(said: list[str], most: int) -> int:
    """How many words the first phrase has."""
    last = min(len(said), _MOST_WORDS + 1)
    for at in range(1, last):
        before = said[:at]
        if before[-1].rstrip(_CLOSING).endswith(_ENDS):
            return at
        told = sum(not is_small_word(word) for word in before)
        # An article that goes before what is told next, as in "What the Tide Brings", ends nothing.
        if told > 1 and is_small_word(said[at]):
            return at
    if len(said) <= most:
        return len(said)
    end = _MOST_WORDS
    while end > 1 and is_small_word(said[end - 1]):
        end -= 1
    return end


def _without_last_sign(words: str) -> str:
    """Without a comma or the like at its end, also before a closing mark."""
    inside = words.rstrip(_CLOSING)
    return inside.rstrip(".,:;–—- ") + words[len(inside) :]
