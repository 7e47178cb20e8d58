"""A note names the text that is being read, for the process after one that ended over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.indexing.hard_texts import (
    HardTexts,
    TextKey,
    is_passed_over,
    limit_file,
    text_key,
)

HARD, EASY = text_key("((((", "en"), text_key("Rust.", "en")


def ends_over(folder: Path, key: TextKey, times: int = 1) -> None:
    """What a process leaves behind that ends while it reads a text."""
    for _ in range(times):
        with HardTexts(folder) as texts:
            texts._write_first(key.encode())


def passes_its_limit_over(folder: Path, key: TextKey) -> None:
    """What a process leaves behind that was ended by the limit of a text."""
    ends_over(folder, key)
    limit_file(folder).write_text("Timeout (0:00:30)!")


def test_one_sudden_end_makes_a_text_suspect_and_only_many_make_it_too_hard(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    for _ in range(3):
        ends_over(folder, HARD)
        with HardTexts(folder) as texts:
            assert texts.is_suspect(HARD)
            assert not texts.is_too_hard(HARD)

    ends_over(folder, HARD)
    with HardTexts(folder) as texts:
        assert texts.is_too_hard(HARD)
        assert not texts.is_suspect(HARD)
        assert not texts.is_suspect(EASY)


def test_passing_its_own_limit_twice_proves_a_text_too_hard(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()

    passes_its_limit_over(folder, HARD)
    with HardTexts(folder) as texts:
        assert texts.is_suspect(HARD)
    passes_its_limit_over(folder, HARD)

    with HardTexts(folder) as texts:
        assert texts.is_too_hard(HARD)


def test_a_text_that_is_forgiven_is_tried_again(tmp_path: Path) -> None:
    ends_over(tmp_path, HARD, times=4)
    with HardTexts(tmp_path) as texts:
        texts.forgive(HARD)

    with HardTexts(tmp_path) as texts:
        assert not texts.is_too_hard(HARD)
        assert not texts.has_suspects


def test_the_window_sees_which_text_is_passed_over(tmp_path: Path) -> None:
    assert not is_passed_over(tmp_path, HARD)
    ends_over(tmp_path, HARD, times=4)
    with HardTexts(tmp_path):
        pass

    assert is_passed_over(tmp_path, HARD)
    assert not is_passed_over(tmp_path, EASY)
    with HardTexts(tmp_path) as texts:
        texts.forgive(HARD)
    assert not is_passed_over(tmp_path, HARD)


def test_a_text_that_was_read_to_its_end_is_not_blamed(tmp_path: Path) -> None:
    with HardTexts(tmp_path) as texts, texts.reading(EASY):
        pass

    with HardTexts(tmp_path) as texts:
        assert not texts.is_suspect(EASY)


def test_a_text_that_raises_an_error_is_not_blamed(tmp_path: Path) -> None:
    texts = HardTexts(tmp_path)

    with texts, pytest.raises(RecursionError), texts.reading(HARD):
        raise RecursionError

    with texts:
        assert not texts.is_suspect(HARD)


def test_a_suspect_that_is_read_to_its_end_is_cleared_and_no_other(tmp_path: Path) -> None:
    ends_over(tmp_path, EASY)
    ends_over(tmp_path, HARD, times=4)

    with HardTexts(tmp_path) as texts, texts.reading(EASY):
        pass

    with HardTexts(tmp_path) as texts:
        assert not texts.is_suspect(EASY)
        assert texts.is_too_hard(HARD)


def test_a_process_that_is_ended_from_outside_blames_nothing(tmp_path: Path) -> None:
    texts = HardTexts(tmp_path)
    with texts, texts.reading(EASY):
        texts.excuse()
        left = (tmp_path / "hard_texts").read_bytes()
    with texts, texts.reading(HARD):
        left_later = (tmp_path / "hard_texts").read_bytes()

    assert EASY.encode() not in left
    assert HARD.encode() not in left_later


def test_another_version_or_language_is_another_text() -> None:
    assert len({text_key("Rust.", "en"), text_key("Rust!", "en"), text_key("Rust.", "de")}) == 3


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"\n\n\n", b"x" * 90, b"0" * 31])
def test_a_note_that_cannot_be_read_blames_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hard_texts").write_bytes(content)

    with HardTexts(tmp_path) as texts, texts.reading(HARD):
        assert not texts.is_suspect(HARD)

    ends_over(tmp_path, HARD, times=4)
    with HardTexts(tmp_path) as texts:
        assert texts.is_too_hard(HARD)


def test_where_nothing_can_be_noted_texts_are_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "hard_texts").mkdir()

    for folder in (tmp_path, tmp_path / "gone"):
        with HardTexts(folder) as texts, texts.reading(HARD):
            assert not texts.is_too_hard(HARD)
