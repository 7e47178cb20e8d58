"""Who is heard in the articles of a lesson that is being written, to be named as who says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.core.extraction.extract import extract
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.drafted import DraftView, LessonPartKind
from desktop.core.packs.part_edits import with_person
from desktop.core.packs.writing import PackDraft
from desktop.core.quotation import Certainty
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class HeardWords:
    """Words of an article that are surely somebody's; `article` is its id in the lesson."""

    article: str
    span: Span
    name: str


def heard_in(articles: Iterable[PackArticle]) -> tuple[HeardWords, ...]:
    """Whose words are whose in these articles. A task: it takes time with every text."""
    return tuple(
        HeardWords(each.local_id, quotation.extent, names[quotation.speaker])
        for each in articles
        for found in [
            extract(each.article.text, language=each.article.language, shape=each.article.shape)
        ]
        for names in [{speaker.id: speaker.name for speaker in found.speakers}]
        for quotation in found.spoken
        if quotation.certainty is Certainty.SURE and quotation.speaker in names
    )


def speaker_of(heard: Sequence[HeardWords], article: str, span: Span) -> str:
    """Who says all of these words; empty where nobody surely does."""
    saying = (
        each.name
        for each in heard
        if each.article == article and each.span.start <= span.start and span.end <= each.span.end
    )
    return next(saying, "")


def with_speaker(draft: PackDraft, view: DraftView, claim_id: str, name: str) -> PackDraft:
    """The draft in which a claim is made by somebody, who is taken in where they are new."""
    folded = name.casefold()
    person = next(
        (
            each.id
            for each in view.of(LessonPartKind.PERSON)
            if folded
            in {
                each.title.casefold(),
                *(form.strip().casefold() for form in each.value("names").split(",")),
            }
        ),
        "",
    )
    if not person:
        draft, person = with_person(draft, name)
    return draft.with_values(LessonPartKind.CLAIM.value, claim_id, "speaker", [person])
