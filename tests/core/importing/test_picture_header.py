"""A picture says how large it is, and what is cut off says nothing."""

from __future__ import annotations

import pytest

from desktop.core.importing.picture_header import PictureHeader, picture_header
from desktop.core.importing.pictures import Pictures
from desktop.core.library.pictures import content_name
from tests.core.importing.made_files import a_png

JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08"
    + (48).to_bytes(2, "big")
    + (64).to_bytes(2, "big")
)
GIF = b"GIF89a" + (64).to_bytes(2, "little") + (48).to_bytes(2, "little")
WEBP = (
    b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0"
    + (63).to_bytes(3, "little")
    + (47).to_bytes(3, "little")
)
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + b"\x40\0\x30\0"
WEBP_LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (63 | 47 << 14).to_bytes(4, "little")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (a_png()[:29], "png"),
        (JPEG, "jpg"),
        (GIF, "gif"),
        (WEBP, "webp"),
        (WEBP_LOSSY, "webp"),
        (WEBP_LOSSLESS, "webp"),
    ],
)
def test_the_size_is_read_and_what_is_cut_off_has_none(content: bytes, suffix: str) -> None:
    assert picture_header(content) == PictureHeader(suffix, 64, 48)
    assert all(picture_header(content[:length]) is None for length in range(len(content) - 6))


def test_pictures_are_kept_once_and_ornaments_not_at_all() -> None:
    pictures = Pictures()

    first, again = pictures.block(a_png(), " The  weir "), pictures.block(a_png())
    assert pictures.block(a_png(width=8)) is None

    assert first is not None
    assert again is not None
    assert (first.picture.words, first.picture.name) == ("The weir", again.picture.name)
    assert len(pictures.all) == 1
    assert not pictures.has_left_out


@pytest.mark.parametrize(
    "content", [b"WMF", a_png() + b"\0" * (6 * 2**20), a_png(width=100_000, height=100_000)]
)
def test_what_cannot_be_kept_is_left_out_and_remembered(content: bytes) -> None:
    pictures = Pictures()

    assert pictures.block(content) is None
    assert pictures.has_left_out


def test_all_pictures_of_a_document_have_a_limit() -> None:
    pictures = Pictures()
    for color in range(6):
        pictures.block(a_png(color=color) + b"\0" * (4 * 2**20))

    assert len(pictures.all) == 4
    assert pictures.has_left_out


def test_a_picture_is_called_as_the_library_calls_it() -> None:
    [kept] = [block for block in [Pictures().block(a_png())] if block is not None]

    assert kept.picture.name == content_name(a_png())
