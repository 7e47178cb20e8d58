"""What stands in the rows of the results, for the eye and for a screen reader."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.theme import Theme
from desktop.cards.text import Bar, CardText, Dot, Meter, Run, voice_dot
from desktop.core.search_request import ResultKind
from desktop.core.searching.results import ArticleResults, PassageResult
from desktop.core.span import Span
from desktop.search.rows import (
    ArticleHeading,
    EarlierSearchRow,
    ExampleRow,
    GroupRow,
    MoreResultsRow,
    PassageRow,
    ResultRow,
)
from desktop.search.understood_words import chosen_words
from desktop.wording.claims import stance_name
from desktop.wording.counting import counted, grouped
from desktop.wording.dates import spoken_date
from desktop.wording.pens import name_of
from desktop.wording.source_questions import question_name


class ResultCards(QObject):
    """Sets the words of a row on its card."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def compose(self, row: ResultRow, text: CardText) -> None:
        """Writes a row on its card."""
        match row:
            case ArticleHeading():
                self._compose_heading(row, text)
            case PassageRow():
                self._compose_passage(row, text)
            case GroupRow(words):
                text.paragraph(
                    Run(words.upper(), "soft_ink", Role.DETAIL, Weight.SEMIBOLD), above=18
                )
            case EarlierSearchRow(request):
                text.paragraph(Run(request.words, role=Role.EXCERPT), above=2, line_height=1.5)
                if chosen := chosen_words(request):
                    text.paragraph(Run(chosen, "soft_ink", Role.DETAIL), above=2)
            case MoreResultsRow(left):
                more = Run(self._more(left), "accent", Role.EXCERPT)
                text.paragraph(more, above=14, line_height=1.5)
            case ExampleRow(typed, meaning):
                text.paragraph(
                    Run(typed, "accent", Role.EXCERPT),
                    Run(f"    {meaning}", "soft_ink", Role.CARD),
                    above=2,
                    line_height=1.5,
                )

    def spoken(self, row: ResultRow) -> str:
        """What a screen reader says of a row."""
        match row:
            case ArticleHeading(article=article):
                return self._title(article)
            case GroupRow(words):
                return words
            case EarlierSearchRow(request):
                chosen = chosen_words(request)
                return f"{request.words}. {chosen}" if chosen else request.words
            case MoreResultsRow(left):
                return self._more(left)
            case ExampleRow(typed, meaning):
                return f"{typed}: {meaning}"
        result: PassageResult = row.result
        who = {
            ResultKind.QUOTATION: result.speaker or self.tr("speaker unknown"),
            ResultKind.NOTE: self._mine(result),
            ResultKind.CONTEXT: self.tr("Context"),
            ResultKind.OWN_CLAIM: self.tr("My claim"),
            ResultKind.ARTICLE: self.tr("The text"),
        }[result.kind]
        return f"{who}: {result.text}"

    def _compose_heading(self, row: ArticleHeading, text: CardText) -> None:
        article = row.article
        text.paragraph(
            *_runs(
                self._title(article),
                article.title_highlights,
                role=Role.RESULT,
                weight=Weight.SEMIBOLD,
            ),
            above=0 if row.is_top else 18,
            line_height=1.3,
        )
        facts = [spoken_date(article.published), article.publisher, article.lesson]
        given = len(article.passages)
        in_all = max(given, article.in_all)
        count = (
            counted(in_all, self.tr("1 claim"), self.tr("%n claims", None, in_all))
            if article.are_own_claims
            else counted(in_all, self.tr("1 passage"), self.tr("%n passages", None, in_all))
        )
        if given < article.in_all:
            count = self.tr("{0} of {1}").format(given, count)
        words = " · ".join([*(fact for fact in facts if fact), count])
        text.paragraph(Run(words, "soft_ink", Role.DETAIL), above=2)

    def _title(self, article: ArticleResults) -> str:
        return self.tr("My evidence") if article.are_own_claims else article.title

    def _compose_passage(self, row: PassageRow, text: CardText) -> None:
        result = replace(row.result, text=row.result.text.replace("\n", " "))
        bar = Bar(self._bar_colour(row))
        shown = _runs(result.text, result.highlights, role=Role.EXCERPT, weight=Weight.REGULAR)
        if result.kind in (ResultKind.NOTE, ResultKind.CONTEXT):
            name = self._mine(result)
            name = name if result.kind is ResultKind.NOTE else self.tr("Context")
            shown = [
                Run(f"{name}  ", role=Role.NAME, weight=Weight.SEMIBOLD),
                *_runs(
                    result.text,
                    result.highlights,
                    role=Role.NAME,
                    weight=Weight.REGULAR,
                ),
            ]
        text.paragraph(*shown, bar=bar, line_height=1.45)
        text.paragraph(*self._origin(row), above=2, bar=bar)

    def _origin(self, row: PassageRow) -> list[Run | Dot | Meter]:
        result = row.result
        parts: list[str] = []
        before: list[Run | Dot | Meter] = []
        if result.kind is ResultKind.QUOTATION:
            if result.voice is not None:
                before.append(voice_dot(self.theme, result.voice, result.speaker))
            parts += [result.speaker or self.tr("who?"), result.cue]
        elif result.kind is ResultKind.ARTICLE:
            parts.append(self.tr("the text itself"))
        elif result.pen is not None:
            parts.append(name_of(result.pen))
        elif result.stance is not None:
            parts.append(stance_name(result.stance))
        if result.own_claim is not None:
            parts.append(self.tr("my claim"))
        elif result.answers is not None:
            parts.append(self.tr("lesson"))
        elif result.question is None:
            parts.append(f"¶ {result.paragraph}")
        else:
            parts.append(question_name(result.question))
        return [*before, Run(" · ".join(part for part in parts if part), "soft_ink", Role.DETAIL)]

    def _more(self, left: int) -> str:
        words = counted(
            left,
            self.tr("Show more: 1 is not shown yet"),
            self.tr("Show more: %n are not shown yet", None, left),
        )
        return grouped(words, left)

    def _mine(self, result: PassageResult) -> str:
        """What words of the student are."""
        if result.is_of_publisher:
            return self.tr("What I know of a publisher")
        if result.question is not None:
            return self.tr("Who is behind this?")
        if result.answers is not None:
            return self.tr("My answer")
        return self.tr("My note") if result.claim_id is None else self.tr("What I think of a claim")

    def _bar_colour(self, row: PassageRow) -> QColor:
        if row.result.pen is not None:
            return self.theme.pen_line(row.result.pen)
        if row.result.voice is not None:
            return self.theme.speaker_line(row.result.voice)
        is_of_claim = row.result.claim_id is not None
        is_of_claim = is_of_claim or row.result.kind is ResultKind.CONTEXT
        role = "claim_line" if is_of_claim else "track"
        return self.theme.colour(role)


def _runs(
    words: str,
    highlights: tuple[Span, ...],
    *,
    role: Role,
    weight: Weight,
) -> list[Run | Dot | Meter]:
    runs: list[Run | Dot | Meter] = []
    here = 0
    for span in highlights:
        if span.start > here:
            runs.append(Run(words[here : span.start], role=role, weight=weight))
        found = span.of(words)
        runs.append(Run(found, role=role, weight=weight, marked="hit"))
        here = span.end
    if here < len(words):
        runs.append(Run(words[here:], role=role, weight=weight))
    return runs
