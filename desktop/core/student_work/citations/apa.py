"""APA, seventh edition: who, when, what, and where it is to be had."""

from __future__ import annotations

from desktop.core.student_work.citations.citation import Citation, CitationDraft
from desktop.core.student_work.citations.numbers_cited import (
    month_and_day,
    month_first,
    ordinal,
)
from desktop.core.student_work.citations.person_name import PersonName, joined
from desktop.core.student_work.citations.reference import CitedKind, Reference

# Of these the year is enough.
_BY_YEAR = (
    CitedKind.BOOK,
    CitedKind.CHAPTER,
    CitedKind.JOURNAL,
    CitedKind.REPORT,
    CitedKind.PICTURE,
)
# What is no part of anything larger is slanted itself.
_PARTS = (CitedKind.NEWS, CitedKind.JOURNAL, CitedKind.CHAPTER)
_MOST_AUTHORS = 20


def apa(reference: Reference, *, letter: str = "") -> Citation:
    """An entry of a list of references; `letter` follows the year where another has it too."""
    draft = CitationDraft()
    who = apa_authors(reference)
    when = f"({apa_date(reference, letter)})"
    if who:
        draft.add(who).stop().add(f" {when}")
        _add_title(draft, reference)
    else:
        _add_title(draft, reference)
        if draft.is_empty:
            draft.add(when)
        else:
            draft.stop().add(f" {when}")
    _add_source(draft, reference, who)
    draft.stop()
    if address := _address(reference):
        draft.add(f" {address}")
    return draft.citation


def apa_authors(reference: Reference) -> str:
    """The names that an entry begins with: family names and initials."""
    if reference.authors:
        return _row(reference.authors)
    if reference.directors:
        role = "Director" if len(reference.directors) == 1 else "Directors"
        return f"{_row(reference.directors)} ({role})"
    return ""


def apa_date(reference: Reference, letter: str = "") -> str:
    """The year, with its day where the kind asks for it: 2019a, March 22."""
    issued = reference.issued
    if issued is None:
        return f"n.d.-{letter}" if letter else "n.d."
    year = f"{issued.year}{letter}"
    rest = "" if reference.kind in _BY_YEAR else month_and_day(issued)
    return f"{year}, {rest}" if rest else year


def is_slanted_in_apa(reference: Reference) -> bool:
    """Whether its title is slanted: that of what is no part of anything larger."""
    return reference.kind not in _PARTS


def _row(people: tuple[PersonName, ...]) -> str:
    names = [_name(each) for each in people]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return joined(names, "&", pair=", & ")


def _name(person: PersonName) -> str:
    """Family name first: van der Berg, J. K., Jr."""
    if not person.is_person:
        return person.plain
    return ", ".join(filter(None, (person.short, person.initials, person.suffix)))


def _add_title(draft: CitationDraft, reference: Reference) -> None:
    if reference.kind is CitedKind.LETTER and reference.recipient is not None:
        draft.part(f"[{reference.genre or 'Letter'} to {reference.recipient.plain}]")
        return
    draft.part(reference.title, italic=is_slanted_in_apa(reference))
    told = _told(reference)
    if told:
        draft.add(f" {told}" if reference.title else f". {told}")


def _told(reference: Reference) -> str:
    """What stands behind a title: its number, its edition, what it is."""
    kind = reference.kind
    if kind is CitedKind.REPORT and reference.number:
        return f"({' '.join(filter(None, (reference.genre, 'No.', reference.number)))})"
    if kind is CitedKind.BOOK and reference.edition > 1:
        return f"({ordinal(reference.edition)} ed.)"
    if kind in (CitedKind.FILM, CitedKind.PICTURE, CitedKind.SPEECH, CitedKind.INTERVIEW):
        usual = {CitedKind.FILM: "Film", CitedKind.INTERVIEW: "Interview"}
        genre = reference.genre or usual.get(kind, "")
        return f"[{genre}]" if genre else ""
    return ""


def _add_source(draft: CitationDraft, reference: Reference, who: str) -> None:
    if reference.kind is CitedKind.CHAPTER:
        _add_book(draft, reference)
    elif reference.container and reference.container != who:
        draft.part(reference.container, italic=reference.kind in _PARTS)
        if reference.volume:
            draft.after_comma(reference.volume, italic=True)
            draft.add(f"({reference.issue})" if reference.issue else "")
        if reference.pages:
            draft.after_comma(_pages(reference))
    draft.part(", ".join(filter(None, (reference.event, reference.event_at))))
    if reference.publisher and reference.publisher not in (who, reference.container):
        draft.part(reference.publisher)
    held = f" ({reference.held_in})" if reference.held_in else ""
    draft.part(
        ", ".join(filter(None, (f"{reference.held_by}{held}", reference.held_at)))
        if reference.held_by
        else ""
    )


def _add_book(draft: CitationDraft, reference: Reference) -> None:
    draft.part("In ")
    if reference.editors:
        names = [" ".join(filter(None, (each.initials, each.short))) for each in reference.editors]
        role = "Eds." if len(names) > 1 else "Ed."
        draft.add(f"{joined(names, '&')} ({role}), ")
    draft.add(reference.container, italic=True)
    edition = f"{ordinal(reference.edition)} ed." if reference.edition > 1 else ""
    pages = f"pp. {_pages(reference)}" if reference.pages else ""
    inside = ", ".join(filter(None, (edition, pages)))
    draft.add(f" ({inside})" if inside else "")


def _pages(reference: Reference) -> str:
    return reference.pages.replace("-", "–")


def _address(reference: Reference) -> str:
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    if reference.url and reference.issued is None and reference.accessed is not None:
        return f"Retrieved {month_first(reference.accessed)}, from {reference.url}"
    return reference.url
