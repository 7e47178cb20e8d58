"""The words of a paragraph of Word, with what is done to them and without what was deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core.importing.formats.docx.package import DocxPackage
from desktop.core.importing.formats.docx.styles import value_of
from desktop.core.importing.xml_tree import Element, attribute, below, child, local_name
from desktop.core.shape import SpanKind
from desktop.core.text.blocks import TextRun

# What holds no words of the text: what was deleted, properties, what is there for old programs,
# how a word is read aloud.
_PASSED_OVER = frozenset(
    (
        *("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "Fallback"),
        *("rt", "sdtPr", "sectPr"),
    )
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": " "}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class ParagraphParts:
    """What a paragraph holds: its runs, and what hangs on it: text boxes, pictures, notes.

    `pictures` are names of relations with the words for each; `notes` are parts and ids.
    """

    runs: list[TextRun] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class NoteNumbers:
    """The notes that the text refers to, in their order."""

    all: list[tuple[str, str]] = field(default_factory=list)

    def next(self, part: str, note_id: str) -> str:
        """The number of the note that is referred to next."""
        self.all.append((part, note_id))
        return str(len(self.all))


class ParagraphReader:
    """Reads paragraphs; counts the notes that they refer to."""

    def __init__(self, package: DocxPackage, notes: NoteNumbers) -> None:
        self._package = package
        self._notes = notes

    def parts(self, paragraph: Element) -> ParagraphParts:
        """All that stands in a paragraph."""
        found = ParagraphParts()
        self._take(paragraph, found, "")
        return found

    def _take(self, element: Element, found: ParagraphParts, address: str) -> None:
        for each in element:
            name = local_name(each)
            if name in _PASSED_OVER or (name == "sdt" and is_placeholder(each)):
                continue
            if name == "r":
                self._take_run(each, found, address)
            elif name == "hyperlink":
                self._take(each, found, self._package.target(attribute(each, "id")))
            elif name == "tbl":
                found.tables.append(each)
            elif name == "t":
                # In a formula.
                found.runs.append(TextRun(each.text or ""))
            else:
                self._take(each, found, address)

    def _take_run(self, run: Element, found: ParagraphParts, address: str) -> None:
        properties = child(run, "rPr")
        if _is_on(properties, "vanish") or _is_on(properties, "webHidden"):
            return
        kinds = frozenset(_kinds(properties))
        for each in run:
            name = local_name(each)
            if name == "t":
                found.runs.append(TextRun(each.text or "", kinds, address))
            elif name in _SIGNS:
                found.runs.append(TextRun(_SIGNS[name], kinds, address))
            elif name in {"footnoteReference", "endnoteReference"}:
                part = name.removesuffix("Reference") + "s"
                number = self._notes.next(part, attribute(each, "id"))
                found.runs.append(TextRun(number, frozenset({SpanKind.RAISED})))
            elif name in {"drawing", "pict", "object", "AlternateContent"}:
                self._take_drawing(each, found)
            elif name not in _PASSED_OVER:
                self._take(each, found, address)

    def _take_drawing(self, drawing: Element, found: ParagraphParts) -> None:
        words = next((attribute(each, "descr") for each in below(drawing, "docPr")), "")
        inside = _without_fallback(drawing)
        for each in inside:
            name = local_name(each)
            if name == "txbxContent":
                found.boxes.append(each)
            elif name == "blip" and attribute(each, "embed"):
                found.pictures.append((attribute(each, "embed"), words))
            elif name == "imagedata" and attribute(each, "id"):
                found.pictures.append((attribute(each, "id"), words))


def is_placeholder(control: Element) -> bool:
    """Whether a content control shows what to type there, and nobody did."""
    return child(control, "sdtPr", "showingPlcHdr") is not None


def _without_fallback(element: Element) -> Iterator[Element]:
    """What is below an element; a text box is not looked into, its paragraphs are read later."""
    for each in element:
        name = local_name(each)
        if name == "Fallback":
            continue
        yield each
        if name != "txbxContent":
            yield from _without_fallback(each)


def _kinds(properties: Element | None) -> Iterator[SpanKind]:
    if properties is None:
        return
    if _is_on(properties, "b"):
        yield SpanKind.STRONG
    if _is_on(properties, "i"):
        yield SpanKind.EMPHASIS
    raised = value_of(child(properties, "vertAlign"))
    if raised == "superscript":
        yield SpanKind.RAISED
    elif raised == "subscript":
        yield SpanKind.LOWERED
    style = value_of(child(properties, "rStyle")).casefold()
    if style == "strong":
        yield SpanKind.STRONG
    elif style == "emphasis":
        yield SpanKind.EMPHASIS


def _is_on(properties: Element | None, name: str) -> bool:
    found = None if properties is None else child(properties, name)
    return found is not None and value_of(found) not in _OFF
