"""Words for the reader that stand outside of any widget, said through Qt's translators."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.core.record import record


@record(frozen=True, slots=True)
class TranslationContext:
    """What translators find the words of one module under.

    Qt's `lupdate` takes what stands before `.tr("…")` for the context, so a context is kept
    under its own name: `Damages = TranslationContext("Damages")`. Of `translate("Damages", …)`
    it would not see that a plural form is asked for.
    """

    name: str

    def tr(self, words: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The words in the reader's language, in the form for `n` and with `n` for every %n."""
        return QCoreApplication.translate(self.name, words, disambiguation, n)
