"""A pack in one file: built the same everywhere, opened safely, and refused with the reason."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.lesson import PackFile
from desktop.core.packs.reading import read_pack
from desktop.core.packs.sealed_entries import SealLimits
from desktop.core.packs.sealed_pack import (
    Ending,
    ended,
    fingerprint,
    is_sealed,
    read_any,
    read_sealed,
)
from desktop.core.packs.sealing import sealed, usual_name
from desktop.core.packs.slip import PackSlip, SealSlip
from tests.core.packs.conftest import SMALL_PACK, WritePack, pack_of
from tests.core.packs.sealed_files import a_sealed_file, manifest_of, parts_of_a_pack, zipped


def built(a_pack: WritePack) -> bytes:
    reading = read_pack(a_pack())
    assert reading.contents is not None
    return sealed(pack_of(reading), reading.contents)


def slips_of(path: Path, limits: SealLimits | None = None) -> list[object]:
    reading = read_sealed(path, limits=limits) if limits else read_sealed(path)
    assert reading.pack is None
    return [problem.slip for problem in reading.problems]


def test_what_was_built_says_the_same_as_its_folder(a_pack: WritePack, tmp_path: Path) -> None:
    folder = a_pack()
    path = tmp_path / usual_name(pack_of(read_pack(folder)))
    path.write_bytes(built(a_pack))

    assert path.name == "small-pack-1.sbpack"
    assert read_sealed(path) == read_any(path) == read_any(folder)
    assert is_sealed(path)


def test_the_same_folder_gives_the_same_bytes(a_pack: WritePack) -> None:
    first = built(a_pack)
    for file in a_pack().rglob("*"):
        os.utime(file, (1, 1))

    assert built(a_pack) == first


def test_the_first_entry_tells_what_kind_of_file_it_is_and_the_list_holds_every_other(
    a_pack: WritePack, tmp_path: Path
) -> None:
    path = tmp_path / "a.sbpack"
    path.write_bytes(built(a_pack))

    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        listed = archive.read("MANIFEST.sha256").decode().splitlines()

    assert names[0] == "mimetype"
    assert names[1:] == sorted(names[1:])
    assert [line.partition("  ")[2] for line in listed] == [
        name for name in names if name not in ("mimetype", "MANIFEST.sha256")
    ]


def test_how_many_texts_are_read_is_told(a_pack: WritePack, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    read_sealed(a_sealed_file(tmp_path), tell=lambda done, of: heard.append((done, of)))

    assert heard == [(1, 1)]


def test_a_pack_that_another_program_packed_anew_still_opens(tmp_path: Path) -> None:
    parts = parts_of_a_pack()
    anew = {**parts, "MANIFEST.sha256": manifest_of(parts), "src/": b"", "__MACOSX/x": b"?"}
    path = tmp_path / "anew.sbpack"
    path.write_bytes(zipped(dict(reversed(anew.items())), zipfile.ZIP_DEFLATED))

    assert read_sealed(path).problems == ()


def test_what_tells_two_packs_apart_is_what_is_in_their_files() -> None:
    one, other = PackFile("a.md", b"a"), PackFile("b.md", b"b")

    assert fingerprint([one, other]) == fingerprint([other, one])
    assert fingerprint([one]) != fingerprint([PackFile("a.md", b"b")])
    assert fingerprint([one]) != fingerprint([PackFile("b.md", b"a")])


def test_problems_in_the_folder_are_told_as_those_of_a_folder(tmp_path: Path) -> None:
    parts = parts_of_a_pack()
    parts["src/pack.md"] = parts["src/pack.md"].replace(b"edition: 1", b"edition: x")

    [problem] = read_sealed(a_sealed_file(tmp_path, parts)).problems

    assert (problem.file, problem.line, problem.slip) == ("pack.md", 5, PackSlip.NOT_AN_EDITION)


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("../evil.md", SealSlip.LEADS_OUT),
        ("src/../../evil.md", SealSlip.LEADS_OUT),
        ("/etc/passwd", SealSlip.LEADS_OUT),
        ("C:/evil.md", SealSlip.LEADS_OUT),
        ("src\\evil.md", SealSlip.LEADS_OUT),
        ("src/con.md", SealSlip.UNUSABLE_INSIDE),
        ("src/LPT1", SealSlip.UNUSABLE_INSIDE),
        ("src/a\x07.md", SealSlip.UNUSABLE_INSIDE),
        ("src/evil.md.", SealSlip.UNUSABLE_INSIDE),
        ("src/" + "a" * 200 + ".md", SealSlip.UNUSABLE_INSIDE),
        ("src/" + "a/" * 20 + "a.md", SealSlip.UNUSABLE_INSIDE),
        ("src/evil.exe", SealSlip.UNLISTED_INSIDE),
        ("src/evil.svg", SealSlip.UNLISTED_INSIDE),
        ("src/inner.zip", SealSlip.UNLISTED_INSIDE),
        ("src/inner.sbpack", SealSlip.UNLISTED_INSIDE),
        ("evil.md", SealSlip.UNLISTED_INSIDE),
        ("src/PACK.md", SealSlip.SAME_NAME_INSIDE),
    ],
)
def test_a_name_that_no_pack_has_is_refused(tmp_path: Path, name: str, slip: object) -> None:
    path = a_sealed_file(tmp_path, {**parts_of_a_pack(), name: b"x"})

    assert slips_of(path) == [slip]


def spoilt_bytes(content: bytes) -> bytes:
    return content.replace(b"Nobody knows", b"Nobody know5")


def encrypted(content: bytes) -> bytes:
    at = content.index(b"PK\x01\x02")
    return content[: at + 8] + b"\x01" + content[at + 9 :]


def packed_strangely(content: bytes) -> bytes:
    start, at = content.index(b"PK\x03\x04"), content.index(b"PK\x01\x02")
    whole = bytearray(content)
    whole[start + 8] = whole[at + 10] = 99
    return bytes(whole)


def says_less(content: bytes) -> bytes:
    """The list says of the first entry that it becomes fewer bytes than it does."""
    at = content.index(b"PK\x01\x02")
    whole = bytearray(content)
    whole[at + 24] -= 1
    return bytes(whole)


def lying_over(content: bytes) -> bytes:
    """Two entries of the list lead to the same bytes, under the same name."""
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 1)
    whole = bytearray(content)
    whole[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(whole)


@pytest.mark.parametrize(
    ("spoil", "slip"),
    [
        (lambda _: b"", SealSlip.NOT_A_PACK),
        (lambda _: b"Dear diary" * 100, SealSlip.NOT_A_PACK),
        (lambda content: content[:-1], SealSlip.CUT_OFF),
        (lambda content: content[: len(content) // 2], SealSlip.CUT_OFF),
        (lambda content: content[:40], SealSlip.CUT_OFF),
        (lambda content: content[100:], SealSlip.CUT_OFF),
        (lambda content: b"MZ" + content, SealSlip.CUT_OFF),
        (spoilt_bytes, SealSlip.DAMAGED_INSIDE),
        (encrypted, SealSlip.DAMAGED_INSIDE),
        (packed_strangely, SealSlip.STRANGELY_PACKED),
        (says_less, SealSlip.STRANGELY_PACKED),
        (lying_over, SealSlip.DAMAGED_INSIDE),
    ],
)
def test_a_damaged_file_is_refused(
    tmp_path: Path, spoil: Callable[[bytes], bytes], slip: object
) -> None:
    path = a_sealed_file(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))

    assert slip in slips_of(path)


def test_a_file_that_becomes_huge_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = {**parts_of_a_pack(), "src/media/a.png": b"\0" * 3_000_000}

    path = a_sealed_file(tmp_path, bomb, zipfile.ZIP_DEFLATED)

    assert slips_of(path) == [SealSlip.PACKED_TO_HARM]


@pytest.mark.parametrize(
    ("limits", "slip"),
    [
        (SealLimits(entries=5), SealSlip.TOO_MANY_INSIDE),
        (SealLimits(one_entry=200), SealSlip.LARGE_INSIDE),
        (SealLimits(all_bytes=1_000), SealSlip.TOO_MUCH_INSIDE),
        (SealLimits(ratio=1, tight_from=100), SealSlip.PACKED_TO_HARM),
    ],
)
def test_a_pack_has_its_limits(tmp_path: Path, limits: SealLimits, slip: object) -> None:
    assert slip in slips_of(a_sealed_file(tmp_path, method=zipfile.ZIP_DEFLATED), limits)


def test_a_file_larger_than_any_pack_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.sbpack"
    with path.open("wb") as file:
        file.truncate(2**32)

    assert slips_of(path) == [SealSlip.TOO_LARGE]


def test_what_was_locked_or_linked_says_so(tmp_path: Path) -> None:
    content = bytearray(a_sealed_file(tmp_path).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    link = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    content[link + 5] = 3
    content[link + 38 : link + 42] = (0o120777 << 16).to_bytes(4, "little")
    path = tmp_path / "locked.sbpack"
    path.write_bytes(content)

    assert slips_of(path) == [SealSlip.ENCRYPTED, SealSlip.LINK_INSIDE]


@pytest.mark.parametrize(
    ("change", "slip"),
    [
        ({"src/pack.md": b"other"}, SealSlip.CHANGED_SINCE),
        ({"src/more.md": b"more"}, SealSlip.NOT_IN_MANIFEST),
        ({"pack.json": b"{} "}, SealSlip.CHANGED_SINCE),
        ({"src/notes.md": None}, SealSlip.MISSING_INSIDE),
        ({"MANIFEST.sha256": b"no list"}, SealSlip.MANIFEST_UNREADABLE),
        ({"MANIFEST.sha256": b"\xff\xfe"}, SealSlip.MANIFEST_UNREADABLE),
        ({"MANIFEST.sha256": None}, SealSlip.FOLDER_IN_A_ZIP),
        ({"mimetype": b"application/zip"}, SealSlip.NOT_A_PACK),
    ],
)
def test_what_is_not_as_it_was_built_is_refused(
    tmp_path: Path, change: dict[str, bytes | None], slip: object
) -> None:
    parts = parts_of_a_pack()
    parts = {**parts, "MANIFEST.sha256": manifest_of(parts), **change}  # type: ignore[dict-item] # None is taken out below
    path = tmp_path / "changed.sbpack"
    path.write_bytes(zipped({name: each for name, each in parts.items() if each is not None}))

    assert slips_of(path) == [slip]


def test_a_zipped_folder_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "folder.sbpack"
    path.write_bytes(zipped({"src/pack.md": b"---\n---\n"}))

    assert slips_of(path) == [SealSlip.FOLDER_IN_A_ZIP]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    assert slips_of(tmp_path / "nothing.sbpack") == [SealSlip.NO_FILE]
    assert slips_of(tmp_path) == [SealSlip.NOT_A_FILE]
    assert slips_of(tmp_path / "a\0b") == [SealSlip.NO_FILE]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert slips_of(tmp_path / "pipe") == [SealSlip.NOT_A_FILE]


@pytest.mark.parametrize("ending", list(Ending))
def test_a_reading_that_was_ended_says_why(ending: Ending) -> None:
    reading = ended(Path("a.sbpack"), ending)

    assert reading.pack is None
    assert [problem.file for problem in reading.problems] == ["a.sbpack"]


FILES = tuple(PackFile(name, text.encode()) for name, text in sorted(SMALL_PACK.items()))
WHOLE = zipped({**parts_of_a_pack(), "MANIFEST.sha256": manifest_of(parts_of_a_pack())})


@given(data=st.data())
def test_no_changed_byte_is_read_as_something_else(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "a-changed-byte.sbpack"
    at = data.draw(st.integers(0, len(WHOLE) - 1))
    path.write_bytes(WHOLE[:at] + bytes([data.draw(st.integers(0, 255))]) + WHOLE[at + 1 :])

    reading = read_sealed(path)

    assert reading.pack is None or reading.pack.files == FILES
    assert reading.pack is not None or reading.problems


def test_nothing_is_written_by_reading(tmp_path: Path) -> None:
    path = a_sealed_file(tmp_path, {**parts_of_a_pack(), "src/../../evil.md": b"x"})
    before = sorted(tmp_path.rglob("*"))

    read_sealed(path)

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "content", "slip"),
    [
        ("src/media/a\u202egnp.md", b"x", SealSlip.UNUSABLE_INSIDE),
        ("src/media/\u200ba.md", b"x", SealSlip.UNUSABLE_INSIDE),
        ("src/media/a.png", b"PK\3\4 an archive", PackSlip.UNUSABLE_PICTURE),
        ("src/media/a.webp", b"<svg onload='x()'/>", PackSlip.UNUSABLE_PICTURE),
    ],
)
def test_what_only_looks_like_a_file_of_a_pack_is_refused(
    tmp_path: Path, name: str, content: bytes, slip: object
) -> None:
    assert slips_of(a_sealed_file(tmp_path, {**parts_of_a_pack(), name: content})) == [slip]


def test_what_is_for_other_programs_may_be_larger_than_any_file_of_its_author(
    tmp_path: Path,
) -> None:
    parts = {**parts_of_a_pack(), "pack.json": b" " * 3_000}
    largest = max(len(content) for name, content in parts.items() if name != "pack.json")
    limits = SealLimits(one_entry=max(largest, 1_000), all_bytes=10_000, resolved=3_000)

    assert read_sealed(a_sealed_file(tmp_path, parts), limits=limits).pack is not None
    less = SealLimits(one_entry=max(largest, 1_000), all_bytes=10_000, resolved=2_999)
    assert slips_of(a_sealed_file(tmp_path, parts), less) == [SealSlip.LARGE_INSIDE]
