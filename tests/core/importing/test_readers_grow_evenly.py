"""Whatever document is given, reading it takes time in proportion to its length."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from desktop.core.importing.decoding import decode
from desktop.core.importing.errors import CannotImport
from desktop.core.importing.file_parts import parts_of
from desktop.core.importing.sameness import kinship
from tests.core.importing.made_files import (
    a_docx,
    a_paragraph,
    a_pdf,
    a_zip,
    an_epub,
    an_odt,
    drawn,
)
from tests.work import work_of

_SMALL = 150
_LARGER = 8
# Eight times the document takes eight times as long; with its square, it takes 64 times.
_MOST = 30
# What is done in less, in seconds, holds nobody up.
_QUICK = 0.1

_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>It broke. </w:t></w:r>"
_ITEM = a_paragraph("x", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
_CELL = f"<w:tc>{a_paragraph('x')}</w:tc>"
_NOTE = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
_ODT_LIST = "<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>"

DOCUMENTS: dict[str, Callable[[int], tuple[bytes, str]]] = {
    "docx of paragraphs": lambda n: (a_docx(a_paragraph("It broke.") * n), "a.docx"),
    "docx of one paragraph": lambda n: (a_docx(f"<w:p>{_RUN * n}</w:p>"), "a.docx"),
    "docx of items": lambda n: (a_docx(_ITEM * n), "a.docx"),
    "docx of one row": lambda n: (a_docx(f"<w:tbl><w:tr>{_CELL * n}</w:tr></w:tbl>"), "a.docx"),
    "docx of one column": lambda n: (
        a_docx(f"<w:tbl>{f'<w:tr>{_CELL * 2}</w:tr>' * n}</w:tbl>"),
        "a.docx",
    ),
    "docx of notes": lambda n: (
        a_docx(_NOTE * n, footnotes=f'<w:footnote w:id="1">{a_paragraph("x")}</w:footnote>'),
        "a.docx",
    ),
    "docx of joined paragraphs": lambda n: (
        a_docx(a_paragraph("x", "<w:rPr><w:del/></w:rPr>") * n),
        "a.docx",
    ),
    "odt of lists": lambda n: (an_odt(_ODT_LIST * n), "a.odt"),
    "odt of tails": lambda n: (an_odt(f"<text:p>{'<text:s/>x' * n}</text:p>"), "a.odt"),
    "epub of breaks": lambda n: (an_epub({"a.xhtml": "x<br/>" * n}), "a.epub"),
    "epub of tables": lambda n: (
        an_epub({"a.xhtml": "<table><tr><td>x</td><td>y</td></tr></table>" * n}),
        "a.epub",
    ),
    "epub of files": lambda n: (
        an_epub({f"{number}.xhtml": "<p>x</p>" for number in range(n)}),
        "a.epub",
    ),
    "rtf of groups": lambda n: (b"{\\rtf1 " + b"{\\b x}" * n + b"}", "a.rtf"),
    "rtf of paragraphs": lambda n: (b"{\\rtf1 " + b"x\\par " * n + b"}", "a.rtf"),
    "rtf of notes": lambda n: (b"{\\rtf1 " + b"x{\\footnote y}" * n + b"}", "a.rtf"),
    "rtf of letters": lambda n: (b"{\\rtf1 " + b"\\'e9\\u233 ?" * n + b"}", "a.rtf"),
    "rtf of cells": lambda n: (b"{\\rtf1\\intbl " + b"x\\cell " * n + b"\\row}", "a.rtf"),
    "rtf of marks": lambda n: (b"{\\rtf1 " + b"{\\listtext 1.}" * n + b"x}", "a.rtf"),
    "pdf of lines": lambda n: (
        a_pdf([drawn((70, 800 - 700 * at / n, 9, f"It broke {at}") for at in range(n))]),
        "a.pdf",
    ),
    "pdf of pieces": lambda n: (
        a_pdf([drawn((50 + at % 20 * 25, 800 - at // 20 * 9, 5, f"w{at}") for at in range(n * 3))]),
        "a.pdf",
    ),
    "pdf of pages": lambda n: (
        a_pdf([drawn([(70, 700, 9, f"It broke {at}.")]) for at in range(n)]),
        "a.pdf",
    ),
    "pdf of one line": lambda n: (a_pdf([drawn([(70, 700, 9, "broke " * n)])]), "a.pdf"),
    "zip of texts": lambda n: (
        a_zip({f"{number}.txt": f"It broke {number}." for number in range(min(n, 900))}),
        "a.zip",
    ),
}


@pytest.mark.parametrize("make", DOCUMENTS.values(), ids=list(DOCUMENTS))
def test_a_document_of_eight_times_the_length_takes_no_more_than_its_share(
    make: Callable[[int], tuple[bytes, str]],
) -> None:
    assert_grows_evenly(
        partial(parts_of, *make(_SMALL)), partial(parts_of, *make(_SMALL * _LARGER))
    )


@pytest.mark.parametrize("letters", [b"\xe9", b"\xe9\x81 ", b"\x1b$B", b"Z\xc3\xab\x93 ", b"\xff"])
def test_guessing_letters_takes_no_more_than_its_share(letters: bytes) -> None:
    def decoded(times: int) -> None:
        try:
            decode(letters * times)
        except CannotImport:
            return

    assert_grows_evenly(partial(decoded, 5_000), partial(decoded, 5_000 * _LARGER))


def test_comparing_texts_takes_no_more_than_its_share() -> None:
    def compared(times: int) -> None:
        kinship("It broke again " * times, "It broke " * times)

    assert_grows_evenly(partial(compared, 2_000), partial(compared, 2_000 * _LARGER))


def assert_grows_evenly(small: Callable[[], object], large: Callable[[], object]) -> None:
    most = work_of(large)
    if most < _QUICK:
        return
    # Once may be chance: the machine had other work.
    least = min(work_of(small) for _ in range(3))
    most = min(most, work_of(large))

    assert most < _QUICK or most <= _MOST * least
