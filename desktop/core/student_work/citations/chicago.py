"""The Chicago Manual of Style, editions 17 and 18: notes with a bibliography, and author-date."""

from __future__ import annotations

from desktop.core.record import record
from desktop.core.student_work.citations.citation import Citation, CitationDraft, quoted
from desktop.core.student_work.citations.numbers_cited import (
    month_and_day,
    month_first,
    ordinal,
    shortened_range,
)
from desktop.core.student_work.citations.person_name import PersonName, joined
from desktop.core.student_work.citations.reference import CitedKind, Reference

_ITALIC = (CitedKind.BOOK, CitedKind.REPORT, CitedKind.FILM, CitedKind.PICTURE)
_BY = ("Interview by ", "Directed by ")
_SEVENTEENTH = 17


@record(frozen=True, slots=True)
class ChicagoForm:
    """Which of its forms is written. A note runs on with commas and names no page it does not cite.

    The eighteenth edition leaves the place of a publisher out, and the pages of a chapter.
    """

    edition: int
    is_note: bool = False
    is_author_date: bool = False

    @property
    def names_city(self) -> bool:
        """Whether the place of a publisher is told."""
        return self.edition == _SEVENTEENTH

    @property
    def most_authors(self) -> tuple[int, int]:
        """How many authors are told, and how many of more than these."""
        if self.edition == _SEVENTEENTH:
            return (3, 1) if self.is_note else (10, 7)
        return (2, 1) if self.is_note else (6, 3)


def chicago(
    reference: Reference,
    form: ChicagoForm,
    *,
    pages: str = "",
    author: str | None = None,
    letter: str = "",
) -> Citation:
    """A note on `pages`, or an entry; `author` is written in the place of its names.

    In author-date `letter` follows the year where another work has that too.
    """
    draft = CitationDraft()
    if form.is_note:
        _write_note(draft, reference, form, pages)
    else:
        who = chicago_authors(reference, form) if author is None else author
        _write_entry(draft, reference, form, who, letter)
    return draft.stop().citation


def chicago_authors(reference: Reference, form: ChicagoForm) -> str:
    """The names that it begins with; of a newspaper or a site its own, where no others are."""
    names = reference.authors
    if not names:
        is_of_container = reference.kind in (CitedKind.NEWS, CitedKind.WEB_PAGE)
        return "" if form.is_note or not is_of_container else _owner(reference)
    most, of_more = form.most_authors
    if len(names) > most:
        shown = [_name(each, form, at) for at, each in enumerate(names[:of_more])]
        return f"{', '.join(shown)} et al." if form.is_note else f"{', '.join(shown)}, et al."
    shown = [_name(each, form, at) for at, each in enumerate(names)]
    return joined(shown, "and", pair=" and " if form.is_note else ", and ")


def is_slanted_in_chicago(reference: Reference) -> bool:
    """Whether its title is slanted, and does not stand between marks, as that of a video does."""
    is_video = reference.kind is CitedKind.FILM and bool(reference.container)
    return reference.kind in _ITALIC and not is_video


def is_owner_slanted(reference: Reference) -> bool:
    """Whether what it stands in is slanted where that begins its entry: a newspaper is."""
    return reference.kind is CitedKind.NEWS


def chicago_year(reference: Reference, letter: str = "") -> str:
    """The year of author-date."""
    if reference.issued is None:
        return f"n.d.-{letter}" if letter else "n.d."
    return f"{reference.issued.year}{letter}"


def _name(person: PersonName, form: ChicagoForm, at: int) -> str:
    return person.plain if form.is_note or at else person.turned


def _owner(reference: Reference) -> str:
    return reference.container or reference.publisher


def _write_note(draft: CitationDraft, reference: Reference, form: ChicagoForm, pages: str) -> None:
    kind = reference.kind
    who = chicago_authors(reference, form)
    owner = _owner(reference)
    # A body that brings out its own page is named once, behind the title.
    is_own_site = bool(who) and who in (owner, reference.publisher)
    is_site = kind is CitedKind.WEB_PAGE and (
        is_own_site or (len(reference.authors) == 1 and not owner)
    )
    if not is_site:
        draft.add(who)
    if kind is CitedKind.LETTER and reference.recipient is not None:
        draft.add(f" to {reference.recipient.plain}")
    elif reference.title:
        slanted = is_slanted_in_chicago(reference)
        draft.after_comma(reference.title if slanted else quoted(reference.title), italic=slanted)
    if is_site:
        draft.after_comma(who)
    if kind in (CitedKind.BOOK, CitedKind.REPORT, CitedKind.CHAPTER):
        if kind is CitedKind.CHAPTER:
            draft.after_comma("in ").add(reference.container, italic=True)
            if reference.editors:
                draft.after_comma(f"ed. {_row(reference.editors)}")
        if reference.edition > 1:
            draft.after_comma(f"{ordinal(reference.edition)} ed.")
        imprint = _imprint(reference, form, year=chicago_year(reference))
        draft.add(f" ({imprint})" if imprint else "")
    else:
        for text, italic in _source(reference, form, is_site=is_site):
            draft.after_comma(text, italic=italic)
        if kind is CitedKind.JOURNAL:
            _add_volume(draft, reference, form, pages)
            pages = ""
    draft.after_comma(shortened_range(pages, "–", chicago=True))
    draft.after_comma(_visit(reference)[:1].lower() + _visit(reference)[1:])
    draft.after_comma(_address(reference))


