"""What an engine has to do to be measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tests.benchmarks.search_peers.articles import Article
from tests.benchmarks.search_peers.queries import Asked

# So many hits are asked for.
HITS = 20


class Peer(Protocol):
    """An engine with an index in a folder of its own."""

    name: str

    def build(self, articles: Sequence[Article]) -> None:
        """Indexes all articles, so that they can be found when this returns."""

    def search(self, asked: Asked) -> Sequence[str]:
        """The ids of the best articles."""

    def snippets(self, asked: Asked) -> Sequence[tuple[str, str]]:
        """The best articles with what is to be shown of each."""

    def keystroke(self, typed: str) -> Sequence[str]:
        """The ids of the best articles for words of which the last is still being typed."""

    def question(self, words: str) -> Sequence[str]:
        """The ids of the best articles for a question in plain words, best first."""

    def save(self, article: Article) -> bool:
        """Adds one article; says whether it is found at once by the first word of its title."""

    def close(self) -> None:
        """Lets go of everything."""
