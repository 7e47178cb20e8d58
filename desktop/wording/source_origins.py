"""Where a value about a source was read, in words that follow the value."""

from __future__ import annotations

from desktop.core.importing.document import FieldOrigin
from desktop.wording.translation_context import TranslationContext

SourceOrigins = TranslationContext("SourceOrigins")


def sourced(value: str, origin: FieldOrigin | None) -> str:
    """A value with where it was read; with what is said of any page where that is not known."""
    words = {
        FieldOrigin.PERSON: SourceOrigins.tr("{0} · from you"),
        FieldOrigin.PACK: SourceOrigins.tr("{0} · from the lesson"),
        FieldOrigin.STRUCTURED: SourceOrigins.tr("{0} · from the page’s own data"),
        FieldOrigin.META: SourceOrigins.tr("{0} · from the head of the page"),
        FieldOrigin.PAGE: SourceOrigins.tr("{0} · from the page"),
        FieldOrigin.TEXT: SourceOrigins.tr("{0} · from the lines above the text"),
        FieldOrigin.ADDRESS: SourceOrigins.tr("{0} · from the address"),
        FieldOrigin.FILE: SourceOrigins.tr("{0} · from what the file says of itself"),
    }[origin or FieldOrigin.PAGE]
    return words.format(value)
