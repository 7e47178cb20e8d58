"""Sources for other programs: CSL-JSON, BibTeX and RIS, as Zotero and its like take them in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from desktop.core.student_work.citations.person_name import PersonName
from desktop.core.student_work.citations.reference import CitedDate, CitedKind, Reference

_CSL = {
    CitedKind.NEWS: "article-newspaper",
    CitedKind.WEB_PAGE: "webpage",
    CitedKind.REPORT: "report",
    CitedKind.BOOK: "book",
    CitedKind.CHAPTER: "chapter",
    CitedKind.JOURNAL: "article-journal",
    CitedKind.SPEECH: "speech",
    CitedKind.INTERVIEW: "interview",
    CitedKind.FILM: "motion_picture",
    CitedKind.PICTURE: "graphic",
    CitedKind.LETTER: "personal_communication",
}
_BIBTEX = {
    CitedKind.NEWS: "article",
    CitedKind.JOURNAL: "article",
    CitedKind.BOOK: "book",
    CitedKind.CHAPTER: "incollection",
    CitedKind.REPORT: "techreport",
}
_RIS = {
    CitedKind.NEWS: "NEWS",
    CitedKind.WEB_PAGE: "ELEC",
    CitedKind.REPORT: "RPRT",
    CitedKind.BOOK: "BOOK",
    CitedKind.CHAPTER: "CHAP",
    CitedKind.JOURNAL: "JOUR",
    CitedKind.SPEECH: "HEAR",
    CitedKind.INTERVIEW: "PCOMM",
    CitedKind.FILM: "MPCT",
    CitedKind.PICTURE: "ART",
    CitedKind.LETTER: "PCOMM",
}
_MEANS_SOMETHING = {
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def csl_json(references: Iterable[Reference]) -> str:
    """The sources as an array of CSL-JSON."""
    return json.dumps([csl_item(each) for each in references], ensure_ascii=False, indent=2) + "\n"


def csl_item(reference: Reference) -> dict[str, Any]:
    """A source as an item of CSL-JSON; what is not known is left out."""
    people = {
        "author": reference.authors,
        "editor": reference.editors,
        "director": reference.directors,
        "interviewer": reference.interviewers,
        "recipient": (reference.recipient,) if reference.recipient else (),
    }
    dates = {"issued": reference.issued, "accessed": reference.accessed}
    item: dict[str, Any] = {
        "id": reference.id,
        "type": _CSL[reference.kind],
        "title": reference.title,
        **{role: [_csl_name(each) for each in names] for role, names in people.items()},
        "container-title": reference.container,
        "publisher": reference.publisher,
        "publisher-place": reference.publisher_city,
        **{name: _csl_date(day) for name, day in dates.items() if day is not None},
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "edition": str(reference.edition) if reference.edition else "",
        "genre": reference.genre,
        "number": reference.number,
        "event-title": reference.event,
        "event-place": reference.event_at,
        "archive": reference.held_by,
        "archive_location": reference.held_in,
        "archive-place": reference.held_at,
        "URL": reference.url,
        "DOI": reference.doi,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: PersonName) -> dict[str, str]:
    if not name.is_person:
        return {"literal": name.plain}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _csl_date(day: CitedDate) -> dict[str, Any]:
    first = [part for part in (day.year, day.month, day.day) if part]
    parts = [first]
    if day.until[1]:
        parts.append([day.year, *day.until])
    return {"date-parts": parts, **({"season": day.season} if day.season else {})}


def bibtex(references: Iterable[Reference]) -> str:
    """The sources as BibTeX in Unicode, each under a key that no other has."""
    written, used = [], set()
    for each in references:
        begins = _key(each)
        key, count = begins, 1
        while key in used:
            count += 1
            key = f"{begins}{count}"
        used.add(key)
        fields = "".join(f",\n  {name} = {value}" for name, value in _bibtex_fields(each))
        written.append(f"@{_BIBTEX.get(each.kind, 'misc')}{{{key}{fields}\n}}\n")
    return "\n".join(written)


def _key(reference: Reference) -> str:
    who = reference.authors[0].short if reference.authors else reference.title
    letters = "".join(sign for sign in who if sign.isascii() and sign.isalnum())
    year = str(reference.issued.year) if reference.issued else ""
    return f"{letters[:24] or 'source'}{year}"


def _bibtex_fields(reference: Reference) -> Iterable[tuple[str, str]]:
    contained = "booktitle" if reference.kind is CitedKind.CHAPTER else "journal"
    if reference.kind not in _BIBTEX:
        contained = "howpublished"
    publisher = "institution" if reference.kind is CitedKind.REPORT else "publisher"
    values = {
        "author": _bibtex_names(reference.authors),
        "editor": _bibtex_names(reference.editors),
        # In a second pair of brackets capitals stay as they are.
        "title": f"{{{_escaped(reference.title)}}}" if reference.title else "",
        contained: _escaped(reference.container),
        publisher: _escaped(reference.publisher),
        "address": _escaped(reference.publisher_city),
        "year": str(reference.issued.year) if reference.issued else "",
        "volume": _escaped(reference.volume),
        "number": _escaped(reference.issue or reference.number),
        "pages": _escaped(reference.pages).replace("–", "--"),
        "edition": str(reference.edition) if reference.edition else "",
        "doi": reference.doi,
        "url": reference.url.replace("{", "%7B").replace("}", "%7D"),
    }
    yield from ((name, f"{{{value}}}") for name, value in values.items() if value)
    if reference.issued is not None and reference.issued.month:
        yield "month", _MONTHS[reference.issued.month - 1]


def _bibtex_names(names: tuple[PersonName, ...]) -> str:
    said = []
    for name in names:
        if not name.is_person:
            said.append(f"{{{_escaped(name.plain)}}}")
            continue
        parts = (name.short, name.suffix, name.given)
        said.append(", ".join(_escaped(part) for part in parts if part))
    return " and ".join(said)


def _escaped(words: str) -> str:
    return "".join(_MEANS_SOMETHING.get(sign, sign) for sign in words)


def ris(references: Iterable[Reference]) -> str:
    """The sources as RIS, with the ends of lines that its readers ask for."""
    return "".join(
        "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(each) if value) + "ER  - \r\n"
        for each in references
    )


def _ris_lines(reference: Reference) -> Iterable[tuple[str, str]]:
    yield "TY", _RIS[reference.kind]
    for tag, names in (("AU", reference.authors), ("A2", reference.editors)):
        yield from ((tag, _ris_name(name)) for name in names)
    yield from (("A2", _ris_name(name)) for name in reference.directors)
    yield "TI", " ".join(reference.title.split())
    yield "T2", reference.container
    yield "PB", reference.publisher
    yield "CY", reference.publisher_city
    if reference.issued is not None:
        yield "PY", str(reference.issued.year)
        yield "DA", _ris_date(reference.issued)
    yield "VL", reference.volume
    yield "IS", reference.issue
    first, dash, last = reference.pages.replace("–", "-").partition("-")
    yield "SP", first
    yield "EP", last if dash else ""
    yield "ET", str(reference.edition) if reference.edition else ""
    yield "DO", reference.doi
    yield "UR", reference.url
    if reference.accessed is not None:
        yield "Y2", _ris_date(reference.accessed)


def _ris_name(name: PersonName) -> str:
    if not name.is_person:
        return name.plain
    return ", ".join(part for part in (name.short, name.given, name.suffix) if part)


def _ris_date(day: CitedDate) -> str:
    month = f"{day.month:02}" if day.month else ""
    return f"{day.year}/{month}/{f'{day.day:02}' if day.day else ''}/"
