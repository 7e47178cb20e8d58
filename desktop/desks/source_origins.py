"""Where what an article says of its source was read, and what its reader changed of it since."""

from __future__ import annotations

from contextlib import suppress

from desktop.core.article import ArticleId
from desktop.core.importing.document import FieldOrigin, SourceFieldName
from desktop.core.library.library import Library
from desktop.core.library.source_data import YOU, SourceData


def origins_of(library: Library, article_id: ArticleId) -> dict[SourceFieldName, FieldOrigin]:
    """Where each field of an article is from, as far as that is known. Raises LibraryError."""
    source = SourceData(library.connection, library.now)
    origins = {}
    for name, where in source.origins(article_id).items():
        # A later version of the program may know other fields, and other places.
        with suppress(ValueError):
            origins[SourceFieldName(name)] = FieldOrigin(where)
    for field, value in source.of([article_id]).get(article_id, {}).items():
        if value.given_by == YOU:
            origins[SourceFieldName(field.value)] = FieldOrigin.PERSON
    return origins
