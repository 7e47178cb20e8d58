"""What is damaged in a library, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.core.library.damage import Damage, DamageKind
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date

if TYPE_CHECKING:
    from desktop.core.library.checking import Checked, DescribedDamage

_LONGEST = 60


def noticed_words(damages: Sequence[Damage]) -> str:
    """One sentence on rows that turned out to be wrong while they were read."""
    unreadable = [each for each in damages if each.kind is DamageKind.UNREADABLE]
    told = unreadable or damages
    if all(each.table == "annotation" for each in told):
        count = counted(len(told), _tr("1 note"), _tr("{0} notes"))
    elif all(each.table == "article" for each in told):
        count = counted(len(told), _tr("1 text"), _tr("{0} texts"))
    else:
        count = counted(len(told), _tr("1 thing"), _tr("{0} things"))
    if unreadable:
        words = _tr("{0} could not be read; nothing was deleted.")
    elif len(told) == 1:
        words = _tr("{0} is not as it was saved; nothing was deleted.")
    else:
        words = _tr("{0} are not as they were saved; nothing was deleted.")
    return words.format(count)


def summary(checked: Checked) -> str:
    """One sentence on the whole library."""
    articles = counted(checked.sound("article"), _tr("1 text"), _tr("{0} texts"))
    notes = counted(checked.sound("annotation"), _tr("1 note"), _tr("{0} notes"))
    if checked.is_sound:
        words = _tr("Everything is as it was saved: {0}, {1} and all that belongs to them.")
        return words.format(articles, notes)
    words = _tr("{0} and {1} are sound. What follows is not; nothing was deleted.")
    return words.format(articles, notes)


def lines(found: Iterable[DescribedDamage]) -> tuple[str, ...]:
    """What is damaged, and which copy has it, each once."""
    return tuple(dict.fromkeys(_line(each) for each in found))


def copy_days(found: Iterable[DescribedDamage]) -> str:
    """The days of the copies from which something can be taken, the newest first."""
    days = {each.remedy.copy.day for each in found if each.remedy is not None}
    return ", ".join(spoken_date(day) for day in sorted(days, reverse=True))


def _line(found: DescribedDamage) -> str:
    kind = found.damage.kind
    if kind is DamageKind.HEAD:
        return _tr("The file does not say any more that it is a library of this version.")
    if kind is DamageKind.FILE or not found.damage.table:
        if kind is DamageKind.LISTS:
            return _tr("A list by which things are found is not in order. It can be made anew.")
        return _tr("A part of the file cannot be read.")
    words = {
        DamageKind.UNREADABLE: _tr("{0} cannot be read by this version, and is kept as it is."),
        DamageKind.MISSING: _tr("{0} is missing."),
        DamageKind.ALONE: _tr("{0} belongs to something that is not there."),
    }.get(kind, _tr("{0} is not as it was saved."))
    said = words.format(_subject(found))
    if kind is DamageKind.UNREADABLE:
        return said
    if found.remedy is None:
        return f"{said} {_tr('No copy has it.')}"
    if found.remedy.is_exact:
        where = _tr("It can be taken, as it was saved last, from the copy of {0}.")
    else:
        where = _tr("As it was then it can be taken from the copy of {0}.")
    return f"{said} {where.format(spoken_date(found.remedy.copy.day))}"


def _subject(found: DescribedDamage) -> str:
    words = {
        "article": _tr("The text “{0}”"),
        "annotation": _tr("The note on “{0}”"),
        "wording": _tr("The earlier wording “{0}”"),
        "correction": _tr("What you put right at “{0}”"),
        "speaker_name": _tr("The speaker’s name “{0}”"),
        "saved_search": _tr("The saved search “{0}”"),
        "past_search": _tr("The earlier search “{0}”"),
        "claim": _tr("The claim “{0}”"),
        "context_note": _tr("The context note “{0}”"),
        "person": _tr("The person “{0}”"),
        "lesson_pack": _tr("The lesson pack “{0}”"),
        "preference": _tr("The setting “{0}”"),
        "reading_place": _tr("The place where you stopped reading “{0}”"),
    }.get(found.damage.table, _tr("A part of a lesson pack, “{0}”,"))
    about = " ".join((found.about or found.damage.key).split())
    short = about if len(about) <= _LONGEST else f"{about[: _LONGEST - 1]}…"
    subject = words.format(short)
    return _tr("{0} of {1}").format(subject, spoken_date(found.day)) if found.day else subject


def _tr(words: str) -> str:
    return QCoreApplication.translate("Damage", words)
