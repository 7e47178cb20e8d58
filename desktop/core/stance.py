"""What a reader may think of a claim."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Whether its reader takes a claim to be so; the program itself never says."""

    AGREE = "agree"
    DOUBT = "doubt"
    CANNOT_TELL = "unsure"
