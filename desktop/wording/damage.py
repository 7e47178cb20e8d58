"""What is damaged in a library, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.core.library.damage import Damage, DamageKind
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date
from desktop.wording.translation_context import TranslationContext

Damages = TranslationContext("Damages")

if TYPE_CHECKING:
    from desktop.core.library.checked import Checked, DescribedDamage

_LONGEST = 60


def noticed_words(damages: Sequence[Damage]) -> str:
    """One sentence on rows that turned out to be wrong while they were read."""
    unreadable = [each for each in damages if each.kind is DamageKind.UNREADABLE]
    told = unreadable or damages
    count = len(told)
    if all(each.table == "annotation" for each in told):
        subject = _notes(count)
    elif all(each.table == "article" for each in told):
        subject = _texts(count)
    else:
        subject = counted(count, Damages.tr("1 thing"), Damages.tr("%n things", None, count))
    if unreadable:
        words = Damages.tr("{0} could not be read; nothing was deleted.", None, count)
    elif count == 1:
        words = Damages.tr("{0} is not as it was saved; nothing was deleted.")
    else:
        words = Damages.tr("{0} are not as they were saved; nothing was deleted.", None, count)
    return words.format(subject)


def summary(checked: Checked) -> str:
    """One sentence on the whole library."""
    articles, notes = _texts(checked.sound("article")), _notes(checked.sound("annotation"))
    if checked.is_sound:
        words = Damages.tr("Everything is as it was saved: {0}, {1} and all that belongs to them.")
        return words.format(articles, notes)
    words = Damages.tr("{0} and {1} are sound. What follows is not; nothing was deleted.")
    return words.format(articles, notes)


def _texts(count: int) -> str:
    return counted(count, Damages.tr("1 text"), Damages.tr("%n texts", None, count))


def _notes(count: int) -> str:
    return counted(
        count, Damages.tr("1 mark or note"), Damages.tr("%n marks and notes", None, count)
    )


def lines(damages: Iterable[DescribedDamage]) -> tuple[str, ...]:
    """What is damaged, and which copy has it, each once."""
    return tuple(dict.fromkeys(_line(each) for each in damages))


def copy_days(damages: Iterable[DescribedDamage]) -> str:
    """The days of the copies from which something can be taken, the newest first."""
    days = {each.remedy.copy.day for each in damages if each.remedy is not None}
    return ", ".join(spoken_date(day) for day in sorted(days, reverse=True))


def _line(found: DescribedDamage) -> str:
    kind = found.damage.kind
    if kind is DamageKind.HEAD:
        return Damages.tr("The file does not say that it is a library of this version.")
    if kind is DamageKind.FILE or not found.damage.table:
        if kind is DamageKind.LISTS:
            return Damages.tr(
                "A list by which things are found is not in order. It can be made anew."
            )
        return Damages.tr("A part of the file cannot be read.")
    words = {
        DamageKind.UNREADABLE: Damages.tr(
            "{0} cannot be read by this version, and is kept as it is."
        ),
        DamageKind.MISSING: Damages.tr("{0} is missing."),
        DamageKind.ALONE: Damages.tr("{0} belongs to something that is not there."),
    }.get(kind, Damages.tr("{0} is not as it was saved."))
    said = words.format(_subject(found))
    if kind is DamageKind.UNREADABLE:
        return said
    if found.remedy is None:
        nowhere = Damages.tr("No copy has it.")
        return f"{said} {nowhere}"
    if found.remedy.is_exact:
        where = Damages.tr("It can be taken, as it was saved last, from the copy of {0}.")
    else:
        where = Damages.tr("As it was then it can be taken from the copy of {0}.")
    return f"{said} {where.format(spoken_date(found.remedy.copy.day))}"


def _subject(found: DescribedDamage) -> str:
    words = {
        "article": Damages.tr("The text “{0}”"),
        "annotation": Damages.tr("The note on “{0}”"),
        "wording": Damages.tr("The earlier wording “{0}”"),
        "correction": Damages.tr("What you put right at “{0}”"),
        "speaker_name": Damages.tr("The speaker’s name “{0}”"),
        "saved_search": Damages.tr("The saved search “{0}”"),
        "past_search": Damages.tr("The earlier search “{0}”"),
        "claim": Damages.tr("The claim “{0}”"),
        "context_note": Damages.tr("The context note “{0}”"),
        "person": Damages.tr("The person “{0}”"),
        "picture": Damages.tr("The picture “{0}”"),
        "lesson_pack": Damages.tr("The lesson pack “{0}”"),
        "preference": Damages.tr("The setting “{0}”"),
        "reading_place": Damages.tr("The place where you stopped reading “{0}”"),
        "reading_mark": Damages.tr("What you said of reading “{0}”"),
        "article_tag": Damages.tr("The tag “{0}”"),
        "collection": Damages.tr("The collection “{0}”"),
        "collected": Damages.tr("The place of “{0}” in a collection"),
        "article_origin": Damages.tr("What you changed about the source of “{0}”"),
        "waiting_note": Damages.tr("The note from “{0}” that waits for its article"),
    }.get(found.damage.table, Damages.tr("A part of a lesson pack, “{0}”,"))
    about = " ".join((found.about or found.damage.key).split())
    short = about if len(about) <= _LONGEST else f"{about[: _LONGEST - 1]}…"
    subject = words.format(short)
    return (
        Damages.tr("{0} of {1}").format(subject, spoken_date(found.day)) if found.day else subject
    )
