"""A headline stands above its text and not in it once more; who wrote it is told with where."""

from __future__ import annotations

import pytest

from desktop.core.importing.document import (
    FieldOrigin,
    ImportedDocument,
    SourceField,
    SourceFieldName,
)
from desktop.core.importing.document_file import documents_in, documents_to_keep
from desktop.core.shape import LineKind
from tests.core.importing.made_files import a_docx, a_paragraph, a_pdf, an_odt, drawn

BODY = "The quay is sold to nobody, the harbour board said on Monday."
MORE = "It will meet again in June, when the fishermen are back from the north."
BYLINE = "By Ana Reyes, 3 May 2024"
TITLE = "Council minutes"
_HEADING = '<w:pStyle w:val="H"/>'
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)

FILES = {
    "minutes.md": f"# {TITLE}\n\n*{BYLINE}*\n\n{BODY}\n\n{MORE}\n".encode(),
    "under.md": f"{TITLE}\n===\n\n{BYLINE}\n\n{BODY}\n\n{MORE}\n".encode(),
    "minutes.txt": f"{TITLE}\n\n{BYLINE}\n\n{BODY}\n\n{MORE}\n".encode(),
    "close.txt": f"{TITLE}\n{BYLINE}\n\n{BODY}\n\n{MORE}\n".encode(),
    "minutes.docx": a_docx(
        a_paragraph(TITLE, _HEADING) + "".join(map(a_paragraph, (BYLINE, BODY, MORE))),
        styles=_STYLES,
    ),
    "minutes.odt": an_odt(
        f'<text:h text:outline-level="1">{TITLE}</text:h>'
        + "".join(f"<text:p>{line}</text:p>" for line in (BYLINE, BODY, MORE))
    ),
    "minutes.rtf": (
        r"{\rtf1\ansi{\stylesheet{\s1\outlinelevel0 heading 1;}}"
        rf"\pard\s1\outlinelevel0 {TITLE}\par\pard\plain {BYLINE}\par {BODY}\par {MORE}\par}}"
    ).encode(),
}


def field(document: ImportedDocument, name: SourceFieldName) -> SourceField | None:
    return next((each for each in document.fields if each.name is name), None)


@pytest.mark.parametrize("name", FILES)
def test_each_format_has_its_headline_once_and_says_who_wrote_it(name: str) -> None:
    [document] = documents_to_keep(FILES[name], name=name)

    assert document.value(SourceFieldName.TITLE) == TITLE
    assert document.text == f"{BYLINE}\n{BODY}\n{MORE}"
    assert document.shape.style(0).kind is LineKind.PARAGRAPH
    assert field(document, SourceFieldName.BYLINE) == SourceField(
        SourceFieldName.BYLINE, "Ana Reyes", FieldOrigin.TEXT
    )
    assert field(document, SourceFieldName.PUBLISHED) == SourceField(
        SourceFieldName.PUBLISHED, "2024-05-03", FieldOrigin.TEXT
    )


def test_a_pdf_says_who_wrote_it_above_its_text() -> None:
    lines = [
        (72.0, 720.0, 22.0, TITLE),
        (72.0, 690.0, 11.0, BYLINE),
        (72.0, 660.0, 11.0, BODY),
        (72.0, 646.0, 11.0, MORE),
    ]

    [document] = documents_to_keep(a_pdf([drawn(lines)]), name="minutes.pdf")

    assert document.value(SourceFieldName.TITLE) == TITLE
    assert TITLE not in document.text
    assert document.value(SourceFieldName.BYLINE) == "Ana Reyes"
    assert document.value(SourceFieldName.PUBLISHED) == "2024-05-03"


def test_what_a_person_wrote_at_the_head_of_a_file_counts_more_than_its_first_line() -> None:
    content = f"---\ntitle: {TITLE}\nbyline: Cy Dole\n---\n{BYLINE}\n\n{BODY}\n".encode()

    [document] = documents_to_keep(content, name="a.md")

    assert document.value(SourceFieldName.BYLINE) == "Cy Dole"
    assert document.value(SourceFieldName.PUBLISHED) == "2024-05-03"


def test_the_text_of_a_lesson_packs_article_stays_to_the_last_line() -> None:
    head = f"---\nid: minutes\ntitle: {TITLE}\nrights: free\n---\n"
    content = f"{head}{TITLE}\n\n{BODY}\n".encode()

    [kept], [read] = documents_to_keep(content, name="a.md"), documents_in(content, name="a.md")

    assert kept.text == read.text == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize("content", [f"# {TITLE}\n", f"{TITLE}\n"])
def test_a_text_that_is_only_a_headline_keeps_it(content: str) -> None:
    [document] = documents_to_keep(content.encode(), name="a.md")

    assert document.text == TITLE
