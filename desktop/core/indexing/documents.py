"""What the index holds of the library: each thing that can be found, as a document."""

from __future__ import annotations

from pathlib import Path

from desktop.core.anchoring.fitting import about_in, marks_in
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, ContextNote
from desktop.core.evidence import OWN_CLAIMS, OwnClaimId
from desktop.core.indexing.entries import (
    EXACTLY,
    VOICE,
    VOICE_NAME,
    IndexEntry,
    NotedArticle,
    own_claim_entry,
)
from desktop.core.indexing.passage_record import PassageRecord
from desktop.core.indexing.state import has_state, read_state
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.library import Library
from desktop.core.search_request import ResultKind
from desktop.core.text.language import language_of
from index.asking.operators import Operators
from index.document import Document
from index.errors import IndexDamaged
from index.location import index_path, is_made, token

OPERATORS = Operators(
    attributes=("speaker", "cue", "title", "publisher", "author", "lesson", "tag"),
    kinds={
        "said": ResultKind.QUOTATION,
        "note": ResultKind.NOTE,
        "context": ResultKind.CONTEXT,
        "claim": ResultKind.OWN_CLAIM,
    },
    aliases={
        "by": "speaker",
        "byline": "author",
        "quote": "said",
        "quotes": "said",
        "notes": "note",
        "claims": "claim",
        "tags": "tag",
        "since": "after",
    },
)
# What the index holds: more than a reader can ask for by typing.
INDEXED = Operators((*OPERATORS.attributes, VOICE, VOICE_NAME, EXACTLY), OPERATORS.kinds)
# Raised when the same library would give other documents: the index is then made anew.
_EDITION = "documents-11"


def edition_in(index_folder: Path) -> Path:
    """Where in the index folder an index of these documents lies."""
    return index_folder / _EDITION


def is_there(index_folder: Path) -> bool:
    """Whether there seems to be an index of these documents; a quick look that opens nothing."""
    if not has_state(index_folder) or not is_made(edition_in(index_folder), INDEXED):
        return False
    mark = read_state(index_folder).mark
    # Where either cannot be read something is damaged, which shows when the index is opened.
    return not mark or mark_of(index_folder) in (mark, "")


def is_of_another(index_folder: Path, library: Library) -> bool:
    """Whether the index is derived from another library, or from later days of this one."""
    state = read_state(index_folder)
    is_foreign = state.library != library.identity
    return is_foreign or state.revision > library.index_queue.newest_revision()


def mark_of(index_folder: Path) -> str:
    """What tells this index from one made in its place; empty where that cannot be read."""
    try:
        return token(index_path(edition_in(index_folder), INDEXED))
    except IndexDamaged:
        return ""


def noted_article(library: Library, article_id: ArticleId) -> NotedArticle:
    """An article with all that the library holds on it. Raises NoSuchArticle."""
    article = library.articles.get(article_id)
    claims, notes = _context(library, article)
    return NotedArticle(
        article,
        (
            *marks_in(article.text, library.annotations.of_article(article_id)),
            *library.annotations.lost_of_article(article_id),
        ),
        claims,
        notes,
        library.lessons.people(article_id),
        library.corrections.of_article(article_id),
        library.corrections.speaker_names(article_id),
        lessons=library.lessons.titles_for(article_id),
        given_names=library.corrections.given_names(article_id),
        tags=ArticleTags(library.connection, library.now).of([article_id])[article_id],
    )


def _context(
    library: Library, article: Article
) -> tuple[tuple[Claim, ...], tuple[ContextNote, ...]]:
    """What lessons say of an article, but for what waits for own work; that of levels once."""
    lessons = library.lessons
    if lessons.is_plain(article.id):
        return (
            about_in(article.text, lessons.claims(article.id)),
            about_in(article.text, lessons.notes(article.id)),
        )
    from desktop.core.library.shown_context import shown_context  # noqa: PLC0415 - of few lessons

    shown = shown_context(library, article)
    claims = {each.id for each in lessons.claims(article.id)}
    notes = {each.id for each in lessons.notes(article.id)}
    return (
        tuple(each for each in shown.claims if each.id in claims),
        tuple(each for each in shown.notes if each.id in notes),
    )


def own_claim_document(claim_id: OwnClaimId, words: str) -> Document:
    """The document for a claim that a student makes."""
    entry = own_claim_entry(claim_id, words)
    # Of a language that nobody said; nothing else of an article is known of it.
    return document(entry, Article(OWN_CLAIMS, "", "", language=language_of(words)))


def document(findable: IndexEntry, article: Article) -> Document:
    """The document for what can be found in an article, with its record."""
    record = PassageRecord(
        findable.span,
        findable.speaker,
        findable.cue,
        findable.voice,
        findable.item,
        findable.is_claim,
    )
    return Document(
        id=findable.id,
        group=article.id,
        kind=findable.kind,
        text=findable.text,
        heading=findable.heading,
        keywords=findable.keywords,
        date=article.published,
        attributes=findable.attributes,
        payload=record.written(),
        language=article.language,
    )
