"""A citation as it is put together: runs of plain and slanted letters, and its full stops."""

from __future__ import annotations

from html import escape

from desktop.core.record import record

_ENDS = (".", "?", "!", ".”", "?”", "!”", ".’”", "?’”", "!’”")


@record(frozen=True, slots=True)
class CitedRun:
    """Letters that are set alike."""

    text: str
    is_italic: bool = False


@record(frozen=True, slots=True)
class Citation:
    """A finished citation."""

    runs: tuple[CitedRun, ...]

    @property
    def plain(self) -> str:
        """Its letters alone."""
        return "".join(run.text for run in self.runs)

    @property
    def html(self) -> str:
        """With what is slanted between tags of HTML."""
        return "".join(
            f"<i>{escape(run.text)}</i>" if run.is_italic else escape(run.text) for run in self.runs
        )


class CitationDraft:
    """Collects a citation from its beginning to its end."""

    def __init__(self) -> None:
        self._runs: list[CitedRun] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there yet."""
        return not self._runs

    @property
    def citation(self) -> Citation:
        """What was collected; runs that are set alike are one."""
        joined: list[CitedRun] = []
        for run in self._runs:
            if joined and joined[-1].is_italic == run.is_italic:
                joined[-1] = CitedRun(joined[-1].text + run.text, run.is_italic)
            else:
                joined.append(run)
        return Citation(tuple(joined))

    def add(self, text: str, *, italic: bool = False) -> CitationDraft:
        """Puts letters behind what is there."""
        if text:
            self._runs.append(CitedRun(text, italic))
        return self

    def part(self, text: str, *, italic: bool = False) -> CitationDraft:
        """Begins the next sentence: a full stop where none is, a blank, and the letters."""
        if text:
            self.stop()
            if not self.is_empty:
                self.add(" ")
            self.add(text, italic=italic)
        return self

    def after_comma(self, text: str, *, italic: bool = False) -> CitationDraft:
        """Goes on behind a comma, which stands inside a closing mark."""
        if not text or self.is_empty:
            return self.add(text, italic=italic)
        if self._put_inside(","):
            return self.add(" ").add(text, italic=italic)
        return self.add(", ").add(text, italic=italic)

    def stop(self) -> CitationDraft:
        """Ends a sentence, unless its last sign does so."""
        if self.is_empty:
            return self
        last = self._runs[-1]
        if last.text.endswith(_ENDS):
            return self
        return self if self._put_inside(".") else self.add(".")

    def _put_inside(self, sign: str) -> bool:
        """Whether the last letters end with marks; then the sign stands before those."""
        last = self._runs[-1]
        marks = "’”" if last.text.endswith("’”") and "‘" in last.text else "”"
        if not last.text.endswith(marks):
            return False
        before = last.text.removesuffix(marks)
        self._runs[-1] = CitedRun(f"{before}{sign}{marks}", last.is_italic)
        return True


def quoted(title: str) -> str:
    """A title between marks; marks that stand in it become single ones."""
    inner = title.replace("“", "‘").replace("”", "’")
    while '"' in inner:
        inner = inner.replace('"', "‘", 1).replace('"', "’", 1)
    return f"“{inner}”"
