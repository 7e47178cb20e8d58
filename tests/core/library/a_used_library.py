"""A library as it is after some weeks of use: packs, articles, notes, searches, corrections."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.core.annotation import AnnotationId
from desktop.core.correction import CorrectionId
from desktop.core.library.copies import file_for_next, identity_in
from desktop.core.library.library import Library
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from tests.core.builders import (
    BRIDGE,
    NOON,
    Clock,
    a_correction,
    a_pack,
    a_speaker_name,
    an_annotation,
    an_article,
)


def a_used_library(folder: Path, *, articles: int = 30, notes: int = 100) -> Path:
    """Makes it and gives its file, which nobody has open."""
    with Library.open(folder, now=Clock()) as library:
        library.lessons.install([a_pack(files={"pack.md": b"# Who\n" * 500}), a_pack("others")])
        texts = [an_article(f"a{n}", f"{n}. {BRIDGE}\n" * (n % 9 + 1)) for n in range(articles)]
        for article in texts:
            library.articles.add(replace(article, publisher="The Harbour Post", byline="A. Writer"))
            library.articles.remember_reading_position(article.id, 7)
        for number in range(notes):
            article = texts[number % len(texts)]
            body = f"thought {number}: " + "what does that say? " * (number % 40)
            library.annotations.add(an_annotation(name=f"n{number}", body=body, article=article))
        for number in range(0, notes, 7):
            library.annotations.remove(AnnotationId(f"n{number}"))
        library.corrections.add(a_correction(article=texts[0]))
        library.corrections.add(a_speaker_name())
        library.corrections.remove(CorrectionId("s1"))
        request = Request("harbour bridge")
        library.searches.save(SavedSearch(SavedSearchId("1"), request, NOON.isoformat()))
        library.searches.remember(request)
        library.preferences.put("theme", "dark")
    return folder / "library.db"


def keep_copy(folder: Path, content: bytes) -> Path:
    """Keeps a library as the copy of 2 May 2026 of what lies in a folder; gives its file."""
    brought = folder / "brought.db"
    brought.write_bytes(content)
    identity = identity_in(brought)
    assert identity is not None
    return brought.rename(file_for_next(folder, identity, datetime(2026, 5, 2, 9, 30)))
