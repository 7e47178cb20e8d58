"""What control words of RTF mean to a reader of its text."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.shape import SpanKind


class Destination(StrEnum):
    """Where the words of a group go; NOWHERE is for what nobody reads."""

    TEXT = "text"
    NOWHERE = "nowhere"
    FONTS = "fonts"
    STYLES = "styles"
    TITLE = "title"
    AUTHOR = "author"
    MARK = "mark"
    FIELD = "field"
    PICTURE = "picture"
    COMMENT = "comment"


DESTINATIONS = {
    "fonttbl": Destination.FONTS,
    "stylesheet": Destination.STYLES,
    "title": Destination.TITLE,
    "author": Destination.AUTHOR,
    "listtext": Destination.MARK,
    "pntext": Destination.MARK,
    "fldinst": Destination.FIELD,
    "pict": Destination.PICTURE,
    "annotation": Destination.COMMENT,
    **dict.fromkeys(
        (
            *("colortbl", "header", "headerl", "headerr", "headerf", "footer", "footerl"),
            *("footerr", "footerf", "object", "nonshppict", "themedata", "datastore", "rsidtbl"),
            *("listtable", "listoverridetable", "latentstyles", "filetbl", "revtbl", "xmlnstbl"),
            *("generator", "bkmkstart", "bkmkend", "colorschememapping", "atnid", "atnauthor"),
            *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "docvar", "template"),
            *("sn", "sv", "falt", "panose", "private", "background", "listpicture", "objdata"),
            *("passwordhash", "wgrffmtfilter", "subject", "keywords", "operator", "company"),
            *("comment", "doccomm", "manager", "category", "creatim", "revtim", "printim", "xe"),
            *("tc", "rxe", "blipuid", "picprop", "pgptbl", "mmathPr", "sp", "upr"),
        ),
        Destination.NOWHERE,
    ),
}
# Marked as unknown to old programs, and text all the same.
KNOWN_TO_NEW = frozenset(
    {"shppict", "shptxt", "fldrslt", "fldinst", "footnote", "ud", "shpinst", "cs", "listtext"}
    | {"pntext", "annotation", "pict"}
)
SIGNS = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "tab": " ",
    "line": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
ESCAPED = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
KINDS = {
    "b": SpanKind.STRONG,
    "i": SpanKind.EMPHASIS,
    "super": SpanKind.RAISED,
    "sub": SpanKind.LOWERED,
}
PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "nestcell", "nestrow", "column"})
# The encodings of fonts, by their numbers; a font of signs has none.
SIGNS_ONLY = 2
CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
