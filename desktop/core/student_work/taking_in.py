"""What taking in the marks and notes of another program would do; writes nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2s

from desktop.core.anchoring.relocation import Cause, Outcome, Relocation
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import ClaimId, Stance
from desktop.core.library.library import Library
from desktop.core.library.source_lines import articles_of
from desktop.core.library.taken_notes import ELSEWHERE, TakenNote, TakenNotes
from desktop.core.library.waiting_notes import WaitingNote, WaitingNotes
from desktop.core.pen import Pen
from desktop.core.record import record, replace
from desktop.core.selector import Selector
from desktop.core.student_work.foreign_content import content_of, note_in
from desktop.core.student_work.foreign_places import FoundPlace, found_places, selector_of
from desktop.core.student_work.known_texts import KnownTexts
from desktop.core.student_work.pens_by_colour import USUAL_PEN, pen_of_colour
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignPlace,
    ForeignText,
    NotesFormat,
)
from desktop.core.text.normalised import storable

_HASHTAG = re.compile(r"#(\w+)")
_NO_WORD = re.compile(r"\W+")
_IS_ID = re.compile(r"[\w./:+-]{1,200}")
_NO_NOTE = (ValueError, TypeError, LookupError, AttributeError)


@record(frozen=True, slots=True)
class ArticleShare:
    """How many notes come to an article, by how sure their places are.

    `whole` are about all of the text; `there` are there already, and `binned` lie in the bin.
    """

    id: ArticleId
    title: str
    sure: int = 0
    check: int = 0
    lost: int = 0
    whole: int = 0
    there: int = 0
    binned: int = 0

    @property
    def new(self) -> int:
        """How many are new to it."""
        return self.sure + self.check + self.lost + self.whole


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
        return len(self.taken.placed) + len(self.taken.waiting)

    @property
    def there(self) -> int:
        """How many of them the library has already."""
        placed = sum(share.there for share in self.articles)
        return placed + sum(share.there for share in self.waiting)

    @property
    def binned(self) -> int:
        """How many of them lie in the bin."""
        return sum(share.binned for share in self.articles)


@record(frozen=True, slots=True)
class _Come:
    """A note with the id that it has here, and the one under which it waited."""

    id: AnnotationId
    form: NotesFormat
    note: ForeignNote
    waited_as: str = ""


def plan_of_file(
    library: Library, found: ForeignFile, came_from: str, *, brings_back: bool = False
) -> NotesPlan:
    """What becomes of the notes of a file; those in the bin stay there unless it `brings_back`.

    A task: it reads texts. Raises LibraryError.
    """
    named = Counter(note.author for note in found.notes if note.author)
    # Whoever takes in what one person wrote took it out themselves.
    has_others = len(named) > 1
    notes = [note if has_others else replace(note, author="") for note in found.notes]
    come: dict[AnnotationId, _Come] = {}
    for note in notes:
        id_ = _id_of(found.form, note)
        # A note on two articles may be told of both.
        come.setdefault(id_, _Come(id_, found.form, note))
    planner = _Planner(library, came_from, brings_back=brings_back)
    plan = planner.plan(come.values())
    authors = tuple(named) if has_others else ()
    return replace(plan, forms=(found.form,), passed_over=found.passed_over, authors=authors)


def plan_of_waiting(library: Library) -> NotesPlan:
    """What becomes of the notes that wait, now that there may be other articles.

    A task, as `plan_of_file`. What goes on waiting is told in the plan, and not written again.
    """
    come = []
    for each in WaitingNotes(library.connection, library.now).all():
        try:
            form, note = note_in(each.content)
        except _NO_NOTE:
            # What a later version wrote waits for that.
            continue
        come.append(_Come(AnnotationId(each.id), form, note, waited_as=each.id))
    plan = _Planner(library, "", brings_back=True).plan(come)
    forms = tuple(dict.fromkeys(each.form for each in come))
    return replace(plan, forms=forms, taken=replace(plan.taken, waiting=()))


def _id_of(form: NotesFormat, note: ForeignNote) -> AnnotationId:
    if note.has_own_id and _IS_ID.fullmatch(note.key):
        return AnnotationId(note.key)
    return AnnotationId(
        blake2s(f"{form}\n{note.key}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    )


class _Planner:
    """Finds articles and places for notes."""

    def __init__(self, library: Library, came_from: str, *, brings_back: bool) -> None:
        self._library, self._came_from, self._brings_back = library, came_from, brings_back
        self._now = library.now().isoformat()
        self._texts = KnownTexts(library.connection)
        self._shares: dict[ArticleId, ArticleShare] = {}
        self._standing: dict[ArticleId, set[tuple[object, ...]]] = {}
        self._placed: list[TakenNote] = []

    def plan(self, come: Iterable[_Come]) -> NotesPlan:
        """What becomes of all of them."""
        by_text: defaultdict[ForeignText, list[_Come]] = defaultdict(list)
        for each in come:
            by_text[each.note.place.about].append(each)
        waiting: list[WaitingShare] = []
        notes: list[WaitingNote] = []
        for about, group in by_text.items():
            left = self._place_group(about, group)
            if left:
                ids = [each.id for each in left]
                known = WaitingNotes(self._library.connection, self._library.now).known(ids)
                new = [each for each in left if each.id not in known]
                waiting.append(WaitingShare(about, len(new), len(left) - len(new)))
                notes += [self._waiting(each) for each in new]
        return NotesPlan(
            self._came_from,
            (),
            TakenNotes(tuple(self._placed), tuple(notes)),
            tuple(self._shares.values()),
            tuple(waiting),
        )

    def _waiting(self, each: _Come) -> WaitingNote:
        content = storable(content_of(each.form, each.note))
        return WaitingNote(each.id, content, self._came_from, self._now)

    def _place_group(self, about: ForeignText, group: Sequence[_Come]) -> list[_Come]:
        """Places what can be placed, and gives what has to wait."""
        quotes = [each.note.place.quote for each in group]
        candidates = self._texts.candidates(about, quotes)
        articles = articles_of(self._library.connection, candidates.ids)
        rank = {id_: number for number, id_ in enumerate(candidates.ids)}
        articles = tuple(sorted(articles, key=lambda article: rank[article.id]))
        if not articles:
            return list(group)
        on_words = [each for each in group if each.note.place.quote]
        found = found_places([each.note.place for each in on_words], articles)
        places = {each.id: place for each, place in zip(on_words, found, strict=True)}
        if not candidates.certain:
            sure = [p for p in found if p is not None and p.relocation.outcome is Outcome.SURE]
            if not sure:
                return list(group)
            # A title that is only alike is that of the text in which the words stand.
            articles = tuple({place.article.id: place.article for place in sure}.values())
        left = []
        for each in group:
            place = places.get(each.id)
            if place is None:
                place = FoundPlace(articles[0], Relocation(Outcome.LOST, Cause.TOO_SHORT))
            elif not candidates.certain and place.article not in articles:
                left.append(each)
                continue
            if not self._place(each, place):
                left.append(each)
        return left

    def _place(self, each: _Come, place: FoundPlace) -> bool:
        """Puts a note where it was found; whether it can be put there already."""
        article, relocation = place.article, place.relocation
        share = self._shares.get(article.id) or ArticleShare(article.id, article.title)
        known = self._library.annotations
        if known.find(each.id) is not None:
            self._shares[article.id] = replace(share, there=share.there + 1)
            return True
        if known.find_removed(each.id) is not None and not self._brings_back:
            self._shares[article.id] = replace(share, binned=share.binned + 1)
            return True
        also = self._also(each.note.also)
        if also is None and each.note.also is not None:
            return False
        annotation = self._annotation(each, article, relocation, also)
        likeness = _likeness(annotation)
        standing = self._standing_in(article.id)
        if likeness in standing and annotation.selector.quote.exact:
            self._shares[article.id] = replace(share, there=share.there + 1)
            return True
        standing.add(likeness)
        self._shares[article.id] = _counted(share, each.note, relocation)
        self._placed.append(
            TakenNote(
                annotation,
                relocation.outcome,
                relocation.cause,
                selector_of(each.note.place),
                article.version,
                each.waited_as,
            )
        )
        return True

    def _standing_in(self, article_id: ArticleId) -> set[tuple[object, ...]]:
        if article_id not in self._standing:
            known = self._library.annotations
            all_of_it = (*known.standing_in(article_id), *known.lost_in(article_id))
            self._standing[article_id] = {_likeness(each) for each in all_of_it}
        return self._standing[article_id]

    def _also(self, place: ForeignPlace | None) -> FoundPlace | None:
        if place is None:
            return None
        candidates = self._texts.candidates(place.about, [place.quote])
        articles = articles_of(self._library.connection, candidates.ids)
        return found_places([place], articles)[0]

    def _annotation(
        self, each: _Come, article: Article, relocation: Relocation, also: FoundPlace | None
    ) -> Annotation:
        note = each.note
        selector, lost_from = _selector(note, note.place, relocation)
        also_at: Selector | None = None
        also_lost: int | None = None
        if also is not None and note.also is not None:
            also_at, also_lost = _selector(note, note.also, also.relocation)
        created = note.created or note.modified or self._now
        stances = [stance for stance in Stance if stance.value == note.stance]
        return Annotation(
            id=each.id,
            article_id=article.id,
            selector=selector,
            pen=_pen(note),
            body=body_of(note),
            created=created,
            modified=note.modified or created,
            claim_id=ClaimId(note.claim) if note.claim else None,
            stance=stances[0] if stances and note.claim else None,
            also_in=also.article.id if also is not None else None,
            also_at=also_at,
            question=note.question or None,
            lost_from=lost_from,
            also_lost_from=also_lost,
            author=storable(note.author).strip(),
        )


def _pen(note: ForeignNote) -> Pen:
    if note.claim or note.question:
        # It stands nowhere, and is what the program has for such notes.
        return Pen.OPINION if note.claim else Pen.EVIDENCE
    return note.pen or (pen_of_colour(note.colour) if note.colour else USUAL_PEN)


def body_of(note: ForeignNote) -> str:
    """What was written, with the tags that are not in it as hashtags, and the page of a book."""
    body = storable(note.body)
    known = {tag.casefold() for tag in _HASHTAG.findall(body)}
    tags = dict.fromkeys(_NO_WORD.sub("_", tag.strip().lstrip("#")).strip("_") for tag in note.tags)
    missing = [f"#{storable(tag)}" for tag in tags if tag and tag.casefold() not in known]
    added = [storable(note.page)] if note.page else []
    added += [" ".join(missing)] if missing else []
    if not added:
        return body
    return "\n\n".join(filter(None, (body.rstrip(), *added)))


def _selector(
    note: ForeignNote, place: ForeignPlace, relocation: Relocation
) -> tuple[Selector, int | None]:
    """The place in the article, or the words as they came, which have none there."""
    if relocation.selector is not None:
        return relocation.selector, None
    was = selector_of(place)
    quote = replace(
        was.quote,
        exact=storable(was.quote.exact),
        prefix=storable(was.quote.prefix),
        suffix=storable(was.quote.suffix),
    )
    is_on_no_words = bool(note.question or note.claim) and not place.quote
    return replace(was, quote=quote), None if is_on_no_words else ELSEWHERE


def _likeness(annotation: Annotation) -> tuple[object, ...]:
    """What two notes share that are one for their reader."""
    where = annotation.selector.quote.exact if annotation.is_lost else annotation.span
    return (
        where,
        annotation.body.strip(),
        annotation.author,
        annotation.claim_id,
        annotation.question,
    )


def _counted(share: ArticleShare, note: ForeignNote, relocation: Relocation) -> ArticleShare:
    if not note.place.quote:
        return replace(share, whole=share.whole + 1)
    name = relocation.outcome.value
    return replace(share, **{name: getattr(share, name) + 1})
