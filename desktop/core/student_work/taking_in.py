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
from desktop.core.library.taken_notes import GrownNote, TakenNote, TakenNotes
from desktop.core.library.waiting_notes import WaitingNote, WaitingNotes
from desktop.core.record import record, replace
from desktop.core.selector import Selector
from desktop.core.student_work.foreign_content import content_of, note_in
from desktop.core.student_work.foreign_fields import body_of, pen_of, placed_selector
from desktop.core.student_work.foreign_targets import AnchoredTarget, anchored_in, selector_of
from desktop.core.student_work.known_texts import KnownTexts
from desktop.core.student_work.notes_plan import (
    ArticleShare,
    NotesPlan,
    WaitingShare,
    counted_in,
)
from desktop.core.student_work.readers.foreign_note import (
    ForeignFile,
    ForeignNote,
    ForeignTarget,
    ForeignText,
    NotesFormat,
)
from desktop.core.text.normalised import storable

_IS_ID = re.compile(r"[\w./:+-]{1,200}")
_NO_NOTE = (ValueError, TypeError, LookupError, AttributeError)


@record(frozen=True, slots=True)
class _Come:
    """A note with the id that it has here, and the one under which it waited."""

    id: AnnotationId
    form: NotesFormat
    note: ForeignNote
    waited_as: str = ""

    @property
    def earlier(self) -> tuple[AnnotationId, ...]:
        """The ids that it had before it was made longer, the last of them first."""
        return tuple(_id_of_key(self.form, key) for key in reversed(self.note.outgrew))


def plan_of_file(
    library: Library, file: ForeignFile, came_from: str, *, brings_back: bool = False
) -> NotesPlan:
    """What becomes of the notes of a file; those in the bin stay there unless it `brings_back`.

    A task: it reads texts. Raises LibraryError.
    """
    named = Counter(note.author for note in file.notes if note.author)
    # Whoever takes in what one person wrote took it out themselves.
    has_others = len(named) > 1
    notes = [note if has_others else replace(note, author="") for note in file.notes]
    come: dict[AnnotationId, _Come] = {}
    for note in notes:
        id_ = _id_of(file.form, note)
        # A note on two articles may be told of both.
        come.setdefault(id_, _Come(id_, file.form, note))
    planner = _Planner(library, came_from, brings_back=brings_back)
    plan = planner.plan(come.values())
    authors = tuple(named) if has_others else ()
    return replace(plan, forms=(file.form,), passed_over=file.passed_over, authors=authors)


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
    return _id_of_key(form, note.key)


