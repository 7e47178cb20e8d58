"""What a student can say of how two passages go together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.corroborating.answer import Agreement


def name_of(agreement: Agreement) -> str:
    """The judgement in the reader's language."""
    names = {
        Agreement.AGREES: QCoreApplication.translate("Agreement", "Agrees"),
        Agreement.DIFFERS: QCoreApplication.translate("Agreement", "Differs"),
        Agreement.ADDS: QCoreApplication.translate("Agreement", "Adds something"),
        Agreement.NOT_ABOUT_THIS: QCoreApplication.translate("Agreement", "Not about this"),
    }
    return names[agreement]
