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
