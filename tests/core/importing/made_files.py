"""Documents to test with, made short: of Word, OpenDocument, e-books and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import compress, crc32

from desktop.core.importing.document import ImportedDocument
from desktop.core.shape import LineStyle

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_RELATIONS}" xmlns:m="urn:math" xmlns:a="urn:drawing"'
    ' xmlns:wp="urn:wp" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:v"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODT_NAMESPACES = " ".join(
    f'xmlns:{name}="{_ODF}{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw", "fo")
)


def styled_lines(document: ImportedDocument) -> list[tuple[LineStyle, str]]:
    """Each line of a document with how it is set."""
    lines = document.text.split("\n")
    return [(document.shape.style(number), line) for number, line in enumerate(lines)]


def stressed(document: ImportedDocument) -> list[tuple[str, str, str]]:
    """What stands out in a document: how, its words, where it leads."""
    return [
        (styled.kind.value, document.text[styled.span.start : styled.span.end], styled.address)
        for styled in document.shape.spans
    ]


def a_zip(parts: Mapping[str, bytes | str]) -> bytes:
    """An archive of these parts."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, part in parts.items():
            # Without a day of its own, so that the same parts always make the same bytes.
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            made.writestr(ZipInfo(name), part, kind)
    return content.getvalue()


def a_png(width: int = 64, height: int = 48, color: int = 0) -> bytes:
    """A grey picture; of another kind, or a large one, as much as says how large it is."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, color, 0, 0, 0])
    parts = {b"IHDR": head}
    if color == 0 and width * height <= 100_000:
        parts |= {b"IDAT": compress(bytes((width + 1) * height)), b"IEND": b""}
    chunks = (
        len(part).to_bytes(4, "big") + name + part + crc32(name + part).to_bytes(4, "big")
        for name, part in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def a_docx(body: str, **parts: str | bytes) -> bytes:
    """A document of Word; `styles`, `numbering`, `footnotes` … are what stands in those parts."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="x" Target="{target}"{mode}/>'
        for name, target, mode in (
            ("rPic", "media/p.png", ""),
            ("rLink", "https://example.org/a", ' TargetMode="External"'),
        )
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/media/p.png": a_png(),
    }
    for name, part in parts.items():
        if isinstance(part, bytes):
            files[f"word/media/{name}"] = part
        else:
            files[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{part}</w:{name}>"
    return a_zip(files)


def a_paragraph(words: str, properties: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def an_odt(body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A document of OpenDocument, with further parts by their names."""
    content = (
        f"<office:document-content {_ODT_NAMESPACES} xmlns:xlink='urn:xlink'>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return a_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
            **(parts or {}),
        }
    )


def an_epub(
    files: Mapping[str, str],
    *,
    contents: Iterable[tuple[str, str]] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An e-book of these files; `contents` are titles and where they lead."""
    points = "".join(
        f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{where}'/></navPoint>"
        for title, where in contents
    )
    items = "".join(
        f"<item id='i{number}' href='{name}' media-type='application/xhtml+xml'/>"
        for number, name in enumerate(files)
    )
    spine = "".join(f"<itemref idref='i{number}'/>" for number in range(len(files)))
    return a_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles><rootfile"
            " full-path='OEBPS/book.opf'/></rootfiles></container>",
            "OEBPS/book.opf": "<package xmlns:dc='urn:dc'><metadata><dc:title>The Weir</dc:title>"
            "<dc:creator>Ada Quill</dc:creator><dc:date>2019-05-02</dc:date></metadata><manifest>"
            f"{items}<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>"
            f"</manifest><spine toc='ncx'>{spine}</spine></package>",
            "OEBPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
            **{f"OEBPS/{name}": a_page(body) for name, body in files.items()},
            **(parts or {}),
        }
    )


def a_page(body: str) -> str:
    """A file of an e-book."""
    return (
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html>"
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
        f"<head><title>Not in the text</title></head><body>{body}</body></html>"
    )


def a_pdf(
    pages: Sequence[str],
    *,
    tree: Sequence[str] = (),
    info: str = "",
    outline: Sequence[tuple[str, int]] = (),
) -> bytes:
    """A PDF whose pages are these drawings; /F1 is upright, /F2 bold.

    `tree` are the objects of its tags, as `a_tree` gives them for a PDF of one page; `outline`
    lists titles with the pages that they lead to, from 0.
    """
    first = 3 + len(pages)
    root = first + len(pages)
    fonts = (
        "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
        " /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >> >>"
    )
    at = root + len(tree)
    listed = f" /Outlines {at} 0 R" if outline else ""
    kids = " ".join(f"{3 + number} 0 R" for number in range(len(pages)))
    marked = f" /MarkInfo << /Marked true >> /StructTreeRoot {root} 0 R" if tree else ""
    parts = [
        f"<< /Type /Catalog /Pages 2 0 R{marked}{listed} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    parts += [
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + number} 0 R"
        f" /StructParents {number} /Resources << /Font {fonts} >> >>"
        for number in range(len(pages))
    ]
    parts += [f"<< /Length {len(each)} >>\nstream\n{each}\nendstream" for each in pages]
    parts += tree
    if outline:
        parts.append(f"<< /First {at + 1} 0 R /Last {at + len(outline)} 0 R >>")
    for number, (title, page) in enumerate(outline, 1):
        later = f" /Next {at + number + 1} 0 R" if number < len(outline) else ""
        earlier = f" /Prev {at + number - 1} 0 R" if number > 1 else ""
        parts.append(
            f"<< /Title ({title}) /Parent {at} 0 R{later}{earlier}"
            f" /Dest [{3 + page} 0 R /XYZ 0 800 0] >>"
        )
    parts.append(f"<< {info} >>")
    return a_pdf_of_objects([part.encode("latin-1") for part in parts])


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tags of a page: its kind, and its own, or the number of what is marked."""

    kind: str
    inside: tuple[Tag, ...] | int


def a_tree(tags: Sequence[Tag], *, root: int = 5) -> list[str]:
    """The objects of the tags of a PDF of one page, of which the first has this number."""
    objects = [""]
    marks: dict[int, int] = {}

    def add(tag: Tag, parent: int) -> int:
        objects.append("")
        number = root + len(objects) - 1
        if isinstance(tag.inside, int):
            marks[tag.inside] = number
            inside = str(tag.inside)
        else:
            inside = " ".join(f"{add(each, number)} 0 R" for each in tag.inside)
        objects[number - root] = (
            f"<< /Type /StructElem /S /{tag.kind} /P {parent} 0 R /Pg 3 0 R /K [{inside}] >>"
        )
        return number

    kids = " ".join(f"{add(tag, root)} 0 R" for tag in tags)
    parents = " ".join(f"{marks[mark]} 0 R" for mark in sorted(marks))
    objects[0] = f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree << /Nums [0 [{parents}]] >> >>"
    return objects


def a_pdf_of_objects(parts: Sequence[bytes]) -> bytes:
    """A PDF of objects numbered from 1: the catalogue first, what it says of itself last."""
    written, starts = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(parts) + 1, table, len(parts) + 1, len(parts), len(written))
    )


def drawn(lines: Iterable[tuple[float, float, float, str]], font: str = "F1") -> str:
    """A drawing of lines: how far from the left, from below, how large, and the words."""
    return "".join(
        f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, size, words in lines
    )
