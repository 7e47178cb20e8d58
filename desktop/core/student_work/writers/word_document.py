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
from desktop.core.text.note_markdown import note_plain

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
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
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            (
                f"{_OFFICE}/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/officeDocument/2006/relationships/styles", "styles.xml")
        ),
        "word/styles.xml": _styles(language),
        "word/document.xml": _document(blocks),
        "docProps/core.xml": _properties(title, language, made),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return written.getvalue()


def _document(blocks: Iterable[OutlineBlock]) -> str:
    body = "".join(paragraph for block in blocks for paragraph in _paragraphs(block))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _paragraphs(block: OutlineBlock) -> Iterable[str]:
    if block.citation is not None:
        yield _paragraph("Bibliography", block.citation.runs)
        return
    text = note_plain(block.text) if block.role is BlockRole.NOTE else block.text
    style = {
        BlockRole.HEADING: f"Heading{block.level}",
        BlockRole.QUOTE: "Quote",
        BlockRole.NOTE: "Note",
    }.get(block.role, "Detail")
    shade = PEN_COLOURS[block.pen][1:] if block.pen is not None else ""
    for line in text.split("\n"):
        if line.strip():
            yield _paragraph(style, (CitedRun(line),), shade=shade, language=block.language)


def _paragraph(style: str, runs: Iterable[CitedRun], *, shade: str = "", language: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    spoken = f"<w:lang w:val={quoteattr(_storable(language))}/>" if language else ""
    written = []
    for run in runs:
        properties = f"{'<w:i/>' if run.is_italic else ''}{shading}{spoken}"
        properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        letters = escape(_storable(run.text))
        written.append(f'<w:r>{properties}<w:t xml:space="preserve">{letters}</w:t></w:r>')
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(written)}</w:p>'


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
        f'<w:pPr><w:spacing w:after="120"/></w:pPr></w:style>{styles}</w:styles>'
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
