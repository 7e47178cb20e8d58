"""A check finds whatever is not as it was saved, and the copy that has it; copies stay sound."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.checked import Checked, DescribedDamage
from desktop.core.library.checking import check
from desktop.core.library.connection import Connection
from desktop.core.library.copies import copies
from desktop.core.library.damage import DamageKind
from desktop.core.library.errors import LibraryError, NoSuchArticle
from desktop.core.library.library import FILE_NAME
from desktop.core.library.mending import keep_as_they_are, put_aside, take_from_copies
from desktop.core.library.schema import newest
from tests.core.an_empty_library import a_library
from tests.core.library.a_used_library import a_used_library, keep_copy

ROUNDS = int(os.environ.get("SOURCEBOOK_ROUNDS", "20"))


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library that was used for some weeks."""
    return a_used_library(tmp_path_factory.mktemp("used")).read_bytes()


@pytest.fixture
def folder(used: bytes, tmp_path: Path) -> Path:
    """A library with a copy of 2 May that holds the same."""
    made = tmp_path / "library"
    lay_down(made, used, used)
    return made


def lay_down(folder: Path, content: bytes, copy: bytes) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(content)
    keep_copy(folder, copy)


def spoil(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw, raw:
        raw.execute(sql)


def mend(folder: Path, checked: Checked) -> None:
    with a_library(folder) as library:
        take_from_copies(library, checked.remedies)


def only(checked: Checked) -> DescribedDamage:
    [found] = checked.damages
    return found


def all_words(folder: Path) -> tuple[list[object], bool]:
    """Everything that the program shows of a library, and whether it noticed any damage."""
    with a_library(folder) as library:
        seen: list[object] = [library.lessons.all()]
        for summary in library.articles.summaries():
            seen.append((summary.id, summary.title, summary.publisher))
            try:
                seen.append(library.articles.get(summary.id))
            except NoSuchArticle:
                seen.append(None)
            seen += (
                library.annotations.of_article(summary.id),
                library.annotations.removed_from(summary.id),
                library.corrections.of_article(summary.id),
                library.corrections.speaker_names(summary.id),
                library.lessons.claims(summary.id),
                library.lessons.notes(summary.id),
                library.lessons.people(summary.id),
            )
        seen += [library.lessons.files(PackId("bridges")), library.searches.saved()]
        seen.append(library.searches.past())
        return seen, bool(library.noticed)


def copy_of(path: Path, to: Path) -> bool:
    """Whether the library gives a copy."""
    connection = Connection.open_for_reading(path)
    try:
        connection.copy_to(to)
    except LibraryError:
        return False
    finally:
        connection.close()
    return True


def test_no_flipped_bit_shows_other_words_that_no_check_finds_and_no_copy_refuses(
    used: bytes, tmp_path: Path
) -> None:
    folder, chance = tmp_path / "library", random.Random(5)
    lay_down(folder, used, used)
    before, _ = all_words(folder)
    used = (folder / FILE_NAME).read_bytes()
    for _ in range(ROUNDS):
        place, bit = chance.randrange(len(used)), chance.randrange(8)
        flipped = bytearray(used)
        flipped[place] ^= 1 << bit
        lay_down(folder, bytes(flipped), used)

        try:
            is_sound = check(folder).is_sound
        except LibraryError:
            is_sound = False
        assert (folder / FILE_NAME).read_bytes() == flipped
        is_copied = copy_of(folder / FILE_NAME, tmp_path / "copy.db")
        try:
            words, _ = all_words(folder)
        except LibraryError:
            continue

        if words != before:
            assert not is_sound, f"bit {bit} of byte {place}"
            assert not is_copied, f"bit {bit} of byte {place}"


def test_a_sound_library_is_said_to_be_sound_and_nothing_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    checked = check(folder)

    assert checked.is_sound
    assert (checked.sound("article"), checked.sound("annotation")) == (34, 100)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "sql",
    [
        *(f"PRAGMA user_version = {number}" for number in (0, newest() + 1, 99, -3)),
        "PRAGMA application_id = 1",
        # That of libraries from before the first version.
        f"PRAGMA application_id = {0x53726342}",
    ],
)
def test_what_the_window_does_not_open_is_not_called_sound(folder: Path, sql: str) -> None:
    spoil(folder, sql)

    checked = check(folder)

    assert not checked.is_sound
    assert checked.whole_copy is not None
    with pytest.raises(LibraryError):
        a_library(folder)


