"""Pages fit the paper that its reader has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from desktop.appearance.paper_size import usual_paper


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_US", QPageSize.PageSizeId.Letter),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("de_DE", QPageSize.PageSizeId.A4),
        ("C", QPageSize.PageSizeId.A4),
    ],
)
def test_the_paper_is_that_of_the_country(locale: str, paper: QPageSize.PageSizeId) -> None:
    assert usual_paper(QLocale(locale)).id() is paper
