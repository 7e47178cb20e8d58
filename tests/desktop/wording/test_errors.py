"""Errors say what happened, what is safe, and what to do next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desktop.core.library import errors
from desktop.core.library.backups import back_up
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.wording.errors import message_for
from tests.core.builders import an_article

FILE = Path("/home/ann/Sourcebook/library.db")


def every_kind() -> list[type[LibraryError]]:
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, LibraryError)
    ]


@pytest.mark.parametrize("kind", every_kind())
def test_every_error_of_the_library_has_words(kind: type[LibraryError]) -> None:
    message = message_for(kind(FILE, "database disk image is malformed"))

    assert message.happened.endswith(".")
    assert message.advice[0].isupper()
    assert len(message.advice) > 20


@pytest.mark.parametrize("kind", every_kind())
def test_every_error_says_what_is_safe(kind: type[LibraryError]) -> None:
    advice = message_for(kind(FILE)).advice

    safe = ("Nothing was changed", "Nothing was lost", "Everything before it is safe")
    assert advice.startswith(safe)


@pytest.mark.parametrize("kind", every_kind())
def test_no_error_speaks_of_the_machinery(kind: type[LibraryError]) -> None:
    message = message_for(kind(FILE, "sqlite3.OperationalError: disk I/O error"))

    words = f"{message.happened} {message.advice}"
    for foreign in ("sqlite", "Error", "exception", "{", "}", "SQL"):
        assert foreign not in words, foreign


def test_a_damaged_library_tells_where_the_copies_are() -> None:
    told = message_for(errors.LibraryDamaged(FILE)).for_terminal

    assert f"sourcebook check --library {FILE.parent}" in told


@pytest.mark.parametrize("kind", [errors.LibraryEmptied, errors.LibraryMissing])
def test_a_lost_library_tells_which_copy_is_the_newest(
    tmp_path: Path, kind: type[LibraryError]
) -> None:
    with Library.open(tmp_path) as library:
        for number in range(2):
            library.articles.add(an_article(f"a{number}"))
            copy = back_up(tmp_path, library.identity, datetime(2025, 3, 11 + number))
    assert copy is not None

    message = message_for(kind(tmp_path / "library.db"))

    assert "gone" in message.happened or "empty" in message.happened
    assert str(copy.path) in message.command


def test_an_unreachable_folder_is_named() -> None:
    assert str(FILE.parent) in message_for(errors.LibraryUnreachable(FILE)).advice


def test_a_folder_with_braces_in_its_name_is_named_as_it_is() -> None:
    folder = Path("/home/ann/{mine}")

    advice = message_for(errors.LibraryUnreachable(folder / "library.db")).advice

    assert str(folder) in advice


@pytest.mark.parametrize("error", [ValueError("boom"), KeyError("x"), RuntimeError()])
def test_an_unexpected_error_has_plain_words_too(error: Exception) -> None:
    message = message_for(error)

    assert "Something went wrong" in message.happened
    assert "is safe" in message.advice
    assert "boom" not in message.happened + message.advice


def test_the_same_error_has_words_of_its_own() -> None:
    words = {message_for(kind(FILE)).happened for kind in every_kind()}

    # A conflict and an error without a kind of its own share the general words.
    assert len(words) >= len(every_kind()) - 1


@pytest.mark.parametrize("kind", every_kind())
def test_while_a_library_is_opened_nothing_is_said_of_a_window_that_saves(
    kind: type[LibraryError],
) -> None:
    message = message_for(kind(FILE), is_saving=False)

    words = f"{message.happened} {message.advice}"
    assert message.advice.startswith(("Nothing was changed", "Nothing was lost"))
    for untrue in ("this window", "saved", "what you do now", "the step"):
        assert untrue not in words


def test_a_library_from_before_the_first_version_is_not_called_newer() -> None:
    old = message_for(errors.LibraryTooOld(FILE), is_saving=False)
    new = message_for(errors.LibraryTooNew(FILE), is_saving=False)

    assert "before the first version" in old.happened
    assert str(FILE) in old.advice
    assert "newer" not in f"{old.happened} {old.advice}"
    assert "newer version" in new.happened
