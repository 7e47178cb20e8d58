"""What merging the notes of another library into this one would do; writes nothing.

What is merged is a library, in its folder or as its file: only there stand the earlier wordings of
a note, their stamps and the bin, without which nobody can tell a newer word from an older one, or
a note that was deleted from one that never was. What was exported for other programs is taken in.
"""

from __future__ import annotations

from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome
from desktop.core.annotation import ELSEWHERE, Annotation
from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.library.merged_notes import (
    MergedNotes,
    NoteMerge,
    NoteState,
    note_states,
    shown_by,
)
from desktop.core.library.note_history import beside_in, merged_histories
from desktop.core.library.waiting_notes import WaitingNote, WaitingNotes
from desktop.core.record import record, replace
from desktop.core.selector import Selector
from desktop.core.student_work.foreign_content import content_of
from desktop.core.student_work.known_texts import KnownTexts
from desktop.core.student_work.readers.foreign_note import (
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
)
from desktop.core.text.normalised import storable
from desktop.core.wording import NotePart


@record(frozen=True, slots=True)
class MergeShare:
    """What comes to an article: notes that are new here, that change, and that go into the bin.

    Of those that change some are `beside`: both wrote, and both words are kept for their reader.
    `back` come out of the bin, as somebody wrote on them later.
    """

    id: ArticleId
    title: str
    new: int = 0
    changed: int = 0
    removed: int = 0
    back: int = 0
    beside: int = 0


@record(frozen=True, slots=True)
class MergePlan:
    """What is to be written, and what is told of it; `same` notes are as they were.

    `waiting` are texts that are not here, each with how many notes wait for it.
    """

    merged: MergedNotes
    articles: tuple[MergeShare, ...]
    waiting: tuple[tuple[str, int], ...]
    same: int

    @property
    def has_any(self) -> bool:
        """Whether anything would change."""
        return bool(self.merged.notes or self.merged.waiting)


def merge_plan(library: Library, other: Library, *, author: str = "", name: str = "") -> MergePlan:
    """What becomes of the notes of another library here; those of an `author` keep that name.

    A task: it reads both. Raises LibraryError.
    """
    return _Merger(library, other, author, name).plan()


