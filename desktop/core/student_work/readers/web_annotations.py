"""W3C Web Annotations as JSON-LD: ours, those of any program, and the sets that Thorium writes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from desktop.core.pen import Pen
from desktop.core.student_work.readers.bounded_json import each_in, mapping, whole, words
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignPlace,
    ForeignText,
    NotesFormat,
    utc_time,
)
from desktop.core.student_work.writers.web_annotations import OWN_NAMES

_TAG = re.compile(r"<[^<>]*>")
_COLOUR = re.compile(r"background(?:-color)?\s{0,9}:\s{0,9}([#\w]{3,20})")
_URN = re.compile(
    r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})"
)
_KINDS = ("Annotation", "oa:Annotation")
# Selectors lie in each other, and may lead in a circle of copies.
_DEEPEST_SELECTOR = 4


def web_annotation_file(value: Any) -> ForeignFile | None:
    """The annotations of a collection, page, set or list, or one alone; None where it is none."""
    collection = mapping(value)
    is_set = "AnnotationSet" in each_in(collection.get("type"))
    items = list(_items(value))
    annotations = [item for item in items if _is_annotation(item)]
    if not annotations and not (is_set or _is_page(collection)):
        return None
    about = _about(mapping(collection.get("about")))
    form = NotesFormat.THORIUM if is_set else NotesFormat.WEB_ANNOTATIONS
    notes = [_note(item, about) for item in annotations]
    return ForeignFile(form, tuple(filter(None, notes)), len(items) - len([*filter(None, notes)]))


def _is_annotation(item: dict[str, Any]) -> bool:
    return any(kind in _KINDS for kind in each_in(item.get("type", item.get("@type"))))


def _is_page(value: dict[str, Any]) -> bool:
    kinds = each_in(value.get("type"))
    return "AnnotationCollection" in kinds or "AnnotationPage" in kinds


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        yield from (each for each in value if isinstance(each, dict))
        return
    held = mapping(value)
    if _is_annotation(held):
        yield held
        return
    for page in (held, *map(mapping, each_in(held.get("first")))):
        yield from (each for each in each_in(page.get("items")) if isinstance(each, dict))


def _note(item: dict[str, Any], about: ForeignText) -> ForeignNote | None:
    targets = [_place(target, about) for target in each_in(item.get("target"))]
    if not targets:
        return None
    bodies = [_Body.of(each) for each in (*each_in(item.get("body")), *_body_value(item))]
    style = words(mapping(item.get("stylesheet")).get("value"))
    painted = _COLOUR.search(style[:1000])
    colours = [each.colour for each in bodies if each.colour]
    classes = [words(mapping(each).get("styleClass")) for each in each_in(item.get("target"))]
    tags = dict.fromkeys(tag for each in bodies for tag in each.tags if tag)
    meta = mapping(mapping((each_in(item.get("target")) or [None])[0]).get("meta"))
    stances = [each.value for each in bodies if each.purpose == "assessing"]
    key, has_own_id = _key(item, targets[0], bodies)
    return ForeignNote(
        key=key,
        has_own_id=has_own_id,
        place=targets[0],
        also=targets[1] if len(targets) > 1 else None,
        body="\n\n".join(each.value for each in bodies if each.is_said and each.value.strip()),
        tags=tuple(tags),
        pen=next((pen for pen in Pen if pen.value in classes), None),
        colour=colours[0] if colours else painted[1] if painted else "",
        author=words(mapping(item.get("creator")).get("name")) or _named(item.get("creator")),
        created=utc_time(item.get("created")),
        modified=utc_time(item.get("modified")),
        page=words(meta.get("page")),
        claim=next((each.claim for each in bodies if each.claim), ""),
        question=next((each.question for each in bodies if each.question), ""),
        stance=stances[0] if stances else "",
    )


def _named(creator: Any) -> str:
    """A creator who is told by a word, and not by an address."""
    said = creator if isinstance(creator, str) else ""
    return "" if ":" in said else said


def _key(item: dict[str, Any], place: ForeignPlace, bodies: Iterable[_Body]) -> tuple[str, bool]:
    """The id of an annotation, and whether it is one as Sourcebook gives them."""
    own = _own_name(item.get("canonical"), "annotation")
    said = words(item.get("id", item.get("@id")))
    of_own = _URN.fullmatch(said)
    if own or of_own is not None:
        return own or "".join(of_own.groups() if of_own else ()), True
    made_of = "\n".join((place.quote, place.prefix, *(each.value for each in bodies)))
    return said or made_of, False


def _body_value(item: dict[str, Any]) -> list[Any]:
    return [{"type": "TextualBody", "value": each} for each in each_in(item.get("bodyValue"))]


def _own_name(said: Any, kind: str) -> str:
    """What of this program an address stands for; empty where it is of no such kind."""
    before = f"{OWN_NAMES}{kind}:"
    is_own = isinstance(said, str) and said.startswith(before)
    return unquote(said.removeprefix(before)) if is_own else ""


class _Body:
    """What one body of an annotation says."""

    def __init__(self, value: str, purpose: str, tags: tuple[str, ...], colour: str) -> None:
        self.value, self.purpose, self.tags, self.colour = value, purpose, tags, colour
        self.claim = self.question = ""

    @property
    def is_said(self) -> bool:
        """Whether its words are the reader's, and not a tag or what a program tells."""
        return self.purpose not in ("tagging", "describing", "assessing", "highlighting")

    @classmethod
    def of(cls, said: Any) -> _Body:
        """A body in any of its forms."""
        if isinstance(said, str):
            # An address of something that is elsewhere.
            return cls(said, "linking", (), "")
        held = mapping(said)
        value, purpose = words(held.get("value", held.get("chars"))), words(held.get("purpose"))
        if words(held.get("format")) == "text/html":
            value = html.unescape(_TAG.sub(" ", value)).strip()
        tags = [value] if purpose == "tagging" else []
        tags += [each for each in map(words, each_in(held.get("tag"))) if each]
        tags += [each for each in map(words, each_in(held.get("keyword"))) if each]
        body = cls(value, purpose, tuple(tags), words(held.get("color")))
        body.claim = _own_name(held.get("source"), "claim")
        body.question = _own_name(held.get("source"), "question")
        return body


