"""A file in RTF as a document: its words, and what its control words say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.document_making import document_of, name_of, title_of
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.formats.rtf.blocks import ParagraphProperties, RtfBlocks
from desktop.core.importing.formats.rtf.fonts import Fonts, codepage
from desktop.core.importing.formats.rtf.letter_sizes import USUAL_SIZE
from desktop.core.importing.formats.rtf.picture import RtfPicture
from desktop.core.importing.formats.rtf.tokens import Token, TokenKind, tokens
from desktop.core.importing.formats.rtf.vocabulary import (
    DESTINATIONS,
    ESCAPED,
    KINDS,
    KNOWN_TO_NEW,
    PARAGRAPH_ENDS,
    SIGNS,
    Destination,
)
from desktop.core.importing.pictures import Pictures
from desktop.core.shape import SpanKind
from desktop.core.text.blocks import TextRun

_DEEPEST = 2_000
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
_PLAIN = ParagraphProperties()


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits, and what its words change until it ends."""

    goes: Destination = Destination.TEXT
    kinds: frozenset[SpanKind] = frozenset()
    address: str = ""
    encoding: str = "cp1252"
    is_signs: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_note: bool = False
    fallback: int = 1
    size: int = USUAL_SIZE
    paragraph: ParagraphProperties = _PLAIN


def document_from_rtf(content: bytes) -> tuple[ImportedDocument, ...]:
    """The document in a file of RTF. Raises Unreadable and NoWords."""
    reader = _RtfReader()
    reader.read(content[content.find(b"{") :])
    return (reader.document(),)


