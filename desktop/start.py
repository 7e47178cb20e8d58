"""How the program is started: what was asked for on the command line."""

from __future__ import annotations

from pathlib import Path

from desktop.core.record import record

VERSION = "0.1.0"
# The panels beside the text in the order of their tabs: what each is called on the command line,
# and the desk that makes it, loaded by the window alone.
SIDE_DESKS = {
    "context": "desktop.desks.context_desk:ContextDesk",
    "voices": "desktop.desks.voices_desk:VoicesDesk",
    "notes": "desktop.desks.notes_desk:NotesDesk",
    "questions": "desktop.desks.questions_desk:QuestionsDesk",
}


@record(frozen=True, slots=True)
class Start:
    """How the program was started; `size` in pixels, `article` an id or the end of one.

    `corroborate` are words of the article to be asked about, `files` what is to be added: lessons
    are looked into first. `new` makes a library also where
    something says that there was one.
    """

    library: Path
    article: str | None = None
    side: str | None = None
    query: str | None = None
    corroborate: str | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    screenshot: Path | None = None
    until_settled: bool = False
    new: bool = False
    files: tuple[Path, ...] = ()

    @property
    def is_for_a_reader(self) -> bool:
        """Whether somebody sits before the window, and not a picture is wanted or a measure."""
        return self.screenshot is None and not self.until_settled


def sides() -> tuple[str, ...]:
    """What can be shown beside the text, or in its place."""
    return (*SIDE_DESKS, "search")
