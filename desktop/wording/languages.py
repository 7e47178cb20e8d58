"""What languages are called."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale


@cache
def language_name(tag: str) -> str:
    """The name of a language of which the BCP 47 tag is given; the tag where nobody knows it."""
    language = QLocale(tag.replace("-", "_")).language() if tag else QLocale.Language.C
    if language in (QLocale.Language.C, QLocale.Language.AnyLanguage):
        return tag
    return QLocale.languageToString(language)
