"""What stands in a file is told part by part, and what is wrong with each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop.core.importing.errors import CannotImport, UnreadableReason
from desktop.core.importing.file_parts import FilePart, parts_of, parts_of_file
from desktop.core.importing.named_files import named_files, refused_before_reading
from desktop.core.importing.recognising import NoTextReason
from tests.core.importing.made_files import a_docx, a_paragraph, a_png, a_zip


def told(parts: tuple[FilePart, ...]) -> list[tuple[str, str]]:
    """The name of each part with its text, or why there is none."""
    return [
        (part.name, part.documents[0].text if part.documents else str(part.reason))
        for part in parts
    ]


def test_a_file_is_one_part_without_a_name() -> None:
    assert told(parts_of(b"It broke.", "a.txt")) == [("", "It broke.")]


def test_the_files_of_an_archive_are_parts_each() -> None:
    content = a_zip(
        {
            "b/a.docx": a_docx(a_paragraph("From Word.")),
            "a.txt": "Plain.",
            "c.docx": a_docx(a_paragraph("Cut."))[:-20],
            "page_files/style.css": "p {}",
            "__MACOSX/a.txt": "litter",
            ".hidden": "hidden",
            "p.png": a_png(),
            "inner.zip": a_zip({"d.txt": "Inside."}),
            "../out.txt": "out",
        }
    )

    assert told(parts_of(content, "all.zip")) == [
        ("../out.txt", "outside-archive"),
        ("a.txt", "Plain."),
        ("b/a.docx", "From Word."),
        ("c.docx", "damaged"),
        ("inner.zip/d.txt", "Inside."),
    ]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "C:\\out.txt", "a/../../o.txt"])
def test_what_leads_out_of_an_archive_is_told(name: str) -> None:
    content = a_zip({name: "out"})

    assert told(parts_of(content, "all.zip")) == [(name, "outside-archive")]


def test_of_many_that_lead_out_some_are_told_one_by_one_and_the_others_together() -> None:
    content = a_zip({f"../{'x' * 400}\n{number}": "out" for number in range(500)})

    parts = parts_of(content, "all.zip")

    assert len(parts) == 21
    assert parts[-1] == FilePart(reason=UnreadableReason.MORE_OUTSIDE_ARCHIVE)
    assert all(len(part.name) <= 122 and part.name.isprintable() for part in parts)


def test_archives_without_end_in_each_other_are_too_deep() -> None:
    content = a_zip({"a.txt": "deep"})
    for _ in range(6):
        content = a_zip({"in.zip": content})

    assert [part.reason for part in parts_of(content, "a.zip")] == [UnreadableReason.TOO_DEEP]


def test_an_archive_of_pictures_has_no_words() -> None:
    assert [part.reason for part in parts_of(a_zip({"p.png": a_png()}), "a.zip")] == [
        UnreadableReason.NO_WORDS
    ]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.docx", UnreadableReason.NO_WORDS),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", NoTextReason.PICTURE),
        (b"a" * (9 * 2**20), "a.txt", UnreadableReason.TOO_LARGE),
        (b"MZ\0\0\0", "essay.docx", NoTextReason.PROGRAM),
    ],
)
def test_what_is_wrong_is_said_of_the_part(content: bytes, name: str, reason: str) -> None:
    assert [part.reason for part in parts_of(content, name)] == [reason]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes and few links there")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "pool")
    (tmp_path / "pool").symlink_to(tmp_path / "loop")

    reasons = [
        parts_of_file(path)[0].reason
        for path in (
            tmp_path / "pipe",
            tmp_path / "loop",
            tmp_path / "none",
            tmp_path,
            Path("/dev/zero"),
            Path("a\0b"),
        )
    ]

    assert reasons == [
        UnreadableReason.NOT_A_FILE,
        UnreadableReason.LINK_LOOP,
        UnreadableReason.NO_FILE,
        NoTextReason.FOLDER,
        UnreadableReason.NOT_A_FILE,
        UnreadableReason.NO_FILE,
    ]


def test_a_file_larger_than_documents_are_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(500 * 2**20)

    with pytest.raises(CannotImport) as refused:
        refused_before_reading(large)

    assert refused.value.reason is UnreadableReason.TOO_LARGE


def test_a_folder_stands_for_the_texts_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/er/a.txt", "page_files/x.txt", ".git/c.txt", "p.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(a_png() if name.endswith("png") else b"It broke.")
    if sys.platform != "win32":
        (tmp_path / "deep" / "round").symlink_to(tmp_path)

    names = [file.name for file in named_files([tmp_path, tmp_path / "none.txt"])]

    assert names == ["b.txt", "a.txt", "none.txt"]


def test_of_a_folder_no_document_is_left_out_in_silence(tmp_path: Path) -> None:
    behind_a_password = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    for name, content in {
        "~$minutes.docx": b"\x05Ada",
        "empty.odt": b"",
        "film.mp4": b"\0\0\0\x18ftypmp42",
        "minutes.docx": behind_a_password,
        "noise.txt": bytes(range(256)) * 4,
        "old.DOC": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "scan.pdf").open("wb") as file:
        file.truncate(70 * 2**20)
    if sys.platform != "win32":
        (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere.html")

    told = [file.name for file in named_files([tmp_path])]

    links = [] if sys.platform == "win32" else ["gone.html"]
    wanted = ["empty.odt", *links, "minutes.docx", "noise.txt", "old.DOC", "scan.pdf"]
    assert told == wanted


def test_a_folder_of_too_many_files_is_named_after_those_that_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.importing.named_files.MOST_FILES", 2)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("It broke.")

    named = list(named_files([tmp_path]))

    assert [file.name for file in named] == ["a.txt", "b.txt", tmp_path.name]
    with pytest.raises(CannotImport) as refused:
        refused_before_reading(named[-1])
    assert refused.value.reason is NoTextReason.FOLDER
