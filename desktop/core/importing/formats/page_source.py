"""Where a page says it comes from: title, authors, days, publisher, each with where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.core.importing.document import FieldOrigin, SourceField, SourceFieldName
from desktop.core.importing.formats.bylines import (
    is_address,
    joined,
    names_in,
    names_in_author_element,
    names_in_byline,
    names_in_record,
    organisations_in_record,
)
from desktop.core.importing.formats.days import day_in
from desktop.core.importing.formats.linked_data import words_in
from desktop.core.importing.formats.page_days import modified_days, published_days
from desktop.core.importing.formats.page_element import PageElement
from desktop.core.importing.formats.page_saying import PageSaying, Value, first_value, host_of
from desktop.core.importing.formats.page_titles import bare
from desktop.core.shape import LineKind
from desktop.core.text.blocks import followed

_AUTHOR_NAMES = (
    "author", "byl", "sailthru.author", "parsely-author", "article:author", "dc.creator",
    "dcterms.creator", "citation_author", "dcsext.author", "og:article:author",
    "article:author_name",
)  # fmt: skip
_PUBLISHER_NAMES = (
    "publisher", "dc.publisher", "citation_journal_title", "application-name", "copyright",
)  # fmt: skip
_DIVIDERS = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")
_BYLINE_NAME = re.compile(
    r"(?:^|[\s_-])(?:byline|author|author-?name|byline__name|article-?author|post-?author|autor)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_RIGHTS_NAMES = ("dcterms.license", "dcterms.rights", "dc.rights", "rights", "license")
# What schema.org calls the kinds of articles.
_GENRES = {
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "BackgroundNewsArticle": "background",
    "ReportageNewsArticle": "report",
    "ReviewNewsArticle": "review",
    "SatiricalArticle": "satire",
    "AdvertiserContentArticle": "advertisement",
    "BlogPosting": "blog",
}
_LONGEST_TITLE = 250


def source_fields(page: PageSaying) -> tuple[SourceField, ...]:
    """What is known of where a page comes from, a value a name; what nobody says is left out."""
    title = _title(page)
    publisher = _publisher(page, title[0])
    values: dict[SourceFieldName, Value] = {
        SourceFieldName.TITLE: title,
        SourceFieldName.BYLINE: _authors(page, publisher[0]),
        SourceFieldName.PUBLISHER: publisher,
        SourceFieldName.PUBLISHED: first_value(published_days(page)),
        SourceFieldName.MODIFIED: first_value(modified_days(page)),
        SourceFieldName.URL: page.own_address,
        SourceFieldName.LANGUAGE: _language(page),
        SourceFieldName.ACCESSED: (day_in(page.date), FieldOrigin.FILE),
        SourceFieldName.GENRE: _genre(page),
        SourceFieldName.RIGHTS: _rights(page),
    }
    return tuple(
        SourceField(name, value, origin) for name, (value, origin) in values.items() if value
    )


def _agreement(first: str, second: str) -> float:
    one, other = set(bare(first).split()), set(bare(second).split())
    return len(one & other) / max(1, min(len(one), len(other)))


def _title(page: PageSaying) -> Value:
    head = page.head
    site = head.first("og:site_name", "application-name")
    said = next(filter(None, (words_in(each.get("headline")) for each in page.linked.articles)), "")
    shared = head.first("og:title", "twitter:title")
    known = [words for words in (said, shared, head.title) if words]
    headlines = [words for words in head.headlines if 3 <= len(words) <= _LONGEST_TITLE]

    def fits(headline: str) -> float:
        return max((_agreement(headline, words) for words in known), default=0.0)

    best = max(headlines, key=lambda words: fits(words) + min(len(words), 60) / 600, default="")
    is_alone = len(headlines) == 1 and len(best.split()) > 3
    if best and bare(best) != bare(site) and (not known or fits(best) > 0.5 or is_alone):
        return best, FieldOrigin.PAGE
    return first_value(
        [
            (said, FieldOrigin.STRUCTURED),
            (_without_site(shared, site), FieldOrigin.META),
            (_without_site(head.title, site), FieldOrigin.META),
            (best, FieldOrigin.PAGE),
            (_first_heading(page), FieldOrigin.PAGE),
        ]
    )


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site that stands before or behind it."""
    for divider in _DIVIDERS:
        first, _, last = title.partition(divider)
        if not last or not site:
            continue
        if bare(site) in bare(first) and len(first) < len(last):
            return last
        start, _, end = title.rpartition(divider)
        if bare(site) in bare(end) and start:
            return start
    return title


def _first_heading(page: PageSaying) -> str:
    headings = (block.line for block in page.blocks if block.kind is LineKind.HEADING)
    return next(headings, "")[:_LONGEST_TITLE]


