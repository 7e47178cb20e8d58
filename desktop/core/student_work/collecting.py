"""A student's marks and notes gathered from the library; a task."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.extraction.extract import extract
from desktop.core.library.answers import Answers
from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.library import Library
from desktop.core.library.put_right import put_right_in
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Extraction
from desktop.core.record import replace
from desktop.core.span import Span
from desktop.core.speakers.correcting import corrected_by
from desktop.core.speakers.text_reading import is_short
from desktop.core.student_work.citations.article_reference import ArticleReference, reference_of
from desktop.core.student_work.citations.in_text import cited_in_text
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.citations.works_cited import entry, works_cited
from desktop.core.student_work.work import StudentWork, WorkArticle, WorkMark

# A hashtag in a note, as search knows it.
_HASHTAG = re.compile(r"#(\w+)")


def _extracted(article: Article) -> Extraction:
    return extract(article.text, language=article.language, shape=article.shape)


def collected_work(
    library: Library,
    ids: Iterable[ArticleId],
    *,
    title: str,
    style: CitationStyle,
    reads_long_texts: bool = False,
    only: Container[AnnotationId] | None = None,
) -> StudentWork:
    """The work on these articles, in their order; `only` some of the marks, if so asked.

    What lies in the bin is not taken. Who speaks is known of texts that were opened, and found out
    in short ones; in long ones only on request, as a hostile text may take for ever. Raises
    LibraryError.
    """
    texts = [
        _Gathered(library, article_id, only, reads_long_texts=reads_long_texts)
        for article_id in dict.fromkeys(ids)
    ]
    cited = {
        work.reference.id: work
        for work in works_cited((each.known.reference for each in texts), style)
    }
    articles = []
    for each in texts:
        work = cited[each.known.reference.id]
        articles.append(
            WorkArticle(
                article=each.article,
                marks=tuple(
                    replace(
                        mark,
                        cited=cited_in_text(
                            work.reference, style, paragraph=mark.paragraph, letter=work.letter
                        ),
                    )
                    for mark in each.marks
                ),
                reference=each.known.reference,
                # Alone it names everybody, also whom the list names just before.
                citation=entry(work.reference, style, letter=work.letter),
                missing=each.known.missing,
                is_unread=each.is_unread,
                pens=each.pens,
            )
        )
    bibliography = tuple(work.entry for work in cited.values())
    return StudentWork(title, library.now().isoformat(), style, tuple(articles), bibliography)


class _Spoken:
    """Whose words stand where, for thousands of marks that are asked after."""

    def __init__(self, said: Iterable[tuple[int, int, str]]) -> None:
        self._said = sorted(said)
        self._starts = [start for start, _, _ in self._said]
        self._longest = max((end - start for start, end, _ in self._said), default=0)

    def names_in(self, span: Span) -> tuple[str, ...]:
        """Who speaks somewhere in a span, in the order of their words."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        names = (name for _, end, name in self._said[first:last] if span.start < end)
        return tuple(dict.fromkeys(names))


class _Gathered:
    """One article with what stands on it."""

    def __init__(
        self,
        library: Library,
        article_id: ArticleId,
        only: Container[AnnotationId] | None,
        *,
        reads_long_texts: bool,
    ) -> None:
        self._library, self._reads_long_texts = library, reads_long_texts
        self.is_unread = False
        self.article = library.articles.get(article_id)
        self.pens = tuple(library.lessons.words.pens(article_id).items())
        self.known: ArticleReference = reference_of(
            self.article, library.annotations.of_source(article_id)
        )
        own = (
            *library.annotations.standing_in(article_id),
            *library.annotations.lost_in(article_id),
        )
        own = tuple(each for each in own if only is None or each.id in only)
        taken = [each for each in own if not each.is_of_source]
        self.marks = tuple(self._marks(taken))

    def _marks(self, taken: Sequence[Annotation]) -> Iterable[WorkMark]:
        text = self.article.text
        paragraphs = Paragraphs(text, self.article.shape)
        claims = {each.id: each.title for each in self._library.lessons.claims(self.article.id)}
        # A text without marks need not be walked through.
        on_words = [each for each in taken if each.selector.quote.exact and not each.is_lost]
        spoken = _Spoken(self._spoken() if on_words else ())
        for each in taken:
            quote = each.selector.quote.exact
            stands = bool(quote) and not each.is_lost
            yield WorkMark(
                annotation=each,
                quote=quote,
                paragraph=paragraphs.number_at(each.span.start) if stands else 0,
                speakers=spoken.names_in(each.span) if stands else (),
                tags=tuple(dict.fromkeys(tag.lower() for tag in _HASHTAG.findall(each.body))),
                claim=claims.get(each.claim_id, "") if each.claim_id else "",
                asked=self._asked(each) if each.is_answer else "",
                is_lost=each.is_lost,
            )

    def _spoken(self) -> tuple[tuple[int, int, str], ...]:
        """Where somebody speaks, and under which name."""
        text = self.article.text
        put_right = put_right_in(self._library, self.article.id)
        known = KeptReadings(self._library.room).find(self.article, put_right)
        if known is not None:
            found = known.extraction
        else:
            if not self._reads_long_texts and not is_short(text):
                self.is_unread = True
                return ()
            found = corrected_by(text, _extracted(self.article), put_right)
        said = []
        for quotation in found.spoken:
            speaker = found.speaker(quotation.speaker)
            if speaker is not None:
                content = quotation.content
                said.append((content.start, content.end, speaker.name))
        return tuple(said)

    def _asked(self, answer: Annotation) -> str:
        wordings = Answers(self._library).asked(answer.id)
        return wordings[0].value if wordings else ""
