"""The words that a pack explains."""

from __future__ import annotations

from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import read_records
from desktop.core.fields.text_file import TextFile
from desktop.core.glossary_word import GlossaryWord
from desktop.core.packs.vocabulary import TERM
from desktop.core.text.normalised import normalise_line


def read_glossary(file: TextFile, problems: ProblemList) -> tuple[GlossaryWord, ...]:
    """The records of glossary.md in their order."""
    return tuple(word for _, word in read_terms(file, problems))


def read_terms(file: TextFile, problems: ProblemList) -> tuple[tuple[int, GlossaryWord], ...]:
    """As `read_glossary`, each with the line that it begins in."""
    return tuple(
        (
            record.fields.line,
            GlossaryWord(
                record.title,
                tuple(
                    normalise_line(form)
                    for name in ("plural", "also")
                    for form in record.fields.listed(name)
                ),
                record.body,
            ),
        )
        for record in read_records(file, TERM, problems)
    )
