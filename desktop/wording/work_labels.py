"""The words that stand beside a student's own in what they take out."""

from __future__ import annotations

from desktop.core.claim import Stance
from desktop.core.pen import Pen
from desktop.core.student_work.labels import WorkLabels
from desktop.wording.claims import stance_name
from desktop.wording.pens import name_of
from desktop.wording.translation_context import TranslationContext

TakenOut = TranslationContext("TakenOut")


def work_labels() -> WorkLabels:
    """All of them, in the reader's language."""
    return WorkLabels(
        language="en",
        pens={pen: name_of(pen) for pen in Pen},
        stances={stance: stance_name(stance) for stance in Stance},
        paragraph=TakenOut.tr("paragraph {0}"),
        speaker=TakenOut.tr("said by {0}"),
        judged=TakenOut.tr("On the claim “{0}”: {1}"),
        asked=TakenOut.tr("Question: {0}"),
        rights=TakenOut.tr("Rights: {0}"),
        lost=TakenOut.tr("in an earlier version of the text"),
        untagged=TakenOut.tr("The others"),
        bibliography=TakenOut.tr("Sources"),
        nothing=TakenOut.tr("No marks or notes."),
        columns={
            "article": TakenOut.tr("Article"),
            "author": TakenOut.tr("Author"),
            "publisher": TakenOut.tr("Publisher"),
            "published": TakenOut.tr("Published"),
            "address": TakenOut.tr("Address"),
            "rights": TakenOut.tr("Rights"),
            "pen": TakenOut.tr("Pen"),
            "quote": TakenOut.tr("Words"),
            "speaker": TakenOut.tr("Said by"),
            "note": TakenOut.tr("Note"),
            "tags": TakenOut.tr("Tags"),
            "paragraph": TakenOut.tr("Paragraph"),
            "judgement": TakenOut.tr("Judgement"),
            "claim": TakenOut.tr("Claim"),
            "question": TakenOut.tr("Question"),
            "in_text": TakenOut.tr("In the text"),
            "citation": TakenOut.tr("Source"),
            "created": TakenOut.tr("Made"),
            "modified": TakenOut.tr("Changed"),
            "id": TakenOut.tr("Id"),
        },
    )
