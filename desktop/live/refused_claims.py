"""Sentences of which a teacher said that they hold no claim: kept with the library, in no pack."""

from __future__ import annotations

from hashlib import blake2s

from desktop.core.packs.drafted import DraftView, SuggestedClaim
from desktop.live.kept_preferences import KeptPreferences

# The preferences that hold them, by the id of the lesson, begin with this.
_KEPT = "no-claims:"


def refused_key(view: DraftView, hint: SuggestedClaim) -> str:
    """What tells a sentence of an article from others, wherever in its text it stands by now."""
    article = view.article(hint.article)
    words = hint.span.of(article.article.text) if article is not None else ""
    return blake2s(f"{hint.article}\n{words}".encode(), digest_size=6).hexdigest()


def kept_refused(preferences: KeptPreferences, view: DraftView) -> frozenset[str]:
    """What was refused in a lesson by now, in this window or in an earlier one."""
    return frozenset(preferences.kept(f"{_KEPT}{view.said('id')}").split())


def keep_refused(preferences: KeptPreferences, view: DraftView, refused: frozenset[str]) -> None:
    """Remembers what is refused in a lesson."""
    if kept_refused(preferences, view) != refused:
        preferences.keep(f"{_KEPT}{view.said('id')}", " ".join(sorted(refused)))