def _write_entry(
    draft: CitationDraft, reference: Reference, form: ChicagoForm, who: str, letter: str
) -> None:
    kind = reference.kind
    draft.add(who, italic=not reference.authors and is_owner_slanted(reference))
    if form.is_author_date and who:
        draft.part(chicago_year(reference, letter))
    if kind is CitedKind.LETTER and reference.recipient is not None:
        draft.part(f"Letter to {reference.recipient.plain}")
    elif reference.title:
        slanted = is_slanted_in_chicago(reference)
        draft.part(reference.title if slanted else quoted(reference.title), italic=slanted)
    if form.is_author_date and not who:
        draft.part(chicago_year(reference, letter))
    if kind in (CitedKind.BOOK, CitedKind.REPORT, CitedKind.CHAPTER):
        _add_book(draft, reference, form)
    else:
        is_site = kind is CitedKind.WEB_PAGE and who in (
            _owner(reference),
            reference.publisher,
        )
        begins = True
        for text, italic in _source(reference, form, is_site=is_site, who=who):
            (draft.part if begins else draft.after_comma)(text, italic=italic)
            # Who interviewed or directed is a sentence of its own, and all of a picture is.
            begins = kind is CitedKind.PICTURE or (begins and (not text or text.startswith(_BY)))
        if kind is CitedKind.JOURNAL:
            _add_volume(draft, reference, form, reference.pages)
    draft.part(_visit(reference))
    draft.part(_address(reference))


def _add_book(draft: CitationDraft, reference: Reference, form: ChicagoForm) -> None:
    """What an entry says of the book that it is, or stands in, and who brought that out."""
    if reference.kind is CitedKind.CHAPTER:
        draft.part("In ").add(reference.container, italic=True)
        if reference.editors:
            draft.after_comma(f"edited by {_row(reference.editors)}")
        if reference.pages and form.names_city:
            draft.after_comma(shortened_range(reference.pages, "–", chicago=True))
    if reference.edition > 1:
        draft.part(f"{ordinal(reference.edition)} ed.")
    if reference.kind is CitedKind.REPORT and reference.number:
        draft.part(" ".join(filter(None, (reference.genre, "no.", reference.number))))
    year = "" if form.is_author_date else chicago_year(reference)
    draft.part(_imprint(reference, form, year=year))


def _source(
    reference: Reference, form: ChicagoForm, *, is_site: bool, who: str = ""
) -> list[tuple[str, bool]]:
    """What a text stands in and when it came, part by part, with whether it is slanted."""
    kind = reference.kind
    how = tuple(map(str.lower, _BY)) if form.is_note else _BY
    if kind is CitedKind.JOURNAL:
        return [(reference.container, True)]
    by = f"{how[0]}{_row(reference.interviewers)}" if reference.interviewers else ""
    directed = f"{how[1]}{_row(reference.directors)}" if reference.directors else ""
    container = reference.container
    container = "" if is_site or container == who else container
    if container == "" and kind is CitedKind.WEB_PAGE and reference.publisher != who:
        container = "" if is_site else reference.publisher
    day = month_first(reference.issued) if reference.issued else ""
    if form.is_author_date and reference.issued and not month_and_day(reference.issued):
        # The year alone stands behind the names.
        day = ""
    is_slanted = kind in (CitedKind.NEWS, CitedKind.INTERVIEW)
    publisher = reference.publisher if kind is CitedKind.FILM else ""
    medium = reference.genre if kind in (CitedKind.PICTURE, CitedKind.SPEECH) else ""
    if form.is_note and medium[1:2].islower():
        medium = medium[0].lower() + medium[1:]
    held = ", ".join(filter(None, (reference.held_by, reference.held_in, reference.held_at)))
    event = ", ".join(filter(None, (reference.event, reference.event_at)))
    if kind is CitedKind.PICTURE:
        return [(day, False), (medium, False), (held, False)]
    return [
        (by, False),
        (directed, False),
        (container, is_slanted),
        (medium, False),
        (event, False),
        (publisher, False),
        (day, False),
        (held, False),
    ]


def _add_volume(draft: CitationDraft, reference: Reference, form: ChicagoForm, pages: str) -> None:
    """Volume, number, day and pages of a journal: 111, no. 2 (April 2016): 165–76."""
    pages = shortened_range(pages, "–", chicago=True)
    day = ""
    if reference.issued is not None:
        alone = month_and_day(reference.issued)
        day = alone if form.is_author_date else month_first(reference.issued)
    if not reference.volume:
        draft.after_comma(day).after_comma(pages)
        return
    draft.add(f" {reference.volume}")
    if reference.issue:
        draft.after_comma(f"no. {reference.issue}")
    draft.add(f" ({day})" if day else "")
    draft.add(f": {pages}" if pages else "")


def _imprint(reference: Reference, form: ChicagoForm, *, year: str) -> str:
    city = reference.publisher_city if form.names_city else ""
    publisher = ": ".join(filter(None, (city, reference.publisher)))
    return ", ".join(filter(None, (publisher, year)))


def _row(people: tuple[PersonName, ...]) -> str:
    return joined([each.plain for each in people], "and")


def _visit(reference: Reference) -> str:
    if reference.issued is not None or reference.accessed is None or not reference.url:
        return ""
    return f"Accessed {month_first(reference.accessed)}"


def _address(reference: Reference) -> str:
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url
