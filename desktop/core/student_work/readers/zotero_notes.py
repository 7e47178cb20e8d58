"""Annotations of Zotero as they come in notes that it exports: as HTML and as Markdown."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import unquote

from desktop.core.importing.formats.page_element import PageElement, PageElements
from desktop.core.importing.formats.page_tree import tree_of
from desktop.core.student_work.readers.bounded_json import bounded_json, each_in, mapping, words
from desktop.core.student_work.readers.foreign_note import (
    CannotTakeIn,
    ForeignFile,
    ForeignNote,
    ForeignPlace,
    ForeignText,
    NotesFormat,
)

OF_PAGE, OF_MARKDOWN = 'data-annotation="%7B', "](zotero://"
_CITED = re.compile(r"\(\[([^\[\]\n]{0,300})\]\(zotero://select/([^()\s]{1,300})\)\)")
_OPENED = re.compile(r"\(\[[^\[\]\n]{0,60}\]\(zotero://open(?:-pdf)?/([^()\s]{1,300})\)\)")
_TAG = re.compile(r"<[^<>]{0,400}>")
_PAINTED = re.compile(r"background(?:-color)?:\s{0,9}(#[0-9a-fA-F]{3,8})")
_PAGE = re.compile(r"(?:^|[\s,(])(pp?\.\s{0,9}[\w–-]{1,20})\)?$")
_KEY = re.compile(r"annotation=(\w{1,40})")
_MARKS = "\"“”„«»‘’'`=*_ "
_MARKING = ("highlight", "underline")


def zotero_page(letters: str) -> ForeignFile | None:
    """The annotations in a note as HTML; None where there are none."""
    if OF_PAGE not in letters:
        return None
    elements = tree_of(letters).elements
    cited = _cited_items(elements)
    spans = [each for each in elements.every if each.get("data-annotation")]
    notes = [
        _of_span(span, elements, cited)
        for span in spans
        if span.given_names in _MARKING or span.tag == "span"
    ]
    return ForeignFile(NotesFormat.ZOTERO, tuple(notes), len(spans) - len(notes))


def _cited_items(elements: PageElements) -> dict[str, ForeignText]:
    """What a note says of the items that it cites, by their addresses."""
    known = {}
    for each in elements.every:
        for item in each_in(_value(each.get("data-citation-items"))):
            told = mapping(mapping(item).get("itemData"))
            names = (mapping(name) for name in each_in(told.get("author")))
            author = "; ".join(
                " ".join(filter(None, (words(name.get("given")), words(name.get("family")))))
                or words(name.get("literal"))
                for name in names
            )
            uris = [words(uri) for uri in each_in(mapping(item).get("uris"))]
            address = words(told.get("URL"))
            about = ForeignText(
                words(told.get("title")), author, tuple(filter(None, (address, *uris)))
            )
            known.update(dict.fromkeys(uris, about))
    return known


def _value(attribute: str) -> Any:
    """The value in an attribute that is JSON as a part of an address; nothing where it is none."""
    try:
        return bounded_json(unquote(attribute)) if attribute else None
    except CannotTakeIn:
        return None


def _of_span(
    span: PageElement, elements: PageElements, cited: dict[str, ForeignText]
) -> ForeignNote:
    told = mapping(_value(span.get("data-annotation")))
    item = mapping(told.get("citationItem"))
    uris = [words(uri) for uri in each_in(item.get("uris"))]
    uris = uris or [words(told.get("attachmentURI"))]
    about = next((cited[uri] for uri in uris if uri in cited), None)
    if about is None:
        about = ForeignText("", "", tuple(filter(None, uris)))
    label = words(item.get("locator")) or words(told.get("pageLabel"))
    quote = elements.words(span).strip(_MARKS)
    return ForeignNote(
        key=words(told.get("annotationKey")) or f"{about.title}\n{quote}",
        place=ForeignPlace(about, quote=quote),
        body=_comment(span, elements),
        colour=words(told.get("color")),
        page=f"p. {label}" if label else "",
    )


def _comment(span: PageElement, elements: PageElements) -> str:
    """What stands behind the words and their citation in the same paragraph."""
    parent = span.parent
    if parent is None:
        return ""
    said = []
    behind = [each for each in parent.children if each.number >= span.number]
    for number, each in enumerate(behind):
        if number and each.get("data-annotation"):
            break
        if number and "citation" not in each.given_names:
            said.append(elements.words(each))
        said.append(each.tail)
    return " ".join("".join(said).split())


def zotero_markdown(letters: str) -> ForeignFile | None:
    """The annotations in a note as Markdown; None where there are none."""
    if OF_MARKDOWN not in letters:
        return None
    notes = []
    passed_over = 0
    for line in letters.split("\n"):
        opened = _OPENED.search(line)
        if opened is None:
            continue
        note = _of_line(line, opened)
        if note is None:
            passed_over += 1
        else:
            notes.append(note)
    return ForeignFile(NotesFormat.ZOTERO, tuple(notes), passed_over) if notes else None


def _of_line(line: str, opened: re.Match[str]) -> ForeignNote | None:
    cited = _CITED.search(line)
    end = min(cited.start() if cited else opened.start(), opened.start())
    painted = _PAINTED.search(line[:end])
    quote = html.unescape(_TAG.sub("", line[:end])).strip(f"{_MARKS}->")
    if not quote:
        return None
    said = cited[1] if cited else ""
    page = _PAGE.search(said)
    key = _KEY.search(opened[1])
    address = f"zotero://select/{cited[2]}" if cited else ""
    author = said[: page.start()].rstrip(", ") if page else said
    return ForeignNote(
        key=key[1] if key else f"{address}\n{quote}",
        place=ForeignPlace(ForeignText("", author, tuple(filter(None, [address]))), quote=quote),
        body=html.unescape(
            _TAG.sub("", line[max(opened.end(), cited.end() if cited else 0) :])
        ).strip(),
        colour=painted[1] if painted else "",
        page=page[1] if page else "",
    )
