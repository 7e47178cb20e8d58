"""A title with small letters, as APA wants it: an edit to offer, never one to make unasked."""

from __future__ import annotations

import re

# So much of a text tells which words are names: those that it never writes small.
_LOOKED_THROUGH = 20_000
_LETTERS = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
_WORD = re.compile(_LETTERS)
# Prepositions of more letters have a capital in a title that has capitals.
_LONGEST_SMALL = 4
_BEGINS_ANEW = re.compile(r"[:?!—–]\s*[“‘\"'(\[]*$")


def sentence_case(title: str, text: str = "") -> str:
    """Small letters but at the beginning, behind a colon, and in names.

    A word with more than one capital stays, and so does one that `text` writes with a capital
    within its sentences: never without, or behind the word that is before it here. A title that
    has small letters already is somebody's own, and gets only its capital behind a colon.
    Example: "Anger as Town Locks the Ferry to Lund" with a text about “the ferry to Lund” → "Anger
    as town locks the ferry to Lund".
    """
    known = _Known(text[:_LOOKED_THROUGH], is_title_cased=_is_title_cased(title))
    done, before, made = 0, "", list[str]()
    for word in _WORD.finditer(title):
        made.append(title[done : word.start()])
        done, letters, so_far = word.end(), word.group(), "".join(made)
        if not so_far.strip("“”‘’\"'([ ") or _BEGINS_ANEW.search(so_far):
            rest = letters[1:].lower() if title.isupper() else letters[1:]
            made.append(letters[0].upper() + rest)
        elif not title.isupper() and known.keeps(letters, before):
            made.append(letters)
        else:
            made.append(letters.lower())
        before = letters
    return "".join((*made, title[done:]))


class _Known:
    """Which words are names, by how a text writes them."""

    def __init__(self, text: str, *, is_title_cased: bool) -> None:
        self._text, self._is_title_cased = text, is_title_cased
        self._small = {word.group() for word in _WORD.finditer(text) if word.group().islower()}
        # A word within a sentence: a letter or a comma is before it.
        self._inside = set(re.findall(rf"(?<=[^\W_] )(?:{_LETTERS})|(?<=, )(?:{_LETTERS})", text))

    def keeps(self, word: str, before: str) -> bool:
        """Whether a word stays as it is written, behind the one `before` it."""
        if not self._is_title_cased or any(letter.isupper() for letter in word[1:]) or word == "I":
            return True
        if word not in self._inside:
            return False
        return word.lower() not in self._small or f"{before} {word}" in self._text


def _is_title_cased(title: str) -> bool:
    """Whether its longer words have capitals throughout: then these say nothing."""
    words = [word.group() for word in _WORD.finditer(title)][1:]
    return not any(word.islower() for word in words if len(word) > _LONGEST_SMALL)
