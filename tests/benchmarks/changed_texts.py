"""Texts changed in known ways, and where each passage of the old text stands in the new one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.span import Span

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_TYPOGRAPHY = {"'": "’", '"': "”", "-": "‐", " ": "\u00a0", "’": "'", "“": '"', "”": '"', "–": "-"}
QUOTE_LENGTHS = (12, 40, 120, 400)


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a changed text, and which character of the old one it stands for."""

    char: str
    origin: int


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text before and after; `origins` tells for each new character the old one, or -1."""

    old: str
    new: str
    origins: tuple[int, ...]

    def truth(self, span: Span) -> Span | None:
        """Where a passage of the old text stands; None where nothing of it is left."""
        left = [
            at
            for at, origin in enumerate(self.origins)
            if span.covers(origin) and not self.new[at].isspace()
        ]
        return Span(left[0], left[-1] + 1) if left else None


Change = Callable[[list[Letter], random.Random], list[Letter]]


def changed(text: str, changes: Sequence[Change], chance: random.Random) -> ChangedText:
    """The text after some changes, one upon the other."""
    letters = [Letter(char, at) for at, char in enumerate(text)]
    for change in changes:
        letters = change(letters, chance)
    return ChangedText(text, "".join(c.char for c in letters), tuple(c.origin for c in letters))


def word_edits(share: float) -> Change:
    """Every so manieth word is another one, gone, or has a new one behind it."""

    def edit(letters: list[Letter], chance: random.Random) -> list[Letter]:
        text = "".join(letter.char for letter in letters)
        words = [word[0] for word in _WORD.finditer(text)]
        edited: list[Letter] = []
        done = 0
        for word in _WORD.finditer(text):
            edited.extend(letters[done : word.start()])
            done = word.end()
            here = letters[word.start() : done]
            if chance.random() >= share:
                edited.extend(here)
                continue
            other = chance.choice(words)
            kind = chance.random()
            if kind < 0.6:
                edited.extend(Letter(char, here[0].origin) for char in other)
            elif kind < 0.8:
                edited.extend([*here, *(Letter(char, -1) for char in f" {other}")])
            elif edited and edited[-1].char == " ":
                edited.pop()
        return [*edited, *letters[done:]]

    return edit


def typography(letters: list[Letter], chance: random.Random) -> list[Letter]:
    """Half of the quotation marks, dashes and a few blanks are printed in another way."""
    return [
        Letter(_TYPOGRAPHY[letter.char], letter.origin)
        if letter.char in _TYPOGRAPHY and chance.random() < (0.05 if letter.char == " " else 0.5)
        else letter
        for letter in letters
    ]


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    lines: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.char == "\n":
            lines.append([])
        else:
            lines[-1].append(letter)
    return lines


def _joined(lines: Sequence[list[Letter]]) -> list[Letter]:
    joined: list[Letter] = []
    for number, line in enumerate(lines):
        joined.extend([*([Letter("\n", -1)] if number else []), *line])
    return joined


def inserted_paragraphs(letters: list[Letter], chance: random.Random) -> list[Letter]:
    """New paragraphs, of the words of the old ones in another order, stand between them."""
    lines = _lines(letters)
    for _ in range(max(1, len(lines) // 5)):
        words = "".join(letter.char for letter in chance.choice(lines)).split()
        chance.shuffle(words)
        new = [Letter(char, -1) for char in " ".join(words)]
        lines.insert(chance.randrange(len(lines) + 1), new)
    return _joined(lines)


def moved_paragraphs(letters: list[Letter], chance: random.Random) -> list[Letter]:
    """A fifth of the paragraphs stand elsewhere."""
    lines = _lines(letters)
    for _ in range(max(1, len(lines) // 5)):
        line = lines.pop(chance.randrange(len(lines)))
        lines.insert(chance.randrange(len(lines) + 1), line)
    return _joined(lines)


def without(span: Span) -> Change:
    """Without the words of a span."""
    return lambda letters, _: [letter for letter in letters if not span.covers(letter.origin)]


def another_for(span: Span) -> Change:
    """Another sentence, about as long and of the text's own words, stands where a span stood."""

    def replace(letters: list[Letter], chance: random.Random) -> list[Letter]:
        words = "".join(letter.char for letter in letters).split()
        inside = [at for at, letter in enumerate(letters) if span.covers(letter.origin)]
        if not inside:
            return letters
        length = len(inside) * chance.uniform(0.7, 1.4)
        other = [chance.choice(words).strip(".,!?”“")]
        while sum(map(len, other)) + len(other) < length:
            other.append(chance.choice(words).strip(".,!?”“"))
        new = [Letter(char, -1) for char in " ".join(other).capitalize() + "."]
        return [*letters[: inside[0]], *new, *letters[inside[-1] + 1 :]]

    return replace


def with_twin(text: str, span: Span, chance: random.Random) -> str:
    """The text with one more sentence at its end, much like that of a span."""
    words = span.of(text).split()
    for _ in range(max(1, len(words) // 6)):
        words[chance.randrange(len(words))] = chance.choice(words)
    return f"{text}\n{' '.join(words)}"


def quotes_of(text: str, length: int, count: int, chance: random.Random) -> Iterator[Span]:
    """Passages of whole words, at least so long, that stay inside a paragraph."""
    words = list(_WORD.finditer(text))
    first = list(range(len(words)))
    chance.shuffle(first)
    given = 0
    for number in first:
        start = words[number].start()
        end = next((w.end() for w in words[number:] if w.end() - start >= length), start)
        if end > start and "\n" not in text[start:end]:
            yield Span(start, end)
            given += 1
            if given == count:
                return
