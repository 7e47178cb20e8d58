"""Counts in words: grouped by thousands, and in the form that a language has for each number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.wording.counting import counted, grouped
from desktop.wording.translation_context import TranslationContext

Shelves = TranslationContext("Shelves")


class Polish(QTranslator):
    """Has one form for a single thing, one for a few and one for many."""

    def translate(  # type: ignore[override]
        self, context: str, words: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if (context, words) == ("Shelves", "1 note"):
            return "1 notatka"
        if (context, words) == ("Shelves", "%n notes"):
            is_few = 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14
            return "%n notatki" if is_few else "%n notatek"
        return None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False


@pytest.fixture
def in_polish(qapp: QApplication) -> Iterator[None]:
    polish = Polish()
    QCoreApplication.installTranslator(polish)
    yield
    QCoreApplication.removeTranslator(polish)


def notes(count: int) -> str:
    return counted(count, Shelves.tr("1 note"), Shelves.tr("%n notes", None, count))


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (999, "999 notes"), (12_345, "12,345 notes")],
)
def test_a_count_is_said_in_the_singular_or_the_plural(count: int, words: str) -> None:
    assert notes(count) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 notatka"), (3, "3 notatki"), (5, "5 notatek"), (12, "12 notatek"),
     (1_022, "1,022 notatki")],
)  # fmt: skip
def test_another_language_has_as_many_forms_as_it_needs(
    in_polish: None, count: int, words: str
) -> None:
    assert notes(count) == words


def test_only_the_count_is_grouped() -> None:
    assert grouped("{0} of 2000 articles", 2_000).format("1500") == "1500 of 2,000 articles"
