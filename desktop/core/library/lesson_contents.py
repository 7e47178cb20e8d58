"""All that an installed lesson holds, read again from the files that its teacher wrote."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.fields.problem import ProblemList
from desktop.core.lesson import LessonPack, PackFile
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.reading import read_files
from desktop.core.record import replace


@dataclass(frozen=True, slots=True)
class InstalledLesson:
    """A pack of the library, without its files, and what no table holds of it."""

    pack: LessonPack
    contents: LessonContents

    def levels_of(self, article_id: ArticleId) -> tuple[ArticleId, ...]:
        """The texts that say the same as this one, itself among them, in the order of the pack."""
        levels = self.contents.levels
        mine = next((each for each in levels if each.article_id == article_id), None)
        if mine is None:
            return (article_id,)
        main = mine.same_as or mine.article_id
        return tuple(each.article_id for each in levels if main in (each.same_as, each.article_id))


def installed_lesson(files: tuple[PackFile, ...]) -> InstalledLesson | None:
    """A lesson of the library; None where it is gone, or cannot be read any more. A task."""
    reading = read_files(files, ProblemList(), is_kept=True)
    if reading.pack is None or reading.contents is None:
        return None
    return InstalledLesson(replace(reading.pack, files=()), reading.contents)
