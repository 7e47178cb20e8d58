"""The note on a source that was cited in full before: who, and the first words of the title."""

from __future__ import annotations

from desktop.core.student_work.citations.citation import Citation, CitationDraft, quoted
from desktop.core.student_work.citations.person_name import joined
from desktop.core.student_work.citations.reference import CitedKind, Reference

_ITALIC = (CitedKind.BOOK, CitedKind.REPORT, CitedKind.FILM, CitedKind.PICTURE)
_ARTICLES = ("a", "an", "the")
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
        slanted = reference.kind in _ITALIC
        title = short_title(reference.title)
        draft.after_comma(title if slanted else quoted(title), italic=slanted)
    return draft.stop().citation


def short_title(title: str) -> str:
    """A title up to its colon, of which at most four words stay, without The before them.

    Example: "The History of Peeps: A Sugary Tale" → "History of Peeps".
    """
    words = title.partition(": ")[0].split()
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = [words[1][:1].upper() + words[1][1:], *words[2:]]
    if len(words) <= _MOST_WORDS:
        return " ".join(words)
    return " ".join(words[:_MOST_WORDS]).rstrip(".,:;–—-")
