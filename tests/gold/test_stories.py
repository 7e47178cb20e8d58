"""In stories, whoever is called sure is right, and enough of them are."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.extraction.extract import extract
from desktop.core.quotation import Certainty

_STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))
# A stranger without a name, who is met beside somebody with one, is still taken for her.
_MOST_WRONG = 2
_LEAST_SURE = 0.4
_NO_NAMES = {"the", "a", "Mr.", "Mrs.", "Miss", "Dr."}


def _read(story: Path) -> tuple[list[tuple[str, str, bool]], int]:
    """For each quotation who speaks, who is said to, and whether that is sure."""
    text, _, answers = story.read_text("utf-8").rstrip("\n").rpartition("\n→ ")
    extraction = extract(text)
    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    found = [
        (
            answer,
            names[each.speaker] if each.speaker else "",
            each.certainty is Certainty.SURE,
        )
        for each, answer in zip(extraction.speech, answers.split("; "), strict=True)
    ]
    return found, len(answers.split("; "))


def _agree(answer: str, name: str) -> bool:
    return bool(set(answer.split()) & set(name.split()) - _NO_NAMES)


@pytest.mark.parametrize("story", _STORIES, ids=lambda story: story.stem)
def test_every_speech_of_a_story_is_found(story: Path) -> None:
    found, count = _read(story)

    assert len(found) == count


def test_sure_means_sure_in_stories_as_well() -> None:
    every = [each for story in _STORIES for each in _read(story)[0]]

    sure = [(answer, name) for answer, name, is_sure in every if is_sure]
    wrong = [(answer, name) for answer, name in sure if not _agree(answer, name)]
    assert len(wrong) <= _MOST_WRONG
    assert len(sure) >= _LEAST_SURE * len(every)
