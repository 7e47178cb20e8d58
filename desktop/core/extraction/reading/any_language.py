"""What can be said of quoted words in a language that the rules do not know."""

from __future__ import annotations

from desktop.core.quotation import QuotationKind

_ENDS = ".,!?…。！？、"
_OPENING = "¿¡([ \u00a0\u202f"


def kind_in_any_language(content: str) -> QuotationKind:
    """DIRECT for what begins or ends as a sentence does, else PARTIAL; nothing is hidden.

    Scripts without capitals begin every word alike, so there the end decides.

    Example: „Die Brücke ist sicher“, sagte Ada Quill. → nobody (other-language)
    """
    first, last = content.lstrip(_OPENING)[:1], content.rstrip()[-1:]
    begins_sentence = first.isupper() or first.isdigit()
    is_sentence = begins_sentence or last in _ENDS
    return QuotationKind.DIRECT if is_sentence else QuotationKind.PARTIAL
