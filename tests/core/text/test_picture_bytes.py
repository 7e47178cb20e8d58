"""The size of a picture is read from its first bytes."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.text.picture_bytes import is_picture, picture_size
from tests.core.shaped_article import a_picture

_SEGMENT = b"\xff\xe0\x00\x04ab"
_VP8X = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x57\x02\0" + b"\x03\x01\0"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (a_picture(600, 260), (600, 260)),
        (b"GIF89a" + struct.pack("<HH", 600, 260), (600, 260)),
        (b"\xff\xd8" + _SEGMENT + b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 260, 600), (600, 260)),
        (_VP8X, (600, 260)),
        (b"\x89PNG\r\n\x1a\n", (0, 0)),
        (b"<svg width='600'>", (0, 0)),
    ],
)
def test_the_size_is_what_the_bytes_say(content: bytes, size: tuple[int, int]) -> None:
    assert picture_size(content) == size


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b""]), st.binary())
def test_bytes_that_are_cut_off_or_none_have_no_size_and_raise_nothing(
    beginning: bytes, rest: bytes
) -> None:
    width, height = picture_size(beginning + rest)

    assert width >= 0
    assert height >= 0
    assert is_picture(beginning + rest) or (width, height) == (0, 0)