@pytest.mark.parametrize(
    "name", ["annotation_update_is_a_change", "a_text_is_kept_before_it_changes"]
)
def test_a_trigger_that_is_gone_is_told_and_made_anew(folder: Path, name: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw:
        find = "SELECT sql FROM sqlite_schema WHERE name = ?"
        before = raw.execute(find, (name,)).fetchone()
    spoil(folder, f"DROP TRIGGER {name}")
    assert only(check(folder)).damage.kind is DamageKind.LISTS

    a_library(folder).close()

    assert check(folder).is_sound
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw:
        assert raw.execute(find, (name,)).fetchone() == before


def test_a_note_with_other_words_can_be_taken_from_the_copy_as_it_was(folder: Path) -> None:
    before, _ = all_words(folder)
    spoil(folder, "UPDATE annotation SET body = 'not mine' WHERE id = 'n3'")

    checked = check(folder)
    found = only(checked)
    assert found.damage.kind is DamageKind.NOT_AS_SAVED
    assert (found.about, found.day) == ("rust", "2025-03-12")
    assert found.remedy is not None
    assert (found.remedy.copy.day, found.remedy.is_exact) == ("2026-05-02", True)
    assert checked.sound("annotation") == 99

    mend(folder, checked)
    assert check(folder).is_sound
    assert all_words(folder)[0] == before


def test_a_row_whose_own_name_was_changed_is_known_by_its_seal(folder: Path) -> None:
    before, _ = all_words(folder)
    spoil(folder, "UPDATE annotation SET id = 'm3' WHERE id = 'n3'")

    mend(folder, check(folder))

    assert check(folder).is_sound
    assert all_words(folder)[0] == before


def test_an_earlier_wording_is_offered_where_no_copy_has_the_last(folder: Path) -> None:
    with a_library(folder) as library:
        [note, *_] = library.annotations.of_article(ArticleId("a3"))
        library.annotations.change(replace(note, body="my last words"))
    spoil(folder, f"UPDATE annotation SET body = 'not mine' WHERE id = '{note.id}'")

    found = only(check(folder))

    assert found.remedy is not None
    assert not found.remedy.is_exact


def test_what_no_copy_has_can_be_kept_as_it_is(folder: Path) -> None:
    copies(folder)[0].path.unlink()
    spoil(folder, "UPDATE annotation SET body = 'not mine' WHERE id = 'n3'")
    checked = check(folder)
    assert only(checked).remedy is None

    with a_library(folder) as library:
        keep_as_they_are(library, (each.damage for each in checked.keepable))

    assert check(folder).is_sound


def test_a_pen_that_a_newer_version_knows_is_told_and_harms_no_copy(
    folder: Path, tmp_path: Path
) -> None:
    with a_library(folder) as library:
        library.connection.write("UPDATE annotation SET pen = 'neon' WHERE id = 'n3'")

    assert only(check(folder)).damage.kind is DamageKind.UNREADABLE
    assert copy_of(folder / FILE_NAME, tmp_path / "copy.db")


def test_a_row_that_a_damaged_page_lost_is_found_in_the_copy(folder: Path) -> None:
    before, _ = all_words(folder)
    path = folder / FILE_NAME
    content = bytearray(path.read_bytes())
    size = 4096
    with closing(sqlite3.connect(path)) as raw:
        [(root,)] = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'saved_search'")
    page = (root - 1) * size
    assert content[page + 4] == 1
    # The page says that it holds no row.
    content[page + 4] = 0
    path.write_bytes(content)

    checked = check(folder)
    assert DamageKind.MISSING in {each.damage.kind for each in checked.damages}

    mend(folder, checked)
    assert check(folder).is_sound
    assert all_words(folder)[0] == before


def test_the_whole_file_is_put_aside_before_anything_is_mended(folder: Path) -> None:
    spoil(folder, "UPDATE annotation SET body = 'not mine' WHERE id = 'n3'")

    with a_library(folder) as library:
        first, second = put_aside(library), put_aside(library)

    assert first != second
    with closing(sqlite3.connect(first)) as raw:
        assert raw.execute("SELECT body FROM annotation WHERE id = 'n3'").fetchone() == (
            "not mine",
        )


def test_a_library_from_before_the_first_version_is_called_what_it_is(folder: Path) -> None:
    spoil(folder, f"PRAGMA application_id = {0x53726342}")

    found = check(folder).damages

    assert [each.damage.detail for each in found] == ["made by a version that was never released"]
