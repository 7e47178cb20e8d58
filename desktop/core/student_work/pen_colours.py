"""The colours that pens have on paper, where no theme is known."""

from __future__ import annotations

from desktop.core.pen import Pen

# Light enough for black letters on them.
PEN_COLOURS = {
    Pen.EVIDENCE: "#FFE9A8",
    Pen.CLAIM: "#CFE4FF",
    Pen.QUESTION: "#E4D6FF",
    Pen.QUOTE: "#CDEFD3",
    Pen.OPINION: "#FFD6D0",
}
