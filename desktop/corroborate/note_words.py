"""The words of a note that keeps a passage of another article."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from desktop.agreement_names import name_of
from desktop.core.corroboration import Agreement, Surroundings
from desktop.dates import spoken_date

# What Markdown would take for signs of its own.
_SIGNS = re.compile(r"([\\`*_\[\]>#])")
_LIST_SIGN = re.compile(r"^([-+]|\d+(?=[.)]\s))")


def note_words(agreement: Agreement, words: str, speaker: str, around: Surroundings) -> str:
    """Markdown: the judgement, the words of the passage as a quotation, and where they stand.

    Nothing but the judgement is the student's, and nothing is the program's.
    """
    article = around.article
    where = [
        f"*{_plain(article.title)}*",
        _plain(article.publisher),
        spoken_date(article.published),
        f"¶ {around.paragraph}",
    ]
    origin = ", ".join(part for part in where if part)
    if speaker:
        said_in = QCoreApplication.translate("Corroborate", "{0}, in {1}")
        origin = said_in.format(_plain(speaker), origin)
    quoted = _plain(" ".join(words.split()))
    return f"**{name_of(agreement)}**\n\n> {quoted}\n\n{origin}\n"


def _plain(words: str) -> str:
    """The words with every sign that Markdown knows made a plain one."""
    safe = _SIGNS.sub(r"\\\1", words).replace("&", "&amp;").replace("<", "&lt;")
    return _LIST_SIGN.sub(lambda sign: _escaped(sign[1]), safe)


def _escaped(sign: str) -> str:
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"
