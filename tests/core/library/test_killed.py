"""A program that is killed: whatever it said was kept is kept."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from tests.core.builders import an_article

HOUSE = Path(__file__).parents[3]
ROUNDS = 12


def write_until_killed(folder: Path, name: str, pages: int, lines: int) -> dict[str, str]:
    """Kills a writing program some lines after it began; gives the last it said of each note."""
    program = [sys.executable, "-m", "tests.core.library.a_busy_writer"]
    with subprocess.Popen(
        [*program, str(folder), name, str(pages)], cwd=HOUSE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        heard = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        # What it said while the blow fell counts as well.
        heard += writer.stdout.readlines()
    return dict(line.split() for line in heard)


@pytest.mark.parametrize("pages", [1000, 4], ids=["usual log", "log emptied all the time"])
def test_every_note_that_was_said_to_be_kept_is_there_after_the_kill(
    tmp_path: Path, pages: int
) -> None:
    chance = random.Random(pages)
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
    said: dict[str, str] = {}

    for number in range(ROUNDS):
        said |= write_until_killed(tmp_path, f"round{number}", pages, chance.randint(1, 120))

        with Library.open(tmp_path) as library:
            notes = {note.id: note for note in library.annotations.of_article(ArticleId("bridge"))}
            bin_ = {note.id for note in library.annotations.removed_from(ArticleId("bridge"))}
            queued = {item.item_id for item in library.index_queue.first(1_000_000)}
            for note_id, state in said.items():
                assert note_id in notes or note_id in bin_
                assert note_id in queued
                if state == "removed":
                    assert note_id in bin_
                if state == "written" and note_id in notes:
                    assert notes[AnnotationId(note_id)].body == f"words on {note_id} " * 20
            assert library.connection.read("PRAGMA integrity_check") == [("ok",)]
            assert library.connection.read("PRAGMA foreign_key_check") == []
    assert len(said) > ROUNDS
