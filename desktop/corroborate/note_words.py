"""The words of a note that keeps a passage of another article: how they are written, and read."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from desktop.core.article import Article
from desktop.core.corroborating.answer import Agreement, ParallelArticle
from desktop.wording.agreements import name_of
from desktop.wording.dates import spoken_date

# What Markdown would take for signs of its own.
_SIGNS = re.compile(r"([\\`*_\[\]<>&#])")
_LIST_SIGN = re.compile(r"^([-+]|\d+(?=[.)]\s))")


def place_words(article: Article | ParallelArticle, paragraph: int) -> str:
    """Markdown: where a passage stands; the same words for the same place every time."""
    where = [
        f"*{_plain(article.title)}*",
        _plain(article.publisher),
        spoken_date(article.published),
        f"¶ {paragraph}",
    ]
    return ", ".join(part for part in where if part)


def note_words(agreement: Agreement, words: str, speaker: str, place: str) -> str:
    """Markdown: the judgement, the words of the passage as a quotation, and where they stand.

    Nothing but the judgement is the student's, and nothing is the program's.
    """
    quoted = _plain(" ".join(words.split()))
    return f"{_judged(agreement)}\n\n> {quoted}\n\n{_origin(speaker, place)}\n"


def judgement_in(note: str, place: str) -> Agreement | None:
    """What a note judges of the passage at a place; None where it keeps none from there."""
    lines = note.splitlines()
    if not any(line.endswith(place) for line in lines):
        return None
    judged = {_judged(agreement): agreement for agreement in Agreement}
    return next((judged[line] for line in lines if line in judged), None)


def judged_anew(note: str, agreement: Agreement, words: str, speaker: str, place: str) -> str:
    """The note with another judgement, and with these words unless its reader wrote in it."""
    judged = {_judged(each) for each in Agreement}
    lines = note.splitlines()
    is_as_made = all(
        not line or line in judged or line.startswith("> ") or line.endswith(place)
        for line in lines
    )
    if is_as_made:
        return note_words(agreement, words, speaker, place)
    at = next(number for number, line in enumerate(lines) if line in judged)
    return "\n".join([*lines[:at], _judged(agreement), *lines[at + 1 :], ""])


def _judged(agreement: Agreement) -> str:
    return f"**{name_of(agreement)}**"


def _origin(speaker: str, place: str) -> str:
    if not speaker:
        return place
    said_in = QCoreApplication.translate("Corroborate", "{0}, in {1}")
    return said_in.format(_plain(speaker), place)


def _plain(words: str) -> str:
    """The words with every sign that Markdown knows made a plain one."""
    safe = _SIGNS.sub(r"\\\1", words)
    return _LIST_SIGN.sub(lambda sign: _escaped(sign[1]), safe)


def _escaped(sign: str) -> str:
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"
