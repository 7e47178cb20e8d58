"""What taking in notes would do, article by article, as it is told before and after."""

from __future__ import annotations

from desktop.core.anchoring.relocation import Outcome, Relocation
from desktop.core.article import ArticleId
from desktop.core.library.taken_notes import TakenNotes
from desktop.core.record import record, replace
from desktop.core.student_work.readers.foreign_note import ForeignNote, ForeignText, NotesFormat


@record(frozen=True, slots=True)
class ArticleShare:
    """How many notes come to an article, by how sure their places are.

    `whole` are about all of the text, `grown` were taken in before they were made longer; `there`
    are there already, and `binned` lie in the bin.
    """

    id: ArticleId
    title: str
    sure: int = 0
    check: int = 0
    lost: int = 0
    whole: int = 0
    grown: int = 0
    there: int = 0
    binned: int = 0

    @property
    def new(self) -> int:
        """How many are new to it."""
        return self.sure + self.check + self.lost + self.whole + self.grown


@record(frozen=True, slots=True)
class WaitingShare:
    """How many notes wait for a text that is not here; `new` of them came just now."""

    about: ForeignText
    new: int
    there: int = 0


@record(frozen=True, slots=True)
class NotesPlan:
    """What is to be written, and what is told of it.

    `forms` are what the notes were written as, `passed_over` what in the file is none; `authors`
    who else than the reader wrote them.
    """

    came_from: str
    forms: tuple[NotesFormat, ...]
    taken: TakenNotes
    articles: tuple[ArticleShare, ...]
    waiting: tuple[WaitingShare, ...]
    passed_over: int = 0
    authors: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """How many notes are new to the library."""
        return self.taken.count

    @property
    def there(self) -> int:
        """How many of them the library has already."""
        placed = sum(share.there for share in self.articles)
        return placed + sum(share.there for share in self.waiting)

    @property
    def binned(self) -> int:
        """How many of them lie in the bin."""
        return sum(share.binned for share in self.articles)


def counted_in(share: ArticleShare, note: ForeignNote, relocation: Relocation) -> ArticleShare:
    """The share of an article with one note more, by how it was found there."""
    if not note.target.quote:
        return replace(share, whole=share.whole + 1)
    match relocation.outcome:
        case Outcome.SURE:
            return replace(share, sure=share.sure + 1)
        case Outcome.CHECK:
            return replace(share, check=share.check + 1)
        case Outcome.LOST:
            return replace(share, lost=share.lost + 1)
