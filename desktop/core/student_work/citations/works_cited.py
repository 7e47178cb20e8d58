"""Whole lists of sources in one style: their order, what repeats, and years that two share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from unicodedata import combining, normalize

from desktop.core.record import record
from desktop.core.student_work.citations.apa import apa, apa_authors
from desktop.core.student_work.citations.chicago import (
    ChicagoForm,
    chicago,
    chicago_authors,
    chicago_year,
)
from desktop.core.student_work.citations.citation import Citation
from desktop.core.student_work.citations.mla import mla, mla_entry_authors
from desktop.core.student_work.citations.reference import CitationStyle, Reference

# What stands for an author who was named just before.
_SAME = "———."
_ARTICLES = ("a ", "an ", "the ")
_BY_DATE = (
    CitationStyle.APA,
    CitationStyle.CHICAGO_17_AUTHOR_DATE,
    CitationStyle.CHICAGO_18_AUTHOR_DATE,
)


@record(frozen=True, slots=True)
class WorkCited:
    """A source of a list: its entry, and the letter behind its year where another has that too."""

    reference: Reference
    entry: Citation
    letter: str = ""


def works_cited(references: Iterable[Reference], style: CitationStyle) -> tuple[WorkCited, ...]:
    """The list of these sources, each once, in the order of the style."""
    once = {each.id: each for each in references}
    ordered = sorted(once.values(), key=lambda each: _order(each, style))
    letters = _letters(ordered, style) if style in _BY_DATE else {}
    cited = []
    before = ""
    for each in ordered:
        who, letter = entry_authors(each, style), letters.get(each.id, "")
        repeats = _SAME if who and who == before and _has_dash(style) else None
        cited.append(WorkCited(each, entry(each, style, author=repeats, letter=letter), letter))
        before = who
    return tuple(cited)


def entry(
    reference: Reference, style: CitationStyle, *, author: str | None = None, letter: str = ""
) -> Citation:
    """One source as a list has it; `author` is written in the place of its names."""
    if style is CitationStyle.MLA:
        return mla(reference, author=author)
    if style is CitationStyle.APA:
        return apa(reference, letter=letter)
    return chicago(reference, chicago_form(style), author=author, letter=letter)


def entry_authors(reference: Reference, style: CitationStyle) -> str:
    """What the entry of a source begins with, where that is no title."""
    if style is CitationStyle.MLA:
        return mla_entry_authors(reference)
    if style is CitationStyle.APA:
        return apa_authors(reference)
    return chicago_authors(reference, chicago_form(style))


def chicago_form(style: CitationStyle, *, is_note: bool = False) -> ChicagoForm:
    """The form of Chicago that a style stands for."""
    edition = 17 if "17" in style else 18
    return ChicagoForm(edition, is_note=is_note, is_author_date="author-date" in style)


def _has_dash(style: CitationStyle) -> bool:
    # APA names everybody again, and so does Chicago from the eighteenth edition on.
    return style is CitationStyle.MLA or "17" in style


def _order(reference: Reference, style: CitationStyle) -> tuple[object, ...]:
    title = _title_key(reference)
    issued = reference.issued
    day = (issued.year, issued.month, issued.day) if issued else (0, 0, 0)
    who = _sorted_as(entry_authors(reference, style))
    if style in _BY_DATE:
        # What has no date stands before what has one.
        when = day if style is CitationStyle.APA else (day[0],)
        return (who or title, when, title)
    return (who or title, title, day)


def _title_key(reference: Reference) -> str:
    title = _sorted_as(reference.title)
    for article in _ARTICLES:
        if title.startswith(article):
            return title[len(article) :]
    return title


def _sorted_as(words: str) -> str:
    """Without marks before the first letter, and é with e."""
    folded = "".join(each for each in normalize("NFKD", words.casefold()) if not combining(each))
    first = next((at for at, each in enumerate(folded) if each.isalnum()), 0)
    return folded[first:]


def _letters(ordered: Sequence[Reference], style: CitationStyle) -> dict[str, str]:
    """The letters of those that have author and year in common, by their ids."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in ordered:
        who = entry_authors(each, style)
        if who:
            alike.setdefault((who, chicago_year(each)), []).append(each.id)
    return {
        reference_id: _lettered(at)
        for ids in alike.values()
        if len(ids) > 1
        for at, reference_id in enumerate(ids)
    }


def _lettered(at: int) -> str:
    """a … z, aa, ab …"""
    more, last = divmod(at, len(ascii_lowercase))
    return (_lettered(more - 1) if more else "") + ascii_lowercase[last]
