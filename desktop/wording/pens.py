"""What the pens are called."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.core.pen import Pen

# What a lesson calls pens in its own words.
PenNames = Mapping[Pen, str]
USUAL_NAMES: PenNames = {}


def name_of(pen: Pen, own: PenNames = USUAL_NAMES) -> str:
    """The meaning of a pen in the reader's language, or in the words of the lesson that is read."""
    if pen in own:
        return own[pen]
    names = {
        Pen.EVIDENCE: QCoreApplication.translate("Pen", "Evidence"),
        Pen.CLAIM: QCoreApplication.translate("Pen", "Claim"),
        Pen.QUESTION: QCoreApplication.translate("Pen", "Question"),
        Pen.QUOTE: QCoreApplication.translate("Pen", "Quote"),
        Pen.OPINION: QCoreApplication.translate("Pen", "Opinion"),
    }
    return names[pen]


def marked_as(pen: Pen, own: PenNames = USUAL_NAMES) -> str:
    """That words were marked just now with a pen."""
    if pen in own:
        return QCoreApplication.translate("Pen", "Marked: {0}").format(own[pen])
    told = {
        Pen.EVIDENCE: QCoreApplication.translate("Pen", "Marked as evidence"),
        Pen.CLAIM: QCoreApplication.translate("Pen", "Marked as a claim"),
        Pen.QUESTION: QCoreApplication.translate("Pen", "Marked as a question"),
        Pen.QUOTE: QCoreApplication.translate("Pen", "Marked as a quote"),
        Pen.OPINION: QCoreApplication.translate("Pen", "Marked as opinion"),
    }
    return told[pen]
