"""Who says what: put right by the student, each time a step to undo."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.anchoring.description import describe
from desktop.core.article import Article, ArticleId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.quotation import Quotation
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.text.normalised import normalise_line
from desktop.core.text.whole_words import without_blanks
from desktop.live.edits.steps import StepPassage, Steps
from desktop.live.library import LiveLibrary


class SpeakerEdits:
    """What a student says of quotations and of who speaks."""

    def __init__(self, library: LiveLibrary, steps: Steps) -> None:
        self._library, self._steps = library, steps

    def correct_speaker(
        self, article: Article, quotation: Quotation, name: str
    ) -> CorrectionId | None:
        """Says whose a quotation is; an empty name says that nobody is named.

        What the reader said of the same words before is put aside. None when it failed.
        """
        return self._correct(
            QCoreApplication.translate("Edits", "speaker"),
            article,
            quotation.extent,
            CorrectionKind.SPEAKER,
            name,
            told=_told_speaker(name),
        )

    def deny_quotation(self, article: Article, quotation: Quotation) -> CorrectionId | None:
        """Says that words between marks are nobody's speech. None when it failed."""
        return self._correct(
            QCoreApplication.translate("Edits", "no quotation"),
            article,
            quotation.extent,
            CorrectionKind.NOT_SPEECH,
            told=QCoreApplication.translate("Edits", "Nobody’s speech: “{0}”"),
        )

    def add_quotation(self, article: Article, span: Span, name: str) -> CorrectionId | None:
        """Says that words are a quotation, by `name` or, if that is empty, by nobody named.

        White space at the ends is left out. None when there are no words, or when it failed.
        """
        words = without_blanks(article.text, span)
        if not len(words):
            return None
        return self._correct(
            QCoreApplication.translate("Edits", "quotation"),
            article,
            words,
            CorrectionKind.MISSED,
            name,
            told=_told_speaker(name),
        )

    def join_speakers(self, name: str, shown_as: str) -> CorrectionId | None:
        """Lets whoever is called `name` be one with `shown_as` in every article.

        None when a name is empty or they are the same already, or when it failed.
        """
        return self._name_speaker(
            QCoreApplication.translate("Edits", "one speaker"),
            name,
            shown_as,
            None,
            told=_told_names(QCoreApplication.translate("Edits", "{1} is {2}"), name, shown_as),
        )

    def separate_speaker(self, article: Article, name: str, shown_as: str) -> CorrectionId | None:
        """Shows whoever is called `name` in this article, and only there, as somebody else.

        None when a name is empty or they are the same already, or when it failed.
        """
        return self._name_speaker(
            QCoreApplication.translate("Edits", "another speaker"),
            name,
            shown_as,
            article.id,
            told=_told_names(
                QCoreApplication.translate("Edits", "In this text {1} is {2}"), name, shown_as
            ),
        )

    def take_back(self, correction_id: CorrectionId) -> None:
        """Lets a correction or a speaker's name no longer hold, unless it came with a pack."""
        known = self._steps.read(lambda library: library.corrections.find(correction_id), None)
        if known is None:
            return
        self._steps.take(
            QCoreApplication.translate("Edits", "taking back a correction"),
            lambda library: library.corrections.remove(correction_id),
            lambda library: library.corrections.restore(correction_id),
            told=QCoreApplication.translate("Edits", "Your correction holds no more"),
        )

    def _correct(
        self,
        words: str,
        article: Article,
        span: Span,
        kind: CorrectionKind,
        name: str = "",
        *,
        told: str,
    ) -> CorrectionId | None:
        correction = Correction(
            id=CorrectionId(uuid4().hex),
            article_id=article.id,
            kind=kind,
            selector=describe(article.text, span),
            speaker=normalise_line(name),
            created=self._library.now.now().isoformat(),
        )

        def is_replaced(earlier: Correction) -> bool:
            # Words that were added stay a quotation, whatever is said of them afterwards.
            is_open = kind is CorrectionKind.MISSED or earlier.kind is not CorrectionKind.MISSED
            return is_open and earlier.is_the_readers and earlier.selector.span.overlaps(span)

        before = self._steps.read(lambda library: library.corrections.of_article(article.id), None)
        if before is None:
            return None
        replaced = [c.id for c in before if is_replaced(c)]
        return self._put_right(words, correction, replaced, told)

    def _name_speaker(
        self, words: str, name: str, shown_as: str, article_id: ArticleId | None, *, told: str
    ) -> CorrectionId | None:
        name, shown_as = normalise_line(name), normalise_line(shown_as)
        if not name or not shown_as or name == shown_as:
            return None
        new = SpeakerName(
            id=CorrectionId(uuid4().hex),
            name=name,
            shown_as=shown_as,
            article_id=article_id,
            created=self._library.now.now().isoformat(),
        )
        before = self._steps.read(
            lambda library: library.corrections.speaker_names(article_id), None
        )
        if before is None:
            return None
        replaced = [
            each.id
            for each in before
            if each.article_id == article_id and speaker_key(each.name) == speaker_key(name)
        ]
        return self._put_right(words, new, replaced, told)

    def _put_right(
        self, words: str, new: Correction | SpeakerName, replaced: list[CorrectionId], told: str
    ) -> CorrectionId | None:
        done = self._steps.take(
            words,
            lambda library: library.corrections.add(new, in_place_of=replaced),
            lambda library: library.corrections.exchange(removed=(new.id,), restored=replaced),
            again=lambda library: library.corrections.exchange(
                removed=replaced, restored=(new.id,)
            ),
            place=StepPassage.of(new) if isinstance(new, Correction) else None,
            told=told,
        )
        return new.id if done else None


def _told_speaker(name: str) -> str:
    if not name.strip():
        return QCoreApplication.translate("Edits", "Nobody is named for “{0}”")
    words = QCoreApplication.translate("Edits", "{1} says “{0}”")
    return words.replace("{1}", normalise_line(name))


def _told_names(words: str, name: str, shown_as: str) -> str:
    return words.replace("{1}", normalise_line(name)).replace("{2}", normalise_line(shown_as))
