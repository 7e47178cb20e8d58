"""What the classes of reporting words are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.reporting.cue_class import CueClass


def name_of(cue_class: CueClass) -> str:
    """The class in the reader's language."""
    names = {
        CueClass.NEUTRAL: QCoreApplication.translate("CueClass", "neutral"),
        CueClass.DOUBTING: QCoreApplication.translate("CueClass", "doubting"),
        CueClass.FORCEFUL: QCoreApplication.translate("CueClass", "forceful"),
        CueClass.FACTIVE: QCoreApplication.translate("CueClass", "as a fact"),
        CueClass.HEDGED: QCoreApplication.translate("CueClass", "careful"),
    }
    return names[cue_class]
