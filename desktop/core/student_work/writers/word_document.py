"""Work as a document of Word: headings that are headings, marks that are shaded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from desktop.core.student_work.citations.citation import CitedRun
from desktop.core.student_work.outline import BlockRole, OutlineBlock
from desktop.core.student_work.pen_colours import PEN_COLOURS
from desktop.core.student_work.writers.word_notes import NOTE_STYLES, WordNotes
from desktop.core.text.note_markdown import note_on_paper

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES_HEAD = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
)
_NOTES_TYPE = f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/>'
# A sheet with the margins that Word has for one.
_SHEET = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440"'
    ' w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
_STYLES = {
    "Heading1": ("heading 1", '<w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="36"/>'),
    "Heading2": ("heading 2", '<w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="28"/>'),
    "Heading3": ("heading 3", '<w:outlineLvl w:val="2"/>', '<w:b/><w:sz w:val="24"/>'),
    "Quote": ("Quote", '<w:spacing w:before="200" w:after="40"/><w:ind w:left="454"/>', ""),
    "Detail": (
        "Detail",
        '<w:spacing w:after="60"/><w:ind w:left="454"/>',
        '<w:color w:val="4A4A4A"/><w:sz w:val="19"/>',
    ),
    "Note": ("Note", '<w:ind w:left="454"/>', ""),
    "Bibliography": ("Bibliography", '<w:ind w:left="567" w:hanging="567"/>', ""),
}
# What XML cannot hold.
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A file that is the same for the same work.
_DAY = (1980, 1, 1, 0, 0, 0)


def word_document(blocks: Iterable[OutlineBlock], *, title: str, language: str, made: str) -> bytes:
    """The blocks as a file in the format of Word (.docx)."""
    notes = WordNotes()
    document = _document(blocks, notes)
    relations = f"{_OFFICE}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f"{_TYPES_HEAD}{_NOTES_TYPE if notes else ''}</Types>",
        "_rels/.rels": _relations(
            (f"{relations}/officeDocument", "word/document.xml"),
            (
                f"{_OFFICE}/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{relations}/styles", "styles.xml"),
            *([(f"{relations}/footnotes", "footnotes.xml")] if notes else ()),
        ),
        "word/styles.xml": _styles(language),
        "word/document.xml": document,
        "docProps/core.xml": _properties(title, language, made),
    }
    if notes:
        parts["word/footnotes.xml"] = notes.part(_HEAD, _MAIN, _runs)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return written.getvalue()


def _document(blocks: Iterable[OutlineBlock], notes: WordNotes) -> str:
    body = "".join(paragraph for block in blocks for paragraph in _paragraphs(block, notes))
    return f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}{_SHEET}</w:body></w:document>'


def _paragraphs(block: OutlineBlock, notes: WordNotes) -> Iterable[str]:
    if block.citation is not None:
        yield _paragraph("Bibliography", _runs(block.citation.runs))
        return
    text = note_on_paper(block.text) if block.role is BlockRole.NOTE else block.text
    style = {
        BlockRole.HEADING: f"Heading{block.level}",
        BlockRole.QUOTE: "Quote",
        BlockRole.NOTE: "Note",
    }.get(block.role, "Detail")
    shade = PEN_COLOURS[block.pen][1:] if block.pen is not None else ""
    lines = [line for line in text.split("\n") if line.strip()]
    for at, line in enumerate(lines, 1):
        is_last = at == len(lines)
        number = notes.cite(block.footnote) if block.footnote is not None and is_last else ""
        runs = f"{_runs((CitedRun(line),), shade=shade, language=block.language)}{number}"
        yield _paragraph(style, runs)


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _runs(runs: Iterable[CitedRun], *, shade: str = "", language: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    spoken = f"<w:lang w:val={quoteattr(_storable(language))}/>" if language else ""
    written = []
    for run in runs:
        properties = f"{'<w:i/>' if run.is_italic else ''}{shading}{spoken}"
        properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        letters = escape(_storable(run.text))
        written.append(f'<w:r>{properties}<w:t xml:space="preserve">{letters}</w:t></w:r>')
    return "".join(written)


def _storable(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _styles(language: str) -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        for style, (name, paragraph, letters) in _STYLES.items()
    )
    spoken = quoteattr(_storable(language))
    return (
        f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:sz w:val="22"/><w:lang w:val={spoken}/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>{styles}{NOTE_STYLES}</w:styles>'
    )


def _properties(title: str, language: str, made: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(_storable(title))}</dc:title>"
        f"<dc:language>{escape(_storable(language))}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made[:19]}Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f"{lines}</Relationships>"
    )