class _RtfReader:
    def __init__(self) -> None:
        self._blocks = RtfBlocks()
        self._state = _State()
        self._stack: list[_State] = []
        self._raw = bytearray()
        self._fonts = Fonts()
        self._styles: dict[int, str] = {}
        self._style = -1
        self._picture = RtfPicture()
        self._field = ""
        self._said = {Destination.TITLE: "", Destination.AUTHOR: ""}
        # How many letters follow that stand for a sign which old programs do not know.
        self._left_out = self._half = 0
        self._is_first = self._is_marked = False
        self._notices: dict[ImportNotice, None] = {}
        self._pictures = Pictures()

    def document(self) -> ImportedDocument:
        fields = {
            SourceFieldName.TITLE: title_of(self._said[Destination.TITLE]),
            SourceFieldName.BYLINE: name_of(self._said[Destination.AUTHOR]),
        }
        return document_of(
            self._blocks.all(), fields=fields, pictures=self._pictures, notices=self._notices
        )

    def read(self, content: bytes) -> None:
        for token in tokens(content):
            if token.kind is TokenKind.OPEN:
                self._open()
            elif token.kind is TokenKind.CLOSE:
                self._close()
                if not self._stack:
                    break
            elif token.kind is TokenKind.WORD:
                self._take_word(token.word, token.number)
            else:
                self._take_bytes(token)
        self._flush()

    def _open(self) -> None:
        self._flush()
        if len(self._stack) >= _DEEPEST:
            raise Unreadable(UnreadableReason.TOO_DEEP)
        self._stack.append(self._state)
        self._state = replace(self._state, is_note=False)
        self._is_first, self._is_marked, self._left_out = True, False, 0

    def _close(self) -> None:
        self._flush()
        self._left_out = 0
        ended = self._state
        if not self._stack:
            return
        self._state = self._stack.pop()
        if ended.is_note:
            self._blocks.end_note()
        if ended.goes is self._state.goes:
            return
        if ended.goes is Destination.PICTURE:
            self._end_picture()
        elif ended.goes is Destination.FIELD:
            link = _LINK.match(self._field)
            self._state = replace(self._state, address=link[1] if link else "")
            self._field = ""

    def _take_word(self, word: str, number: int | None) -> None:
        if self._is_first:
            self._is_first = False
            if self._begins(word):
                return
        if word == "u" and number is not None:
            self._take_letter(number)
        elif word in SIGNS:
            self._take_sign(SIGNS[word])
        elif word in KINDS:
            self._flush()
            kinds = self._state.kinds - {KINDS[word]}
            kinds = kinds if number == 0 else kinds | {KINDS[word]}
            self._state = replace(self._state, kinds=kinds)
        elif self._state.goes is Destination.TEXT and self._take_end(word):
            return
        elif not self._take_property(word, number):
            self._take_setting(word, number)

    def _begins(self, word: str) -> bool:
        """Whether a word at the beginning of a group says where the words of it go."""
        if word == "footnote" and self._state.goes is Destination.TEXT:
            self._blocks.begin_note()
            self._state = replace(self._state, is_note=True, paragraph=ParagraphProperties())
            return True
        if word == "ud" and len(self._stack) > 1:
            # The same words once more, for programs that know Unicode.
            self._state = replace(self._state, goes=self._stack[-2].goes)
            return True
        goes = DESTINATIONS.get(word)
        if self._is_marked and goes is None and word not in KNOWN_TO_NEW:
            goes = Destination.NOWHERE
        if goes is None:
            return False
        if goes is Destination.COMMENT:
            self._notices[ImportNotice.COMMENTS_LEFT_OUT] = None
        if self._state.goes is not Destination.NOWHERE:
            self._state = replace(self._state, goes=goes)
        return goes is not Destination.PICTURE

    def _take_end(self, word: str) -> bool:
        """Whether a word ends a paragraph, a cell or a row."""
        paragraph = self._state.paragraph
        if word not in PARAGRAPH_ENDS and word not in {"cell", "row"}:
            return False
        self._flush()
        if word == "cell":
            self._blocks.end_cell(paragraph)
        elif word == "row":
            self._blocks.end_row()
        else:
            self._blocks.end_paragraph(paragraph)
        return True

    def _take_property(self, word: str, number: int | None) -> bool:
        """Whether a word says something of the paragraph or its words."""
        state, paragraph = self._state, self._state.paragraph
        if word == "pard":
            state = replace(state, paragraph=ParagraphProperties())
        elif word == "intbl":
            state = replace(state, paragraph=replace(paragraph, is_in_table=True))
        elif word == "outlinelevel" and number is not None and 0 <= number < 6:
            state = replace(state, paragraph=replace(paragraph, outline=number + 1))
        elif word == "ilvl" and number is not None:
            state = replace(state, paragraph=replace(paragraph, depth=max(0, number)))
        elif word == "s" and number is not None:
            self._style = number
            style = self._styles.get(number, "")
            state = replace(state, paragraph=replace(paragraph, style=style))
        elif word == "plain":
            state = replace(
                state, kinds=frozenset(), is_hidden=False, is_deleted=False, size=USUAL_SIZE
            )
        elif word == "fs" and number is not None and number > 0:
            state = replace(state, size=number)
        elif word == "nosupersub":
            state = replace(state, kinds=state.kinds - {SpanKind.RAISED, SpanKind.LOWERED})
        elif word == "v":
            state = replace(state, is_hidden=number != 0)
        elif word in {"deleted", "revised"}:
            self._notices[ImportNotice.TRACKED_CHANGES] = None
            is_deleted = number != 0 if word == "deleted" else state.is_deleted
            state = replace(state, is_deleted=is_deleted)
        else:
            return False
        self._flush()
        self._state = state
        return True

    def _take_setting(self, word: str, number: int | None) -> None:
        """Takes what a word says of encodings and pictures."""
        state = self._state
        if word == "uc":
            self._state = replace(state, fallback=min(max(number or 0, 0), 8))
        elif word in {"ansicpg", "mac"}:
            self._flush()
            self._fonts.usual = codepage(number) if word == "ansicpg" else "mac_roman"
            self._state = replace(state, encoding=self._fonts.usual)
        elif word == "f" and number is not None:
            self._flush()
            if state.goes is Destination.FONTS:
                self._fonts.begin(number)
                return
            encoding = self._fonts.encoding(number)
            is_signs = not encoding
            self._state = replace(state, encoding=encoding or "cp1252", is_signs=is_signs)
        elif word == "fcharset" and state.goes is Destination.FONTS:
            self._fonts.describe(number)

    def _take_letter(self, number: int) -> None:
        self._flush()
        code = number + 0x10000 if number < 0 else number
        self._left_out = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            # The first half of a letter that takes two.
            self._half = code
            return
        if self._half and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._half - 0xD800) << 10) + code - 0xDC00
        self._half = 0
        if 0 < code < 0x110000:
            self._put("•" if self._state.is_signs and 0xF000 <= code < 0xF100 else chr(code))

    def _take_sign(self, sign: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        self._flush()
        self._put(sign)

    def _take_bytes(self, token: Token) -> None:
        if token.kind is TokenKind.SIGN:
            if token.content == b"*":
                self._is_marked = True
                return
            self._is_first = False
            if token.content in {b"\r", b"\n"} and self._state.goes is Destination.TEXT:
                self._take_end("par")
            elif sign := ESCAPED.get(token.content, ""):
                self._take_sign(sign)
            return
        self._is_first = False
        if self._state.goes is Destination.PICTURE:
            self._picture.take(token)
        elif token.kind is not TokenKind.BINARY:
            skipped = min(self._left_out, len(token.content))
            self._left_out -= skipped
            self._raw += token.content[skipped:]

    def _flush(self) -> None:
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            words = raw.decode(self._state.encoding, "replace")
            self._put("".join("•" if self._state.is_signs else words))

    def _put(self, words: str) -> None:
        state = self._state
        if state.goes is Destination.TEXT and not (state.is_hidden or state.is_deleted):
            self._blocks.take(TextRun(words, state.kinds, state.address), state.size)
        elif state.goes is Destination.MARK and not state.is_deleted:
            self._blocks.take_mark(words)
        elif state.goes is Destination.FIELD:
            self._field += words[:2_000]
        elif state.goes in self._said:
            self._said[state.goes] += words[:300]
        elif state.goes is Destination.STYLES and self._style >= 0:
            self._styles[self._style] = words.partition(";")[0].strip() or self._styles.get(
                self._style, ""
            )

    def _end_picture(self) -> None:
        content = self._picture.end()
        block = self._pictures.block(content) if content else None
        if block is not None:
            self._blocks.take_picture(block)
