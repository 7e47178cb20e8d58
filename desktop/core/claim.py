"""Checkable statements of an article, and what a reader should know about them."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from desktop.core.article import ArticleId
from desktop.core.record import record
from desktop.core.selector import Selector

ClaimId = NewType("ClaimId", str)
ContextNoteId = NewType("ContextNoteId", str)
PersonId = NewType("PersonId", str)

# The voice of the article itself, where a claim is made by no person it names.
REPORTER = PersonId("reporter")


class ClaimType(StrEnum):
    """What kind of statement a claim is."""

    FACT = "fact"
    NUMBER = "number"
    PREDICTION = "prediction"
    COUNTERFACTUAL = "counterfactual"
    OPINION = "opinion"
    PROMISE = "promise"
    DEFINITION = "definition"


class ClaimStatus(StrEnum):
    """What the person named in `Claim.status_by` found."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted by the evidence"
    MISLEADING = "misleading"
    NOT_CONFIRMED = "not confirmed in this article"
    CANNOT_BE_CHECKED = "cannot be checked"
    OPINION = "opinion"


class Stance(StrEnum):
    """Whether its reader takes a claim to be so; the program itself never says."""

    AGREE = "agree"
    DOUBT = "doubt"
    CANNOT_TELL = "unsure"


class NoteKind(StrEnum):
    """What a context note gives its reader."""

    BACKGROUND = "background"
    EVIDENCE_FOR = "evidence for"
    EVIDENCE_AGAINST = "evidence against"
    DEFINITION = "definition"
    WHO_IS_WHO = "who is who"
    TIMELINE = "timeline"
    SOURCE = "source"
    CORRECTION = "correction"


@record(frozen=True, slots=True)
class Person:
    """Somebody whom a lesson pack introduces; `names` are the other forms of the name."""

    id: PersonId
    name: str
    names: tuple[str, ...] = ()
    body: str = ""


@record(frozen=True, slots=True)
class NoteSource:
    """What a note rests on; `kind` is "primary", "report", "expert" or empty."""

    text: str
    kind: str = ""


@record(frozen=True, slots=True)
class Claim:
    """A checkable statement; `places[0]` is where it is made, the rest where it returns.

    `speaker` and `repeated_by` are ids of people of the same pack, or `REPORTER`. A status
    never stands without the name of who set it, in `status_by`. `body` is Markdown.
    """

    id: ClaimId
    article_id: ArticleId
    title: str
    places: tuple[Selector, ...]
    type: ClaimType | None = None
    speaker: PersonId | None = None
    repeated_by: tuple[PersonId, ...] = ()
    status: ClaimStatus | None = None
    status_by: str = ""
    body: str = ""


@record(frozen=True, slots=True)
class ContextNote:
    """What a reader should know about a passage or a claim; `body` is Markdown."""

    id: ContextNoteId
    article_id: ArticleId
    title: str
    places: tuple[Selector, ...]
    kind: NoteKind
    claim: ClaimId | None = None
    sources: tuple[NoteSource, ...] = ()
    date: str = ""
    body: str = ""
