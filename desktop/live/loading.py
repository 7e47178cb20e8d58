"""Lesson packs that are looked into before anything of them is added."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from desktop.core.article import ArticleId
from desktop.core.fields.problem import Problem
from desktop.core.lesson import Lesson, LessonPack, PackId
from desktop.core.library.arrivals import Arrivals, StandingPack
from desktop.core.library.carrying import PlannedVersion
from desktop.core.library.editions import Editions
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.editions import (
    Arrival,
    EditionComparison,
    arrival_of,
    compare_editions,
)
from desktop.core.packs.reading import PackReading
from desktop.core.packs.sealed_pack import Ending, ended
from desktop.core.packs.summary import PackSummary, summary_of
from desktop.live.pack_readers import PackReaders

# So many packs are looked into together: more are a whole disk.
_MOST_PACKS = 200


@dataclass(frozen=True, slots=True)
class OfferedPack:
    """What a pack is and what adding it would do; without a `pack`, `problems` say why not.

    `standing` is the edition that is there, `comparison` what would change from it and become of
    its student's work; `stands_for` are lessons that it says it replaces. `has_work` when texts of
    it stayed in the library while it was away.
    """

    path: Path
    problems: tuple[Problem, ...]
    pack: LessonPack | None = None
    summary: PackSummary | None = None
    arrival: Arrival = Arrival.NEW
    standing: Lesson | None = None
    comparison: EditionComparison | None = None
    stands_for: tuple[Lesson, ...] = ()
    has_work: bool = False


@dataclass(frozen=True, slots=True)
class PlannedPacks:
    """Packs that are to be added in one step: what becomes of marks, what they take the place of.

    Those that go `out` are replaced by others; `standing` is how all of it was before.
    """

    packs: tuple[LessonPack, ...]
    plans: Mapping[ArticleId, PlannedVersion]
    standing: tuple[StandingPack, ...]
    out: tuple[PackId, ...] = ()


def offered_pack(reading: PackReading, path: Path, library: Library) -> OfferedPack:
    """What adding a pack that was read would do. A task: it compares texts."""
    if reading.pack is None or reading.contents is None:
        return OfferedPack(path, reading.problems)
    pack, contents = reading.pack, reading.contents
    editions = Editions(library)
    there, standing = editions.reading(pack.id), editions.standing(pack.id)
    old = there.pack if there is not None else None
    old_contents = there.contents if there is not None else None
    lessons = {lesson.id: lesson for lesson in library.lessons.all()}
    arrival = arrival_of(
        pack,
        contents.about,
        old,
        old_contents.about if old_contents is not None else None,
        others=lessons,
    )
    is_new = arrival in (Arrival.NEW, Arrival.REPLACES)
    return OfferedPack(
        path,
        reading.problems,
        pack,
        summary_of(pack, contents),
        arrival,
        standing,
        _comparison(editions, old, old_contents, pack, contents),
        tuple(lessons[each] for each in contents.about.replaces if each in lessons),
        has_work=is_new and any(library.articles.is_there(each.id) for each in pack.articles),
    )


def _comparison(
    editions: Editions,
    old: LessonPack | None,
    old_contents: LessonContents | None,
    pack: LessonPack,
    contents: LessonContents,
) -> EditionComparison | None:
    if old is None or old_contents is None:
        return None
    work = editions.work_on(pack.id)
    return compare_editions((old, old_contents), (pack, contents), work)


def plan_of(folder: Path, looks: Sequence[OfferedPack]) -> PlannedPacks:
    """What is to be written to add these packs. A task: it compares texts. Raises NoSuchPack."""
    packs = tuple(look.pack for look in looks if look.pack is not None)
    out = tuple(
        dict.fromkeys(
            lesson.id
            for look in looks
            if look.arrival is Arrival.REPLACES
            for lesson in look.stands_for
        )
    )
    with Library.open_for_reading(folder) as library:
        arrivals = Arrivals(library)
        touched = dict.fromkeys((*(pack.id for pack in packs), *out))
        return PlannedPacks(packs, arrivals.plans(packs), arrivals.standing(touched), out)


class LiveLoading(QObject):
    """Reads packs one after the other, in a process that can be ended; writes nothing.

    `progressed` says how many of how many texts of the pack in hand are read, with its path;
    `looked` carries an OfferedPack; `ended` comes once at the end, also after `stop`. `failed`
    carries the error of a library that could not be read. All are sent on the window's thread.
    """

    progressed = Signal(Path, int, int)
    looked = Signal(object)
    ended = Signal()
    failed = Signal(object)
    _heard = Signal(Path, int, int)
    _read = Signal(object)
    _finished = Signal(object)

    def __init__(self, folder: Path, make_readers: Callable[[], PackReaders] = PackReaders) -> None:
        super().__init__()
        self._folder, self._make_readers = folder, make_readers
        self._readers: PackReaders | None = None
        self._thread: Thread | None = None
        self._is_stopped = Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._heard.connect(self.progressed, queued)
        self._read.connect(self.looked, queued)
        self._finished.connect(self._end, queued)

    @property
    def is_running(self) -> bool:
        """Whether packs are being read."""
        return self._thread is not None

    def start(self, paths: Sequence[Path]) -> bool:
        """Begins to look into these packs; not while others are looked into."""
        if self._thread is not None:
            return False
        self._is_stopped.clear()
        readers = self._readers = self._make_readers()
        wanted = tuple(paths[:_MOST_PACKS])
        self._thread = Thread(
            target=self._work, args=(wanted, readers), name="loading", daemon=True
        )
        self._thread.start()
        return True

    def stop(self) -> None:
        """Reads no more; what was looked into already is still told."""
        self._is_stopped.set()
        if self._readers is not None:
            self._readers.stop()

    def close(self) -> None:
        """Ends the process, and waits until nothing is read any more; nothing is told after."""
        self._is_stopped.set()
        if self._readers is not None:
            self._readers.close()
        if self._thread is not None:
            self._thread.join()
        # What was on its way would come to a library that is closed, and to widgets that are gone.
        self.blockSignals(True)
        QCoreApplication.removePostedEvents(self)

    def _work(self, paths: Sequence[Path], readers: PackReaders) -> None:
        error: Exception | None = None
        # The window may be gone before its packs are read.
        with suppress(RuntimeError):
            try:
                with Library.open_for_reading(self._folder) as library:
                    for path in paths:
                        self._read.emit(offered_pack(self._reading(path, readers), path, library))
            except LibraryError as raised:
                error = raised
            finally:
                readers.close()
            self._finished.emit(error)

    def _reading(self, path: Path, readers: PackReaders) -> PackReading:
        if self._is_stopped.is_set():
            return ended(path, Ending.STOPPED)

        def hear(done: int, of: int) -> None:
            self._heard.emit(path, done, of)

        return readers.read(path, hear)

    def _end(self, error: Exception | None) -> None:
        self._thread = self._readers = None
        if error is not None:
            self.failed.emit(error)
        self.ended.emit()
