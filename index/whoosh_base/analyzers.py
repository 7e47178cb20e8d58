"""The words of a text as Whoosh's own parser and queries ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token

from index.segments.fields import stem_term
from index.words.analysis import words


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types.
    """Words letter for letter, as they are folded."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        **options: Any,
    ) -> Iterator[Token]:
        """One token, as Whoosh has it, that is each word in turn."""
        token = Token(positions, chars, mode=options.get("mode", ""))
        first, start = options.get("start_pos", 0), options.get("start_char", 0)
        for number, word in enumerate(words(value)):
            token.text = token.original = self.term(word.forms.exact, word.forms.stem)
            token.boost, token.stopped = 1.0, False
            token.pos = first + number
            token.startchar, token.endchar = start + word.start, start + word.end
            yield token

    def term(self, exact: str, _stem: str) -> str:
        """The term for a word in its two forms."""
        return exact


class StemAnalyzer(WordAnalyzer):
    """Words in any of their endings, as an English text has them."""

    def term(self, _exact: str, stem: str) -> str:
        """The term for a word in its two forms."""
        return stem_term(stem, "en")
