"""The words that stand beside a student's own when these go out, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.claim import Stance
from desktop.core.pen import Pen
from desktop.core.record import record


@record(frozen=True, slots=True)
class WorkLabels:
    """What is handed in by `wording`; “{0}” in a label stands for what it tells of."""

    language: str
    pens: Mapping[Pen, str]
    stances: Mapping[Stance, str]
    paragraph: str
    speaker: str
    judged: str
    asked: str
    rights: str
    lost: str
    untagged: str
    bibliography: str
    nothing: str
    columns: Mapping[str, str]
