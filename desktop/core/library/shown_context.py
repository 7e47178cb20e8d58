"""What the lessons of a library say of a text by now, to its student and to search alike.

Nothing that waits for own work is told, and each text of several that say the same has what stands
in it of what was said on the main one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from desktop.core.anchoring.fitting import about_in
from desktop.core.annotation import Annotation
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, ContextNote
from desktop.core.lesson import PackId
from desktop.core.library.answers import Answers
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.level_marks import LevelMark, level_marks
from desktop.core.library.library import Library
from desktop.core.packs.closed_notes import ClosedNotes, OwnWorkOn
from desktop.core.packs.levels import OnLevel, on_level
from desktop.core.question import Reveal
from desktop.core.record import replace
from desktop.core.selector import Selector

# A text with the claims and the notes that were made on it.
_OnText: TypeAlias = tuple[Article, tuple[Claim, ...], tuple[ContextNote, ...]]


@dataclass(frozen=True, slots=True)
class HeldNote:
    """A note that waits for own work: where it stands, what it waits for; never what it says."""

    selectors: tuple[Selector, ...]
    claim: str | None
    reveal: Reveal


@dataclass(frozen=True, slots=True)
class ShownContext:
    """Claims with what is told of them by now, notes that are open, and those that wait."""

    claims: tuple[Claim, ...] = ()
    notes: tuple[ContextNote, ...] = ()
    held: tuple[HeldNote, ...] = ()


@dataclass(frozen=True, slots=True)
class TextContext:
    """All that lessons say of one text, whether it is shown yet or not.

    `others` are the ids and names of the texts that say the same; of claims and notes on the main
    one of them, `to_check` are those that stand in this one in other words, and `elsewhere` those
    that do not stand in it.
    """

    article: Article
    claims: tuple[Claim, ...] = ()
    notes: tuple[ContextNote, ...] = ()
    others: tuple[tuple[ArticleId, str], ...] = ()
    main: ArticleId | None = None
    to_check: frozenset[str] = frozenset()
    elsewhere: tuple[Claim, ...] = ()
    closed: dict[str, ClosedNotes] = field(default_factory=dict)

    def shown(self, own: OwnWorkOn) -> ShownContext:
        """As much of it as its student may see after own work."""
        notes: list[ContextNote] = []
        held: list[HeldNote] = []
        for note in self.notes:
            closed = self.closed.get(_pack_of(note.id))
            if closed is None or closed.is_shown(note, self.claims, own, self.main):
                notes.append(note)
            else:
                held.append(HeldNote(note.places, note.claim, closed.reveal_of(note)))
        return ShownContext(tuple(self._told(own)), tuple(notes), tuple(held))

    def _told(self, own: OwnWorkOn) -> Iterator[Claim]:
        for claim in self.claims:
            closed = self.closed.get(_pack_of(claim.id))
            yield closed.as_shown(claim, own, self.main) if closed is not None else claim

    def own_work(self, library: Library, marks: Iterable[LevelMark]) -> OwnWorkOn:
        """What its student did on it, and on its other texts, of which these are the `marks`."""
        here = [
            each
            for each in library.annotations.standing_in(self.article.id)
            if each.question is None and not each.is_judgement
        ]
        carried = [each.here(self.article) for each in marks if each.words is not None]
        judged = (library.annotations.judgement_of(each.id) for each in self.claims)
        answers = Answers(library)
        answered = frozenset(
            str(each.question)
            for pack in self.closed
            for each in answers.of_lesson(PackId(pack))
            if not each.is_blank
        )
        return OwnWorkOn(
            tuple(each for each in judged if each is not None),
            (*here, *(each for each in carried if not each.is_judgement)),
            answered,
        )


def text_context(library: Library, article: Article) -> TextContext:
    """All that lessons say of a text; their files are read where that is needed. A task."""
    lessons = library.lessons
    claims = about_in(article.text, lessons.claims(article.id))
    notes = about_in(article.text, lessons.notes(article.id))
    if lessons.is_plain(article.id):
        return TextContext(article, claims, notes)
    context = TextContext(article, claims, notes)

    def on_main(main_id: ArticleId) -> _OnText | None:
        try:
            main = library.articles.get(main_id)
        except NoSuchArticle:
            return None
        made, written = lessons.claims(main_id), lessons.notes(main_id)
        return main, about_in(main.text, made), about_in(main.text, written)

    for pack_id in lessons.packs_of(article.id):
        if (lesson := lessons.contents(pack_id)) is not None:
            context = _with_lesson(context, lesson, on_main)
    return context


def lesson_context(lesson: InstalledLesson, article: Article) -> TextContext:
    """All that a lesson says of one of its texts, where no library has it. A task."""
    texts = {each.id: each for each in lesson.pack.articles}

    def on_text(text_id: ArticleId) -> _OnText:
        return (
            texts[text_id],
            tuple(each for each in lesson.pack.claims if each.article_id == text_id),
            tuple(each for each in lesson.pack.notes if each.article_id == text_id),
        )

    return _with_lesson(TextContext(*on_text(article.id)), lesson, on_text)


def shown_context(library: Library, article: Article) -> ShownContext:
    """As much of it as its student may see by now. A task."""
    context = text_context(library, article)
    if not context.closed:
        return ShownContext(context.claims, context.notes)
    return context.shown(context.own_work(library, level_marks(library, article, context.others)))


def own_work_in(library: Library, article_ids: Iterable[ArticleId]) -> dict[ArticleId, OwnWorkOn]:
    """What a student did on each of some texts, in whichever wording of it. A task."""
    done = {}
    for article_id in article_ids:
        try:
            article = library.articles.get(article_id)
        except NoSuchArticle:
            continue
        context = text_context(library, article)
        marks = level_marks(library, article, context.others)
        done[article_id] = context.own_work(library, marks)
    return done


def texts_shown_by(library: Library, annotation: Annotation) -> tuple[ArticleId, ...]:
    """The texts of which more may be told after what a student did. A task."""
    found: dict[ArticleId, None] = {}
    if library.lessons.is_plain(annotation.article_id):
        return ()
    for pack_id in library.lessons.packs_of(annotation.article_id):
        lesson = library.lessons.contents(pack_id)
        if lesson is not None and _holds_back(lesson):
            found |= dict.fromkeys(lesson.levels_of(annotation.article_id))
            if annotation.is_answer:
                asked = (
                    each for each in lesson.contents.questions if each.id == annotation.question
                )
                for question in asked:
                    found |= dict.fromkeys(lesson.levels_of(question.article_id))
    return tuple(found)


def _with_lesson(
    context: TextContext,
    lesson: InstalledLesson,
    on_main: Callable[[ArticleId], _OnText | None],
) -> TextContext:
    article = context.article
    closed = dict(context.closed)
    if _holds_back(lesson):
        closed[lesson.pack.id] = ClosedNotes(lesson.contents)
    context = replace(context, closed=closed)
    texts = lesson.levels_of(article.id)
    if len(texts) < 2:
        return context
    names = {each.article_id: each.name for each in lesson.contents.levels}
    titles = {each.id: each.title for each in lesson.pack.articles}
    others = tuple(
        (each, names.get(each) or titles.get(each, "")) for each in texts if each != article.id
    )
    own = next(each for each in lesson.contents.levels if each.article_id == article.id)
    context = replace(context, others=(*context.others, *others), main=own.same_as)
    found = on_main(own.same_as) if own.same_as is not None else None
    return context if found is None else _from_main(context, found, lesson)


def _from_main(context: TextContext, on_main: _OnText, lesson: InstalledLesson) -> TextContext:
    main, made, written = on_main
    article, passages = context.article, lesson.contents.level_passages
    claims = on_level(made, main, article, passages)
    notes = on_level(written, main, article, passages)
    here = (*claims.sure, *claims.check)
    beside = _beside_their_claims(notes, here, article)
    to_check: set[str] = {*(each.id for each in claims.check), *(e.id for e in notes.check)}
    return replace(
        context,
        claims=(*context.claims, *here),
        notes=(*context.notes, *notes.sure, *notes.check, *beside),
        to_check=frozenset(to_check),
        elsewhere=claims.lost,
    )


def _beside_their_claims(
    notes: OnLevel[ContextNote], claims: Iterable[Claim], article: Article
) -> tuple[ContextNote, ...]:
    """Notes whose own words are not in a text, but whose claim is: they stand beside that."""
    places = {each.id: each.places for each in claims}
    return tuple(
        replace(each, article_id=article.id, places=places[each.claim])
        for each in notes.lost
        if each.claim is not None and each.claim in places
    )


def _holds_back(lesson: InstalledLesson) -> bool:
    contents = lesson.contents
    reveals = (contents.about.reveal, *(reveal for _, reveal in contents.reveals))
    return any(each is not Reveal.OPEN for each in reveals)


def _pack_of(known_id: str) -> str:
    return known_id.partition("/")[0]