def _id_of_key(form: NotesFormat, key: str) -> AnnotationId:
    return AnnotationId(
        blake2s(f"{form}\n{key}".encode("utf-8", "replace"), digest_size=16).hexdigest()
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
        self._grown: list[GrownNote] = []

    def plan(self, come: Iterable[_Come]) -> NotesPlan:
        """What becomes of all of them."""
        by_text: defaultdict[ForeignText, list[_Come]] = defaultdict(list)
        for each in come:
            by_text[each.note.target.about].append(each)
        waiting: list[WaitingShare] = []
        notes: list[WaitingNote] = []
        waits = WaitingNotes(self._library.connection, self._library.now)
        outgrown: list[str] = []
        for about, group in by_text.items():
            left = self._place_group(about, group)
            if left:
                ids = [each.id for each in left]
                known = waits.known(ids)
                new = [each for each in left if each.id not in known]
                waiting.append(WaitingShare(about, len(new), len(left) - len(new)))
                notes += [self._waiting(each) for each in new]
                outgrown += waits.known([id_ for each in new for id_ in each.earlier])
        return NotesPlan(
            self._came_from,
            (),
            TakenNotes(
                tuple(self._placed), tuple(notes), tuple(self._grown), tuple(sorted(outgrown))
            ),
            tuple(self._shares.values()),
            tuple(waiting),
        )

    def _waiting(self, each: _Come) -> WaitingNote:
        content = storable(content_of(each.form, each.note))
        return WaitingNote(each.id, content, self._came_from, self._now)

    def _place_group(self, about: ForeignText, group: Sequence[_Come]) -> list[_Come]:
        """Places what can be placed, and gives what has to wait."""
        quotes = [each.note.target.quote for each in group]
        candidates = self._texts.candidates(about, quotes)
        articles = articles_of(self._library.connection, candidates.ids)
        rank = {id_: number for number, id_ in enumerate(candidates.ids)}
        articles = tuple(sorted(articles, key=lambda article: rank[article.id]))
        if not articles:
            return list(group)
        on_words = [each for each in group if each.note.target.quote]
        found = anchored_in([each.note.target for each in on_words], articles)
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
                place = AnchoredTarget(articles[0], Relocation(Outcome.LOST, Cause.TOO_SHORT))
            elif not candidates.certain and place.article not in articles:
                left.append(each)
                continue
            if not self._place(each, place):
                left.append(each)
        return left

    def _place(self, each: _Come, place: AnchoredTarget) -> bool:
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
        if relocation.outcome is Outcome.SURE and self._grows(each, annotation, share):
            return True
        likeness = _likeness(annotation)
        standing = self._standing_in(article.id)
        if likeness in standing and annotation.selector.quote.exact:
            self._shares[article.id] = replace(share, there=share.there + 1)
            return True
        standing.add(likeness)
        self._shares[article.id] = counted_in(share, each.note, relocation)
        self._placed.append(
            TakenNote(
                annotation,
                relocation.outcome,
                relocation.cause,
                selector_of(each.note.target),
                article.version,
                each.waited_as,
            )
        )
        return True

    def _grows(self, each: _Come, annotation: Annotation, share: ArticleShare) -> bool:
        """Makes a mark longer that was taken in before it was; whether there is such a one.

        What its reader wrote on it stays, and so does whatever leads to it.
        """
        for id_ in each.earlier:
            before = self._library.annotations.find(id_)
            if before is None or before.is_lost or before.article_id != annotation.article_id:
                continue
            there, now = before.span, annotation.span
            is_in = before.body.strip() in annotation.body
            if (
                there.start <= now.start
                and now.end <= there.end
                and (annotation.body in before.body)
            ):
                self._shares[annotation.article_id] = replace(share, there=share.there + 1)
                return True
            if is_in or annotation.body.strip() in before.body:
                body = annotation.body if is_in else before.body
                after = replace(before, selector=annotation.selector, body=body)
                self._grown.append(GrownNote(before, after))
                self._shares[annotation.article_id] = replace(share, grown=share.grown + 1)
                return True
        return False

    def _standing_in(self, article_id: ArticleId) -> set[tuple[object, ...]]:
        if article_id not in self._standing:
            known = self._library.annotations
            all_of_it = (*known.standing_in(article_id), *known.lost_in(article_id))
            self._standing[article_id] = {_likeness(each) for each in all_of_it}
        return self._standing[article_id]

    def _also(self, place: ForeignTarget | None) -> AnchoredTarget | None:
        if place is None:
            return None
        candidates = self._texts.candidates(place.about, [place.quote])
        articles = articles_of(self._library.connection, candidates.ids)
        return anchored_in([place], articles)[0]

    def _annotation(
        self, each: _Come, article: Article, relocation: Relocation, also: AnchoredTarget | None
    ) -> Annotation:
        note = each.note
        selector, lost_from = placed_selector(note, note.target, relocation)
        also_at: Selector | None = None
        also_lost: int | None = None
        if also is not None and note.also is not None:
            also_at, also_lost = placed_selector(note, note.also, also.relocation)
        created = note.created or note.modified or self._now
        stances = [stance for stance in Stance if stance.value == note.stance]
        return Annotation(
            id=each.id,
            article_id=article.id,
            selector=selector,
            pen=pen_of(note),
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
