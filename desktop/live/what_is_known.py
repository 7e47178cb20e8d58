"""What is known of an open article: what was found in it, and what its student did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.claim import Claim, ContextNote, Person
from desktop.core.pen import Pen
from desktop.core.quotation import Extraction
from desktop.core.record import record
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.put_right import PutRight
from desktop.core.text.readability import Readability
from desktop.core.wording import Wording

if TYPE_CHECKING:
    from desktop.core.library.level_marks import LevelMark
    from desktop.core.library.shown_context import HeldNote, TextContext


@record(frozen=True, slots=True)
class ArticleReading:
    """What was found in an article's text and put right, and what its lesson packs say about it.

    The people of the packs stand under the names that are shown. Without `readability` the text
    could not be read: nothing was found, which does not mean that nobody speaks in it.

    Notes that wait for own work are `held`, and what waits is in none of the others. Where there
    are such, or where the text is one of several that say the same, its `context` tells of that.
    """

    article: Article
    extraction: Extraction
    ledger: Ledger
    claims: tuple[Claim, ...]
    notes: tuple[ContextNote, ...]
    people: tuple[Person, ...]
    put_right: PutRight
    readability: Readability | None
    context: TextContext | None = None
    held: tuple[HeldNote, ...] = ()


@record(frozen=True, slots=True)
class OwnWork:
    """The student's marks in an article, those that lie in the bin, and all words they ever had.

    Those that are `lost` stand on words of an earlier text. What was `carried` was marked on
    another text that says the same: it is among the annotations where its words are here as well.
    Answers about its source stand on no words of it, and are asked for by who shows them.
    """

    article: Article
    annotations: tuple[Annotation, ...]
    removed: tuple[Annotation, ...]
    wordings: Mapping[AnnotationId, tuple[Wording, ...]]
    lost: tuple[Annotation, ...] = ()
    carried: tuple[LevelMark, ...] = ()

    @property
    def everywhere(self) -> tuple[Annotation, ...]:
        """All of them, also those whose words are in no text of now, or in another one alone."""
        elsewhere = (each.made for each in self.carried if each.words is None)
        return (*self.annotations, *self.lost, *elsewhere)

    def level_of(self, annotation_id: str) -> str:
        """What the text is called on which a mark was made; empty where it is this one."""
        return next((e.level for e in self.carried if e.made.id == annotation_id), "")

    def carried_to(self, span: Span, pen: Pen) -> Annotation | None:
        """The mark with a pen that was made on the same words of another text."""
        from desktop.core.text.whole_words import without_blanks  # noqa: PLC0415 - of few texts

        words = without_blanks(self.article.text, span)
        carried = {each.made.id for each in self.carried if not each.made.is_judgement}
        same = (each for each in self.annotations if each.span == words and each.pen is pen)
        return next((each for each in same if each.id in carried), None)
