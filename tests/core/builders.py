"""Articles, notes and packs to test with, made short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import (
    Claim,
    ClaimId,
    ClaimStatus,
    ClaimType,
    ContextNote,
    ContextNoteId,
    NoteKind,
    NoteSource,
    Person,
    PersonId,
)
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.lesson import LessonPack, PackFile, PackId
from desktop.core.pen import Pen
from desktop.core.selector import Selector
from desktop.core.span import Span

BRIDGE = (
    "The council met on Monday about the harbour bridge, which was built in 1931.\n"
    "“The harbour bridge is safe,” said Mayor Anna Keller. “We will repair it in spring.”\n"
    "Critics doubt the repairs. Tom Reed called them “a coat of paint” and left the room.\n"
    "A survey of the harbour found rust on nine of the twelve beams. Nobody was hurt."
)
NOON = datetime(2025, 3, 12, 12, tzinfo=UTC)


class Clock:
    """A clock that goes on by a second whenever somebody looks at it."""

    def __init__(self) -> None:
        self._next = NOON

    def __call__(self) -> datetime:
        self._next += timedelta(seconds=1)
        return self._next


def an_article(name: str = "bridge", text: str = BRIDGE, **known: Any) -> Article:
    return replace(Article(id=ArticleId(name), title="Repairs", text=text), **known)


def span_of(words: str, text: str = BRIDGE) -> Span:
    """Where words stand first in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def a_selector(words: str, text: str = BRIDGE) -> Selector:
    return describe(text, span_of(words, text))


def an_annotation(
    words: str = "rust",
    body: str = "",
    *,
    name: str = "n1",
    pen: Pen = Pen.EVIDENCE,
    article: Article | None = None,
) -> Annotation:
    article = article or an_article()
    return Annotation(
        id=AnnotationId(name),
        article_id=article.id,
        selector=a_selector(words, article.text),
        pen=pen,
        body=body,
        created=NOON.isoformat(),
        modified=NOON.isoformat(),
    )


def a_correction(
    words: str = "The harbour bridge is safe,",
    speaker: str = "Tom Reed",
    *,
    name: str = "c1",
    kind: CorrectionKind = CorrectionKind.SPEAKER,
    made_by: str = "",
    article: Article | None = None,
) -> Correction:
    article = article or an_article()
    return Correction(
        id=CorrectionId(name),
        article_id=article.id,
        kind=kind,
        selector=a_selector(words, article.text),
        speaker=speaker,
        made_by=made_by,
        created=NOON.isoformat(),
    )


def a_speaker_name(
    called: str = "Anna Keller",
    shown_as: str = "Anna Keller (mayor)",
    *,
    name: str = "s1",
    article_id: str | None = None,
) -> SpeakerName:
    return SpeakerName(
        id=CorrectionId(name),
        name=called,
        shown_as=shown_as,
        article_id=ArticleId(article_id) if article_id is not None else None,
        created=NOON.isoformat(),
    )


def a_pack(name: str = "bridges", files: Mapping[str, bytes] | None = None) -> LessonPack:
    """A pack with two articles, two claims, two notes and two people; all ids begin with `name`."""
    first, second = (an_article(f"{name}/{part}") for part in ("first", "second"))
    keller, critics = PersonId(f"{name}/keller"), PersonId(f"{name}/critics")
    safe = Claim(
        id=ClaimId(f"{name}/safe"),
        article_id=first.id,
        title="The bridge is safe",
        places=(a_selector("is safe"), a_selector("doubt the repairs")),
        type=ClaimType.PREDICTION,
        speaker=keller,
        repeated_by=(critics,),
        status=ClaimStatus.DISPUTED,
        status_by="The teacher",
        body="An *engineer* disagreed.",
    )
    met = Claim(ClaimId(f"{name}/met"), first.id, "They met", (a_selector("council met"),))
    survey = ContextNote(
        id=ContextNoteId(f"{name}/survey"),
        article_id=first.id,
        title="The survey",
        places=(a_selector("A survey"),),
        kind=NoteKind.EVIDENCE_AGAINST,
        claim=safe.id,
        sources=(NoteSource("The survey of 2024", "primary"), NoteSource("A letter")),
        date="2024-11",
        body="Nine beams were rusty.",
    )
    harbour = ContextNote(
        ContextNoteId(f"{name}/harbour"),
        first.id,
        "Harbour",
        (a_selector("harbour"),),
        NoteKind.DEFINITION,
    )
    return LessonPack(
        id=PackId(name),
        title="Who says so?",
        edition=2,
        date="2025-04-01",
        language="en",
        licence="CC BY 4.0",
        authors="A. Teacher",
        articles=(first, second),
        claims=(safe, met),
        notes=(survey, harbour),
        people=(
            Person(keller, "Anna Keller", ("the mayor", "Keller"), "Mayor since 2019."),
            Person(critics, "The critics"),
        ),
        files=tuple(
            PackFile(path, content)
            for path, content in (files or {"pack.md": b"# Who says so?\r\n\xff\x00"}).items()
        ),
    )
