"""What stands in the list of results: an article's title, and under it what was found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.core.passage import PassageRef
from desktop.core.search_request import Request
from desktop.core.searching.results import ArticleResults, PassageResult, SearchResults
from desktop.core.speakers.list_voices import ListVoices

# What the key of a card begins with that is a claim of the student's, in the evidence table.
OWN_CLAIM = "own-claim"


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """The article over its passages; choosing it goes to the first of them."""

    article: ArticleResults
    first: PassageRef
    is_top: bool


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage that answers the query."""

    result: PassageResult


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A word over a group of rows."""

    words: str


@dataclass(frozen=True, slots=True)
class EarlierSearchRow:
    """A search that was saved or made before; `saved` is its id if it was saved."""

    request: Request
    saved: str = ""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """Something that can be typed, and what it means; choosing it tries it."""

    typed: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MoreResultsRow:
    """That more was found, `left` of it, claims of one's own too; choosing it brings some."""

    left: int


ResultRow = MoreResultsRow | ArticleHeading | PassageRow | GroupRow | EarlierSearchRow | ExampleRow


def result_rows(
    results: SearchResults, known: Mapping[str, int] | None = None
) -> tuple[ResultRow, ...]:
    """The rows for what was found, and the way to more; articles without a passage are left out.

    Each speaker has one colour in all of them: that of the page, where they are `known` from there.
    """
    voices = ListVoices(known)
    rows: list[ResultRow] = []
    for group in results.groups:
        if group.passages:
            passages = [_with_its_card(result) for result in group.passages]
            rows.append(ArticleHeading(group, passages[0].ref, is_top=not rows))
            rows += [PassageRow(_with_voice(result, voices)) for result in passages]
    if rows and (left := results.total - results.given) > 0:
        rows.append(MoreResultsRow(left))
    return tuple(rows)


def _with_voice(result: PassageResult, voices: ListVoices) -> PassageResult:
    if result.voice is None or not result.speaker:
        return result
    return replace(result, voice=voices.number(result.speaker, result.voice))


def _with_its_card(result: PassageResult) -> PassageResult:
    """A result that leads to the card on which it stands, if it stands on one."""
    if result.claim_id is not None:
        return replace(result, ref=replace(result.ref, card=f"claim:{result.claim_id}"))
    if result.question is not None:
        about = "publisher" if result.is_of_publisher else "source"
        return replace(result, ref=replace(result.ref, card=f"{about}:{result.question}"))
    if result.answers is not None:
        return replace(result, ref=replace(result.ref, card=f"question:{result.answers}"))
    if result.own_claim is not None:
        return replace(result, ref=replace(result.ref, card=f"{OWN_CLAIM}:{result.own_claim}"))
    if result.note_id is not None:
        return replace(result, ref=replace(result.ref, card=f"note:{result.note_id}"))
    return result
