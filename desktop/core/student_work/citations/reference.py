"""What is known of a source that somebody cites."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from desktop.core.record import record
from desktop.core.student_work.citations.person_name import PersonName


class CitedKind(StrEnum):
    """The kinds of sources that can be cited: a closed set."""

    NEWS = "news"
    WEB_PAGE = "web page"
    REPORT = "report"
    BOOK = "book"
    CHAPTER = "chapter"
    JOURNAL = "journal"
    SPEECH = "speech"
    INTERVIEW = "interview"
    FILM = "film"
    PICTURE = "picture"
    LETTER = "letter"


class CitationStyle(StrEnum):
    """The styles in which sources are cited; each Chicago by its edition."""

    MLA = "mla"
    APA = "apa"
    CHICAGO_17_NOTES = "chicago-17-notes"
    CHICAGO_17_AUTHOR_DATE = "chicago-17-author-date"
    CHICAGO_18_NOTES = "chicago-18-notes"
    CHICAGO_18_AUTHOR_DATE = "chicago-18-author-date"


@record(frozen=True, slots=True)
class CitedDate:
    """A day, a month or a year; what is not known is 0. `until` ends what lasted longer."""

    year: int
    month: int = 0
    day: int = 0
    season: str = ""
    until: tuple[int, int] = (0, 0)


@record(frozen=True, slots=True)
class Reference:
    """A source as it is cited. What nobody knows is empty, and left out of the citation.

    `container` is what it stands in (a newspaper, a site, a journal, the book of a chapter),
    `genre` what it calls itself ("Video", "Keynote address", "NIH Publication"), `number` counts
    in a series of reports, `held_by` and `held_at` are who keeps a picture or a letter, and where.
    """

    id: str
    kind: CitedKind
    title: str = ""
    authors: tuple[PersonName, ...] = ()
    editors: tuple[PersonName, ...] = ()
    directors: tuple[PersonName, ...] = ()
    interviewers: tuple[PersonName, ...] = ()
    recipient: PersonName | None = None
    uploader: str = ""
    container: str = ""
    publisher: str = ""
    publisher_city: str = ""
    issued: CitedDate | None = None
    accessed: CitedDate | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: int = 0
    genre: str = ""
    number: str = ""
    event: str = ""
    event_at: str = ""
    held_by: str = ""
    held_in: str = ""
    held_at: str = ""
    url: str = ""
    doi: str = ""


def date_from(written: str) -> CitedDate | None:
    """A date as articles have it (ISO 8601, which may stop at the year or the month).

    Example: "2019-03" → March 2019. None where it says no year.
    """
    # A pattern that no start uses.
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", written.strip())
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return CitedDate(year) if year else None
    return CitedDate(year, month, day)
