"""Pages of the web for tests, all of them invented."""

from __future__ import annotations

from desktop.core.importing.document import ImportedDocument
from desktop.core.importing.formats.html import documents_from_html
from desktop.core.shape import LineKind

FIRST = "The old bridge over the Marl was closed on Monday, the council of Eastmere said."
SECOND = "Margaret Oduya, who sells bread beside it, heard of it from a customer at noon."
THIRD = "“Nobody told us anything,” she said, while two men in yellow coats put up a fence."
LAST = "It was built in 1931, and no engineer has looked at its northern pier since 1988."
SENTENCES = (FIRST, SECOND, THIRD, LAST)


def a_page(inside: str = "", *, head: str = "", around: str = "{}") -> str:
    """A page with a headline and four paragraphs, with `inside` between the third and the last."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
    body = f"<h1>Bridge closed</h1>{paragraphs}{inside}<p>{LAST}</p>"
    article = around.format(f"<article>{body}</article>")
    return f"<!DOCTYPE html><html><head>{head}</head><body>{article}</body></html>"


def read_page(html: str | bytes) -> ImportedDocument:
    """The document that a page becomes."""
    content = html.encode("utf-8") if isinstance(html, str) else html
    [document] = documents_from_html(content, name="page")
    return document


def lines_of(document: ImportedDocument) -> list[str]:
    return document.text.split("\n")


def kinds_of(document: ImportedDocument) -> list[tuple[LineKind, str]]:
    """Each line with what it is."""
    return [
        (document.shape.style(number).kind, line) for number, line in enumerate(lines_of(document))
    ]
