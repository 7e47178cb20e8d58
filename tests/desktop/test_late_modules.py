"""What a reader does not see yet is not loaded by the start of the program."""

from __future__ import annotations

import pytest

from tests.benchmarks.loaded_modules import loaded_modules, own_modules

# Each with all that lies in it.
LATE = (
    "desktop.window.check_report",
    "desktop.core.corroborating.corroborate",
    "desktop.core.indexing.entries",
    "desktop.core.importing",
    "desktop.core.indexing.documents",
    "desktop.core.indexing.feeding",
    "desktop.core.library.backups",
    "desktop.core.library.checking",
    "desktop.core.library.mending",
    "desktop.core.library.rescue",
    "desktop.core.packs",
    "desktop.core.searching.article_search",
    "desktop.corroborate",
    "desktop.desks.corroboration_desk",
    "desktop.wording.damage",
    "desktop.live.corroboration",
    "desktop.desks.rescuing",
    "desktop.search.filters",
    "desktop.search.results",
    "desktop.search.search_tools",
    "desktop.voices.reasons",
    "desktop.window.key_list",
    "desktop.window.preferences_menu",
    "desktop.window.notice",
    "getpass",
    "index",
    "numpy",
    "platformdirs",
    "seeds",
    "subprocess",
    "whoosh",
)
# Own modules of a plain start; raise it only for what a reader sees at once.
MOST = 210


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the second start over a library loads; the first one fills it."""
    library = tmp_path_factory.mktemp("start") / "library"
    loaded_modules(library)
    return loaded_modules(library)


def test_a_start_loads_nothing_that_is_wanted_later(loaded: set[str]) -> None:
    early = {name for name in loaded for late in LATE if f"{name}.".startswith(f"{late}.")}

    assert sorted(early) == []


def test_the_modules_of_a_start_do_not_grow_in_number(loaded: set[str]) -> None:
    assert len(own_modules(loaded)) <= MOST
