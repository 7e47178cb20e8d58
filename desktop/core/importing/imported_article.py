"""From a document to an article that a library can keep."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import ImportedDocument, SourceFieldName
from desktop.core.text.language import language_of
from desktop.core.text.normalised import normalise_line


def article_of_document(document: ImportedDocument, *, name: str) -> Article:
    """The article of a document, called `name` where the document has no title.

    The same text always has the same id.
    """
    digest = sha256(document.text.encode("utf-8")).hexdigest()
    value = document.value
    title = value(SourceFieldName.TITLE) or normalise_line(name)
    if document.chapter_of and document.chapter_of != title:
        title = f"{document.chapter_of} · {title}"
    return Article(
        ArticleId(f"text-{digest[:12]}"),
        title,
        document.text,
        publisher=value(SourceFieldName.PUBLISHER),
        byline=value(SourceFieldName.BYLINE),
        published=value(SourceFieldName.PUBLISHED),
        accessed=value(SourceFieldName.ACCESSED),
        url=value(SourceFieldName.URL),
        genre=value(SourceFieldName.GENRE),
        language=value(SourceFieldName.LANGUAGE) or language_of(document.text),
        rights=value(SourceFieldName.RIGHTS),
        shape=document.shape,
        origins=tuple((each.name.value, each.origin.value) for each in document.fields),
    )


def as_version_of(article: Article, older: Article) -> Article:
    """The article as a new text of one that is there; what it says nothing of stays as it was."""
    return replace(
        article,
        id=older.id,
        title=article.title or older.title,
        publisher=article.publisher or older.publisher,
        byline=article.byline or older.byline,
        published=article.published or older.published,
        accessed=article.accessed or older.accessed,
        url=article.url or older.url,
        genre=article.genre or older.genre,
        completeness=older.completeness,
        rights=article.rights or older.rights,
    )
