"""What a picture of the window is made of, to be compared with another one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def pixels(picture: QImage) -> NDArray[np.uint32]:
    """The colours of a picture, row by row, each as `QImage.pixel` gives it."""
    # Such a one has no gap between two rows.
    plain = picture.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(plain.constBits(), np.uint32).copy()
