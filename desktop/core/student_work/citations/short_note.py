"""The note on a source that was cited in full before: who, and the first words of the title."""

from __future__ import annotations

from desktop.core.student_work.citations.chicago import is_slanted_in_chicago
from desktop.core.student_work.citations.citation import Citation, CitationDraft, quoted
from desktop.core.student_work.citations.person_name import joined
from desktop.core.student_work.citations.reference import CitedKind, Reference
from desktop.core.student_work.citations.short_title import short_title

# So many words of a title are told, and so many authors.
_MOST_WORDS = 4
_MOST_AUTHORS = {17: 3, 18: 2}


def short_note(reference: Reference, edition: int) -> Citation:
    """The shortened note of Chicago.

    Example: Guy Cowlishaw and Robin Dunbar, Primate Conservation Biology → Cowlishaw and Dunbar,
    Primate Conservation Biology.
    """
    draft = CitationDraft()
    people = [each.short for each in reference.authors or reference.directors]
    if len(people) > _MOST_AUTHORS[edition]:
        draft.add(f"{people[0]} et al.")
    else:
        draft.add(joined(people, "and", pair=" and "))
    if reference.kind is CitedKind.LETTER and reference.recipient is not None:
        draft.add(f" to {reference.recipient.short}")
    elif reference.title:
        slanted = is_slanted_in_chicago(reference)
        title = short_title(reference.title, most=_MOST_WORDS)
        draft.after_comma(title if slanted else quoted(title), italic=slanted)
    return draft.stop().citation
