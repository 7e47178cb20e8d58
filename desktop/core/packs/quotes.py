"""The corrections of a pack: who really said the words of a quotation, or that it is none."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.core.article import Article, ArticleId
from desktop.core.claim import REPORTER
from desktop.core.correction import Correction, CorrectionId, CorrectionKind
from desktop.core.fields.choice import read_choice
from desktop.core.fields.fields import Fields
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle, article_of
from desktop.core.packs.pack_head import PackHead
from desktop.core.packs.people import People
from desktop.core.packs.selectors import read_selectors
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import QUOTE
from desktop.core.span import Span

NOBODY = "nobody"


class QuoteKind(StrEnum):
    """What a `kind:` line says of the words; without one they stay what the program found."""

    QUOTATION = "quotation"
    NOT_A_QUOTATION = "not a quotation"


_KINDS = {
    None: CorrectionKind.SPEAKER,
    QuoteKind.QUOTATION: CorrectionKind.MISSED,
    QuoteKind.NOT_A_QUOTATION: CorrectionKind.NOT_SPEECH,
}


def read_quotes(
    file: TextFile | None,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    people: People,
    problems: ProblemList,
) -> tuple[Correction, ...]:
    """The records of quotes.md that could be understood; a pack without that file has none."""
    corrections: list[Correction] = []
    line_of: dict[tuple[ArticleId, Span], int] = {}
    for record in read_records(file, QUOTE, problems) if file else ():
        correction = _correction(record, pack, articles, people, problems)
        if correction is None:
            continue
        line = record.fields.line
        first = line_of.setdefault((correction.article_id, correction.selector.span), line)
        if first != line:
            problems.error(
                record.fields.file,
                record.fields.line_of("on"),
                PackSlip.CORRECTED_TWICE,
                line_before=first,
            )
        corrections.append(correction)
    return tuple(corrections)


def _correction(
    record: FieldRecord,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    people: People,
    problems: ProblemList,
) -> Correction | None:
    fields = record.fields
    article = article_of(fields, articles, problems)
    places = read_selectors(article, fields, problems) if article else ()
    kind = read_choice(QuoteKind, fields, "kind", problems)
    _check_sense(fields, kind, problems)
    speaker = _speaker(fields, article.article if article else None, people, problems)
    if article is None or not places:
        return None
    return Correction(
        id=CorrectionId(f"{pack.id}/{record.id}"),
        article_id=article.article.id,
        kind=_KINDS[kind],
        selector=places[0],
        speaker=speaker,
        made_by=pack.authors or pack.title or pack.id,
        created=pack.date,
    )


def _check_sense(fields: Fields, kind: QuoteKind | None, problems: ProblemList) -> None:
    """Say where a record corrects nothing, or names the speaker of what nobody said."""
    speaker = fields.words("speaker")
    if not speaker and not fields.words("kind"):
        problems.error(
            fields.file,
            fields.line_of("speaker"),
            PackSlip.CORRECTS_NOTHING,
        )
    if speaker and kind is QuoteKind.NOT_A_QUOTATION:
        problems.error(
            fields.file,
            fields.line_of("speaker"),
            PackSlip.SPEAKER_OF_NO_QUOTATION,
        )


def _speaker(fields: Fields, article: Article | None, people: People, problems: ProblemList) -> str:
    """The name of whoever a record says it was; empty for nobody, and for nobody known."""
    field = fields.first("speaker")
    if field is None or not field.words or field.words.casefold() == NOBODY:
        return ""
    person_id = people.named(fields.file, field, field.words, problems)
    if person_id == REPORTER:
        return _reporter(article)
    return next((person.name for person in people.persons if person.id == person_id), "")


def _reporter(article: Article | None) -> str:
    """What to call whoever wrote the article; the reporters of two papers are two speakers."""
    if article is None or not (article.byline or article.publisher):
        return "the reporter"
    return article.byline or f"the reporter of {article.publisher}"
