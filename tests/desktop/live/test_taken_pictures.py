"""A picture that is taken in shows what it showed, and tells nothing else."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from desktop.core.importing.document import ImportNotice
from desktop.core.text.picture_bytes import LARGEST, picture_size
from desktop.live.taken_pictures import made_anew, taken_from_file
from desktop.live.worker_process import Worker, confined_worker
from tests.core.importing.made_files import a_docx, a_paragraph, a_png, a_zip

SECRET = b"GPS 48.1371 N 11.5754 E, telephone of Ada Quill"


def painted(width: int, height: int, *, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#2b5d8c"))
    kept = QByteArray()
    target = QBuffer(kept)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt takes the name of a kind as words, whatever its binding says.
    image.save(target, kind)  # type: ignore[call-overload]
    return bytes(kept.data())


def a_photograph(width: int = 640, height: int = 480) -> bytes:
    """A JPEG that says where it was taken, lying on its side."""
    # One entry: "turn it by a quarter", and behind it words.
    entry = struct.pack("<HHII", 0x0112, 3, 1, 6)
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0" + SECRET
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    content = painted(width, height, kind="JPEG")
    return content[:2] + segment + content[2:]


def with_words(png: bytes) -> bytes:
    words = b"tEXtComment\0" + SECRET
    chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
    return png[:33] + chunk + png[33:]


@pytest.mark.parametrize("content", [a_photograph(), with_words(painted(64, 48))])
def test_nothing_is_told_of_where_it_was_made_and_by_whom(content: bytes) -> None:
    assert SECRET in content

    made = made_anew(content)

    assert made is not None
    assert b"GPS" not in made.content
    assert b"Quill" not in made.content
    assert picture_size(made.content) == (made.width, made.height)


def test_what_lay_on_its_side_stands_upright() -> None:
    made = made_anew(a_photograph(640, 480))

    assert made is not None
    assert (made.width, made.height) == (480, 640)


@pytest.mark.parametrize("size", [(4_000, 3_000), (1_000, 9_000)])
def test_a_large_one_is_made_smaller(size: tuple[int, int]) -> None:
    made = made_anew(painted(*size))

    assert made is not None
    assert max(made.width, made.height) == 1_600
    assert abs(made.width * size[1] - made.height * size[0]) <= max(size) * 2
    assert len(made.content) <= LARGEST


@pytest.mark.parametrize("content", [b"", b"GIF89a", a_png()[:40], b"<svg/>", painted(64, 48)[:60]])
def test_what_cannot_be_seen_is_none(content: bytes) -> None:
    assert made_anew(content) is None


def test_a_document_shows_its_new_pictures_and_tells_of_those_left_out(tmp_path: Path) -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="rPic"/></w:drawing></w:r></w:p>'
    whole, torn = a_docx(picture + a_paragraph("It broke.")), tmp_path / "torn.docx"
    (tmp_path / "whole.docx").write_bytes(whole)
    with ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    torn.write_bytes(a_zip({**parts, "word/media/p.png": a_png()[:40]}))

    [[good], [bad]] = (
        part.documents
        for name in ("whole.docx", "torn.docx")
        for part in taken_from_file(tmp_path / name)
    )

    [shown], [kept] = good.shape.pictures, good.pictures
    assert (shown.name, shown.width, shown.height) == (kept.name, 64, 48)
    assert (bad.pictures, bad.shape.pictures) == ((), ())
    assert bad.notices == (ImportNotice.PICTURES_LEFT_OUT,)


def test_a_process_that_is_held_to_little_memory_makes_pictures() -> None:
    worker: Worker = confined_worker()
    try:
        made = worker.turn().run(60.0, made_anew, a_photograph(3_000, 2_000))
    finally:
        worker.close()

    assert made is not None
    assert (made.width, made.height) == (1_066, 1_600)
