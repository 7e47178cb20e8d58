"""When a page came out and was changed, as it says itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.core.importing.document import FieldOrigin
from desktop.core.importing.formats.days import day_in, day_in_address
from desktop.core.importing.formats.linked_data import words_in
from desktop.core.importing.formats.page_saying import PageSaying, Value

_PUBLISHED_NAMES = (
    "article:published_time", "article:published", "datepublished", "og:published_time",
    "article.published", "parsely-pub-date", "published", "pubdate", "dc.date.issued",
    "dcterms.issued", "sailthru.date", "citation_publication_date", "citation_date", "publish-date",
    "originalpublicationdate", "published_time_telegram", "dcsext.articlefirstpublished",
    "dc.date", "dcterms.date", "date",
)  # fmt: skip
_MODIFIED_NAMES = (
    "article:modified_time", "datemodified", "og:updated_time", "lastmod", "last-modified",
    "dcterms.modified",
)  # fmt: skip


def published_days(page: PageSaying) -> Iterator[Value]:
    """The day on which a page came out, as each of its parts says it, the surest first."""
    linked, head = page.linked, page.head
    for record in (*linked.articles, *linked.pages):
        yield day_in(words_in(record.get("datePublished"))), FieldOrigin.STRUCTURED
    for value in head.values(*_PUBLISHED_NAMES):
        yield day_in(value), FieldOrigin.META
    yield _marked_day(page, "datePublished"), FieldOrigin.PAGE
    yield _timed_day(page), FieldOrigin.PAGE
    yield _seen_day(page, lambda day: len(day) == 10), FieldOrigin.PAGE
    yield day_in_address(page.own_address[0]), FieldOrigin.ADDRESS
    yield _seen_day(page, bool), FieldOrigin.PAGE


def modified_days(page: PageSaying) -> Iterator[Value]:
    """The day of the last change, the surest first."""
    for record in (*page.linked.articles, *page.linked.pages):
        yield day_in(words_in(record.get("dateModified"))), FieldOrigin.STRUCTURED
    for value in page.head.values(*_MODIFIED_NAMES):
        yield day_in(value), FieldOrigin.META
    yield _marked_day(page, "dateModified"), FieldOrigin.PAGE


def _marked_day(page: PageSaying, name: str) -> str:
    """The day in an element that says which day it holds."""
    for element in page.elements.every:
        if name in element.get("itemprop").split():
            said = element.get("datetime") or element.get("content")
            if day := day_in(said) or day_in(page.elements.words(element)):
                return day
    return ""


def _timed_day(page: PageSaying) -> str:
    """The day of the first time element that is none of a change."""
    for element in page.elements.tagged("time"):
        around = (element, *([element.parent] if element.parent is not None else []))
        names = " ".join(f"{each.given_names} {each.get('itemprop')}" for each in around).lower()
        if "modif" in names or "updat" in names:
            continue
        if day := day_in(element.get("datetime")) or day_in(page.elements.words(element)):
            return day
    return ""


def _seen_day(page: PageSaying, is_enough: Callable[[str], bool]) -> str:
    days = (day_in(line) for line in page.near_headline() if not _is_change(line))
    return next((day for day in days if is_enough(day)), "")


def _is_change(line: str) -> bool:
    return line.casefold().startswith(("updated", "last updated", "modified", "aktualisiert"))
