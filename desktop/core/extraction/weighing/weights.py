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

_FILE = "models/quotations.json"
_VERSION = 3
_log = logging.getLogger(__name__)


class WeightsDamaged(Exception):
    """A file of weights does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, in hundredths: for "this is speech", for "this one speaks" and for
    "this is right".
    """

    speech: Mapping[str, int]
    speaker: Mapping[str, int]
    certainty: Mapping[str, int]

    def speech_score(self, signs: Iterable[str]) -> int:
        """The sum for one piece; above 0 it is speech."""
        weight = self.speech.get
        return sum([weight(sign, 0) for sign in signs])

    def speaker_score(self, signs: Iterable[str]) -> int:
        """The sum for one candidate, to be compared with those of the others."""
        weight = self.speaker.get
        return sum([weight(sign, 0) for sign in signs])

    def certainty_score(self, signs: Iterable[str]) -> int:
        """The log odds, in hundredths, that the speaker who was chosen is right."""
        weight = self.certainty.get
        return sum([weight(sign, 0) for sign in signs])


def read_weights(path: Path) -> Weights:
    """The weights in a file; raises OSError, or WeightsDamaged when it is not such a file."""
    try:
        stored = json.loads(path.read_text("utf-8"))
        if stored["version"] != _VERSION:
            raise WeightsDamaged(f"{path.name} has an unknown version")
        return Weights(
            speech=_flat(stored["speech"]),
            speaker=_flat(stored["speaker"]),
            certainty=_flat(stored["certainty"]),
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
