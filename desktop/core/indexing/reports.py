"""What whoever feeds the index is asked and what it reports, one line each, and what follows."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Self

from desktop.core.record import fields_of, record


class FeederRequest(StrEnum):
    """What the feeder of an index is asked to do.

    FEED is followed by the number of the request; DAMAGED by the mark of the index that could
    not be read, which is empty when not even that could be; AGAIN by the key of a text that was
    passed over and is wanted again (see `hard_texts`).
    """

    FEED = "feed"
    DAMAGED = "damaged"
    AGAIN = "again"
    STOP = "stop"


class FeedingStage(StrEnum):
    """How far a feeding has come.

    WAITING while another program feeds the same index; TROUBLE when it was given up for now.
    REMARK is for the log alone.
    """

    FEEDING = "feeding"
    WAITING = "waiting"
    DONE = "done"
    TROUBLE = "trouble"
    REMARK = "remark"


@record(frozen=True, slots=True)
class Report:
    """One thing that was said; `request` is the number of the last request that was heeded.

    `articles` of `all_articles` were fed since this feeding began, and `rows` of the queue.
    `is_from_scratch` while the index does not yet hold the whole library.
    """

    stage: FeedingStage
    request: int = 0
    rows: int = 0
    articles: int = 0
    all_articles: int = 0
    is_from_scratch: bool = False
    words: str = ""

    def line(self) -> str:
        """The report as one line of JSON in ASCII, without its end."""
        return json.dumps(fields_of(self))

    @classmethod
    def read(cls, line: str) -> Self | None:
        """The report that a line holds; None for a line that is none."""
        try:
            fields = json.loads(line)
            return cls(**{**fields, "stage": FeedingStage(fields["stage"])})
        except (ValueError, KeyError, TypeError):
            return None


@record(frozen=True, slots=True)
class Feeding:
    """How the index is being brought up to the library, for whoever wants to say so.

    Of `all_articles` that waited when it began `articles` are done. `is_from_scratch` when
    the index is made anew; `is_stuck` while it cannot be written.
    """

    is_going_on: bool = False
    articles: int = 0
    all_articles: int = 0
    is_from_scratch: bool = False
    is_stuck: bool = False
