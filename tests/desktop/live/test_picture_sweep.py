"""Pictures that nothing shows go while nobody waits, unless what was undone may want them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.core.library.library import Library
from desktop.core.library.pictures import content_name
from desktop.live.library import LiveLibrary
from desktop.live.picture_sweep import PictureSweep
from desktop.live.tasks import Tasks
from tests.core.importing.made_files import a_png
from tests.core.library.test_unused_pictures import add, illustrated

CONTENTS = tuple(a_png(color=number) for number in range(20))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LiveLibrary]:
    with Library.open(tmp_path / "library") as opened:
        article = illustrated("bridge", *CONTENTS)
        add(opened, article, *CONTENTS)
        opened.articles.take_out([article.id])
        yield LiveLibrary(opened)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def kept(library: LiveLibrary) -> int:
    pictures = library.now.pictures
    return sum(pictures.content(content_name(each)) is not None for each in CONTENTS)


def test_all_of_them_go_some_at_a_time(library: LiveLibrary, tasks: Tasks, qtbot: QtBot) -> None:
    sweep = PictureSweep(library, tasks, lambda: True)

    sweep.begin()

    qtbot.waitUntil(lambda: kept(library) == 0, timeout=60_000)
    sweep.end()


def test_none_goes_where_what_was_undone_may_want_it(
    library: LiveLibrary, tasks: Tasks, qtbot: QtBot
) -> None:
    asked: list[bool] = []

    def may_go_on() -> bool:
        asked.append(True)
        return False

    sweep = PictureSweep(library, tasks, may_go_on)
    sweep.begin()

    qtbot.waitUntil(lambda: bool(asked), timeout=60_000)
    assert kept(library) == len(CONTENTS)
    sweep.end()
