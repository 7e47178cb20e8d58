"""Why an annotation was made, in the terms of the W3C Web Annotation model."""

from __future__ import annotations

from enum import StrEnum


class Motivation(StrEnum):
    """Why an annotation was made (W3C)."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"
    ASSESSING = "assessing"
    DESCRIBING = "describing"
    REPLYING = "replying"
