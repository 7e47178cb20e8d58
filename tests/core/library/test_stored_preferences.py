"""Settings that belong with the work."""

from __future__ import annotations

from pathlib import Path

from tests.core.an_empty_library import a_library


def test_a_setting_stays_until_another_takes_its_place(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        assert library.preferences.all() == {}
        library.preferences.put("theme", "light")
        library.preferences.put("theme", "dark")
        library.preferences.put("größe", "🙂")

    with a_library(tmp_path) as library:
        assert library.preferences.all() == {"theme": "dark", "größe": "🙂"}
