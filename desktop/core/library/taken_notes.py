"""Marks and notes that come from elsewhere, written in one step, and taken back in one."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from desktop.core.anchoring.relocation import Cause, Outcome
from desktop.core.annotation import ELSEWHERE, Annotation
from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import AnnotationChanged, NoSuchAnnotation
from desktop.core.library.kept_versions import CARRIED_TARGET, TargetKind
from desktop.core.library.library import Library
from desktop.core.library.waiting_notes import WaitingNote, WaitingNotes
from desktop.core.selector import Selector
from desktop.core.wording import NotePart


@dataclass(frozen=True, slots=True)
class TakenNote:
    """A note with its place in an article, how sure that is, and the words that it came with.

    One that is LOST has no place: it is `lost_from` ELSEWHERE. `waited_as` is the id under which
    it waited until now, if it did.
    """

    annotation: Annotation
    outcome: Outcome
    cause: Cause
    was: Selector
    version: int
    waited_as: str = ""


@dataclass(frozen=True, slots=True)
class GrownNote:
    """A mark that was taken in before, as it stands, and as it is since it was made longer."""

    before: Annotation
    after: Annotation


@dataclass(frozen=True, slots=True)
class TakenNotes:
    """All that one step takes in: notes with an article, and those that wait for theirs.

    `grown` are marks that are there in a shorter form; `outgrown` waits no more, as a longer form
    of it does.
    """

    placed: tuple[TakenNote, ...]
    waiting: tuple[WaitingNote, ...] = ()
    grown: tuple[GrownNote, ...] = ()
    outgrown: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many notes come in."""
        return len(self.placed) + len(self.waiting) + len(self.grown)


def take_notes(library: Library, taken: TakenNotes) -> Changes:
    """Writes them, all or none; what is there already stays as it is, what lies in the bin returns.

    Raises LibraryError.
    """
    connection, known = library.connection, library.annotations
    with connection.transaction():
        for each in taken.placed:
            if known.find(each.annotation.id) is not None:
                continue
            if known.find_removed(each.annotation.id) is not None:
                known.put(each.annotation.id, None)
                continue
            known.insert(each.annotation)
            known.wordings.keep(each.annotation.id, NotePart.BODY, each.annotation.body)
            known.wordings.keep(each.annotation.id, NotePart.STANCE, each.annotation.stance or "")
            if each.outcome is not Outcome.SURE and each.was.quote.exact:
                _let_be_checked(library, each)
        for grown in taken.grown:
            _lengthen(library, grown.after, seen=grown.before)
        waits = WaitingNotes(connection, library.now)
        waits.put(taken.waiting)
        waits.put_away(taken.outgrown)
        waits.put_away(each.waited_as for each in taken.placed if each.waited_as)
    return _changes(taken)


def take_notes_back(library: Library, taken: TakenNotes) -> Changes:
    """Puts them into the bin, but for those that their reader changed since.

    Raises LibraryError.
    """
    connection, known = library.connection, library.annotations
    with connection.transaction():
        for each in taken.placed:
            standing = known.find(each.annotation.id)
            if standing is not None and _is_as_it_came(standing, each.annotation):
                known.put(each.annotation.id, library.now().isoformat())
        for grown in taken.grown:
            _lengthen(library, grown.before, seen=grown.after)
        waits = WaitingNotes(connection, library.now)
        waits.put_away(each.id for each in taken.waiting)
        waits.put_again(taken.outgrown)
        waits.put_again(each.waited_as for each in taken.placed if each.waited_as)
    return _changes(taken)


def _lengthen(library: Library, to: Annotation, *, seen: Annotation) -> None:
    """Puts a mark on more or fewer words, unless its reader put it elsewhere or away meanwhile."""
    known = library.annotations
    with suppress(AnnotationChanged, NoSuchAnnotation):
        standing = known.stand_on(to, seen=seen)
        if to.body != seen.body and standing.body == seen.body:
            known.write_body(standing, to.body, seen.body, is_midway=False)


def _is_as_it_came(standing: Annotation, came: Annotation) -> bool:
    return (standing.body, standing.pen, standing.stance) == (came.body, came.pen, came.stance)


def _let_be_checked(library: Library, taken: TakenNote) -> None:
    """Keeps the words that it came with, so that its reader can look at both."""
    span = taken.annotation.span if taken.outcome is Outcome.CHECK else None
    to = (span.start, span.end) if span is not None else (None, None)
    was, version = _values(taken.was), taken.version
    columns = CARRIED_TARGET.columns
    library.connection.write(
        f"INSERT OR REPLACE INTO carried_place ({', '.join(columns)})"
        f" VALUES ({', '.join('?' * len(columns))})",
        (
            *(taken.annotation.id, TargetKind.MARK, taken.annotation.article_id),
            *(version, ELSEWHERE),
            *was,
            ELSEWHERE,
            *was,
            *to,
            *(taken.outcome, taken.cause),
            None,
        ),
    )


def _values(words: Selector) -> tuple[int | str, ...]:
    position, quote = words.position, words.quote
    return position.start, position.end, quote.exact, quote.prefix, quote.suffix


def _changes(taken: TakenNotes) -> Changes:
    written = [each.annotation for each in taken.placed]
    written += [each.after for each in taken.grown]
    articles: Iterable[ArticleId | None] = (
        article for each in written for article in (each.article_id, each.also_in)
    )
    return Changes(
        articles=frozenset(each for each in articles if each is not None),
        annotations=frozenset(each.id for each in written),
    )
