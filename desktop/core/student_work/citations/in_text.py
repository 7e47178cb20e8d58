"""The short citation that stands in a student's own text, behind the words that are quoted."""

from __future__ import annotations

from desktop.core.student_work.citations.apa import is_slanted_in_apa
from desktop.core.student_work.citations.chicago import (
    chicago,
    chicago_year,
    is_owner_slanted,
    is_slanted_in_chicago,
)
from desktop.core.student_work.citations.citation import Citation, CitedRun, quoted
from desktop.core.student_work.citations.mla import is_slanted_in_mla
from desktop.core.student_work.citations.person_name import PersonName, joined
from desktop.core.student_work.citations.reference import CitationStyle, Reference
from desktop.core.student_work.citations.short_title import short_title
from desktop.core.student_work.citations.works_cited import chicago_form, entry_authors

_NOTES = (CitationStyle.CHICAGO_17_NOTES, CitationStyle.CHICAGO_18_NOTES)
# So many names are told; of more, the first. Of some editions the others too.
_MOST_NAMES = {CitationStyle.CHICAGO_17_AUTHOR_DATE: 3}


def is_note_style(style: CitationStyle) -> bool:
    """Whether sources are told in a note, and not between brackets in the text."""
    return style in _NOTES


def cited_in_text(
    reference: Reference, style: CitationStyle, *, paragraph: int = 0, letter: str = ""
) -> Citation:
    """What stands behind words of a source: (Reyes, 2020a, para. 3), or the note to them.

    It begins as the entry of the source does, which is found by that. Only APA counts paragraphs
    that have no number where they were published.
    """
    if is_note_style(style):
        return chicago(reference, chicago_form(style, is_note=True))
    who = _who(reference, style)
    if style is CitationStyle.MLA:
        return _bracketed(who, "")
    year = chicago_year(reference, letter)
    if style is CitationStyle.APA:
        where = f", para. {paragraph}" if paragraph else ""
        return _bracketed(who, f", {year}{where}")
    return _bracketed(who, f" {year}")


def _bracketed(who: CitedRun, rest: str) -> Citation:
    if who.text.endswith("”") and rest.startswith(","):
        # A comma stands inside a closing mark.
        who, rest = CitedRun(f"{who.text[:-1]},”"), rest[1:]
    runs = (CitedRun("("), who, CitedRun(f"{rest})"))
    return Citation(tuple(run for run in runs if run.text))


def _who(reference: Reference, style: CitationStyle) -> CitedRun:
    begins = entry_authors(reference, style)
    people = reference.authors
    if style is CitationStyle.APA:
        people = people or reference.directors
    if begins and people:
        return CitedRun(_short(people, style))
    if begins:
        return CitedRun(begins, is_italic=is_owner_slanted(reference))
    title = short_title(reference.title, keeps_article=style is CitationStyle.APA)
    if _is_slanted(reference, style):
        return CitedRun(title, is_italic=True)
    return CitedRun(quoted(title) if title else reference.kind.capitalize())


def _is_slanted(reference: Reference, style: CitationStyle) -> bool:
    """Whether a title is slanted, as it is in the entry."""
    if style is CitationStyle.MLA:
        return is_slanted_in_mla(reference)
    if style is CitationStyle.APA:
        return is_slanted_in_apa(reference)
    return is_slanted_in_chicago(reference)


def _short(people: tuple[PersonName, ...], style: CitationStyle) -> str:
    names = [each.short for each in people]
    if len(names) > _MOST_NAMES.get(style, 2):
        return f"{names[0]} et al."
    both = "&" if style is CitationStyle.APA else "and"
    return joined(names, both)
