"""What was found in a text is found again, and only where nothing has changed since."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import Article
from desktop.core.library import kept_readings
from desktop.core.library.kept_readings import FOLDER_NAME, KeptReadings
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import TextReading, read_through
from desktop.core.speakers.written_reading import read, written
from tests.core.builders import a_correction, a_speaker_name, an_article

TEXT = (
    "“It is safe,” said Anna Keller, the mayor. “It always was.”\n"
    "“It is not,” she was told by Tom Reed.\n"
    "Ida Brandt was not there. The “experts” have read “The Tide”.\n"
    "“Who pays?”\n"
)
ARTICLE = an_article(text=TEXT)
NOTHING = PutRight()


def a_reading(article: Article = ARTICLE, put_right: PutRight = NOTHING) -> TextReading:
    return read_through(article.text, article.language, put_right)


def the_file(room: Path) -> Path:
    (found,) = (room / FOLDER_NAME).iterdir()
    return found


def a_correction_of_tom() -> PutRight:
    wrong = a_correction("“It is not,”", "Ida Brandt", article=ARTICLE)
    return PutRight((wrong,), (a_speaker_name("Anna Keller", "Mayor Keller"),), (), ("Ida Brandt",))


@pytest.mark.parametrize("put_right", [NOTHING, a_correction_of_tom()])
def test_a_reading_is_found_again_as_it_was(tmp_path: Path, put_right: PutRight) -> None:
    reading = a_reading(put_right=put_right)

    KeptReadings(tmp_path).keep(ARTICLE, put_right, reading)

    assert KeptReadings(tmp_path).find(ARTICLE, put_right) == reading
    assert reading.extracted.quotations


def test_what_nobody_kept_is_not_found_and_nothing_is_made(tmp_path: Path) -> None:
    assert KeptReadings(tmp_path).find(ARTICLE, NOTHING) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "now",
    [
        replace(ARTICLE, text=TEXT.replace("Tom", "Tim")),
        replace(ARTICLE, language="de"),
        replace(ARTICLE, id=an_article("ferry").id),
    ],
)
def test_another_text_or_language_has_no_reading(tmp_path: Path, now: Article) -> None:
    kept = KeptReadings(tmp_path)
    kept.keep(ARTICLE, NOTHING, a_reading())

    assert kept.find(now, NOTHING) is None


def test_a_reading_holds_no_longer_than_what_was_put_right(tmp_path: Path) -> None:
    kept = KeptReadings(tmp_path)
    kept.keep(ARTICLE, NOTHING, a_reading())
    correction = a_correction_of_tom()

    assert kept.find(ARTICLE, correction) is None

    kept.keep(ARTICLE, correction, a_reading(put_right=correction))
    assert kept.find(ARTICLE, NOTHING) is None


def test_a_reading_by_other_rules_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptReadings(tmp_path)
    kept.keep(ARTICLE, NOTHING, a_reading())
    monkeypatch.setattr(kept_readings, "program_edition", lambda: "a later one")

    assert kept.find(ARTICLE, NOTHING) is None


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def other_words(file: Path) -> None:
    file.write_text(file.read_text().replace("Anna Keller", "Anna Kessel"))


def somebody_elses(file: Path) -> None:
    file.write_text("My shopping list")


@pytest.mark.parametrize("spoil", [half, empty, other_words, somebody_elses])
def test_a_file_that_was_spoilt_is_passed_over_and_a_new_one_made(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    kept, reading = KeptReadings(tmp_path), a_reading()
    kept.keep(ARTICLE, NOTHING, reading)
    spoil(the_file(tmp_path))
    assert kept.find(ARTICLE, NOTHING) is None

    kept.keep(ARTICLE, NOTHING, reading)

    assert kept.find(ARTICLE, NOTHING) == reading


def test_a_file_of_somebody_else_stays_as_it_is(tmp_path: Path) -> None:
    kept, reading = KeptReadings(tmp_path), a_reading()
    kept.keep(ARTICLE, NOTHING, reading)
    file = the_file(tmp_path)
    somebody_elses(file)

    kept.keep(ARTICLE, NOTHING, reading)

    assert file.read_text() == "My shopping list"


def test_no_more_readings_are_kept_than_wanted(tmp_path: Path) -> None:
    kept, reading = KeptReadings(tmp_path, most=2), a_reading()
    articles = [an_article(name, text=TEXT) for name in ("one", "two", "three")]

    for article in articles:
        kept.keep(article, NOTHING, reading)

    assert [kept.find(each, NOTHING) for each in articles] == [None, reading, reading]


def test_a_room_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    no_folder = tmp_path / "note.txt"
    no_folder.write_text("")
    kept = KeptReadings(no_folder)

    kept.keep(ARTICLE, NOTHING, a_reading())

    assert kept.find(ARTICLE, NOTHING) is None


def test_a_reading_that_leads_out_of_its_text_is_none() -> None:
    with pytest.raises(ValueError, match="not in the text"):
        read(written(a_reading()), 20)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 50) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(sorted(written(a_reading()))), JSON)
def test_whatever_else_stands_there_is_no_reading_or_one_in_the_text(
    name: str, value: object
) -> None:
    values = json.loads(json.dumps(written(a_reading()))) | {name: value}

    try:
        reading = read(values, len(TEXT))
    except ValueError:
        return

    assert all(each.extent.end <= len(TEXT) for each in reading.extraction.quotations)
