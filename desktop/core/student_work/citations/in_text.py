"""The short citation that stands in a student's own text, behind the words that are quoted."""

from __future__ import annotations

from desktop.core.student_work.citations.chicago import chicago, chicago_year
from desktop.core.student_work.citations.citation import Citation, CitedRun, quoted
from desktop.core.student_work.citations.person_name import PersonName
from desktop.core.student_work.citations.reference import CitationStyle, CitedKind, Reference
from desktop.core.student_work.citations.works_cited import chicago_form

# So many words of a title stand for all of it.
_MOST_WORDS = 4
_NOTES = (CitationStyle.CHICAGO_17_NOTES, CitationStyle.CHICAGO_18_NOTES)
_WHOLE = (CitedKind.BOOK, CitedKind.REPORT, CitedKind.FILM, CitedKind.PICTURE)


def is_note_style(style: CitationStyle) -> bool:
    """Whether sources are told in a note, and not between brackets in the text."""
    return style in _NOTES


def cited_in_text(
    reference: Reference, style: CitationStyle, *, paragraph: int = 0, letter: str = ""
) -> Citation:
    """What stands behind words of a source: (Reyes, 2020a, para. 3), or the note to them.

    Only APA counts paragraphs that have no number where they were published.
    """
    if is_note_style(style):
        return chicago(reference, chicago_form(style, is_note=True))
    if style is CitationStyle.MLA:
        return _bracketed(_who(reference, " and "), "")
    year = chicago_year(reference, letter)
    if style is CitationStyle.APA:
        where = f", para. {paragraph}" if paragraph else ""
        return _bracketed(_who(reference, " & "), f", {year}{where}")
    return _bracketed(_who(reference, " and "), f" {year}")


def _bracketed(who: CitedRun, rest: str) -> Citation:
    if who.text.endswith("”") and rest.startswith(","):
        # A comma stands inside a closing mark.
        who, rest = CitedRun(f"{who.text[:-1]},”"), rest[1:]
    runs = (CitedRun("("), who, CitedRun(f"{rest})"))
    return Citation(tuple(run for run in runs if run.text))


def _who(reference: Reference, both: str) -> CitedRun:
    people = reference.authors or reference.directors
    if people:
        return CitedRun(_short(people, both))
    words = reference.title.split()
    title = " ".join(words[:_MOST_WORDS]).rstrip(".,:;")
    if reference.kind in _WHOLE:
        return CitedRun(title, is_italic=True)
    return CitedRun(quoted(title))


def _short(people: tuple[PersonName, ...], both: str) -> str:
    names = [each.short for each in people]
    return f"{names[0]} et al." if len(names) > 2 else both.join(names)
