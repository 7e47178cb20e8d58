"""The footnotes of a Word document: numbers in its text, and the part of the file they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.core.student_work.citations.citation import Citation, CitedRun

# What stands behind the words that a note is on.
_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{0}</w:r>'
# Both lines over the notes of a page, without which Word mends the file.
_LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:footnote>"
)
NOTE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/></w:pPr>'
    '<w:rPr><w:sz w:val="19"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference">'
    '<w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


class WordNotes:
    """Numbers the notes of a document in the order in which they are cited."""

    def __init__(self) -> None:
        self._notes: list[Citation] = []

    def cite(self, note: Citation) -> str:
        """The number of a note, as it stands in the text."""
        self._notes.append(note)
        return _NUMBER.format(f'<w:footnoteReference w:id="{len(self._notes)}"/>')

    def __bool__(self) -> bool:
        return bool(self._notes)

    def part(self, head: str, main: str, write: Callable[[Iterable[CitedRun]], str]) -> str:
        """The part of the file that holds the notes; `write` makes runs of what is cited."""
        own = _NUMBER.format("<w:footnoteRef/>")
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{own}'
            f"{write((CitedRun(' '), *note.runs))}</w:p></w:footnote>"
            for number, note in enumerate(self._notes, 1)
        )
        return f'{head}<w:footnotes xmlns:w="{main}">{_LINES}{notes}</w:footnotes>'
