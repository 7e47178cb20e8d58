"""Segments are made into few without keeping anyone waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.files.manifest import SegmentEntry
from index.full_text_index import FullTextIndex
from index.segments.upkeep import to_fold, to_tidy

OPERATORS = Operators()
tells_files = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="files are told by their descriptors"
)


def a_document(name: str, text: str = "some words") -> Document:
    return Document(name, name, "article", text)


def a_segment(name: str, size: int, *, removed: bytes = b"") -> SegmentEntry:
    return SegmentEntry(name, documents=8, size=size, check=0, removed=removed)


@pytest.fixture
def index(tmp_path: Path) -> FullTextIndex:
    return FullTextIndex.open_or_make(tmp_path, OPERATORS)


def segments_of(index_folder: Path) -> int:
    return len(list(index_folder.rglob("*.segment")))


def path_of(file: int) -> Path:
    return Path(f"/proc/self/fd/{file}").readlink()


def test_a_tidied_index_has_one_segment_of_many(index: FullTextIndex, tmp_path: Path) -> None:
    for number in range(6):
        index.replace([a_document(f"d{number}")])
    index.remove(ids=["d2"])

    assert index.tidy()

    assert segments_of(tmp_path) == 1
    assert index.search(parse("words")).total == 5
    index.close()


@tells_files
def test_tidying_sees_all_that_was_written_to_the_disk(
    index: FullTextIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = list[Path]()
    monkeypatch.setattr(os, "fsync", lambda file: settled.append(path_of(file)))
    index.replace([a_document("a")])
    index.replace([a_document("b")])
    assert not settled

    index.tidy()

    assert {*tmp_path.rglob("*.segment"), *tmp_path.rglob("manifest.json")} <= {*settled}
    index.close()


@tells_files
def test_what_takes_the_place_of_much_is_on_the_disk_before(
    index: FullTextIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        index.replace([a_document(f"d{number}")])
    before = {*tmp_path.rglob("*.segment")}
    seen = list[bool]()

    def fsync(file: int) -> None:
        if path_of(file).suffix == ".unfinished":
            seen.append(before <= {*tmp_path.rglob("*.segment")})

    monkeypatch.setattr(os, "fsync", fsync)
    index.tidy()

    assert seen == [True]
    index.close()


def test_tidying_stops_when_it_is_asked_to(index: FullTextIndex, tmp_path: Path) -> None:
    for number in range(6):
        index.replace([a_document(f"d{number}")])

    assert not index.tidy(lambda: True)

    assert segments_of(tmp_path) == 6
    assert index.search(parse("words")).total == 6
    assert not list(tmp_path.rglob("*.unfinished"))
    index.close()


def test_what_is_removed_while_segments_are_merged_stays_removed(
    index: FullTextIndex, tmp_path: Path
) -> None:
    for number in range(6):
        index.replace([a_document(f"d{number}"), a_document(f"e{number}")])
    other = FullTextIndex.open_or_make(tmp_path, OPERATORS)
    asked = 0

    def remove_meanwhile() -> bool:
        nonlocal asked
        asked += 1
        if asked == 1:
            other.remove(ids=["d1"])
            other.replace([a_document("d4", "other words")])
        return False

    assert index.tidy(remove_meanwhile)

    assert asked > 0
    found = index.search(parse("words"))
    assert found.total == 11
    assert "d1" not in {hit.id for hit in found.hits}
    assert [hit.id for hit in index.search(parse("other")).hits] == ["d4"]
    assert segments_of(tmp_path) == 2
    index.close()
    other.close()


def test_a_save_merges_small_segments_and_leaves_large_ones() -> None:
    small = [a_segment(f"s{number}", 9_000) for number in range(8)]
    large = a_segment("large", 90_000_000)

    assert to_fold([large, *small]) == small
    assert to_fold([large, *small[:5]]) == []


def test_a_save_never_merges_much_at_once() -> None:
    small = [a_segment(f"s{number}", 60_000) for number in range(30)]

    assert sum(entry.size for entry in to_fold(small)) < 500_000


def test_segments_of_a_size_are_tidied_and_those_that_lost_much() -> None:
    alike = [a_segment(f"s{number}", 1_000_000) for number in range(4)]
    hollow = a_segment("hollow", 90_000_000, removed=b"\xf0")

    assert to_tidy([hollow, *alike]) == alike
    assert to_tidy([hollow, *alike[:2]]) == [hollow]
    assert to_tidy(alike[:3]) == []
