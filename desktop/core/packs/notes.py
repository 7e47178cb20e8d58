"""The context notes of a pack: background, evidence, definitions, each with its sources."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.core.claim import Claim, ClaimId, ContextNote, ContextNoteId, NoteKind, NoteSource
from desktop.core.fields.choice import read_choice
from desktop.core.fields.day import read_day
from desktop.core.fields.fields import Field, Fields
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.suggestion import suggestion
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle, article_of
from desktop.core.packs.pack_head import PackHead
from desktop.core.packs.selectors import read_selectors
from desktop.core.packs.slip import PackSlip
from desktop.core.packs.vocabulary import NOTE
from desktop.core.question import Reveal
from desktop.core.text.normalised import normalise_line

_EVIDENCE = (NoteKind.EVIDENCE_FOR, NoteKind.EVIDENCE_AGAINST)


class SourceKind(StrEnum):
    """What stands after the bar of a `source:` line."""

    PRIMARY = "primary"
    REPORT = "report"
    EXPERT = "expert"


def read_notes(
    file: TextFile | None,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    claims: Mapping[str, Claim | None],
    problems: ProblemList,
) -> tuple[ContextNote, ...]:
    """The records of notes.md that could be understood; a pack without that file has none."""
    records = read_records(file, NOTE, problems) if file else ()
    notes = (_note(record, pack, articles, claims, problems) for record in records)
    return tuple(note for note in notes if note is not None)


def read_reveals(file: TextFile | None, pack: PackHead) -> tuple[tuple[ContextNoteId, Reveal], ...]:
    """The notes that say themselves when they are shown; what is wrong was said before."""
    unsaid = ProblemList()
    records = read_records(file, NOTE, unsaid) if file else ()
    return tuple(
        (ContextNoteId(f"{pack.id}/{record.id}"), reveal)
        for record in records
        if (reveal := read_choice(Reveal, record.fields, "reveal", unsaid)) is not None
    )


def _note(
    record: FieldRecord,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    claims: Mapping[str, Claim | None],
    problems: ProblemList,
) -> ContextNote | None:
    fields = record.fields
    pack.check(fields, NOTE, problems)
    read_choice(Reveal, fields, "reveal", problems)
    article = article_of(fields, articles, problems)
    places = read_selectors(article, fields, problems) if article else ()
    kind = _kind(fields, problems)
    claim = _claim_id(fields, claims, pack, problems)
    sources = tuple(_source(fields.file, field, problems) for field in fields.every("source"))
    date = read_day(fields, "date", problems)
    if kind in _EVIDENCE:
        _check_evidence(fields, kind, sources, problems)
    if article is None or not places or kind is None:
        return None
    return ContextNote(
        id=ContextNoteId(f"{pack.id}/{record.id}"),
        article_id=article.article.id,
        title=record.title,
        places=places,
        kind=kind,
        claim=claim,
        sources=sources,
        date=date,
        body=record.body,
    )


def _kind(fields: Fields, problems: ProblemList) -> NoteKind | None:
    if not fields.words("kind"):
        problems.error(
            fields.file,
            fields.line_of("kind"),
            PackSlip.NO_KIND,
            known=tuple(kind.value for kind in NoteKind),
        )
    return read_choice(NoteKind, fields, "kind", problems)


def _claim_id(
    fields: Fields, claims: Mapping[str, Claim | None], pack: PackHead, problems: ProblemList
) -> ClaimId | None:
    name = fields.words("claim").casefold()
    if not name:
        return None
    if name in claims:
        return ClaimId(f"{pack.id}/{name}")
    problems.error(
        fields.file,
        fields.line_of("claim"),
        PackSlip.NO_SUCH_CLAIM if any(claims) else PackSlip.NO_CLAIMS,
        claim=name,
        **suggestion(name, claims),
    )
    return None


def _source(file: str, field: Field, problems: ProblemList) -> NoteSource:
    text, bar, kind = field.value.rpartition("|")
    if not bar:
        return NoteSource(normalise_line(field.words))
    kind = kind.strip().casefold()
    if kind not in tuple(SourceKind):
        problems.unknown(
            file,
            field.line,
            PackSlip.NO_KIND_OF_SOURCE,
            kind=kind,
            **suggestion(kind, SourceKind),
        )
    return NoteSource(normalise_line(text), kind)


def _check_evidence(
    fields: Fields, kind: NoteKind, sources: tuple[NoteSource, ...], problems: ProblemList
) -> None:
    if not fields.words("claim"):
        problems.error(fields.file, fields.line, PackSlip.EVIDENCE_WITHOUT_CLAIM, kind=kind.value)
    if not sources:
        problems.warning(fields.file, fields.line, PackSlip.EVIDENCE_WITHOUT_SOURCE)
