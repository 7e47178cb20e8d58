"""What the classes of reporting words are called wherever a person reads of them."""

from __future__ import annotations

from desktop.core.reporting.cue_class import CueClass

# The class's own name stands only in --json.
WORDS = {
    CueClass.NEUTRAL: "neutral",
    CueClass.DOUBTING: "doubting",
    CueClass.FORCEFUL: "forceful",
    CueClass.FACTIVE: "as a fact",
    CueClass.HEDGED: "careful",
}
