"""What stands in a pack while its teacher writes it, also where much of it is still wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from desktop.core.fields.fields import Fields
from desktop.core.fields.head import Head, read_head
from desktop.core.fields.problem import Problem, ProblemList
from desktop.core.fields.records import FieldRecord, read_records
from desktop.core.fields.text_file import TextFile, read_text
from desktop.core.packs.articles import PackArticle, read_articles
from desktop.core.packs.claim_hints import HintRule, claim_hints
from desktop.core.packs.copied_words import TooManyOccurrences
from desktop.core.packs.pack_head import read_pack_head
from desktop.core.packs.reading import PackReading
from desktop.core.packs.selectors import selectors_of
from desktop.core.packs.timeline import TIMELINE_FILE, entry_lines
from desktop.core.packs.vocabulary import ARTICLE, PACK
from desktop.core.packs.writing import PackDraft, names_of
from desktop.core.span import Span

_PACK_FILE, _ARTICLES = "pack.md", "articles/"
# Fields of several passages, or of a passage elsewhere: their quotation marks part them.
AS_WRITTEN = frozenset({"answer", "accept", "with", "in"})


class LessonPartKind(StrEnum):
    """What a teacher adds to a lesson; the value is the file that holds such records."""

    CLAIM = "claims.md"
    NOTE = "notes.md"
    QUESTION = "questions.md"
    WORD = "glossary.md"
    PERSON = "people.md"
    SPEAKER = "quotes.md"


@dataclass(frozen=True, slots=True)
class LessonPart:
    """One record as it is written; `article` is the id in the pack, `spans` its places there.

    `values` are its fields in their order, without the quotation marks around them.
    """

    kind: LessonPartKind
    id: str
    title: str
    line: int
    values: tuple[tuple[str, str], ...] = ()
    body: str = ""
    article: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from every other record of the pack."""
        return f"{self.kind.value}#{self.id}"

    def every(self, name: str) -> tuple[str, ...]:
        """The values of a field."""
        return tuple(value for known, value in self.values if known == name)

    def value(self, name: str) -> str:
        """The first value of a field; empty for none."""
        return next(iter(self.every(name)), "")


@dataclass(frozen=True, slots=True)
class SuggestedClaim:
    """A sentence that may hold a claim, with the rules that found it."""

    article: str
    span: Span
    rules: tuple[HintRule, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """All that is shown of a draft; `head` are the fields of pack.md, `timeline` its entries.

    `sources` are the fields of each article's file by its id in the pack, for it may be one that
    cannot be read as an article yet.
    """

    draft: PackDraft
    reading: PackReading
    head: tuple[tuple[str, str], ...] = ()
    plan: str = ""
    articles: tuple[PackArticle, ...] = ()
    sources: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    parts: tuple[LessonPart, ...] = ()
    timeline: tuple[str, ...] = ()
    hints: tuple[SuggestedClaim, ...] = ()
    _by_key: dict[str, LessonPart] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is to be put right, or looked at."""
        return self.reading.problems

    def said(self, name: str) -> str:
        """What a field of pack.md says; empty where it says nothing."""
        return next((value for known, value in self.head if known == name), "")

    def part(self, key: str) -> LessonPart | None:
        """The record of that key."""
        return self._by_key.get(key)

    def of(self, kind: LessonPartKind) -> tuple[LessonPart, ...]:
        """The records of a kind, in the order of their file."""
        return tuple(part for part in self.parts if part.kind is kind)

    def article(self, local_id: str) -> PackArticle | None:
        """The article of that id in the pack."""
        return next((each for each in self.articles if each.local_id == local_id), None)


def viewed(draft: PackDraft) -> DraftView:
    """What is shown of a draft; a task, as it reads every file and walks every text."""
    reading, unsaid = draft.reading(), ProblemList()
    texts = {
        file.path.casefold(): read_text(file, unsaid) for file in draft.files if _is_md(file.path)
    }
    head_text = texts.get(_PACK_FILE, TextFile(_PACK_FILE, ()))
    pack = read_pack_head(head_text, ProblemList())
    written = [text for name, text in texts.items() if name.startswith(_ARTICLES)]
    media = {file.path.casefold(): file for file in draft.files}
    articles = read_articles(written, pack, ProblemList(), media)
    head = read_head(head_text, PACK, ProblemList())
    parts = tuple(_parts(texts, articles))
    timeline = texts.get(TIMELINE_FILE)
    return DraftView(
        draft,
        reading,
        head=_said(head.fields),
        plan=_plan(head),
        articles=tuple(articles.values()),
        sources=tuple(_sources(written, articles)),
        parts=parts,
        timeline=tuple(timeline.lines[number - 1] for number in entry_lines(timeline))
        if timeline is not None
        else (),
        hints=tuple(_hints(articles, parts)),
        _by_key={part.key: part for part in parts},
    )


def _is_md(path: str) -> bool:
    return path.casefold().endswith(".md")


def _plan(head: Head) -> str:
    return "\n".join(head.body).strip("\n") if head.is_readable else ""


def _said(fields: Fields) -> tuple[tuple[str, str], ...]:
    return tuple(
        (entry.name, entry.value if entry.name in AS_WRITTEN else entry.words)
        for entry in fields.entries
    )


def _sources(
    texts: list[TextFile], articles: dict[str, PackArticle]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    by_file = {text.name: text for text in texts}
    for local_id, article in articles.items():
        head = read_head(by_file[article.file], ARTICLE, ProblemList())
        yield local_id, _said(head.fields)


def _parts(texts: dict[str, TextFile], articles: dict[str, PackArticle]) -> Iterator[LessonPart]:
    for kind in LessonPartKind:
        if kind.value not in texts:
            continue
        records = read_records(texts[kind.value], names_of(kind.value), ProblemList())
        seen: set[str] = set()
        for record in records:
            # What has no id of its own cannot be named; the check says so.
            if record.id and record.id not in seen:
                seen.add(record.id)
                yield _part(kind, record, articles)


def _part(
    kind: LessonPartKind, record: FieldRecord, articles: dict[str, PackArticle]
) -> LessonPart:
    name = record.fields.words("article").casefold()
    if not name and len(articles) == 1 and kind not in (LessonPartKind.WORD, LessonPartKind.PERSON):
        name = next(iter(articles))
    return LessonPart(
        kind,
        record.id,
        record.title,
        record.fields.line,
        _said(record.fields),
        record.body,
        name,
        _spans(record, articles.get(name)),
    )


def _spans(record: FieldRecord, article: PackArticle | None) -> tuple[Span, ...]:
    if article is None:
        return ()
    names = ("on", "also")
    try:
        found = selectors_of(article, record.fields, names, ProblemList())
        if not found and record.fields.words("answer"):
            found = selectors_of(article, record.fields, ("answer",), ProblemList())
    except TooManyOccurrences:
        return ()
    return tuple(each.span for each in found)


def _hints(
    articles: dict[str, PackArticle], parts: tuple[LessonPart, ...]
) -> Iterator[SuggestedClaim]:
    """What may be a claim, where none is yet."""
    for local_id, pack_article in articles.items():
        article = pack_article.article
        taken = [
            span
            for part in parts
            if part.kind is LessonPartKind.CLAIM and part.article == local_id
            for span in part.spans
        ]
        found = claim_hints(article.text, language=article.language, shape=article.shape)
        for sentence, hints in groupby(found, key=lambda hint: hint.sentence):
            if not any(span.overlaps(sentence) for span in taken):
                yield SuggestedClaim(local_id, sentence, tuple(hint.rule for hint in hints))
