"""No more is unpacked than a document can hold, whatever an archive says of itself."""

from __future__ import annotations

import pytest

from desktop.core.importing import limited_archive
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.limited_archive import LimitedArchive, is_inside
from tests.core.importing.made_files import a_zip

MEGABYTE = 2**20
LARGEST_IN_ALL = limited_archive._LARGEST_IN_ALL


def reason_for(archive: LimitedArchive, name: str, most: int = 64 * MEGABYTE) -> UnreadableReason:
    with pytest.raises(Unreadable) as refused:
        archive.read(name, most)
    assert isinstance(refused.value.reason, UnreadableReason)
    return refused.value.reason


def test_parts_are_read_by_their_names() -> None:
    archive = LimitedArchive(a_zip({"a.txt": b"one", "b/c.txt": b"two"}))

    assert archive.names == ("a.txt", "b/c.txt")
    assert archive.read("b/c.txt") == b"two"
    assert archive.read("missing") == b""
    assert "a.txt" in archive


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "/etc/passwd", "\\\\server\\x", "..\\x", "C:\\x", "a/..", "c:x", "c:/x"],
)
def test_names_that_lead_out_are_no_parts(name: str) -> None:
    assert not is_inside(name)
    archive = LimitedArchive(a_zip({name: b"x", "a": b"y"}))
    assert (archive.names, archive.outside) == (("a",), (name,))


def test_a_name_with_a_nul_is_no_part() -> None:
    # No program packs such a name: what lies there is put in afterwards.
    content = a_zip({"essay.txt#exe": b"x", "a": b"y"}).replace(b"txt#exe", b"txt\0exe")

    archive = LimitedArchive(content)

    assert (archive.names, archive.outside) == (("a",), ("essay.txt\0exe",))


def test_a_colon_in_a_name_leads_nowhere() -> None:
    assert LimitedArchive(a_zip({"Talk: one.txt": b"x"})).names == ("Talk: one.txt",)


def test_of_two_parts_with_one_name_none_is_lost() -> None:
    content = a_zip({"b/a.txt": b"one", "b/c.txt": b"two"}).replace(b"b/c.txt", b"b/a.txt")

    archive = LimitedArchive(content)

    assert [archive.read(name) for name in archive.names] == [b"one", b"two"]
    assert archive.names == ("b/a.txt", "b/a (2).txt")


def test_what_unpacks_to_more_than_a_part_may_be_is_refused_whatever_its_header_says() -> None:
    content = a_zip({"big": b"\0" * (3 * MEGABYTE)})
    # The size that it is said to have, in the list at the end and before the part.
    lying = content.replace((3 * MEGABYTE).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert lying != content
    assert reason_for(LimitedArchive(content), "big", MEGABYTE) is UnreadableReason.TOO_MUCH_INSIDE
    assert reason_for(LimitedArchive(lying), "big") in {
        UnreadableReason.DAMAGED,
        UnreadableReason.TOO_MUCH_INSIDE,
    }


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    # A small part of the limit that holds, so that nobody has to pack half a gigabyte.
    monkeypatch.setattr(limited_archive, "_LARGEST_IN_ALL", LARGEST_IN_ALL // 64)
    archive = LimitedArchive(
        a_zip({f"part {number}": b"\0" * (MEGABYTE * 15 // 16) for number in range(9)})
    )

    for number in range(8):
        archive.read(f"part {number}")

    assert LARGEST_IN_ALL == 512 * MEGABYTE
    assert reason_for(archive, "part 8") is UnreadableReason.TOO_MUCH_INSIDE


def test_more_parts_than_documents_have_are_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        LimitedArchive(a_zip({str(number): b"" for number in range(5_001)}))

    assert refused.value.reason is UnreadableReason.TOO_MUCH_INSIDE


def test_a_part_with_a_password_is_told() -> None:
    content = bytearray(a_zip({"a": b"secret"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert reason_for(LimitedArchive(bytes(content)), "a") is UnreadableReason.ENCRYPTED


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", a_zip({"a": b"one"})[:-8], b"x" * 100, b"PK\x05\x06" + b"\xff" * 18],
)
def test_what_is_no_whole_archive_is_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        LimitedArchive(content)

    assert refused.value.reason is UnreadableReason.DAMAGED


def test_a_spoilt_part_is_damaged() -> None:
    content = bytearray(a_zip({"a": bytes(range(256)) * 40}))
    content[60:80] = b"\xff" * 20

    assert reason_for(LimitedArchive(bytes(content)), "a") is UnreadableReason.DAMAGED