class _Merger:
    """Goes through the notes of the other library."""

    def __init__(self, library: Library, other: Library, author: str, name: str) -> None:
        self._library, self._other = library, other
        self._author, self._name = storable(author).strip(), name
        self._mine = {each.annotation.id: each for each in note_states(library.connection)}
        self._texts = KnownTexts(library.connection)
        self._here = set(library.articles.ids())
        self._known: dict[ArticleId, tuple[Article | None, Article | None]] = {}
        self._shares: dict[ArticleId, MergeShare] = {}
        self._waiting: dict[str, int] = {}
        self._same = 0

    def plan(self) -> MergePlan:
        """What becomes of all of them."""
        merges, waiting = [], []
        for theirs in note_states(self._other.connection):
            mine = self._mine.get(theirs.annotation.id)
            if mine is not None:
                merge = self._merge(mine, theirs)
            else:
                article, _ = self._articles(theirs.annotation.article_id)
                if article is None:
                    waiting += self._wait(theirs)
                    continue
                merge = self._new(theirs, article)
            if merge is None:
                self._same += 1
            else:
                merges.append(merge)
        return MergePlan(
            MergedNotes(tuple(merges), tuple(waiting)),
            tuple(self._shares.values()),
            tuple(self._waiting.items()),
            self._same,
        )

    def _merge(self, mine: NoteState, theirs: NoteState) -> NoteMerge | None:
        history = merged_histories(mine.history, theirs.history)
        if history == mine.history:
            return None
        after = NoteState(shown_by(mine.annotation, history), history.removed, history)
        latest = max(mine.annotation.modified, theirs.annotation.modified)
        note = replace(after.annotation, modified=latest)
        if history.newest(NotePart.PLACE) != mine.history.newest(NotePart.PLACE):
            note = self._moved(note, theirs.annotation)
        after = replace(after, annotation=note)
        beside = beside_in(mine.history, theirs.history)
        is_removed = bool(after.removed) and not mine.removed
        is_back = bool(mine.removed) and not after.removed
        self._count(
            mine.annotation.article_id,
            removed=is_removed,
            back=is_back,
            changed=not (is_removed or is_back),
            beside=beside is not None,
        )
        return NoteMerge(mine, after, beside)

    def _moved(self, mine: Annotation, theirs: Annotation) -> Annotation:
        """The note here on the words on which it was put there, as far as they stand here too."""
        article, _ = self._articles(theirs.article_id)
        if article is None or article.id != mine.article_id:
            return mine
        there = self._placed(theirs, article)
        if there.lost_from != ELSEWHERE:
            mine = replace(mine, selector=there.selector, lost_from=there.lost_from)
        if mine.also_in == there.also_in and there.also_lost_from != ELSEWHERE:
            also_lost = there.also_lost_from
            mine = replace(mine, also_at=there.also_at, also_lost_from=also_lost)
        return mine

    def _new(self, theirs: NoteState, article: Article) -> NoteMerge | None:
        note = theirs.annotation
        if note.also_in is not None and self._articles(note.also_in)[0] is None:
            # It stands on two texts, and only one of them is here.
            note = replace(note, also_in=None, also_at=None, also_lost_from=None)
        note = self._placed(note, article)
        author = note.author or self._author
        after = replace(theirs, annotation=replace(note, author=author))
        if theirs.removed:
            # What was deleted there comes only so that it never comes again.
            return NoteMerge(None, after)
        self._count(article.id, new=True)
        return NoteMerge(None, after)

    def _placed(self, note: Annotation, article: Article) -> Annotation:
        """The note on its words in the text that is here, which may be another version."""
        _, theirs = self._articles(note.article_id)
        selector, lost_from = _carried(note.selector, note.lost_from, theirs, article)
        note = replace(note, article_id=article.id, selector=selector, lost_from=lost_from)
        if note.also_in is None or note.also_at is None:
            return note
        here, there = self._articles(note.also_in)
        if here is None:
            return note
        also_at, also_lost = _carried(note.also_at, note.also_lost_from, there, here)
        return replace(note, also_in=here.id, also_at=also_at, also_lost_from=also_lost)

    def _articles(self, article_id: ArticleId) -> tuple[Article | None, Article | None]:
        """An article of the other library as it is here, if it is, and as it is there."""
        if article_id not in self._known:
            theirs = _article(self._other, article_id)
            mine = _article(self._library, article_id) if article_id in self._here else None
            if mine is None and theirs is not None:
                about = ForeignText(theirs.title, theirs.byline, (theirs.url,))
                candidates = self._texts.candidates(about, ())
                if candidates.certain and candidates.ids:
                    mine = _article(self._library, candidates.ids[0])
            self._known[article_id] = mine, theirs
        return self._known[article_id]

    def _wait(self, theirs: NoteState) -> list[WaitingNote]:
        _, article = self._articles(theirs.annotation.article_id)
        note = theirs.annotation
        if article is None or theirs.removed or note.is_blank or note.is_of_source:
            return []
        quote = note.selector.quote
        foreign = ForeignNote(
            key=note.id,
            has_own_id=True,
            target=ForeignTarget(
                ForeignText(article.title, article.byline, tuple(filter(None, (article.url,)))),
                *(quote.exact, quote.prefix, quote.suffix),
                *(note.span.start, note.span.end),
            ),
            body=note.body,
            pen=note.pen,
            author=note.author or self._author,
            created=note.created,
            modified=note.modified,
            claim=note.claim_id or "",
            stance=note.stance or "",
            question=note.question or "",
        )
        if WaitingNotes(self._library.connection, self._library.now).known([note.id]):
            self._same += 1
            return []
        self._waiting[article.title] = self._waiting.get(article.title, 0) + 1
        content = storable(content_of(NotesFormat.WEB_ANNOTATIONS, foreign))
        return [WaitingNote(note.id, content, self._name, self._library.now().isoformat())]

    def _count(self, article_id: ArticleId, **what: bool) -> None:
        share = self._shares.get(article_id)
        if share is None:
            article = _article(self._library, article_id)
            share = MergeShare(article_id, article.title if article is not None else "")
        self._shares[article_id] = replace(
            share,
            new=share.new + what.get("new", False),
            changed=share.changed + what.get("changed", False),
            removed=share.removed + what.get("removed", False),
            back=share.back + what.get("back", False),
            beside=share.beside + what.get("beside", False),
        )


def _article(library: Library, article_id: ArticleId) -> Article | None:
    try:
        return library.articles.get(article_id)
    except NoSuchArticle:
        return None


def _carried(
    selector: Selector, lost_from: int | None, theirs: Article | None, mine: Article
) -> tuple[Selector, int | None]:
    """Words of a text there on the text here."""
    old = theirs.text if theirs is not None else None
    if old == mine.text or not selector.quote.exact:
        return selector, lost_from
    [found] = relocate([selector], mine.text, old=old if lost_from is None else None)
    if found.outcome is Outcome.LOST or found.selector is None:
        return selector, ELSEWHERE
    return found.selector, None
