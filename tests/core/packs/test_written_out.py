"""A pack on a disk is changed only where it is as it was read, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import PackFile
from desktop.core.packs.folder import read_folder
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import (
    NotWritten,
    WhyNotWritten,
    save_draft,
    unpack,
    write_sealed,
)
from tests.core.packs.conftest import WritePack
from tests.core.packs.sealed_files import a_sealed_file


def draft_of(folder: Path) -> PackDraft:
    return PackDraft(read_folder(folder, ProblemList()))


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_what_was_changed_is_written(a_pack: WritePack) -> None:
    folder = a_pack()
    before, content = draft_of(folder), content_of(folder)
    after = before.with_title("claims.md", "c-deep", "The well is very deep")
    after = after.with_file(PackFile("media/a.png", b"x")).without_file("timeline.md")

    written = save_draft(folder, before=before, after=after)

    assert written == ("claims.md", "media/a.png", "timeline.md")
    claims = content["claims.md"].replace(b"The well is deep", b"The well is very deep")
    assert content_of(folder) == {
        **{name: each for name, each in content.items() if name != "timeline.md"},
        "claims.md": claims,
        "media/a.png": b"x",
    }


def test_what_another_program_changed_meanwhile_stays(a_pack: WritePack) -> None:
    folder = a_pack()
    before = draft_of(folder)
    after = before.with_title("claims.md", "c-deep", "A").with_title("notes.md", "n-deep", "B")
    (folder / "notes.md").write_bytes(b"other")
    content = content_of(folder)

    with pytest.raises(NotWritten) as refused:
        save_draft(folder, before=before, after=after)

    assert refused.value.why is WhyNotWritten.CHANGED_MEANWHILE
    assert content_of(folder) == content


def test_a_new_file_is_not_written_over_one_that_is_there(a_pack: WritePack) -> None:
    folder = a_pack()
    before = draft_of(folder)
    (folder / "quotes.md").write_bytes(b"mine")

    with pytest.raises(NotWritten):
        save_draft(folder, before=before, after=before.with_file(PackFile("quotes.md", b"x")))

    assert (folder / "quotes.md").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../a.md", "/a.md", "a/../b.md", "con", "a\\b.md", "C:a.md"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWritten) as refused:
        unpack([PackFile("pack.md", b"x"), PackFile(name, b"x")], tmp_path / "new")

    assert refused.value.why is WhyNotWritten.UNUSABLE_NAME
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_written_where_there_is_none_or_an_empty_one(tmp_path: Path) -> None:
    files = [PackFile("pack.md", b"x"), PackFile("articles/a.md", b"y")]
    (tmp_path / "empty").mkdir()

    unpack(files, tmp_path / "new" / "deeper")
    unpack(files, tmp_path / "empty")

    assert content_of(tmp_path / "new" / "deeper") == {"pack.md": b"x", "articles/a.md": b"y"}
    assert content_of(tmp_path / "empty") == {"pack.md": b"x", "articles/a.md": b"y"}
    with pytest.raises(NotWritten):
        unpack(files, tmp_path / "empty")


def test_half_a_folder_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as refused:
        unpack([PackFile("a", b"x"), PackFile("a/b", b"y")], tmp_path / "new")

    assert refused.value.why is WhyNotWritten.SYSTEM
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_built_over_a_built_one_and_over_nothing_else(tmp_path: Path) -> None:
    sealed = a_sealed_file(tmp_path)
    content = sealed.read_bytes()
    write_sealed(sealed, content)
    link = tmp_path / "link.sbpack"
    link.symlink_to(sealed)

    for other in (tmp_path, link):
        with pytest.raises(NotWritten) as refused:
            write_sealed(other, content)
        assert refused.value.why is WhyNotWritten.NO_PACK
    assert sealed.read_bytes() == content
