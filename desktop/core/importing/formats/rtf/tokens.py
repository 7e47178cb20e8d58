"""The tokens of a file in RTF: groups, control words and the bytes between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class TokenKind(StrEnum):
    """What a token is: BINARY are bytes that stand for themselves, HEX is a byte as two figures."""

    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    SIGN = "sign"
    HEX = "hex"
    BINARY = "binary"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; a word has perhaps a number, everything else its bytes."""

    kind: TokenKind
    word: str = ""
    number: int | None = None
    content: bytes = b""


# Control words and numbers are short; what is longer is no RTF.
_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z'])|([{}])|[\r\n]"
    rb"|([^\\{}\r\n]{1,4096})"
)


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens in order; bytes that are none are passed over."""
    at = 0
    while at < len(content):
        found = _TOKEN.match(content, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        figures, word, number, sign, brace, text = found.groups()
        if figures:
            yield Token(TokenKind.HEX, content=bytes([int(figures, 16)]))
        elif word:
            value = int(number) if number else None
            if word == b"bin" and value and value > 0:
                yield Token(TokenKind.BINARY, content=content[at : at + value])
                at += value
            else:
                yield Token(TokenKind.WORD, word.decode("ascii"), value)
        elif sign:
            yield Token(TokenKind.SIGN, content=sign)
        elif brace:
            yield Token(TokenKind.OPEN if brace == b"{" else TokenKind.CLOSE)
        elif text:
            yield Token(TokenKind.TEXT, content=text)
