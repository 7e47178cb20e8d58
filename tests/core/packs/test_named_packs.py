"""Lessons are told from whatever else was named, and nothing that may not end is opened."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.core.packs.named_packs import may_name_packs, named_packs
from tests.core.packs.conftest import WritePack
from tests.core.packs.sealed_files import a_sealed_file


def test_packs_are_told_from_texts(tmp_path: Path, a_pack: WritePack) -> None:
    file, folder, text = a_sealed_file(tmp_path), a_pack(), tmp_path / "text.txt"
    text.write_text("Words.")
    called_a_zip = file.with_suffix(".zip")
    called_a_zip.write_bytes(file.read_bytes())

    named = named_packs([file, text, folder, called_a_zip])

    assert named.packs == (file, folder, called_a_zip)
    assert named.others == (text,)


def test_what_lies_in_a_folder_is_told_apart_too(tmp_path: Path) -> None:
    share, mixed = tmp_path / "share", tmp_path / "mixed"
    for folder in (share, mixed):
        folder.mkdir()
        a_sealed_file(folder)
        (folder / ".DS_Store").write_bytes(b"")
    (mixed / "text.txt").write_text("Words.")

    named = named_packs([share, mixed])

    assert named.packs == (share / "small.sbpack", mixed / "small.sbpack")
    assert named.others == (mixed,)


def test_a_pipe_is_not_waited_for_and_what_is_gone_is_left_to_others(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.zip"
    os.mkfifo(pipe)

    assert named_packs([pipe, tmp_path / "gone.zip"]).others == (pipe, tmp_path / "gone.zip")


def test_names_of_texts_alone_need_no_look(tmp_path: Path) -> None:
    assert not may_name_packs([tmp_path / "a.txt", tmp_path / "b.pdf"])
    assert may_name_packs([tmp_path / "a.txt", tmp_path / "B.SBPACK"])
