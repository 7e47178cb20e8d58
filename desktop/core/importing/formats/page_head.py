"""What stands in the head of a page: its meta elements, its title, the address it gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from desktop.core.importing.formats.linked_data import LinkedData, words_in
from desktop.core.importing.formats.page_element import PageElements
from desktop.core.importing.formats.page_titles import PageTitles, page_titles

_NAMES = ("property", "name", "itemprop", "http-equiv")
_TITLES = (
    "og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title",
    "citation_title",
)  # fmt: skip
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_MOST_HEADLINES = 3
_LONGEST_VALUE = 2_000
_TAG = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class PageHead:
    """The values of each name of a meta element in order, the title, and addresses.

    `canonical` is the address that the page says it has, `base` the one its links start from.
    """

    meta: Mapping[str, tuple[str, ...]]
    title: str
    headlines: tuple[str, ...]
    canonical: str
    base: str
    language: str

    def values(self, *names: str) -> Iterator[str]:
        """The values of these names, those of the first name first."""
        return (value for name in names for value in self.meta.get(name, ()))

    def first(self, *names: str) -> str:
        """The first of the values of these names, or nothing."""
        return next(self.values(*names), "")

    def titles(self, linked: LinkedData) -> PageTitles:
        """All that the page calls itself."""
        said = (words_in(record.get("headline")) for record in linked.every)
        titles = (*self.values(*_TITLES), *said, *self.headlines, self.title)
        return page_titles(titles, self.values(*_DESCRIPTIONS))


def head_of(elements: PageElements) -> PageHead:
    """Reads the head of a page."""
    meta: dict[str, tuple[str, ...]] = {}
    for element in elements.tagged("meta"):
        name = next(filter(None, (element.get(name) for name in _NAMES)), "").lower()
        value = " ".join(_TAG.sub(" ", element.get("content")[:_LONGEST_VALUE]).split())
        if name and value:
            meta[name] = (*meta.get(name, ())[:20], value)
    title = next((words for each in elements.tagged("title") if (words := each.text.strip())), "")
    headlines = (elements.words(element) for element in elements.tagged("h1"))
    root = elements.every[0]
    return PageHead(
        meta,
        " ".join(title.split()),
        tuple(islice(filter(None, headlines), _MOST_HEADLINES)),
        _link(elements, "canonical"),
        next((each.get("href") for each in elements.tagged("base") if each.get("href")), ""),
        root.get("lang") or root.get("xml:lang"),
    )  # fmt: skip


def _link(elements: PageElements, relation: str) -> str:
    links = (
        each for each in elements.tagged("link") if relation in each.get("rel").lower().split()
    )
    return next((link.get("href").strip() for link in links if link.get("href").strip()), "")
