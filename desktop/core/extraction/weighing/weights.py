"""The weights with which signs are weighed, as they ship with the program."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import resources
from desktop.core.extraction.rules.plain_forms import Ground
from desktop.core.quotation import MentionKind

_FILE = "models/quotations.json"
_VERSION = 2
_log = logging.getLogger(__name__)

Steps = tuple[tuple[int, float], ...]


class WeightsDamaged(Exception):
    """A file of weights does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, in hundredths, for "this is speech" and for "this one speaks".

    `certainty` tells for each kind of mention and each ground how often a choice is right: pairs
    of a share of the votes, in hundredths, and the measured share of right choices from there
    on, rising.
    """

    speech: Mapping[str, int]
    speaker: Mapping[str, int]
    certainty: Mapping[tuple[MentionKind, Ground], Steps]

    def speech_score(self, signs: Iterable[str]) -> int:
        """The sum for one piece; above 0 it is speech."""
        weight = self.speech.get
        return sum([weight(sign, 0) for sign in signs])

    def speaker_score(self, signs: Iterable[str]) -> int:
        """The sum for one candidate, to be compared with those of the others."""
        weight = self.speaker.get
        return sum([weight(sign, 0) for sign in signs])

    def confidence(self, kind: MentionKind, ground: Ground, share: int) -> float:
        """How often a choice is right that has this share of the votes, in hundredths."""
        steps = self.certainty[kind, ground]
        return next((right for least, right in reversed(steps) if share >= least), 0.0)


def read_weights(path: Path) -> Weights:
    """The weights in a file; raises OSError, or WeightsDamaged when it is not such a file."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        if stored["version"] != _VERSION:
            raise WeightsDamaged(f"{path.name} has an unknown version")
        return Weights(
            speech=_flat(stored["speech"]),
            speaker=_flat(stored["speaker"]),
            certainty={
                (kind, ground): tuple(
                    (int(least), float(right))
                    for least, right in stored["certainty"][f"{kind} {ground}"]
                )
                for kind in MentionKind
                for ground in Ground
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise WeightsDamaged(f"{path.name} holds no weights") from problem


@cache
def shipped_weights() -> Weights | None:
    """The weights that ship with the program; none, with a warning in the log, if they are gone.

    They are read once, when the first article is. Without them the rules decide alone.
    """
    try:
        return read_weights(resources.path(_FILE))
    except (OSError, WeightsDamaged) as problem:
        _log.warning("Quotations are found by rules alone: %s", problem)
        return None


def _flat(stored: Mapping[str, Any]) -> dict[str, int]:
    """The signs with their weights; the file keeps those apart that begin with the same word."""
    flat = {
        f"{family} {rest}": int(weight)
        for family, members in stored.items()
        for rest, weight in members.items()
    }
    # Nothing behind the first word: with a blank or without, as no sign is there in both forms.
    return flat | {family: int(each[""]) for family, each in stored.items() if "" in each}
