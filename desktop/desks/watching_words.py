"""What can be watched for in a folder: texts, or lessons, each with its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.live.kept_preferences import LESSONS_WATCHED, WATCHED
from desktop.live.watched_folder import LESSONS, TEXTS
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

WatchingDesk = TranslationContext("WatchingDesk")


@dataclass(frozen=True, slots=True)
class WatchedKind:
    """What is watched for; `counts_all` when what lies in the folder already counts too.

    The preferences `folder_kept` and `known_kept` hold the folder, and up to when all of it is
    known, in seconds. What is said has “{0}” where the folder is named.
    """

    folder_kept: str
    known_kept: str
    topic: str
    endings: frozenset[str]
    counts_all: bool
    choice: Callable[[], str]
    is_watched: Callable[[], str]
    begun: Callable[[], str]
    came: Callable[[int], str]
    take: Callable[[], str]


def _texts_came(count: int) -> str:
    return counted(
        count,
        WatchingDesk.tr("1 new file in “{0}”"),
        WatchingDesk.tr("%n new files in “{0}”", None, count),
    )


def _lessons_came(count: int) -> str:
    return counted(
        count,
        WatchingDesk.tr("1 new lesson in “{0}”"),
        WatchingDesk.tr("%n new lessons in “{0}”", None, count),
    )


FOR_TEXTS = WatchedKind(
    folder_kept=WATCHED,
    known_kept="watched-folder-known",
    topic="watched-folder",
    endings=TEXTS,
    counts_all=False,
    choice=lambda: WatchingDesk.tr("Watch a folder"),
    is_watched=lambda: WatchingDesk.tr("The folder “{0}” is watched."),
    begun=lambda: WatchingDesk.tr("Watching “{0}”: you are asked when a text comes into it."),
    came=_texts_came,
    take=lambda: WatchingDesk.tr("Add"),
)
FOR_LESSONS = WatchedKind(
    folder_kept=LESSONS_WATCHED,
    known_kept="lessons-folder-known",
    topic="lessons-folder",
    endings=LESSONS,
    counts_all=True,
    choice=lambda: WatchingDesk.tr("Watch a folder for lessons"),
    is_watched=lambda: WatchingDesk.tr("The folder “{0}” is watched for lessons."),
    begun=lambda: WatchingDesk.tr("Watching “{0}”: you are asked when a lesson comes into it."),
    came=_lessons_came,
    take=lambda: WatchingDesk.tr("Look at them"),
)
