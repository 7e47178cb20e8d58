"""How words that report speech are marked: each class with a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.appearance.theme import Theme
from desktop.core.reporting.cue_class import CueClass
from desktop.core.reporting.verbs import ReportingVerb
from desktop.reader.marks import Layer, Line, Mark

_LINES = {
    CueClass.NEUTRAL: Line.DOTTED,
    CueClass.DOUBTING: Line.WAVY,
    CueClass.FORCEFUL: Line.DOUBLE,
    CueClass.FACTIVE: Line.SOLID,
    CueClass.HEDGED: Line.DASHED,
}


def reporting_marks(verbs: Iterable[ReportingVerb], theme: Theme) -> list[Mark]:
    """A mark for every word that reports speech."""
    colour = theme.colour("soft_ink")
    return [
        Mark(verb.span, Layer.REPORTING, "reporting", colour, _LINES[verb.cue_class])
        for verb in verbs
    ]
