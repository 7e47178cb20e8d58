"""What the pens are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.pen import Pen


def name_of(pen: Pen) -> str:
    """The meaning of a pen in the reader's language."""
    names = {
        Pen.EVIDENCE: QCoreApplication.translate("Pen", "Evidence"),
        Pen.CLAIM: QCoreApplication.translate("Pen", "Claim"),
        Pen.QUESTION: QCoreApplication.translate("Pen", "Question"),
        Pen.QUOTE: QCoreApplication.translate("Pen", "Quote"),
        Pen.OPINION: QCoreApplication.translate("Pen", "Opinion"),
    }
    return names[pen]


def marked_as(pen: Pen) -> str:
    """That words were marked just now with a pen."""
    told = {
        Pen.EVIDENCE: QCoreApplication.translate("Pen", "Marked as evidence"),
        Pen.CLAIM: QCoreApplication.translate("Pen", "Marked as a claim"),
        Pen.QUESTION: QCoreApplication.translate("Pen", "Marked as a question"),
        Pen.QUOTE: QCoreApplication.translate("Pen", "Marked as a quote"),
        Pen.OPINION: QCoreApplication.translate("Pen", "Marked as opinion"),
    }
    return told[pen]
