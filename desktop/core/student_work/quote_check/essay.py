"""An essay on its way to be checked: read from a file or taken as it was pasted; never kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.importing.document import SourceFieldName
from desktop.core.importing.document_file import documents_in
from desktop.core.importing.errors import NoWords, TooLarge
from desktop.core.importing.opened_file import file_content
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.text.normalised import normalise

# An essay of 50,000 words; what is longer is a book, and may be checked in parts.
LONGEST_ESSAY = 300_000


@dataclass(frozen=True, slots=True)
class Essay:
    """The words of an essay in the form in which texts are stored; `title` may be empty."""

    text: str
    shape: Shape = SHAPELESS
    title: str = ""
    file_name: str = ""


def essay_in_file(path: Path) -> Essay:
    """The essay in a file of any kind that can be added to a library. Raises CannotImport.

    For a process that can be ended: some files take long, or more memory than there is.
    """
    first, *others = documents_in(file_content(path), name=path.name)
    if others:
        # The chapters of a book.
        raise TooLarge
    if len(first.text) > LONGEST_ESSAY:
        raise TooLarge
    return Essay(first.text, first.shape, first.value(SourceFieldName.TITLE), path.name)


def essay_of_words(words: str) -> Essay:
    """An essay that was pasted or typed. Raises CannotImport where it has no words, or too many."""
    if len(words) > LONGEST_ESSAY:
        raise TooLarge
    text = normalise(words)
    if not text.strip():
        raise NoWords
    return Essay(text)
