"""A title in the letters that a style wants: an edit to offer, never one to make unasked."""

from __future__ import annotations

from functools import cache

from desktop.core.text.word_lists import words

_BEGINS_ANEW = (":", "?", "!", "—", "–")
_MARKS = "“”‘’\"'([{"


def title_case(title: str) -> str:
    """As MLA and Chicago want it: every word has a capital but the small ones.

    Example: "what the mayor said: a town and its bridge" → "What the Mayor Said: A Town and Its
    Bridge". A word with a capital in it stays as it is.
    """
    said = title.split(" ")
    made = []
    begins = True
    for at, word in enumerate(said):
        if begins or at == len(said) - 1 or not is_small_word(word):
            made.append(_capital(word))
        elif word[1:].islower() or len(word) == 1:
            made.append(word.lower())
        else:
            made.append(word)
        begins = word.endswith(_BEGINS_ANEW)
    return " ".join(made)


def is_small_word(word: str) -> bool:
    """Whether a word, with the marks around it, is one that stays small inside a title."""
    return word.strip(_MARKS + ".,:;?!)]}").casefold() in _small_words()


def _capital(word: str) -> str:
    """The word with its first letter large, and that behind a hyphen; iPhone stays iPhone."""
    if any(letter.isupper() for letter in word):
        return word
    parts = word.split("-")
    return "-".join(
        part if at and part in _small_words() else _first_large(part)
        for at, part in enumerate(parts)
    )


def _first_large(word: str) -> str:
    for at, letter in enumerate(word):
        if letter.isalpha():
            return word[:at] + letter.upper() + word[at + 1 :]
        if letter.isdigit():
            break
    return word


@cache
def _small_words() -> frozenset[str]:
    return words("title_small_words")
