"""MLA, ninth edition: a source, what it stands in, and all that belongs to that."""

from __future__ import annotations

import re

from desktop.core.student_work.citations.citation import Citation, CitationDraft, quoted
from desktop.core.student_work.citations.numbers_cited import (
    day_first,
    is_range,
    ordinal,
    shortened_range,
)
from desktop.core.student_work.citations.person_name import joined
from desktop.core.student_work.citations.reference import CitedKind, Reference

# What stands inside something larger has its title between marks, unless it holds itself.
_WHOLE = (CitedKind.BOOK, CitedKind.REPORT, CitedKind.PICTURE)


def mla(reference: Reference, *, author: str | None = None) -> Citation:
    """An entry of a list of works cited; `author` is written in the place of the names."""
    draft = CitationDraft()
    draft.add(mla_entry_authors(reference) if author is None else author)
    _add_title(draft, reference)
    if reference.kind is CitedKind.PICTURE and reference.issued is not None:
        draft.part(day_first(reference.issued))
    _add_container(draft, reference)
    if reference.kind in (CitedKind.SPEECH, CitedKind.PICTURE):
        draft.part(reference.genre)
    if reference.issued is None and reference.accessed is not None:
        draft.part(f"Accessed {day_first(reference.accessed)}")
    return draft.stop().citation


def mla_entry_authors(reference: Reference) -> str:
    """The names that an entry begins with: the first turned round, two at most."""
    names = reference.authors
    if not names or (
        # A body that brings out its own work is named once.
        len(names) == 1 and names[0].plain in (reference.publisher, reference.container)
    ):
        return ""
    first = names[0].turned
    if len(names) == 2:
        return f"{first}, and {names[1].plain}"
    return f"{first}, et al." if len(names) > 2 else first


def _add_title(draft: CitationDraft, reference: Reference) -> None:
    if reference.kind is CitedKind.LETTER and reference.recipient is not None:
        draft.part(f"Letter to {reference.recipient.plain}")
        return
    if not reference.title:
        draft.part("Interview" if reference.kind is CitedKind.INTERVIEW else "")
        return
    if is_slanted_in_mla(reference):
        draft.part(reference.title, italic=True)
    else:
        draft.part(quoted(reference.title))


def is_slanted_in_mla(reference: Reference) -> bool:
    """Whether its title is slanted, and does not stand between marks."""
    is_film = reference.kind is CitedKind.FILM and not reference.container
    return reference.kind in _WHOLE or is_film


def _add_container(draft: CitationDraft, reference: Reference) -> None:
    begins = True
    address = _address(reference)
    for text, italic in _parts(reference):
        if not text:
            continue
        if begins and (draft.is_empty or reference.kind is not CitedKind.PICTURE):
            is_as_it_is = italic or text == address
            draft.part(text if is_as_it_is else text[0].upper() + text[1:], italic=italic)
        else:
            draft.after_comma(text, italic=italic)
        begins = False


def _parts(reference: Reference) -> list[tuple[str, bool]]:
    kind = reference.kind
    issued = day_first(reference.issued) if reference.issued and kind is not _PICTURE else ""
    names = {
        "directed by": reference.directors,
        "edited by": reference.editors,
        "interview by": reference.interviewers,
    }
    said = [
        (f"{how} {joined([each.plain for each in people], 'and')}", False)
        for how, people in names.items()
        if people
    ]
    uploader = f"uploaded by {reference.uploader}" if reference.uploader else ""
    edition = f"{ordinal(reference.edition)} ed." if reference.edition > 1 else ""
    volume = f"vol. {reference.volume}" if reference.volume else ""
    issue = f"no. {reference.issue}" if reference.issue else ""
    publisher = reference.publisher if reference.publisher != reference.container else ""
    return [
        (reference.container, True),
        *said,
        (uploader, False),
        (reference.event, False),
        (edition, False),
        (volume, False),
        (issue, False),
        (publisher, False),
        (issued, False),
        (_held(reference), False),
        (reference.event_at, False),
        (_pages(reference), False),
        (_address(reference), False),
    ]


_PICTURE = CitedKind.PICTURE


def _held(reference: Reference) -> str:
    return ", ".join(filter(None, (reference.held_by, reference.held_at)))


def _pages(reference: Reference) -> str:
    if not reference.pages:
        return ""
    sign = "pp." if is_range(reference.pages) else "p."
    return f"{sign} {shortened_range(reference.pages, '-', chicago=False)}"


def _address(reference: Reference) -> str:
    if reference.doi:
        return f"https://doi.org/{reference.doi}"
    return re.sub("^https?://", "", reference.url)
