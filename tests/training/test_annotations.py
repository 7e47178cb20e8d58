"""What people marked is read as they meant it."""

from __future__ import annotations

from tests.training.annotations import with_speaker_and_cue_apart

_TEXT = "“It is safe,” said Ada Quill."


def a_quote(speaker: str, cue: str) -> dict[str, object]:
    quote: dict[str, object] = {"start": 0, "end": 13, "speaker_type": "nominal"}
    for name, words in (("speaker", speaker), ("cue", cue)):
        start = _TEXT.index(words)
        part = "speaker_text" if name == "speaker" else "cue"
        quote |= {part: words, f"{name}_start": start, f"{name}_end": start + len(words)}
    return quote


def test_a_verb_that_was_marked_as_who_speaks_changes_places_with_the_speaker() -> None:
    marked = a_quote(speaker="said", cue="Ada Quill")

    read = with_speaker_and_cue_apart(marked)

    assert read["speaker_text"] == "Ada Quill"
    assert _TEXT[read["speaker_start"] : read["speaker_end"]] == "Ada Quill"


def test_what_was_marked_rightly_stays() -> None:
    marked = a_quote(speaker="Ada Quill", cue="said")

    assert with_speaker_and_cue_apart(marked) == marked
    assert with_speaker_and_cue_apart({"speaker_text": None, "cue": None})["speaker_text"] is None
