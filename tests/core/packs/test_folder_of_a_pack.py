"""What is taken from a folder, what is left, and where its limits are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.core.fields.problem import FieldSlip, ProblemList, Severity
from desktop.core.lesson import PackFile
from desktop.core.packs.folder import Limits, read_folder
from desktop.core.packs.reading import read_files, read_pack
from desktop.core.packs.slip import PackSlip
from tests.core.packs.conftest import WritePack, pack_of


def test_a_link_out_of_the_folder_is_not_followed(a_pack: WritePack, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "diary.md").write_text("Dear diary", encoding="utf-8")
    folder = a_pack()
    try:
        (folder / "linked.md").symlink_to(secret / "diary.md")
        (folder / "media").symlink_to(secret, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")

    reading = read_pack(folder)

    assert not any(b"diary" in file.content for file in pack_of(reading).files)
    assert [(problem.file, problem.severity) for problem in reading.problems] == [
        ("linked.md", Severity.WARNING),
        ("media", Severity.WARNING),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_file_is_left_alone(a_pack: WritePack) -> None:
    folder = a_pack()
    os.mkfifo(folder / "pipe")

    assert read_pack(folder).problems == ()


def test_what_systems_leave_behind_is_no_part_of_the_pack(a_pack: WritePack) -> None:
    folder = a_pack({".DS_Store": b"x", "media/Thumbs.db": b"x", ".git/config": b"x"})

    paths = [file.path for file in pack_of(read_pack(folder)).files]

    assert not {".DS_Store", "media/Thumbs.db", ".git/config"} & set(paths)


@pytest.mark.parametrize(
    ("limits", "slip", "count"),
    [
        (Limits(files=7), PackSlip.TOO_MANY_FILES, 7),
        (Limits(folders=1), PackSlip.TOO_MANY_FOLDERS, 1),
        (Limits(one_file=40), PackSlip.LARGE_FILE, 0),
        (Limits(all_files=500), PackSlip.TOO_MANY_MEGABYTES, 0),
    ],
)
def test_a_folder_beyond_a_limit_is_refused(
    a_pack: WritePack, limits: Limits, slip: PackSlip, count: int
) -> None:
    problems = ProblemList()

    read_folder(a_pack(), problems, limits=limits)

    assert problems.has_errors
    assert problems.in_order()[0].slip is slip
    assert problems.in_order()[0]["count"] == count


def test_a_text_as_large_as_a_film_is_refused(a_pack: WritePack) -> None:
    reading = read_pack(a_pack({"glossary.md": b"x" * (4 * 2**20 + 1)}))

    assert [(problem.slip, problem["count"]) for problem in reading.problems] == [
        (FieldSlip.TEXT_TOO_LARGE, 4)
    ]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    reading = read_pack(tmp_path / "nowhere")

    assert reading.pack is None
    assert [problem.slip for problem in reading.problems] == [PackSlip.NO_FOLDER]


@pytest.mark.skipif(os.name == "nt", reason="Windows makes no such names")
@pytest.mark.parametrize(
    "name",
    ["media/con.png", "media/a:b.png", "media/end.", "a\nb.md", "media/a\u202egnp.md", "\u200b.md"],
)
def test_a_name_that_some_computer_cannot_use_is_an_error(a_pack: WritePack, name: str) -> None:
    reading = read_pack(a_pack({name: b"x"}))

    assert [problem.slip for problem in reading.problems] == [PackSlip.UNUSABLE_NAME]


def test_two_names_that_differ_in_capitals_only_are_an_error(a_pack: WritePack) -> None:
    folder = a_pack({"media/a.txt": b"x", "media/A.txt": b"y"})
    if len(list((folder / "media").iterdir())) < 2:
        pytest.skip("this system keeps only one of the two")

    reading = read_pack(folder)

    assert reading.problems[0].slip is PackSlip.SAME_NAME
    assert {reading.problems[0].file, reading.problems[0]["other"]} == {
        "media/a.txt",
        "media/A.txt",
    }


def test_folders_within_folders_beyond_all_sense_are_not_gone_into(a_pack: WritePack) -> None:
    folder = a_pack({f"{'a/' * 60}deep.md": b"x"})

    reading = read_pack(folder)

    assert reading.pack is None
    assert [(problem.slip, problem["count"]) for problem in reading.problems] == [
        (PackSlip.FOLDERS_TOO_DEEP, 12)
    ]


def a_png(width: int, height: int) -> bytes:
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\2\0\0\0"
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + head


@pytest.mark.parametrize(
    ("content", "slip"),
    [
        (b"PK\3\4 another archive", PackSlip.UNUSABLE_PICTURE),
        (b"<svg><script>alert(1)</script></svg>", PackSlip.UNUSABLE_PICTURE),
        (b"", PackSlip.UNUSABLE_PICTURE),
        (a_png(60_000, 60_000), PackSlip.PICTURE_TOO_WIDE),
    ],
)
def test_what_only_has_the_name_of_a_picture_is_an_error(
    a_pack: WritePack, content: bytes, slip: PackSlip
) -> None:
    folder = a_pack()
    (folder / "media").mkdir()
    (folder / "media" / "a.png").write_bytes(content)

    reading = read_pack(folder)

    assert [(each.slip, each.file) for each in reading.problems] == [(slip, "media/a.png")]


def test_a_picture_of_a_usual_size_is_none(a_pack: WritePack) -> None:
    folder = a_pack()
    (folder / "media").mkdir()
    (folder / "media" / "a.png").write_bytes(a_png(2_000, 1_500))

    assert read_pack(folder).problems == ()


def test_more_text_than_anybody_waits_for_is_said_before_any_of_it_is_read(
    a_pack: WritePack,
) -> None:
    heard: list[tuple[int, int]] = []
    folder = a_pack({f"articles/a{number}.md": "x" * 4_000_000 for number in range(9)})

    reading = read_pack(folder, tell=lambda done, of: heard.append((done, of)))

    [problem] = reading.problems
    assert (problem.slip, problem["count"], heard) == (PackSlip.TOO_MUCH_TEXT, 32, [])


def test_what_a_library_kept_is_read_whatever_is_refused_by_now(a_pack: WritePack) -> None:
    folder = a_pack()
    files = (*read_folder(folder, ProblemList()), PackFile("media/a.png", b"no picture"))

    assert read_files(files, ProblemList()).pack is None
    assert read_files(files, ProblemList(), is_kept=True).pack is not None
