"""What stands in the list of passages that speak of the same, for the eye and the ear."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.theme import Theme
from desktop.cards.text import Bar, CardText, Dot, Meter, Run, voice_dot
from desktop.core.corroborating.answer import Parallel
from desktop.core.corroborating.quantities import Difference, numbers
from desktop.core.span import Span
from desktop.corroborate.rows import CompareRow, HereRow, OtherArticleRow, OtherPassageRow
from desktop.wording.agreements import name_of
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date


class CompareCards(QObject):
    """Sets the words of a row on its card."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def compose(self, row: CompareRow, text: CardText) -> None:
        """Writes a row on its card."""
        if isinstance(row, OtherArticleRow):
            self._compose_article(row, text)
        elif isinstance(row, HereRow):
            text.paragraph(Run(self._fold(row), "accent", Role.CARD))
        else:
            self._compose_passage(row, text)

    def _compose_article(self, row: OtherArticleRow, text: CardText) -> None:
        article = row.article
        text.paragraph(
            Run(article.title, role=Role.QUOTE, weight=Weight.SEMIBOLD), line_height=1.25
        )
        text.paragraph(Run(self._facts(row), "soft_ink", Role.DETAIL), above=2)

    def _compose_passage(self, row: OtherPassageRow, text: CardText) -> None:
        parallel = row.parallel
        bar = Bar(self._bar(parallel), is_dotted=parallel.same_as is not None)
        text.paragraph(*_runs(row), bar=bar, line_height=1.42)
        parts: list[Run | Dot | Meter] = []
        if parallel.voice is not None and parallel.speaker:
            parts.append(voice_dot(self.theme, parallel.voice, parallel.speaker))
        parts.append(Run(self._said_by(parallel), "soft_ink", Role.DETAIL))
        text.paragraph(*parts, above=3, bar=bar)
        for difference in row.differences:
            text.paragraph(*self._differing(difference), above=1, bar=bar)
        if parallel.same_as is not None:
            text.paragraph(
                Run(self._same(row), "ink", Role.DETAIL, Weight.SEMIBOLD), above=1, bar=bar
            )
        if row.kept is not None:
            kept = self.tr("You: {0}").format(name_of(row.kept))
            text.paragraph(Run(kept, "good_ink", Role.DETAIL, Weight.SEMIBOLD), above=1, bar=bar)

    def _differing(self, difference: Difference) -> list[Run]:
        """The numbers of both, side by side; which of them is right is not said."""
        return [
            Run(self.tr("You asked about "), "soft_ink", Role.DETAIL),
            Run(numbers(difference.asked), "ink", Role.DETAIL, Weight.SEMIBOLD),
            Run(self.tr(" · here it is "), "soft_ink", Role.DETAIL),
            Run(numbers(difference.other), "ink", Role.DETAIL, Weight.SEMIBOLD),
        ]

    def _bar(self, parallel: Parallel) -> QColor:
        if parallel.voice is not None and parallel.speaker:
            return self.theme.speaker_line(parallel.voice)
        return self.theme.colour("track" if parallel.same_as is None else "soft_ink")

    def _facts(self, row: OtherArticleRow) -> str:
        article = row.article
        facts = [article.publisher, spoken_date(article.published)]
        if article.left_out:
            facts.append(self.tr("%n more places", None, article.left_out))
        if row.copied:
            facts.append(self.tr("much the same report as in {0}").format(row.copied))
        elif article.copy_of is not None:
            facts.append(self.tr("much the same report as here"))
        return " · ".join(fact for fact in facts if fact)

    def _said_by(self, parallel: Parallel) -> str:
        who = self.tr("the text itself")
        if parallel.speaker:
            who = self.tr("said by {0}").format(parallel.speaker)
        if parallel.same_as is not None:
            return f"{who} · ¶ {parallel.paragraph}"
        count = len(parallel.shared)
        shared = counted(count, self.tr("1 word shared"), self.tr("%n words shared", None, count))
        return f"{who} · ¶ {parallel.paragraph} · {shared}"

    def _same(self, row: OtherPassageRow) -> str:
        if row.same_as:
            return self.tr("The same words as in {0}").format(row.same_as)
        return self.tr("The same words as here")

    def _fold(self, row: HereRow) -> str:
        words = counted(
            row.count,
            self.tr("1 other place in this article"),
            self.tr("%n other places in this article", None, row.count),
        )
        return f"▾ {words}" if row.is_open else f"▸ {words}"

    def spoken(self, row: CompareRow) -> str:
        """What a screen reader says of a row."""
        if isinstance(row, OtherArticleRow):
            return f"{row.article.title}. {self._facts(row)}"
        if isinstance(row, HereRow):
            state = self.tr("open") if row.is_open else self.tr("folded")
            return f"{self._fold(row)[2:]}, {state}"
        parallel = row.parallel
        shared = self.tr("shared: {0}").format(", ".join(parallel.shared))
        words = [f"“{parallel.text}”", self._said_by(parallel), shared]
        words += ["".join(run.text for run in self._differing(each)) for each in row.differences]
        if parallel.same_as is not None:
            words.append(self._same(row))
        if row.kept is not None:
            words.append(self.tr("You: {0}").format(name_of(row.kept)))
        return ". ".join(words)


def _runs(row: OtherPassageRow) -> list[Run | Dot | Meter]:
    words = row.parallel.text.replace("\n", " ")
    figures = [figure.span for each in row.differences for figure in each.other]
    ends = {0, len(words)}
    for span in (*row.parallel.highlights, *figures):
        ends.update((span.start, span.end))
    runs: list[Run | Dot | Meter] = []
    for here in (Span(start, end) for start, end in pairwise(sorted(ends))):
        is_lit = any(span.encloses(here) for span in row.parallel.highlights)
        differs = any(span.encloses(here) for span in figures)
        marked = "hit" if is_lit else ""
        runs.append(Run(here.of(words), role=Role.QUOTE, marked=marked, is_underlined=differs))
    return runs