def _authors(page: PageSaying, publisher: str) -> Value:
    records = page.linked.articles
    organisations = {bare(name) for each in records for name in _organisations(each.get("author"))}
    houses = {bare(name) for name in (publisher, *_publishers(page)) if name}

    def people(names: Iterable[str]) -> list[str]:
        return [
            name
            for name in dict.fromkeys(_without_house(name, publisher) for name in names)
            if bare(name) not in houses | organisations
            and not (publisher and _agreement(name, publisher) == 1 and len(name.split()) <= 2)
        ]

    structured = people(name for each in records for name in names_in_record(each.get("author")))
    meta = people(
        name
        for value in page.head.values(*_AUTHOR_NAMES)
        if not is_address(value)
        for name in names_in(value)
    )
    seen = people(_seen_authors(page))
    names, origin = structured, FieldOrigin.STRUCTURED
    if not names:
        names, origin = (meta, FieldOrigin.META) if meta else (seen, FieldOrigin.PAGE)
    # A page names all of its authors where its data may name only the first.
    if len(seen) > len(names) and names and bare(names[0]) in {bare(name) for name in seen}:
        names, origin = seen, FieldOrigin.PAGE
    return joined(names), origin


def _without_house(name: str, publisher: str) -> str:
    """The name of a person behind which a page sets its own, as in "Ada Quill. The Courier"."""
    person = name.removesuffix(publisher) if publisher else name
    parted = person.rstrip(" .,|/–—-")
    return parted if person != name and " " in parted and parted != person.rstrip() else name


def _organisations(author: object) -> Iterator[str]:
    yield from organisations_in_record(author)


def _seen_authors(page: PageSaying) -> tuple[str, ...]:
    tried = 0
    for element in page.elements.every:
        is_said = element.get("rel") == "author" or element.get("itemprop") == "author"
        names_given = element.given_names[:200].lower()
        if not (is_said or _BYLINE_NAME.search(names_given)) or _asks(element, names_given):
            continue
        tried += 1
        if names := names_in_author_element(page.elements.words(element)):
            return names
        if tried == 8:
            break
    for line in page.near_headline():
        if names := names_in_byline(line):
            return names
    return ()


def _asks(element: PageElement, names: str) -> bool:
    """Whether an element asks for the name of who comments."""
    is_field = element.tag in {"input", "label", "form", "textarea"}
    return is_field or "comment" in names or "form" in names


def _publishers(page: PageSaying) -> Iterator[str]:
    for record in (*page.linked.articles, *page.linked.pages):
        publisher = record.get("publisher")
        name = words_in(publisher.get("name") if isinstance(publisher, dict) else publisher)
        if name and not is_address(name):
            yield name


def _publisher(page: PageSaying, title: str) -> Value:
    structured = next(_publishers(page), "")
    site = next((name for name in page.head.values("og:site_name") if not is_address(name)), "")
    site = site.partition("|")[0].strip()
    # What is written small or has a motto behind it is an address or an advertisement.
    if structured and (site.islower() or len(site) > 40):
        return structured, FieldOrigin.STRUCTURED
    named = (
        value
        for value in page.head.values(*_PUBLISHER_NAMES)
        if not is_address(value) and len(value) < 60
    )
    return first_value(
        [
            (site, FieldOrigin.META),
            (structured, FieldOrigin.STRUCTURED),
            (next(named, ""), FieldOrigin.META),
            (_tail(page.head.title, title), FieldOrigin.META),
            (host_of(page.own_address[0]), FieldOrigin.ADDRESS),
        ]
    )


def _tail(page_title: str, title: str) -> str:
    """What stands behind the last divider of a title, or before the first, and is no title."""
    for divider in (*_DIVIDERS, ": "):
        if divider in page_title:
            parts = page_title.split(divider)
            for part in (parts[-1].strip(), parts[0].strip()):
                if part and len(part) < 40 and bare(part) not in bare(title):
                    return part
    return ""


def _language(page: PageSaying) -> Value:
    said = page.head.language or page.head.first("og:locale", "content-language", "dc.language")
    code = said.replace("_", "-").partition("-")[0].strip().lower()
    return (code if 2 <= len(code) <= 3 and code.isalpha() else ""), FieldOrigin.META


def _genre(page: PageSaying) -> Value:
    for record in page.linked.articles:
        said = words_in(record.get("genre"))
        kinds = record.get("@type")
        known = (_GENRES.get(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))
        genre = (
            said if 0 < len(said) <= 40 and not is_address(said) else next(filter(None, known), "")
        )
        if genre:
            return genre, FieldOrigin.STRUCTURED
    return "", FieldOrigin.STRUCTURED


def _rights(page: PageSaying) -> Value:
    """The licence that a page names, in its words or by its address."""
    said = (words_in(record.get("license")) for record in page.linked.articles)
    linked = (
        link.get("href").strip()
        for link in page.elements.tagged("a", "link")
        if "license" in link.get("rel").lower().split()
    )
    return first_value(
        [
            (next(filter(None, said), ""), FieldOrigin.STRUCTURED),
            (page.head.first(*_RIGHTS_NAMES), FieldOrigin.META),
            (next((address for address in linked if followed(address)), ""), FieldOrigin.META),
        ]
    )