def _place(target: Any, about: ForeignText) -> ForeignPlace:
    if isinstance(target, str):
        return ForeignPlace(_with_address(about, target))
    held = mapping(target)
    source = held.get("source", held.get("id"))
    if isinstance(source, dict):
        named = _about(source)
        about = ForeignText(
            about.title or named.title, about.author or named.author, about.addresses
        )
        source = source.get("id", source.get("@id"))
    about = _with_address(about, words(source))
    title, author = words(held.get("dcterms:title")), words(held.get("dcterms:creator"))
    about = ForeignText(title or about.title, author or about.author, about.addresses)
    quote, position = _selected(held.get("selector"), 0)
    return ForeignPlace(
        about,
        quote=words(quote.get("exact")),
        prefix=words(quote.get("prefix")),
        suffix=words(quote.get("suffix")),
        start=whole(position.get("start")),
        end=whole(position.get("end")),
    )


def _selected(selectors: Any, depth: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The selector of words and the one of a position, however deep they lie in others."""
    quote: dict[str, Any] = {}
    position: dict[str, Any] = {}
    for each in map(mapping, each_in(selectors)):
        kind = words(each.get("type"))
        quote = quote or (each if kind == "TextQuoteSelector" else {})
        position = position or (each if kind == "TextPositionSelector" else {})
        if "refinedBy" in each and depth < _DEEPEST_SELECTOR:
            inner = _selected(each["refinedBy"], depth + 1)
            quote, position = quote or inner[0], position or inner[1]
    return quote, position


def _about(held: dict[str, Any]) -> ForeignText:
    title = next((words(held[n]) for n in ("dc:title", "title", "label") if held.get(n)), "")
    author = next((words(held[n]) for n in ("dc:creator", "creator") if held.get(n)), "")
    known = (words(each) for each in each_in(held.get("dc:identifier")))
    return ForeignText(title, author, tuple(filter(None, known)))


def _with_address(about: ForeignText, address: str) -> ForeignText:
    addresses = tuple(dict.fromkeys(filter(None, (*about.addresses, address))))
    return ForeignText(about.title, about.author, addresses)
