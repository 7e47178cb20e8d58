"""The paper that its reader has, where no printer says which."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize


def usual_paper(locale: QLocale | None = None) -> QPageSize:
    """Letter where people measure in inches as in the United States, else A4."""
    measured = (locale or QLocale()).measurementSystem()
    is_letter = measured is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)
